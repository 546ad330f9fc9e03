"""The line: read -> normalize -> analyze -> group -> link -> plan -> render -> write.

The one module that knows every stage; a newcomer understands the program by reading `_line`. It decides the order, what
is spared (a page whose key is unchanged is neither rendered nor written) and what stops a build; each stage decides the
rest.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

import msgspec

from generator import urls
from generator.articles import prepare
from generator.cache import FOLDER, Cache, Made, Stat
from generator.config import MEGABYTE, SiteConfig
from generator.fingerprint import program_fingerprint
from generator.group import group
from generator.guard import Extent, refusal
from generator.indexing import index
from generator.link import link
from generator.lock import Busy, alone
from generator.memory import Memory
from generator.model import Assets, Document, OutputFile
from generator.plan import Material, Plan, plan
from generator.problems import Problem, Severity
from generator.read import Found, editorial, listing
from generator.render import render, render_key
from generator.search import SearchError
from generator.settings import absent_seeds, seeds_folder, sidecars
from generator.theme import Theme, ThemeError, load_theme
from generator.workers import workers
from generator.write import Staging, WriteError, Written, refuse_unsafe

WORKERS_PAY_FROM = 200
"""Below so many new articles, starting worker processes costs more than it saves."""


Outputs = Iterator[tuple[str, str, Callable[[], OutputFile]]]
"""Path, key and maker of each file of a site."""


class Progress(Protocol):
    """Where a build tells how far it is."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins; `total` steps follow, 0 where they are not counted."""

    def step(self, n: int = 1) -> None:
        """So many steps of the stage are done."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the command line may say: `today` is ISO ('' for the newest article's day), `jobs` 0 for one per core.

    `shrink` is whether a site may be replaced by one that has lost all its articles, or more than half of its pages.
    `first` is given the plan and the theme before anything is rendered: a preview makes the pages that are looked at.
    `executor` makes what reading, normalizing and analyzing are done on, instead of worker processes; the build shuts it down.
    """

    today: str = ""
    jobs: int = 0
    base_url: str = ""
    output: str = ""
    cache: bool = True
    shrink: bool = True
    executor: Callable[[], Executor] | None = None
    first: Callable[[Plan, Theme], None] | None = None


@dataclass(slots=True)
class Report:
    """What a build did. `seconds` is the wall time per stage, in order."""

    output: Path
    articles: int = 0
    stories: int = 0
    topics: int = 0
    skipped: int = 0
    pages_written: int = 0
    pages_unchanged: int = 0
    files_removed: int = 0
    problems: tuple[Problem, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)


class BuildError(Exception):
    """The build stopped; nothing of the output was changed. `exit_code` as documented for the commands."""

    def __init__(self, problems: tuple[Problem, ...], exit_code: int) -> None:
        """Keep what to show and how to end."""
        super().__init__("; ".join(str(p) for p in problems))
        self.problems = problems
        self.exit_code = exit_code


def build(root: Path, config: SiteConfig, options: BuildOptions, progress: Progress) -> Report:
    """Build the site of the folder `root`; raise `BuildError`. The same input gives the same bytes, whatever is cached."""
    config = msgspec.structs.replace(config, base_url=options.base_url or config.base_url, output=options.output or config.output)
    output = root / config.output
    seeds = seeds_folder(root, config)
    problem = refuse_unsafe(output, root, (seeds, root / config.content, root / "themes"))
    if problem:
        raise BuildError((problem,), 2)
    try:
        with alone(root / FOLDER), Cache(root if options.cache else None, program_fingerprint(), config.output) as cache:
            return _line(_Site(root, config, output, cache), options, progress)
    except Busy:
        busy = Problem("build-busy", f"{FOLDER}/lock", 0, 0, "another build of this site has been running for ten minutes")
        raise BuildError((busy,), 4) from None
    except ThemeError as error:
        raise BuildError((error.problem,), 2) from error
    except SearchError as error:
        raise BuildError((error.problem,), 2) from error
    except WriteError as error:
        raise BuildError((error.problem,), 4) from error


@dataclass(frozen=True, slots=True)
class _Site:
    root: Path
    config: SiteConfig
    output: Path
    cache: Cache


def _line(site: _Site, options: BuildOptions, progress: Progress) -> Report:
    """The whole program."""
    report = Report(site.output)
    config = site.config
    with _timed(report, progress, "find"):
        found, missed, files = listing(site.root, config)
        config, beside = sidecars(config, site.root, {seed.path for seed in found}, files)
        content, said = editorial(site.root, config)
        said = (*beside, *said)
        _stop_on_errors((*missed, *said))
        absent = absent_seeds(site.root, {seed.path for seed in found}) if site.config.overrides or site.config.stories else ()
        theme = load_theme(site.root, config.theme, config.language)
    with _timed(report, progress, "articles", len(found)):
        articles = prepare(found, config, site.cache, lambda n: _executor(n, options), progress.step)
    memory = Memory(site.cache.found)
    with _held():
        with _timed(report, progress, "group"):
            digest = group(articles.items, config, options.today, memory)
        with _timed(report, progress, "link"):
            links = link(digest, config, memory)
            site.cache.keep_found(memory.fresh.items(), memory.used)
        with _timed(report, progress, "plan"):
            skipped = (*missed, *articles.skipped)
            planned = plan(Material(digest, links, config, content, Assets(theme.stylesheet, theme.script), articles.load, skipped))
    _stop_on_errors(planned.problems)
    if options.first:
        options.first(planned, theme)
    with _timed(report, progress, "render and write", len(planned.pages) + len(planned.documents)):
        bundles = {page.url: page.bundle for page in planned.pages if page.bundle}
        written = _publish(site, _outputs(theme, planned), bundles, progress.step, shrink=options.shrink)
    _count(report, planned, written)
    report.articles, report.stories, report.topics = len(digest.entries), len(digest.stories), len(digest.topics)
    report.skipped = len(skipped)
    report.problems = (
        *_nothing(site, found),
        *said,
        *absent,
        *theme.problems,
        *skipped,
        *articles.problems,
        *planned.problems,
        *site.cache.problems,
    )
    return report


def _publish(site: _Site, outputs: Outputs, bundles: dict[str, str], step: Callable[[], None], *, shrink: bool) -> Written:
    """Render what changed, index what can be searched, look once more at the whole, then write it."""
    known = site.cache.outputs()
    staging = Staging(site.output)
    kept: dict[str, Made] = {}
    keys: dict[str, str] = {}
    try:
        for path, key, make in outputs:
            made = known.get(path)
            if made and made.key == key and path in staging.owned and _stat(site.output / path) == made.stat:
                kept[path] = made
            else:
                keys[path] = key
                staging.add(make())
            step()
        found = index({**{path: made.key for path, made in kept.items()}, **keys}, bundles, _standing(site, staging, known), staging)
        kept.update(found.kept)
        keys.update(found.keys)
        # Where the output is made anew each time, as in a workflow, the cache knows what stood there.
        extent = Extent(kept.keys() | keys.keys(), staging.size + sum(made.stat.size for made in kept.values()))
        _stop(refusal(staging.owned or known, extent, site.config.limits.site * MEGABYTE, shrink=shrink), 5)
    except BaseException:
        staging.abandon()
        raise
    written = staging.commit(kept)
    fresh = {path: Made(key, stat) for path, key in keys.items() if (stat := _stat(site.output / path))}
    site.cache.keep_outputs({**kept, **fresh})
    return written


def _standing(site: _Site, staging: Staging, known: dict[str, Made]) -> dict[str, Made]:
    """The files of the search index that are as the last build left them."""
    index_files = ((path, made) for path, made in known.items() if path.startswith(urls.SEARCH_FOLDER))
    return {path: made for path, made in index_files if path in staging.owned and _stat(site.output / path) == made.stat}


def _outputs(theme: Theme, planned: Plan) -> Outputs:
    """Path, key and maker of everything that the site consists of."""
    for asset in theme.assets:
        yield asset.path, asset.key, partial(_as_it_is, asset)
    for page in planned.pages:
        yield page.url, render_key(page, theme), partial(render, page, theme)
    for document in planned.documents:
        yield document.url, document.key, partial(_document, document)


def _as_it_is(file: OutputFile) -> OutputFile:
    return file


def _document(document: Document) -> OutputFile:
    return OutputFile(document.url, document.content(), document.key)


def _count(report: Report, planned: Plan, written: Written) -> None:
    pages = {page.url for page in planned.pages}
    report.pages_written = sum(path in pages for path in written.written)
    report.pages_unchanged = len(pages) - report.pages_written
    report.files_removed = len(written.removed)


def _nothing(site: _Site, found: tuple[Found, ...]) -> tuple[Problem, ...]:
    """What to say of a folder without a single article."""
    folder = seeds_folder(site.root, site.config)
    where = "." if folder == site.root else folder.relative_to(site.root).as_posix()
    return () if found else (Problem("no-seeds", where, 0, 0, "there is no article in this folder"),)


def _stop_on_errors(problems: tuple[Problem, ...]) -> None:
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    if errors:
        raise BuildError(errors, 2)


def _stop(problem: Problem | None, exit_code: int) -> None:
    if problem:
        raise BuildError((problem,), exit_code)


def _executor(articles: int, options: BuildOptions) -> Executor | None:
    """The caller's executor, else worker processes where they pay."""
    if options.executor:
        return options.executor()
    count = options.jobs or os.cpu_count() or 1
    return workers(count) if count > 1 and articles >= WORKERS_PAY_FROM else None


def _stat(path: Path) -> Stat | None:
    try:
        found = path.lstat()
    except OSError:
        return None
    return Stat(found.st_size, found.st_mtime_ns)


@contextmanager
def _held() -> Iterator[None]:
    """Without looking for rings of objects: what these stages make lasts to the end of the build, and walking it costs a fifth of them."""
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.enable()


@contextmanager
def _timed(report: Report, progress: Progress, name: str, total: int = 0) -> Iterator[None]:
    progress.stage(name, total)
    start = time.perf_counter()
    yield
    report.seconds[name] = time.perf_counter() - start
