"""Names: what runs of capitalized words name, and where.

Decides which part of a run (`runs`) is a name: titles and demonyms are no names, but for those by which a pope or a king is called. What
a name is at its place, `name_kinds` tells; which names are one, `name_forms`. Aliases across articles are decided elsewhere.
"""

from __future__ import annotations

from generator.analyze.function_words import FUNCTION_WORDS, NONE
from generator.analyze.given_names import GIVEN
from generator.analyze.name_forms import Sighting, gather
from generator.analyze.name_kinds import Told, is_located, kind, stands_in
from generator.analyze.name_places import is_inflected, listed, stems
from generator.analyze.name_words import (
    DEMONYMS,
    HEAD_TITLES,
    MEMBERS,
    ORGANIZATION_WORDS,
    ORGANIZATIONS,
    PLACES,
    REGAL,
    REPORTERS,
    ROLES,
    SUFFIXES,
    TITLES,
    WITHIN_TITLE,
)
from generator.analyze.reading import Passage, Reading
from generator.analyze.runs import runs, seen_in
from generator.model import Name, NameKind, ParagraphKind
from generator.text import fold

NOUNS_CAPITAL = frozenset(["de", "lb"])


def names(reading: Reading) -> tuple[Name, ...]:
    """The names of the body, in order of first appearance."""
    return gather(sightings(reading), reading.language)


def sightings(reading: Reading) -> list[Sighting]:
    """Every place of a name, in reading order."""
    passages = [p for p in reading.passages if p.kind is not ParagraphKind.HEADING]
    stops = FUNCTION_WORDS.get(reading.language, NONE) | FUNCTION_WORDS["en"]
    seen = seen_in(passages)
    found: list[Sighting] = []
    for passage in passages:
        for first, last in runs(passage, stops, seen):
            lead = _place_before_title(passage, first, last)
            if lead is not None:
                found.append(lead)
            known = _known(passage, first, last, reading.language) if reading.language in NOUNS_CAPITAL else (first, last)
            sighting = _sighting(passage, *known)
            if sighting is not None and is_inflected(reading.language):
                sighting.key = stems(sighting.span.text, reading.language)
            if sighting is not None:
                found.append(sighting)
    return found


def _known(passage: Passage, first: int, last: int, language: str) -> tuple[int, int]:
    """Where every noun has a capital: the part of a run that a given name opens, or the run if it is in a table; else nothing of it."""
    plain = passage.plain[first : last + 1]
    whole = " ".join(plain)
    if whole in PLACES or whole in ORGANIZATIONS or listed(whole, language):
        return first, last
    at = next((at for at, word in enumerate(plain[:-1]) if word in GIVEN), None)
    return (first + at, last) if at is not None else (first, first - 1)


def _place_before_title(passage: Passage, first: int, last: int) -> Sighting | None:
    """The place before a title, a name of its own: 'U.S. President Donald Trump', 'North Carolina Sen. Thom Tillis'."""
    for end in range(min(first + 1, last), first - 1, -1):
        whole = " ".join(passage.plain[first : end + 1])
        if whole in PLACES and end < last and passage.plain[end + 1] in TITLES:
            close = passage.ends[end] + (passage.text[passage.ends[end] : passage.ends[end] + 1] == "." and "." in passage.texts[end])
            span = passage.span(passage.starts[first], close)
            return Sighting(span, _key(span.text), Told(NameKind.PLACE, "table"))
    return None


def _sighting(passage: Passage, first: int, last: int) -> Sighting | None:
    """What the run names, with title and demonym cut off; None where nothing is left."""
    after_title = _after_title(passage, first, last)
    titled = after_title > first
    if titled:
        first = after_title
    while first <= last and passage.plain[first] in DEMONYMS and (first == last or titled):
        first += 1
    if first > last or (first == last and _is_general(passage.plain[last])):
        return None
    alone = last == first or (last == first + 1 and passage.plain[last] in SUFFIXES)
    regal = titled and alone and first > 0 and passage.plain[first - 1] in REGAL
    start = passage.starts[first - regal]
    span = passage.span(start, _end(passage, last))
    before = passage.texts[first - 1] if first else ""
    if not titled and before in ROLES and passage.text[passage.ends[first - 1] : passage.starts[first]] == " ":
        titled = passage.plain[first] not in PLACES or (last > first and passage.plain[first] in GIVEN)  # no 'newspaper China Daily'
    following = passage.texts[last + 1] if last + 1 < len(passage.texts) else ""
    told = Told(NameKind.PERSON, "title") if regal else kind(passage, first, last, titled=titled)
    return Sighting(
        span,
        _key(span.text),
        told,
        acronym=_acronym(passage, first, last, span.end),
        speaks=following in REPORTERS,
        located=is_located(passage, first, last),
        within=stands_in(passage, last),
    )


def _end(passage: Passage, last: int) -> int:
    """Where the name that ends with word `last` ends: without a possessive, with the dot of 'U.S.'."""
    end = passage.ends[last]
    for ending in ("'s", "’s"):
        end -= len(ending) if passage.texts[last].endswith(ending) else 0
    if passage.text[passage.ends[last] : passage.ends[last] + 1] == "." and "." in passage.texts[last]:
        end += 1
    return end


def _is_general(word: str) -> bool:
    """Whether a capitalized word alone is no name but a title or a kind of organization: 'the President', 'the Court', 'the MP'."""
    return word in HEAD_TITLES or word in MEMBERS or (word in ORGANIZATION_WORDS and word not in ORGANIZATIONS)


def _key(text: str) -> str:
    """The identity of a name: folded, without the dots of acronyms."""
    plain = fold(text)
    return plain.replace(".", "") if text.replace(".", "").isupper() else plain


def _after_title(passage: Passage, first: int, last: int) -> int:
    """The word after the run's title; `first` where there is none. 'Secretary of State Marco Rubio' gives 'Marco'."""
    end = first
    at = first
    while at <= last:
        plain = passage.plain[at]
        if plain in HEAD_TITLES or (plain in ROLES and at < last):
            end = at + 1
            if (
                at + 2 <= last
                and passage.texts[at + 1] == "of"
                and passage.plain[at + 2] in {"state", "defense", "defence", "staff", "justice"}
            ):
                end = at = at + 3
                continue
        elif (
            plain not in TITLES
            and plain not in DEMONYMS
            and plain not in WITHIN_TITLE
            and plain not in PLACES
            and not (end == first and at - first < 3)
        ):
            break
        at += 1
    if end > last and end > first:
        return last + 1
    if end > first and passage.plain[end] in WITHIN_TITLE:
        if passage.plain[last] not in ORGANIZATION_WORDS:
            return first  # 'Duke of Sussex'
        while passage.plain[end] in WITHIN_TITLE:
            end += 1  # 'Chairman of the Atomic Energy Regulatory Board'
    return end


def _acronym(passage: Passage, first: int, last: int, end: int) -> str:
    """The long form's text when this name is an acronym in brackets behind it: 'Royal United Services Institute (RUSI)'."""
    after = last + 1
    if last == first or passage.text[end : end + 2] != " (" or after == len(passage.texts):
        return ""
    if passage.starts[after] != end + 2 or passage.text[passage.ends[after] : passage.ends[after] + 1] != ")":
        return ""
    initials = "".join(word[0] for word in passage.texts[first : last + 1] if word[0].isupper())
    return _key(passage.texts[after]) if passage.texts[after].replace(".", "").upper() == initials.upper() else ""
