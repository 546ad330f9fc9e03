"""The folder as a whole, before any article is normalized: which bytes its seeds have, and what they share.

Decides what need not be read: an unchanged file (same size and time) is not opened, known bytes are not parsed, and where
no seed has changed nothing is compared. What is shared is `compare`'s to say, what is made of it the articles'.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from functools import partial
from itertools import chain, islice
from typing import Any, NamedTuple, Self

import msgspec

from generator.cache import Cache, Stat
from generator.compare import compare, traces
from generator.model import Draft, Shared, Traces
from generator.problems import Problem
from generator.read import Found, Unreadable, load, read
from generator.text import digest
from generator.workers import workers

WORKERS_PAY_FROM = 200
"""Below so many articles to be worked on, starting worker processes costs more than it saves."""
_CHUNK = 16
_BATCH = 256

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


class Crew:
    """Where the work of one build is done: here, or in `jobs` worker processes (0: one per core), started once there is enough of it.

    `make` makes an executor that takes their place, but for drawing pages; it is shut down at the end.
    """

    def __init__(self, jobs: int = 1, make: Callable[[], Executor] | None = None) -> None:
        """Start nothing yet."""
        self._count = jobs or os.cpu_count() or 1
        self._make = make
        self._started: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._started:
            self._started.shutdown()

    def many(self, function: Callable[[Any], Any], things: Sequence[Any]) -> Iterable[Any]:
        """The function's results for all things, in order."""
        executor = self._executor(len(things))
        return _mapped(executor, function, things) if executor else map(function, things)

    def stream(self, function: Callable[[Any], Any], things: Iterable[Any], count: int) -> Iterator[Any]:
        """As `many`, for `count` things that are made while they are worked on: no more than two batches of them are held."""
        executor = None if self._make else self._executor(count)
        if executor is None:
            yield from map(function, things)
            return
        rest, before = iter(things), iter(())
        while batch := tuple(islice(rest, _BATCH)):
            coming = _mapped(executor, function, batch)
            yield from before
            before = coming
        yield from before

    def _executor(self, count: int) -> Executor | None:
        """The caller's executor, else worker processes, where there are enough things for them."""
        if self._started is None and self._make:
            self._started = self._make()
        elif self._started is None and self._count > 1 and count >= WORKERS_PAY_FROM:
            self._started = workers(self._count)
        return self._started if count > _CHUNK else None


def _mapped(executor: Executor, function: Callable[[Any], Any], things: Sequence[Any]) -> Iterator[Any]:
    """The function's results for all things, in order. Not every executor's map has a chunksize."""
    chunks = [things[at : at + _CHUNK] for at in range(0, len(things), _CHUNK)]
    return chain.from_iterable(executor.map(partial(_each, function), chunks))


def _each(function: Callable[[Any], Any], things: Sequence[Any]) -> list[Any]:
    return list(map(function, things))


class Folder:
    """The seeds of a folder: `idents` (digests of their bytes), `problems` of those that cannot be read, and what they share."""

    def __init__(self, found: Sequence[Found], cache: Cache, crew: Crew) -> None:
        """Look at each seed's size and times, and read those that the cache does not know."""
        self.found = {seed.path: seed for seed in found}
        self._cache = cache
        self._crew = crew
        self._traces: dict[str, bytes] = {}
        self._shared: dict[str, Shared] | None = None
        self._marks: dict[str, str] = {}
        self.drafts: dict[str, bytes] = {}
        self.problems: dict[str, Problem] = {}
        self.idents = self._known(found)
        self._read([seed for seed in found if seed.path not in self.idents])

    def stats(self) -> dict[str, tuple[Stat, str]]:
        """Stat data and digest of every readable seed whose stat data would change with it."""
        return {path: (_stat(seed), self.idents[path]) for path, seed in self.found.items() if path in self.idents and not seed.fresh}

    def mark(self, path: str) -> str:
        """A digest of what a seed shares, '' for nothing: changes when anything of it does."""
        return self._marks.get(path, "")

    def of(self, path: str) -> Shared:
        """What a seed shares with the others."""
        if self._shared is None:
            self._shared = self._compare()
        return self._shared.get(path, Shared())

    def _known(self, found: Sequence[Found]) -> dict[str, str]:
        """Digests of the seeds that were here before: by size and times, else by their bytes; times are a hint, bytes decide."""
        before = self._cache.seeds()
        some = self._cache.knows_seeds()
        known: dict[str, str] = {}
        for seed in found:
            last = before.get(seed.path)
            if last and last[0] == _stat(seed):
                known[seed.path] = last[1]
            elif some and (ident := _ident(seed)) and self._cache.compared(_key(seed, ident)) is not None:
                known[seed.path] = ident
        return known

    def _read(self, seeds: Sequence[Found]) -> None:
        fresh: list[tuple[str, bytes]] = []
        for seed, seen in zip(seeds, self._crew.many(see, seeds), strict=True):
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

    def compare(self) -> None:
        """Find out what all seeds share. Those that cannot be read after all become problems."""
        self._marks = self._compared()

    def _compared(self) -> dict[str, str]:
        """The mark of every seed, from the last build where it was of the same seeds."""
        key = digest("folder", *(_key(self.found[path], ident) for path, ident in sorted(self.idents.items())))
        kept = self._cache.compared(key)
        if kept is not None:
            try:
                return _marks(kept)
            except msgspec.MsgspecError:
                pass  # what does not decode is not there
        self._shared = self._compare()
        marks = {path: digest(_encode(shared)) for path, shared in self._shared.items() if shared.lines}
        self._cache.keep_compared([(key, _encode(marks))])
        self._cache.forget_compared({key, *(_key(self.found[path], ident) for path, ident in self.idents.items())})
        return marks

    def _compare(self) -> dict[str, Shared]:
        missing: list[Found] = []
        for path, ident in self.idents.items():
            if path not in self._traces:
                data = self._cache.compared(_key(self.found[path], ident))
                if data is None:
                    missing.append(self.found[path])
                else:
                    self._traces[path] = data
        self._read(missing)
        return compare({path: _traces(self._traces[path]) for path in self.idents})


def _stat(seed: Found) -> Stat:
    return Stat(seed.size, seed.mtime_ns, seed.ctime_ns)


def _key(seed: Found, ident: str) -> str:
    return digest("traces", seed.path, ident, _encode(seed.limits))


def _ident(seed: Found) -> str:
    """The digest of a file's bytes, '' where it cannot be read."""
    try:
        return load(seed).digest
    except Unreadable:
        return ""
