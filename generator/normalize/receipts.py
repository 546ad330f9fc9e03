"""What each line outside the body counts for in the end: part of a field only where a claim was read from it.

Runs last: a line that repeats another, and one whose claim lost, is removed with the reason; so 'kept' on a line means
that something of the article stands on it.
"""

from __future__ import annotations

from generator.model import Label
from generator.normalize.sheet import Block, Sheet

_REPEATED = frozenset({Label.BYLINE, Label.DATE, Label.SOURCE})
_CLAIMED = frozenset({"agencies", "authors", "published", "retrieved", "source", "standfirst", "updated"})
_DATES = ("published", "updated", "retrieved")


def settle(sheet: Sheet) -> None:
    """Give each line to the field that was read from it, and remove the others."""
    read = {(claim.place.line, name) for name, claims in sheet.found.items() for claim in claims}
    first: dict[str, int] = {}
    for block in sheet.blocks:
        if block.low in first and block.low and (block.label in _REPEATED or block.field in _CLAIMED):
            sheet.decide(block, Label.ECHO, "repeated header", f"line {first[block.low]} says the same")
            continue
        first.setdefault(block.low, block.number)
        if block.label is Label.META:
            block.field = next((name for name in sheet.found if _gave(block, name, read)), "")
        elif block.label is Label.DATE:
            _date(sheet, block, read)
        elif block.field in _CLAIMED and not _gave(block, block.field, read):
            sheet.decide(block, block.label or Label.NOISE, f"other {block.field}", f"the article's {block.field} was read elsewhere")


def _date(sheet: Sheet, block: Block, read: set[tuple[int, str]]) -> None:
    """A date line belongs to the first of the dates read from it, or to the authors named beside the date."""
    block.field = next((name for name in (*_DATES, "authors") if _gave(block, name, read)), "")
    if not block.field and block.dates:
        sheet.decide(block, Label.DATE, "other date", "the article's date was read elsewhere")


def _gave(block: Block, name: str, read: set[tuple[int, str]]) -> bool:
    """Whether a claim of the field was read from a line of the block."""
    return any((row.line.number, name) in read for row in block.rows)
