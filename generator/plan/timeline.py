"""The timeline: every dated event found in the texts, oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from generator import urls
from generator.model import TimelineEntry, View
from generator.plan import lists
from generator.plan.catalog import Catalog
from generator.plan.frames import Heading, frame, word_link
from generator.plan.parts import Counts, Frame, Link, Moment, Pager
from generator.plan.sheet import Sheet
from generator.plan.statements import moments
from generator.plan.twins import offers

# What one page holds, in characters of statements, so that it stays under 25 KB gzip: sources and marks weigh as much as so many.
ROOM = 45_000
SOURCE = 260


class TimelineView(View, frozen=True):
    """`year` is '' on the page that shows them all, else the year that this part shows; `pager` leads to its neighbours, `years` to all."""

    frame: Frame
    year: str
    counts: Counts
    moments: tuple[Moment, ...]
    pager: Pager
    years: tuple[Link, ...] = ()


def sheets(catalog: Catalog) -> Iterator[Sheet[TimelineView]]:
    """One page, or where that would be heavy one for each year, long years in parts; the section's own is the last that is not ahead."""
    events = catalog.links.timeline
    if not events:
        return
    pages = _pages(events, catalog.digest.today)
    years = tuple(Link(piece.year, piece.url, kind="date") for piece in pages if piece.year and piece.number == 1)
    years = years if len(years) > 1 else ()
    changed = catalog.days[0] if catalog.days else ""
    for place, piece in enumerate(pages):
        earlier = pages[place - 1] if place else None
        later = pages[place + 1] if place + 1 < len(pages) else None
        pager = Pager(earlier and _link(earlier, piece), later and _link(later, piece), None)
        yield Sheet("timeline", piece.url, "timeline.html", partial(_view, catalog, piece, pager, years), changed=changed)


class Piece(NamedTuple):
    """A page of the timeline; `number` counts the parts of its year from 1, the oldest."""

    year: str
    number: int
    url: str
    events: Sequence[TimelineEntry]


def _pages(events: Sequence[TimelineEntry], today: str) -> list[Piece]:
    """The pieces of the timeline, oldest first: the first of a year at the year's own address, at the section's the last up to `today`."""
    if len(list(_rooms(events))) == 1:
        return [Piece("", 1, urls.TIMELINE, events)]
    pages = [
        Piece(year, number, urls.timeline(year, number if number > 1 else 0), told)
        for year, group in groupby(events, key=lambda event: event.value[:4])
        for number, told in enumerate(_rooms(group), 1)
    ]
    here = max((place for place, piece in enumerate(pages) if piece.events[0].value <= today), default=len(pages) - 1)
    pages[here] = pages[here]._replace(url=urls.TIMELINE)
    return pages


def _rooms(events: Iterable[TimelineEntry]) -> Iterator[list[TimelineEntry]]:
    """The events as they fit on pages, in their order."""
    page: list[TimelineEntry] = []
    taken = 0
    for event in events:
        weight = sum(len(citation.span.text) + SOURCE for citation in event.citations)
        if page and taken + weight > ROOM:
            yield page
            page, taken = [], 0
        page.append(event)
        taken += weight
    if page:
        yield page


def _link(piece: Piece, here: Piece) -> Link:
    """A link by year, or within a year by the number of the part."""
    return Link(str(piece.number), piece.url, kind="part") if piece.year == here.year else Link(piece.year, piece.url, kind="date")


def _view(catalog: Catalog, piece: Piece, pager: Pager, years: tuple[Link, ...]) -> TimelineView:
    year, _, url, events = piece
    idents = {citation.article for event in events for citation in event.citations} & catalog.entries.keys()
    whole = url == urls.TIMELINE
    heading = Heading(
        "timeline",
        url,
        "timeline" if whole else year,
        "word" if whole else "date",
        way=() if whole else (word_link("timeline", urls.TIMELINE),),
        twins=offers.timeline(catalog, year),
    )
    return TimelineView(
        frame=frame(catalog, heading),
        year=year,
        counts=lists.counts(catalog, sorted(idents)),
        moments=moments(catalog, events),
        pager=pager,
        years=years,
    )
