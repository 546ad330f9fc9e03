"""What is told of each word that was seen, remembered in a process: texts ask for all their words in calls that loop in C.

Only remembers; what is told of a word is a function of the word alone, so what was seen before changes no result.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_MOST = 50_000  # words remembered at a time
_LONG = 32  # characters of a word worth remembering: a hostile one may have a million

T = TypeVar("T")


class Seen(dict[str, T]):
    """Word to what `tell` says of it. When full it forgets everything, which costs less than to know what was used last."""

    __slots__ = ("_tell",)

    def __init__(self, tell: Callable[[str], T]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> T:
        told = self._tell(word)
        if len(word) <= _LONG:
            if len(self) >= _MOST:
                self.clear()
            self[word] = told
        return told
