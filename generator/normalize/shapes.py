"""The shape of a text: how long it is, how it ends and begins, how much of it is function words, capitals and digits.

Nothing here knows a phrase; what a shape means is decided by others. Counts stop at a bounded number of words, so that
the cost is that of the text's length only.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.normalize.functionwords import ALL, WORDS

_ENDS = frozenset(".!?…。！？؟।．")
_AFTER_END = " \t\"'”’“»«)]*_」』）】›‹"
_OPENERS = "\"'“‘„«»(‚[「『（…-–—"
_AROUND = "\"'“”„«»,.;:!?()’‘"
_DIGIT = re.compile("[0-9]")
# Tibetan, Burmese, Khmer, Lao and Thai close no sentence with a mark of these: there a long text is running text.
_UNMARKED = re.compile("[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff]")
_LONG = 60  # characters
_SHORT = 400  # characters: the digits of longer texts say nothing
_LOOKED_AT = 60  # words: enough to tell prose


class Shape(NamedTuple):
    """Counts of one text. `words` of scripts without spaces are half the characters; `function` and `capitals` are shares (0 to 1)."""

    chars: int
    words: int
    closed: bool  # ends as a sentence does, or is long in a script that shows no such end
    colon: bool
    lower: bool  # begins in lower case or with a mark that goes on
    function: float
    capitals: float
    digits: float
    sentence: bool  # has function words enough, and ends as a sentence


def shape(text: str, language: str) -> Shape:
    """The shape of `text`; `language` chooses the function words (all languages' where it is unknown)."""
    tokens = text.split()
    chars = len(text)
    dense = chars > 0 and not text.isascii() and len(tokens) * 14 < chars
    core = text.rstrip(_AFTER_END)
    last = core[-1:]
    first = text.lstrip(_OPENERS)[:1]
    known = WORDS.get(language.partition("-")[0], ALL)
    looked = tokens[:_LOOKED_AT]
    function = sum(1 for t in looked if t in known or t.lower().strip(_AROUND) in known)
    capitals = sum(1 for t in looked[1:] if t[0].isupper())
    digits = len(_DIGIT.findall(text)) if chars < _SHORT else 0
    words = chars // 2 if dense else len(tokens)
    unmarked = not text.isascii() and chars >= _LONG and 2 * len(_UNMARKED.findall(text)) > chars
    closed = unmarked or (last in _ENDS and bool(last))
    known_language = language.partition("-")[0] in WORDS
    return Shape(
        chars,
        words,
        closed,
        last in ":：",
        first.islower() or text[:1] in ",;.)”’…",
        function / len(looked) if looked else 0.0,
        capitals / (len(looked) - 1) if len(looked) > 1 else 0.0,
        digits / chars if chars else 0.0,
        closed and (dense or unmarked or words >= 12 or (words >= 3 and (function > 0 or (words >= 4 and not known_language)))),
    )
