"""Years and quarters in figures: 'in 2022', 'between 2016 and 2018', 'the 1990s', 'the second quarter of 2024'.

Decides which numbers of four digits are years: those with a word of time before them, or a noun of events after them.
"""

from __future__ import annotations

import re

from generator.analyze import calendars
from generator.analyze.figure_words import NUMBERS
from generator.analyze.sights import Found, Sight

IN_WORDS = (
    r"nineteen\s(?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?P<one>one|two|three|four|five|six|seven|eight|nine))?\b"
    r"|year\stwo\sthousand\b(?!\s(?:and|one|two|three|four|five|six|seven|eight|nine|ten)\b)"
)
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_FIRST, _LAST = 1500, 2100
_TIMELY = re.compile(  # a year follows, whatever comes after it
    r"(?:\b(?:in|since|until|till|during|through|throughout|early|late|mid|between|around|circa|back|fiscal|year|season|ending|ended|"
    r"winter|spring|summer|fall|autumn|due|into|post|pre|quarter\sof|end\sof|half\sof|start\sof|beginning\sof|part\sof|months\sof|as\sof|class\sof)[\s-]+|\()$",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"(?:\b(?:after|and|before|both|by|for|from|his|its|of|or|than|the|their|to)|['’]s)\s+$", re.IGNORECASE
)  # a year, or a number of things
_COUNTED = re.compile(
    r"\s+(?:[a-z]+s\b|people|percent|per\s|men|women|children|feet|meters|miles|dollars|euros|million|billion|square)|\s?%|-\w|/|:\d"
)
_EVENT = re.compile(  # 'his unsuccessful 1996 campaign', 'the 1992 protests'
    r"\s+(?:accord|agreement|attacks?|budget|campaign|championship|constitution|convention|coup|crash|crisis|deal|earnings|elections?|figures|film|games|invasion|law|levels|massacre|olympics|"
    r"presidential|primary|profits|protests?|referendum|report|resolution|results|revolution|ruling|riots?|sales|sanctions|season|speech|study|summit|survey|talks|treaty|"
    r"uprising|war|was|world)\b"
)
_MONEY = ("$", "€", "£", ".", ",", "/", "#", "_")
_LOOK = 14  # characters looked at before a year


def year(sight: Sight) -> Found | None:
    """A year, a span of years or a decade; None where the number is none."""
    start, end = sight.match.span()
    text, number = sight.passage.text, int(sight.match["year"])
    lead = text[max(0, start - _LOOK) : start]
    if not _FIRST <= number <= _LAST or lead[-1:] in _MONEY or (lead[-1:] == "-" and not lead.lower().endswith("mid-")):
        return None
    if sight.match["decade"]:
        return Found(start, end, f"{number:04d}/{number + 9:04d}") if number % 10 == 0 else None
    timely, last = _TIMELY.search(lead), sight.match["last"]
    if last and not sight.match["word"] and (timely or _LOOSE.search(lead)) and number < int(last) <= _LAST:
        return Found(start, end, f"{number}/{last}")
    end = sight.match.end("year")
    if not _is_whole(text, end):
        return None
    event, counted = _EVENT.match(text, end), _COUNTED.match(text, end)
    if text[start - 3 : start] in ("'s ", "’s ") and text[end : end + 2].lstrip()[:1].isupper():
        return None  # 'Kopp's 1987 Chevrolet'
    known = timely or (event and lead[-1:] == " ") or (_LOOSE.search(lead) and not counted)
    return Found(start, end, f"{number:04d}") if known else None


def _is_whole(text: str, end: int) -> bool:
    """Whether the number ends here: no letter, sign or further digits follow."""
    after = text[end : end + 2]
    return not (after[:1].isalnum() or after[:1] in ("%", "-") or (after[:1] in (",", ".") and after[1:].isdigit()))


def in_words(sight: Sight) -> Found | None:
    """A year in words, as broadcasters' texts have it: 'nineteen ninety-six', 'the year two thousand'."""
    if not sight.match["tens"]:
        return Found(*sight.match.span(), "2000")
    number = 1900 + NUMBERS[sight.match["tens"]] + NUMBERS.get(sight.match["one"] or "", 0)
    start = sight.match.start()
    lead = sight.passage.text[max(0, start - 10) : start]
    month = lead.split()[-1].lower() if lead.endswith(" ") and lead.split() else ""
    if month in calendars.MONTHS:
        return Found(start - len(month) - 1, sight.match.end(), f"{number}-{calendars.MONTHS.index(month) + 1:02d}")
    return Found(*sight.match.span(), str(number))


def quarter(sight: Sight) -> Found | None:
    """A quarter of a year; without a year the last that had begun at publication."""
    number = ORDINALS[sight.match["which"].lower()]
    if sight.match["year"]:
        return Found(*sight.match.span(), calendars.quarter(number, int(sight.match["year"])))
    following = sight.passage.text[sight.match.end() : sight.match.end() + 6].lower()
    if sight.day is None or following.startswith((" centu", "-final", " final", "back")):
        return None
    begun = sight.day.year - (number * 3 - 2 > sight.day.month)
    return Found(*sight.match.span(), calendars.quarter(number, begun), "the last such quarter that had begun at publication")
