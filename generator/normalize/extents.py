"""From where to where the body goes: the run of blocks that holds the most running text against what is none.

Each block gets a worth: characters of sentences count for it, everything else against it; the body is the run with the
greatest sum, so a gap (a gallery, an advertisement) is bridged when the text behind it outweighs it. Marks after which no
article goes on end it. What each block in the run is, `bodies` decides.
"""

from __future__ import annotations

from generator.model import Label
from generator.normalize import chosen
from generator.normalize.phrases import END
from generator.normalize.sheet import Block, Sheet

_MOST = 500  # characters of one block that count: no single block decides
_ENDED = -250.0  # what a mark of the end costs: more than two teasers, less than a page of text
_SHARE = 0.35  # of the running text must stand before a mark for it to end the article
_HEAD = 8  # blocks at the start of the body among which a byline may stand
_LEAD = 700  # characters of summary above a byline at most
_ABOUT = frozenset({Label.BYLINE, Label.DATE})
_FAINT = frozenset({Label.CAPTION, Label.DATE, Label.BYLINE, Label.RELATED, Label.NOISE})  # kinds that stand within texts too
_HARD = frozenset({Label.COMMENT, Label.TAIL})


def extent(sheet: Sheet) -> tuple[int, int]:
    """The first block of the body and the one after its last; (0, 0) where nothing is running text. Sets the sheet's `stop`."""
    worths = [worth(b) for b in sheet.blocks]
    for number in chosen.trusted(sheet):  # rows of a table and items of a list hold no sentences, and are text all the same
        block = sheet.blocks[number]
        if not block.spoken and block.hint != "heading":
            worths[number] = max(worths[number], min(block.shape.chars, _MOST) * 0.5)
    whole = sum(w for w in worths if w > 0)
    stop = len(worths)
    so_far, ended = 0.0, False
    for number, block in enumerate(sheet.blocks):
        if so_far >= _SHARE * whole and block.label is Label.CREDIT:
            stop = number
            break
        if so_far >= max(_SHARE * whole, 300.0):
            if block.low in END and block.label in _HARD:
                stop = number
                break
            if block.low in END:
                worths[number] = _ENDED
                ended = True
        if ended and worths[number] > 0 and not block.shape.closed:
            worths[number] = -20.0  # a text cut short below 'related articles' is a teaser
        so_far += max(0.0, worths[number])
    sheet.stop = stop if stop < len(worths) else -1
    return best_run(worths[:stop])


def trimmed(sheet: Sheet) -> int:
    """The body's first block when a byline or date line stands below its first sentences: what is above it is no body."""
    running = chars = 0
    for number in range(sheet.first, min(sheet.last, sheet.first + _HEAD)):
        block = sheet.blocks[number]
        if block.label in _ABOUT and block.field != "body":
            rest = sum(1 for b in sheet.blocks[number + 1 : sheet.last] if b.shape.sentence and not b.spoken)
            if running <= 2 and chars <= _LEAD and rest >= 2 * running:
                return _past_furniture(sheet, number + 1)
        if not block.spoken and worth(block) > 0:
            running += 1
            chars += block.shape.chars
    return sheet.first


def _past_furniture(sheet: Sheet, number: int) -> int:
    """The first block from `number` on that is no furniture."""
    while number < sheet.last - 1 and sheet.blocks[number].spoken and sheet.blocks[number].field != "body":
        number += 1
    return number


def worth(block: Block) -> float:
    """How much a block speaks for (positive) or against (negative) the body's being here."""
    shape = block.shape
    if block.spoken and block.field != "body":
        return -4.0 if block.label in _FAINT else -12.0
    if block.field == "body" or (block.hint == "body" and shape.words > 3):
        return float(min(shape.chars, _MOST))
    if shape.sentence:
        return min(shape.chars, _MOST) * (1.0 if shape.words >= 8 else 0.7) * (1.0 - 0.7 * block.linked)
    if shape.words >= 12 and shape.function >= 0.2 and block.linked < 0.5:
        return min(shape.chars, _MOST) * (0.6 if shape.words >= 25 or shape.colon else 0.3)
    if shape.colon and shape.words >= 5 and shape.function > 0.0:
        return shape.chars * 0.5
    if block.hint in {"heading", "item", "quote"} or block.mark in {"heading", "quote"}:
        return -3.0
    return -8.0 - min(shape.chars, 60) * 0.2


def best_run(worths: list[float]) -> tuple[int, int]:
    """The run with the greatest sum (the first of equals), as in Kadane's algorithm (Bentley 1984)."""
    best, first, last = 0.0, 0, 0
    total, start = 0.0, 0
    for number, value in enumerate(worths):
        if total <= 0.0:
            total, start = 0.0, number
        total += value
        if total > best:
            best, first, last = total, start, number + 1
    return first, last
