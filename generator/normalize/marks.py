"""What of a raw line is mark-up: link marks, pictures, emphasis, heading, list and quotation marks, invisible characters.

The words stay, the marks are cuts with a rule; what the line means is decided by others. Brackets that are no link
('[US officials]') are text. Every expression here is linear in the length of the line.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from generator.model import Cut
from generator.text import squeeze


class Plain(NamedTuple):
    """A raw line without its marks. `text` has its white space folded; `cuts` are in order and do not overlap.

    `mark` is '' or 'heading', 'item', 'numbered', 'quote'; `level` the depth of a heading; `linked` how many characters
    of `text` are words of links; `target` the address of the line's only link; `indent` the white space it started with.
    """

    text: str
    cuts: tuple[Cut, ...] = ()
    mark: str = ""
    level: int = 0
    linked: int = 0
    target: str = ""
    indent: int = 0


_IMAGE = r"!\[(?:[^\[\]]{0,500})\]\([^()\s]{0,4000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?(?:\s\"[^\"]{0,500}\")?\s?\)"
_LINK = (
    r"\[(?P<words>(?:[^\[\]\\]|\\.){0,500})\]"
    r"\((?P<to>mailto:[^()\n]{0,4000}|[^()\s]{0,4000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?)(?:\s\"(?:[^\"\\]|\\.){0,500}\")?\s?\)"
)
_INLINE = re.compile(
    rf"(?P<image>{_IMAGE})|{_LINK}|<(?P<auto>https?://[^\s<>]{{1,4000}})>|(?P<hollow>\[\s{{0,3}}\]\([^()\s]{{0,4000}}\s?\))"
    r"|(?P<strong>\*\*|__(?=\w)|(?<=\w)__)|(?P<unseen>[\u00ad\u200b\u200c\u2060\ufeff])"
)
_MARKDOWN = re.compile(
    r"(?P<escape>\\)(?=[!-/:-@\[-`{-~])|(?P<em>(?<![\w*\\])\*(?=[^\s*])|(?<=[^\s*\\])\*(?![\w*])|(?<![\w_\\])_(?=[^\s_])|(?<=[^\s_\\])_(?![\w_]))"
)
_LEAD = re.compile(
    r"\s*(?:(?P<hash>(?:(?:[*+-]|[0-9]{1,3}[.)])\s{1,3})?#{1,6})\s|(?P<item>[*+•▪▸►◦‣·●■–-])(?:\s|$)|(?P<number>[0-9]{1,3}[.)])\s|(?P<quote>>{1,3})\s?)"
)
_LEADING = frozenset("#0123456789>*+•▪▸►◦‣·●■–-")  # what such a mark begins with
_LEVELS = 4  # of marks within marks
_MARKED = "[<*_\\#>+"
_MARKED_FAR = re.compile("[•▪▸►◦‣·●■\u00ad\u200b\u200c\u2060\ufeff]")
_RULES = {
    "image": "picture",
    "hollow": "empty link",
    "strong": "emphasis marks",
    "unseen": "invisible characters",
    "escape": "Markdown escape",
    "em": "emphasis marks",
}


def plain(raw: str, *, markdown: bool = False) -> Plain:
    """Take the marks off a raw line, and those that are left on what stands within them; in Markdown also single emphasis and escapes."""
    found = _plain(raw, markdown=markdown)
    for _ in range(_LEVELS if found.cuts else 0):
        within = _plain(found.text)
        if not within.cuts:
            break
        found = found._replace(text=within.text, cuts=_together(raw, found.cuts, within.cuts))
    return found


def _together(raw: str, outer: tuple[Cut, ...], inner: tuple[Cut, ...]) -> tuple[Cut, ...]:
    """The cuts of a line and those of its text without them, whose white space is folded, all as cuts of the line."""
    taken = {n for cut in outer for n in range(cut.start, cut.end)}
    places: list[int] = []  # in the line, of each character of the text
    for place, character in enumerate(raw):
        folded = character.isspace() and (not places or raw[places[-1]].isspace())
        if place not in taken and not folded:
            places.append(place)
    found = list(outer)
    for cut in inner:
        for _, run in groupby(enumerate(places[cut.start : cut.end]), lambda pair: pair[1] - pair[0]):
            own = [place for _, place in run]
            found.append(Cut(own[0], own[-1] + 1, cut.rule))
    return tuple(sorted(found, key=lambda c: c.start))


def _plain(raw: str, *, markdown: bool = False) -> Plain:
    """The outermost marks taken off a line."""
    bare = raw.lstrip()
    indent = len(raw) - len(bare)
    lead = _LEAD.match(raw) if bare[:1] in _LEADING else None
    if not lead and not any(map(raw.__contains__, _MARKED)) and (raw.isascii() or not _MARKED_FAR.search(raw)):
        return Plain(squeeze(raw), indent=indent)
    mark, level = "", 0
    cuts: list[Cut] = []
    if lead:
        mark, level, cuts = _leading(lead)
    inner, linked, target = _inner(raw, lead.end() if lead and cuts else 0)
    cuts += inner
    if markdown:
        cuts += _markdown(raw, cuts)
    cuts.sort(key=lambda c: c.start)
    return Plain(squeeze(without(raw, cuts)), tuple(cuts), mark, level, linked, target, indent)


def without(raw: str, cuts: list[Cut] | tuple[Cut, ...]) -> str:
    """The line without its cuts."""
    parts, at = [], 0
    for cut in cuts:
        parts.append(raw[at : cut.start])
        at = max(at, cut.end)
    return "".join([*parts, raw[at:]])


def _leading(lead: re.Match[str]) -> tuple[str, int, list[Cut]]:
    """What the mark at the line's start says: kind, level, cut. A number stays part of its text."""
    if lead["hash"]:
        return "heading", lead["hash"].count("#"), [Cut(lead.start("hash"), lead.end("hash"), "heading mark")]
    if lead["item"]:
        if lead["item"] == "–" and lead.string[lead.end() :].lstrip()[:1].islower():
            return "", 0, []  # a dash that goes on with a sentence
        return "item", 0, [Cut(lead.start("item"), lead.end("item"), "list mark")]
    if lead["number"]:
        return "numbered", 0, []
    return "quote", 0, [Cut(lead.start("quote"), lead.end("quote"), "quotation mark")]


def _inner(raw: str, start: int) -> tuple[list[Cut], int, str]:
    """Cuts of links, pictures, strong emphasis and invisible characters; linked characters; the only link's address."""
    cuts: list[Cut] = []
    linked, targets = 0, []
    doubled = raw.count("**") >= 2 or raw.count("__") >= 2
    for match in _INLINE.finditer(raw, start):
        kind = match.lastgroup or ""
        if match["to"] is not None and match["words"] is not None:
            words = match["words"]
            cuts.append(Cut(match.start(), match.start("words"), "link mark"))
            cuts += (
                [Cut(match.start("words") + c.start, match.start("words") + c.end, c.rule) for c in _inner(words, 0)[0]] if words else []
            )
            cuts.append(Cut(match.end("words"), match.end(), "link mark"))
            linked += len(squeeze(words))
            targets.append(match["to"])
        elif match["auto"]:
            cuts += [Cut(match.start(), match.start() + 1, "link mark"), Cut(match.end() - 1, match.end(), "link mark")]
            linked += len(match["auto"])
            targets.append(match["auto"])
        elif kind != "strong" or doubled:
            cuts.append(Cut(match.start(), match.end(), _RULES[kind]))
    return cuts, linked, targets[0] if len(targets) == 1 else ""


def _markdown(raw: str, cuts: list[Cut]) -> list[Cut]:
    """Cuts of Markdown's own marks that stand outside the others."""
    taken = sorted(cuts, key=lambda c: c.start)
    found, at = [], 0
    for match in _MARKDOWN.finditer(raw):
        while at < len(taken) and taken[at].end <= match.start():
            at += 1
        if at == len(taken) or match.end() <= taken[at].start:
            found.append(Cut(match.start(), match.end(), _RULES[match.lastgroup or "em"]))
    return found
