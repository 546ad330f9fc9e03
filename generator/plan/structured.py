"""What a page says of itself to machines: JSON-LD by schema.org (NewsArticle, CollectionPage with its ItemList, BreadcrumbList).

It says only what the page shows: no date that was inferred (a machine would not see the word), no hour whose zone is not
known, no text that the outlet's rights withhold, no author that the file does not name. Addresses in it are absolute, so
without a base_url it holds none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Protocol, TypeVar, cast, get_type_hints

import msgspec

from generator import urls
from generator.model import View
from generator.plan.parts import Card, Frame, Link, Outlet, StoryCard, TopicCard
from generator.plan.placing import holds
from generator.plan.times import zoned

COLLECTIONS = frozenset(
    {"archive", "day", "front", "month", "name", "names", "outlet", "outlets", "story", "timeline", "topic", "topics", "year"}
)
ITEMS = 20  # items of a list that are named: more would only make the page heavier
CARD_SIZE = (1200, 630)
V = TypeVar("V", bound=View)
Thing = dict[str, object]
_ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


class Note(Protocol):
    """A correction of the editor's."""

    date: str
    text: str


class Shown(Protocol):
    """What is read of an article's view."""

    title: str
    language: str
    published: str
    published_basis: str
    updated: str
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    outlet: Outlet | None
    attributed: str
    words: int
    original: str

    @property
    def corrections(self) -> Sequence[Note]:
        """The corrections of the article."""


def structured(view: V, base_url: str) -> V:
    """The view with its JSON-LD in its frame, escaped for HTML. Addresses in the view are still site-wide."""
    frame = cast("Frame", getattr(view, "frame"))  # noqa: B009 - every view has a frame, the base type does not say so
    things = [_article(cast("Shown", view), frame, base_url)] if frame.kind == "article" else []
    if frame.kind in COLLECTIONS:
        things.append(_collection(view, frame, base_url))
    if len(frame.crumbs) > 1 and base_url:
        things.append(_crumbs(frame, base_url))
    if not things:
        return view
    text = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False, separators=(",", ":"))
    return msgspec.structs.replace(view, frame=msgspec.structs.replace(frame, structured=text.translate(_ESCAPES)))


def _article(view: Shown, frame: Frame, base_url: str) -> Thing:
    """The article as its outlet published it; this page is where it is described."""
    thing: Thing = {"@type": "NewsArticle", "headline": view.title, "inLanguage": view.language}
    if view.published_basis != "inferred":
        thing["datePublished"] = zoned(view.published)
    thing["dateModified"] = zoned(view.updated)
    thing["description"] = frame.description
    thing["author"] = [
        *({"@type": "Person", "name": name} for name in view.authors),
        *({"@type": "Organization", "name": name} for name in view.agencies),
    ]
    outlet = view.outlet.name if view.outlet else view.attributed
    thing["publisher"] = {"@type": "Organization", "name": outlet} if outlet else ""
    thing["wordCount"] = view.words
    thing["isBasedOn"] = view.original
    thing["image"] = _image(frame)
    thing["mainEntityOfPage"] = {"@type": "WebPage", "@id": frame.canonical} if frame.canonical else ""
    thing["url"] = frame.canonical
    thing["isPartOf"] = _site(frame, base_url)
    thing["correction"] = [{"@type": "CorrectionComment", "text": note.text, "datePublished": note.date} for note in view.corrections]
    return _filled(thing)


def _collection(view: View, frame: Frame, base_url: str) -> Thing:
    thing: Thing = {
        "@type": "CollectionPage",
        "name": frame.title,
        "description": frame.description,
        "inLanguage": frame.language,
        "url": frame.canonical,
        "image": _image(frame),
        "isPartOf": _site(frame, base_url),
    }
    items = list(islice(dict.fromkeys(_items(view)), ITEMS)) if base_url else []
    if items:
        thing["mainEntity"] = {
            "@type": "ItemList",
            "numberOfItems": len(items),
            "itemListElement": [
                {"@type": "ListItem", "position": place, "url": urls.absolute(base_url, href)} for place, href in enumerate(items, 1)
            ],
        }
    return _filled(thing)


def _items(value: object) -> Iterator[str]:
    """The addresses of what a page lists, in its order: stories, topics and articles; what stands inside of these is not asked."""
    if isinstance(value, Card | StoryCard | TopicCard):
        yield value.href
    elif isinstance(value, Frame | Link):
        return
    elif isinstance(value, View):
        for name in _holders(type(value)):
            yield from _items(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _items(item)


@lru_cache(maxsize=256)
def _holders(kind: type[View]) -> tuple[str, ...]:
    """The fields of a view type that may hold views: most hold texts, and need not be walked."""
    hints = get_type_hints(kind)
    return tuple(name for name in kind.__struct_fields__ if holds(hints[name], View))


def _image(frame: Frame) -> Thing | str:
    return {"@type": "ImageObject", "url": frame.image, "width": CARD_SIZE[0], "height": CARD_SIZE[1]} if frame.image else ""


def _site(frame: Frame, base_url: str) -> Thing:
    return _filled({"@type": "WebSite", "name": frame.site_title, "url": urls.absolute(base_url, urls.FRONT)})


def _filled(thing: Thing) -> Thing:
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
