"""Feeds of the site, of each topic and of each story: which there are, and what stands in them.

A feed needs what a digest may lack: absolute addresses, so without a base_url there are no feeds; and for each entry
the time it was updated, so articles without a date are not in feeds. A feed is as new as its newest entry. An entry's
id is made of the site's address and the path of its seed: so a title, a date or an address of a page may be corrected,
and readers are not shown the article again. An inferred date is not stated as the time of publication. How a feed is
written is decided in `atom` and `jsonfeed`; what of a text may stand in it, with the rest of the rights, in `shown`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator import urls
from generator.model import Brief, Value
from generator.plan import edits
from generator.plan.catalog import Catalog
from generator.plan.sheet import Leaf, Load, Source
from generator.plan.shown import Shown
from generator.plan.times import permanent, rfc3339
from generator.plan.twins import atom, jsonfeed
from generator.plan.twins.entries import Entry, Feed, FeedEntry, text

ATOM = ("xml", "application/atom+xml", "Atom")
JSON = ("json", "application/feed+json", "JSON Feed")
WRITERS: dict[str, Callable[[Feed, tuple[Entry, ...]], bytes]] = {"xml": atom.write, "json": jsonfeed.write}


class FeedBasis(Value, frozen=True):
    """A feed with what its entries show beside their texts, and for each where its text comes from (None: no text)."""

    feed: Feed
    sources: tuple[tuple[Source, Shown] | None, ...]


def formats(catalog: Catalog) -> tuple[tuple[str, str, str], ...]:
    """The formats that are written, as (extension, media type, name); none where there can be no feeds."""
    config = catalog.config
    if not config.base_url or not catalog.days:
        return ()
    return tuple(form for form, wanted in ((ATOM, config.feeds.atom), (JSON, config.feeds.json)) if wanted)


def dated(catalog: Catalog, idents: Iterable[str]) -> bool:
    """Whether a topic or a story has a feed: one of its articles has a date."""
    return any(map(catalog.day, idents))


def leaves(catalog: Catalog) -> Iterator[Leaf[FeedBasis]]:
    """All feeds; a topic or story without any dated article has none."""
    forms = formats(catalog)
    if not forms:
        return
    yield from _leaves(catalog, urls.FRONT, "", catalog.entries)
    for topic in catalog.topics.values():
        if dated(catalog, topic.articles):
            yield from _leaves(catalog, urls.topic(topic.id), topic.name, topic.articles)
    for story in catalog.digest.stories:
        if dated(catalog, story.articles):
            yield from _leaves(catalog, urls.story(story.id), story.title, story.articles)


def address(page: str, extension: str) -> str:
    """The feed of a page."""
    if page == urls.FRONT:
        return urls.ATOM if extension == "xml" else urls.JSON_FEED
    return urls.feed(page, extension)


def _leaves(catalog: Catalog, page: str, name: str, idents: Iterable[str]) -> Iterator[Leaf[FeedBasis]]:
    for extension, _, _ in formats(catalog):
        url = address(page, extension)
        yield Leaf("feed", url, partial(_basis, catalog, (url, page, name), idents), partial(_write, extension))


def _basis(catalog: Catalog, names: tuple[str, str, str], idents: Iterable[str]) -> FeedBasis:
    url, page, name = names
    config = catalog.config
    newest = sorted((ident for ident in idents if catalog.day(ident)), key=catalog.rank.__getitem__)[: config.feeds.entries]
    texts = config.feeds.text and not page.startswith("stories/")  # all that a story's feed tells stands on the story's page
    return FeedBasis(
        Feed(
            address=urls.absolute(config.base_url, url),
            page=urls.absolute(config.base_url, page),
            others=tuple(
                (form[1], urls.absolute(config.base_url, other)) for form in formats(catalog) if (other := address(page, form[0])) != url
            ),
            title=f"{name} · {config.title}" if name else config.title,
            subtitle=config.description if not name else "",
            author=config.author or config.title,
            language=config.language,
            entries=tuple(catalog.once(_entry, ident, ident) for ident in newest),
        ),
        tuple(_source(catalog, ident) if texts else None for ident in newest),
    )


def _source(catalog: Catalog, ident: str) -> tuple[Source, Shown] | None:
    brief, shown = catalog.entries[ident].brief, catalog.shown[ident]
    return None if shown.mode == "facts" else (Source(brief.path, brief.digest), shown)


def _entry(catalog: Catalog, ident: str) -> FeedEntry:
    brief = catalog.entries[ident].brief
    moment = rfc3339(brief.published) or rfc3339(brief.day)
    base_url = catalog.config.base_url
    return FeedEntry(
        id=f"urn:uuid:{permanent(base_url.rstrip('/'), brief.path)}",
        address=urls.absolute(base_url, urls.article(ident)),
        title=catalog.title(ident),
        published=moment if brief.day_basis not in {"inferred", "updated"} else "",
        updated=max(rfc3339(brief.updated), moment, *(rfc3339(note.date) for note in edits.notes(catalog, ident))),
        summary=catalog.lead(ident),
        original=catalog.originals[ident],
        language=brief.language,
        authors=_authors(brief),
        topics=tuple(link.text for link in catalog.cards[ident].topics),
    )


def _authors(brief: Brief) -> tuple[str, ...]:
    return brief.authors or tuple(name for name in (brief.source or brief.attributed_to,) if name)


def _write(extension: str, basis: FeedBasis, load: Load) -> bytes:
    entries = tuple(
        Entry(entry, text(load(source[0]), source[1]) if source else "")
        for entry, source in zip(basis.feed.entries, basis.sources, strict=True)
    )
    return WRITERS[extension](basis.feed, entries)
