"""Writes references as RIS, with the line ends that the format asks for. A value stands on one line, so none can hold a tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.plan.references import Reference


def write(references: Iterable[Reference], note: str) -> bytes:
    """All references; `note` says of which fields that they were worked out, with a hole {fields}."""
    lines = (f"{tag}  - {value}\r\n" for reference in references for tag, value in _tags(reference, note))
    return "".join(lines).replace("ER  - \r\n", "ER  - \r\n\r\n").encode("utf-8", "replace")


def _tags(of: Reference, note: str) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", of.id
    yield from (("AU", name) for name in of.authors)
    yield from (("AU", f"{name},") for name in of.agencies)  # a comma at the end: the name of a body, not to be taken apart
    yield "TI", of.title
    if of.outlet:
        yield "T2", of.outlet
    if of.day:
        yield "PY", of.day[:4]
        yield "DA", of.day.replace("-", "/") + "/"
    if of.url:
        yield "UR", of.url
    if of.language:
        yield "LA", of.language
    if of.inferred:
        yield "N1", note.format(fields=", ".join(of.inferred))
    yield "ER", ""
