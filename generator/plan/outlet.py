"""One outlet, and the list of outlets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from generator import urls
from generator.model import View
from generator.plan import lists
from generator.plan.catalog import Catalog
from generator.plan.frames import Heading, frame, word_link
from generator.plan.parts import Bar, Card, Counts, Frame, Link, Pager
from generator.plan.sheet import Sheet
from generator.plan.twins import offers
from generator.text import fold


class OutletRow(View, frozen=True):
    """An outlet in the list."""

    outlet: Link
    home: str
    first: str
    last: str


class OutletsView(View, frozen=True):
    """All outlets, most articles first; `unnamed` counts the articles whose file names no outlet."""

    frame: Frame
    counts: Counts
    outlets: tuple[OutletRow, ...]
    unnamed: int


class MonthOfCards(View, frozen=True):
    """An outlet's articles of one month; `month` is YYYY-MM, '' for undated ones."""

    month: str
    cards: tuple[Card, ...]


class OutletView(View, frozen=True):
    """One outlet: its home, its articles by month, the topics it covers; a long list has parts (`pager`), each with its own counts."""

    frame: Frame
    name: str
    home: str
    counts: Counts
    trend: tuple[Bar, ...]
    topics: tuple[Link, ...]
    months: tuple[MonthOfCards, ...]
    pager: Pager = Pager(None, None, None)


def all_outlets(catalog: Catalog) -> Iterator[Sheet[OutletsView]]:
    """The list of outlets."""
    if catalog.outlets:
        yield Sheet("outlets", urls.OUTLETS, "outlets.html", partial(_list, catalog), changed=catalog.days[0] if catalog.days else "")


def sheets(catalog: Catalog) -> Iterator[Sheet[OutletView]]:
    """A page for each outlet, a long one in parts."""
    for name, ident in catalog.outlets.items():
        slices = lists.slices(catalog.by_outlet[name])
        for part in slices:
            newest = max(map(catalog.day, part.idents))
            make = partial(_view, catalog, name, part, len(slices))
            yield Sheet("outlet", urls.outlet(ident, part.number), "outlet.html", make, changed=newest)


def _list(catalog: Catalog) -> OutletsView:
    order = sorted(catalog.outlets, key=lambda name: (-len(catalog.by_outlet[name]), fold(name), name))
    return OutletsView(
        frame=frame(catalog, Heading("outlets", urls.OUTLETS, "outlets", "word")),
        counts=lists.counts(catalog, catalog.entries, len(catalog.days)),
        outlets=tuple(_row(catalog, name) for name in order),
        unnamed=len(catalog.by_outlet.get("", ())),
    )


def _row(catalog: Catalog, name: str) -> OutletRow:
    idents = catalog.by_outlet[name]
    days = sorted(day for ident in idents if (day := catalog.day(ident)))
    return OutletRow(
        outlet=Link(name, urls.outlet(catalog.outlets[name]), len(idents)),
        home=catalog.homes.get(fold(name), ""),
        first=days[0] if days else "",
        last=days[-1] if days else "",
    )


def _view(catalog: Catalog, name: str, part: lists.Slice, count: int) -> OutletView:
    ident, first = catalog.outlets[name], part.number == 0
    counted = catalog.by_outlet[name] if first else part.idents
    url = urls.outlet(ident, part.number)
    months = groupby(part.idents, key=lambda article: catalog.day(article)[:7])
    return OutletView(
        frame=frame(catalog, Heading("outlet", url, name, way=(word_link("outlets", urls.OUTLETS),), twins=offers.outlet(catalog, name))),
        name=name,
        home=catalog.homes.get(fold(name), ""),
        counts=lists.counts(catalog, counted, len({catalog.day(article) for article in counted} - {""})),
        trend=lists.trend(catalog, counted) if first else (),
        topics=lists.topic_links(catalog, counted),
        months=tuple(MonthOfCards(month, lists.cards(catalog, idents)) for month, idents in months),
        pager=lists.part_pager(part.number, count, urls.outlet(ident)),
    )
