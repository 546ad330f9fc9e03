"""What calendars and timelines are written from: dated events with who tells of them, and the few words they are called by."""

from __future__ import annotations

from generator.model import Value

LONGEST = 120
"""Characters of an event's name: longer sentences are cut at a word, and marked as cut; the whole stands below."""
ANNOUNCED = "announced"


class Told(Value, frozen=True):
    """A verbatim sentence on an event: its outlet and day, its address here, `why` how the event's date was worked out, '' if stated."""

    text: str
    why: str
    outlet: str
    day: str
    address: str


class Happening(Value, frozen=True):
    """An event from `start` to `end`, each a day, month or year; `exact` where both are days, `stamp` its newest report's RFC 3339 time.

    `ahead` is whether it lies after every report of it.
    """

    id: str
    uid: str
    start: str
    end: str
    exact: bool
    ahead: bool
    stamp: str
    told: tuple[Told, ...]

    @property
    def name(self) -> str:
        """What it is called: the first sentence that tells of it, cut where it is long."""
        text = self.told[0].text
        return text if len(text) <= LONGEST else (text[:LONGEST].rsplit(" ", 1)[0] or text[:LONGEST]) + " […]"


class Happenings(Value, frozen=True):
    """The events of a file, oldest first, and what they are of: the site or a story."""

    title: str
    description: str
    page: str
    language: str
    happenings: tuple[Happening, ...]


def source(told: Told) -> str:
    """Who tells, when, and how the date is known, in a line."""
    why = f"; date inferred: {told.why}" if told.why else ""
    return f"{told.outlet}{f', {told.day}' if told.day else ''}{why}"
