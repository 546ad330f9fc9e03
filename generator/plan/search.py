"""The search page: what can be filtered by, where the index lies, and ways into the site for those who cannot or need not search."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator import urls
from generator.model import View
from generator.plan import facets, lists
from generator.plan.catalog import Catalog
from generator.plan.frames import Heading, date_link, frame
from generator.plan.parts import Counts, Frame, Link
from generator.plan.sheet import Sheet

DAYS = 10
NAMES = 20


class SearchView(View, frozen=True):
    """The search page. `bundles` are the parts of the index: `text` is their language, `href` their folder without its last slash.

    `kinds`, `topics`, `outlets` and `years` are what can be filtered by: the facets of pages. `newest_days`, `largest` topics
    and `names` are ways into the site without a search. `loader` leads to the script that searches.
    """

    frame: Frame
    counts: Counts
    loader: Link
    bundles: tuple[Link, ...]
    kinds: tuple[str, ...]
    topics: tuple[str, ...]
    outlets: tuple[str, ...]
    years: tuple[str, ...]
    largest: tuple[Link, ...]
    newest_days: tuple[Link, ...]
    names: tuple[Link, ...]


def sheets(catalog: Catalog) -> Iterator[Sheet[SearchView]]:
    """The search page, where there is something to be found."""
    if catalog.config.search and catalog.entries:
        yield Sheet("search", urls.SEARCH, "search.html", partial(_view, catalog))


def _view(catalog: Catalog) -> SearchView:
    often = sorted(catalog.links.names, key=lambda entity: (-len(entity.articles), entity.shown, entity.id))[:NAMES]
    there = {"story": catalog.digest.stories, "topic": catalog.topics, "page": catalog.content.pages, "article": catalog.entries}
    return SearchView(
        frame=frame(catalog, Heading("search", urls.SEARCH, "search", "word")),
        counts=lists.counts(catalog, catalog.entries, len(catalog.days)),
        loader=Link("pagefind", urls.SEARCH_PROGRAM),
        bundles=tuple(Link(name.split("/")[1], name) for name in facets.bundles(catalog)),
        kinds=tuple(kind for kind in facets.KINDS if there[kind]),
        topics=tuple(sorted(topic.name for topic in catalog.topics.values())),
        outlets=tuple(catalog.outlets),
        years=tuple(sorted({day[:4] for day in catalog.days}, reverse=True)),
        largest=tuple(catalog.topic_link(topic.id, len(topic.articles)) for topic in lists.largest(catalog.digest.topics)),
        newest_days=tuple(date_link(day) for day in catalog.days[:DAYS]),
        names=tuple(Link(entity.shown, urls.name(entity.kind, entity.id), len(entity.articles)) for entity in often),
    )
