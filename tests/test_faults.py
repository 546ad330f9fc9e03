"""A few of each drill; `make faults` runs all of them (tests/faults.py)."""

import faults
import pytest

FEW = {
    "kill -9": 4,
    "Ctrl-C": 2,
    "full and read-only places": 1,
    "three builds at once": 1,
    "files of the user's": 3,
    "surroundings": 1,
    "saves while watched": 10,
}


@pytest.mark.parametrize("name", FEW)
def test_the_drill_ends_well(name, tmp_path):
    failures = faults.DRILLS[name][0](tmp_path, FEW[name])
    if failures and failures[0].startswith("this machine allows no mounting"):
        pytest.skip(failures[0])
    assert failures == []


@pytest.mark.parametrize("kind", ["bits flipped", "records swapped", "a folder in its place"])
def test_a_damaged_cache_changes_nothing(kind, tmp_path, monkeypatch):
    monkeypatch.setattr(faults, "DAMAGE", {kind: faults.DAMAGE[kind]})
    assert faults.damages(tmp_path, 1) == []


def test_the_drills_see_what_they_look_for(tmp_path, monkeypatch):
    """A build that loses a file is no clean one."""
    real = faults.run

    def careless(root, *options, **more):
        done = real(root, *options, **more)
        (root / "_site" / "index.html").unlink(missing_ok=True)
        return done

    monkeypatch.setattr(faults, "cold", lambda root, _: real(root) and faults.tree(root / "_site"))
    monkeypatch.setattr(faults, "run", careless)
    assert faults.kills(tmp_path / "a", 1)
