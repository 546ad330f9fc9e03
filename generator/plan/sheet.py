"""A page before it has a key: what it is made from, and the one way in which its key and its view come of it.

`make` gives a frozen basis: everything that the page shows, with site-wide addresses, and in place of each article's
body a `Source`, which holds the digest of the whole article. The key is a digest of the basis. `finish` makes the view
from the basis, and can reach an article only through a `Source` in it: so nothing is shown that the key does not know.
Both are called again when a page must be made, so a plan of many pages holds no views.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

import msgspec

from generator.model import Article, Document, Page, Value, View
from generator.plan.placing import placed
from generator.plan.structured import structured
from generator.text import digest


class Source(Value, frozen=True):
    """An article that a page shows more of than its heading: its seed's path, and the digest of the whole article."""

    path: str
    digest: str


Load = Callable[[Source], Article]
B = TypeVar("B", bound=msgspec.Struct)


def as_view(basis: msgspec.Struct, load: Load) -> View:
    """The `finish` of a page whose basis is its view."""
    return cast("View", basis)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[B]):
    """A page to be: `changed` is the newest day that it tells of ('' unknown); `listed` whether the sitemap names it."""

    kind: str
    url: str
    template: str
    make: Callable[[], B]
    finish: Callable[[B, Load], View] = as_view
    changed: str = ""
    listed: bool = True
    bundle: str = ""  # of the search index, '' for a page that is not found


@dataclass(frozen=True, slots=True)
class Leaf(Generic[B]):
    """A document to be: as `Sheet`, with `write` making its bytes from the basis."""

    kind: str
    url: str
    make: Callable[[], B]
    write: Callable[[B, Load], bytes]


def page(sheet: Sheet[B], load: Load, base_url: str) -> Page:
    """The sheet as a page with its key."""

    def view() -> View:
        shown = sheet.finish(sheet.make(), load)
        return placed(structured(shown, base_url), sheet.url)

    return Page(
        sheet.kind, sheet.url, sheet.template, key(sheet.make(), sheet.kind, sheet.url, sheet.template, base_url), view, sheet.bundle
    )


def document(leaf: Leaf[B], load: Load) -> Document:
    """The leaf as a document with its key."""
    return Document(leaf.kind, leaf.url, key(leaf.make(), leaf.kind, leaf.url), lambda: leaf.write(leaf.make(), load))


def key(basis: msgspec.Struct, *names: str) -> str:
    """A fingerprint of a basis, and of what names its page."""
    return digest("\n".join((type(basis).__qualname__, *names)), msgspec.msgpack.encode(basis))
