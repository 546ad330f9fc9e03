"""Voices: the speaker of each quotation of an article, by its own frame or by what it goes on from.

In order of trust: the frame in its own sentence; the part of the quotation in the paragraph before; the frame of the quotation just
before it in the paragraph; a paragraph that ends in a colon; the speaker whose reported words stand just before a quotation that is a
sentence by itself. The last, and pronouns and roles, are 'inferred'.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.analyze.marks import Quotation
from generator.analyze.persons import Heard, resolve
from generator.analyze.reading import Passage
from generator.analyze.speakers import Subject, after, before, closing, reporter
from generator.analyze.stage import Stage
from generator.model import Name, NameKind, Span

_DASHES = ("—", "–", "-")
_BACK = 10  # quotations of one sentence that are looked back over
_NEAR = 2  # words between a verb and the marks of a full frame: 'Peskov told reporters: “...”'


class Voice(NamedTuple):
    """A quotation's speaker: as shown, where named, the verb, the basis; `near` when speaker and verb stand next to the marks."""

    speaker: str
    span: Span | None
    cue: str
    basis: str
    near: bool
    person: Name | None = None


SILENT = Voice("", None, "", "none", near=False)


@dataclass(slots=True)
class Hearing:
    """The quotations of an article with the voices found so far."""

    stage: Stage
    found: list[Quotation]
    voices: list[Voice] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)

    def before(self, at: int) -> Quotation | None:
        """The quotation before this one in the same paragraph."""
        return self.found[at - 1] if at and self.found[at - 1].passage is self.found[at].passage else None


def voices(stage: Stage, found: list[Quotation]) -> list[Voice]:
    """The voice of each quotation, in order."""
    hearing = Hearing(stage, found)
    for at, quotation in enumerate(found):
        voice = _voice(hearing, at)
        hearing.voices.append(voice)
        if voice.speaker:
            hearing.heard.append(Heard(quotation.passage.number, quotation.start, voice.person))
    _look_ahead(hearing)
    return hearing.voices


def _voice(hearing: Hearing, at: int) -> Voice:
    """Whose words quotation `at` has."""
    own = _framed(hearing, at)
    if own is not SILENT:
        return own
    quotation, previous = hearing.found[at], hearing.before(at)
    if quotation.joined or (previous and _adjacent(previous, quotation)):
        return hearing.voices[at - 1]._replace(near=False)
    introduced = _introduced(hearing, quotation)
    return introduced if introduced is not SILENT else _continued(hearing, at)


def _framed(hearing: Hearing, at: int) -> Voice:
    """The speaker in the quotation's own sentence: after the marks first, for what follows a comma belongs to what it closes."""
    quotation, previous = hearing.found[at], hearing.before(at)
    passage, text = quotation.passage, quotation.passage.text
    start, _ = passage.around(quotation.start, quotation.start + 1)
    _, end = passage.around(quotation.end - 1, quotation.end)
    follows = hearing.found[at + 1].start if at + 1 < len(hearing.found) and hearing.found[at + 1].passage is passage else len(text)
    left = previous.end if previous else 0
    if _closes_clause(text, quotation) and quotation.end < min(end, follows):
        subject = after(hearing.stage, passage, quotation.end, min(end, follows))
        if subject:
            return _heard(hearing, subject, near=True)
    subject, tail = before(hearing.stage, passage, max(start, left), quotation.start)
    if subject:
        return _heard(hearing, subject, near=tail <= _NEAR)
    subject = closing(hearing.stage, passage, quotation.end, min(end, follows))
    if subject:
        return _heard(hearing, subject, near=False)
    if left > start and hearing.voices[at - 1].speaker and _goes_on(text[left : quotation.start]):
        return hearing.voices[at - 1]._replace(near=False)
    return SILENT


def _closes_clause(text: str, quotation: Quotation) -> bool:
    """Whether a frame may follow: the quotation closes with a comma or a stop, or a comma or dash follows it."""
    stop = text[quotation.inside[1] - 1 : quotation.inside[1]]
    marks = (text[quotation.inside[1] : quotation.inside[1] + 1], text[quotation.end : quotation.end + 2].lstrip()[:1])
    return stop in ("?", "!", "…", ".", *_DASHES) or marks[0] == "," or marks[1] in (",", *_DASHES)


def _goes_on(between: str) -> bool:
    """Whether two quotations of one sentence are one speech: 'X said “...” and “...”'."""
    return len(between) < 60 and not any(mark in between for mark in ".;:?!")


def _heard(hearing: Hearing, subject: Subject, *, near: bool) -> Voice:
    """The voice of a subject: its name, the person it stands for, or its words."""
    if subject.name is not None:
        person = subject.name if subject.name.kind is NameKind.PERSON else None
        return Voice(subject.name.shown, subject.span, subject.cue, "named", near, person)
    name = resolve(hearing.stage, hearing.heard, hearing.stage.reading.passages[subject.span.paragraph], subject.span)
    if name is not None:
        return Voice(name.shown, subject.span, subject.cue, "inferred", near, name)
    if " " in subject.span.text:
        return Voice(subject.span.text, subject.span, subject.cue, "described", near)
    return Voice("", None, subject.cue, "none", near)


def _adjacent(previous: Quotation, quotation: Quotation) -> bool:
    """Whether a quotation opens the sentence after the one that holds the previous quotation: '“A,” X said. “B.”'."""
    passage: Passage = quotation.passage
    _, end = passage.around(previous.start, previous.end)
    return not passage.text[end : quotation.start].strip() or not passage.text[previous.end : quotation.start].strip()


def _introduced(hearing: Hearing, quotation: Quotation) -> Voice:
    """The speaker of a quotation that opens its paragraph after one that ends in a colon: 'Peskov said:'."""
    number = quotation.passage.number
    if quotation.start or not number:
        return SILENT
    previous = hearing.stage.reading.passages[number - 1]
    if not previous.text.endswith(":") or not previous.bounds:
        return SILENT
    subject, tail = before(hearing.stage, previous, previous.bounds[-1][0], len(previous.text))
    return _heard(hearing, subject, near=tail <= _NEAR) if subject else SILENT


def _continued(hearing: Hearing, at: int) -> Voice:
    """The speaker whose reported words, or quotation, end just before a quotation that makes whole sentences by itself."""
    quotation = hearing.found[at]
    passage = quotation.passage
    start, _ = passage.around(quotation.start, quotation.start + 1)
    _, end = passage.around(quotation.end - 1, quotation.end)
    if start != quotation.start or end != quotation.end:
        return SILENT
    earlier = bisect_left(passage.sentence_starts, start)
    if not earlier:
        if not passage.number or quotation.end < len(passage.text):
            return SILENT
        passage = hearing.stage.reading.passages[passage.number - 1]
        earlier = len(passage.bounds)
    if not earlier:
        return SILENT
    first, last = passage.bounds[earlier - 1]
    for back in range(at - 1, max(at - 1 - _BACK, -1), -1):
        if hearing.found[back].passage is not passage or hearing.found[back].end <= first:
            break
        if hearing.voices[back].speaker:
            return hearing.voices[back]._replace(basis="inferred", near=False)
    subject = reporter(hearing.stage, passage, first, last)
    if subject is None:
        return SILENT
    voice = _heard(hearing, subject, near=False)
    return voice._replace(basis="inferred") if voice.person else SILENT


def _look_ahead(hearing: Hearing) -> None:
    """Give a quotation without a speaker that of the next one, when that goes on from it: '“A.” “B,” X said', or over paragraphs."""
    found, known = hearing.found, hearing.voices
    for at in range(len(found) - 2, -1, -1):
        if known[at] is SILENT and known[at + 1].speaker:
            one, two = found[at], found[at + 1]
            if two.joined or (one.passage is two.passage and not one.passage.text[one.end : two.start].strip()):
                known[at] = known[at + 1]._replace(near=False)
