"""The digest laid out for making pages: each article's card, outlet, day and rights, found by id, and made once.

Addresses in it are site-wide. It decides what an article is called and filed under on every page; which articles a page
shows is decided by the page's kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from generator import urls
from generator.config import SiteConfig
from generator.model import Assets, Brief, Content, Digest, Entry, Links, NameKind, Origin, Story, TimelineEntry, Topic
from generator.plan.linked import Mark, marks
from generator.plan.parts import Card, Link, Outlet
from generator.plan.references import Reference, coins, reference
from generator.plan.shown import Rules, Shown
from generator.problems import Problem
from generator.text import digest, fold, slug

T = TypeVar("T")
Made = TypeVar("Made")
READING_SPEED = 230  # words a minute: adults read English non-fiction silently at 238 (Brysbaert 2019); news has names in it
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "ha-arab", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})


def minutes(words: int) -> int:
    """Reading time in whole minutes, at least 1."""
    return max(1, round(words / READING_SPEED))


def direction(language: str) -> str:
    """'rtl' for languages written from right to left (BCP 47), else 'ltr'."""
    tag = language.lower()
    return "rtl" if tag.split("-")[0] in RIGHT_TO_LEFT or "-arab" in tag or "-hebr" in tag else "ltr"


@dataclass(frozen=True)
class Catalog:
    """Everything that pages are made from. All tuples of ids are newest first, undated articles last."""

    digest: Digest
    links: Links
    config: SiteConfig
    content: Content
    assets: Assets
    skipped: tuple[Problem, ...]

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Each article by id, newest first."""
        return {entry.id: entry for entry in self.digest.entries}

    @cached_property
    def rank(self) -> dict[str, int]:
        """The place of each article in the order of all: 0 is the newest."""
        return {ident: place for place, ident in enumerate(self.entries)}

    @cached_property
    def stories(self) -> dict[str, Story]:
        """Each story by id."""
        return {story.id: story for story in self.digest.stories}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Each topic by id."""
        return {topic.id: topic for topic in self.digest.topics}

    @cached_property
    def origins(self) -> dict[str, Origin]:
        """Each set of copies by id."""
        return {origin.id: origin for origin in self.digest.origins}

    @cached_property
    def days(self) -> tuple[str, ...]:
        """The days that have articles, newest first, those after today among them."""
        return tuple(sorted(self.by_day.keys() - {""}, reverse=True))

    @cached_property
    def by_day(self) -> dict[str, tuple[str, ...]]:
        """The articles of each day; '' for those that are filed under none."""
        return self._gathered((self.day(ident), ident) for ident in self.entries)

    @cached_property
    def by_outlet(self) -> dict[str, tuple[str, ...]]:
        """The articles of each outlet that a file names; '' for those whose file names none."""
        return self._gathered((entry.brief.source, ident) for ident, entry in self.entries.items())

    @cached_property
    def outlets(self) -> dict[str, str]:
        """Each outlet's page name, by the outlet's name: a name whose slug is taken is told apart by a digest."""
        named: dict[str, str] = {}
        taken = {"index"}
        for name in sorted(self.by_outlet.keys() - {""}):
            ident = slug(name, fallback=f"outlet-{digest(name, size=4)}")
            if ident in taken:
                ident = f"{ident[:70]}-{digest(name, size=4)}"
            taken.add(ident)
            named[name] = ident
        return named

    @cached_property
    def homes(self) -> dict[str, str]:
        """The front page of each outlet that site.yaml knows, by folded name."""
        return {fold(outlet.name): outlet.home for outlet in self.config.outlets if urls.is_web(outlet.home)}

    @cached_property
    def held(self) -> dict[str, bytes]:
        """What is made before its key, and once: by what it is."""
        return {}

    @cached_property
    def _once(self) -> dict[tuple[Callable[..., Any], str], Any]:
        return {}

    def once(self, make: Callable[[Catalog, T], Made], ident: str, of: T) -> Made:
        """What `make` gives for the thing `of` with the id `ident`, made once: many pages and files show it."""
        key = (make, ident)
        if key not in self._once:
            self._once[key] = make(self, of)
        made: Made = self._once[key]
        return made

    @cached_property
    def rules(self) -> Rules:
        """The site's rights."""
        return Rules(self.config)

    @cached_property
    def shown(self) -> dict[str, Shown]:
        """What may be shown of each article."""
        return {ident: self.rules.of(entry.brief) for ident, entry in self.entries.items()}

    @cached_property
    def cards(self) -> dict[str, Card]:
        """Each article's card."""
        return {ident: self._card(entry) for ident, entry in self.entries.items()}

    @cached_property
    def told(self) -> dict[str, tuple[TimelineEntry, ...]]:
        """The events of the timeline that an article tells of, by article, oldest first."""
        found: dict[str, dict[str, TimelineEntry]] = defaultdict(dict)
        for event in self.links.timeline:
            for citation in event.citations:
                found[citation.article][event.id] = event
        return {ident: tuple(events.values()) for ident, events in found.items()}

    @cached_property
    def named(self) -> frozenset[NameKind]:
        """The kinds of names that have pages."""
        return frozenset(entity.kind for entity in self.links.names)

    @cached_property
    def marks(self) -> dict[str, tuple[Mark, ...]]:
        """The links to names in each article's text."""
        return marks(self.links.names)

    def day(self, ident: str) -> str:
        """The day that an article is filed under, '' for none."""
        return self._filed[ident]

    @cached_property
    def _filed(self) -> dict[str, str]:
        days = {day: day for day in self.digest.days}
        return {ident: days.get(entry.brief.day, "") for ident, entry in self.entries.items()}

    @cached_property
    def originals(self) -> dict[str, str]:
        """The address of each article at its outlet, '' where none is known that may be linked to."""
        return {ident: entry.brief.url if urls.is_web(entry.brief.url) else "" for ident, entry in self.entries.items()}

    @cached_property
    def references(self) -> dict[str, Reference]:
        """Each article as something to cite: its address is the original's, else that of its page here."""
        base_url = self.config.base_url
        return {
            ident: reference(entry.brief, ident, self.originals[ident] or urls.absolute(base_url, urls.article(ident)))
            for ident, entry in self.entries.items()
        }

    def title(self, ident: str) -> str:
        """An article's title; the name of its file where it has none."""
        return titled(self.entries[ident].brief)

    def link(self, ident: str) -> Link:
        """A link to an article by its title."""
        return Link(self.title(ident), urls.article(ident))

    def topic_link(self, ident: str, count: int = 0) -> Link:
        """A link to a topic."""
        return Link(self.topics[ident].name, urls.topic(ident), count)

    def story_link(self, ident: str) -> Link:
        """A link to a story."""
        return Link(self.stories[ident].title, urls.story(ident))

    def outlet(self, brief: Brief) -> Outlet | None:
        """The outlet that the file names, as a chip."""
        if not brief.source:
            return None
        unsure = (basis for basis, fields in (("edited", brief.edited), ("inferred", brief.inferred)) if "source" in fields)
        return Outlet(brief.source, urls.outlet(self.outlets[brief.source]), next(unsure, brief.source_basis))

    def lead(self, ident: str) -> str:
        """An article's standfirst or first sentence, verbatim; '' where there is none, or where it may not be shown."""
        entry = self.entries[ident]
        first = entry.features.sentences[0].span.text if entry.features.sentences else ""
        return self.shown[ident].statement(entry.brief.standfirst) or self.shown[ident].statement(first)

    def lead_cite(self, ident: str) -> str:
        """The place of an article's lead, as in `Cited.cite`; its standfirst is the place 'standfirst'."""
        entry = self.entries[ident]
        if self.shown[ident].statement(entry.brief.standfirst):
            return f"{ident}#standfirst:0-{len(entry.brief.standfirst)}"
        if not self.lead(ident):
            return ""
        span = entry.features.sentences[0].span
        return f"{ident}#{entry.features.anchors[span.paragraph]}:{span.start}-{span.end}"

    def copy_ids(self, ident: str) -> tuple[str, ...]:
        """The other articles with the same text, oldest first."""
        origin = self.origins.get(self.entries[ident].origin or "")
        return tuple(other for other in origin.articles if other != ident and other in self.entries) if origin else ()

    def copies(self, ident: str) -> tuple[Link, ...]:
        """Links to the other articles with the same text, each by its outlet."""
        return tuple(Link(self._outlet_name(other) or self.title(other), urls.article(other)) for other in self.copy_ids(ident))

    def _outlet_name(self, ident: str) -> str:
        brief = self.entries[ident].brief
        return brief.source or brief.attributed_to

    def language(self, brief: Brief) -> str:
        """An article's language; the site's where the article's is unknown or undetermined."""
        return self.config.language if brief.language.lower().partition("-")[0] in {"", "und"} else brief.language

    def _card(self, entry: Entry) -> Card:
        brief = entry.brief
        return Card(
            id=entry.id,
            title=titled(brief),
            href=urls.article(entry.id),
            day=self.day(entry.id),
            day_basis=brief.day_basis,
            outlet=self.outlet(brief),
            attributed=brief.attributed_to,
            via=agencies(brief),
            lead=self.lead(entry.id),
            lead_cite=self.lead_cite(entry.id),
            topics=tuple(self.topic_link(match.topic) for match in entry.topics if match.topic in self.topics),
            story=self.story_link(entry.story) if entry.story in self.stories else None,
            copies=self.copies(entry.id),
            minutes=minutes(brief.words),
            language=self.language(brief),
            direction=direction(self.language(brief)),
            coins=coins(self.references[entry.id]),
        )

    @staticmethod
    def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name, ident in pairs:
            found[name].append(ident)
        return {name: tuple(idents) for name, idents in found.items()}


def agencies(brief: Brief) -> tuple[str, ...]:
    """The agencies that an article credits beside its own outlet."""
    own = {fold(brief.source or brief.attributed_to)}
    return tuple(agency for agency in brief.agencies if fold(agency) not in own)


def titled(brief: Brief) -> str:
    """What an article is called."""
    return brief.title or brief.path
