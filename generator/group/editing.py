"""What the editor says of stories: which articles are one, which stand apart, what a story is called.

An article that the editor lists goes where it is listed, whatever its words. The others of its found story follow the
first rule that lists one of them, unless that rule is for its listed articles only. Which stories are found is decided
elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.config import StoryRule
from generator.group.likeness import Items


class Told(NamedTuple):
    """The articles of one story by their number, and the editor's rule that made it, None where it was found."""

    members: tuple[int, ...]
    rule: StoryRule | None


def edited(found: Sequence[Sequence[int]], rules: Sequence[StoryRule], items: Items) -> list[Told]:
    """The stories found, as the editor would have them; paths of absent or hidden articles are passed over."""
    number = {brief.path: i for i, (brief, _) in enumerate(items)}
    listed = [[number[path] for path in rule.articles if path in number] for rule in rules]
    taken = {i for members in listed for i in members}
    left = [[i for i in members if i not in taken] for members in found]
    home = {i: n for n, members in enumerate(found) for i in members}
    told = []
    for rule, members in zip(rules, listed, strict=True):
        gathered = list(dict.fromkeys(members))
        if not rule.only:
            for story in dict.fromkeys(home[i] for i in members if i in home):
                gathered += left[story]
                left[story] = []
        if gathered:
            told.append(Told(tuple(sorted(gathered)), rule))
    return sorted([*told, *(Told(tuple(members), None) for members in left if members)], key=lambda t: t.members)
