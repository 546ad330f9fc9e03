"""Sentences: which sentences of a body could be cited, and which of them stand alone.

A sentence stands alone when a reader who sees nothing before it understands it. Decided on its form: how it opens, how it
closes, its length, and whether the quotation marks and brackets it opens it also closes. Whether it is worth citing is decided elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.analyze.ground import Ground
from generator.analyze.openers import OPENERS, PHRASES
from generator.analyze.reading import Passage
from generator.analyze.words import folded
from generator.model import ParagraphKind, Sentence

SHORTEST, LONGEST = 6, 60  # words of a sentence that may stand alone
_LETTERS = 25, 500  # characters, for scripts that are not written in words
_MARKS = re.compile(r"[“”„«»「」『』()\[\]\"]")
_PHRASES = frozenset(phrase.partition(" ")[0] for phrase in PHRASES)  # their first words
_PAIRS = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "(": ")", "[": "]"}


def sentences(ground: Ground) -> tuple[Sentence, ...]:
    """Every sentence of the text paragraphs, list items and quotations, in reading order; headings are none."""
    found: list[Sentence] = []
    for passage in ground.reading.passages:
        if passage.kind is not ParagraphKind.HEADING:
            found += _of(passage, ground.reading.language)
    return tuple(found)


def _of(passage: Passage, language: str) -> list[Sentence]:
    """The sentences of one passage with their terms, each once."""
    found, at = [], 0
    for start, end in passage.bounds:
        first, at = at, bisect_left(passage.starts, end, at)
        terms = tuple(dict.fromkeys(filter(None, passage.keys[first:at])))
        alone = passage.kind is ParagraphKind.TEXT and stands_alone(passage.text[start:end], passage.texts[first:at], language)
        found.append(Sentence(passage.span(start, end), alone, terms))
    return found


def stands_alone(text: str, words: list[str], language: str) -> bool:
    """Whether the sentence needs nothing before it: `words` are its words in order."""
    if text[-1] not in ".!?”\"»’'…。！？؟।)" or text.endswith(("...", "…")):
        return False
    spaced = len(words) * 2 <= len(text)
    if not (SHORTEST <= len(words) <= LONGEST if spaced else _LETTERS[0] <= len(text) <= _LETTERS[1]):
        return False
    if text[0].islower() or not balanced(text):
        return False
    opening = ["" if word.isupper() and len(word) > 1 else folded(word) for word in words[:3]]  # 'US' is no 'us'
    if opening[0].partition("'")[0] in OPENERS.get(language, OPENERS["en"]):
        return False
    return opening[0] not in _PHRASES or (" ".join(opening[:2]) not in PHRASES and " ".join(opening) not in PHRASES)


def balanced(text: str) -> bool:
    """Whether every quotation mark and bracket that opens here closes here, and none closes that did not open."""
    waiting: list[str] = []
    straight = 0
    for mark in _MARKS.findall(text):
        if waiting and mark in waiting[-1]:
            waiting.pop()
        elif mark in _PAIRS:
            waiting.append(_PAIRS[mark])
        elif mark in "”»」』)]":
            return False
        elif mark == '"':
            straight += 1
    return not waiting and straight % 2 == 0
