"""In short: a few verbatim sentences that stand for a story, a topic or a day, each cited, none from the same origin.

Of a story they are those that its reports agree on (`consensus`). Of a topic or a day, whose reports are on different
events, a sentence is worth more the nearer it is to the middle of what is told, the earlier it stands, and the more it has
of its article; it is worth less the more it repeats a sentence already chosen (Carbonell and Goldstein, maximal marginal
relevance, 1998). Only sentences that stand alone are candidates; where no article has one, their leads are shown.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from generator.link import consensus
from generator.link.known import Known, Weighed, cite, voice
from generator.model import Citation, Entry, Sentence
from generator.vectors import Vector, centre, cosine

SENTENCES = 3
SHORT, LONG = 6, 60  # words of a sentence that can be shown
DEEP = 6  # sentences of a report of a story that are looked at
SHALLOW = 4  # sentences of an article that are looked at for a topic or a day
ARTICLES = 40  # articles of a topic or a day that are looked at, the newest
REPORTS = 12  # reports of a story that are heard: those nearest to their middle
POSITION, TITLE, REPEATS = 0.35, 0.15, 0.6  # what the first place, the title's words and a repetition count beside centrality


class Candidate(NamedTuple):
    """A sentence that could be shown, its vector, and its worth before repetition is taken off."""

    entry: Entry
    sentence: Sentence
    vector: Vector
    worth: float


def summary(known: Known, articles: Sequence[str]) -> tuple[Citation, ...]:
    """At most three sentences of a story, one of an origin: those that its reports agree on, in the order that tells most first."""
    heard = _heard(known, articles)
    words = {(e.id, n): consensus.taken(s.span.text) for e in heard for n, s in enumerate(e.features.sentences[:DEEP])}
    reports = [consensus.report(e.brief.title, (w for (ident, _), w in words.items() if ident == e.id)) for e in heard]
    places = [(e, n, s) for e in heard for n, s in _usable(e, DEEP)] or [
        (e, n, s) for e in heard for n, s in enumerate(e.features.sentences[:1])
    ]
    pool = [consensus.statement(voice(e), s.span.text, words[e.id, n]) for e, n, s in places]
    return tuple(cite(places[n][0], places[n][2].span) for n in consensus.chosen(pool, reports, SENTENCES))


def _heard(known: Known, articles: Sequence[str]) -> list[Entry]:
    """One report of each origin, the first; where there are many, those nearest to the middle of all."""
    first: dict[str, Entry] = {}
    for ident in articles:
        entry = known.entries[ident]
        first.setdefault(voice(entry), entry)
    heard = list(first.values())
    if len(heard) > REPORTS:
        middle = centre(known.vector(e.id) for e in heard)
        likeness = {e.id: round(cosine(known.vector(e.id), middle), 9) for e in heard}
        near = sorted(heard, key=lambda e: -likeness[e.id])[:REPORTS]
        heard = sorted(near, key=heard.index)
    return heard


def _usable(entry: Entry, deep: int) -> list[tuple[int, Sentence]]:
    """The sentences of an article that can be shown, with their places."""
    places = enumerate(entry.features.sentences[:deep])
    return [(n, s) for n, s in places if s.standalone and SHORT <= consensus.size(s.span.text) <= LONG]


def digest(known: Known, articles: Sequence[str]) -> tuple[Citation, ...]:
    """At most three sentences of a topic or a day, the best first, one of a story or of an article alone."""
    return _chosen(known, articles, lambda e: e.story or voice(e))


def _chosen(known: Known, articles: Sequence[str], speaker: Callable[[Entry], str]) -> tuple[Citation, ...]:
    entries = [known.entries[i] for i in articles[:ARTICLES]]
    middle = centre(known.vector(e.id) for e in entries)
    pool = [c for e in entries for c in _candidates(known, e, middle)]
    if not pool:
        return tuple(cite(e, s.span) for e in entries for s in e.features.sentences[:1])[:1]
    chosen: list[Candidate] = []
    while pool and len(chosen) < SENTENCES and sum(consensus.size(c.sentence.span.text) for c in chosen) < consensus.WORDS:
        best = max(pool, key=lambda c: _rank(known, c, chosen))
        chosen.append(best)
        pool = [c for c in pool if speaker(c.entry) != speaker(best.entry) and c.sentence.span.text != best.sentence.span.text]
    return tuple(cite(c.entry, c.sentence.span) for c in chosen)


def _rank(known: Known, one: Candidate, chosen: Sequence[Candidate]) -> tuple[float, int, int, int]:
    repeats = max((cosine(one.vector, c.vector) for c in chosen), default=0.0)
    span = one.sentence.span
    return round(one.worth - REPEATS * repeats, 9), -known.order[one.entry.id], -span.paragraph, -span.start


def _candidates(known: Known, entry: Entry, middle: Vector) -> Iterator[Candidate]:
    if entry.id not in known.weighed:
        known.weighed[entry.id] = list(_weighed(known, entry))
    for sentence, place, vector, likeness in known.weighed[entry.id]:
        worth = cosine(vector, middle) + POSITION / (1.0 + place) + TITLE * likeness
        yield Candidate(entry, sentence, vector, worth)


def _weighed(known: Known, entry: Entry) -> Iterator[Weighed]:
    """The sentences of an article that can be shown."""
    whole = known.vector(entry.id)
    for place, sentence in _usable(entry, SHALLOW):
        vector = _vector(known, sentence)
        yield Weighed(sentence, place, vector, cosine(vector, whole))


def _vector(known: Known, sentence: Sentence) -> Vector:
    """The terms of a sentence by their rarity, at unit length."""
    weights = {key: known.rarity[key] for key in sentence.terms}
    length = math.sqrt(sum(w * w for w in weights.values()))
    return {k: w / length for k, w in weights.items()} if length else {}
