"""The title: the line above the body that the body bears out, without the site's name.

Candidates are the lines above the body (and few into it) that no voice spoke on, weighed by `headlines`, and what the
format claims. Lines that look like titles and lost are refused; sentences and labels were never in question.
"""

from __future__ import annotations

import re

from generator.model import Basis, Claim, Label, Place
from generator.normalize import lines
from generator.normalize.headline_traits import HOME, main
from generator.normalize.headlines import INTO, LONGEST, Candidate, candidates_of
from generator.normalize.phrases import EXACT
from generator.normalize.shapes import shape
from generator.normalize.sheet import Block, Sheet
from generator.text import letters, printable, squeeze

_SITE = re.compile(r"(?P<title>.{12,}?)(?:\s[|¦]\s|\s[–—·•:-]\s)(?P<site>[^|]{2,40})$")
_TRAIL = re.compile(r"^.{0,160}\s[>→»›]\s+(?=\S)")  # breadcrumbs before the title, on one line with it
_SLASHES = re.compile(r"^(?P<home>[^/|]{2,20}?)\s?[/|]\s?(?:[^/|]{2,40}[/|]\s?)*")  # 'Home / Towns / '
_SECTION = re.compile(r"^(?P<section>[^:|]{3,24}?)\s(?:[:|•·–—-])\s(?=.{12})")  # 'Culture : '
_LINK = re.compile(r"\s\((?:[\w-]{1,40}\.){1,3}[a-z]{2,10}\)(?:\s[0-9]{1,4})?$")  # 'Title (outlet.example) 87', as lists of links print it
_LEAST = -2.0  # the weight from which a line above the text is a better title than the file's name
_WITHIN = 3.0  # and a line of the text
_RIVAL = 4.0  # how much lighter than the title a line may be to have been in question
_RIVALS = 3
_ENOUGH = 3  # words of a title after breadcrumbs
_MARKS = 12  # characters by which two prints of one title differ at most: punctuation and spaces


def title(sheet: Sheet) -> Claim:
    """The winning title; the losers of the format's claims are refused. A file without any line for it is known by its name."""
    longest = sheet.config.limits.title
    said = [c for c in sheet.draft.claims if c.field == "title" and squeeze(c.value)]
    declared = [c for c in said if len(squeeze(c.value)) <= longest]
    for loser in said:
        if loser not in declared:
            sheet.refuse(loser, f"longer than a title may be (`limits.title`: {longest})")
    candidates = sorted((c for c in candidates_of(sheet) if c.block.shape.chars <= longest), key=lambda c: (-c.weight, c.number))
    best = next((c for c in candidates if (c.number == 0 if sheet.clean else _fit(c, sheet))), None)
    if declared:
        claim = declared[0]
        value = _without_site(squeeze(claim.value), sheet)
        if not _alone(sheet, value):
            _mark(sheet, value)
        for loser in declared[1:]:
            if letters(loser.value) != letters(value):
                sheet.refuse(loser, "another declaration comes first")
        return Claim("title", value[:LONGEST], claim.evidence, claim.place, claim.basis, claim.rule)
    if best is None:
        name = sheet.draft.path.rpartition("/")[2]
        value = squeeze(printable(name.rpartition(".")[0] or name)) or "untitled"
        return Claim("title", value, name, Place(sheet.draft.path), Basis.DERIVED, "file name")
    for other in _rivals(best, candidates):
        sheet.refuse(
            sheet.claim("title", other.block.text[:LONGEST], other.block, "line like a title"),
            f"less speaks for it ({other.weight:.1f} against {best.weight:.1f})" + (f": {other.reason}" if other.reason else ""),
            round(best.weight - other.weight, 2),
        )
    _part(sheet, best)
    value = _without_site(_LINK.sub("", _without_trail(best.block.text, sheet)), sheet)
    sheet.decide(best.block, Label.TITLE, "title", best.reason or "no other line comes nearer to a title", "title")
    if best.number >= sheet.first:
        sheet.first = best.number + 1
    _mark(sheet, value)
    return sheet.claim("title", value[:LONGEST], best.block, "title line")


def _fit(candidate: Candidate, sheet: Sheet) -> bool:
    """Whether enough speaks for the line; within the text, a sentence with its full stop is a paragraph and never the title."""
    if candidate.number < sheet.first or not sheet.last or main(candidate.block):
        return candidate.weight > _LEAST
    return candidate.weight > _WITHIN and not (candidate.block.shape.sentence and candidate.block.text.rstrip().endswith((".", "。")))


def _rivals(best: Candidate, candidates: list[Candidate]) -> list[Candidate]:
    """The lines that look like titles and lost, the heaviest first, each text once."""
    found = {letters(best.block.text): best}
    for other in candidates:
        if other.weight > best.weight - _RIVAL and other.block.shape.words >= 3 and not other.block.shape.closed:
            found.setdefault(letters(other.block.text), other)
    return list(found.values())[1 : _RIVALS + 1]


def _part(sheet: Sheet, best: Candidate) -> None:
    """Part the title from lines that were joined to it: only files with hard wrap, or broken at tags, break titles over lines."""
    block = best.block
    if len(block.rows) == 1 or sheet.style in {"wrap", "inline"} or block.rows[0].plain.text[-1:] in ",-–—:":
        return
    rest = block.rows[1:]
    text = block.text[len(block.rows[0].plain.text) :].lstrip()
    language = sheet.language.value
    parted = Block(rest, text, text.lower(), shape(text, language))
    lines.hear(sheet, parted)
    sheet.blocks.insert(best.number + 1, parted)
    block.rows, block.text = block.rows[:1], block.rows[0].plain.text
    block.low, block.shape = block.text.lower(), shape(block.text, language)
    block.__post_init__()
    sheet.first += best.number < sheet.first
    sheet.last += best.number < sheet.last


def _without_trail(text: str, sheet: Sheet) -> str:
    """The title without breadcrumbs or a section's name before it on the same line, where enough is left."""
    match = _TRAIL.match(text)
    rest = text[match.end() :] if match else ""
    if len(rest.split()) >= _ENOUGH or any(letters(b.text) == letters(rest) for b in sheet.blocks[: sheet.first] if rest):
        return rest
    if (match := _SLASHES.match(text)) and match["home"].lower() in HOME and text[match.end() :]:
        return text[match.end() :]
    match = _SECTION.match(text)
    return text[match.end() :] if match and EXACT.get(match["section"].lower()) is Label.NAVIGATION else text


def _mark(sheet: Sheet, value: str) -> None:
    """The first line that is the title is it, the others outside the body repeat it."""
    key = letters(value)
    taken = any(b.field == "title" and letters(b.text) == key for b in sheet.blocks)
    for number, block in enumerate(sheet.blocks):
        if block.field == "title" and letters(block.text) == key:
            continue
        if (
            abs(block.shape.chars - len(value)) <= _MARKS
            and (number < sheet.first + INTO or number >= sheet.last)
            and letters(block.text) == key
        ):
            if taken:
                sheet.decide(block, Label.ECHO, "repeated title", "the title stands elsewhere")
            else:
                sheet.decide(block, Label.TITLE, "title", "the declared title", "title")
                taken = True
            block.spoken = True
        elif block.field == "title":
            sheet.decide(block, Label.ECHO, "other title", "another line is the title")


def _alone(sheet: Sheet, value: str) -> bool:
    """Whether the only sentence of the file is the declared title: then it is the text too, so that something is left to read."""
    key = letters(value)
    sentences = [b for b in sheet.blocks if b.shape.sentence and not b.spoken]
    if not sentences or any(letters(b.text) != key for b in sentences):
        return False
    for again in sentences[1:]:
        sheet.decide(again, Label.ECHO, "repeated paragraph", "the same text stands above")
        again.spoken = True
    sheet.decide(sentences[0], Label.BODY, "the only text", "it is the title too, and nothing else would be left of the text", "body")
    return True


def _without_site(text: str, sheet: Sheet) -> str:
    """The title without a site's name behind it: known by the outlet table, another line, the address, or a bar."""
    match = _SITE.match(text)
    if not match:
        return text
    site, head = letters(match["site"]), match["title"].strip()
    known = {letters(n) for o in sheet.config.outlets for n in (o.name, *o.aliases)}
    hosts = [letters(c.value.split("/")[2]) for c in sheet.found.get("url", ()) if c.value.count("/") > 2]
    repeated = any(letters(b.text) == letters(head) for b in sheet.blocks[: sheet.first + INTO] if b.shape.chars < LONGEST)
    bar = text[match.end("title") :].lstrip()[:1] in "|¦" and len(head.split()) >= 3 and len(match["site"].split()) <= 5
    return head if site and (site in known or repeated or bar or any(site in h for h in hosts)) else text
