"""Articles named on the command line, for `normalize` and `explain`: from a file name to a normalized article or a problem.

A file below the site's folder is known by its path there, so that the editor's overrides apply to it as in a build; any
other keeps the name it was given. What is printed of an article is decided elsewhere.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from generator.config import SiteConfig
from generator.model import Article, Seed
from generator.normalize import normalize, record
from generator.problems import Problem
from generator.read import Found, Unreadable, load, read
from generator.text import digest
from generator.workers import workers

STANDARD_INPUT = "-"
INPUT_LIMIT = 20_000_000  # bytes; the same as for a file
_WORTH_A_POOL = 400  # texts: below, starting worker processes takes longer than the work (5 ms each against 0.6 s, measured)
_PAGE = 8  # how many texts the work for one HTML page is worth
_CHUNK = 8
# Controls, marks of direction and other invisible characters that JSON may hold as they are and a terminal may obey.
_INVISIBLE = re.compile("[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """One line of `normalize`: the article's JSON, or the problem that kept it from being read."""

    line: bytes
    problem: Problem | None


def article(name: str, site: Path, config: SiteConfig) -> Article:
    """The normalized article of a file, or of standard input for '-'. Raises `Unreadable`."""
    return normalize(read(_seed(name, site)), config)


def answers(names: Sequence[str], site: Path, config: SiteConfig, jobs: int = 0) -> Iterator[Answer]:
    """One answer per name, in the order of the names; in worker processes where there are enough files to be worth it."""
    work = sum(_PAGE if name.lower().endswith((".html", ".htm", ".xhtml")) else 1 for name in names)
    count = jobs or (min(os.cpu_count() or 1, 8) if work >= _WORTH_A_POOL else 1)
    if count == 1 or STANDARD_INPUT in names:
        yield from (_answer(name, site, config) for name in names)
        return
    with workers(count, _remember, (site, config)) as pool:
        yield from pool.map(_remembered_answer, names, chunksize=_CHUNK)


def _answer(name: str, site: Path, config: SiteConfig) -> Answer:
    try:
        found = article(name, site, config)
    except Unreadable as error:
        return Answer(b"", error.problem)
    line = msgspec.json.encode(record(found) | {"file": _shown(name)}).decode()
    return Answer(_INVISIBLE.sub(_escaped, line).encode(), None)


def _escaped(match: re.Match[str]) -> str:
    """A character as JSON's escapes of its UTF-16 code units."""
    units = match[0].encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


_site: tuple[Path, SiteConfig]


def _remember(site: Path, config: SiteConfig) -> None:
    """Give a worker process what is the same for all files."""
    global _site  # noqa: PLW0603 - a worker process has no other place
    _site = (site, config)


def _remembered_answer(name: str) -> Answer:
    return _answer(name, *_site)


def _seed(name: str, site: Path) -> Seed:
    if name == STANDARD_INPUT:
        data = sys.stdin.buffer.read(INPUT_LIMIT + 1)
        if len(data) > INPUT_LIMIT:
            raise Unreadable(Problem("input-unreadable", name, 0, 0, f"standard input is longer than {INPUT_LIMIT:,} bytes"))
        return Seed(name, data, digest(data))
    path = Path(name)
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            what = "a folder" if stat.S_ISDIR(facts.st_mode) else "no regular file"
            raise Unreadable(Problem("input-unreadable", _shown(name), 0, 0, f"this is {what}"))
        # Resolved, since a link that the user names is meant; below the seeds folder links are another matter.
        return load(Found(_known_as(path, site), path.resolve(), facts.st_size, facts.st_mtime_ns))
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) and error.strerror else str(error)).lower()
        raise Unreadable(Problem("input-unreadable", _shown(name), 0, 0, reason)) from None


def _known_as(path: Path, site: Path) -> str:
    """The path below the site's folder where it is there, else the name as given."""
    inside = os.path.relpath(path.absolute(), site.absolute())
    return _shown((str(path) if inside.startswith("..") else inside).replace(os.sep, "/"))


def _shown(name: str) -> str:
    """The name as valid Unicode: bytes of a file name that are no UTF-8 become replacement characters."""
    return os.fsencode(name).decode("utf-8", "replace")
