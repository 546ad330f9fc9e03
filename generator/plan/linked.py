"""Names as links in an article's text: where each name that has a page stands first, without a change to the text itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator import urls
from generator.model import Entity, Value, View

UNLINKED = frozenset({"heading", "quote"})  # kinds of paragraphs that stay as they are


class Piece(View, frozen=True):
    """A stretch of a paragraph: `href` leads to the page of the name that it is, '' for plain text. All pieces make up the paragraph."""

    text: str
    href: str


class Mark(Value, frozen=True):
    """A stretch of an article's body that is to be a link: paragraph from 0, characters, what stands there, and the page."""

    paragraph: int
    start: int
    end: int
    text: str
    href: str


def marks(entities: Sequence[Entity]) -> dict[str, tuple[Mark, ...]]:
    """The links of each article, in reading order, none within another."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for entity in entities:
        for named in entity.articles:
            if named.first is not None:
                span = named.first
                found[named.article].append(Mark(span.paragraph, span.start, span.end, span.text, urls.name(entity.kind, entity.id)))
    return {article: _apart(row) for article, row in found.items()}


def _apart(row: list[Mark]) -> tuple[Mark, ...]:
    kept: list[Mark] = []
    for mark in sorted(row, key=lambda mark: (mark.paragraph, mark.start, -mark.end, mark.href)):
        if not kept or (kept[-1].paragraph, kept[-1].end) <= (mark.paragraph, mark.start):
            kept.append(mark)
    return tuple(kept)


def pieces(text: str, kind: str, links: Sequence[Mark]) -> tuple[Piece, ...]:
    """A paragraph cut at the links in it; () where it has none. A link whose words the text does not show is left out."""
    if kind in UNLINKED:
        return ()
    made: list[Piece] = []
    at = 0
    for link in links:
        if text[link.start : link.end] == link.text:
            made += [Piece(text[at : link.start], "")] if link.start > at else []
            made.append(Piece(link.text, link.href))
            at = link.end
    return (*made, *([Piece(text[at:], "")] if at < len(text) else [])) if made else ()
