"""`newsdigest check`: what is wrong with a site's folder, and what deserves the editor's look first.

Gathers the problems of the configuration and the seeds, of the built site (`built`) and of its publishing
(`deployment`), lists the least certain decisions (`doubts`) by article, and points out articles where the program knows
little: no date, no outlet, most of a file removed. Nothing is changed but the cache. What to print and how to end is decided in `cli`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.articles import prepare
from generator.build import Progress
from generator.built import check_site
from generator.cache import FOLDER, Cache
from generator.config import SiteConfig
from generator.deployment import check_deployment
from generator.doubts import Doubt, doubts
from generator.fingerprint import program_fingerprint
from generator.folder import Crew, Folder
from generator.group import group
from generator.lock import alone
from generator.model import Article, Brief, Entry, Label
from generator.problems import Problem, Severity
from generator.read import editorial, listing
from generator.settings import absent_seeds, sidecars
from generator.theme import ThemeError, load_theme

SHORT = 40
"""Words: an article with fewer is hardly one."""
MOSTLY = 0.6
"""The share of a file's characters whose removal deserves a look."""
# What deserves a look, the most doubtful first.
LOOKS = ("look-uncertain", "look-future", "look-undated", "look-inferred", "look-removed", "look-short", "look-outlet", "look-topic")
_NO_LOSS = frozenset({Label.BLANK, Label.ECHO, Label.META})  # nothing of the article is lost with these


class Findings(NamedTuple):
    """All that was found: what is wrong, worst first; the least certain decisions, by article; what else deserves a look."""

    problems: tuple[Problem, ...]
    doubts: tuple[tuple[Problem, ...], ...]
    looks: tuple[Problem, ...]
    articles: int
    pages: int


def check(root: Path, config: SiteConfig, output: str, progress: Progress, today: dt.date) -> Findings:
    """Check the folder `root`, whose configuration is already known to be sound, and the site in `output` if it is built."""
    found, missed, files = listing(root, config)
    config, beside = sidecars(config, root, {seed.path for seed in found}, files)
    _content, said = editorial(root, config)
    site = root / (output or config.output)
    progress.stage("seeds", len(found))
    with alone(root / FOLDER), Cache(root, program_fingerprint(), output or config.output) as cache:
        prepared = prepare(Folder(found, cache, Crew()), config, cache, Crew(), progress.step)
        grouped = group(prepared.items, config)
        looks: list[Problem] = []
        doubted: list[tuple[Doubt, tuple[Problem, ...]]] = []
        for entry in grouped.entries:
            article = prepared.load(entry.brief.path)
            looks += _looks(entry, article, config, today)
            if found_doubts := doubts(article):
                doubted.append((found_doubts[0], tuple(_doubt(entry.brief.path, doubt) for doubt in found_doubts)))
    themed = _theme(root, config)
    absent = absent_seeds(root, {seed.path for seed in found})
    problems = [*missed, *beside, *said, *themed, *absent, *prepared.skipped, *prepared.problems, *check_deployment(root, config)]
    pages = 0
    if site.is_dir():

        def count(total: int) -> None:
            nonlocal pages
            pages = total // 2
            progress.stage("pages", total)

        problems += check_site(site, config.base_url, count, progress.step)
    else:
        problems.append(Problem("site-missing", config.output, 0, 0, "the site has not been built yet"))
    order = [Severity.ERROR, Severity.WARNING, Severity.NOTE]
    problems.sort(key=lambda p: (order.index(p.severity), p.code, p.path, p.line))
    looks.sort(key=lambda p: (LOOKS.index(p.code), p.path))
    doubted.sort(key=lambda pair: (pair[0].certainty, pair[1][0].path))
    return Findings(tuple(problems), tuple(told for _, told in doubted), tuple(looks), len(grouped.entries), pages)


def _theme(root: Path, config: SiteConfig) -> tuple[Problem, ...]:
    try:
        return load_theme(root, config.theme, config.language).problems
    except ThemeError as error:
        return (error.problem,)


def _doubt(path: str, doubt: Doubt) -> Problem:
    """A decision in doubt, with how near it was."""
    return Problem(doubt.code, path, doubt.line, 0, f"{doubt.field}, {doubt.nearness}: {doubt.what}", doubt.cure)


def _looks(entry: Entry, article: Article, config: SiteConfig, today: dt.date) -> Iterator[Problem]:
    tomorrow = (today + dt.timedelta(days=1)).isoformat()  # it is tomorrow somewhere
    brief = entry.brief
    yield from _brief_looks(brief, tomorrow)
    if config.topics and not entry.topics:
        yield Problem("look-topic", brief.path, 0, 0, f"“{brief.title[:80]}” belongs to none of the topics")
    if brief.words < SHORT:
        yield Problem("look-short", brief.path, 0, 0, _short(brief.words))
    elif brief.removed:
        yield from _removed_look(article)


def _short(words: int) -> str:
    if not words:
        return "no text was found beside the headline"
    return f"only {words} word{' was' if words == 1 else 's were'} kept"


def _brief_looks(brief: Brief, tomorrow: str) -> Iterator[Problem]:
    if not brief.day:
        yield Problem("look-undated", brief.path, 0, 0, "no date was found, so the article is filed as undated")
    elif brief.day > tomorrow:
        yield Problem("look-future", brief.path, 0, 0, f"its date, {brief.day}, is still to come")
    for field in brief.inferred:
        if field != "published":  # told among the doubts, with its reason
            yield Problem("look-inferred", brief.path, 0, 0, f"{field} is not stated but worked out")
    if not brief.source:
        hint = f", but its text names {brief.attributed_to}" if brief.attributed_to else ""
        yield Problem("look-outlet", brief.path, 0, 0, f"the file names no outlet{hint}")


def _removed_look(article: Article) -> Iterator[Problem]:
    """Whether so much was removed that the article's own words may be among it."""
    removed = sum(len(line.text) for line in article.lines if not line.kept and line.label not in _NO_LOSS)
    kept = sum(len(line.text) for line in article.lines if line.kept)
    if removed > MOSTLY * (removed + kept):
        share = round(100 * removed / (removed + kept))
        yield Problem("look-removed", article.path, 0, 0, f"{share} % of its text was removed")


def shortened(problems: Sequence[Problem], most: int) -> Iterator[Problem | str]:
    """At most `most` problems of each code, and a sentence for the rest of it."""
    counts: dict[str, int] = {}
    for problem in problems:
        counts[problem.code] = counts.get(problem.code, 0) + 1
    shown: dict[str, int] = {}
    for problem in problems:
        number = shown[problem.code] = shown.get(problem.code, 0) + 1
        if number <= most:
            yield problem
        elif number == most + 1:
            yield f"... and {counts[problem.code] - most:,} more with the code {problem.code}; --all shows them"


def shortened_doubts(doubted: Sequence[tuple[Problem, ...]], files: int, each: int) -> Iterator[Problem | str]:
    """The doubts of the first `files` articles, at most `each` of one, and a sentence for the rest."""
    shown = 0
    for told in doubted[:files]:
        yield from told[:each]
        shown += len(told[:each])
    rest = sum(map(len, doubted)) - shown
    if rest:
        cut = sum(len(told) > each for told in doubted[:files]) + len(doubted[files:])
        yield f"... and {rest:,} more in {cut:,} {'file' if cut == 1 else 'files'}; --all shows them"
