"""The date that a page shows where it declares none: found by htmldate, taken only where it stands in a block of the page.

An inference: the page does not say that the date is its article's. So the claim says so, with the block as evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.datetext import find_dates
from generator.model import Basis, Claim, Place
from generator.read.html_blocks import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# htmldate would take today's date for the last possible one; a build knows no today
EARLIEST, LATEST = "1995-01-01", "2099-12-31"
LONGEST = 200  # characters of a block that shows the article's date
SIZE_LIMIT = 3_000_000  # characters of a page looked through


def shown_date(page: HtmlElement, blocks: Sequence[Block], path: str, language: str) -> Claim | None:
    """The claim of the date found, None where none is found or no block shows it."""
    import logging

    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)  # it would print to the terminal
    try:
        day = find_date(page, extensive_search=False, original_date=True, min_date=EARLIEST, max_date=LATEST)
    except Exception:  # noqa: BLE001 - whatever a foreign parser does with a hostile page, no date is found then
        return None
    if not day:
        return None
    for block in blocks:
        if len(block.text) <= LONGEST and any(c.isdigit() for c in block.text):
            for written in find_dates(block.text, language or "en"):
                if written.iso == day:
                    why = "the page declares no date; this one stands where pages show the day of publication"
                    return Claim("published", day, block.text, Place(path, block.line), Basis.INFERRED, "date shown on the page", why)
    return None
