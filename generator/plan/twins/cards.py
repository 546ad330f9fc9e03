"""Social cards: the pictures of the front page, of each story and each topic by which other sites show a shared page.

An article shows its story's card, else the site's, as a picture of its own for each of many articles would weigh more
than their pages. A card has the title, the site's name and the days, all of them facts. None is made without a base_url
(its address must be absolute), without Pillow, or of a title in letters that the font lacks; both are said once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from generator import urls
from generator.model import Story, Topic
from generator.plan.catalog import Catalog
from generator.plan.sheet import Leaf, Load
from generator.plan.twins.drawing import Words, available, draw, drawable
from generator.problems import Problem

SITE = "site"


class Picture(NamedTuple):
    """A page's picture: its absolute address, '' without one, and what stands on it."""

    address: str
    text: str


NONE = Picture("", "")


def leaves(catalog: Catalog) -> Iterator[Leaf[Words]]:
    """All cards that can be drawn."""
    if wanted(catalog) and available():
        for name, words in _cards(catalog):
            if drawable(words):
                yield Leaf("card", urls.social_card(name), partial(_as_it_is, words), _write)


def wanted(catalog: Catalog) -> bool:
    """Whether the site asks for cards, and can refer to them."""
    return catalog.config.cards and bool(catalog.config.base_url)


def problems(catalog: Catalog) -> tuple[Problem, ...]:
    """What keeps cards from being drawn."""
    if not wanted(catalog):
        return ()
    if not available():
        return (Problem("cards-pillow", "site.yaml", 0, 0, "cards are wanted, and there is no Pillow to draw them with"),)
    missing = sum(not drawable(words) for _, words in _cards(catalog))
    if missing:
        return (Problem("cards-letters", "site.yaml", 0, 0, f"{missing:,} cards were left out: the font lacks letters of their titles"),)
    return ()


def of_site(catalog: Catalog) -> Picture:
    """The picture of the front page, and of pages without one of their own."""
    return _picture(catalog, SITE, _site(catalog))


def of_story(catalog: Catalog, story: Story) -> Picture:
    """The picture of a story's page."""
    return _picture(catalog, f"stories/{story.id}", _story(catalog, story))


def of_topic(catalog: Catalog, topic: Topic) -> Picture:
    """The picture of a topic's page."""
    return _picture(catalog, f"topics/{topic.id}", _topic(catalog, topic))


def of_article(catalog: Catalog, ident: str) -> Picture:
    """The picture of an article's page: its story's, else the site's."""
    story = catalog.stories.get(catalog.entries[ident].story or "")
    return of_story(catalog, story) if story else of_site(catalog)


def _picture(catalog: Catalog, name: str, words: Words) -> Picture:
    if not wanted(catalog) or not available() or not drawable(words):
        return NONE if name == SITE or not wanted(catalog) else of_site(catalog)
    return Picture(urls.absolute(catalog.config.base_url, urls.social_card(name)), words.title)


def _cards(catalog: Catalog) -> Iterator[tuple[str, Words]]:
    yield SITE, _site(catalog)
    yield from ((f"stories/{story.id}", _story(catalog, story)) for story in catalog.digest.stories)
    yield from ((f"topics/{topic.id}", _topic(catalog, topic)) for topic in catalog.topics.values())


def _site(catalog: Catalog) -> Words:
    """The site's own: without a date, as articles show it too, and a day on it would be a new picture each day."""
    return Words("", catalog.config.title, _host(catalog))


def _story(catalog: Catalog, story: Story) -> Words:
    days = " – ".join(dict.fromkeys(day for day in (story.first, story.last) if day))
    return Words(catalog.config.title, story.title, " · ".join(part for part in (days, _host(catalog)) if part))


def _topic(catalog: Catalog, topic: Topic) -> Words:
    return Words(catalog.config.title, topic.name, _host(catalog))


def _host(catalog: Catalog) -> str:
    return catalog.config.base_url.partition("://")[2].strip("/")


def _as_it_is(words: Words) -> Words:
    return words


def _write(basis: Words, load: Load) -> bytes:
    return draw(basis)
