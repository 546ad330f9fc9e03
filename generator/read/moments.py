"""A declared date as ISO 8601: the forms that mark-up and front matter use, then dates in words.

`2025-07-29`, or with its time `2025-07-29T10:15:00`, with its offset where one is given. What no calendar has, and the
zero dates that software writes for 'none', are no dates.
"""

from __future__ import annotations

import datetime as dt
import re

from generator.datetext import find_dates

_ISO = re.compile(
    r"([0-9]{4})([-/.]?)([0-9]{1,2})\2([0-9]{1,2})"
    r"(?:(?:T|t|[ ,]{1,3})([0-9]{1,2}):?([0-9]{2})(?::?([0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"\s{0,2}(Z|z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?)?(?![0-9])"
)
_MAIL = re.compile(
    r"(?:[A-Za-z]{3,9},?\s{1,3})?([0-9]{1,2})[ -]([A-Za-z]{3,9})[ -]([0-9]{4})\s{1,3}([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?"
    r"\s{0,2}(Z|UTC|GMT|UT|[+-][0-9]{2}:?[0-9]{2})?"
)
# What scripts and archives write: 'Tue Mar 05 2024 10:11:12 GMT+0100 (Central European Standard Time)', '10:11:12 Mar 05, 2024'.
_SCRIPT = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([0-9]{1,2}) ([0-9]{4}) "
    r"([0-9]{2}):([0-9]{2}):([0-9]{2}) (?:GMT|UTC)([+-][0-9]{4})(?: \([^()]{0,80}\))?$"
)
_ARCHIVE = re.compile(r"([0-9]{1,2}):([0-9]{2}):([0-9]{2}) ([A-Z][a-z]{2}) ([0-9]{1,2}), ([0-9]{4})$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SECONDS = re.compile(r"[0-9]{10}(?:[0-9]{3})?(?:\.[0-9]{1,6})?")
FIRST_YEAR = 1700  # the first newspapers; earlier years are mistakes
LONGEST = 200  # characters of a value that is a date


def moment(value: str, language: str = "en") -> str:
    """The date, or date and time, that a declared value gives; '' where it gives none or several readings."""
    text = value.strip()[:LONGEST]
    if match := _ISO.match(text):
        year, _, month, day, hour, minute, second, zone = match.groups()
        return _made((int(year), int(month), int(day)), (hour, minute, second), zone)
    if match := _MAIL.match(text):
        number, name, year, hour, minute, second, zone = match.groups()
        if name[:3].lower() in _MONTHS:
            return _made((int(year), _MONTHS.index(name[:3].lower()) + 1, int(number)), (hour, minute, second), zone)
    if (match := _SCRIPT.match(text)) and match[1].lower() in _MONTHS:
        name, number, year, hour, minute, second, zone = match.groups()
        return _made((int(year), _MONTHS.index(name.lower()) + 1, int(number)), (hour, minute, second), zone)
    if (match := _ARCHIVE.match(text)) and match[4].lower() in _MONTHS:
        hour, minute, second, name, number, year = match.groups()
        return _made((int(year), _MONTHS.index(name.lower()) + 1, int(number)), (hour, minute, second), "UTC")
    if _SECONDS.fullmatch(text):
        seconds = float(text) if len(text.split(".")[0]) == 10 else float(text) / 1000
        at = dt.datetime.fromtimestamp(seconds, dt.UTC)
        return at.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    return _written(text, language)


def _written(text: str, language: str) -> str:
    """A date in words or in the order of a country, where the value holds exactly one and it can be read in one way."""
    full = [found for found in find_dates(text, language or "en") if found.iso]
    if len(full) != 1 or full[0].ambiguous:
        return ""
    return full[0].moment if full[0].year and full[0].year >= FIRST_YEAR else ""


def _made(day: tuple[int, int, int], clock: tuple[str | None, str | None, str | None], zone: str | None) -> str:
    if day[0] < FIRST_YEAR or day == (1970, 1, 1):
        return ""
    hour, minute, second = (int(part or 0) for part in clock)
    try:
        at = dt.datetime(*day, hour, minute, min(second, 59))  # noqa: DTZ001 - the offset is text
    except ValueError:
        try:
            return dt.date(*day).isoformat()
        except ValueError:
            return ""
    return at.isoformat() + _offset(zone) if clock[0] else at.date().isoformat()


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone.upper() in {"Z", "UTC", "GMT", "UT"}:
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    if not digits.strip("0"):
        return "+00:00"
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"
