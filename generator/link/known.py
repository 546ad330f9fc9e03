"""What linking looks things up in: the digest's entries by id, their vectors, and who is a copy of whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.model import Citation, Digest, Entry, Quote, Sentence, Span
from generator.vectors import Space, Vector, rarity, space

LIFT, HALF = 5.0, 0.5  # articles that are added to few, and to those that have a word, so that a word of one among five is rare


class Said(NamedTuple):
    """A quotation of an article, with its words as they are compared, and their rows by which likely wholes are found."""

    entry: Entry
    quote: Quote
    words: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Weighed(NamedTuple):
    """A sentence that could stand for its article, its place among the sentences, its vector, and its likeness to the whole."""

    sentence: Sentence
    place: int
    vector: Vector
    likeness: float


class Known(NamedTuple):
    """A digest ready for looking up. `order` gives an entry's number, by which its vector is found.

    `spoken` and `weighed` remember, by article, what its story, its topics and its day ask for again.
    """

    digest: Digest
    entries: dict[str, Entry]
    order: dict[str, int]
    space: Space
    rarity: dict[str, float]  # of each term of the articles' sentences
    name_rarity: dict[str, float]  # of each name
    spoken: dict[str, list[Said]]
    weighed: dict[str, list[Weighed]]
    repeated: frozenset[str]  # sentences that stand in two articles or more: copied, or an outlet's boilerplate

    def vector(self, ident: str) -> dict[str, float]:
        """The vector of an article."""
        return self.space.vectors[self.order[ident]]

    def thread(self, idents: Sequence[str]) -> list[str]:
        """The articles that have a day, oldest first; those of one day stay in their order."""
        return sorted((i for i in idents if self.entries[i].brief.day), key=lambda i: self.entries[i].brief.day)


def know(digest: Digest, measured: Space | None = None) -> Known:
    """Everything looked up, computed once; `measured` are the articles' vectors, in the order of their paths."""
    entries = digest.entries
    return Known(
        digest,
        {e.id: e for e in entries},
        {e.id: i for i, e in enumerate(entries)},
        _in_order(entries, measured) if measured else space([e.features for e in entries]),
        _rarity({k for s in e.features.sentences for k in s.terms} for e in entries),
        _rarity({n.key for n in e.features.names} for e in entries),
        {},
        {},
        _repeated({s.span.text for s in e.features.sentences} for e in entries),
    )


def _in_order(entries: Sequence[Entry], measured: Space) -> Space:
    """The vectors in the order of the entries."""
    places = {path: place for place, path in enumerate(sorted(e.brief.path for e in entries))}
    return measured._replace(vectors=tuple(measured.vectors[places[e.brief.path]] for e in entries))


def _repeated(texts: Iterable[set[str]]) -> frozenset[str]:
    once: set[str] = set()
    again: set[str] = set()
    for found in texts:
        again |= once & found
        once |= found
    return frozenset(again)


def _rarity(keys: Iterable[set[str]]) -> dict[str, float]:
    """How rare each key is, from the keys of each article: the logarithm of how few have it; about 1 for two among five."""
    spread: Counter[str] = Counter()
    articles = 0
    for found in keys:
        spread.update(found)
        articles += 1
    return rarity(spread, articles + LIFT, HALF)


def voice(entry: Entry) -> str:
    """What counts as one source: the origin of a copied text, else the article itself."""
    return entry.origin or entry.id


def cite(entry: Entry, span: Span) -> Citation:
    """The citation of a span, with the anchor of its paragraph."""
    anchors = entry.features.anchors
    return Citation(entry.id, span, anchors[span.paragraph] if span.paragraph < len(anchors) else "")
