"""The page of corrections: every note of the editor's on an article, where there are any."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator import urls
from generator.model import View
from generator.plan.catalog import Catalog
from generator.plan.edits import Note, corrected, notes
from generator.plan.frames import Heading, frame
from generator.plan.parts import Card, Frame
from generator.plan.sheet import Sheet


class CorrectedArticle(View, frozen=True):
    """An article with its corrections, the newest first."""

    card: Card
    notes: tuple[Note, ...]


class CorrectionsView(View, frozen=True):
    """All corrections, by article; the article that was put right last comes first."""

    frame: Frame
    total: int
    articles: tuple[CorrectedArticle, ...]


def sheets(catalog: Catalog) -> Iterator[Sheet[CorrectionsView]]:
    """The page of corrections, where there are any."""
    if corrected(catalog):
        yield Sheet("corrections", urls.CORRECTIONS, "corrections.html", partial(_view, catalog), changed=_newest(catalog))


def _newest(catalog: Catalog) -> str:
    return notes(catalog, corrected(catalog)[0])[0].date


def _view(catalog: Catalog) -> CorrectionsView:
    articles = tuple(CorrectedArticle(catalog.cards[ident], notes(catalog, ident)) for ident in corrected(catalog))
    return CorrectionsView(
        frame=frame(catalog, Heading("corrections", urls.CORRECTIONS, "corrections", "word")),
        total=sum(len(article.notes) for article in articles),
        articles=articles,
    )
