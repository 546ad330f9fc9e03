"""The provenance panel of an article: where each field was read, what was refused, which lines were removed by what rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Article, Claim, View
from generator.plan.shown import Shown


class FieldRow(View, frozen=True):
    """A field in the provenance panel: its value, the evidence with its line (0: none), its basis and rule."""

    field: str
    value: str
    evidence: str
    line: int
    basis: str
    rule: str
    why: str
    refused: tuple[str, ...]  # 'value (reason)'


class RemovedRow(View, frozen=True):
    """A line, or part of one, that the page does not show, and the rule that removed it."""

    line: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """Which lines of a published seed were kept and which removed, as ranges of their places in it, from 1.

    A line's place is not always its number: the blocks of an HTML page that begin on one line of it share a number.
    """

    kept: str
    removed: str
    body: dict[int, list[int]]

    @classmethod
    def of(cls, article: Article) -> Receipt:
        """The receipt of a whole article."""
        body: dict[int, list[int]] = defaultdict(list)
        for place, line in enumerate(article.lines, 1):
            if line.field == "body":
                body[line.number].append(place)
        kept = ranges(place for place, line in enumerate(article.lines, 1) if line.kept)
        removed = ranges(place for place, line in enumerate(article.lines, 1) if not line.kept)
        return cls(kept, removed, dict(body))

    def places(self, numbers: Iterable[int]) -> str:
        """The places of the lines of the body that have these numbers."""
        return ranges(sorted({place for number in numbers for place in self.body.get(number, ())}))


def ranges(numbers: Iterable[int]) -> str:
    """Rising numbers in short: '1-3,7'."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in found)


def field_rows(article: Article, shown: Shown) -> tuple[FieldRow, ...]:
    """A row for each claim of the article, and one for each field that has only refused claims."""
    refused: dict[str, list[str]] = defaultdict(list)
    for refusal in article.refused:
        value = shown.refused(refusal.claim)
        refused[refusal.claim.field].append(f"{value} ({refusal.reason})" if value else refusal.reason)
    rows = [_row(claim, shown, tuple(refused.pop(claim.field, ()))) for claim in _claims(article)]
    rows += [FieldRow(field, "", "", 0, "none", "", "", tuple(reasons)) for field, reasons in refused.items()]
    return tuple(rows)


def _row(claim: Claim, shown: Shown, refused: tuple[str, ...]) -> FieldRow:
    return FieldRow(
        field=claim.field,
        value=shown.value(claim),
        evidence=shown.evidence(claim, claim.evidence),
        line=claim.place.line,
        basis=str(claim.basis),
        rule=claim.rule,
        why=shown.evidence(claim, claim.why),
        refused=refused,
    )


def _claims(article: Article) -> Iterator[Claim]:
    """The winning claims in the order of the panel."""
    single = (
        article.title,
        article.published,
        article.updated,
        article.retrieved,
        article.source,
        article.attributed_to,
        article.url,
        article.language,
        article.dateline,
        article.standfirst,
    )
    yield from (claim for claim in single if claim)
    for several in (article.authors, article.agencies, article.credits, article.topics, article.captions, article.related):
        yield from several


def removed_rows(article: Article, shown: Shown) -> tuple[RemovedRow, ...]:
    """The lines that no field shows, and the parts cut from lines that one does; blank lines are left out.

    Of an outlet whose text is restricted, a line stands without its words where these may not be shown.
    """
    rows = []
    for line in article.lines:
        if not line.kept and line.text.strip():
            rows.append(RemovedRow(line.number, shown.statement(line.text.strip()), line.rule))
        elif line.kept:
            pieces = ((line.text[cut.start : cut.end].strip(), cut.rule) for cut in line.cuts)
            rows += [RemovedRow(line.number, shown.statement(text), rule) for text, rule in pieces if text]
    return tuple(rows)
