"""The folder as a whole, before any article is normalized: which bytes its seeds have, and what they share.

Decides what need not be read: an unchanged file (same size and time) is not opened, known bytes are not parsed, and where
no seed has changed nothing is compared. What is shared is `compare`'s to say, what is made of it the articles'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from generator.cache import Cache, Stat
from generator.compare import compare, traces
from generator.model import Draft, Shared, Traces
from generator.problems import Problem
from generator.read import Found, Unreadable, load, read
from generator.text import digest

Many = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]
"""Applies a function to each of many things, in order: here, or in worker processes."""

_encode = msgspec.msgpack.Encoder().encode
_traces = msgspec.msgpack.Decoder(Traces).decode
_marks = msgspec.msgpack.Decoder(dict[str, str]).decode
_draft = msgspec.msgpack.Decoder(Draft).decode


class Seen(NamedTuple):
    """The outcome of reading one seed: the digest of its bytes and its encoded traces, or the problem.

    `draft` is encoded, of pages only: parsing a page again would cost more than anything else that is done with it, while
    a text is read again in less time than its draft takes to pass from one process to the other.
    """

    ident: str
    traces: bytes = b""
    draft: bytes = b""
    problem: Problem | None = None


def see(seed: Found) -> Seen:
    """Read one seed for what it shares."""
    try:
        draft = read(load(seed), seed.limits)
    except Unreadable as error:
        return Seen("", problem=error.problem)
    return Seen(draft.digest, _encode(traces(draft)), _encode(draft) if draft.format == "html" else b"")


def draft_of(seed: Found, kept: bytes) -> Draft:
    """The draft as it was kept, else read anew; raise `Unreadable`."""
    return _draft(kept) if kept else read(load(seed), seed.limits)


def here(function: Callable[[Any], Any], things: Sequence[Any]) -> Iterator[Any]:
    """Do the work in this process."""
    return map(function, things)


class Folder:
    """The seeds of a folder: `idents` (digests of their bytes), `problems` of those that cannot be read, and what they share."""

    def __init__(self, found: Sequence[Found], cache: Cache, many: Many = here) -> None:
        """Look at each seed's size and time, and read those that the cache does not know."""
        self.found = {seed.path: seed for seed in found}
        self._cache = cache
        self._traces: dict[str, bytes] = {}
        self._shared: dict[str, Shared] | None = None
        self.drafts: dict[str, bytes] = {}
        self.problems: dict[str, Problem] = {}
        self.idents = self._known(found)
        self._read([seed for seed in found if seed.path not in self.idents], many)
        self._marks = self._compared(many)

    def stats(self) -> dict[str, tuple[Stat, str]]:
        """Stat data and digest of every readable seed."""
        return {path: (Stat(self.found[path].size, self.found[path].mtime_ns), ident) for path, ident in self.idents.items()}

    def mark(self, path: str) -> str:
        """A digest of what a seed shares, '' for nothing: changes when anything of it does."""
        return self._marks.get(path, "")

    def of(self, path: str) -> Shared:
        """What a seed shares with the others."""
        if self._shared is None:
            self._shared = self._compare(here)
        return self._shared.get(path, Shared())

    def _known(self, found: Sequence[Found]) -> dict[str, str]:
        """Digests of the seeds that were here before: by size and time, else by their bytes; times are a hint, bytes decide."""
        before = self._cache.seeds()
        known: dict[str, str] = {}
        for seed in found:
            last = before.get(seed.path)
            if last and last[0] == Stat(seed.size, seed.mtime_ns):
                known[seed.path] = last[1]
            elif before and (ident := _ident(seed)) and self._cache.compared(_key(seed, ident)) is not None:
                known[seed.path] = ident
        return known

    def _read(self, seeds: Sequence[Found], many: Many) -> None:
        fresh: list[tuple[str, bytes]] = []
        for seed, seen in zip(seeds, many(see, seeds), strict=True):
            if seen.problem:
                self.problems[seed.path] = seen.problem
                self.idents.pop(seed.path, None)
                continue
            self.idents[seed.path] = seen.ident
            self._traces[seed.path] = seen.traces
            if seen.draft:
                self.drafts[seed.path] = seen.draft
            fresh.append((_key(seed, seen.ident), seen.traces))
        self._cache.keep_compared(fresh)

    def _compared(self, many: Many) -> dict[str, str]:
        """The mark of every seed, from the last build where it was of the same seeds."""
        key = digest("folder", *(_key(self.found[path], ident) for path, ident in sorted(self.idents.items())))
        kept = self._cache.compared(key)
        if kept is not None:
            try:
                return _marks(kept)
            except msgspec.MsgspecError:
                pass  # what does not decode is not there
        self._shared = self._compare(many)
        marks = {path: digest(_encode(shared)) for path, shared in self._shared.items() if shared.lines}
        self._cache.keep_compared([(key, _encode(marks))])
        self._cache.forget_compared({key, *(_key(self.found[path], ident) for path, ident in self.idents.items())})
        return marks

    def _compare(self, many: Many) -> dict[str, Shared]:
        missing: list[Found] = []
        for path, ident in self.idents.items():
            if path not in self._traces:
                data = self._cache.compared(_key(self.found[path], ident))
                if data is None:
                    missing.append(self.found[path])
                else:
                    self._traces[path] = data
        self._read(missing, many)
        return compare({path: _traces(self._traces[path]) for path in self.idents})


def _key(seed: Found, ident: str) -> str:
    return digest("traces", seed.path, ident, _encode(seed.limits))


def _ident(seed: Found) -> str:
    """The digest of a file's bytes, '' where it cannot be read."""
    try:
        return load(seed).digest
    except Unreadable:
        return ""
