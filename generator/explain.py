"""`newsdigest explain`: what became of an article, claim by claim and line by line.

Shows what `normalize` decided and why: each field with its evidence, the claims that lost, each line of the file (of a page,
each block) with its label and rule, and the totals. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Article, Basis, Claim, Label, Line
from generator.terminal import Styled, Terminal, columns, fitted

_SINGLE = ("title", "published", "updated", "retrieved", "source", "attributed_to", "url", "language", "dateline", "standfirst")
_MANY = ("authors", "agencies", "credits", "captions", "related", "topics")
# A claim names its field in the singular where an article has several of it.
_PLURALS = {"agency": "agencies", "author": "authors", "caption": "captions", "credit": "credits", "topic": "topics"}
_FIELD = 14  # columns of a field's name
_BASIS = {Basis.STATED: "good", Basis.DERIVED: "mark", Basis.INFERRED: "warning", Basis.EDITED: "note"}
_NUMBER, _STATE, _LABEL, _RULE = 5, 8, 13, 26  # columns of a line's row
_TEXT_LEAST = 24
_UNKNOWN = "none"  # rule of a value that only says that nothing told it: the language 'und'


def explain(article: Article, terminal: Terminal) -> None:
    """Print the whole account of one article."""
    noun = _noun(article)
    facts = f"{article.format}, {article.encoding}, {_count(len(article.lines), noun)}, {_count(len(article.body), 'paragraph')}"
    terminal.line(Styled(article.path, "bold"), f"  ({facts})")
    terminal.line()
    terminal.line(Styled("Fields", "bold"))
    _fields(article, terminal)
    terminal.line()
    terminal.line(Styled("Lines" if noun == "line" else "Blocks, each with the line it begins on", "bold"))
    for line in article.lines:
        _line(line, terminal)
    terminal.line()
    _totals(article, terminal)
    for problem in article.problems:
        terminal.problem(problem)


def _fields(article: Article, terminal: Terminal) -> None:
    known: dict[str, tuple[Claim, ...]] = {
        name: (claim,) if (claim := getattr(article, name)) and claim.rule != _UNKNOWN else () for name in _SINGLE
    }
    known |= {name: getattr(article, name) for name in _MANY}
    # A claim that lost may be for a field that no claim won.
    lost = {_PLURALS.get(refusal.claim.field, refusal.claim.field) for refusal in article.refused}
    for name in (*known, *sorted(lost - set(known))):
        if known.get(name) or name in lost:
            _field(name, known.get(name, ()), terminal)
            _losers(article, name, terminal)
    empty = [name for name in known if not known[name] and name not in lost]
    if empty:
        terminal.line("  ", Styled(f"no evidence for: {', '.join(empty)}", "dim"))


def _field(name: str, claims: tuple[Claim, ...], terminal: Terminal) -> None:
    if not claims:
        terminal.line("  ", Styled(fitted(name, _FIELD, fill=True), "bold"), Styled("none", "dim"))
    for claim in claims:
        terminal.line("  ", Styled(fitted(name, _FIELD, fill=True), "bold"), claim.value)
        terminal.line(*_evidence(claim, terminal.width()))
        if claim.why:
            terminal.line(" " * (_FIELD + 4), claim.why)


def _evidence(claim: Claim, width: int) -> Iterator[str | Styled]:
    """The basis, the place, the rule, and the words it was read from where they say more than the value."""
    yield " " * (_FIELD + 4)
    yield Styled(claim.basis, _BASIS[claim.basis])
    place = f", line {claim.place.line}" if claim.place.line else ""
    yield f"{place}, {claim.rule}"
    if claim.evidence and claim.evidence != claim.value:
        yield Styled(": " + fitted(claim.evidence, width and max(_TEXT_LEAST, width - 60)), "dim")


def _losers(article: Article, name: str, terminal: Terminal) -> None:
    for refusal in article.refused:
        if _PLURALS.get(refusal.claim.field, refusal.claim.field) == name:
            place = f"line {refusal.claim.place.line}" if refusal.claim.place.line else refusal.claim.rule
            terminal.line(" " * (_FIELD + 4), Styled("refused", "warning"), f" {refusal.claim.value} ({place}): {refusal.reason}")


def _line(line: Line, terminal: Terminal) -> None:
    width = terminal.width()
    taken = _NUMBER + _STATE + _LABEL + _RULE + 5
    text = fitted(line.text, width and max(_TEXT_LEAST, width - taken))
    if line.label is Label.BLANK and not line.kept:
        terminal.line(f"{line.number:>{_NUMBER}} ", Styled(f"{'removed':<{_STATE}} {line.label:<{_LABEL}}", "dim"))
        return
    state = Styled(f"{'kept' if line.kept else 'removed':<{_STATE}}", "good" if line.kept else "warning")
    rule = line.rule + (f", {_count(len(line.cuts), 'cut')}" if line.cuts else "")
    terminal.line(
        f"{line.number:>{_NUMBER}} ",
        state,
        f" {line.label:<{_LABEL}} ",
        Styled(fitted(rule, _RULE) if width else rule, "dim"),
        " " * max(1, _RULE + 1 - columns(rule)),
        text,
    )
    if line.reason and line.reason != line.rule:
        terminal.line(" " * (_NUMBER + 2 + _STATE), Styled(line.reason, "dim"))
    for cut in line.cuts:
        terminal.line(" " * (_NUMBER + 2 + _STATE), Styled("cut", "warning"), f" “{line.text[cut.start : cut.end]}”: {cut.rule}")


def _totals(article: Article, terminal: Terminal) -> None:
    kept = sum(line.kept for line in article.lines)
    removed = len(article.lines) - kept
    noun, whole, blanks = _noun(article), "page", ""
    if noun == "line":
        blank = sum(line.label is Label.BLANK and not line.kept for line in article.lines)
        whole, blanks = "file", f" ({blank} of them blank)"
    total = _count(len(article.lines), noun)
    terminal.line(Styled(str(kept), "good"), " kept + ", Styled(str(removed), "warning"), f" removed{blanks} = {total} of the {whole}")


def _noun(article: Article) -> str:
    """What the lines of an article are called: of a page they are blocks, and several may begin on one line of its source."""
    return "block" if article.format == "html" else "line"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
