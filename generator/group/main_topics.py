"""Which of its topics is an article's main one: that of whose words it has more and rarer ones, and whose articles it is like.

Words alone are often tied: a film company's results are business, though they say 'film' twice. The articles of which the
words make one topic the main one show what that topic is about; the likeness to their middle then weighs with the words
(one step of self-training, as in Yarowsky, 1995). It stays out of play while a topic has few articles to show.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.vectors import Vector

ENOUGH = 5  # other articles that each of an article's topics must have, as their main one, for likeness to count
POWER = 2  # of the likeness, beside the strength of the words


class Middles:
    """The sums of the vectors of each topic's articles, each article in its main topic; '' for none."""

    def __init__(self, vectors: Sequence[Vector], mains: Sequence[str]) -> None:
        """Both by the number of the article."""
        self._vectors, self._mains = vectors, mains
        self._sizes = Counter(mains)
        self._sums: dict[str, Vector] = {}
        for vector, main in zip(vectors, mains, strict=True):
            total = self._sums.setdefault(main, {})
            for key, weight in vector.items():
                total[key] = total.get(key, 0.0) + weight
        self._squares = {main: math.fsum(w * w for w in total.values()) for main, total in self._sums.items()}

    def ranked(self, number: int, strengths: Mapping[str, float]) -> list[str]:
        """The topics of an article by how strong its words are for each (`strengths`) and how like it is to the others there."""
        enough = all(self._sizes[topic] - (topic == self._mains[number]) >= ENOUGH for topic in strengths)
        worth = {t: s * self._likeness(number, t) ** POWER if enough and len(strengths) > 1 else s for t, s in strengths.items()}
        return sorted(strengths, key=lambda topic: -round(worth[topic], 9))

    def _likeness(self, number: int, topic: str) -> float:
        """The cosine of an article and the middle of a topic's other articles."""
        vector, total = self._vectors[number], self._sums[topic]
        shared = math.fsum(weight * total.get(key, 0.0) for key, weight in vector.items())
        square = self._squares[topic]
        if topic == self._mains[number]:
            own = math.fsum(w * w for w in vector.values())
            shared, square = shared - own, square - 2 * shared + own
        return shared / math.sqrt(square) if square > 0 else 0.0
