"""Which sentences tell what the reports of one event agree on: the few whose words and word pairs the reports share most.

Each report is taken for what an editor might write of the event, its title above all; a row of sentences is worth as much
as it is like all of them on average (minimum Bayes risk decoding, with Dice's coefficient of words and of pairs of words as
the likeness). So the choice is made for the row as a whole: a sentence that repeats another adds nothing. Rows are built
sentence by sentence, the two best of each length being kept. The weights were fitted on half of a set of stories with
editors' summaries and checked on the other half: docs/analyzing.md has the figures. Which sentences may stand in a row at
all is decided by those who ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.text import fold

WORDS = 55  # words after which a row is full; what stands beyond them counts for nothing
OPENING = 100  # words of a report, besides its title, that it is compared by
ROWS = 2  # rows of each length that are built upon
POOL = 8  # sentences, the best by themselves, that rows are built of
# What likeness counts for: to words and pairs of a whole report, to those of its title, to the pairs of all titles together.
WHOLE, WHOLE_PAIRS, TITLE, TITLE_PAIRS, TITLES = 1.5, 1.0, 1.5, 1.0, 0.5

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_WIDE = 12  # characters a word on average, above which a text is not written in words
_CHARACTERS = 2  # of such a text that count as a word

Pairs = frozenset[tuple[str, str]]


class Report(NamedTuple):
    """The words and pairs of a report's title with its opening, and of its title alone."""

    words: frozenset[str]
    pairs: Pairs
    title: frozenset[str]
    title_pairs: Pairs


class Statement(NamedTuple):
    """A sentence that may be chosen: whose it is (a row takes one of each), its length, its words in order, and its pairs."""

    voice: str
    size: int
    words: tuple[str, ...]
    pairs: Pairs


class _Row(NamedTuple):
    """Sentences in a row, by their numbers, and what they are worth together."""

    worth: float
    numbers: tuple[int, ...]


def size(text: str) -> int:
    """The length of a text in words; two characters count as one where it is not written in words."""
    words = len(text.split())
    return words if words * _WIDE >= len(text) else len(text) // _CHARACTERS


def taken(text: str) -> tuple[str, ...]:
    """The words of a text, folded, in order."""
    return tuple(_WORD.findall(fold(text)))


def statement(voice: str, text: str, words: tuple[str, ...]) -> Statement:
    """A sentence with what it is compared by."""
    return Statement(voice, size(text), words, frozenset(pairwise(words)))


def report(title: str, sentences: Iterable[tuple[str, ...]]) -> Report:
    """A report by its title, and its sentences' words as far as they open it."""
    heading = taken(title)
    opening: list[str] = []
    for words in sentences:
        opening += words
        if len(opening) >= OPENING:
            break
    del opening[OPENING:]
    pairs = frozenset(pairwise(heading))
    return Report(frozenset(heading).union(opening), pairs.union(pairwise(opening)), frozenset(heading), pairs)


def chosen(pool: Sequence[Statement], reports: Sequence[Report], most: int) -> tuple[int, ...]:
    """The best row, as numbers of the pool: at most `most` sentences, none begun once `WORDS` words are there."""
    worth = worth_of(pool, reports)
    rows = sorted((_Row(worth((n,)), (n,)) for n in range(len(pool))), key=_best_first)
    kept = sorted(row.numbers[0] for row in rows[:POOL])
    best = rows[0] if rows else _Row(0.0, ())
    for _ in range(most - 1):
        longer = [numbers for old in rows[:ROWS] for numbers in _longer(pool, old.numbers, kept)]
        rows = sorted((_Row(worth(numbers), numbers) for numbers in longer), key=_best_first)
        if not rows:
            break
        best = min(best, rows[0], key=_best_first)
    return best.numbers


def _best_first(row: _Row) -> tuple[float, tuple[int, ...]]:
    return -row.worth, row.numbers


def _longer(pool: Sequence[Statement], row: tuple[int, ...], kept: Sequence[int]) -> list[tuple[int, ...]]:
    """The row with one more sentence of another voice; none where it is full."""
    if sum(pool[n].size for n in row) >= WORDS:
        return []
    voices = {pool[n].voice for n in row}
    return [(*row, n) for n in kept if pool[n].voice not in voices]


class _Marks:
    """Sets of words and of pairs as numbers with a bit for each: what two have in common is counted at once."""

    def __init__(self, pool: Sequence[Statement]) -> None:
        """Only what stands in the pool has a bit: nothing else can be in common."""
        keys: dict[object, None] = {}
        for one in pool:
            keys.update(dict.fromkeys(one.words))
            keys.update(dict.fromkeys(one.pairs))
        self._bits = {key: 1 << at for at, key in enumerate(keys)}

    def of(self, found: Collection[object]) -> int:
        """The number of a set."""
        bits = self._bits
        mark = 0
        for key in found:
            if key in bits:
                mark |= bits[key]
        return mark


def worth_of(pool: Sequence[Statement], reports: Sequence[Report]) -> Callable[[tuple[int, ...]], float]:
    """What a row of sentences is worth, cut where it is full: half of Dice's coefficients, which a one more keeps from chance."""
    titles: Pairs = frozenset().union(*(r.title_pairs for r in reports))
    marks = _Marks(pool)
    whole = [(marks.of(one.words), marks.of(one.pairs)) for one in pool]
    heard = [[(marks.of(part), len(part)) for part in r] for r in reports]
    called = marks.of(titles)

    def worth(row: tuple[int, ...]) -> float:
        words = pairs = 0
        left = WORDS
        for number in row:
            one = pool[number]
            if one.size <= left:
                own, paired_own = whole[number]
            else:
                seen = one.words[: len(one.words) * left // one.size]
                own, paired_own = marks.of(seen), marks.of(tuple(pairwise(seen)))
            words |= own
            pairs |= paired_own
            left = max(0, left - one.size)
        many, paired = words.bit_count() + 1, pairs.bit_count() + 1
        total = 0.0
        for (r_words, w), (r_pairs, p), (r_title, t), (r_title_pairs, q) in heard:
            total += WHOLE * (r_words & words).bit_count() / (many + w) + WHOLE_PAIRS * (r_pairs & pairs).bit_count() / (paired + p)
            total += TITLE * (r_title & words).bit_count() / (many + t)
            total += TITLE_PAIRS * (r_title_pairs & pairs).bit_count() / (paired + q)
        return round(total / max(1, len(reports)) + TITLES * (called & pairs).bit_count() / (paired + len(titles)), 9)

    return worth
