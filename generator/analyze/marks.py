"""Quotation marks: which characters of a body stand between marks, whatever the marks, and across paragraphs; or behind a dash.

Decides where quotations open and close. A quotation that a paragraph leaves open goes on when the next paragraph opens with
the same mark, and is none otherwise: nothing is guessed about a lost mark. Whether it is speech, and whose, is left to `quotes`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.analyze.dialogue import Speech, inset, is_dialogue, speech
from generator.analyze.reading import Passage

_MARK = re.compile(r"[“”„‟«»‹›「」『』\"'‘’‚]")
_CLOSING = {
    "“": '”"',
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    '"': '"',
    "”": "”",
    "'": "'",
    "‘": "’",
    "‚": "‘’",
}
_FILL = "\0"
_SINGLE = frozenset("'‘‚")
_BEFORE_CLOSING = frozenset(",.?!…")
LONGEST = 5000  # characters of one paragraph's part of a quotation: a lost mark makes no quotation of half an article


class Quotation(NamedTuple):
    """Marks at `start` and before `end` of a passage, and the words `inside`; `joined` when it goes on from the passage before."""

    passage: Passage
    start: int
    end: int
    inside: tuple[int, int]
    joined: bool


def quotations(passages: tuple[Passage, ...], language: str) -> list[Quotation]:
    """Every quotation outside other quotations, in reading order; speech that a dash opens is one."""
    found: list[Quotation] = []
    open_mark = ""
    for passage in passages:
        spoken = [_spoken(passage, part) for part in speech(passage, language)] if is_dialogue(passage, language) else []
        if spoken:
            found += spoken
            open_mark = ""
            continue
        lead = passage.text[:1]
        joined = bool(open_mark) and lead == open_mark
        row, left = _row(passage, joined=joined)
        follows = passages[passage.number + 1].text[:1] if passage.number + 1 < len(passages) else ""
        if left >= 0 and follows and follows == passage.text[left]:
            open_mark = follows
            row.append(_quotation(passage, left, len(passage.text), joined=joined and left == 0))
        else:
            open_mark = ""
        found += [part for quotation in row for part in _parted(quotation, language) if part.inside[0] < part.inside[1]]
    return found


def _parted(quotation: Quotation, language: str) -> list[Quotation]:
    """The quotation in two where the frame stands within its marks: '«Мы едем, — сказал X, — домой»'."""
    passage, (first, last) = quotation.passage, quotation.inside
    frame = inset(passage, language, first, last)
    if frame is None:
        return [quotation]
    said = first + len(passage.text[first : frame[0]].rstrip().removesuffix(",").rstrip())
    return [
        Quotation(passage, quotation.start, frame[0], (first, said), quotation.joined),
        Quotation(passage, frame[1], quotation.end, (frame[1], last), joined=False),
    ]


def _spoken(passage: Passage, part: Speech) -> Quotation:
    """Speech that a dash opens, without a closing comma."""
    last = part.words + len(passage.text[part.words : part.end].rstrip().removesuffix(",").rstrip())
    return Quotation(passage, part.start, part.end, (part.words, last), joined=False)


def _row(passage: Passage, *, joined: bool) -> tuple[list[Quotation], int]:
    """The closed quotations of one passage, and where one is left open (-1 where none is)."""
    text = _single_width(passage.text)
    row: list[Quotation] = []
    start = -1
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if start < 0:
            if mark in _CLOSING and _opens(text, at, mark):
                start = at
        elif mark in _CLOSING[text[start]] and _closes(text, at, text[start]):
            if at - start <= LONGEST:
                row.append(_quotation(passage, start, at + 1 + (text[at + 1 : at + 2] == _FILL), joined=joined and start == 0))
            start = -1
        elif text[start] in _SINGLE and mark in '“„«"' and _opens(text, at, mark):
            start = at  # the single mark before was an apostrophe: 'the ’90s'
    if start >= 0 and text[start] in _SINGLE:
        start = -1
    return row, start


def _single_width(text: str) -> str:
    """The text with marks of two characters, ''so'' and ``so'', as one and a filler; places stay what they are."""
    return text.replace("''", f'"{_FILL}').replace("``", f'"{_FILL}') if "''" in text or "``" in text else text


def _opens(text: str, at: int, mark: str) -> bool:
    """Whether the mark at `at` can open: something follows it, and nothing but a space, bracket or dash stands before."""
    after = text[at + 1 : at + 2]
    if not after or (after.isspace() and mark not in "«“„"):  # '« Oui »'
        return False
    before = text[at - 1 : at]
    free = not before or before.isspace() or before in "([{—–-:/…"
    if mark in _SINGLE:
        return free and after.isalpha() and before != "-" and not (after == "s" and text[at + 2 : at + 3] in (" ", ""))
    if mark in '"”»›':
        return free
    return True


def _closes(text: str, at: int, opener: str) -> bool:
    """Whether the mark at `at` closes what `opener` opened; an apostrophe does not."""
    before, after = text[at - 1], text[at + 1 : at + 2]
    if opener == '"':
        return not before.isspace() or not after or not (after.isalnum() or after in "([")
    if opener not in _SINGLE:
        return True
    if after.isalnum() or before.isspace():
        return False
    return before in _BEFORE_CLOSING or before not in ("s", "z") or not after or after in ",.;:)?!"


def _quotation(passage: Passage, start: int, end: int, *, joined: bool) -> Quotation:
    """The quotation with what is inside its marks, without white space and a closing comma."""
    text = passage.text
    width = 2 if text[start : start + 2] in ("''", "``") else 1
    opener = '"' if width == 2 else text[start]
    closed = text[end - width : end] in ("''", *_CLOSING[opener]) and end > start + width
    inside = text[start + width : end - width if closed else end]
    lead = len(inside) - len(inside.lstrip())
    first, last = start + width + lead, start + width + len(inside.rstrip().removesuffix(",").rstrip())
    return Quotation(passage, start, end, (first, max(first, last)), joined)
