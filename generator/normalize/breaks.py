"""Which raw lines are one text: a file's own way of breaking paragraphs, and the joins that follow from it.

Four ways are told apart: hard wrap (a line ends where the next word would not have fitted), blank lines between
paragraphs, the same with breaks at inline tags inside them, and one line a paragraph. A rule that mends one way harms
another, so each join names the way it is for.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from generator.model import Draft
from generator.normalize.functionwords import ALL, WORDS
from generator.normalize.marks import Plain, plain
from generator.normalize.shapes import shape
from generator.normalize.sheet import Block, Row

_NARROW, _WIDE = 40, 120  # widths of hard wrap
_LONG = 40  # characters from which a line may be an unfinished sentence
_ENDS = frozenset('.!?…。！？:："”»’)]*;')
_GOES_ON = re.compile(r"[,.;:!?)\]”’»%]|[‘'’`´]s(?![^\W_])")
_BY = re.compile(r"(?:by|von|par|por|di|door|av|af)(?:\s?:?\s?[^\W\d_a-zß-ÿ]|$)|(?:via|from|updated|published|posted)\s")
_DATED = re.compile(
    r"(?:[^\W\d_]{3,10}\.?,?\s)?[0-9]{1,2}[. /-][^\n]{1,14}(?:19|20)[0-9]{2}(?:[\s,|–-]{1,4}[0-9]{1,2}[:.h][0-9]{2})?$"
)  # a date alone
_ROUND = re.compile(r"o\s[A-Z0-9]")  # a list mark of text made from pages, "o Sports"
_ANNOUNCES = re.compile(r"[;,]\s(?:and|or|und|oder|et|ou|y|o|e)$")  # an item of a list, before the last
_ANNOUNCED = 8  # characters at a text's end in which that would stand
_CLOSING = frozenset(",.;:!?)]”’»%")
_OPEN = frozenset({"", "body"})  # hints of lines that may go on
_LIST = ("item", "numbered", "heading", "quote")
_DIVIDED = re.compile(r"[^\W\d_]-\s*$")
_TAIL = 8  # characters at a line's end in which that stands


class Way(NamedTuple):
    """How a file breaks paragraphs: 'wrap' (with its width), 'blank', 'inline' or 'single'.

    `divides` where hard wrap breaks lines behind hyphens within words too.
    """

    style: str
    width: int = 0
    divides: bool = False


def rows_of(draft: Draft) -> list[Row]:
    """The lines that hold something, without their marks, each with the blank lines before it."""
    rows: list[Row] = []
    gap = 0
    markdown = draft.format == "markdown"
    for index, line in enumerate(draft.lines):
        bare = plain(line.text, markdown=markdown) if line.text and not line.text.isspace() else Plain("")
        if not bare.text and not bare.cuts:
            gap += 1
            continue
        rows.append(Row(index, line, bare, gap))
        gap = 0
    return rows


def way_of(rows: list[Row]) -> Way:
    """How the file breaks paragraphs."""
    divides = any("-" in (tail := row.line.text[-_TAIL:]) and _DIVIDED.search(tail) for row in rows)
    width = _width(rows, divides=divides)
    if width:
        return Way("wrap", width, divides)
    prose = [(a, b) for a, b in pairwise(rows) if len(a.plain.text) >= 2 * _LONG]
    apart = sum(1 for _, b in prose if b.gap)
    tight = [(a, b) for a, b in pairwise(rows) if not b.gap]
    inside = sum(1 for a, b in tight if not _whole(a.plain.text) and _goes_on(b.plain))
    few = inside * 5 < len(tight)  # menus and lists stand without gaps too
    if len(prose) >= 2 and apart * 2 < len(prose) and (apart < 2 or inside < 3 or few):
        return Way("single")
    return Way("inline" if not few and (inside >= 2 or (inside and len(prose) < 6)) else "blank")


def _width(rows: list[Row], *, divides: bool) -> int:
    """The width of a hard wrap, 0 where there is none: most line ends are where the next word would not have fitted."""
    spaced = sorted(len(r.line.text.rstrip()) for r in rows if " " in r.line.text.strip())
    if len(spaced) < 6:
        return 0
    width = spaced[-1 - len(spaced) // 50]
    if not _NARROW <= width <= _WIDE:
        return 0
    pairs = [(a, b) for a, b in pairwise(rows) if not b.gap and b.plain.mark not in _LIST]
    full = sum(1 for a, b in pairs if _full(a, b, width, divides=divides))
    return width if len(pairs) >= 4 and full * 5 >= len(pairs) * 3 else 0


def _full(a: Row, b: Row, width: int, *, divides: bool) -> bool:
    """Whether the first word of `b` (up to its hyphen, where lines break there) would not have fitted behind `a`."""
    word = b.line.text.strip().partition(" ")[0]
    if divides:
        head, hyphen, _ = word.partition("-")
        word = head + hyphen
    return len(a.line.text.rstrip()) + 1 + len(word) > width


def _goes_on(bare: Plain) -> bool:
    """Whether a row begins in the middle of a sentence; a byline ('by Jane Doe') does not."""
    return (
        not bare.mark
        and (bare.text[:1].islower() or bool(_GOES_ON.match(bare.text)))
        and not (_BY.match(bare.text) and len(bare.text) <= _LONG)
        and not _ROUND.match(bare.text)
    )


def _hangs(text: str, language: str) -> bool:
    """Whether a text stops at a comma or a function word of its language in lower case: it cannot end there."""
    last = text.rpartition(" ")[2]
    if last.endswith((",", "(", "-", "–")):
        return True
    return last.islower() and len(text) >= _LONG and last in WORDS.get(language.partition("-")[0], ALL)


def joined(rows: list[Row], form: str, language: str) -> tuple[str, list[list[Row]]]:
    """The file's way of breaking paragraphs, and its rows gathered into texts; HTML has said itself what is one text."""
    if form == "html":
        return "marked", [[row] for row in rows]
    way = way_of([r for r in rows if r.line.hint in _OPEN])
    groups: list[list[Row]] = []
    for row in rows:
        if groups and _same_text(groups[-1], row, way, language):
            groups[-1].append(row)
        else:
            groups.append([row])
    return way.style, groups


def _same_text(group: list[Row], row: Row, way: Way, language: str) -> bool:
    """Whether a row goes on with the text of the rows before it."""
    before = group[-1]
    if (
        row.line.hint not in _OPEN
        or before.line.hint not in _OPEN
        or row.plain.mark in _LIST
        or before.plain.mark == "heading"
        or not before.plain.text
        or not row.plain.text
    ):
        return False
    if way.style == "wrap":
        return not row.gap and _full(before, row, way.width, divides=way.divides)
    if way.style == "inline" and not row.gap:
        return True  # its paragraphs stand apart; what does not is one of them, however short its parts between two tags
    if before.index == 0 and row.gap:
        return False  # the title, whatever it ends with
    if row.gap > 2 or _whole(before.plain.text):
        return False
    size = sum([len(r.plain.text) for r in group[-8:]])
    return _resumes(before.plain.text, row, size, language, tight=not row.gap and way.style != "single")


def resumes(text: str, row: Row, language: str) -> bool:
    """Whether a row goes on with a text that ends in the middle of a sentence, some lines above."""
    return not _whole(text) and _resumes(text, row, len(text), language, tight=False)


def _whole(text: str) -> bool:
    """Whether a text ends as sentences do, so that nothing goes on with it."""
    return text[-1:] in _ENDS


def _resumes(text: str, row: Row, size: int, language: str, *, tight: bool) -> bool:
    if text.endswith("(") and row.gap <= 1:
        return True
    if _ANNOUNCES.search(text[-_ANNOUNCED:]) or _DATED.match(row.plain.text):
        return False
    if _goes_on(row.plain):
        return size >= _LONG and " " in text
    if tight:
        return size >= 5 * _LONG and len(row.plain.text) >= _LONG // 2
    return size >= 2 * _LONG and _hangs(text, language) and len(row.plain.text) >= 3


def glue(texts: list[str], vocabulary: frozenset[str]) -> str:
    """Rows as one text: a space between, none after a hyphen inside a compound, none before closing punctuation.

    A word divided at a line's end is put together without its hyphen where `vocabulary` (the words of the rest of the
    text) has it so.
    """
    parts = [texts[0]]
    for text in texts[1:]:
        before = parts[-1]
        if before.endswith("-") and before[-2:-1].isalpha() and text[:1].isalpha():
            head, tail = before[:-1].rpartition(" ")[2], text.partition(" ")[0].rstrip(".,;:!?")
            if f"{head}{tail}" in vocabulary:
                parts[-1] = before[:-1]
        elif text[:1] not in _CLOSING or text[1:2].isalnum() or text.startswith("..."):
            parts.append(" ")
        parts.append(text)
    return "".join(parts)


def block_of(rows: list[Row], language: str, vocabulary: frozenset[str] = frozenset()) -> Block:
    """The block of rows that are one text."""
    text = rows[0].plain.text if len(rows) == 1 else glue([r.plain.text for r in rows], vocabulary)
    low = text.lower().replace("’", "'").strip(" \t\u00a0:…!.»>→›‹«|*•·–—-▸▶►,;")
    return Block(rows, text, low, shape(text, language, rows[0].tokens if len(rows) == 1 else ()))
