"""Writes references as CSL-JSON (citeproc). Names are literal: which part is the family's is not known. An inferred day is `circa`."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.plan.references import Reference


def write(references: Iterable[Reference], note: str) -> bytes:
    """All references, one a line; `note` says of which fields that they were worked out, with a hole {fields}."""
    items = ",\n ".join(msgspec.json.encode(_item(reference, note)).decode() for reference in references)
    return f"[\n {items}\n]\n".encode("utf-8", "replace")


def _item(of: Reference, note: str) -> dict[str, object]:
    issued: dict[str, object] = {"date-parts": [[int(part) for part in of.day.split("-")]]} if of.day else {}
    if issued and not of.stated_day:
        issued["circa"] = True
    item: dict[str, object] = {
        "id": of.id,
        "type": "article-newspaper",
        "title": of.title,
        "container-title": of.outlet,
        "author": [{"literal": name} for name in (*of.authors, *of.agencies)],
        "issued": issued,
        "URL": of.url,
        "language": of.language,
        "note": note.format(fields=", ".join(of.inferred)) if of.inferred else "",
    }
    return {name: value for name, value in item.items() if value}
