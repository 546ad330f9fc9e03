"""Stems: which words are one term. Snowball's stems (PyStemmer) where it has the language; elsewhere a word is its own stem."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from generator.analyze.function_words import FUNCTION_WORDS, NONE
from generator.analyze.reading import Passage, Remembered, folded, is_unspaced

_STEMMED = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "et": "estonian", "eu": "basque",
    "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}  # fmt: skip  # the primary subtags of Snowball's languages

_SOUNDS = re.compile("[\u3040-\u309f]*")  # hiragana alone: endings and particles
_ELIDING = frozenset(["ca", "fr", "it"])
_ELIDED = re.compile(r"^(?:all|c|d|dall|dell|j|jusqu|l|lorsqu|m|n|nell|puisqu|qu|quell|s|sull|t|un)'(?=.)")  # 'l'Atlantique', 'dell'Italia'


@lru_cache(maxsize=32)
def _stemmer(language: str) -> object | None:
    """The language's stemmer, or None where Snowball has none."""
    import Stemmer

    return Stemmer.Stemmer(_STEMMED[language]) if language in _STEMMED else None


@lru_cache(maxsize=64)
def _keys(language: str) -> Remembered[str]:
    """The keys of the words of one language."""
    return Remembered(partial(key, language=language))


def key(word: str, language: str) -> str:
    """The identity of a word as a term: its folded stem; '' for a function word, a number or a single letter.

    An acronym that folds to a function word keeps its capitals: 'US' and 'WHO' are no 'us' and 'who'.
    """
    plain = folded(word)
    if language in _ELIDING:
        plain = _ELIDED.sub("", plain)
    bare = plain.replace(".", "")
    stops = FUNCTION_WORDS.get(language, NONE)
    if word.isupper() and 2 <= len(bare) <= 4:
        return bare.upper() if bare in stops else bare
    if plain in stops or bare.isdigit() or (len(plain) < 2 and plain.isascii()):
        return ""
    if language not in FUNCTION_WORDS and len(plain) < 4 and plain.isascii():  # no table of function words: they are short
        return ""
    stemmer = _stemmer(language)
    return str(stemmer.stemWord(plain)) if stemmer else plain  # type: ignore[attr-defined]


def keys(passage: Passage, language: str) -> list[str]:
    """The key of each word, in order, '' where it is no content word; where words have no spaces, each character with the next."""
    found = list(map(_keys(language).__getitem__, passage.texts))
    if passage.text.isascii() or not any(map(is_unspaced, passage.words)):
        return found
    words = passage.words
    for at, word in enumerate(words):
        if is_unspaced(word):
            two = words[at + 1] if at + 1 < len(words) else word
            pair = word.text + two.text if two.start == word.end and is_unspaced(two) else ""
            found[at] = "" if _SOUNDS.fullmatch(pair) else pair
    return found
