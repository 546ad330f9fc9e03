"""What a stage found out in an earlier build, by a key that names everything it depends on.

A stage that is handed a memory asks it before it works; what is not there is made and remembered. So the outcome is the
same with any memory, and with none. Where it is kept from build to build is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import msgspec

from generator.text import digest

T = TypeVar("T")

_encode = msgspec.msgpack.Encoder().encode


class Memory:
    """`fresh` is what was made in this build, encoded, by its key; `used` are all keys that it asked for."""

    def __init__(self, kept: Callable[[str], bytes | None] = lambda _key: None) -> None:
        """`kept` gives what was remembered under a key, or None."""
        self._kept = kept
        self.fresh: dict[str, bytes] = {}
        self.used: set[str] = set()

    @staticmethod
    def mark(basis: object) -> str:
        """A digest of plain values: part of the basis of many things."""
        return digest(_encode(basis))

    def recall(self, basis: object, decoder: msgspec.msgpack.Decoder[T], make: Callable[[], T]) -> T:
        """What `make` gives, remembered under the basis: plain values that hold all that it depends on, but for the program."""
        key = self.mark(basis)
        self.used.add(key)
        data = self._kept(key)
        if data is not None:
            with suppress(msgspec.MsgspecError):  # what does not decode is not there
                return decoder.decode(data)
        made = make()
        self.fresh[key] = _encode(made)
        return made
