"""Quotes: direct quotations with their speaker.

A quotation is direct speech when it has at least five words, or four within a full reporting frame (a speaker and a verb of saying next
to the marks); anything shorter is taken for a name, a title or a scare quote, and is left out. The speaker is 'named' where the frame
names it, 'inferred' where it was worked out (a pronoun, a role, a quotation that goes on), 'described' where the frame has no name ('a
White House official'), and 'none', with '' as the speaker, where the text does not tell.
"""

from __future__ import annotations

from generator.analyze.ground import Ground
from generator.analyze.marks import Quotation
from generator.analyze.stage import stage
from generator.analyze.voices import Voice, voices
from generator.analyze.words import WORD
from generator.model import Quote

SHORTEST = 5  # words of a direct quotation
FRAMED = 4  # words where speaker and verb stand next to it
LIMIT = 2000  # quotations of one article
_LONG = 200  # characters that certainly hold five words


def quotes(ground: Ground) -> tuple[Quote, ...]:
    """Direct quotations in reading order."""
    found = list(ground.quotations[:LIMIT])
    if not found:
        return ()
    heard = voices(stage(ground.reading, ground.names, found), found)
    return tuple(_quote(quotation, voice) for quotation, voice in zip(found, heard, strict=True) if _is_speech(quotation, voice))


def _is_speech(quotation: Quotation, voice: Voice) -> bool:
    """The rule of the module's docstring; and what nobody says and is written as a title is a title."""
    text = quotation.passage.text[quotation.inside[0] : quotation.inside[1]]
    words = WORD.findall(text) if len(text) < _LONG else []
    long = [word for word in words if len(word) > 3]
    if long and not voice.speaker and all(word[0].isupper() for word in long):
        return False
    return not words or len(words) >= SHORTEST or (len(words) >= FRAMED and voice.near and voice.basis in ("named", "inferred"))


def _quote(quotation: Quotation, voice: Voice) -> Quote:
    """The quotation as a feature, with the whole sentences around it."""
    passage = quotation.passage
    sentence = passage.sentence(quotation.start, quotation.end)
    return Quote(passage.span(*quotation.inside), voice.speaker, voice.span, voice.cue, voice.basis, sentence)
