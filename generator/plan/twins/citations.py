"""Files of references, for each article, each story and the whole site, in three formats.

Up to `WHOLE` articles the site has one file in each format; beyond that one for each year, so that a new article
changes a file of its own year and reference managers can open what they are given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator import urls
from generator.model import Story, Value
from generator.plan.catalog import Catalog
from generator.plan.references import Reference
from generator.plan.sheet import Leaf, Load
from generator.plan.twins import bibtex, csl, ris

WHOLE = 10_000  # articles: about 4 MB of BibTeX
UNDATED = "undated"
NOTE = "Worked out, not stated in the source: {fields}"
FORMATS = (
    # extension, media type, name
    ("bib", "application/x-bibtex", "BibTeX"),
    ("ris", "application/x-research-info-systems", "RIS"),
    ("json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
)
WRITERS: dict[str, Callable[[Iterable[Reference], str], bytes]] = {"bib": bibtex.write, "ris": ris.write, "json": csl.write}


class CitationsBasis(Value, frozen=True):
    """The references of a file, in its order."""

    references: tuple[Reference, ...]


def of_article(catalog: Catalog, ident: str) -> str:
    """The name of an article's files; '' where it has none."""
    return f"articles/{ident}" if catalog.config.citations == "all" and ident in catalog.entries else ""


def of_story(catalog: Catalog, story: Story) -> str:
    """The name of a story's files; '' where it has none."""
    return f"stories/{story.id}" if catalog.config.citations != "none" else ""


def of_site(catalog: Catalog) -> str:
    """The name of the site's own files; '' where it has none: without articles, or with so many that each year has its own."""
    return "all" if catalog.config.citations != "none" and 0 < len(catalog.entries) <= WHOLE else ""


def of_year(catalog: Catalog, year: str) -> str:
    """The name of a year's files ('' is that of undated articles); '' where the site has one for all."""
    return (year or UNDATED) if catalog.config.citations != "none" and len(catalog.entries) > WHOLE else ""


def leaves(catalog: Catalog) -> Iterator[Leaf[CitationsBasis]]:
    """All files of references."""
    if of_site(catalog):
        yield from _leaves(catalog, "all", catalog.entries)
    by_year: dict[str, list[str]] = {}
    for ident in catalog.entries:
        by_year.setdefault(of_year(catalog, catalog.day(ident)[:4]), []).append(ident)
    for name, idents in by_year.items():
        if name:
            yield from _leaves(catalog, name, idents)
    for story in catalog.digest.stories:
        if name := of_story(catalog, story):
            yield from _leaves(catalog, name, [ident for ident in story.articles if ident in catalog.entries])
    for ident in catalog.entries:
        if name := of_article(catalog, ident):
            yield from _leaves(catalog, name, (ident,))


def _leaves(catalog: Catalog, name: str, idents: Iterable[str]) -> Iterator[Leaf[CitationsBasis]]:
    for extension, _, _ in FORMATS:
        yield Leaf("citations", urls.citations(name, extension), partial(_basis, catalog, idents), partial(_write, extension))


def _basis(catalog: Catalog, idents: Iterable[str]) -> CitationsBasis:
    return CitationsBasis(tuple(catalog.references[ident] for ident in idents))


def _write(extension: str, basis: CitationsBasis, load: Load) -> bytes:  # noqa: ARG001 - the signature of every `write`
    return WRITERS[extension](basis.references, NOTE)
