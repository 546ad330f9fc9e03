"""The editor's own pages, from content/pages, and the page for a missing address."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator import urls
from generator.model import EditorPage, View
from generator.plan import facets, lists
from generator.plan.catalog import Catalog
from generator.plan.frames import HOME, Heading, frame
from generator.plan.parts import Card, Frame, Link
from generator.plan.sheet import Sheet

NEWEST = 5


class EditorialView(View, frozen=True):
    """A page of content/pages: its title, and its Markdown as safe HTML."""

    frame: Frame
    title: str
    html: str


class MissingView(View, frozen=True):
    """404.html: it is served at any depth, so its links are absolute."""

    frame: Frame
    home: Link
    topics: tuple[Link, ...]
    newest: tuple[Card, ...]


def sheets(catalog: Catalog) -> Iterator[Sheet[EditorialView]]:
    """The editor's pages."""
    for page in catalog.content.pages:
        yield Sheet(
            "editorial", urls.page(page.name), "editorial.html", partial(_view, catalog, page), bundle=facets.of_page(catalog).bundle
        )


def missing(catalog: Catalog) -> Iterator[Sheet[MissingView]]:
    """404.html."""
    yield Sheet("missing", urls.MISSING, "missing.html", partial(_missing, catalog), listed=False)


def _view(catalog: Catalog, page: EditorPage) -> EditorialView:
    heading = Heading("editorial", urls.page(page.name), page.title, found=facets.of_page(catalog))
    return EditorialView(frame(catalog, heading), page.title, page.html)


def _missing(catalog: Catalog) -> MissingView:
    return MissingView(
        frame=frame(catalog, Heading("missing", urls.MISSING, "missing", "word")),
        home=HOME,
        topics=tuple(catalog.topic_link(topic.id) for topic in lists.largest(catalog.digest.topics)),
        newest=lists.cards(catalog, list(catalog.entries)[:NEWEST]),
    )
