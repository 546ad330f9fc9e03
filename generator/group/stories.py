"""Which articles tell of one event: clusters of alike articles that were published near one another in time.

Copies of one text count as one voice. Two articles make a story, and so do copies of one text in different outlets: the
reader then sees one report and who carries it. A story's name comes from its oldest article, so it stays as the story
grows; its title is the title of its most central article, verbatim.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from generator.config import StoryRule
from generator.group import chains, clusters, identity, threads
from generator.group.days import ordinal
from generator.group.editing import Told, edited
from generator.group.evidence import Closeness, closest, why
from generator.group.likeness import WINDOW, Items, Near, likeness
from generator.model import Story
from generator.text import fold
from generator.vectors import Space, centre, cosine

THRESHOLD = 0.146  # mean likeness within a story
CAUTION, FEW = 0.14, 20.0  # how much more is asked of a small collection, where rarity is a guess, and what small means
FIRM, BESIDE = 3, 2  # articles of a story that others are brought into, and how many at most are brought in together
CLOSEST, JOINS = 3, 0.15  # for each of them so many of the story's nearest are asked, and how alike they must be on the average
CLEAR = 0.6  # of that, what the next story may have at most


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
    made = [_story(t, names[wished[t.members][0]], drawn, near) for t in kept]
    middles = [centre(drawn.space.vectors[i] for i in t.members) for t in kept]
    return threads.threaded(_moved(made), middles)


def _moved(made: Sequence[Story]) -> list[Story]:
    """The stories without former names that are another's now."""
    names = {story.id for story in made}
    return [msgspec.structs.replace(s, former=tuple(name for name in s.former if name not in names)) for s in made]


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
    grown = chains.chained(grown, [ordinal(b.day) for b, _ in drawn.items], edges, WINDOW)
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
        why=why([drawn.items[i] for i in members], _closeness(members, drawn, near)),
        edited=rule is not None,
        former=_former(members, drawn, near),
        spells=threads.spells(days),
    )


def _closeness(members: Sequence[int], drawn: Drawn, near: list[Near]) -> Closeness:
    score, nearest, alike = closest(members, near)
    name = drawn.ids[drawn.items[nearest][0].path] if nearest is not None else ""
    return Closeness([drawn.space.vectors[i] for i in members], score, threshold(len(drawn.items)), name, alike)


def _former(members: Sequence[int], drawn: Drawn, near: list[Near]) -> tuple[str, ...]:
    """The names that the story may have had: of its oldest articles, and of each that the older ones would not have called in.

    Such an article may have begun a story of its own, which later ones tied to this one; and the second oldest was the
    oldest before an older one was added.
    """
    least = threshold(len(drawn.items))
    names = []
    for place, i in enumerate(members):
        alike = math.fsum(near[i].get(other, 0.0) for other in members[:place])
        if place <= 1 or alike < least * place:
            names.append(drawn.ids[drawn.items[i][0].path])
    return tuple(names)
