"""The last look before publishing: whether so much would vanish, or the site has grown so large, that a person should decide.

A scheduled build runs unattended: a feed that is empty for an hour, a folder that was not mounted, a filter that went wrong
must not replace a good site by an empty one. Nothing is written here; `build` asks, and stops before anything is.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from generator.problems import Problem, ProblemError

FEW = 8
"""A site of fewer pages is being set up: half of its pages come and go with one setting."""


class Refused(ProblemError):
    """The build stops before anything is published."""


class Extent(NamedTuple):
    """What a build is about to publish: the paths of all its files, and their bytes together."""

    paths: AbstractSet[str]
    size: int


def refusal(before: Iterable[str], after: Extent, limit: int, *, shrink: bool) -> Problem | None:
    """Why `after` should not replace a site with the files `before`; None where it may.

    `limit` is the most bytes of a site (GitHub Pages rejects what is too large only after the upload); `shrink` allows any loss.
    """
    if after.size > limit:
        message = f"the site would have {after.size / 1e6:,.1f} MB, more than {limit / 1e6:,.0f}"
        return Problem("site-too-large", ".", 0, 0, message)
    old = {path for path in before if path.endswith(".html")}
    if shrink or not old:
        return None
    had, has = (sum(path.startswith("articles/") for path in paths) for paths in (old, after.paths))
    if had and not has:
        return Problem("site-shrunk", ".", 0, 0, f"no article would be left of {had:,}")
    gone = len(old - after.paths)
    if len(old) >= FEW and gone * 2 > len(old):
        return Problem("site-shrunk", ".", 0, 0, f"{gone:,} of {len(old):,} pages would vanish")
    return None
