"""Persons: whom a pronoun or a role stands for, when the text before it leaves one person only.

'He' is whoever spoke last, or the person of the nearest sentence before that names just one or has one as its subject; words inside
quotation marks count for nothing. 'The spokesperson' is the person who has that role beside the name, if only one of the article has it.
Otherwise nobody: a wrong person is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from generator.analyze.cues import PRONOUNS
from generator.analyze.given_names import EITHER, FEMININE, MASCULINE
from generator.analyze.name_words import ROLES, TITLES
from generator.analyze.reading import Passage
from generator.analyze.speakers import reporter
from generator.analyze.stage import Stage
from generator.analyze.words import folded
from generator.model import Name, NameKind, Span

_BACK = 6  # sentences looked back over
_PASSAGES = 3  # paragraphs looked back over
_ROLE_FORMS = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "spokesperson": "spokesman",
    "spokeswoman": "spokesman",
}
_PRONOUN = {
    "congressman": "he", "congresswoman": "she", "king": "he", "lady": "she", "lord": "he", "miss": "she", "mr": "he", "mrs": "she",
    "ms": "she", "pope": "he", "prince": "he", "princess": "she", "queen": "she", "sir": "he",
}  # fmt: skip  # titles that tell the pronoun


class Heard(NamedTuple):
    """A speaker already found: where the quotation stands, the name as it is shown ('' for one without a name), the person."""

    passage: int
    start: int
    person: Name | None


def resolve(scene: Stage, heard: list[Heard], passage: Passage, span: Span) -> Name | None:
    """The person that the pronoun or role at `span` stands for."""
    plain = folded(span.text)
    if plain in PRONOUNS:
        return _antecedent(scene, heard, passage, span)
    words = span.text.split()
    role = folded(words[-1])
    bare = words[0].lower() == "the" and all(word[0].isupper() for word in words[1:-1])  # 'the former president' may be another
    return _by_role(scene, role) if bare and role in ROLES and len(words) <= 4 else None


def _by_role(scene: Stage, role: str) -> Name | None:
    """The one person of the article with this role beside the name."""
    wanted = _ROLE_FORMS.get(role, role)
    found: dict[str, Name] = {}
    for passage, row in zip(scene.reading.passages, scene.names, strict=True):
        for span, name in row:
            if name.kind is NameKind.PERSON and wanted in _roles_before(passage, span):
                found[name.key] = name
    return next(iter(found.values())) if len(found) == 1 else None


def _roles_before(passage: Passage, span: Span) -> set[str]:
    """The titles and roles that stand right before a name."""
    roles: set[str] = set()
    for word in reversed(passage.text[max(0, span.start - 60) : span.start].split()):
        plain = folded(word.strip(".,“\"(’'"))
        if (plain not in ROLES and plain not in TITLES) or word.endswith(","):
            break
        roles.add(_ROLE_FORMS.get(plain, plain))
    return roles


def _antecedent(scene: Stage, heard: list[Heard], passage: Passage, span: Span) -> Name | None:
    """The person of the nearest sentence before the pronoun that has one, if there is just one to choose."""
    pronoun = folded(span.text)
    looked = 0
    for number in range(passage.number, max(passage.number - 1 - _PASSAGES, -1), -1):
        here = scene.reading.passages[number]
        limit = span.start if number == passage.number else len(here.text)
        for start, end in reversed(
            here.bounds[max(0, bisect_left(here.sentence_starts, limit) - _BACK - 1) : bisect_left(here.sentence_starts, limit)]
        ):
            person, known = _of_sentence(scene, heard, here, (start, min(end, limit)), pronoun)
            if known:
                return person
            looked += 1
            if looked > _BACK:
                return None
    return None


def _of_sentence(scene: Stage, heard: list[Heard], passage: Passage, bound: tuple[int, int], pronoun: str) -> tuple[Name | None, bool]:
    """The person of one sentence, and whether the search ends with it."""
    start, end = bound
    for item in reversed(heard):
        if item.passage < passage.number:
            break
        if item.passage == passage.number and start <= item.start < end:
            return (item.person if item.person and fits(scene, item.person, pronoun) else None), True
    subject = reporter(scene, passage, start, end)
    opening = passage.text[start : start + 4].lower()
    if (
        opening.startswith(pronoun + " ")
        or opening == "aske"
        or (subject and subject.name is None and folded(subject.span.text) == pronoun)
    ):
        return None, False  # the same pronoun is its subject: whoever it names beside is somebody else
    if subject and subject.name and subject.name.kind is NameKind.PERSON and fits(scene, subject.name, pronoun):
        return subject.name, True
    persons = scene.persons(passage.number, start, end)
    fitting = [item for item in persons if fits(scene, item[1], pronoun)]
    if not persons:
        return None, False
    return _subject(passage, start, fitting), True


def fits(scene: Stage, name: Name, pronoun: str) -> bool:
    """Whether the pronoun can stand for the name, as far as a title beside it or the given name tells."""
    first = folded(name.shown.split()[0]) if " " in name.shown else ""
    if first and first not in EITHER and (first in MASCULINE) != (first in FEMININE):
        return pronoun == ("he" if first in MASCULINE else "she")
    for span in name.spans[:8]:
        for role in sorted(_roles_before(scene.reading.passages[span.paragraph], span)):
            if role in _PRONOUN:
                return pronoun == _PRONOUN[role]
    return True


def _subject(passage: Passage, start: int, persons: list[tuple[Span, Name]]) -> Name | None:
    """The only person, or the one that the sentence opens with (titles and roles aside)."""
    if len(persons) == 1:
        return persons[0][1]
    if not persons:
        return None
    span, name = persons[0]
    lead = passage.text[start : span.start].split()
    opens = all(word[0].isupper() or word in ROLES for word in lead) and len(lead) <= 6
    return name if opens and not passage.text[span.end : span.end + 2].startswith(("'s", "’s")) else None
