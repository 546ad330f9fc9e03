"""Lists as several kinds of pages show them: story cards, groups by day and by topic, trends, calendars, parts."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from generator import urls
from generator.model import Story, Topic
from generator.plan.catalog import Catalog
from generator.plan.frames import date_link
from generator.plan.parts import Bar, Card, Cell, Counts, Group, Link, Month, Pager, StoryCard, TopicCard
from generator.plan.statements import statements
from generator.wording import week_start

PART = 40  # articles on one page of a long list, half as many more on its first: such a page stays under 25 KB gzip
OTHERS = 5  # other reports on a story's card
SENTENCES = 3  # cited sentences on a story's card
TREND_MONTHS = 24
TREND_DAYS = 62  # a site younger than that shows its trend by days


class Slice(NamedTuple):
    """A page of a long list: `number` is 0 for the page at the list's own address, which has the newest items."""

    number: int
    idents: tuple[str, ...]


def slices(idents: Sequence[str], beside: int = 0) -> tuple[Slice, ...]:
    """A list in pages, newest first: the older items in parts of `PART`, numbered from the oldest; the first has the rest.

    So a part that is full keeps its number and its items for good when newer ones come. The first page of a long list has between half
    a part and one and a half; fewer where other things stand there that weigh as much as `beside` items, and then the newest part
    may not be full yet.
    """
    size, room = len(idents), PART + PART // 2 - 1 - beside
    rest = size % PART
    head = size if size <= room else next((count for count in (rest + PART, rest) if room // 3 <= count <= room), room)
    ends = range(size, head, -PART)
    older = [Slice(number, tuple(idents[max(head, end - PART) : end])) for number, end in enumerate(ends, 1)]
    return (Slice(0, tuple(idents[:head])), *reversed(older))


def part_pager(number: int, count: int, url: str, up: Link | None = None) -> Pager:
    """The neighbours of a page among `count` pages; `url` is the address of the first, which counts as the last part.

    `up` may lead back to the first from any of them.
    """
    own = number or count

    def link(other: int) -> Link | None:
        return Link(str(other), urls.part(url, other % count), kind="part") if 1 <= other <= count else None

    return Pager(earlier=link(own - 1), later=link(own + 1), up=up)


def cards(catalog: Catalog, idents: Iterable[str]) -> tuple[Card, ...]:
    """The cards of these articles."""
    return tuple(catalog.cards[ident] for ident in idents)


def distinct(catalog: Catalog, idents: Iterable[str]) -> list[str]:
    """The articles without those whose text an earlier one of them has: its card names them as copies."""
    seen: set[str] = set()
    kept = []
    for ident in idents:
        origin = catalog.entries[ident].origin
        if origin is None or origin not in seen:
            kept.append(ident)
            seen.add(origin or "")
    return kept


def counts(catalog: Catalog, idents: Iterable[str], days: int = 0) -> Counts:
    """What these articles count: stories, topics, outlets and independent texts among them."""
    entries = [catalog.entries[ident] for ident in idents]
    return Counts(
        articles=len(entries),
        stories=len({e.story for e in entries if e.story}),
        topics=len({m.topic for e in entries for m in e.topics}),
        outlets=len({e.brief.source for e in entries if e.brief.source}),
        origins=len({e.origin or e.id for e in entries}),
        days=days,
        unnamed=sum(not e.brief.source for e in entries),
    )


def story_card(catalog: Catalog, story: Story, among: frozenset[str] | None = None) -> StoryCard:
    """A story as a card; with `among`, led by one of those articles, which stand before the other reports."""
    newest = [ident for ident in reversed(story.articles) if ident in catalog.entries]
    ordered = distinct(catalog, sorted(newest, key=lambda ident: among is not None and ident not in among))
    ledger = catalog.links.stories.get(story.id)
    return StoryCard(
        title=story.title,
        href=urls.story(story.id),
        first=story.first,
        last=story.last,
        outlets=story.outlets,
        origins=story.origins,
        lead=catalog.cards[ordered[0]],
        others=cards(catalog, ordered[1 : OTHERS + 1]),
        summary=statements(catalog, ledger.summary[:SENTENCES]) if ledger else (),
        count=len(newest),
        unnamed=sum(not catalog.entries[ident].brief.source for ident in newest),
    )


def stories_among(catalog: Catalog, idents: Iterable[str]) -> tuple[Story, ...]:
    """The stories that these articles belong to, in the order of their weight: independent texts, outlets, articles."""
    here = Counter(story for ident in idents if (story := catalog.entries[ident].story) in catalog.stories)
    found = [(catalog.stories[ident], count) for ident, count in here.items() if ident]
    found.sort(key=lambda pair: (-pair[0].origins, -len(pair[0].outlets), -pair[1], pair[0].id))
    return tuple(story for story, _ in found)


def by_day(catalog: Catalog, idents: Iterable[str]) -> tuple[Group, ...]:
    """The articles in groups by day, in their order; undated ones together."""
    return tuple(Group(date_link(day), day, cards(catalog, group)) for day, group in groupby(idents, key=catalog.day))


def by_topic(catalog: Catalog, idents: Iterable[str]) -> tuple[Group, ...]:
    """The articles by their first topic, the largest group first, those without a topic last (`heading` is None)."""
    groups: dict[str, list[str]] = {}
    for ident in idents:
        first = next((m.topic for m in catalog.entries[ident].topics if m.topic in catalog.topics), "")
        groups.setdefault(first, []).append(ident)
    order = sorted(groups, key=lambda topic: (not topic, -len(groups[topic]), topic))
    return tuple(Group(catalog.topic_link(topic) if topic else None, "", cards(catalog, groups[topic])) for topic in order)


def trend(catalog: Catalog, idents: Iterable[str]) -> tuple[Bar, ...]:
    """The counts of these articles by month (by day on a young site) up to the site's newest, oldest first."""
    newest = next((day for ident in catalog.entries if (day := catalog.day(ident))), "")
    if not newest:
        return ()
    oldest = catalog.days[-1]
    days = (dt.date.fromisoformat(newest) - dt.date.fromisoformat(oldest)).days
    periods = _days(oldest, days) if days < TREND_DAYS else _months(oldest[:7], newest[:7])
    width = len(periods[0])
    found = Counter(catalog.day(ident)[:width] for ident in idents)
    return tuple(Bar(period, found[period]) for period in periods)


def _days(oldest: str, count: int) -> list[str]:
    first = dt.date.fromisoformat(oldest)
    return [(first + dt.timedelta(days=n)).isoformat() for n in range(count + 1)]


def _months(oldest: str, newest: str) -> list[str]:
    last = int(newest[:4]) * 12 + int(newest[5:]) - 1
    first = max(int(oldest[:4]) * 12 + int(oldest[5:]) - 1, last - TREND_MONTHS + 1)
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]


def month(catalog: Catalog, iso: str) -> Month:
    """A month as a calendar of whole weeks, from the day on with which the language of the site begins them.

    The heat of a day is 0 without articles, else 1 to 4 by its share of the month's fullest day; a day with 1 article is
    never hot.
    """
    year, number = int(iso[:4]), int(iso[5:7])
    found = {day: len(idents) for day, idents in catalog.by_day.items() if day.startswith(iso)}
    top = max(found.values(), default=0)

    def cell(day: int) -> Cell:
        name = f"{iso}-{day:02}" if day else ""
        count = found.get(name, 0)
        heat = 1 + 3 * (count - 1) // max(3, top - 1) if count else 0
        return Cell(day, name, urls.day(name) if count else "", count, heat)

    first = week_start(catalog.config.language)
    weeks = calendar.Calendar(firstweekday=first).monthdayscalendar(year, number)
    return Month(iso, urls.month(iso), sum(found.values()), tuple(tuple(cell(day) for day in week) for week in weeks), first)


def topic_card(catalog: Catalog, topic: Topic) -> TopicCard:
    """A topic with its trend and its newest article."""
    days = sorted(day for ident in topic.articles if (day := catalog.day(ident)))
    return TopicCard(
        name=topic.name,
        href=urls.topic(topic.id),
        description=topic.description,
        count=len(topic.articles),
        found=topic.found,
        first=days[0] if days else "",
        last=days[-1] if days else "",
        trend=trend(catalog, topic.articles),
        newest=catalog.cards[topic.articles[0]] if topic.articles else None,
        recent=topic.recent,
        earlier=topic.earlier,
        rising=topic.rising,
    )


def largest(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """The topics, the largest first."""
    return tuple(sorted(topics, key=lambda topic: (-len(topic.articles), topic.id)))


def topic_links(catalog: Catalog, idents: Iterable[str]) -> tuple[Link, ...]:
    """The topics of these articles with their counts, the commonest first."""
    found = Counter(m.topic for ident in idents for m in catalog.entries[ident].topics if m.topic in catalog.topics)
    return tuple(catalog.topic_link(topic, found[topic]) for topic in sorted(found, key=lambda topic: (-found[topic], topic)))
