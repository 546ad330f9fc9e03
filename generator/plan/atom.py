"""Atom feeds of the site, of each topic and of each story (RFC 4287).

A feed needs what a digest may lack: absolute addresses, so without a base_url there are no feeds; and for each entry
the time it was updated, so articles without a date are not in feeds. No clock is asked: a feed is as new as its newest
article. An article's id is the address of its page, which stays. A mere day is given as its first second, UTC, and a
time without an offset is taken for UTC, as RFC 3339 has no way to leave either open. An inferred date is not stated as
`published`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from generator import urls
from generator.model import Brief, Value
from generator.plan.catalog import Catalog
from generator.plan.frames import has_atom
from generator.plan.sheet import Leaf, Load
from generator.text import squeeze


class FeedEntry(Value, frozen=True):
    """An entry: `published` and `updated` are RFC 3339; `summary` is verbatim, '' where it may not be shown."""

    address: str
    title: str
    published: str
    updated: str
    summary: str
    original: str
    language: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]


class FeedBasis(Value, frozen=True):
    """A feed, newest entry first; `page` is the address of the page that it follows, `address` its own."""

    address: str
    page: str
    title: str
    subtitle: str
    author: str
    language: str
    entries: tuple[FeedEntry, ...]


def leaves(catalog: Catalog) -> Iterator[Leaf[FeedBasis]]:
    """All feeds; a topic or story without any dated article has none."""
    if not has_atom(catalog):
        return
    yield _leaf(catalog, urls.ATOM, urls.FRONT, "", catalog.entries)
    for topic in catalog.topics.values():
        if any(map(catalog.day, topic.articles)):
            yield _leaf(catalog, urls.feed(urls.topic(topic.id)), urls.topic(topic.id), topic.name, topic.articles)
    for story in catalog.digest.stories:
        if any(map(catalog.day, story.articles)):
            yield _leaf(catalog, urls.feed(urls.story(story.id)), urls.story(story.id), story.title, story.articles)


def _leaf(catalog: Catalog, url: str, page: str, name: str, idents: Iterable[str]) -> Leaf[FeedBasis]:
    return Leaf("atom", url, partial(_basis, catalog, (url, page, name), idents), _write)


def _basis(catalog: Catalog, names: tuple[str, str, str], idents: Iterable[str]) -> FeedBasis:
    url, page, name = names
    config = catalog.config
    newest = sorted((ident for ident in idents if catalog.day(ident)), key=catalog.rank.__getitem__)[: config.feeds.entries]
    return FeedBasis(
        address=urls.absolute(config.base_url, url),
        page=urls.absolute(config.base_url, page),
        title=f"{name} · {config.title}" if name else config.title,
        subtitle=config.description if not name else "",
        author=config.author or config.title,
        language=config.language,
        entries=tuple(_entry(catalog, ident) for ident in newest),
    )


def _entry(catalog: Catalog, ident: str) -> FeedEntry:
    brief = catalog.entries[ident].brief
    moment = rfc3339(brief.published) or rfc3339(brief.day)
    return FeedEntry(
        address=urls.absolute(catalog.config.base_url, urls.article(ident)),
        title=catalog.title(ident),
        published=moment if brief.day_basis not in {"inferred", "updated"} else "",
        updated=max(rfc3339(brief.updated), moment),
        summary=catalog.lead(ident),
        original=catalog.originals[ident],
        language=brief.language,
        authors=_authors(brief),
        topics=tuple(link.text for link in catalog.cards[ident].topics),
    )


def _authors(brief: Brief) -> tuple[str, ...]:
    return brief.authors or tuple(name for name in (brief.source or brief.attributed_to,) if name)


def rfc3339(value: str) -> str:
    """A day or a moment in ISO 8601 as UTC by RFC 3339, so that two compare as text; '' for anything else."""
    try:
        moment = dt.datetime.fromisoformat(value)
        moment = moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)


def _write(basis: FeedBasis, load: Load) -> bytes:  # noqa: ARG001 - the signature of every `write`
    updated = max((entry.updated for entry in basis.entries), default="")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(basis.language)}>',
        _element("id", basis.address),
        _element("title", basis.title),
        *([_element("subtitle", basis.subtitle)] if basis.subtitle else []),
        _element("updated", updated),
        f"<author>{_element('name', basis.author)}</author>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(basis.address)}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(basis.page)}/>',
        *(line for entry in basis.entries for line in _entry_lines(entry)),
        "</feed>",
        "",
    ]
    return "\n".join(lines).encode("utf-8", "replace")


def _entry_lines(entry: FeedEntry) -> Iterator[str]:
    yield f"<entry xml:lang={_attribute(entry.language)}>" if entry.language else "<entry>"
    yield _element("id", entry.address)
    yield _element("title", entry.title)
    yield _element("updated", entry.updated)
    if entry.published:
        yield _element("published", entry.published)
    yield from (f"<author>{_element('name', name)}</author>" for name in entry.authors)
    yield f'<link rel="alternate" type="text/html" href={_attribute(entry.address)}/>'
    if entry.original:
        yield f'<link rel="via" href={_attribute(entry.original)}/>'
    yield from (f"<category term={_attribute(topic)}/>" for topic in entry.topics)
    if entry.summary:
        yield _element("summary", entry.summary)
    yield "</entry>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(_legal(text))}</{name}>"


def _attribute(text: str) -> str:
    return quoteattr(_legal(text))


def _legal(text: str) -> str:
    """The text on one line, without the characters that XML 1.0 has no way to write."""
    return squeeze("".join(c for c in text if c in "\t\n" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000"))
