"""Why articles are one story: the words, names, days and figures that they share, how alike they are, and what stayed out.

What is shown is what at least half of the articles, and two of them, have, as it is printed. It explains a decision that
was taken elsewhere.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from generator.group.likeness import Near
from generator.model import Brief, Features, Why
from generator.text import fold
from generator.vectors import NAME, Vector

SHOWN = 8  # of each kind of evidence


class Closeness(NamedTuple):
    """How alike the articles of a story are: their vectors, the mean of their pairs, the least needed, the nearest left out."""

    vectors: Sequence[Vector]
    score: float
    needed: float
    nearest: str
    nearest_score: float


def closest(members: Sequence[int], near: Sequence[Near]) -> tuple[float, int | None, float]:
    """The mean likeness of all pairs of members; the number of the article outside that is most alike on the average, and how much."""
    inside = set(members)
    found: list[float] = []
    outside: dict[int, float] = {}
    for a in members:
        for b, alike in near[a].items():
            if b not in inside:
                outside[b] = outside.get(b, 0.0) + alike / len(members)
            elif a < b:
                found.append(alike)
    pairs = len(members) * (len(members) - 1) // 2
    nearest = min(outside, key=lambda i: (-round(outside[i], 9), i), default=None)
    return min(1.0, math.fsum(found) / pairs) if pairs else 0.0, nearest, outside[nearest] if nearest is not None else 0.0


def why(items: Sequence[tuple[Brief, Features]], closeness: Closeness) -> Why:
    """What ties the articles of a story."""
    features = [f for _, f in items]
    least = max(2, math.ceil(len(items) / 2))
    terms, names = _words(features, closeness.vectors, least)
    return Why(
        terms=terms,
        names=names,
        dates=tuple(sorted(_common([{m.value: m.value for m in f.mentions if len(m.value) == len("2025-01-01")} for f in features], 2))),
        figures=_common([_figures(f) for f in features], 2),
        score=round(closeness.score, 4),
        needed=round(closeness.needed, 4),
        nearest=closeness.nearest,
        nearest_score=round(closeness.nearest_score, 4),
    )


def _figures(features: Features) -> dict[str, str]:
    """The figures of an article that count something or have a unit, by what they come to, as printed."""
    found: dict[str, str] = {}
    for figure in features.figures:
        what = figure.unit or fold(figure.counted)
        if what:
            found.setdefault(f"{figure.value} {what}", figure.span.text)
    return found


def _common(sets: Sequence[dict[str, str]], least: int) -> tuple[str, ...]:
    """The printed forms, each from the first article that has it, of what at least so many articles have: the commonest first."""
    count = Counter(key for found in sets for key in found)
    kept = sorted((key for key in count if count[key] >= least), key=lambda k: (-count[k], k))[:SHOWN]
    return tuple(dict.fromkeys(next(found[key] for found in sets if key in found) for key in kept))


def _words(features: Sequence[Features], vectors: Sequence[Vector], least: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The weightiest shared terms and the shared names."""
    weight: dict[str, float] = {}
    count: Counter[str] = Counter()
    places: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for one, vector in zip(features, vectors, strict=True):
        count.update(vector.keys())
        count.update(NAME + n.key for n in one.names if " " not in n.key)
        places.update({NAME + n.key: len(n.spans) for n in one.names})
        for key, w in vector.items():
            weight[key] = weight.get(key, 0.0) + w
        for key, text in (*((t.key, t.shown) for t in one.terms), *((NAME + n.key, n.shown) for n in one.names)):
            shown.setdefault(key, text)
    common = [k for k in count if count[k] >= least and k in shown]
    names = sorted((k for k in common if k.startswith(NAME)), key=lambda k: (-count[k], -places[k], k))
    named = [shown[k] for k in names][:SHOWN]
    told = {part for name in named for part in fold(name).split()}
    terms = sorted((k for k in common if not k.startswith(NAME)), key=lambda k: (-round(weight[k], 9), k))
    return tuple(shown[k] for k in terms if fold(shown[k]) not in told)[:SHOWN], tuple(named)
