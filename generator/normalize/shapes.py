"""The shape of a text: how long it is, how it ends and begins, how much of it is function words, capitals and digits.

Nothing here knows a phrase; what a shape means is decided by others. Counts stop at a bounded number of words, so that
the cost is that of the text's length only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.normalize.functionwords import ALL, WORDS
from generator.normalize.seen import Seen

_ENDS = frozenset(".!?…。！？؟।．")
_AFTER_END = " \t\"'”’“»«)]*_」』）】›‹"
_OPENERS = "\"'“‘„«»(‚[「『（…-–—"
_AROUND = "\"'“”„«»,.;:!?()’‘"
_DIGITS = b"0123456789"
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


@lru_cache(maxsize=64)
def _counted(language: str) -> tuple[Seen[int], bool]:
    """What each word counts: 1 a function word of the language (of any, where it is unknown), `_CAPITAL` one with a capital.

    And whether the language is known.
    """
    primary = language.partition("-")[0]
    known = WORDS.get(primary, ALL)
    return Seen(lambda word: (word in known or word.lower().strip(_AROUND) in known) + _CAPITAL * word[0].isupper()), primary in WORDS


def _digits(text: str) -> int:
    """How many digits (0 to 9) a text has: told from its bytes, of which one pass takes them out."""
    data = text.encode("utf-8", "surrogatepass")
    return len(data) - len(data.translate(None, _DIGITS))


def shape(text: str, language: str, words: Sequence[str] = ()) -> Shape:
    """The shape of `text`; `language` chooses the function words (all languages' where it is unknown).

    `words` are those of the text, where they are parted already.
    """
    tokens = words or text.split()
    chars = len(text)
    narrow = text.isascii()
    dense = chars > 0 and not narrow and len(tokens) * 14 < chars
    core = text.rstrip(_AFTER_END)
    last = core[-1:]
    first = text.lstrip(_OPENERS)[:1]
    counted, known_language = _counted(language)
    looked = tokens[:_LOOKED_AT]
    capitals, function = divmod(sum(map(counted.__getitem__, looked)), _CAPITAL)
    capitals -= bool(looked) and looked[0][0].isupper()
    digits = _digits(text) if chars < _SHORT else 0
    many = chars // 2 if dense else len(tokens)
    unmarked = not narrow and chars >= _LONG and 2 * len(_UNMARKED.findall(text)) > chars
    closed = unmarked or (last in _ENDS and bool(last))
    return Shape(
        chars,
        many,
        closed,
        last in ":：",
        first.islower() or text[:1] in ",;.)”’…",
        function / len(looked) if looked else 0.0,
        capitals / (len(looked) - 1) if len(looked) > 1 else 0.0,
        digits / chars if chars else 0.0,
        closed and (dense or unmarked or many >= 12 or (many >= 3 and (function > 0 or (many >= 4 and not known_language)))),
    )
