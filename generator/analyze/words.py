"""Words: what a word of a text is (for scripts without spaces, each character), and what is remembered of each that was seen.

Each distinct word is folded, stemmed and hashed once in a process; a text then asks for all of it in a few calls that loop in C. What
words mean, and which matter, is left to the features.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from generator.analyze.stems import key
from generator.text import fold

# Thai, Lao, Burmese, Khmer, Japanese, Chinese
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0dff\u200c\u200d"  # accents, vowel signs and joiners belong to their word
# Possessive are single classes alone, never groups, with which CPython 3.11.2 matches wrongly ('Feb.' with its stop before a space).
# Nothing follows the groups that could fail, so none is ever taken back.
_LETTERS = rf"(?:[{_MARKS}]++|[^\W_{_UNSPACED}]++)+"
WORD = re.compile(rf"[{_UNSPACED}]|{_LETTERS}(?:['’.&]{_LETTERS})*")
_WORDS = re.compile(f"({WORD.pattern})")
_PLAIN = re.compile(r"(\w++(?:['’.&]\w++)*)")  # the same where there is nothing of these, in half the time
_NOT_PLAIN = re.compile(f"[_{_UNSPACED}{_MARKS}]")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_SOUNDS = re.compile("[\u3040-\u309f]*")  # hiragana alone: endings and particles
_MOST = 50_000  # words remembered at a time, of one language
_LONG = 64  # characters of a word worth remembering: a hostile one may have a million
_MASK = (1 << 64) - 1
_PLACES = (
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
    0xD6E8FEB86659FD93,
    0xA0761D6478BD642F,
)  # odd: one a place of a shingle
CAPITAL, DIGIT = 1, 2


class Lexeme(NamedTuple):
    """What is remembered of a word.

    `plain` is folded, without a possessive; `key` its stem, '' for function words; `start` CAPITAL, DIGIT or 0; `hashes` 64 bits of the
    folded word, the same on every machine, times the odd number of each place of a shingle.
    """

    plain: str
    key: str
    start: int
    hashes: tuple[int, ...]


class Lexicon(dict[str, Lexeme]):
    """The words seen of one language. When full it forgets everything, which costs less than to know what was used last."""

    __slots__ = ("_language",)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> Lexeme:
        plain = folded(word)
        bits = int.from_bytes(hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
        start = CAPITAL if word[0].isupper() else DIGIT if word[0].isdecimal() else 0
        lexeme = Lexeme(plain, key(word, plain, self._language), start, tuple([bits * place & _MASK for place in _PLACES]))
        if len(word) <= _LONG:
            if len(self) >= _MOST:
                self.clear()
            self[word] = lexeme
        return lexeme


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, by its primary subtag."""
    return Lexicon(language)


class Words(NamedTuple):
    """The words of a text in columns: where they start and end, their texts, plain forms and keys, how they start, and their hashes."""

    starts: list[int]
    ends: list[int]
    texts: list[str]
    plain: tuple[str, ...]
    keys: list[str]
    heads: tuple[int, ...]
    hashes: tuple[tuple[int, ...], ...]


def words(text: str, language: str) -> Words:
    """The words of a text in order."""
    spaced = text.isascii() or not _NOT_PLAIN.search(text)
    parts = (_PLAIN if spaced and "_" not in text else _WORDS).split(text)  # what stands between words, and words, in turn
    places = list(accumulate(map(len, parts)))
    texts = parts[1::2]
    if not texts:
        return Words([], [], [], (), [], (), ())
    plain, keys, heads, hashes = zip(*map(lexicon(language).__getitem__, texts), strict=True)
    found = Words(places[0:-1:2], places[1::2], texts, plain, list(keys), heads, hashes)
    if not spaced:
        _pair(found)
    return found


def _pair(found: Words) -> None:
    """Where words have no spaces, a key is each character with the next."""
    texts = found.texts
    alone = set(filter(is_unspaced, set(texts)))
    following = zip(texts, [*texts[1:], ""], [*found.starts[1:], -1], found.ends, strict=True)
    pairs = [one + two if start == end and one in alone and two in alone else "" for one, two, start, end in following]
    sounds = set(filter(_SOUNDS.fullmatch, set(pairs)))
    columns = zip(texts, pairs, found.keys, strict=True)
    found.keys[:] = [("" if pair in sounds else pair) if text in alone else key for text, pair, key in columns]


def is_unspaced(text: str) -> bool:
    """Whether the word is one character of a script that is written without spaces."""
    return len(text) == 1 and _NOT_PLAIN.match(text) is not None


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A word folded, without a possessive: the key of 'Peskov’s' is that of 'Peskov'."""
    return fold(_POSSESSIVE.sub("", word) if "'" in word or "’" in word else word)
