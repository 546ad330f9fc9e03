"""What a page claims of itself, field by field, best first: JSON-LD, then meta elements, microdata, and last the page's own elements.

Each claim has the statement it was read from, its source line, and the name of the rule. Which claim wins, and what the
text itself says besides, is for the normalizer.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.model import Basis, Claim
from generator.read.archived import original
from generator.read.html_data import Data, texts, types_of
from generator.read.html_outlets import outlets
from generator.read.html_statements import Said, Statements
from generator.read.html_titles import site_names, title_statements
from generator.read.values import Claims, Statement, values

# Names of meta elements, by field, best first. Each was met on the pages of a news site or is in a published vocabulary.
META: dict[str, tuple[str, ...]] = {
    "published": (
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "og:published_time",
        "datepublished",
        "date_published",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "dc.created",
        "dc.date",
        "dcterms.date",
        "pubdate",
        "og:pubdate",
        "publish-date",
        "publish_date",
        "publishdate",
        "published-date",
        "published_time",
        "publication_date",
        "publication-date",
        "publicationdate",
        "originalpublicationdate",
        "article_date_original",
        "article.published",
        "article:post_date",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "citation_publication_date",
        "citation_date",
        "release_date",
        "displaydate",
        "rnews:datepublished",
        "ptime",
        "pdate",
        "cdate",
        "date",
        "timestamp",
    ),
    "updated": (
        "article:modified_time",
        "og:article:modified_time",
        "og:updated_time",
        "article:updated_time",
        "datemodified",
        "date_modified",
        "dcterms.modified",
        "dc.date.modified",
        "dc.modified",
        "modified_time",
        "updated_time",
        "last-modified",
        "last_modified",
        "lastmod",
        "revised",
        "utime",
    ),
    "source": (
        "og:site_name",
        "dc.publisher",
        "dcterms.publisher",
        "citation_journal_title",
        "publisher",
        "application-name",
        "apple-mobile-web-app-title",
    ),
    "authors": (
        "author",
        "article:author",
        "article:author_name",
        "og:article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "cxenseparse:author",
        "rnews:author",
        "byl",
        "byline",
    ),
    "standfirst": ("og:description", "description", "twitter:description", "dc.description", "dcterms.description", "sailthru.description"),
    "topics": (
        "article:section",
        "parsely-section",
        "section",
        "article:tag",
        "news_keywords",
        "parsely-tags",
        "sailthru.tags",
        "dc.subject",
        "keywords",
    ),
    "language": ("content-language", "dc.language", "dcterms.language", "language", "og:locale"),
    "url": ("og:url", "twitter:url", "parsely-link", "savepage-url"),
    "retrieved": ("savepage-date",),
    "type": ("og:type",),
}
DATA: dict[str, tuple[str, ...]] = {
    "published": ("datePublished",),
    "updated": ("dateModified",),
    "source": ("publisher", "isPartOf", "sourceOrganization", "provider", "copyrightHolder"),
    "authors": ("author", "creator"),
    "standfirst": ("description", "abstract"),
    "topics": ("articleSection", "keywords"),
    "language": ("inLanguage",),
    "url": ("url", "mainEntityOfPage", "@id"),
    "type": ("@type",),
}
LATE = {"published": ("dateCreated", "uploadDate")}  # when the page's record was made, which other declarations know better
PROPERTIES: dict[str, tuple[str, ...]] = {
    "published": ("datepublished", "datecreated"),
    "updated": ("datemodified",),
    "authors": ("author",),
    "url": ("mainentityofpage",),
}
TIMES: dict[str, tuple[str, ...]] = {"published": ("datepublished", "pubdate", ""), "updated": ("datemodified", "updated")}
MOST = 64  # statements of one name looked at
FIELDS = ("title", "published", "updated", "retrieved", "source", "url", "authors", "standfirst", "language", "topics", "type")


def claims_of(said: Statements, data: Data | None, path: str, printed: frozenset[str] = frozenset()) -> tuple[Claim, ...]:
    """All claims of a page, grouped by field, each field's best first and no value twice; `printed` as in `title_statements`."""
    claims = Claims(path, FIELDS, _language(said, data))
    for statement in _addresses(said, data):
        held = original(statement.text)
        claims.add("url", statement, basis=Basis.STATED if held.url == statement.text else Basis.DERIVED)
        if held.moment:
            claims.add("retrieved", Statement("day in the archive's address", statement.text, statement.line), basis=Basis.DERIVED)
    base = claims.first("url")
    for statement in title_statements(said, data, printed):
        claims.add("title", statement)
    for field in FIELDS:
        for statement in _candidates(said, data, field) if field not in {"source", "url"} else ():
            # several names are the authors where one place lists them; other places list photographers and other articles' authors
            if field != "authors" or claims.rule("authors") in {"", statement.rule}:
                claims.add(field, statement, base)
    for basis, statement in outlets(list(_candidates(said, data, "source")), list(site_names(said, data)), base):
        claims.add("source", statement, basis=basis)
    return claims.all()


def _addresses(said: Statements, data: Data | None) -> Iterator[Statement]:
    """The statements on the page's address, the base of its links last, where nothing else says it."""
    found = list(_candidates(said, data, "url"))
    yield from found
    if not found:
        yield from _named("base of its links", said.links, "base")


def _candidates(said: Statements, data: Data | None, field: str) -> Iterator[Statement]:
    """The statements on one field, best first."""
    yield from _first(said, field)
    for key in DATA.get(field, ()) if data else ():
        yield from _data(data, key)
    for name in META.get(field, ()):
        yield from _named(f"meta {name}", said.meta, name)
    for name in PROPERTIES.get(field, ()):
        yield from _named(f"microdata {name}", said.properties, name)
    for key in LATE.get(field, ()) if data else ():
        yield from _data(data, key)
    for kind in TIMES.get(field, ()):
        yield from _named("time element", said.times, kind)
    if field == "authors":
        yield from _named("link rel=author", said.bylines)
    elif field == "url":
        yield from _named("saved from url", said.saved, "url")
    elif field == "retrieved":
        yield from _named("day of saving", said.saved, "date")


def _first(said: Statements, field: str) -> Iterator[Statement]:
    """The statements that go before structured data."""
    if field == "url":
        yield from _named("link canonical", said.links, "canonical")
    elif field == "language":
        yield from _named("html lang", said.languages)
    elif field == "source":  # structured data often names the company
        yield from _named("meta og:site_name", said.meta, "og:site_name")


def _named(rule: str, statements: list[Said], name: str | None = None) -> Iterator[Statement]:
    """The statements of a name, each under its rule."""
    return islice((Statement(rule, s.text, s.line) for s in statements if name is None or s.name == name), MOST)


def _data(data: Data | None, key: str) -> Iterator[Statement]:
    """The statements of one key of the article's object, on the line where the key first stands in its script."""
    if data is None:
        return iter(())
    value = data.article.get(key)
    if key == "@type":
        found: Iterator[str] = iter(types_of(data.article))
    elif key == "mainEntityOfPage":
        found = texts(value, "@id")
    elif key == "inLanguage":
        found = (text for inner in ("alternateName", "name") for text in texts(value, inner))
    else:
        found = texts(value)
    return (Statement(f"JSON-LD {key}", text, data.line_of(key, text)) for text in islice(found, MOST))


def _language(said: Statements, data: Data | None) -> str:
    """The page's language, for reading its dates."""
    return next((value for statement in _candidates(said, data, "language") for value in values("language", statement.text)), "")
