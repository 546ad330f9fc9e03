"""The digest as JSON (`data/digest.json`) and the seeds' texts (`data/seeds/`), for other programs and for checking.

docs/json.md documents the format, docs/digest.schema.json is its schema. Statements go through the rights of their
articles as on pages. A seed's text is its decoded lines as the provenance panel numbers them, in UTF-8: not the file's
own bytes, which may be HTML with scripts, and would run as a page of this site. It is given only with full rights.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from generator import urls
from generator.model import Article, Citation, Ledger, Story, TimelineEntry, Topic, Value
from generator.plan.catalog import Catalog
from generator.plan.sheet import Leaf, Load, Source
from generator.plan.shown import Allowance

VERSION = 1
NOTHING = Ledger((), (), (), ())


class DigestBasis(Value, frozen=True):
    """The digest's parts in the order of the file, each with its records."""

    site: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


class SeedBasis(Value, frozen=True):
    """The article whose seed's text is given."""

    source: Source


def leaves(catalog: Catalog) -> Iterator[Leaf[DigestBasis] | Leaf[SeedBasis]]:
    """digest.json, and a text for each article that may be shown in full."""
    yield Leaf("digest.json", urls.DIGEST_JSON, partial(_basis, catalog), _write)
    for ident, entry in catalog.entries.items():
        if catalog.shown[ident].full:
            yield Leaf("seed", urls.seed(ident), partial(SeedBasis, Source(entry.brief.path, entry.brief.digest)), _seed)


def edition(catalog: Catalog) -> str:
    """The SHA-256 of digest.json, in hex: what two people compare to know that they hold the same digest."""
    return hashlib.sha256(_write(_basis(catalog), _no_load)).hexdigest()


def _no_load(source: Source) -> Article:
    raise LookupError(source.path)


def _basis(catalog: Catalog) -> DigestBasis:
    config = catalog.config
    site = {"title": config.title, "description": config.description, "base_url": config.base_url, "language": config.language}
    return DigestBasis(
        site=_json({**site, "today": catalog.digest.today}),
        parts=(
            ("articles", tuple(_json(_article(catalog, ident)) for ident in catalog.entries)),
            ("stories", tuple(_json(_story(catalog, story)) for story in catalog.digest.stories)),
            ("topics", tuple(_json(_topic(catalog, topic)) for topic in catalog.digest.topics)),
            ("timeline", tuple(_json(event) for entry in catalog.links.timeline if (event := _event(catalog, entry)))),
        ),
    )


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
        "story": entry.story,
        "copies": catalog.copy_ids(ident),
        "earlier": catalog.links.earlier.get(ident),
        "later": catalog.links.later.get(ident),
        "related": [{"article": r.article, "kind": r.kind, "shared": r.shared} for r in catalog.links.related.get(ident, ())],
        "inferred": brief.inferred,
        "edited": brief.edited,
    }


def _story(catalog: Catalog, story: Story) -> dict[str, object]:
    return {
        "id": story.id,
        "url": urls.story(story.id),
        "title": story.title,
        "articles": story.articles,
        "first": story.first or None,
        "last": story.last or None,
        "outlets": story.outlets,
        "origins": story.origins,
        **_ledger(catalog, catalog.links.stories.get(story.id, NOTHING)),
    }


def _topic(catalog: Catalog, topic: Topic) -> dict[str, object]:
    return {
        "id": topic.id,
        "url": urls.topic(topic.id),
        "name": topic.name,
        "description": topic.description,
        "found": topic.found,
        "rule": topic.rule,
        "articles": topic.articles,
        "stories": topic.stories,
        "near": topic.near,
        "summary": _citations(catalog, catalog.links.topics.get(topic.id, NOTHING).summary),
    }


def _ledger(catalog: Catalog, ledger: Ledger) -> dict[str, object]:
    """What a story's page shows of its reports' own words: in short, who said what, figures, and what one outlet alone has."""
    said = [(one.speaker, one.basis, _citations(catalog, one.citations)) for one in ledger.quotes]
    counted = [(one.counted, _citations(catalog, one.citations, one.values)) for one in ledger.figures]
    return {
        "summary": _citations(catalog, ledger.summary),
        "quotes": [{"speaker": speaker, "basis": basis, "citations": cited} for speaker, basis, cited in said if cited],
        "figures": [{"counted": what, "citations": cited} for what, cited in counted if cited],
        "only": _citations(catalog, ledger.only),
    }


def _citations(catalog: Catalog, citations: Sequence[Citation], values: Sequence[str] = ()) -> list[dict[str, object]]:
    """Those of the citations that may be shown; with `values`, each with the figure that it gives."""
    allowance = Allowance()
    given: Sequence[dict[str, str]] = [{"value": value} for value in values] or [{}] * len(citations)
    return [
        _citation(c) | more
        for c, more in zip(citations, given, strict=True)
        if allowance.take(c.article, catalog.shown[c.article], c.span.text)
    ]


def _event(catalog: Catalog, entry: TimelineEntry) -> dict[str, object] | None:
    """An entry of the timeline with the citations that may be shown; None where there is none."""
    citations = _citations(catalog, entry.citations)
    if not citations:
        return None
    return {
        "id": entry.id,
        "value": entry.value,
        "first_reported": entry.first_reported or None,
        "origins": entry.origins,
        "citations": citations,
    }


def _citation(citation: Citation) -> dict[str, object]:
    span = citation.span
    place = {"paragraph": span.paragraph, "start": span.start, "end": span.end}
    return {"article": citation.article, "anchor": citation.anchor, **place, "text": span.text}


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _write(basis: DigestBasis, load: Load) -> bytes:  # noqa: ARG001 - the signature of every `write`
    """One record a line: a change of one article is a change of few lines."""
    blocks = [f'"version": {VERSION}', f'"site": {basis.site}']
    for name, records in basis.parts:
        inner = ",\n  ".join(records)
        blocks.append(f'"{name}": [\n  {inner}\n ]' if records else f'"{name}": []')
    return ("{\n " + ",\n ".join(blocks) + "\n}\n").encode("utf-8", "replace")


def _seed(basis: SeedBasis, load: Load) -> bytes:
    article = load(basis.source)
    return "".join(f"{line.text}\n" for line in article.lines).encode("utf-8", "replace")
