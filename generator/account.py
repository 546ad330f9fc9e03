"""The account of one article as rows: fields with their evidence, claims that lost, lines with what became of them, totals.

What `explain` shows, in the terminal and as a page, is the same account; here it is put into words once. Nothing is
decided here.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.doubts import Doubt, doubts, uncertain
from generator.model import Article, Basis, Claim, Label, Line, Refusal

_SINGLE = ("title", "published", "updated", "retrieved", "source", "attributed_to", "url", "language", "dateline", "standfirst")
_MANY = ("authors", "agencies", "credits", "captions", "related", "topics")
# A claim names its field in the singular where an article has several of it.
_PLURALS = {"agency": "agencies", "author": "authors", "caption": "captions", "credit": "credits", "topic": "topics"}
_UNKNOWN = "none"  # rule of a value that only says that nothing told it: the language 'und'
_OVERRIDE = "override"


class Field(NamedTuple):
    """A field with the claims that won and those that lost; both may be empty, not at once."""

    name: str
    claims: tuple[Claim, ...]
    lost: tuple[Refusal, ...]


class Row(NamedTuple):
    """What became of one line: `state` is 'kept', 'removed' or 'edited', `rule` in words, `doubted` a near thing."""

    line: Line
    state: str
    rule: str
    reason: str
    doubted: bool


class Account(NamedTuple):
    """All there is to tell of an article. `noun` is what its lines are called: of a page they are blocks."""

    article: Article
    noun: str
    facts: str
    fields: tuple[Field, ...]
    unknown: tuple[str, ...]
    rows: tuple[Row, ...]
    kept: int
    removed: int
    blank: int
    doubts: tuple[Doubt, ...]

    @property
    def total(self) -> str:
        """All lines, and of what."""
        return f"{count(self.kept + self.removed, self.noun)} of the {'page' if self.noun == 'block' else 'file'}"

    @property
    def blanks(self) -> str:
        """How many of the removed lines were blank, in brackets; '' where lines are blocks."""
        return "" if self.noun == "block" else f" ({self.blank} of them blank)"


def account(article: Article) -> Account:
    """The account of an article."""
    noun = "block" if article.format == "html" else "line"  # several blocks of a page may begin on one line of its source
    facts = f"{article.format}, {article.encoding}, {count(len(article.lines), noun)}, {count(len(article.body), 'paragraph')}"
    fields, unknown = _fields(article)
    rows = tuple(_row(line) for line in article.lines)
    kept = sum(line.kept for line in article.lines)
    blank = sum(line.label is Label.BLANK and not line.kept for line in article.lines)
    return Account(article, noun, facts, fields, unknown, rows, kept, len(rows) - kept, blank, doubts(article))


def _fields(article: Article) -> tuple[tuple[Field, ...], tuple[str, ...]]:
    known: dict[str, tuple[Claim, ...]] = {
        name: (claim,) if (claim := getattr(article, name)) and claim.rule != _UNKNOWN else () for name in _SINGLE
    }
    known |= {name: getattr(article, name) for name in _MANY}
    lost: dict[str, list[Refusal]] = {}  # a claim that lost may be for a field that no claim won
    for refusal in article.refused:
        lost.setdefault(_PLURALS.get(refusal.claim.field, refusal.claim.field), []).append(refusal)
    names = (*known, *sorted(set(lost) - set(known)))
    fields = tuple(Field(n, known.get(n, ()), tuple(lost.get(n, ()))) for n in names if known.get(n) or n in lost)
    return fields, tuple(n for n in known if not known[n] and n not in lost)


def _row(line: Line) -> Row:
    state = "edited" if line.rule == _OVERRIDE else "kept" if line.kept else "removed"
    rule = line.rule + (f", {count(len(line.cuts), 'cut')}" if line.cuts else "")
    return Row(line, state, rule, line.reason if line.reason != line.rule else "", uncertain(line))


def evidence(claim: Claim) -> str:
    """Where a claim was read and by which rule, in words."""
    return (f", line {claim.place.line}" if claim.place.line else "") + f", {claim.rule}"


def refused(refusal: Refusal) -> str:
    """What lost, where it stands, and why."""
    place = f"line {refusal.claim.place.line}" if refusal.claim.place.line else refusal.claim.rule
    return f"{refusal.claim.value} ({place}): {refusal.reason}"


def edited(claim: Claim) -> bool:
    """Whether the editor said it."""
    return claim.basis is Basis.EDITED


def count(number: int, noun: str) -> str:
    """The number with its noun in the right form."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
