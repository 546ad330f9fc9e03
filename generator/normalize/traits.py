"""What the line model looks at: for each line in doubt a row of numbers, from its shape, words, place, echoes and neighbours.

Only measures. What the numbers weigh is a table learnt from labelled pages (`weights`); what follows for the line is
decided by `judgement`. Lines that a rule has told with certainty are not measured, but their neighbours see them.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, repeat
from math import log2

from generator.model import Label
from generator.normalize.fieldwords import SAID
from generator.normalize.people import is_name
from generator.normalize.phrases import END
from generator.normalize.seen import Seen
from generator.normalize.sheet import Block, Sheet
from generator.normalize.surroundings import AROUND, NO_WORDS, RECURRING, WORDED, around, recurring, worded

CERTAIN = frozenset({Label.FURNITURE, Label.META, Label.NOISE, Label.SHARE, Label.URL})
_ABOUT = frozenset({Label.BYLINE, Label.DATE})
_MARKS = {"": 0.0, "heading": 1.0, "item": 2.0, "numbered": 3.0, "quote": 4.0}
_STYLES = {"blank": 0.0, "inline": 1.0, "single": 2.0, "wrap": 3.0, "marked": 4.0}
FURNITURE = -6.0  # what a rule's certain verdict says, in the units of `said`
_LOOKED = 24  # words at each end of a line that are looked at
_ECHO = 80  # characters of a short line that are looked for elsewhere
_WHOLE = 60_000  # characters of the file in which echoes are looked for
_LOOKUPS = 400  # lines that are looked for
_LANGUAGES, _OTHER = {"en": 1.0, "de": 2.0}, 3.0  # the two whose words the table knows best, and all others
_SENTENCE = 8  # place of `sentence` in a line's own measures
_BARS, _QUOTES = ("|/", "•·"), ('"', "“„«")  # marks that part a list, and that open a quotation: of ASCII, and others
_FAR = 30.0  # lines: farther is as far
_AROUND = "\"'“”„«»,.;:!?()[]|•·–—…*»›‹ "
OWN = (
    "chars words closed colon lower function capitals digits sentence mark level linked gap said title-share title-same twice inside "
    "name more asks separators quoted reported phrase-words ends-with-letter bracketed dated commas quotes exclaims spoken"
).split()
NEAR = (
    "chars-1 chars+1 chars-2 chars+2 said-1 said+1 said-2 said+2 sentence-1 sentence+1 linked-1 linked+1 mark-1 mark+1 gap+1 closed-1 "
    "closed+1 prose-before prose-after shorts-before shorts-after text-before4 text-after4 text-before12 text-after12"
).split()
PLACE = (
    "prose-above prose-below extent-from extent-to in-extent title-from ends-above byline-from lines style typical prose-share "
    "chars-all lines-below language markdown picture-before"
).split()
NAMES = (*OWN, *NEAR, *PLACE, *WORDED, *AROUND, *RECURRING)


def certain(block: Block) -> bool:
    """Whether a rule has told what the line is beyond doubt."""
    return (
        block.spoken
        and block.field != "body"
        and (block.label in CERTAIN or block.rule == "known phrase" or block.hint in {"furniture", "meta"})
    )


def tokens_of(block: Block) -> list[str]:
    """The words of both ends of a line as the table of words has them, and with '^' the first, with '$' the last two."""
    words = block.words[:_LOOKED] if len(block.low) <= 400 else block.low[:400].split(None, _LOOKED)[:_LOOKED]
    if block.shape.chars > 400:
        words += block.low[-160:].split()[1:]
    return list(filter(None, map(_BARE.__getitem__, words)))


def _bare(token: str) -> str:
    """A word without the marks around it, '0' for what begins with a digit; '' where nothing is left."""
    word = token.strip(_AROUND)
    return "0" if word[:1].isdigit() else word


_BARE = Seen(_bare)
# Of a line's last character: whether it asks (2) or exclaims (1), whether it closes a quotation, is a letter, closes a bracket.
_LAST = Seen(lambda last: ((last in "?!") + (last == "?"), last in "\"”“»'’", last.isalpha(), last in ")]"))
_SPEECH = Seen(lambda token: not SAID.isdisjoint(token.replace(",", " ").replace(".", " ").split()))


def wording(tokens: list[str], table: Mapping[str, float]) -> float:
    """How much the words of a line speak for running text (positive) or furniture: their weights' sum over the root of their number."""
    if not tokens:
        return 0.0
    get = table.get
    total = sum(map(get, dict.fromkeys(tokens), repeat(0.0))) + 2.0 * get("^" + tokens[0], 0.0) + get("$" + tokens[-1], 0.0)
    return float(total / (len(tokens) + 2.0) ** 0.5)


class Measured:
    """The measures of one article's lines: own ones per line, and sums along the file for those of neighbours and place."""

    def __init__(self, sheet: Sheet, said: Mapping[str, float], words: Mapping[str, float]) -> None:
        self.sheet = sheet
        blocks = sheet.blocks
        self.doubtful = [not certain(b) for b in blocks]
        tokens = [tokens_of(b) if d else [] for b, d in zip(blocks, self.doubtful, strict=True)]
        self.wordings = [wording(t, words) if d else NO_WORDS for t, d in zip(tokens, self.doubtful, strict=True)]
        self.own = _own_all(sheet, said, self.wordings, self.doubtful)
        self.worded = worded(self.wordings, [r[_SENTENCE] for r in self.own])
        self.around = around(blocks)
        self.recurring = recurring(blocks, tokens)
        self.language = _LANGUAGES.get(sheet.language.value.partition("-")[0], _OTHER)
        self.markdown = sheet.draft.format == "markdown"
        self.prose = [0.0, *accumulate([_prose(b) if d else 0.0 for b, d in zip(blocks, self.doubtful, strict=True)])]
        chars = sum([b.shape.chars for b in blocks])
        share = self.prose[-1] / (chars or 1)
        self.file = (log2(len(blocks) or 1), _STYLES.get(sheet.style, 0.0), _typical(blocks), share, log2(chars + 1))
        self.runs = _runs(self.own)
        self.ends = _counted([b.low in END for b in blocks])
        self.title = next((n for n, b in enumerate(blocks) if b.field == "title"), -1)
        self.bylines = [n for n, b in enumerate(blocks) if b.label in _ABOUT and b.spoken]
        self.byline = min((n for n in self.bylines if n < max(sheet.last, 1)), key=lambda n: abs(n - sheet.first), default=-1)

    def row(self, number: int) -> list[float]:
        """The measures of a line in the order of `NAMES`."""
        own = self.own
        none = _NONE
        before = own[number - 1] if number else none
        after = own[number + 1] if number + 1 < len(own) else none
        second = own[number - 2] if number > 1 else none
        later = own[number + 2] if number + 2 < len(own) else none
        return [
            *own[number], *self._near(number, (second, before, after, later)), *self._place(number),
            *self.worded[number], *self.around[number], *self.recurring[number],
        ]  # fmt: skip

    def _near(self, number: int, around: tuple[list[float], ...]) -> list[float]:
        second, before, after, later = around
        size = len(self.own)
        prose = self.prose
        runs = self.runs[number]
        return [
            before[0], after[0], second[0], later[0], before[13], after[13], second[13], later[13], before[8], after[8],
            before[11], after[11], before[9], after[9], after[12], before[2], after[2], *runs,
            prose[number] - prose[max(0, number - 4)], prose[min(size, number + 5)] - prose[number + 1],
            prose[number] - prose[max(0, number - 12)], prose[min(size, number + 13)] - prose[number + 1],
        ]  # fmt: skip

    def _place(self, number: int) -> list[float]:
        sheet, prose = self.sheet, self.prose
        whole = prose[-1] or 1.0
        return [
            prose[number] / whole,
            (whole - prose[number + 1]) / whole if prose[-1] else 0.0,
            max(-_FAR, min(_FAR, number - sheet.first)),
            max(-_FAR, min(_FAR, number - sheet.last)),
            sheet.first <= number < sheet.last,
            max(-_FAR, min(_FAR, number - self.title)) if self.title >= 0 else -_FAR - 1.0,
            self.ends[number],
            max(-_FAR, min(_FAR, number - self.byline)) if self.byline >= 0 else -_FAR - 1.0,
            *self.file,
            log2(len(self.own) - number),
            self.language,
            self.markdown,
            number > 0 and sheet.blocks[number - 1].rule == "picture",
        ]


_NONE = [0.0] * len(OWN)
_NONE[13] = -8.0


def _prose(block: Block) -> float:
    return float(min(block.shape.chars, 600)) if block.shape.sentence else 0.0


def _typical(blocks: list[Block]) -> float:
    """The middle length of the lines that are sentences."""
    lengths = sorted(b.shape.chars for b in blocks if b.shape.sentence)
    return float(lengths[len(lengths) // 2]) if lengths else 0.0


def _counted(flags: list[bool]) -> list[int]:
    found, total = [], 0
    for flag in flags:
        found.append(total)
        total += flag
    return found


def _runs(own: list[list[float]]) -> list[list[float]]:
    """For each line, how many lines of sentences, and how many without, stand directly before and after it."""
    size = len(own)
    found = [[0.0, 0.0, 0.0, 0.0] for _ in range(size)]
    for at, step in ((0, 1), (1, -1)):
        prose = short = 0.0
        for number in range(size)[::step]:
            found[number][at], found[number][at + 2] = prose, short
            if own[number][8]:
                prose, short = min(prose + 1.0, 20.0), 0.0
            else:
                prose, short = 0.0, min(short + 1.0, 20.0)
    return found


def _own_all(sheet: Sheet, said: Mapping[str, float], wordings: list[float], doubtful: list[bool]) -> list[list[float]]:
    """The own measures of every line; of those told with certainty only what neighbours look at."""
    whole = "\n".join(b.low for b in sheet.blocks)[:_WHOLE]
    counts: dict[str, int] = {}
    title = frozenset(w for c in sheet.found.get("title", ()) for w in c.value.lower().replace("’", "'").split() if len(w) > 3)
    found = []
    looked = 0
    for number, block in enumerate(sheet.blocks):
        low = block.low
        twice = counts.get(low, 0)
        counts[low] = twice + 1
        if not doubtful[number]:
            row = [0.0] * len(OWN)
            row[0], row[13], row[11] = float(block.shape.chars), FURNITURE, block.linked
            found.append(row)
            continue
        inside = 0.0
        if 20 <= len(low) <= 400 and looked < _LOOKUPS:
            looked += 1
            first = whole.find(low[:_ECHO])
            inside = float(first >= 0 and whole.find(low[:_ECHO], first + 1) >= 0)
        found.append(_own(block, said, wordings[number], (float(min(twice, 3)), inside, title)))
    return found


def _own(block: Block, said: Mapping[str, float], words: float, echo: tuple[float, float, frozenset[str]]) -> list[float]:
    shape, low, text = block.shape, block.low, block.text
    twice, inside, title = echo
    spoken = 0.0
    if block.label is not None:
        spoken = said.get(f"{block.label}/{block.rule}", said.get(str(block.label), -2.0))
    head, tokens = text[:600], block.words if len(low) <= 600 else low[:600].split()
    looked = block.words[:30]
    share = 0.0
    if not title.isdisjoint(looked):  # words of more than three letters, as all of the title's
        share = sum(map(title.__contains__, looked)) / sum([len(w) > 3 for w in looked])
    asks, closes, letter, bracket = _LAST[text[-1:]]
    narrow = text.isascii()
    return [
        shape.chars,
        shape.words,
        shape.closed,
        shape.colon,
        shape.lower,
        shape.function,
        shape.capitals,
        shape.digits,
        shape.sentence,
        _MARKS[block.mark],
        block.level,
        block.linked,
        min(block.gap, 4),
        spoken,
        share,
        bool(title) and share >= 0.8,
        twice,
        inside,
        shape.chars <= 50 and is_name(text),
        text.endswith(("…", "...")),
        asks,
        _count(text, _BARS, narrow=narrow) if shape.chars < 300 else 0,
        (text[:1] in "\"“„«'‘") + closes,
        any(map(_SPEECH.__getitem__, tokens)),
        words,
        letter,
        bracket,
        bool(block.dates),
        head.count(",") / max(1, min(shape.words, 100)),
        min(9, _count(head, _QUOTES, narrow=narrow)),
        min(3, head.count("!")),
        block.spoken and block.field != "body",
    ]


def _count(text: str, marks: tuple[str, str], *, narrow: bool) -> int:
    """How many of these marks a text has: those of ASCII, and the others, which a text of ASCII has none of."""
    return sum(map(text.count, marks[0] if narrow else marks[0] + marks[1]))
