"""The commonest function words of the main news languages, and the scripts that name a language.

What tells languages apart is the sum over all words, so words that several languages share count for each.
"""

from __future__ import annotations

from generator.normalize.tables import sections

WORDS: dict[str, frozenset[str]] = {language: frozenset(" ".join(lines).split()) for language, lines in sections("function_words").items()}
ALL: frozenset[str] = frozenset[str]().union(*WORDS.values())
LANGUAGES: dict[str, tuple[str, ...]] = {word: tuple(name for name, words in WORDS.items() if word in words) for word in sorted(ALL)}

# Scripts that name a language, or a family in which one language is by far the commonest in news.
SCRIPTS: tuple[tuple[str, int, int], ...] = (
    ("el", 0x0370, 0x03FF),
    ("he", 0x0590, 0x05FF),
    ("ar", 0x0600, 0x06FF),
    ("hi", 0x0900, 0x097F),
    ("bn", 0x0980, 0x09FF),
    ("ta", 0x0B80, 0x0BFF),
    ("th", 0x0E00, 0x0E7F),
    ("ka", 0x10A0, 0x10FF),
    ("ja", 0x3040, 0x30FF),
    ("zh", 0x4E00, 0x9FFF),
    ("ko", 0xAC00, 0xD7AF),
)
