"""Whether a topic is rising: its articles of the last seven days beside those of the four weeks before, counted and no more.

The last day is the digest's own, so the same articles always give the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.group.days import ordinal

WEEK, BEFORE = 7, 28  # days
LEAST, TWICE = 3, 2.0  # articles of the week, and how many times the average week before they must be


class Rise(NamedTuple):
    """The articles of the last seven days, those of the four weeks before, and whether the first are many more."""

    recent: int
    earlier: int
    rising: bool


def rise(days: Iterable[str], today: str) -> Rise:
    """How a topic with articles of these days (YYYY-MM-DD) rises up to `today`; undated articles and later ones do not count.

    A topic that had nothing in the four weeks before is new rather than rising, and counts as rising too.
    """
    last = ordinal(today)
    if last is None:
        return Rise(0, 0, rising=False)
    ages = [last - day for iso in days if (day := ordinal(iso)) is not None]
    recent = sum(0 <= age < WEEK for age in ages)
    earlier = sum(WEEK <= age < WEEK + BEFORE for age in ages)
    return Rise(recent, earlier, rising=recent >= LEAST and recent * BEFORE >= TWICE * earlier * WEEK)
