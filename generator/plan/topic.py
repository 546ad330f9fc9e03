"""The list of topics, and one topic: what gathers it, its stories, its articles by date."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator import urls
from generator.model import Topic, View
from generator.plan import facets, lists
from generator.plan.catalog import Catalog
from generator.plan.frames import Heading, frame, word_link
from generator.plan.parts import Bar, Cited, Counts, Frame, Group, Link, Moment, Pager, Said, StoryCard, TopicCard
from generator.plan.sheet import Sheet
from generator.plan.statements import folded, moments, quotes, statements
from generator.plan.twins import cards, offers

STORIES = 6
EVENTS = 12
QUOTES = 8


class TopicsView(View, frozen=True):
    """All topics, the largest first."""

    frame: Frame
    counts: Counts
    topics: tuple[TopicCard, ...]


class TopicView(View, frozen=True):
    """One topic. `introduction` is the editor's, as safe HTML ('' without one); `rule` the words that gather it.

    `recent` counts the articles of the last seven days, `earlier` those of the four weeks before; `rising` says whether the
    first are many more, week by week. `subject` is the code and name of an IPTC Media Topic, '' for none.

    Of a long topic the older articles are on pages of their own (`pager`), which have only `days`, and `counts` of these.
    """

    frame: Frame
    name: str
    description: str
    introduction: str
    rule: tuple[str, ...]
    found: bool
    counts: Counts
    trend: tuple[Bar, ...]
    summary: tuple[Cited, ...]
    stories: tuple[StoryCard, ...]
    days: tuple[Group, ...]  # newest first
    moments: tuple[Moment, ...]
    quotes: tuple[Said, ...]
    related: tuple[Link, ...]  # topics that the editor calls related
    near: tuple[Link, ...]  # others that share articles with this one
    pager: Pager  # parts of a long list
    recent: int
    earlier: int
    rising: bool
    subject: str


def all_topics(catalog: Catalog) -> Iterator[Sheet[TopicsView]]:
    """The list of topics."""
    if catalog.topics:
        yield Sheet("topics", urls.TOPICS, "topics.html", partial(_list, catalog), changed=catalog.days[0] if catalog.days else "")


def sheets(catalog: Catalog) -> Iterator[Sheet[TopicView]]:
    """A page for each topic, a long one in parts."""
    for topic in catalog.topics.values():
        slices = lists.slices(topic.articles)
        for part in slices:
            newest = max((catalog.day(ident) for ident in part.idents), default="")
            make = partial(_view, catalog, topic, part, len(slices))
            found = facets.NOT if part.number else facets.of_topic(catalog, topic)
            yield Sheet("topic", urls.topic(topic.id, part.number), "topic.html", make, changed=newest, bundle=found.bundle)


def _list(catalog: Catalog) -> TopicsView:
    return TopicsView(
        frame=frame(catalog, Heading("topics", urls.TOPICS, "topics", "word")),
        counts=lists.counts(catalog, catalog.entries, len(catalog.days)),
        topics=tuple(lists.topic_card(catalog, topic) for topic in lists.largest(catalog.digest.topics)),
    )


def _view(catalog: Catalog, topic: Topic, part: lists.Slice, count: int) -> TopicView:
    """A page of a topic: the first has all that is said of the topic, the others only articles, and count only these."""
    first = part.number == 0
    counted = topic.articles if first else part.idents
    heading = Heading(
        "topic",
        urls.topic(topic.id, part.number),
        topic.name,
        description=topic.description,
        way=(word_link("topics", urls.TOPICS),),
        feed=first and any(map(catalog.day, topic.articles)),
        twins=offers.topic(catalog, topic),
        picture=cards.of_topic(catalog, topic),
        found=facets.of_topic(catalog, topic) if first else facets.NOT,
    )
    among = frozenset(topic.articles) if first else frozenset()
    ledger = catalog.links.topics.get(topic.id) if first else None
    stories = [catalog.stories[ident] for ident in topic.stories[:STORIES] if ident in catalog.stories] if first else []
    events = {event.id: event for ident in topic.articles for event in catalog.told.get(ident, ())} if first else {}
    newest = sorted(events.values(), key=lambda event: (event.value, event.id))[-EVENTS:]
    related = [ident for ident in catalog.content.related.get(topic.id, ()) if ident in catalog.topics]
    return TopicView(
        frame=frame(catalog, heading),
        name=topic.name,
        description=topic.description,
        introduction=catalog.content.introductions.get(topic.id, "") if first else "",
        rule=topic.rule,
        found=topic.found,
        counts=lists.counts(catalog, counted, len({catalog.day(ident) for ident in counted} - {""})),
        trend=lists.trend(catalog, topic.articles) if first else (),
        summary=statements(catalog, ledger.summary) if ledger else (),
        stories=tuple(lists.story_card(catalog, story, among) for story in stories),
        days=lists.by_day(catalog, part.idents),
        moments=folded(moments(catalog, newest, among)),
        quotes=quotes(catalog, ledger.quotes[:QUOTES]) if ledger else (),
        related=tuple(catalog.topic_link(ident) for ident in related),
        near=tuple(catalog.topic_link(ident) for ident in topic.near if ident in catalog.topics and ident not in related),
        pager=lists.part_pager(part.number, count, urls.topic(topic.id)),
        recent=topic.recent if first else 0,
        earlier=topic.earlier if first else 0,
        rising=topic.rising and first,
        subject=f"medtop:{topic.subject} {topic.subject_name}" if topic.subject else "",
    )
