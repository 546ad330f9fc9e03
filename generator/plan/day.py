"""One day: its stories, its single articles by topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generator import urls
from generator.model import View
from generator.plan import lists
from generator.plan.catalog import Catalog
from generator.plan.frames import Heading, date_link, frame, word_link
from generator.plan.parts import Cited, Counts, Frame, Group, Link, Pager, StoryCard
from generator.plan.sheet import Sheet
from generator.plan.statements import statements
from generator.plan.twins import offers


class DayView(View, frozen=True):
    """`day` is ISO, or '' on the page of undated articles."""

    frame: Frame
    day: str
    pager: Pager
    counts: Counts
    summary: tuple[Cited, ...]
    stories: tuple[StoryCard, ...]
    topics: tuple[Group, ...]


def sheets(catalog: Catalog) -> Iterator[Sheet[DayView]]:
    """A page for each day that has articles."""
    for place, day in enumerate(catalog.days):
        yield Sheet("day", urls.day(day), "day.html", partial(_view, catalog, place), changed=day)


def undated(catalog: Catalog) -> Iterator[Sheet[DayView]]:
    """The page of the articles without a date, in parts."""
    idents = catalog.by_day.get("", ())
    if not idents:
        return
    slices = lists.slices(idents)
    for part in slices:
        yield Sheet("day", urls.day("", part.number), "day.html", partial(_undated, catalog, part, len(slices)))


def _view(catalog: Catalog, place: int) -> DayView:
    days = catalog.days
    day = days[place]
    idents = catalog.by_day[day]
    among = frozenset(idents)
    stories = lists.stories_among(catalog, idents)
    singles = (ident for ident in idents if catalog.entries[ident].story not in catalog.stories)
    ledger = catalog.links.days.get(day)
    way = (word_link("archive", urls.ARCHIVE), date_link(day[:4]), date_link(day[:7]))
    return DayView(
        frame=frame(catalog, Heading("day", urls.day(day), day, "date", way=way)),
        day=day,
        pager=Pager(_at(days, place + 1), _at(days, place - 1), date_link(day[:7])),
        counts=lists.counts(catalog, idents, 1),
        summary=statements(catalog, ledger.summary) if ledger and len(idents) > 1 else (),  # one article's lead says it
        stories=tuple(lists.story_card(catalog, story, among) for story in stories),
        topics=lists.by_topic(catalog, lists.distinct(catalog, singles)),
    )


def _at(days: Sequence[str], place: int) -> Link | None:
    return date_link(days[place]) if 0 <= place < len(days) else None


def _undated(catalog: Catalog, part: lists.Slice, count: int) -> DayView:
    """A part of the undated articles: by topic, and not by story, since a story has its own days."""
    way = (word_link("archive", urls.ARCHIVE),)
    return DayView(
        frame=frame(catalog, Heading("day", urls.day("", part.number), "undated", "word", way=way, twins=offers.year(catalog, ""))),
        day="",
        pager=lists.part_pager(part.number, count, urls.UNDATED),
        counts=lists.counts(catalog, part.idents),
        summary=(),
        stories=(),
        topics=lists.by_topic(catalog, part.idents),
    )
