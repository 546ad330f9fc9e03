"""Sentences: which sentences of a body could be cited, and which of them stand alone.

A sentence stands alone when a reader who sees nothing before it understands it. Decided on its form: how it opens, how it
closes, its length, whether the quotation marks and brackets it opens it also closes, and whether it says 'he' of nobody it names. The
first of the body has less to lean on: there 'some' and 'the two' are its own, and a missing stop is forgiven. Whether a sentence is
worth citing is decided elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.analyze.function_words import FUNCTION_WORDS
from generator.analyze.ground import Ground
from generator.analyze.leaning import Lookout
from generator.analyze.openers import CLAUSES, COUNTED, OPENERS, PARTS, PHRASES
from generator.analyze.reading import Passage
from generator.analyze.words import folded
from generator.model import ParagraphKind, Sentence

SHORTEST, LONGEST = 6, 60  # words of a sentence that may stand alone
UNSTOPPED = 12  # words of one without a stop that opens the body
_STOPS = FUNCTION_WORDS["en"]
_LETTERS = 25, 500  # characters, for scripts that are not written in words
_MARKS = re.compile(r"[“”„«»「」『』()\[\]\"]")
_PHRASES = frozenset(phrase.partition(" ")[0] for phrase in PHRASES)  # their first words
_PAIRS = {"“": '”"', "«": "»", "„": "“”", "「": "」", "『": "』", "(": ")", "[": "]"}


def sentences(ground: Ground) -> tuple[Sentence, ...]:
    """Every sentence of the text paragraphs, list items and quotations, in reading order; headings are none."""
    found: list[Sentence] = []
    lookout = Lookout(ground) if ground.reading.language in ("en", "") else None
    for passage in ground.reading.passages:
        if passage.kind is not ParagraphKind.HEADING:
            found += _of(passage, ground.reading.language, lookout, opening=not found)
    return tuple(found)


def _of(passage: Passage, language: str, lookout: Lookout | None, *, opening: bool) -> list[Sentence]:
    """The sentences of one passage with their terms, each once; `opening` where nothing of the body stands before it."""
    found: list[Sentence] = []
    is_text = passage.kind is ParagraphKind.TEXT
    starts, keys, texts = passage.starts, passage.keys, passage.texts
    at = 0
    for start, end in passage.bounds:
        first, at = at, bisect_left(starts, end, at)
        terms = tuple(dict.fromkeys(filter(None, keys[first:at])))
        span = passage.span(start, end)
        alone = is_text and stands_alone(span.text, texts[first:at], language, opening=opening and not found)
        alone = alone and not (lookout and lookout.leans(passage, first, at))
        found.append(Sentence(span, alone, " ".join(terms)))
    return found


def _ends(text: str, words: list[str], *, opening: bool) -> bool:
    """Whether the sentence comes to its end; one that opens the body may lack the stop, where its last word can be a last one."""
    if text.endswith(("...", "…")):
        return False
    if text[-1] in ".!?”\"»’'。！？؟।)":
        return True
    return opening and len(words) >= UNSTOPPED and text[-1].isalnum() and folded(words[-1]) not in _STOPS


def stands_alone(text: str, words: list[str], language: str, *, opening: bool = False) -> bool:
    """Whether the sentence needs nothing before it: `words` are its words in order, `opening` where it is the body's first."""
    spaced = len(words) * 2 <= len(text)
    if not (SHORTEST <= len(words) <= LONGEST if spaced else _LETTERS[0] <= len(text) <= _LETTERS[1]):
        return False
    if text[0].islower() or not _ends(text, words, opening=opening) or not balanced(text):
        return False
    lead = ["" if word.isupper() and len(word) > 1 else folded(word) for word in words[:3]]  # 'US' is no 'us'
    if lead[0] in CLAUSES and language in ("en", ""):
        return "," in text  # 'When the bridge closed, ...' brings its own clause
    if opening and lead[0] in PARTS:
        return True  # 'Some farmers ...' at the opening are some of all
    if lead[0].partition("'")[0] in OPENERS.get(language, OPENERS["en"]):
        return False
    if lead[0] not in _PHRASES or (opening and " ".join(lead[:2]) in COUNTED):
        return True
    return " ".join(lead[:2]) not in PHRASES and " ".join(lead) not in PHRASES


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
