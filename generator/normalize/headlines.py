"""How much speaks for each line's being the title: what of it returns in the text, its shape, its place, its repetitions.

Only weighs; `titles` chooses. Numbers are weights found on labelled pages of many outlets, each beside its reason.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.model import Label
from generator.normalize.addresses import slug_words
from generator.normalize.functionwords import ALL
from generator.normalize.people import is_name
from generator.normalize.sheet import Block, Sheet

_TOKEN = re.compile(r"[^\W_]+")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{2}")  # two letters of a script without spaces
INTO = 4  # blocks of the body that may still be the title, where a caption or lead stands first
LONGEST = 300  # characters
_REACH = 600  # blocks above the text among which the title is looked for
_NEAR = 5  # blocks within which the standfirst follows the title
_GOOD = 1.6  # the weight of a line that could well be the title
_STEMS = {"ko": 2}  # letters by which a word of the title is looked for in the text
_STEM = 5
_TEXT = 4000  # characters of the body looked at
_HOME = frozenset(
    {"home", "startseite", "accueil", "inicio", "início", "hjem", "start", "hem", "главная", "strona główna", "anasayfa", "ana sayfa"}
)


class Candidate(NamedTuple):
    """A possible title with its weight."""

    weight: float
    number: int
    block: Block


class Known(NamedTuple):
    """What candidates are held against: the text's stems and their length, the address's words, repetitions, the byline's place."""

    stems: frozenset[str]
    stem: int
    slug: frozenset[str]
    counts: dict[str, int]
    anchor: int


def candidates_of(sheet: Sheet) -> list[Candidate]:
    """Every line that could be the title, weighed."""
    limit = min(len(sheet.blocks), sheet.first + INTO) if sheet.last else min(len(sheet.blocks), _REACH)
    known = _known(sheet, limit)
    found: list[Candidate] = []
    led = -_NEAR - 1  # the last line that could be the title by its words
    running = 0
    start = max(0, limit - _REACH)
    for number, block in enumerate(sheet.blocks[start:limit], start):
        inside = number >= sheet.first and sheet.last > 0
        if (block.spoken and block.field != "title") or not 3 <= block.shape.chars <= LONGEST or block.shape.words > 40:
            running += inside and not block.spoken
            continue
        weight = _words(block, known) + _shape(block) - (1.0 * running if inside else 0.0)
        if inside and (block.shape.words > 25 or block.shape.colon or (block.shape.sentence and block.text.endswith("."))):
            weight -= 2.0
        running += inside and block.shape.sentence
        if _crumb(sheet, number):
            weight -= 0.3  # the last of the breadcrumbs is often a shorter title than the printed one
        elif number - led <= _NEAR and known.counts[block.low] == 1:
            weight -= 1.1  # below a line that could be the title stands the standfirst
        elif weight >= _GOOD and block.shape.words >= 4:
            led = number
        found.append(Candidate(weight + _place(number, sheet, known), number, block))
    return found


def _known(sheet: Sheet, limit: int) -> Known:
    stem = _STEMS.get(sheet.language.value, _STEM)
    text = " ".join(b.text for b in sheet.body)[:_TEXT]
    slug = frozenset[str]().union(*(slug_words(c.value) for c in sheet.found.get("url", ())))
    counts: dict[str, int] = {}
    for block in sheet.blocks[:limit]:
        counts[block.low] = counts.get(block.low, 0) + 1
    anchor = max((n for n, b in enumerate(sheet.blocks[:limit]) if b.label in {Label.BYLINE, Label.DATE}), default=-1)
    return Known(frozenset(_stems(text, stem)), stem, slug, counts, anchor)


def _stems(text: str, stem: int) -> list[str]:
    """The beginnings of the content words of a text; pairs of letters where the script has no spaces."""
    pairs = _DENSE.findall(text) + _DENSE.findall(text[1:])
    if len(pairs) * 4 > len(text):
        return pairs
    words = [w.lower() for w in _TOKEN.findall(text)]
    return [w[:stem] for w in words if len(w) > 2 and w not in ALL] or [w[:stem] for w in words]


def _words(block: Block, known: Known) -> float:
    """How much of the line returns in the text and in the address."""
    content = _stems(block.text, known.stem)
    weight = 2.5 * min(0.6, sum(1 for w in content if w in known.stems) / max(1, len(content))) - 0.4
    if known.slug:
        weight += 3.0 * sum(1 for w in {w.lower() for w in _TOKEN.findall(block.text)} if w in known.slug) / len(known.slug)
    return weight


def _shape(block: Block) -> float:
    """Titles have four to eighteen words, end without a full stop, and may carry a heading mark."""
    count = block.shape.words
    weight = 0.12 * min(count, 9) - (0.7 if count < 4 else 0.0) - 0.05 * max(0, count - 18) - 1.0 * block.linked
    if block.shape.sentence:
        weight -= 1.6 if block.text.rstrip().endswith((".", "。")) else 0.2
    if is_name(block.text) and count <= 4:
        weight -= 1.2
    if block.hint == "title" or block.level == 1:
        weight += 2.0
    elif block.level:
        weight += 0.5
    if block.mark in {"item", "numbered"}:
        weight -= 0.6
    return weight


def _place(number: int, sheet: Sheet, known: Known) -> float:
    """Near the text, above the byline or date, and printed twice; a breadcrumb before another print of it counts less."""
    low = sheet.blocks[number].low
    weight = 0.5 * min(known.counts[low] - 1, 2) - 0.05 * min(max(0, sheet.first - number - 1), 30)
    if known.anchor >= 0:
        weight += 0.5 if 0 <= known.anchor - number <= _NEAR else -0.4 if number > known.anchor else 0.0
    words = low.split(" ", 3)
    if any(len(words) > n and known.counts.get(" ".join(words[n:])) for n in (1, 2, 3)):
        weight -= 2.0
    return weight


def _crumb(sheet: Sheet, number: int) -> bool:
    """Whether one of the two lines before is the way home: then this is the last of the breadcrumbs."""
    return any(b.low in _HOME for b in sheet.blocks[max(0, number - 2) : number])
