"""Texts that are left alone, and what makes a kept text one of them: so normalizing what normalizing gave changes nothing.

A file is such a text where its lines stand apart by one blank line each, the first could be a title, and no other one is
furniture by its own words, with the suspicion that a text has which a page's mark-up has chosen (`chosen`). All of it stays, each line a
paragraph. What is kept of any other file must be such a text too: a line that would be taken for furniture there, away
from the marks and neighbours for which it was kept, is removed here. So both hold by construction, whatever the input.
"""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import NamedTuple

from generator.model import Draft, DraftLine, Label
from generator.normalize import chosen, datelines, lines, passages
from generator.normalize.breaks import block_of
from generator.normalize.languages import language_of, sample_of
from generator.normalize.marks import Plain, plain
from generator.normalize.overrides import RULE
from generator.normalize.people import is_name
from generator.normalize.sheet import Block, Row, Sheet
from generator.text import letters

HEADLINE = 300  # characters of a title at most
_SAID = 100  # characters of a first line that is a title though it is a sentence with a full stop; a longer one is a paragraph
_SEVERAL = 3  # words of a sentence at least
_LISTED = frozenset({Label.DATE, Label.URL})  # several of one kind in the text are a list of the article's
_MENU = 3  # short lines in a row between the title and the first running text that are no part of it
_SHORT = 60  # characters of such a line at most
_NO_HEADS = frozenset(
    {
        "address", "announced address", "date label", "date line", "furniture of the format", "known phrase", "link alone", "no words",
        "share icons", "stands in many articles",
    }
)  # rules that tell what can be no title  # fmt: skip


class Fault(NamedTuple):
    """Why a line keeps a text from being left alone."""

    label: Label
    rule: str
    reason: str


def apart(rows: list[Row], draft: Draft) -> bool:
    """Whether a file's lines stand apart by one blank line each, as this program gives articles out."""
    declared = any(c.field == "title" for c in draft.claims)
    return draft.format == "text" and not declared and bool(rows) and all(row.gap == 1 for row in rows[1:])


def whole(sheet: Sheet) -> bool:
    """Whether a file of lines that stand apart is a text to be left alone; then nothing is held against its lines any more."""
    head, *texts = sheet.blocks
    own = "" != letters(head.text) == letters(sheet.draft.path.rpartition("/")[2].rpartition(".")[0])
    lone = not texts and stopped(head)
    marked = any(b.mark not in {"", "numbered"} or b.linked for b in sheet.blocks)
    if lone or marked or not (titled(head) or own) or head.shape.chars > sheet.config.limits.title or faults(head, texts):
        return False
    for block in sheet.blocks:
        if block.rule != "dateline":
            block.label, block.field, block.rule, block.reason, block.spoken = None, "", "", "", False
    return True


def titled(head: Block) -> bool:
    """Whether a line can be the title of a text that is left alone: no long sentence, and nothing that is no title by its words."""
    long = head.shape.chars > (_SAID if stopped(head) else HEADLINE)
    return not long and head.rule not in _NO_HEADS and any(map(str.isalnum, head.text))


def stopped(block: Block) -> bool:
    """Whether a line of three words or more ends with a full stop, in whatever language: a paragraph, where it stands alone or is long."""
    return block.shape.words >= _SEVERAL and block.shape.closed and block.text.endswith((".", "。"))


def faults(head: Block, texts: list[Block]) -> dict[int, Fault]:
    """The texts, by their number, that keep a title and texts from being left alone."""
    found: dict[int, Fault] = {}
    listed = Counter(b.label for b in texts if b.spoken and b.label in _LISTED)
    only = len(texts) == 1 and texts[0].shape.sentence
    menu = sum(1 for _ in takewhile(_short, texts))
    if _MENU <= menu < len(texts):
        reason = f"{menu} short lines stand in a row between the title and the text"
        found.update((number, Fault(Label.NAVIGATION, "lines above the text", reason)) for number in range(menu))
    for number, block in enumerate(texts):
        if number in found:
            continue
        if block.low == head.low and not only:
            found[number] = Fault(Label.ECHO, "repeated title", "the title stands above")
        elif block.label is not None and _speaks(block, listed[block.label], at_end=number >= len(texts) - chosen.ENDS):
            found[number] = Fault(block.label, block.rule, block.reason)
    for number, block in enumerate(texts):
        if number not in found:
            if is_name(block.text):
                found[number] = Fault(Label.BYLINE, "name below the title", "a name alone below the title is a byline")
                continue
            break
    return found


def _short(block: Block) -> bool:
    return block.shape.chars <= _SHORT and not block.shape.closed


def _speaks(block: Block, alike: int, *, at_end: bool) -> bool:
    """Whether what a rule says of a text counts against it; `alike`: how many of its kind are listed in the text."""
    if not block.spoken or block.rule in {"dateline", RULE} or alike >= chosen.LISTED or block.label is None:
        return False
    return block.label is Label.CAPTION or chosen.heeded(block, block.label, block.rule, hint="body", at_end=at_end)


def settle(sheet: Sheet) -> None:
    """Remove the kept lines that keep the article's title and paragraphs from being a text to be left alone."""
    while not sheet.clean:
        datelines.cut(sheet)
        kept = list(passages.texts(sheet))
        faulty = _faulty(sheet, kept)
        if not faulty:
            return
        for number, fault in faulty.items():
            for block in kept[number][1]:
                sheet.decide(block, fault.label, fault.rule, f"{fault.reason}, and so it would be read in a text by itself")


def _faulty(sheet: Sheet, kept: list[tuple[str, list[Block]]]) -> dict[int, Fault]:
    """The kept texts that would not be left alone, by their number."""
    title = sheet.found["title"][0].value
    texts = [text for text, _ in kept]
    draft = Draft(sheet.draft.path, "", "text", "", "", tuple([DraftLine(n, text) for n, text in enumerate([title, *texts])]))
    sample = sample_of([title, *texts])
    told = sample == sheet.sample and not sheet.draft.language
    alone = Sheet(draft, sheet.config, sheet.language if told else language_of(draft, sample), [])
    same = sheet.draft.format == "text" and alone.language.value == sheet.language.value
    asked = [n for n, (text, blocks) in enumerate(kept) if not (same and _heard(text, blocks)) and all(b.rule != RULE for b in blocks)]
    found: dict[int, Block] = {}
    marked: dict[int, Fault] = {}
    bare = [_bare(text, blocks) for text, blocks in kept]
    for number, left in enumerate(bare):
        if left.text != texts[number] or left.mark not in {"", "numbered"} or left.linked:
            marked[number] = Fault(Label.NOISE, "marks upon marks", "what is left of it without its marks has marks again")
    for number in asked:
        found[number] = block_of([Row(number + 1, draft.lines[number + 1], bare[number], 1)], alone.language.value)
    alone.blocks = list(found.values())
    if alone.blocks:
        lines.listen(alone)
    head = block_of([Row(0, draft.lines[0], plain(title), 0)], alone.language.value)
    return faults(head, [found.get(n) or blocks[0] for n, (_, blocks) in enumerate(kept)]) | marked


def _bare(text: str, blocks: list[Block]) -> Plain:
    """A kept text without the marks it still has: none are looked for where it is a line in which none were found."""
    row = blocks[0].rows[0]
    return row.plain if text == row.line.text and not row.plain.cuts else plain(text)


def _heard(text: str, blocks: list[Block]) -> bool:
    """Whether what the rules say of a kept text is known already: it is one block, as it would stand in a text by itself."""
    block = blocks[0]
    return len(blocks) == 1 and block.text == text and block.mark in {"", "numbered"} and block.rows[0].index > 0
