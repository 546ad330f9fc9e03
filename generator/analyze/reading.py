"""An article as the features see it: paragraphs cut into sentences and words once, for all features together.

Decides what a word of a text is (for scripts without spaces, each character) and where sentences lie; what words mean,
and which matter, is left to the features.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, compress
from typing import Generic, NamedTuple, TypeVar

from generator.model import Article, Basis, ParagraphKind, Span
from generator.text import fold, sentences

# Thai, Lao, Burmese, Khmer, Japanese, Chinese
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0dff\u200c\u200d"  # accents, vowel signs and joiners belong to their word
_LETTER = rf"(?:[{_MARKS}]|[^\W_{_UNSPACED}])"
WORD = re.compile(rf"[{_UNSPACED}]|{_LETTER}++(?:['’.&]{_LETTER}++)*+")
_WORDS = re.compile(f"({WORD.pattern})")
_PLAIN = re.compile(r"(\w++(?:['’.&]\w++)*+)")  # the same where there is nothing of these, in half the time
_NOT_PLAIN = re.compile(f"[_{_UNSPACED}{_MARKS}]")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_TITLE = re.compile(r"“[^“”.]{1,20}\.[^“”]{1,20}”|«[^«».]{1,20}\.[^«»]{1,20}»")  # '“Moscow. Kremlin. Putin,” which aired on Sunday'
_ASKED = re.compile(r"[?!…][”\"’'»]\s*$")  # '“... who’s talking to them?” Rubio said.'
_CLOSING = "”\"’'»"
_FRAME = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,5}(?:said|says|asked|wrote|added|told|replied|tweeted|exclaimed|wondered|shouted|joked|continued|declared|yelled|cried|insisted|explained|tweeted)\b|(?:[Ss]aid|[Aa]sked)\s"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Word(NamedTuple):
    """A word at characters `start` to `end` of its paragraph."""

    start: int
    end: int
    text: str


LONGEST = 5000  # characters of a sentence: a hostile one must not be copied for each of its dates


_Value = TypeVar("_Value")
_MOST = 65536  # words remembered at a time
_LONG = 64  # characters of a word worth remembering: a hostile one may have a million


class Remembered(dict[str, _Value], Generic[_Value]):
    """What `work` tells of a word, worked out once: `map(remembered.__getitem__, texts)` asks for a text without a Python call a word.

    Bounded: when full it forgets everything, which costs less than to know what was used last.
    """

    __slots__ = ("_work",)

    def __init__(self, work: Callable[[str], _Value]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> _Value:
        value = self._work(word)
        if len(word) <= _LONG:
            if len(self) >= _MOST:
                self.clear()
            self[word] = value
        return value


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: its number, text, kind, the (start, end) of its sentences, its words, and where both start.

    `texts` are the words' texts; `capitals` the numbers of the words with a capital.
    """

    number: int
    text: str
    kind: ParagraphKind
    bounds: tuple[tuple[int, int], ...]
    words: tuple[Word, ...]
    texts: list[str]
    capitals: list[int]
    sentence_starts: list[int]
    word_starts: list[int]

    def span(self, start: int, end: int) -> Span:
        """The characters `start` to `end` as a span."""
        return Span(self.number, start, end, self.text[start:end])

    def around(self, start: int, end: int) -> tuple[int, int]:
        """From the start of the sentence that holds `start` to the end of the one that holds the character before `end`."""
        first = max(bisect_right(self.sentence_starts, start) - 1, 0)
        last = max(bisect_right(self.sentence_starts, max(end - 1, start)) - 1, first)
        return min(self.bounds[first][0], start), max(self.bounds[last][1], end)

    def sentence(self, start: int, end: int) -> Span:
        """The sentence, or sentences, around these characters; themselves where that is too long to be one."""
        first, last = self.around(start, end)
        return self.span(first, last) if last - first <= LONGEST + end - start else self.span(start, end)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article read for its features: primary language subtag ('' unknown), title, day of publication, passages."""

    language: str
    title: Passage
    day: dt.date | None
    inferred: bool  # the day itself is inferred
    passages: tuple[Passage, ...]


_word = partial(tuple.__new__, Word)  # a named tuple without its Python constructor: an article has hundreds


def _cut(text: str) -> tuple[list[int], list[int], list[str]]:
    """Where the words of a text start, where they end, and their texts: what stands between them and they alternate in a split."""
    parts = (_WORDS if _NOT_PLAIN.search(text) else _PLAIN).split(text)
    places = list(accumulate(map(len, parts)))
    return places[0::2], places[1::2], parts[1::2]


def is_unspaced(word: Word) -> bool:
    """Whether the word is one character of a script that is written without spaces."""
    return word.end - word.start == 1 and _NOT_PLAIN.match(word.text) is not None


def read(article: Article) -> Reading:
    """Cut the body and the title into words and sentences."""
    language = article.language.value.partition("-")[0].lower()
    title = _passage(-1, article.title.value, ParagraphKind.HEADING, ())
    passages = tuple(
        _passage(number, paragraph.text, paragraph.kind, _merged(paragraph.text, sentences(paragraph.text, language)))
        for number, paragraph in enumerate(article.body)
    )
    day, inferred = _published(article)
    return Reading(language, title, day, inferred, passages)


def _passage(number: int, text: str, kind: ParagraphKind, bounds: tuple[tuple[int, int], ...]) -> Passage:
    """A paragraph in its parts."""
    starts, ends, texts = _cut(text)
    found = tuple(map(_word, zip(starts, ends, texts, strict=False)))  # one place more than words: what follows the last word
    capitals = list(compress(range(len(texts)), map(_CAPITAL.__getitem__, texts)))
    return Passage(number, text, kind, bounds, found, texts, capitals, [bound[0] for bound in bounds], starts[: len(texts)])


def _merged(text: str, bounds: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Without the bounds that lie within a short title in quotation marks, or between a question that is quoted and its frame."""
    if len(bounds) < 2:
        return tuple(bounds)
    titles = [match.span() for match in _TITLE.finditer(text)] if "“" in text or "«" in text else []
    merged: list[tuple[int, int]] = []
    at = 0
    for start, end in bounds:
        while at < len(titles) and titles[at][1] <= start:
            at += 1
        within = at < len(titles) and titles[at][0] < start < titles[at][1]
        if merged and (within or _is_framed(text, merged[-1], (start, end))):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def _is_framed(text: str, before: tuple[int, int], bound: tuple[int, int]) -> bool:
    """Whether the stretch before closes with a question that is quoted, and this one is its frame."""
    if text[before[1] - 1] not in _CLOSING:
        return False
    start, end = bound
    return _ASKED.search(text, max(before[0], start - 6), start) is not None and _FRAME.match(text, start, min(end, start + 80)) is not None


def _published(article: Article) -> tuple[dt.date | None, bool]:
    """The day of publication, and whether it is inferred; None where it is unknown or no calendar day."""
    claim = article.published
    written = _DAY.match(claim.value) if claim else None
    if claim is None or written is None:
        return None, False
    try:
        return dt.date.fromisoformat(written.group()), claim.basis is Basis.INFERRED
    except ValueError:
        return None, False


def _fold(word: str) -> str:
    """A word folded, without a possessive: the key of 'Peskov’s' is that of 'Peskov'."""
    return fold(_POSSESSIVE.sub("", word) if "'" in word or "’" in word else word)


FOLDED = Remembered(_fold)
folded = FOLDED.__getitem__
_CAPITAL = Remembered(lambda word: word[0].isupper())
