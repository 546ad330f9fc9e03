"""The gazetteer: countries, states of the USA and cities by their names, from the table beside this module, which is read once.

The table (gazetteer.txt, made by scripts/make_gazetteer.py) has three sections with a place a line: 'entry=name|name|...', the English
name first, the names folded. A city that is known without evidence beside it has a '*' before its entry. Which of several places a
name means is decided in `name_places`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_suffix(".txt")
_RULES = {"countries": "country", "states": "state", "cities": "city"}


class Listed(NamedTuple):
    """An entry of the gazetteer: `rule` is country, state or city; `sure` where the name alone is enough."""

    ident: str
    rule: str
    sure: bool

    @property
    def land(self) -> str:
        """The country it lies in; of a state the state itself."""
        return self.ident.rpartition(", ")[2]


class Gazetteer(NamedTuple):
    """The entries of each name: English names, which are known in all languages, and those of the other languages."""

    english: dict[str, tuple[Listed, ...]]
    others: dict[str, tuple[Listed, ...]]


@cache
def gazetteer() -> Gazetteer:
    """All entries of the table, by name."""
    found: tuple[dict[str, tuple[Listed, ...]], dict[str, tuple[Listed, ...]]] = ({}, {})
    rule = ""
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("== "):
            rule = _RULES[line[3:]]
        elif line and not line.startswith("#"):
            ident, _, names = line.partition("=")
            entry = Listed(ident.removeprefix("*"), rule, sure=rule != "city" or ident.startswith("*"))
            for number, name in enumerate(names.split("|")):
                entries = found[number > 0]
                entries[name] = (*entries.get(name, ()), entry)
    return Gazetteer(*found)


@cache
def states() -> frozenset[str]:
    """The names of the states of the USA."""
    return frozenset(name for name, entries in gazetteer().english.items() if any(entry.rule == "state" for entry in entries))
