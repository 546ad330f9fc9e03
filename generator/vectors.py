"""How alike two articles are: sparse TF-IDF vectors of terms and names, and the pairs that are alike enough to compare.

Grouping and linking both stand on this one measure, so it is a leaf of its own. What follows from a likeness (a story, a
topic, a related article) is decided by those who ask. Rarity is blended: what the corpus shows, and a prior that every
word starts with, so that five articles on one theme still tell 'Istanbul' from 'Russia'.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from generator.grid import Grid
from generator.model import Features
from generator.text import fold, words

TERMS = 60  # an article's weightiest terms; more add cost and next to nothing else
NAME = "@"  # the mark before the key of a name, which is another dimension than the word
PRIOR_SIZE = 50.0  # articles that the prior weighs as much as: few articles hardly move it, many forget it
PRIOR_SHARE = 0.01  # the share of articles a word is expected in before the corpus has spoken
STEPS = 8  # of rarity, to a word e times as common
CROWD = 500  # a dimension that more articles share says nothing, and would cost the most

Vector = dict[str, float]


class Space(NamedTuple):
    """Vectors of unit length, one an article, and the rarity of each dimension."""

    vectors: tuple[Vector, ...]
    rarity: dict[str, float]
    spread: dict[str, int]  # in how many articles


def space(features: Sequence[Features]) -> Space:
    """The vectors of articles, in their order; dimensions are term keys, and name keys behind `NAME`."""
    bags = [_bag(f) for f in features]
    spread: dict[str, int] = {}
    for bag in bags:
        for key in bag:
            spread[key] = spread.get(key, 0) + 1
    rare = rarity(spread, len(bags) + PRIOR_SIZE, PRIOR_SIZE * PRIOR_SHARE)
    return Space(tuple(_unit(bag, rare) for bag in bags), rare, spread)


def rarity(spread: Mapping[str, int], total: float, added: float) -> dict[str, float]:
    """The logarithm of the total against how many have each key, with so many added, at least 0.

    Both logarithms are whole eighths, so that one article more moves the rarity of few words but its own.
    """
    whole = math.floor(STEPS * math.log(total))
    rare = {count: max(0, whole - math.floor(STEPS * math.log(count + added))) / STEPS for count in set(spread.values())}
    return {key: rare[count] for key, count in spread.items()}


def _bag(features: Features) -> Vector:
    """The dimensions of an article by their weight in it; words of dates ('Friday', 'July') tell nothing of what it is on."""
    dates = dated(features)
    bag = {t.key: 1.0 + math.log(max(t.weight, 1.0)) for t in features.terms if t.shown.casefold() not in dates}
    for name in features.names:
        if " " in name.key:  # a name of one word is that word
            bag[NAME + name.key] = 1.0 + math.log(len(name.spans) or 1)
    return bag


def dated(features: Features) -> set[str]:
    """The words of an article's dates, folded: 'friday', 'july'."""
    return {fold(w[0]) for m in features.mentions for w in words(m.span.text)}


def _unit(bag: Vector, rarity: dict[str, float]) -> Vector:
    weighed = sorted(((weight * rarity[key], key) for key, weight in bag.items()), key=lambda p: (-p[0], p[1]))[:TERMS]
    length = math.sqrt(sum(w * w for w, _ in weighed))
    return {key: w / length for w, key in weighed} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two unit vectors, 0 to 1."""
    return math.fsum([a[key] * b[key] for key in a.keys() & b.keys()])


class Pair(NamedTuple):
    """Two articles by their number (`a` < `b`) and their likeness."""

    a: int
    b: int
    likeness: float


def pairs(vectors: Sequence[Vector], days: Sequence[int | None], window: int, floor: float) -> Iterator[Pair]:
    """Each pair of articles at least `floor` alike whose days (ordinals) are at most `window` apart.

    An article without a day is compared with every other. Dimensions that more than `CROWD` articles of the window
    share are left out, which keeps the work near to linear.
    """
    timeless = [i for i, d in enumerate(days) if d is None]
    dated = sorted((d, i) for i, d in enumerate(days) if d is not None)
    order = np.array([*timeless, *(i for _, i in dated)], np.int64)
    first = np.array([d for d, _ in dated], np.int64)
    here, early = np.arange(len(order)), len(timeless)
    window_opens = np.concatenate([np.zeros(early, np.int64), early + np.searchsorted(first, first - window)])
    grid = Grid([vectors[i] for i in order])
    for low, high in ((window_opens, here), (np.zeros_like(here), np.where(here < early, 0, early))):
        for met in grid.met(low, high, CROWD, floor):
            ends = np.sort(np.stack([order[met.rows], order[met.others]]), axis=0)
            yield from map(Pair, *ends.tolist(), met.likeness.tolist())


def nearest(vectors: Sequence[Vector], count: int, floor: float, crowd: int, depth: int = TERMS) -> list[list[tuple[float, int]]]:
    """For each article the `count` most alike of all others, best first, at least `floor` alike.

    Only the `depth` weightiest dimensions of each are compared, and of those the ones that at most `crowd` articles
    have: all articles are candidates here, not those of a window.
    """
    grid = Grid([v if len(v) <= depth else dict(sorted(v.items(), key=lambda p: (-p[1], p[0]))[:depth]) for v in vectors])
    found: list[list[tuple[float, int]]] = [[] for _ in vectors]
    for met in grid.met(np.zeros(len(vectors), np.int64), np.full(len(vectors), len(vectors)), crowd, floor):
        best = np.lexsort((met.others, -met.likeness, met.rows))
        rows = met.rows[best]
        best = best[np.arange(len(best)) - np.searchsorted(rows, rows) < count]
        for row, other, likeness in zip(met.rows[best].tolist(), met.others[best].tolist(), met.likeness[best].tolist(), strict=True):
            found[row].append((likeness, other))
    return found


def centre(vectors: Iterable[Vector]) -> Vector:
    """The mean of vectors, scaled to unit length."""
    total: Vector = {}
    for vector in vectors:
        for key, weight in vector.items():
            total[key] = total.get(key, 0.0) + weight
    length = math.sqrt(sum(w * w for w in total.values()))
    return {key: w / length for key, w in total.items()} if length else {}
