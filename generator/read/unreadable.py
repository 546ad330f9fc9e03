"""The one exception of reading: a seed of which no draft can be made. Who catches it skips the seed and shows the problem.

Also the limits that all formats share, so that a page can be refused before the costly part of reading it.
"""

from __future__ import annotations

from generator.config import Limits
from generator.model import Draft
from generator.problems import Problem, ProblemError


class Unreadable(ProblemError):
    """A seed that cannot be read; `problem` says why and what to do."""


def unreadable(code: str, path: str, message: str, cure: str = "") -> Unreadable:
    """The exception for a seed as a whole (no line)."""
    return Unreadable(Problem(code, path, 0, 0, message, cure))


def check_length(length: int, path: str, limits: Limits) -> None:
    """Raise `Unreadable` where a seed has more characters of text than any article."""
    if length > limits.text:
        raise _too_long(path, f"{length:,} characters of text, more than {limits.text:,}", "text")


def check_lines(draft: Draft, limits: Limits) -> Draft:
    """The draft; raises `Unreadable` where it has more lines than any article."""
    if len(draft.lines) > limits.lines:
        raise _too_long(draft.path, f"{len(draft.lines):,} lines, more than {limits.lines:,}", "lines")
    return draft


def _too_long(path: str, message: str, limit: str) -> Unreadable:
    return unreadable("text-too-long", path, message, f"put each article into a file of its own, or raise `limits.{limit}` in site.yaml")
