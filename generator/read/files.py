"""Which files of the site's folder are seeds, and their bytes.

Decides by place, name and kind of file alone, without opening any: ten thousand seeds are listed in a tenth of a second.
What the bytes mean is left to the formats. Nothing here raises but `load`: what cannot be a seed becomes a `Problem`.
"""

from __future__ import annotations

import errno
import os
import stat
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.config import LIMITS, MEGABYTE, Limits, SiteConfig
from generator.model import Seed, Value
from generator.problems import Problem
from generator.read.names import SIDECARS, is_furniture_folder, is_silent, other_kind, suffix
from generator.read.unreadable import Unreadable, unreadable
from generator.text import digest
from generator.urls import OWNED

DEPTH_LIMIT = 64  # folders below the seeds folder
_TICK = 2_000_000_000  # nanoseconds: the coarsest clock of a common file system (FAT)


class Found(Value, frozen=True):
    """A file that should be a seed: `path` relative to the site's root (POSIX, NFC), where it is, its stat, and how large it may be.

    `fresh` is whether it changed so shortly before it was looked at that one more change may leave it the same times.
    """

    path: str
    full: Path
    size: int
    mtime_ns: int
    limits: Limits = LIMITS
    ctime_ns: int = 0
    fresh: bool = True


class Listing(NamedTuple):
    """What lies below the seeds folder: seeds in the order of their paths, what was left out, and YAML files by their path."""

    seeds: tuple[Found, ...]
    problems: tuple[Problem, ...]
    beside: dict[str, Path]


def find(root: Path, config: SiteConfig) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """All seeds as in `listing`, and what was left out for a reason worth telling."""
    found = listing(root, config)
    return found.seeds, found.problems


def listing(root: Path, config: SiteConfig) -> Listing:
    """All seeds below the seeds folder in the order of their paths, and what was left out for a reason worth telling.

    The seeds folder is `config.seeds`, else `root/seeds` where it is a folder, else `root` itself; there, files that
    belong to a project rather than to a digest (README, requirements, code) are no seeds.
    """
    base = root / (config.seeds or "seeds")
    if not base.is_dir():
        if config.seeds:
            return Listing(
                (), (Problem("no-seeds-folder", "site.yaml", 0, 0, f"`seeds` names {config.seeds!r}, and there is no such folder"),), {}
            )
        base = root
    walk = _Walk(root, base, config)
    walk.folder(base)
    found = sorted(walk.found, key=lambda f: f.path)
    return Listing(tuple(found), tuple(sorted(walk.problems, key=lambda p: (p.path, p.code))), dict(sorted(walk.beside.items())))


def load(found: Found) -> Seed:
    """The bytes of a seed. Raises `Unreadable`: not a regular file any more, too large, empty, or not to be opened."""
    try:
        # neither a link swapped in after the listing nor a pipe that waits for a writer
        handle = os.open(found.full, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise unreadable("not-a-file", found.path, "not a regular file")
            data = file.read(found.limits.file * MEGABYTE + 1)
    except OSError as e:
        raise Unreadable(_cannot_open(found.path, e)) from e
    if len(data) > found.limits.file * MEGABYTE:
        raise Unreadable(_too_large(found.path, len(data), found.limits))
    if not data:
        raise Unreadable(_empty(found.path))
    return Seed(found.path, data, digest(data))


class _Walk:
    """One walk through the seeds folder: gathers seeds and problems."""

    def __init__(self, root: Path, base: Path, config: SiteConfig) -> None:
        self.root = root
        self.limits = config.limits
        self.base = base
        self.at_root = base == root
        self.real = Path(os.path.realpath(base))
        ours = (config.output, config.content, "themes", ".cache", "site.yaml")
        self.skipped = {os.path.abspath(root / name) for name in ours}  # noqa: PTH100 - without following links
        self.found: list[Found] = []
        self.problems: list[Problem] = []
        self.paths: set[str] = set()
        self.beside: dict[str, Path] = {}

    def folder(self, top: Path) -> None:
        """Walk one folder after the other, without recursion: how deep they nest is not ours to choose."""
        waiting = [(top, 0)]
        while waiting:
            folder, depth = waiting.pop()
            if depth > DEPTH_LIMIT:
                self.problems.append(Problem("cannot-open", self._path(folder), 0, 0, f"folders nest deeper than {DEPTH_LIMIT}"))
                continue
            waiting.extend((Path(entry.path), depth + 1) for entry in self._entries(folder))

    def _entries(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        """The folders to walk on to; files are taken on the way."""
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda e: e.name)
        except OSError as e:
            self.problems.append(_cannot_open(self._path(folder), e))
            return
        siblings = frozenset(e.name for e in entries)
        if OWNED in siblings and Path(folder) != self.base:
            return  # the output of a build into another folder: no articles
        for entry in entries:
            if entry.name.startswith(".") or os.path.abspath(entry.path) in self.skipped:  # noqa: PTH100 - as above
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    if not is_furniture_folder(entry.name, siblings, at_root=self.at_root):
                        yield entry
                else:
                    self._file(entry)
            except OSError as e:
                self.problems.append(_cannot_open(self._path(Path(entry.path)), e))

    def _file(self, entry: os.DirEntry[str]) -> None:
        path = Path(entry.path)
        name = self._path(path)
        if suffix(entry.name) in SIDECARS and not entry.is_symlink():
            self.beside[name] = path
        if is_silent(entry.name, at_root=self.at_root):
            return
        if entry.is_symlink():
            path = Path(os.path.realpath(path, strict=True))  # `resolve` raises something else on a loop
            if not path.is_relative_to(self.real):
                self.problems.append(Problem("link-outside", name, 0, 0, "a symbolic link that leads out of the seeds folder"))
                return
            if path.is_dir():
                return  # its files are listed at their own place
        status = path.stat(follow_symlinks=False)
        problem = _refused(name, status, self.limits)
        if problem:
            self.problems.append(problem)
            return
        fresh = max(status.st_mtime_ns, status.st_ctime_ns) > time.time_ns() - _TICK
        unique = self._unique(name, path)
        self.found.append(Found(unique, path, status.st_size, status.st_mtime_ns, self.limits, status.st_ctime_ns, fresh))

    def _path(self, path: Path) -> str:
        """Relative to the root; a name that is no text (bytes of another encoding) is shown with percent escapes."""
        try:
            shown = path.relative_to(self.root).as_posix()
        except ValueError:  # a seeds folder outside of the site's
            shown = path.relative_to(self.base).as_posix() if path.is_relative_to(self.base) else path.name
        shown = "".join(f"%{ord(c) - 0xDC00:02x}" if 0xDC80 <= ord(c) <= 0xDCFF else c for c in shown)
        return unicodedata.normalize("NFC", shown)

    def _unique(self, name: str, path: Path) -> str:
        """Two spellings of one name (NFC and NFD) are two files: the later one keeps its own spelling."""
        if name in self.paths:
            name = f"{name[: -len(path.name)]}{unicodedata.normalize('NFD', path.name)}"
        self.paths.add(name)
        return name


def _refused(name: str, status: os.stat_result, limits: Limits) -> Problem | None:
    """Why a file is no seed, from its name and stat; None where it is one."""
    if not stat.S_ISREG(status.st_mode):
        return Problem("not-a-file", name, 0, 0, "not a regular file")
    known = other_kind(name)
    if known:
        return Problem(known.code, name, 0, 0, known.message, known.cure)
    if status.st_size > limits.file * MEGABYTE:
        return _too_large(name, status.st_size, limits)
    return None if status.st_size else _empty(name)


def _empty(path: str) -> Problem:
    return Problem("empty-seed", path, 0, 0, "the file is empty")


def _too_large(path: str, size: int, limits: Limits) -> Problem:
    return Problem("seed-too-large", path, 0, 0, f"the file has {size:,} bytes, more than {limits.file * MEGABYTE:,}")


def _cannot_open(path: str, error: OSError) -> Problem:
    """Without the error's own text: it holds the machine's path."""
    reason = os.strerror(error.errno).lower() if error.errno else "unknown error"
    if error.errno == errno.ELOOP:
        reason = "a symbolic link"
    return Problem("cannot-open", path, 0, 0, f"cannot be opened: {reason}")
