"""Runs: which words of a body could be a name, by their capitals.

A run is joined by spaces, hyphens, the dots of initials and small joining words; words that have a capital only because they open a
sentence, days, months and function words are cut off its ends. What a run names is left to `names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.analyze.name_words import BINDING, CALENDAR, DEMONYMS, JOINING, ORGANIZATIONS, PLACES, SHORT_MONTHS, TITLES
from generator.analyze.reading import Passage, Word, folded

_DATED = re.compile(r"\.|\s[0-9]")
_OPENING = frozenset("“\"‘«„(['")  # a capital behind one of these may open a sentence within a sentence
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
        text, starts, words = passage.text, {bound[0] for bound in passage.bounds}, passage.words
        for at in passage.capitals:
            start = words[at].start
            if start not in starts and text[start - 1] not in _OPENING:
                seen.within.add(folded(words[at].text))
    return seen


def runs(passage: Passage, stops: frozenset[str], seen: Seen) -> Iterator[tuple[int, int]]:
    """Each run of words that could be a name, as numbers of its first and last word."""
    words, starts = passage.words, {bound[0] for bound in passage.bounds}
    reached = 0
    for at in passage.capitals:
        if at < reached:
            continue
        last = _extend(passage, at)
        reached = last + 1
        opens = words[at].start in starts or passage.text[words[at].start - 1 : words[at].start] in _OPENING
        first = _after_opener(words, at, last, stops, seen) if opens else at
        first, last = _trim(passage, first, last, stops)
        if first <= last and last - first < LONGEST:
            yield first, last


def _extend(passage: Passage, first: int) -> int:
    """The last word of the run that starts at `first`: capitals joined by spaces, hyphens, initials' dots and small joining words."""
    words, text = passage.words, passage.text
    last = first
    while last + 1 < len(words):
        if folded(words[last].text) in CALENDAR or words[last].text.endswith(("'s", "’s")):
            break
        step = _step(words, text, last)
        if not step:
            break
        last += step
    return last


def _step(words: tuple[Word, ...], text: str, last: int) -> int:
    """How many words the run grows by: 0 where it ends."""
    one, two = words[last], words[last + 1]
    gap = text[one.end : two.start]
    if two.text[0].isupper() or (gap == "-" and two.text[0].isdigit()):
        if gap in (" ", " & ") or (gap == "-" and not (is_place(one) and is_place(two))):
            return 1
        return int(gap == ". " and (len(one.text) == 1 or folded(one.text) in TITLES or "." in one.text))
    if gap != " " or last + 2 >= len(words) or not two.text[0].islower():
        return 0
    return _joined(words, text, last)


def _joined(words: tuple[Word, ...], text: str, last: int) -> int:
    """The step over one or two small joining words to the next capital."""
    small = words[last + 1].text
    after = last + 2
    bound = small in JOINING["bound"] and (folded(words[last].text) in BINDING or (small == "of" and folded(words[last].text) in TITLES))
    if not bound and small not in JOINING["free"]:
        return 0
    if words[after].text in ("the", "la", "los", "der") and after + 1 < len(words):
        after += 1
    plain = words[after].text[0].isupper() and text[words[last].end : words[after].start].replace(" ", "").isalpha()
    return after - last if plain else 0


def is_place(word: Word) -> bool:
    """Whether the word alone is a place of the tables."""
    return folded(word.text) in PLACES


def _after_opener(words: tuple[Word, ...], first: int, last: int, stops: frozenset[str], seen: Seen) -> int:
    """Without the words that have a capital only because they open the sentence."""
    while first <= last:
        plain = folded(words[first].text)
        if plain in stops:
            first += 1
            continue
        known = (
            plain in seen.within
            or plain in PLACES
            or plain in ORGANIZATIONS
            or plain in TITLES
            or plain in DEMONYMS
            or words[first].text.isupper()
        )
        if known and words[first].text.lower() not in seen.small:
            break
        if first == last or words[first].text.lower() in seen.small:
            first += 1
            continue
        break
    return first


def _trim(passage: Passage, first: int, last: int, stops: frozenset[str]) -> tuple[int, int]:
    """Without function words, days and small joining words at the ends."""
    words = passage.words

    def idle(word: Word) -> bool:
        plain = folded(word.text)
        acronym = word.text.isupper() and len(word.text) > 1
        month = plain in SHORT_MONTHS and _DATED.match(passage.text, word.end)
        return bool(month) or plain in CALENDAR or (plain in stops and not acronym) or word.text == "I" or word.text[0].islower()

    while first <= last and idle(words[first]):
        first += 1
    while last >= first and idle(words[last]):
        last -= 1
    whole = " ".join(folded(word.text) for word in words[max(first - 1, 0) : last + 1]) if first and last - first < LONGEST else ""
    return (first - 1 if whole in PLACES and words[first - 1].text == "The" else first), last  # 'The Hague'
