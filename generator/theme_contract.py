"""The contract between pages and themes, as a document: each template with every field of the view it is given.

Read from the view types themselves, their docstrings and the remarks beside their fields, so that it cannot fall behind.
`python -m generator.theme_contract > themes/README.md` writes it anew; a test holds the file to it.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

import generator.plan  # noqa: F401 - declares the view types
from generator.model import View

INTRODUCTION = """# Themes

<!-- Made by `python -m generator.theme_contract`; do not edit by hand. -->

A theme is a folder: in `themes/` of a site, or here among those that come with newsdigest. `theme: NAME` in site.yaml
chooses it.

    themes/NAME/
      theme.yaml        title, description; extends: the theme that stands behind this one
      templates/        Jinja templates, one for each page kind, and whatever they include
      templates/book.css the look of an EPUB (its text is dossier.html)
      static/           style.css, tokens.css, more.css, app.js and others; published as assets/NAME.HASH.EXT
      i18n/             the texts of the interface: en.yaml, de.yaml ...

**Extending.** With `extends: broadsheet` a theme needs only what it does differently: a template, a static file or a text
that it lacks is taken from the theme behind it. A template of the theme behind it is also found under that theme's name,
so `{% extends "broadsheet/day.html" %}` can change one block; macros of a file are taken over with
`{% import "broadsheet/parts.html" as paper %}{% set card = paper.card %}`. `tokens.css` (colours, faces, sizes) goes into the
stylesheet before `style.css`, and either can be replaced alone. `more.css` replaces nothing: it stands behind them, that of
the theme behind first, so that a few rules can be changed. [docs/themes.md](../docs/themes.md) shows how.

**What a template sees.** One name, `view`: frozen plain data, with the fields below and nothing else. A field that does
not exist is an error that names the template's line and the fields there are. There are no globals, no clock, no files. Every
`href` is ready to print. Dates are ISO 8601 or EDTF text; the filters below put them into the site's language.

**Escaping.** Everything is escaped. `|trusted` prints HTML as it is; it is for `introduction` and `html`, which were sanitized
when they were read, and for nothing else. Templates run in a sandbox; `safe` and other filters that print unescaped text do
not exist.

**A page's policy.** Pages forbid inline scripts and styles and everything from other sites (`default-src 'self'`), so a theme
brings its styles in `static/` only.

## Functions and filters

| name | what it gives |
|---|---|
| `t('key', n=3, name='x')` | the text of that key; `n` chooses the plural form, `{name}` is filled in |
| `name(text, kind)` | the words of a link or title by its kind: see `Link` |
| `weekdays(m.first)` | the days of the week, from `first` of a month on (without it Monday): pairs of short and full name |
| `asset('logo.svg')` | the path of a static file, below `view.frame.root` |
| `x\\|date('long')` | a date in words; styles full, long, short, month, year, time |
| `x\\|ends` | the values for `<time datetime>`: one, two for an interval, none for what is no date |
| `n\\|number` | a number in words |
| `x\\|label('basis')` | the text `basis_x`, or `x` itself where there is none |
| `x\\|reason` | how a date was worked out, in the theme's language where it has texts `reason_...`, else `x` itself |
| `items\\|listed` | 'A, B and C' |
| `x\\|web` | the address if it is http or https, else '' |
| `x\\|script_data` | JSON for a `<script type="application/ld+json">` |
| `x\\|trusted` | HTML as it is, for `introduction` and `html` only |

Jinja's own filters that neither print unescaped text nor vary are there too (`length`, `join`, `map`, `selectattr` ...).

## Texts

`i18n/en.yaml` of broadsheet lists every key. A text is a line, or its plural forms under CLDR's names (`one`, `few`, `many`,
`other`). A language without a file falls back to English, with a warning.
"""


class Field(NamedTuple):
    """A field of a view: its name, its type as written, and the remark beside it ('' without one)."""

    name: str
    type: str
    remark: str


def contract() -> str:
    """The whole document."""
    kinds = sorted(_views(View), key=lambda kind: (kind.__module__, inspect.getsourcelines(kind)[1]))
    pages = sorted((kind for kind in kinds if kind.__name__.endswith("View")), key=template)
    parts = [kind for kind in kinds if not kind.__name__.endswith("View")]
    lines = [INTRODUCTION, "## Templates", ""]
    lines += ["Each is given one view.", ""]
    for kind in pages:
        lines += _section(f"`{template(kind)}`: {kind.__name__}", kind)
    lines += ["## Parts of views", ""]
    for kind in parts:
        lines += _section(kind.__name__, kind)
    return "\n".join(lines)


def template(kind: type[View]) -> str:
    """The template that shows a view: `DayView` is day.html's."""
    return kind.__name__.removesuffix("View").lower() + ".html"


def fields(kind: type[View]) -> Iterator[Field]:
    """The fields of a view, in order, with what stands beside them in the source."""
    source = inspect.getsource(kind)
    lines = source.splitlines()
    tree = ast.parse(source).body[0]
    for node in tree.body if isinstance(tree, ast.ClassDef) else ():
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            remark = re.search(r"#\s*(.+)$", lines[node.lineno - 1][node.end_col_offset :])
            yield Field(node.target.id, ast.unparse(node.annotation), remark[1].strip() if remark else "")


def _section(heading: str, kind: type[View]) -> list[str]:
    rows = [f"| `{field.name}` | `{_cell(field.type)}` | {_cell(field.remark)} |" for field in fields(kind)]
    return [f"### {heading}", "", inspect.cleandoc(kind.__doc__ or ""), "", "| field | type | |", "|---|---|---|", *rows, ""]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _views(base: type[View]) -> Iterator[type[View]]:
    for kind in base.__subclasses__():
        if kind.__module__.startswith("generator.plan"):
            yield kind
        yield from _views(kind)


if __name__ == "__main__":
    sys.stdout.write(contract())
