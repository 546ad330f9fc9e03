r"""Writes references as BibTeX, for LaTeX's old and new tools alike (`year` and `month` beside biblatex's `date`).

What LaTeX takes for a command is escaped; a brace becomes its name, since BibTeX counts braces even where they are
escaped. Titles and names that would be taken apart stand in braces of their own. An inferred day stands in a note and in
`date` with EDTF's mark of doubt ('2025-07-29?'), which biblatex reads; not in `year` and `month`, which cannot say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from generator.plan.references import Reference

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{mark: f"\\{mark}" for mark in "$&#_%"},
    }
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_PARTED = re.compile(r",|\s[aA][nN][dD]\s|^[aA][nN][dD]\s|\s[aA][nN][dD]$|^others$")


def write(references: Iterable[Reference], note: str) -> bytes:
    """All references; `note` says of which fields that they were worked out, with a hole {fields}."""
    return "\n".join(_entry(reference, note) for reference in references).encode("utf-8", "replace")


def _entry(of: Reference, note: str) -> str:
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(of, note))
    return f"@{'article' if of.outlet else 'misc'}{{{of.id},\n{fields}}}\n"


def _fields(of: Reference, note: str) -> Iterator[tuple[str, str]]:
    names = [_name(name) for name in of.authors] + [f"{{{_escaped(name)}}}" for name in of.agencies]
    if names:
        yield "author", f"{{{' and '.join(names)}}}"
    yield "title", f"{{{{{_escaped(of.title)}}}}}"
    if of.outlet:
        yield "journal", f"{{{_escaped(of.outlet)}}}"
    if of.stated_day:
        yield "year", f"{{{of.day[:4]}}}"
        yield "month", _MONTHS[int(of.day[5:7]) - 1]
    if of.day:
        yield "date", f"{{{of.day}{'' if of.stated_day else '?'}}}"
    if of.url:
        yield "url", f"{{{quote(of.url, safe=_URL, errors='replace')}}}"
    if of.language:
        yield "language", f"{{{_escaped(of.language)}}}"
    if of.inferred:
        yield "note", f"{{{_escaped(note.format(fields=', '.join(of.inferred)))}}}"


_URL = "!#$%&'()*+,-./:;=?@[]_~"  # braces and backslashes are percent-encoded: nothing else can end a field


def _name(text: str) -> str:
    """A name; in braces where BibTeX would take it apart at a comma or an 'and', or a reader take its start for a command."""
    name = _escaped(text)
    return f"{{{name}}}" if _PARTED.search(text) or name.startswith("\\") else name


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
