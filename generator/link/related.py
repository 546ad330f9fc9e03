"""Which articles a reader may want beside one, each with its reason.

At most six: those of the same story first, then those most alike in terms and names. Copies of the article are not
related to it, they are it. What is shown as evidence is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.link.evidence import printed, shared
from generator.link.known import Known, voice
from generator.model import Entry, NameKind, Related
from generator.vectors import cosine, nearest

MOST = 6
FOLLOWED = 3  # articles of the same story, where there are others to show: the story's own page has them all
BESIDE = 6  # articles before and after one in its story that are looked at, beside the most alike
LOOKED_AT = 14  # neighbours considered
DEPTH = 30  # an article's weightiest words, by which neighbours are looked for
CROWD = 400  # a word that more articles have finds no neighbours
ALIKE = 0.16  # likeness of a follow-up or of background
FAINT = 0.10  # likeness of two articles on the same people or topic
EVENT, FOLLOW_UP, BACKGROUND, PEOPLE, TOPIC = "same event", "follow-up", "background", "same people", "same topic"


class Tie(NamedTuple):
    """A related article, by its number, before its evidence is told."""

    other: int
    kind: str
    likeness: float


class People(NamedTuple):
    """The keys of an article's names of persons, and of all its names."""

    persons: frozenset[str]
    names: frozenset[str]


def related(known: Known) -> dict[str, tuple[Related, ...]]:
    """For each article its related ones, best first."""
    entries = known.digest.entries
    near = nearest(known.space.vectors, LOOKED_AT, FAINT / 2, CROWD, DEPTH)
    offered = [printed(known, e) for e in entries]
    beside = _beside(known)
    people = [_people(e) for e in entries]
    measured: dict[tuple[int, int], float] = {}
    links = {}
    for number, entry in enumerate(entries):
        others = {n for _, n in near[number]} | beside[number]
        pairs = [(other, _likeness(known, measured, number, other)) for other in sorted(others)]
        ties = [t for other, alike in pairs if (t := _tie(known, people, (number, other), alike))]
        links[entry.id] = tuple(
            Related(entries[t.other].id, t.kind, shared(offered[number], offered[t.other]), round(t.likeness, 4))
            for t in _best(known, ties)
        )
    return links


def _beside(known: Known) -> list[set[int]]:
    """For each article the ones near it in the order of its story."""
    beside: list[set[int]] = [set() for _ in known.digest.entries]
    for story in known.digest.stories:
        numbers = [known.order[i] for i in story.articles]
        for place, number in enumerate(numbers):
            beside[number] = set(numbers[max(0, place - BESIDE) : place + BESIDE + 1])
    return beside


def _people(entry: Entry) -> People:
    names = entry.features.names
    return People(frozenset(n.key for n in names if n.kind is NameKind.PERSON), frozenset(n.key for n in names))


def _likeness(known: Known, measured: dict[tuple[int, int], float], number: int, other: int) -> float:
    """How alike two articles are, in either order; most pairs come up from both sides, and are measured once."""
    pair = (number, other) if number < other else (other, number)
    alike = measured.pop(pair, None)
    if alike is None:
        alike = measured[pair] = cosine(known.space.vectors[number], known.space.vectors[other])
    return alike


def _tie(known: Known, people: Sequence[People], pair: tuple[int, int], likeness: float) -> Tie | None:
    """What another article is to one; None where too little ties them, or they are one text."""
    number, other = pair
    entry, target = known.digest.entries[number], known.digest.entries[other]
    if voice(entry) == voice(target):
        return None
    if entry.story and entry.story == target.story:
        kind = EVENT
    elif likeness < FAINT:
        kind = ""
    else:
        kind = _kind(entry, target, likeness, len(people[number].persons & people[other].names))
    return Tie(other, kind, likeness) if kind else None


def _best(known: Known, ties: Sequence[Tie]) -> list[Tie]:
    """The best ties, one of each set of copies."""
    ranked = sorted(ties, key=lambda t: (t.kind != EVENT, -round(t.likeness, 9), t.other))
    voices: dict[str, Tie] = {}
    for tie in ranked:
        voices.setdefault(voice(known.digest.entries[tie.other]), tie)
    same = [t for t in voices.values() if t.kind == EVENT]
    others = [t for t in voices.values() if t.kind != EVENT][: MOST - min(FOLLOWED, len(same))]
    return same[: MOST - len(others)] + others


def _kind(entry: Entry, target: Entry, likeness: float, shared_people: int) -> str:
    """What the target is to the entry, on another event; '' where too little ties them."""
    here, there = entry.brief.day, target.brief.day
    if likeness >= ALIKE and here and there and here != there:
        return FOLLOW_UP if there > here else BACKGROUND
    if shared_people > 1:
        return PEOPLE
    on_one_topic = {m.topic for m in entry.topics} & {m.topic for m in target.topics}
    return TOPIC if on_one_topic or likeness >= ALIKE else ""
