"""Who and what the digest names again and again: the names of single articles joined to people, places and organizations.

Two articles mean the same where both print the full name, or a form of it that differs only by a middle name or its initial and
fits no other, or by a short given name where reports of one event agree on it; where both mean the same entry of a table (a country,
an acronym that all know); or where the editor says so. A surname that an article prints alone is joined within that article only
(`generator.analyze`), never across. What becomes of a name that is found, `name_kinds` decides: those of an unknown kind have no page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.config import NamePages, NameRule, SiteConfig
from generator.link.known import Known, voice
from generator.link.name_kinds import FOUND, OFTENER, is_longer, kind_of, rules_of
from generator.link.near_names import near
from generator.link.nicknames import SUFFIXES, nicknames
from generator.link.sayings import sayings
from generator.model import Entity, Entry, Name, NamedIn, NameKind, NearName, Span
from generator.text import fold, slug

PRINTED = 12  # other forms that are told
_TAKEN = frozenset(["index"])  # names of pages that are no name's
_LEADS = {"us": "united states", "un": "united nations"}  # before the rest of an organization's name: 'U.S. Senate'
_ENTRY = "="  # the mark before an entry of a table, which is no text


class Met(NamedTuple):
    """An article that names somebody, and by which of its names."""

    entry: Entry
    names: list[Name]


Group = dict[str, Met]  # by article, in the order of the digest


def names(known: Known, config: SiteConfig) -> tuple[Entity, ...]:
    """All that have a page, by kind and id."""
    table = {_key(rule.name): rule for rule in config.names if rule.name}
    groups = {key: group for key, group in _met(known, table).items() if _recurs(group, config.name_pages)}
    kinds = {key: kind for key, group in groups.items() if (kind := _kind(group, table.get(key)))}
    kinds = {key: kind for key, kind in kinds.items() if key in table or not _is_slip(key, kind, kinds, groups)}
    called = {key: table[key].name if key in table else _shown(groups[key]) for key in kinds}
    ids = _ids(kinds, called)
    beside = near({key: groups[key] for key in kinds}, kinds, ids)
    made = [_entity(_Page(kind, ids[key], called[key], beside[key]), groups[key], table.get(key)) for key, kind in kinds.items()]
    return tuple(sorted(made, key=lambda entity: (FOUND.index(entity.kind), entity.id)))


def _is_slip(key: str, kind: NameKind, kinds: dict[str, NameKind], groups: dict[str, Group]) -> bool:
    """Whether a name is a commoner one of its kind with words too many."""
    if kind not in OFTENER or " " not in key:
        return False
    words = key.split()
    parts = (" ".join(words[start:end]) for start in range(len(words)) for end in (len(words), len(words) - 1))
    counts = {part: len(groups[part]) for part in parts if kinds.get(part) is kind}
    return is_longer(key, counts, OFTENER[kind])


class _Page(NamedTuple):
    """What a name's page is called, and what stands near it."""

    kind: NameKind
    id: str
    called: str
    near: tuple[NearName, ...]


def _key(text: str) -> str:
    """The identity of a name: folded, without dots and hyphens, on which outlets do not agree."""
    return _plain(fold(text))


def _plain(key: str) -> str:
    """The same of a key that is folded already."""
    return key.replace(".", "").replace("-", " ")


def _met(known: Known, table: dict[str, NameRule]) -> dict[str, Group]:
    """Every name of every article by what it means."""
    aliases = {_key(alias): key for key, rule in table.items() for alias in (rule.name, *rule.aliases) if alias}
    plain = {n.key: _plain(n.key) for e in known.digest.entries for n in e.features.names if n.kind is NameKind.PERSON}
    whole = joined(dict.fromkeys(plain.values()))
    short = nicknames(known, {key: whole.get(form, form) for key, form in plain.items()})
    whole = {form: short.get(full, full) for form, full in whole.items()} | short
    met: dict[str, Group] = {}
    for entry in known.digest.entries:
        for name in entry.features.names:
            key = aliases.get(_plain(name.key)) or _meaning(name, whole)
            met.setdefault(key, {}).setdefault(entry.id, Met(entry, [])).names.append(name)
    return met


def _meaning(name: Name, whole: dict[str, str]) -> str:
    """The key under which a name of one article meets those of others; places of the tables have their entry."""
    if name.kind is NameKind.PLACE and name.known:
        return _ENTRY + name.known
    key = _plain(name.known or name.key)
    lead, _, rest = key.partition(" ")
    if name.kind is NameKind.ORGANIZATION and rest and lead in _LEADS:
        return f"{_LEADS[lead]} {rest}"
    return whole.get(key, key)


def joined(keys: Iterable[str]) -> dict[str, str]:
    """A full name -> the one with a middle that it is: all forms with the same ends, where each fits the longest."""
    ends: dict[tuple[str, str], list[str]] = {}
    for key in keys:
        parts = key.split()
        if len(parts) > 1:
            ends.setdefault((parts[0], " ".join(parts[-1 - (parts[-1] in SUFFIXES and len(parts) > 2) :])), []).append(key)
    whole: dict[str, str] = {}
    for forms in ends.values():
        longest = max(forms, key=lambda key: (len(key), key))
        if len(forms) > 1 and all(_fits(form, longest) for form in forms):
            whole |= dict.fromkeys(forms, longest)
    return whole


def _fits(short: str, long: str) -> bool:
    """Whether a name has no middle, or the middle of the longer one or its initials; 'George W.' is not 'George H. W.'."""
    own, other = short.split()[1:-1], long.split()[1:-1]
    alike = (a == b or (a[:1] == b[:1] and 1 in (len(a), len(b))) for a, b in zip(own, other, strict=False))
    return not own or (len(own) == len(other) and all(alike))


def _recurs(group: Group, least: NamePages) -> bool:
    """Whether it stands in enough articles, those with one text counted once, and often enough."""
    if len(group) < least.articles or len({voice(met.entry) for met in group.values()}) < least.articles:
        return False
    return sum(len(name.spans) for met in group.values() for name in met.names) >= least.mentions


def _kind(group: Group, rule: NameRule | None) -> NameKind | None:
    """What it is; None where it has no page."""
    if rule is not None and rule.hide:
        return None
    if rule is not None and rule.kind is not None:
        return NameKind(rule.kind)
    return kind_of([met.names for met in group.values()])


def _shown(group: Group) -> str:
    """The commonest of the full forms; one that is all capitals only where there is no other."""
    full = Counter(name.shown for met in group.values() for name in met.names if name.kind is not NameKind.OTHER)
    full = full or Counter(name.shown for met in group.values() for name in met.names)
    called = min(full, key=lambda text: (text.replace(".", "").isupper(), -full[text], text))
    cased = Counter(text for met in group.values() for text in _texts(met) if text != called and fold(text) == fold(called))
    return min(cased, key=lambda text: (text.isupper(), -cased[text], text)) if cased and called.isupper() else called


def _ids(kinds: dict[str, NameKind], called: dict[str, str]) -> dict[str, str]:
    """The name of each page: its slug, numbered from 2 where several of a kind have it."""
    ids: dict[str, str] = {}
    taken: set[tuple[NameKind, str]] = {(kind, name) for kind in FOUND for name in _TAKEN}
    for key in sorted(kinds):
        plain = slug(called[key], fallback="name")[:70].strip("-")
        number, ident = 1, plain
        while (kinds[key], ident) in taken:
            number += 1
            ident = f"{plain}-{number}"
        taken.add((kinds[key], ident))
        ids[key] = ident
    return ids


def _entity(page: _Page, group: Group, rule: NameRule | None) -> Entity:
    """Everything that is told of it."""
    forms = Counter(text for met in group.values() for text in dict.fromkeys(_texts(met)))
    other = [text for text in sorted(forms, key=lambda text: (-forms[text], text)) if text != page.called]
    rules = rules_of(page.kind, [met.names for met in group.values()])
    return Entity(
        id=page.id,
        kind=page.kind,
        shown=page.called,
        printed=tuple(other[:PRINTED]),
        articles=tuple(NamedIn(ident, sum(len(n.spans) for n in met.names), _first(met)) for ident, met in group.items()),
        rules=(("edited", len(group)), *rules) if rule is not None and rule.kind else rules,
        near=page.near,
        quotes=sayings(group.values()) if page.kind is NameKind.PERSON else (),
    )


def _texts(met: Met) -> Iterator[str]:
    return (span.text for name in met.names for span in name.spans)


def _first(met: Met) -> Span | None:
    """The first place outside quotations, which a link may not cut."""
    quoted = [(quote.span.paragraph, quote.span.start, quote.span.end) for quote in met.entry.features.quotes]
    spans = sorted((span for name in met.names for span in name.spans), key=lambda span: (span.paragraph, span.start))
    return next((s for s in spans if not any(p == s.paragraph and start < s.end and s.start < end for p, start, end in quoted)), None)
