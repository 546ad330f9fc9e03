"""The parts that several page kinds show: frame, cards, citations, timeline, quotes.

A view holds plain frozen data, ready to print: every `href` is already relative to the page it stands on, every count
is counted, every list is in order. Dates stay ISO 8601 text (the theme words them in the site's language). What is
decided here is what a part says; what it looks like is the theme's.
"""

from __future__ import annotations

from generator.model import View
from generator.plan.worded import Worded


class Link(View, frozen=True):
    """A link with its text; `count` where the thing linked to is counted (0: not shown); `current` on its own page.

    `kind` says what the text is: '' to be printed as it is; 'word' a key of the theme's texts ('home', 'topics',
    'undated'); 'date' an ISO day, month or year and 'week' an ISO week, which the theme puts into words; 'part' the
    number of a part of a long list.
    """

    text: str
    href: str
    count: int = 0
    current: bool = False
    kind: str = ""


class Feed(View, frozen=True):
    """A feed of the site, topic or story, for `<link rel=alternate>`; `type` is its media type."""

    title: str
    href: str
    type: str


class Twins(View, frozen=True):
    """The same content as files: `use` is 'follow' (feeds), 'cite' (references) or 'dates' (events); each file's title is its format."""

    use: str
    files: tuple[Feed, ...]


class Meta(View, frozen=True):
    """A `<meta>` for programs: `name` is the value of the attribute `property` where `is_property`, else of `name`."""

    name: str
    content: str
    is_property: bool = False


class Facet(View, frozen=True):
    """What a page can be found by: `name` is kind, topic, outlet or year, `value` as printed; of kinds article, story, topic, page."""

    name: str
    value: str


class Frame(View, frozen=True):
    """What stands around every page.

    `root` leads from the page to the site's root ('', '../', or an absolute base path on the 404 page). `canonical` is
    absolute, or '' without a base_url. `kind` is the page kind. `structured` is JSON-LD, escaped for HTML, or ''.
    `nav` texts are keys of the theme's texts; `crumbs` lead from the front page ('home') to this page, their `kind`
    says which are keys and dates. `title` is never empty; `title_kind` says what it is, as in `Link.kind`: a name to be
    printed, a key of the theme's texts ('topics', 'made'), or a date. `today` is the newest article's day, on the front
    page only: elsewhere '' (a day that all pages show would rewrite all pages each day).
    A page with `facets` is found by the site's search: its template marks what is indexed; `found_day` is the day shown with it
    ('' for none), `found_language` its text's language where that is not the site's.
    """

    kind: str
    title: str
    description: str
    site_title: str
    site_description: str
    language: str
    direction: str
    root: str
    canonical: str
    stylesheet: str
    script: str
    nav: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    feeds: tuple[Feed, ...]
    pages: tuple[Link, ...]  # the editor's own pages, for the footer
    structured: str
    author: str
    version: str
    today: str
    noindex: bool
    title_kind: str = ""
    twins: tuple[Twins, ...] = ()
    meta: tuple[Meta, ...] = ()
    image: str = ""
    image_text: str = ""
    facets: tuple[Facet, ...] = ()
    found_day: str = ""
    found_language: str = ""


class Outlet(View, frozen=True):
    """An outlet as a chip: its name, its page, and how it is known: 'inferred', 'edited', else what named it ('canonical URL')."""

    name: str
    href: str
    basis: str


class Card(View, frozen=True):
    """An article in a list. `lead` is verbatim: its standfirst or first sentence. `day` is '' when unknown.

    `day_basis` is a Basis, 'updated' where only the day of the last change is known, or 'none'; `copies` are other articles
    with the same text; `via` are agencies it credits. `attributed` is an outlet that the text names as its own reporter,
    where the file names none. `lead` is '' where the outlet's rights forbid it; `lead_cite` is its place, as `cite` of
    `Cited`. `coins` is an OpenURL description of the article, for reference managers.
    """

    id: str
    title: str
    href: str
    day: str
    day_basis: str
    outlet: Outlet | None
    attributed: str
    via: tuple[str, ...]
    lead: str
    topics: tuple[Link, ...]
    story: Link | None
    copies: tuple[Link, ...]
    minutes: int
    language: str
    direction: str
    lead_cite: str = ""
    coins: str = ""


class Cited(View, frozen=True):
    """A verbatim statement with its source: `href` leads to its paragraph in our page (with a text fragment).

    `original` leads to the words at the outlet, '' where the URL is not known. `context` is the sentence around it
    where that is more than `text`, else ''. `cite` names the words' exact place, `article#anchor:start-end`, and `context_cite`
    that of `context`: a theme prints it as `data-cite` on the element that holds exactly these words, so that
    `newsdigest verify` can prove them.
    """

    text: str
    href: str
    original: str
    title: str
    outlet: str
    day: str
    day_basis: str
    context: str = ""
    cite: str = ""
    context_cite: str = ""


class Dated(View, frozen=True):
    """A further date of one sentence: `value` is EDTF, `why` how it was resolved, `ahead` as in `Moment`."""

    value: str
    why: str
    ahead: bool = False


class Moment(View, frozen=True):
    """An entry of a timeline. `value` is EDTF, `gap` the whole days since the entry before (0 where under a week).

    `ahead` is whether it lies after every article that tells of it: announced, not reported as happened. In a short list
    `also` are the dates of the entries after it that begin with the same sentence; on the timeline each of these is an entry.
    `more` counts the reports that the page leaves out.
    """

    id: str
    value: str
    gap: int
    citations: tuple[Cited, ...]
    whys: tuple[str, ...]
    first_reported: str
    origins: int
    ahead: bool = False
    also: tuple[Dated, ...] = ()
    more: int = 0


class Said(View, frozen=True):
    """One statement of one speaker, with each article that carries it, the longest first; `wordings` of those that differ from it.

    `more` counts the reports that the page leaves out.
    """

    speaker: str
    basis: str
    citations: tuple[Cited, ...]
    wordings: tuple[Worded, ...] = ()
    more: int = 0


class Counted(View, frozen=True):
    """Figures on one thing counted: of each value its citation, new values first; `differ` when they are not all the same.

    `more` counts the reports that the page leaves out.
    """

    counted: str
    values: tuple[str, ...]
    citations: tuple[Cited, ...]
    differ: bool = False
    more: int = 0


class StoryCard(View, frozen=True):
    """A story in a list: its lead article, up to five other reports, and up to three cited sentences.

    `count` is the number of all its articles, copies and those not listed among them; `unnamed` of those whose file names no
    outlet.
    """

    title: str
    href: str
    first: str
    last: str
    outlets: tuple[str, ...]
    origins: int
    lead: Card
    others: tuple[Card, ...]
    summary: tuple[Cited, ...]
    count: int = 0
    unnamed: int = 0


class Group(View, frozen=True):
    """Cards under a heading: a day (`day` is ISO) or a topic (`heading` is its link)."""

    heading: Link | None
    day: str
    cards: tuple[Card, ...]


class Cell(View, frozen=True):
    """A day in a calendar. `number` is 0 for a cell outside the month; `heat` is 0 to 4; `href` '' without articles."""

    number: int
    day: str
    href: str
    count: int
    heat: int


class Month(View, frozen=True):
    """A month as a calendar: `weeks` of seven cells, from the weekday `first` on (0 is Monday), as the site's language has it."""

    month: str  # YYYY-MM
    href: str
    count: int
    weeks: tuple[tuple[Cell, ...], ...]
    first: int = 0


class Bar(View, frozen=True):
    """One period of a sparkline: ISO month or day, and the count of articles."""

    period: str
    count: int


class Spell(View, frozen=True):
    """A quiet spell of a story: `days` without an article between two days that have some."""

    after: str
    until: str
    days: int


class TopicCard(View, frozen=True):
    """A topic in a list with its trend (oldest period first) and newest article.

    `recent` counts the articles of the last seven days, `earlier` those of the four weeks before; `rising` says whether the
    first are many more, week by week.
    """

    name: str
    href: str
    description: str
    count: int
    found: bool
    first: str
    last: str
    trend: tuple[Bar, ...]
    newest: Card | None
    recent: int = 0
    earlier: int = 0
    rising: bool = False


class Pager(View, frozen=True):
    """The neighbours of a page in its series: earlier and later day, month, year, or part of a long list.

    Their texts are dates or numbers of parts, as their `kind` says. `up` is the page of the longer period.
    """

    earlier: Link | None
    later: Link | None
    up: Link | None


class Counts(View, frozen=True):
    """The counts that a page states of itself; `unnamed` are the articles whose file names no outlet."""

    articles: int
    stories: int = 0
    topics: int = 0
    outlets: int = 0
    origins: int = 0
    days: int = 0
    unnamed: int = 0
