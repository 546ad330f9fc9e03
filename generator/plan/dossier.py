"""A dossier: a story, a topic, an edition or an article as one document that stands alone, with the articles it rests on.

Decides what stands in it and where its links lead: to the article within it; to the site where that has an address; else
to its own beginning. It is no page of the site: `newsdigest export` asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from generator import urls
from generator.model import Book, Ledger, View
from generator.plan import article, edits, lists
from generator.plan.catalog import Catalog, direction
from generator.plan.frames import Heading, frame
from generator.plan.parts import Cited, Counts, Frame, Moment, Said
from generator.plan.placing import moved
from generator.plan.sheet import Load
from generator.plan.statements import moments, quotes, statements
from generator.plan.times import permanent

KINDS = ("story", "topic", "edition", "article")
_ARTICLE = re.compile(r"articles/(.+)\.html")
_VOID = re.compile(r"<(br|hr)>")  # of the editor's sanitized HTML: as XML wants it
_START = "#start"


class DossierView(View, frozen=True):
    """A document that stands alone. `policy` is its Content-Security-Policy; `book` the stylesheet in an EPUB, '' elsewhere.

    Addresses are final: an article of it is at `#a-` and its id, a paragraph at `#a-`, the id, a dot and its anchor. Its template
    must be sound XML as well as HTML, with an empty `<style></style>` for a file that is no EPUB, and no script.
    """

    frame: Frame
    first: str
    last: str
    counts: Counts
    summary: tuple[Cited, ...]
    moments: tuple[Moment, ...]
    quotes: tuple[Said, ...]
    only: tuple[Cited, ...]
    articles: tuple[article.ArticleView, ...]
    policy: str
    book: str


class Subject(NamedTuple):
    """What a dossier is of: its kind and name, title (an ISO date for an edition), page on the site and articles, newest first."""

    kind: str
    name: str
    title: str
    url: str
    articles: tuple[str, ...]


def subjects(catalog: Catalog, kind: str) -> Iterator[Subject]:
    """Everything of a kind that can be exported; of editions the days, then the months."""
    if kind == "story":
        for story in catalog.digest.stories:
            yield Subject(kind, story.id, story.title, urls.story(story.id), _ordered(catalog, story.articles))
    elif kind == "topic":
        for topic in catalog.digest.topics:
            yield Subject(kind, topic.id, topic.name, urls.topic(topic.id), _ordered(catalog, topic.articles))
    elif kind == "article":
        for ident in catalog.entries:
            yield Subject(kind, ident, catalog.title(ident), urls.article(ident), (ident,))
    elif kind == "edition":
        for day in catalog.days:
            yield Subject(kind, day, day, urls.day(day), _ordered(catalog, catalog.by_day[day]))
        for month in dict.fromkeys(day[:7] for day in catalog.days):
            idents = tuple(ident for day in catalog.days if day.startswith(month) for ident in catalog.by_day[day])
            yield Subject(kind, month, month, urls.month(month), _ordered(catalog, idents))


def about(catalog: Catalog, subject: Subject) -> Book:
    """What an EPUB of the subject says of itself."""
    config = catalog.config
    return Book(
        identifier=permanent(config.base_url.rstrip("/") or config.title, "dossier", subject.kind, subject.name),
        title=subject.title,
        language=config.language,
        direction=direction(config.language),
        creator=config.author or config.title,
        day=_changed(catalog, subject),
        contents=((_START, subject.title), *((f"#a-{ident}", catalog.title(ident)) for ident in subject.articles)),
    )


def _changed(catalog: Catalog, subject: Subject) -> str:
    """The newest day that a subject's articles and their corrections tell of, '' where none has one."""
    days = [catalog.day(ident) for ident in subject.articles]
    updated = [catalog.entries[ident].brief.updated[:10] for ident in subject.articles]
    days += [day for day in updated if day <= catalog.digest.today]
    return max([*days, *(note.date for ident in subject.articles for note in edits.notes(catalog, ident))])


def view(catalog: Catalog, subject: Subject, load: Load) -> DossierView:
    """The dossier of a subject, with everything in it that may be shown."""
    links = catalog.links
    ledgers = {"story": links.stories, "topic": links.topics, "edition": links.days}.get(subject.kind, {})
    ledger = ledgers.get(subject.name) or Ledger((), (), (), ())
    among = frozenset(subject.articles)
    events = {event.id: event for ident in subject.articles for event in catalog.told.get(ident, ())}
    days = [day for ident in subject.articles if (day := catalog.day(ident))]
    heading = Heading("dossier", subject.url, subject.title, "date" if subject.kind == "edition" else "")
    made = DossierView(
        frame=frame(catalog, heading),
        first=min(days, default=""),
        last=max(days, default=""),
        counts=lists.counts(catalog, subject.articles, len(set(days))),
        summary=statements(catalog, ledger.summary),
        moments=moments(catalog, sorted(events.values(), key=lambda event: (event.value, event.id)), among),
        quotes=quotes(catalog, ledger.quotes),
        only=statements(catalog, ledger.only),
        articles=tuple(_plain(article.view(catalog, ident, load)) for ident in subject.articles),
        policy="",
        book="",
    )
    return moved(made, _move(among, catalog.config.base_url))


def _ordered(catalog: Catalog, idents: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted((ident for ident in idents if ident in catalog.entries), key=catalog.rank.__getitem__))


def _plain(shown: article.ArticleView) -> article.ArticleView:
    """An article's view without what leads elsewhere, the editor's words as XML."""
    return msgspec.structs.replace(
        shown,
        related=(),
        key_dates=(),
        corrections=tuple(
            msgspec.structs.replace(note, html=_VOID.sub(r"<\1 />", note.html).replace("&nbsp;", "&#160;")) for note in shown.corrections
        ),
    )


def _move(among: frozenset[str], base_url: str) -> Callable[[str], str]:
    """Where a site-wide address leads in a dossier of these articles."""

    def move(address: str) -> str:
        path, _, fragment = address.partition("#")
        found = _ARTICLE.fullmatch(path)
        anchor = fragment.partition(":~:")[0]  # a text directive is for pages: here the whole paragraph is the target
        if found and found[1] in among:
            return f"#a-{found[1]}.{anchor}" if anchor else f"#a-{found[1]}"
        if base_url and path:
            return urls.absolute(base_url, path) + (f"#{fragment}" if fragment else "")
        return _START

    return move
