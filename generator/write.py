"""Writing the output: nothing is touched before everything has rendered, and only what differs is written.

Finished files wait in a staging folder inside the output (same file system). `commit` moves each into place with one
atomic rename, then deletes the files of earlier builds that are no longer part of the site. What we own is listed in
`.newsdigest` in the output itself, so nothing else is ever deleted or overwritten, even when the cache is gone. That
list is widened before the first move and narrowed after the last deletion: a kill at any moment leaves every file old or
new, and every file of ours listed.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Self

from generator.model import OutputFile
from generator.problems import Problem, ProblemError
from generator.urls import OWNED, is_safe

_STAGING = ".newsdigest-staging"
_CURES = {
    errno.EACCES: "correct the permissions of the output folder, and build again",
    errno.EDQUOT: "free some space, and build again",
    errno.EISDIR: "move the folder of that name away, and build again",
    errno.ENOSPC: "free some space, and build again",
    errno.ENOTDIR: "a file stands where a folder is wanted: move it away, or build into another folder",
    errno.EPERM: "correct the permissions of the output folder, and build again",
    errno.EROFS: "build into a folder that can be written, with --output",
}
_HEADER = "files written by newsdigest; only these are ever replaced or deleted by it\n"
# The order in which files appear: what pages need first, what points to pages last.
_LAST = ("pagefind-entry.json", "feed.xml", "feed.json", "feeds.opml", "sitemap.xml", "robots.txt", "index.html")


class WriteError(ProblemError):
    """The output cannot be written; the site that was there is still intact file by file."""


class Written(NamedTuple):
    """Paths that were written, that were rendered but had the same bytes on disk, and that were deleted."""

    written: tuple[str, ...]
    same: tuple[str, ...]
    removed: tuple[str, ...]


def refuse_unsafe(output: Path, root: Path, inputs: Iterable[Path]) -> Problem | None:
    """Whether the output may be written at all: never the site's folder, its inputs, a parent of either, home or `.git`."""
    target = output.resolve()
    protected = {root.resolve(), Path.home().resolve(), *(p.resolve() for p in inputs)}
    inside_inputs = any(target.is_relative_to(p.resolve()) for p in inputs if p.resolve() != root.resolve())
    if inside_inputs or ".git" in target.parts or any(p.is_relative_to(target) for p in protected):
        return Problem("output-unsafe", str(output), 0, 0, "this folder holds other things than the site, so it is not written to")
    return None


class Staging:
    """Rendered files on their way into the output; `owned` are the files there that earlier builds wrote, `size` the bytes taken so far."""

    def __init__(self, output: Path) -> None:
        """Make the output and its staging folder; raise `WriteError` where that cannot be."""
        self.output = output
        self._folder = output / _STAGING
        self._files: dict[str, str] = {}
        self._same: list[str] = []
        self.size = 0
        try:
            if output.is_symlink():
                raise WriteError(Problem("output-unsafe", str(output), 0, 0, "the output folder is a symbolic link"))
            self.owned = owned(output)
            shutil.rmtree(self._folder, ignore_errors=True)
        except OSError as error:
            raise _failure(output, error) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """What was not committed is thrown away."""
        self.abandon()

    def add(self, file: OutputFile) -> None:
        """Take a finished file: staged when its bytes differ from what stands in the output."""
        if not is_safe(file.path):
            raise ValueError(f"unsafe output path: {file.path!r}")
        target = f"{self.output}/{file.path}"
        self.size += len(file.data)
        try:
            standing = _look(target)
            if standing and _holds(target, standing, file.data):
                self._same.append(file.path)
            elif standing and file.path not in self.owned:
                self.abandon()
                message = "a file that newsdigest did not write stands where a page belongs"
                raise WriteError(Problem("output-foreign", target, 0, 0, message))
            else:
                self._files[file.path] = self._stage(file.data)
        except OSError as error:
            self.abandon()
            raise _failure(target, error) from None

    def _stage(self, data: bytes) -> str:
        if not self._files:
            self._folder.mkdir(parents=True, exist_ok=True)
        waiting = f"{self._folder}/{len(self._files):07d}"
        with open(waiting, "wb") as file:  # noqa: PTH123 - of ten thousands of files, where a Path costs as much as the writing
            file.write(data)
        return waiting

    def place(self, path: str) -> Path:
        """Where the finished bytes of a file of the new site lie until `commit`."""
        return Path(self._files.get(path, self.output / path))

    def room(self, name: str) -> Path:
        """An empty folder on the file system of the output, gone when this is committed or abandoned."""
        room = self._folder / name
        try:
            room.mkdir(parents=True)
        except OSError as error:
            self.abandon()
            raise _failure(room, error) from None
        return room

    def abandon(self) -> None:
        """Throw the staged files away; the output stays as it was."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def commit(self, keep: Iterable[str]) -> Written:
        """Move staged files into place; delete what we own and is neither staged nor in `keep` (paths kept unrendered)."""
        site = {*keep, *self._files, *self._same}
        try:
            self.output.mkdir(parents=True, exist_ok=True)
            self._list(self.owned | site)
            for path, waiting in sorted(self._files.items(), key=lambda item: _order(item[0])):
                _move(waiting, f"{self.output}/{path}")
            removed = [path for path in sorted(self.owned - site) if _delete(self.output, path)]
            self._list(site)
        except OSError as error:
            raise _failure(Path(error.filename or self.output), error) from None
        finally:
            self.abandon()
        return Written(tuple(sorted(self._files)), tuple(sorted(self._same)), tuple(removed))

    def _list(self, paths: set[str]) -> None:
        """Write the list of owned files, where it changes."""
        data = (_HEADER + "".join(f"{path}\n" for path in sorted(paths))).encode()
        target = self.output / OWNED
        standing = _look(target)
        if not standing or not _holds(target, standing, data):
            self._folder.mkdir(parents=True, exist_ok=True)
            waiting = self._folder / "owned"
            waiting.write_bytes(data)
            waiting.replace(target)


def owned(output: Path) -> set[str]:
    """The files in the output that earlier builds wrote. Lines that are not safe paths are passed over."""
    try:
        lines = (output / OWNED).read_text("utf-8", errors="replace").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return set()
    return {line for line in lines[1:] if is_safe(line)}


def _order(path: str) -> tuple[int, str]:
    """Assets, then pages, then what lists them."""
    name = path.rsplit("/", 1)[-1]
    return (0 if path.startswith("assets/") else 2 + _LAST.index(name) if name in _LAST else 1, path)


def _look(target: str | Path) -> os.stat_result | None:
    """What stands there, None for nothing."""
    try:
        return os.lstat(target)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _holds(target: str | Path, standing: os.stat_result, data: bytes) -> bool:
    return stat.S_ISREG(standing.st_mode) and standing.st_size == len(data) and Path(target).read_bytes() == data


def _move(waiting: str, target: str) -> None:
    try:
        os.replace(waiting, target)  # noqa: PTH105 - as in `Staging.add`
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        os.replace(waiting, target)  # noqa: PTH105 - as above


def _delete(output: Path, path: str) -> bool:
    """Delete one owned file, and the folders that it leaves empty."""
    target = output / path
    try:
        target.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    folder = target.parent
    while folder != output:
        try:
            folder.rmdir()
        except OSError:
            break
        folder = folder.parent
    return True


def _failure(target: str | Path, error: OSError) -> WriteError:
    reason = (error.strerror or type(error).__name__).lower()
    cure = _CURES.get(error.errno or 0, "")
    return WriteError(Problem("output-unwritable", os.fspath(target), 0, 0, f"cannot write: {reason}", cure))
