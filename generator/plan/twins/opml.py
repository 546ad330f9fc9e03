"""The list of the feeds as OPML 2.0, for feed readers: the site's, each topic's, and those of the newest stories.

A story ends, so that of many only the newest are worth following; each story's page offers its feed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from generator import urls
from generator.model import Value
from generator.plan.catalog import Catalog
from generator.plan.sheet import Leaf, Load
from generator.plan.twins import feeds
from generator.plan.twins.atom import legal

STORIES = 50


class Outline(Value, frozen=True):
    """A feed: its title, address, the page that it follows, and its kind as an OPML category ('' for the site's)."""

    text: str
    feed: str
    page: str
    category: str


class OpmlBasis(Value, frozen=True):
    """The site's title and its feeds."""

    title: str
    outlines: tuple[Outline, ...]


def leaves(catalog: Catalog) -> Iterator[Leaf[OpmlBasis]]:
    """One file, where there are feeds."""
    if feeds.formats(catalog):
        yield Leaf("opml", urls.OPML, partial(_basis, catalog), _write)


def _basis(catalog: Catalog) -> OpmlBasis:
    found = [Outline(catalog.config.title, _feed(catalog, urls.FRONT), urls.absolute(catalog.config.base_url, urls.FRONT), "")]
    topics = (topic for topic in catalog.topics.values() if feeds.dated(catalog, topic.articles))
    found += [_outline(catalog, topic.name, urls.topic(topic.id), "/topics") for topic in topics]
    newest = sorted((story for story in catalog.digest.stories if feeds.dated(catalog, story.articles)), key=lambda story: story.id)
    newest.sort(key=lambda story: story.last, reverse=True)
    found += [_outline(catalog, story.title, urls.story(story.id), "/stories") for story in newest[:STORIES]]
    return OpmlBasis(catalog.config.title, tuple(found))


def _outline(catalog: Catalog, text: str, page: str, category: str) -> Outline:
    return Outline(f"{text} · {catalog.config.title}", _feed(catalog, page), urls.absolute(catalog.config.base_url, page), category)


def _feed(catalog: Catalog, page: str) -> str:
    return urls.absolute(catalog.config.base_url, feeds.address(page, feeds.formats(catalog)[0][0]))


def _write(basis: OpmlBasis, load: Load) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<opml version="2.0">',
        f"<head><title>{escape(legal(basis.title))}</title></head>",
        "<body>",
        *(_line(outline) for outline in basis.outlines),
        "</body>",
        "</opml>",
        "",
    ]
    return "\n".join(lines).encode("utf-8", "replace")


def _line(outline: Outline) -> str:
    names = {"text": outline.text, "title": outline.text, "xmlUrl": outline.feed, "htmlUrl": outline.page, "category": outline.category}
    return '<outline type="rss" ' + " ".join(f"{name}={quoteattr(legal(value))}" for name, value in names.items() if value) + "/>"
