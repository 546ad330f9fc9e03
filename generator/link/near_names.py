"""Which names stand in the same articles: for each name those that share more articles with it than their number would bring about."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

from generator.model import NameKind, NearName

NAMES = 24  # names of one article that are paired, those that most articles share first left to the end: the rarer say more
MOST = 12  # near names of a name
LEAST = 2  # articles that two names must share


def near(articles: Mapping[str, Iterable[str]], kinds: Mapping[str, NameKind], ids: Mapping[str, str]) -> dict[str, tuple[NearName, ...]]:
    """For each key its near names, nearest first, from the articles of each key."""
    spread = {key: len(tuple(found)) for key, found in articles.items()}
    here: dict[str, list[str]] = {}
    for key, found in articles.items():
        for article in found:
            here.setdefault(article, []).append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for keys in here.values():
        shared.update(combinations(sorted(sorted(keys, key=lambda key: (spread[key] == 1, -spread[key], key))[:NAMES]), 2))
    beside: dict[str, list[tuple[float, int, str]]] = {key: [] for key in articles}
    for (one, other), count in shared.items():
        if count >= LEAST:
            weight = round(count / math.sqrt(spread[one] * spread[other]), 9)
            beside[one].append((-weight, count, other))
            beside[other].append((-weight, count, one))
    return {key: tuple(NearName(kinds[other], ids[other], count) for _, count, other in sorted(row)[:MOST]) for key, row in beside.items()}
