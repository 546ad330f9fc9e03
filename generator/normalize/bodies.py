"""What each block in and around the body is: paragraph, sub-heading, list item, quotation, standfirst, teaser, tail.

Works by surroundings, after the voices have spoken and the extent is known; then makes the paragraphs, with their kind.
"""

from __future__ import annotations

from generator.model import Label, Paragraph, ParagraphKind
from generator.normalize import chosen, datelines, passages
from generator.normalize.people import is_name
from generator.normalize.sheet import Block, Sheet
from generator.text import digest

_HEADING = 120  # characters a sub-heading has at most
_WORD = 5  # letters of a sub-heading of one word
_STANDFIRST = 450
_REPEATS = 0.6  # share of content words that make a block below the article a repetition of it
_TOLD = 5  # and how many there must be
_KINDS = {Label.HEADING: ParagraphKind.HEADING, Label.ITEM: ParagraphKind.ITEM, Label.QUOTE: ParagraphKind.QUOTE}


def inside(sheet: Sheet) -> None:
    """Decide on the blocks of the body's extent that no voice decided on."""
    seen: set[str] = set()
    blocks = sheet.body
    trusted = sheet.draft.format in chosen.FORMATS
    for number, block in enumerate(blocks):
        if block.label is not None:
            continue
        if sheet.clean:
            kind = Label.ITEM if block.mark else Label.BODY if _running(block) else Label.HEADING
            sheet.decide(block, kind, "nothing to remove", "the file is a title and texts, and nothing else", "body")
            continue
        if not trusted and block.shape.chars > 60 and block.low in seen:
            sheet.decide(block, Label.ECHO, "repeated paragraph", "the same text stands above")
            continue
        seen.add(block.low)
        if block.mark == "quote" or block.hint == "quote":
            sheet.decide(block, Label.QUOTE, "quotation", "it is marked as a quotation", "body")
        elif block.mark == "item" or block.hint == "item":
            _item(sheet, blocks, number)
        elif block.mark == "heading" or block.hint == "heading":
            _heading(sheet, blocks, number)
        elif not trusted and _credited_below(blocks, number):
            sheet.decide(block, Label.CAPTION, "credit below", "the next line is nothing but whose picture it is", "captions")
        elif _running(block):
            sheet.decide(block, Label.BODY, "running text", "sentences between the first and the last paragraph", "body")
        else:
            _short(sheet, blocks, number)


def _running(block: Block) -> bool:
    """Whether a block is running text by its shape: a sentence, or long with function words."""
    shape = block.shape
    return (
        block.hint == "body"
        or shape.sentence
        or (shape.words >= 25 and shape.function >= 0.15)
        or (shape.words >= 5 and (shape.colon or shape.closed))
    )


def _credited_below(blocks: list[Block], number: int) -> bool:
    """Whether the next line names a picture's maker and nothing else: then a short text above it tells what it shows."""
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    return (
        following is not None
        and following.rule == "picture credit alone"
        and blocks[number].shape.words <= 40
        and not blocks[number].shape.colon
    )


def _item(sheet: Sheet, blocks: list[Block], number: int) -> None:
    """A marked item is the body's where its list is not made of links and teasers."""
    block = blocks[number]
    if block.linked > 0.8 and not block.shape.sentence:
        sheet.decide(block, Label.RELATED, "item that is a link", "the whole item is a link")
    else:
        sheet.decide(block, Label.ITEM, "list item", "it is marked as an item of a list", "body")


def _heading(sheet: Sheet, blocks: list[Block], number: int) -> None:
    """A marked heading is the body's where running text follows and it is no link."""
    block = blocks[number]
    following = next((b for b in blocks[number + 1 :][:4] if not b.spoken), None)
    if block.linked > 0.8:
        sheet.decide(block, Label.TEASER, "heading that is a link", "the whole heading leads elsewhere")
    elif following is not None:
        sheet.decide(block, Label.HEADING, "sub-heading", "it is marked as a heading and text follows", "body")
    else:
        sheet.decide(block, Label.TEASER, "heading without text", "no text of the article follows")


def _short(sheet: Sheet, blocks: list[Block], number: int) -> None:
    """A short line that ends without a full stop: a sub-heading when text follows it, else no part of the text."""
    block = blocks[number]
    before = _neighbour(blocks, number, -1)
    after = _neighbour(blocks, number, 1)
    if is_name(block.text) and number and blocks[number - 1].label in {Label.CAPTION, Label.CREDIT, Label.BYLINE}:
        sheet.decide(block, Label.CREDIT, "name alone", "a person's name alone, below a picture or a byline")
    elif _heads(block, before, after):
        sheet.decide(block, Label.HEADING, "sub-heading", "a short line without a full stop, with running text below it", "body")
    elif block.mark == "numbered" and block.linked < 0.5:
        sheet.decide(block, Label.ITEM, "numbered item", "it is numbered and stands in the body", "body")
    elif block.linked >= 0.8:
        sheet.decide(block, Label.RELATED, "link between paragraphs", "the whole line is a link")
    elif before is not None and before.shape.colon and block.shape.words <= 25:
        sheet.decide(block, Label.ITEM, "item after a colon", "the line before announces a list", "body")
    elif before is not None and before.label is Label.ITEM and before.field == "body" and block.shape.words <= 25:
        sheet.decide(block, Label.ITEM, "list goes on", "the line before is an item of a list", "body")
    else:
        sheet.decide(
            block, Label.TEASER, "short lines together", "several short lines without a full stop stand together, as teasers and labels do"
        )


def _heads(block: Block, before: Block | None, after: Block | None) -> bool:
    """Whether a short line is a sub-heading: running text, or a list, stands before and after it."""
    if block.shape.chars > _HEADING or before is None or after is None or block.linked >= 0.5:
        return False
    if not all(_running(b) or b.mark == "item" for b in (before, after)):
        return False
    return block.shape.words >= 2 or block.shape.chars >= _WORD


def _neighbour(blocks: list[Block], number: int, step: int) -> Block | None:
    """The next block that way which is not furniture by its own words, over three at most."""
    for distance in range(1, 5):
        at = number + step * distance
        if not 0 <= at < len(blocks):
            return None
        if not blocks[at].spoken or blocks[at].field == "body":
            return blocks[at]
    return None


def standfirst(sheet: Sheet) -> None:
    """Take the summary line above the text out of the body, where something shows that the text starts below it.

    Shown by a dateline on the next paragraph, or by a byline, date, share bar or caption between the two.
    """
    blocks = sheet.body
    running = [n for n, b in enumerate(blocks) if b.field == "body"]
    if len(running) < 3:
        return
    first, second = running[0], running[1]
    block = blocks[first]
    if block.shape.chars > _STANDFIRST or block.label is not Label.BODY or block.rule == "dateline":
        return
    between = {b.label for b in blocks[first + 1 : second]}
    dateline = datelines.find(blocks[second].text)
    reason = ""
    if dateline and dateline.agency:
        reason = "the next paragraph begins with the dateline"
    elif between & {Label.BYLINE, Label.DATE}:
        reason = "the byline or the date stands between it and the text"
    if reason:
        sheet.decide(block, Label.STANDFIRST, "standfirst", reason, "standfirst")


def above(sheet: Sheet) -> None:
    """Decide on what is left above the body: a summary sentence by the title is the standfirst."""
    blocks = sheet.header
    title = next((n for n, b in enumerate(blocks) if b.field == "title"), -1)
    taken = any(b.field == "standfirst" for b in sheet.blocks)
    for number, block in enumerate(blocks):
        if block.label is not None and block.field != "body":
            continue
        if (
            not taken
            and title >= 0
            and 0 < number - title <= 6
            and (block.shape.sentence or (block.shape.words >= 8 and block.shape.function >= 0.2))
            and block.shape.chars <= _STANDFIRST
            and block.linked < 0.5
        ):
            sheet.decide(block, Label.STANDFIRST, "standfirst", "a summary below the title, above the text", "standfirst")
            taken = True
        else:
            sheet.decide(
                block,
                Label.NAVIGATION if block.shape.words <= 4 else Label.TEASER,
                "above the article",
                "it stands above the article and is none of its fields",
            )


def below(sheet: Sheet) -> None:
    """Decide on what is left below the body: key points that repeat it, teasers of other articles, and the rest."""
    words: frozenset[str] | None = None  # gathered where a line asks
    for block in sheet.tail:
        if block.label is not None and not (block.field == "body" or (block.spoken and block.rule == "dateline")):
            continue
        content = _content(block) if block.shape.closed else []
        if words is None and len(content) >= _TOLD:
            words = frozenset([w for b in sheet.body if b.field == "body" for w in _content(b)])
        shared = sum([w in words for w in content]) if words is not None else 0
        if len(content) >= _TOLD and shared >= _REPEATS * len(content):
            sheet.decide(
                block,
                Label.ECHO,
                "repeats the article",
                f"{shared} of its {len(content)} content words are in the article, after whose end it stands",
            )
        elif block.shape.words >= 12:
            sheet.decide(block, Label.TEASER, "below the article", "it stands after the end of the article")
        else:
            sheet.decide(block, Label.TAIL, "below the article", "it stands after the end of the article")


def _content(block: Block) -> list[str]:
    return [w[:6] for w in block.low.replace(".", " ").replace(",", " ").split() if len(w) > 4]


def paragraphs(sheet: Sheet) -> tuple[Paragraph, ...]:
    """The body's paragraphs, each with its kind, its lines and its anchor."""
    seen: dict[str, int] = {}
    found: list[Paragraph] = []
    for text, blocks in passages.texts(sheet):
        name = f"p-{digest(text, size=4)}"
        seen[name] = seen.get(name, 0) + 1
        anchor = name if seen[name] == 1 else f"{name}-{seen[name]}"
        kind = _KINDS.get(blocks[0].label or Label.BODY, ParagraphKind.TEXT)
        found.append(Paragraph(text, kind, tuple(r.line.number for b in blocks for r in b.rows), anchor))
    return tuple(found)
