"""Names: what runs of capitalized words name, short forms gathered under the longest, and what kind each is, by evidence.

Decides which part of a run (`runs`) is a name, which names are one, and person, place or organization where a title, a role, a verb
of reporting, a preposition, a word of organizations or a table tells; otherwise the kind stays open. Precision before recall: titles and
demonyms are no names. Aliases across articles are decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.analyze.function_words import FUNCTION_WORDS, NONE
from generator.analyze.given_names import GIVEN
from generator.analyze.name_words import (
    DEMONYMS,
    HEAD_TITLES,
    ORGANIZATION_WORDS,
    ORGANIZATIONS,
    PARTICLES,
    PLACE_BEFORE,
    PLACE_WORDS,
    PLACES,
    REPORTERS,
    ROLES,
    TITLES,
    WITHIN_TITLE,
)
from generator.analyze.reading import Passage, Reading
from generator.analyze.runs import runs, seen_in
from generator.model import Name, NameKind, ParagraphKind, Span
from generator.text import fold

NOUNS_CAPITAL = frozenset(["de", "lb"])
LIMIT = 400  # names an article keeps: no news article has more, and a hostile one stays cheap


@dataclass(slots=True)
class Sighting:
    """A name seen at one place, with the evidence of its kind there."""

    span: Span
    key: str
    kind: NameKind | None
    acronym: str = ""  # the key of the acronym in brackets behind it
    speaks: bool = False  # a verb of saying follows it


def names(reading: Reading) -> tuple[Name, ...]:
    """The names of the body, in order of first appearance."""
    return gather(sightings(reading))


def sightings(reading: Reading) -> list[Sighting]:
    """Every place of a name, in reading order."""
    passages = [p for p in reading.passages if p.kind is not ParagraphKind.HEADING]
    stops = FUNCTION_WORDS.get(reading.language, NONE) | FUNCTION_WORDS["en"]
    seen = seen_in(passages)
    found: list[Sighting] = []
    for passage in passages:
        for first, last in runs(passage, stops, seen):
            lead = _place_before_title(passage, first, last)
            if lead is not None:
                found.append(lead)
            known = _known(passage, first, last) if reading.language in NOUNS_CAPITAL else (first, last)
            sighting = _sighting(passage, *known)
            if sighting is not None:
                found.append(sighting)
    return found


def _known(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """Where every noun has a capital: the part of a run that a given name opens, or the run if it is in a table; else nothing of it."""
    plain = passage.plain[first : last + 1]
    whole = " ".join(plain)
    if whole in PLACES or whole in ORGANIZATIONS:
        return first, last
    at = next((at for at, word in enumerate(plain[:-1]) if word in GIVEN), None)
    return (first + at, last) if at is not None else (first, first - 1)


def _place_before_title(passage: Passage, first: int, last: int) -> Sighting | None:
    """The place before a title, a name of its own: 'U.S. President Donald Trump', 'North Carolina Sen. Thom Tillis'."""
    for end in range(min(first + 1, last), first - 1, -1):
        whole = " ".join(passage.plain[first : end + 1])
        if whole in PLACES and end < last and passage.plain[end + 1] in TITLES:
            close = passage.ends[end] + (passage.text[passage.ends[end] : passage.ends[end] + 1] == "." and "." in passage.texts[end])
            span = passage.span(passage.starts[first], close)
            return Sighting(span, _key(span.text), NameKind.PLACE)
    return None


def _sighting(passage: Passage, first: int, last: int) -> Sighting | None:
    """What the run names, with title and demonym cut off; None where nothing is left."""
    after_title = _after_title(passage, first, last)
    titled = after_title > first
    if titled:
        first = after_title
    while first <= last and passage.plain[first] in DEMONYMS and (first == last or titled):
        first += 1
    if first > last or (first == last and _is_general(passage.plain[last])):
        return None
    end = passage.ends[last]
    for ending in ("'s", "’s"):
        end -= len(ending) if passage.texts[last].endswith(ending) else 0
    if passage.text[passage.ends[last] : passage.ends[last] + 1] == "." and "." in passage.texts[last]:
        end += 1  # 'U.S.'
    span = passage.span(passage.starts[first], end)
    before = passage.texts[first - 1] if first else ""
    if not titled and before in ROLES and passage.text[passage.ends[first - 1] : passage.starts[first]] == " ":
        titled = last > first or passage.plain[first] not in PLACES
    following = passage.texts[last + 1] if last + 1 < len(passage.texts) else ""
    kind = _kind(passage, first, last, titled=titled)
    return Sighting(span, _key(span.text), kind, _acronym(passage, first, last, end), following in REPORTERS)


def _is_general(word: str) -> bool:
    """Whether a capitalized word alone is no name but a title or a kind of organization: 'the President', 'the Court'."""
    return word in HEAD_TITLES or (word in ORGANIZATION_WORDS and word not in ORGANIZATIONS)


def _key(text: str) -> str:
    """The identity of a name: folded, without the dots of acronyms."""
    plain = fold(text)
    return plain.replace(".", "") if text.replace(".", "").isupper() else plain


def _after_title(passage: Passage, first: int, last: int) -> int:
    """The word after the run's title; `first` where there is none. 'Secretary of State Marco Rubio' gives 'Marco'."""
    end = first
    at = first
    while at <= last:
        plain = passage.plain[at]
        if plain in HEAD_TITLES or (plain in ROLES and at < last):
            end = at + 1
            if (
                at + 2 <= last
                and passage.texts[at + 1] == "of"
                and passage.plain[at + 2] in {"state", "defense", "defence", "staff", "justice"}
            ):
                end = at = at + 3
                continue
        elif (
            plain not in TITLES
            and plain not in DEMONYMS
            and plain not in WITHIN_TITLE
            and plain not in PLACES
            and not (end == first and at - first < 3)
        ):
            break
        at += 1
    if end > last and end > first:
        return last + 1
    return end if end > first and passage.plain[end] not in WITHIN_TITLE else first


def _kind(passage: Passage, first: int, last: int, *, titled: bool) -> NameKind | None:
    """The kind that the words themselves and what stands around them tell; None where they do not."""
    plain = passage.plain[first : last + 1]
    whole = " ".join(plain)
    if whole in ORGANIZATIONS:
        return NameKind.ORGANIZATION
    if whole in PLACES:
        return NameKind.PLACE
    if plain[-1] in ORGANIZATION_WORDS or (len(plain) > 2 and plain[0] in ORGANIZATION_WORDS and plain[1] == "of"):
        return NameKind.ORGANIZATION
    if len(plain) > 1 and plain[-1] in PLACE_WORDS:
        return NameKind.PLACE  # 'Lee County'
    if titled or (plain[0] in GIVEN and len(plain) <= 4):
        return NameKind.PERSON
    after = passage.text[passage.ends[last] : passage.ends[last] + 30]
    following = passage.texts[last + 1] if last + 1 < len(passage.texts) else ""
    article = first > 0 and passage.texts[first - 1].lower() in ("the", "a", "an")
    initial = any(len(word) == 1 for word in passage.texts[first + 1 : last]) and len(plain) > 2
    if initial or (
        len(plain) == 2 and not article and after.startswith((", a ", ", an ", ", the ", ", who ", " who ")) and _apposed(passage, last)
    ):
        return NameKind.PERSON
    if len(plain) in (2, 3) and not article and following in REPORTERS and after.startswith(" "):
        return NameKind.PERSON
    short = len(plain) <= 2 and not article and not passage.texts[first].isupper()
    if first and short and passage.texts[first - 1].lower() in PLACE_BEFORE:
        return NameKind.PLACE
    return None


def _apposed(passage: Passage, last: int) -> bool:
    """Whether a role or 'who' follows soon after the name: ', a senior research fellow'."""
    return any(word in ROLES or word == "who" for word in passage.texts[last + 1 : last + 8])


def _acronym(passage: Passage, first: int, last: int, end: int) -> str:
    """The long form's text when this name is an acronym in brackets behind it: 'Royal United Services Institute (RUSI)'."""
    after = last + 1
    if last == first or passage.text[end : end + 2] != " (" or after == len(passage.texts):
        return ""
    if passage.starts[after] != end + 2 or passage.text[passage.ends[after] : passage.ends[after] + 1] != ")":
        return ""
    initials = "".join(word[0] for word in passage.texts[first : last + 1] if word[0].isupper())
    return _key(passage.texts[after]) if passage.texts[after].replace(".", "").upper() == initials.upper() else ""


def gather(found: list[Sighting]) -> tuple[Name, ...]:
    """Sightings of one name together, short forms under the longest."""
    longer = _long_forms(found)
    groups: dict[str, list[Sighting]] = {}
    for sighting in found:
        groups.setdefault(longer.get(sighting.key, sighting.key), []).append(sighting)
    families = {s.key.split()[-1] for s in found if s.kind is NameKind.PERSON and " " in s.key}
    return tuple(_name(key, group, family=key in families) for key, group in list(groups.items())[:LIMIT])


def _long_forms(found: list[Sighting]) -> dict[str, str]:
    """Short key -> long key: names without their middle, a surname that only one person of the article has, acronyms in brackets."""
    longer = {sighting.acronym: sighting.key for sighting in reversed(found) if sighting.acronym}
    fulls = dict.fromkeys(s.key for s in found if s.kind in (NameKind.PERSON, None) and " " in s.key)
    persons = {s.key for s in found if s.kind is NameKind.PERSON}
    whole: dict[tuple[str, str], str] = {}  # first and last word -> the longest name: 'Donald Trump' is 'Donald J. Trump'
    for key in fulls:
        parts = key.split()
        ends = (parts[0], parts[-1])
        whole[ends] = max(whole.get(ends, ""), key, key=len)
    surnames: dict[str, dict[str, bool]] = {}
    for key in fulls:
        parts = key.split()
        longest = whole[parts[0], parts[-1]]
        if longest != key:
            longer[key] = longest
        for surname in (parts[-1], " ".join(parts[-2:])) if parts[-2] in PARTICLES and len(parts) > 2 else (parts[-1],):
            people = surnames.setdefault(surname, {})
            people[longest] = people.get(longest, False) or key in persons
    alone = {sighting.key for sighting in found if " " not in sighting.key}
    for key in persons & fulls.keys():
        first, last = key.split()[0], key.split()[-1]  # 'Xi' of 'Xi Jinping', whom nobody calls 'Jinping'
        if first in alone and last not in alone and not (first in GIVEN or first in PLACES or first in ORGANIZATIONS):
            surnames.setdefault(first, {})[whole[first, last]] = True
    for surname, people in surnames.items():
        known = [key for key, person in people.items() if person] or list(people)
        if len(known) == 1 and surname not in PLACES and surname not in ORGANIZATIONS and surname != known[0]:
            longer[surname] = known[0]
    return longer


def _name(key: str, group: list[Sighting], *, family: bool) -> Name:
    """The name that these sightings are, shown in its longest form, of the kind with most evidence.

    `family`: it is a surname that several persons of the article have, so that it is a person's, but nobody knows whose.
    """
    votes: dict[NameKind, int] = {}
    for sighting in group:
        if sighting.kind is not None:
            votes[sighting.kind] = votes.get(sighting.kind, 0) + (2 if sighting.kind is NameKind.PERSON else 1)
    if not votes and (family or _speaks(key, group)):
        votes[NameKind.PERSON] = 1
    kind = max(votes, key=lambda kind: votes[kind]) if votes else NameKind.OTHER
    if kind is NameKind.PLACE and key not in PLACES and key.rsplit(maxsplit=1)[-1] not in PLACE_WORDS and votes[kind] * 2 < len(group):
        kind = NameKind.OTHER  # 'in Trump, they see ...': a preposition here and there makes no place
    shown = next((s.span.text for s in group if s.key == key), group[0].span.text)
    return Name(key, shown, kind, tuple(s.span for s in group))


def _speaks(key: str, group: list[Sighting]) -> bool:
    """Whether a name in two or three words is also called by the last alone, and that is the subject of a verb of saying: 'Trump said'."""
    return 1 < len(key.split()) <= 3 and any(sighting.speaks and " " not in sighting.span.text for sighting in group)
