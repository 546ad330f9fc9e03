"""Coverage of a story: who was first, and what several outlets report: the same statements, figures and dates.

An outlet counts where it has a text of its own: copies never count, neither as the first nor as another that has it. Reports are told
apart by day alone, so several may be first. What only one outlet has is decided in `ledgers`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.link.known import Known, voice
from generator.model import Citation, Coverage, FigureEntry, QuoteEntry, Reported, TimelineEntry
from generator.text import fold

MOST = 12  # of each kind


def coverage(
    known: Known, articles: Sequence[str], held: tuple[Sequence[QuoteEntry], Sequence[FigureEntry]], timeline: Sequence[TimelineEntry]
) -> Coverage:
    """Who reported first, and what at least two outlets have, by the number of outlets."""
    quotes, figures = held
    among = frozenset(articles)
    found = [
        *(("statement", "", "", one.citations) for one in quotes),
        *(("figure", value, one.counted, row) for one in figures for value, row in _by_value(one)),
        *(("date", event.value, "", tuple(c for c in event.citations if c.article in among)) for event in timeline),
    ]
    made = [Reported(kind, value, counted, kept) for kind, value, counted, row in found if len(kept := _apart(known, row)) > 1]
    ranked = [
        sorted((r for r in made if r.kind == kind), key=lambda r: -len(r.citations))[:MOST] for kind in ("statement", "figure", "date")
    ]
    return Coverage(_first(known, articles), tuple(r for row in ranked for r in row))


def _first(known: Known, articles: Sequence[str]) -> tuple[str, ...]:
    """The articles of the first day; () where one has no day, or where copies of that day do not tell which of them was first."""
    voices: dict[str, list[str]] = {}
    for ident in articles:
        voices.setdefault(voice(known.entries[ident]), []).append(ident)
    days = {ident: known.entries[ident].brief.day for ident in articles}
    earliest = min(days.values(), default="")
    rows = [[i for i in row if days[i] == earliest] for row in voices.values()]
    return tuple(i for row in rows for i in row) if earliest and all(len(row) <= 1 for row in rows) else ()


def _by_value(figure: FigureEntry) -> Iterable[tuple[str, tuple[Citation, ...]]]:
    """The citations of a figure by what is printed."""
    rows: dict[str, list[Citation]] = {}
    for value, citation in zip(figure.values, figure.citations, strict=True):
        rows.setdefault(value, []).append(citation)
    return [(value, tuple(row)) for value, row in rows.items()]


def _apart(known: Known, citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Of each outlet one citation, of each origin one: whose outlet is unknown is nobody's second voice."""
    outlets: dict[str, Citation] = {}
    voices: set[str] = set()
    for citation in sorted(citations, key=lambda c: known.entries[c.article].brief.day or "~"):
        here = known.entries[citation.article]
        outlet, source = fold(here.brief.source), voice(here)
        if outlet and outlet not in outlets and source not in voices:
            outlets[outlet] = citation
            voices.add(source)
    return tuple(outlets.values())
