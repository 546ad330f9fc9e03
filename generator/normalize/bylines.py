"""Bylines: who wrote the article, from 'By A and B', 'Von A', 'A, Reporter', or a name alone beside the title or date.

Names after a word that announces them are taken as printed. A name alone is one only where it stands between the title
and the text, and where its last word is nowhere in the text in lower case: 'Event Planning' is a section, not a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from generator.model import Claim, Label
from generator.normalize.agencies import SHOWN, lone
from generator.normalize.dates import unlabelled
from generator.normalize.fieldwords import AGO_WORDS, BY, MINUTES, NO_NAMES, PUBLISHED, UPDATED
from generator.normalize.people import names
from generator.normalize.sheet import Block, Sheet

_MARK = re.compile(
    rf"[\s(（—–-]{{0,3}}(?:(?P<kind>[^\W\d_]{{3,20}})\s)?(?P<by>{BY})(?:\s?[:：]\s?|\s{{1,3}}|$|(?-i:(?<=[Bb]y)(?=[A-Z][a-z])))",
    re.IGNORECASE,
)
_INNER = re.compile(rf"(?:(?<=[\s|,•·(])|^)(?:{BY}|posted\sby)(?:\s?:\s?|\s{{1,3}}|(?-i:(?<=[Bb]y)(?=[A-Z][a-z])))", re.IGNORECASE)
_STOP = re.compile(rf"\s?(?<![^\W_])(?:{PUBLISHED}|{UPDATED})(?![^\W_]).*$|\s[|•·–—-]\s.*$|\s(?:am|at|le|on)\s*$", re.IGNORECASE)
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|by|staff|people|contributors?|journalists?|profile|reporters?)/|^mailto:", re.IGNORECASE
)
_KOREAN = re.compile(r"(?:^|.{0,20}[\s,])(?P<name>[가-힣]{2,4})\s?기자(?:\s\S{3,40})?$")  # 'Name, reporter', often with an address
_PARTS = re.compile(r"\s?[|•·⋅]\s?|\s[/–—]\s|,\s")
_BESIDE = re.compile(
    rf"\s?[|•·–—-]?\s?(?:[0-9]{{1,3}}\s(?:{MINUTES})\b.{{0,12}}|(?:{PUBLISHED}|{UPDATED})\s.{{0,30}}(?:{AGO_WORDS}))$", re.IGNORECASE
)
_NEAR = 4  # lines below the title in which a name alone is looked for
_AROUND = ".,;:!?()\"'“”’"
_SIGNED = 3  # lines below the text among which a byline is the article's
_ROWS = 5  # names one below the other at most
_MENU = 4  # more lines than these that look like names are a menu


class _Head(NamedTuple):
    """The words of the article, which a name alone is held against, and the block from which on there is none."""

    things: Callable[[], frozenset[str]]
    end: int


def voice(block: Block, sheet: Sheet) -> tuple[Label, str, str, str] | None:
    """'By Jane Doe and John Roe' is a byline; so is 'von' alone before a name, and an agency alone."""
    if block.shape.closed and block.shape.words > 12:
        return None
    match = _MARK.match(block.text)
    if match and (_announced(block.text[match.end() :]) or (not match["kind"] and not block.text[match.end() :].strip())):
        return Label.BYLINE, "byline", f"it begins with '{match['by']}' and names people", "authors"
    if sheet.agencies and lone(block.text):
        return Label.BYLINE, "agency line", "it is an agency's name", "agencies"
    if ("기자" in block.text and _KOREAN.match(block.text)) or ("|" in block.text and _inner(block)):
        return Label.BYLINE, "byline", "a part of it names people and says that they wrote it", "authors"
    return None


def _announced(text: str) -> list[str]:
    return names(text, announced=True)


def _inner(block: Block) -> list[str]:
    """The people whom a part of a line announces: 'News | 5 hours ago | Written by Jane Doe'."""
    for part in block.text.split("|")[1:]:
        text = part.strip()
        if (match := _INNER.match(text)) and (found := names(text[match.end() :])):
            return found
    return []


def _said(block: Block) -> list[str]:
    """The people a byline names."""
    if match := _KOREAN.match(block.text):
        return [match["name"]]
    match = _MARK.match(block.text)
    return _announced(block.text[match.end() :] if match else block.text) or _inner(block)


def authors(sheet: Sheet) -> tuple[Claim, ...]:
    """Everyone a byline names; a name alone counts beside the date, the title or a byline without a name."""
    found: dict[str, Claim] = {c.value: c for c in sheet.draft.claims if c.field == "authors"}
    if found:
        return tuple(found.values())
    limit = sheet.last or len(sheet.blocks)
    for number, block in enumerate(sheet.blocks[: limit + _SIGNED]):
        if block.field != "authors" or block.label is not Label.BYLINE or (number >= limit and found):
            continue
        match = _MARK.match(block.text)
        rest = block.text[match.end() :] if match else block.text
        following = sheet.blocks[number + 1] if number + 1 < len(sheet.blocks) else None
        if not rest.strip() and following and not following.spoken and (listed := names(following.text)):
            sheet.decide(following, Label.BYLINE, "name after byline", "the line before announces an author", "authors")
            _take(found, sheet, following, listed, "byline")
            continue
        _take(found, sheet, block, _said(block), "byline")
    announced = tuple(found.values()) or _with_date(sheet)
    if announced:
        return announced
    head = _Head(
        cache(lambda: frozenset([w.strip(_AROUND) for b in sheet.body for w in b.text.split()])),
        min(max(sheet.first + 1, min(_title(sheet) + 1 + _NEAR, sheet.last)), len(sheet.blocks)),
    )
    return _beside_date(sheet, head) or _below_title(sheet, head)


def _take(found: dict[str, Claim], sheet: Sheet, block: Block, listed: list[str], rule: str) -> None:
    """Claim each name that is no agency's, once."""
    for name in listed:
        if name not in SHOWN and name not in found:
            found[name] = sheet.claim("authors", name, block, rule)


def _with_date(sheet: Sheet) -> tuple[Claim, ...]:
    """Names on the line of the date, after a word that announces them: 'By A Published: 3 July', '3 July by A'."""
    found: dict[str, Claim] = {}
    for block in sheet.blocks[: max(sheet.first + 2, 1) if sheet.last else len(sheet.blocks)]:
        if not block.dates or block.label is not Label.DATE or block.rule == "date of a post":
            continue
        reached = 0
        for start, end in [*((d.start, d.end) for d in block.dates), (len(block.text), len(block.text))]:
            part = block.text[reached:start]
            reached = end
            if match := _INNER.search(part):
                _take(found, sheet, block, names(_STOP.sub("", part[match.end() :])), "byline beside the date")
        if found:
            break
    return tuple(found.values())


def _beside_date(sheet: Sheet, head: _Head) -> tuple[Claim, ...]:
    """A name alone, or with a role, on the line of the date, or directly above or below it, with the names next to it."""
    own = {c.place.line for name in ("published", "updated") for c in sheet.found.get(name, ())}
    for number, block in enumerate(sheet.blocks[: sheet.last or len(sheet.blocks)]):
        if not block.dates or block.label is not Label.DATE or (own and own.isdisjoint(r.line.number for r in block.rows)):
            continue
        found: dict[str, Claim] = {}
        lead = unlabelled(block.text[: block.dates[0].start])
        _take(found, sheet, block, _people(re.split(r"[|•·]|\s-\s", lead)[0], head), "name before the date")
        for part in _PARTS.split(block.text[block.dates[-1].end :])[1:] if not found else ():
            _take(found, sheet, block, _people(part, head), "name after the date")
        if found:
            return tuple(found.values())
        for near in (number - 1, number + 1, number - 2, number + 2):
            if _named(sheet, near, head):
                return _row(sheet, near, head, "name beside the date", "a name alone next to the line of the date")
    return ()


def _below_title(sheet: Sheet, head: _Head) -> tuple[Claim, ...]:
    """A name alone between the title and the text; anywhere above the text where it links to an author's page."""
    title = _title(sheet)
    for number in range(max(0, title + 1), max(sheet.first, min(title + 1 + _NEAR, sheet.last))):
        linked = bool(_AUTHOR_PATH.search(sheet.blocks[number].rows[0].plain.target))
        if (linked or 0 <= title < number <= title + _NEAR) and _named(sheet, number, head):
            return _row(sheet, number, head, "name below the title", "a name alone between the title and the text")
    return ()


def _title(sheet: Sheet) -> int:
    return next((n for n, b in enumerate(sheet.blocks) if b.field == "title"), -1)


def _people(text: str, head: _Head) -> list[str]:
    """The names of a text, those left out whose last word the article has in lower case: they are things."""
    listed = [n for n in names(_BESIDE.sub("", text)) if not any(map(str.isdigit, n)) and NO_NAMES.isdisjoint(n.lower().split())]
    if len(listed) == 1 and listed[0].isupper():
        return []  # a section
    things = head.things() if listed else frozenset[str]()
    return [n for n in listed if n.split()[-1].lower() not in things and n.split()[-1].lower() + "s" not in things]


def _named(sheet: Sheet, number: int, head: _Head) -> list[str]:
    """The people a line above the text names, where it is nothing but names and roles; []."""
    if not 0 <= number < head.end:
        return []
    block = sheet.blocks[number]
    linked = block.label is Label.NAVIGATION and bool(_AUTHOR_PATH.search(block.rows[0].plain.target))
    if (block.spoken and not linked) or block.field in {"title", "body"} or block.shape.closed or block.shape.words > 8:
        return []
    return _people(block.text, head)


def _row(sheet: Sheet, number: int, head: _Head, rule: str, reason: str) -> tuple[Claim, ...]:
    """The names of a line and of those directly above and below it; none where they are as many as in a menu."""
    start = number
    while start > max(0, number - _ROWS) and _named(sheet, start - 1, head):
        start -= 1
    end = next((n for n in range(start, start + 2 * _ROWS) if not _named(sheet, n, head)), start + 2 * _ROWS)
    found: dict[str, Claim] = {}
    for block in sheet.blocks[start:end] if end - start <= _MENU else ():
        _take(found, sheet, block, _people(block.text, head), rule)
        sheet.decide(block, Label.BYLINE, rule, reason, "authors")
    return tuple(found.values())
