"""HTML: a page's blocks of text, each with what its mark-up and the extractor say it is, and what the page claims of itself.

Reads in this order: the guard, the tree, the statements, the blocks, the article among them. The network is never used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.config import Limits
from generator.model import Claim, Draft, DraftLine, Seed
from generator.read.characters import cleaned
from generator.read.encoding import Decoded
from generator.read.html_blocks import HEADINGS, Block, blocks_of
from generator.read.html_body import body_of
from generator.read.html_bylines import bylines
from generator.read.html_claims import claims_of
from generator.read.html_data import article_data, body_text
from generator.read.html_dates import SIZE_LIMIT, Layout, before_change, behind_title, beside, shown_date, telling
from generator.read.html_guard import check_complexity
from generator.read.html_saved import set_bars_aside
from generator.read.html_statements import Said, statements_of
from generator.read.unreadable import check_length, unreadable
from generator.text import letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_TITLE = 300  # characters
NEAR = 4  # blocks between a title and the article's first paragraph: standfirst, byline, date

_HEAD = frozenset({"base", "basefont", "bgsound", "link", "meta", "noscript", "object", "script", "style", "template", "title"})
_HINTS = {"item": "item", "quote": "quote", "": "body"} | dict.fromkeys(HEADINGS, "heading")


def read_html(seed: Seed, decoded: Decoded, limits: Limits) -> Draft:
    """The draft of a page. Raises `Unreadable` where it is too complex to be parsed, or has no text."""
    check_complexity(decoded.text, seed.path)
    page = _parse(decoded.text)
    if page is None:
        raise unreadable("empty-seed", seed.path, "the page has no text")
    set_bars_aside(page)
    said = statements_of(page)
    data = article_data(said.scripts)
    blocks = blocks_of(page)
    check_length(sum(len(block.text) for block in blocks), seed.path, limits)
    claims = claims_of(said, data, seed.path, frozenset(letters(block.text) for block in blocks if len(block.text) <= LONGEST_TITLE))
    body = body_of(page, blocks, body_text(data) if data else [])
    language = next((c.value for c in claims if c.field == "language"), "")
    if not body and data:  # pages that scripts fill carry their text as data alone
        first = len(blocks)
        check_length(sum(map(len, body_text(data))), seed.path, limits)
        blocks += [Block(data.line, text, "", 0, frozenset()) for text in body_text(data)]
        body = frozenset(range(first, len(blocks)))
    if not blocks:
        cure = "save it from the browser once it is shown"
        raise unreadable("empty-seed", seed.path, "the page holds no text, only scripts that load it", cure)
    title = _title(blocks, body, claims)
    laid = Layout(blocks, body, title, seed.path, language)
    shown = _dates(page, laid, claims, said.titles, len(decoded.text))
    claims = (*shown, *claims) if any(claim.field == "published" for claim in claims) else (*claims, *shown)
    dated = telling(laid, claims)
    signed = bylines(blocks, body, title, seed.path, [claim.value for claim in claims if claim.field == "authors"])
    claims = (*claims, *signed.claims)
    lines = [DraftLine(s.line, cleaned(s.text), "meta") for s in said.titles]
    hints = dict.fromkeys(dated, "meta") | signed.hints
    lines += [
        DraftLine(block.line, block.text, hints[number] if number in hints else _hint(number, block, body, title))
        for number, block in enumerate(blocks)
    ]
    return Draft(seed.path, seed.digest, "html", decoded.encoding, language, tuple(lines), claims, decoded.problems)


def _dates(tree: HtmlElement, page: Layout, claims: tuple[Claim, ...], titles: list[Said], length: int) -> tuple[Claim, ...]:
    """The dates that the page shows where it declares no day of publication, or that of its last change as that day."""
    known = {claim.field for claim in claims}
    if "published" in known:
        printed = before_change(page, claims)
        return (printed,) if printed else ()
    found = [claim for claim in beside(page) if claim.field not in known]
    if not any(claim.field == "published" for claim in found):
        other = behind_title(titles, page.path, page.language)
        if other is None and not found and length <= SIZE_LIMIT:
            other = shown_date(tree, page)
        found += [other] if other else []
    return tuple(found)


def _parse(text: str) -> HtmlElement | None:
    """The tree. The text is handed over as UTF-8, whatever encoding it declares: it is decoded already."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        return _bodied(html.document_fromstring(text.encode("utf-8"), parser=parser))
    except (etree.LxmlError, ValueError, AssertionError):  # no element at all
        return None


def _bodied(page: HtmlElement) -> HtmlElement:
    """The page with its body begun where HTML5 begins it: libxml2 leaves `<title>x</title><article>` in the head."""
    head, body = page.find("head"), page.find("body")
    late = next((n for n, e in enumerate(head) if isinstance(e.tag, str) and e.tag not in _HEAD), -1) if head is not None else -1
    if late >= 0:
        if body is None:
            body = page.makeelement("body")
            page.append(body)
        for number, element in enumerate(head[late:]):
            body.insert(number, element)
    return page


def _hint(number: int, block: Block, body: frozenset[int], title: int) -> str:
    if number == title:
        return "title"
    if block.kind == "caption":
        return "caption"
    return _HINTS[block.kind] if number in body else "furniture"


def _title(blocks: list[Block], body: frozenset[int], claims: tuple[Claim, ...]) -> int:
    """The block that is the article's title, -1 where none is: the first-level heading that the page's claims repeat, else any."""
    claimed = {letters(c.value) for c in claims if c.field == "title" and c.rule != "h1"}
    first = min(body, default=len(blocks))
    headings = [n for n, block in enumerate(blocks) if block.kind == "h1"]
    repeated = [n for n in headings if letters(blocks[n].text) in claimed] or [
        n for n, block in enumerate(blocks) if block.kind in HEADINGS and n <= first and letters(block.text) in claimed
    ]
    before = [n for n in repeated if n <= first]
    nearest = [n for n in range(max(0, first - NEAR), min(first, len(blocks))) if blocks[n].kind in HEADINGS]
    for choice in (before[-1:], repeated, headings, nearest[-1:]):
        if choice:
            return choice[0]
    return -1
