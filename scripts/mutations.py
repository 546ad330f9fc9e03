"""Every promise of docs/trust.md broken on purpose: `python scripts/mutations.py [PROMISE ...]`, or `make mutations`.

A test that cannot fail holds nothing. tests/mutations.toml lists small changes, each of which breaks one promise, with a test that must see
it. The changes are made one after another in a copy of the tree; the tree itself is never touched. First all tests must pass in
the copy as it is; the exit code is 1 when they do not, or when a change is not seen by its test.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 1200  # seconds for one run of tests: a change that makes a test wait for ever is seen too


class Mutation(NamedTuple):
    """A change of one file, from `old`, which stands in it once, to `new`, and the test that must fail."""

    promise: int
    file: str
    old: str
    new: str
    test: str


def mutations() -> list[Mutation]:
    """All of them, in the order of the promises."""
    return [Mutation(**fields) for fields in tomllib.loads((ROOT / "tests" / "mutations.toml").read_text("utf-8"))["mutation"]]


def copied(folder: Path) -> None:
    """The files of the tree that git knows, as they are now."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def passes(folder: Path, tests: Sequence[str]) -> tuple[bool, str]:
    """Whether tests pass in the copy, and the end of what they said."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return False, "it did not end"
    if done.returncode not in (0, 1):  # not a test that failed, but none that ran
        raise SystemExit(done.stdout + done.stderr)
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAILED")]
    return done.returncode == 0, (failed or [""])[0][:200]


def seen(folder: Path, mutation: Mutation) -> bool:
    """Whether a change is seen by its test; the copy is as it was afterwards."""
    file = folder / mutation.file
    text = file.read_text("utf-8")
    if text.count(mutation.old) != 1:
        raise SystemExit(f"{mutation.file} has {text.count(mutation.old)} times: {mutation.old}")
    file.write_text(text.replace(mutation.old, mutation.new), "utf-8")
    try:
        return not passes(folder, [mutation.test])[0]
    finally:
        file.write_text(text, "utf-8")


def main() -> int:
    """Make each change, and tell whether its test saw it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("promises", nargs="*", type=int, help="numbers of docs/trust.md; all when left out")
    options = arguments.parse_args()
    chosen = [mutation for mutation in mutations() if not options.promises or mutation.promise in options.promises]
    missed = 0
    with tempfile.TemporaryDirectory(prefix="mutations-") as name:
        copied(Path(name))
        sound, said = passes(Path(name), sorted({mutation.test for mutation in chosen}))
        if not sound:
            print(f"a test fails without any change: {said}")
            return 1
        for mutation in chosen:
            began = time.monotonic()
            found = seen(Path(name), mutation)
            missed += not found
            told = "seen by its test" if found else "NOT SEEN"
            print(f"{mutation.promise:3d}  {told}  {mutation.file}, {mutation.test} ({time.monotonic() - began:.0f} s)", flush=True)
    print(f"{len(chosen) - missed} of {len(chosen)} changes seen, of {len({mutation.promise for mutation in chosen})} promises")
    return int(bool(missed))


if __name__ == "__main__":
    raise SystemExit(main())
