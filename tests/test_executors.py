"""The same bytes wherever reading, normalizing and analyzing are done: here, in worker processes, on any executor, on a Dask cluster."""

import os
import random
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import REPOSITORY, build_site, copy_demo
from test_laws import add_page, edit, remove, tree

from generator.cluster import ClusterError, cluster
from generator.fingerprint import program_fingerprint


@pytest.fixture(scope="module")
def dask():
    """The address of a local cluster of two worker processes. Where Dask is not installed the test is skipped, and on CI it fails."""
    try:
        import distributed
    except ImportError:
        reason = "Dask is not installed: pip install 'newsdigest[dask]'"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    import dask

    with (
        # Workers that are started anew, with no dashboard on a port, find the program where this process does.
        dask.config.set({"distributed.nanny.environ.PYTHONPATH": str(REPOSITORY), "distributed.admin.low-level-log-length": 0}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as started,
    ):
        yield started.scheduler_address


@pytest.fixture
def many(tmp_path):
    """A site with more articles than are done here for their number."""
    root = copy_demo(tmp_path / "site")
    rng = random.Random(3)
    for number in range(40):
        add_page(root, rng)
        source = root / "seeds" / f"page-{number % 8}.txt"
        if source.exists():
            shutil.copy(source, root / "seeds" / f"copy-{number}.txt")
    assert len(list((root / "seeds").iterdir())) > 20
    return root


def cold(root, scratch, **options):
    """What a build without any cache gives in a folder of its own."""
    shutil.copytree(root, scratch, ignore=shutil.ignore_patterns("_site", ".cache"))
    build_site(scratch, **options)
    return tree(scratch / "_site")


def test_any_executor_gives_the_same_bytes_and_is_shut_down(many, tmp_path):
    made = []

    def threads():
        made.append(ThreadPoolExecutor(2))
        return made[-1]

    assert cold(many, tmp_path / "threads", executor=threads) == cold(many, tmp_path / "here", jobs=1)
    for executor in made:
        with pytest.raises(RuntimeError, match="shutdown"):
            executor.submit(print)
    assert len(made) == 1


def test_a_dask_cluster_gives_the_same_bytes_warm_and_cold(dask, many, tmp_path):
    name = f"dask:{dask}"
    with cluster(name, tmp_path) as executor:
        assert cold(many, tmp_path / "dask", executor=executor) == cold(many, tmp_path / "one", jobs=1)
        rng = random.Random(4)
        build_site(many, executor=executor)
        for step, change in enumerate((add_page, edit, remove)):
            change(many, rng)
            build_site(many, executor=executor)
            assert tree(many / "_site") == cold(many, tmp_path / f"cold-{step}", jobs=2), change.__name__


def test_the_work_is_done_on_the_workers(dask, tmp_path):
    with cluster(f"dask:{dask}", tmp_path) as executor, executor() as running:
        where = set(running.map(_process, range(40)))
    assert os.getpid() not in where
    assert where


def _process(_number):
    return os.getpid()


def test_the_command_builds_on_a_cluster(dask, many, tmp_path):
    command = [sys.executable, "-m", "generator", "build", "site", "--executor"]
    run = {"cwd": tmp_path, "env": {**os.environ, "PYTHONPATH": str(REPOSITORY)}, "capture_output": True, "text": True}
    done = subprocess.run([*command, f"dask:{dask}"], check=False, **run)
    assert done.returncode == 0, done.stderr
    assert tree(many / "_site") == cold(many, tmp_path / "one", jobs=1)
    before = tree(many / "_site")
    wrong = subprocess.run([*command, "spark://x"], check=False, **run)
    assert (wrong.returncode, "no cluster" in wrong.stderr) == (2, True)
    assert tree(many / "_site") == before


def test_workers_that_do_not_see_the_site_or_have_another_program_are_refused(dask, tmp_path, monkeypatch):
    missing = tmp_path / "missing"
    with pytest.raises(ClusterError, match="has no folder"), cluster(f"dask:{dask}", missing):
        pass
    own = program_fingerprint()
    monkeypatch.setattr("generator.cluster.program_fingerprint", lambda: "another")
    with pytest.raises(ClusterError, match="another version") as refused, cluster(f"dask:{dask}", tmp_path):
        pass
    assert refused.value.problem.code == "executor-failed"
    assert own != "another"


def test_a_cluster_that_does_not_answer_is_a_problem(dask, tmp_path, monkeypatch):
    monkeypatch.setattr("generator.cluster._PATIENCE", 0.5)
    with pytest.raises(ClusterError, match="no worker answers"), cluster("dask:tcp://127.0.0.1:9", tmp_path):
        pass


def test_without_dask_there_is_a_cure(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError) as refused, cluster("dask:tcp://127.0.0.1:9", tmp_path):
        pass
    assert "newsdigest[dask]" in str(refused.value.problem)
