"""Verbatim statements as pages show them: citations with their two links, timelines, who said what, figures.

Each passes through the rights of its article: what may not be shown is left out, and with it a statement's source.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from generator import urls
from generator.model import Citation, FigureEntry, QuoteEntry, Span, TimelineEntry
from generator.plan.catalog import Catalog
from generator.plan.parts import Cited, Counted, Dated, Moment, Said
from generator.plan.shown import Allowance
from generator.plan.worded import Worded
from generator.plan.wordings import allowed, locus, runs

WEEK = 7
REPORTS = 4  # reports of figures on one thing that a page shows


def cited(catalog: Catalog, citation: Citation, context: Citation | None = None) -> Cited:
    """One statement, whatever its rights: callers ask an `Allowance` first."""
    entry = catalog.entries[citation.article]
    shown, text = catalog.shown[citation.article], citation.span.text
    words = urls.words_fragment(text, _before(citation.span, context.span) if context and shown.full else "")
    around = context.span.text if context and shown.full else ""
    original = catalog.originals[citation.article].partition("#")[0]
    return Cited(
        text=text,
        href=urls.article(citation.article) + (f"#{citation.anchor}{words}" if shown.full else ""),  # what is cut off has no anchor
        original=f"{original}#{words}" if original else "",
        title=catalog.title(citation.article),
        outlet=entry.brief.source or entry.brief.attributed_to,
        day=catalog.day(citation.article),
        day_basis=entry.brief.day_basis,
        context=around if around != text else "",
        cite=locus(citation),
        context_cite=locus(context) if context and around and around != text else "",
    )


def _before(span: Span, context: Span) -> str:
    """The text of its sentence that stands before a span, '' where it is not in that sentence."""
    start = span.start - context.start
    return context.text[:start] if span.paragraph == context.paragraph and context.text[max(start, 0) :].startswith(span.text) else ""


def statements(catalog: Catalog, citations: Iterable[Citation]) -> tuple[Cited, ...]:
    """Those of the statements that may be shown."""
    allowance = Allowance()
    return tuple(cited(catalog, citation) for citation in citations if _may(catalog, citation, allowance))


def moments(
    catalog: Catalog, events: Sequence[TimelineEntry], among: frozenset[str] | None = None, most: int | None = None
) -> tuple[Moment, ...]:
    """The entries of a timeline, oldest first; with `among`, only the citations by those articles, with `most`, so many of each."""
    made: list[Moment] = []
    before = ""
    for event in events:
        pairs = _pairs(catalog, event, among)
        if not pairs:
            continue
        made.append(
            Moment(
                id=event.id,
                value=event.value,
                gap=_gap(before, event.value),
                citations=tuple(cited(catalog, citation) for citation, _ in pairs[:most]),
                whys=tuple(why for _, why in pairs[:most]),
                first_reported=event.first_reported,
                origins=event.origins,
                ahead=ahead(catalog, event),
                more=len(pairs[most:]) if most else 0,
            )
        )
        before = event.value
    return tuple(made)


def ahead(catalog: Catalog, event: TimelineEntry) -> bool:
    """Whether an event lies after the days of all articles that tell of it; an undated one may be as new as the newest."""
    days = {catalog.day(citation.article) or catalog.digest.today for citation in event.citations if citation.article in catalog.entries}
    latest = max(days, default="")
    start = event.value.partition("/")[0]
    return bool(latest) and start > latest[: len(start)]


def folded(entries: Iterable[Moment]) -> tuple[Moment, ...]:
    """The entries for a short list: those in a row that begin with the same sentence stand as one, with their dates together.

    A month is left out where a day within it, told of by the same sentence, stands beside it.
    """
    made: list[Moment] = []
    for _, group in groupby(entries, key=lambda moment: moment.citations[:1]):
        row = list(group)
        values = [moment.value for moment in row]
        first, *others = [m for m in row if not any(value.startswith(f"{m.value}-") for value in values)]
        also = tuple(Dated(m.value, next(iter(m.whys), ""), m.ahead) for m in others)
        made.append(msgspec.structs.replace(first, also=also))
    return tuple(made)


def told_by(catalog: Catalog, ident: str) -> tuple[Cited, ...]:
    """The dated events that one article tells of, in its own words: `day` is the date told of (EDTF)."""
    allowance = Allowance()
    pairs = [(event.value, c) for event in catalog.told.get(ident, ()) for c in event.citations if c.article == ident]
    return tuple(msgspec.structs.replace(cited(catalog, c), day=value) for value, c in pairs if _may(catalog, c, allowance))


def quotes(catalog: Catalog, entries: Iterable[QuoteEntry], most: int | None = None) -> tuple[Said, ...]:
    """Who said what: each statement with the articles that carry it, with `most`, the first so many of them."""
    allowance = Allowance()
    made = []
    for entry in entries:
        contexts = entry.context if len(entry.context) == len(entry.citations) else (None,) * len(entry.citations)
        pairs = [(c, around) for c, around in zip(entry.citations, contexts, strict=True) if _may(catalog, c, allowance)]
        if pairs:
            more = len(pairs[most:]) if most else 0
            pairs = pairs[:most]
            worded = _worded(catalog, entry, [c for c, _ in pairs], allowance)
            made.append(Said(entry.speaker, entry.basis, tuple(cited(catalog, c, around) for c, around in pairs), worded, more))
    return tuple(made)


def _worded(catalog: Catalog, entry: QuoteEntry, shown: Sequence[Citation], allowance: Allowance) -> tuple[Worded, ...]:
    """The comparisons of those that are shown with the longest, if that is shown."""
    if shown[0] != entry.citations[0]:
        return ()
    numbers = {citation.article: number for number, citation in enumerate(shown)}
    found = allowed(catalog, entry, allowance)
    return tuple(Worded(numbers[wording.article], runs(wording)) for wording in found if wording.article in numbers)


def figures(catalog: Catalog, entries: Iterable[FigureEntry]) -> tuple[Counted, ...]:
    """Figures on one thing counted, with the articles that give them."""
    allowance = Allowance()
    made = []
    for entry in entries:
        pairs = [(value, c) for value, c in zip(entry.values, entry.citations, strict=False) if _may(catalog, c, allowance)]
        if pairs:
            some = _each_first(pairs)[:REPORTS]
            row = tuple(cited(catalog, c) for _, c in some)
            differ = entry.differ and len(pairs) > 1
            made.append(Counted(entry.counted, tuple(value for value, _ in some), row, differ, len(pairs) - len(some)))
    return tuple(made)


def _each_first(pairs: Sequence[tuple[str, Citation]]) -> list[tuple[str, Citation]]:
    """The reports with those first that give a value not given before."""
    firsts = dict(reversed(pairs))
    return sorted(pairs, key=lambda pair: firsts[pair[0]] is not pair[1])


def _may(catalog: Catalog, citation: Citation, allowance: Allowance) -> bool:
    shown = catalog.shown.get(citation.article)
    return shown is not None and allowance.take(citation.article, shown, citation.span.text)


def _pairs(catalog: Catalog, event: TimelineEntry, among: frozenset[str] | None) -> list[tuple[Citation, str]]:
    allowance = Allowance()
    whys = (*event.whys, *[""] * (len(event.citations) - len(event.whys)))
    return [
        (citation, why)
        for citation, why in zip(event.citations, whys, strict=False)
        if (among is None or citation.article in among) and _may(catalog, citation, allowance)
    ]


def _gap(before: str, value: str) -> int:
    """The days between two entries of a timeline, 0 under a week, or where one of them is no single day."""
    try:
        days = (dt.date.fromisoformat(value[:10]) - dt.date.fromisoformat(before[-10:])).days
    except ValueError:
        return 0
    return days if days >= WEEK else 0
