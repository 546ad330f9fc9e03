"""Headers that stand twice: the second of two equal runs of lines above the body is an echo of the first."""

from __future__ import annotations

from generator.model import Label
from generator.normalize.sheet import Sheet

_FIELDS = frozenset({"source", "published", "updated", "retrieved", "authors", "standfirst", "url", "agencies"})


def repeated(sheet: Sheet) -> None:
    """Remove lines that repeat a line of the header or an earlier line of a field, each with the number of the first."""
    seen: dict[str, int] = {}
    for block in sheet.blocks:
        if block.label is None or not block.low or block.label is Label.BLANK:
            continue
        if block.low in seen and (block.field in _FIELDS or block.label in {Label.DATE, Label.SOURCE, Label.BYLINE}):
            sheet.decide(block, Label.ECHO, "repeated header", f"line {seen[block.low]} says the same")
        else:
            seen.setdefault(block.low, block.number)
