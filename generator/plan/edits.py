"""What the editor did to an article beside its fields: lines kept and removed, stories, corrections.

Fields that the editor set have claims of their own (`provenance`). Decides how the rest stands in the same panel, and when
an article was last put right.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.config import FILE, JoinedStory, Override, origin
from generator.model import View
from generator.plan.catalog import Catalog
from generator.plan.provenance import FieldRow


class Note(View, frozen=True):
    """A correction: its ISO day, and the editor's words as safe HTML and in plain text."""

    date: str
    html: str
    text: str


def corrected(catalog: Catalog) -> tuple[str, ...]:
    """The articles with corrections, the one put right last first."""
    found = [ident for ident in catalog.entries if notes(catalog, ident)]
    return tuple(sorted(found, key=lambda ident: notes(catalog, ident)[0].date, reverse=True))


def notes(catalog: Catalog, ident: str) -> tuple[Note, ...]:
    """The corrections of an article, the newest first."""
    found = catalog.content.corrections.get(catalog.entries[ident].brief.path, ())
    return tuple(Note(note.date, note.html, note.text) for note in reversed(found))


def rows(catalog: Catalog, ident: str) -> tuple[FieldRow, ...]:
    """What the editor did to an article, for the panel of its provenance."""
    path = catalog.entries[ident].brief.path
    override = catalog.config.overrides.get(path, Override())
    found = [_row(key, ", ".join(map(str, lines)), origin(override, key)) for key, lines in _lines(override)]
    for story in catalog.config.stories:
        if path in story.articles:
            others = ", ".join(other for other in story.articles if other != path)
            files = ", ".join(story.files) if isinstance(story, JoinedStory) else FILE
            found.append(_row("story", others or story.title or story.slug or path, files))
    found += [_row("correction", note.text, origin(override, "corrections"), note.date) for note in notes(catalog, ident)]
    return tuple(found)


def _lines(override: Override) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield from ((key, lines) for key, lines in (("keep", override.keep), ("remove", override.remove)) if lines)


def _row(field: str, value: str, file: str, day: str = "") -> FieldRow:
    return FieldRow(field, value, "", 0, "edited", "override", f"{day}, {file}" if day else file, ())
