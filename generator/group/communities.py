"""Communities of a sparse graph: sets of articles that are more alike among themselves than chance would have it.

The number of communities comes out of the graph. What they are called is decided elsewhere. (Louvain method: Blondel,
Guillaume, Lambiotte and Lefebvre 2008; resolution: Reichardt and Bornholdt 2006. Nodes are visited in order of their
number, so the result depends on the numbering alone.)
"""

from __future__ import annotations

from collections.abc import Iterable

Edge = tuple[int, int, float]
Graph = list[dict[int, float]]
ROUNDS = 20  # passes over all nodes at most, lest two of them change places for ever
GAIN = 1e-12  # a move that gains less is rounding


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
            best = _best(node, near, home, [resolution * degree[node] / whole, degree[node]], total)
            if best != home[node]:
                total[home[node]] -= degree[node]
                total[best] += degree[node]
                home[node] = best
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
            ties[home[other]] = ties.get(home[other], 0.0) + weight
    best = home[node]
    gain = ties.get(best, 0.0) - toll * (total[best] - degree)
    for community in sorted(ties):
        if community != home[node]:
            better = ties[community] - toll * total[community]
            if better > gain + GAIN:
                best, gain = community, better
    return best
