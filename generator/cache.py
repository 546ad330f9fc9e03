"""What earlier builds found out: one SQLite file that may be deleted, damaged or read-only at any time.

It holds the finished records of articles (by a key of everything they depend on), the stat data of seeds (a hint that
spares reading them), what comparing them needs, what grouping and linking found out, and the last site: what it and each of
its files was made from. It decides nothing: a missing, wrong or torn entry only means that the work is done again. Every
entry carries a checksum, so damage is found and never believed.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, Self, TypeVar

import msgspec

from generator.problems import Problem
from generator.text import digest

FOLDER = ".cache"
FILE = "newsdigest.sqlite"
_SCHEMA = """
create table if not exists records (key text primary key, light blob, heavy blob, sum text) without rowid;
create table if not exists compared (key text primary key, data blob, sum text) without rowid;
create table if not exists found (key text primary key, data blob, sum text) without rowid;
create table if not exists wholes (key text primary key, data blob, sum text) without rowid;
create table if not exists facts (name text primary key, value text) without rowid;
"""


class Stat(msgspec.Struct, frozen=True, array_like=True):
    """A file's size in bytes, and in nanoseconds when its content was changed and, of seeds, when anything of it was."""

    size: int
    mtime: int
    ctime: int = 0


class Made(msgspec.Struct, frozen=True, array_like=True):
    """What an output file was made from (`key`), and its stat data when it was written."""

    key: str
    stat: Stat


class Site(msgspec.Struct, frozen=True, array_like=True):
    """The site as the last build left it: its files by path, a digest of all it was made from, and what the build told (encoded).

    `inputs` is '' where that build did not come to its end.
    """

    files: dict[str, Made] = {}
    inputs: str = ""
    told: bytes = b""

    def stands(self, output: Path) -> bool:
        """Whether each file is as it was left."""
        return bool(self.files) and all(stat_of(output, path) == made.stat for path, made in self.files.items())


def stat_of(folder: Path, path: str) -> Stat | None:
    """The size and time of a file, by its path below a folder; None where there is none."""
    try:
        found = os.lstat(f"{folder}/{path}")  # of ten thousands of files, where a Path costs more than the look
    except OSError:
        return None
    return Stat(found.st_size, found.st_mtime_ns)


_SEEDS = msgspec.msgpack.Decoder(dict[str, tuple[Stat, str]])
_SITE = msgspec.msgpack.Decoder(Site)
T = TypeVar("T")


class Record(NamedTuple):
    """An article's encoded results: `light` is what grouping needs, `heavy` the whole article."""

    light: bytes
    heavy: bytes


class Cache:
    """The open cache. `problems` tells why it could not be used, where it could not: then it works in memory."""

    def __init__(self, root: Path | None, program: str, output: str) -> None:
        """Open `root/.cache/newsdigest.sqlite`, or a cache in memory where `root` is None or cannot be used.

        `program` is a fingerprint of the program: another one empties the cache. `output` is the
        name of the output folder that the stored file facts are about: another one forgets them.
        """
        self.problems: list[Problem] = []
        self._db = self._open(root, program, output)

    def _open(self, root: Path | None, program: str, output: str) -> sqlite3.Connection:
        """The database on disk; where it is damaged a new one, where there can be none one in memory."""
        if root is None:
            return _connect(":memory:", program, output)
        path = root / FOLDER / FILE
        try:
            path.parent.mkdir(exist_ok=True)
            try:
                return _connect(path, program, output)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                    raise
                for name in (FILE, FILE + "-wal", FILE + "-shm", FILE + "-journal"):
                    (path.parent / name).unlink(missing_ok=True)
                return _connect(path, program, output)
        except (OSError, sqlite3.Error) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            self._say(f"the cache cannot be used ({reason})")
            return _connect(":memory:", program, output)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._db.close()

    # -- seeds and the site

    def seeds(self) -> dict[str, tuple[Stat, str]]:
        """Stat data and digest of every seed of the last build, by path."""
        return self._whole("seeds", _SEEDS) or {}

    def keep_seeds(self, seeds: dict[str, tuple[Stat, str]]) -> None:
        """Replace the stored stat data."""
        self._keep_whole("seeds", seeds)

    def site(self) -> Site:
        """The site as the last build left it."""
        return self._whole("site", _SITE) or Site()

    def keep_site(self, site: Site) -> None:
        """Replace what is known of the site."""
        self._keep_whole("site", site)

    def _whole(self, name: str, decoder: msgspec.msgpack.Decoder[T]) -> T | None:
        data = self._kept("wholes", name)
        with contextlib.suppress(msgspec.MsgspecError):
            return None if data is None else decoder.decode(data)
        return None

    def _keep_whole(self, name: str, value: object) -> None:
        """Store a value under the name, where it is not stored already."""
        data = msgspec.msgpack.encode(value)
        if data != self._kept("wholes", name):
            self._keep("wholes", [(name, data)])

    # -- records of articles

    def light(self) -> Iterator[tuple[str, bytes]]:
        """Key and light part of every record whose checksum holds (the heavy part's is checked when it is loaded)."""
        for key, light, total in self._each("select key, light, sum from records"):
            if isinstance(light, bytes) and isinstance(total, str) and total.startswith(digest(key, light, size=8)):
                yield key, light

    def heavy(self, key: str) -> bytes | None:
        """The heavy part of a record, or None where it is missing or damaged."""
        for heavy, total in self._rows("select heavy, sum from records where key = ?", key):
            if isinstance(heavy, bytes) and isinstance(total, str) and total.endswith(digest(key, heavy, size=8)):
                return heavy
        return None

    def keep_records(self, records: Iterable[tuple[str, Record]]) -> None:
        """Store records."""
        rows = [(key, *record, digest(key, record.light, size=8) + digest(key, record.heavy, size=8)) for key, record in records]
        self._write("insert or replace into records values (?, ?, ?, ?)", rows)

    def forget_records(self, but: set[str]) -> None:
        """Drop every record whose key is not in `but`."""
        self._forget("records", but)

    # -- what is needed to compare articles

    def knows_seeds(self) -> bool:
        """Whether anything is kept of any seed."""
        return bool(self._rows("select 1 from compared limit 1"))

    def compared(self, key: str) -> bytes | None:
        """What was kept under the key, or None where it is missing or damaged."""
        return self._kept("compared", key)

    def keep_compared(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Store what comparing needs."""
        self._keep("compared", rows)

    def forget_compared(self, but: set[str]) -> None:
        """Drop every row whose key is not in `but`."""
        self._forget("compared", but)

    # -- what grouping and linking found out

    def found(self, key: str) -> bytes | None:
        """What was kept under the key, or None where it is missing or damaged."""
        return self._kept("found", key)

    def keep_found(self, rows: Iterable[tuple[str, bytes]], used: set[str]) -> None:
        """Store what was found out anew, and drop all that was not `used`."""
        self._keep("found", rows)
        self._forget("found", used)

    # -- tables of bytes by key

    def _kept(self, table: str, key: str) -> bytes | None:
        for data, total in self._rows(f"select data, sum from {table} where key = ?", key):  # noqa: S608 - a table of ours
            if isinstance(data, bytes) and total == digest(key, data, size=8):
                return data
        return None

    def _keep(self, table: str, rows: Iterable[tuple[str, bytes]]) -> None:
        summed = [(key, data, digest(key, data, size=8)) for key, data in rows]
        self._write(f"insert or replace into {table} values (?, ?, ?)", summed)  # noqa: S608 - as above

    def _forget(self, table: str, but: set[str]) -> None:
        stale = [(key,) for (key,) in self._rows(f"select key from {table}") if key not in but]  # noqa: S608 - as above
        self._write(f"delete from {table} where key = ?", stale)  # noqa: S608 - as above

    # -- SQL: a failing cache is an empty cache

    def _rows(self, sql: str, *args: str) -> list[tuple[Any, ...]]:
        return list(self._each(sql, *args))

    def _each(self, sql: str, *args: str) -> Iterator[tuple[Any, ...]]:
        """The rows, read while they are asked for."""
        try:
            yield from self._db.execute(sql, args)
        except sqlite3.Error as error:
            self._give_up(error)

    def _write(self, sql: str, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            try:
                with self._db:
                    self._db.executemany(sql, rows)
            except sqlite3.Error as error:
                self._give_up(error)

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on in memory, and say so once."""
        self._say(f"the cache failed and was left ({error})")
        with contextlib.suppress(sqlite3.Error):
            self._db.close()
        self._db = _connect(":memory:", "", "")

    def _say(self, message: str) -> None:
        if not self.problems:
            self.problems.append(Problem("cache-unusable", f"{FOLDER}/{FILE}", 0, 0, message))


def _connect(path: Path | str, program: str, output: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=10, check_same_thread=False)
    try:
        db.execute("pragma synchronous = normal")
        if path != ":memory:":
            db.execute("pragma journal_mode = wal")
        db.executescript(_SCHEMA)
        _check(db)
        with db:
            _forget_others(db, program, output)
    except BaseException:
        db.close()
        raise
    return db


def _check(db: sqlite3.Connection) -> None:
    for table, width in (("records", 4), ("compared", 3), ("found", 3), ("wholes", 3), ("facts", 2)):
        if len(db.execute(f"pragma table_info({table})").fetchall()) != width:
            raise sqlite3.DatabaseError(f"the table {table} is not ours")


def _forget_others(db: sqlite3.Connection, program: str, output: str) -> None:
    """Forget what another version of the program, or a build into another folder, has left."""
    before, now = dict(db.execute("select name, value from facts")), {"program": program, "output": output}
    if before == now:
        return
    if before.get("program") != program:
        for table in ("records", "compared", "found", "wholes"):
            db.execute(f"delete from {table}")  # noqa: S608 - the names stand in the line above
    else:
        db.execute("delete from wholes where key = 'site'")
    db.executemany("insert or replace into facts values (?, ?)", now.items())
