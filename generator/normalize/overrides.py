"""The editor's overrides: what site.yaml or a sidecar says of a seed wins over what the file says, and both are kept."""

from __future__ import annotations

from generator.config import origin
from generator.model import Basis, Claim, Label, Place
from generator.normalize.sheet import Sheet

RULE = "override"
_KINDS = {"heading": Label.HEADING, "item": Label.ITEM, "numbered": Label.ITEM, "quote": Label.QUOTE}
_FIELDS = {"title": "title", "published": "date", "source": "outlet"}


def edited(sheet: Sheet, name: str, found: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims of a field, or the editor's in their place; what the file said is refused."""
    key = _FIELDS.get(name, "")
    value = str(getattr(sheet.override, key)) if key else ""
    if not value:
        return found
    file = origin(sheet.override, key)
    for loser in found:
        sheet.refuse(loser, f"the editor set {key} in {file}")
    for block in sheet.blocks:
        if block.field == name == "title":
            sheet.decide(block, Label.TITLE, "override", f"the editor set the title in {file}")
    return (Claim(name, value, value, Place(file), Basis.EDITED, "override", f"set for {sheet.draft.path}"),)


def lines(sheet: Sheet) -> None:
    """Keep and remove the lines that the editor names, each with the text that it is part of, whatever was decided on it."""
    kept, removed = frozenset(sheet.override.keep), frozenset(sheet.override.remove)
    if not kept and not removed:
        return
    for block in sheet.blocks:
        own = {row.line.number for row in block.rows}
        if own & removed:
            sheet.decide(block, Label.NOISE, RULE, f"the editor set remove in {origin(sheet.override, 'remove')}")
        elif own & kept and any(map(str.isalnum, block.text)):
            sheet.decide(
                block, _KINDS.get(block.mark, Label.BODY), RULE, f"the editor set keep in {origin(sheet.override, 'keep')}", "body"
            )
        else:
            continue
        block.margin = None


def topics(sheet: Sheet) -> tuple[Claim, ...]:
    """The topics that the editor names, else those of the file's own front matter; the keywords of a web page are its outlet's."""
    own = tuple(c for c in sheet.draft.claims if c.field == "topics")
    if not sheet.override.topics and sheet.draft.format == "html":
        for loser in own:
            sheet.refuse(loser, "the keywords of a web page are its outlet's, and name no topic here")
        return ()
    if not sheet.override.topics:
        return own
    file = origin(sheet.override, "topics")
    for loser in own:
        sheet.refuse(loser, f"the editor set topics in {file}")
    return tuple(Claim("topics", t, t, Place(file), Basis.EDITED, "override", f"set for {sheet.draft.path}") for t in sheet.override.topics)
