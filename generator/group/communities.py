"""Communities of a sparse graph: sets of articles that are more alike among themselves than chance would have it.

The number of communities comes out of the graph. What they are called is decided elsewhere. (Louvain method: Blondel,
Guillaume, Lambiotte and Lefebvre 2008, with the queue of nodes from Traag, Waltman and van Eck 2019; resolution: Reichardt
and Bornholdt 2006.) Likeness is counted in whole millionths, so that sums are the same in any order.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Sequence

Edge = tuple[int, int, float]
Graph = list[dict[int, int]]
UNIT = 10**6  # the likeness 1.0
ROUNDS = 20  # times that a node is asked at most, on the average
GAIN = 1e-6  # a move that gains less is rounding


def best(graph: Graph, orders: Iterable[Sequence[int]], resolution: float) -> list[tuple[int, ...]]:
    """The communities of the highest modularity among those that visiting the nodes in each of these orders gives.

    One order ends in one of many near optima, by a hair; the best of several is the same after most small changes.
    """
    found = [communities(graph, order, resolution) for order in orders]
    return min(found, key=lambda parts: (-round(modularity(parts, graph, resolution), 9), parts))


def woven(count: int, edges: Iterable[Edge]) -> Graph:
    """The graph of the numbers 0 to `count` - 1 and these edges."""
    graph: Graph = [{} for _ in range(count)]
    for a, b, likeness in edges:
        graph[a][b] = graph[b][a] = round(likeness * UNIT)
    return graph


def modularity(parts: Iterable[Sequence[int]], graph: Graph, resolution: float) -> float:
    """How much more weight lies within the parts than chance would have it, as a share of all."""
    inner = 0
    degrees = []
    for members in parts:
        inside = set(members)
        inner += sum(weight for node in members for other, weight in graph[node].items() if other in inside)
        degrees.append(sum(sum(graph[node].values()) for node in members))
    whole = sum(degrees) or 1
    return inner / whole - resolution * math.fsum((degree / whole) ** 2 for degree in degrees)


def communities(graph: Graph, order: Sequence[int], resolution: float) -> list[tuple[int, ...]]:
    """The communities of the graph's nodes, each sorted, in order of their first member; `order` has each node once."""
    members = [[i] for i in range(len(order))]
    while True:
        home = _moved(graph, order, resolution)
        numbers = {c: n for n, c in enumerate(dict.fromkeys(home))}
        if len(numbers) == len(graph):
            return sorted(tuple(sorted(m)) for m in members)
        joined: list[list[int]] = [[] for _ in numbers]
        folded: Graph = [{} for _ in numbers]
        for node, near in enumerate(graph):
            here = numbers[home[node]]
            joined[here] += members[node]
            into = folded[here]
            for other, weight in near.items():
                there = numbers[home[other]]
                into[there] = into.get(there, 0) + weight
        graph, members, order = folded, joined, range(len(numbers))


def _moved(graph: Graph, order: Sequence[int], resolution: float) -> list[int]:
    """For each node the community it ends in when each in turn moves where modularity gains the most.

    A node is asked again when one beside it has moved elsewhere.
    """
    degree = [sum(near.values()) for near in graph]
    toll = resolution / (sum(degree) or 1)
    home = list(range(len(graph)))
    total = degree[:]
    waiting = deque(order)
    queued = [True] * len(graph)
    for _ in range(ROUNDS * len(graph)):
        if not waiting:
            break
        node = waiting.popleft()
        queued[node] = False
        near, old = graph[node], home[node]
        total[old] -= degree[node]
        goal = _best(node, near, home, toll * degree[node], total)
        total[goal] += degree[node]
        if goal != old:
            home[node] = goal
            again = [other for other in near if home[other] != goal and not queued[other]]
            waiting.extend(again)
            for other in again:
                queued[other] = True
    return home


def _best(node: int, near: dict[int, int], home: list[int], toll: float, total: list[int]) -> int:
    """The community that a node, taken out of its own, fits best: its own among equals, else the lowest number."""
    ties: dict[int, int] = {}
    for other, weight in near.items():
        there = home[other]
        ties[there] = ties[there] + weight if there in ties else weight
    here = home[node]
    kept = ties.pop(here, 0) - near.get(node, 0) - toll * total[here]
    best, most = here, kept + GAIN
    for there, tie in ties.items():
        gain = tie - toll * total[there]
        if gain > most or (gain == most and there < best):
            best, most = there, gain
    return best
