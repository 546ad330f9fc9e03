"""The stage: who is on it, where. The names of an article by place, as what surrounds a quotation is read with them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from generator.analyze.cues import SAID, SOURCES
from generator.analyze.marks import Quotation
from generator.analyze.reading import Reading
from generator.model import Name, NameKind, Span

_MOST = 40  # names of one sentence that are looked at


@dataclass(frozen=True, slots=True)
class Stage:
    """An article's names by place, but those inside quotations: per passage where names start, in order, and the names with their spans.

    `families` are the surnames that one person alone has, where the names' own rules do not know them ('Cuban said').
    """

    reading: Reading
    said: frozenset[str]
    sources: frozenset[str]
    starts: tuple[tuple[int, ...], ...]
    names: tuple[tuple[tuple[Span, Name], ...], ...]
    families: dict[str, Name]

    def ending(self, passage: int, end: int) -> tuple[Span, Name] | None:
        """The name that ends at `end`, or just before a possessive there."""
        at = bisect_right(self.starts[passage], end) - 1
        if at >= 0 and self.names[passage][at][0].end in (end, end + 1):
            return self.names[passage][at]
        return None

    def between(self, passage: int, start: int, end: int) -> tuple[tuple[Span, Name], ...]:
        """The names that lie from `start` to `end`."""
        row, starts = self.names[passage], self.starts[passage]
        found = row[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]
        return tuple(item for item in found[:_MOST] if item[0].end <= end)

    def persons(self, passage: int, start: int, end: int) -> list[tuple[Span, Name]]:
        """The persons named from `start` to `end`, each once, where first."""
        found: dict[str, tuple[Span, Name]] = {}
        for span, name in self.between(passage, start, end):
            if name.kind is NameKind.PERSON:
                found.setdefault(name.key, (span, name))
        return list(found.values())


def stage(reading: Reading, names: tuple[Name, ...], quoted: list[Quotation]) -> Stage:
    """The names of the article in their places, without those that stand inside quotations: they tell nothing of who speaks."""
    rows: list[list[tuple[Span, Name]]] = [[] for _ in reading.passages]
    inside: list[list[Quotation]] = [[] for _ in reading.passages]
    for quotation in quoted:
        inside[quotation.passage.number].append(quotation)
    ends = [[quotation.end for quotation in row] for row in inside]
    for name in names:
        for span in name.spans:
            at = bisect_right(ends[span.paragraph], span.start)
            if at == len(ends[span.paragraph]) or span.start < inside[span.paragraph][at].start:
                rows[span.paragraph].append((span, name))
    for row in rows:
        row.sort(key=lambda item: item[0].start)
    said = SAID.get(reading.language, frozenset()) | SAID["en"]
    families: dict[str, list[Name]] = {}
    for name in names:
        if name.kind is NameKind.PERSON and " " in name.shown:
            families.setdefault(name.key.split()[-1], []).append(name)
    single = {family: people[0] for family, people in families.items() if len(people) == 1}
    sources = SOURCES.get(reading.language, frozenset())
    starts = tuple(tuple(span.start for span, _ in row) for row in rows)
    return Stage(reading, said, sources, starts, tuple(tuple(row) for row in rows), single)
