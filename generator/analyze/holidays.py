"""Holidays that name a day: 'Christmas Eve', 'New Year's Day', 'Thanksgiving' (the United States' fourth Thursday of November).

Decides which day the nearest one is that the sentence can mean. Left out are holidays of several days or dates (Easter has two, Eid
depends on the moon, an independence day on the country).
"""

from __future__ import annotations

import calendar
import datetime as dt

from generator.analyze import calendars
from generator.analyze.sights import Found, Sight

PATTERN = r"(?P<name>Thanksgiving|Christmas\s(?:Day|Eve)|New\sYear['’]s\s(?:Day|Eve))(?:\sDay)?\b"
_DAYS = {"christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1), "new year's eve": (12, 31)}
_FOURTH, _THURSDAY, _NOVEMBER = 4, 3, 11


def holiday(sight: Sight) -> Found | None:
    """The last such day not after publication, or the next one where the words or the tense say so."""
    if sight.day is None:
        return None
    name = " ".join(sight.match["name"].lower().replace("’", "'").split())
    start, end = sight.match.span()
    which = next((word for word in ("last", "next", "this") if sight.passage.text[max(0, start - 5) : start - 1].lower() == word), "")
    start -= len(which) + bool(which)
    ahead = which == "next" or (which != "last" and sight.tense() > 0)
    days = [on for year in range(sight.day.year - 1, sight.day.year + 2) if (on := _of(name, year))]
    fitting = [on for on in days if on > sight.day] if ahead else [on for on in reversed(days) if on <= sight.day]
    if not fitting:
        return None
    why = f"the {'first' if ahead else 'last'} {sight.match['name']} {'after' if ahead else 'not after'} publication"
    return Found(start, end, calendars.day(fitting[0]), why)


def _of(name: str, year: int) -> dt.date | None:
    """The day of a holiday in a year, None where the calendar has no such year."""
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    if name in _DAYS:
        return dt.date(year, *_DAYS[name])
    first = (_THURSDAY - calendar.weekday(year, _NOVEMBER, 1)) % 7 + 1
    return dt.date(year, _NOVEMBER, first + 7 * (_FOURTH - 1))
