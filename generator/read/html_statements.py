"""What a page declares outside of its text: everything that could become a claim, gathered in one pass over the tree.

Decides nothing about which statement is right; `html_claims` orders them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.read.characters import referred
from generator.read.html_saved import told

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST = 2000
_SPACE = re.compile(r"\s+")


class Said(NamedTuple):
    """One statement: its name ('og:title', 'canonical', a property), its text verbatim, and the source line."""

    name: str
    text: str
    line: int


class Statements:
    """All statements of one page, by the kind of mark-up that makes them, each in the order of the document."""

    def __init__(self) -> None:
        self.meta: list[Said] = []
        self.links: list[Said] = []
        self.times: list[Said] = []
        self.properties: list[Said] = []
        self.bylines: list[Said] = []
        self.headings: list[Said] = []
        self.titles: list[Said] = []
        self.scripts: list[tuple[str, int]] = []
        self.languages: list[Said] = []
        self.saved: list[Said] = []  # 'url' and 'date' of the saving


def statements_of(root: _Element) -> Statements:
    """Everything that a page declares."""
    said = Statements()
    everything: Iterator[Any] = root.iter()
    for element in everything:
        tag = element.tag
        if not isinstance(tag, str):
            _comment(said, element)
            continue
        reader = _READERS.get(tag)
        if reader:
            reader(said, element)
        if "itemprop" in element.attrib and tag != "meta":
            _property(said, element)
    _around(said, root)
    return said


def line_of(element: Any) -> int:
    """The source line on which an element starts, 0 where the parser does not know it."""
    return element.sourceline or 0


def shown(element: _Element) -> str:
    """The text inside an element, white space folded, at most `LONGEST` characters: a statement is short."""
    parts: list[str] = []
    length = 0
    for part in element.itertext(with_tail=False):
        parts.append(str(part)[:LONGEST])
        length += len(parts[-1])
        if length > LONGEST:
            break
    return referred(_SPACE.sub(" ", "".join(parts)).strip())[:LONGEST]


def _comment(said: Statements, element: _Element) -> None:
    found = told(element.text or "")
    if found:
        url, date = found
        said.saved += [Said(name, text, line_of(element)) for name, text in (("url", url), ("date", date)) if text]


def _around(said: Statements, root: Any) -> None:
    """Browsers put their comment before the root element, archives behind it."""
    for beside in (*root.itersiblings(preceding=True), *root.itersiblings()):
        if not isinstance(beside.tag, str):
            _comment(said, beside)


def _meta(said: Statements, element: _Element) -> None:
    content = (element.get("content") or "").strip()
    if not content:
        return
    for key in ("property", "name", "itemprop", "http-equiv"):
        for name in (element.get(key) or "").lower().split():
            into = said.properties if key == "itemprop" else said.meta
            into.append(Said(name, content, line_of(element)))


def _link(said: Statements, element: _Element) -> None:
    href = (element.get("href") or "").strip()
    for rel in (element.get("rel") or "").lower().split():
        if href:
            said.links.append(Said(rel, href, line_of(element)))


def _base(said: Statements, element: _Element) -> None:
    """Caches and savers note where the page's links start from: on pages that say nothing better, its own address."""
    if element.get("href"):
        said.links.append(Said("base", str(element.get("href")).strip(), line_of(element)))


def _anchor(said: Statements, element: _Element) -> None:
    if "author" in (element.get("rel") or "").lower().split():
        said.bylines.append(Said("rel=author", shown(element), line_of(element)))
    if "reader-domain" in (element.get("class") or "").split() and element.get("href"):
        said.saved.append(Said("url", str(element.get("href")).strip(), line_of(element)))  # the reading view of Firefox


def _time(said: Statements, element: _Element) -> None:
    text = (element.get("datetime") or "").strip() or shown(element)
    kind = (element.get("itemprop") or "").lower() or ("pubdate" if element.get("pubdate") is not None else "")
    around = element.getparent()
    words = " ".join(e.get("class") or "" for e in (element, around) if e is not None).lower()
    if not kind and ("updat" in words or "modif" in words):
        kind = "updated"
    if any(e.tag in {"aside", "nav", "footer"} for e in element.iterancestors()):
        kind = "elsewhere"
    if text:
        said.times.append(Said(kind, text, line_of(element)))


def _property(said: Statements, element: _Element) -> None:
    text = element.get("content") or element.get("datetime") or shown(element)
    for name in (element.get("itemprop") or "").split():
        if text:
            said.properties.append(Said(name.lower(), text.strip(), line_of(element)))


def _heading(said: Statements, element: _Element) -> None:
    text = shown(element)
    if text:
        said.headings.append(Said("h1", text, line_of(element)))


def _title(said: Statements, element: _Element) -> None:
    if not said.titles and not any(e.tag == "svg" for e in element.iterancestors()) and shown(element):
        said.titles.append(Said("title", shown(element), line_of(element)))


def _script(said: Statements, element: _Element) -> None:
    if "ld+json" in (element.get("type") or "").lower() and element.text:
        said.scripts.append((element.text, line_of(element)))


def _html(said: Statements, element: _Element) -> None:
    language = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or element.get("xml:lang")
    if language:
        said.languages.append(Said("html lang", language.strip(), line_of(element)))


_READERS = {
    "a": _anchor,
    "base": _base,
    "h1": _heading,
    "html": _html,
    "link": _link,
    "meta": _meta,
    "script": _script,
    "time": _time,
    "title": _title,
}
