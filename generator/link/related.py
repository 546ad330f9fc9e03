"""Which articles a reader may want beside one, each with its reason; and which comes before and after it.

At most six: those of the same story first, then those most alike in terms and names. Copies of the article are not
related to it, they are it. What comes before and after is decided within the story, and for an article alone within its
first topic.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.link.known import Known, voice
from generator.link.reporting import REPORTING
from generator.model import Entry, NameKind, Related
from generator.text import fold
from generator.vectors import cosine, nearest

MOST = 6
LOOKED_AT = 18  # neighbours considered
DEPTH = 30  # an article's weightiest words, by which neighbours are looked for
CROWD = 400  # a word that more articles have finds no neighbours
ALIKE = 0.16  # likeness of a follow-up or of background
FAINT = 0.10  # likeness of two articles on the same people or topic
SHARED, NAMES = 5, 3  # words of evidence, and how many of them may be names
TELLING = 0.8  # rarity of a name that is evidence: half of the articles have a commoner one
FOLLOWED = 3  # articles of the same story, where there are others to show: the story's own page has them all
EVENT, FOLLOW_UP, BACKGROUND, PEOPLE, TOPIC = "same event", "follow-up", "background", "same people", "same topic"


class Tie(NamedTuple):
    """A related article before its evidence is told."""

    target: Entry
    kind: str
    likeness: float


def related(known: Known) -> dict[str, tuple[Related, ...]]:
    """For each article its related ones, best first."""
    near = nearest(known.space.vectors, LOOKED_AT, FAINT / 2, CROWD, DEPTH)
    stories = {s.id: s.articles for s in known.digest.stories}
    links = {}
    for number, entry in enumerate(known.digest.entries):
        same = {known.order[i] for i in stories.get(entry.story or "", ())}
        ties = []
        for other in sorted({n for _, n in near[number]} | same):
            target = known.digest.entries[other]
            if voice(target) != voice(entry):
                likeness = cosine(known.space.vectors[number], known.space.vectors[other])
                kind = EVENT if other in same else _kind(entry, target, likeness)
                if kind:
                    ties.append(Tie(target, kind, likeness))
        links[entry.id] = tuple(_told(known, entry, tie) for tie in _best(known, ties))
    return links


def _best(known: Known, ties: Sequence[Tie]) -> list[Tie]:
    """The best ties, one of each set of copies."""
    ranked = sorted(ties, key=lambda t: (t.kind != EVENT, -round(t.likeness, 9), known.order[t.target.id]))
    voices: dict[str, Tie] = {}
    for tie in ranked:
        voices.setdefault(voice(tie.target), tie)
    same = [t for t in voices.values() if t.kind == EVENT]
    others = [t for t in voices.values() if t.kind != EVENT][: MOST - min(FOLLOWED, len(same))]
    return same[: MOST - len(others)] + others


def _told(known: Known, entry: Entry, tie: Tie) -> Related:
    return Related(tie.target.id, tie.kind, _shared(known, entry, tie.target), round(tie.likeness, 4))


def _kind(entry: Entry, target: Entry, likeness: float) -> str:
    """What the target is to the entry; '' where too little ties them."""
    if likeness >= ALIKE:
        here, there = entry.brief.day, target.brief.day
        if here and there and here != there:
            return FOLLOW_UP if there > here else BACKGROUND
    if likeness < FAINT:
        return ""
    if len(_people(entry, target)) > 1:
        return PEOPLE
    if {m.topic for m in entry.topics} & {m.topic for m in target.topics}:
        return TOPIC
    return ""


def _people(entry: Entry, target: Entry) -> list[str]:
    """Keys of the people that both name."""
    theirs = {n.key for n in target.features.names}
    return [n.key for n in entry.features.names if n.kind is NameKind.PERSON and n.key in theirs]


def _shared(known: Known, entry: Entry, target: Entry) -> tuple[str, ...]:
    """What ties two articles most, as the first of them prints it: names that not everybody has, then words."""
    here, there = known.vector(entry.id), known.vector(target.id)
    theirs = {n.key: len(n.spans) for n in target.features.names}
    named = {n.key: known.name_rarity[n.key] * math.log1p(min(len(n.spans), theirs.get(n.key, 0))) for n in entry.features.names}
    names = sorted((n for n in entry.features.names if n.key in theirs), key=lambda n: (-round(named[n.key], 9), n.key))
    printed = {t.key: t.shown for t in entry.features.terms if fold(t.shown) not in REPORTING}
    keys = sorted((k for k in here if k in there and k in printed), key=lambda k: (-round(here[k] * there[k], 9), k))
    shown: list[str] = []
    telling = [n.shown for n in names if known.name_rarity[n.key] >= TELLING][:NAMES]
    for text in [*telling, *(printed[k] for k in keys[: 3 * SHARED])]:
        if not any(_parts(text) <= _parts(s) for s in shown):
            shown.append(text)
    return tuple(shown[:SHARED])


@lru_cache(maxsize=65536)
def _parts(text: str) -> frozenset[str]:
    """The folded words of a printed form, by which a longer form swallows a shorter."""
    return frozenset(fold(text).split())


class Thread(NamedTuple):
    """Articles with a day, oldest first, and the place of each among them."""

    order: list[str]
    place: dict[str, int]


def neighbours(known: Known) -> tuple[dict[str, str], dict[str, str]]:
    """For each article the one before and the one after it in time: in its story, or alone in its main topic.

    The main topic is the one with the most places in the text, the first of the site's order among equals. Copies are
    passed over, and undated articles have no place in a thread of time.
    """
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
    return max(entry.topics, key=lambda m: len(m.spans)).topic if entry.topics else ""
