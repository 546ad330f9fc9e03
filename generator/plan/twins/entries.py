"""What feeds of either format are written from: a feed, its entries, and an article's text as the little HTML that both carry.

The HTML is made here, of the text's paragraphs, and every character of the article is escaped: no mark-up of the
article's own can reach a reader. An excerpt ends with a mark that says so.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import NamedTuple

from generator.model import Article, Paragraph, ParagraphKind, Value
from generator.plan.shown import Allowance, Shown

CUT = "[…]"
LONGEST = 50_000  # characters of one text in a feed: a feed is fetched whole, and often
_TAGS = {ParagraphKind.HEADING: "h2", ParagraphKind.QUOTE: "blockquote"}


class FeedEntry(Value, frozen=True):
    """An entry: `published` and `updated` are RFC 3339; `summary` is verbatim, '' where it may not be shown."""

    id: str
    address: str
    title: str
    published: str
    updated: str
    summary: str
    original: str
    language: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]


class Feed(Value, frozen=True):
    """A feed, newest entry first; `page` is the page that it follows, `address` its own, `others` (type, address) its twins."""

    address: str
    page: str
    others: tuple[tuple[str, str], ...]
    title: str
    subtitle: str
    author: str
    language: str
    entries: tuple[FeedEntry, ...]


class Entry(NamedTuple):
    """An entry with its text as HTML, '' where there is none or none may be shown."""

    about: FeedEntry
    html: str


def text(article: Article, shown: Shown) -> str:
    """The article's standfirst and body as HTML, as much of them as the rights allow: what is strung together shares the words."""
    allowance = Allowance()
    pieces: list[tuple[ParagraphKind, str]] = []
    room, whole = LONGEST, True
    for kind, words in _paragraphs(article):
        some = allowance.cut("", shown, words)
        whole = whole and some == words and len(some) <= room
        if some and len(some) <= room:
            room -= len(some)
            pieces.append((kind, some))
    if not pieces:
        return ""
    return "".join(_html(kind, [words for _, words in run]) for kind, run in groupby(pieces, lambda piece: piece[0])) + (
        "" if whole else f"<p>{CUT}</p>"
    )


def _paragraphs(article: Article) -> list[tuple[ParagraphKind, str]]:
    body: list[Paragraph] = list(article.body)
    standfirst = [(ParagraphKind.TEXT, article.standfirst.value)] if article.standfirst else []
    return standfirst + [(paragraph.kind, paragraph.text) for paragraph in body]


def _html(kind: ParagraphKind, texts: list[str]) -> str:
    if kind is ParagraphKind.ITEM:
        return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"
    tag = _TAGS.get(kind, "p")
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)
