"""The day of publication worked out where no line states it, always with the chain of evidence in words.

Where the file states the day of its last change and no other, that day stands in: many publishers print only it. Else
three facts are wanted together: the lead names a weekday; the latest full date anywhere in the file falls on that
weekday; and no date in the article itself is later. Anything less leaves the date unknown.
"""

from __future__ import annotations

import datetime as dt

from generator.datetext import Written, find_dates
from generator.model import Basis, Claim, Place
from generator.normalize.sheet import Sheet

_LEAD = 400  # characters of the first paragraph looked at


def inferred(sheet: Sheet) -> tuple[Claim, ...]:
    """The inferred day with its evidence, or nothing."""
    if sheet.found.get("published"):
        return ()
    if changed := sheet.found.get("updated"):
        return tuple(_stands_in(c) for c in changed)
    lead = next((b for b in sheet.body if b.field == "body"), None)
    language = "en" if sheet.language.value == "und" else sheet.language.value
    if lead is None:
        return ()
    weekdays = [w for w in find_dates(lead.text[:_LEAD], language) if w.weekday is not None and w.month is None]
    if len({w.weekday for w in weekdays}) != 1:
        return ()
    found = _latest(sheet, language, weekdays[0].weekday)
    if found is None:
        return ()
    line, date = found
    own = [w.iso for b in sheet.body if b.field in {"body", "captions"} for w in find_dates(b.text, language) if w.iso]
    if any(day > date.iso for day in own):
        return ()
    why = (
        f"no date is stated; the lead says {weekdays[0].text}, the latest full date in the file is {date.text}, "
        "and no date in the article itself is later"
    )
    return (Claim("published", date.iso, date.text, Place(sheet.draft.path, line, 0), Basis.INFERRED, "weekday and latest date", why),)


def _stands_in(changed: Claim) -> Claim:
    """The day of the last change as the day of publication: the text as it stands is of that day."""
    why = "no day of publication is stated; the day of the last change stands in for it"
    return Claim("published", changed.value[:10], changed.evidence, changed.place, Basis.INFERRED, "day of the last change", why)


def _latest(sheet: Sheet, language: str, weekday: int | None) -> tuple[int, Written] | None:
    """The latest full date of the file, where it falls on that weekday and its own weekday, if written, agrees."""
    latest: tuple[int, Written] | None = None
    saved = {c.place.line for c in sheet.found.get("retrieved", ())}
    for block in sheet.blocks:
        if block.number in saved:
            continue
        for date in find_dates(block.text, language) if block.shape.digits or any(map(str.isdigit, block.text)) else ():
            if date.iso and (latest is None or date.iso > latest[1].iso):
                latest = (block.number, date)
    if latest is None or dt.date.fromisoformat(latest[1].iso).weekday() != weekday:
        return None
    written = latest[1].weekday
    return latest if written in {None, weekday} else None
