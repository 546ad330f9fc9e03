"""The types that pass between stages.

Every type is frozen and slotted, and there is one type per state: a `Draft` is not an `Article` with holes, and an
`Article` is not what a template sees. All are `msgspec.Struct`s, so that the cache and the worker processes can encode
them without pickle and decode them strictly: a damaged record is an error, never a wrong article. This module decides
what is known at each step; it decides nothing about how it is found out.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from generator.problems import Problem, ProblemError


class Value(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What all types here share: immutable, compared by value, encoded as an array; no cycles, so nothing for the collector of rings."""


class Basis(StrEnum):
    """How a claim came to be known."""

    STATED = "stated"  # the file says so
    DERIVED = "derived"  # from something the file says: the URL's domain, an alias table
    INFERRED = "inferred"  # worked out from circumstances; the page says so
    EDITED = "edited"  # the editor's override


class Place(Value, frozen=True):
    """Where a text stands: path as given, line and column counted from 1. Line 0 is the file as a whole (its name)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`path:line:column`, without the parts that are 0."""
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


class Claim(Value, frozen=True):
    """A value of one field with its evidence.

    `value` is normalized: dates are ISO 8601 (`2025-07-29` or `2025-07-29T10:15:00+02:00`), URLs canonical. `evidence`
    is the text it was read from, verbatim. `rule` is the short human name of what read it ('canonical URL',
    'published-by line'); `why` tells in words how an inferred value was worked out.
    """

    field: str
    value: str
    evidence: str
    place: Place
    basis: Basis
    rule: str
    why: str = ""


class Refusal(Value, frozen=True):
    """A claim that lost, and the reason: `explain`, the provenance panel and the tests read it.

    `margin` tells by how much it lost in the scale of its field's weights, where they were weighed: near 0 is a near miss.
    """

    claim: Claim
    reason: str
    margin: float | None = None


# ---------------------------------------------------------------------------------------------- read


class Seed(Value, frozen=True):
    """One raw input: `path` relative to the site's root (POSIX), its bytes, and their BLAKE2b digest in hex."""

    path: str
    data: bytes
    digest: str


class DraftLine(Value, frozen=True):
    """One line of a seed as its format shows it.

    `number` counts from 1 in the decoded file (for HTML: the line of the source on which the block starts; several
    blocks may share it). `text` is the line without its newline, nothing else removed. `hint` is what the format
    itself says the line is ('' where it says nothing): one of `HINTS`.
    """

    number: int
    text: str
    hint: str = ""


HINTS = frozenset({"", "meta", "title", "heading", "body", "item", "quote", "caption", "furniture"})


class Draft(Value, frozen=True):
    """A seed decoded and taken apart by its format, with what the file claims of itself (`claims`, best first)."""

    path: str
    digest: str
    format: str  # text | markdown | html
    encoding: str
    language: str  # declared BCP 47 tag, or ''
    lines: tuple[DraftLine, ...]
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()


# ------------------------------------------------------------------------------------------- compare


class Traces(Value, frozen=True):
    """What comparing needs of a seed: the host of its address ('' where unknown), and its lines' fingerprints (64 bits, packed)."""

    host: str
    lines: bytes


class Shared(Value, frozen=True):
    """The lines of a seed that other articles have too, known by fingerprint; copies of one article count once.

    Each with the number of articles (itself included, rounded down: 3, 8 or 20, not 23), and whether all of them are
    known to be of `host`.
    """

    host: str = ""
    lines: tuple[tuple[int, int, bool], ...] = ()


# ----------------------------------------------------------------------------------------- normalize


class Label(StrEnum):
    """What a line of a seed is."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    SOURCE = "source"
    URL = "url"
    META = "meta"  # front matter and other declared metadata
    BODY = "body"
    HEADING = "sub-heading"
    ITEM = "list item"
    QUOTE = "quotation"
    CAPTION = "caption"
    CREDIT = "credit"
    RELATED = "related link"
    ECHO = "echo"  # repeats the title, standfirst, header or body
    SHARE = "share"
    NAVIGATION = "navigation"
    FURNITURE = "furniture"  # stands in many articles of the folder
    COMMENT = "comment"
    TEASER = "teaser"
    TAIL = "tail"
    NOISE = "noise"
    BLANK = "blank"


class Cut(Value, frozen=True):
    """Characters `start` to `end` of a raw line that its field does not show, and the rule that cut them."""

    start: int
    end: int
    rule: str


class Line(Value, frozen=True):
    """One line of a seed with the decision on it. `field` names the field it went to, '' where it was removed.

    `rule` is the short name of what decided ('share icons', 'repeated header'), `reason` the evidence in words. Kept
    lines and removed lines together are all lines of the input, in order. `margin` tells how far the line's score was
    from the opposite decision (log odds), where it was weighed.
    """

    number: int
    text: str
    label: Label
    field: str
    rule: str
    reason: str = ""
    cuts: tuple[Cut, ...] = ()
    margin: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the line is part of a field."""
        return bool(self.field)


class ParagraphKind(StrEnum):
    """What a paragraph of the body is."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"


class Paragraph(Value, frozen=True):
    """One paragraph of a body: plain text, white space folded; `lines` are the seed's lines it was made from.

    `anchor` (`p-` and eight hex digits of the text's BLAKE2b, `-2` and on for a repetition) is stable while the
    paragraph itself is, whatever happens around it.
    """

    text: str
    kind: ParagraphKind
    lines: tuple[int, ...]
    anchor: str


class Article(Value, frozen=True):
    """A normalized article: one winning claim per field with the losers kept, its body, and every line accounted for.

    `None` and `()` mean that the file has no evidence for the field: nothing is guessed.
    """

    path: str
    digest: str
    format: str
    encoding: str
    language: Claim
    title: Claim
    published: Claim | None
    updated: Claim | None
    retrieved: Claim | None
    source: Claim | None
    attributed_to: Claim | None
    url: Claim | None
    dateline: Claim | None
    standfirst: Claim | None
    agencies: tuple[Claim, ...]
    authors: tuple[Claim, ...]
    credits: tuple[Claim, ...]
    captions: tuple[Claim, ...]
    related: tuple[Claim, ...]
    topics: tuple[Claim, ...]  # topics that the editor or the front matter name
    body: tuple[Paragraph, ...]
    lines: tuple[Line, ...]
    refused: tuple[Refusal, ...]
    hidden: bool = False
    problems: tuple[Problem, ...] = ()


class Brief(Value, frozen=True):
    """What lists and grouping need of an article: its heading, no body and no lines."""

    path: str
    digest: str  # of the whole normalized article: changes when anything of it does
    title: str
    day: str  # YYYY-MM-DD of publication, else of the last change that the file states; '' when neither is known
    published: str  # day or day and time, as the claim has it, '' when unknown
    published_basis: str  # a Basis, or 'none'
    updated: str
    source: str  # '' when unknown
    source_basis: str
    attributed_to: str
    agencies: tuple[str, ...]
    authors: tuple[str, ...]
    url: str
    language: str
    standfirst: str
    topics: tuple[str, ...]
    words: int
    hidden: bool
    inferred: tuple[str, ...]  # names of the fields whose basis is inferred
    edited: tuple[str, ...]
    removed: int  # lines removed, blank ones not counted
    text_sha256: str = ""  # hex, of the body's paragraphs with a blank line between them, UTF-8: what `verify` compares
    seed_sha256: str = ""  # hex, of all lines of the seed, each with a newline, UTF-8

    @property
    def day_basis(self) -> str:
        """How `day` is known: the basis of publication, 'updated' where it is the day of the last change, 'none'."""
        return "updated" if self.day and not self.published else self.published_basis


# ------------------------------------------------------------------------------------------- analyze


class Span(Value, frozen=True):
    """Characters `start` to `end` of paragraph `paragraph` (from 0) of one article's body; `text` is exactly that."""

    paragraph: int
    start: int
    end: int
    text: str


class Term(Value, frozen=True):
    """A content word: `key` its identity (folded stem), `shown` its commonest form, `weight` counts with lead and title."""

    key: str
    shown: str
    weight: float


class NameKind(StrEnum):
    """What a name names; `OTHER` where the text does not tell."""

    PERSON = "person"
    PLACE = "place"
    ORGANIZATION = "organization"
    OTHER = "name"


class Name(Value, frozen=True):
    """A name with every place it stands at, short forms ('Peskov') gathered under the longest ('Dmitry Peskov').

    `rules` tell how the kind is known, the one with most evidence first: 'title', 'given', 'initial', 'apposition', 'speaks', 'family' (a
    person); 'country', 'state', 'city', 'table', 'word', 'inside', 'within' (a place); 'table', 'word', 'acronym' (an organization).
    `known` is the entry of the table that it is known by: 'US', 'US-GA', 'paris, FR', or the full name of an acronym; '' for none.
    """

    key: str
    shown: str
    kind: NameKind
    spans: tuple[Span, ...]
    rules: tuple[str, ...] = ()
    known: str = ""


class DateMention(Value, frozen=True):
    """A date told of in the text, resolved against the article's own date.

    `value` is EDTF level 0 (ISO 8601-2): `2025-02-27`, `2025-02`, `2025`, or an interval `2025-02-27/2025-03-01`.
    `sentence` is the whole sentence it stands in; `why` says how a relative date was resolved, '' for a full date.
    """

    span: Span
    value: str
    sentence: Span
    why: str = ""


class Quote(Value, frozen=True):
    """A direct quotation: `span` is what stands between the marks.

    `basis` tells how `speaker` is known: 'named' beside the quotation, 'inferred' (a pronoun, a role, a quotation that goes on),
    'described' (no name: 'a White House official', verbatim), or 'none' ('' as the speaker).
    """

    span: Span
    speaker: str
    speaker_span: Span | None
    cue: str
    basis: str
    sentence: Span


class Figure(Value, frozen=True):
    """A quantity in the text: '50-day', 'six diplomatic properties'; `counted` is what it counts."""

    span: Span
    value: str
    unit: str
    counted: str
    qualifier: str
    sentence: Span


class Sentence(Value, frozen=True):
    """A sentence of the body that could be cited; `standalone` when it needs nothing before it to be understood.

    `keys` are those of its terms, with spaces between: one text takes a tenth of the memory of many.
    """

    span: Span
    standalone: bool
    keys: str

    @property
    def terms(self) -> tuple[str, ...]:
        """The keys of its terms, in reading order."""
        return tuple(self.keys.split())


class Features(Value, frozen=True):
    """What was found in one article's body, all as spans of it, in reading order (terms by weight)."""

    terms: tuple[Term, ...]
    names: tuple[Name, ...]
    mentions: tuple[DateMention, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    sentences: tuple[Sentence, ...]
    sketch: bytes  # hashes of word shingles of the body, 8 bytes each, ascending: for copies
    anchors: tuple[str, ...]  # the anchor of each paragraph of the body, by its number

    @property
    def hashes(self) -> tuple[int, ...]:
        """The hashes of the sketch."""
        return struct.unpack(f">{len(self.sketch) // 8}Q", self.sketch)


# --------------------------------------------------------------------------------------------- group


class TopicMatch(Value, frozen=True):
    """That an article belongs to a topic, and by what: the words that matched, verbatim (`spans` where in the body)."""

    topic: str  # slug
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    basis: str  # 'rule' (site.yaml), 'found' (no rules), 'edited' (override or front matter)


class Entry(Value, frozen=True):
    """An article in its place in the digest. `id` is also the name of its page; `day` is the day it is filed under."""

    id: str
    brief: Brief
    features: Features
    topics: tuple[TopicMatch, ...]
    story: str | None
    origin: str | None


class Origin(Value, frozen=True):
    """A set of copies of one text: wire copy and reprints. `articles` oldest first; `reason` in words."""

    id: str
    articles: tuple[str, ...]
    agency: str
    reason: str


class Why(Value, frozen=True):
    """Why articles were grouped: what at least two, and half of them, share, as printed; how alike they are; and what stayed out.

    `score` is the mean likeness of all pairs, 0 to 1, `needed` the least that a story of this site needs. `nearest` is the
    article most alike on the average that stayed out, '' where none is alike at all.
    """

    terms: tuple[str, ...]
    names: tuple[str, ...]
    dates: tuple[str, ...]  # days, YYYY-MM-DD
    figures: tuple[str, ...]
    score: float
    needed: float
    nearest: str = ""
    nearest_score: float = 0.0


class Spell(Value, frozen=True):
    """A quiet spell of a story: `days` without an article between two days that have some."""

    after: str
    until: str
    days: int


class Story(Value, frozen=True):
    """Articles on one event, oldest first; `origins` counts independent texts, so copies count once.

    `former` are names that the story may have had when it was made of fewer articles, or of others. `follows` is the
    earlier story that it takes up again, `followed` are the later ones that take it up.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    first: str  # first and last day, '' when no article is dated
    last: str
    outlets: tuple[str, ...]
    origins: int
    why: Why
    edited: bool = False  # whether the editor made it so (site.yaml)
    former: tuple[str, ...] = ()
    spells: tuple[Spell, ...] = ()
    follows: str = ""
    followed: tuple[str, ...] = ()


class Topic(Value, frozen=True):
    """A theme: by the editor's rules, or found. `articles` newest first; `stories` and `near` are slugs.

    `recent` counts its articles of the seven days up to the digest's day, `earlier` those of the four weeks before.
    """

    id: str
    name: str
    description: str
    rule: tuple[str, ...]  # the terms and phrases that gather it
    found: bool
    articles: tuple[str, ...]
    stories: tuple[str, ...]
    near: tuple[str, ...]
    recent: int = 0
    earlier: int = 0
    rising: bool = False  # whether the recent ones are many more than the earlier ones, week by week
    subject: str = ""  # code of the IPTC Media Topic nearest to it, '' where none is or none is asked for
    subject_name: str = ""


class Digest(Value, frozen=True):
    """All articles in their places. `entries` newest first (undated last), `days` newest first; `today` is ISO or ''."""

    entries: tuple[Entry, ...]
    origins: tuple[Origin, ...]
    stories: tuple[Story, ...]
    topics: tuple[Topic, ...]
    days: tuple[str, ...]
    today: str


# ---------------------------------------------------------------------------------------------- link


class Citation(Value, frozen=True):
    """A verbatim statement of one article: `span.text` is an exact substring of its paragraph."""

    article: str
    span: Span
    anchor: str


class Related(Value, frozen=True):
    """A link from one article to another, with its reason.

    `kind` is 'same event', 'follow-up', 'background', 'same people' or 'same topic'; `shared` the words in common.
    """

    article: str
    kind: str
    shared: tuple[str, ...]
    score: float


class TimelineEntry(Value, frozen=True):
    """An event that one or more articles date: when it happened (EDTF), who tells of it, and who told first."""

    id: str
    value: str
    citations: tuple[Citation, ...]  # first reported first
    first_reported: str  # day, '' when no reporting article is dated
    whys: tuple[str, ...]  # per citation, how its date was resolved
    origins: int


class WordRun(Value, frozen=True):
    """A stretch of a quotation as one article prints it, beside the entry's first citation (the whole).

    `kind` is 'same', 'changed', 'cut' (words of the whole that this article leaves out) or 'added'. `whole` are the words
    there, None where added; `own` the words here, None where cut. Case, punctuation, hyphens and accents are no difference.
    """

    kind: str
    whole: Citation | None
    own: Citation | None


class Wording(Value, frozen=True):
    """How one article words a statement differently: all of its words and all of the whole's, in order."""

    article: str
    runs: tuple[WordRun, ...]


class QuoteEntry(Value, frozen=True):
    """One statement of one speaker; several citations when several articles carry it, longest first.

    `wordings` are of those articles whose words differ from the first citation's.
    """

    speaker: str
    basis: str
    citations: tuple[Citation, ...]
    context: tuple[Citation, ...]  # the sentence around each
    wordings: tuple[Wording, ...] = ()


class FigureEntry(Value, frozen=True):
    """Figures on one thing counted, by article, the oldest first; `differ` when they are not all the same."""

    counted: str
    values: tuple[str, ...]
    citations: tuple[Citation, ...]
    differ: bool = False


class Reported(Value, frozen=True):
    """What several outlets report: a 'statement', a 'figure' (`value` as printed, of what is `counted`) or a 'date' (EDTF).

    One citation of each outlet, first reported first; copies are no second voice.
    """

    kind: str
    value: str
    counted: str
    citations: tuple[Citation, ...]


class Coverage(Value, frozen=True):
    """Who reported a story first (articles of the first day; () where it cannot be told) and what several outlets have."""

    first: tuple[str, ...]
    several: tuple[Reported, ...]


class Ledger(Value, frozen=True):
    """What a story, a topic or the whole digest holds: cited sentences, who said what, figures."""

    summary: tuple[Citation, ...]
    quotes: tuple[QuoteEntry, ...]
    figures: tuple[FigureEntry, ...]
    only: tuple[Citation, ...]  # sentences that only one outlet has
    coverage: Coverage = Coverage((), ())


class NamedIn(Value, frozen=True):
    """That an article names somebody: how often, and where first outside headings and quotations (None for nowhere)."""

    article: str
    count: int
    first: Span | None


class NearName(Value, frozen=True):
    """Another name of the digest (its kind and id) that stands in the same articles, and in how many of them."""

    kind: NameKind
    id: str
    articles: int


class Entity(Value, frozen=True):
    """A person, a place or an organization that several articles name. `id` is its page's, unique among those of its kind.

    `printed` are the other forms that articles use, the commonest first; `articles` newest first; `rules` how its kind is known, as in
    `Name.rules` ('edited': the editor says so), each with the number of articles where it tells, the commonest first; `quotes` what a
    person said, newest first.
    """

    id: str
    kind: NameKind
    shown: str
    printed: tuple[str, ...]
    articles: tuple[NamedIn, ...]
    rules: tuple[tuple[str, int], ...]
    near: tuple[NearName, ...]
    quotes: tuple[QuoteEntry, ...]


class Links(Value, frozen=True):
    """Everything that ties articles together. Keys are article ids, story slugs, topic slugs and days."""

    related: dict[str, tuple[Related, ...]]
    earlier: dict[str, str]  # article -> the one before it in its story
    later: dict[str, str]
    timeline: tuple[TimelineEntry, ...]  # oldest first
    stories: dict[str, Ledger]
    topics: dict[str, Ledger]
    days: dict[str, Ledger]
    names: tuple[Entity, ...] = ()  # by kind and id


# ---------------------------------------------------------------------------------------------- plan


class View(msgspec.Struct, frozen=True):
    """The base of all views: plain frozen data (text, numbers, tuples, other views), and nothing else."""


class EditorPage(Value, frozen=True):
    """A page of the editor's from content/pages: its name (a slug), title, and Markdown as safe HTML."""

    name: str
    title: str
    html: str
    path: str


class Correction(Value, frozen=True):
    """A dated note of the editor's on an article (ISO day): as safe HTML, and in plain text."""

    date: str
    html: str
    text: str


class Content(Value, frozen=True):
    """The editor's own words, as safe HTML: pages in order of name, introductions by topic slug, corrections by seed, oldest first.

    `related` are the topics that an introduction names as near to its own, by slug.
    """

    pages: tuple[EditorPage, ...] = ()
    introductions: dict[str, str] = {}
    corrections: dict[str, tuple[Correction, ...]] = {}
    related: dict[str, tuple[str, ...]] = {}


class Assets(Value, frozen=True):
    """Where the theme's stylesheet and script stand in the output; the names carry a content hash ('' for no script)."""

    stylesheet: str
    script: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page that exists: `key` is a fingerprint of everything its view shows, so `view` is called only when it changed.

    `url` is its path in the output, POSIX ('topics/sanctions.html', 'index.html'); `template` a file of the theme; `bundle` the
    folder of the search index that holds it, '' for none.
    """

    kind: str
    url: str
    template: str
    key: str
    view: Callable[[], View]
    bundle: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A machine-readable file (feed, sitemap, JSON), made without a template. `url` and `key` as in `Page`."""

    kind: str
    url: str
    key: str
    content: Callable[[], bytes]


# --------------------------------------------------------------------------------------------- write


class OutputFile(Value, frozen=True):
    """A finished file: `path` relative to the output, POSIX, its bytes, and the key under which it may be kept."""

    path: str
    data: bytes
    key: str


# ------------------------------------------------------------------------------------------ themes


class TemplateFile(Value, frozen=True):
    """A template of a theme: `path` is how a message names it, `source` its text."""

    path: str
    source: str


class Theme(Value, frozen=True):
    """A theme ready to render with: its templates, its static files as output, its texts in the site's language.

    `language` is the language of the texts: the site's, or English where the theme has none in the site's. `texts` is
    by key, then by plural category ('other' is always there). `files` are the output paths of static files by name.
    """

    name: str
    title: str
    description: str
    language: str
    templates: dict[str, TemplateFile]
    texts: dict[str, dict[str, str]]
    assets: tuple[OutputFile, ...]
    files: dict[str, str]
    digest: str
    problems: tuple[Problem, ...] = ()

    @property
    def stylesheet(self) -> str:
        """The output path of the stylesheet."""
        return self.files["style.css"]

    @property
    def script(self) -> str:
        """The output path of the script, '' where the theme has none."""
        return self.files.get("app.js", "")


class Book(Value, frozen=True):
    """What an EPUB says of itself: a permanent identifier, its title, language (BCP 47) and direction, who made it, its day.

    `contents` are the entries of the table of contents, as (address within the text, title).
    """

    identifier: str
    title: str
    language: str
    direction: str
    creator: str
    day: str
    contents: tuple[tuple[str, str], ...]


class ThemeError(ProblemError):
    """A theme that cannot be used, or a template that failed."""
