"""Which theme each article belongs to, once there are themes: that whose other articles it is most alike.

Communities go by neighbours alone, so an article between two themes falls to either by a hair; the middles of themes are
steadier. An article is left out of the middle that it is compared with, or it would hold on to where it is. How many
themes there are, and what they are called, is decided elsewhere. (Spherical k-means, Dhillon and Modha 2001.)
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from generator.grid import UNIT, Grid, Real, Whole
from generator.vectors import Vector

ROUNDS = 8  # times at most that each article is asked again
FEWEST = 3  # articles that have a dimension; what fewer have says nothing of a theme
FLAT = 0.6  # power to which weights are taken: a theme shows in many words, an event in few


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
    members = np.array(sorted(i for theme in themes for i in theme), np.int64)
    grid = Grid([vectors[i] for i in members])
    home = _homes(themes, len(vectors))[members]
    own = grid.squares()
    for _ in range(ROUNDS if len(themes) > 1 else 0):
        sums = grid.sums(home, len(themes))
        alike = _alike(grid.dots(sums), sums, home, own)
        best = alike.argmax(axis=1)
        here = np.arange(len(members))
        moved = np.where(alike[here, home] >= alike[here, best], home, best)
        if np.array_equal(moved, home) or np.bincount(moved, minlength=len(themes)).min() < least:
            break
        home = moved
    return [members[home == theme].tolist() for theme in range(len(themes))]


def joining(themes: Sequence[Sequence[int]], vectors: Sequence[Vector], others: Sequence[int]) -> list[tuple[float, int]]:
    """For each of the other articles how alike it and the middle of the theme nearest to it are, and that theme: the first among equals."""
    if not themes or not others:
        return [(0.0, -1) for _ in others]
    grid = Grid(vectors)
    sums = grid.sums(_homes(themes, len(vectors)), len(themes))
    alike = _alike(grid.dots(sums), sums)[np.array(others)]
    return list(zip(alike.max(axis=1).tolist(), alike.argmax(axis=1).tolist(), strict=True))


def _homes(themes: Sequence[Sequence[int]], articles: int) -> Whole:
    """The theme of each article, -1 for none."""
    home = np.full(articles, -1, np.int64)
    for theme, members in enumerate(themes):
        home[list(members)] = theme
    return home


def _alike(dots: Whole, sums: Whole, home: Whole | None = None, own: Whole | None = None) -> Real:
    """How alike each article is to the middle of each theme: `own` is the square of its length where it is taken out of its `home`."""
    squares = np.broadcast_to((sums * sums).sum(axis=0), dots.shape)
    if home is not None and own is not None:
        here = np.arange(len(home))
        squares, dots = squares.copy(), dots.copy()
        squares[here, home] -= 2 * dots[here, home] - own
        dots[here, home] -= own
    alike: Real = dots / (UNIT * np.sqrt(np.maximum(squares, 1)))
    return alike
