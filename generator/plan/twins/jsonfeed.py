"""Writes a feed as JSON Feed (version 1.1)."""

from __future__ import annotations

import msgspec

from generator.plan.twins.entries import Entry, Feed

VERSION = "https://jsonfeed.org/version/1.1"
Thing = dict[str, object]


def write(feed: Feed, entries: tuple[Entry, ...]) -> bytes:
    """The feed's bytes, one item a line."""
    head: Thing = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "description": feed.subtitle,
        "authors": [{"name": feed.author}],
        "language": feed.language,
    }
    lines = [f"{_json(name)}: {_json(value)}" for name, value in head.items() if value]
    items = ",\n  ".join(_json(_item(entry)) for entry in entries)
    return ("{\n " + ",\n ".join([*lines, f'"items": [\n  {items}\n ]']) + "\n}\n").encode("utf-8", "replace")


def _item(entry: Entry) -> Thing:
    """An item must have a content: where none may be shown, it is the title."""
    about = entry.about
    item: Thing = {
        "id": about.id,
        "url": about.address,
        "external_url": about.original,
        "title": about.title,
        "content_html": entry.html,
        "content_text": "" if entry.html else about.summary or about.title,
        "date_published": about.published,
        "date_modified": about.updated,
        "authors": [{"name": name} for name in about.authors],
        "tags": about.topics,
        "language": about.language,
    }
    return {name: value for name, value in item.items() if value}


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
