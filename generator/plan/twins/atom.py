"""Writes a feed as Atom (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from generator.plan.twins.entries import Entry, Feed
from generator.text import squeeze

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def write(feed: Feed, entries: tuple[Entry, ...]) -> bytes:
    """The feed's bytes."""
    updated = max((entry.about.updated for entry in entries), default="")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(feed.language)}>',
        _element("id", feed.address),
        _element("title", feed.title),
        *([_element("subtitle", feed.subtitle)] if feed.subtitle else []),
        _element("updated", updated),
        f"<author>{_element('name', feed.author)}</author>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(feed.address)}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(feed.page)}/>',
        *(f'<link rel="alternate" type="{kind}" href={_attribute(address)}/>' for kind, address in feed.others),
        "<generator>newsdigest</generator>",
        *(line for entry in entries for line in _entry_lines(entry)),
        "</feed>",
        "",
    ]
    return "\n".join(lines).encode("utf-8", "replace")


def _entry_lines(entry: Entry) -> Iterator[str]:
    about = entry.about
    yield f"<entry xml:lang={_attribute(about.language)}>" if about.language else "<entry>"
    yield _element("id", about.id)
    yield _element("title", about.title)
    yield _element("updated", about.updated)
    if about.published:
        yield _element("published", about.published)
    yield from (f"<author>{_element('name', name)}</author>" for name in about.authors)
    yield f'<link rel="alternate" type="text/html" href={_attribute(about.address)}/>'
    if about.original:
        yield f'<link rel="via" href={_attribute(about.original)}/>'
    yield from (f"<category term={_attribute(topic)}/>" for topic in about.topics)
    if entry.html:
        yield f'<content type="html">{escape(legal(entry.html))}</content>'
    elif about.summary:
        yield _element("summary", about.summary)
    yield "</entry>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(legal(text))}</{name}>"


def _attribute(text: str) -> str:
    return quoteattr(legal(text))


def legal(text: str) -> str:
    """The text on one line, without the characters that XML 1.0 has no way to write."""
    return squeeze(_ILLEGAL.sub("", text))
