"""How alike two articles are: sparse TF-IDF vectors of terms and names, and the pairs that are alike enough to compare.

Grouping and linking both stand on this one measure, so it is a leaf of its own. What follows from a likeness (a story, a
topic, a related article) is decided by those who ask. Rarity is blended: what the corpus shows, and a prior that every
word starts with, so that five articles on one theme still tell 'Istanbul' from 'Russia'.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from operator import add
from typing import NamedTuple

from generator.model import Features
from generator.text import fold, words

TERMS = 60  # an article's weightiest terms; more add cost and next to nothing else
NAME = "@"  # the mark before the key of a name, which is another dimension than the word
PRIOR_SIZE = 50.0  # articles that the prior weighs as much as: few articles hardly move it, many forget it
PRIOR_SHARE = 0.01  # the share of articles a word is expected in before the corpus has spoken
CROWD = 2000  # a dimension that more articles share says nothing, and would cost the most

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
    total = len(bags) + PRIOR_SIZE
    rarity = {key: math.log(total / (count + PRIOR_SIZE * PRIOR_SHARE)) for key, count in spread.items()}
    return Space(tuple(_unit(bag, rarity) for bag in bags), rarity, spread)


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
    dated = sorted((d, i) for i, d in enumerate(days) if d is not None)
    postings: dict[str, _Posting] = {}
    for i in [*(i for i, d in enumerate(days) if d is None), *(i for _, i in dated)]:
        day = days[i]
        near: dict[int, float] = {}
        for key, weight in vectors[i].items():
            posting = postings.setdefault(key, _Posting())
            if day is not None:
                posting.forget(day - window)
            if len(posting.numbers) <= CROWD:
                posting.meet(near, weight)
            posting.add(i, weight, day)
        for other in sorted(n for n, likeness in near.items() if likeness >= floor):
            yield Pair(min(i, other), max(i, other), near[other])


class _Posting:
    """The articles seen so far that have a dimension, with their weights: first those without a day, then by day."""

    __slots__ = ("days", "numbers", "timeless", "weights")

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.weights: list[float] = []
        self.days: list[int] = []
        self.timeless = 0

    def meet(self, near: dict[int, float], weight: float) -> None:
        """Add to the likeness of each of these articles what the dimension gives; without a loop of our own, for speed."""
        sums = map(add, map(near.get, self.numbers, repeat(0.0)), map(weight.__mul__, self.weights))
        near.update(zip(self.numbers, sums, strict=True))

    def add(self, number: int, weight: float, day: int | None = None) -> None:
        self.numbers.append(number)
        self.weights.append(weight)
        if day is None:
            self.timeless += 1
        else:
            self.days.append(day)

    def forget(self, oldest: int) -> None:
        """Drop the articles before a day."""
        if self.days and self.days[0] < oldest:
            stale = bisect_left(self.days, oldest)
            del self.days[:stale]
            del self.numbers[self.timeless : self.timeless + stale]
            del self.weights[self.timeless : self.timeless + stale]


def nearest(vectors: Sequence[Vector], count: int, floor: float, crowd: int, depth: int = TERMS) -> list[list[tuple[float, int]]]:
    """For each article the `count` most alike of all others, best first, at least `floor` alike.

    Only the `depth` weightiest dimensions of each are compared, and of those the ones that at most `crowd` articles
    have: all articles are candidates here, not those of a window.
    """
    kept = [dict(sorted(v.items(), key=lambda p: (-p[1], p[0]))[:depth]) for v in vectors]
    spread = Counter(key for vector in kept for key in vector)
    found: list[list[tuple[float, int]]] = [[] for _ in vectors]
    postings = {key: _Posting() for key, many in spread.items() if 1 < many <= crowd}
    for one, vector in enumerate(kept):
        near: dict[int, float] = {}
        for key, weight in vector.items():
            if (posting := postings.get(key)) is not None:
                posting.meet(near, weight)
                posting.add(one, weight)
        for other, likeness in [(other, likeness) for other, likeness in near.items() if likeness >= floor]:
            found[one].append((-likeness, other))
            found[other].append((-likeness, one))
            if len(found[other]) > 8 * count:
                found[other] = heapq.nsmallest(count, found[other])
    return [[(-likeness, other) for likeness, other in heapq.nsmallest(count, near)] for near in found]


def centre(vectors: Iterable[Vector]) -> Vector:
    """The mean of vectors, scaled to unit length."""
    total: Vector = {}
    for vector in vectors:
        for key, weight in vector.items():
            total[key] = total.get(key, 0.0) + weight
    length = math.sqrt(sum(w * w for w in total.values()))
    return {key: w / length for key, w in total.items()} if length else {}
