"""The date that a page shows where it declares none: on a line of its own beside the title, behind the page's title, or found by htmldate.

What htmldate finds is taken only where it stands in a block that is about a date, and is an inference: the page does not say
that the date is its article's. Each claim has its block as evidence; `telling` are the blocks that hold a declared or found day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from generator.datetext import Written, find_dates
from generator.model import Basis, Claim, Place
from generator.read.html_blocks import HEADINGS, Block
from generator.read.html_statements import Said

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# htmldate would take today's date for the last possible one; a build knows no today
EARLIEST, LATEST = "1995-01-01", "2099-12-31"
LONGEST = 200  # characters of a block that shows the article's date
SIZE_LIMIT = 3_000_000  # characters of a page looked through
DAY, MOMENT = 10, 19  # characters of a moment's day, and of it without its zone


BEFORE, AFTER = 5, 12  # blocks above and below the title in which its date stands
CLOSE, INTO = 2, 4  # blocks from the first paragraph on in which it may stand, and more where the text goes on below: a lead, labels
WORDS = 4  # words beside a date on a line of its own
BEHIND = 12  # words behind a date that opens a line: who wrote it, how long it takes to read
AROUND = frozenset({"aside", "button", "figcaption", "figure", "footer", "form", "nav", "table"})  # dates of something else stand in these

_WORD = re.compile(r"[^\W\d_]{2,}")
_PARTS = re.compile(r"\s[|–—·•-]\s")
# Begins the words that announce the day of the last change, by language.
_UPDATED = re.compile(
    r"(?:updat|modif|revis|last edited"  # en, fr, es, it
    r"|aktuali|zuletzt|geändert|stand"  # de, cs, pl, sk
    r"|mis à jour|mise à jour|actuali|atuali|aggiorn|bijgewerkt|gewijzigd|aangepast"  # fr, es, pt, it, nl
    r"|oppdater|uppdater|opdater|ændret|endret|ändrad|päivitetty|обновл|изменен|оновлен|güncell|更新|수정)",
    re.IGNORECASE,
)


class Layout(NamedTuple):
    """A page as it is laid out: its blocks, which of them are the text, which is the title (-1: none), its path and language."""

    blocks: Sequence[Block]
    body: frozenset[int]
    title: int
    path: str
    language: str


def beside(page: Layout) -> tuple[Claim, ...]:
    """The first day on a line of its own beside the title, and that of the last change where a line announces it."""
    found: dict[str, Claim] = {}
    for number in _around(page):
        block = page.blocks[number]
        dates = _alone(block, page.language)
        before, reached = _announcing(page.blocks, number), 0
        for date in dates:
            field = "updated" if _UPDATED.search(before) or _UPDATED.search(block.text, reached, date.start) else "published"
            before, reached = "", date.end
            place = Place(page.path, block.line, date.start + 1)
            found.setdefault(field, Claim(field, date.moment, block.text, place, Basis.STATED, "date beside the title"))
    return tuple(found.values())


def _announcing(blocks: Sequence[Block], number: int) -> str:
    """The block before a line where it may announce the line's date ('Updated on'), else ''."""
    text = blocks[number - 1].text if number else ""
    return text if len(text.split()) <= WORDS and not any(map(str.isdigit, text)) else ""


def before_change(page: Layout, claims: Sequence[Claim]) -> Claim | None:
    """The day printed beside the title, where it is before a declared day of publication that is not before that of the last change.

    Programs that write their records anew at each change declare the day of that change as both.
    """
    published, updated = (next((c.value for c in claims if c.field == field), "") for field in ("published", "updated"))
    if not updated or published[:MOMENT] < updated[:MOMENT]:
        return None
    return next((c for c in beside(page) if c.field == "published" and c.value[:DAY] < published[:DAY]), None)


def telling(page: Layout, claims: Sequence[Claim]) -> frozenset[int]:
    """The blocks that a date was read from, and those beside the title that are lines of dates and hold a day that the page declares."""
    said = [claim for claim in claims if claim.field in {"published", "updated"}]
    days = {claim.value[:10] for claim in said}
    sources = {(claim.evidence, claim.place.line) for claim in said}
    near = {n for n in _around(page) if any(date.iso in days for date in _alone(page.blocks[n], page.language))} if days else set()
    return frozenset(near | {n for n, b in enumerate(page.blocks) if (b.text, b.line) in sources and n not in page.body})


def behind_title(titles: Sequence[Said], path: str, language: str) -> Claim | None:
    """The day that ends the page's title: 'Headline | Outlet | 28.04.2023'."""
    for title in titles:
        last = _PARTS.split(title.text[-LONGEST:])[-1].strip()
        dates = [date for date in find_dates(last, language or "en") if date.iso]
        if len(dates) == 1 and dates[0].text.strip() == last and last != title.text.strip():
            return Claim("published", dates[0].moment, title.text, Place(path, title.line), Basis.STATED, "date behind the page's title")
    return None


def _around(page: Layout) -> Iterator[int]:
    """The blocks from the title to the text, or a few around the first paragraph where the page has no title; then those above."""
    count = len(page.blocks)
    first = min((n for n in page.body if n > page.title), default=count)
    middle = page.title if page.title >= 0 else min(page.body, default=0)
    close, last = max(first, middle + 1) + CLOSE, max(page.body, default=0)
    below = range(middle + 1, min(count, close + INTO, middle + 1 + AFTER))
    yield from (n for n in below if n not in page.body and (n < close or n < last))
    yield from (n for n in range(middle, max(-1, middle - 1 - BEFORE), -1) if n not in page.body and n < count)


def _alone(block: Block, language: str) -> tuple[Written, ...]:
    """The full dates of a block that is about a date: it opens the line, or few other words stand on it."""
    text = block.text
    if len(text) > LONGEST or block.kind in HEADINGS or block.kind == "caption" or block.inside & AROUND:
        return ()
    if not any(map(str.isdigit, text)):
        return ()
    dates = tuple(date for date in find_dates(text, language or "en") if date.iso and not date.ambiguous)
    if not dates:
        return ()
    before = len(_WORD.findall(text[: dates[0].start]))
    behind = len(_WORD.findall(text[dates[-1].end :]))
    return dates if before + behind <= WORDS or (before <= 1 and behind <= BEHIND) else ()


def shown_date(tree: HtmlElement, page: Layout) -> Claim | None:
    """The claim of the date found, None where none is found or no block shows it."""
    import logging

    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)  # it would print to the terminal
    try:
        day = find_date(tree, extensive_search=False, original_date=True, min_date=EARLIEST, max_date=LATEST)
    except Exception:  # noqa: BLE001 - whatever a foreign parser does with a hostile page, no date is found then
        return None
    if not day:
        return None
    for block in page.blocks:
        for written in _alone(block, page.language):
            if written.iso == day:
                why = "the page declares no date; this one stands where pages show the day of publication"
                return Claim("published", day, block.text, Place(page.path, block.line), Basis.INFERRED, "date shown on the page", why)
    return None
