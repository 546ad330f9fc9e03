"""Measures one command: wall time, CPU time and peak memory of all its processes, and which files it changed.

Memory is the sum over the command and its children of what is resident, pages that several share divided among them (PSS,
proc(5)), looked at several times a second. Where the system has no /proc it is the largest process alone.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

EVERY = 0.1  # seconds between two looks at the memory
_PROC = Path("/proc")


class Run(NamedTuple):
    """What a command took: seconds of wall time and of CPU, megabytes at the peak; and what it printed."""

    wall: float
    cpu: float
    peak: float
    said: str


class Files(NamedTuple):
    """What a build left: files there, their bytes, and how many were written since the build before."""

    count: int
    size: int
    written: int


def run(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> Run:
    """Run the command in the folder to its end; `SystemExit` with what it said where it fails."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env={**os.environ, **(environment or {})})
        ended = threading.Event()
        seen = [0.0]
        watcher = threading.Thread(target=_watch, args=(process.pid, ended, seen))
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        ended.set()
        watcher.join()
        said.seek(0)
        text = said.read().decode(errors="replace")
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {folder}:\n{text[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, max(seen[0], usage.ru_maxrss / 1024), text)


def _watch(pid: int, ended: threading.Event, seen: list[float]) -> None:
    while not ended.wait(EVERY):
        seen[0] = max(seen[0], sum(map(_resident, family(pid))))


def family(pid: int) -> Iterator[int]:
    """A process and all that descend from it."""
    yield pid
    with suppress(OSError):  # it has ended meanwhile
        for task in (_PROC / str(pid) / "task").iterdir():
            for child in (task / "children").read_text().split():
                yield from family(int(child))


def _resident(pid: int) -> float:
    """Megabytes of a process, its part of what it shares included; 0 where it has ended."""
    with suppress(OSError):
        for line in (_PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


class Output:
    """The folder that a tool writes to, as the last build left it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._before: dict[str, tuple[int, int]] = {}

    def look(self) -> Files:
        """What is there now, and what has been written since the last look (another inode or time)."""
        found: dict[str, tuple[int, int]] = {}
        size = 0
        for path, _, names in os.walk(self._folder):
            for name in names:
                stat = os.lstat(place := os.path.join(path, name))  # noqa: PTH118 - a hundred thousand of them
                found[place] = (stat.st_ino, stat.st_mtime_ns)
                size += stat.st_size
        written = sum(self._before.get(place) != mark for place, mark in found.items())
        self._before = found
        return Files(len(found), size, written)
