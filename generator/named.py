"""Articles named on the command line, for `normalize` and `explain`: from a file name to a normalized article or a problem.

A file below the site's folder is known by its path there, so that the editor's overrides apply to it as in a build; any
other keeps the name it was given. `normalize` compares the files that are named with each other; `explain` compares a seed
with its site's folder, so that it tells what a build does. What is printed of an article is decided elsewhere.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from generator.cache import FOLDER, Cache
from generator.compare import compare, traces
from generator.config import FILE, MEGABYTE, SiteConfig
from generator.fingerprint import program_fingerprint
from generator.folder import Crew, Folder
from generator.model import Article, Draft, Seed, Shared, Traces
from generator.normalize import ALONE, normalize, record
from generator.problems import Problem
from generator.read import Found, Unreadable, find, listing, load, read
from generator.settings import sidecars
from generator.text import digest
from generator.workers import workers

STANDARD_INPUT = "-"
_WORTH_A_POOL = 400  # texts: below, starting worker processes takes longer than the work (5 ms each against 0.6 s, measured)
_PAGE = 8  # how many texts the work for one HTML page is worth
_CHUNK = 8
# Controls, marks of direction and other invisible characters that JSON may hold as they are and a terminal may obey.
_INVISIBLE = re.compile("[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """One line of `normalize`: the article's JSON, or the problem that kept it from being read."""

    line: bytes
    problem: Problem | None


class _Task(NamedTuple):
    """A name, what its file shares with the other files, and the encoded draft of a page, so that it is parsed once."""

    name: str
    shared: Shared = ALONE
    draft: bytes = b""


_encode = msgspec.msgpack.Encoder().encode
_decoded = msgspec.msgpack.Decoder(Draft).decode


def article(name: str, site: Path, config: SiteConfig) -> Article:
    """The normalized article of a file, or of standard input for '-', as a build of the site has it. Raises `Unreadable`."""
    seed = _seed(name, site, config)
    config = _edited(site, config)
    return normalize(read(seed, config.limits), config, _in_folder(seed.path, site, config))


def _edited(site: Path, config: SiteConfig) -> SiteConfig:
    """The configuration with what stands beside the seeds of a site; as it is in a folder that is no site."""
    if not ((site / FOLDER).is_dir() or (site / FILE).is_file()):
        return config
    found = listing(site, config)
    return sidecars(config, site, {seed.path for seed in found.seeds}, found.beside)[0] if found.beside else config


def _in_folder(path: str, site: Path, config: SiteConfig) -> Shared:
    """What a seed shares with the others of its site; nothing for a file elsewhere, and in a folder that is no site."""
    kept = (site / FOLDER).is_dir()
    if not (kept or (site / FILE).is_file()):
        return ALONE
    found = find(site, config)[0]
    if not any(seed.path == path for seed in found):
        return ALONE
    with Cache(site if kept else None, program_fingerprint(), config.output) as cache:
        return Folder(found, cache, Crew()).of(path)


def answers(names: Sequence[str], site: Path, config: SiteConfig, jobs: int = 0) -> Iterator[Answer]:
    """One answer per name, in the order of the names; in worker processes where there are enough files to be worth it."""
    config = _edited(site, config)
    work = sum(_PAGE if name.lower().endswith((".html", ".htm", ".xhtml")) else 1 for name in names)
    count = jobs or (min(os.cpu_count() or 1, 8) if work >= _WORTH_A_POOL else 1)
    if count == 1 or STANDARD_INPUT in names:
        _remember(site, config)
        yield from _all(names, map)
        return
    with workers(count, _remember, (site, config)) as pool:
        yield from _all(names, lambda function, things: pool.map(function, things, chunksize=_CHUNK))


def _all(names: Sequence[str], many: Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]) -> Iterator[Answer]:
    """Compare the files, then answer for each; standard input and a file alone are compared with nothing."""
    several = [name for name in dict.fromkeys(names) if name != STANDARD_INPUT] if len(names) > 1 else []
    seen = dict(zip(several, many(_looked_at, several), strict=True))
    shared = compare({path: held for path, held, _ in seen.values() if held})
    tasks = [_Task(name, shared.get(seen[name][0], ALONE), seen[name][2]) if name in seen else _Task(name) for name in names]
    seen.clear()
    yield from many(_answer, tasks)


def _looked_at(name: str) -> tuple[str, Traces | None, bytes]:
    """The path of a named file, what comparing needs of it (None where it cannot be read), and the encoded draft of a page."""
    site, config = _site
    try:
        draft = read(_seed(name, site, config), config.limits)
    except Unreadable:
        return name, None, b""
    return draft.path, traces(draft), _encode(draft) if draft.format == "html" else b""


def _answer(task: _Task) -> Answer:
    site, config = _site
    try:
        found = normalize(_decoded(task.draft) if task.draft else read(_seed(task.name, site, config), config.limits), config, task.shared)
    except Unreadable as error:
        return Answer(b"", error.problem)
    line = msgspec.json.encode(record(found) | {"file": _shown(task.name)}).decode()
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


def _seed(name: str, site: Path, config: SiteConfig) -> Seed:
    if name == STANDARD_INPUT:
        limit = config.limits.file * MEGABYTE
        data = sys.stdin.buffer.read(limit + 1)
        if len(data) > limit:
            raise Unreadable(Problem("input-unreadable", name, 0, 0, f"standard input is longer than {limit:,} bytes"))
        return Seed(name, data, digest(data))
    path = Path(name)
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            what = "a folder" if stat.S_ISDIR(facts.st_mode) else "no regular file"
            raise Unreadable(Problem("input-unreadable", _shown(name), 0, 0, f"this is {what}"))
        # Resolved, since a link that the user names is meant; below the seeds folder links are another matter.
        return load(Found(_known_as(path, site), path.resolve(), facts.st_size, facts.st_mtime_ns, config.limits))
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
