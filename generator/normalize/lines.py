"""What a block says of itself: the first voice, from its own words and shape, without regard to its neighbours.

Each rule is a function from block to verdict; the first that speaks decides, and its name goes on the receipt. Blocks on
which no rule speaks are left to their surroundings (`extents`, `bodies`). A trained model of lines would be one more
voice of this table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import inf

from generator.model import Label
from generator.normalize import bylines, captions, chosen, credit_lines, datelines, dates, sources
from generator.normalize.agencies import marks_of
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
_MARKED = 20  # characters of a line among which the colon of such a label stands
_PICTURES = re.compile(
    r"(?:view|see|open|image|photo|picture|bild|foto|slide|imagen|immagine)s?\s?[0-9]{1,3}(?:\s?(?:of|von|/|de|di|sur)\s?[0-9]{1,3})?(?:\s[^\W\d]{2,12})?$|[0-9]{1,3}\s?(?:of|von|/|de|di|sur)\s?[0-9]{1,3}$"
)
_COUNT = re.compile(rf"[0-9][0-9.,]*\s?[kmb]?\s?(?:{UNITS})?$")
_COUNTED = ("a ", "an ", "vor ", "il y a", "hace", "há", "updated", "posted")  # first words of a time told without figures
_TITLE = 8  # characters a title pointed to has at least
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"[^\s,|/•·–—-]+(?:-[^\s,|/•·–—-]+)*\+?|[-–—|/•·]")


Verdict = tuple[Label, str, str, str]
"""What a voice says of a block: label, rule, reason, and the field it goes to; '' removes it."""
Voice = Callable[[Block, Sheet], Verdict | None]


def listen(sheet: Sheet) -> None:
    """Let the voices speak on every block."""
    _gather(sheet)
    trusted = chosen.trusted(sheet)
    ends = chosen.ends(trusted)
    voices = _voices(sheet)
    for number, block in enumerate(sheet.blocks):
        size = block.shape.chars
        for voice, longest in voices:
            if size <= longest and (verdict := voice(block, sheet)):
                label, rule, *_ = verdict
                if number not in trusted or chosen.heeded(block, label, rule, hint=block.hint, at_end=number in ends):
                    sheet.decide(block, *verdict)
                    block.spoken = True
                    break
    chosen.relist(sheet, trusted)


def hear(sheet: Sheet, block: Block) -> None:
    """Let the voices speak on one block, as in a file of its own."""
    alone = Sheet(sheet.draft, sheet.config, sheet.language, [block], dateline=sheet.dateline)
    _gather(alone)
    if verdict := next((v for voice, longest in VOICES if block.shape.chars <= longest and (v := voice(block, alone))), None):
        alone.decide(block, *verdict)
        block.spoken = True


def _gather(sheet: Sheet) -> None:
    """The words and the phrases of furniture that the file holds at all: most voices are heard only where it holds some of theirs."""
    tokens = frozenset[str]().union(*[b.words for b in sheet.blocks])
    marked = " ".join([t for t in tokens if not t.isalnum()])
    sheet.words = tokens.union(_WORD.findall(marked))
    sheet.phrases = _present(sheet)
    if "_" in marked:
        sheet.words = sheet.words.union(_WORD.findall(marked.replace("_", " ")))
    sheet.agencies = marks_of(sheet.words)


def _voices(sheet: Sheet) -> list[tuple[Voice, float]]:
    """The voices that may speak in this file: some ask for what most files do not hold."""
    blocks = sheet.blocks
    silent: dict[Voice, bool] = {
        _hint: not any(b.hint for b in blocks),
        _inside: not sheet.phrases,
        _linked: not any(b.linked for b in blocks),
    }
    return [voice for voice in VOICES if not silent.get(voice[0])]


def _present(sheet: Sheet) -> tuple[tuple[str, Label], ...]:
    """The phrases of furniture that the article holds at all, found by their longest word: most articles hold none."""
    likely = [p for word in sorted(sheet.words & _WORDS) for p in _BY_WORD[word]]
    long = " ".join([t for t in sheet.words if len(t) >= _PIECE])
    pieces = [p for p, piece in _PIECES if piece in long]
    if not likely and not pieces:
        return ()
    whole = "\n".join([b.low for b in sheet.blocks])
    return tuple([(p, INSIDE[p]) for p in [*likely, *pieces] if p in whole])


def _hint(block: Block, _: Sheet) -> Verdict | None:
    match block.hint:
        case "furniture":
            return Label.NAVIGATION, "furniture of the format", "the format marks it as no part of the article", ""
        case "caption":
            return Label.CAPTION, "caption of the format", "the format marks it as a caption", "captions"
        case "meta":
            return Label.META, "declared metadata", "the format's own header", ""
        case "title":
            return Label.TITLE, "title of the format", "the format marks it as the title", "title"
    return None


def _empty(block: Block, _: Sheet) -> Verdict | None:
    if block.text[:1].isalnum() or any(map(str.isalnum, block.text)):
        return None
    picture = any(c.rule == "picture" for r in block.rows for c in r.plain.cuts)
    return Label.NOISE, "picture" if picture else "no words", "it holds no letter and no digit", ""


def _address(block: Block, _: Sheet) -> Verdict | None:
    if _URL.match(block.text):
        return Label.URL, "address", "the line is an address", "url"
    if len(block.low) < 300 and _URL_LABEL.match(block.low):
        return Label.URL, "announced address", "it announces the address of the article", "url"
    return None


def _exact(block: Block, _: Sheet) -> Verdict | None:
    if block.mark == "quote":
        return None
    label = EXACT.get(block.low)
    if label:
        return label, "known phrase", f"the whole line is '{block.low}'", ""
    tokens = _TOKEN.findall(block.low)
    if tokens and len(tokens) <= 40 and all(t.removeprefix("icon-").rstrip(":.") in SERVICES for t in tokens):
        return Label.SHARE, "share icons", "every word names a service or a way to share", ""
    return None


def _counts(block: Block, _: Sheet) -> Verdict | None:
    if block.shape.digits == 0 and not block.low.startswith(_COUNTED):
        return None
    if _READING.match(block.low):
        return Label.NOISE, "reading time", "it tells how long reading takes", ""
    if _PICTURES.match(block.low):
        return Label.NOISE, "picture count", "it counts pictures", ""
    if _COUNT.match(block.low):
        return Label.NOISE, "number alone", "a count without a sentence", ""
    if _AGO.match(block.low) and any(w in block.low.split() for w in AGO):
        return Label.DATE, "relative time", "the time is told from an unknown moment", ""
    return None


def _meta(block: Block, _: Sheet) -> Verdict | None:
    if ":" in block.low[:_MARKED] and _META.match(block.low) and not block.shape.sentence:
        return Label.META, "labelled metadata", f"it begins with '{block.low.partition(':')[0]}:'", ""
    return None


def _opening(block: Block, _: Sheet) -> Verdict | None:
    if block.shape.sentence and block.shape.words > 14:
        return None
    for phrase in _BY_START.get(block.low[:2], ()):
        if block.low.startswith(phrase):
            label = OPENING[phrase]
            colon = block.low.find(":", 0, len(phrase) + 4)
            told = label is Label.RELATED and 0 < colon < len(block.low) - _TITLE
            return label, "known opening", f"it begins with '{phrase.strip()}'", "related" if told else ""
    return None


def _inside(block: Block, sheet: Sheet) -> Verdict | None:
    hits = [(p, label) for p, label in sheet.phrases if p in block.low]
    if len(hits) >= (1 if block.shape.words <= 45 else 2 if block.shape.words <= 120 else 4):
        return hits[0][1], "words of furniture", "it says " + " and ".join(f"'{p}'" for p, _ in hits[:3]), ""
    return None


def _linked(block: Block, _: Sheet) -> Verdict | None:
    if block.linked < 0.85 or block.shape.sentence or block.mark == "heading":
        return None
    if block.mark in {"item", "numbered"} or block.shape.words <= 3:
        return Label.NAVIGATION, "link alone", "the whole line is a link", ""
    return None


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

# In order, each with the characters of a line up to which it speaks.
VOICES: tuple[tuple[Voice, float], ...] = (
    (_hint, inf),
    (_empty, inf),
    (_address, inf),
    (_exact, 90),
    (credit_lines.voice, 500),
    (dates.voice, 240),
    (_counts, 60),
    (sources.voice, 110),
    (bylines.voice, 160),
    (_meta, inf),
    (datelines.voice, inf),
    (_opening, 240),
    (_inside, inf),
    (captions.voice, 600),
    (_linked, inf),
)
