"""Relative dates in other languages: days and weeks counted from publication, months by themselves, and what a weekday there means.

The same rules as for English (`relatives`), on the tables of `foreign_words`: what counts from the day of publication needs one,
a month or weekday is the last unless its clause speaks of what is to come, and what may be either is left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from generator.analyze import calendars
from generator.analyze.foreign_words import PAST, TALK
from generator.analyze.reading import Passage
from generator.analyze.sights import Found

_MOST = 500  # expressions of one passage
_HALF = 6  # months after which a month without a year may be either
_STEPS: dict[str, Callable[[dt.date, int], str]] = {
    "day": calendars.day,
    "week": calendars.week,
    "month": calendars.month,
    "year": calendars.year,
}


class Rules(NamedTuple):
    """The expressions of one language, compiled; `steps` are the unit and step of each group of `phrases`."""

    phrases: re.Pattern[str]
    steps: tuple[tuple[str, int], ...]
    ago: re.Pattern[str]
    numbers: dict[str, int]
    units: dict[str, str]
    month: re.Pattern[str]
    months: dict[str, int]
    last: frozenset[str]
    coming: frozenset[str]
    since: frozenset[str]
    each: frozenset[str]
    future: re.Pattern[str]
    past: re.Pattern[str] | None


@cache
def rules(language: str) -> Rules | None:
    """The rules of a language; None where it has no table."""
    talk = TALK.get(language)
    if talk is None:
        return None
    numbers, months = (
        {form: at for at, forms in enumerate(row.split(), 1) for form in forms.split("|")} for row in (talk.numbers, talk.months)
    )
    units = dict(unit.split("=") for unit in talk.units.split())
    count = "|".join([*sorted(numbers, key=len, reverse=True), r"[0-9]{1,3}"])
    leads = "|".join(talk.lead.split())
    named = "|".join(sorted(months, key=len, reverse=True))
    return Rules(
        re.compile("|".join(rf"(\b(?:{phrase})\b)" for _, _, phrase in talk.phrases), re.IGNORECASE),
        tuple((unit, step) for unit, step, _ in talk.phrases),
        re.compile(rf"\b{talk.ago.format(numbers=count, units='|'.join(units))}\b", re.IGNORECASE),
        numbers,
        units,
        re.compile(rf"\b(?:{leads})\s(?P<month>{named})\b(?!\.?,?\s(?:del?\s)?[0-9])", re.IGNORECASE),
        months,
        frozenset(talk.last.split()),
        frozenset(talk.coming.split()),
        frozenset(talk.since.split()),
        frozenset(talk.each.split()),
        re.compile(rf"\b(?:{talk.future})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{PAST[language]})\b", re.IGNORECASE) if language in PAST else None,
    )


def knows(language: str) -> bool:
    """Whether there is a table of the language."""
    return language in TALK


def relatives(passage: Passage, language: str, day: dt.date | None) -> Iterator[Found]:
    """The relative dates and lone months of a passage, kind by kind; none without a day of publication."""
    found = rules(language)
    if found is None or day is None:
        return
    for match, _ in zip(found.phrases.finditer(passage.text), range(_MOST), strict=False):
        unit, step = found.steps[(match.lastindex or 1) - 1]
        yield _counted(match.start(), match.end(), unit, step, day)
    for match, _ in zip(found.ago.finditer(passage.text), range(_MOST), strict=False):
        count = match["count"].lower()
        number = int(count) if count.isdigit() else found.numbers[count]
        yield _counted(match.start(), match.end(), found.units[match["unit"].lower()], -number, day)
    for match, _ in zip(found.month.finditer(passage.text), range(_MOST), strict=False):
        item = _month(found, passage, match, day)
        if item is not None:
            yield item


def weekday(passage: Passage, language: str, start: int, end: int, *, today: bool) -> int | None:
    """How a weekday, maybe that of publication, is meant: -1 before publication, 1 after it, 0 the last not after it, None unclear."""
    found = rules(language)
    text = passage.text
    if found is None or "-" in (text[start - 1 : start], text[end : end + 1]):
        return None  # 'Black-Friday-Angebote'
    before = {*text[max(0, start - 16) : start].lower().split()[-1:]}
    beside = before | {*re.findall(r"\w+", text[end : end + 12].lower())[:1]}
    if beside & found.last:
        return -1
    if beside & found.coming:
        return 1
    if before & found.each:
        return None
    first, last = _clause(passage, start, end)
    if not before & found.since and found.future.search(text, first, last):
        return 0 if today else 1
    return 0 if before & found.since or found.past is None or found.past.search(text, first, last) else None


def _month(found: Rules, passage: Passage, match: re.Match[str], day: dt.date) -> Found | None:
    """A month by itself: the last that has begun, or the next one where the clause speaks of what is to come."""
    number = found.months[match["month"].lower()]
    first, last = _clause(passage, match.start(), match.end())
    ahead = number != day.month and found.future.search(passage.text, first, last) is not None
    if not ahead and (day.month - number) % 12 > _HALF:
        return None
    name = calendars.MONTHS[number - 1].capitalize()
    why = f"the next {name} after publication" if ahead else f"the last {name} not after publication"
    return Found(match.start("month"), match.end("month"), calendars.month_of(day, number, after=ahead), why)


def _counted(start: int, end: int, unit: str, step: int, day: dt.date) -> Found:
    """So many units before or after publication."""
    many = f"{abs(step)} {unit}{'s' if abs(step) > 1 else ''}"
    why = f"{many} {'before' if step < 0 else 'after'} publication" if step else f"the {unit} of publication"
    return Found(start, end, _STEPS[unit](day, step), why, spoken=unit == "day")


def _clause(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The stretch of the sentence between the commas around a date."""
    first, last = passage.around(start, end)
    comma = passage.text.find(",", end, last)
    return max(first, passage.text.rfind(",", first, start) + 1), last if comma < 0 else comma
