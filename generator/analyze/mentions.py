"""Dated mentions: which dates of a body are told of as dates of events, and in which sentence.

Inside quotation marks 'today' and 'yesterday' are left out: they count from the day of speaking, which may be any. How dates are read
and resolved is in `dates`.
"""

from __future__ import annotations

from bisect import bisect_right

from generator.analyze.ground import Ground
from generator.model import DateMention, ParagraphKind

LIMIT = 500  # mentions of one article


def mentions(ground: Ground) -> tuple[DateMention, ...]:
    """The dated mentions of paragraphs that are no headings, in reading order, none inside another."""
    rows: list[DateMention] = []
    reading = ground.reading
    quoted = _quoted(ground)
    for passage in reading.passages:
        if passage.kind is ParagraphKind.HEADING:
            continue
        for found in ground.dates[passage.number]:
            if found.spoken and _inside(quoted.get(passage.number, []), found.start):
                continue
            if len(rows) >= LIMIT:
                break
            why = f"{found.why} ({reading.day}{', itself inferred' if reading.inferred else ''})" if found.why else ""
            rows.append(DateMention(passage.span(found.start, found.end), found.value, passage.sentence(found.start, found.end), why))
    return tuple(rows)


def _quoted(ground: Ground) -> dict[int, list[tuple[int, int]]]:
    """The quotations of each passage by its number."""
    rows: dict[int, list[tuple[int, int]]] = {}
    for quotation in ground.quotations:
        rows.setdefault(quotation.passage.number, []).append((quotation.start, quotation.end))
    return rows


def _inside(ranges: list[tuple[int, int]], at: int) -> bool:
    """Whether a place lies inside one of these ranges, which are in order."""
    index = bisect_right(ranges, at, key=lambda item: item[0]) - 1
    return index >= 0 and at < ranges[index][1]
