"""One article: its text with an anchor per paragraph, where everything comes from, and what it is related to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

import msgspec

from generator import urls
from generator.model import Claim, Entry, Value, View
from generator.plan import edits
from generator.plan.catalog import Catalog, direction, minutes
from generator.plan.edits import Note
from generator.plan.frames import Heading, date_link, frame
from generator.plan.linked import Mark, Piece, pieces
from generator.plan.parts import Card, Cited, Frame, Link, Meta, Outlet
from generator.plan.provenance import FieldRow, Receipt, RemovedRow, field_rows, removed_rows
from generator.plan.references import embedded
from generator.plan.sheet import Load, Sheet, Source
from generator.plan.shown import Allowance, Shown
from generator.plan.statements import told_by
from generator.plan.times import zoned
from generator.plan.twins import cards, offers


class BodyParagraph(View, frozen=True):
    """`kind` is text, heading, item or quote; `anchor` is its id on the page; `pieces` the same text cut at links, () without any.

    `lines` are the lines of the published seed that it was made from, as ranges ('3-4,7'); '' where the seed is not published.
    """

    anchor: str
    kind: str
    text: str
    pieces: tuple[Piece, ...] = ()
    lines: str = ""


class TopicReason(View, frozen=True):
    """A topic of the article and the words that put it there."""

    topic: Link
    words: tuple[str, ...]
    basis: str


class RelatedCard(View, frozen=True):
    """A related article with its reason: `kind` is a key of the theme's texts, `shared` the evidence."""

    card: Card
    kind: str
    shared: tuple[str, ...]


class ArticleView(View, frozen=True):
    """One article. `published` and `updated` are ISO, '' when unknown; `rights` is full, excerpt or facts.

    `cut` is whether the text goes on at the outlet beyond what is shown. In `key_dates` each `day` is the date told of
    (EDTF), not the article's. `lines_total` counts the seed's lines that are not blank, `lines_kept` those of them that
    are part of a field, at least in part. `lines_all` counts all lines of the published seed; `lines_in` and `lines_out` are
    the places of those kept and removed in it, from 1, as ranges: together they are all lines. All three are empty where the
    seed is not published. `coins` describes the article for reference managers, as in `Card`.
    """

    frame: Frame
    id: str
    title: str
    standfirst: str
    outlet: Outlet | None
    attributed: str
    published: str
    published_basis: str
    published_why: str
    updated: str
    authors: tuple[str, ...]
    credits: tuple[str, ...]
    agencies: tuple[str, ...]
    dateline: str
    original: str
    minutes: int
    words: int
    language: str
    direction: str
    foreign: bool  # in another language than the site's
    rights: str
    body: tuple[BodyParagraph, ...]
    captions: tuple[str, ...]
    mentioned: tuple[str, ...]  # titles that the article itself points to
    topics: tuple[TopicReason, ...]
    story: Link | None
    earlier: Card | None
    later: Card | None
    related: tuple[RelatedCard, ...]
    copies: tuple[Link, ...]
    key_dates: tuple[Cited, ...]
    fields: tuple[FieldRow, ...]
    removed: tuple[RemovedRow, ...]
    lines_total: int
    lines_kept: int
    seed: Link | None  # the raw seed to download; none where less than its whole text is shown
    seed_path: str
    cut: bool = False
    lines_all: int = 0
    lines_in: str = ""
    lines_out: str = ""
    coins: str = ""
    corrections: tuple[Note, ...] = ()  # of the editor's, the newest first
    all_corrections: Link | None = None  # the page of all corrections, where this article has one


class ArticleBasis(Value, frozen=True):
    """All that an article's page shows beside its text: the view with the fields of the text empty, and where that comes from."""

    view: ArticleView
    source: Source
    shown: Shown
    marks: tuple[Mark, ...]


def sheets(catalog: Catalog) -> Iterator[Sheet[ArticleBasis]]:
    """A page for each article."""
    for ident in catalog.entries:
        yield Sheet("article", urls.article(ident), "article.html", partial(_basis, catalog, ident), _finish, _changed(catalog, ident))


def _changed(catalog: Catalog, ident: str) -> str:
    """The newest day that an article states of itself, or on which the editor corrected it."""
    filed, updated = catalog.day(ident), catalog.entries[ident].brief.updated[:10]
    own = max(filed, updated) if filed and updated <= catalog.digest.today else filed
    return max([own, *(note.date for note in edits.notes(catalog, ident))]) if own else own


def _basis(catalog: Catalog, ident: str) -> ArticleBasis:
    entry = catalog.entries[ident]
    return ArticleBasis(
        _heading(catalog, entry), Source(entry.brief.path, entry.brief.digest), catalog.shown[ident], catalog.marks.get(ident, ())
    )


def _heading(catalog: Catalog, entry: Entry) -> ArticleView:
    brief, links, shown = entry.brief, catalog.links, catalog.shown[entry.id]
    card = catalog.cards[entry.id]
    heading = Heading(
        "article",
        card.href,
        card.title,
        description=card.lead,
        way=(date_link(card.day),),
        twins=offers.article(catalog, entry.id),
        meta=_meta(catalog, entry),
        picture=cards.of_article(catalog, entry.id),
    )
    return ArticleView(
        frame=frame(catalog, heading),
        id=entry.id,
        title=card.title,
        standfirst="",
        outlet=card.outlet,
        attributed=brief.attributed_to,
        published=brief.published,
        published_basis=brief.published_basis,
        published_why="",
        updated=brief.updated,
        authors=brief.authors,
        credits=(),
        agencies=card.via,
        dateline="",
        original=catalog.originals[entry.id],
        minutes=minutes(brief.words),
        words=brief.words,
        language=card.language,
        direction=direction(card.language),
        foreign=_primary(card.language) != _primary(catalog.config.language),
        rights=shown.mode,
        body=(),
        captions=(),
        mentioned=(),
        topics=tuple(TopicReason(catalog.topic_link(m.topic), m.words, m.basis) for m in entry.topics if m.topic in catalog.topics),
        story=card.story,
        earlier=catalog.cards.get(links.earlier.get(entry.id, "")),
        later=catalog.cards.get(links.later.get(entry.id, "")),
        related=_related(catalog, entry.id),
        copies=card.copies,
        key_dates=told_by(catalog, entry.id),
        fields=edits.rows(catalog, entry.id),
        removed=(),
        lines_total=0,
        lines_kept=0,
        seed=Link(brief.path.rpartition("/")[2], urls.seed(entry.id)) if shown.full else None,
        seed_path=brief.path,
        coins=card.coins,
        corrections=(notes := edits.notes(catalog, entry.id)),
        all_corrections=Link("corrections", urls.CORRECTIONS, kind="word") if notes else None,
    )


def _meta(catalog: Catalog, entry: Entry) -> tuple[Meta, ...]:
    """What reference managers and social networks read; nothing of it was worked out."""
    brief = entry.brief
    stated = zoned(brief.published) if brief.published_basis != "inferred" else ""
    pairs = [("article:published_time", stated), ("article:modified_time", zoned(brief.updated))]
    pairs += [("article:tag", link.text) for link in catalog.cards[entry.id].topics]
    graph = tuple(Meta(name, content, is_property=True) for name, content in pairs if content)
    return (*graph, *(Meta(name, content) for name, content in embedded(catalog.references[entry.id])))


def _related(catalog: Catalog, ident: str) -> tuple[RelatedCard, ...]:
    found = catalog.links.related.get(ident, ())
    return tuple(
        RelatedCard(catalog.cards[other.article], other.kind, _unlike(other.shared)) for other in found if other.article in catalog.cards
    )


def _unlike(words: Sequence[str]) -> tuple[str, ...]:
    """The words without the initials of others among them: 'US' and 'U.S.' beside 'United States'."""
    spelled = {"".join(part[0] for part in word.split() if part[0].isupper()) for word in words if " " in word}
    return tuple(word for word in words if word.replace(".", "") not in spelled)


def _primary(language: str) -> str:
    return language.lower().partition("-")[0]


def _finish(basis: ArticleBasis, load: Load) -> ArticleView:
    """The view with the article's text, as much of it as may be shown: what the page strings together shares an excerpt's words."""
    article, shown = load(basis.source), basis.shown
    allowance = Allowance()

    def some(text: str) -> str:
        return allowance.cut("", shown, text)

    standfirst = some(article.standfirst.value) if article.standfirst else ""
    dateline = some(article.dateline.value) if article.dateline else ""
    receipt = Receipt.of(article) if shown.full else None
    links = {number: tuple(row) for number, row in groupby(basis.marks, key=lambda mark: mark.paragraph)}
    body = tuple(
        BodyParagraph(
            anchor=p.anchor,
            kind=str(p.kind),
            text=text,
            pieces=pieces(text, str(p.kind), links.get(number, ())),
            lines=receipt.places(p.lines) if receipt else "",
        )
        for number, p in enumerate(article.body)
        if (text := some(p.text))
    )
    whole = len(body) == len(article.body) and all(ours.text == p.text for ours, p in zip(body, article.body, strict=True))
    lines = [line for line in article.lines if line.text.strip()]
    return msgspec.structs.replace(
        basis.view,
        standfirst=standfirst,
        body=body,
        cut=not whole or standfirst != (article.standfirst.value if article.standfirst else ""),
        captions=_values(article.captions, some),
        mentioned=_values(article.related, some),
        credits=_values(article.credits, shown.statement),
        dateline=dateline,
        published_why=shown.evidence(article.published, article.published.why) if article.published else "",
        fields=(*field_rows(article, shown), *basis.view.fields),
        removed=removed_rows(article, shown),
        lines_total=len(lines),
        lines_kept=sum(line.kept for line in lines),
        lines_all=len(article.lines) if receipt else 0,
        lines_in=receipt.kept if receipt else "",
        lines_out=receipt.removed if receipt else "",
    )


def _values(claims: tuple[Claim, ...], some: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(text for claim in claims if (text := some(claim.value)))
