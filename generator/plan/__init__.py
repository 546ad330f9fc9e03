"""plan: decides which pages and files exist, and what each may show.

The first table below is the open set: a page kind is a file of this folder with its view type and the function that
gives its pages, and one line here. The second is the files made without a template. What a part of a page says is
`parts`; what of an outlet's text may be shown is `shown`; how a page gets its key is `sheet`. What a page looks like is
the theme's: a page of kind X is made by the template of the same name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.config import SiteConfig
from generator.model import Article, Assets, Book, Content, Digest, Document, Links, Page
from generator.plan import (
    article,
    corrections,
    day,
    dossier,
    editorial,
    front,
    made,
    name,
    names,
    outlet,
    period,
    search,
    story,
    timeline,
    topic,
)
from generator.plan.addresses import settled
from generator.plan.catalog import Catalog
from generator.plan.dossier import DossierView, Subject
from generator.plan.files import documents
from generator.plan.sheet import Sheet, Source, document, page
from generator.plan.twins import cards
from generator.problems import Problem

__all__ = ["DossierView", "Material", "Plan", "Shelf", "Subject", "plan"]

PAGE_KINDS: dict[str, Callable[[Catalog], Iterator[Sheet[Any]]]] = {
    "front": front.sheets,
    "day": day.sheets,
    "undated": day.undated,
    "month": period.months,
    "year": period.years,
    "archive": period.archive,
    "topics": topic.all_topics,
    "topic": topic.sheets,
    "story": story.sheets,
    "article": article.sheets,
    "outlets": outlet.all_outlets,
    "outlet": outlet.sheets,
    "names": names.sheets,
    "name": name.sheets,
    "timeline": timeline.sheets,
    "search": search.sheets,
    "made": made.sheets,
    "corrections": corrections.sheets,
    "missing": editorial.missing,
    "editorial": editorial.sheets,  # last: where an editor's page meets one of ours, ours stands
}


@dataclass(frozen=True, slots=True)
class Material:
    """What a plan is made of: the results of the stages before it, and `load`, which gives an article by its seed's path.

    `skipped` are the problems of the seeds that could not be read.
    """

    digest: Digest
    links: Links
    config: SiteConfig
    content: Content
    assets: Assets
    load: Callable[[str], Article]
    skipped: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The pages and documents of the site, and what is wrong with it."""

    pages: tuple[Page, ...]
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


class Shelf:
    """What can be exported of a digest, each as a document that stands alone."""

    def __init__(self, material: Material) -> None:
        """Lay out the digest; no body is loaded."""
        self._material = material
        self._catalog = Catalog(material.digest, material.links, material.config, material.content, material.assets, material.skipped)

    def subjects(self, kind: str) -> tuple[Subject, ...]:
        """Everything of a kind: story, topic, edition, article."""
        return tuple(dossier.subjects(self._catalog, kind))

    def view(self, subject: Subject) -> DossierView:
        """The document of a subject."""
        return dossier.view(self._catalog, subject, lambda source: self._material.load(source.path))

    def about(self, subject: Subject) -> Book:
        """What an EPUB of it says of itself."""
        return dossier.about(self._catalog, subject)


def plan(material: Material) -> Plan:
    """The whole site; no body is loaded and no view is built before a page's `view` is called."""
    catalog = Catalog(material.digest, material.links, material.config, material.content, material.assets, material.skipped)
    sheets = [sheet for kind in PAGE_KINDS.values() for sheet in kind(catalog)]
    leaves = list(documents(catalog, sheets))
    sheets, leaves, problems = settled(sheets, leaves, catalog)
    problems += cards.problems(catalog)
    if (material.config.feeds.atom or material.config.feeds.json) and not material.config.base_url:
        problems += (Problem("base-url-missing", "site.yaml", 0, 0, "there is no base_url: no feeds, sitemap and canonical addresses"),)

    def load(source: Source) -> Article:
        return material.load(source.path)

    base_url = material.config.base_url
    return Plan(tuple(page(sheet, load, base_url) for sheet in sheets), tuple(document(leaf, load) for leaf in leaves), problems)
