"""Which theme each article belongs to, once there are themes: that whose other articles it is most alike.

Communities go by neighbours alone, so an article between two themes falls to either by a hair; the middles of themes are
steadier. An article is left out of the middle that it is compared with, or it would hold on to where it is. How many
themes there are, and what they are called, is decided elsewhere. (Spherical k-means, Dhillon and Modha 2001.)
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from generator.vectors import Vector

ROUNDS = 8  # times at most that each article is asked again
FEWEST = 3  # articles that have a dimension; what fewer have says nothing of a theme
FLAT = 0.6  # power to which weights are taken: a theme shows in many words, an event in few

Middles = dict[str, dict[int, float]]  # dimension -> theme -> the sum of its weight


def flattened(vectors: Sequence[Vector], spread: dict[str, int]) -> list[Vector]:
    """Vectors of unit length in which common weights count for more, `spread` being in how many articles a dimension is."""
    made = []
    for vector in vectors:
        kept = {key: weight**FLAT for key, weight in vector.items() if weight > 0.0 and spread[key] >= FEWEST}
        length = math.sqrt(math.fsum(w * w for w in kept.values()))
        made.append({key: w / length for key, w in kept.items()})
    return made


def settled(themes: Sequence[Sequence[int]], vectors: Sequence[Vector], least: int) -> list[list[int]]:
    """The themes, each of their articles moved to the one it is nearest to, until none moves; none is left with fewer than `least`."""
    grown = [sorted(members) for members in themes]
    squares = [0.0] * len(grown)
    dots = {i: [0.0] * len(grown) for members in grown for i in members}
    stale: Sequence[int] = range(len(grown))
    for _ in range(ROUNDS if len(grown) > 1 else 0):
        moved: list[list[int]] = [[] for _ in grown]
        _renew(stale, grown, vectors, dots, squares)
        for home, members in enumerate(grown):
            for i in members:
                moved[_best(dots[i], squares, home, 1.0 if vectors[i] else 0.0)[1]].append(i)
        moved = [sorted(members) for members in moved]
        if moved == grown or min(map(len, moved)) < least:
            break
        stale = [theme for theme, members in enumerate(moved) if members != grown[theme]]
        grown = moved
    return grown


def _renew(
    stale: Sequence[int], themes: Sequence[Sequence[int]], vectors: Sequence[Vector], dots: dict[int, list[float]], squares: list[float]
) -> None:
    """Bring up to date what follows from the middles of themes whose members have changed: few change after the first round."""
    middles, fresh = middle([themes[theme] for theme in stale], vectors)
    for place, theme in enumerate(stale):
        squares[theme] = fresh[place]
    for i, known in dots.items():
        for place, dot in enumerate(_dots(vectors[i], middles, len(stale))):
            known[stale[place]] = dot


def middle(themes: Sequence[Sequence[int]], vectors: Sequence[Vector]) -> tuple[Middles, list[float]]:
    """The sums of the vectors of each theme, by dimension, and the square of the length of each sum."""
    sums: Middles = {}
    for theme, members in enumerate(themes):
        for i in members:
            for key, weight in vectors[i].items():
                there = sums.setdefault(key, {})
                there[theme] = there.get(theme, 0.0) + weight
    squares = [0.0] * len(themes)
    for there in sums.values():
        for theme, total in there.items():
            squares[theme] += total * total
    return sums, squares


def nearest(vector: Vector, middles: Middles, squares: Sequence[float]) -> tuple[float, int]:
    """How alike a vector and the middle of the theme nearest to it are, and that theme: the first among equals."""
    return _best(_dots(vector, middles, len(squares)), squares)


def _dots(vector: Vector, middles: Middles, themes: int) -> list[float]:
    """The products of a vector with the sum of each theme."""
    dots = [0.0] * themes
    for key, weight in vector.items():
        if key in middles:
            for theme, total in middles[key].items():
                dots[theme] += weight * total
    return dots


def _best(dots: Sequence[float], squares: Sequence[float], home: int = -1, own: float = 0.0) -> tuple[float, int]:
    """The likeness to the nearest middle, and its theme: `home`, then the first, among equals.

    `own` is the square of the length of the vector where it is a member of `home`: it is taken out of that middle.
    """
    best, whose = -1.0, -1
    for theme, dot in enumerate(dots):
        out = own if theme == home else 0.0
        left = squares[theme] - out * (2.0 * dot - 1.0)
        alike = round((dot - out) / math.sqrt(left), 9) if left > 1e-9 else 0.0
        if alike > best or (alike == best and theme == home):
            best, whose = alike, theme
    return best, whose
