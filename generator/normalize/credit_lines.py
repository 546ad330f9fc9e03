"""Credits: who reported, wrote and edited, one person and part each; glued ones are parted."""

from __future__ import annotations

import re
from itertools import zip_longest

from generator.model import Claim, Label
from generator.normalize.fieldwords import BY, PARTS
from generator.normalize.sheet import Block, Sheet

_PART = re.compile(
    rf"(?:(?<![^\W_])|(?<=[a-zß-ÿ])(?=[A-Z]))(?P<part>(?i:{PARTS})(?:\s(?:and|und|et|y)\s(?i:{PARTS}))?)(?:\s(?i:by|von|par|por|di|from)\s|:\s)"
)
_START = re.compile(
    rf"[(\[—–-]?\s?(?:{PARTS})(?:\s(?:and|und|et|y)\s(?:{PARTS}))?(?:\sby\s|\svon\s|\spar\s|\spor\s|\sfrom\s)", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s|und\s)?|\s(?:and|und|et|y|e)\s|&)\s*")
_STOP = re.compile(r"[;()\[\]|]|\.\s|\.$")
_WRITER = re.compile(rf"(?:{BY})\s", re.IGNORECASE)
_DATED = re.compile(r"[0-9]")
_NEAR = 10  # characters behind 'Written by': a figure there is a date's, the name is missing
_PLACE = re.compile(r"\sin\s[^\W\d_]\w+(?:\s[A-Z]\w+)?")


def voice(block: Block, _: Sheet) -> tuple[Label, str, str, str] | None:
    """'(Reporting by A; Writing by B)' is a credit line; 'Written by A' alone is a byline and left to it."""
    start = _START.match(block.text)
    if start and _WRITER.match(block.text) and len(_PART.findall(block.text)) == 1:
        return None
    if start and not (block.text[:1] not in "([" and block.shape.words > 30) and not _DATED.search(block.text[start.end() :][:_NEAR]):
        return Label.CREDIT, "credit line", "it names who reported, wrote or edited", "credits"
    return None


def parse(text: str) -> list[str]:
    """'Reporting by A and B; Writing by CEditing by D' -> one 'Part by Name' each, in order."""
    marks = list(_PART.finditer(text))
    found: list[str] = []
    for mark, following in zip_longest(marks, marks[1:]):
        names = text[mark.end() : following.start() if following else len(text)]
        stop = _STOP.search(names)
        if stop and not re.search(r"(?:^|\s)[A-Z]$", names[: stop.start()]):
            names = names[: stop.start()]
        part = mark["part"][:1].upper() + mark["part"][1:]
        joint = mark.group()[len(mark["part"]) :].strip()
        for name in _BETWEEN.split(_PLACE.sub("", names.strip(" ,.;"))):
            whole = f"{part}{':' if joint == ':' else ''} {joint if joint != ':' else ''}".rstrip() + f" {name.strip(' ,.;)')}"
            if name.strip(" ,.;)") and whole not in found:
                found.append(whole)
    return found


def credits_of(sheet: Sheet) -> tuple[Claim, ...]:
    """One claim per person and part."""
    return tuple(
        sheet.claim("credits", value, block, "credit line")
        for block in sheet.blocks
        if block.field == "credits"
        for value in parse(block.text)
    )
