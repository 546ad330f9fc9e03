"""Furniture by repetition: which lines are no part of the article because many articles of the folder have them.

Hears the blocks on which no voice spoke. How many articles share a line is given; what is decided here is how many it
takes: few where the lines beside it are shared too, as in menus and footers; none are enough for a short line alone, which
may be a sub-heading; many for running text, since articles on one matter share a paragraph of background. A line whose words return in the
article's own text is left to others: other pages tease the headline of this one.
"""

from __future__ import annotations

from generator.model import Label
from generator.normalize.sheet import Block, Sheet
from generator.text import fingerprint

RULE = "stands in many articles"
_LONG = 300  # characters from which running text is a whole paragraph
_PAIR = 4  # shared lines in a row from which two articles are enough
_FEW = 3  # articles, for a short line with shared lines beside it
_NEVER = 1 << 62
_NONE = (0, False)
# Articles it takes for running text: with shared lines beside it and alone; and for whole paragraphs of it.
_SENTENCE, _PARAGRAPH = (4, 8), (6, 15)
_OWN = 0.5  # share of a line's words that return in the article's own text, from which it is the article's
_WORDS = 3  # words of a line from which its words are looked for
_STEM = 6  # characters of a word that are compared
_EXACT = 6  # articles up to which their number is told as it is


def furnish(sheet: Sheet) -> None:
    """Decide on the blocks that enough other articles have too."""
    shared = {mark: (count, ours) for mark, count, ours in sheet.shared.lines}
    if not shared:
        return
    marks = [[mark for row in block.rows if (mark := fingerprint(row.line.text))] for block in sheet.blocks]
    counts = [min((shared.get(mark, _NONE)[0] for mark in own), default=None) for own in marks]
    if not any(counts):
        return
    words = _own_words(sheet, counts)
    runs = _runs(counts)
    for number, (block, count) in enumerate(zip(sheet.blocks, counts, strict=True)):
        if not count or block.label is not None:
            continue
        ours = all(shared[mark][1] for mark in marks[number])
        if count >= _needed(sheet, number, runs, ours=ours) and not _returns(block, words):
            sheet.decide(block, Label.FURNITURE, RULE, _reason(count, sheet.shared.host if ours else ""))
            block.spoken = True


def _runs(counts: list[int | None]) -> list[int]:
    """For each block, how many blocks in a row around it are shared; those without a word neither count nor end a row."""
    found = [0] * len(counts)
    row: list[int] = []
    for number, count in enumerate([*counts, 0]):
        if count:
            row.append(number)
        elif count == 0:
            for member in row:
                found[member] = len(row)
            row = []
    return found


def _needed(sheet: Sheet, number: int, runs: list[int], *, ours: bool) -> int:
    """How many articles must have a block for it to be furniture; `ours`: all that have it are known to be of one site."""
    block = sheet.blocks[number]
    edge = number in {0, len(sheet.blocks) - 1}
    alone = runs[number] < 2 and not edge
    if block.shape.sentence or block.shape.chars >= _LONG:
        return (_PARAGRAPH if block.shape.chars >= _LONG else _SENTENCE)[alone]
    if runs[number] >= _PAIR:
        return 2
    # A short line alone may be a sub-heading that many articles have ("What we know"), and then it is theirs.
    return _FEW if edge or runs[number] >= (2 if ours else 3) else _NEVER


def _own_words(sheet: Sheet, counts: list[int | None]) -> frozenset[str]:
    """The longer words of the running text that no other article has."""
    return frozenset(
        word for block, count in zip(sheet.blocks, counts, strict=True) if not count and block.shape.sentence for word in _content(block)
    )


def _content(block: Block) -> list[str]:
    return [w[:_STEM] for t in block.low.split() if len(w := t.strip(".,;:!?()[]\"'“”„«»‘’")) > 3]


def _returns(block: Block, own: frozenset[str]) -> bool:
    """Whether a line's words return in the article's own text, as those of its headline and lead do."""
    words = _content(block)
    return len(words) >= _WORDS and sum(word in own for word in words) >= _OWN * len(words)


def _reason(count: int, host: str) -> str:
    number = str(count) if count <= _EXACT else f"{count:,} or more"
    return f"this line stands in {number} articles of {host or 'the folder'}"
