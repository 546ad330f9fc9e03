"""What a block says of itself: the first voice, from its own words and shape, without regard to its neighbours.

Each rule is a function from block to verdict; the first that speaks decides, and its name goes on the receipt. Blocks on
which no rule speaks are left to their surroundings (`extents`, `bodies`). A trained model of lines would be one more
voice of this table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.model import Label
from generator.normalize import bylines, captions, chosen, credit_lines, datelines, dates, sources
from generator.normalize.fieldwords import ADDRESSES, AGO, AGO_WORDS, MINUTES, READING, UNITS
from generator.normalize.phrases import EXACT, INSIDE, OPENING, SERVICES
from generator.normalize.sheet import Block, Sheet

_URL = re.compile(r"<?(?:https?://|www\.)\S+>?$")
_URL_LABEL = re.compile(rf"(?:{ADDRESSES})\s*:?\s*(?:https?://\S+)?$")
_READING = re.compile(
    rf"(?:{READING}|ca\.?|approx\.?|estimated)?[\s:.~•|·-]{{0,4}}[0-9]{{1,3}}(?:\s|-|:[0-9]{{2}})?\s?(?:{MINUTES})\b\.?(?:\s(?:{READING}))?(?:\s?[0-9]{{0,2}}\s?(?:{MINUTES})?)$"
)
_AGO = re.compile(
    r"(?:(?:updated|posted|published|il y a|vor|hace|há|last updated)\s)?(?:[0-9]{1,3}|an?|einem?|einer|une?|uma?)\s?[^\W\d]{1,10}\.?"
    rf"(?:\s(?:{AGO_WORDS}))?$"
)
_META = re.compile(
    r"(?:category|categories|section|rubrik|ressort|content type|document type|document id|language|country|byline|copyright|subject|"
    r"keywords?|schlagworte?)\s{0,2}:"
)
_PICTURES = re.compile(
    r"(?:view|see|open|image|photo|picture|bild|foto|slide|imagen|immagine)s?\s?[0-9]{1,3}(?:\s?(?:of|von|/|de|di|sur)\s?[0-9]{1,3})?(?:\s[^\W\d]{2,12})?$|[0-9]{1,3}\s?(?:of|von|/|de|di|sur)\s?[0-9]{1,3}$"
)
_COUNT = re.compile(rf"[0-9][0-9.,]*\s?[kmb]?\s?(?:{UNITS})?$")
_TITLE = 8  # characters a title pointed to has at least
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"[^\s,|/•·–—-]+(?:-[^\s,|/•·–—-]+)*\+?|[-–—|/•·]")


class Verdict(NamedTuple):
    """What a voice says of a block: `field` '' removes it."""

    label: Label
    rule: str
    reason: str = ""
    field: str = ""


class Ear(NamedTuple):
    """What the voices may know beyond the block: the language, and which phrases the article holds at all."""

    sheet: Sheet
    inside: tuple[tuple[str, Label], ...]


def listen(sheet: Sheet) -> None:
    """Let the voices speak on every block."""
    ear = Ear(sheet, _present("\n".join(b.low for b in sheet.blocks)))
    trusted = chosen.trusted(sheet)
    ends = chosen.ends(trusted)
    for number, block in enumerate(sheet.blocks):
        for voice in VOICES:
            verdict = voice(block, ear)
            if verdict and (
                number not in trusted or chosen.heeded(block, verdict.label, verdict.rule, hint=block.hint, at_end=number in ends)
            ):
                sheet.decide(block, verdict.label, verdict.rule, verdict.reason, verdict.field)
                block.spoken = True
                break
    chosen.relist(sheet, trusted)


def hear(sheet: Sheet, block: Block) -> None:
    """Let the voices speak on one block that was parted from another."""
    ear = Ear(sheet, _present(block.low))
    if verdict := next((v for voice in VOICES if (v := voice(block, ear))), None):
        sheet.decide(block, verdict.label, verdict.rule, verdict.reason, verdict.field)
        block.spoken = True


def _present(whole: str) -> tuple[tuple[str, Label], ...]:
    """The phrases of furniture that the article holds at all, found by their longest word: most articles hold none."""
    tokens = set(whole.split())
    tokens.update(_WORD.findall(" ".join([t for t in tokens if not t.isalnum()])))
    likely = [p for word in sorted(tokens & _WORDS) for p in _BY_WORD[word]]
    long = " ".join([t for t in tokens if len(t) >= _PIECE])
    found = [p for p in likely if p in whole] + [p for p, piece in _PIECES if piece in long and p in whole]
    return tuple([(p, INSIDE[p]) for p in found])


def _hint(block: Block, _: Ear) -> Verdict | None:
    match block.hint:
        case "furniture":
            return Verdict(Label.NAVIGATION, "furniture of the format", "the format marks it as no part of the article")
        case "caption":
            return Verdict(Label.CAPTION, "caption of the format", "the format marks it as a caption", "captions")
        case "meta":
            return Verdict(Label.META, "declared metadata", "the format's own header")
        case "title":
            return Verdict(Label.TITLE, "title of the format", "the format marks it as the title", "title")
    return None


def _empty(block: Block, _: Ear) -> Verdict | None:
    if not any(map(str.isalnum, block.text[:200])) and not any(map(str.isalnum, block.text)):
        picture = any(c.rule == "picture" for r in block.rows for c in r.plain.cuts)
        return Verdict(Label.NOISE, "picture" if picture else "no words", "it holds no letter and no digit")
    return None


def _address(block: Block, _: Ear) -> Verdict | None:
    if _URL.match(block.text):
        return Verdict(Label.URL, "address", "the line is an address", "url")
    if len(block.low) < 300 and _URL_LABEL.match(block.low):
        return Verdict(Label.URL, "announced address", "it announces the address of the article", "url")
    return None


def _exact(block: Block, _: Ear) -> Verdict | None:
    if block.shape.chars > 90 or block.mark == "quote":
        return None
    label = EXACT.get(block.low)
    if label:
        return Verdict(label, "known phrase", f"the whole line is '{block.low}'")
    tokens = _TOKEN.findall(block.low)
    if tokens and len(tokens) <= 40 and all(t.removeprefix("icon-").rstrip(":.") in SERVICES for t in tokens):
        return Verdict(Label.SHARE, "share icons", "every word names a service or a way to share")
    return None


def _counts(block: Block, _: Ear) -> Verdict | None:
    if block.shape.chars > 60 or (
        block.shape.digits == 0 and not block.low.startswith(("a ", "an ", "vor ", "il y a", "hace", "há", "updated", "posted"))
    ):
        return None
    if _READING.match(block.low):
        return Verdict(Label.NOISE, "reading time", "it tells how long reading takes")
    if _PICTURES.match(block.low):
        return Verdict(Label.NOISE, "picture count", "it counts pictures")
    if _COUNT.match(block.low):
        return Verdict(Label.NOISE, "number alone", "a count without a sentence")
    if _AGO.match(block.low) and any(w in block.low.split() for w in AGO):
        return Verdict(Label.DATE, "relative time", "the time is told from an unknown moment")
    return None


def _meta(block: Block, _: Ear) -> Verdict | None:
    if _META.match(block.low) and not block.shape.sentence:
        return Verdict(Label.META, "labelled metadata", f"it begins with '{block.low.partition(':')[0]}:'")
    return None


def _opening(block: Block, _: Ear) -> Verdict | None:
    if block.shape.chars > 240 or (block.shape.sentence and block.shape.words > 14):
        return None
    for phrase in _BY_START.get(block.low[:2], ()):
        if block.low.startswith(phrase):
            label = OPENING[phrase]
            colon = block.low.find(":", 0, len(phrase) + 4)
            told = label is Label.RELATED and 0 < colon < len(block.low) - _TITLE
            return Verdict(label, "known opening", f"it begins with '{phrase.strip()}'", "related" if told else "")
    return None


def _inside(block: Block, ear: Ear) -> Verdict | None:
    if not ear.inside:
        return None
    hits = [(p, label) for p, label in ear.inside if p in block.low]
    if len(hits) >= (1 if block.shape.words <= 45 else 2 if block.shape.words <= 120 else 4):
        return Verdict(hits[0][1], "words of furniture", "it says " + " and ".join(f"'{p}'" for p, _ in hits[:3]))
    return None


def _linked(block: Block, _: Ear) -> Verdict | None:
    if block.linked < 0.85 or block.shape.sentence or block.mark == "heading":
        return None
    if block.mark in {"item", "numbered"} or block.shape.words <= 3:
        return Verdict(Label.NAVIGATION, "link alone", "the whole line is a link")
    return None


def _rest(module_voice: Callable[[Block, Sheet], tuple[Label, str, str, str] | None]) -> Callable[[Block, Ear], Verdict | None]:
    """A field's own reader as a voice."""

    def voice(block: Block, ear: Ear) -> Verdict | None:
        said = module_voice(block, ear.sheet)
        return Verdict(*said) if said else None

    return voice


def _by_start() -> dict[str, tuple[str, ...]]:
    """Opening phrases by their first two characters, the longest first."""
    starts: dict[str, list[str]] = {}
    for phrase in sorted(OPENING, key=lambda p: (-len(p), p)):
        starts.setdefault(phrase[:2], []).append(phrase)
    return {start: tuple(phrases) for start, phrases in starts.items()}


def _by_word() -> dict[str, list[str]]:
    """Furniture phrases by their longest word; under '' those of scripts without spaces and of program code."""
    index: dict[str, list[str]] = {"": []}
    for phrase in INSIDE:
        found = _WORD.findall(phrase)
        longest = max(found, key=len) if found and found[-1] != phrase and not any(c in phrase for c in "({.@") else ""
        index.setdefault(longest if phrase.isascii() or " " in phrase else "", []).append(phrase)
    return index


_BY_START = _by_start()
_BY_WORD = _by_word()
_WORDS = frozenset(_BY_WORD)
_PIECES = tuple((p, max(p.split(), key=len)) for p in _BY_WORD[""])  # with what of each no space parts
_PIECE = min(len(piece) for _, piece in _PIECES)

VOICES: tuple[Callable[[Block, Ear], Verdict | None], ...] = (
    _hint,
    _empty,
    _address,
    _exact,
    _rest(credit_lines.voice),
    _rest(dates.voice),
    _counts,
    _rest(sources.voice),
    _rest(bylines.voice),
    _meta,
    _rest(datelines.voice),
    _opening,
    _inside,
    _rest(captions.voice),
    _linked,
)
