"""Which day an article is filed under, which day is today, and the order of articles.

Today is the day given, or the newest day that is plausible: a day that lies more than two years after all but a few of
the articles is a misprint or a bad clock, not news. Articles dated after today are kept under their day but stand behind
all others that are dated, so that a date in the future never leads the site.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from generator.model import Brief

GAP = 731  # days without any article before days that are taken for misprints
ODD = 100  # of so many dated articles, at most one may be a misprint


def ordinal(day: str) -> int | None:
    """The number of a day (YYYY-MM-DD), or None when it is none."""
    try:
        return dt.date.fromisoformat(day).toordinal() if len(day) == 10 else None
    except ValueError:
        return None


def newest(briefs: Iterable[Brief]) -> str:
    """The newest plausible day among the articles, '' when none is dated."""
    days = sorted(b.day for b in briefs if ordinal(b.day))
    odd = max(1, len(days) // ODD)
    for i in range(max(3, len(days) - odd), len(days)):
        if (ordinal(days[i]) or 0) - (ordinal(days[i - 1]) or 0) > GAP:
            return days[i - 1]
    return days[-1] if days else ""


def rank(brief: Brief, today: str) -> tuple[int, int, float, str]:
    """The sort key of an article: newest first, days after today behind, undated last, then by path."""
    day = ordinal(brief.day)
    if day is None:
        return (2, 0, 0.0, brief.path)
    return (1 if today and brief.day > today else 0, -day, -_clock(brief.published), brief.path)


def _clock(published: str) -> float:
    """Seconds of the moment of publication, 0 for a mere day. Times without an offset are taken for UTC."""
    if "T" not in published:
        return 0.0
    try:
        moment = dt.datetime.fromisoformat(published)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return (moment - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)).total_seconds()
