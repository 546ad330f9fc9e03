"""The title: the line above the body that the body bears out, without the site's name.

Candidates are the lines above the body (and few into it) that no voice spoke on, weighed by `headlines`, and what the
format claims. Lines that look like titles and lost are refused; sentences and labels were never in question.
"""

from __future__ import annotations

import re

from generator.model import Basis, Claim, DraftLine, Label, Place
from generator.normalize import lines, whole
from generator.normalize.breaks import block_of
from generator.normalize.fieldwords import TITLES
from generator.normalize.headline_traits import HOME, main
from generator.normalize.headlines import INTO, LONGEST, Candidate, candidates_of
from generator.normalize.marks import plain
from generator.normalize.phrases import EXACT
from generator.normalize.shapes import shape
from generator.normalize.sheet import Block, Row, Sheet
from generator.text import letters, printable, squeeze

_SITE = re.compile(r"(?P<title>.{12,}?)(?:\s[|¦]\s|\s[–—·•:-]\s)(?P<site>[^|]{2,40})$")
_TRAIL = re.compile(r"^.{0,160}\s[>→»›]\s+(?=\S)")  # breadcrumbs before the title, on one line with it
_SLASHES = re.compile(r"^(?P<home>[^/|]{2,20}?)\s?[/|]\s?(?:[^/|]{2,40}[/|]\s?)*")  # 'Home / Towns / '
_SECTION = re.compile(r"^(?P<section>[^:|]{3,24}?)\s(?:[:|•·–—-])\s(?=.{12})")  # 'Culture : '
_LINK = re.compile(r"\s\((?:[\w-]{1,40}\.){1,3}[a-z]{2,10}\)(?:\s[0-9]{1,4})?$")  # 'Title (outlet.example) 87', as lists of links print it
_LABEL = re.compile(rf"(?:{TITLES})\s?[:：]\s?(?=\S)", re.IGNORECASE)  # 'Title: ', as people paste it with the other fields
_HEAD = 6  # texts among which a label at the head of a file stands
_LEAST = -2.0  # the weight from which a line above the text is a better title than the file's name
_WITHIN = 3.0  # and a line of the text
_RIVAL = 4.0  # how much lighter than the title a line may be to have been in question
_RIVALS = 3
_ENOUGH = 3  # words of a title after breadcrumbs
_MARKS = 12  # characters by which two prints of one title differ at most: punctuation and spaces


def title(sheet: Sheet) -> Claim:
    """The winning title; the losers of the format's claims are refused. A file without any line for it is known by its name."""
    if sheet.clean:
        return _first(sheet)
    longest = sheet.config.limits.title
    declared = _declared(sheet, longest)
    candidates = sorted((c for c in candidates_of(sheet) if c.block.shape.chars <= longest), key=lambda c: (-c.weight, c.number))
    best = next((c for c in candidates if _labelled(c, sheet)), None) or next((c for c in candidates if _fit(c, sheet)), None)
    if declared:
        claim = declared[0]
        value = _bare(_without_site(plain(claim.value).text, sheet), sheet)
        if not _alone(sheet, value):
            _mark(sheet, value)
        for loser in declared[1:]:
            if letters(loser.value) != letters(value):
                sheet.refuse(loser, "another declaration comes first")
        return Claim("title", value, claim.evidence, claim.place, claim.basis, claim.rule)
    if best is None:
        return _by_name(sheet)
    for other in _rivals(best, candidates):
        sheet.refuse(
            sheet.claim("title", other.block.text[:LONGEST], other.block, "line like a title"),
            f"less speaks for it ({other.weight:.1f} against {best.weight:.1f})" + (f": {other.reason}" if other.reason else ""),
            round(best.weight - other.weight, 2),
        )
    _part(sheet, best)
    text = best.block.text
    cut = _without_site(_LINK.sub("", _without_trail(text, sheet)), sheet)
    value = _bare(text if cut != text and _unfit(cut, sheet) else cut, sheet)
    sheet.decide(best.block, Label.TITLE, "title", best.reason or "no other line comes nearer to a title", "title")
    if best.number >= sheet.first:
        sheet.first = best.number + 1
    _mark(sheet, value)
    return sheet.claim("title", value, best.block, "title line")


def doubtful(sheet: Sheet, begun: int) -> bool:
    """Whether the title was looked for above a text that begins much further down: `begun` is where it was taken to begin then.

    What that search refused is forgotten.
    """
    if sheet.clean or sheet.first - begun <= INTO or sheet.found["title"][0].rule not in {"title line", "file name"}:
        return False
    sheet.refused = [refusal for refusal in sheet.refused if refusal.claim.field != "title"]
    return True


def _by_name(sheet: Sheet) -> Claim:
    """The file's name, for a title."""
    name = sheet.draft.path.rpartition("/")[2]
    value = squeeze(printable(name.rpartition(".")[0] or name)) or "untitled"
    return Claim("title", value, name, Place(sheet.draft.path), Basis.DERIVED, "file name")


def lone(sheet: Sheet) -> None:
    """A title that is a sentence with its full stop, where no text is left below it, is the text, and the file's name the title."""
    block = next((b for b in sheet.blocks if b.field == "title"), None)
    told = sheet.found["title"][0].rule == "title line"
    if told and block and whole.stopped(block) and not any(b.field == "body" for b in sheet.blocks):
        sheet.found["title"] = (_by_name(sheet),)
        sheet.decide(block, Label.BODY, "the only text", "it is a sentence, and nothing else is left of the text", "body")


def _declared(sheet: Sheet, longest: int) -> list[Claim]:
    """The titles that the format claims and that could be one; the others are refused."""
    found = []
    for claim in sheet.draft.claims:
        value = squeeze(claim.value) if claim.field == "title" else ""
        if len(value) > longest:
            sheet.refuse(claim, f"longer than a title may be (`limits.title`: {longest})")
        elif value and _unfit(value, sheet):
            sheet.refuse(claim, "by its words it is no title")
        elif value:
            found.append(claim)
    return found


def _first(sheet: Sheet) -> Claim:
    """The first line of a text that is left alone."""
    head = sheet.blocks[0]
    weighed = next((c.reason for c in candidates_of(sheet) if c.number == 0), "")
    sheet.decide(head, Label.TITLE, "title", weighed or "the first line of a file that is a title and texts, and nothing else", "title")
    return sheet.claim("title", _bare(head.text, sheet), head, "title line")


def _bare(text: str, sheet: Sheet) -> str:
    """A title without what its own words tell to be none of it, cut until nothing more is."""
    while True:
        unlabelled = _LABEL.sub("", text) if ":" in text or "：" in text else text
        shorter = _own(_LINK.sub("", _without_trail(unlabelled)), sheet)[:LONGEST].rstrip()
        if shorter == text or _unfit(shorter, sheet):
            return text[:LONGEST].rstrip()
        text = shorter


def _unfit(value: str, sheet: Sheet) -> bool:
    """Whether a text could not be the title of a file by itself: it is empty, an address, a date, a long sentence ..."""
    head = block_of([Row(0, DraftLine(1, value), plain(value), 0)], sheet.language.value)
    lines.hear(sheet, head)
    return not whole.titled(head)


def _labelled(candidate: Candidate, sheet: Sheet) -> bool:
    """Whether a line at the head of the file says that it is the title: 'Headline: ...'."""
    match = _LABEL.match(candidate.block.text) if candidate.number < _HEAD else None
    return match is not None and not _unfit(candidate.block.text[match.end() :], sheet)


def _fit(candidate: Candidate, sheet: Sheet) -> bool:
    """Whether enough speaks for the line; within the text, a sentence with its full stop is a paragraph and never the title."""
    block = candidate.block
    if _unfit(block.rows[0].plain.text, sheet) if _parted(block, sheet) else not whole.titled(block):
        return False
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


def _parted(block: Block, sheet: Sheet) -> bool:
    """Whether only the first line of a text would be the title: only files with hard wrap, or broken at tags, break titles over lines."""
    return len(block.rows) > 1 and sheet.style not in {"wrap", "inline"} and block.rows[0].plain.text[-1:] not in ",-–—:"


def _part(sheet: Sheet, best: Candidate) -> None:
    """Part the title from lines that were joined to it."""
    block = best.block
    if not _parted(block, sheet):
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


def _without_trail(text: str, sheet: Sheet | None = None) -> str:
    """The title without breadcrumbs or a section's name before it on the same line, where enough is left or another line is the rest."""
    match = _TRAIL.match(text)
    rest = text[match.end() :] if match else ""
    header = sheet.blocks[: sheet.first] if sheet and rest else []
    if len(rest.split()) >= _ENOUGH or any(letters(b.text) == letters(rest) for b in header):
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
    """The title without a site's name behind it: known by another line or the address, or by itself."""
    match = _SITE.match(text)
    if not match:
        return text
    site, head = letters(match["site"]), match["title"].strip()
    hosts = [letters(c.value.split("/")[2]) for c in sheet.found.get("url", ()) if c.value.count("/") > 2]
    repeated = any(letters(b.text) == letters(head) for b in sheet.blocks[: sheet.first + INTO] if b.shape.chars < LONGEST)
    return head if site and (repeated or any(site in h for h in hosts)) else _own(text, sheet)


def _own(text: str, sheet: Sheet) -> str:
    """The title without a site's name behind it that the table of outlets or a bar tells to be one."""
    match = _SITE.match(text)
    if not match:
        return text
    site, head = letters(match["site"]), match["title"].strip()
    known = {letters(n) for o in sheet.config.outlets for n in (o.name, *o.aliases)}
    bar = text[match.end("title") :].lstrip()[:1] in "|¦" and len(head.split()) >= 3 and len(match["site"].split()) <= 5
    return head if site and (site in known or bar) else text
