"""Verbs that report: where one stands beside a bare weekday, the day is the report's, not an event's."""

from __future__ import annotations

# Folded forms, sorted; each was met beside a weekday that told only when somebody spoke or a text appeared.
REPORTING = frozenset({
    "according", "acknowledged", "added", "admitted", "aired", "announced", "asked", "briefing", "called", "claimed", "commented",
    "confirmed", "declined", "denied", "explained", "insisted", "interview", "noted", "quoted", "released", "remarks", "reported",
    "reporters", "said", "saying", "says", "spoke", "stated", "statement", "stressed", "told", "tweeted", "urged", "warned", "wrote",
})  # fmt: skip
