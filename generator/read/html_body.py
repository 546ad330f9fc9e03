"""Which blocks of a page are the article: those that trafilatura keeps, or the page's own data names, without what is plainly neither.

Both give text without places, which `html_alignment` finds. What both get wrong often enough is corrected by rules of shape
alone: short lines at either end, blocks that are one link, long prose and quotations left out between paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.read.html_alignment import aligned, tokens
from generator.read.html_blocks import HEADINGS, Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FOUND = 0.93  # of the declared text must stand in the page's blocks for it to be the article as shown
WHOLE = 0.6  # of the extracted text's length: less is a teaser
SHORT = 12  # words: a line at either end without a full stop is a kicker, date, byline, button
LABELS = 4  # such lines at one end: more are a list
LINKED = 0.8  # of a block inside links: it leads away
LIST_SHARE = 0.3  # of the blocks that are links: the article is a list of them
LONG = 40  # words: prose of this length between two paragraphs belongs to them
MANY = 4000  # blocks: more are no article's page, and comparing extractors would take seconds

_ENDS = tuple(".!?…。！？」』”“\"»«’')]:;।")
_UNITS = frozenset({"ab", "cell", "code", "fw", "head", "item", "lb", "p", "quote", "row"})
BESIDE = frozenset({"aside", "button", "figcaption", "figure", "footer", "form", "header", "nav"})


def body_of(page: HtmlElement, blocks: Sequence[Block], declared: Sequence[str]) -> frozenset[int]:
    """The numbers of the blocks that are the article's body; empty where none is found.

    Args:
        page: the tree.
        blocks: all its blocks.
        declared: paragraphs of the article in the page's structured data, if any.
    """
    words = [tokens(block.text) for block in blocks]
    kept = set(aligned(_extracted(page, fast=len(blocks) > MANY), words))
    if declared:
        named = aligned(declared, words)
        length = _length(named, blocks)
        parted = 2 * len(named) >= len(kept)  # not one block that holds the text once more
        if parted and length >= FOUND * sum(map(len, declared)) and length >= WHOLE * _length(kept, blocks):
            first, last = min(named), max(named)
            kept = {n for n in kept if first < n < last and blocks[n].kind in HEADINGS} | named
    return frozenset(_trimmed(_filled(kept, blocks, words), blocks, words))


def _length(numbers: frozenset[int] | set[int], blocks: Sequence[Block]) -> int:
    return sum(len(blocks[n].text) for n in numbers)


def _filled(kept: set[int], blocks: Sequence[Block], words: Sequence[Sequence[str]]) -> list[int]:
    """With the prose and quotations that stand between the paragraphs, without blocks that are a link, in order."""
    if not kept:
        return []
    links = {number for number in kept if blocks[number].linked > LINKED * len(blocks[number].text)}
    if len(links) > LIST_SHARE * len(kept):
        links = set()  # an article that is a list of links
    shown = {tuple(words[number]) for number in kept}  # some pages hold their article twice, for two layouts
    between = range(min(kept), max(kept) + 1)
    return [n for n in between if n not in links and (n in kept or (tuple(words[n]) not in shown and _belongs(blocks[n], len(words[n]))))]


def _belongs(block: Block, words: int) -> bool:
    """Whether a block between two paragraphs is one too, though it was left out."""
    if block.linked > LINKED * len(block.text):
        return False
    return block.kind == "quote" or "\t" in block.text or (words >= LONG and _is_sentence(block.text) and not block.inside & BESIDE)


def _trimmed(kept: list[int], blocks: Sequence[Block], words: Sequence[Sequence[str]]) -> list[int]:
    """Without the few short lines before the first sentence and after the last; many are a list, and part of it."""
    labels = [blocks[n].kind in HEADINGS or (len(words[n]) < SHORT and not _is_sentence(blocks[n].text)) for n in kept]
    if all(labels):
        return kept
    first, last = labels.index(False), labels[::-1].index(False)
    return kept[first if first <= LABELS else 0 : len(kept) - (last if last <= LABELS else 0)]


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(_ENDS)


def _extracted(page: HtmlElement, *, fast: bool) -> list[str]:
    """The text that trafilatura keeps, one string a paragraph.

    Same page, same text: deduplication across pages is off, no time limit is set, and its caches are of pure functions.
    """
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it would print to the terminal
    try:
        document = bare_extraction(page, fast=fast, include_comments=False, deduplicate=False, with_metadata=False)
    except Exception:  # noqa: BLE001 - whatever a foreign parser does with a hostile page, the page has no body then
        return []
    body = getattr(document, "body", None)
    return list(_units(body)) if body is not None else []


def _units(body: HtmlElement) -> Iterator[str]:
    """The text of the extracted tree, parted at every element that stands for a block."""
    parts: list[str] = [body.text or ""]
    from lxml import etree

    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _UNITS:
            yield "".join(parts)
            parts = []
        parts.append((element.text if event == "start" and element is not body else "") or "")
        if event == "end" and element is not body:
            parts.append(element.tail or "")
    yield "".join(parts)
