"""What is wrong with a site.yaml, gathered with its places: so that all of it is told at once, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from generator.problems import Problem
from generator.text import printable

SHOWN = 100  # problems told of; a file with more is broken in some one way
_CLIP = 60  # characters of the user's text that a message shows
_COMPARED = 40  # texts of a file for which a likely meaning is looked for
_CANDIDATES = 500  # known words that one of them is compared with
_UNLIKE = 8  # difference in length from which two words are not spellings of one

Steps = tuple[str | int, ...]  # the way to a value: ("topics", 2, "name")


class Findings:
    """Gathers problems; knows the place of every key and value by the steps that lead to it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._places: dict[Steps, tuple[int, int]] = {}
        self._found: list[Problem] = []
        self._wrong: set[Steps] = set()
        self._more = 0
        self._compared = 0

    def __bool__(self) -> bool:
        return bool(self._found)

    @property
    def full(self) -> bool:
        """Whether no more are told of: then there is no need to look for cures."""
        return len(self._found) >= SHOWN

    def locate(self, steps: Steps, line: int, column: int) -> None:
        """Remember where the value at the end of the steps stands."""
        self._places[steps] = (line, column)

    def place(self, steps: Steps) -> tuple[int, int]:
        """Line and column of a value, or of the nearest group around it that the file has."""
        while steps and steps not in self._places:
            steps = steps[:-1]
        return self._places.get(steps, (0, 0))

    def add(self, code: str, steps: Steps, message: str, cure: str = "", place: tuple[int, int] | None = None) -> None:
        """A problem with the value at the end of the steps; at its place, where no other is given."""
        self._wrong.update(steps[:length] for length in range(len(steps) + 1))
        if self.full:
            self._more += 1
        else:
            self._found.append(Problem(code, self.path, *(place or self.place(steps)), message, cure))

    def wrong(self, steps: Steps) -> bool:
        """Whether something in that group was told of: then what else seems wrong with it may only follow from that."""
        return steps in self._wrong

    def meant(self, text: str, known: Iterable[str], cutoff: float = 0.6) -> str:
        """The known word that was probably meant, or ''. Upper case, spaces, hyphens and underscores do not count.

        Comparing is slow, so that no more than `_COMPARED` texts of a file are looked at, and none that is very long.
        """
        if self._compared >= _COMPARED or len(text) > _CLIP:
            return ""
        self._compared += 1
        return _nearest(text, known, cutoff)

    def problems(self) -> tuple[Problem, ...]:
        """All of them in the order of the file."""
        found = sorted(self._found, key=lambda p: (p.line, p.column))
        if self._more:
            found.append(Problem("config-more", self.path, 0, 0, f"{self._more:,} more problems are not shown"))
        return tuple(found)


def shown(text: str) -> str:
    """A piece of the user's text as a message may show it: in quotation marks, clipped, without control characters."""
    return f"'{printable(text[:_CLIP])}{'…' if len(text) > _CLIP else ''}'"


def _nearest(text: str, known: Iterable[str], cutoff: float) -> str:
    plain = {_plain(word): word for word in known if abs(len(word) - len(text)) <= _UNLIKE}
    tried = _plain(text)
    if tried in plain:
        return plain[tried]
    match = get_close_matches(tried, islice(plain, _CANDIDATES), n=1, cutoff=cutoff)
    return plain[match[0]] if match else ""


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c not in " -_")
