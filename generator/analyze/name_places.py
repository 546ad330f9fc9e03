"""Places: which country, state or city a name is, by the gazetteer and by what else the article names; or that nobody can tell.

A country is known by its name. A city is if it is large, or where the words around say that it is a place; one that shares its name
with others ('Birmingham', 'Georgia') is the one whose country the article's other places are in, or none. A word that is part of
a person's name in the article ('Paris Hilton', 'Michael Jordan') is a place only where the words around say so.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from generator.analyze.gazetteer import Gazetteer, Listed, gazetteer
from generator.analyze.given_names import GIVEN
from generator.analyze.name_words import OTHER_PLACES, PLACES
from generator.analyze.words import lexicon

NEIGHBOURS = {"GE": ("AM", "AZ")}  # what a small country is named with, where its own cities are seldom in the news
_INFLECTED = frozenset(["ru"])  # languages in which a name has cases: compared by stems


class Place(NamedTuple):
    """The entry of the gazetteer ('US', 'US-GA', 'paris, FR') and the rule by which it is known; both '' where nobody can tell."""

    ident: str
    rule: str


@cache
def _names() -> Gazetteer:
    """The gazetteer with the other names that the news have for its places."""
    english, others = gazetteer()
    further = {}
    for name, ident in OTHER_PLACES.items():
        rule = "city" if ", " in ident else "state" if "-" in ident else "country"
        further[name] = (Listed(ident, rule, sure=True),)
    for name in ("new york", "washington"):  # a city or a state: known as a place, and no more
        further[name] = (Listed("", "city", sure=True),)
    return Gazetteer(english | further, others)


@cache
def _by_stems(language: str) -> dict[str, tuple[Listed, ...]]:
    """The entries of each name in the language's own letters, by the stems of its words."""
    return {stems(name, language): rows for name, rows in _names().others.items() if not name.isascii()}


def stems(text: str, language: str) -> str:
    """A name by the stems of its words."""
    words = lexicon(language)
    return " ".join([words[word].key or words[word].plain for word in text.split()])


def listed(key: str, language: str) -> tuple[Listed, ...]:
    """The entries of a name's key in an article of this language ('' where it is unknown)."""
    if language in _INFLECTED and not key.isascii():
        return _by_stems(language).get(key, ())
    tables = _names()
    return tables.english.get(key, ()) or (tables.others.get(key, ()) if language not in {"", "en"} else ())


def is_inflected(language: str) -> bool:
    """Whether names have cases in this language."""
    return language in _INFLECTED


class Setting(NamedTuple):
    """What an article says of places.

    Its language; the countries and states that its places lie in; the names of its persons, their first and last words, and those of
    pairs of capitalized words that may be persons too.
    """

    language: str
    lands: frozenset[str]
    persons: frozenset[str]
    surnames: frozenset[str]
    perhaps: frozenset[str]

    def place(self, key: str, *, located: bool, stands_in: bool) -> Place | None:
        """The place that a name is; `Place('', '')` where it may be one and nobody can tell, None where it is in no table."""
        rows = listed(key, self.language)
        if not rows or key in self.persons:
            return None
        if not located and (key in self.surnames or (key in self.perhaps and rows[0].rule == "city")):
            return Place("", "")
        if len(rows) > 1:
            rows = tuple(row for row in rows if self._speaks_for(row))
            if len(rows) != 1:
                return Place("", "")
        row = rows[0]
        known = row.sure and (key not in GIVEN or row.rule != "city")
        return Place(row.ident, row.rule) if known or located or stands_in or key in PLACES else Place("", "")

    def stands_in_one(self, key: str) -> bool:
        """Whether a name that is in no table may be a place because its country or state follows it: 'Parkland, Florida'."""
        return key not in self.surnames and key.count(" ") < 3 and len(key) > 2

    def ident(self, land: str) -> str:
        """The entry of a country or state, itself where there is none or several."""
        rows = listed(land, self.language)
        return rows[0].ident if len(rows) == 1 else land

    def _speaks_for(self, row: Listed) -> bool:
        """Whether the other places of the article lie where this one does."""
        lands = ("US",) if row.rule == "state" else (row.land, *NEIGHBOURS.get(row.land, ()))
        return any(land in self.lands for land in lands)


def setting(keys: Iterable[str], persons: frozenset[str], pairs: frozenset[str], language: str) -> Setting:
    """What the names of an article, by their keys, and those of its persons and perhaps persons say of places."""
    surnames, perhaps = (frozenset(part for key in group for part in (key.split()[0], key.split()[-1])) for group in (persons, pairs))
    lands: set[str] = set()
    for key in keys:
        rows = listed(key, language)
        if len(rows) == 1 and rows[0].ident not in ("", "US") and key not in surnames:
            lands.add("US" if rows[0].rule == "state" else rows[0].land)
    return Setting(language, frozenset(lands), persons, surnames, perhaps)
