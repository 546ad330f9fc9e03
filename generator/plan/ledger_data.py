"""What pages show of the reports' own words, as records of digest.json: in short, who said what, figures, what one alone has.

Statements go through the rights of their articles, as on pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Citation, Ledger, Related
from generator.plan.catalog import Catalog
from generator.plan.covered import record
from generator.plan.name_data import place, said
from generator.plan.shown import Allowance

NOTHING = Ledger((), (), (), ())


def ledger(catalog: Catalog, story: str) -> dict[str, object]:
    """The keys of a story's record that its ledger gives."""
    held = catalog.links.stories.get(story, NOTHING)
    counted = [(one, citations(catalog, one.citations, one.values)) for one in held.figures]
    return {
        "summary": citations(catalog, held.summary),
        "quotes": [{"speaker": one.speaker, **what} for one in held.quotes if (what := said(catalog, one))],
        "figures": [
            {"counted": one.counted, "differ": one.differ and len(cited) > 1, "citations": cited} for one, cited in counted if cited
        ],
        "only": citations(catalog, held.only),
        "coverage": record(catalog, story),
    }


def summary(catalog: Catalog, topic: str) -> list[dict[str, object]]:
    """A topic in short."""
    return citations(catalog, catalog.links.topics.get(topic, NOTHING).summary)


def neighbours(catalog: Catalog, ident: str) -> dict[str, object]:
    """The keys of an article's record that lead to others."""
    links = catalog.links
    related: tuple[Related, ...] = links.related.get(ident, ())
    return {
        "earlier": links.earlier.get(ident),
        "later": links.later.get(ident),
        "related": [{"article": r.article, "kind": r.kind, "shared": r.shared} for r in related],
    }


def citations(catalog: Catalog, cited: Sequence[Citation], values: Sequence[str] = ()) -> list[dict[str, object]]:
    """Those of the citations that may be shown; with `values`, each with the figure that it gives."""
    allowance = Allowance()
    given: Sequence[dict[str, str]] = [{"value": value} for value in values] or [{}] * len(cited)
    return [
        {**place(c), **more}
        for c, more in zip(cited, given, strict=True)
        if allowance.take(c.article, catalog.shown[c.article], c.span.text)
    ]
