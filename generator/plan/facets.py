"""What a page is found by: its facets (kind, topic, outlet, year), and the bundle of the search index that holds it.

A bundle holds the pages of one language and one period: articles and stories by the year of their newest day, what is no
news (topics, the editor's pages) by itself. A closed year is thus indexed once. Nothing is found without `search: true`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator import urls
from generator.model import Story, Topic
from generator.plan.catalog import Catalog
from generator.plan.parts import Facet

KINDS = ("article", "story", "topic", "page")
LASTING, UNDATED = "lasting", "undated"
_SUBTAG = re.compile(r"[a-z]{2,3}")


class Findable(NamedTuple):
    """How a page is found: `bundle` is the folder of its index, '' for a page that is not found; `day` is ISO or ''."""

    bundle: str = ""
    facets: tuple[Facet, ...] = ()
    day: str = ""
    language: str = ""  # of the page's text, where it is not the site's


NOT = Findable()


def of_article(catalog: Catalog, ident: str) -> Findable:
    """How an article is found."""
    if not catalog.config.search:
        return NOT
    card, day = catalog.cards[ident], catalog.day(ident)
    pairs = [("kind", "article"), *(("topic", link.text) for link in card.topics)]
    pairs += [("outlet", card.outlet.name)] if card.outlet else []
    pairs += [("year", day[:4])] if day else []
    foreign = card.language if card.language != catalog.config.language else ""
    return Findable(bundle(catalog, card.language, day[:4] or UNDATED), _facets(pairs), day, foreign)


def of_story(catalog: Catalog, story: Story) -> Findable:
    """How a story is found: by all topics, outlets and years of its articles."""
    if not catalog.config.search:
        return NOT
    found = {("topic", link.text) for ident in story.articles if ident in catalog.cards for link in catalog.cards[ident].topics}
    found |= {("outlet", outlet.name) for ident in story.articles if ident in catalog.cards and (outlet := catalog.cards[ident].outlet)}
    days = {day for ident in story.articles if ident in catalog.entries and (day := catalog.day(ident))}
    found |= {("year", day[:4]) for day in days}
    last = max(days, default="")
    return Findable(bundle(catalog, "", last[:4] or UNDATED), _facets([("kind", "story"), *sorted(found)]), last)


def of_topic(catalog: Catalog, topic: Topic) -> Findable:
    """How a topic is found."""
    if not catalog.config.search:
        return NOT
    return Findable(bundle(catalog, "", LASTING), _facets([("kind", "topic"), ("topic", topic.name)]))


def of_page(catalog: Catalog) -> Findable:
    """How an editor's page is found."""
    return Findable(bundle(catalog, "", LASTING), _facets([("kind", "page")])) if catalog.config.search else NOT


def bundle(catalog: Catalog, language: str, period: str) -> str:
    """The folder of the index of a language (BCP 47, '' for the site's) and a period."""
    own = catalog.config.language.partition("-")[0]
    subtag = language.lower().partition("-")[0]
    return urls.search_bundle(subtag if _SUBTAG.fullmatch(subtag) else own, period)


def bundles(catalog: Catalog) -> tuple[str, ...]:
    """All bundles that hold a page, by name."""
    found = {of_article(catalog, ident).bundle for ident in catalog.entries}
    found |= {of_story(catalog, story).bundle for story in catalog.digest.stories}
    if catalog.topics or catalog.content.pages:
        found.add(bundle(catalog, "", LASTING))
    return tuple(sorted(found))


def _facets(pairs: list[tuple[str, str]]) -> tuple[Facet, ...]:
    return tuple(Facet(name, value) for name, value in pairs)
