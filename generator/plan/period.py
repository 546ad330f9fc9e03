"""Months, years and the archive: calendars, and the days with their top headline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from generator import urls
from generator.model import View
from generator.plan import lists
from generator.plan.catalog import Catalog
from generator.plan.frames import Heading, date_link, frame, word_link
from generator.plan.parts import Bar, Card, Counts, Frame, Link, Month, Pager
from generator.plan.sheet import Sheet
from generator.plan.twins import offers


class Headline(View, frozen=True):
    """A day in a month: its link, its count, its top headline."""

    day: str
    href: str
    count: int
    top: Card


class MonthView(View, frozen=True):
    """A month: the calendar and its days, newest first. `month` is YYYY-MM."""

    frame: Frame
    month: str
    pager: Pager
    counts: Counts
    calendar: Month
    days: tuple[Headline, ...]
    topics: tuple[Link, ...]


class YearView(View, frozen=True):
    """A year: its months, newest first."""

    frame: Frame
    year: str
    pager: Pager
    counts: Counts
    calendars: tuple[Month, ...]
    topics: tuple[Link, ...]


class Year(View, frozen=True):
    """A year in the archive with its months as bars."""

    year: str
    href: str
    count: int
    months: tuple[Link, ...]
    trend: tuple[Bar, ...]


class ArchiveView(View, frozen=True):
    """All years, newest first, and the undated articles."""

    frame: Frame
    counts: Counts
    years: tuple[Year, ...]
    undated: Link | None


def months(catalog: Catalog) -> Iterator[Sheet[MonthView]]:
    """A page for each month that has articles."""
    names = list(dict.fromkeys(day[:7] for day in catalog.days))
    for place, name in enumerate(names):
        newest = next(day for day in catalog.days if day.startswith(name))
        pager = _pager(names, place, date_link(name[:4]))
        yield Sheet("month", urls.month(name), "month.html", partial(_month, catalog, name, pager), changed=newest)


def years(catalog: Catalog) -> Iterator[Sheet[YearView]]:
    """A page for each year that has articles."""
    names = list(dict.fromkeys(day[:4] for day in catalog.days))
    for place, name in enumerate(names):
        newest = next(day for day in catalog.days if day.startswith(name))
        pager = _pager(names, place, word_link("archive", urls.ARCHIVE))
        yield Sheet("year", urls.year(name), "year.html", partial(_year, catalog, name, pager), changed=newest)


def archive(catalog: Catalog) -> Iterator[Sheet[ArchiveView]]:
    """The page of all years."""
    changed = catalog.days[0] if catalog.days else ""
    yield Sheet("archive", urls.ARCHIVE, "archive.html", partial(_archive, catalog), changed=changed)


def _pager(names: Sequence[str], place: int, up: Link) -> Pager:
    earlier = date_link(names[place + 1]) if place + 1 < len(names) else None
    return Pager(earlier, date_link(names[place - 1]) if place else None, up)


def _within(catalog: Catalog, period: str) -> tuple[list[str], list[str]]:
    """The days of a month or year and its articles, newest first."""
    days = [day for day in catalog.days if day.startswith(period)]
    return days, [ident for day in days for ident in catalog.by_day[day]]


def _month(catalog: Catalog, name: str, pager: Pager) -> MonthView:
    days, idents = _within(catalog, name)
    way = (word_link("archive", urls.ARCHIVE), date_link(name[:4]))
    return MonthView(
        frame=frame(catalog, Heading("month", urls.month(name), name, "date", way=way)),
        month=name,
        pager=pager,
        counts=lists.counts(catalog, idents, len(days)),
        calendar=lists.month(catalog, name),
        days=tuple(_headline(catalog, day) for day in days),
        topics=lists.topic_links(catalog, idents),
    )


def _headline(catalog: Catalog, day: str) -> Headline:
    """A day with its top headline: the lead of its weightiest story, else its newest article."""
    idents = catalog.by_day[day]
    story = next(iter(lists.stories_among(catalog, idents)), None)
    top = lists.story_card(catalog, story, frozenset(idents)).lead if story else catalog.cards[idents[0]]
    return Headline(day, urls.day(day), len(idents), top)


def _year(catalog: Catalog, name: str, pager: Pager) -> YearView:
    days, idents = _within(catalog, name)
    way = (word_link("archive", urls.ARCHIVE),)
    return YearView(
        frame=frame(catalog, Heading("year", urls.year(name), name, "date", way=way, twins=offers.year(catalog, name))),
        year=name,
        pager=pager,
        counts=lists.counts(catalog, idents, len(days)),
        calendars=tuple(lists.month(catalog, month) for month in dict.fromkeys(day[:7] for day in days)),
        topics=lists.topic_links(catalog, idents),
    )


def _archive(catalog: Catalog) -> ArchiveView:
    undated = len(catalog.by_day.get("", ()))
    return ArchiveView(
        frame=frame(catalog, Heading("archive", urls.ARCHIVE, "archive", "word", twins=offers.site(catalog))),
        counts=lists.counts(catalog, catalog.entries, len(catalog.days)),
        years=tuple(_row(catalog, name) for name in dict.fromkeys(day[:4] for day in catalog.days)),
        undated=word_link("undated", urls.UNDATED, undated) if undated else None,
    )


def _row(catalog: Catalog, name: str) -> Year:
    """A year in the archive: its months newest first as links, oldest first as bars."""
    found = Counter(dict.fromkeys((f"{name}-{number:02}" for number in range(1, 13)), 0))
    for day, idents in catalog.by_day.items():
        if day.startswith(name):
            found[day[:7]] += len(idents)
    links = tuple(Link(month, urls.month(month), found[month], kind="date") for month in sorted(found, reverse=True) if found[month])
    return Year(name, urls.year(name), sum(found.values()), links, tuple(Bar(month, found[month]) for month in sorted(found)))
