"""Ties all articles together: related ones, the timeline, sentences in short, who said what, figures, names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from generator.config import SiteConfig
from generator.link import bases, coverage, ledgers, names, related, summary, threads, timeline
from generator.link.known import Known, know
from generator.memory import Memory
from generator.model import Digest, Ledger, Links, TimelineEntry
from generator.vectors import Space

__all__ = ["link"]

_LEDGER = msgspec.msgpack.Decoder(Ledger)


def link(digest: Digest, config: SiteConfig, memory: Memory | None = None, measured: Space | None = None) -> Links:
    """Everything that ties the articles of a digest together; what the memory holds of earlier builds changes nothing.

    `measured` are its articles as `group.measure` gives them, where that is at hand.
    """
    known = know(digest, measured)
    memory = memory or Memory()
    earlier, later = threads.neighbours(known)
    by_day: dict[str, list[str]] = {day: [] for day in digest.days}
    for entry in digest.entries:
        if entry.brief.day in by_day:
            by_day[entry.brief.day].append(entry.id)
    told = timeline.timeline(known)
    by_article: dict[str, list[TimelineEntry]] = {}
    for event in told:
        for ident in dict.fromkeys(citation.article for citation in event.citations):
            by_article.setdefault(ident, []).append(event)
    return Links(
        related=related.related(known),
        earlier=earlier,
        later=later,
        timeline=told,
        stories={s.id: _story(known, s.articles, by_article, memory) for s in digest.stories},
        topics={t.id: _many(known, t.articles, memory) for t in digest.topics},
        days={day: _many(known, articles, memory) for day, articles in by_day.items()},
        names=names.names(known, config),
    )


def _story(known: Known, articles: Sequence[str], told: Mapping[str, Sequence[TimelineEntry]], memory: Memory) -> Ledger:
    """The ledger of one event: figures, coverage and exclusives have a meaning only here."""
    found = {event.id: event for ident in articles for event in told.get(ident, ())}
    events = sorted(found.values(), key=lambda e: (e.value, e.id))

    def made() -> Ledger:
        quotes, figures = ledgers.quotes(known, articles), ledgers.figures(known, articles)
        return Ledger(
            summary=summary.summary(known, articles),
            quotes=quotes,
            figures=figures,
            only=ledgers.only(known, articles),
            coverage=coverage.coverage(known, articles, (quotes, figures), events),
        )

    return memory.recall(bases.story(known, articles, events), _LEDGER, made)


def _many(known: Known, articles: Sequence[str], memory: Memory) -> Ledger:
    """The ledger of a topic or a day, in which each story speaks once."""

    def made() -> Ledger:
        return Ledger(summary=summary.digest(known, articles), quotes=ledgers.quotes(known, articles), figures=(), only=())

    return memory.recall(bases.many(known, articles), _LEDGER, made)
