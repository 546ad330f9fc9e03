"""The words of the interface: texts with their plurals, dates, numbers and lists in the site's language.

Data says `2025-07-29` and 3; what a reader sees, '29 July 2025' and '3 articles', is decided here, by CLDR (through
Babel) and the theme's texts. There is no clock and no time zone: a time is worded as it was written, with its offset.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from babel import Locale

_HOLE = re.compile(r"\{([a-z_]+)\}")
_TIME = re.compile(r"T([0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?$")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_PARTS = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_CELL = 5  # characters of a weekday's name that fit a day's width in a calendar
_LOCALES = {
    "en": "en_001",  # English without a country: day before month, as most of the world writes
}
_ENGLISH = {
    "days": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "months": tuple("January February March April May June July August September October November December".split()),
}
# CLDR's own layouts of a day by style, and the style of a month in a month's name.
_DAYS = {"full": "full", "long": "long", "short": "medium"}
_MONTHS = {"short": "yMMM"}


class UnknownTextError(KeyError):
    """A text that the theme does not have."""

    def __str__(self) -> str:
        """The message without the quotation marks of KeyError."""
        return str(self.args[0])


def known(language: str) -> bool:
    """Whether CLDR has dates and plurals for a language tag."""
    return _locale(language) is not None


def direction(language: str) -> str:
    """The direction of a language's script: 'ltr' or 'rtl' ('ltr' for a language that CLDR does not know)."""
    locale = _locale(language)
    return str(locale.text_direction) if locale else "ltr"


def week_start(language: str) -> int:
    """The weekday that calendars of a language begin with, Monday 0: of its region, or of the one where most speak it.

    English without a region is that of most countries, and begins with Monday; so does a language that CLDR does not know.
    """
    from babel.core import get_global

    locale = _locale(language)
    if locale is None or locale.territory:
        return int(locale.first_week_day) if locale else 0
    likely = get_global("likely_subtags").get(locale.language, "")
    country = _locale(f"{locale.language}-{likely.rpartition('_')[2]}") if likely else None
    return int((country or locale).first_week_day)


@functools.lru_cache(maxsize=256)
def _locale(language: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(_LOCALES.get(language, language), sep="_" if language in _LOCALES else "-")
    except (UnknownLocaleError, ValueError):
        return None


class Wording:
    """The texts of one theme in one language. All methods are pure; what they return is text, not HTML."""

    def __init__(self, language: str, texts: Mapping[str, Mapping[str, str]]) -> None:
        self.language = language
        self._texts = texts
        self._known = _locale(language) or _locale("en")
        self.date: Callable[..., str] = functools.lru_cache(maxsize=65536)(self._date)
        self.number: Callable[[float], str] = functools.lru_cache(maxsize=4096)(self._number)
        self._plural: Callable[[float], str] = functools.lru_cache(maxsize=4096)(self._plural_form)

    @property
    def _locale(self) -> Locale:
        if self._known is None:  # pragma: no cover - Babel always has English
            raise LookupError(self.language)
        return self._known

    def text(self, key: str, /, **values: object) -> Markup:
        """The text of a key, its `{holes}` filled; `n` chooses the plural form. Numbers are worded, text is escaped.

        Raises `UnknownTextError` for a key that the theme lacks, or a hole without a value.
        """
        forms = self._texts.get(key)
        if forms is None:
            raise UnknownTextError(f"the theme has no text {key!r}{_nearest(key, self._texts)}")
        n = values.get("n")
        form = forms.get(self._plural(n)) if isinstance(n, int | float) and len(forms) > 1 else None
        pieces = _pieces(form or forms["other"])
        filled = [self._fill(key, piece, values) if at % 2 else piece for at, piece in enumerate(pieces)] if len(pieces) > 1 else pieces
        return Markup("".join(filled))  # noqa: S704 - escaped

    def _plural_form(self, n: float) -> str:
        return str(self._locale.plural_form(n))

    def _fill(self, key: str, name: str, values: Mapping[str, object]) -> str:
        if name not in values:
            raise UnknownTextError(f"the text {key!r} needs a value {name!r}")
        value = values[name]
        return str(escape(self.number(value) if isinstance(value, int | float) else value))

    def has(self, key: str) -> bool:
        """Whether the theme has a text of this key."""
        return key in self._texts

    def label(self, value: str, group: str) -> str:
        """A word of the program ('stated', 'follow-up') in the reader's language: the text `group_value`, else the value itself."""
        key = f"{group}_{value.replace(' ', '_').replace('-', '_')}"
        return str(self.text(key)) if key in self._texts else value

    def name(self, text: str, kind: str) -> str:
        """The text of a link by its kind: 'word' (the text `word_text`), 'date' and 'week', 'part' (of a long list), '' as it is."""
        if kind == "word":
            return self.text(f"word_{text}")
        if kind == "part":
            return self.text("part", n=int(text))
        return self._date(text) if kind in {"date", "week"} else text

    def _number(self, value: float) -> str:
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self._locale)

    def listed(self, items: Sequence[str]) -> str:
        """'A, B and C'."""
        from babel.lists import format_list

        return format_list(list(items), locale=self._locale) if items else ""

    def weekdays(self, first: int = 0) -> tuple[tuple[str, str], ...]:
        """The days of the week from `first` on (0 is Monday), each short and in full."""
        widths = [self._locale.days["stand-alone"][width] for width in ("abbreviated", "short", "narrow")]
        short = next((names for names in widths if max(map(len, names.values())) <= _CELL), widths[-1])
        full = self._locale.days["stand-alone"]["wide"]
        return tuple((short[n % 7], full[n % 7]) for n in range(first, first + 7))

    def calendar_name(self, english: str) -> str:
        """The name of a weekday or month that is given in English; another text stays as it is."""
        places = {name: (group, place) for group, names in _ENGLISH.items() for place, name in enumerate(names)}
        if english not in places:
            return english
        group, place = places[english]
        return str((self._locale.days if group == "days" else self._locale.months)["stand-alone"]["wide"][place + (group == "months")])

    def _date(self, value: str, style: str = "long") -> str:
        """A date in words: a day, month, year, ISO week, EDTF interval, or date and time. Other text stays as it is.

        `style`: full (with the weekday), long, short, month, year, or time (day and time).
        """
        if style == "time":
            return self._moment(value)
        if monday := _monday(value):
            return self._week(monday, style)
        ends = [_parse(part) for part in value.split("/")]
        if len(ends) > 2 or None in ends:
            return value
        return self._between(style, [end for end in ends if end is not None])

    def _between(self, style: str, ends: Sequence[tuple[dt.date, int]]) -> str:
        from babel.dates import format_interval

        if len(ends) == 2 and ends[0][1] == ends[1][1] and ends[0][0] < ends[1][0]:
            return format_interval(ends[0][0], ends[1][0], ("y", "yMMM", "yMMMd")[ends[0][1]], locale=self._locale)
        return " – ".join(dict.fromkeys(self._one(style, day, grain) for day, grain in ends))

    def _one(self, style: str, day: dt.date, grain: int) -> str:
        """One date in words, no finer than `grain` (0 year, 1 month, 2 day) and no finer than the style asks."""
        from babel.dates import format_date, format_skeleton

        if grain == 2 and style in _DAYS:
            return format_date(day, _DAYS[style], locale=self._locale)
        skeleton = "y" if grain == 0 or style == "year" else _MONTHS.get(style, "yMMMM")
        return format_skeleton(skeleton, day, locale=self._locale)

    def _week(self, monday: dt.date, style: str) -> str:
        return self._between("short" if style == "short" else "long", [(monday, 2), (monday + dt.timedelta(days=6), 2)])

    def _moment(self, value: str) -> str:
        clock = _TIME.search(value)
        day = self._date(value, "long")
        if not clock or day == value:
            return day
        zone = clock[2] or ""
        time = clock[1] + (f" UTC{zone if zone not in {'Z', '+00:00', '-00:00', '+0000'} else ''}" if zone else "")
        return str(self._locale.datetime_formats["medium"]).replace("{1}", day).replace("{0}", time)


def ends(value: str) -> tuple[str, ...]:
    """The values for `datetime` attributes: both ends of an interval, or the value itself; () where HTML has no such date."""
    parts = tuple(value.split("/"))
    return parts if len(parts) <= 2 and all(_parse(part) or _monday(part) for part in parts) else ()


@functools.lru_cache(maxsize=4096)
def _pieces(form: str) -> tuple[str, ...]:
    """A text escaped and taken apart: what stands before its first hole, the hole's name, what follows, and so on."""
    return tuple(_HOLE.split(str(escape(form))))


@functools.lru_cache(maxsize=65536)
def _parse(value: str) -> tuple[dt.date, int] | None:
    """The first day of a date, and its precision: 0 year, 1 month, 2 day. None for what is no date."""
    date = value.split("T", 1)[0]
    if not _PARTS.fullmatch(date) or ("T" in value and not _TIME.search(value)):
        return None
    numbers = [int(part) for part in date.split("-")]
    try:
        return dt.date(*[*numbers, 1, 1][:3]), len(numbers) - 1
    except ValueError:
        return None


def _monday(value: str) -> dt.date | None:
    """The first day of an ISO week ('2025-W31'), None for anything else."""
    week = _WEEK.fullmatch(value)
    try:
        return dt.date.fromisocalendar(int(week[1]), int(week[2]), 1) if week else None
    except ValueError:
        return None


def _nearest(key: str, keys: Mapping[str, object]) -> str:
    import difflib

    near = difflib.get_close_matches(key, list(keys), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
