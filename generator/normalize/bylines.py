"""Bylines: who wrote the article, from 'By A and B', 'Von A', 'A, Reporter', or a name alone beside the date."""

from __future__ import annotations

import re

from generator.model import Claim, Label
from generator.normalize.agencies import lone
from generator.normalize.dates import unlabelled
from generator.normalize.fieldwords import BY, ROLES
from generator.normalize.people import names
from generator.normalize.sheet import Block, Sheet

_MARK = re.compile(rf"[\s(]{{0,3}}(?P<by>{BY})(?:\s?:\s?|\s{{1,3}}|$)", re.IGNORECASE)
_ROLE = re.compile(rf"(?:^|[\s,|])(?:{ROLES})\b", re.IGNORECASE)


def voice(block: Block, _: Sheet) -> tuple[Label, str, str, str] | None:
    """'By Jane Doe and John Roe' is a byline; so is 'von' alone before a name, and an agency alone."""
    if block.shape.chars > 160 or (block.shape.closed and block.shape.words > 12):
        return None
    match = _MARK.match(block.text)
    if match and (names(block.text[match.end() :]) or not block.text[match.end() :].strip()):
        return Label.BYLINE, "byline", f"it begins with '{match['by']}' and names people", "authors"
    if lone(block.text):
        return Label.BYLINE, "agency line", "it is an agency's name", "agencies"
    return None


def authors(sheet: Sheet) -> tuple[Claim, ...]:
    """Everyone a byline names; a name alone counts beside the date, the title or a byline without a name."""
    found: dict[str, Claim] = {c.value: c for c in sheet.draft.claims if c.field == "authors"}
    if found:
        return tuple(found.values())
    limit = sheet.last or len(sheet.blocks)
    for number, block in enumerate(sheet.blocks[:limit]):
        if block.label is not Label.BYLINE or block.field != "authors":
            continue
        match = _MARK.match(block.text)
        rest = block.text[match.end() :] if match else block.text
        following = sheet.blocks[number + 1] if number + 1 < len(sheet.blocks) else None
        if not rest.strip() and following and not following.spoken and (listed := names(following.text)):
            sheet.decide(following, Label.BYLINE, "name after byline", "the line before announces an author", "authors")
            found |= {n: sheet.claim("authors", n, following, "byline") for n in listed if n not in found}
            continue
        for name in names(rest):
            found.setdefault(name, sheet.claim("authors", name, block, "byline"))
    return tuple(found.values()) or _beside_date(sheet)


def _beside_date(sheet: Sheet) -> tuple[Claim, ...]:
    """A name alone, or with a role, directly above or below the line of the date."""
    for number, block in enumerate(sheet.blocks[: sheet.last or len(sheet.blocks)]):
        if block.label is not Label.DATE or not block.dates:
            continue
        lead = unlabelled(block.text[: block.dates[0].start])
        if listed := names(re.split(r"[|•·]|\s-\s", lead)[0]):
            return tuple(sheet.claim("authors", n, block, "name before the date") for n in listed)
        for near in (number - 1, number + 1, number - 2, number + 2):
            if not 0 <= near < len(sheet.blocks) or near >= max(sheet.first + 1, 1):
                continue
            other = sheet.blocks[near]
            if other.spoken or other.field in {"title", "body"} or other.shape.closed or other.shape.words > 8:
                continue
            if listed := names(_ROLE.split(other.text)[0]):
                sheet.decide(other, Label.BYLINE, "name beside the date", "a name alone next to the line of the date", "authors")
                return tuple(sheet.claim("authors", n, other, "name beside the date") for n in listed)
    return ()
