"""Dates written out in text: finds them and reads their parts; which date is an article's own is decided elsewhere.

Month and weekday names are CLDR's (through Babel), in the language asked for and always in English besides; English
needs no look-up. Numeric forms are read day first or month first by their separator and the language, and say when the
other reading is possible too. Nothing here knows what day it is, so relative words ('yesterday') are not dates here.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple


class Written(NamedTuple):
    """A date as written at characters `start` to `end`. Parts that are not written are None; `weekday` counts Monday as 0.

    `time` is 'HH:MM' or 'HH:MM:SS' with an offset ('+02:00', 'Z') where one is written, else ''. `ambiguous` marks
    numeric dates whose day and month could be exchanged ('03/04/2025').
    """

    start: int
    end: int
    text: str
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    time: str
    ambiguous: bool

    @property
    def iso(self) -> str:
        """YYYY-MM-DD, or '' where a part is missing."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}" if self.year and self.month and self.day else ""

    @property
    def moment(self) -> str:
        """The day, with the time where one is written: '2025-07-29T10:15+02:00'; '' where a part is missing."""
        return f"{self.iso}T{self.time}" if self.iso and self.time else self.iso


class Words(NamedTuple):
    """What one language needs: its names, and the expressions made of them."""

    months: dict[str, int]
    weekdays: dict[str, int]
    starts: re.Pattern[str]  # names of months: with digits, where a date can start
    core: re.Pattern[str]  # a date without weekday and time
    before: re.Pattern[str]  # a weekday that ends just before a date
    alone: re.Pattern[str]  # a weekday in full


_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_WEEKDAYS = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "weds", "wed"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
# What CLDR does not list but newspapers print: 'Sept' in German, 'set.' in Portuguese is there already.
_MORE_MONTHS = {
    "de": {"feber": 2, "jän": 1, "jänner": 1, "mrz": 3, "sept": 9},
    "fr": {"aout": 8, "fev": 2, "fév": 2, "sept": 9},
    "nl": {"mrt": 3},
}
_MORE_WEEKDAYS = {"ru": {"среду": 2, "пятницу": 4, "субботу": 5}}  # after 'on': 'в пятницу'
_MONTH_FIRST = ("en", "en-us", "en-ph", "fil")  # where 03/04/2025 is the fourth of March; plain 'en' by majority
_OFFSETS = {  # names of zones with one meaning in news; those with several (IST, CST, ET) keep the time without an offset
    "bst": "+01:00", "cest": "+02:00", "cet": "+01:00", "edt": "-04:00", "eest": "+03:00", "eet": "+02:00", "est": "-05:00",
    "gmt": "+00:00", "mesz": "+02:00", "mez": "+01:00", "msk": "+03:00", "pdt": "-07:00", "pst": "-08:00", "utc": "+00:00", "z": "Z",
}  # fmt: skip
_CLOCK = (
    r"(?P<h>2[0-3]|[01]?[0-9])(?![0-9])(?:(?P<sep>[:.h])(?P<m>[0-5][0-9])(?::(?P<s>[0-5][0-9])(?:\.[0-9]{1,9})?)?)?"
    r"(?:[ \u00a0\u202f]?(?P<half>[aApP]\.?[mM]\b\.?))?(?:[ \u00a0](?P<uhr>Uhr|uur|hrs?|h\b))?"
    r"(?:[ \u00a0]?\(?(?P<zone>Z\b|[+-][0-9]{2}:?[0-9]{2}\b|[A-Z]{2,4}\b(?:[+-][0-9]{1,2}\b)?)\)?)?"
)
_AFTER = re.compile(
    r"(?:T|[ \u00a0]?[,;]?[ \u00a0\u202f]{0,3}"
    r"(?:(?:[|\u2013\u2014\-\u2022\u00b7/@]|at|um|à|om|alle|ore|a las|às|в)[ \u00a0]{1,2})?)" + _CLOCK
)
_AHEAD = re.compile(_CLOCK + r"[,;]?[ \u00a0]{0,2}(?:(?:on|\u2013|-|\||\u2022|\u00b7)[ \u00a0])?$")
_YEAR = r"(?:1[0-9]|2[0-1])[0-9]{2}(?:(?![0-9])|(?=[0-9]{1,2}:[0-9]{2}))"  # '28 20232:23 PM': a time glued to it
_LINE = 40  # characters of a text that is a date and little else: '25.4.24' is one there
_DIGITS = re.compile("[0-9]+")
_EAST = re.compile(r"((?:19|20)[0-9]{2})\s?[年년]\s?([0-9]{1,2})\s?[月월]\s?(?:([0-9]{1,2})\s?[日일号])?")


def _forms(name: str) -> set[str]:
    """The ways a name is cased in print: as CLDR has it, capital first, all capitals."""
    return {name, name[:1].upper() + name[1:], name.upper()}


def _cldr(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """Month and weekday names of a language from CLDR, as written, without final full stops; empty where unknown."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return {}, {}
    months: dict[str, int] = {}
    days: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for source, into in ((locale.months, months), (locale.days, days)):
                for number, name in source.get(context, {}).get(width, {}).items():
                    plain = name.strip(" .\u200f")
                    if len(plain) >= (2 if into is days else 3) and not any(c.isdigit() for c in plain):
                        into.setdefault(plain, number)
    return months, days


def _pattern(months: list[str]) -> re.Pattern[str]:
    """The expression for a date without weekday and time: every alternative starts with a digit or a month's letter."""
    names = "|".join(map(re.escape, months))
    return re.compile(
        r"(?P<iy>(?:1[5-9]|20)[0-9]{2})(?P<is>[-/.])(?P<im>[0-9]{1,2})(?P=is)(?P<id>[0-9]{1,2})(?![0-9])"
        rf"|(?P<na>[0-9]{{1,2}})(?P<ns>[./-])\s?(?P<nb>[0-9]{{1,2}})(?P=ns)\s?"
        rf"(?P<ny>[0-9]{{4}}(?:(?![0-9])|(?=[0-9]{{1,2}}[. ]\s?(?:{names})))|[0-9]{{2}}(?![0-9]))"
        r"|(?P<cd>[0-9]{1,2})(?:st|nd|rd|th|er|ère|º|°|ª|\.)?(?:\s{0,2}[-–]\s{0,2}[0-9]{1,2}\.?)?(?:\s{1,3}(?:(?:of|de|di|do)\s{1,2})?|-|/)?"
        rf"(?P<cm>{names})(?![^\W\d_])\.?(?:(?:,?\s{{1,2}}(?:de[l]?\s|of\s)?|[-/])(?P<cy>{_YEAR}))?"
        rf"|(?P<yy>(?:19|20)[0-9]{{2}})\.?\s{{1,2}}(?P<ym>{names})\s{{1,2}}(?P<yd>[0-9]{{1,2}})(?![0-9])"
        rf"|(?P<mm>{names})(?![^\W\d_])\.?(?:\s{{1,2}}(?P<md>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9%]|[:.,][0-9])"
        rf"(?:\s?[-–]\s?[0-9]{{1,2}}(?![0-9]))?(?:,?\s{{1,2}}(?P<my>{_YEAR}))?|,?\s{{1,2}}(?:de[l]?\s|of\s)?(?P<ey>{_YEAR}))"
    )


@lru_cache(maxsize=64)
def names(language: str) -> Words:
    """The names and expressions of a language (BCP 47 tag), English always among them."""
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    full: set[str] = set()
    for table, into in ((_MONTHS, months), (_WEEKDAYS, weekdays)):
        for number, spellings in enumerate(table):
            for spelling in spellings:
                for form in (spelling.capitalize(), spelling.upper()):
                    into[form] = number + (into is months)
                if into is weekdays and spelling.endswith("day"):
                    full.add(spelling.capitalize())
    if not language.startswith("en"):
        own_months, own_days = _cldr(language)
        own_months |= _MORE_MONTHS.get(language.partition("-")[0], {})
        own_days |= _MORE_WEEKDAYS.get(language.partition("-")[0], {})
        for own, into in ((own_months, months), (own_days, weekdays)):
            for name, number in own.items():
                for form in _forms(name):
                    into[form] = number
        full |= {name for name in own_days if len(name) > 4} | {name[:1].upper() + name[1:] for name in own_days if len(name) > 4}
    longest = sorted(months, key=lambda n: (-len(n), n))
    days = "|".join(map(re.escape, sorted(weekdays, key=lambda n: (-len(n), n))))
    before = re.compile(rf"(?<![^\W_])(?P<name>{days})\.?,?\s{{1,2}}(?:(?:the|den|dem|le|el|il|dia)\s)?$")
    alone = re.compile("|".join(map(re.escape, sorted(full, key=lambda n: (-len(n), n)))))
    starts = re.compile("|".join(map(re.escape, longest)))
    return Words(months, weekdays, starts, _pattern(longest), before, alone)


def find_dates(text: str, language: str = "en") -> tuple[Written, ...]:
    """Every date written in `text`, in order: full dates, days without a year, months with a year, weekdays alone.

    `language` is a BCP 47 tag that decides names and the order of numeric dates; English names are always known.
    Dates that no calendar has (31 June) are not found. Linear in the length of the text.
    """
    words = names(language)
    found: list[Written] = []
    reached = 0
    if any(c in text for c in "0123456789"):
        starts = sorted([m.start() for m in _DIGITS.finditer(text)] + [m.start() for m in words.starts.finditer(text)])
        for start in starts:
            at = start
            while at >= reached and (match := words.core.match(text, at)) and (written := _read(match, words, language, reached)):
                found.append(_widen(text, written, words, reached))
                at = reached = found[-1].end  # another date may be glued to it, inside the same run of digits
        if "年" in text or "년" in text:
            found = sorted(found + [w for m in _EAST.finditer(text) if (w := _made(m.span(), text, _ints(m.groups())))])
    return tuple(sorted([*found, *_lone_weekdays(text, words, found)]))


def _lone_weekdays(text: str, words: Words, dates: list[Written]) -> list[Written]:
    """Weekdays written in full that belong to none of `dates`, which are in order."""
    found, covered, following = [], -1, iter(dates)
    upcoming = next(following, None)
    for match in words.alone.finditer(text):
        start, end = match.span()
        while upcoming and upcoming.start <= start:
            covered, upcoming = upcoming.end, next(following, None)
        if start >= covered and not _joined(text, start, end):
            found.append(Written(start, end, match.group(), None, None, None, words.weekdays[match.group()], "", ambiguous=False))
    return found


def _joined(text: str, start: int, end: int) -> bool:
    """Whether a letter or digit stands directly before or after."""
    return (start > 0 and text[start - 1].isalnum()) or text[end : end + 1].isalnum()


def _ints(parts: tuple[str | None, ...]) -> tuple[int | None, ...]:
    return tuple(int(p) if p else None for p in parts)


def _made(span: tuple[int, int], text: str, parts: tuple[int | None, ...], *, ambiguous: bool = False) -> Written | None:
    """A date of `parts` (year, month, day), or None where no calendar has it."""
    year, month, day = parts
    if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= calendar.monthrange(year or 2000, month)[1]):
        return None
    return Written(*span, text[slice(*span)], year, month, day, None, "", ambiguous)


def _read(match: re.Match[str], words: Words, language: str, reached: int) -> Written | None:
    """The date that one match of the core expression spells; `reached` is where the date before it ends."""
    text, (start, end), part = match.string, match.span(), match.groupdict()
    ahead, last = text[max(0, start - 2) : start], text[end : end + 1]
    glued = ahead[-1:].isalpha() and (part["mm"] or "")[:1].isupper() and ahead[-1:].islower()  # 'Associated PressApril 28, 2023'
    if start == reached > 0 or (part["iy"] and ahead.isalpha() and len(ahead) == 2 and ahead[-1:].islower()):
        glued = True  # '30.01.202430. Januar 2024', 'Opinion2024.03.31 19:59'
    if part["na"] and ahead[-1:].isalpha() and len(part["na"]) == len(part["nb"]) == 2:
        glued = True  # 'Mallorca15.04.25'
    if (ahead[-1:].isalnum() and not glued) or (ahead[-1:] in "./-,:" and ahead[:1].isdigit() and ahead):
        return None
    if part["iy"]:
        slug = ahead[-1:] in {"/", "-", "_"} or last in {"/", "-", "_"}
        return None if slug else _made((start, end), text, _ints((part["iy"], part["im"], part["id"])))
    if part["na"]:
        return _numeric(match, language)
    if part["cm"]:
        return _made((start, end), text, (*_ints((part["cy"],)), words.months[part["cm"]], int(part["cd"])))
    if part["ym"]:
        return _made((start, end), text, (int(part["yy"]), words.months[part["ym"]], int(part["yd"])))
    return _made((start, end), text, (*_ints((part["my"] or part["ey"],)), words.months[part["mm"]], *_ints((part["md"],))))


def _numeric(match: re.Match[str], language: str) -> Written | None:
    """A date in digits, year last: '29.07.2025', '7/29/2025', '29/07/25'."""
    a, b, year = match["na"], match["nb"], match["ny"]
    short = len(match.string) <= _LINE and match["ns"] == "." and not language.startswith("en")
    if len(year) == 2 and (len(a) != 2 or len(b) != 2 or match["ns"] == "-") and not short:
        return None  # scores, versions and section numbers
    if match.string[match.end() : match.end() + 2].strip("-/").isdigit() and match.string[match.end()] in "-/":
        return None
    full = int(year) + (0 if len(year) == 4 else 2000 if int(year) < 70 else 1900)
    first, second = int(a), int(b)
    month_first = match["ns"] != "." and second > 12
    ambiguous = match["ns"] != "." and first <= 12 and second <= 12 and first != second
    if ambiguous:
        month_first = language.lower() in _MONTH_FIRST
    day, month = (second, first) if month_first else (first, second)
    return _made(match.span(), match.string, (full, month, day), ambiguous=ambiguous)


def _widen(text: str, date: Written, words: Words, reached: int) -> Written:
    """The date with the weekday before it and the time beside it."""
    start, end, weekday, time = date.start, date.end, None, ""
    if match := words.before.search(text[max(reached, start - 24) : start]):
        weekday, start = words.weekdays[match["name"]], max(reached, start - 24) + match.start("name")
    if date.day and date.year and (match := _AFTER.match(text, end)) and (time := clock(match)):
        end = match.end()
    elif date.day and (match := _AHEAD.search(text[max(reached, start - 32) : start])) and (time := clock(match)):
        start = max(reached, start - 32) + match.start()
    return date._replace(start=start, end=end, text=text[start:end], weekday=weekday, time=time)


def clock(match: re.Match[str]) -> str:
    """The time of a match of the clock expression, '' where it is no time ('10.15' without 'Uhr', a lone number)."""
    half = (match["half"] or "").replace(".", "").lower()
    if not match["m"] and not half:
        return ""
    if match["sep"] == "." and not half and not match["uhr"]:
        return ""
    hour = int(match["h"])
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half == "pm" else 0)
    time = f"{hour:02d}:{match['m'] or '00'}" + (f":{match['s']}" if match["s"] else "")
    return time + _offset(match["zone"] or "")


def _offset(zone: str) -> str:
    """'+02:00' or 'Z' for a zone as written; '' where it names several or none."""
    if zone[:1] in {"+", "-"}:
        return f"{zone[:3]}:{zone[-2:]}"
    name, sign, hours = zone.partition("+") if "+" in zone else zone.partition("-")
    if sign and name.lower() in {"utc", "gmt"}:
        return f"{sign}{int(hours):02d}:00"
    return "" if sign else _OFFSETS.get(name.lower(), "")


def weekday_of(iso: str) -> int | None:
    """The weekday (Monday 0) of YYYY-MM-DD; None where it is no date."""
    try:
        return dt.date.fromisoformat(iso[:10]).weekday()
    except ValueError:
        return None
