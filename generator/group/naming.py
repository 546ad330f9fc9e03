"""What a found theme is called: the words and names that are common in it and rare outside, phrases rather than single words.

A score is a share of articles, so one article more or less hardly moves it. A theme's address is made of the first part
of its name alone, the steadiest of all. Dates, numbers and outlets name no theme. Which articles belong to a theme is
decided elsewhere.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.group.likeness import Items
from generator.model import Features, NameKind
from generator.text import fold
from generator.vectors import NAME, dated

PARTS = 3  # phrases and words of a name
RULE = 8  # words shown as what gathers the theme
LEAST, SHARE, PHRASED = 2, 0.08, 0.02  # articles that have a word, as a number and as a share; and the share that have a phrase
COMMON = 0.7  # power of the share within the theme: at 1 the commonest words win, at 0 the rarest
PHRASE = 1.5  # what a phrase counts beside a word, since it says more
PERSON = 0.6  # and the name of a person, who comes and goes
WITHIN = 0.35  # of a word's articles, those that have it in one phrase: then the phrase is meant
STEM, ENDING = 4, 2  # letters that two words of one stem share at least, and those in which they may differ at the end of the shorter one
SHORT = 3  # letters of a word; two capitals may do
# Words of time and measure that a phrase may have, but that tell no theme from another; with the two-letter numerals.
EMPTY = frozenset({
    "ago", "average", "century", "day", "days", "decade", "early", "eight", "end", "first", "five", "four", "half", "hour", "hours",
    "ii", "iii", "iv", "last", "late", "mid", "million", "minutes", "month", "months", "morning", "next", "nine", "one", "percent",
    "quarter", "second", "seven", "six", "ten", "third", "three", "time", "times", "today", "tonight", "two", "vi", "week", "weeks",
    "xi", "xx", "year", "years", "yesterday",
})  # fmt: skip


class Called(NamedTuple):
    """A theme's name, what its address is made of, and the words that gather it, as printed and by key."""

    name: str
    first: str
    words: tuple[str, ...]
    keys: tuple[str, ...]


class Tongue(NamedTuple):
    """What the articles say: the keys of each with their printed forms, in how many each is, and which name a person."""

    said: tuple[dict[str, str], ...]
    spread: Counter[str]
    persons: frozenset[str]


def tongue(items: Items) -> Tongue:
    """The words and names of the articles that can name a theme."""
    outlets = {fold(name) for brief, _ in items for name in (brief.source, brief.attributed_to, *brief.agencies) if name}
    said = tuple(_said(features, outlets) for _, features in items)
    kinds = Counter(NAME + n.key for _, f in items for n in f.names if n.kind is NameKind.PERSON)
    spread = Counter(key for keys in said for key in keys)
    return Tongue(said, spread, frozenset(k for k, count in kinds.items() if 2 * count > spread[k]))


def _said(features: Features, outlets: set[str]) -> dict[str, str]:
    """The keys of one article that can name a theme, with their printed forms."""
    dates = dated(features)
    shown = {t.key: t.shown for t in features.terms if t.shown.casefold() not in dates}
    shown |= {NAME + n.key: n.shown for n in features.names if " " in n.key}
    return {key: text for key, text in shown.items() if _tells(text) and fold(text) not in outlets}


@lru_cache(maxsize=65536)
def _tells(text: str) -> bool:
    """Whether a word or phrase could name a theme at all: no number, nothing of time alone, no stray letters."""
    parts = fold(text).split()
    plain = text.replace(".", "")
    long = len(plain) >= SHORT or (len(plain) == SHORT - 1 and plain.isupper())
    return long and not any(c.isdigit() for c in text) and bool(parts) and not EMPTY & {parts[0], parts[-1]}


def called(members: Sequence[int], known: Tongue, taken: Iterable[str]) -> Called | None:
    """What a theme is called, by its members; `taken` are first parts that other themes have. None where nothing sets it apart."""
    count = Counter(key for i in members for key in known.said[i])
    score = _scores(count, len(members), known)
    ranked = sorted(score, key=lambda k: (-round(score[k], 9), k))
    printed = _printed(members, known, ranked[: 8 * RULE])
    used = set(taken)
    shown: list[tuple[str, str]] = []
    for key in _phrased(ranked[: 8 * RULE], count):
        text = printed[key]
        alike = next((n for n, (other, _) in enumerate(shown) if akin(text, other)), None)
        if alike is None and (shown or fold(text) not in used):
            shown.append((text, key))
        elif alike is not None and shown[alike][0].startswith(text) and len(text.split()) == len(shown[alike][0].split()):
            shown[alike] = (text, key)  # 'Israel' for 'Israeli', 'MP' for 'MPs'
    if not shown:
        return None
    name = ", ".join(text for text, _ in shown[:PARTS])
    words = tuple(text for text, _ in shown[:RULE])
    return Called(name[:1].upper() + name[1:], shown[0][0], words, tuple(key for _, key in shown[: 2 * RULE]))


def _scores(count: Counter[str], size: int, known: Tongue) -> dict[str, float]:
    """How well each key tells the theme: its share within, to a power, times the logarithm of its odds against the share outside."""
    outside = len(known.said) - size
    score = {}
    for key, many in count.items():
        phrase = " " in key
        if many < LEAST or many < (PHRASED if phrase else SHARE) * size:
            continue
        elsewhere = known.spread[key] - many
        odds = math.log((many + 0.5) / (size + 1.0)) - math.log((elsewhere + 0.5) / (outside + 1.0))
        weight = (PHRASE if phrase else 1.0) * (PERSON if key in known.persons else 1.0)
        if odds > 0.0:
            score[key] = weight * (many / size) ** COMMON * odds
    return score


def _phrased(ranked: Sequence[str], count: Counter[str]) -> list[str]:
    """The keys, each word that mostly stands in one phrase replaced by that phrase; each once."""
    homes: dict[str, list[str]] = {}
    for key in ranked:
        if " " in key:
            for part in key.removeprefix(NAME).split():
                homes.setdefault(part, []).append(key)
    kept: dict[str, None] = {}
    for key in ranked:
        whole = max(homes.get(key, ()), key=lambda k: (count[k], k), default=key)
        kept[whole if count[whole] >= WITHIN * count[key] else key] = None
    return list(kept)


def _printed(members: Sequence[int], known: Tongue, keys: Sequence[str]) -> dict[str, str]:
    """The form in which most of the members print each key, the first in order of letters among equals."""
    forms: dict[str, Counter[str]] = {key: Counter() for key in keys}
    for i in members:
        for key in known.said[i].keys() & forms.keys():
            forms[key][known.said[i][key]] += 1
    return {key: min(found, key=lambda f: (-found[f], f)) for key, found in forms.items()}


def akin(a: str, b: str) -> bool:
    """Whether two phrases say nearly the same: all words of one are in the other, or of one stem with words in it."""
    one, two = sorted((fold(a).split(), fold(b).split()), key=len)
    return all(any(x == y or kin(x, y) for y in two) for x in one)


def kin(a: str, b: str) -> bool:
    """Whether two words are of one stem for the eye: 'Russia' and 'Russian', 'Ukraine' and 'Ukrainian', 'MP' and 'MPs'."""
    short, long = sorted((len(a), len(b)))
    alike = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), short)
    return long - alike <= 2 * ENDING if alike >= max(STEM, short - ENDING) else alike == short and long - short == 1
