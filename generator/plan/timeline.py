"""The timeline: every dated event found in the texts, oldest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

WHOLE = 100  # entries that one page holds: such a page stays under 25 KB gzip


class TimelineView(View, frozen=True):
    """`year` is '' on the page that shows them all, else the year that this part shows; `pager` leads to other years and parts."""

    frame: Frame
    year: str
    counts: Counts
    moments: tuple[Moment, ...]
    pager: Pager


def sheets(catalog: Catalog) -> Iterator[Sheet[TimelineView]]:
    """One page up to 100 entries; else a page for each year, the newest at the section's own address, long years in parts."""
    events = catalog.links.timeline
    if not events:
        return
    pages = _pages(events)
    changed = catalog.days[0] if catalog.days else ""
    for place, piece in enumerate(pages):
        earlier = pages[place - 1] if place else None
        later = pages[place + 1] if place + 1 < len(pages) else None
        pager = Pager(earlier and _link(earlier, piece), later and _link(later, piece), None)
        yield Sheet("timeline", piece.url, "timeline.html", partial(_view, catalog, piece, pager), changed=changed)


class Piece(NamedTuple):
    """A page of the timeline; `number` counts the parts of its year from 1, the oldest."""

    year: str
    number: int
    url: str
    events: Sequence[TimelineEntry]


def _pages(events: Sequence[TimelineEntry]) -> list[Piece]:
    """The pieces of the timeline, oldest first: the first of a year at the year's own address, the last of all at the section's."""
    if len(events) <= WHOLE:
        return [Piece("", 1, urls.TIMELINE, events)]
    pages: list[Piece] = []
    for year, group in groupby(events, key=lambda event: event.value[:4]):
        told = list(group)
        for number, start in enumerate(range(0, len(told), WHOLE), 1):
            pages.append(Piece(year, number, urls.timeline(year, number if start else 0), told[start : start + WHOLE]))
    return [*pages[:-1], pages[-1]._replace(url=urls.TIMELINE)]


def _link(piece: Piece, here: Piece) -> Link:
    """A link by year, or within a year by the number of the part."""
    return Link(str(piece.number), piece.url, kind="part") if piece.year == here.year else Link(piece.year, piece.url, kind="date")


def _view(catalog: Catalog, piece: Piece, pager: Pager) -> TimelineView:
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
    )
