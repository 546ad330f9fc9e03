"""What each line outside the body counts for in the end: part of a field only where a claim was read from it.

Runs last: a line that repeats another, and one whose claim lost, is removed with the reason; so 'kept' on a line means
that something of the article stands on it.
"""

from __future__ import annotations

from generator.datetext import find_dates
from generator.model import Label
from generator.normalize.sheet import Block, Sheet

_REPEATED = frozenset({Label.BYLINE, Label.DATE, Label.SOURCE})
_CLAIMED = frozenset({"agencies", "authors", "published", "retrieved", "source", "standfirst", "updated"})
_PRINTED = 200  # characters of a line that prints the article's date
Read = dict[tuple[int, str], list[str]]  # evidence by line and field
_DATES = ("published", "updated", "retrieved")


def settle(sheet: Sheet) -> None:
    """Give each line to the field that was read from it, and remove the others."""
    read = _read(sheet)
    shared = sheet.draft.format == "html"  # where one line of the source holds many lines of text
    first: dict[str, int] = {}
    for block in sheet.blocks:
        if block.low in first and block.low and (block.label in _REPEATED or block.field in _CLAIMED):
            sheet.decide(block, Label.ECHO, "repeated header", f"line {first[block.low]} says the same")
            continue
        first.setdefault(block.low, block.number)
        if block.label is Label.META:
            block.field = next((name for name in sheet.found if _gave(block, name, read, shared=shared)), "") or _day(sheet, block)
        elif block.label is Label.DATE:
            _date(sheet, block, read, shared=shared)
        elif block.field in _CLAIMED and not _gave(block, block.field, read, shared=shared):
            sheet.decide(block, block.label or Label.NOISE, f"other {block.field}", f"the article's {block.field} was read elsewhere")


def _read(sheet: Sheet) -> Read:
    """What was read from each line for each field."""
    read: Read = {}
    for name, claims in sheet.found.items():
        for claim in claims:
            read.setdefault((claim.place.line, name), []).append(claim.evidence)
    return read


def _day(sheet: Sheet, block: Block) -> str:
    """The field whose day a page prints on a line that it marks as data: declared elsewhere, for machines, and here for readers."""
    if sheet.draft.format != "html" or block.shape.chars > _PRINTED or not block.shape.digits:
        return ""
    days = {date.iso for date in find_dates(block.text, "en" if sheet.language.value == "und" else sheet.language.value) if date.iso}
    return next((name for name in _DATES if any(claim.value[:10] in days for claim in sheet.found.get(name, ()))), "")


def _date(sheet: Sheet, block: Block, read: Read, *, shared: bool) -> None:
    """A date line belongs to the first of the dates read from it, or to the authors named beside the date."""
    block.field = next((name for name in (*_DATES, "authors") if _gave(block, name, read, shared=shared)), "")
    if not block.field and block.dates:
        sheet.decide(block, Label.DATE, "other date", "the article's date was read elsewhere")


def _gave(block: Block, name: str, read: Read, *, shared: bool) -> bool:
    """Whether a claim of the field was read from a line of the block; where lines share their number, from its text."""
    evidence = [e for row in block.rows for e in read.get((row.line.number, name), ())]
    return bool(evidence) and (not shared or any(block.text in e or e in block.text for e in evidence))
