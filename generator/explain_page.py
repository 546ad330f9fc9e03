"""`newsdigest explain --html`: the account of articles as one page that stands alone.

Everything is in the file: no script, no request, styles for light and dark. The page is made of escaped text and fixed
mark-up, without a template: it belongs to no theme. What there is to tell is `account`'s.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from generator.account import Account, Field, Row, account, evidence, refused
from generator.model import Article, Label
from generator.problems import Problem
from generator.text import printable

_STYLE = """
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1b1b; --dim: #595959; --rule: #d0d0d0; --good: #1a6b2d; --lost: #8a4b00; --edit: #1d4fa8; --doubt: #fff3c4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151515; --ink: #ececec; --dim: #ababab; --rule: #444; --good: #7ed492; --lost: #f2b36b; --edit: #9dc1ff; --doubt: #453a10;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 75rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
body { overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; }
h2 { margin-top: 2rem; font-size: 1.15rem; }
dt { margin-top: .7rem; font-weight: 600; }
dd { margin: 0 0 0 1rem; }
.dim, small { color: var(--dim); font-size: .9rem; }
.doubted small { color: inherit; }
.kept, .stated { color: var(--good); }
.removed, .inferred, .refused { color: var(--lost); }
.edited { color: var(--edit); font-weight: 600; }
table { width: 100%; border-collapse: collapse; }
caption { padding-bottom: .4rem; color: var(--dim); text-align: start; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top; }
tbody th { font-weight: 400; font-variant-numeric: tabular-nums; }
td:nth-child(2), td:nth-child(3) { white-space: nowrap; }
td:nth-child(4) { width: 35%; }
td:nth-child(5) { width: 45%; }
.doubted > * { background: var(--doubt); }
article + article { margin-top: 4rem; border-top: 4px double var(--rule); }
@media (max-width: 40rem) {
  thead { display: none; }
  table, tbody, tr, :is(td, tbody th):nth-child(n) { display: block; width: auto; }
  td, tbody th { padding: 0; border: 0; }
  tr { padding: .6rem .3rem; border-bottom: 1px solid var(--rule); }
}
"""
_HEAD = "".join(f'<th scope="col">{name}</th>' for name in ("Line", "State", "Label", "Rule and reason", "Text"))
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(articles: Sequence[Article]) -> str:
    """The page, as HTML text that ends with a newline."""
    title = articles[0].path if len(articles) == 1 else f"{len(articles)} articles"
    parts = [part for article in articles for part in _article(account(article), alone=len(articles) == 1)]
    heading = [] if len(articles) == 1 else [f"<h1>{_text(title)} explained</h1>"]
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{_text(title)} explained</title>",
            f"<style>{_STYLE}</style>",
            "<main>",
            *heading,
            *parts,
            "</main>",
            "</html>\n",
        ]
    )


def write(name: str, articles: Sequence[Article]) -> Problem | None:
    """Write the page to a file, or to standard output for '-'; the problem that kept it from being written."""
    data = page(articles).encode("utf-8", "replace")
    if name == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return None
    try:
        Path(name).write_bytes(data)
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno).lower() if isinstance(error, OSError) and error.errno else "no file can have this name"
        return Problem("output-unwritable", name, 0, 0, f"cannot write: {reason}")
    return None


def _text(text: str) -> str:
    return escape(printable(text))


def _article(told: Account, *, alone: bool) -> Iterator[str]:
    article = told.article
    first, second = ("h1", "h2") if alone else ("h2", "h3")
    language = article.language.value
    yield "<article>"
    yield f"<{first}>{_text(article.path)}</{first}>"
    yield f'<p class="dim">{_text(told.facts)}</p>'
    if told.doubts:
        yield f"<{second}>Least certain</{second}><ol>"
        for doubt in told.doubts:
            place = f"line {doubt.line}, " if doubt.line else ""
            cure = f"<br><small>{_text(doubt.cure)}</small>"
            yield f"<li>{place}{_text(doubt.field)}, {doubt.nearness}: {_text(doubt.what)}{cure}</li>"
        yield "</ol>"
    yield f"<{second}>Fields</{second}><dl>"
    for field in told.fields:
        yield from _field(field, language)
    yield "</dl>"
    if told.unknown:
        yield f'<p class="dim">No evidence for: {_text(", ".join(told.unknown))}</p>'
    yield f"<{second}>{'Lines' if told.noun == 'line' else 'Blocks'}</{second}>"
    yield from _table(told, language)
    yield f"<p>{told.kept} kept + {told.removed} removed{told.blanks} = {told.total}</p>"
    yield from (f'<p class="removed">{_text(str(problem))}</p>' for problem in article.problems)
    yield "</article>"


def _field(field: Field, language: str) -> Iterator[str]:
    yield f"<dt>{_text(field.name)}</dt>"
    if not field.claims:
        yield '<dd class="dim">none</dd>'
    for claim in field.claims:
        words = f": “<span{_lang(language)}>{_text(claim.evidence)}</span>”" if claim.evidence and claim.evidence != claim.value else ""
        why = f"<br><small>{_text(claim.why)}</small>" if claim.why else ""
        yield (
            f"<dd><span{_lang(language)}>{_text(claim.value)}</span><br>"
            f'<small><span class="{claim.basis}">{claim.basis}</span>{_text(evidence(claim))}{words}</small>{why}</dd>'
        )
    for refusal in field.lost:
        yield f'<dd><small><span class="refused">refused</span> {_text(refused(refusal))}</small></dd>'


def _table(told: Account, language: str) -> Iterator[str]:
    begin = "" if told.noun == "line" else " Each block is named by the line of the source on which it begins."
    doubted = " Near things are shaded and marked with a question mark." if any(row.doubted for row in told.rows) else ""
    yield "<table>"
    yield f"<caption>Every {told.noun}, kept or removed, with the rule that decided.{begin}{doubted}</caption>"
    yield f"<thead><tr>{_HEAD}</tr></thead>"
    yield "<tbody>"
    for row in told.rows:
        yield _row(row, language)
    yield "</tbody></table>"


def _row(row: Row, language: str) -> str:
    line = row.line
    blank = line.label is Label.BLANK and not line.kept
    reason = f"<br><small>{_text(row.reason)}</small>" if row.reason else ""
    cuts = "".join(f"<br><small>cut “{_text(line.text[cut.start : cut.end])}”: {_text(cut.rule)}</small>" for cut in line.cuts)
    opened = '<tr class="doubted">' if row.doubted else "<tr>"
    return (
        f'{opened}<th scope="row">{line.number}</th>'
        f'<td><span class="{row.state}">{row.state}</span></td><td>{line.label}{"?" if row.doubted else ""}</td>'
        f"<td>{'' if blank else _text(row.rule)}{reason}{cuts}</td><td{_lang(language)}>{_text(line.text.strip())}</td></tr>"
    )


def _lang(language: str) -> str:
    return "" if language in {"", "und"} else f' lang="{escape(language)}" dir="auto"'
