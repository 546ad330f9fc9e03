"""Chains of days: a story's dated articles follow one another within the window in which articles are compared at all.

Articles without a day are compared with those of any day, so reports of two years can be tied together by undated ones that
are like both. They are parted again where no day leads from one to the next, and an undated article goes with those that
it is most like.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

Edges = Mapping[tuple[int, int], float]  # likeness by the numbers of two articles, the lower first


def chained(clusters: Sequence[tuple[int, ...]], days: Sequence[int | None], edges: Edges, window: int) -> list[tuple[int, ...]]:
    """The clusters, each parted where more than `window` days (`days` are ordinals) lie between one dated article and the next."""
    found: list[tuple[int, ...]] = []
    for members in clusters:
        links = _links(members, days, window)
        if len(links) > 1:
            for i in members:
                if days[i] is None:
                    max(links, key=lambda link: (_nearness(i, link, days, edges), -links.index(link))).append(i)
            found += [tuple(sorted(link)) for link in links]
        else:
            found.append(members)
    return sorted(found)


def _links(members: Sequence[int], days: Sequence[int | None], window: int) -> list[list[int]]:
    """The dated members in chains, oldest first."""
    dated = sorted((day, i) for i in members if (day := days[i]) is not None)
    links = [[dated[0][1]]] if dated else []
    for (before, _), (day, i) in pairwise(dated):
        if day - before > window:
            links.append([])
        links[-1].append(i)
    return links


def _nearness(one: int, link: Sequence[int], days: Sequence[int | None], edges: Edges) -> float:
    """The mean likeness of an undated article to the dated ones of a chain."""
    dated = [i for i in link if days[i] is not None]
    return round(math.fsum(edges.get((min(one, i), max(one, i)), 0.0) for i in dated) / len(dated), 9)
