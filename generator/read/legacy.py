"""The encoding of text that is not UTF-8 and declares none, by its letters.

Each legacy encoding is tried, and the one wins under which the characters above ASCII look most like a language. A decoding
is judged by how far its letters fall short of what a text of the language has on average (mean log probability, letters
by Zipf's law over `alphabets`), by capitals inside words, and by symbols inside words. Scripts of thousands of characters
are judged by the share of their commonest ones. Ties go to the encoding named first.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from typing import NamedTuple

from generator.read.alphabets import KANA, MULTI_BYTE, SINGLE_BYTE

SAMPLE = 1 << 13  # bytes of text around characters above ASCII: enough to tell, and soon looked through
HIGH = 0x80  # the first byte above ASCII
UNUSUAL = 0.2  # log odds against each encoding from the one before it in the table
FINALISTS = 8  # decodings looked at character by character
UNKNOWN = math.log(2e-5)  # a letter that neither the language nor its neighbours have
FOREIGN = math.log(5e-4)  # a letter of a neighbouring language: in names
CAPITAL = math.log(0.06)  # capitals are about one letter in twenty
MISPLACED = -6.0  # a capital after a small letter, or a symbol between letters
RARE, RARE_SHARE = -4.0, 0.05  # text in another script than Latin has more of it than this, even between mark-up
FEWEST = 8  # letters above ASCII that a text in another script has at least
BROKEN = 0.02  # of the characters may be undecodable in the right encoding
KANA_SHARE = 0.15  # of Japanese text is hiragana; in practice 0.3 and more

# Marks of the news above ASCII, at home in every language.
MARKS = frozenset("’‘“”„‚«»‹›–—―…•·€£§©®™°\xa0\xad¿¡ºª′″×±¹²³½¼¾")
INNER_MARKS = frozenset("’·-\xad‘–—")  # those that stand inside words, or between words without a space
SUFFIXED = frozenset("°ºª¹²³½¼¾™®")  # those that never begin a word, unless after a digit (25°C)
PREFIXED = frozenset("€£§•¿¡©")  # those that never follow a letter
_HIGH = re.compile(r"[^\x00-\x7f]")
_LINE = re.compile(rb"[^\n\r]+")


def guess(data: bytes) -> tuple[str, str]:
    """The Python name of the likeliest encoding, and what spoke for it in words."""
    sample = _sample(data)
    counts = Counter(b for b in sample if b >= HIGH)
    rough = sorted(((_rough(counts, name), -i, name) for i, name in enumerate(SINGLE_BYTE)), reverse=True)[:FINALISTS]
    judged = [(*_single(sample, name), order, name) for _, order, name in rough]
    judged += [(*_many(sample, name), -i, name) for i, name in enumerate(MULTI_BYTE)]
    # few letters prove little: an encoding late in the tables needs more of them
    doubt = UNUSUAL / max(1, sum(counts.values()))
    score, _, name, language = max((round(score + doubt * order, 6), order, name, language) for score, language, order, name in judged)
    if score <= 2 * MISPLACED:
        return "cp1252", "no language fits its letters"
    return name, f"its letters are those of {language}"


def _sample(data: bytes) -> bytes:
    """Whole lines that hold bytes above ASCII, from the beginning; at most `SAMPLE` bytes."""
    lines: list[bytes] = []
    size = 0
    for line in _LINE.finditer(data):  # not one expression for a line with such a byte, which would look for it from every place of a line
        if line[0].isascii():
            continue
        lines.append(line[0][:SAMPLE])
        size += len(lines[-1])
        if size >= SAMPLE:
            break
    return b"\n".join(lines)[: SAMPLE * 2]


class _Language(NamedTuple):
    """Log probability of each letter, capitals included; the mean of a text in the language; whether its script is Latin."""

    name: str
    logs: dict[str, float]
    mean: float
    latin: bool


@functools.cache
def _languages(codec: str) -> tuple[_Language, ...]:
    """The languages written in an encoding. Letters of the others' alphabets are foreign, all else is unknown."""
    alphabets = SINGLE_BYTE[codec]
    foreign = {c for letters in alphabets.values() for c in letters}
    languages = []
    for name, letters in alphabets.items():
        total = sum(1 / (rank + 1.5) for rank in range(len(letters)))
        logs = {letter: math.log(1 / (rank + 1.5) / total) for rank, letter in enumerate(letters)}
        mean = sum(math.exp(p) * p for p in logs.values())
        logs |= dict.fromkeys(sorted(foreign - logs.keys()), FOREIGN)
        for letter, p in list(logs.items()):
            upper = letter.upper()
            if upper not in logs and len(upper) == 1:
                logs[upper] = p + CAPITAL
        languages.append(_Language(name, logs, mean, latin=any("a" <= c <= "\u024f" for c in letters)))
    return tuple(languages)


def _fit(counts: Counter[str], language: _Language) -> float:
    """How far the letters fall short of the language's mean (0: not at all); a mark counts nothing, being at home in all."""
    logs, mean = language.logs, language.mean
    score = sum(n * ((0.0 if c in MARKS else UNKNOWN - mean) if c not in logs else logs[c] - mean) for c, n in counts.items())
    return min(0.0, score / max(1, sum(counts.values())))


def _rough(counts: Counter[int], codec: str) -> float:
    """How well the bytes fit the codec's best language when nothing is known of their neighbours."""
    letters: Counter[str] = Counter()
    for byte, n in counts.items():
        letters[bytes([byte]).decode(codec, "replace")] += n
    return max(_fit(letters, language) for language in _languages(codec))


def _single(sample: bytes, codec: str) -> tuple[float, str]:
    """The score of a one-byte encoding (0 is perfect, below is worse) and its language."""
    text = sample.decode(codec, "replace")
    score, language = max(((_fit(Counter(_HIGH.findall(text)), one), one) for one in _languages(codec)), key=lambda pair: pair[0])
    high = misplaced = 0
    previous = " "
    for here, following in zip(text, text[1:] + " ", strict=True):
        if here > "\x7f":
            high += 1
            misplaced += _is_misplaced(previous, here, following, latin=language.latin)
        previous = here
    rare = RARE if not language.latin and high < max(FEWEST, RARE_SHARE * len(text)) else 0.0
    return score + rare + MISPLACED * misplaced / max(1, high), language.name


def _is_misplaced(previous: str, here: str, following: str, *, latin: bool) -> bool:
    """A capital after a small letter, letters of two scripts in one word, a symbol where none stands."""
    if here.isalpha() and here not in MARKS:
        mixed = not latin and (_is_ascii_letter(previous) or _is_ascii_letter(following))
        return mixed or (here.isupper() and previous.islower())
    if here in MARKS:
        if here == "’" and not latin and previous.isspace():
            return following.isalpha()  # where another encoding has a capital with an accent
        if here in SUFFIXED:
            return following.isalpha() and not previous.isdigit()
        return previous.isalpha() and ((following.isalpha() and here not in INNER_MARKS) or here in PREFIXED)
    return here == "\ufffd" or (previous.isalpha() and not here.isspace() and not _is_combining(here))


def _is_ascii_letter(char: str) -> bool:
    return "a" <= char <= "z" or "A" <= char <= "Z"


def _is_combining(char: str) -> bool:
    """Vowel signs and accents that are characters of their own: Latin, Thai, Arabic, Hebrew."""
    return "\u0300" <= char <= "\u036f" or "\u0e30" <= char <= "\u0e4e" or "\u064b" <= char <= "\u0652" or "\u05b0" <= char <= "\u05c7"


def _many(sample: bytes, name: str) -> tuple[float, str]:
    """The score of an encoding of thousands of characters: what share is common, ordinary, or neither."""
    language, common, ordinary = MULTI_BYTE[name]
    text = sample.decode(name, "replace").rstrip("\ufffd")
    high = Counter(c for c in text if c > "\x7f")
    total = sum(high.values())
    if total < FEWEST or high["\ufffd"] > BROKEN * total:
        return -math.inf, language
    kana = sum(n for c, n in high.items() if KANA[0] <= c <= KANA[1])
    score = 0.0
    for c, n in high.items():
        if language == "Japanese" and KANA[0] <= c <= KANA[1]:
            continue
        if c in common:
            continue
        score -= n * (1.0 if any(low <= c <= top for low, top in ordinary) else 4.0)
    if language == "Japanese" and kana < KANA_SHARE * total:
        score -= 3.0 * total
    if total < RARE_SHARE * len(text):
        score += RARE * total
    return score / total, language
