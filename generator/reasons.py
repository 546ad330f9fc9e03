"""Reasons in the reader's language: how a date was worked out, which the program says in English, in the words of a theme.

A reason is made where a date is found, of few forms; here each form has a pattern, and the theme a text of its name
(`reason_last_not_after`) with the pattern's groups as holes. What no pattern knows, or the theme has no text for, stays as it is.
"""

from __future__ import annotations

import re

from generator.wording import Wording

PREFIX = "reason_"
_PUBLISHED = "publication"
_UNIT = "(?P<unit>week|month|year|quarter|weekend)"
# Names of the texts and what they say in English; the first that fits is taken.
PATTERNS = {
    name: re.compile(pattern, re.DOTALL)
    for name, pattern in {
        "on_inferred_day": r"(?P<reason>.+) \((?P<day>[0-9-]{10}), itself inferred\)",
        "on_day": r"(?P<reason>.+) \((?P<day>[0-9-]{10})\)",
        "last_not_after": f"the last (?P<what>.{{1,40}}) not after {_PUBLISHED}",
        "last_before": f"the last (?P<what>.{{1,40}}) before {_PUBLISHED}",
        "first_after": f"the (?:first|next) (?P<what>.{{1,40}}) after {_PUBLISHED}",
        "day_before": f"the day before {_PUBLISHED}",
        "day_of": f"the day of {_PUBLISHED}",
        "day_after": f"the day after {_PUBLISHED}",
        **{
            f"{unit}s_{way}": f"(?P<n>[0-9]+) {unit}s? {way} {_PUBLISHED}"
            for unit in ("day", "week", "month", "year")
            for way in ("before", "after")
        },
        "quarter_begun": f"the last such quarter that had begun at {_PUBLISHED}",
        "unit_of": f"the {_UNIT} of {_PUBLISHED}",
        "unit_before": f"the {_UNIT} before that of {_PUBLISHED}",
        "unit_after": f"the {_UNIT} after that of {_PUBLISHED}",
        "month_of_year": f"(?P<what>[A-Z][a-z]+) of the year of {_PUBLISHED}",
        "month_of_year_before": f"that month of the year before that of {_PUBLISHED}",
        "month_of_that_year": f"that month of the year of that of {_PUBLISHED}",
        "month_of_year_after": f"that month of the year after that of {_PUBLISHED}",
        "weekday_and_latest": "no date is stated; the lead says (?P<lead>.+), the latest full date in the file is (?P<date>.+), "
        "and no date in the article itself is later",
        "last_change": f"no day of {_PUBLISHED} is stated; the day of the last change stands in for it, since (?P<reason>.+)",
        "names_year": "the text names the year (?P<year>[0-9]+)",
        "lead_says": "the lead says (?P<lead>.+)",
    }.items()
}
WORDS = ("such_day", "week", "month", "year", "quarter", "weekend")  # what stands in holes, with a text of its own


def worded(text: str, words: Wording) -> str:
    """A reason in the language of `words`; the text itself where that is not known."""
    for name, pattern in PATTERNS.items():
        found = pattern.fullmatch(text)
        if found and words.has(PREFIX + name):
            held = found.groupdict()
            filled = {hole: _filled(hole, value, words) for hole, value in held.items()}
            known = "reason" not in held or filled["reason"] != held["reason"]  # no sentence half in English
            return words.text(PREFIX + name, **filled) if known else text
    return text


def _filled(hole: str, value: str, words: Wording) -> str | int:
    if hole == "n":
        return int(value)
    if hole == "reason":
        return worded(value, words)
    if hole == "day":
        return words.date(value)
    if hole in {"what", "unit"}:
        return words.label(value, PREFIX.removesuffix("_")) if value.replace(" ", "_") in WORDS else words.calendar_name(value)
    return value
