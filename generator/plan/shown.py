"""What of an outlet's text may be shown: the one place through which every word of an article goes to a page or a file.

Three modes (`rights` in site.yaml): all of it, an excerpt, or only the facts (title, outlet, date, link). With an
excerpt of N words no run of more than N words of a text stands anywhere: the body is cut after N words together with
the standfirst; every other statement (a lead, a quotation, a cited sentence) is shown whole or not at all, since half a
quotation misleads; and in one list the statements of one article share the N words, as they may stand side by side.
Titles, names, dates and addresses are facts. An article is held by the strictest rights among those of its outlet, of
its address's domain, and of those it credits (an outlet that the text names as its own, agencies) that have rights of
their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import urlsplit

from generator.config import Rights, SiteConfig
from generator.model import Basis, Brief, Claim, Value
from generator.text import fold

FACT_FIELDS = frozenset({"title", "published", "updated", "retrieved", "source", "attributed_to", "url", "agencies", "authors", "language"})
DATA_FIELDS = frozenset({"published", "updated", "retrieved", "language"})  # normalized: their values are nobody's words
_EVIDENCE_WORDS = 12  # a date line or a byline is shorter; longer evidence is a sentence of the body
_LONG = 40
# A word is counted by whichever notion counts more: 'U.S.' is two, a dash that stands alone is one, and where a script
# has no spaces each character (Chinese, Japanese, Korean) or each 40 letters (Thai, an address) are one.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_UNIT = re.compile(rf"[{_IDEOGRAPHS}]|[^\W{_IDEOGRAPHS}]{{1,{_LONG}}}|(?<!\S)[^\w\s]+(?!\S)")


class Shown(Value, frozen=True):
    """What may be shown of one article: `mode` is full, excerpt or facts; `words` the length of an excerpt, else 0."""

    mode: str
    words: int

    @property
    def full(self) -> bool:
        """Whether everything may be shown."""
        return self.mode == "full"

    def statement(self, text: str) -> str:
        """A statement that stands by itself: the text as it is, or '' where it may not be shown."""
        if self.full:
            return text
        return text if self.mode == "excerpt" and _count(text) <= self.words else ""

    def value(self, claim: Claim) -> str:
        """The value of a field: facts always, other fields as statements."""
        return claim.value if claim.field in FACT_FIELDS else self.statement(claim.value)

    def refused(self, claim: Claim) -> str:
        """The value of a claim that lost: whatever the field, it may be a piece of the body. Dates and the like are no text."""
        return claim.value if claim.field in DATA_FIELDS else self.statement(claim.value)

    def evidence(self, claim: Claim, text: str) -> str:
        """Text of the evidence of a claim: with facts only, that of a fact, stated, and no longer than a line of a header."""
        if self.mode != "facts":
            return self.statement(text)
        stated = claim.field in FACT_FIELDS and claim.basis != Basis.INFERRED
        return text if stated and _count(text) <= _EVIDENCE_WORDS else ""


FULL = Shown("full", 0)


@dataclass(slots=True)
class Allowance:
    """What is left to show of each article in one list of statements."""

    spent: dict[str, int] = field(default_factory=dict)

    def take(self, ident: str, shown: Shown, text: str) -> bool:
        """Whether this statement may join the list; if so, its words are spent."""
        if shown.full:
            return True
        total = self.spent.get(ident, 0) + _count(text)
        if shown.mode == "facts" or total > shown.words:
            return False
        self.spent[ident] = total
        return True

    def cut(self, ident: str, shown: Shown, text: str) -> str:
        """As much of a text as may still be shown, cut after a word; '' when nothing is left."""
        if shown.full:
            return text
        if shown.mode == "facts":
            return ""
        left = shown.words - self.spent.get(ident, 0)
        kept = _first(text, left)
        self.spent[ident] = self.spent.get(ident, 0) + _count(kept)
        if kept != text:
            self.spent[ident] = shown.words  # what follows a cut text would not be its continuation
        return kept


class Rules:
    """The site's rights, ready to be asked for each article."""

    def __init__(self, config: SiteConfig) -> None:
        self._site = config.rights
        self._names: dict[str, Rights | None] = {}
        self._domains: dict[str, Rights | None] = {}
        for outlet in config.outlets:
            for name in (outlet.name, *outlet.aliases):
                self._names.setdefault(fold(name), outlet.rights)
            for domain in outlet.domains:
                self._domains.setdefault(domain.lower().removeprefix("www."), outlet.rights)

    def of(self, brief: Brief) -> Shown:
        """What may be shown of this article."""
        own = [self._names[name] for name in [fold(brief.source or brief.attributed_to)] if name in self._names]
        own += self._of_domain(brief.url)
        found = [rights or self._site for rights in own] or [self._site]
        found += [rights for name in map(fold, (brief.attributed_to, *brief.agencies)) if (rights := self._names.get(name))]
        strictest = min(found, key=_allowed)
        return FULL if strictest.mode == "full" else Shown(strictest.mode, strictest.words if strictest.mode == "excerpt" else 0)

    def _of_domain(self, url: str) -> list[Rights | None]:
        try:
            host = (urlsplit(url).hostname or "").lower()
        except ValueError:
            return []
        labels = host.split(".")
        for start in range(len(labels)):
            if (domain := ".".join(labels[start:])) in self._domains:
                return [self._domains[domain]]
        return []


def _allowed(rights: Rights) -> int:
    return {"facts": 0, "excerpt": rights.words}.get(rights.mode, 10**9)


def _count(text: str) -> int:
    return sum(1 for _ in _UNIT.finditer(text))


def _first(text: str, count: int) -> str:
    """The first `count` words of a text: a prefix of it that ends at white space, where there is any near."""
    if count <= 0:
        return ""
    beyond = next(islice(_UNIT.finditer(text), count, None), None)
    if beyond is None:
        return text
    head = text[: beyond.start()]
    if head and not head[-1].isspace():
        near = max(head.rfind(" ", len(head) - _LONG), head.rfind("\n", len(head) - _LONG))
        head = head[:near] if near > 0 else head
    return head.rstrip()
