"""A page's tree as blocks of text in the order of the document: every piece of text that a reader could see, each in one block.

Decides where a block begins and ends (block elements, `br`, lines of `pre`) and what its elements say it is (heading,
item, quotation, caption, who wrote the article). Which blocks are the article is left to `html_body`.
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
SAID = 400  # characters of an attribute looked at

# Words in a class, id, rel or itemprop: of who wrote the article, and of what stands beside the name.
AUTHOR = frozenset({"auteur", "author", "authors", "autor", "autore", "byline", "bylines"})
BESIDE_NAME = frozenset(
    "avatar bio comment comments date description follow image job location photo position role social time title".split()
)
LINKS = 0.8  # of a block inside links: it is a row of links, and two that touch are two

_FOLD = re.compile(r"[ \t\n\r\f]+")
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_WHOLE = frozenset({"article", "body", "html", "main"})  # a class of theirs speaks of the page


class Block(NamedTuple):
    """One block: the source line it starts on (capped at 65,535 by the parser), its text, and its kind.

    `kind` is a heading's tag ('h1'), 'item', 'quote', 'caption' or ''; `linked` the characters of the text that are
    inside links; `inside` the sectioning elements around it ('aside', 'nav', ...); `authors` what of the text stands in
    elements that say they name the author, a string for each.
    """

    line: int
    text: str
    kind: str
    linked: int
    inside: frozenset[str]
    authors: tuple[str, ...] = ()


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
                reading.enter(element)
                reading.add(element.text)
            continue
        if event == "end" and isinstance(tag, str) and tag not in UNSEEN:
            reading.end(tag)
            reading.leave(element)
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
        self.marks: list[tuple[_Element, bool, int]] = []  # open elements that name the author, or (False) what is beside the name
        self.named: dict[tuple[int, int], list[str]] = {}  # texts in them, by how deep they nest and their number
        self.entered = 0
        self.link: str | None = None  # address of the link that ended last, where no text has followed yet
        self.after = False
        self.joints: list[int] = []  # parts before which two links touch

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

    def enter(self, element: _Element) -> None:
        """Note what the attributes say, and where a link touches the one before; two links to one place are one."""
        if element.tag == "a" and self.after and (not element.get("href") or element.get("href") != self.link):
            self.joints.append(len(self.parts))
        says = _says_author(element)
        if says is not None:
            self.entered += 1
            self.marks.append((element, says, self.entered))

    def leave(self, element: _Element) -> None:
        if self.marks and self.marks[-1][0] is element:
            self.marks.pop()
        if element.tag == "a" and self.parts:
            self.link, self.after = element.get("href"), True

    def add(self, text: str | None) -> None:
        if not text:
            return
        self.after = False
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
        if self.marks and self.marks[-1][1]:
            self.named.setdefault((len(self.marks), self.marks[-1][2]), []).append(text)
        if self.open["a"]:
            self.linked += len(text)

    def flush(self) -> None:
        """End the block. White space alone is none."""
        if self.parts or self.cells:
            if self.joints and not self.cells and self.linked > LINKS * sum(map(len, self.parts)):
                for joint in reversed(self.joints):
                    self.parts.insert(joint, " ")
            text = "\t".join(cell for cell in (*self.cells, _folded(self.parts)) if cell)
            if text.strip():
                inside = frozenset(tag for tag in SECTIONS if self.open[tag])
                self.blocks.append(Block(self.began, text, self._kind(), min(self.linked, len(text)), inside, self._authors()))
            self.parts, self.cells = [], []
        self.linked = 0
        self.named, self.joints, self.after = {}, [], False

    def _authors(self) -> tuple[str, ...]:
        """The texts of the innermost elements that name the author."""
        named = {key: text for key, parts in self.named.items() if (text := _folded(parts))}
        deepest = max((depth for depth, _ in named), default=0)
        return tuple(text for (depth, _), text in named.items() if depth == deepest)

    def _kind(self) -> str:
        for tag in sorted(HEADINGS):
            if self.open[tag]:
                return tag
        if self.open["figcaption"] or self.open["caption"]:
            return "caption"
        if self.open["blockquote"]:
            return "quote"
        return "item" if self.open["li"] or self.open["dd"] or self.open["dt"] else ""


def _says_author(element: _Element) -> bool | None:
    """Whether an element says that it names the author; False where it says what stands beside the name, None where nothing."""
    if element.tag in _WHOLE:
        return None
    said: set[str] = set()
    for name in ("class", "id", "rel", "itemprop"):
        for token in (element.get(name) or "")[:SAID].split():
            words = {word.lower() for word in _WORDS.findall(token)}
            if words & AUTHOR:
                said |= words
    return not said & BESIDE_NAME if said else None


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
