"""Writes events as an iCalendar file (RFC 5545): all-day events with the sentences that tell of them.

What is announced is TENTATIVE; no event blocks its reader's day. DTSTAMP is the time of an event's newest report, as no
clock is asked. An event without a day of its own is not written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.plan.twins.happenings import Happening, Happenings, source

_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_UNKNOWN = "19700101T000000Z"


def write(of: Happenings) -> bytes:
    """The calendar's bytes: lines of at most 75 octets, ended by CRLF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//newsdigest//newsdigest//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(of.title)}",
        f"X-WR-CALNAME:{_text(of.title)}",
        *([f"DESCRIPTION:{_text(of.description)}"] if of.description else []),
        *([f"URL:{of.page}"] if of.page else []),
        *(line for happening in of.happenings if happening.exact for line in _event(happening)),
        "END:VCALENDAR",
    ]
    return b"".join(map(_folded, lines))


def _event(of: Happening) -> Iterator[str]:
    start, end = dt.date.fromisoformat(of.start), dt.date.fromisoformat(of.end)
    told = "\n\n".join(f"{told.text}\n{source(told)}" for told in of.told)
    yield "BEGIN:VEVENT"
    yield f"UID:{of.uid}"
    yield f"DTSTAMP:{of.stamp.replace('-', '').replace(':', '') or _UNKNOWN}"
    yield f"DTSTART;VALUE=DATE:{_day(start)}"
    if end < dt.date.max:
        yield f"DTEND;VALUE=DATE:{_day(max(start, end) + dt.timedelta(days=1))}"  # the first day that is no longer part of it
    yield f"SUMMARY:{_text(of.name)}"
    yield f"DESCRIPTION:{_text(told)}"
    if of.told[0].address:
        yield f"URL:{of.told[0].address}"
    yield f"STATUS:{'TENTATIVE' if of.ahead else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(date: dt.date) -> str:
    return f"{date.year:04}{date.month:02}{date.day:02}"


def _text(text: str) -> str:
    """A value of the type TEXT."""
    return "".join(c for c in text if c >= " " or c == "\n").replace("\x7f", "").translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """The line folded at 75 octets, no character taken apart."""
    data = line.encode("utf-8", "replace")
    pieces: list[bytes] = []
    start, end = 0, _OCTETS
    while end < len(data):
        while data[end] & 0xC0 == 0x80:  # a byte that continues a character, as UTF-8 has it
            end -= 1
        pieces.append(data[start:end])
        start, end = end, end + _OCTETS - 1
    return b"\r\n ".join([*pieces, data[start:]]) + b"\r\n"
