"""What stands above a Markdown text about it: front matter in YAML or TOML, header lines, a title block, a list of properties.

The static site generators, note-taking programs and web clippers each have a way of their own: `---` (Jekyll, Hugo, Obsidian,
MarkDownload, Joplin), `+++` (Hugo, Zola), lines of `Title: ...` (Pelican, MultiMarkdown), `%` (Pandoc), and lines of
properties below the title (Notion, Readwise, Dataview). Decides which lines are such and what they say by name; what a name
means is a table of `markdown`.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from generator.markup import front_matter
from generator.problems import Problem

LIMIT = 65_536  # characters of front matter
MOST = 200  # lines of it, and fields
LEAST = 2  # known names that make lines of properties
NEAR = 12  # lines below the title where properties stand

_PROPERTY = re.compile(
    r"[ \t]{0,3}(?:[-*+][ \t]+)?(?:\*\*|__)?([A-Za-z][A-Za-z0-9 _-]{0,40}?)[ \t]*"
    r"(?:::?(?:\*\*|__)?|(?:\*\*|__)::?)[ \t]+(\S.{0,2000})$"
)
_PANDOC = re.compile(r"%[ \t]+(\S.{0,2000})$")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(\S.{0,200}?)[ \t#]*$")
_PICTURE = re.compile(r"[ \t]*!\[[^\]\n]{0,500}\]\([^()\n]{0,2000}\)[ \t]*$")
_WIKI = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
_LINK = re.compile(r"\[[^\[\]]{0,200}\]\((https?://[^()\s]{3,2000})\)$")
_ADDRESS = re.compile(r"<(https?://[^<>\s]{3,2000})>$")
_PAIR = re.compile(r"([A-Za-z_][\w-]{0,40})[ \t]*:[ \t]+(\S.{0,2000})$")
_EQUATION = re.compile(r"([A-Za-z_][\w-]{0,40})[ \t]*=[ \t]*(\S.{0,2000})$")
_ABOVE = frozenset({"metadata", "properties", "info", "details", "eigenschaften", "metadaten"})  # headings above properties


class Said(NamedTuple):
    """One value: its name in lower case with '_' for spaces, its text, and where it stands."""

    name: str
    text: str
    line: int
    column: int


class Above(NamedTuple):
    """What stands above a text: the numbers of its lines (from 0), what they say, and what is wrong with them."""

    lines: frozenset[int]
    fields: tuple[Said, ...]
    problems: tuple[Problem, ...] = ()


def above(text: str, lines: Sequence[str], path: str, names: frozenset[str]) -> Above:
    """What a Markdown file says of itself above its text; `names` are the names of fields that mean something."""
    found = _yaml(text, lines, path)
    if not found.lines and not found.problems:
        found = _toml(lines, path) or _pandoc(lines) or _header(lines, names) or found
    below = _properties(lines, max(found.lines, default=-1) + 1, names)
    if below:
        found = Above(found.lines | below.lines, (*found.fields, *below.fields), found.problems)
    return found._replace(fields=tuple(said._replace(text=_plain(said.text)) for said in found.fields[:MOST]))


def _yaml(text: str, lines: Sequence[str], path: str) -> Above:
    """Front matter between '---'; one that is no YAML is read as lines of 'key: value'."""
    front = front_matter(text, path)
    start = front.start
    fields = [Said(field.name, field.text, field.line, field.column) for field in front.fields]
    if front.problems:
        start, fields = _pairs(lines)
    return Above(frozenset(range(min(start - 1, len(lines)))), tuple(fields), front.problems)


def _pairs(lines: Sequence[str]) -> tuple[int, list[Said]]:
    """The fields of a broken front matter, and the line after it; (1, none) where it does not end."""
    end = next((n for n, line in enumerate(lines[1:2000], 1) if line.rstrip() in {"---", "..."}), 0)
    fields = []
    for number, line in enumerate(lines[1:end], 2):
        if found := _PAIR.match(line):
            fields.append(Said(found[1].lower(), found[2].strip().strip("[]\"'"), number, found.start(2) + 1))
    return (end + 2, fields) if end else (1, [])


def _toml(lines: Sequence[str], path: str) -> Above | None:
    """Front matter between '+++'; one that is no TOML is read as lines of 'key = value'. None where there is none."""
    if not lines or lines[0].rstrip() != "+++":
        return None
    end = next((n for n, line in enumerate(lines[1:MOST], 1) if line.rstrip() == "+++"), 0)
    source = "\n".join(lines[1:end])
    if not end or len(source) > LIMIT:
        return None
    try:
        table = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        pairs = [(number, found) for number, line in enumerate(lines[1:end], 2) if (found := _EQUATION.match(line))]
        fields = tuple(Said(_named(f[1]), f[2].strip("\"' "), number, f.start(2) + 1) for number, f in pairs)
        problem = Problem("front-matter", path, 1, 1, "the front matter cannot be read: it is no TOML", "put texts between quotation marks")
        return Above(frozenset(range(end + 1)), fields, (problem,)) if fields else None
    fields = tuple(_of_table(table, lines[:end]))
    return Above(frozenset(range(end + 1)), fields)


def _of_table(table: dict[str, Any], lines: Sequence[str]) -> Iterator[Said]:
    """The values of a table and of the tables in it (`[params]`, `[taxonomies]`), by their own names, each on the line of its key."""
    inner = [(key, value) for one in table.values() if isinstance(one, dict) for key, value in one.items()]
    for key, value in [*table.items(), *inner]:
        number = next((n for n, line in enumerate(lines, 1) if line.replace('"', "").lstrip().startswith(key)), 1)
        for one in value if isinstance(value, list) else [value]:
            text = one.isoformat() if isinstance(one, dt.date) else one if isinstance(one, str) else ""
            if text:
                yield Said(_named(key), text, number, 1)


def _pandoc(lines: Sequence[str]) -> Above | None:
    """A title block: up to three lines that begin with '%': title, authors, date."""
    found = []
    for number, line in enumerate(lines[:3]):
        match = _PANDOC.match(line)
        if not match and line.strip() != "%":
            break
        found.append((number, match))
    if not found or not found[0][1]:
        return None
    fields = [
        Said(name, text.strip(), number + 1, lines[number].find(text.strip()) + 1)
        for (number, match), name in zip(found, ("title", "author", "date"), strict=False)
        if match
        for text in (match[1].split(";") if name == "author" else [match[1]])
    ]
    return Above(frozenset(number for number, _ in found), tuple(fields))


def _header(lines: Sequence[str], names: frozenset[str]) -> Above | None:
    """Lines of 'Title: ...' from the first line on, up to a blank one."""
    return _block(lines, 0, names) if lines and lines[0][:1].isalpha() else None


def _properties(lines: Sequence[str], start: int, names: frozenset[str]) -> Above | None:
    """Lines of properties below the title, before any text: at once, or below a heading that says so or a picture."""
    number = start
    titled = False
    heads: list[int] = []
    while number < min(len(lines), start + NEAR):
        line = lines[number]
        heading = _HEADING.match(line)
        if heading and heading[1].casefold() in _ABOVE:
            heads.append(number)
        elif heading and not titled:
            titled = True
        elif line.strip() and not _PICTURE.match(line):
            found = _block(lines, number, names) if titled else None
            return found._replace(lines=found.lines | frozenset(heads)) if found else None
        number += 1
    return None


def _block(lines: Sequence[str], start: int, names: frozenset[str]) -> Above | None:
    """The lines of properties from one on; None where a line up to the next blank one is none, or too few names are known."""
    fields = []
    number = start
    while number < len(lines) and number < start + MOST and lines[number].strip():
        match = _PROPERTY.match(lines[number])
        if not match:
            return None
        fields.append(Said(_named(match[1]), match[2].strip(), number + 1, match.start(2) + 1))
        number += 1
    known = {said.name for said in fields} & names
    return Above(frozenset(range(start, number)), tuple(fields)) if len(known) >= LEAST else None


def _named(key: str) -> str:
    return key.strip().lower().replace(" ", "_")


def _plain(text: str) -> str:
    """A value without the marks of a link: '[[Ann Lee]]', '<https://...>', '[source](https://...)'."""
    text = _WIKI.sub(r"\1", text.strip()) if "[[" in text else text.strip()
    link = _LINK.match(text) or _ADDRESS.match(text)
    return link[1] if link else text
