"""What the line model changes: the rules' decision on a line in doubt is turned where its traits clearly speak against it.

Runs after the rules, whose verdict is one of the traits. Lines that a rule told with certainty are never asked about, and
a text with nothing beside its body is left alone. The likeliest lines are taken for as long as that raises the F1 to be
expected of the whole file (Jansche, *A maximum expected utility framework for binary sequence labeling*, 2007), so that
the bar is lower in a file where little is clear. Short lines of one form in a row, as in lists and menus, are drawn
together. Each turned line gets the traits that spoke loudest as its reason.
"""

from __future__ import annotations

from itertools import groupby
from math import exp, inf, log
from typing import NamedTuple

from generator.model import Label
from generator.normalize.extents import best_run
from generator.normalize.sheet import Block, Sheet
from generator.normalize.traits import NAMES, Measured
from generator.normalize.traitwords import told_of
from generator.normalize.weights import Weights

OUT = -9.0  # the score of a line that a rule told with certainty
SLOPE, SHIFT = 0.8, 0.3  # from scores to log odds of lines of outlets that were not learnt from
_ENDED = 2.0  # the score of body below a mark after which no article goes on: summaries and other articles are sentences too
_MARK, _FEW, _SMALL = -2.0, -1.0, 8  # the bar of a file of few lines hangs on one score, and lists are seldom furniture
_WORDED, _SURE = "words of furniture", 1.0  # words that are furniture's in most lines, and the score of text about them
_ROW, _PULL = 3, 0.5  # lines of a list, and how far each is drawn to their mean
_KNOWN = 10.0  # what a line that a rule told costs: the text goes on behind many of them
_BASE, _PART = 2.0, 40  # what a line that is none costs: so much, and its length up to so many characters
_MOST = 500  # characters of one line that count for the body's being here
_MARKED = {"heading": Label.HEADING, "item": Label.ITEM, "numbered": Label.ITEM, "quote": Label.QUOTE}


class Judged(NamedTuple):
    """The scores of a file's lines, the lines that are body, and the chance (0 to 1) from which a line was taken."""

    scores: list[float]
    body: frozenset[int]
    bar: float


def scores(sheet: Sheet, known: Weights) -> tuple[list[float], Measured]:
    """Log odds of being body for each line, up to a constant."""
    measured = Measured(sheet, known.said, known.words)
    asked = [n for n, (b, d) in enumerate(zip(sheet.blocks, measured.doubtful, strict=True)) if d and _asked(b)]
    found = [OUT] * len(sheet.blocks)
    for number, score in zip(asked, known.lines.scores([measured.row(n) for n in asked]), strict=True):
        found[number] = score
    return together(sheet.blocks, found), measured


def together(blocks: list[Block], found: list[float]) -> list[float]:
    """The scores with those of each list drawn halfway to their mean: a list stays or goes as one more often than line by line.

    A list is three or more short lines in a row with the same mark, all links or none; lines that are not asked about pass.
    """
    drawn = list(found)
    for _, places in groupby(range(len(blocks)), key=lambda n: _form(blocks[n], n)):
        row = [n for n in places if found[n] != OUT]
        if len(row) >= _ROW:
            mean = sum([found[n] for n in row]) / len(row)
            for n in row:
                drawn[n] += _PULL * (mean - found[n])
    return drawn


def _form(block: Block, number: int) -> tuple[str, bool, int]:
    """What lines of one list have in common; of a sentence nothing."""
    return (block.mark, block.linked > 0.5, number if block.shape.sentence else -1)


def judge(sheet: Sheet, known: Weights) -> None:
    """Move the body's ends and its lines to where the scores say; a text with nothing beside its body is left as it is."""
    if not any(b.field == "body" for b in sheet.blocks) or sheet.clean or _clean(sheet):
        return
    found, measured = scores(sheet, known)
    judged = chosen(sheet, found)
    bar = (log(judged.bar / (1.0 - judged.bar)) - SHIFT) / SLOPE if 0.0 < judged.bar < 1.0 else inf
    for number, (block, score) in enumerate(zip(sheet.blocks, found, strict=True)):
        if score != OUT and bar < inf:
            block.margin = round(abs(score - max(bar, _least(block, ended=0 <= sheet.stop <= number))), 2)
    if not judged.body:
        return
    sheet.first, sheet.last = min(judged.body), max(judged.body) + 1
    for number in range(sheet.first, sheet.last):
        block = sheet.blocks[number]
        if number in judged.body:
            if block.field != "body":
                sheet.decide(block, kind(block), "line model", reason(number, judged, measured, known), "body")
        elif block.field == "body" or block.label is None:
            sheet.decide(block, Label.TEASER, "line model", reason(number, judged, measured, known))


def _clean(sheet: Sheet) -> bool:
    """Whether nothing but the title and empty lines stands beside the body: somebody has cleaned it already."""
    return all(b.field in {"body", "title"} or b.rule == "no words" for b in sheet.blocks)


def chance(score: float) -> float:
    """How likely a line of this score is body."""
    return 1.0 / (1.0 + exp(-SLOPE * score - SHIFT))


_UNLIKELY = chance(OUT)


def chosen(sheet: Sheet, found: list[float]) -> Judged:
    """The likeliest lines, as many as give the greatest expected F1; of them those of the run with the most text."""
    blocks = sheet.blocks
    chances = [chance(z) if z != OUT else _UNLIKELY for z in found]
    sizes = [float(max(1, b.shape.words)) for b in blocks]
    expected = sum([c * s for c, s in zip(chances, sizes, strict=True)])
    order = sorted((n for n, b in enumerate(blocks) if found[n] > _least(b, ended=0 <= sheet.stop <= n)), key=lambda n: (-chances[n], n))
    right = taken = best = 0.0
    many = 0
    for place, number in enumerate(order):
        right += chances[number] * sizes[number]
        taken += sizes[number]
        if right / (taken + expected) > best:
            best, many = right / (taken + expected), place + 1
    body = frozenset(order[:many]) | {n for n in order[many:] if blocks[n].field == "body" and found[n] > _kept(blocks[n], len(order))}
    bar = chances[order[many - 1]] if many else 1.0
    first, last = best_run([_worth(b, z, taken=n in body) for n, (b, z) in enumerate(zip(blocks, found, strict=True))])
    return Judged(found, frozenset(n for n in body if first <= n < last), bar)


def _asked(block: Block) -> bool:
    """Whether the weights may say what a line is: not where a rule gave it to a field, or removed it for its own words.

    Words within a line that furniture has in most cases ('app store') may also be what an article is about.
    """
    return block.field == "body" or not (block.field or block.spoken) or block.rule == _WORDED


def _least(block: Block, *, ended: bool) -> float:
    """The score above which a line may be body."""
    if not _asked(block):
        return inf
    return _ENDED if ended else _SURE if block.rule == _WORDED else OUT


def _kept(block: Block, lines: int) -> float:
    """The score above which a line that rules took for body stays so below the bar: items and quotations, and any line of few."""
    return _MARK if block.mark in {"item", "numbered", "quote"} else _FEW if lines <= _SMALL else inf


def _worth(block: Block, score: float, *, taken: bool) -> float:
    """How much a line speaks for the body's being here: taken lines by their length, the others against it, the more the surer."""
    if score == OUT:
        return -_KNOWN
    sure = min(1.0, abs(score + SHIFT / SLOPE) / 3.0 + 0.2)
    return sure * min(block.shape.chars, _MOST) if taken else -sure * (_BASE + min(block.shape.chars, _PART))


def kind(block: Block) -> Label:
    """What a line that is body is, by its mark and shape."""
    if block.mark in _MARKED:
        return _MARKED[block.mark]
    return Label.BODY if block.shape.closed or block.shape.words > 14 else Label.HEADING


def reason(number: int, judged: Judged, measured: Measured, known: Weights) -> str:
    """How likely the line is body, the bar of its file, and the three traits that spoke loudest for the decision, in words."""
    row = measured.row(number)
    body = number in judged.body
    sign = 1.0 if body else -1.0
    told: list[str] = []
    loud = sorted((-sign * part, trait) for trait, part in enumerate(known.lines.parts(row)) if sign * part > 0.0)
    for _, trait in loud:
        word = told_of(NAMES[trait], row[trait])
        if word and word not in told:
            told.append(word)
        if len(told) == 3:
            break
    likely = f"{100.0 * chance(judged.scores[number]):.0f} % likely, taken from {100.0 * judged.bar:.0f} %"
    return f"weighed {'as body' if body else 'as no part of the text'} ({likely}): " + (", ".join(told) or "the lines around it")
