"""Which articles are copies of one text: reprints, wire copy, cut copies, light rewrites. Precision first.

Copies share most of the word shingles of the shorter text. Sharing a quotation or a boilerplate paragraph is not enough.
Where sketches leave it open, the sentences are compared themselves, without what they quote: two reports of one speech
share its words, and neither is a copy. (Broder, On the resemblance and containment of documents, 1997.) What a copy means
for counting is decided by those who count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from generator.group.days import ordinal
from generator.model import Brief, Features, Origin
from generator.text import digest, fold, words

CONTAINMENT = 0.8  # share of the shorter text that stands in the longer one too
KIN = 0.5  # the same between any two members of a set, so that a collection does not tie what it collects
SHORTEST = 20  # shingles below which a text is too short to be called a copy of another
SHARED = 12  # hashes that two sketches must share, lest chance decide
RATIO = 0.25  # a text much shorter than the other is an excerpt or a teaser of it, not a copy
SIZE = 128  # hashes of a full sketch; a shorter one holds every shingle of its text
WITNESSES = 5  # members of a set that are asked
LIKELY = 0.45  # containment by sketches from which the sentences are compared
REWRITTEN, LONG = 0.7, 150  # share of the shorter text's shingles outside quotations that a rewrite keeps, and how many it has at least
SHINGLE = 5  # words
COMMON = 200  # a shingle in more texts than this compares them all with the first of them only


def copies(items: Sequence[tuple[Brief, Features]]) -> list[tuple[int, ...]]:
    """Sets of articles, by their number, that carry one text; sorted, each with two members or more."""
    same: dict[bytes, list[int]] = {}
    for i, (_, features) in enumerate(items):
        if len(features.sketch) >= 8 * SHORTEST:
            same.setdefault(features.sketch, []).append(i)
    alike = list(same.values())
    texts = [items[members[0]][1].hashes for members in alike]
    own = Wording([items[members[0]][1] for members in alike])
    sets: dict[int, list[int]] = {i: [i] for i in range(len(texts))}
    home = list(range(len(texts)))
    for _, a, b in sorted(_candidates(texts, own)):
        low, high = sorted((home[a], home[b]))
        if low != high and all(containment(texts[x], texts[y]) >= KIN for x in sets[low][:WITNESSES] for y in sets[high][:WITNESSES]):
            for x in sets[high]:
                home[x] = low
            sets[low] += sets.pop(high)
    members = [sorted(i for x in s for i in alike[x]) for s in sets.values()]
    return sorted(tuple(m) for m in members if len(m) > 1)


class Wording:
    """The shingles of texts outside quotations, made when they are asked for."""

    def __init__(self, features: Sequence[Features]) -> None:
        """`features` of the texts, by their number."""
        self._features = features
        self._made: dict[int, frozenset[tuple[str, ...]]] = {}

    def share(self, a: int, b: int, least: int = 1) -> float:
        """The share of the shorter text's shingles that the longer one has too; 0 where either has fewer than `least`."""
        here, there = self._of(a), self._of(b)
        short = min(len(here), len(there))
        return len(here & there) / short if short >= least else 0.0

    def _of(self, number: int) -> frozenset[tuple[str, ...]]:
        if number not in self._made:
            self._made[number] = frozenset(_shingles(self._features[number]))
        return self._made[number]


def _shingles(features: Features) -> Iterator[tuple[str, ...]]:
    """Runs of five folded words within sentences, those of quotations left out."""
    quoted: dict[int, list[tuple[int, int]]] = {}
    for quote in features.quotes:
        quoted.setdefault(quote.span.paragraph, []).append((quote.span.start, quote.span.end))
    for sentence in features.sentences:
        at = sentence.span
        inside = [(a, b) for a, b in quoted.get(at.paragraph, ()) if a < at.end and b > at.start]
        found = [fold(m[0]) for m in words(at.text) if not any(a <= at.start + m.start() < b for a, b in inside)]
        yield from zip(*(found[n:] for n in range(SHINGLE)), strict=False)


def _candidates(texts: Sequence[Sequence[int]], own: Wording) -> Iterator[tuple[float, int, int]]:
    """Pairs of different texts of which one copies the other, with what they lack of being the same (0 is all shared)."""
    once: set[int] = set()
    again: set[int] = set()
    for sketch in texts:
        again |= once.intersection(sketch)
        once.update(sketch)
    postings: dict[int, list[int]] = {shingle: [] for shingle in sorted(again)}
    for i, sketch in enumerate(texts):
        for shingle in again.intersection(sketch):
            postings[shingle].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for listed in postings.values():
        shared.update(combinations(listed, 2) if len(listed) <= COMMON else ((listed[0], i) for i in listed[1:]))
    for (a, b), count in shared.items():
        if count >= SHARED and (copied(texts[a], texts[b]) or rewritten(texts, a, b, own)):
            yield round(1.0 - containment(texts[a], texts[b]), 9), a, b


def copied(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether one of two texts is a copy of the other, whole or cut, by their sketches."""
    short, long = sorted((_size(a), _size(b)))
    return short >= SHORTEST and short >= RATIO * long and containment(a, b) >= CONTAINMENT


def rewritten(texts: Sequence[Sequence[int]], a: int, b: int, own: Wording) -> bool:
    """Whether one of two texts is a light rewrite of the other: most of its own words stand in the other too."""
    short, long = sorted((_size(texts[a]), _size(texts[b])))
    likely = short >= RATIO * long and containment(texts[a], texts[b]) >= LIKELY
    return likely and own.share(a, b, LONG) >= REWRITTEN


def containment(a: Sequence[int], b: Sequence[int]) -> float:
    """The share of the shorter text's shingles that the longer one has too, 0 to 1, estimated from bottom-k sketches.

    Below the smaller of the two largest hashes both sketches are complete, so what is shared there is an even sample.
    """
    if not a or not b:
        return 0.0
    limit = min(s[-1] if len(s) >= SIZE else 2**64 for s in (a, b))
    here, there = ({h for h in s if h <= limit} for s in (a, b))
    short = min(len(here), len(there))
    return len(here & there) / short if short else 0.0


def _size(sketch: Sequence[int]) -> float:
    """How many shingles a text has: counted in a short sketch, estimated from the largest hash of a full one."""
    return float(len(sketch)) if len(sketch) < SIZE else (SIZE - 1) * 2.0**64 / sketch[-1]


def origin(members: Sequence[int], items: Sequence[tuple[Brief, Features]], ids: dict[str, str]) -> Origin:
    """The origin of a set of copies: oldest first, with the agency that the copies credit and the reason in words."""
    ordered = sorted(members, key=lambda i: (ordinal(items[i][0].day) or 10**9, items[i][0].published, items[i][0].path))
    briefs = [items[i][0] for i in ordered]
    agency = _agency(briefs)
    first = items[ordered[0]][1].hashes
    least = min(containment(first, items[i][1].hashes) for i in ordered[1:])
    reason = f"{len(briefs)} articles; each shares at least {int(100 * least)} % of its text, or of the shorter, with the first"
    if agency:
        reason += f"; credited to {agency}"
    articles = tuple(ids[b.path] for b in briefs)
    return Origin(f"o-{digest(articles[0], size=4)}", articles, agency, reason)


def _agency(briefs: Sequence[Brief]) -> str:
    """The agency most of the copies credit, '' where none does."""
    named: dict[str, list[str]] = {}
    for brief in briefs:
        for agency in dict.fromkeys(brief.agencies):
            named.setdefault(fold(agency), []).append(agency)
    best = min(named.items(), key=lambda p: (-len(p[1]), p[0]), default=None)
    return best[1][0] if best else ""
