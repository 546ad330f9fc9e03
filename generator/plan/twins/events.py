"""Files of the dated events of the timeline and of each story: as a calendar (ICS) and for TimelineJS.

What is told of an event are the same verbatim sentences as on the page, within the rights of their articles; an event of
which nothing may be shown is left out. A calendar has only events whose day is known; a month or a year is no all-day
event. Up to `WHOLE` events the timeline has one file in each format, else one for each year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from generator import urls
from generator.model import Citation, Story, TimelineEntry
from generator.plan.catalog import Catalog
from generator.plan.sheet import Leaf, Load
from generator.plan.shown import Allowance
from generator.plan.statements import ahead
from generator.plan.times import permanent, rfc3339
from generator.plan.twins import icalendar, timelinejs
from generator.plan.twins.happenings import Happening, Happenings, Told

WHOLE = 2_000  # events: 1.5 MB
CALENDAR = ("ics", "text/calendar", "ICS")
TIMELINE = ("json", "application/json", "TimelineJS")
WRITERS: dict[str, Callable[[Happenings], bytes]] = {"ics": icalendar.write, "json": timelinejs.write}
_DAYS = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
_DATES = re.compile(r"\d{4}(?:-\d\d){0,2}(?:/\d{4}(?:-\d\d){0,2})?")


def of_timeline(catalog: Catalog, year: str) -> str:
    """The name of the files for a page of the timeline: those of all events, else of its year."""
    return "all" if len(catalog.links.timeline) <= WHOLE else year


def of_story(catalog: Catalog, story: Story) -> tuple[TimelineEntry, ...]:
    """The events that a story's articles tell of, oldest first."""
    events = {event.id: event for ident in story.articles for event in catalog.told.get(ident, ())}
    return tuple(sorted(events.values(), key=lambda event: (event.value, event.id)))


def formats(catalog: Catalog, events: Iterable[TimelineEntry]) -> tuple[tuple[str, str, str], ...]:
    """The formats in which these events have a file, as (extension, media type, name): a file without an event is none."""
    shown = (event for event in events if _DATES.fullmatch(event.value) and next(_shown(catalog, event), None))
    first = next(shown, None)
    if first is None:
        return ()
    exact = _exact(first) or any(_exact(event) for event in shown)  # mostly the first tells: a page of many events asks few
    return (CALENDAR, TIMELINE) if exact else (TIMELINE,)


def leaves(catalog: Catalog) -> Iterator[Leaf[Happenings]]:
    """The files of the timeline and of each story that has dates."""
    title = catalog.config.title
    for year, group in groupby(catalog.links.timeline, key=lambda event: of_timeline(catalog, event.value[:4])):
        yield from _leaves(catalog, (year, title, urls.TIMELINE), tuple(group))
    for story in catalog.digest.stories:
        yield from _leaves(catalog, (f"stories/{story.id}", story.title, urls.story(story.id)), of_story(catalog, story))


def _leaves(catalog: Catalog, names: tuple[str, str, str], events: Sequence[TimelineEntry]) -> Iterator[Leaf[Happenings]]:
    for extension, _, _ in formats(catalog, events):
        yield Leaf("events", urls.events(names[0], extension), partial(_basis, catalog, names, events), partial(_write, extension))


def _basis(catalog: Catalog, names: tuple[str, str, str], events: Sequence[TimelineEntry]) -> Happenings:
    name, title, page = names
    config = catalog.config
    return Happenings(
        title=title,
        description=config.description if name == "all" else "",
        page=urls.absolute(config.base_url, page),
        language=config.language,
        happenings=tuple(catalog.once(_happening, event.id, event) for event in events if next(_shown(catalog, event), None)),
    )


def _happening(catalog: Catalog, event: TimelineEntry) -> Happening:
    told = tuple(_shown(catalog, event))
    briefs = [catalog.entries[citation.article].brief for citation, _ in told]
    start, _, end = event.value.partition("/")
    return Happening(
        id=event.id,
        uid=permanent(catalog.config.base_url.rstrip("/") or catalog.config.title, event.id),
        start=start,
        end=end or start,
        exact=_exact(event),
        ahead=ahead(catalog, event),
        stamp=max(rfc3339(moment) for brief in briefs for moment in (brief.updated, brief.published, brief.day)),
        told=tuple(_told(catalog, citation, why) for citation, why in told),
    )


def _told(catalog: Catalog, citation: Citation, why: str) -> Told:
    brief = catalog.entries[citation.article].brief
    page = urls.absolute(catalog.config.base_url, urls.article(citation.article))
    return Told(
        text=citation.span.text,
        why=why,
        outlet=brief.source or brief.attributed_to or catalog.title(citation.article),
        day=catalog.day(citation.article),
        address=f"{page}#{citation.anchor}" if page and catalog.shown[citation.article].full else page,  # what is cut off has no anchor
    )


def _shown(catalog: Catalog, event: TimelineEntry) -> Iterator[tuple[Citation, str]]:
    """The citations of an event that may be shown, each with how its date was worked out ('' where it is stated)."""
    allowance = Allowance()
    for place, citation in enumerate(event.citations):
        shown = catalog.shown.get(citation.article)
        if shown and allowance.take(citation.article, shown, citation.span.text):
            yield citation, event.whys[place] if place < len(event.whys) else ""


def _exact(event: TimelineEntry) -> bool:
    """Whether an event is of a day, or of the days from one to a later one."""
    start, _, end = event.value.partition("/")
    try:
        return dt.date.fromisoformat(start) <= dt.date.fromisoformat(end or start) and bool(_DAYS.fullmatch(event.value))
    except ValueError:
        return False


def _write(extension: str, basis: Happenings, load: Load) -> bytes:
    return WRITERS[extension](basis)
