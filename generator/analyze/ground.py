"""The ground that several features stand on: an article read, with its names, quotations and dates, each found once."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analyze.dates import dates
from generator.analyze.marks import Quotation, quotations
from generator.analyze.names import names
from generator.analyze.reading import Reading, read
from generator.analyze.sights import Found
from generator.model import Article, Name


@dataclass(frozen=True, slots=True)
class Ground:
    """`dates` are by the number of the passage, the others in reading order."""

    reading: Reading
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]
    dates: tuple[tuple[Found, ...], ...]


def survey(article: Article) -> Ground:
    """Read the article and find what its features share."""
    reading = read(article)
    passages = reading.passages
    return Ground(
        reading,
        names=names(reading),
        quotations=tuple(quotations(passages, reading.language)),
        dates=tuple(dates(passage, reading) for passage in passages),
    )
