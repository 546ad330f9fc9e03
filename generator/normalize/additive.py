"""A generalized additive model with pairwise terms in arrays, which scores all lines of a file at once.

Each term looks at one or two traits (Lou, Caruana, Gehrke, Hooker 2013), so that a score is a sum whose parts can be named.
What its traits are and what a score means is not known here. Loaded with the weights, for numpy takes long to import.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, chain, zip_longest
from math import inf
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_AT_ONCE = 1000  # lines scored together: some 4 MB


class Additive(NamedTuple):
    """A sum of terms over binned traits, each of one or two traits, in arrays: all lines of a file are scored at once.

    `cuts[place, trait]` are the upper bounds of a trait's bins, infinite where it has fewer. What a term says of its pair of
    traits is `values[first + bin of one * width + bin of other]`.
    """

    bias: float
    cuts: NDArray[np.float64]
    one: NDArray[np.int32]
    other: NDArray[np.int32]
    first: NDArray[np.int32]
    width: NDArray[np.int32]
    values: NDArray[np.float64]

    def terms(self, rows: Sequence[Sequence[float]]) -> NDArray[np.float64]:
        """What each term says of each row of traits."""
        size = self.cuts.shape[1]
        values = np.fromiter(chain.from_iterable(rows), np.float64, len(rows) * size).reshape(-1, size)
        bins = (values > self.cuts[:, None]).view(np.uint8).sum(axis=0, dtype=np.uint8).astype(np.int32)  # of some 20, 255 at most
        places = self.first + bins.take(self.one, axis=1) * self.width + bins.take(self.other, axis=1)
        said: NDArray[np.float64] = self.values.take(places)
        return said

    def scores(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The sum of all terms for each row: positive speaks for body, in log odds.

        The terms are added one after the other, so that a score does not hang on what is scored with it.
        """
        parts = [self.terms(rows[start : start + _AT_ONCE]).cumsum(axis=1)[:, -1] for start in range(0, len(rows), _AT_ONCE)]
        return [score for part in parts for score in (self.bias + part).tolist()]

    def parts(self, row: Sequence[float]) -> list[float]:
        """How much each trait adds to the score; a pair's part counts half for each."""
        pairs = np.stack([self.one, self.other], axis=1).ravel()
        found: list[float] = np.bincount(pairs, np.repeat(self.terms([row])[0] / 2, 2), minlength=len(row)).tolist()
        return found


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
    pairs = sorted(tables)
    sizes = [len(tables[pair]) for pair in pairs]
    return Additive(
        bias,
        cuts=np.array(list(zip_longest(*bounds, fillvalue=inf))),
        one=np.array([one for one, _ in pairs], np.int32),
        other=np.array([other for _, other in pairs], np.int32),
        first=np.array([0, *accumulate(sizes[:-1])], np.int32),
        width=np.array([len(bounds[other]) + 1 for _, other in pairs], np.int32),
        values=np.array([value for pair in pairs for value in tables[pair]]),
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
