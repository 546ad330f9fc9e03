"""Picture captions: lines that name a picture's maker or house, announce a picture, or tell in the present what one shows."""

from __future__ import annotations

import re

from generator.datetext import find_dates
from generator.model import Claim, Label
from generator.normalize.fieldwords import HOUSES, PICTURE_HOUSES, PICTURE_OPENING, PICTURE_VERBS, PICTURE_WORDS, SAID, WORDS_FOR_PICTURES
from generator.normalize.sheet import Block, Sheet

_HOUSE = rf"(?:{PICTURE_HOUSES})"
_WORD = rf"(?:{PICTURE_WORDS})"
# How a caption says whose picture it is, at its end; lower case. Each form with an example.
_MAKERS = (
    rf"\(\s?(?:[^()]{{0,60}}[/|]\s?)?{_HOUSE}(?:\s?[/|,]\s?[^()]{{1,40}})?(?:\svia\s[^()]{{1,30}})?\s?\)",  # (jane doe/afp via getty)
    r"\((?:[^()]{0,60}\s)?via\s(?:ap|afp|reuters|getty)[^()]{0,20}\)",  # (governor's office via ap)
    rf"\((?:[^()]{{0,60}}\s)?{_WORD}(?:\s?:|\sby|\scourtesy)\s?[^()]{{1,60}}\)",  # (photo by jane doe)
    rf"\|\s?[^|.!?]{{0,60}}{_HOUSE}(?:\s?[/|,]?\s?[^.!?|]{{0,40}})?",  # | jane doe/afp
    r"(?:\(c\)|copyright)\s?[^.!?]{2,60}",  # copyright jane doe
    r"©\s?[^.!?]{2,80}",  # © jane doe
    rf"(?<![^\W_]){_WORD}\s?(?::|/|\sby\s|\scredit\s?:?|\scourtesy(?:\sof)?)\s?[^.!?:]{{2,70}}",  # foto: jane doe
    rf"(?:^|[.!?)\]”\"/|–-]\s?){_HOUSE}(?:\s?[/|]\s?[^.!?]{{1,40}})?",  # the town hall. getty images
)
_MAKER = re.compile(rf"(?:{'|'.join(_MAKERS)})[\s.)\]]{{0,3}}$")
# Without one of these signs, or one of those beside a word for pictures, only a house alone is a maker.
_SIGNS = ("(", "|", "/", "©", "copyright")
_BESIDE = (":", " by ", "courtesy", "credit")
_HOUSE_ENDS = frozenset(house[-2:] for house in HOUSES)
_PICTURES = frozenset(re.findall(r"[^\W_]+", " ".join(WORDS_FOR_PICTURES)))
_OPENING = re.compile(rf"[\[(]?(?:{PICTURE_OPENING})(?:\s?[:|–—-]\s|\s(?:by|of|shows|taken|provided|released)\s|\s?\])")
_VERB = re.compile(rf"(?<![^\W_])(?:{PICTURE_VERBS})(?![^\W_])")
_YEAR_END = re.compile(r"\b(?:19|20)[0-9]{2}[.)\s]{0,3}$")
_DOMAIN = re.compile(r"[\s(][\w-]{2,40}(?:\.[\w-]{2,20}){1,2}[\s.)]{0,2}$")
_CLOSING = " .)]"
_ENDING = 9  # characters at a text's end in which a year at its end stands, with the one before it


def voice(block: Block, sheet: Sheet) -> tuple[Label, str, str, str] | None:
    """A line with the marks of a caption."""
    size = block.shape.chars
    if block.mark in {"heading", "numbered"} or size < 8:
        return None
    end = block.low[-120:]
    match = _MAKER.search(end) if _signed(end, sheet) else None
    if match and (match.start() > 0 or size > 120 or len(match.group()) >= 4) and (not _speaks(block) or len(match.group()) > 12):
        rule = "picture credit alone" if len(match.group()) >= 0.8 * size else "picture credit"
        return Label.CAPTION, rule, f"it ends with whose picture it is, '{match.group().strip()}'", "captions"
    if match := _OPENING.match(block.low[:60]):
        return Label.CAPTION, "announced picture", f"it begins with '{match.group().strip()}'", "captions"
    if size <= 200 and block.linked > 0 and not block.shape.sentence and _DOMAIN.search(block.text):
        return Label.CAPTION, "picture source", "it ends with a site's name after a phrase without a verb", "captions"
    if sheet.language.value == "en" and _pictured(block):
        return (
            Label.CAPTION,
            "present tense and date",
            "one sentence in the present tense that ends with a full date: what a picture shows",
            "captions",
        )
    return None


def _signed(end: str, sheet: Sheet) -> bool:
    """Whether a line's end holds what stands beside a picture's maker, or is a picture's house."""
    if any(map(end.__contains__, _SIGNS)) or (any(map(end.__contains__, _BESIDE)) and not _PICTURES.isdisjoint(sheet.words)):
        return True
    ending = end.rstrip(_CLOSING)
    return ending[-2:] in _HOUSE_ENDS and ending.endswith(HOUSES)


def _speaks(block: Block) -> bool:
    """Whether somebody is quoted or said to have said something: an account, not a caption."""
    words = block.low.replace(",", " ").replace(".", " ").split()
    return block.shape.words > 45 or any(w in SAID for w in words)


def _pictured(block: Block) -> bool:
    """One sentence, a verb of pictures in the present tense, and a full date at its end."""
    if block.shape.words > 60 or not _YEAR_END.search(block.text[-_ENDING:]) or _speaks(block):
        return False
    body = block.text.rstrip(" .)")
    dates = find_dates(body[-40:])
    if not dates or not dates[-1].iso or dates[-1].end < len(body[-40:]):
        return False
    return bool(_VERB.search(block.low)) and ". " not in body.replace("U.S. ", "").replace("St. ", "")


def captions(sheet: Sheet) -> tuple[Claim, ...]:
    """Each caption once, in the order of the file; only those of the article's own part of it."""
    found: dict[str, Claim] = {}
    for number, block in enumerate(sheet.blocks):
        if block.field == "captions":
            if number >= sheet.last:
                sheet.decide(block, Label.CAPTION, block.rule, "a caption below the article, of something else")
            elif block.text in found:
                sheet.decide(block, Label.ECHO, "repeated caption", "the same caption stands above")
            else:
                found[block.text] = sheet.claim("captions", block.text, block, block.rule)
    return tuple(found.values())
