"""The one exception of reading: a seed of which no draft can be made. Who catches it skips the seed and shows the problem.

Also the limit that all formats share, so that a page can be refused before the costly part of reading it.
"""

from __future__ import annotations

from generator.model import Draft
from generator.problems import Problem

TEXT_LIMIT = 1_000_000  # characters of text in one seed, mark-up not counted
LINES_LIMIT = 20_000  # lines of one seed, empty ones among them: each is looked at with its neighbours


class Unreadable(Exception):
    """A seed that cannot be read; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def unreadable(code: str, path: str, message: str, cure: str = "") -> Unreadable:
    """The exception for a seed as a whole (no line)."""
    return Unreadable(Problem(code, path, 0, 0, message, cure))


def check_length(length: int, path: str) -> None:
    """Raise `Unreadable` where a seed has more characters of text than any article."""
    if length > TEXT_LIMIT:
        raise unreadable("text-too-long", path, f"{length:,} characters of text, more than {TEXT_LIMIT:,}")


def check_lines(draft: Draft) -> Draft:
    """The draft; raises `Unreadable` where it has more lines than any article."""
    if len(draft.lines) > LINES_LIMIT:
        raise unreadable("text-too-long", draft.path, f"{len(draft.lines):,} lines, more than {LINES_LIMIT:,}")
    return draft
