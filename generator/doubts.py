"""What the program is least sure of in an article, and what settles it.

Reads the decisions that normalizing has made and kept with their reasons; decides nothing anew. A doubt's certainty is
0 where the opposite was as likely and 1 where nothing speaks for it; kinds are put on that one scale by hand, since what
counts is the order in which an editor should look. So a reader is told in words how near it was, never as a number: it is no
probability of being right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.model import Article, Basis, Claim, Line, Refusal

SURE = 0.75  # certainty from which nothing is told
_NEARNESS = ((0.15, "a close call"), (0.45, "unsure"), (SURE, "fairly sure"))  # below which certainty it is called what
_TITLE, _LINE = 4.0, 3.0  # margins of a title's weight and of a line's log odds that count as certain
_LONG = 40  # characters from which a line's being text or not matters
_DAY = 10  # characters of an ISO day
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])")
_MONTHS = 12


class Doubt(NamedTuple):
    """One decision in doubt. `line` is 0 where it is about no line, `code` its code as a problem.

    `cure` says what in site.yaml, or in the file's front matter, settles it.
    """

    certainty: float
    field: str
    line: int
    what: str
    cure: str
    code: str = "look-uncertain"

    @property
    def nearness(self) -> str:
        """How near the opposite decision was, in words."""
        return next(words for bound, words in _NEARNESS if self.certainty < bound)


def doubts(article: Article) -> tuple[Doubt, ...]:
    """The decisions in doubt, the least certain first."""
    found = [*_title(article), *_day(article), *_outlet(article), *_lines(article)]
    return tuple(sorted((d for d in found if d.certainty < SURE), key=lambda d: (d.certainty, d.line, d.field)))


def _lost(article: Article, field: str) -> list[Refusal]:
    return [refusal for refusal in article.refused if refusal.claim.field == field]


def _edited(claim: Claim | None) -> bool:
    return claim is not None and claim.basis is Basis.EDITED


def _title(article: Article) -> Iterator[Doubt]:
    title = article.title
    if _edited(title):
        return
    cure = _cure(article, "title", "title")
    if title.rule == "file name":
        yield Doubt(0.05, "title", 0, f"no line looks like a title, so the file's name stands in (“{title.value[:60]}”)", cure)
    near = [refusal for refusal in _lost(article, "title") if refusal.margin is not None]
    if near:
        rival = min(near, key=lambda refusal: refusal.margin or 0.0)
        what = f"“{title.value[:60]}” was taken for the title, “{rival.claim.value[:60]}” (line {rival.claim.place.line}) comes close"
        yield Doubt(round(min(1.0, (rival.margin or 0.0) / _TITLE), 2), "title", title.place.line, what, cure)


def _day(article: Article) -> Iterator[Doubt]:
    claim = article.published
    if claim is None or _edited(claim):
        return
    cure = _cure(article, "date", "date")
    day = claim.value[:_DAY]
    if claim.basis is Basis.INFERRED:
        yield Doubt(0.1, "published", claim.place.line, f"the day, {day}, is not stated but worked out: {claim.why}", cure, "look-inferred")
        return
    written = _NUMERIC.search(claim.evidence)
    if written and written[1] != written[3] and max(int(written[1]), int(written[3])) <= _MONTHS:
        yield Doubt(0.3, "published", claim.place.line, f"“{written[0]}” was read as {day}; day and month may be the other way round", cure)
    others = {refusal.claim.value[:_DAY]: refusal for refusal in _lost(article, "published") if refusal.claim.value[:_DAY] != day}
    if others:
        named = ", ".join(f"{value} (line {other.claim.place.line})" for value, other in sorted(others.items())[:3])
        yield Doubt(0.4, "published", claim.place.line, f"the file states other days than {day}: {named}", cure)


def _outlet(article: Article) -> Iterator[Doubt]:
    others = sorted({refusal.claim.value for refusal in _lost(article, "source")})
    if article.source and others and not _edited(article.source):
        named = ", ".join(f"“{name[:60]}”" for name in others[:3])
        cure = _cure(article, "outlet", "source")
        yield Doubt(0.5, "source", article.source.place.line, f"“{article.source.value[:60]}” or {named}: the file names both", cure)


def _lines(article: Article) -> Iterator[Doubt]:
    """Lines whose score was near the opposite decision; a paragraph of several lines counts once."""
    told: set[tuple[float, str]] = set()
    for line in article.lines:
        if line.margin is None or len(line.text.strip()) < _LONG or (line.margin, line.reason) in told:
            continue
        told.add((line.margin, line.reason))
        other = "remove" if line.field == "body" else "keep"
        what = f"taken for {line.label}{'' if line.kept else ' and removed'}: “{line.text.strip()[:60]}”"
        yield Doubt(round(min(1.0, line.margin / _LINE), 2), "body", line.number, what, _set(article, other, f"[{line.number}]"))


def uncertain(line: Line) -> bool:
    """Whether a line was a near thing."""
    return line.margin is not None and line.margin / _LINE < SURE


def _cure(article: Article, key: str, front: str) -> str:
    """How to say what a field is: in site.yaml, and in the file itself where its format has a place for it."""
    value = "YYYY-MM-DD" if key == "date" else "..."
    own = f", or `{front}:` in its front matter" if article.format == "markdown" else ""
    return _set(article, key, value) + own


def _set(article: Article, key: str, value: str) -> str:
    return f"set `{key}: {value}` for {article.path} under overrides in site.yaml"
