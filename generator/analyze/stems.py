"""Stems: which words are one term. Snowball's stems (PyStemmer) where it has the language; elsewhere a word is its own stem."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.analyze.function_words import FUNCTION_WORDS, NONE

_STEMMED = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "et": "estonian", "eu": "basque",
    "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}  # fmt: skip  # the primary subtags of Snowball's languages

_ELIDING = frozenset(["ca", "fr", "it"])
_ELIDED = re.compile(r"^(?:all|c|d|dall|dell|j|jusqu|l|lorsqu|m|n|nell|puisqu|qu|quell|s|sull|t|un)'(?=.)")  # 'l'Atlantique', 'dell'Italia'


@lru_cache(maxsize=32)
def _stemmer(language: str) -> object | None:
    """The language's stemmer, or None where Snowball has none."""
    import Stemmer

    return Stemmer.Stemmer(_STEMMED[language]) if language in _STEMMED else None


def key(word: str, plain: str, language: str) -> str:
    """The identity of a word as a term, from its form and its folded form: its stem; '' for a function word, a number or a single letter.

    An acronym that folds to a function word keeps its capitals: 'US' and 'WHO' are no 'us' and 'who'.
    """
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
    return str(stemmer.stemWord(plain)) if stemmer else plain  # type: ignore[attr-defined]  # PyStemmer has no types
