"""Topics found where the editor gives no rules: clusters of articles on one theme.

Found topics are coarser than stories and know no time. They are marked as found wherever they are shown. Fewer than
three articles on a theme are no topic. What a theme is called is decided elsewhere.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import msgspec

from generator.group import days, naming
from generator.group.communities import best, woven
from generator.group.likeness import Items
from generator.group.naming import Called
from generator.group.settling import flattened, joining, settled
from generator.memory import Memory
from generator.text import digest, fold
from generator.vectors import Space
from generator.vectors import nearest as neighbours
from generator.vectors import space as space_of

NEAR = 40  # neighbours of an article that are followed
FLOOR = 0.04  # likeness that is not worth following
CAUTION, FEW = 0.05, 20.0  # how much more is asked of a small collection, where rarity is a guess, and what small means
SAMPLE = 3000  # articles in which themes are looked for; the others join the theme they are nearest to
JOINS = 0.08  # likeness to the middle of a theme, from which an article that was not in the sample joins it
RESOLUTION = 0.7  # below 1: few and large themes; at 0.5 they hang on single articles
CLOSEST = 2.0  # resolution that is not doubled again
MANY, MOST = 40, 0.6  # of so many articles, no theme should hold a larger share
CROWD = 0.02  # of the articles, beside the first 500: a word in more of them tells no themes apart
LEAST = 3  # articles
RUNS = 8  # orders in which communities are looked for
STEADY, STEP = 64, 2**0.25  # from so many articles on, themes are looked for anew when there are a fifth more


class Theme(NamedTuple):
    """A theme found: its articles by number, and what it is called."""

    members: tuple[int, ...]
    called: Called


class Drawn(NamedTuple):
    """A theme of a sample: its articles by their number in it, and what it is called, None where nothing sets it apart."""

    members: list[int]
    called: Called | None


_DRAWN = msgspec.msgpack.Decoder(list[Drawn])


def themes(items: Items, space: Space, memory: Memory) -> list[Theme]:
    """The themes of the articles that something sets apart, largest first."""
    sample = _sample(items)
    known = [items[i] for i in sample]
    drawn = memory.recall(("themes", [(b.path, b.digest) for b, _ in known]), _DRAWN, lambda: _drawn(known))
    grown = [[sample[n] for n in one.members] for one in drawn]
    vectors = flattened(space.vectors, space.spread)
    whole = [list(members) for members in grown]
    others = sorted(set(range(len(items))) - set(sample))
    for i, (likeness, theme) in zip(others, joining(grown, vectors, others), strict=True):
        if likeness >= JOINS:
            whole[theme].append(i)
    if len(items) <= SAMPLE:
        whole = settled(whole, vectors, LEAST)
    found = [Theme(tuple(sorted(members)), one.called) for members, one in zip(whole, drawn, strict=True) if one.called]
    return sorted(found, key=lambda t: (-len(t.members), t.members))


def _drawn(items: Items) -> list[Drawn]:
    """The themes of a sample, largest first, each called by words that no larger one is called by."""
    tongue = naming.tongue(items)
    drawn: list[Drawn] = []
    for members in sorted(_grown(items), key=lambda c: (-len(c), min(items[i][0].path for i in c))):
        called = naming.called(members, tongue, (fold(one.called.first) for one in drawn if one.called))
        drawn.append(Drawn(members, called))
    return drawn


def _sample(items: Items) -> list[int]:
    """The articles in which themes are looked for: the oldest, in a number that grows by steps, and of very many some.

    So the newest articles of a site join themes that stand, and change neither them nor their names until the next step.
    """
    marks = [digest(b.path, size=8) for b, _ in items]
    oldest = sorted(range(len(items)), key=lambda i: (days.ordinal(items[i][0].day) or 10**9, marks[i], i))
    count = len(items)
    if count >= STEADY:
        count = int(STEADY * STEP ** int(math.log(count / STEADY, STEP) + 1e-9))
    return sorted(sorted(oldest[:count], key=lambda i: (marks[i], i))[:SAMPLE])


def _grown(items: Items) -> list[list[int]]:
    """The themes of a sample, by number; where one holds most of it, the sample is looked at more closely."""
    measured = space_of([features for _, features in items])
    count = len(items)
    floor = FLOOR + CAUTION * FEW / (FEW + count)
    near = neighbours(measured.vectors, NEAR, floor, 500 + int(CROWD * count))
    graph = woven(count, ((a, b, likeness) for a, others in enumerate(near) for likeness, b in others))
    orders = [sorted(range(count), key=lambda i: digest(str(run), items[i][0].path, size=8)) for run in range(RUNS)]
    resolution = RESOLUTION
    while True:
        found = best(graph, orders, resolution)
        if count < MANY or resolution > CLOSEST or max(map(len, found)) <= MOST * count:
            grown = [c for c in found if len(c) >= LEAST]
            return settled(grown, flattened(measured.vectors, measured.spread), LEAST)
        resolution *= 2
