"""Calendars: arithmetic on days, weeks, months and years, and its results in EDTF level 0 (ISO 8601-2).

Weeks run from Monday to Sunday. Nothing here reads text; what cannot be represented (before year 1, after 9999) is ''.
"""

from __future__ import annotations

import calendar
import datetime as dt

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def day(date: dt.date, days: int = 0) -> str:
    """The day so many days on: '2025-02-27'."""
    try:
        return (date + dt.timedelta(days=days)).isoformat()
    except OverflowError:
        return ""


def month(date: dt.date, months: int = 0) -> str:
    """The month so many months on: '2025-02'."""
    year, index = divmod(date.year * 12 + date.month - 1 + months, 12)
    return f"{year:04d}-{index + 1:02d}" if 1 <= year <= 9999 else ""


def year(date: dt.date, years: int = 0) -> str:
    """The year so many years on: '2025'."""
    number = date.year + years
    return f"{number:04d}" if 1 <= number <= 9999 else ""


def week(date: dt.date, weeks: int = 0) -> str:
    """The week so many weeks on, as the interval from its Monday to its Sunday."""
    first = weeks * 7 - date.weekday()
    return interval(day(date, first), day(date, first + 6))


def weekend(date: dt.date, weeks: int = 0) -> str:
    """The Saturday and Sunday of the week so many weeks on."""
    saturday = weeks * 7 - date.weekday() + 5
    return interval(day(date, saturday), day(date, saturday + 1))


def quarter(number: int, in_year: int) -> str:
    """A quarter of a year as an interval of months: '2025-04/2025-06'."""
    return f"{in_year:04d}-{number * 3 - 2:02d}/{in_year:04d}-{number * 3:02d}"


def interval(first: str, last: str) -> str:
    """From one EDTF date to another; '' where one is unknown or they are in the wrong order."""
    return f"{first}/{last}" if first and last and first < last else ""


def weekday(date: dt.date, number: int, *, after: bool) -> str:
    """The last such weekday not after the date, or the next one after it; `number` counts Monday as 0."""
    return day(date, (number - date.weekday() - 1) % 7 + 1 if after else -((date.weekday() - number) % 7))


def month_of(date: dt.date, number: int, *, after: bool) -> str:
    """The last month of this number that has begun on the date, or the first that ends after it."""
    if after:
        return f"{date.year + (number < date.month):04d}-{number:02d}"
    return f"{date.year - (number > date.month):04d}-{number:02d}"


def day_of(date: dt.date, number: int, of_month: int, *, after: bool) -> str:
    """The last such day of the year not after the date, or the first one after it; '' where the year has none (29 February)."""
    passed = (number, of_month) <= (date.month, date.day)
    in_year = date.year + (1 if after and passed else -1 if not after and not passed else 0)
    if not 1 <= in_year <= 9999 or of_month > calendar.monthrange(in_year, number)[1]:
        return ""
    return f"{in_year:04d}-{number:02d}-{of_month:02d}"
