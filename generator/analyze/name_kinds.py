"""Kinds: what a name is at one place of the text, by its words and by what stands around them, and the rule that told.

The rules are a closed list, since pages say them to the reader. What all places of a name come to is decided in `name_forms`, and
which place of several that share a name is meant in `name_places`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from generator.analyze.gazetteer import states
from generator.analyze.given_names import GIVEN
from generator.analyze.name_words import (
    ACRONYMS,
    COMMITTEES,
    ORGANIZATION_WORDS,
    ORGANIZATIONS,
    PLACE_BEFORE,
    PLACE_WORDS,
    PLACES,
    REPORTERS,
    ROLES,
)
from generator.analyze.reading import Passage
from generator.model import NameKind

_NO_ORGANIZATIONS = frozenset(
    ["fake news", "great society", "oval office", "soviet union", "state of the union"]
)  # what their last word would make of them
_LOCATIVES = PLACE_BEFORE | frozenset(["at", "from", "aus", "em", "en", "nach"])


class Told(NamedTuple):
    """A kind, and the rule by which it is known."""

    kind: NameKind
    rule: str


def kind(passage: Passage, first: int, last: int, *, titled: bool) -> Told | None:
    """The kind that the words themselves and what stands around them tell; None where they do not."""
    plain = passage.plain[first : last + 1]
    told = _by_words(plain, " ".join(plain)) or _by_capitals(passage, first, last)
    if told is not None:
        return told
    if titled:
        return Told(NameKind.PERSON, "title")
    if plain[0] in GIVEN and len(plain) <= 4:
        return Told(NameKind.PERSON, "given")
    return _by_surroundings(passage, first, last)


def _by_words(plain: tuple[str, ...], whole: str) -> Told | None:
    if whole in ORGANIZATIONS and whole not in _NO_ORGANIZATIONS:
        return Told(NameKind.ORGANIZATION, "table")
    if whole in PLACES or whole in states():
        return Told(NameKind.PLACE, "table")
    opens = len(plain) > 2 and plain[0] in ORGANIZATION_WORDS and plain[1] in ("of", "for")
    opens = opens or any(one in COMMITTEES and small == "on" for one, small in pairwise(plain))  # 'House Committee on Natural Resources'
    if (plain[-1] in ORGANIZATION_WORDS or opens) and whole not in _NO_ORGANIZATIONS:
        return Told(NameKind.ORGANIZATION, "word")
    if len(plain) > 1 and plain[-1] in PLACE_WORDS:
        return Told(NameKind.PLACE, "word")  # 'Lee County'
    return None


def _by_capitals(passage: Passage, first: int, last: int) -> Told | None:
    """An acronym that is known: 'WHO', but 'Who'."""
    text = passage.texts[first].replace(".", "")
    return Told(NameKind.ORGANIZATION, "table") if first == last and text.isupper() and text.lower() in ACRONYMS else None


def _by_surroundings(passage: Passage, first: int, last: int) -> Told | None:
    count = last - first + 1
    after = passage.text[passage.ends[last] : passage.ends[last] + 30]
    following = passage.texts[last + 1] if last + 1 < len(passage.texts) else ""
    article = first > 0 and passage.texts[first - 1].lower() in ("the", "a", "an")
    initials = count > 2 and any(len(word) == 1 for word in passage.texts[first + 1 : last])
    if initials and passage.plain[first : first + 2] != ("u", "s"):  # no 'U. S. Geological Survey'
        return Told(NameKind.PERSON, "initial")
    if count == 2 and not article and after.startswith((", a ", ", an ", ", the ", ", who ", " who ")) and _apposed(passage, last):
        return Told(NameKind.PERSON, "apposition")
    if count in (2, 3) and not article and following in REPORTERS and after.startswith(" "):
        return Told(NameKind.PERSON, "speaks")
    short = count <= 2 and not article and not passage.texts[first].isupper()
    if first and short and passage.texts[first - 1].lower() in PLACE_BEFORE:
        return Told(NameKind.PLACE, "inside")
    return None


def _apposed(passage: Passage, last: int) -> bool:
    """Whether a role or 'who' follows soon after the name: ', a senior research fellow'."""
    return any(word in ROLES or word == "who" for word in passage.texts[last + 1 : last + 8])


def is_located(passage: Passage, first: int, last: int) -> bool:
    """Whether the words around speak of a place: 'in Paris', 'from Georgia', 'Augusta, Georgia'."""
    before = passage.texts[first - 1].lower() if first else ""
    if before in _LOCATIVES and passage.text[passage.ends[first - 1] : passage.starts[first]] == " ":
        return True
    return stands_in(passage, last) != ""


def stands_in(passage: Passage, last: int) -> str:
    """The country or state that follows behind a comma, folded: 'Augusta, Georgia', 'Allentown, Pa.,'; '' where none does."""
    if passage.text[passage.ends[last] : passage.ends[last] + 2] != ", " or last + 1 >= len(passage.texts):
        return ""
    end = min(last + 3, len(passage.texts))
    for stop in range(end, last + 1, -1):
        land = " ".join(passage.plain[last + 1 : stop])
        if land in PLACES:
            closes = passage.text[passage.ends[stop - 1] : passage.ends[stop - 1] + 1] in ("", ",", ".", ";", ")")
            return land if closes and passage.texts[last + 1][0].isupper() else ""
    return ""
