"""The digest as JSON (`data/digest.json`) and the seeds' texts (`data/seeds/`), for other programs and for checking.

docs/json.md documents the format, docs/digest.schema.json is its schema. Statements go through the rights of their
articles as on pages. A seed's text is its decoded lines as the provenance panel numbers them, in UTF-8: not the file's
own bytes, which may be HTML with scripts, and would run as a page of this site. It is given only with full rights.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import partial

import msgspec

from generator import urls
from generator.model import TimelineEntry, Value
from generator.plan import edits, grouped
from generator.plan.catalog import Catalog
from generator.plan.ledger_data import ledger, neighbours, summary
from generator.plan.name_data import place, sections
from generator.plan.sheet import Leaf, Load, Source
from generator.plan.shown import Allowance

VERSION = 1


class DigestBasis(Value, frozen=True):
    """The SHA-256 of the whole file, in hex: the file itself is made before its key, and held until it is written."""

    edition: str


class SeedBasis(Value, frozen=True):
    """The article whose seed's text is given."""

    source: Source


def leaves(catalog: Catalog) -> Iterator[Leaf[DigestBasis] | Leaf[SeedBasis]]:
    """digest.json, and a text for each article that may be shown in full."""
    yield Leaf("digest.json", urls.DIGEST_JSON, lambda: DigestBasis(edition(catalog)), partial(_write, catalog))
    for ident, entry in catalog.entries.items():
        if catalog.shown[ident].full:
            yield Leaf("seed", urls.seed(ident), partial(SeedBasis, Source(entry.brief.path, entry.brief.digest)), _seed)


def edition(catalog: Catalog) -> str:
    """The SHA-256 of digest.json, in hex: what two people compare to know that they hold the same digest."""
    if "edition" not in catalog.held:
        made = catalog.held["digest.json"] = _file(catalog)
        catalog.held["edition"] = hashlib.sha256(made).hexdigest().encode()
    return catalog.held["edition"].decode()


def _write(catalog: Catalog, basis: DigestBasis, load: Load) -> bytes:
    held = catalog.held.pop("digest.json", None)
    return _file(catalog) if held is None else held


def _file(catalog: Catalog) -> bytes:
    """One record a line: a change of one article is a change of few lines."""
    config = catalog.config
    site = {"title": config.title, "description": config.description, "base_url": config.base_url, "language": config.language}
    blocks = [f'"version": {VERSION}', f'"site": {_json({**site, "today": catalog.digest.today})}']
    for name, records in _parts(catalog):
        inner = ",\n  ".join(records)
        blocks.append(f'"{name}": [\n  {inner}\n ]' if inner else f'"{name}": []')
    return ("{\n " + ",\n ".join(blocks) + "\n}\n").encode("utf-8", "replace")


def _parts(catalog: Catalog) -> Iterator[tuple[str, Iterable[str]]]:
    """The digest's parts in the order of the file, each with its records."""
    yield "articles", (_json(_article(catalog, ident)) for ident in catalog.entries)
    yield "stories", (_json({**grouped.story(catalog, story), **ledger(catalog, story.id)}) for story in catalog.digest.stories)
    yield "topics", (_json({**grouped.topic(topic), "summary": summary(catalog, topic.id)}) for topic in catalog.digest.topics)
    yield "origins", (_json(grouped.origin(origin)) for origin in catalog.digest.origins)
    yield "timeline", (_json(event) for entry in catalog.links.timeline if (event := _event(catalog, entry)))
    for section, records in sections(catalog):
        yield section, (_json(record) for record in records)


def _article(catalog: Catalog, ident: str) -> dict[str, object]:
    entry = catalog.entries[ident]
    brief = entry.brief
    return {
        "file": brief.path,
        "id": ident,
        "url": urls.article(ident),
        "title": brief.title,
        "published": brief.published or None,
        "published_basis": brief.published_basis,
        "updated": brief.updated or None,
        "source": brief.source or None,
        "source_basis": brief.source_basis,
        "attributed_to": brief.attributed_to or None,
        "original": catalog.originals[ident] or None,
        "language": brief.language or None,
        "authors": brief.authors,
        "agencies": brief.agencies,
        "words": brief.words,
        "text_sha256": (catalog.shown[ident].full and brief.text_sha256) or None,
        "seed_sha256": (catalog.shown[ident].full and brief.seed_sha256) or None,
        "rights": catalog.shown[ident].mode,
        "topics": [match.topic for match in entry.topics if match.topic in catalog.topics],
        "matches": [grouped.match(catalog, ident, match) for match in entry.topics if match.topic in catalog.topics],
        "story": entry.story,
        "copies": catalog.copy_ids(ident),
        **neighbours(catalog, ident),
        "inferred": brief.inferred,
        "edited": brief.edited,
        "corrections": [{"date": note.date, "text": note.text} for note in edits.notes(catalog, ident)],
    }


def _event(catalog: Catalog, entry: TimelineEntry) -> dict[str, object] | None:
    """An entry of the timeline with the citations that may be shown; None where there is none."""
    allowance = Allowance()
    citations = [place(c) for c in entry.citations if allowance.take(c.article, catalog.shown[c.article], c.span.text)]
    if not citations:
        return None
    return {
        "id": entry.id,
        "value": entry.value,
        "first_reported": entry.first_reported or None,
        "origins": entry.origins,
        "citations": citations,
    }


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _seed(basis: SeedBasis, load: Load) -> bytes:
    article = load(basis.source)
    return "".join(f"{line.text}\n" for line in article.lines).encode("utf-8", "replace")
