"""Short given names: which two names of the digest are one person, as 'Chuck Schumer' and 'Charles E. Schumer' are.

A table alone would join two people of one surname, so the articles must agree: reports of one event, in texts of their own, have
the one form and the other, nobody else of the surname bears either given name, and seldom does an article print both, as it
would of two people. Where one form has 'Jr.', two events must tell it, since the other may be the father.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.link.known import Known, voice
from generator.model import NameKind

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_TABLE = """
    al=albert,alan,alfred alex=alexander,alexandra andy=andrew art=arthur barb=barbara ben=benjamin bernie=bernard beth=elizabeth
    betsy=elizabeth bill=william billy=william bob=robert bobby=robert cathy=catherine charlie=charles chris=christopher,christine
    chuck=charles cindy=cynthia dan=daniel danny=daniel dave=david debbie=deborah dick=richard don=donald doug=douglas ed=edward,edwin
    eddie=edward fran=frances frank=francis fred=frederick gene=eugene greg=gregory hank=henry harry=harold,henry jack=john jake=jacob
    jeff=jeffrey jen=jennifer jerry=gerald,jerome jim=james jimmy=james joe=joseph joey=joseph jon=jonathan josh=joshua kate=katherine
    kathy=kathleen,katherine ken=kenneth larry=lawrence len=leonard liz=elizabeth lou=louis marge=margaret matt=matthew max=maxwell
    meg=margaret mike=michael mitch=mitchell nate=nathan,nathaniel ned=edward nick=nicholas pam=pamela pat=patrick,patricia peggy=margaret
    pete=peter phil=philip,phillip ray=raymond rich=richard rick=richard rob=robert ron=ronald russ=russell sam=samuel,samantha
    sandy=sandra stan=stanley steve=steven,stephen sue=susan ted=theodore,edward terry=terrence tim=timothy tom=thomas tommy=thomas
    tony=anthony val=valerie vince=vincent walt=walter will=william
"""
FULL: dict[str, frozenset[str]] = {
    short: frozenset(full.split(",")) for short, _, full in (entry.partition("=") for entry in _TABLE.split())
}  # short form -> the given names that it may be short for
_GIVEN = frozenset(FULL).union(*FULL.values())


class _Heard(NamedTuple):
    """The articles that print a form, by story."""

    articles: set[str]
    stories: dict[str, set[str]]  # the voices of each story that print it


def nicknames(known: Known, forms: Mapping[str, str]) -> dict[str, str]:
    """The short form -> the full name it is; `forms` has for the key of each person's name the form in which it is looked at."""
    heard: dict[str, _Heard] = {}
    for entry in known.digest.entries:
        for own in {forms[name.key] for name in entry.features.names if name.kind is NameKind.PERSON}:
            if " " in own and own.split(maxsplit=1)[0] in _GIVEN:
                form = heard.setdefault(own, _Heard(set(), {}))
                form.articles.add(entry.id)
                if entry.story:
                    form.stories.setdefault(entry.story, set()).add(voice(entry))
    families: dict[str, list[str]] = {}
    for own in heard:
        families.setdefault(_surname(own), []).append(own)
    pairs = ((a, b) for family in families.values() for a in family for b in family if b.split()[0] in FULL.get(a.split()[0], ()))
    fitting: dict[str, list[str]] = {}
    for short, full in pairs:
        fitting.setdefault(short, []).append(full)
        fitting.setdefault(full, []).append(short)
    return {
        short: full[0]
        for short, full in fitting.items()
        if short.split()[0] in FULL and len(full) == 1 and len(fitting[full[0]]) == 1 and _agreed(heard, short, full[0])
    }


def _surname(own: str) -> str:
    return next(part for part in reversed(own.split()) if part not in SUFFIXES)


def _agreed(heard: Mapping[str, _Heard], short: str, full: str) -> bool:
    """Whether the articles tell that two forms are one person."""
    one, other = heard[short], heard[full]
    middles = [[part for part in own.split()[1:-1] if part != _surname(own)] for own in (short, full)]
    if all(middles) and middles[0] != middles[1]:
        return False
    events = sum(len(voices | other.stories[story]) > 1 for story, voices in one.stories.items() if story in other.stories)
    generations = {own.split()[-1] in SUFFIXES for own in (short, full)}
    return events > len(one.articles & other.articles) and events >= len(generations)
