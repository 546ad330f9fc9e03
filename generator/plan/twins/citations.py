"""Files of references, for each article, story, topic and outlet and for the whole site, in three formats.

Up to `WHOLE` articles the site has one file in each format; beyond that one for each year, so that a new article
changes a file of its own year and reference managers can open what they are given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from generator import urls
from generator.model import Story, Topic, Value
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


def of_topic(catalog: Catalog, topic: Topic) -> str:
    """The name of a topic's files; '' where it has none."""
    return f"topics/{topic.id}" if catalog.config.citations != "none" and len(topic.articles) <= WHOLE else ""


def of_outlet(catalog: Catalog, name: str) -> str:
    """The name of an outlet's files; '' where it has none."""
    wanted = catalog.config.citations != "none" and len(catalog.by_outlet[name]) <= WHOLE
    return f"outlets/{catalog.outlets[name]}" if wanted else ""


def of_site(catalog: Catalog) -> str:
    """The name of the site's own files; '' where it has none: without articles, or with so many that each year has its own."""
    return "all" if catalog.config.citations != "none" and 0 < len(catalog.entries) <= WHOLE else ""


def of_year(catalog: Catalog, year: str) -> str:
    """The name of a year's files ('' is that of undated articles); '' where the site has one for all."""
    return (year or UNDATED) if catalog.config.citations != "none" and len(catalog.entries) > WHOLE else ""


def leaves(catalog: Catalog) -> Iterator[Leaf[CitationsBasis]]:
    """All files of references."""
    for name, idents in chain(_by_year(catalog), _by_subject(catalog), _single(catalog)):
        if name:
            make = partial(_basis, catalog, idents)
            yield from (Leaf("citations", urls.citations(name, extension), make, write) for extension, write in _WRITE.items())


def _by_year(catalog: Catalog) -> Iterator[tuple[str, Sequence[str]]]:
    yield of_site(catalog), tuple(catalog.entries)
    years: dict[str, list[str]] = {}
    for ident in catalog.entries:
        years.setdefault(of_year(catalog, catalog.day(ident)[:4]), []).append(ident)
    yield from years.items()


def _by_subject(catalog: Catalog) -> Iterator[tuple[str, Sequence[str]]]:
    for topic in catalog.topics.values():
        yield of_topic(catalog, topic), topic.articles
    for name in catalog.outlets:
        yield of_outlet(catalog, name), catalog.by_outlet[name]
    for story in catalog.digest.stories:
        yield of_story(catalog, story), [ident for ident in story.articles if ident in catalog.entries]


def _single(catalog: Catalog) -> Iterator[tuple[str, Sequence[str]]]:
    for ident in catalog.entries:
        yield of_article(catalog, ident), (ident,)


def _basis(catalog: Catalog, idents: Iterable[str]) -> CitationsBasis:
    return CitationsBasis(tuple(catalog.references[ident] for ident in idents))


def _write(extension: str, basis: CitationsBasis, load: Load) -> bytes:
    return WRITERS[extension](basis.references, NOTE)


_WRITE = {extension: partial(_write, extension) for extension in WRITERS}  # one for all files: there are many
