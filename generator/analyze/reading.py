"""An article as the features see it: paragraphs cut into sentences and words once, for all features together.

Decides where sentences lie; what a word is, `words` decides, and which of either matter is left to the features.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass

from generator.analyze.words import CAPITAL, DIGIT, words
from generator.model import Article, Basis, ParagraphKind, Span
from generator.text import sentences

_TITLE = re.compile(r"“[^“”.]{1,20}\.[^“”]{1,20}”|«[^«».]{1,20}\.[^«»]{1,20}»")  # '“Moscow. Kremlin. Putin,” which aired on Sunday'
_ASKED = re.compile(r"[?!…][”\"’'»]\s*$")  # '“... who’s talking to them?” Rubio said.'
_CLOSING = "”\"’'»"
_DASHES = "—–-"
_SEAM = re.compile(f"[“«{_CLOSING}{_DASHES}]")  # without one of these no two sentences are one
_FRAME = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,5}(?:said|says|asked|wrote|added|told|replied|tweeted|exclaimed|wondered|shouted|joked|continued|declared|yelled|cried|insisted|explained|tweeted)\b|(?:[Ss]aid|[Aa]sked)\s"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


LONGEST = 5000  # characters of a sentence: a hostile one must not be copied for each of its dates


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: its number, text, kind, the (start, end) of its sentences and where they start; and its words, in columns.

    A word's number is the same in each column: `starts` and `ends` (characters), `texts`, `plain` (folded, without a possessive), `keys`
    (stems, '' for function words), `hashes`. `capitals` and `digits` are the numbers of the words that start with one.
    """

    number: int
    text: str
    kind: ParagraphKind
    bounds: tuple[tuple[int, int], ...]
    sentence_starts: list[int]
    starts: list[int]
    ends: list[int]
    texts: list[str]
    plain: tuple[str, ...]
    keys: list[str]
    hashes: tuple[tuple[int, ...], ...]
    capitals: list[int]
    digits: list[int]

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


def read(article: Article) -> Reading:
    """Cut the body and the title into words and sentences."""
    language = article.language.value.partition("-")[0].lower()
    title = _passage(-1, article.title.value, ParagraphKind.HEADING, language)
    passages = tuple(_passage(number, paragraph.text, paragraph.kind, language) for number, paragraph in enumerate(article.body))
    day, inferred = _published(article)
    return Reading(language, title, day, inferred, passages)


def _passage(number: int, text: str, kind: ParagraphKind, language: str) -> Passage:
    """A paragraph in its parts."""
    bounds = _merged(text, sentences(text, language))
    starts, ends, texts, plain, keys, heads, hashes = words(text, language)
    capitals, digits = ([at for at, head in enumerate(heads) if head == kind] if kind in heads else [] for kind in (CAPITAL, DIGIT))
    return Passage(number, text, kind, bounds, [bound[0] for bound in bounds], starts, ends, texts, plain, keys, hashes, capitals, digits)


def _merged(text: str, bounds: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Without the bounds that lie within a short title in quotation marks, or between speech and its frame."""
    if len(bounds) < 2 or not _SEAM.search(text):
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
    """Whether this stretch is the frame of a quoted question before it, or goes on behind a dash with a small letter ('? — спросил X')."""
    start, end = bound
    if text[start] in _DASHES and text[start + 1 : start + 3].lstrip()[:1].islower():
        return True
    if text[before[1] - 1] not in _CLOSING:
        return False
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
