"""One story: the reports of one event, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, groupby, islice

from generator import urls
from generator.model import Ledger, QuoteEntry, Story, TimelineEntry, View
from generator.plan import covered, facets, lists
from generator.plan.catalog import Catalog
from generator.plan.covered import FirstReport, Several
from generator.plan.frames import Heading, frame, word_link
from generator.plan.parts import Card, Cited, Counted, Counts, Frame, Link, Moment, Pager, Said, Spell
from generator.plan.sheet import Sheet
from generator.plan.statements import figures, moments, quotes, statements
from generator.plan.twins import cards, offers

# What the first page holds, so that it stays under 25 KB gzip; the timeline, the other pages and digest.json have the rest.
DATES = 16  # reports of dates, of the newest of these
QUOTED = 20  # reports of quotations
REPORTS = 4  # reports of one date or quotation
FIRST = 12  # articles of the first day
SEVERAL = 4  # of each kind of what several outlets report
OUTLETS = 24
BESIDE = 35  # articles that weigh as much as all this
NO_LEDGER = Ledger((), (), (), ())


class StoryView(View, frozen=True):
    """`why_*` say why the articles were grouped: `score` and `needed` are 0 to 100; `nearest` is the article that just stayed out.

    `spells` are the quiet spells of the story; `follows` is the earlier story that it takes up, `followed` those that take it up.
    `more_quotes` and `first_more` count the quotations and the articles of the first day that are not shown, `earlier` (with its
    count) leads to the dates before those that are.

    Of a long story the older articles are on pages of their own (`pager`), which have only these and `counts` of them.
    """

    frame: Frame
    title: str
    first: str
    last: str
    counts: Counts
    articles: tuple[Card, ...]
    pager: Pager
    outlets: tuple[Link, ...] = ()
    summary: tuple[Cited, ...] = ()
    moments: tuple[Moment, ...] = ()
    quotes: tuple[Said, ...] = ()
    figures: tuple[Counted, ...] = ()
    only: tuple[Cited, ...] = ()
    first_reports: tuple[FirstReport, ...] = ()
    several: tuple[Several, ...] = ()
    why_terms: tuple[str, ...] = ()
    why_names: tuple[str, ...] = ()
    why_dates: tuple[str, ...] = ()
    why_figures: tuple[str, ...] = ()
    score: int = 0
    needed: int = 0
    nearest: Link | None = None
    nearest_score: int = 0
    edited: bool = False
    spells: tuple[Spell, ...] = ()
    follows: Link | None = None
    followed: tuple[Link, ...] = ()
    topics: tuple[Link, ...] = ()
    more_quotes: int = 0
    first_more: int = 0
    earlier: Link | None = None


def sheets(catalog: Catalog) -> Iterator[Sheet[StoryView]]:
    """A page for each story, a long one in parts."""
    for story in catalog.digest.stories:
        first, *older = slices = lists.slices(_newest(catalog, story), BESIDE)
        found = facets.of_story(catalog, story)
        make = partial(_view, catalog, story, first, len(slices))
        yield Sheet("story", urls.story(story.id), "story.html", make, changed=story.last, bundle=found.bundle)
        for part in older:
            newest = max(map(catalog.day, part.idents))
            yield Sheet(
                "story", urls.story(story.id, part.number), "story.html", partial(_part, catalog, story, part, len(slices)), changed=newest
            )


def _view(catalog: Catalog, story: Story, part: lists.Slice, count: int) -> StoryView:
    """The first page of a story: all that is said of it, and its newest articles."""
    ledger = catalog.links.stories.get(story.id, NO_LEDGER)
    idents = _newest(catalog, story)
    events = {event.id: event for ident in idents for event in catalog.told.get(ident, ())}
    told = sorted(events.values(), key=lambda event: (event.value, event.id))
    summary = statements(catalog, ledger.summary)
    older = len(told) - _within(told[::-1], DATES)
    first_reports = covered.first(catalog, story.id)
    quoted = _within(ledger.quotes, QUOTED)
    heading = Heading(
        "story",
        urls.story(story.id),
        story.title,
        description=summary[0].text if summary else "",
        feed=any(map(catalog.day, idents)),
        twins=offers.story(catalog, story),
        picture=cards.of_story(catalog, story),
        found=facets.of_story(catalog, story),
    )
    return StoryView(
        frame=frame(catalog, heading),
        title=story.title,
        first=story.first,
        last=story.last,
        counts=lists.counts(catalog, idents, len({catalog.day(ident) for ident in idents} - {""})),
        outlets=_outlets(catalog, idents),
        summary=summary,
        moments=moments(catalog, told[older:], most=REPORTS),
        quotes=quotes(catalog, ledger.quotes[:quoted], REPORTS),
        figures=figures(catalog, ledger.figures),
        articles=lists.cards(catalog, part.idents),
        only=statements(catalog, ledger.only),
        first_reports=first_reports[:FIRST],
        several=_few(covered.several(catalog, story.id)),
        why_terms=story.why.terms,
        why_names=story.why.names,
        why_dates=story.why.dates,
        why_figures=story.why.figures,
        score=round(100 * story.why.score),
        needed=round(100 * story.why.needed),
        nearest=catalog.link(story.why.nearest) if story.why.nearest in catalog.entries else None,
        nearest_score=round(100 * story.why.nearest_score),
        edited=story.edited,
        spells=tuple(Spell(spell.after, spell.until, spell.days) for spell in story.spells),
        follows=_link(catalog, story.follows),
        followed=tuple(link for name in story.followed if (link := _link(catalog, name))),
        topics=lists.topic_links(catalog, idents),
        pager=lists.part_pager(0, count, urls.story(story.id)),
        more_quotes=len(ledger.quotes) - quoted,
        first_more=len(first_reports[FIRST:]),
        earlier=word_link("timeline", urls.TIMELINE, older) if older else None,
    )


def _part(catalog: Catalog, story: Story, part: lists.Slice, count: int) -> StoryView:
    """A later page of a long story, with its older articles."""
    heading = Heading(
        "story",
        urls.story(story.id, part.number),
        story.title,
        twins=offers.story(catalog, story),
        picture=cards.of_story(catalog, story),
    )
    days = sorted({catalog.day(ident) for ident in part.idents} - {""})
    return StoryView(
        frame=frame(catalog, heading),
        title=story.title,
        first=days[0] if days else "",
        last=days[-1] if days else "",
        counts=lists.counts(catalog, part.idents, len(days)),
        articles=lists.cards(catalog, part.idents),
        pager=lists.part_pager(part.number, count, urls.story(story.id), Link(story.title, urls.story(story.id))),
    )


def _within(entries: Sequence[QuoteEntry | TimelineEntry], room: int) -> int:
    """How many of the entries, from the first on, stand on a page that has room for so many reports."""
    return sum(taken <= room for taken in accumulate(min(REPORTS, len(entry.citations)) for entry in entries))


def _few(found: Iterable[Several]) -> tuple[Several, ...]:
    """Of each kind those that most outlets have."""
    return tuple(one for _, row in groupby(found, key=lambda one: one.kind) for one in islice(row, SEVERAL))


def _link(catalog: Catalog, name: str) -> Link | None:
    """A link to another story by its title; None where there is none."""
    story = catalog.stories.get(name)
    return Link(story.title, urls.story(name), len(story.articles)) if story else None


def _newest(catalog: Catalog, story: Story) -> list[str]:
    """The story's articles, newest first."""
    return [ident for ident in reversed(story.articles) if ident in catalog.entries]


def _outlets(catalog: Catalog, idents: list[str]) -> tuple[Link, ...]:
    """The outlets that report, by the number of their articles."""
    found = Counter(name for ident in idents if (name := catalog.entries[ident].brief.source))
    order = sorted(found, key=lambda name: (-found[name], name))[:OUTLETS]
    return tuple(Link(name, urls.outlet(catalog.outlets[name]), found[name]) for name in order)
