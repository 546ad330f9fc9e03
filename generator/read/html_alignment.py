"""Where a text without places stands in a page: which blocks it is made of.

An extractor gives text in an order and with cuts of its own. So its text and the blocks are aligned: each block is looked up
by its words (shingles of four), and of all places where it could belong those are taken that together cover most of
the text in the order of both. A teaser that repeats a sentence of the article thus stays out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

# Scripts without spaces between words: each character counts as a word.
_TOKEN = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
SHINGLE = 4  # words
COVERED = 0.5  # of a block's shingles must be in the text for the block to be
SHIFT = 24  # words that a cut inside a block may shift the rest of it
REPEATS = 64  # places looked at for a block that is a whole paragraph of the text
PLACES = 6  # places looked at for one block: more often, its words are a stock phrase


def tokens(text: str) -> list[str]:
    """The words of a text, without case: what alignment compares."""
    return list(map(str.casefold, _TOKEN.findall(text)))


def aligned(paragraphs: Sequence[str], blocks: Sequence[Sequence[str]]) -> frozenset[int]:
    """The numbers of the blocks (each as its `tokens`) that the paragraphs are made of."""
    stream: list[str] = []
    units: dict[tuple[str, ...], list[int]] = {}
    for unit in map(tokens, paragraphs):
        if unit:
            units.setdefault(tuple(unit), []).append(len(stream))
            stream.extend(unit)
    index = _Shingles(stream)
    return _heaviest([_places(block, units, index) for block in blocks])


class _Shingles:
    """Where each shingle stands in a text; made when it is first asked for, since most blocks are whole paragraphs of the text."""

    def __init__(self, stream: Sequence[str]) -> None:
        self._stream = stream

    def places(self, shingle: tuple[str, ...]) -> Sequence[int]:
        """The first of the places where it stands."""
        return self._found.get(shingle, ())[:PLACES]

    @cached_property
    def _found(self) -> dict[tuple[str, ...], list[int]]:
        found: dict[tuple[str, ...], list[int]] = {}
        for position, shingle in enumerate(zip(*(self._stream[n:] for n in range(SHINGLE)), strict=False)):
            found.setdefault(shingle, []).append(position)
        return found


class _Place(NamedTuple):
    """Where a block's text stands in the paragraphs: words `start` to `end`, and how many of them agree."""

    start: int
    end: int
    weight: int


def _places(block: Sequence[str], units: dict[tuple[str, ...], list[int]], index: _Shingles) -> list[_Place]:
    """Where a block may stand in the text: where a whole paragraph equals it, or where enough of its shingles are."""
    whole = units.get(tuple(block))
    if whole:
        return [_Place(start, start + len(block), len(block)) for start in whole[:REPEATS]]
    shingles = len(block) - SHINGLE + 1
    if shingles < 1:
        return []
    near: dict[int, _Place] = {}
    for i in range(shingles):
        for position in index.places(tuple(block[i : i + SHINGLE])):
            # cuts inside a block shift what follows: places that differ by little are one
            slot = max(0, position - i) // SHIFT
            known = near.get(slot)
            near[slot] = _Place(known.start if known else position, position + 1, (known.weight if known else 0) + 1)
    found = []
    for slot in sorted(near):
        place, following = near[slot], near.get(slot + 1)
        weight = place.weight + (following.weight if following else 0)
        if weight >= COVERED * shingles:
            found.append(_Place(place.start, place.start + 1, weight))
    found.sort(key=lambda p: (-p.weight, p.start))
    return found[:PLACES]


def _heaviest(places: Sequence[Sequence[_Place]]) -> frozenset[int]:
    """The blocks of the increasing sequence of places with the greatest weight in all."""
    # frontier: ends in rising order, with the greatest weight reachable up to each; chosen sequences as linked nodes
    ends: list[int] = [-1]
    weights: list[int] = [0]
    arena: list[tuple[int, int]] = []  # (block, previous node or -1)
    last: list[int] = [-1]
    for number, options in enumerate(places):
        steps = []
        for place in options:
            before = bisect_right(ends, place.start) - 1
            steps.append((place.end, weights[before] + place.weight, last[before]))
        for end, weight, previous in steps:
            at = bisect_right(ends, end) - 1
            if weights[at] >= weight:
                continue
            arena.append((number, previous))
            stop = at + 1
            while stop < len(ends) and weights[stop] <= weight:
                stop += 1
            start = at if ends[at] == end else at + 1
            ends[start:stop] = [end]
            weights[start:stop] = [weight]
            last[start:stop] = [len(arena) - 1]
    chosen = []
    node = last[-1]
    while node >= 0:
        number, node = arena[node]
        chosen.append(number)
    return frozenset(chosen)
