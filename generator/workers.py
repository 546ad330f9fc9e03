"""Worker processes that leave Ctrl-C to the process that started them.

A terminal sends the interrupt to every process of the command; a worker that is just starting would answer with a
traceback. So workers are started with the signal blocked, and whoever started them ends them. Spawned, not forked: a
preview server has threads. What the workers do is the caller's.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any


class _Deaf(SpawnProcess):
    """A process that inherits a signal mask without the interrupt."""

    def start(self) -> None:
        """Start with SIGINT blocked; the mask outlives the start of the new program (POSIX, pthread_sigmask)."""
        with _undisturbed():
            super().start()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Block the interrupt, and put off one that another thread takes meanwhile: half a start leaves a broken worker."""
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler or signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        if heard:
            signal.raise_signal(signal.SIGINT)


class _Context(SpawnContext):
    Process = _Deaf


def workers(count: int, initializer: Callable[..., None] | None = None, initargs: tuple[Any, ...] = ()) -> ProcessPoolExecutor:
    """An executor of so many worker processes, each set up by `initializer(*initargs)`."""
    return ProcessPoolExecutor(count, mp_context=_Context(), initializer=initializer, initargs=initargs)


def end_workers() -> None:
    """End all worker processes of this process at once; nothing that they do needs an orderly end."""
    for worker in multiprocessing.active_children():
        worker.kill()
