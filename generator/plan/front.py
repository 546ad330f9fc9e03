"""The front page: the newest edition, its lead story, the topics and the last days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from generator import urls
from generator.model import View
from generator.plan import lists
from generator.plan.catalog import Catalog
from generator.plan.frames import Heading, date_link, frame, word_link
from generator.plan.parts import Card, Cited, Counts, Frame, Group, Link, Moment, Month, StoryCard, TopicCard
from generator.plan.sheet import Sheet
from generator.plan.statements import ahead, folded, moments, statements
from generator.plan.twins import offers

STORIES = 12
SINGLES = 24
TOPICS = 12
EVENTS = 6
FOLDED = 4  # entries of the timeline looked at for each event shown: several may stand as one
RECENT_DAYS = 5
RECENT_CARDS = 12


class FrontView(View, frozen=True):
    """`edition` is the day, week ('2025-W31') or month of the newest articles; `lead` is a story or a single article.

    `edition` is '' when no article is dated; with no article at all every list is empty and `counts.articles` is 0.
    `whole` leads to the page of the edition with all its articles: at most 30 stories and 60 single articles stand here.
    """

    frame: Frame
    edition: str
    period: str  # day | week | month
    counts: Counts  # of the edition
    totals: Counts  # of the site
    summary: tuple[Cited, ...]
    lead: StoryCard | None
    lead_article: Card | None
    stories: tuple[StoryCard, ...]
    singles: tuple[Card, ...]
    topics: tuple[TopicCard, ...]
    recent: tuple[Group, ...]  # the last days before the edition
    moments: tuple[Moment, ...]  # the newest dated events, none that is ahead of the articles that tell of it
    calendar: Month | None
    archive: Link
    whole: Link | None = None


def sheets(catalog: Catalog) -> Iterator[Sheet[FrontView]]:
    """The front page."""
    newest = next(iter(catalog.entries), "")
    yield Sheet("front", urls.FRONT, "front.html", partial(_view, catalog), changed=catalog.day(newest) if newest else "")


def _view(catalog: Catalog) -> FrontView:
    """The front page: what is in no story stands as single articles; the lead is a story where there is one."""
    newest = next((catalog.day(ident) for ident in catalog.entries), "")
    here = _edition(catalog, newest)
    stories = lists.stories_among(catalog, here)
    among = frozenset(here)
    told = [lists.story_card(catalog, story, among) for story in stories[: STORIES + 1]]
    singles = lists.distinct(catalog, (ident for ident in here if catalog.entries[ident].story not in catalog.stories))
    lead_article = singles.pop(0) if singles and not told else ""
    ledger = catalog.links.days.get(newest) if catalog.config.edition == "day" else None
    return FrontView(
        frame=frame(catalog, Heading("front", urls.FRONT, catalog.config.title, twins=offers.site(catalog))),
        edition=_name(newest, catalog.config.edition),
        period=catalog.config.edition,
        counts=lists.counts(catalog, here, len({day for ident in here if (day := catalog.day(ident))})),
        totals=lists.counts(catalog, catalog.entries, len(catalog.days)),
        summary=statements(catalog, ledger.summary) if ledger and len(here) > 1 else (),
        lead=told[0] if told else None,
        lead_article=catalog.cards[lead_article] if lead_article else None,
        stories=tuple(told[1:]),
        singles=lists.cards(catalog, singles[:SINGLES]),
        topics=tuple(lists.topic_card(catalog, topic) for topic in lists.largest(catalog.digest.topics)[:TOPICS]),
        recent=_recent(catalog, among, newest),
        moments=_happened(catalog),
        calendar=lists.month(catalog, newest[:7]) if newest else None,
        archive=word_link("archive", urls.ARCHIVE),
        whole=_whole(catalog, newest),
    )


def _happened(catalog: Catalog) -> tuple[Moment, ...]:
    """The newest events that an article tells of on their day or after it."""
    told = [event for event in catalog.links.timeline if not ahead(catalog, event)]
    return folded(moments(catalog, told[-EVENTS * FOLDED :]))[-EVENTS:]


def _edition(catalog: Catalog, newest: str) -> list[str]:
    """The articles of the newest day, week or month; the undated ones where no article has a date."""
    name = _name(newest, catalog.config.edition)
    days = [day for day in catalog.days if _name(day, catalog.config.edition) == name and day <= newest] if newest else [""]
    return [ident for day in days for ident in catalog.by_day.get(day, ())]


def _name(day: str, period: str) -> str:
    """The ISO name of the period that a day is in; '' for no day."""
    if not day or period == "day":
        return day
    if period == "month":
        return day[:7]
    year, week, _ = dt.date.fromisoformat(day).isocalendar()
    return f"{year:04}-W{week:02}"


def _whole(catalog: Catalog, newest: str) -> Link | None:
    """The page that has all of the edition: its day, or the month that the edition ends in."""
    if not catalog.entries:
        return None
    return date_link(newest if catalog.config.edition == "day" else newest[:7])


def _recent(catalog: Catalog, among: frozenset[str], newest: str) -> tuple[Group, ...]:
    """The last days before the edition, and after them the undated articles, as far as the page has room."""
    room = RECENT_CARDS
    groups: list[Group] = []
    for day in [*(day for day in catalog.days if day < newest), ""]:
        idents = lists.distinct(catalog, (ident for ident in catalog.by_day.get(day, ()) if ident not in among))[:room]
        if idents:
            groups.append(Group(date_link(day), day, lists.cards(catalog, idents)))
            room -= len(idents)
        if room <= 0 or len(groups) >= RECENT_DAYS:
            break
    return tuple(groups)
