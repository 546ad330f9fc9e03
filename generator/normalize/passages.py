"""The body's texts, as the article's paragraphs will have them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Label
from generator.normalize.breaks import glue, resumes
from generator.normalize.sheet import Block, Sheet


def texts(sheet: Sheet) -> Iterator[tuple[str, list[Block]]]:
    """The body's texts and the blocks they are made of: datelines cut, a text that was interrupted by a removed line made whole."""
    whole = sheet.clean or sheet.draft.format == "html"
    above, blocks = "", list[Block]()
    for block in sheet.blocks:
        if block.field != "body":
            continue
        text = block.text[block.led :].lstrip()
        if above and text and not whole and _goes_on(sheet, above, blocks[0], block):
            above = glue([above, text], frozenset())
            blocks.append(block)
        elif text:
            if above:
                yield above, blocks
            above, blocks = text, [block]
    if above:
        yield above, blocks


def _goes_on(sheet: Sheet, above: str, first: Block, block: Block) -> bool:
    """Whether a text, whose first block is this, goes on with a block, as it would be read if nothing stood between them."""
    same = resumes(above, block.rows[0], sheet.language.value)
    return same and first.label is Label.BODY and block.label is Label.BODY and not block.mark
