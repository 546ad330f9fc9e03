"""Outlets that the program knows by domain or by name, and where an article prints such a name of itself.

A name counts only as a whole: the tail of the title, a part of the byline, a line of its own, the owner of a copyright
line; last, where most of the file's links lead. Names of one word are looked for in the title's tail and the copyright
alone ('Time', 'Metro' are words too).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.model import Basis, Claim, Label
from generator.normalize.addresses import domain
from generator.normalize.agencies import SHOWN
from generator.normalize.sheet import Block, Sheet
from generator.normalize.tables import sections
from generator.text import letters

BY_DOMAIN: dict[str, str] = dict(line.split(" ", 1) for line in sections("outlets")["domains"])
_NAMES = {letters(name): name for name in BY_DOMAIN.values() if name not in SHOWN}
_TAIL = re.compile(r".{8,300}\s[|¦–—·•-]\s(?P<name>[^|]{2,40})$")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright|&copy;)\s{0,3}(?:copyright\s)?(?:by\s)?(?:(?:19|20)[0-9]{2}(?:\s?[-–]\s?(?:19|20)[0-9]{2})?,?\s{1,3}(?:by\s)?"
    r"(?P<name>[^\W\d_][^,.;|©\n]{1,60})|(?P<before>[^\W\d_][^,.;|©\n]{1,40}?),?\s(?:19|20)[0-9]{2})",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"\s(?:[-–—]\s)?(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos).*$", re.IGNORECASE
)
_PART = re.compile(r"\s?[|•·/,]\s?|\s[-–—]\s|\s(?=(?:for|in)\s)")
_CLOSE = 3  # lines above the title
_LINE = 60  # characters of a line that is an outlet's name
_LINKS = 5  # links at least
_MOST = 0.6  # of all links
_LONGEST = 200  # and of a copyright line


def by_domain(host: str) -> str:
    """The name of the outlet at a host or at a domain above it; '' where it is not known."""
    while "." in host:
        if host in BY_DOMAIN:
            return BY_DOMAIN[host]
        host = host.partition(".")[2]
    return ""


def known(sheet: Sheet, text: str) -> str:
    """The outlet whose name a text is, by the editor's table or the program's; ''."""
    key = letters(text)
    for outlet in sheet.config.outlets:
        if key in {letters(n) for n in (outlet.name, *outlet.aliases)}:
            return outlet.name
    return _NAMES.get(key, "") if key else ""


def printed(sheet: Sheet) -> list[Claim]:
    """What the article prints of its outlet, the best first: the title's tail, byline, a line of its own, copyright."""
    found = [*_in_title(sheet), *_in_byline(sheet)]
    found += _alone(sheet)
    return [*found, *_copyright(sheet), *_linked(sheet)]


def _in_title(sheet: Sheet) -> Iterator[Claim]:
    for block in sheet.blocks:
        match = _TAIL.match(block.text) if block.field == "title" and len(block.text) <= _LINE * 6 else None
        if match and (name := known(sheet, match["name"])):
            yield _claim(sheet, name, match["name"], block, "name in the title")


def _in_byline(sheet: Sheet) -> Iterator[Claim]:
    """'By Jane Doe for The Outlet', 'Jane Doe · CBC News · Posted': the name is a part of the line."""
    for block in sheet.header:
        if block.label in {Label.BYLINE, Label.DATE} and block.shape.chars <= _LONGEST:
            for part in _PART.split(block.text):
                text = re.sub(r"^(?:for|in)\s", "", part)
                if " " in text and (name := known(sheet, text)):
                    yield _claim(sheet, name, text, block, "named in the byline")


def _alone(sheet: Sheet) -> list[Claim]:
    """A line close above the title that is an outlet's name; sister outlets are named further off, so not there."""
    title = next((n for n, b in enumerate(sheet.blocks) if b.field == "title"), 0)
    found: dict[str, Claim] = {}
    for block in sheet.blocks[max(0, title - _CLOSE) : title]:
        if block.shape.chars <= _LINE and " " in block.text and (name := known(sheet, block.text)):
            found.setdefault(name, _claim(sheet, name, block.text, block, "line of its own"))
    return list(found.values()) if len(found) == 1 else []


def _copyright(sheet: Sheet) -> Iterator[Claim]:
    """The owner of a copyright line outside the text, where it is an outlet: a firm or a picture's maker is none."""
    for block in [*sheet.tail, *sheet.header]:
        if block.shape.chars > _LONGEST or block.label is Label.CAPTION or not block.shape.digits or block.field == "body":
            continue
        match = _COPYRIGHT.search(block.text)
        text = _RIGHTS.sub("", (match["name"] or match["before"])).strip(" -–—:") if match else ""
        if text and (name := known(sheet, text)):
            yield _claim(sheet, name, text, block, "copyright line")


def _linked(sheet: Sheet) -> Iterator[Claim]:
    """The outlet to whose site most of the file's links lead, where there are several."""
    targets = [(r.plain.target, b) for b in sheet.blocks for r in b.rows if r.plain.target]
    rows = [(domain(target), b) for target, b in targets if target.startswith(("http://", "https://"))]
    names = Counter(name for host, _ in rows if (name := by_domain(host)))
    name, count = max(sorted(names.items()), key=lambda pair: pair[1], default=("", 0))
    if count >= _LINKS and count >= _MOST * len(rows):
        block = next(b for host, b in rows if by_domain(host) == name)
        claim = sheet.claim("source", name, block, "where the links lead", Basis.DERIVED)
        why = f"{count} of the {len(rows)} links lead to its site"
        yield Claim(claim.field, claim.value, claim.evidence, claim.place, claim.basis, claim.rule, why)


def _claim(sheet: Sheet, name: str, text: str, block: Block, rule: str) -> Claim:
    return sheet.claim("source", name, block, rule, Basis.STATED if name == text else Basis.DERIVED)
