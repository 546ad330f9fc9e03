"""How a story runs through time: its quiet spells, and the earlier story that it takes up again.

Articles more than ten days apart are never one story by themselves, so an affair that goes on for months is a chain of
stories. A later story follows the earlier one that it is most alike, if it is alike enough. Which articles make a story is
decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from generator.group.days import ordinal
from generator.model import Spell, Story
from generator.vectors import TERMS, Vector, nearest

QUIET = 3  # days without an article that are a quiet spell
LIKE = 0.3  # cosine of the middles of two stories of which one takes up the other
PAST = 120  # days after which it is another affair
CANDIDATES, CROWD = 12, 300  # stories that are looked at, and those that may share a dimension


def spells(days: Iterable[str]) -> tuple[Spell, ...]:
    """The quiet spells between these days (YYYY-MM-DD), in order."""
    ordered = sorted(set(days))
    gaps = [(a, b, (ordinal(b) or 0) - (ordinal(a) or 0) - 1) for a, b in pairwise(ordered)]
    return tuple(Spell(a, b, quiet) for a, b, quiet in gaps if quiet >= QUIET)


def threaded(stories: Sequence[Story], middles: Sequence[Vector]) -> list[Story]:
    """The stories, each with the one it follows and those that follow it; `middles` are the middles of their articles."""
    kept = [dict(sorted(m.items(), key=lambda p: (-p[1], p[0]))[:TERMS]) for m in middles]
    near = nearest(kept, CANDIDATES, LIKE, CROWD)
    follows: dict[str, str] = {}
    followed: dict[str, list[str]] = {}
    for story, others in zip(stories, near, strict=True):
        before = [(-round(alike, 9), stories[n].id) for alike, n in others if _after(story, stories[n])]
        if before:
            follows[story.id] = min(before)[1]
            followed.setdefault(min(before)[1], []).append(story.id)
    first = {story.id: story.first for story in stories}
    return [
        msgspec.structs.replace(
            s, follows=follows.get(s.id, ""), followed=tuple(sorted(followed.get(s.id, ()), key=lambda i: (first[i], i)))
        )
        for s in stories
    ]


def _after(later: Story, earlier: Story) -> bool:
    """Whether one story begins after another has ended, and not too long after."""
    begins, ended = ordinal(later.first), ordinal(earlier.last)
    return begins is not None and ended is not None and 0 < begins - ended <= PAST
