"""The line model's weights: a sum of small tables over the traits of a line, learnt from labelled pages and kept as data.

A model here is a generalized additive model with pairwise terms (Lou, Caruana, Gehrke, Hooker 2013): each term looks at one
or two traits, so that a score is a sum whose parts can be named. The file holds it as decision trees of two levels, which
are put together to one table a pair of traits when it is read. What a score means for a line is decided by `judgement`.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate, zip_longest
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_FILE = Path(__file__).with_name("tables") / "lines.json"
_AT_ONCE = 1000  # lines scored together: some 4 MB

Tree = tuple[int, float, Sequence[float | Sequence[float]]]


class Term(NamedTuple):
    """What one pair of traits says: `table[bin of one * width + bin of other]`."""

    one: int
    other: int
    width: int
    table: tuple[float, ...]


class Arrays(NamedTuple):
    """The cuts by place and trait, infinite where a trait has fewer, and all terms' tables end to end with where each begins."""

    cuts: NDArray[np.float64]
    first: NDArray[np.int32]
    width: NDArray[np.int32]
    one: NDArray[np.int32]
    other: NDArray[np.int32]
    values: NDArray[np.float64]


class Additive(NamedTuple):
    """A sum of terms over binned traits; `cuts[trait]` are the upper bounds of its bins, and `arrays` the same for many lines at once."""

    bias: float
    cuts: tuple[tuple[float, ...], ...]
    terms: tuple[Term, ...]
    arrays: Arrays

    def scores(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The sum of all terms for each row of traits: positive speaks for body, in log odds."""
        return [score for start in range(0, len(rows), _AT_ONCE) for score in self._scores(rows[start : start + _AT_ONCE])]

    def _scores(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The scores of some rows: the terms are added in their order, so that a score does not hang on what is scored with it."""
        cuts, first, width, one, other, values = self.arrays
        bins = (np.array(rows)[:, None, :] > cuts).sum(axis=1, dtype=np.int32)
        terms = values.take(first + bins.take(one, axis=1) * width + bins.take(other, axis=1))
        found: list[float] = (self.bias + terms.cumsum(axis=1)[:, -1]).tolist()
        return found

    def parts(self, row: Sequence[float]) -> dict[int, float]:
        """How much each trait adds to the score; a pair's part counts half for each."""
        bins = list(map(bisect_left, self.cuts, row))
        found: defaultdict[int, float] = defaultdict(float)
        for one, other, width, table in self.terms:
            value = table[bins[one] * width + bins[other]] / 2
            found[one] += value
            found[other] += value
        return found


class Weights(NamedTuple):
    """All that was learnt: what rules' verdicts and words weigh, and the model of lines."""

    said: Mapping[str, float]
    words: Mapping[str, float]
    lines: Additive


def additive(size: int, bias: float, trees: Sequence[Sequence[Any]]) -> Additive:
    """Trees of two levels over `size` traits as one sum of tables.

    A tree is [trait, cut, left, right], a side either a number or [trait, cut, number, number]; left is 'at most the cut'.
    """
    cuts: list[set[float]] = [set() for _ in range(size)]
    for trait, cut, *sides in trees:
        cuts[trait].add(cut)
        for side in sides:
            if isinstance(side, list):
                cuts[side[0]].add(side[1])
    bounds = tuple(tuple(sorted(c)) for c in cuts)
    tables: dict[tuple[int, int], list[float]] = {}
    for trait, cut, *sides in trees:
        split = bisect_left(bounds[trait], cut) + 1
        whole = len(bounds[trait]) + 1
        for side, rows in zip(sides, (range(split), range(split, whole)), strict=True):
            other, at, low, high = side if isinstance(side, list) else (trait, cut, side, side)
            _add(tables, bounds, (trait, rows), (other, bisect_left(bounds[other], at) + 1, low, high))
    terms = tuple(Term(one, other, len(bounds[other]) + 1, tuple(tables[one, other])) for one, other in sorted(tables))
    return Additive(bias, bounds, terms, _arrays(bounds, terms))


def _arrays(bounds: tuple[tuple[float, ...], ...], terms: tuple[Term, ...]) -> Arrays:
    """Cuts and terms as arrays."""
    first = list(accumulate((len(t.table) for t in terms[:-1]), initial=0))
    return Arrays(
        cuts=np.array(list(zip_longest(*bounds, fillvalue=inf))),
        first=np.array(first, np.int32),
        width=np.array([t.width for t in terms], np.int32),
        one=np.array([t.one for t in terms], np.int32),
        other=np.array([t.other for t in terms], np.int32),
        values=np.array([v for t in terms for v in t.table]),
    )


def _add(
    tables: dict[tuple[int, int], list[float]],
    bounds: tuple[tuple[float, ...], ...],
    where: tuple[int, range],
    leaf: tuple[int, int, float, float],
) -> None:
    """Add one half of a tree to the table of its pair of traits."""
    (trait, rows), (other, split, low, high) = where, leaf
    one, two = min(trait, other), max(trait, other)
    width = len(bounds[two]) + 1
    table = tables.setdefault((one, two), [0.0] * ((len(bounds[one]) + 1) * width))
    for row in rows:
        if trait == other:
            table[row * width + row] += low if row < split else high
            continue
        for column in range(len(bounds[other]) + 1):
            a, b = (row, column) if trait == one else (column, row)
            table[a * width + b] += low if column < split else high


def read(data: Mapping[str, Any]) -> Weights:
    """The weights of a file's object."""
    lines = data["lines"]
    return Weights(data["said"], _words(data["words"]), additive(len(lines["traits"]), lines["bias"], lines["trees"]))


def _words(table: Mapping[str, str]) -> dict[str, float]:
    """Word to weight; the file lists the words of each weight in tenths."""
    return {word: int(tenths) / 10 for tenths, line in table.items() for word in line.split()}


@cache
def weights() -> Weights:
    """The weights of the package."""
    return read(json.loads(_FILE.read_text("utf-8")))
