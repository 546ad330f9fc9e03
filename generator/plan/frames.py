"""What stands around a page: its title, its way from the front page, navigation, feeds, the editor's pages."""

from __future__ import annotations

from typing import NamedTuple

import generator
from generator import urls
from generator.plan.catalog import Catalog, direction
from generator.plan.facets import NOT, Findable
from generator.plan.parts import Feed, Frame, Link, Meta, Twins
from generator.plan.twins import cards, offers

SECTIONS = (
    ("front", urls.FRONT),
    ("topics", urls.TOPICS),
    ("timeline", urls.TIMELINE),
    ("archive", urls.ARCHIVE),
    ("outlets", urls.OUTLETS),
    *((section, urls.names(section)) for section in urls.NAME_SECTIONS.values()),
    ("search", urls.SEARCH),
)
IN_SECTION = {"topic": "topics", "day": "archive", "month": "archive", "year": "archive", "outlet": "outlets"}
HOME = Link("home", urls.FRONT, kind="word")


class Heading(NamedTuple):
    """What a page says of itself: `kind` of page, `way` the crumbs between the front page and this one."""

    kind: str
    url: str
    title: str
    title_kind: str = ""
    description: str = ""
    way: tuple[Link, ...] = ()
    section: str = ""  # the section it belongs to, where that is not told by its kind
    feed: bool = False  # whether the page has a feed beside it
    twins: tuple[Twins, ...] | None = None  # None for the site's feeds
    meta: tuple[Meta, ...] = ()
    picture: cards.Picture | None = None  # None for the site's
    found: Findable = NOT


def frame(catalog: Catalog, heading: Heading) -> Frame:
    """The frame of a page, with site-wide addresses."""
    config = catalog.config
    picture = heading.picture or cards.of_site(catalog)
    missing = heading.kind == "missing"  # served at any depth: its links start at the base path
    return Frame(
        kind=heading.kind,
        title=heading.title,
        description=heading.description or config.description,
        site_title=config.title,
        site_description=config.description,
        language=config.language,
        direction=direction(config.language),
        root=urls.base_path(config.base_url) if missing else urls.root(heading.url),
        canonical="" if missing else urls.absolute(config.base_url, heading.url),
        stylesheet=catalog.assets.stylesheet,
        script=catalog.assets.script,
        nav=_nav(catalog, heading.section or heading.kind),
        crumbs=_crumbs(heading),
        feeds=_feeds(catalog, heading),
        pages=tuple(Link(page.title, url, current=url == heading.url) for page in catalog.content.pages if (url := urls.page(page.name))),
        structured="",
        author=config.author,
        version=generator.__version__,
        today=catalog.digest.today if heading.kind == "front" else "",
        noindex=config.noindex,
        title_kind=heading.title_kind,
        twins=offers.everywhere(catalog) if heading.twins is None else heading.twins,
        meta=heading.meta,
        image="" if missing else picture.address,
        image_text="" if missing else picture.text,
        facets=heading.found.facets,
        found_day=heading.found.day,
        found_language=heading.found.language,
    )


def date_link(iso: str) -> Link:
    """A link to the page of a day, month or year; '' is the page of undated articles."""
    if not iso:
        return Link("undated", urls.UNDATED, kind="word")
    target = {4: urls.year, 7: urls.month}.get(len(iso))
    return Link(iso, target(iso) if target else urls.day(iso), kind="date")


def word_link(word: str, url: str, count: int = 0) -> Link:
    """A link whose text is a key of the theme's texts."""
    return Link(word, url, count, kind="word")


def _nav(catalog: Catalog, kind: str) -> tuple[Link, ...]:
    exists = {
        "front": True,
        "topics": bool(catalog.topics),
        "timeline": bool(catalog.links.timeline),
        "archive": bool(catalog.entries),
        "outlets": bool(catalog.outlets),
        "search": catalog.config.search and bool(catalog.entries),
        **{section: kind in catalog.named for kind, section in urls.NAME_SECTIONS.items()},
    }
    section = IN_SECTION.get(kind, kind)
    return tuple(Link(name, url, current=name == section, kind="word") for name, url in SECTIONS if exists[name])


def _crumbs(heading: Heading) -> tuple[Link, ...]:
    if heading.kind in {"front", "missing"}:
        return ()
    return (HOME, *heading.way, Link(heading.title, heading.url, current=True, kind=heading.title_kind))


def _feeds(catalog: Catalog, heading: Heading) -> tuple[Feed, ...]:
    own = offers.alternates(catalog, heading.url, heading.title) if heading.feed else ()
    return (*own, *offers.alternates(catalog, urls.FRONT, catalog.config.title))
