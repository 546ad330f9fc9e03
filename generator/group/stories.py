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

from generator.config import StoryRule
from generator.group import clusters, identity
from generator.group.days import ordinal
from generator.group.editing import Told, edited
from generator.group.likeness import Items, Near, likeness
from generator.model import Story, Why
from generator.text import fold
from generator.vectors import NAME, Space, centre, cosine

THRESHOLD = 0.146  # mean likeness within a story
CAUTION, FEW = 0.14, 20.0  # how much more is asked of a small collection, where rarity is a guess, and what small means
FIRM, BESIDE = 3, 2  # articles of a story that others are brought into, and how many at most are brought in together
CLOSEST, JOINS = 3, 0.15  # for each of them so many of the story's nearest are asked, and how alike they must be on the average
CLEAR = 0.6  # of that, what the next story may have at most
EVIDENCE = 8  # shared words that are shown


class Drawn(NamedTuple):
    """What stories are drawn from: the articles, their vectors, their ids, and the copies among them."""

    items: Items
    space: Space
    ids: dict[str, str]
    copies: Sequence[tuple[int, ...]]


def stories(drawn: Drawn, rules: Sequence[StoryRule] = ()) -> list[Story]:
    """The stories, each with its articles oldest first: those found, as the editor's rules would have them."""
    near = likeness(drawn.items, drawn.space)
    told = edited(_clusters(drawn, near), rules, drawn.items)
    kept = [t for t in told if len(t.members) > 1 and (t.rule or not _one_outlet(t.members, drawn))]
    kept = [Told(_ordered(t.members, drawn.items), t.rule) for t in kept]
    wished = {}
    for members, rule in kept:
        path = drawn.items[members[0]][0].path
        wished[members] = (f" {path}", rule.slug) if rule and rule.slug else (path, drawn.ids[path])  # pinned ones are named first
    names = identity.unique(wished.values())
    return [_story(t, names[wished[t.members][0]], drawn, near) for t in kept]


def threshold(articles: int) -> float:
    """The mean likeness that a story needs among so many articles."""
    return THRESHOLD + CAUTION * FEW / (FEW + articles)


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
        for b, alike in others.items():
            low, high = sorted((speaks[a], speaks[b]))
            if a < b and low != high:
                edges[low, high] = max(alike, edges.get((low, high), 0.0))
    grown = clusters.average_link(len(speaks), ((a, b, x) for (a, b), x in edges.items()), threshold(len(speaks)))
    grown = gathered([c for c in grown if len(c) > 1 or speaks[c[0]] == c[0]], edges)
    return [tuple(sorted(j for i in c for j in voices.get(i, (i,)))) for c in grown]


def gathered(grown: Sequence[tuple[int, ...]], edges: dict[tuple[int, int], float]) -> list[tuple[int, ...]]:
    """The clusters, with articles left beside a story brought into it where its nearest articles speak for it.

    A story of many sides is less alike on the average than a report of one side is to its nearest; average link alone
    leaves such a report outside. Where two stories call for it, it stays alone.
    """
    home = {i: number for number, members in enumerate(grown) for i in members}
    ties: dict[int, dict[int, list[float]]] = {}
    for (a, b), alike in edges.items():
        for here, there in ((home[a], home[b]), (home[b], home[a])):
            if here != there and len(grown[here]) <= BESIDE and len(grown[there]) >= FIRM:
                ties.setdefault(here, {}).setdefault(there, []).append(alike)
    joined = {number: list(members) for number, members in enumerate(grown)}
    for here, calls in sorted(ties.items()):
        asked = CLOSEST * len(grown[here])
        called = sorted((-round(math.fsum(sorted(found)[-asked:]) / asked, 9), there) for there, found in calls.items())
        best, whose = called[0]
        if -best >= JOINS and (len(called) == 1 or -called[1][0] <= CLEAR * -best):
            joined[whose] += joined.pop(here)
    return sorted(tuple(sorted(members)) for members in joined.values())


def _ordered(members: Sequence[int], items: Items) -> tuple[int, ...]:
    """Oldest first; undated ones behind."""
    return tuple(sorted(members, key=lambda i: (ordinal(items[i][0].day) or 10**9, items[i][0].published, items[i][0].path)))


def _one_outlet(members: Sequence[int], drawn: Drawn) -> bool:
    """Whether these are copies of one text within one named outlet: a duplicate, not a story."""
    outlets = {fold(drawn.items[i][0].source) for i in members}
    return len(outlets) == 1 and "" not in outlets and any(set(members) == set(c) for c in drawn.copies)


def _story(told: Told, name: str, drawn: Drawn, near: list[Near]) -> Story:
    members, rule = told
    briefs = [drawn.items[i][0] for i in members]
    middle = centre(drawn.space.vectors[i] for i in members)
    central = min(members, key=lambda i: (-round(cosine(drawn.space.vectors[i], middle), 9), members.index(i)))
    days = [b.day for b in briefs if ordinal(b.day)]
    copied = {i: c[0] for c in drawn.copies for i in c}
    return Story(
        id=name,
        title=(rule.title if rule else "") or drawn.items[central][0].title,
        articles=tuple(drawn.ids[b.path] for b in briefs),
        first=min(days, default=""),
        last=max(days, default=""),
        outlets=tuple(dict.fromkeys(b.source for b in briefs if b.source)),
        origins=len({copied.get(i, i) for i in members}),
        why=_why(members, drawn, near),
        edited=rule is not None,
    )


def _why(members: tuple[int, ...], drawn: Drawn, near: list[Near]) -> Why:
    inside = set(members)
    features = [drawn.items[i][1] for i in members]
    found = [near[a].get(b, 0.0) for k, a in enumerate(members) for b in members[k + 1 :]]
    outside: dict[int, float] = {}
    for a in members:
        for b, alike in near[a].items():
            if b not in inside:
                outside[b] = outside.get(b, 0.0) + alike / len(members)
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
