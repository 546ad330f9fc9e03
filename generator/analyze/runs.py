"""Runs: which words of a body could be a name, by their capitals.

A run is joined by spaces, hyphens, the dots of initials and small joining words; words that have a capital only because they open a
sentence, days, months and function words are cut off its ends. A run ends where it begins to repeat itself, and one with a word that ran
into the next is none, as links set into a page leave them. What a run names is left to `names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.analyze.name_words import (
    ACRONYMS,
    BINDING,
    CALENDAR,
    COMMITTEES,
    COMPOUNDING,
    DEMONYMS,
    HYPHENED,
    JOINING,
    MEMBERS,
    OFFICES,
    ORGANIZATIONS,
    PARTIES,
    PLACES,
    SHORT_MONTHS,
    TITLES,
)
from generator.analyze.reading import Passage

_DATED = re.compile(r"\.|\s[0-9]")
_OPENING = frozenset("“\"‘«„(['")  # a capital behind one of these may open a sentence within a sentence
_GLUED = re.compile(r"[a-zß-ÿ]{3}[A-Z][a-z]")  # 'TrumpKamala', but 'McConnell', 'DeSantis'
_LEADING = ("house", "senate", "the")  # before the name of a committee
_CYRILLIC = re.compile(r"[\u0400-\u04ff]{2,}")
LONGEST = 8  # words of a name: anything longer is a headline or a list


@dataclass(slots=True)
class Seen:
    """What is known of a body's words before names are cut: all forms (asked for in small letters), and capitals within sentences."""

    small: set[str]
    within: set[str] = field(default_factory=set)


def seen_in(passages: list[Passage]) -> Seen:
    """One pass over all words."""
    seen = Seen(set().union(*[passage.texts for passage in passages]))
    for passage in passages:
        text, starts = passage.text, {bound[0] for bound in passage.bounds}
        for at in passage.capitals:
            start = passage.starts[at]
            if start not in starts and text[start - 1] not in _OPENING:
                seen.within.add(passage.plain[at])
    return seen


def runs(passage: Passage, stops: frozenset[str], seen: Seen) -> Iterator[tuple[int, int]]:
    """Each run of words that could be a name, as numbers of its first and last word."""
    starts = {bound[0] for bound in passage.bounds}
    reached = 0
    for at in passage.capitals:
        if at < reached:
            continue
        last = _extend(passage, at)
        reached = last + 1
        if passage.plain[at] in PARTIES and passage.text[passage.ends[at] : passage.ends[at] + 1] == "-":
            continue  # 'Rep. Gregory Meeks, D-N.Y., said'
        opens = passage.starts[at] in starts or passage.text[passage.starts[at] - 1 : passage.starts[at]] in _OPENING
        first = _after_opener(passage, at, last, stops, seen) if opens else at
        if first > last:
            continue
        first, last = _trim(passage, first, last, stops)
        if first <= last and last - first < LONGEST and not any(map(_GLUED.search, passage.texts[first + 1 : last])):
            yield first, last


def _extend(passage: Passage, first: int) -> int:
    """The last word of the run that starts at `first`: capitals joined by spaces, hyphens, initials' dots and small joining words."""
    last = first
    while last + 1 < len(passage.texts):
        if passage.plain[last] in CALENDAR or passage.texts[last].endswith(("'s", "’s")):
            break
        step = _step(passage, last) or _coupled(passage, first, last)
        if not step or passage.plain[last + step] in passage.plain[first:last]:
            break  # 'Joe Biden Joe Biden', but 'Boutros Boutros-Ghali'
        last += step
    return last


def _step(passage: Passage, last: int) -> int:
    """How many words the run grows by: 0 where it ends."""
    text, following = passage.text, passage.texts[last + 1][0]
    gap = text[passage.ends[last] : passage.starts[last + 1]]
    if following.isupper() or (gap == "-" and following.isdigit()):
        if gap == " ":
            return int(not _is_abroad(passage, last))
        if gap == " & " or (gap == "-" and not (passage.plain[last] in PLACES and passage.plain[last + 1] in PLACES)):
            return 1
        one = passage.texts[last]
        return int(gap == ". " and (len(one) == 1 or passage.plain[last] in TITLES or "." in one))
    if gap != " " or last + 2 >= len(passage.texts) or not following.islower():
        return 0
    return _joined(passage, last)


def _is_abroad(passage: Passage, last: int) -> bool:
    """Whether an acronym in Cyrillic letters stands before a name of its own: 'президент США Дональд Трамп'."""
    one, other = passage.texts[last], passage.texts[last + 1]
    return one.isupper() and not other.isupper() and _CYRILLIC.fullmatch(one) is not None


def _is_hyphened(passage: Passage, at: int) -> bool:
    """Whether a word is the small second part of a given name behind its surname: 'Moon Jae-in', but 'Kim-led'."""
    if at < 2 or passage.plain[at - 2] not in HYPHENED or passage.plain[at] in COMPOUNDING or len(passage.texts[at]) > 5:
        return False
    return passage.texts[at].islower() and passage.text[passage.ends[at - 1] : passage.starts[at]] == "-"


def _coupled(passage: Passage, first: int, last: int) -> int:
    """The step to a given name's small second part, or over 'and' within an office's: 'Department of Health and Human Services'."""
    if last > first and _is_hyphened(passage, last + 1):
        return 1
    if passage.plain[last + 1] != "and":
        return 0
    if _is_committee(passage, first, last):
        return 2
    office = first + (passage.plain[first] == "the")
    if not office + 1 < last < office + 4 or passage.plain[office] not in OFFICES or passage.plain[office + 1] not in ("of", "for"):
        return 0
    if last + 2 >= len(passage.texts) or passage.texts[last + 1] != "and" or not passage.texts[last + 2][0].isupper():
        return 0
    known = passage.plain[last + 2] in PLACES or passage.plain[last + 2] in ORGANIZATIONS or passage.plain[last + 2] in TITLES
    return 2 if not known and passage.text[passage.ends[last] : passage.starts[last + 2]] == " and " else 0


def _is_committee(passage: Passage, first: int, last: int) -> bool:
    """Whether behind 'and' the second half of a committee's name follows: 'House Oversight and Reform Committee'."""
    if passage.plain[last + 3 : last + 4] != ("committee",) or not passage.texts[last + 2][0].isupper():
        return False
    led = passage.plain[first] in _LEADING or (first > 0 and passage.texts[first - 1] == "the")
    one = passage.plain[last]
    known = one in PLACES or one in TITLES or one in DEMONYMS or {one, " ".join(passage.plain[first : last + 1])} & ORGANIZATIONS
    return led and not known and passage.text[passage.ends[last] : passage.starts[last + 2]] == " and "


def _joined(passage: Passage, last: int) -> int:
    """The step over one or two small joining words to the next capital."""
    small = passage.texts[last + 1]
    after = last + 2
    bound = small in JOINING["bound"] and (passage.plain[last] in BINDING or (small == "of" and passage.plain[last] in TITLES))
    bound = bound or (small == "on" and passage.plain[last] in COMMITTEES)
    if not bound and small not in JOINING["free"]:
        return 0
    if passage.texts[after] in ("the", "la", "los", "der") and after + 1 < len(passage.texts):
        after += 1
    gap = passage.text[passage.ends[last] : passage.starts[after]]
    plain = passage.texts[after][0].isupper() and gap.replace(" ", "").replace("-", "", 1).isalpha()  # 'Bashar al-Assad'
    return after - last if plain else 0


def _after_opener(passage: Passage, first: int, last: int, stops: frozenset[str], seen: Seen) -> int:
    """Without the words that have a capital only because they open the sentence."""
    while first <= last:
        plain = passage.plain[first]
        if plain in stops and not (passage.texts[first].isupper() and plain in ACRONYMS):
            if plain == "new" and first < last and f"new {passage.plain[first + 1]}" in PLACES:
                break
            first += 1
            continue
        known = (
            plain in seen.within
            or plain in PLACES
            or plain in ORGANIZATIONS
            or plain in TITLES
            or plain in DEMONYMS
            or passage.texts[first].isupper()
        )
        if known and passage.texts[first].lower() not in seen.small:
            break
        if first == last or passage.texts[first].lower() in seen.small:
            first += 1
            continue
        break
    return first


def _trim(passage: Passage, first: int, last: int, stops: frozenset[str]) -> tuple[int, int]:
    """Without function words, days and small joining words at the ends."""
    while first <= last and _is_idle(passage, first, stops) and not (passage.texts[first] == "New" and first < last):
        first += 1
    while last >= first and _is_left_out(passage, first, last, stops):
        last -= 1
    if 0 < first <= last < first + LONGEST and passage.texts[first - 1] == "The":  # 'The Hague'
        first -= " ".join(passage.plain[first - 1 : last + 1]) in PLACES
    return first, last


def _is_left_out(passage: Passage, first: int, last: int, stops: frozenset[str]) -> bool:
    """Whether the last word of a run is no part of the name."""
    if _is_idle(passage, last, stops):
        return not (last > first + 1 and _is_hyphened(passage, last))
    return last > first and passage.plain[last] in MEMBERS and passage.plain[last - 1] not in TITLES  # 'House Democrats' is a name


def _is_idle(passage: Passage, at: int, stops: frozenset[str]) -> bool:
    """Whether a word at the end of a run is no part of a name."""
    plain, text = passage.plain[at], passage.texts[at]
    if plain in CALENDAR or text == "I" or text[0].islower() or (plain in stops and not (text.isupper() and len(text) > 1)):
        return True
    return plain in SHORT_MONTHS and _DATED.match(passage.text, passage.ends[at]) is not None
