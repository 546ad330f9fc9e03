"""Drills: what goes wrong with machines while a site is built, each as often as asked.

A drill takes an empty folder and a number, and gives the failures in words; none means that all went as promised in
docs/trust.md. `tests/test_faults.py` runs a few of each, `make faults` all of them.
"""

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

from conftest import REPOSITORY, copy_demo

BUILD = [sys.executable, "-m", "generator", "build"]
LIST, STAGING = ".newsdigest", ".newsdigest-staging"


def environment(**more):
    """The environment of a command that uses this checkout."""
    return {**os.environ, "PYTHONPATH": str(REPOSITORY), **more}


def start(root, *options, **more):
    """A build of the folder as a process of its own."""
    return subprocess.Popen(
        [*BUILD, str(root), "--jobs", "1", *options], env=environment(**more), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def run(root, *options, **more):
    """A build to its end: exit code and what it said."""
    process = start(root, *options, **more)
    _, said = process.communicate()
    return process.returncode, said


def tree(output):
    """Every file of a site but our own list of them, by path."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and not path.name.startswith(LIST) and STAGING not in path.parts
    }


def change(root, number):
    """Another state of the inputs, told by a number."""
    rng = random.Random(number)
    seed = rng.choice(sorted((root / "seeds").iterdir()))
    lines = seed.read_text("utf-8").split("\n")
    lines.insert(
        rng.randrange(10, len(lines)),
        f"\nOfficials met on March {1 + number % 28}, 2025 in Geneva, the ministry said in statement {number}.\n",
    )
    seed.write_text("\n".join(lines), "utf-8")


def cold(root, scratch):
    """What a first build of the same inputs gives."""
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(root, scratch, ignore=shutil.ignore_patterns("_site", ".cache"))
    code, said = run(scratch)
    assert code == 0, said
    return tree(scratch / "_site")


def kills(folder, count):
    """kill -9 at random moments: each file is old or new, and the next build equals a clean one."""
    root = copy_demo(folder / "site")
    began = time.monotonic()
    run(root)
    whole = time.monotonic() - began
    failures = []
    for number in range(count):
        old = tree(root / "_site")
        change(root, number)
        new = cold(root, folder / "cold")
        process = start(root)
        time.sleep(random.Random(number).uniform(0.1, 1.1) * whole)
        process.kill()
        process.communicate()
        torn = [path for path, data in tree(root / "_site").items() if data not in (old.get(path), new.get(path))]
        if torn:
            failures.append(f"kill {number}: torn {torn[:3]}")
        code, said = run(root)
        if code or tree(root / "_site") != new:
            failures.append(f"kill {number}: the next build ends with {code} and {'another' if not code else 'no'} site: {said[-200:]}")
    return failures


def interrupts(folder, count):
    """Ctrl-C and the request to end: exit code 130 within a second, no traceback."""
    root = copy_demo(folder / "site")
    failures = []
    for number in range(count):
        change(root, number)
        process = start(root, "--no-cache")
        time.sleep(random.Random(number).uniform(0.3, 0.8))
        if process.poll() is not None:
            continue
        process.send_signal(signal.SIGINT if number % 2 else signal.SIGTERM)
        began = time.monotonic()
        _, said = process.communicate()
        late = time.monotonic() - began
        early = process.returncode in {-signal.SIGINT, -signal.SIGTERM}  # before the program had begun
        if (process.returncode not in {0, 130} and not early) or late > 2 or "Traceback" in said:
            failures.append(f"interrupt {number}: exit {process.returncode} after {late:.1f} s: {said[-200:]}")
    return failures


@contextlib.contextmanager
def mounted(place, *options):
    """A small file system at `place`; gives None where this machine allows no mounting."""
    place.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(place)], capture_output=True, check=False)
    try:
        yield place if done.returncode == 0 else None
    finally:
        if done.returncode == 0:
            subprocess.run(["umount", "-l", str(place)], check=False)


def places(folder, count):
    """A full disk and a read-only output: exit code 4, one line, the site that was there intact. A read-only cache: the same bytes."""
    failures = []
    for number in range(count):
        root = copy_demo(folder / f"full-{number}")
        with mounted(root / "_site", f"size={900 + 40 * number}k") as place:
            if place is None:
                return ["this machine allows no mounting; run as root"]
            first, said = run(root)
            before = tree(place)
            if not first:  # it fits: now fill what is left
                with contextlib.suppress(OSError), (place / "filler").open("wb") as file:
                    while file.write(b"x" * 4096):
                        pass
                before = tree(place)
                change(root, number)
                first, said = run(root)
            if first not in {0, 4} or "Traceback" in said or (first == 4 and said.count("error[") != 1):
                failures.append(f"full disk {number}: exit {first}: {said[-300:]}")
            if first == 4 and any(tree(place).get(path) != data for path, data in before.items()):
                failures.append(f"full disk {number}: the site that was there changed")
            subprocess.run(["mount", "-o", "remount,ro", str(place)], check=False)
            change(root, number + 1000)
            before = tree(place)
            code, said = run(root)
            if code != 4 or said.count("error[") != 1 or tree(place) != before:
                failures.append(f"read-only output {number}: exit {code}: {said[-300:]}")
        root = copy_demo(folder / f"cache-{number}")
        new = cold(root, folder / "cold")
        with mounted(root / ".cache", "ro"):
            code, said = run(root)
            if code or tree(root / "_site") != new:
                failures.append(f"read-only cache {number}: exit {code}: {said[-300:]}")
    return failures


def together(folder, count):
    """Three builds at once, one of them killed: the right site at the end, and no lock that is left."""
    root = copy_demo(folder / "site")
    failures = []
    for number in range(count):
        change(root, number)
        new = cold(root, folder / "cold")
        processes = [start(root) for _ in range(3)]
        time.sleep(random.Random(number).uniform(0.1, 0.6))
        processes[0].kill()
        ends = []
        for process in processes:
            process.communicate()
            ends.append(process.returncode)
        if ends[1:] != [0, 0] or tree(root / "_site") != new:
            failures.append(f"together {number}: ended with {ends}")
        began = time.monotonic()
        if run(root)[0] or time.monotonic() - began > 60:
            failures.append(f"together {number}: the lock was left")
    return failures


def _flip(path, rng):
    data = bytearray(path.read_bytes())
    for _ in range(20):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)


def _foreign(path, _):
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("create table records (what text)")
        db.commit()


def _swapped(path, _):
    with contextlib.closing(sqlite3.connect(path)) as db:
        keys = [key for (key,) in db.execute("select key from records")]
        parts = list(db.execute("select light, heavy from records"))
        for key, (light, heavy) in zip(keys, parts[1:] + parts[:1], strict=True):
            db.execute("update records set light = ?, heavy = ? where key = ?", (light, heavy, key))
        db.commit()


def _folder(path, _):
    path.unlink()
    path.mkdir()


DAMAGE = {
    "empty": lambda path, _: path.write_bytes(b""),
    "garbage": lambda path, rng: path.write_bytes(rng.randbytes(4096)),
    "cut short": lambda path, _: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "bits flipped": _flip,
    "another program's": _foreign,
    "records swapped": _swapped,
    "a folder in its place": _folder,
}


def damages(folder, count):
    """Any damage to the cache: the next build equals a clean one."""
    root = copy_demo(folder / "site")
    failures = []
    for number in range(count):
        for kind, damage in DAMAGE.items():
            run(root)
            change(root, number)
            new = cold(root, folder / "cold")
            path = root / ".cache" / "newsdigest.sqlite"
            if path.is_dir():
                path.rmdir()
                run(root)
            damage(path, random.Random(number))
            code, said = run(root)
            if code or tree(root / "_site") != new:
                failures.append(f"cache {kind} {number}: exit {code}: {said[-300:]}")
            if path.is_dir():
                path.rmdir()
    return failures


def surroundings(folder, count):
    """The same bytes whatever the time zone, locale, hash seed, working directory, umask, times of files and workers."""
    root = copy_demo(folder / "site")
    new = cold(root, folder / "cold")
    failures = []
    for number in range(count):
        rng = random.Random(number)
        shutil.rmtree(root / "_site", ignore_errors=True)
        shutil.rmtree(root / ".cache", ignore_errors=True)
        for path in (root / "seeds").iterdir():
            os.utime(path, (rng.randrange(10**9), rng.randrange(10**9)))
        more = {
            "TZ": rng.choice(["Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati", "UTC"]),
            "LC_ALL": rng.choice(["C", "C.UTF-8", "POSIX"]),
            "PYTHONHASHSEED": str(rng.randrange(1000)),
        }
        old = os.umask(rng.choice([0o022, 0o077, 0o002]))
        try:
            done = subprocess.run(
                [*BUILD, str(root), "--jobs", str(rng.choice([1, 2]))],
                env=environment(**more),
                cwd=rng.choice(["/", str(folder)]),
                capture_output=True,
                check=False,
            )
        finally:
            os.umask(old)
        if done.returncode or tree(root / "_site") != new:
            failures.append(f"surroundings {more}: exit {done.returncode}")
    return failures


def strangers(folder, count):
    """Files of the user's in the output survive every build."""
    root = copy_demo(folder / "site")
    run(root)
    failures = []
    mine = {"CNAME.mine": b"x", "articles/notes.txt": b"mine", "deep/er/file.html": b"<p>mine</p>"}
    for name, data in mine.items():
        (root / "_site" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "_site" / name).write_bytes(data)
    for number in range(count):
        change(root, number)
        if number % 3 == 2:
            shutil.rmtree(root / ".cache")
        run(root)
        lost = [
            name for name, data in mine.items() if not (root / "_site" / name).is_file() or (root / "_site" / name).read_bytes() != data
        ]
        if lost:
            failures.append(f"strangers {number}: lost {lost}")
    return failures


def edits(folder, count):
    """Random sequences of edits: a warm build equals a cold one."""
    import test_laws
    from conftest import build_site

    failures = []
    changes = [
        test_laws.add,
        test_laws.remove,
        test_laws.edit,
        test_laws.rename,
        test_laws.configure,
        test_laws.write_content,
        test_laws.bad_seed,
    ]
    for number in range(count):
        rng = random.Random(number)
        root = copy_demo(folder / f"edits-{number}")
        build_site(root)
        for step in range(3):
            made = rng.choice(changes)
            made(root, rng)
            build_site(root)
            if test_laws.tree(root / "_site") != test_laws.cold(root, folder / "cold-edits"):
                failures.append(f"edits {number}, step {step}: {made.__name__}")
                break
        shutil.rmtree(root)
    return failures


DRILLS = {
    "kill -9": (kills, 200),
    "Ctrl-C": (interrupts, 40),
    "full and read-only places": (places, 10),
    "three builds at once": (together, 20),
    "seven kinds of cache damage": (damages, 10),
    "surroundings": (surroundings, 30),
    "files of the user's": (strangers, 20),
    "sequences of edits": (edits, 300),
}
