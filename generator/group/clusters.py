"""Average-link clustering of a sparse graph: which articles belong together, given how alike the pairs are.

Pairs that are not given count as not alike at all, so a cluster grows only while its members are alike on the average.
Two clusters that each hold together join only where they are not much less alike than they are within: two look-alike
events have that gap between them, the sides of one event have not. What the likeness is made of, and what a cluster is
called, is decided elsewhere. (UPGMA, Sokal and Michener 1958, with a heap and lazy deletion.)
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable

FIRM, GAP = 5, 0.6  # members of a cluster that holds together, and how alike two of them must be, of what they are within

Edge = tuple[int, int, float]


def average_link(count: int, edges: Iterable[Edge], threshold: float) -> list[tuple[int, ...]]:
    """Clusters of the numbers 0 to `count` - 1, each sorted, in order of their first member.

    Two clusters join while the mean likeness over all pairs of their members is at least `threshold` and no gap parts
    them. Ties go to the lowest numbers, so the result depends on the numbering alone.
    """
    near: list[dict[int, float]] = [{} for _ in range(count)]
    for a, b, likeness in edges:
        near[a][b] = near[b][a] = likeness
    members: list[list[int]] = [[i] for i in range(count)]
    inner = [0.0] * count  # the sum of likeness within each cluster
    version = [0] * count
    heap = [(-likeness, a, b, 0, 0) for a in range(count) for b, likeness in near[a].items() if a < b and likeness >= threshold]
    heapq.heapify(heap)
    while heap:
        mean, a, b, seen_a, seen_b = heapq.heappop(heap)
        if version[a] != seen_a or version[b] != seen_b:
            continue
        sizes = len(members[a]), len(members[b])
        if min(sizes) >= FIRM and -mean < GAP * math.sqrt(_within(inner[a], sizes[0]) * _within(inner[b], sizes[1])):
            continue
        inner[a] += inner[b] + near[a][b]
        _join(near, members, a, b)
        version[a] += 1
        version[b] += 1
        for c, total in near[a].items():
            mean = total / (len(members[a]) * len(members[c]))
            if mean >= threshold:
                low, high = min(a, c), max(a, c)
                heapq.heappush(heap, (-mean, low, high, version[low], version[high]))
    return [tuple(sorted(m)) for m in members if m]


def _within(total: float, size: int) -> float:
    """The mean likeness of the members of one cluster."""
    return 2.0 * total / (size * (size - 1))


def _join(near: list[dict[int, float]], members: list[list[int]], a: int, b: int) -> None:
    """Move the members and the sums of likeness of `b` over to `a`."""
    members[a] += members[b]
    members[b] = []
    del near[a][b], near[b][a]
    for c, total in near[b].items():
        near[a][c] = near[c][a] = near[a].get(c, 0.0) + total
        del near[c][b]
    near[b] = {}
