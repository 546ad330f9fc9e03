"""The shape of a text: how long it is, how it ends and begins, how much of it is function words, capitals and digits.

Nothing here knows a phrase; what a shape means is decided by others. Counts stop at a bounded number of words, so that
the cost is that of the text's length only.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.normalize.functionwords import ALL, WORDS

_ENDS = frozenset(".!?…。！？؟।．")
_AFTER_END = " \t\"'”’“»«)]*_」』）】›‹"
_OPENERS = "\"'“‘„«»(‚[「『（…-–—"
_AROUND = "\"'“”„«»,.;:!?()’‘"
_DIGITS = "0123456789"
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


_CAPITAL = 1 << 16  # what a capital word counts, so that both counts of a text come from one sum
_MOST, _LONG = 50_000, 32  # words remembered at a time, and characters of one: a hostile one may have a million


class _Counted(dict[str, int]):
    """What each word seen of a language counts: 1 a function word, `_CAPITAL` one with a capital. Forgets all when full."""

    __slots__ = ("_known",)

    def __init__(self, known: frozenset[str]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, word: str) -> int:
        count = (word in self._known or word.lower().strip(_AROUND) in self._known) + _CAPITAL * word[0].isupper()
        if len(word) <= _LONG:
            if len(self) >= _MOST:
                self.clear()
            self[word] = count
        return count


@lru_cache(maxsize=64)
def _counted(language: str) -> _Counted:
    return _Counted(WORDS.get(language, ALL))


def shape(text: str, language: str) -> Shape:
    """The shape of `text`; `language` chooses the function words (all languages' where it is unknown)."""
    tokens = text.split()
    chars = len(text)
    dense = chars > 0 and not text.isascii() and len(tokens) * 14 < chars
    core = text.rstrip(_AFTER_END)
    last = core[-1:]
    first = text.lstrip(_OPENERS)[:1]
    primary = language.partition("-")[0]
    known_language = primary in WORDS
    counted = _counted(primary if known_language else "")
    looked = tokens[:_LOOKED_AT]
    capitals, function = divmod(sum(map(counted.__getitem__, looked)), _CAPITAL)
    capitals -= bool(looked) and looked[0][0].isupper()
    digits = sum(map(text.count, _DIGITS)) if chars < _SHORT else 0
    words = chars // 2 if dense else len(tokens)
    unmarked = not text.isascii() and chars >= _LONG and 2 * len(_UNMARKED.findall(text)) > chars
    closed = unmarked or (last in _ENDS and bool(last))
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
