"""`newsdigest explain`: what became of an article, claim by claim and line by line, in the terminal.

Lays the account out in columns: on a terminal everything fits its width, in a pipe nothing is shortened. What there is to
tell is `account`'s; the same as a page is `explain_page`'s.
"""

from __future__ import annotations

import textwrap

from generator.account import Account, Field, Row, account, evidence, refused
from generator.model import Article, Basis, Label
from generator.terminal import Styled, Terminal, columns, fitted

_FIELD = 14  # columns of a field's name
_BASIS = {Basis.STATED: "good", Basis.DERIVED: "mark", Basis.INFERRED: "warning", Basis.EDITED: "note"}
_STATE = {"kept": "good", "removed": "warning", "edited": "note"}
_NUMBER, _SAID, _LABEL, _RULE = 4, 7, 12, 22  # columns of a line's row
_INDENT = _NUMBER + _SAID + 2  # where the reason stands
_TEXT_LEAST = 12
_DOUBTED = "?"


def explain(article: Article, terminal: Terminal) -> None:
    """Print the whole account of one article."""
    told = account(article)
    terminal.line(Styled(article.path, "bold"), f"  ({told.facts})")
    terminal.line()
    terminal.line(Styled("Fields", "bold"))
    for field in told.fields:
        _field(field, terminal)
    if told.unknown:
        _wrapped(f"no evidence for: {', '.join(told.unknown)}", 2, "dim", terminal)
    terminal.line()
    terminal.line(Styled("Lines" if told.noun == "line" else "Blocks, each with the line it begins on", "bold"))
    for row in told.rows:
        _line(row, terminal)
    _doubts(told, terminal)
    terminal.line()
    terminal.line(Styled(str(told.kept), "good"), " kept + ", Styled(str(told.removed), "warning"), f" removed{told.blanks} = {told.total}")
    for problem in article.problems:
        terminal.problem(problem)


def _field(field: Field, terminal: Terminal) -> None:
    name = Styled(fitted(field.name, _FIELD, fill=True), "bold")
    if not field.claims:
        terminal.line("  ", name, Styled("none", "dim"))
    indent = _FIELD + 2
    width = terminal.width()
    for claim in field.claims:
        first, *rest = _lines(claim.value, width, indent)
        terminal.line("  ", name, first)
        for part in rest:
            terminal.line(" " * indent, part)
        place = evidence(claim)
        words = ""
        if claim.evidence and claim.evidence != claim.value:
            left = width - indent - 2 - columns(claim.basis + place) - 2
            words = ": " + fitted(claim.evidence, width and max(_TEXT_LEAST, left))
        terminal.line(" " * (indent + 2), Styled(claim.basis, _BASIS[claim.basis]), place, Styled(words, "dim"))
        if claim.why:
            _wrapped(claim.why, indent + 2, "", terminal)
    for refusal in field.lost:
        first, *rest = _lines(refused(refusal), width, indent + 10)
        terminal.line(" " * (indent + 2), Styled("refused", "warning"), " ", first)
        for part in rest:
            terminal.line(" " * (indent + 10), part)


def _line(row: Row, terminal: Terminal) -> None:
    width = terminal.width()
    number = f"{row.line.number:>{_NUMBER}} "
    if row.line.label is Label.BLANK and not row.line.kept:
        terminal.line(number, Styled(f"{row.state:<{_SAID}} {row.line.label}", "dim"))
        return
    label = f"{row.line.label}{_DOUBTED if row.doubted else ''}"
    rule = fitted(row.rule, _RULE, fill=True) if width else f"{row.rule:<{_RULE}}"
    terminal.line(
        number,
        Styled(f"{row.state:<{_SAID}}", _STATE[row.state]),
        " ",
        Styled(f"{label:<{_LABEL}}", "warning") if row.doubted else f"{label:<{_LABEL}}",
        " ",
        Styled(rule, "dim"),
        " ",
        fitted(row.line.text.strip(), width and max(_TEXT_LEAST, width - _INDENT - _LABEL - _RULE - 2)),
    )
    if row.reason:
        _wrapped(row.reason, _INDENT, "dim", terminal)
    for cut in row.line.cuts:
        _wrapped(f"cut “{row.line.text[cut.start : cut.end]}”: {cut.rule}", _INDENT, "warning", terminal)


def _doubts(told: Account, terminal: Terminal) -> None:
    if told.doubts:
        terminal.line()
        terminal.line(Styled("Least certain", "bold"), f"  (lines marked {_DOUBTED}; what you set in site.yaml always wins)")
    for doubt in told.doubts:
        place = f"line {doubt.line}, " if doubt.line else ""
        terminal.line("  ", Styled(doubt.nearness, "warning"), f"  {place}{doubt.field}")
        _wrapped(f"{doubt.what}; {doubt.cure}", 4, "", terminal)


def _wrapped(text: str, indent: int, style: str, terminal: Terminal) -> None:
    """Print a text below what it belongs to, broken at the terminal's width."""
    for part in _lines(text, terminal.width(), indent):
        terminal.line(" " * indent, Styled(part, style) if style else part)


def _lines(text: str, width: int, indent: int) -> list[str]:
    """The text in lines that fit behind the indentation; scripts without spaces, whose letters are wide, in half as many letters."""
    text = " ".join(text.split())
    if not width or columns(text) <= width - indent:
        return [text]
    room = max(_TEXT_LEAST, width - indent)
    return textwrap.wrap(text, room if columns(text) == len(text) else room // 2, break_on_hyphens=False) or [""]
