"""Dates: every date of a passage, written or relative, with its value.

Dates that say their year stand by themselves. A day without a year, a weekday, a month, 'last week' need the day of publication: the
last such day not after it, as newspapers mean it, or the next one where the words say that it is to come. Without a day of
publication they are left out, and so is whatever else cannot be resolved: nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
import re

from generator.analyze import calendars, foreign_dates
from generator.analyze.reading import Passage, Reading
from generator.analyze.relatives import relatives
from generator.analyze.sights import Found
from generator.analyze.tenses import tense
from generator.datetext import Written, find_dates

LIMIT = 500  # dates of one kind that a paragraph is searched for
_NAMED_DAYS = {(1, 6), (9, 11), (10, 7)}  # days that are names of what happened on them: 'the Sept. 11 attacks', 'the Jan. 6 committee'
_RECENT = 45  # days within which such a day is a date all the same
_DIGIT = re.compile("[0-9]")
_STALE = 300  # days after which a newspaper gives the year: a day without one that is longer ago is to come
_YEAR = 365
_LEANING = frozenset(
    "any each every following one previous same some that".split()
)  # 'the previous Friday' leans on another date, 'every Friday' is none
_AHEAD = ("next", "volgende")
_UNTIL = ("by", "until")
_RANGE = (" to ", "-", "–", " - ", " – ", " through ", " until ", " and ")


def dates(passage: Passage, reading: Reading) -> tuple[Found, ...]:
    """The dates of one passage in order: what overlaps goes to the one that starts first, and of those to the longest."""
    english = reading.language in ("en", "")
    found = relatives(passage, reading.day) if english else list(foreign_dates.relatives(passage, reading.language, reading.day))
    if not english or _has_written(passage):
        written = find_dates(passage.text, reading.language or "en")
        found += [item for at in range(min(len(written), LIMIT)) if (item := _resolved(written, at, passage, reading)) is not None]
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
        elif item.end > kept[-1].end and item.end - item.start > kept[-1].end - kept[-1].start:
            kept[-1] = item
    return tuple(kept)


def _has_written(passage: Passage) -> bool:
    """Whether the passage can hold a written date: a digit, or a capitalized word that holds 'day'."""
    return _DIGIT.search(passage.text) is not None or any("day" in passage.plain[at] for at in passage.capitals)


def _resolved(row: tuple[Written, ...], at: int, passage: Passage, reading: Reading) -> Found | None:
    """A written date with its value; None where it cannot be resolved."""
    published = reading.day
    date = row[at]
    if date.year:
        return _full(date)
    following = row[at + 1] if at + 1 < len(row) else None
    if (
        date.month
        and date.day
        and following
        and following.year
        and following.month
        and passage.text[date.end : following.start] in (*_RANGE, ", ")
    ):
        return _full(date._replace(year=following.year - (following.month < date.month)))
    if published is None:
        return None
    if date.month and date.day:
        return _day_of_year(date, passage, published)
    if date.weekday is None:
        return None
    if not foreign_dates.knows(reading.language):
        return _weekday(date, passage, published)
    today = date.weekday == published.weekday()
    meant = foreign_dates.weekday(passage, reading.language, date.start, date.end, today=today)
    return None if meant is None else _which_weekday(date, published, meant)


def _full(date: Written) -> Found | None:
    """A date that says its year."""
    value = f"{date.year:04d}" + "".join(f"-{part:02d}" for part in (date.month, date.day) if part)
    return Found(date.start, date.end, value) if not date.ambiguous else None


def _tense(date: Written, passage: Passage) -> int:
    """1 where the words before, or the verbs beside, say that the date is to come; -1 where they say it is over."""
    lead = passage.text[max(0, date.start - 16) : date.start].lower().split()
    if lead and lead[-1] in _AHEAD:
        return 1
    if lead and lead[-1] in ("later", "earlier"):
        return -1  # 'Later Thursday, two cousins sought ...'
    verdict = tense(passage.text, date.start, date.end, passage.around(date.start, date.end))
    return 1 if lead and lead[-1] in _UNTIL and verdict == 0 else verdict


def _day_of_year(date: Written, passage: Passage, published: dt.date) -> Found | None:
    """A day and month without a year: the last one not after publication, or the next one."""
    month, day = date.month or 0, date.day or 0
    past, future = (calendars.day_of(published, month, day, after=after) for after in (False, True))
    ago = (published - dt.date.fromisoformat(past)).days if past else _STALE + 1
    ahead = ago > _STALE or (ago > _YEAR - _STALE and _tense(date, passage) > 0)  # 'by Jan. 14' on the 15th is over, whatever the tense
    value = future if ahead else past
    if not value:
        return None
    distance = abs((dt.date.fromisoformat(value) - published).days)
    if (month, day) in _NAMED_DAYS and distance > _RECENT and date.weekday is None:
        return None
    return Found(
        date.start, date.end, value, "the first such day after publication" if ahead else "the last such day not after publication"
    )


def _weekday(date: Written, passage: Passage, published: dt.date) -> Found | None:
    """A weekday alone: the last one not after publication, or the next one."""
    number = date.weekday or 0
    lead = passage.text[max(0, date.start - 12) : date.start].lower().split()
    if lead and lead[-1] in _LEANING:
        return None
    ahead = number != published.weekday() and _tense(date, passage) > 0  # 'Thursday' on a Thursday is today: the next is 'next Thursday'
    return _which_weekday(date, published, int(ahead))


def _which_weekday(date: Written, published: dt.date, meant: int) -> Found:
    """The weekday before (-1) or after (1) the day of publication, or the last one not after it (0)."""
    number = date.weekday or 0
    name = calendars.WEEKDAYS[number].capitalize()
    why = ("the last {} not after publication", "the first {} after publication", "the last {} before publication")[meant]
    before = published - dt.timedelta(days=1) if meant < 0 and published.toordinal() > 1 else published
    return Found(date.start, date.end, calendars.weekday(before, number, after=meant > 0), why.format(name))
