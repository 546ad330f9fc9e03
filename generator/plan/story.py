"""One story: the reports of one event, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from generator import urls
from generator.model import Ledger, Story, View
from generator.plan import covered, facets, lists
from generator.plan.catalog import Catalog
from generator.plan.covered import FirstReport, Several
from generator.plan.frames import Heading, frame
from generator.plan.parts import Card, Cited, Counted, Counts, Frame, Link, Moment, Said, Spell
from generator.plan.sheet import Sheet
from generator.plan.statements import figures, moments, quotes, statements
from generator.plan.twins import cards, offers

NO_LEDGER = Ledger((), (), (), ())


class StoryView(View, frozen=True):
    """`why_*` say why the articles were grouped: `score` and `needed` are 0 to 100; `nearest` is the article that just stayed out.

    `spells` are the quiet spells of the story; `follows` is the earlier story that it takes up, `followed` those that take it up.
    """

    frame: Frame
    title: str
    first: str
    last: str
    counts: Counts
    outlets: tuple[Link, ...]
    summary: tuple[Cited, ...]
    moments: tuple[Moment, ...]
    quotes: tuple[Said, ...]
    figures: tuple[Counted, ...]
    articles: tuple[Card, ...]
    only: tuple[Cited, ...]
    first_reports: tuple[FirstReport, ...]
    several: tuple[Several, ...]
    why_terms: tuple[str, ...]
    why_names: tuple[str, ...]
    why_dates: tuple[str, ...]
    why_figures: tuple[str, ...]
    score: int
    needed: int
    nearest: Link | None
    nearest_score: int
    edited: bool
    spells: tuple[Spell, ...]
    follows: Link | None
    followed: tuple[Link, ...]
    topics: tuple[Link, ...]


def sheets(catalog: Catalog) -> Iterator[Sheet[StoryView]]:
    """A page for each story."""
    for story in catalog.digest.stories:
        found = facets.of_story(catalog, story)
        yield Sheet("story", urls.story(story.id), "story.html", partial(_view, catalog, story), changed=story.last, bundle=found.bundle)


def _view(catalog: Catalog, story: Story) -> StoryView:
    ledger = catalog.links.stories.get(story.id, NO_LEDGER)
    idents = _newest(catalog, story)
    events = {event.id: event for ident in idents for event in catalog.told.get(ident, ())}
    summary = statements(catalog, ledger.summary)
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
        moments=moments(catalog, sorted(events.values(), key=lambda event: (event.value, event.id))),
        quotes=quotes(catalog, ledger.quotes),
        figures=figures(catalog, ledger.figures),
        articles=lists.cards(catalog, idents),
        only=statements(catalog, ledger.only),
        first_reports=covered.first(catalog, story.id),
        several=covered.several(catalog, story.id),
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
    )


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
    order = sorted(found, key=lambda name: (-found[name], name))
    return tuple(Link(name, urls.outlet(catalog.outlets[name]), found[name]) for name in order)
