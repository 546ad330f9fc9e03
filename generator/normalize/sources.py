"""The outlet: from the address's domain, a line that names it, or where else it is printed; and one the text names as its own.

An outlet is known by name only through the site's table of outlets, the program's (`outlets`) or the file's own words; a
domain without an entry is shown as the domain. Without any of these the outlet is unknown.
"""

from __future__ import annotations

import re

from generator.config import OutletRule
from generator.model import Basis, Claim, Label
from generator.normalize import outlets
from generator.normalize.addresses import domain
from generator.normalize.agencies import SHOWN
from generator.normalize.fieldwords import PICTURE_WORDS, PUBLISHERS, SOURCE_LABELS, SOURCES, TELLING, TOLD
from generator.normalize.sheet import Block, Sheet
from generator.text import letters

_PUBLISHED_BY = re.compile(rf"(?i:{PUBLISHERS})\s(?P<name>[^\W\d_][^\n]{{1,70}})$")
_SOURCE = re.compile(rf"(?:(?i:{SOURCES})\s?(?::|\s)|(?i:{SOURCE_LABELS})\s?:)\s?(?P<name>[^\W\d_a-zß-öø-ÿа-я][^\n]{{1,60}})$")
_GRAPHIC = re.compile(rf"(?i:infografik|{PICTURE_WORDS})\b")
_PAPER = r"the\s(?:[A-Z][\w&]+\s){0,3}(?:Times|Post|Journal|Guardian|Telegraph|Tribune|Herald|Independent|News|BBC)"
_ATTRIBUTED = re.compile(
    rf"\b(?:{TOLD})\s(?P<name>[A-Z]{{2,6}}(?:\sNews)?|[A-Z][a-z]+\sNews|The\s(?:[A-Z][\w&]+\s?){{1,3}}|{_PAPER})(?!\w|\.\w)"
)
_TOLD_LEAST = 2  # times an outlet must be told something before it counts as the article's own reporter


def voice(block: Block, _: Sheet) -> tuple[Label, str, str, str] | None:
    """'Published by X', 'Sources X': lines that name the outlet."""
    if block.shape.closed and block.shape.words > 6:
        return None
    if (match := _PUBLISHED_BY.match(block.text)) and not any(c.isdigit() for c in block.text):
        return Label.SOURCE, "published-by line", f"it says who published: '{match['name']}'", "source"
    if (match := _SOURCE.match(block.text)) and block.shape.words <= 8 and match["name"][:1].isupper() and _names(match):
        return Label.SOURCE, "source line", f"it names the source: '{match['name']}'", "source"
    return None


def _names(match: re.Match[str]) -> bool:
    """Whether a source line names an outlet: 'Source code' without a colon does not, nor does the source of a graphic."""
    announced = ":" in match.group()[: match.start("name") - match.start()]
    return (announced or " " in match["name"]) and not _GRAPHIC.match(match["name"])


def outlet_of(sheet: Sheet, host: str) -> OutletRule | None:
    """The editor's entry for a domain, the longest that fits."""
    known = [(d.lower().removeprefix("www."), outlet) for outlet in sheet.config.outlets for d in outlet.domains]
    fitting = [(len(d), outlet) for d, outlet in known if host == d or host.endswith("." + d)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def named(sheet: Sheet, name: str) -> str:
    """The editor's spelling of an outlet's name, else the name as printed."""
    key = letters(name)
    for outlet in sheet.config.outlets:
        if key in {letters(n) for n in (outlet.name, *outlet.aliases)}:
            return outlet.name
    return SHOWN.get(name, name)


def source(sheet: Sheet) -> tuple[Claim, ...]:
    """The outlet's claims, the first wins: a known outlet's domain, the format's, published-by and source lines.

    Another known outlet that the format states goes before a domain that is not in the editor's table.
    """
    claims = [_alias(sheet, c) for c in sheet.draft.claims if c.field == "source"]
    for block in sheet.blocks:
        if block.label is not Label.SOURCE:
            continue
        match = (_PUBLISHED_BY if block.rule == "published-by line" else _SOURCE).match(block.text)
        name = match["name"] if match else ""
        if name and not any(c.value == named(sheet, name.strip()) for c in claims):
            claims.append(_alias(sheet, sheet.claim("source", name.strip(" .:"), block, block.rule)))
    for address in sheet.found.get("url", ()):
        host = domain(address.value)
        rule = outlet_of(sheet, host)
        name = rule.name if rule else outlets.by_domain(host)
        value = name or host
        claim = Claim(
            "source",
            value,
            address.evidence,
            address.place,
            Basis.DERIVED,
            "canonical URL",
            f"the domain {host}" + (" in the table of outlets" if rule else " in the program's list of outlets" if name else ""),
        )
        claims.insert(0 if rule or (name and not _guest(sheet, name)) else len(claims), claim)
    bare = [c for c in claims if c.value == c.value.lower() and "." in c.value and c.rule == "canonical URL"]
    claims = [c for c in claims if c not in bare] + [_alias(sheet, c) for c in outlets.printed(sheet)] + bare
    for loser in claims[1:]:
        if loser.value != claims[0].value:
            sheet.refuse(loser, f"'{claims[0].value}' has better evidence ({claims[0].rule})")
    return tuple(claims[:1])


def _guest(sheet: Sheet, host: str) -> bool:
    """Whether the format states another known outlet than its address's: papers of one house share articles, portals take them over."""
    stated = next((c.value for c in sheet.draft.claims if c.field == "source" and c.basis is Basis.STATED), "")
    return outlets.known(sheet, stated) not in {"", host}


def _alias(sheet: Sheet, claim: Claim) -> Claim:
    """The claim with the editor's spelling of the name."""
    name = named(sheet, claim.value)
    basis = claim.basis if name == claim.value else Basis.DERIVED
    return Claim(claim.field, name, claim.evidence, claim.place, basis, claim.rule, claim.why)


def attributed(sheet: Sheet) -> tuple[Claim, ...]:
    """The outlet to which people of the article spoke ('told CNN'), where nothing else names the outlet and it is the only one."""
    if sheet.found.get("source"):
        return ()
    told: dict[str, list[Block]] = {}
    telling = [phrase for phrase in TELLING if sheet.words.issuperset(phrase.split())]
    for block in sheet.body if telling else ():
        if block.field == "body" and any(map(block.text.__contains__, telling)):
            for match in _ATTRIBUTED.finditer(block.text):
                told.setdefault(match["name"].strip(), []).append(block)
    outlets = {n: b for n, b in told.items() if n not in SHOWN and len(b) >= _TOLD_LEAST}
    if len(outlets) != 1:
        return ()
    name, blocks = next(iter(outlets.items()))
    return (sheet.claim("attributed_to", name, blocks[0], "told in the text", Basis.DERIVED),)
