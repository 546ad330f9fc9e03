"""How articles word one statement: the comparison that linking made, as pages and digest.json show it, through the rights of each article.

A comparison prints words of two articles beside each other, so it is shown where both may be, whole, or not at all.
"""

from __future__ import annotations

from generator.model import Citation, QuoteEntry, Wording
from generator.plan.catalog import Catalog
from generator.plan.shown import Allowance
from generator.plan.worded import RunOfWords


def allowed(catalog: Catalog, entry: QuoteEntry, allowance: Allowance) -> tuple[Wording, ...]:
    """Those of the comparisons that may be shown."""
    return tuple(wording for wording in entry.wordings if _may(catalog, wording, allowance))


def _may(catalog: Catalog, wording: Wording, allowance: Allowance) -> bool:
    """Whether both texts may be shown: the article's words, and again those of the whole that differ."""
    texts: dict[str, list[str]] = {}
    for run in wording.runs:
        for side in (run.own, run.whole if run.kind != "same" else None):
            if side:
                texts.setdefault(side.article, []).append(side.span.text)
    wholes = {run.whole.article for run in wording.runs if run.whole}
    if any(catalog.shown[ident].mode == "facts" for ident in {*texts, *wholes}):
        return False
    return all(allowance.take(ident, catalog.shown[ident], " ".join(row)) for ident, row in texts.items())


def runs(wording: Wording) -> tuple[RunOfWords, ...]:
    """A comparison for a page."""
    made: list[RunOfWords] = []
    before: Citation | None = None
    for run in wording.runs:
        own = run.own
        apart = bool(before and own and (before.span.paragraph, before.span.end) != (own.span.paragraph, own.span.start))
        whole = run.whole.span.text if run.whole else ""
        made.append(
            RunOfWords(
                run.kind, whole, locus(run.whole) if run.whole else "", own.span.text if own else "", locus(own) if own else "",
                len(whole.split()), apart,
            )
        )  # fmt: skip
        before = own or before
    return tuple(made)


def locus(citation: Citation) -> str:
    """Where words stand: `article#anchor:start-end`."""
    return f"{citation.article}#{citation.anchor}:{citation.span.start}-{citation.span.end}"
