"""Writes the reference documents that are made from declarations: docs/configuration.md, docs/site.schema.json, docs/problems.md.

`python -m generator.schema` rewrites all three; a test fails when they are out of date. What a setting or a problem is,
is said where it is declared (`generator.config`, `generator.problems`) and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import msgspec
import msgspec.inspect as kinds

from generator.config import (
    FILE,
    Correction,
    Feeds,
    Limits,
    NamePages,
    NameRule,
    OutletRule,
    Override,
    Rights,
    Settings,
    SiteConfig,
    StoryRule,
    TopicRule,
)
from generator.problems import CODES, Severity
from generator.settings import FORMS, described, fields_of, unwrapped
from generator.yamltext import CONFIG_LIMIT

DOCUMENTS = ("docs/configuration.md", "docs/problems.md", "docs/site.schema.json")

_GROUPS: tuple[tuple[str, type[Settings]], ...] = (
    # heading, declaration: in the order of the page
    ("The site", SiteConfig),
    ("topics", TopicRule),
    ("stories", StoryRule),
    ("outlets", OutletRule),
    ("names", NameRule),
    ("name_pages", NamePages),
    ("overrides", Override),
    ("corrections", Correction),
    ("rights", Rights),
    ("feeds", Feeds),
    ("limits", Limits),
)

_OPENING = f"""\
<!-- Made by `python -m generator.schema` from generator/config.py: edit it there. -->

# Configuration

A site is a folder; its settings stand in `{FILE}` in that folder. Every key may be left out, and without the file all
defaults apply. A short one:

```yaml
# yaml-language-server: $schema=site.schema.json
title: My digest
base_url: https://name.github.io/repository/
topics:
  - name: Sanctions
    terms: [sanction, tariff]
    phrases: [export controls]
outlets:
  - name: The Example Times
    domains: [example.com]
overrides:
  seeds/interview.txt:
    date: 2025-07-29
    topics: [Sanctions]
```

The first line is for editors that speak to yaml-language-server (VS Code, Neovim, Helix and others): it names a copy of
[site.schema.json](site.schema.json), by which they complete keys and mark mistakes as you type.

`newsdigest check` tells everything that is wrong with the file at once, each with its line and column.

## How values are written

- A value is taken as it is written: `title: 1984` is a text, `date: 2025-07-29` needs no quotation marks, `name: No` is no
  truth value. Only where true or false is wanted, `yes`, `no`, `on` and `off` are understood as well.
- A text that holds `: ` or ` #`, or starts with one of ``@ ` % & * ! | > [ {{ - ?``, needs quotation marks.
- White space within a text is folded to one space.
- A key without a value counts as left out.
- Folders are paths below the site's folder, written with slashes.
- Refused, as they hide mistakes or can be misused: a key said twice, a key that is not known, anchors and aliases, tags,
  more than one document, control characters, more than {CONFIG_LIMIT // 1000} kB.
"""

_SIDECARS = """\
## Sidecars

A YAML file beside a seed holds the keys of an override for it: `talks.txt.yaml` is for `talks.txt`, and so is `talks.yaml` where no
other seed of that folder is called `talks`. Two files for one seed, or one for two, are errors. What site.yaml says of the same key
holds, with a note; `corrections` of both count. In `same_story`, names of seeds in the same folder will do.
"""

_PROBLEMS_OPENING = """\
<!-- Made by `python -m generator.schema` from generator/problems.py: edit it there. -->

# Problems

Whatever newsdigest has to say, it says in one form:

    path:line:column: severity[code]: what is wrong; what to do

An *error* ends the command with an exit code of its own (`newsdigest --help` lists them). A *warning* leaves the site
whole and says what deserves a look; with `check --strict` it counts as an error. A *note* only informs.
"""


def configuration_markdown() -> str:
    """docs/configuration.md: every option with its kind, default and meaning."""
    return "\n".join([_OPENING, *(line for heading, cls in _GROUPS for line in _section(heading, cls)), _SIDECARS])


def problems_markdown() -> str:
    """docs/problems.md: every code with its severity, meaning and cure."""
    lines = [_PROBLEMS_OPENING]
    for severity in Severity:
        codes = {code: known for code, known in sorted(CODES.items()) if known.severity is severity}
        if codes:
            lines += [f"## {severity.value.capitalize()}s", "", "| code | what it means | what to do |", "|---|---|---|"]
            lines += [f"| `{code}` | {_cell(known.meaning)} | {_cell(known.cure)} |" for code, known in codes.items()]
            lines.append("")
    return "\n".join(lines)


def json_schema() -> str:
    """docs/site.schema.json: the declarations as a JSON Schema (draft 2020-12), for editors."""
    schema = msgspec.json.schema(SiteConfig)
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FILE,
        "description": "The settings of a newsdigest site.",
        **schema,
    }
    return json.dumps(_relaxed(made), indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> None:
    """Rewrite the three documents below a folder (the repository)."""
    for path, text in made().items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def made() -> dict[str, str]:
    """The text of each document by its path."""
    return dict(zip(DOCUMENTS, (configuration_markdown(), problems_markdown(), json_schema()), strict=True))


def _section(heading: str, cls: type[Settings]) -> Iterator[str]:
    within = heading if cls is SiteConfig else f"`{heading}`"
    yield f"## {within}"
    yield ""
    yield (cls.__doc__ or "").strip()
    yield ""
    yield "| key | what it is | default | meaning |"
    yield "|---|---|---|---|"
    for name, field in fields_of(cls).items():
        yield f"| `{name}` | {_kind(field)} | {_default(field)} | {_cell(description(field))} |"
    yield ""


def description(field: kinds.Field) -> str:
    """The documentation that is declared with an option; '' where it has none."""
    kind = field.type
    return str((kind.extra_json_schema or {}).get("description", "")) if isinstance(kind, kinds.Metadata) else ""


def _kind(field: kinds.Field) -> str:
    kind, extra = unwrapped(field.type)
    if isinstance(kind, kinds.StructType):
        return f"group, see [`{_heading(kind.cls)}`](#{_heading(kind.cls)})"
    if isinstance(kind, kinds.VarTupleType) and isinstance(kind.item_type, kinds.StructType):
        return f"list of groups, see [`{field.name}`](#{field.name})"
    if isinstance(kind, kinds.DictType):
        return f"group of groups, see [`{field.name}`](#{field.name})"
    if isinstance(kind, kinds.LiteralType):
        return " or ".join(f"`{value}`" for value in kind.values)
    if isinstance(kind, kinds.IntType):
        return f"whole number, {kind.ge} to {kind.le}"
    words = FORMS[extra["form"]][0] if "form" in extra else described(kind, extra).removeprefix("a ")
    longest = kind.max_length if isinstance(kind, kinds.StrType) else None
    return f"{words}, at most {longest} characters" if longest else words


def _heading(cls: type) -> str:
    return next(heading for heading, declared in _GROUPS if declared is cls)


def _default(field: kinds.Field) -> str:
    if field.required:
        return "**needed**"
    if field.default is None or field.default in ("", ()) or field.default is msgspec.NODEFAULT:
        return "none"
    if isinstance(field.default, bool):
        return f"`{str(field.default).lower()}`"
    return "see there" if isinstance(field.default, Settings) else f"`{field.default}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _relaxed(node: Any) -> Any:
    """The schema as site.yaml may be written: a text may look like a number."""
    if isinstance(node, list):
        return [_relaxed(item) for item in node]
    if not isinstance(node, dict):
        return node
    relaxed = {key: _relaxed(value) for key, value in cast("dict[str, Any]", node).items()}
    if node.get("type") == "string" and "pattern" not in node:
        relaxed["type"] = ["string", "number"]
    return relaxed


if __name__ == "__main__":
    write(Path(__file__).resolve().parents[1])
