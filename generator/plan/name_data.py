"""People, places and organizations as records of `data/digest.json`: statements go through the rights of their articles."""

from __future__ import annotations

from collections.abc import Iterator

from generator import urls
from generator.model import Citation, Entity, QuoteEntry
from generator.plan.catalog import Catalog
from generator.plan.shown import Allowance
from generator.plan.wordings import allowed

Record = dict[str, object]


def sections(catalog: Catalog) -> Iterator[tuple[str, list[Record]]]:
    """Each section of names with its records, by id."""
    for kind, section in urls.NAME_SECTIONS.items():
        yield section, [_record(catalog, entity) for entity in catalog.links.names if entity.kind is kind]


def _record(catalog: Catalog, entity: Entity) -> Record:
    return {
        "id": entity.id,
        "url": urls.name(entity.kind, entity.id),
        "name": entity.shown,
        "printed": entity.printed,
        "articles": [{"id": named.article, "mentions": named.count} for named in entity.articles],
        "known_by": [{"rule": rule, "articles": count} for rule, count in entity.rules],
        "near": [{"section": urls.NAME_SECTIONS[n.kind], "id": n.id, "articles": n.articles} for n in entity.near],
        "quotes": [record for quote in entity.quotes if (record := said(catalog, quote))],
    }


def said(catalog: Catalog, quote: QuoteEntry) -> Record | None:
    """What was said, with the citations that may be shown; None where there is none."""
    allowance = Allowance()
    citations = [place(c) for c in quote.citations if allowance.take(c.article, catalog.shown[c.article], c.span.text)]
    return {"basis": quote.basis, "citations": citations, "wordings": wordings(catalog, quote, allowance)} if citations else None


def wordings(catalog: Catalog, quote: QuoteEntry, allowance: Allowance) -> list[Record]:
    """How articles word it otherwise than the first citation."""
    return [
        {
            "article": wording.article,
            "runs": [
                {"kind": run.kind, "whole": place(run.whole) if run.whole else None, "own": place(run.own) if run.own else None}
                for run in wording.runs
            ],
        }
        for wording in allowed(catalog, quote, allowance)
    ]


def place(citation: Citation) -> Record:
    """A verbatim statement in its place."""
    span = citation.span
    where = {"paragraph": span.paragraph, "start": span.start, "end": span.end}
    return {"article": citation.article, "anchor": citation.anchor, **where, "text": span.text}
