"""The day of publication worked out where no line states it, always with the chain of evidence in words.

Where the file states the day of its last change and no other, that day stands in if the text bears it out: it names that
year, or its lead that day or weekday. Else three facts are wanted together: the lead names a weekday; the latest full
date anywhere in the file falls on that weekday; and no date in the article itself is later. Anything less leaves the
date unknown.
"""

from __future__ import annotations

import datetime as dt
import re

from generator.datetext import Written, find_dates, weekday_of
from generator.model import Basis, Claim, Place
from generator.normalize.sheet import Block, Sheet

_LEAD = 400  # characters of the first paragraph looked at


def inferred(sheet: Sheet) -> tuple[Claim, ...]:
    """The inferred day with its evidence, or nothing."""
    if sheet.found.get("published"):
        return ()
    lead = next((b for b in sheet.body if b.field == "body"), None)
    language = "en" if sheet.language.value == "und" else sheet.language.value
    if changed := sheet.found.get("updated"):
        return _stands_in(changed[0], _bears_out(sheet, lead, changed[0].value, language))
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


def _bears_out(sheet: Sheet, lead: Block | None, day: str, language: str) -> str:
    """What of the text shows that it was written about the day of its last change, in words; '' where nothing does."""
    year = re.compile(rf"(?<![0-9$€£.,]){day[:4]}(?![0-9]|[.,][0-9])")
    texts = [*(c.value for c in sheet.found.get("title", ())), *(b.text for b in sheet.body if b.field == "body")]
    if any(year.search(text) for text in texts):
        return f"the text names the year {day[:4]}"
    for date in find_dates(lead.text[:_LEAD], language) if lead else ():
        if (date.month, date.day) == (int(day[5:7]), int(day[8:10])) or (date.month is None and date.weekday == weekday_of(day)):
            return f"the lead says {date.text}"
    return ""


def _stands_in(changed: Claim, why: str) -> tuple[Claim, ...]:
    """The day of the last change as the day of publication, where the text bears it out; else that day is unknown."""
    if not why:
        return ()
    why = f"no day of publication is stated; the day of the last change stands in for it, since {why}"
    return (Claim("published", changed.value[:10], changed.evidence, changed.place, Basis.INFERRED, "day of the last change", why),)


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
