"""How this digest was made: the counts of what was kept, removed, inferred and edited, with links to each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice

from generator import urls
from generator.model import Ledger, View
from generator.plan import edits, lists
from generator.plan.catalog import Catalog
from generator.plan.data import edition
from generator.plan.frames import Heading, frame, word_link
from generator.plan.parts import Counts, Frame, Link
from generator.plan.sheet import Sheet

LINKS = 200


class Reason(View, frozen=True):
    """Why some files of the folder are not in the digest, and how many. Their names are the editor's: readers have no use for them."""

    why: str
    files: int


class MadeView(View, frozen=True):
    """`inferred` and `edited` link to each article with such a field; `statements` counts the cited sentences.

    `inferred_dates` counts the entries of the timeline whose date no article writes in full.

    `edition` is the SHA-256 of data/digest.json, in hex: two people who see the same one hold the same digest.

    `removed` are the articles with most removed lines, each with their number; `timeline` and `digest` are where dates and all
    statements stand.

    A list holds at most 200 links; `inferred_total` and its like are the full counts.
    """

    frame: Frame
    counts: Counts
    statements: int
    removed_lines: int
    removed: tuple[Link, ...]
    inferred: tuple[Link, ...]
    edited: tuple[Link, ...]
    undated: tuple[Link, ...]
    unnamed: tuple[Link, ...]  # articles whose file names no outlet
    skipped: tuple[Reason, ...]  # why seeds could not be read, the commonest reason first
    removed_total: int = 0
    skipped_total: int = 0
    inferred_total: int = 0
    edited_total: int = 0
    undated_total: int = 0
    unnamed_total: int = 0
    inferred_dates: int = 0
    timeline: Link | None = None
    edition: str = ""
    digest: Link | None = None
    corrections: Link | None = None  # the page of corrections, where there are any
    corrected: int = 0  # how many articles have some


def sheets(catalog: Catalog) -> Iterator[Sheet[MadeView]]:
    """The page on how this digest was made."""
    yield Sheet("made", urls.MADE, "made.html", partial(_view, catalog), changed=catalog.days[0] if catalog.days else "")


def _view(catalog: Catalog) -> MadeView:
    briefs = {ident: entry.brief for ident, entry in catalog.entries.items()}
    inferred = [ident for ident, brief in briefs.items() if brief.inferred]
    edited = [ident for ident, brief in briefs.items() if brief.edited or edits.rows(catalog, ident)]
    shortened = sorted((ident for ident, brief in briefs.items() if brief.removed), key=lambda ident: -briefs[ident].removed)
    undated = catalog.by_day.get("", ())
    unnamed = catalog.by_outlet.get("", ())
    return MadeView(
        frame=frame(catalog, Heading("made", urls.MADE, "made", "word")),
        counts=lists.counts(catalog, catalog.entries, len(catalog.days)),
        statements=_statements(catalog),
        removed_lines=sum(brief.removed for brief in briefs.values()),
        removed=tuple(Link(catalog.title(ident), urls.article(ident), briefs[ident].removed) for ident in shortened[:LINKS]),
        inferred=_links(catalog, inferred),
        edited=_links(catalog, edited),
        undated=_links(catalog, undated),
        unnamed=_links(catalog, unnamed),
        skipped=_reasons(catalog),
        removed_total=len(shortened),
        skipped_total=len(catalog.skipped),
        inferred_total=len(inferred),
        edited_total=len(edited),
        undated_total=len(undated),
        unnamed_total=len(unnamed),
        timeline=word_link("timeline", urls.TIMELINE) if catalog.links.timeline else None,
        edition=edition(catalog),
        digest=Link(urls.DIGEST_JSON, urls.DIGEST_JSON),
        corrections=Link("corrections", urls.CORRECTIONS, kind="word") if (corrected := edits.corrected(catalog)) else None,
        corrected=len(corrected),
        inferred_dates=sum(bool(event.whys) and all(event.whys) for event in catalog.links.timeline),
    )


def _links(catalog: Catalog, idents: Iterable[str]) -> tuple[Link, ...]:
    return tuple(catalog.link(ident) for ident in islice(idents, LINKS))


def _reasons(catalog: Catalog) -> tuple[Reason, ...]:
    found = Counter(problem.message for problem in catalog.skipped)
    return tuple(Reason(why, files) for why, files in sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _statements(catalog: Catalog) -> int:
    """How many cited statements the site's ledgers and timeline hold."""
    links = catalog.links
    ledgers = chain(links.stories.values(), links.topics.values(), links.days.values())
    return sum(map(_held, ledgers)) + sum(len(event.citations) for event in links.timeline)


def _held(ledger: Ledger) -> int:
    figures = sum(len(entry.citations) for entry in ledger.figures)
    return len(ledger.summary) + len(ledger.only) + sum(len(entry.citations) for entry in ledger.quotes) + figures
