"""What ties two articles, in words that both of them have: names that not everybody has, then the weightiest words.

Whether two articles are tied at all is decided elsewhere; here is only what is shown for it.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from generator.link.known import Known
from generator.link.reporting import REPORTING
from generator.model import Entry
from generator.text import fold
from generator.vectors import Vector

SHARED, NAMES = 5, 3  # words of evidence, and how many of them may be names
TELLING = 0.8  # rarity of a name that is evidence: half of the articles have a commoner one


class Printed(NamedTuple):
    """An article's vector, how it prints its terms, and its telling names with how often they stand and how rare they are."""

    vector: Vector
    terms: dict[str, str]
    weights: Vector  # of those terms that the vector has
    names: dict[str, tuple[str, int, float]]


def printed(known: Known, entry: Entry) -> Printed:
    """What an article can offer as evidence; reporting verbs tie nobody."""
    terms = {t.key: t.shown for t in entry.features.terms if t.shown.casefold() not in REPORTING}
    names = {n.key: (n.shown, len(n.spans), known.name_rarity[n.key]) for n in entry.features.names}
    vector = known.vector(entry.id)
    return Printed(vector, terms, {k: w for k, w in vector.items() if k in terms}, {k: n for k, n in names.items() if n[2] >= TELLING})


def shared(here: Printed, there: Printed) -> tuple[str, ...]:
    """At most five words that two articles share, as the first of them prints them."""
    weight = {k: here.names[k][2] * math.log1p(min(here.names[k][1], there.names[k][1])) for k in here.names.keys() & there.names.keys()}
    names = sorted(weight, key=lambda k: (-round(weight[k], 9), k))[:NAMES]
    common = {k: here.weights[k] * there.vector[k] for k in here.weights.keys() & there.vector.keys()}
    terms = sorted(common, key=lambda k: (-common[k], k))[: 3 * SHARED]
    shown: list[str] = []
    for text in [*(here.names[k][0] for k in names), *(here.terms[k] for k in terms)]:
        if len(shown) == SHARED:
            break
        parts = _parts(text)
        if not any(parts <= _parts(s) for s in shown):
            shown.append(text)
    return tuple(shown)


@lru_cache(maxsize=65536)
def _parts(text: str) -> frozenset[str]:
    """The folded words of a printed form, by which a longer form swallows a shorter."""
    return frozenset(fold(text).split())
