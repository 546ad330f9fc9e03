"""Which articles tell of one event: clusters of alike articles that were published near one another in time.

Copies of one text count as one voice. Two articles make a story, and so do copies of one text in different outlets: the
reader then sees one report and who carries it. A story's name comes from its oldest article, so it stays as the story
grows; its title is the title of its most central article, verbatim.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from generator.group import clusters, identity
from generator.group.days import ordinal
from generator.model import Brief, Features, Story, Why
from generator.text import fold
from generator.vectors import NAME, Space, centre, cosine, pairs

WINDOW = 10  # days between articles that are compared at all
PACE = 5.0  # days after which likeness counts a third
THRESHOLD = 0.16  # mean likeness within a story
CAUTION, FEW = 0.12, 20.0  # how much more is asked of a small collection, where rarity is a guess, and what small means
FLOOR = 0.05  # likeness that is not worth remembering
TIMELESS = 0.9  # of likeness is left between two articles without a day: nothing says that they are near in time
HALF_DATED = 0.75  # and where one has a day: it is news of its day, the other may be of any
APART = 0.5  # and where the days that the texts themselves tell of lie far apart
TOLD = 14  # days between told days that are not far
EVIDENCE = 8  # shared words that are shown

Items = Sequence[tuple[Brief, Features]]
Near = dict[int, float]  # the articles that are alike one, and how much


class Drawn(NamedTuple):
    """What stories are drawn from: the articles, their vectors, their ids, and the copies among them."""

    items: Items
    space: Space
    ids: dict[str, str]
    copies: Sequence[tuple[int, ...]]


def stories(drawn: Drawn) -> list[Story]:
    """The stories, each with its articles oldest first."""
    near = _likeness(drawn)
    found = [_ordered(members, drawn.items) for members in _clusters(drawn, near)]
    found = [m for m in found if len(m) > 1 and not _one_outlet(m, drawn)]
    paths = [drawn.items[m[0]][0].path for m in found]
    names = identity.unique((path, drawn.ids[path]) for path in paths)
    return [_story(m, names[path], drawn, near) for m, path in zip(found, paths, strict=True)]


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


def threshold(articles: int) -> float:
    """The mean likeness that a story needs among so many articles."""
    return THRESHOLD + CAUTION * FEW / (FEW + articles)


def _likeness(drawn: Drawn) -> list[Near]:
    clocks = [clock(b, f) for b, f in drawn.items]
    near: list[Near] = [{} for _ in drawn.items]
    for a, b, likeness in pairs(drawn.space.vectors, [c.published for c in clocks], WINDOW, FLOOR):
        lasting = likeness * kernel(clocks[a], clocks[b])
        if lasting >= FLOOR:
            near[a][b] = near[b][a] = lasting
    return near


def _clusters(drawn: Drawn, near: list[Near]) -> list[tuple[int, ...]]:
    """Clusters of articles, in which all copies of one text stand for it by the first of them."""
    speaks = list(range(len(drawn.items)))
    voices: dict[int, tuple[int, ...]] = {}
    for members in drawn.copies:
        voices[members[0]] = members
        for i in members:
            speaks[i] = members[0]
    edges: dict[tuple[int, int], float] = {}
    for a, others in enumerate(near):
        for b, likeness in others.items():
            low, high = sorted((speaks[a], speaks[b]))
            if a < b and low != high:
                edges[low, high] = max(likeness, edges.get((low, high), 0.0))
    grown = clusters.average_link(len(speaks), ((a, b, x) for (a, b), x in edges.items()), threshold(len(speaks)))
    grown = [c for c in grown if len(c) > 1 or speaks[c[0]] == c[0]]
    return [tuple(sorted(j for i in c for j in voices.get(i, (i,)))) for c in grown]


def _ordered(members: Sequence[int], items: Items) -> tuple[int, ...]:
    """Oldest first; undated ones behind."""
    return tuple(sorted(members, key=lambda i: (ordinal(items[i][0].day) or 10**9, items[i][0].published, items[i][0].path)))


def _one_outlet(members: Sequence[int], drawn: Drawn) -> bool:
    """Whether these are copies of one text within one named outlet: a duplicate, not a story."""
    outlets = {fold(drawn.items[i][0].source) for i in members}
    return len(outlets) == 1 and "" not in outlets and any(set(members) == set(c) for c in drawn.copies)


def _story(members: tuple[int, ...], name: str, drawn: Drawn, near: list[Near]) -> Story:
    briefs = [drawn.items[i][0] for i in members]
    middle = centre(drawn.space.vectors[i] for i in members)
    central = min(members, key=lambda i: (-round(cosine(drawn.space.vectors[i], middle), 9), members.index(i)))
    days = [b.day for b in briefs if ordinal(b.day)]
    copied = {i: c[0] for c in drawn.copies for i in c}
    return Story(
        id=name,
        title=drawn.items[central][0].title,
        articles=tuple(drawn.ids[b.path] for b in briefs),
        first=min(days, default=""),
        last=max(days, default=""),
        outlets=tuple(dict.fromkeys(b.source for b in briefs if b.source)),
        origins=len({copied.get(i, i) for i in members}),
        why=_why(members, drawn, near),
    )


def _why(members: tuple[int, ...], drawn: Drawn, near: list[Near]) -> Why:
    inside = set(members)
    features = [drawn.items[i][1] for i in members]
    found = [near[a].get(b, 0.0) for k, a in enumerate(members) for b in members[k + 1 :]]
    outside: dict[int, float] = {}
    for a in members:
        for b, likeness in near[a].items():
            if b not in inside:
                outside[b] = outside.get(b, 0.0) + likeness / len(members)
    nearest = min(outside, key=lambda i: (-round(outside[i], 9), drawn.items[i][0].path), default=None)
    terms, names = _shared(members, drawn)
    dates: dict[str, int] = {}
    for f in features:
        for value in {m.value for m in f.mentions if len(m.value) == 10}:
            dates[value] = dates.get(value, 0) + 1
    return Why(
        terms=terms,
        names=names,
        dates=tuple(sorted(d for d, n in dates.items() if n > 1)[:EVIDENCE]),
        score=round(min(1.0, sum(found) / len(found)), 4) if found else 0.0,
        nearest=drawn.ids[drawn.items[nearest][0].path] if nearest is not None else "",
        nearest_score=round(outside[nearest], 4) if nearest is not None else 0.0,
    )


def _shared(members: tuple[int, ...], drawn: Drawn) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The weightiest terms, and the names, that at least half of the members, and two of them, share, as they are printed."""
    weight: dict[str, float] = {}
    count: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for i in members:
        count.update(drawn.space.vectors[i].keys())
        count.update(NAME + n.key for n in drawn.items[i][1].names if " " not in n.key)
        places.update({NAME + n.key: len(n.spans) for n in drawn.items[i][1].names})
        for key, w in drawn.space.vectors[i].items():
            weight[key] = weight.get(key, 0.0) + w
    least = max(2, math.ceil(len(members) / 2))
    shown = {t.key: t.shown for i in reversed(members) for t in drawn.items[i][1].terms}
    shown |= {NAME + n.key: n.shown for i in reversed(members) for n in drawn.items[i][1].names}
    common = [k for k in count if count[k] >= least and k in shown]
    names = sorted((k for k in common if k.startswith(NAME)), key=lambda k: (-count[k], -places[k], k))
    named = [shown[k] for k in names][:EVIDENCE]
    told = {part for name in named for part in fold(name).split()}
    terms = sorted((k for k in common if not k.startswith(NAME)), key=lambda k: (-round(weight[k], 9), k))
    return tuple(shown[k] for k in terms if fold(shown[k]) not in told)[:EVIDENCE], tuple(named)
