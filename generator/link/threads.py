"""Which article a reader finds before and after one, in time.

In its story; and for an article alone, in its main topic, the first of its topics. Copies are passed over, and undated
articles have no place in a thread of time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.link.known import Known, voice
from generator.model import Entry


class Thread(NamedTuple):
    """Articles with a day, oldest first, and the place of each among them."""

    order: list[str]
    place: dict[str, int]


def neighbours(known: Known) -> tuple[dict[str, str], dict[str, str]]:
    """For each article the one before it, and the one after it."""
    stories = {s.id: _thread(known, s.articles) for s in known.digest.stories}
    topics = {t.id: _thread(known, t.articles[::-1]) for t in known.digest.topics}
    earlier: dict[str, str] = {}
    later: dict[str, str] = {}
    for entry in known.digest.entries:
        thread = stories[entry.story] if entry.story else topics.get(_main(entry))
        if thread and entry.id in thread.place:
            number = thread.place[entry.id]
            for found, others in ((earlier, range(number - 1, -1, -1)), (later, range(number + 1, len(thread.order)))):
                other = next((thread.order[n] for n in others if voice(known.entries[thread.order[n]]) != voice(entry)), "")
                if other:
                    found[entry.id] = other
    return earlier, later


def _thread(known: Known, articles: Sequence[str]) -> Thread:
    order = known.thread(articles)
    return Thread(order, {ident: n for n, ident in enumerate(order)})


def _main(entry: Entry) -> str:
    return entry.topics[0].topic if entry.topics else ""
