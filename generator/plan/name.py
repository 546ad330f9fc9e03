"""One person, place or organization: who names it and when, what a person said, what is named beside it, and how its kind is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from generator import urls
from generator.model import Entity, NameKind, View
from generator.plan import lists
from generator.plan.catalog import Catalog
from generator.plan.frames import Heading, frame, word_link
from generator.plan.names import note
from generator.plan.outlet import MonthOfCards
from generator.plan.parts import Bar, Counts, Frame, Link, Pager, Said
from generator.plan.sheet import Sheet
from generator.plan.statements import quotes

OUTLETS = 24
QUOTES = 24  # on the page, the newest; the data have all that were kept


class NearNames(View, frozen=True):
    """Names of one section (people, places, organizations) that stand in the same articles, with the number of these."""

    section: str
    names: tuple[Link, ...]


class KindRule(View, frozen=True):
    """How the kind of a name is known: `rule` is a key of the theme's texts, `articles` how many articles tell it so."""

    rule: str
    articles: int


class NameView(View, frozen=True):
    """One name. `kind` is person, place or organization; `note` as in a list; `printed` the other forms that articles print.

    `mentions` counts the places in all articles; `trend` counts articles. Of a long list the older articles are on pages of their own
    (`pager`), which have only these and `counts` of them.
    """

    frame: Frame
    name: str
    kind: str
    note: str
    printed: tuple[str, ...]
    counts: Counts
    mentions: int
    trend: tuple[Bar, ...]
    quotes: tuple[Said, ...]
    months: tuple[MonthOfCards, ...]
    outlets: tuple[Link, ...]
    near: tuple[NearNames, ...]
    rules: tuple[KindRule, ...]
    pager: Pager


def sheets(catalog: Catalog) -> Iterator[Sheet[NameView]]:
    """A page for each name, a long one in parts."""
    shown = {(entity.kind, entity.id): entity.shown for entity in catalog.links.names}
    for entity in catalog.links.names:
        slices = lists.slices([named.article for named in entity.articles])
        for part in slices:
            newest = max(map(catalog.day, part.idents))
            near = _near(entity, shown) if part.number == 0 else ()
            make = partial(_view, catalog, entity, (part, len(slices)), near)
            yield Sheet("name", urls.name(entity.kind, entity.id, part.number), "name.html", make, changed=newest)


def _near(entity: Entity, shown: dict[tuple[NameKind, str], str]) -> tuple[NearNames, ...]:
    found = []
    for kind, section in urls.NAME_SECTIONS.items():
        links = tuple(Link(shown[n.kind, n.id], urls.name(n.kind, n.id), n.articles) for n in entity.near if n.kind is kind)
        if links:
            found.append(NearNames(section, links))
    return tuple(found)


def _view(catalog: Catalog, entity: Entity, part: tuple[lists.Slice, int], near: tuple[NearNames, ...]) -> NameView:
    """A page of a name: the first has all that is told of it, the others only articles, and count only these."""
    piece, count = part
    first, section = piece.number == 0, urls.NAME_SECTIONS[entity.kind]
    url = urls.name(entity.kind, entity.id)
    counted = [named.article for named in entity.articles] if first else list(piece.idents)
    within = frozenset(counted)
    months = groupby(piece.idents, key=lambda ident: catalog.day(ident)[:7])
    way = (word_link(section, urls.names(section)),)
    return NameView(
        frame=frame(catalog, Heading("name", urls.name(entity.kind, entity.id, piece.number), entity.shown, way=way, section=section)),
        name=entity.shown,
        kind=str(entity.kind),
        note=note(entity),
        printed=entity.printed if first else (),
        counts=lists.counts(catalog, counted, len({catalog.day(ident) for ident in counted} - {""})),
        mentions=sum(named.count for named in entity.articles if named.article in within),
        trend=lists.trend(catalog, counted) if first else (),
        quotes=quotes(catalog, entity.quotes[:QUOTES]) if first else (),
        months=tuple(MonthOfCards(month, lists.cards(catalog, idents)) for month, idents in months),
        outlets=_outlets(catalog, counted) if first else (),
        near=near,
        rules=tuple(KindRule(f"{entity.kind}_{rule}", articles) for rule, articles in entity.rules) if first else (),
        pager=lists.part_pager(piece.number, count, url),
    )


def _outlets(catalog: Catalog, idents: list[str]) -> tuple[Link, ...]:
    """The outlets of these articles with their counts, the commonest first."""
    found = Counter(name for ident in idents if (name := catalog.entries[ident].brief.source))
    ranked = sorted(found, key=lambda name: (-found[name], name))[:OUTLETS]
    return tuple(Link(name, urls.outlet(catalog.outlets[name]), found[name]) for name in ranked)
