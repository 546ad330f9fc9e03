"""Dialogue: speech that a dash opens ('— Text, — сказал X. — Text.', '—Texto —dijo X—. Texto.'), as in newspapers of several languages.

Decides where such speech begins and ends. A paragraph is speech only where a frame of its own language follows: a dash, or for
some languages a comma, and then a verb of saying. A dash without a frame opens a list as often as speech, so it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.analyze.cues import SAID
from generator.analyze.reading import Passage

_OPENED = re.compile(r"(?:[—–]\s?|-\s)(?=[^\W_]|[¿¡«„“\"…])")
_DASH = re.compile(r"[,.?!…:»”\"]*\s?[—–]\s?|[,.?!…:»”\"]*\s-\s")  # between speech and the verb of its frame
_COMMA = re.compile(r"\s?[,?!…]\s")
_RESUMED = re.compile(r"(?<=[.,;:])\s(?:[—–]\s?|-\s)(?=\S)|[—–][.,;:…]\s")  # '. — Text', '—. Texto'
_COMMAS = frozenset(["da", "fi", "fr", "no", "sv"])  # languages in which a comma may part speech from its frame
_AUXILIARY = frozenset(["a", "ha", "han", "har", "hat", "on", "se", "я"])  # before the verb: 'a déclaré', 'ha dicho', 'har sagt'
_INSET = re.compile(r"(?<=[.,;:])\s(?:[—–]\s?|-\s)(?=\S)|\s?[—–][.,;:…]?\s")  # the same within quotation marks
_CLOSED = re.compile(r",\s")  # and where commas do without dashes: '« Oui, a déclaré X, bien sûr »'
_FRAME = 200  # characters of a frame after which speech may go on
_DASHED = frozenset(SAID) - {"de", "en", "nl"}  # languages whose newspapers open speech so


class Speech(NamedTuple):
    """A stretch of speech: from its dash, or from its first word where it goes on without one, to its end; and where its words begin."""

    start: int
    end: int
    words: int


def is_dialogue(passage: Passage, language: str) -> bool:
    """Whether the paragraph may be speech that a dash opens."""
    return language in _DASHED and _OPENED.match(passage.text) is not None


def speech(passage: Passage, language: str) -> Iterator[Speech]:
    """The stretches of speech of a paragraph that opens with a dash; none where no frame follows the first."""
    text = passage.text
    opened = _OPENED.match(text)
    frames = list(_frames(passage, language)) if opened else []
    if not opened or not frames:
        return
    start, words = 0, opened.end()
    for (end, verb), (following, _) in pairwise([*frames, (len(text), len(text))]):
        if end <= words:
            continue
        yield Speech(start, end, words)
        resumed = _RESUMED.search(text, verb, min(verb + _FRAME, following + 1))
        if resumed is None:
            return
        words = resumed.end()
        start = resumed.start() + 1 if text[resumed.start()].isspace() else words
    if words < len(text):
        yield Speech(start, len(text), words)


def inset(passage: Passage, language: str, words: int, end: int) -> tuple[int, int] | None:
    """Where a frame lies within quotation marks, if one does: from the end of what is said before it to the words said after it."""
    if language not in _DASHED:
        return None
    for stop, verb in _frames(passage, language):
        if words < stop < end:
            dashed = passage.text[stop:verb].strip(" ,")[:1] in ("—", "–", "-")
            resumed = (_INSET if dashed else _CLOSED).search(passage.text, verb, min(verb + _FRAME, end))
            return (stop, resumed.end()) if resumed else None
    return None


def _frames(passage: Passage, language: str) -> Iterator[tuple[int, int]]:
    """Where speech ends before a frame, and where the verb of the frame begins."""
    said = SAID[language]
    for at, plain in enumerate(passage.plain):
        if plain not in said or not passage.texts[at][0].islower():
            continue
        lead = at - 1 if at and passage.plain[at - 1] in _AUXILIARY else at
        if not lead:
            continue
        gap = passage.text[passage.ends[lead - 1] : passage.starts[lead]]
        if _DASH.fullmatch(gap) or (language in _COMMAS and _COMMA.fullmatch(gap) and _names(passage, at + 1)):
            yield passage.ends[lead - 1] + len(gap.rstrip().rstrip("—–-").rstrip()), passage.starts[lead]


def _names(passage: Passage, at: int) -> bool:
    """Whether a capital stands right where the subject of a frame begins, lest a verb within the speech be taken for one."""
    return at < len(passage.texts) and passage.texts[at][0].isupper() and passage.text[passage.ends[at - 1] : passage.starts[at]] == " "
