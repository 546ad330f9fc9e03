"""A page's tree as blocks of text in the order of the document: every piece of text that a reader could see, each in one block.

Decides where a block begins and ends (block elements, `br`, lines of `pre`) and what its elements say it is (heading,
item, quotation, caption). Which blocks are the article is left to `html_body`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from generator.read.characters import referred

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset(
    """
    address article aside audio blockquote body button canvas caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset header hgroup hr html legend li main menu nav object ol optgroup option p pre search section
    select summary table tbody td textarea tfoot th thead tr ul video
    """.split()
)
# Never shown, or shown only where scripts are off.
UNSEEN = frozenset({"base", "head", "iframe", "link", "meta", "noframes", "noscript", "script", "style", "svg", "template"})

CELLS = frozenset({"td", "th"})
ROW_LENGTH = 400  # characters of a row of data; longer ones hold a page's layout

_FOLD = re.compile(r"[ \t\n\r\f]+")


class Block(NamedTuple):
    """One block: the source line it starts on (capped at 65,535 by the parser), its text, and its kind.

    `kind` is a heading's tag ('h1'), 'item', 'quote', 'caption' or ''; `linked` the characters of the text that are
    inside links; `inside` the sectioning elements around it ('aside', 'nav', ...).
    """

    line: int
    text: str
    kind: str
    linked: int
    inside: frozenset[str]


SECTIONS = frozenset({"article", "aside", "button", "figcaption", "figure", "footer", "form", "header", "main", "nav", "table"})


def blocks_of(root: _Element) -> list[Block]:
    """All blocks of a page with text in them."""
    from lxml import etree

    reading = _Reading()
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag
        if event == "start" and isinstance(tag, str):
            if tag in UNSEEN:
                walk.skip_subtree()
            else:
                if tag == "tr":
                    reading.row = _is_row(element)
                reading.start(tag, element.sourceline or 0)
                reading.add(element.text)
            continue
        if event == "end" and isinstance(tag, str) and tag not in UNSEEN:
            reading.end(tag)
        if element is not root:
            reading.add(element.tail)
    reading.flush()
    return reading.blocks


class _Reading:
    """What is open while the tree is walked, and the block being gathered."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.row = False  # inside a table's row that is one block
        self.cells: list[str] = []
        self.open: Counter[str] = Counter()
        self.parts: list[str] = []
        self.linked = 0
        self.line = 1
        self.began = 1

    def start(self, tag: str, line: int) -> None:
        self.line = line or self.line
        if self.row and tag in CELLS:
            self.cells.append(_folded(self.parts))
            self.parts = []
        elif tag in BLOCKS or tag == "br":
            self.flush()
        self.open[tag] += 1

    def end(self, tag: str) -> None:
        if tag in BLOCKS and not (self.row and tag in CELLS):
            self.flush()
            self.row = self.row and tag != "tr"
        self.open[tag] -= 1

    def add(self, text: str | None) -> None:
        if not text:
            return
        if self.open["pre"] and "\n" in text:
            for number, part in enumerate(text.split("\n")):
                if number:
                    self.flush()
                    self.line += 1
                self.add(part)
            return
        if not self.parts and not any(self.cells) and text.strip():
            self.began = self.line
        self.parts.append(text)
        if self.open["a"]:
            self.linked += len(text)

    def flush(self) -> None:
        """End the block. White space alone is none."""
        if self.parts or self.cells:
            text = "\t".join(cell for cell in (*self.cells, _folded(self.parts)) if cell)
            if text.strip():
                inside = frozenset(tag for tag in SECTIONS if self.open[tag])
                self.blocks.append(Block(self.began, text, self._kind(), min(self.linked, len(text)), inside))
            self.parts, self.cells = [], []
        self.linked = 0

    def _kind(self) -> str:
        for tag in sorted(HEADINGS):
            if self.open[tag]:
                return tag
        if self.open["figcaption"] or self.open["caption"]:
            return "caption"
        if self.open["blockquote"]:
            return "quote"
        return "item" if self.open["li"] or self.open["dd"] or self.open["dt"] else ""


def _is_row(row: _Element) -> bool:
    """Whether a table's row is one of data: nothing but short text in its cells."""
    length = 0
    for element in row.iter():
        if element is not row and isinstance(element.tag, str) and (element.tag == "br" or element.tag in BLOCKS - CELLS):
            return False
        length += len(element.text or "") + len(element.tail or "")
        if length > ROW_LENGTH:
            return False
    return True


def _folded(parts: list[str]) -> str:
    return referred(_FOLD.sub(" ", "".join(parts)).strip(" "))
