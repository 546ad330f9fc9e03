"""What the line model changes: the rules' decision on a line in doubt is turned where its traits clearly speak against it.

Runs after the rules, whose verdict is one of the traits. Lines that a rule told with certainty are never asked about, and
a text with nothing beside its body is left alone. Each turned line gets the traits that spoke loudest as its reason.
"""

from __future__ import annotations

from generator.model import Label
from generator.normalize.extents import best_run
from generator.normalize.sheet import Block, Sheet
from generator.normalize.traits import NAMES, Measured
from generator.normalize.traitwords import told_of
from generator.normalize.weights import Weights

OUT = -9.0  # the score of a line that a rule told with certainty
# Log odds from which a line is body. Lines that are none outnumber the body's, so that even odds lie below 0.
# Lines beyond the rules' extent need a clear score: key points and other articles are sentences too.
KEEP, KEEP_MARKED, TAKE, TAKE_BACK = -1.0, -2.0, 2.0, 0.1
_BASE, _PART = 4.0, 60  # what a line that is none costs: so much, and its length up to so many characters
_MARKED = {"heading": Label.HEADING, "item": Label.ITEM, "numbered": Label.ITEM, "quote": Label.QUOTE}


def scores(sheet: Sheet, known: Weights) -> tuple[list[float], Measured]:
    """Log odds of being body for each line, up to a constant."""
    measured = Measured(sheet, known.said, known.words)
    score = known.lines.score
    return [score(measured.row(n)) if doubtful else OUT for n, doubtful in enumerate(measured.doubtful)], measured


def judge(sheet: Sheet, known: Weights) -> None:
    """Move the body's ends and its lines to where the scores say; a text with nothing beside its body is left as it is."""
    if not any(b.field == "body" for b in sheet.blocks) or _clean(sheet):
        return
    found, measured = scores(sheet, known)
    wanted = [_wanted(block, score) for block, score in zip(sheet.blocks, found, strict=True)]
    for block, score in zip(sheet.blocks, found, strict=True):
        if score != OUT and _open(block):
            block.margin = round(abs(score - _threshold(block)), 2)
    first, last = best_run([_worth(b, z, wanted=w) for b, z, w in zip(sheet.blocks, found, wanted, strict=True)])
    if first == last:
        return
    sheet.first, sheet.last = first, last
    for number in range(sheet.first, sheet.last):
        block = sheet.blocks[number]
        if wanted[number]:
            if block.field != "body":
                sheet.decide(block, _kind(block), "line model", reason(number, found[number], measured, known), "body")
        elif block.field == "body" or block.label is None:
            sheet.decide(block, Label.TEASER, "line model", reason(number, found[number], measured, known))


def _clean(sheet: Sheet) -> bool:
    """Whether nothing but the title and empty lines stands beside the body: somebody has cleaned it already."""
    return all(b.field in {"body", "title"} or b.rule == "no words" for b in sheet.blocks)


def _wanted(block: Block, score: float) -> bool:
    """Whether a line is body. What a rule removed by the line's own words stays removed; what no rule kept needs a better score."""
    return _open(block) and score > _threshold(block)


def _open(block: Block) -> bool:
    """Whether the weights may say what a line is: not where the line's own words told a rule that it is none."""
    return block.field == "body" or (not block.spoken and block.field != "title")


def _threshold(block: Block) -> float:
    """The score from which a line is body."""
    if block.field == "body":
        return KEEP_MARKED if block.mark in {"item", "numbered", "quote"} else KEEP
    return TAKE if block.label is None else TAKE_BACK


def _worth(block: Block, score: float, *, wanted: bool) -> float:
    """How much a line speaks for the body's being here: wanted lines by their length, the others against it, the more the surer."""
    sure = min(1.0, abs(score - KEEP) / 3.0 + 0.2)
    return sure * min(block.shape.chars, 500) if wanted else -sure * (_BASE + min(block.shape.chars, _PART))


def _kind(block: Block) -> Label:
    """What a line that is body is, by its mark and shape."""
    if block.mark in _MARKED:
        return _MARKED[block.mark]
    return Label.BODY if block.shape.closed or block.shape.words > 14 else Label.HEADING


def reason(number: int, score: float, measured: Measured, known: Weights) -> str:
    """The three traits that spoke loudest for the decision, in words, with the score in log odds."""
    row = measured.row(number)
    sign = 1.0 if score > KEEP else -1.0
    told: list[str] = []
    for trait, part in sorted(known.lines.parts(row).items(), key=lambda p: (-sign * p[1], p[0])):
        word = told_of(NAMES[trait], row[trait])
        if sign * part <= 0.0 or len(told) == 3:
            break
        if word and word not in told:
            told.append(word)
    return f"weighed {'as body' if sign > 0 else 'as no part of the text'} ({score:+.1f}): " + (", ".join(told) or "the lines around it")
