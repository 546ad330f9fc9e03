"""`newsdigest build --executor dask:ADDRESS`: reading, normalizing and analyzing on a Dask cluster that is running already.

Dask's client is itself a maker of `concurrent.futures` executors, which is all that a build asks for (`BuildOptions.executor`);
nothing of the cluster's own work is done here. What is: before the first article, every worker must have this very program
(so that the bytes do not depend on where an article was done) and see the site's folder under the same path. Dask is an
optional part (`pip install newsdigest[dask]`), imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from generator.fingerprint import program_fingerprint
from generator.problems import Problem

PREFIX = "dask:"
_PATIENCE = 10  # seconds to wait for the scheduler and the first worker


class ClusterError(Exception):
    """The cluster cannot be used, or was lost; holds the problem to be shown."""

    def __init__(self, code: str, name: str, message: str) -> None:
        """Keep what to show."""
        super().__init__(message)
        self.problem = Problem(code, f"--executor {name}", 0, 0, message)


@contextmanager
def cluster(name: str, root: Path) -> Iterator[Callable[[], Executor]]:
    """What makes executors on the cluster `name` (`dask:tcp://host:port`) for the site at `root` (absolute). Raises `ClusterError`."""
    try:
        from distributed import Client, KilledWorker
        from distributed.comm import CommClosedError
    except ImportError:
        raise ClusterError("executor-missing", name, "Dask is not installed") from None
    try:
        client = Client(name.removeprefix(PREFIX), timeout=_PATIENCE, set_as_default=False)
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise ClusterError("executor-failed", name, f"no worker answers: {error}"[:200]) from None
    with client:
        for worker, (program, seen) in client.run(_known, root).items():
            if program != program_fingerprint():
                raise ClusterError("executor-failed", name, f"the worker {worker} has another version of newsdigest, Python or a library")
            if not seen:
                raise ClusterError("executor-failed", name, f"the worker {worker} has no folder {root}")
        try:
            yield partial(client.get_executor, pure=False)  # a seed may have changed since it was read last
        except (KilledWorker, CancelledError, CommClosedError) as error:
            raise ClusterError("executor-failed", name, f"the cluster was lost: {error}"[:200]) from error


def _known(root: Path) -> tuple[str, bool]:
    """On a worker: which program it has, and whether it sees the site."""
    return program_fingerprint(), root.is_dir()
