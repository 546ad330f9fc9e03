"""The body's texts, as the article's paragraphs will have them."""

from __future__ import annotations

from generator.model import Label
from generator.normalize.breaks import glue, resumes
from generator.normalize.sheet import Block, Sheet


def texts(sheet: Sheet) -> list[tuple[str, list[Block]]]:
    """The body's texts and the blocks they are made of: datelines cut, a text that was interrupted by a removed line made whole."""
    found: list[tuple[str, list[Block]]] = []
    for block in sheet.blocks:
        if block.field != "body":
            continue
        text = block.text[block.led :].lstrip()
        if found and text and not sheet.clean and _goes_on(sheet, found[-1], block):
            before, blocks = found.pop()
            found.append((glue([before, text], frozenset()), [*blocks, block]))
        elif text:
            found.append((text, [block]))
    return found


def _goes_on(sheet: Sheet, above: tuple[str, list[Block]], block: Block) -> bool:
    """Whether a text goes on with the one above, as it would be read if nothing stood between them."""
    text, blocks = above
    same = blocks[0].label is Label.BODY and block.label is Label.BODY and not block.mark
    return same and sheet.draft.format != "html" and resumes(text, block.rows[0], sheet.language.value)
