"""Figures: quantities in the text with what they count ('six diplomatic properties', '$60 million', 'at least 12 %', 'a 50-day deadline').

A number is a figure when a unit, a currency, a percent sign or a counted noun stands by it. Dates, years, times of day, ordinals, scores
and numbers in names are none. What a figure is about, and which can be compared, is decided elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal

from generator.analyze.figure_words import CURRENCIES, NO_PLURALS, NUMBERS, PLURALS, QUALIFIERS, SCALES, UNITS
from generator.analyze.function_words import FUNCTION_WORDS
from generator.analyze.ground import Ground
from generator.analyze.reading import Passage
from generator.model import Figure, ParagraphKind

LIMIT = 500  # figures of one article
_LOOK = 40  # characters looked at before a figure
_IN_WORDS = frozenset(form for word in NUMBERS for form in (word, word.capitalize()))
_STOPS = FUNCTION_WORDS["en"]
_NO_NOUNS = frozenset("costs points says".split())
_DOT_DECIMAL = frozenset(["", "en", "ga", "he", "hi", "ja", "ko", "mt", "th", "zh"])  # where 1.5 is one and a half; elsewhere 1,5 is
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,15}(?:\.[0-9]{1,9})?"
_COMMA = r"[0-9]{1,3}(?:[. \u00a0\u202f][0-9]{3})+(?:,[0-9]+)?|[0-9]{1,15}(?:,[0-9]{1,9})?"
_TAIL = (
    r"(?P<to>\s?(?:-|–|to)\s?(?P<second>{number}|{words}))?(?:(?:\s|-)(?P<scale>hundred|thousand|million|billion|trillion|dozen)s?\b|(?P<short>bn|m|k)\b)?"
    r"(?P<percent>\s?%|\s(?:(?P<points>percentage\spoints?)|percent|per\scent)\b)?"
)
_WORDS = "|".join(NUMBERS)


def _pattern(number: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<number>{number}|(?i:{_WORDS}))" + _TAIL.format(number=number, words=_WORDS), re.IGNORECASE)


_EXPRESSIONS = {False: _pattern(_DIGITS), True: _pattern(_COMMA)}
_WORD = r"[^\W\d_]{1,40}(?:-[^\W\d_]{1,40})?"
_NOUNS = re.compile(rf"(?P<join>-|\s)(?P<one>{_WORD})(?:\s(?P<two>{_WORD}))?(?:\s(?P<three>{_WORD}))?")
_QUALIFIER = re.compile(rf"\b({'|'.join(QUALIFIERS)})\s(?:US)?[$€£¥₽₴₹]?$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:no\.|nr\.|numbers?|articles?|pages?|parts?|phase|chapter|section|rule|title|room|gate|lines?|magnitude|resolution|route|highway|channel|flight|covid|formula|figure|table)\s$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"[:/]|(?:st|nd|rd|th)\b|\s?(?:[ap]\.?m\b|o['’]clock|gmt\b|utc\b)|-?year-old", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween\s(?P<number>{_DIGITS}|(?i:{_WORDS}))\sand\s$", re.IGNORECASE)
_SHARE = re.compile(rf"(?:[0-9]|\b(?i:{_WORDS}))\s(?:out\s)?of\s(?:the\s)?$")  # '12 of 14 units': how many there are is not how many it was
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}(?:[-–](?:[0-9]{2}|[0-9]{4}))?")


def figures(ground: Ground) -> tuple[Figure, ...]:
    """The figures of paragraphs that are no headings, in reading order."""
    language = ground.reading.language
    english, comma = language in ("en", ""), language not in _DOT_DECIMAL
    found: list[Figure] = []
    for passage in ground.reading.passages:
        if passage.kind is ParagraphKind.HEADING or len(found) >= LIMIT:
            continue
        places = passage.digits
        if english and not _IN_WORDS.isdisjoint(passage.texts):
            places = sorted([*places, *(at for at, text in enumerate(passage.texts) if text in _IN_WORDS)])
        starts = [passage.starts[at] for at in places]
        if not starts:
            continue
        dates = [(date.start, date.end) for date in ground.dates[passage.number]]
        starts = [start for start in starts if not _within(dates, start)][: LIMIT * 4]
        found += _of(passage, starts, english=english, comma=comma)
    return tuple(found[:LIMIT])


def _within(dates: list[tuple[int, int]], start: int) -> bool:
    """Whether a place lies inside one of these ranges, which are in order."""
    index = bisect_right(dates, start, key=lambda item: item[0]) - 1
    return index >= 0 and start < dates[index][1]


def _of(passage: Passage, starts: list[int], *, english: bool, comma: bool) -> list[Figure]:
    """The figures of one passage that begin at these places."""
    found: list[Figure] = []
    reached = 0
    for start in starts:
        match = _EXPRESSIONS[comma].match(passage.text, start) if start >= reached else None
        if match is None:
            continue
        reached = match.end()
        figure = _figure(passage, match, english=english, comma=comma)
        if figure is not None:
            found.append(figure)
            reached = figure.span.end
    return found


def _figure(passage: Passage, match: re.Match[str], *, english: bool, comma: bool) -> Figure | None:
    """The figure that starts here, or None where nothing is counted."""
    text, (start, end) = passage.text, match.span()
    before = text[max(0, start - _LOOK) : start]
    currency = CURRENCIES.get(before[-1:], "")
    if (before[-1:].isalnum() or before[-1:] in tuple("-–/.:#'’,_@&")) or _NUMBERED.search(before) or _CLOCK.match(text, end):
        return None
    if _SHARE.search(before):
        return None
    unit, counted, last = _counted(text, end) if english and not match["percent"] else ("", "", end)
    unit = currency or unit
    if match["percent"]:
        unit = "% point" if match["points"] else "%"
    value = _value(match, comma=comma)
    if not (unit or counted) or (value == "1" and not unit) or (_YEAR.fullmatch(match.group()) and not currency):
        return None
    start -= bool(currency)
    between = _BETWEEN.search(before) if not comma and not unit and "-" not in value else None
    if between:
        start -= len(before) - between.start("number")
        value = f"{_number(between['number'], 1, comma=comma)}-{value}"
    qualifier = _QUALIFIER.search(before)
    return Figure(passage.span(start, last), value, unit, counted, qualifier[1].lower() if qualifier else "", passage.sentence(start, last))


def _value(match: re.Match[str], *, comma: bool) -> str:
    """The number in digits without grouping, scaled ('60000000'); a range as 'first-last'."""
    scale = SCALES.get((match["scale"] or match["short"] or "").lower(), 1)
    return "-".join(_number(part, scale, comma=comma) for part in (match["number"], match["second"]) if part)


def _number(text: str, scale: int, *, comma: bool) -> str:
    """One number, in words or digits; `comma` where it parts the decimals."""
    if text.lower() in NUMBERS:
        return str(NUMBERS[text.lower()] * scale)
    plain = re.sub(r"[. \u00a0\u202f]", "", text).replace(",", ".") if comma else text.replace(",", "")
    number = Decimal(plain) * scale
    return str(int(number)) if number == int(number) else format(number.normalize(), "f")


def _counted(text: str, end: int) -> tuple[str, str, int]:
    """The unit, what is counted, and where the figure ends: '50-day deadline' is day and deadline, 'six properties' properties."""
    match = _NOUNS.match(text, end)
    if match is None:
        return "", "", end
    first = match["one"].lower()
    unit = UNITS.get(first, CURRENCIES.get(first, "") if match["join"] == " " else "")
    if unit:
        noun = match["two"] if match["join"] == "-" else None
        plain = noun is not None and noun.islower() and noun not in _STOPS
        return unit, noun if plain and noun else "", match.end("two" if plain else "one")
    if match["join"] == "-":
        return "", "", end
    for part in ("one", "two", "three"):
        word = match[part]
        if word is None or word.lower() in _STOPS or word.lower() in _NO_NOUNS:
            break
        if _is_plural(word):
            return "", text[match.start("one") : match.end(part)], match.end(part)
    return "", "", end


def _is_plural(word: str) -> bool:
    """Whether a noun is a plural by its form."""
    plain = word.lower().rpartition("-")[2]
    return plain in PLURALS or (
        len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is")) and plain not in NO_PLURALS
    )
