"""Ties all articles together: related ones, the timeline, sentences in short, who said what, figures, names."""

from __future__ import annotations

from collections.abc import Sequence

from generator.config import SiteConfig
from generator.link import ledgers, names, related, summary, threads, timeline
from generator.link.known import Known, know
from generator.model import Digest, Ledger, Links

__all__ = ["link"]


def link(digest: Digest, config: SiteConfig) -> Links:
    """Everything that ties the articles of a digest together."""
    known = know(digest)
    earlier, later = threads.neighbours(known)
    by_day: dict[str, list[str]] = {day: [] for day in digest.days}
    for entry in digest.entries:
        if entry.brief.day in by_day:
            by_day[entry.brief.day].append(entry.id)
    return Links(
        related=related.related(known),
        earlier=earlier,
        later=later,
        timeline=timeline.timeline(known),
        stories={s.id: _story(known, s.articles) for s in digest.stories},
        topics={t.id: _many(known, t.articles) for t in digest.topics},
        days={day: _many(known, articles) for day, articles in by_day.items()},
        names=names.names(known, config),
    )


def _story(known: Known, articles: Sequence[str]) -> Ledger:
    """The ledger of one event: figures and exclusives have a meaning only here."""
    return Ledger(
        summary=summary.summary(known, articles),
        quotes=ledgers.quotes(known, articles),
        figures=ledgers.figures(known, articles),
        only=ledgers.only(known, articles),
    )


def _many(known: Known, articles: Sequence[str]) -> Ledger:
    """The ledger of a topic or a day, in which each story speaks once."""
    return Ledger(summary=summary.digest(known, articles), quotes=ledgers.quotes(known, articles), figures=(), only=())
