"""What a ledger depends on, as plain values: the keys under which an earlier build's may be used again.

Each basis names the articles with the digest of all that was read from them, what the digest of the site made of them
(copies, stories, their order), and the rarity of just those words that the ledger weighs. It must hold everything that
`ledgers`, `coverage` and `summary` look at: tests/unit/test_link_memory.py changes one thing after another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from generator.link import ledgers, summary
from generator.link.known import Known
from generator.model import Entry, Sentence, TimelineEntry


def story(known: Known, articles: Sequence[str], events: Sequence[TimelineEntry]) -> object:
    """The basis of a story's ledger; `events` are those of the timeline that its articles tell of."""
    entries = [known.entries[ident] for ident in articles]
    own = [(_rarities(known, e.features.sentences), [s.span.text in known.repeated for s in e.features.sentences]) for e in entries]
    vectors = [known.vector(ident) for ident in articles] if len(articles) > summary.REPORTS else []
    return "story", _heads(known, entries), own, vectors, events


def many(known: Known, articles: Sequence[str]) -> object:
    """The basis of the ledger of a topic or a day."""
    entries = [known.entries[ident] for ident in articles[: max(ledgers.ARTICLES, summary.ARTICLES)]]
    shown = entries[: summary.ARTICLES]
    weighed = [(e.story, known.vector(e.id), _rarities(known, e.features.sentences[: summary.SHALLOW])) for e in shown]
    return "many", _heads(known, entries), weighed


def _heads(known: Known, entries: Sequence[Entry]) -> list[tuple[str, str, str | None, int]]:
    """Id and digest of each article, the text that it copies, and its place among the others."""
    order = sorted(known.order[e.id] for e in entries)
    place = {number: n for n, number in enumerate(order)}
    return [(e.id, e.brief.digest, e.origin, place[known.order[e.id]]) for e in entries]


def _rarities(known: Known, sentences: Iterable[Sentence]) -> list[float]:
    """The rarity of each term of the sentences, in their order."""
    return list(map(known.rarity.__getitem__, chain.from_iterable(sentence.terms for sentence in sentences)))
