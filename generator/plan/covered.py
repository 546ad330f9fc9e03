"""Coverage of a story as its page and digest.json show it: who was first, and what several outlets report, with the outlets that do.

Outlets, days and dates are facts; figures and statements are shown where the rights of the article that they are cited from allow it.
"""

from __future__ import annotations

from generator import urls
from generator.model import Reported, View
from generator.plan.catalog import Catalog
from generator.plan.name_data import place
from generator.plan.parts import Cited, Link
from generator.plan.shown import Allowance
from generator.plan.statements import cited

VOICES = 12  # outlets that a page names as having the same


class FirstReport(View, frozen=True):
    """An article of the first day: its title with the link, its outlet ('' when unknown) and its day, with how that is known."""

    article: Link
    outlet: str
    day: str
    day_basis: str


class Several(View, frozen=True):
    """What several outlets report. `kind` is statement, figure (`value` of what is `counted`) or date (`value` is EDTF).

    `said` is the words of the first that has it; `outlets` are those that do, first reported first, each with its article; `more`
    counts those that the page leaves out.
    """

    kind: str
    value: str
    counted: str
    said: Cited
    outlets: tuple[Link, ...]
    more: int = 0


def first(catalog: Catalog, story: str) -> tuple[FirstReport, ...]:
    """Who reported first, as far as days tell."""
    entries = [catalog.entries[ident] for ident in _first(catalog, story)]
    return tuple(FirstReport(catalog.link(e.id), e.brief.source, catalog.day(e.id), e.brief.day_basis) for e in entries)


def several(catalog: Catalog, story: str) -> tuple[Several, ...]:
    """What several outlets report."""
    made = []
    for one in _reported(catalog, story):
        entries = [catalog.entries[c.article] for c in one.citations]
        outlets = tuple(Link(e.brief.source, urls.article(e.id)) for e in entries)
        more = len(outlets[VOICES:])
        made.append(Several(one.kind, one.value, one.counted, cited(catalog, one.citations[0]), outlets[:VOICES], more))
    return tuple(made)


def record(catalog: Catalog, story: str) -> dict[str, object]:
    """The coverage of a story in digest.json."""
    entries = [catalog.entries[ident] for ident in _first(catalog, story)]
    return {
        "first": [{"article": e.id, "outlet": e.brief.source or None, "day": catalog.day(e.id)} for e in entries],
        "several": [
            {
                "kind": one.kind,
                "value": one.value or None,
                "counted": one.counted or None,
                "outlets": [{"outlet": catalog.entries[c.article].brief.source, "article": c.article} for c in one.citations],
                "citation": place(one.citations[0]),
            }
            for one in _reported(catalog, story)
        ],
    }


def _first(catalog: Catalog, story: str) -> tuple[str, ...]:
    ledger = catalog.links.stories.get(story)
    return tuple(ident for ident in ledger.coverage.first if ident in catalog.entries) if ledger else ()


def _reported(catalog: Catalog, story: str) -> list[Reported]:
    """What may be shown of it, as one list."""
    ledger = catalog.links.stories.get(story)
    allowance = Allowance()
    pairs = [(one, one.citations[0]) for one in (ledger.coverage.several if ledger else ())]
    return [one for one, c in pairs if allowance.take(c.article, catalog.shown[c.article], c.span.text)]
