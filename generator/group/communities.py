"""Communities of a sparse graph: sets of articles that are more alike among themselves than chance would have it.

The number of communities comes out of the graph. What they are called is decided elsewhere. (Louvain method: Blondel,
Guillaume, Lambiotte and Lefebvre 2008; resolution: Reichardt and Bornholdt 2006. Nodes are visited in order of their
number, so the result depends on the numbering alone.)
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

Edge = tuple[int, int, float]
Graph = list[dict[int, float]]
ROUNDS = 20  # passes over all nodes at most, lest two of them change places for ever
GAIN = 1e-12  # a move that gains less is rounding


def best(orders: Iterable[Sequence[int]], edges: Sequence[Edge], resolution: float) -> list[tuple[int, ...]]:
    """The communities of the highest modularity among those that visiting the nodes in each of these orders gives.

    One order ends in one of many near optima, by a hair; the best of several is the same after most small changes.
    """
    found: list[tuple[float, list[tuple[int, ...]]]] = []
    for order in orders:
        place = {node: n for n, node in enumerate(order)}
        moved = sorted((min(place[a], place[b]), max(place[a], place[b]), weight) for a, b, weight in edges)
        parts = sorted(tuple(sorted(order[n] for n in c)) for c in communities(len(order), moved, resolution))
        found.append((-round(modularity(parts, edges, resolution), 9), parts))
    return min(found)[1] if found else []


def modularity(parts: Iterable[Sequence[int]], edges: Sequence[Edge], resolution: float) -> float:
    """How much more weight lies within the parts than chance would have it, as a share of all."""
    home = {node: n for n, members in enumerate(parts) for node in members}
    degree = dict.fromkeys(home.values(), 0.0)
    inner = 0.0
    for a, b, weight in edges:
        degree[home[a]] += weight
        degree[home[b]] += weight
        inner += weight if home[a] == home[b] else 0.0
    whole = math.fsum(degree.values()) / 2.0 or 1.0
    return inner / whole - resolution * math.fsum((d / (2.0 * whole)) ** 2 for d in degree.values())


def communities(count: int, edges: Iterable[Edge], resolution: float) -> list[tuple[int, ...]]:
    """The communities of the numbers 0 to `count` - 1, each sorted, in order of their first member."""
    graph: Graph = [{} for _ in range(count)]
    for a, b, weight in edges:
        graph[a][b] = graph[b][a] = weight
    members = [[i] for i in range(count)]
    while True:
        home = _moved(graph, resolution)
        numbers = {c: n for n, c in enumerate(dict.fromkeys(home))}
        if len(numbers) == len(graph):
            return sorted(tuple(sorted(m)) for m in members)
        joined: list[list[int]] = [[] for _ in numbers]
        folded: Graph = [{} for _ in numbers]
        for node, near in enumerate(graph):
            here = numbers[home[node]]
            joined[here] += members[node]
            for other, weight in near.items():
                there = numbers[home[other]]
                folded[here][there] = folded[here].get(there, 0.0) + weight
        graph, members = folded, joined


def _moved(graph: Graph, resolution: float) -> list[int]:
    """For each node the community it ends in when each in turn moves where modularity gains the most."""
    degree = [sum(near.values()) for near in graph]
    whole = sum(degree) or 1.0
    home = list(range(len(graph)))
    total = degree[:]
    for _ in range(ROUNDS):
        moved = False
        for node, near in enumerate(graph):
            goal = _best(node, near, home, [resolution * degree[node] / whole, degree[node]], total)
            if goal != home[node]:
                total[home[node]] -= degree[node]
                total[goal] += degree[node]
                home[node] = goal
                moved = True
        if not moved:
            break
    return home


def _best(node: int, near: dict[int, float], home: list[int], own: list[float], total: list[float]) -> int:
    """The community that a node fits best; its own among equals."""
    toll, degree = own
    ties: dict[int, float] = {}
    for other, weight in near.items():
        if other != node:
            there = home[other]
            ties[there] = ties[there] + weight if there in ties else weight
    best = home[node]
    gain = ties.pop(best, 0.0) - toll * (total[best] - degree)
    least = gain + GAIN  # most communities are no better than where it is, and need not be put in order
    for community, better in sorted([(c, b) for c, tie in ties.items() if (b := tie - toll * total[c]) > least]):
        if better > gain + GAIN:
            best, gain = community, better
    return best
