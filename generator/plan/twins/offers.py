"""Which files a page offers beside itself: to programs by `<link rel=alternate>`, to readers as a line at its foot."""

from __future__ import annotations

from generator import urls
from generator.model import Story, Topic
from generator.plan.catalog import Catalog
from generator.plan.parts import Feed, Twins
from generator.plan.twins import citations, events, feeds

Forms = tuple[tuple[str, str, str], ...]


def alternates(catalog: Catalog, page: str, title: str) -> tuple[Feed, ...]:
    """A page's feeds, for programs: each with the title of the page."""
    return tuple(Feed(title, feeds.address(page, extension), kind) for extension, kind, _ in feeds.formats(catalog))


def site(catalog: Catalog) -> tuple[Twins, ...]:
    """What the front page offers: the feeds with their list, and all references where they are in one file."""
    followed = _feeds(catalog, urls.FRONT)
    if followed:
        followed = (*followed, Feed("OPML", urls.OPML, "text/x-opml"))
    return _offered(follow=followed, cite=_citations(citations.of_site(catalog)))


def everywhere(catalog: Catalog) -> tuple[Twins, ...]:
    """What a page offers that has nothing of its own: the site's feeds."""
    return _offered(follow=_feeds(catalog, urls.FRONT))


def topic(catalog: Catalog, of: Topic) -> tuple[Twins, ...]:
    """What a topic's page offers."""
    page = urls.topic(of.id) if feeds.dated(catalog, of.articles) else urls.FRONT
    return _offered(follow=_feeds(catalog, page), cite=_citations(citations.of_topic(catalog, of)))


def outlet(catalog: Catalog, name: str) -> tuple[Twins, ...]:
    """What an outlet's page offers."""
    return _offered(follow=_feeds(catalog, urls.FRONT), cite=_citations(citations.of_outlet(catalog, name)))


def story(catalog: Catalog, of: Story) -> tuple[Twins, ...]:
    """What a story's page offers."""
    dates = _files(events.formats(catalog, events.of_story(catalog, of)), f"stories/{of.id}")
    page = urls.story(of.id) if feeds.dated(catalog, of.articles) else urls.FRONT
    return _offered(follow=_feeds(catalog, page), cite=_citations(citations.of_story(catalog, of)), dates=dates)


def article(catalog: Catalog, ident: str) -> tuple[Twins, ...]:
    """What an article's page offers."""
    return _offered(follow=_feeds(catalog, urls.FRONT), cite=_citations(citations.of_article(catalog, ident)))


def year(catalog: Catalog, of: str) -> tuple[Twins, ...]:
    """What the page of a year offers, and with '' that of the undated articles."""
    return _offered(follow=_feeds(catalog, urls.FRONT), cite=_citations(citations.of_year(catalog, of)))


def timeline(catalog: Catalog, of: str) -> tuple[Twins, ...]:
    """What a page of the timeline offers: `of` is its year."""
    name = events.of_timeline(catalog, of)
    told = (event for event in catalog.links.timeline if name in ("all", event.value[:4]))
    return _offered(follow=_feeds(catalog, urls.FRONT), dates=_files(events.formats(catalog, told), name))


def _offered(**uses: tuple[Feed, ...]) -> tuple[Twins, ...]:
    return tuple(Twins(use, files) for use, files in uses.items() if files)


def _feeds(catalog: Catalog, page: str) -> tuple[Feed, ...]:
    return tuple(Feed(name, feeds.address(page, extension), kind) for extension, kind, name in feeds.formats(catalog))


def _citations(name: str) -> tuple[Feed, ...]:
    return tuple(Feed(form, urls.citations(name, extension), kind) for extension, kind, form in citations.FORMATS) if name else ()


def _files(forms: Forms, name: str) -> tuple[Feed, ...]:
    return tuple(Feed(form, urls.events(name, extension), kind) for extension, kind, form in forms)
