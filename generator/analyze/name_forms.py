"""Forms: which sightings of an article are one name, short forms gathered under the longest, and what kind that name is.

A surname joins a full name where only one person of the article has it; a full name joins one with a middle name or initial where only
one such stands there ('George W. Bush' and 'George H. W. Bush' stay two, and so do father and son); an acronym joins the name that it
stands behind in brackets. Names of several articles are joined elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.analyze.given_names import GIVEN
from generator.analyze.name_kinds import Told
from generator.analyze.name_places import Setting, setting
from generator.analyze.name_words import ACRONYMS, ORGANIZATIONS, PARTICLES, PLACE_WORDS, PLACES, SUFFIXES
from generator.model import Name, NameKind, Span

LIMIT = 400  # names an article keeps: no news article has more, and a hostile one stays cheap
ARTICLES = ("al-", "el-")  # before a surname, which often stands without
_RULES = 3  # rules that a name keeps, those with most evidence


@dataclass(slots=True)
class Sighting:
    """A name seen at one place, with the evidence of its kind there."""

    span: Span
    key: str
    told: Told | None
    acronym: str = ""  # the key of the acronym in brackets behind it
    speaks: bool = False  # a verb of saying follows it
    located: bool = False  # the words around speak of a place
    within: str = ""  # its country or state, where that follows behind a comma

    @property
    def kind(self) -> NameKind | None:
        """The kind that was told here."""
        return self.told.kind if self.told else None


def gather(found: list[Sighting], language: str = "") -> tuple[Name, ...]:
    """Sightings of one name together, short forms under the longest."""
    longer = _long_forms(found)
    groups: dict[str, list[Sighting]] = {}
    for sighting in found:
        groups.setdefault(longer.get(sighting.key, sighting.key), []).append(sighting)
    families = {_surname(s.key.split()) for s in found if s.kind is NameKind.PERSON and " " in s.key}
    around = setting(
        groups.keys(),
        frozenset(s.key for s in found if s.kind is NameKind.PERSON and " " in s.key),
        frozenset(s.key for s in found if s.kind is None and s.key.count(" ") == 1),
        language,
    )
    return tuple(_name(key, group, around, family=key in families) for key, group in list(groups.items())[:LIMIT])


def _long_forms(found: list[Sighting]) -> dict[str, str]:
    """Short key -> long key: names without their middle, a surname that only one person of the article has, acronyms in brackets."""
    longer = {sighting.acronym: sighting.key for sighting in reversed(found) if sighting.acronym}
    fulls = dict.fromkeys(s.key for s in found if s.kind in (NameKind.PERSON, None) and " " in s.key)
    persons = {s.key for s in found if s.kind is NameKind.PERSON}
    whole = _without_middle(list(fulls))
    surnames: dict[str, dict[str, bool]] = {}
    for key in fulls:
        longest = whole.get(key, key)
        if longest != key:
            longer[key] = longest
        for surname in _surnames(key.split()):
            people = surnames.setdefault(surname, {})
            people[longest] = people.get(longest, False) or key in persons
    alone = {sighting.key for sighting in found if " " not in sighting.key}
    for key in fulls:
        first, last = key.split()[0], key.split()[-1]  # 'Xi' of 'Xi Jinping', whom nobody calls 'Jinping'
        if key in persons and first in alone and last not in alone and not (first in GIVEN or first in PLACES or first in ORGANIZATIONS):
            surnames.setdefault(first, {})[whole.get(key, key)] = True
    for surname, people in surnames.items():
        known = [key for key, person in people.items() if person] or list(people)
        if len(known) == 1 and surname not in PLACES and surname not in ORGANIZATIONS and surname != known[0]:
            longer[surname] = known[0]
    return longer


def _without_middle(keys: list[str]) -> dict[str, str]:
    """A name -> the one with a middle that it is: 'Donald Trump' -> 'Donald J. Trump', where there are no two that it could be."""
    ends: dict[tuple[str, str], list[str]] = {}
    for key in keys:
        parts = key.split()
        ends.setdefault((parts[0], " ".join(parts[-1 - (parts[-1] in SUFFIXES) :])), []).append(key)
    whole: dict[str, str] = {}
    for forms in ends.values():
        longest = max(forms, key=lambda key: (len(key), key))
        if len(forms) > 1 and all(_is_within(form, longest) for form in forms):
            whole |= dict.fromkeys(forms, longest)
    return whole


def _is_within(short: str, long: str) -> bool:
    """Whether a name has no middle, or the middle of the longer one or its initials; 'George W.' is not 'George H. W.'."""
    own, other = short.split()[1:-1], long.split()[1:-1]
    return not own or (len(own) == len(other) and all(map(_is_initial, own, other)))


def _is_initial(word: str, other: str) -> bool:
    """Whether two words are one, or one of them the initial of the other."""
    word, other = word.rstrip("."), other.rstrip(".")
    return word == other or (word[:1] == other[:1] and 1 in (len(word), len(other)))


def _surname(parts: list[str]) -> str:
    """The last word that is no 'Jr.'."""
    return next((part for part in reversed(parts) if part not in SUFFIXES), parts[-1])


def _surnames(parts: list[str]) -> list[str]:
    """The forms by which a person is called alone: 'leyen', 'der leyen', 'von der leyen'; a son is not called so beside his father."""
    if parts[-1] in SUFFIXES:
        return [" ".join(parts[-2:])] if len(parts) > 2 else []
    forms = [parts[-1]]
    if parts[-1].startswith(ARTICLES):
        forms.append(parts[-1][3:])  # 'assad' of 'bashar al-assad'
    for part in reversed(parts[1:-1]):
        if part not in PARTICLES:
            break
        forms.append(f"{part} {forms[-1]}")
    return forms


def _name(key: str, group: list[Sighting], around: Setting, *, family: bool) -> Name:
    """The name that these sightings are, shown in its longest form, of the kind with most evidence.

    `family`: it is a surname that several persons of the article have, so that it is a person's, but nobody knows whose.
    """
    shown = next((s.span.text for s in group if s.key == key), group[0].span.text)
    spans = tuple(s.span for s in group)
    place = around.place(key, located=any(s.located for s in group), stands_in=any(s.within for s in group))
    land = next((s.within for s in group if s.within), "")
    if place is not None:
        kind = NameKind.PLACE if place.rule else NameKind.OTHER
        return Name(key, shown, kind, spans, (place.rule,) if place.rule else (), place.ident)
    votes: dict[NameKind, int] = {}
    for sighting in group:
        if sighting.kind is not None:
            votes[sighting.kind] = votes.get(sighting.kind, 0) + (2 if sighting.kind is NameKind.PERSON else 1)
    rules = _rules(group)
    if not votes and (family or _speaks(key, group)):
        votes[NameKind.PERSON] = 1
        rules[NameKind.PERSON] = ("family" if family else "speaks",)
    kind = max(votes, key=lambda kind: votes[kind]) if votes else NameKind.OTHER
    if kind is NameKind.PLACE and key not in PLACES and key.rsplit(maxsplit=1)[-1] not in PLACE_WORDS and votes[kind] * 2 < len(group):
        kind = NameKind.OTHER  # 'in Trump, they see ...': a preposition here and there makes no place
    open_ = kind is NameKind.OTHER or (kind is NameKind.PLACE and rules[kind] == ("inside",))
    if open_ and land and around.stands_in_one(key):
        return Name(key, shown, NameKind.PLACE, spans, ("within",), f"{key}, {around.ident(land)}")
    return Name(key, shown, kind, spans, rules.get(kind, ()), ACRONYMS.get(key, "") if kind is NameKind.ORGANIZATION else "")


def _rules(group: list[Sighting]) -> dict[NameKind, tuple[str, ...]]:
    """By kind the rules that told it, the commonest first."""
    counts: dict[NameKind, dict[str, int]] = {}
    for sighting in group:
        if sighting.told is not None:
            row = counts.setdefault(sighting.told.kind, {})
            row[sighting.told.rule] = row.get(sighting.told.rule, 0) + 1
        if sighting.acronym:
            counts.setdefault(NameKind.ORGANIZATION, {}).setdefault("acronym", 1)
    return {kind: tuple(sorted(row, key=lambda rule: (-row[rule], rule))[:_RULES]) for kind, row in counts.items()}


def _speaks(key: str, group: list[Sighting]) -> bool:
    """Whether a name in two or three words is also called by the last alone, and that is the subject of a verb of saying: 'Trump said'."""
    return 1 < len(key.split()) <= 3 and any(sighting.speaks and " " not in sighting.span.text for sighting in group)
