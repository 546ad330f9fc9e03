"""Draws a social card with Pillow: 1200 by 630 points, 16 colours, a title as large as it fits.

The one module that knows Pillow, which is optional. The font comes with the program and has no hints, and the text is
laid out by Pillow alone, so a card depends on nothing of the machine that draws it but Pillow itself.
"""

from __future__ import annotations

import importlib.util
import io
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model import Value
from generator.text import squeeze

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
_FONT = Path(__file__).with_name("cards.ttf")
# The letters of the font, as runs of code points; made by scripts/make_card_font.py.
_COVERED = (
    "20-7e a0-24f 370-377 37a-37f 384-38a 38c 38e-3a1 3a3-3e1 3f0-45f 462-465 46a-46d 470-477 48c-48d 490-49b 49e-4a7 4aa-4b7 4ba-4bb "
    "4c0-4c4 4c7-4c8 4cb-4cc 4cf-4f9 510-515 51a-51d 1e00-1efb 2010-2026 2030-203a 20a6 20ac 20af 20b1 20b4-20b5 20b8-20ba 20bd 2116 2122 "
    "2212"
)
_PAPER, _INK, _ACCENT = (253, 252, 249), (22, 24, 29), (168, 32, 26)
_SHADES = 15  # from paper to ink; with the accent, the 16 colours that four bits hold
_MARGIN, _BAR = 80, 12
_SIZES = (76, 66, 56, 48)  # of the title, the largest that fits
_SMALL = 32
_LEADING = 1.22
_TITLE_LINES = 5
_TITLE_TOP, _FOOT = 150, HEIGHT - _MARGIN - 36


class Words(Value, frozen=True):
    """What stands on a card, from top to bottom."""

    head: str
    title: str
    foot: str


@cache
def available() -> bool:
    """Whether there is a Pillow to draw with."""
    return importlib.util.find_spec("PIL") is not None


def drawable(words: Words) -> bool:
    """Whether the font has every letter of a card."""
    return set(_plain(words.head + words.title + words.foot)) <= _letters()


def draw(words: Words) -> bytes:
    """The card as a PNG."""
    from PIL import Image, ImageDraw

    ink = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = ImageDraw.Draw(ink)
    small = _font(_SMALL)
    pen.text((_MARGIN, _MARGIN), _cut(_plain(words.head), small), fill=180, font=small)
    _title(pen, _plain(words.title))
    pen.text((_MARGIN, _FOOT), _cut(_plain(words.foot), small), fill=180, font=small)
    card = ink.point([round(shade * (_SHADES - 1) / 255) for shade in range(256)], "P")
    card.putpalette(_palette())
    ImageDraw.Draw(card).rectangle((0, 0, WIDTH, _BAR - 1), fill=_SHADES)
    return _png(card)


def _title(pen: ImageDraw.ImageDraw, title: str) -> None:
    """The title in the largest size in which it fits, else in the smallest with its end cut off."""
    room = _FOOT - _TITLE_TOP - 24
    for size in _SIZES:
        font = _font(size)
        lines = _wrapped(title, font)
        if len(lines) <= _TITLE_LINES and len(lines) * size * _LEADING <= room:
            break
    most = min(_TITLE_LINES, int(room / (size * _LEADING)))
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), font)]
    for number, line in enumerate(lines):
        pen.text((_MARGIN, _TITLE_TOP + round(number * size * _LEADING)), line, fill=255, font=font)


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """The text in lines that fit between the margins; a longer word stands alone, cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and not _fits(longer, font):
            lines.append(line)
            line = word
        else:
            line = longer
    return [_cut(line, font) for line in (*lines, line)]


def _cut(text: str, font: ImageFont.FreeTypeFont) -> str:
    """As much of a text as fits in a line, marked where it is cut."""
    if _fits(text, font):
        return text
    low, high = 0, min(len(text), WIDTH)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _fits(f"{text[:middle].rstrip()}…", font) else (low, middle - 1)
    return f"{text[:low].rstrip()}…"


def _fits(text: str, font: ImageFont.FreeTypeFont) -> bool:
    return len(text) < WIDTH and font.getlength(text) <= WIDTH - 2 * _MARGIN


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(io.BytesIO(_FONT.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _letters() -> frozenset[str]:
    found: set[str] = set()
    for run in _COVERED.split():
        first, _, last = run.partition("-")
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)


def _plain(text: str) -> str:
    """The text composed, on one line, without marks that nobody sees."""
    return squeeze("".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf"))


def _palette() -> list[int]:
    """Shades from paper to ink, then the accent, as red, green and blue in turn."""
    last = _SHADES - 1
    shades = [round(p + (i - p) * step / last) for step in range(_SHADES) for p, i in zip(_PAPER, _INK, strict=True)]
    return [*shades, *_ACCENT]


def _png(card: Image.Image) -> bytes:
    target = io.BytesIO()
    card.save(target, "PNG", compress_level=6, bits=4)
    return target.getvalue()
