"""Sparse vectors as one table of whole numbers, for what must be done with all of them at once.

Weights are whole 16384ths, so sums are exact: neither the order of the articles nor the machine changes one. Pairs that
share nothing are never looked at. What the numbers mean is decided by those who ask (`vectors` is the door to most).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

UNIT = 2**14  # the weight 1.0
CELLS = 2**21  # products and sums that are held at a time

Whole = NDArray[np.int64]
Real = NDArray[np.float64]


class Met(NamedTuple):
    """Pairs of rows, and how alike they are: the sum of the products of their weights, 1.0 being that of a unit vector with itself."""

    rows: Whole
    others: Whole
    likeness: Real


class Grid:
    """The vectors as rows; what each cell holds stands in three columns of equal length, in the order of the rows."""

    def __init__(self, vectors: Sequence[Mapping[str, float]]) -> None:
        """Number the dimensions by first appearance."""
        sizes = np.fromiter(map(len, vectors), np.int64, len(vectors))
        numbers: dict[str, int] = {}
        cells = int(sizes.sum())
        self.count = len(vectors)
        self.rows: Whole = np.repeat(np.arange(self.count), sizes)
        self.dimensions: Whole = np.fromiter((numbers.setdefault(key, len(numbers)) for v in vectors for key in v), np.int64, cells)
        weights = np.fromiter((weight for v in vectors for weight in v.values()), np.float64, cells)
        self.weights: Whole = np.rint(weights * UNIT).astype(np.int64)
        self.width = len(numbers)
        self._starts: Whole = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])

    def met(self, low: Whole, high: Whole, crowd: int, floor: float) -> Iterator[Met]:
        """The pairs at least `floor` alike, in the order of rows: each row with those from `low` up to before `high`, itself left out.

        A dimension that more than `crowd` of these rows have is passed over.
        """
        order = np.argsort(self.dimensions, kind="stable")
        posted, weights = self.rows[order], self.weights[order].astype(np.float64)
        keys = self.dimensions[order] * self.count + posted
        begin = np.searchsorted(keys, self.dimensions * self.count + low[self.rows])
        length = np.searchsorted(keys, self.dimensions * self.count + high[self.rows]) - begin
        length[(length > crowd) | (length < 0)] = 0
        for first, last in self._blocks(length, int((high - low).max(initial=0))):
            here = slice(self._starts[first], self._starts[last])
            many = length[here]
            ends = np.cumsum(many)
            at = np.repeat(begin[here] - ends + many, many) + np.arange(ends[-1] if len(ends) else 0)
            left = int(low[first:last].min())
            width = int(high[first:last].max()) - left
            cells = np.repeat((self.rows[here] - first) * width, many) + posted[at] - left
            sums = np.bincount(cells, weights[at] * np.repeat(self.weights[here], many))
            found = np.flatnonzero(sums >= floor * UNIT * UNIT)
            rows, others = found // max(1, width) + first, found % max(1, width) + left
            kept = rows != others
            yield Met(rows[kept], others[kept], sums[found[kept]] / (UNIT * UNIT))

    def _blocks(self, length: Whole, widest: int) -> Iterator[tuple[int, int]]:
        """Rows from, rows to: as many at a time as need no more than `CELLS` products, nor sums.

        No row sees more than `widest` others, and what rows see moves on with them or not at all.
        """
        products = np.concatenate([np.zeros(1, np.int64), np.cumsum(length)])[self._starts]
        step = max(1, int(math.sqrt(widest * widest / 4 + CELLS) - widest / 2))
        first = 0
        while first < self.count:
            full = int(np.searchsorted(products, products[first] + CELLS, side="right")) - 1
            last = min(self.count, first + step, max(first + 1, full))
            yield first, last
            first = last

    def sums(self, home: Whole, groups: int) -> Whole:
        """The sum of the rows of each group, by dimension and group; `home` is the group of each row, -1 for none."""
        of = home[self.rows]
        inside = of >= 0
        cells = self.dimensions[inside] * groups + of[inside]
        total = np.bincount(cells, self.weights[inside], minlength=self.width * groups)
        return total.astype(np.int64).reshape(self.width, groups)

    def dots(self, sums: Whole) -> Whole:
        """The product of each row with each of these sums."""
        found = np.zeros((self.count, sums.shape[1]), np.int64)
        for group, one in enumerate(np.ascontiguousarray(sums.T)):
            found[:, group] = np.bincount(self.rows, one[self.dimensions] * self.weights, minlength=self.count)
        return found

    def squares(self) -> Whole:
        """The product of each row with itself."""
        return np.bincount(self.rows, self.weights * self.weights, minlength=self.count).astype(np.int64)
