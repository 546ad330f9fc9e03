"""One build at a time in a site's folder: a lock that the system frees when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WAIT_SECONDS = 600.0


class Busy(Exception):
    """Another build held the lock for the whole wait."""


@contextmanager
def alone(folder: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock in `folder` (made if missing), waiting up to `wait` seconds, else raise `Busy`.

    Where the folder cannot be written nothing is locked: such a build keeps no cache either.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    except OSError:
        yield
        return
    try:
        _acquire(handle, wait)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":  # no flock there: two builds at once are not kept apart

    def _acquire(handle: int, wait: float) -> None:
        """Nothing to hold."""

else:
    import fcntl

    def _acquire(handle: int, wait: float) -> None:
        """Take the lock of an open file, trying for `wait` seconds."""
        end = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise Busy from None
                time.sleep(0.05)
            else:
                return
