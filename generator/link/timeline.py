"""The dated events that the articles tell of, each once, with all who tell of it.

A date in a text is an event when the text sets it apart from the report's own day: 'on Feb. 27', not 'said Tuesday'. A
mere month is one only where several articles tell of it in the same words, and so is a bare weekday taken for one to
come: of those read in labelled news, three in ten were meant otherwise. Mentions by several articles meet when they
name the same day and tell of it in shared words; in doubt they stay apart, since a false meeting would be a false
confirmation. What a date means is decided where it was found.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from generator.link.known import Known, cite, voice
from generator.link.reporting import REPORTING
from generator.model import DateMention, Entry, TimelineEntry
from generator.text import digest, fold, words
from generator.vectors import cosine

DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?")
MONTH = re.compile(r"\d{4}-\d{2}")
DASHES = ("-", "–", "—")
SURE = frozenset(  # single words that can mean no other day
    "tomorrow amanhã après-demain demain domani dopodomani mañana morgen übermorgen завтра послезавтра".split()
)
BEFORE, AFTER = 8, 3  # words around a weekday in which a reporting verb makes it the report's own day
CONTEXT = 4  # sentences that tell of a date: its own, and the ones before it in the paragraph
IMPRINT = re.compile(r"\(@\w+\)|://")  # 'Ann Berg (@berg) January 15, 2020'
DATELINE = re.compile(r"\s*\([^()]{2,30}\)\s*[-–—]")  # 'NORDHAVEN, Aug 13 (Agency) - The bridge ...'
WORDS = 2  # words of a sentence, but dates, that tell of something
RECENT = 400  # mentions of a day that one more is compared with: all of them but for days that everybody tells of
MENTIONS = 200  # of one article that are looked at
REMOTE = 10  # days between an event and a report of it, from which a shared date is a strong sign by itself
ALIKE = 0.10  # likeness of articles that may tell of one event
TELLING = 1.0  # rarity of a word that two reports of a remote event must share
CLOSE = 3  # words of any rarity that do instead within one story
MUCH, OVERLAP = 5.0, 0.3  # of a recent one: rarity of all the words shared, and their part of the shorter context
MONTHLY = 0.55  # the part that two sentences on one month must share, since a month holds many events


class Told(NamedTuple):
    """One mention of a dated event, and the words that tell of it."""

    entry: Entry
    mention: DateMention
    remote: bool  # is its date written out ('Feb. 27'), and well apart from the report's own day
    near: frozenset[str]  # term keys of its sentence and, but for a month, of those before it in the paragraph
    weight: float  # their rarity in all
    doubtful: bool  # is it a bare weekday taken for one still to come


def timeline(known: Known) -> tuple[TimelineEntry, ...]:
    """All events, oldest first."""
    by_value: dict[str, list[Told]] = {}
    for entry in known.digest.entries:
        for told in _told(known, entry):
            by_value.setdefault(told.mention.value, []).append(told)
    events = []
    for value in sorted(by_value):
        for met in _meet(known, by_value[value]):
            event = _event(value, met)
            if event.origins > 1 or not (MONTH.fullmatch(value) or all(told.doubtful for told in met)):
                events.append(event)
    return tuple(sorted(events, key=lambda e: (e.value.split("/")[0], e.value, e.first_reported or "9999", e.id)))


def _told(known: Known, entry: Entry) -> Iterator[Told]:
    """The mentions of an article that tell of an event, one for each sentence and date."""
    seen: set[tuple[str, int, int]] = set()
    features = entry.features
    places = [(s.span.paragraph, s.span.start) for s in features.sentences]
    alone = {place for place, s in zip(places, features.sentences, strict=True) if s.standalone}
    dates = {fold(w[0]) for m in features.mentions for w in words(m.span.text)}
    for mention in features.mentions[:MENTIONS]:
        at = (mention.sentence.paragraph, mention.sentence.start)
        written = any(c.isdigit() for c in mention.span.text)
        month = MONTH.fullmatch(mention.value) is not None
        if (mention.value, *at) in seen or mention.value == entry.brief.day or not (month or DAY.fullmatch(mention.value)):
            continue
        if _is_imprint(mention):
            continue
        if written or month or ("/" not in mention.value and at in alone and not _of_report(mention)):
            seen.add((mention.value, *at))
            last = bisect_left(places, (at[0], mention.sentence.end))
            first = bisect_left(places, at if month else (at[0], 0))
            context = features.sentences[max(first, last - CONTEXT) : last]
            if context and " " in mention.sentence.text and len({*context[-1].terms} - dates - REPORTING) < WORDS:
                continue  # 'Accessed 4 Nov. 2025.', '(Feb. 12) AP'
            ahead = bool(entry.brief.day) and mention.value[:10] > entry.brief.day
            doubtful = ahead and not written and not month and _bare(mention)
            near = frozenset(k for s in context for k in s.terms) - dates - REPORTING
            yield Told(entry, mention, written and _remote(entry, mention), near, math.fsum(known.rarity[k] for k in near), doubtful)


def _is_imprint(mention: DateMention) -> bool:
    """Whether a date belongs to a text and not to an event: to the report's own line, a message that is printed whole, or an address."""
    sentence, after = mention.sentence.text, mention.sentence.text[mention.span.end - mention.sentence.start :]
    return sentence.endswith(DASHES) or IMPRINT.search(sentence) is not None or DATELINE.match(after) is not None


def _bare(mention: DateMention) -> bool:
    """Whether a date is a weekday and nothing else ('Friday', not 'next Friday' or 'tomorrow')."""
    return " " not in mention.span.text and mention.span.text.casefold() not in SURE


def _of_report(mention: DateMention) -> bool:
    """Whether a date without digits ('Friday', 'yesterday') says when something was said: the report's own clock."""
    text, at = mention.sentence.text, mention.span.start - mention.sentence.start
    before = [m[0] for m in words(text[:at].casefold())][-BEFORE:]
    after = [m[0] for m in islice(words(text[at + len(mention.span.text) :].casefold()), AFTER)]
    return not REPORTING.isdisjoint([*before, *after])


def _meet(known: Known, told: Sequence[Told]) -> list[list[Told]]:
    """Mentions of one day, parted into events; each joins the event it shares most with, as far as the `RECENT` mentions before it tell."""
    events: list[list[Told]] = []
    recent: deque[tuple[int, Told]] = deque(maxlen=RECENT)
    ordered = sorted(told, key=lambda t: (t.entry.brief.day or "9999", t.entry.brief.path, t.mention.span.paragraph, t.mention.span.start))
    for one in ordered:
        best, most = len(events), 0.0
        for number, other in recent:
            share = 0.0 if one.near.isdisjoint(other.near) else round(_shared(known, one, other), 9)
            if share > most or (share == most > 0.0 and number < best):
                best, most = number, share
        if best == len(events):
            events.append([])
        events[best].append(one)
        recent.append((best, one))
    return events


def _shared(known: Known, a: Told, b: Told) -> float:
    """How much two mentions of one day share; 0 where it is too little to take them for one event."""
    both = a.near & b.near
    if not both:
        return 0.0
    rarities = [known.rarity[k] for k in both]
    total = math.fsum(rarities)
    if a.near == b.near and voice(a.entry) == voice(b.entry):
        enough = True  # copies of one sentence
    elif a.remote and b.remote:
        close = a.entry.story is not None and a.entry.story == b.entry.story and len(rarities) >= CLOSE
        enough = close or max(rarities) >= TELLING
    else:
        overlap = MONTHLY if MONTH.fullmatch(a.mention.value) else OVERLAP
        enough = total >= MUCH and total >= overlap * min(a.weight, b.weight)
    return total if enough and _akin(known, a.entry, b.entry) else 0.0


def _remote(entry: Entry, mention: DateMention) -> bool:
    """Whether a date lies well apart from the report's own day; a month is no day."""
    if MONTH.fullmatch(mention.value):
        return False
    try:
        apart = dt.date.fromisoformat(mention.value[:10]) - dt.date.fromisoformat(entry.brief.day)
    except ValueError:  # no day of its own to be near
        return True
    return abs(apart.days) >= REMOTE


def _akin(known: Known, a: Entry, b: Entry) -> bool:
    """Whether two articles have enough to do with one another to tell of one event."""
    if a.id == b.id or (a.story and a.story == b.story):
        return True
    return cosine(known.vector(a.id), known.vector(b.id)) >= ALIKE


def _event(value: str, told: Sequence[Told]) -> TimelineEntry:
    """One event: a citation for each article, the first to report first."""
    firsts: dict[str, Told] = {}
    for one in told:
        firsts.setdefault(one.entry.id, one)
    days = [one.entry.brief.day for one in firsts.values() if one.entry.brief.day]
    first = next(iter(firsts.values()))
    return TimelineEntry(
        id=f"t-{value[:10]}-{digest(value, first.entry.brief.path, first.mention.sentence.text, size=3)}",
        value=value,
        citations=tuple(cite(one.entry, one.mention.sentence) for one in firsts.values()),
        first_reported=min(days, default=""),
        whys=tuple(one.mention.why for one in firsts.values()),
        origins=len({voice(one.entry) for one in firsts.values()}),
    )
