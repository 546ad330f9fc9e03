"""Which format a text is in: by its content where that is plain, by the suffix of its name otherwise.

Seeds are pasted and scraped: a `.txt` may hold a page, and a few Markdown links do not make a text Markdown.
"""

from __future__ import annotations

import re

from generator.read.names import suffix

HTML_SUFFIXES = frozenset({"asp", "aspx", "htm", "html", "jsp", "php", "shtml", "xhtml"})
MARKDOWN_SUFFIXES = frozenset({"markdown", "md", "mdown", "mdx", "mkd", "mkdn"})

HEAD = 1 << 16  # characters looked at: a page shows what it is at its beginning

_PAGE = re.compile(r"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE)
_PREAMBLE = re.compile(r"\s*(?:(?:<!--(?:[^-]|-(?!->))*-->|<\?[^>]*>|<!doctype[^>]*>)\s*)*", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|article|b|blockquote|br|div|em|figure|h[1-6]|i|img|li|main|meta|ol|p|section|span|strong|table|td|tr|ul)(?=[\s/>])",
    re.IGNORECASE,
)
_FRONT = re.compile(r"---[ \t]*\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"^[A-Za-z_][\w .-]{0,40}:(?:\s|$)", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)

# How files of other formats begin, after comments and declarations.
WRAPPINGS = (
    ("<feed", "a news feed"),
    ("<opml", "a list of feeds"),
    ("<rdf:rdf", "a news feed"),
    ("<rss", "a news feed"),
    ("from: <saved by", "a web archive"),
    ("mime-version:", "a letter or web archive"),
)

TAGS_A_PAGE = 6  # fewer tags in a file that begins like prose are quoted mark-up


def detect(text: str, path: str) -> str:
    """The format of a text: 'html', 'markdown' or 'text'."""
    end = suffix(path.rpartition("/")[2])
    head = text[:HEAD]
    if "<" in head and _is_page(head, end):
        return "html"
    if end in MARKDOWN_SUFFIXES or _has_front_matter(head):
        return "markdown"
    # one heading on top, or several: a single line that begins with '## ' further down may be anything
    on_top = _HEADING.match(head.lstrip("\n "))
    return "markdown" if on_top or len(_HEADING.findall(head)) > 1 else "text"


def foreign(text: str) -> str:
    """What a text is that is no article but wraps some, in words; '' for all others."""
    start = _PREAMBLE.match(text[:HEAD])
    begins = text[start.end() if start else 0 :][:40].lower()
    return next((kind for mark, kind in WRAPPINGS if begins.startswith(mark)), "")


def _is_page(head: str, end: str) -> bool:
    start = _PREAMBLE.match(head)
    begins = head[start.end() if start else 0 :]
    if _PAGE.match(begins) or _PAGE.match(head.lstrip()):
        return True
    if end in MARKDOWN_SUFFIXES:
        return False
    if end in HTML_SUFFIXES:
        return bool(_TAG.search(head) or _PAGE.search(head))
    return begins.startswith("<") and (bool(_PAGE.search(head)) or sum(1 for _ in _TAG.finditer(head)) >= TAGS_A_PAGE)


def _has_front_matter(head: str) -> bool:
    front = _FRONT.match(head) if head.startswith("---") else None
    return bool(front and _KEY.search(front[0]))
