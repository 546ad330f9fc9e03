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
    names: dict[str, tuple[str, int, float]]


def printed(known: Known, entry: Entry) -> Printed:
    """What an article can offer as evidence; reporting verbs tie nobody."""
    terms = {t.key: t.shown for t in entry.features.terms if t.shown.casefold() not in REPORTING}
    names = {n.key: (n.shown, len(n.spans), known.name_rarity[n.key]) for n in entry.features.names}
    return Printed(known.vector(entry.id), terms, {k: n for k, n in names.items() if n[2] >= TELLING})


def shared(here: Printed, there: Printed) -> tuple[str, ...]:
    """At most five words that two articles share, as the first of them prints them."""
    weight = {k: rarity * math.log1p(min(n, there.names[k][1])) for k, (_, n, rarity) in here.names.items() if k in there.names}
    names = sorted(weight, key=lambda k: (-round(weight[k], 9), k))[:NAMES]
    common = {k: w * there.vector[k] for k, w in here.vector.items() if k in there.vector and k in here.terms}
    terms = sorted(common, key=lambda k: (-round(common[k], 9), k))[: 3 * SHARED]
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
