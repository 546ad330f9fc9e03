"""Normalizing: from what a file holds to one article, with a claim per field and a decision on every line.

`normalize` is pure. The order of work: mark-up off, lines joined to blocks, each block heard for itself (`lines`) and
compared with the folder's other articles (`furniture`), the body's extent found (`extents`), the title, the rest by
surroundings (`bodies`), then each field of `FIELDS` in order; last, what is kept is made a text that would be left alone
(`whole`). Every line of the draft comes out again, kept or removed, with the rule that decided.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.config import SiteConfig
from generator.model import Article, Brief, Claim, Draft, Label, Line, Shared
from generator.normalize import (
    addresses,
    agencies,
    bodies,
    bylines,
    captions,
    credit_lines,
    datelines,
    dates,
    extents,
    furniture,
    inferred,
    judgement,
    lines,
    overrides,
    receipts,
    sources,
    titles,
    weights,
    whole,
)
from generator.normalize.breaks import block_of, joined, rows_of
from generator.normalize.languages import beginning_of, language_of, sample_of
from generator.normalize.records import brief_of, record_of
from generator.normalize.sheet import Block, Row, Sheet

ALONE = Shared()
"""Of a draft that is compared with no other."""

__all__ = ["ALONE", "FIELDS", "brief", "heard", "normalize", "record"]


def _of(name: str) -> Callable[[Sheet], tuple[Claim, ...]]:
    """The claims that the blocks of a field are, one each."""

    def decide(sheet: Sheet) -> tuple[Claim, ...]:
        lines = tuple(sheet.claim(name, b.text, b, b.rule) for b in sheet.blocks if b.field == name)
        return (lines or tuple(c for c in sheet.draft.claims if c.field == name))[:1]

    return decide


def _related(sheet: Sheet) -> tuple[Claim, ...]:
    """Titles of articles pointed to, without the words that point."""
    return tuple(
        sheet.claim("related", b.text.partition(":")[2].strip() or b.text, b, b.rule) for b in sheet.blocks if b.field == "related"
    )


# In order: a later field may look at the earlier ones. Each returns its winning claims and refuses the others on the sheet.
FIELDS: dict[str, Callable[[Sheet], tuple[Claim, ...]]] = {
    "dateline": datelines.dateline,
    "captions": captions.captions,
    "published": dates.published,
    "updated": dates.updated,
    "retrieved": dates.retrieved,
    "source": sources.source,
    "attributed_to": sources.attributed,
    "authors": bylines.authors,
    "agencies": agencies.agencies,
    "credits": credit_lines.credits_of,
    "standfirst": _of("standfirst"),
    "related": _related,
    "topics": overrides.topics,
}


def normalize(draft: Draft, config: SiteConfig, shared: Shared = ALONE) -> Article:
    """The article of a draft: fields as claims, body, every line accounted for. Pure; never raises on a draft's content.

    `shared` are the lines that other articles have too; without it the draft is judged by itself.
    """
    sheet = ruled(draft, config, shared)
    if draft.format != "html":  # HTML has said itself what is what
        begun = sheet.first
        judgement.judge(sheet, weights.weights())
        if titles.doubtful(sheet, begun):
            sheet.found["title"] = overrides.edited(sheet, "title", (titles.title(sheet),))
    bodies.standfirst(sheet)
    for name, decide in FIELDS.items():
        sheet.found[name] = overrides.edited(sheet, name, decide(sheet))
    if not sheet.found["published"]:
        sheet.found["published"] = inferred.inferred(sheet)
    bodies.above(sheet)
    sheet.found["standfirst"] = FIELDS["standfirst"](sheet)
    bodies.below(sheet)
    overrides.lines(sheet)
    receipts.settle(sheet)
    whole.settle(sheet)
    titles.lone(sheet)
    return _article(sheet)


def ruled(draft: Draft, config: SiteConfig, shared: Shared = ALONE) -> Sheet:
    """The sheet of a draft as far as rules go: voices heard, the body's extent and the title found, the extent's lines decided on."""
    rows = rows_of(draft)
    apart = whole.apart(rows, draft)
    sheet = heard(draft, config, shared, rows, together=not apart)
    sheet.clean = apart and whole.whole(sheet)
    if apart and not sheet.clean:
        sheet.style, groups = joined(rows, draft.format, sheet.language.value)
        if len(groups) < len(rows):
            sheet = heard(draft, config, shared, rows)
    sheet.first, sheet.last = (1, len(sheet.blocks)) if sheet.clean else extents.extent(sheet)
    sheet.first = extents.trimmed(sheet)
    sheet.found["url"] = addresses.url(sheet)
    sheet.found["title"] = overrides.edited(sheet, "title", (titles.title(sheet),))
    bodies.inside(sheet)
    return sheet


def brief(article: Article) -> Brief:
    """What lists and grouping need of an article."""
    return brief_of(article)


def record(article: Article) -> dict[str, Any]:
    """The JSON object that `newsdigest normalize` prints."""
    return record_of(article)


def heard(draft: Draft, config: SiteConfig, shared: Shared, rows: list[Row], *, together: bool = True) -> Sheet:
    """The sheet of a draft, with what each text and the other articles say; rows are joined to texts only where `together`."""
    sheet = _sheet(draft, config, rows, together=together)
    sheet.shared = shared
    lines.listen(sheet)
    furniture.furnish(sheet)
    return sheet


def _sheet(draft: Draft, config: SiteConfig, rows: list[Row], *, together: bool) -> Sheet:
    sample = sample_of([r.plain.text for r in rows])
    language = language_of(draft, sample, beginning_of(rows))
    style, groups = joined(rows, draft.format, language.value) if together else ("blank", [[row] for row in rows])
    hyphened = any(r.plain.text.endswith("-") for g in groups for r in g[:-1])
    vocabulary = frozenset(w for r in rows for w in r.plain.text.split()) if hyphened else frozenset()
    blocks = [block_of(group, language.value, vocabulary) for group in groups]
    return Sheet(draft, config, language, blocks, sample, style)


def _article(sheet: Sheet) -> Article:
    draft, found = sheet.draft, sheet.found

    def one(name: str) -> Claim | None:
        return next(iter(found.get(name, ())), None)

    return Article(
        path=draft.path,
        digest=draft.digest,
        format=draft.format,
        encoding=draft.encoding,
        language=sheet.language,
        title=found["title"][0],
        published=one("published"),
        updated=one("updated"),
        retrieved=one("retrieved"),
        source=one("source"),
        attributed_to=one("attributed_to"),
        url=one("url"),
        dateline=one("dateline"),
        standfirst=one("standfirst"),
        agencies=found["agencies"],
        authors=found["authors"],
        credits=found["credits"],
        captions=found["captions"],
        related=found["related"],
        topics=found["topics"],
        body=bodies.paragraphs(sheet),
        lines=_lines(sheet),
        refused=tuple(sheet.refused),
        hidden=sheet.override.hide,
        problems=draft.problems,
    )


def _lines(sheet: Sheet) -> tuple[Line, ...]:
    """Every line of the draft, in order, with the decision on the block it belongs to."""
    decided: dict[int, tuple[Block, Row]] = {row.index: (block, row) for block in sheet.blocks for row in block.rows}
    result = []
    for index, line in enumerate(sheet.draft.lines):
        if index in decided:
            block, row = decided[index]
            result.append(
                Line(
                    line.number, line.text, block.label or Label.NOISE, block.field, block.rule, block.reason, row.plain.cuts, block.margin
                )
            )
        else:
            result.append(Line(line.number, line.text, Label.BLANK, "", "blank line"))
    return tuple(result)
