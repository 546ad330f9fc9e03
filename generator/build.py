"""The line: read -> normalize -> analyze -> group -> link -> plan -> render -> write.

A newcomer understands the program by reading `_line`. It decides the order and what stops a build, and sees whether there
is anything to build: where everything that a site is made from is as it was, and so are its files, the stages are not even
imported. Each stage decides the rest.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from generator import search
from generator.cache import FOLDER, Cache, Site
from generator.collector import held
from generator.config import MEGABYTE, SiteConfig
from generator.fingerprint import program_fingerprint
from generator.folder import Crew, Folder
from generator.guard import Refused
from generator.lock import Busy, alone
from generator.memory import Memory
from generator.model import Assets, Content, Theme, ThemeError
from generator.problems import Problem, Severity
from generator.read import Found, editorial, listing
from generator.settings import absent_seeds, seeds_folder, sidecars
from generator.text import digest
from generator.theme import load_theme
from generator.write import WriteError, refuse_unsafe

if TYPE_CHECKING:
    from generator.plan import Plan


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
    unchanged: bool = False  # whether nothing was to be done at all
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
            return _line(root, config, options, cache, progress)
    except Busy:
        busy = Problem("build-busy", f"{FOLDER}/lock", 0, 0, "another build of this site has been running for ten minutes")
        raise BuildError((busy,), 4) from None
    except (ThemeError, search.SearchError) as error:
        raise BuildError((error.problem,), 2) from error
    except WriteError as error:
        raise BuildError((error.problem,), 4) from error
    except Refused as error:
        raise BuildError((error.problem,), 5) from error


class _Inputs(msgspec.Struct, frozen=True, array_like=True):
    """What a site is made from beside its seeds; `missed` are files that cannot be seeds, `said` all other problems."""

    config: SiteConfig
    content: Content
    theme: Theme
    missed: tuple[Problem, ...]
    said: tuple[Problem, ...]


class _Told(msgspec.Struct, frozen=True, array_like=True):
    """What a build found out of its inputs alone."""

    articles: int
    stories: int
    topics: int
    skipped: int
    pages: int
    problems: tuple[Problem, ...]


_told = msgspec.msgpack.Decoder(_Told).decode


def _line(root: Path, config: SiteConfig, options: BuildOptions, cache: Cache, progress: Progress) -> Report:
    """The whole program."""
    output = root / config.output
    report = Report(output)
    with _timed(report, progress, "find"):
        found, inputs = _inputs(root, config)
    with Crew(options.jobs, options.executor) as crew:
        with _timed(report, progress, "read"):
            folder = Folder(found, cache, crew)
            made_from = _digest(inputs, folder, options.today)
            before = cache.site()
            if made_from == before.inputs and before.stands(output):
                cache.keep_seeds(folder.stats())
                return _unchanged(report, _told(before.told), cache)
        from generator.articles import prepare
        from generator.group import group, measure
        from generator.link import link
        from generator.plan import Material, plan
        from generator.publish import Publication, publish

        with _timed(report, progress, "articles", len(found)):
            articles = prepare(folder, inputs.config, cache, crew, progress.step)
        memory = Memory(cache.found)
        with held():
            with _timed(report, progress, "group"):
                measured = measure(articles.items)
                grouped = group(articles.items, inputs.config, options.today, memory, measured)
            with _timed(report, progress, "link"):
                links = link(grouped, inputs.config, memory, measured)
                cache.keep_found(memory.fresh.items(), memory.used)
            with _timed(report, progress, "plan"):
                skipped = (*inputs.missed, *articles.skipped)
                assets = Assets(inputs.theme.stylesheet, inputs.theme.script)
                planned = plan(Material(grouped, links, inputs.config, inputs.content, assets, articles.load, skipped))
        _stop_on_errors(planned.problems)
        if options.first:
            options.first(planned, inputs.theme)
        with _timed(report, progress, "render and write", len(planned.pages) + len(planned.documents)):
            limit = inputs.config.limits.site * MEGABYTE
            published = publish(Publication(planned, inputs.theme, output, before.files, limit, options.shrink), crew, progress.step)
    pages = {page.url for page in planned.pages}
    problems = (*inputs.said, *skipped, *articles.problems, *planned.problems)
    told = _Told(len(grouped.entries), len(grouped.stories), len(grouped.topics), len(skipped), len(pages), problems)
    cache.keep_site(Site(published.files, made_from, msgspec.msgpack.encode(told)))
    _tell(report, told, cache)
    report.pages_written = sum(path in pages for path in published.written)
    report.pages_unchanged = len(pages) - report.pages_written
    report.files_removed = len(published.removed)
    return report


def _inputs(root: Path, config: SiteConfig) -> tuple[tuple[Found, ...], _Inputs]:
    """The files that should be seeds, and all else that the site is made from."""
    found, missed, files = listing(root, config)
    paths = {seed.path for seed in found}
    whole, beside = sidecars(config, root, paths, files)
    content, said = editorial(root, whole)
    _stop_on_errors((*missed, *beside, *said))
    absent = absent_seeds(root, paths) if config.overrides or config.stories else ()
    theme = load_theme(root, whole.theme, whole.language)
    return found, _Inputs(whole, content, theme, missed, (*_nothing(root, config, found), *beside, *said, *absent, *theme.problems))


def _digest(inputs: _Inputs, folder: Folder, today: str) -> str:
    """A digest of everything that a site is made from but the program: that is the cache's matter."""
    pagefind = search.program() if inputs.config.search else None
    parts = (inputs, sorted(folder.idents.items()), sorted(folder.problems.items()), today, pagefind and pagefind[1])
    return digest(*map(msgspec.msgpack.encode, parts))


def _unchanged(report: Report, told: _Told, cache: Cache) -> Report:
    """What there is to tell where nothing was to be done."""
    _tell(report, told, cache)
    report.unchanged = True
    report.pages_unchanged = told.pages
    return report


def _tell(report: Report, told: _Told, cache: Cache) -> None:
    report.articles, report.stories, report.topics, report.skipped = told.articles, told.stories, told.topics, told.skipped
    report.problems = (*told.problems, *cache.problems)


def _nothing(root: Path, config: SiteConfig, found: tuple[Found, ...]) -> tuple[Problem, ...]:
    """What to say of a folder without a single article."""
    folder = seeds_folder(root, config)
    where = "." if folder == root else folder.relative_to(root).as_posix()
    return () if found else (Problem("no-seeds", where, 0, 0, "there is no article in this folder"),)


def _stop_on_errors(problems: tuple[Problem, ...]) -> None:
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    if errors:
        raise BuildError(errors, 2)


@contextmanager
def _timed(report: Report, progress: Progress, name: str, total: int = 0) -> Iterator[None]:
    progress.stage(name, total)
    start = time.perf_counter()
    yield
    report.seconds[name] = time.perf_counter() - start
