"""Groups all articles: who is a copy of whom, which tell of one event, which topics they are on, and their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import msgspec

from generator.config import SiteConfig
from generator.group import days, identity, origins, rising, subjects, topics
from generator.group.likeness import Items
from generator.group.stories import Drawn, stories
from generator.memory import Memory
from generator.model import Brief, Digest, Entry, Features, Topic
from generator.vectors import Space, space

__all__ = ["group", "measure"]


def measure(items: Items) -> Space:
    """The vectors of all articles that are not hidden, in the order of their paths, which grouping and linking compare."""
    return space([features for _, features in _shown(items)])


def group(items: Items, config: SiteConfig, today: str = "", memory: Memory | None = None, measured: Space | None = None) -> Digest:
    """The digest of all articles that are not hidden; `today` is a day (YYYY-MM-DD) or '' for the newest plausible one.

    The result depends neither on the order of the items nor on what the memory holds of earlier builds. `measured` are the
    items as `measure` gives them, where that is at hand.
    """
    shown = _shown(items)
    ids = identity.unique((b.path, identity.article(b.day if days.ordinal(b.day) else "", b.title)) for b, _ in shown)
    measured = measured or measure(items)
    copies = origins.copies(shown)
    told = stories(Drawn(shown, measured, ids, copies), config.stories)
    originals = tuple(origins.origin(c, shown, ids) for c in copies)
    gathered = topics.gather(shown, config, measured, memory or Memory())
    today = today or days.newest(b for b, _ in shown)
    order = sorted(range(len(shown)), key=lambda i: days.rank(shown[i][0], today))
    story = {article: s.id for s in told for article in s.articles}
    origin = {article: o.id for o in originals for article in o.articles}
    named = [(ids[b.path], b, f) for b, f in shown]
    entries = tuple(Entry(*named[i], gathered.matches[i], story.get(named[i][0]), origin.get(named[i][0])) for i in order)
    place = {e.id: i for i, e in enumerate(entries)}
    return Digest(
        entries=entries,
        origins=tuple(sorted(originals, key=lambda o: o.id)),
        stories=tuple(sorted(told, key=lambda s: min(place[a] for a in s.articles))),
        topics=_topics(gathered.topics, entries, today, media=config.media_topics),
        days=tuple(dict.fromkeys(e.brief.day for e in entries if days.ordinal(e.brief.day))),
        today=today,
    )


def _shown(items: Items) -> list[tuple[Brief, Features]]:
    return sorted((item for item in items if not item[0].hidden), key=lambda item: item[0].path)


def _topics(listed: Sequence[Topic], entries: Sequence[Entry], today: str, *, media: bool) -> tuple[Topic, ...]:
    """The topics with their articles, stories, near topics, how they rise, and with `media` their subject; none is empty."""
    articles: dict[str, list[str]] = {t.id: [] for t in listed}
    told: dict[str, dict[str, None]] = {t.id: {} for t in listed}
    shared: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        slugs = [m.topic for m in entry.topics]
        for slug in slugs:
            articles[slug].append(entry.id)
            if entry.story:
                told[slug][entry.story] = None
        shared.update(combinations(sorted(slugs), 2))
    near = topics.near(shared, {slug: len(ids) for slug, ids in articles.items()})
    by_id = {entry.id: entry for entry in entries}
    made = []
    for topic in listed:
        inside = [by_id[ident] for ident in articles[topic.id]]
        if inside:
            rise = rising.rise([e.brief.day for e in inside], today)
            subject = subjects.subject(e.features for e in inside) if media else ""
            made.append(
                msgspec.structs.replace(
                    topic,
                    articles=tuple(articles[topic.id]),
                    stories=tuple(told[topic.id]),
                    near=near[topic.id],
                    recent=rise.recent,
                    earlier=rise.earlier,
                    rising=rise.rising,
                    subject=subject,
                    subject_name=subjects.name(subject),
                )
            )
    return tuple(made)
