"""The traits of a line that tell whether it is the title: plain numbers with names, each 0 where it has no say.

Measures only; what each trait weighs is in `tables/headline_weights.txt`, and `headlines` puts the two together.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from itertools import repeat
from typing import NamedTuple

from generator.model import Label
from generator.normalize.addresses import slug_words
from generator.normalize.functionwords import ALL
from generator.normalize.people import is_name
from generator.normalize.seen import Seen
from generator.normalize.sheet import Block, Sheet, beginning

_TOKEN = re.compile(r"[^\W_]+")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{2}")  # two letters of a script without spaces
_TRAIL = re.compile(r"\s[>→»›]\s|\s/\s.{1,40}\s/\s")  # marks of breadcrumbs; a closing quotation mark has no space before it
NEAR = 5  # lines within which the standfirst follows the title
_BELOW = 8  # and the byline
_STEMS = {"ko": 2}  # letters by which a word of the title is looked for in the text
_STEM = 5
_TEXT = 4000  # characters of the body looked at
_OFTEN = 4  # times that a word returns often
_WITHIN = 12  # characters that a line within another has at least
_LONGEST = 400  # characters of a line that may hold another
HOME = frozenset(
    {"home", "startseite", "accueil", "inicio", "início", "hjem", "start", "hem", "главная", "strona główna", "anasayfa", "ana sayfa"}
)
_ABOUT = frozenset({Label.BYLINE, Label.DATE})
_SHARE = Label.SHARE
_SIGHT = frozenset({Label.CAPTION, Label.CREDIT})

# In order, each with what it says where it speaks for a line.
TRAITS: dict[str, str] = {
    "returns": "its words return in the text",
    "often": "its words return often",
    "slug": "its words are in the address or the file's name",
    "length": "it has the length of a title",
    "full": "it has the length of a long title",
    "short": "it is short",
    "single": "it is one word",
    "long": "it is long",
    "stopped": "it ends with a full stop",
    "sentence": "it is a sentence",
    "asks": "it asks or exclaims",
    "colon": "it ends with a colon",
    "name": "it is a person's name",
    "top": "it is marked as the main heading",
    "only": "it is the only main heading",
    "heading": "it is marked as a heading",
    "item": "it is an item of a list",
    "linked": "it is a link",
    "capitals": "its words have capitals",
    "shouted": "it is in capitals",
    "function": "it has function words",
    "lower": "it begins in lower case",
    "digits": "it has digits",
    "trail": "it holds marks of breadcrumbs",
    "repeated": "it is printed more than once",
    "far": "it stands far above the text",
    "inside": "it stands in the text",
    "running": "sentences stand before it",
    "byline": "the byline or the date is below it",
    "next": "the byline or the date is directly below it",
    "after": "the byline or the date is above it",
    "share": "ways to share are below it",
    "lead": "running text is directly below it",
    "sight": "a caption or a credit is beside it",
    "first": "it is the first line",
    "crumb": "it ends the breadcrumbs",
    "kicker": "it is another line after a kicker",
    "ends": "it ends with another line",
    "begins": "it begins with another line",
    "closes": "another line ends with it",
    "starts": "another line begins with it",
    "opens": "it is the first line of several words",
    "follows": "a line that could be the title is above it",
    "under": "a line that could be the title is directly above it",
    "longer": "a shorter line that could be the title is above it",
}


class Known(NamedTuple):
    """What lines are held against.

    The text's stems with how often each returns, and their length; the address's words; how often and within what each line
    is printed.
    """

    stems: dict[str, int]
    stem: int
    slug: frozenset[str]
    counts: dict[str, int]
    held: tuple[frozenset[int], ...]  # lines that end and begin with another whole line, and the lines they end and begin with
    tops: int  # lines marked as main headings
    anchor: int  # the last byline or date above the text, -1 where none is


def known_of(sheet: Sheet, start: int, limit: int) -> Known:
    """What the lines from `start` to `limit` are held against."""
    stem = _STEMS.get(sheet.language.value, _STEM)
    named = slug_words("/" + sheet.draft.path.lstrip("/"))  # the file's name may be the title's words
    slug = named.union(*(slug_words(c.value) for c in sheet.found.get("url", ())))
    counts: dict[str, int] = {}
    for block in sheet.blocks[:limit]:
        counts[block.low] = counts.get(block.low, 0) + 1
    anchor = max((n for n, b in enumerate(sheet.blocks[:limit]) if b.label in _ABOUT), default=-1)
    tops = sum(main(b) for b in sheet.blocks[:limit])
    return Known(_stems_of(sheet.body, stem), stem, slug, counts, _held(sheet.blocks[start:limit], start), tops, anchor)


def main(block: Block) -> bool:
    """Whether a line is marked as a main heading."""
    return block.hint == "title" or block.level == 1


def _stems_of(blocks: list[Block], stem: int) -> dict[str, int]:
    """The stems of the beginning of a long text with how often each stands there."""
    text = " ".join([b.text for b in blocks])[:_TEXT]
    if not text.isascii() and _DENSE.search(text):
        return Counter(stems(text, stem))
    found = Counter(map(_content(stem).__getitem__, beginning([(b.text, b.words) for b in blocks], _TEXT)))
    for several in [token for token in found if " " in token]:
        many = found.pop(several)
        for one in several.split():
            found[one] += many
    found.pop("", None)
    return found


@cache
def _content(stem: int) -> Seen[str]:
    """The stems of the content words of a token, a space between."""
    return Seen(lambda token: " ".join([w[:stem] for w in _TOKEN.findall(token.lower()) if len(w) > 2 and w not in ALL]))


def stems(text: str, stem: int) -> list[str]:
    """The beginnings of the content words of a text; pairs of letters where the script has no spaces."""
    if not text.isascii():
        pairs = _DENSE.findall(text) + _DENSE.findall(text[1:])
        if len(pairs) * 4 > len(text):
            return pairs
    words = _TOKEN.findall(text.lower())
    return [w[:stem] for w in words if len(w) > 2 and w not in ALL] or [w[:stem] for w in words]


def _stems(block: Block, stem: int) -> list[str]:
    """The beginnings of the content words of a line, as `stems` tells them."""
    plain = block.text.isascii() or not _DENSE.search(block.text)
    found = " ".join(filter(None, map(_content(stem).__getitem__, block.words))).split() if plain else []
    return found or stems(block.text, stem)


def _held(blocks: list[Block], start: int) -> tuple[frozenset[int], ...]:
    """Which lines are another after a kicker, which end and begin with another; and which those are.

    'Roof: Library saved' is 'Library saved' after a kicker; 'Home > Title' and 'Title - Site' end and begin with another.
    """
    lines: dict[tuple[str, ...], list[int]] = {}
    words = [tuple(b.words) if _WITHIN <= b.shape.chars <= _LONGEST else () for b in blocks]
    for number, line in enumerate(words, start):
        if line:
            lines.setdefault(line, []).append(number)
    kicker, ends, begins, closes, starts = set[int](), set[int](), set[int](), set[int](), set[int]()
    lengths = sorted({len(line) for line in lines})
    for number, line in enumerate(words, start):
        for length in lengths:
            if length >= len(line):
                break
            if line[-length:] in lines:
                (kicker if line[-length - 1].endswith(":") else ends).add(number)
                closes.update(lines[line[-length:]] if number not in kicker else ())
            if line[:length] in lines:
                begins.add(number)
                starts.update(lines[line[:length]])
    return tuple(frozenset(found) for found in (kicker, ends, begins, closes, starts))


def of_words(block: Block, known: Known) -> tuple[float, ...]:
    """From 'returns' to 'digits': what the line itself looks like."""
    shape, content = block.shape, _stems(block, known.stem)
    returning = [known.stems.get(w, 0) for w in content]
    ending = block.text.rstrip("\"'”’»)] ")[-1:]
    own = {w.lower() for w in _TOKEN.findall(block.text)} if known.slug else set[str]()
    return (
        min(0.6, (len(content) - returning.count(0)) / max(1, len(content))),
        sum(map(min, returning, repeat(_OFTEN))) / (_OFTEN * max(1, len(content))),
        sum(1 for w in own if w in known.slug) / len(known.slug) if known.slug else 0.0,
        min(shape.words, 6) / 6,
        min(max(0, shape.words - 6), 6) / 6,
        float(shape.words < 4),
        float(shape.words <= 1),
        min(2.0, max(0, shape.words - 18) / 10),
        float(ending in {".", "。"}),
        float(shape.sentence),
        float(ending in {"?", "!", "？", "！"}),
        float(shape.colon),
        float(shape.words <= 4 and is_name(block.text)),
        float(main(block)),
        float(known.tops == 1 and main(block)),
        float(block.level > 1),
        float(block.mark in {"item", "numbered"}),
        block.linked,
        shape.capitals,
        float(block.text.isupper()),
        min(0.5, shape.function),
        float(shape.lower),
        float(shape.digits > 0),
        float(_TRAIL.search(block.text) is not None),
    )


def of_place(number: int, running: int, sheet: Sheet, known: Known) -> tuple[float, ...]:
    """From 'repeated' to 'starts': where the line stands and what stands beside it."""
    blocks = sheet.blocks
    below = blocks[number + 1 : number + 1 + _BELOW]
    labels = [b.label for b in below]
    about = next((n for n, label in enumerate(labels, 1) if label in _ABOUT), 0)
    after = next((b for b in below if not b.spoken or b.field == "body"), None)
    return (
        float(min(known.counts[blocks[number].low] - 1, 2)),
        math.log1p(max(0, sheet.first - number - NEAR)) / 3,
        float(number >= sheet.first and sheet.last > 0),
        float(min(running, 6)),
        float(about > 0),
        float(about == 1),
        float(-1 < known.anchor < number),
        float(_SHARE in labels[:3]),
        float(after is not None and after.shape.sentence),
        float(any(b.label in _SIGHT for b in blocks[max(0, number - 1) : number + 2])),
        float(number == 0),
        float(crumb(sheet, number)),
        *(float(number in held) for held in known.held),
    )


def crumb(sheet: Sheet, number: int) -> bool:
    """Whether one of the two lines before is the way home: then this is the last of the breadcrumbs."""
    return any(b.low in HOME for b in sheet.blocks[max(0, number - 2) : number])
