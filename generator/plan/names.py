"""The lists of people, places and organizations: the most named first, then all by letter; a long list has a page for each letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from generator import urls
from generator.model import Entity, NameKind, View
from generator.plan.catalog import Catalog
from generator.plan.frames import Heading, frame, word_link
from generator.plan.parts import Frame, Link, Pager
from generator.plan.sheet import Sheet
from generator.text import fold

FEW = 40  # names that stand in one list without letters
WHOLE = 240  # names that stand on one page; more are split by letter
OFTEN = 30  # the most named, above the others
LETTER_PART = 240  # names of one letter on one page
SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])


class NameRow(View, frozen=True):
    """A name in a list, with the number of its articles; `note` tells a place from others: 'country', 'state', 'city', or ''."""

    name: Link
    note: str


class Letter(View, frozen=True):
    """The names that begin with a letter ('#' for those that begin with none, '' for all of a short list)."""

    letter: str
    names: tuple[NameRow, ...]


class NamesView(View, frozen=True):
    """All people, all places or all organizations that have a page.

    `section` is people, places or organizations; `total` counts the names of the section, on a letter's page those of the letter.
    `often` are the most named (none in a short list), `jumps` the pages of the letters where the list is split.
    """

    frame: Frame
    section: str
    letter: str  # '' on the section's own page
    total: int
    often: tuple[NameRow, ...]
    jumps: tuple[Link, ...]
    letters: tuple[Letter, ...]
    pager: Pager


def sheets(catalog: Catalog) -> Iterator[Sheet[NamesView]]:
    """The list of each kind that has names, and a page for each letter of a long one."""
    for kind, section in urls.NAME_SECTIONS.items():
        entities = sorted((entity for entity in catalog.links.names if entity.kind is kind), key=_order)
        if not entities:
            continue
        groups = [(letter, tuple(group)) for letter, group in groupby(entities, key=_letter)]
        changed = max(map(catalog.day, (named.article for entity in entities for named in entity.articles)))
        yield Sheet("names", urls.names(section), "names.html", partial(_view, catalog, section, groups), changed=changed)
        for letter, group in groups if len(entities) > WHOLE else ():
            parts = range(0, len(group), LETTER_PART)
            for number, start in enumerate(parts):
                make = partial(_letter_view, catalog, section, letter, group[start : start + LETTER_PART], (number, len(parts)))
                yield Sheet("names", urls.letter(section, letter, number), "names.html", make, changed=changed)


def _order(entity: Entity) -> tuple[str, str, str, str]:
    """By letter, surname and name: a person stands under the last word that is no 'Jr.'."""
    words = fold(entity.shown).split()
    last = next((word for word in reversed(words) if word not in SUFFIXES), "") if entity.kind is NameKind.PERSON else ""
    plain = " ".join(words)
    return _first(last or plain), last or plain, plain, entity.id


def _letter(entity: Entity) -> str:
    return _order(entity)[0].upper()


def _first(text: str) -> str:
    """The letter under which a text stands, '~' for none: that sorts behind all letters of ASCII."""
    character = text[:1]
    return character if character and unicodedata.category(character)[0] == "L" else "~"


def _view(catalog: Catalog, section: str, groups: Sequence[tuple[str, Sequence[Entity]]]) -> NamesView:
    entities = [entity for _, group in groups for entity in group]
    split = len(entities) > WHOLE
    if len(entities) <= FEW:
        groups = [("", entities)]
    often = sorted(entities, key=lambda entity: (-len(entity.articles), entity.id))[: OFTEN if len(entities) > 2 * OFTEN else 0]
    return NamesView(
        frame=frame(catalog, Heading("names", urls.names(section), section, "word", section=section)),
        section=section,
        letter="",
        total=len(entities),
        often=_rows(often),
        jumps=tuple(Link(_shown(letter), urls.letter(section, letter), len(group)) for letter, group in groups) if split else (),
        letters=() if split else tuple(Letter(_shown(letter), _rows(group)) for letter, group in groups),
        pager=Pager(None, None, None),
    )


def _letter_view(catalog: Catalog, section: str, letter: str, entities: Sequence[Entity], place: tuple[int, int]) -> NamesView:
    number, count = place
    pages = [Link(str(n + 1), urls.letter(section, letter, n), kind="part") if 0 <= n < count else None for n in (number - 1, number + 1)]
    way = (word_link(section, urls.names(section)),)
    return NamesView(
        frame=frame(catalog, Heading("names", urls.letter(section, letter, number), _shown(letter), way=way, section=section)),
        section=section,
        letter=_shown(letter),
        total=len(entities),
        often=(),
        jumps=(),
        letters=(Letter(_shown(letter), _rows(entities)),),
        pager=Pager(earlier=pages[0], later=pages[1], up=None),
    )


def _shown(letter: str) -> str:
    return "#" if letter == "~" else letter


def _rows(entities: Iterable[Entity]) -> tuple[NameRow, ...]:
    return tuple(NameRow(Link(entity.shown, urls.name(entity.kind, entity.id), len(entity.articles)), note(entity)) for entity in entities)


def note(entity: Entity) -> str:
    """What kind of place it is, where a table says so."""
    return next((rule for rule, _ in entity.rules if rule in {"country", "state", "city"}), "") if entity.kind is NameKind.PLACE else ""
