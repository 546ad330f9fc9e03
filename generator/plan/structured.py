"""What a page says of itself to machines: JSON-LD by schema.org (NewsArticle, CollectionPage, BreadcrumbList).

It says only what the page shows: no date that was inferred (a machine would not see the word), no text that the
outlet's rights withhold. Addresses in it are absolute, so without a base_url it holds none.
"""

from __future__ import annotations

import json
from typing import Protocol, TypeVar, cast

import msgspec

from generator import urls
from generator.model import View
from generator.plan.parts import Frame, Link, Outlet

COLLECTIONS = frozenset(
    {"archive", "day", "front", "month", "name", "names", "outlet", "outlets", "story", "timeline", "topic", "topics", "year"}
)
V = TypeVar("V", bound=View)
Thing = dict[str, object]
_ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


class Shown(Protocol):
    """What is read of an article's view."""

    title: str
    language: str
    published: str
    published_basis: str
    updated: str
    authors: tuple[str, ...]
    outlet: Outlet | None
    words: int
    original: str


def structured(view: V, base_url: str) -> V:
    """The view with its JSON-LD in its frame, escaped for HTML. Addresses in the view are still site-wide."""
    frame = cast("Frame", getattr(view, "frame"))  # noqa: B009 - every view has a frame, the base type does not say so
    things = [_article(cast("Shown", view), frame)] if frame.kind == "article" else []
    if frame.kind in COLLECTIONS:
        things.append(_collection(frame))
    if len(frame.crumbs) > 1 and base_url:
        things.append(_crumbs(frame, base_url))
    if not things:
        return view
    text = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False, separators=(",", ":"))
    return msgspec.structs.replace(view, frame=msgspec.structs.replace(frame, structured=text.translate(_ESCAPES)))


def _article(view: Shown, frame: Frame) -> Thing:
    thing: Thing = {"@type": "NewsArticle", "headline": view.title, "inLanguage": view.language}
    if view.published and view.published_basis != "inferred":
        thing["datePublished"] = view.published
    thing["dateModified"] = view.updated
    thing["description"] = frame.description
    thing["author"] = [{"@type": "Person", "name": name} for name in view.authors]
    thing["publisher"] = {"@type": "Organization", "name": view.outlet.name} if view.outlet else ""
    thing["wordCount"] = view.words
    thing["isBasedOn"] = view.original
    thing["mainEntityOfPage"] = thing["url"] = frame.canonical
    return {name: value for name, value in thing.items() if value}


def _collection(frame: Frame) -> Thing:
    thing: Thing = {
        "@type": "CollectionPage",
        "name": frame.title,
        "description": frame.description,
        "inLanguage": frame.language,
        "url": frame.canonical,
        "isPartOf": {"@type": "WebSite", "name": frame.site_title},
    }
    return {name: value for name, value in thing.items() if value}


def _crumbs(frame: Frame, base_url: str) -> Thing:
    """The way to the page. Sections whose names are the theme's words are left out: a plan speaks no language."""
    named = [(frame.site_title if link.text == "home" else link.text, link) for link in frame.crumbs if _has_name(link)]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": urls.absolute(base_url, link.href)}
        for place, (name, link) in enumerate(named, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _has_name(link: Link) -> bool:
    return link.kind != "word" or link.text == "home"
