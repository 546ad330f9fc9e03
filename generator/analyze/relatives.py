"""Relative dates in English: 'yesterday', 'two days ago', 'last week', 'earlier this month', 'in March', 'in 2022', 'the second quarter'.

Finds the words and works out the EDTF value from the day of publication, with the reason in words. Dates written with a day of the month,
and weekdays, are read by `datetext`; both meet in `mentions`. An expression that leans on another date ('the day before') is left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from generator.analyze import calendars, holidays
from generator.analyze.figure_words import NUMBERS, SCALES
from generator.analyze.reading import Passage
from generator.analyze.sights import Found, Sight
from generator.analyze.years import IN_WORDS, ORDINALS, in_words, quarter, year

_NUMBERS = {"a": 1, "an": 1} | {word: number for word, number in NUMBERS.items() if number <= 12 and word != "dozen"}
_WHICH = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
LIMIT = 2000  # expressions of one paragraph that are looked at
_COMPARING = ("from", "than", "with", "to", "of", "the")
_UNIT = "week|weekend|month|year|quarter|morning|afternoon|evening|night"
_WEEKDAY = "|".join(name.capitalize() for name in calendars.WEEKDAYS)
_MONTH = "|".join(name.capitalize() for name in calendars.MONTHS)
_BEFORE_MONTH = re.compile(  # before a month that a capital follows: 'in April Washington said', but 'April Smith'
    r"\b(?:a|after|an|and|before|between|by|during|earlier|early|every|for|from|her|his|in|its|last|late|mid|next|of|since|the|their|this|"
    r"through|till|to|until)[\s-]+$",
    re.IGNORECASE,
)
_YEAR_LIKE = re.compile(r"[12][0-9]{3}(?:['’]?s)?")
_BEFORE_WORD = re.compile(  # before the months that are also words or names of persons
    r"\b(?:in|since|until|till|by|from|during|through|early|late|mid|last|next|this|earlier|between)[\s-]+$", re.IGNORECASE
)


_OF_MONTH = re.compile(r"\b(?:a|an|her|his|its|last|our|the|their)\s$", re.IGNORECASE)
_NOUN = re.compile(r"\s(?!(?:after|and|as|at|by|for|from|has|in|is|of|on|or|that|through|to|was|with)\b)[a-z]{4}")  # 'a June agreement'


def relatives(passage: Passage, day: dt.date | None) -> list[Found]:
    """The relative dates, months and years of a passage, in order; those that need the day of publication only where it is known."""
    found: list[Found] = []
    reached = tried = 0
    opening = _OPENING if "ago" in passage.text else _OPENING_ELSE
    if not passage.digits and opening.isdisjoint(passage.texts):
        return []
    for at, text in enumerate(passage.texts):
        if text not in opening and not (text[0] in "12" and _YEAR_LIKE.fullmatch(text)):
            continue
        word = text[:-2] if text.endswith(("'s", "’s")) else text
        start = passage.starts[at]
        if start < reached:
            continue
        tried += 1
        if tried > LIMIT:
            break
        pattern, read = _RULES.get(word, _RULES["1999"])
        match = pattern.match(passage.text, start)
        item = read(Sight(passage, match, day)) if match else None
        if item is not None and item.value:
            found.append(item)
            reached = item.end
    return found


def _simple(sight: Sight) -> Found | None:
    """'yesterday', 'today', 'tonight', 'this morning', 'last night', 'tomorrow'."""
    words = sight.match.group().lower()
    days = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(words, 0)
    if sight.day is None:
        return None
    relation = {-1: "the day before", 0: "the day of", 1: "the day after"}[days]
    return Found(*sight.match.span(), calendars.day(sight.day, days), f"{relation} publication", spoken=True)


def _ago(sight: Sight) -> Found | None:
    """'two days ago', 'a month ago'; the larger the unit, the coarser the value."""
    count = sight.match["count"].lower()
    number = _NUMBERS[count] if count in _NUMBERS else int(count)
    unit = sight.match["unit"].lower()
    lead = ["", *sight.passage.text[max(0, sight.match.start() - 12) : sight.match.start()].split()][-1]
    compares = number == 1 and (lead in _COMPARING or lead in NUMBERS or lead in SCALES or lead[:1].isdigit())
    if sight.day is None or number > 1000 or compares:
        return None  # 'up from a year ago', 'from $186.4 million a year ago'
    step: Callable[[dt.date, int], str] = {"day": calendars.day, "week": calendars.week, "month": calendars.month, "year": calendars.year}[
        unit
    ]
    return Found(*sight.match.span(), step(sight.day, -number), f"{number} {unit}{'s' if number > 1 else ''} before publication")


def _which(sight: Sight) -> Found | None:
    """'last week', 'next month', 'this year', 'last March', 'next Friday', 'last quarter'."""
    which, unit = sight.match["which"].lower(), sight.match["unit"].lower()
    if sight.day is None:
        return None
    step = _WHICH[which]
    if unit in ("morning", "afternoon", "evening", "night"):
        return _simple(sight) if step == 0 or (step < 0 and unit == "night") else None
    if unit in calendars.MONTHS:
        return _which_month(sight, step, calendars.MONTHS.index(unit) + 1)
    if unit in calendars.WEEKDAYS:
        return _which_weekday(sight, step, calendars.WEEKDAYS.index(unit))
    if unit == "weekend":
        value = calendars.weekend(sight.day, step if step or sight.tense() >= 0 or sight.day.weekday() >= 5 else -1)
    elif unit == "quarter":
        index = sight.day.year * 4 + (sight.day.month - 1) // 3 + step
        value = calendars.quarter(index % 4 + 1, index // 4)
    else:
        value = {"week": calendars.week, "month": calendars.month, "year": calendars.year}[unit](sight.day, step)
    relation = {-1: "before", 0: "of", 1: "after"}[step]
    return Found(*sight.match.span(), value, f"the {unit} {relation} that of publication" if step else f"the {unit} of publication")


def _which_month(sight: Sight, step: int, number: int) -> Found | None:
    """'last March' is the latest one over, 'next March' the first to come, 'this March' that of the year."""
    day = sight.day
    if day is None:
        return None
    name = calendars.MONTHS[number - 1].capitalize()
    if step == 0:
        return Found(*sight.match.span(), f"{day.year:04d}-{number:02d}", f"{name} of the year of publication")
    if step < 0 and (day.month - number) % 12 == 1:
        return None  # 'last February' in March: this year's, or the one before
    year = day.year - (number >= day.month) if step < 0 else day.year + (number <= day.month)
    return Found(
        *sight.match.span(),
        f"{year:04d}-{number:02d}",
        f"the last {name} before publication" if step < 0 else f"the next {name} after publication",
    )


def _which_weekday(sight: Sight, step: int, number: int) -> Found | None:
    """'last Friday' is the one before the day of publication, 'next Friday' the one after it, 'this Friday' goes by the tense."""
    day = sight.day
    if day is None:
        return None
    name = calendars.WEEKDAYS[number].capitalize()
    if step > 0 or (step == 0 and sight.tense() >= 0):
        return Found(
            *sight.match.span(),
            calendars.weekday(day, number, after=step > 0 or day.weekday() != number),
            f"the next {name} after publication",
        )
    before = day - dt.timedelta(days=1) if step < 0 and day.toordinal() > 1 else day
    return Found(*sight.match.span(), calendars.weekday(before, number, after=False), f"the last {name} before publication")


def _lone_month(sight: Sight) -> Found | None:
    """'in March', 'earlier in February': the latest that has begun, or the next one where the sentence speaks of what is to come."""
    start, end = sight.match.span()
    text = sight.passage.text
    after = text[end : end + 2]
    number = calendars.MONTHS.index(sight.match["month"].lower()) + 1
    if sight.day is not None and sight.match["of"]:
        step = _WHICH[sight.match["of"].lower()]
        return Found(
            start,
            end,
            f"{sight.day.year + step:04d}-{number:02d}",
            f"that month of the year {'before' if step < 0 else 'after' if step else 'of'} that of publication",
        )
    if sight.day is None or after[:1].isalnum() or (after[:1] == " " and after[1:].isdigit()):
        return None
    lead = text[max(0, start - 12) : start]
    name = sight.match["month"]
    if lead.endswith(("last ", "Last ")):
        return None
    plain = _BEFORE_WORD.search(lead) or (name != "May" and _OF_MONTH.search(lead) and _NOUN.match(text, end))
    if name in ("March", "May", "April", "June", "August") and not plain:
        return None
    if after[:1] == " " and after[1:].isupper() and not _BEFORE_MONTH.search(lead):
        return None
    coming = (number - sight.day.month) % 12 == 1  # a newspaper calls the one of eleven months ago 'last March'
    told = sight.tense()
    ahead = number != sight.day.month and (coming or told > 0 or (told == 0 and lead.endswith(("by ", "until "))))
    ago = (sight.day.month - number) % 12
    if told == 0 and not ahead and ago > 6:
        return None
    return Found(
        start,
        end,
        calendars.month_of(sight.day, number, after=ahead),
        f"the next {name} after publication" if ahead else f"the last {name} not after publication",
    )


_Rule = tuple[re.Pattern[str], Callable[[Sight], Found | None]]
_COUNT = "|".join([*_NUMBERS, r"[0-9]{1,3}"])
_RULES: dict[str, _Rule] = {}
for _words, _pattern, _read in (
    ("yesterday today tonight tomorrow", r"(?i:yesterday|today|tonight|tomorrow)\b", _simple),
    (
        " ".join(_NUMBERS) + " " + " ".join(map(str, range(2, 100))),
        rf"(?P<count>(?i:{_COUNT}))\s(?P<unit>day|week|month|year)s?\sago\b",
        _ago,
    ),
    (
        "last next this earlier later early late past coming current",
        rf"(?i:(?:earlier|later|early|late)\s)?(?P<which>(?i:last|next|this|past|coming|current))\s(?P<unit>{_UNIT}|{_MONTH}|{_WEEKDAY})\b(?!\s[0-9])",
        _which,
    ),
    (
        " ".join(name.capitalize() for name in calendars.MONTHS),
        rf"(?P<month>{_MONTH})\b(?:\s(?:of\s)?(?P<of>last|this|next)\syear\b)?",
        _lone_month,
    ),
    ("Christmas New Thanksgiving", holidays.PATTERN, holidays.holiday),
    ("nineteen Nineteen year", rf"(?i:{IN_WORDS})", in_words),
    ("1999", r"(?P<year>[0-9]{4})(?:(?P<decade>['’]?s\b)|(?:(?P<word>\s(?:and|to|through)\s)|\s?[–-]\s?)(?P<last>[12][0-9]{3})\b)?", year),
    (
        " ".join(ORDINALS),
        r"(?P<which>(?i:first|second|third|fourth))[\s-]quarter\b(?:(?:\s(?:of|in))?\s(?P<year>[12][0-9]{3})\b)?",
        quarter,
    ),
):
    for _word in _words.split():
        for _form in {_word, _word.capitalize()}:
            _RULES[_form] = (re.compile(_pattern), _read)
_OPENING = frozenset(word + ending for word in _RULES for ending in ("", "'s", "’s"))
_OPENING_ELSE = frozenset(
    word for word in _OPENING if _RULES[word.removesuffix("'s").removesuffix("’s")][1] is not _ago
)  # 'a' is everywhere
