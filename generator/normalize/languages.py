"""The language of an article: what the file declares, checked against its function words and its script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.model import Basis, Claim, Draft, Place
from generator.normalize.functionwords import LANGUAGES, SCRIPTS
from generator.normalize.seen import Seen
from generator.normalize.sheet import Row, beginning

_TOKEN = re.compile(r"[^\W\d_]+")
_FAR = re.compile(r"[\u0370-\u03ff\u0590-\u1fff\u3040-\ud7ff]")  # letters of scripts other than Latin and Cyrillic
_SAMPLE = 4000  # characters looked at: more changes nothing
_LONG, _FEW = 60, 200  # characters of a long line; lines looked at where none is long
_LEAST = 5  # function words, fewer say nothing


def sample_of(texts: Sequence[str]) -> str:
    """What the language of some lines is told from: the long ones, or all where none is."""
    return " ".join([t for t in texts if len(t) > _LONG]) or " ".join(texts[:_FEW])


def beginning_of(rows: Sequence[Row]) -> Iterable[str]:
    """The words of what the language is told from, of the beginning of a sample of rows."""
    long = [row for row in rows if len(row.plain.text) > _LONG] or rows[:_FEW]
    return beginning([(row.plain.text, row.tokens) for row in long], _SAMPLE)


def language_of(draft: Draft, text: str, words: Iterable[str] = ()) -> Claim:
    """The claim of the article's language: a BCP 47 tag, 'und' where neither the file nor its words tell; as for `by_words`."""
    place = Place(draft.path)
    found, count = by_words(text, words)
    if draft.language and (not found or found == draft.language.partition("-")[0].lower()):
        return Claim("language", draft.language, draft.language, place, Basis.STATED, "declared language")
    if found:
        unlike = f", against the declared {draft.language}" if draft.language else ""
        return Claim(
            "language", found, "", place, Basis.DERIVED, "function words", f"{count} function words or letters of this language{unlike}"
        )
    return Claim("language", "und", "", place, Basis.DERIVED, "none", "too few words to tell")


def _told(token: str) -> str:
    """For each word of a token a dot and the languages that have it as a function word, a space between."""
    return " ".join(name for word in _TOKEN.findall(token.lower()) for name in (".", *LANGUAGES.get(word, ())))


_TOLD = Seen(_told)


def by_words(text: str, words: Iterable[str] = ()) -> tuple[str, int]:
    """The language whose function words or letters fill the text, and how many were counted; '' where too few do.

    `words` are those of the text's beginning, where they are parted already.
    """
    sample = text[:_SAMPLE]
    if not sample.isascii() and _FAR.search(sample):
        script, letters = _script(sample)
        if script:
            return script, letters
    scores: dict[str, int] = {}
    for told, many in Counter(map(_TOLD.__getitem__, words or sample.split())).items():
        for name in told.split():
            scores[name] = scores.get(name, 0) + many
    counted = scores.pop(".", 0)
    best = max(sorted(scores), key=scores.__getitem__, default="")
    return (best, scores[best]) if best and scores[best] >= max(_LEAST, counted // 9) else ("", 0)


def _script(sample: str) -> tuple[str, int]:
    """The language a script names, where a good part of the letters are of it."""
    codes = [ord(c) for c in sample if c > "\u036f" and c.isalpha()]
    letters = sum(1 for c in sample if c.isalpha())
    counts = {language: sum(1 for c in codes if low <= c <= high) for language, low, high in SCRIPTS}
    if counts["ja"] * 8 > counts["zh"] and counts["ja"]:
        counts["ja"] += counts["zh"]  # Japanese mixes kana with Han characters
        counts["zh"] = 0
    best = max(counts, key=lambda language: (counts[language], language))
    return (best, counts[best]) if counts[best] * 3 > letters else ("", 0)
