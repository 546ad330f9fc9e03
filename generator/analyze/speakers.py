"""Speakers: who says what stands between two marks, by the frame around them ('Tillis said', 'said a spokesman', 'X said:').

Reads the words beside a quotation as subject and verb of saying. The subject is a name of the article, a pronoun or a role for
which the text before has just one person ('inferred'), or a description that is given as it stands. Where the frame has another shape
than those known here the speaker is unknown: a wrong speaker is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from generator.analyze.cues import (
    ASIDE,
    CLAUSES,
    DETERMINERS,
    NAMING,
    OTHER_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
    REFUSED,
    SAYING,
    UNTURNED,
)
from generator.analyze.name_words import MEMBERS, PARTICLES, ROLES, TITLES
from generator.analyze.reading import Passage
from generator.analyze.stage import Stage
from generator.model import Name, NameKind, Span

_FRAME = 34  # words of a frame looked at: a subject with its apposition, and the verb
_REACH = 80  # words looked back over for the subject of a verb
_BARE = 4  # words of a plural that is a description without an article
_OTHERS = frozenset(["which", "who", "whom", "whose"])
_GAPS = (" ", "-", ". ", " & ")  # between the words of one subject
_NICKNAME = re.compile(r""" ["“'‘][A-Z][^"”'’ ]*["”'’] [A-Z]""")
_TAIL = 14  # words between a verb of saying and the quotation it introduces


class Subject(NamedTuple):
    """Who is the subject of a verb: a `name` of the article, or else the words at `span`; `cue` the verb."""

    name: Name | None
    span: Span
    cue: str


def after(scene: Stage, passage: Passage, start: int, end: int) -> Subject | None:
    """The speaker in the words that follow a quotation: ', Tillis said', ', said a spokesman', ', according to the Kremlin'."""
    first, last = _window(passage, start, end)
    for at in range(first, min(last, first + _FRAME)):
        plain = passage.plain[at]
        if plain == "according" and at + 1 < last and passage.texts[at + 1] == "to":
            return _following(scene, passage, at + 2, last, "according to")
        if at == first and plain in scene.sources:
            source = _following(scene, passage, at + 1, last, passage.texts[at])
            gap = passage.text[passage.ends[at] : source.span.start].split() if source else ()
            clear = source and source.name and source.name.kind is NameKind.PERSON and all(word[0].isupper() for word in gap)
            return source if clear else None  # not '„...“, so dass Weber ging'
        if plain in scene.said and passage.texts[at][0].islower():
            if at == first or all(word in ASIDE for word in passage.plain[first:at]):
                return _following(scene, passage, at + 1, last, passage.texts[at]) if plain not in UNTURNED else None
            return _leading(scene, passage, first, at)
        if plain in CLAUSES and (at == first or not _in_apposition(passage, first, at)):
            return None  # '“...,” as he thanked': what follows is another matter
    return None


def closing(scene: Stage, passage: Passage, start: int, end: int) -> Subject | None:
    """The speaker at the end of a sentence that goes on after the marks: '“...” that he can win, said Steve Elmendorf'."""
    first, last = _window(passage, start, end)
    for at in range(first, min(last, first + _FRAME)):
        if passage.plain[at] in scene.said - UNTURNED and at and passage.text[passage.ends[at - 1] : passage.starts[at]] == ", ":
            return _following(scene, passage, at + 1, last, passage.texts[at])
    return None


def before(scene: Stage, passage: Passage, start: int, end: int) -> tuple[Subject | None, int]:
    """The speaker in the words that lead to a quotation, and how many words stand between the verb and it ('X said that ...')."""
    first, last = _window(passage, start, end)
    first = max(first, last - _REACH)
    if first < last and passage.plain[first] in scene.said and passage.texts[first][0].isupper():
        turned = _following(scene, passage, first + 1, last, passage.texts[first])
        if turned and not passage.text[turned.span.end : end].strip(' ,:“"'):
            return turned, 0  # 'Said Comey, “...”'
    for at in range(last - 1, max(first, last - _TAIL - 1) - 1, -1):
        plain = passage.plain[at]
        if plain == "according" and at + 1 < last and passage.texts[at + 1] == "to":
            return _following(scene, passage, at + 2, last, "according to"), 0
        if not passage.texts[at][0].islower():
            continue
        if plain in SAYING:
            return _of_sentence(scene, passage, first, at), last - at - 1
        if plain in scene.said or plain in NAMING:
            subject = _leading(scene, passage, first, at)
            described = subject and subject.name is None and " " in subject.span.text
            return (None if described and plain in NAMING else subject), last - at - 1  # 'the plan calls for “...”'
    return None, 0


def reporter(scene: Stage, passage: Passage, start: int, end: int) -> Subject | None:
    """The subject of the first verb of saying of a sentence, outside quotations: 'Peskov' in 'Peskov said the talks ...'."""
    first, last = _window(passage, start, end)
    for at in range(first, min(last, first + _FRAME)):
        plain = passage.plain[at]
        if plain in scene.said and passage.texts[at][0].islower():
            return _leading(scene, passage, first, at)
    return None


def _window(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The numbers of the words from character `start` to `end`."""
    return bisect_right(passage.starts, start - 1), bisect_right(passage.starts, end - 1)


def _in_apposition(passage: Passage, first: int, at: int) -> bool:
    """Whether word `at` stands after a comma that follows the subject: 'Tillis, who chairs ...,'."""
    return "," in passage.text[passage.starts[first] : passage.starts[at]]


def _leading(scene: Stage, passage: Passage, first: int, verb: int) -> Subject | None:
    """The subject before the verb, from word `first` on: the words next to it, or those before an apposition."""
    text = passage.text
    at = verb - 1
    while at >= first and (passage.plain[at] in ASIDE or passage.texts[at].endswith("ly")) and passage.texts[at][0].islower():
        if passage.plain[at] in REFUSED:
            return None
        at -= 1
    if at < first or passage.plain[at] in REFUSED or passage.texts[at] in PREPOSITIONS:
        return None
    if text[passage.ends[at] : passage.ends[at] + 2].startswith((")", ".)")):  # 'Rep. Paul Ryan (R-Wis.) said'
        opened = text.rfind("(", passage.starts[first], passage.starts[at])
        while at >= first and passage.starts[at] > opened >= 0:
            at -= 1
        return _phrase_ending(scene, passage, first, at, passage.texts[verb]) if at >= first and opened >= 0 else None
    if "," in text[passage.ends[at] : passage.starts[verb]] or text[passage.ends[at] : passage.ends[at] + 1] in (",", ")"):
        return _past_apposition(scene, passage, first, at, passage.texts[verb])
    return _phrase_ending(scene, passage, first, at, passage.texts[verb])


def _past_apposition(scene: Stage, passage: Passage, first: int, at: int, cue: str) -> Subject | None:
    """The subject before ', the co-chair of the group,': the name between the commas, or the one that stands before them."""
    text = passage.text
    open_at = at
    while open_at > first and text[passage.ends[open_at - 1]] != ",":
        open_at -= 1
    named = scene.ending(passage.number, passage.ends[at])
    if named and named[0].start == passage.starts[open_at] and named[1].kind is not NameKind.PLACE:
        return Subject(named[1], named[0], cue)
    while open_at > first:
        end = open_at - 1
        named = scene.ending(passage.number, passage.ends[end])
        if named and named[1].kind is not NameKind.PLACE and text[passage.ends[end]] == ",":
            subject = _phrase_ending(scene, passage, first, end, cue)
            if subject:
                return subject
        open_at -= 1
        while open_at > first and text[passage.ends[open_at - 1]] != ",":
            open_at -= 1
    opening = _opening(scene, passage, first, at)  # 'Alixandria Lapp, director of the PAC, a Democratic group, said'
    if opening and text[opening[0].end : opening[0].end + 1] == "," and not any(word in scene.said for word in passage.plain[first:at]):
        return Subject(opening[1], opening[0], cue)
    return None


def _phrase_ending(scene: Stage, passage: Passage, first: int, at: int, cue: str) -> Subject | None:
    """The noun phrase whose last word is `at`: a name, a pronoun, or a description from its determiner on."""
    if at > first and passage.plain[at] in MEMBERS and scene.ending(passage.number, passage.ends[at - 1]):
        person = scene.ending(passage.number, passage.ends[at - 1])
        at -= person is not None and person[1].kind is NameKind.PERSON  # 'Richard Baker MSP said'
    named = scene.ending(passage.number, passage.ends[at])
    plain = passage.plain[at]
    if named and not _is_whole(passage, named):
        return None
    if named:
        lead = bisect_right(passage.starts, named[0].start) - 2
        while lead >= first and _modifies(passage, lead):
            lead -= 1
        previous = passage.texts[lead].lower() if lead >= first else ""
        if previous in ("and", "&") or passage.texts[at].endswith(("'s", "’s")):
            return None
        if previous in ("the", "a", "an") and lead - 1 >= first:
            previous = passage.texts[lead - 1].lower()
        if previous not in PREPOSITIONS - {"as", "after", "before"}:
            return Subject(named[1], named[0], cue)
        return _head(scene, passage, first, at, cue) or _described(passage, first, at, cue)
    if plain in PRONOUNS or plain in OTHER_PRONOUNS:
        return _pronoun(scene, passage, at, cue)
    family = scene.families.get(plain)
    if family and passage.texts[at][0].isupper():
        return Subject(family, passage.span(passage.starts[at], passage.ends[at]), cue)
    return _described(passage, first, at, cue)


def _head(scene: Stage, passage: Passage, first: int, at: int, cue: str) -> Subject | None:
    """The one person before the prepositions of a long subject: 'Archbishop Shirvanian of the Patriarchate of Jerusalem'."""
    persons = scene.persons(passage.number, passage.starts[first], passage.ends[at])
    if len(persons) != 1:
        return None
    span, name = persons[0]
    between = passage.text[span.end : passage.ends[at]]
    plain = passage.plain[bisect_left(passage.starts, span.end, first) : at + 1]
    clear = "," not in between and plain and plain[0] in PREPOSITIONS and not any(word in CLAUSES or word in scene.said for word in plain)
    return Subject(name, span, cue) if clear else None


def _is_whole(passage: Passage, named: tuple[Span, Name]) -> bool:
    """Whether nothing of a name is left out: 'Voice' of 'America's Voice', 'Robert' before '"Bob" Crandall'."""
    span, name = named
    cut = name.kind is NameKind.OTHER and passage.text[max(0, span.start - 3) : span.start] in ("'s ", "’s ")
    return not cut and _NICKNAME.match(passage.text, span.end) is None


def _modifies(passage: Passage, at: int) -> bool:
    """Whether a word belongs to the name that follows it: a title, a role or another capital, with nothing but a space between."""
    word, plain = passage.texts[at], passage.plain[at]
    gap = passage.text[passage.ends[at] : passage.starts[at + 1]]
    return gap in (" ", ". ", "-") and (word[0].isupper() or word in ROLES or plain in TITLES) and plain not in PREPOSITIONS


def _pronoun(scene: Stage, passage: Passage, at: int, cue: str) -> Subject | None:
    """A pronoun as the subject; 'who' stands for the name before it."""
    plain = passage.plain[at]
    if plain == "who" and at:
        named = scene.ending(passage.number, passage.ends[at - 1])
        somebody = named and named[1].kind in (NameKind.PERSON, NameKind.OTHER)  # no committee that a member is of
        return Subject(named[1], named[0], cue) if named and somebody else None
    return Subject(None, passage.span(passage.starts[at], passage.ends[at]), cue) if plain in PRONOUNS else None


def _described(passage: Passage, first: int, at: int, cue: str) -> Subject | None:
    """A description that ends at word `at`: 'a White House official', 'the spokesperson', 'a spokesman for the ministry'."""
    text = passage.text
    for lead in range(at, max(first, at - 9) - 1, -1):
        plain = passage.plain[lead]
        if lead < at and ("," in text[passage.ends[lead] : passage.starts[lead + 1]] or plain in CLAUSES - {"that"}):
            return None
        if plain in (OTHER_PRONOUNS | PRONOUNS) - DETERMINERS:
            return None  # 'that he will introduce bipartisan legislation encouraging states': a clause
        if plain in DETERMINERS:
            inner = lead > first and passage.texts[lead - 1] in PREPOSITIONS and text[passage.ends[lead - 1] : passage.starts[lead]] == " "
            if not inner:
                return Subject(None, passage.span(passage.starts[lead], passage.ends[at]), cue) if lead < at else None
    bare = passage.texts[first : at + 1]  # 'federal prosecutors wrote'
    if len(bare) <= _BARE and bare[-1].endswith("s") and all(word.islower() for word in bare) and bare[0] not in PREPOSITIONS:
        return Subject(None, passage.span(passage.starts[first], passage.ends[at]), cue)
    return None


def _following(scene: Stage, passage: Passage, first: int, last: int, cue: str) -> Subject | None:
    """The subject after the verb, from word `first` on: up to a comma, a preposition or a clause."""
    text = passage.text
    foreign = scene.reading.language not in ("", "en")
    end = first
    while end < last and end - first < 12:
        plain = passage.plain[end]
        if plain in CLAUSES or (plain in PREPOSITIONS and passage.texts[end].islower()):
            break
        if plain in REFUSED and passage.texts[end].islower():
            return None  # 'said his boss was “...”': a clause follows, no speaker
        end += 1
        if end < last and (text[passage.ends[end - 1] : passage.starts[end]] not in _GAPS or (foreign and _turns(passage, end))):
            break
    if end == first:
        return None
    named = scene.ending(passage.number, passage.ends[end - 1])
    if named:
        return Subject(named[1], named[0], cue) if _is_whole(passage, named) else None
    plain = passage.plain[first]
    if plain in PRONOUNS:
        return _pronoun(scene, passage, first, cue)
    inside = scene.between(passage.number, passage.starts[first], passage.ends[end - 1])
    persons = [item for item in inside if item[1].kind is NameKind.PERSON]
    if len(persons) == 1 and plain not in DETERMINERS and passage.texts[end - 1][0].islower():
        return Subject(persons[0][1], persons[0][0], cue)
    if plain in DETERMINERS - {"its", "that", "these", "this", "those"} and end - first > 1:
        apposed = _apposed(scene, passage, end, last) if plain == "the" else None
        return apposed._replace(cue=cue) if apposed else Subject(None, passage.span(passage.starts[first], passage.ends[end - 1]), cue)
    return None


def _apposed(scene: Stage, passage: Passage, at: int, last: int) -> Subject | None:
    """The person named between commas after a description, from word `at` on: 'said the company's CEO, Stéphane Bancel'."""
    if at >= last or passage.text[passage.ends[at - 1] : passage.starts[at]] != ", ":
        return None
    near = scene.between(passage.number, passage.starts[at], passage.ends[min(at + 4, last) - 1])
    if not near or near[0][0].start != passage.starts[at] or near[0][1].kind is not NameKind.PERSON:
        return None
    span, name = near[0]
    return Subject(name, span, "") if passage.text[span.end : span.end + 1] in ("", ".", ",") else None


def _turns(passage: Passage, at: int) -> bool:
    """Whether a small word follows a capital: in other languages a preposition that no table here has, 'mówi Anna Nowak z Uniwersytetu'."""
    return passage.texts[at - 1][0].isupper() and passage.texts[at].islower() and passage.plain[at] not in PARTICLES


def _of_sentence(scene: Stage, passage: Passage, first: int, at: int) -> Subject | None:
    """The subject of a participle ('Peskov dismissed it, saying ...'): that of the verb of saying before it, else the sentence's first."""
    cue = passage.texts[at]
    for verb in range(at - 1, first, -1):
        plain = passage.plain[verb]
        if plain in scene.said and passage.texts[verb][0].islower():
            told = _leading(scene, passage, first, verb)  # 'the two will meet, Spicer said, adding ...'
            return told._replace(cue=cue) if told and (told.name or told.span.text.lower() in PRONOUNS) else None
        if plain in SAYING or plain in _OTHERS:
            return None  # 'who', 'that': whose clause the participle belongs to is open
    opening = _opening(scene, passage, first, at)
    if opening and passage.text[passage.ends[at - 1] : passage.starts[at]] == ", ":
        return Subject(opening[1], opening[0], cue)
    persons = scene.persons(passage.number, passage.starts[first], passage.starts[at])
    if not persons and passage.plain[first] in PRONOUNS:
        return Subject(None, passage.span(passage.starts[first], passage.ends[first]), cue)
    return None


def _opening(scene: Stage, passage: Passage, first: int, last: int) -> tuple[Span, Name] | None:
    """The person that a sentence opens with, titles and roles aside, or after its opening phrase: 'On Friday, Mr. Carson endorsed ...'."""
    text = passage.text
    persons = scene.persons(passage.number, passage.starts[first], passage.starts[last])
    if not persons:
        return None
    span, name = persons[0]
    lead = text[passage.starts[first] : span.start]
    phrase, comma, rest = lead.rpartition(", ")
    words = (rest if comma else lead).split()
    clear = all(word[0].isupper() or word in ROLES or word in TITLES for word in words) and (not comma or "," not in phrase)
    return (span, name) if clear and not text[span.end : span.end + 5].startswith(("'s", "’s", " and ", ", and")) else None
