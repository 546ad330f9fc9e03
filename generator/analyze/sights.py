"""Sights: an expression of a date in its place, and what it comes to."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from generator.analyze.reading import Passage
from generator.analyze.tenses import tense


class Found(NamedTuple):
    """Characters `start` to `end` of a passage, the EDTF value, and how it was worked out ('' where the text says all).

    `spoken`: counts from the day of speaking ('today'), which inside quotation marks may be any.
    """

    start: int
    end: int
    value: str
    why: str = ""
    spoken: bool = False


class Sight(NamedTuple):
    """An expression in its place, and the day it counts from (None: the article is undated)."""

    passage: Passage
    match: re.Match[str]
    day: dt.date | None

    def tense(self) -> int:
        """The tense of the sentence beside it."""
        start, end = self.match.span()
        return tense(self.passage.text, start, end, self.passage.around(start, end))
