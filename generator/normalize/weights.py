"""The line model's weights: a sum of small tables over the traits of a line, learnt from labelled pages and kept as data.

A model here is a generalized additive model with pairwise terms (Lou, Caruana, Gehrke, Hooker 2013): each term looks at one
or two traits, so that a score is a sum whose parts can be named. The file holds it as decision trees of two levels, which
are put together to one table a pair of traits when it is read. What a score means for a line is decided by `judgement`.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

_FILE = Path(__file__).with_name("tables") / "lines.json"

Tree = tuple[int, float, Sequence[float | Sequence[float]]]


class Term(NamedTuple):
    """What one pair of traits says: `table[bin of one * width + bin of other]`."""

    one: int
    other: int
    width: int
    table: tuple[float, ...]


class Additive(NamedTuple):
    """A sum of terms over binned traits; `cuts[trait]` are the upper bounds of its bins.

    `rows` are the terms once more, as a score looks them up: of each first trait and each of its bins, the rows of the tables
    with the trait that picks from the row.
    """

    bias: float
    cuts: tuple[tuple[float, ...], ...]
    terms: tuple[Term, ...]
    rows: tuple[tuple[int, tuple[tuple[tuple[tuple[float, ...], int], ...], ...]], ...]

    def bins(self, row: Sequence[float]) -> list[int]:
        """The bin of each trait."""
        return list(map(bisect_left, self.cuts, row))

    def score(self, row: Sequence[float]) -> float:
        """The sum of all terms: positive speaks for body, in log odds."""
        bins = self.bins(row)
        return self.bias + sum([values[bins[other]] for one, sides in self.rows for values, other in sides[bins[one]]])

    def parts(self, row: Sequence[float]) -> dict[int, float]:
        """How much each trait adds to the score; a pair's part counts half for each."""
        bins = self.bins(row)
        found: dict[int, float] = {}
        for one, other, width, table in self.terms:
            value = table[bins[one] * width + bins[other]] / 2
            found[one] = found.get(one, 0.0) + value
            found[other] = found.get(other, 0.0) + value
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
    by_row = tuple((one, _rows(list(some), len(bounds[one]) + 1)) for one, some in groupby(terms, lambda term: term.one))
    return Additive(bias, bounds, terms, by_row)


def _rows(terms: list[Term], bins: int) -> tuple[tuple[tuple[tuple[float, ...], int], ...], ...]:
    """For each bin of the first trait that these terms share, their rows, each with its other trait."""
    return tuple(tuple((t.table[at * t.width : (at + 1) * t.width], t.other) for t in terms) for at in range(bins))


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
