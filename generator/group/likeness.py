"""How likely two articles tell of one event: what they are on, what the event is marked by, and when they were published.

Likeness of terms and names finds what articles are on. Look-alike events (two earthquakes, two trials) are told apart by
their marks: places, days written out, figures. Days between fade it, since the second report of an event comes within
days. Which articles make a story is decided elsewhere.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from generator.group.days import ordinal
from generator.model import Brief, Features, NameKind
from generator.vectors import Space, Vector, cosine, pairs

WINDOW = 10  # days between articles that are compared at all
PACE = 5.0  # days after which likeness counts a third
FLOOR, FAINT = 0.05, 0.04  # likeness that is not worth remembering, and not worth asking for the marks
MARKS = 0.15  # what the marks of an event count beside all terms and names, where both articles have any
TIMELESS = 0.9  # of likeness is left between two articles without a day: nothing says that they are near in time
HALF_DATED = 0.85  # and where one has a day: it is news of its day, the other may be of any
APART = 0.5  # and where the days that the texts themselves tell of lie far apart
TOLD = 14  # days between told days that are not far
ADDED, HALF = 50.0, 0.5  # articles added to few, so that a mark of two among five is still rare

Items = Sequence[tuple[Brief, Features]]
Near = dict[int, float]  # the articles that are alike one, and how much


class Clock(NamedTuple):
    """When an article was published, and the newest day that its text writes out with its year: both ordinals or None."""

    published: int | None
    told: int | None


def clock(brief: Brief, features: Features) -> Clock:
    """The clock of an article; the told day stands in where it has no day of publication."""
    published = ordinal(brief.day)
    told = [d for m in features.mentions if not m.why and (d := ordinal(m.value)) is not None]
    return Clock(published, published or max(told, default=None))


def kernel(a: Clock, b: Clock) -> float:
    """How much of their likeness two articles keep for the days between them, 0 to 1."""
    if a.published is not None and b.published is not None:
        return math.exp(-(((a.published - b.published) / PACE) ** 2))
    if a.told is not None and b.told is not None:
        return 1.0 if abs(a.told - b.told) <= TOLD else APART
    return TIMELESS if a.published is b.published else HALF_DATED


def likeness(items: Items, space: Space) -> list[Near]:
    """For each article the others that may tell of its event, with how alike they are, 0 to 1."""
    clocks = [clock(b, f) for b, f in items]
    marks = _marks([f for _, f in items])
    near: list[Near] = [{} for _ in items]
    for a, b, alike in pairs(space.vectors, [c.published for c in clocks], WINDOW, FAINT):
        both = marks[a] and marks[b]
        mixed = (1.0 - MARKS) * alike + MARKS * cosine(marks[a], marks[b]) if both else alike
        lasting = mixed * kernel(clocks[a], clocks[b])
        if lasting >= FLOOR:
            near[a][b] = near[b][a] = lasting
    return near


def _marks(features: Sequence[Features]) -> list[Vector]:
    """For each article the marks of its event by their rarity, as a vector of unit length; empty where it has none."""
    bags = [_bag(f) for f in features]
    spread = Counter(key for bag in bags for key in bag)
    total = len(bags) + ADDED
    found = []
    for bag in bags:
        weighed = {key: weight * math.log(total / (spread[key] + HALF)) for key, weight in sorted(bag.items())}
        length = math.sqrt(math.fsum(w * w for w in weighed.values()))
        found.append({key: w / length for key, w in weighed.items()})
    return found


def _bag(features: Features) -> Vector:
    """Places, by how often they are named; days written out; figures with their unit."""
    bag = {f"@{n.key}": 1.0 + math.log(len(n.spans) or 1) for n in features.names if n.kind is NameKind.PLACE}
    bag |= {f"#{m.value}": 1.0 for m in features.mentions if len(m.value) == 10 and not m.why}
    return bag | {f"={f.value} {f.unit}": 1.0 for f in features.figures}
