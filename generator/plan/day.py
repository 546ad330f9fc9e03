"""One day: its stories, its single articles by topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generator import urls
from generator.model import Story, View
from generator.plan import lists
from generator.plan.catalog import Catalog
from generator.plan.frames import Heading, date_link, frame, word_link
from generator.plan.parts import Cited, Counts, Frame, Group, Link, Pager, StoryCard
from generator.plan.sheet import Sheet
from generator.plan.statements import statements
from generator.plan.twins import offers

STORIES = 12  # story cards; the articles of a day's other stories stand among the single ones
BESIDE = 3  # articles that weigh as much as a story card


class DayView(View, frozen=True):
    """`day` is ISO, or '' on the page of undated articles. `pager` leads to the days beside it, `parts` to the other parts of a long day.

    Of a long day the later parts have only articles, and `counts` of these.
    """

    frame: Frame
    day: str
    pager: Pager
    counts: Counts
    summary: tuple[Cited, ...]
    stories: tuple[StoryCard, ...]
    topics: tuple[Group, ...]
    parts: Pager = Pager(None, None, None)


def sheets(catalog: Catalog) -> Iterator[Sheet[DayView]]:
    """A page for each day that has articles, a long day in parts."""
    for place, day in enumerate(catalog.days):
        stories = lists.stories_among(catalog, catalog.by_day[day])[:STORIES]
        slices = lists.slices(_singles(catalog, day, stories), BESIDE * len(stories))
        yield Sheet("day", urls.day(day), "day.html", partial(_view, catalog, place, slices), changed=day)
        for part in slices[1:]:
            yield Sheet("day", urls.day(day, part.number), "day.html", partial(_part, catalog, day, part, len(slices)), changed=day)


def _singles(catalog: Catalog, day: str, stories: Sequence[Story]) -> list[str]:
    """The articles of a day that are in none of these stories, those with the same text once."""
    told = {story.id for story in stories}
    return lists.distinct(catalog, (ident for ident in catalog.by_day[day] if catalog.entries[ident].story not in told))


def undated(catalog: Catalog) -> Iterator[Sheet[DayView]]:
    """The page of the articles without a date, in parts."""
    idents = catalog.by_day.get("", ())
    if not idents:
        return
    slices = lists.slices(idents)
    for part in slices:
        yield Sheet("day", urls.day("", part.number), "day.html", partial(_undated, catalog, part, len(slices)))


def _view(catalog: Catalog, place: int, slices: Sequence[lists.Slice]) -> DayView:
    """The page of a day: its summary, its weightiest stories, and of the other articles as many as there is room for."""
    days = catalog.days
    day = days[place]
    idents = catalog.by_day[day]
    among = frozenset(idents)
    stories = lists.stories_among(catalog, idents)[:STORIES]
    ledger = catalog.links.days.get(day)
    return DayView(
        frame=frame(catalog, Heading("day", urls.day(day), day, "date", way=_way(day))),
        day=day,
        pager=Pager(_at(days, place + 1), _at(days, place - 1), date_link(day[:7])),
        counts=lists.counts(catalog, idents, 1),
        summary=statements(catalog, ledger.summary) if ledger and len(idents) > 1 else (),  # one article's lead says it
        stories=tuple(lists.story_card(catalog, story, among) for story in stories),
        topics=lists.by_topic(catalog, slices[0].idents),
        parts=lists.part_pager(0, len(slices), urls.day(day)),
    )


def _part(catalog: Catalog, day: str, part: lists.Slice, count: int) -> DayView:
    """A later part of a long day."""
    return DayView(
        frame=frame(catalog, Heading("day", urls.day(day, part.number), day, "date", way=_way(day))),
        day=day,
        pager=Pager(None, None, None),
        counts=lists.counts(catalog, part.idents, 1),
        summary=(),
        stories=(),
        topics=lists.by_topic(catalog, part.idents),
        parts=lists.part_pager(part.number, count, urls.day(day), date_link(day)),
    )


def _way(day: str) -> tuple[Link, ...]:
    return (word_link("archive", urls.ARCHIVE), date_link(day[:4]), date_link(day[:7]))


def _at(days: Sequence[str], place: int) -> Link | None:
    return date_link(days[place]) if 0 <= place < len(days) else None


def _undated(catalog: Catalog, part: lists.Slice, count: int) -> DayView:
    """A part of the undated articles: by topic, and not by story, since a story has its own days."""
    way = (word_link("archive", urls.ARCHIVE),)
    return DayView(
        frame=frame(catalog, Heading("day", urls.day("", part.number), "undated", "word", way=way, twins=offers.year(catalog, ""))),
        day="",
        pager=Pager(None, None, None),
        counts=lists.counts(catalog, part.idents),
        summary=(),
        stories=(),
        topics=lists.by_topic(catalog, part.idents),
        parts=lists.part_pager(part.number, count, urls.UNDATED),
    )
