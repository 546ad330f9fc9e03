"""Drills: what goes wrong with machines while a site is built, each as often as asked.

A drill takes an empty folder and a number, and gives the failures in words; none means that all went as promised in
docs/trust.md. `tests/test_faults.py` runs a few of each, `make faults` all of them. Commands run in forks of this process,
so that a fault meets the program at its work and not while Python starts; only `surroundings` starts new interpreters.
"""

import contextlib
import functools
import http.client
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from pathlib import Path

from conftest import REPOSITORY, build_site, copy_demo

import generator.serve
from generator.cli import main

LIST, STAGING = ".newsdigest", ".newsdigest-staging"


# --------------------------------------------------------------------------------- commands as processes


@functools.cache
def _warmed():
    """Everything imported and every template compiled, so that each fork begins with its work."""
    with tempfile.TemporaryDirectory() as folder:
        build_site(copy_demo(Path(folder) / "site"))


class Command:
    """`newsdigest` with these arguments as a process of its own; what it says is kept."""

    def __init__(self, *arguments, at_event=0):
        _warmed()
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `end`
        with warnings.catch_warnings():
            # of threads at a fork: the child only runs the program, which takes no lock that another thread here may hold
            warnings.simplefilter("ignore", DeprecationWarning)
            self.pid = os.fork()
        if self.pid == 0:
            self._run(list(arguments), at_event)

    def _run(self, arguments, at_event):
        code = 70
        try:
            os.dup2(self._said.fileno(), 1)
            os.dup2(self._said.fileno(), 2)
            sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
            sys.argv = ["newsdigest", *arguments]
            if at_event:
                die_at(at_event)
            code = main()
            sys.stdout.flush()
            sys.stderr.flush()
        except BaseException:  # noqa: BLE001 - nothing may return into the code of the test
            os.write(2, traceback.format_exc().encode())
        finally:
            os._exit(code)

    def send(self, number):
        """Send a signal."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def running(self):
        """Whether the process has not ended yet."""
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None

    def end(self):
        """Wait for the end; the exit code (negative for a signal), and what was said."""
        _, status = os.waitpid(self.pid, 0)
        self._said.seek(0)
        said = self._said.read().decode("utf-8", "replace")
        self._said.close()
        return os.waitstatus_to_exitcode(status), said


_CHANGING = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "open", "sqlite3.connect"}


def die_at(number):
    """End this process as by kill -9 just before the so-manyth time that it changes or opens a file."""
    count = 0

    def watch(event, arguments):
        nonlocal count
        if event in _CHANGING:
            count += 1
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def run(root, *options):
    """A build to its end: exit code and what it said."""
    return Command("build", str(root), "--jobs", "1", *options).end()


def tree(output):
    """Every file of a site but our own list of them, by path."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and not path.name.startswith(LIST) and STAGING not in path.parts
    }


def change(root, number):
    """Another state of the inputs, told by a number."""
    seed, text = changed(root, number)
    seed.write_bytes(text)


def changed(root, number):
    """A seed, and its text with another sentence in it."""
    rng = random.Random(number)
    seed = rng.choice(sorted((root / "seeds").glob("*.txt")))
    lines = seed.read_text("utf-8").split("\n")
    lines.insert(
        rng.randrange(10, len(lines)),
        f"\nOfficials met on March {1 + number % 28}, 2025 in Geneva, the ministry said in statement {number}.\n",
    )
    if len(lines) > 300:  # as long a text as an article has, however many changes
        del lines[10:40]
    return seed, "\n".join(lines).encode()


def cold(root, scratch):
    """What a first build of the same inputs gives."""
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(root, scratch, ignore=shutil.ignore_patterns("_site", ".cache"))
    code, said = run(scratch)
    assert code == 0, said
    return tree(scratch / "_site")


# --------------------------------------------------------------------------------------------- the drills


def kills(folder, count):
    """kill -9 at random moments: each file is old or new, and the next build equals a clean one.

    Every second one strikes at a random moment, the others just before a random one of the changes made to files.
    """
    root = copy_demo(folder / "site")
    run(root)
    change(root, count)
    began = time.monotonic()
    run(root)
    whole = time.monotonic() - began
    failures = []
    struck = 0
    for number in range(count):
        rng = random.Random(number)
        old = tree(root / "_site")
        change(root, number)
        new = cold(root, folder / "cold")
        command = Command("build", str(root), "--jobs", "1", at_event=rng.randrange(1, 110) if number % 2 else 0)
        if not number % 2:
            time.sleep(rng.uniform(0.0, 1.1) * whole)
            command.send(signal.SIGKILL)
        struck += command.end()[0] == -signal.SIGKILL
        torn = [path for path, data in tree(root / "_site").items() if data not in (old.get(path), new.get(path))]
        if torn:
            failures.append(f"kill {number}: torn {torn[:3]}")
        code, said = run(root)
        if code or tree(root / "_site") != new:
            failures.append(f"kill {number}: the next build ends with {code} and {'another' if not code else 'no'} site: {said[-200:]}")
    if struck < count // 2:
        failures.append(f"only {struck} of {count} kills met a build that was still running")
    return failures


def interrupts(folder, count):
    """Ctrl-C and the request to end: exit code 130 within a second, no traceback."""
    root = copy_demo(folder / "site")
    failures = []
    for number in range(count):
        rng = random.Random(number)
        for _ in range(3):  # a machine with other work may be late by itself
            change(root, number)
            command = Command("build", str(root), "--no-cache")
            time.sleep(rng.uniform(0.05, 0.3))
            command.send(signal.SIGINT if number % 2 else signal.SIGTERM)
            began = time.monotonic()
            code, said = command.end()
            late = time.monotonic() - began
            early = code in {-signal.SIGINT, -signal.SIGTERM}  # before the program had begun
            wrong = (code not in {0, 130} and not early) or "Traceback" in said
            if wrong or late <= 1:
                break
        if wrong or late > 1:
            failures.append(f"interrupt {number}: exit {code} after {late:.1f} s: {said[-200:]}")
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
            if code or "warning[cache-unusable]" not in said or tree(root / "_site") != new:
                failures.append(f"read-only cache {number}: exit {code}: {said[-300:]}")
    return failures


def together(folder, count):
    """Three builds at once, one of them killed: the right site at the end, and no lock that is left."""
    root = copy_demo(folder / "site")
    failures = []
    for number in range(count):
        change(root, number)
        new = cold(root, folder / "cold")
        commands = [Command("build", str(root), "--jobs", "1") for _ in range(3)]
        time.sleep(random.Random(number).uniform(0.0, 0.4))
        commands[0].send(signal.SIGKILL)
        ends = [command.end()[0] for command in commands]
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


def interpreters():
    """The Pythons to build with: this one, and those that NEWSDIGEST_PYTHONS names, parted by ':', with what the program needs."""
    return [sys.executable, *filter(None, os.environ.get("NEWSDIGEST_PYTHONS", "").split(":"))]


def surroundings(folder, count):
    """The same bytes whatever the Python, time zone, locale, hash seed, working directory, umask, times of files and workers."""
    root = copy_demo(folder / "site")
    new = cold(root, folder / "cold")
    failures = []
    for number in range(count):
        rng = random.Random(number)
        shutil.rmtree(root / "_site", ignore_errors=True)
        shutil.rmtree(root / ".cache", ignore_errors=True)
        for path in (root / "seeds").iterdir():
            os.utime(path, (rng.randrange(10**9), rng.randrange(10**9)))
        python = interpreters()[number % len(interpreters())]
        more = {
            "TZ": rng.choice(["Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati", "UTC"]),
            "LC_ALL": rng.choice(["C", "C.UTF-8", "POSIX"]),
            "PYTHONHASHSEED": str(rng.randrange(1000)),
        }
        old = os.umask(rng.choice([0o022, 0o077, 0o002]))
        try:
            done = subprocess.run(
                [python, "-c", _ANY_WORKERS, "build", str(root), "--jobs", str(rng.choice([1, 2, 3]))],
                env={**os.environ, "PYTHONPATH": str(REPOSITORY), **more},
                cwd=rng.choice(["/", str(folder)]),
                capture_output=True,
                check=False,
            )
        finally:
            os.umask(old)
        built = tree(root / "_site")
        if done.returncode or built != new:
            differing = [path for path in sorted({*built, *new}) if built.get(path) != new.get(path)]
            failures.append(f"surroundings {python} {more}: exit {done.returncode}, {differing[:5]}: {done.stderr[-300:]}")
    return failures


# worker processes from the second article on, and not only where they pay
_ANY_WORKERS = (
    "import sys, generator.folder\n"
    "if __name__ == '__main__':\n"
    "    generator.folder.WORKERS_PAY_FROM = 2\n"
    "    from generator.cli import main\n"
    "    sys.exit(main())"
)


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

    failures = []
    changes = [
        test_laws.add,
        test_laws.add_page,
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


# ------------------------------------------------------------------------------------- saves while watched


def _in_place(path, data, _):
    path.write_bytes(data)


def _in_parts(path, data, rng):
    with path.open("wb") as file:
        for at in range(0, len(data), 2000):
            file.write(data[at : at + 2000])
            file.flush()
            time.sleep(rng.uniform(0, 0.02))


def _renamed(path, data, _):
    beside = path.with_name(f".{path.name}.goutputstream")
    beside.write_bytes(data)
    beside.replace(path)


def _renamed_in_view(path, data, rng):
    beside = path.with_name(f"{path.name}.tmp")
    beside.write_bytes(data)
    time.sleep(rng.uniform(0, 0.3))
    beside.replace(path)


def _made_again(path, data, rng):
    path.unlink()
    time.sleep(rng.uniform(0, 0.3))
    path.write_bytes(data)


def _with_backup(path, data, _):
    backup = path.with_name(f"{path.name}~")
    path.replace(backup)
    path.write_bytes(data)
    backup.unlink()


def _with_swap(path, data, rng):
    swap = path.with_name(f".{path.name}.swp")
    swap.write_bytes(b"b0VIM 8.2\x00")
    probe = path.with_name("4913")
    probe.touch()
    probe.unlink()
    _with_backup(path, data, rng)
    swap.unlink()


def _with_safe_write(path, data, _):
    new, old = path.with_name(f"{path.name}___jb_tmp___"), path.with_name(f"{path.name}___jb_old___")
    new.write_bytes(data)
    path.replace(old)
    new.replace(path)
    old.unlink()


SAVES = {
    "in place": _in_place,
    "in parts": _in_parts,
    "renamed over": _renamed,
    "renamed over, the new file in view": _renamed_in_view,
    "deleted and made again": _made_again,
    "with a backup": _with_backup,
    "with a swap file and a probe": _with_swap,
    "with two names between": _with_safe_write,
}
_PATIENCE = 60.0  # seconds for the page of one save


def watches(folder, count):
    """Saves in several editors' ways while `serve` watches: each ends right; a bad one is told on the pages, which stay as they were."""
    root = copy_demo(folder / "site")
    server, port = _serving(root)
    failures = []
    try:
        for number in range(count):
            rng = random.Random(number)
            if number % 10 == 9:
                failures += _bad_save(root, port, number)
                continue
            name, save = list(SAVES.items())[number % len(SAVES)]
            save(*changed(root, number), rng)
            new = cold(root, folder / "cold")
            if not _comes(lambda new=new: tree(root / "_site") == new):
                failures.append(f"save {number}, {name}: the site is not that of a clean build")
            if sorted(seed.name for seed in (root / "seeds").iterdir() if seed.suffix != ".txt"):
                failures.append(f"save {number}, {name}: files were left")
    finally:
        server.send(signal.SIGINT)
        code, said = server.end()
    return failures if code == 130 else [*failures, f"the preview ended with {code}: {said[-300:]}"]


def _serving(root):
    """The preview of a site as a process, and its port, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert generator.serve  # imported before the fork, as the rest
    command = Command("serve", str(root), "--port", str(port), "--jobs", "1")
    assert _comes(lambda: "<html" in _page(port)), command.end()
    return command, port


def _bad_save(root, port, number):
    settings = root / "site.yaml"
    good, site = settings.read_bytes(), tree(root / "_site")
    settings.write_bytes(good + b"\nno-such-key: 1\n")
    failures = [] if _comes(lambda: "no-such-key" in _page(port)) else [f"save {number}: the error is not shown"]
    if tree(root / "_site") != site:
        failures.append(f"save {number}: a bad save changed the site")
    settings.write_bytes(good)
    if not _comes(lambda: "no-such-key" not in _page(port)):
        failures.append(f"save {number}: the error stays")
    return failures


def _page(port):
    """The front page as the preview gives it, '' while it gives none."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(connection):
        connection.request("GET", "/")
        return connection.getresponse().read().decode("utf-8", "replace")
    return ""


def _comes(holds):
    """Whether something comes to hold before patience ends."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


DRILLS = {
    "kill -9": (kills, 200),
    "Ctrl-C": (interrupts, 40),
    "full and read-only places": (places, 10),
    "three builds at once": (together, 20),
    "seven kinds of cache damage": (damages, 10),
    "surroundings": (surroundings, 30),
    "files of the user's": (strangers, 20),
    "saves while watched": (watches, 200),
    "sequences of edits": (edits, 300),
}
