"""Topics found where the editor gives no rules: clusters of articles on one theme, named by what sets them apart.

Found topics are coarser than stories and know no time. They are marked as found wherever they are shown. Fewer than
three articles on a theme are no topic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from generator.group.communities import communities
from generator.model import Brief, Features
from generator.text import digest, fold
from generator.vectors import NAME, Space, Vector, centre, cosine, nearest

NEAR = 40  # neighbours of an article that are followed
FLOOR = 0.04  # likeness that is not worth following
CAUTION, FEW = 0.05, 20.0  # how much more is asked of a small collection, where rarity is a guess, and what small means
SAMPLE = 3000  # articles in which themes are looked for; the others join the theme they are nearest to
JOINS = 0.08  # likeness to the middle of a theme, from which an article that was not in the sample joins it
RESOLUTION = 0.5  # below 1: few and large themes
CLOSEST = 2.0  # resolution that is not doubled again
MANY, MOST = 40, 0.6  # of so many articles, no theme should hold a larger share
CROWD = 0.02  # of the articles, beside the first 500: a word in more of them tells no themes apart
LEAST = 3  # articles
ROUNDS = 5  # times at most that each article is asked again which theme it is nearest to
STEM, ENDING = 4, 2  # letters that two words of one stem share at least, and those in which they may differ at the end of the shorter one
PHRASE = 1.5  # what a phrase or a full name counts beside a single word, since it says more of a theme
WORDS = 3  # words of a name
RULE = 8  # words shown as what gathers the theme


class Theme(NamedTuple):
    """A theme found: its articles by number, its name, and the words that gather it, weightiest first."""

    members: tuple[int, ...]
    name: str
    words: tuple[str, ...]
    keys: tuple[str, ...]


def themes(items: Sequence[tuple[Brief, Features]], space: Space) -> list[Theme]:
    """The themes of the articles, largest first."""
    sample = sorted(range(len(items)), key=lambda i: (digest(items[i][0].path, size=8), i))[:SAMPLE]
    grown = [[sample[n] for n in c] for c in _grown([space.vectors[i] for i in sample]) if len(c) >= LEAST]
    grown = _settled(grown, space)
    _join(grown, space, set(range(len(items))) - set(sample))
    grown = [sorted(c) for c in grown]
    grown.sort(key=lambda c: (-len(c), items[c[0]][0].path))
    found: list[Theme] = []
    taken: set[str] = set()
    for members in grown:
        keys = _keys(members, space)
        shown = _shown(members, items, keys)
        name = _name(shown, taken)
        taken.add(fold(name))
        found.append(Theme(tuple(members), name, tuple(shown)[:RULE], tuple(keys)))
    return found


def _grown(vectors: Sequence[Vector]) -> list[tuple[int, ...]]:
    """Communities of articles; where one holds most of a large collection, the collection is looked at more closely."""
    count = len(vectors)
    floor = FLOOR + CAUTION * FEW / (FEW + count)
    near = nearest(vectors, NEAR, floor, 500 + int(CROWD * count))
    edges = sorted({(min(a, b), max(a, b), likeness) for a, others in enumerate(near) for likeness, b in others})
    resolution = RESOLUTION
    while True:
        found = communities(count, edges, resolution)
        if count < MANY or resolution > CLOSEST or max(map(len, found)) <= MOST * count:
            return found
        resolution *= 2


def _settled(grown: Sequence[list[int]], space: Space) -> list[list[int]]:
    """The themes, each article moved to the one whose middle it is nearest to, until none moves.

    Communities go by neighbours alone, so an article between two themes falls to either by a hair; the middles are
    steadier. (Spherical k-means, Dhillon and Modha 2001, from the communities on.) No theme loses its last articles.
    """
    home = {i: n for n, members in enumerate(grown) for i in members}
    for _ in range(ROUNDS if len(grown) > 1 else 0):
        middles = [centre(space.vectors[i] for i in sorted(members)) for members in grown]
        moved = {i: max((round(cosine(space.vectors[i], m), 9), n == home[i], -n) for n, m in enumerate(middles)) for i in sorted(home)}
        settled: list[list[int]] = [[] for _ in grown]
        for i, (_, _, n) in moved.items():
            settled[-n].append(i)
        if min(map(len, settled)) < LEAST or settled == [sorted(members) for members in grown]:
            break
        grown = settled
        home = {i: n for n, members in enumerate(grown) for i in members}
    return [list(members) for members in grown]


def _join(grown: Sequence[list[int]], space: Space, others: set[int]) -> None:
    """Add each other article to the theme that it is nearest to, if it is near to any."""
    middles = [centre(space.vectors[i] for i in members) for members in grown]
    for i in sorted(others):
        likeness, theme = max(((cosine(space.vectors[i], m), -n) for n, m in enumerate(middles)), default=(0.0, 0))
        if likeness >= JOINS:
            grown[-theme].append(i)


def _keys(members: Sequence[int], space: Space) -> list[str]:
    """The dimensions that set a theme apart: weighty in it, in a tenth of it at least, and mostly in it."""
    middle = centre(space.vectors[i] for i in members)
    count: Counter[str] = Counter(k for i in members for k in space.vectors[i])
    least = max(2, len(members) // 10)
    score = {k: w * count[k] / space.spread[k] * (PHRASE if " " in k else 1.0) for k, w in middle.items() if count[k] >= least}
    return sorted(score, key=lambda k: (-round(score[k], 9), k))[: 2 * RULE]


def _shown(members: Sequence[int], items: Sequence[tuple[Brief, Features]], keys: Sequence[str]) -> list[str]:
    """The printed forms of dimensions, without words that a longer name among them already has."""
    terms: dict[str, str] = {}
    for i in sorted(members, key=lambda i: items[i][0].path):
        for term in items[i][1].terms:
            terms.setdefault(term.key, term.shown)
        for name in items[i][1].names:
            terms.setdefault(NAME + name.key, name.shown)
    shown: list[str] = []
    for text in (terms[k] for k in keys if k in terms):
        parts = set(fold(text).split())
        if not any(parts <= set(fold(s).split()) or kin(fold(text), fold(s)) for s in shown):
            shown = [s for s in shown if not set(fold(s).split()) <= parts] + [text]
    return shown


def kin(a: str, b: str) -> bool:
    """Whether two words are of one stem for the eye: 'Russia' and 'Russian', 'Ukraine' and 'Ukrainian', 'MP' and 'MPs'."""
    short, long = sorted((len(a), len(b)))
    alike = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), short)
    return long - alike <= 2 * ENDING if alike >= max(STEM, short - ENDING) else alike == short and long - short == 1


def _name(shown: Sequence[str], taken: set[str]) -> str:
    """The first words, capitalized: 'Sanctions, Istanbul, embassy'."""
    for count in range(min(WORDS, len(shown)), len(shown) + 1):
        name = ", ".join(shown[:count])
        name = name[:1].upper() + name[1:]
        if fold(name) not in taken:
            return name
    return f"{name} ({len(taken) + 1})" if shown else f"Theme {len(taken) + 1}"
