"""What a page calls its article: the declared headline, the title of its card, its first-level headings, its title element.

A news page's structured headline is the editors' own. On other pages it is often written for search engines, and the
heading that a reader sees goes first; of a heading with a kicker glued before it, the card's title is the part without.
The site's name, which most of them carry before or after the headline, is cut off where it is known or where what is left is
another of the page's titles.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice

from generator.read.html_data import Data, texts, types_of
from generator.read.html_statements import Said, Statements
from generator.read.values import Statement
from generator.text import letters, words

_SEPARATOR = re.compile(r"\s{1,4}(?:[|–—·•»:/ㅣ-]|::|\|\|)\s{1,4}|(?<=\S)(?:[|ㅣ]|--)(?=\S)")
_KICKER = re.compile(r":\s{1,4}|\s{1,4}[|–—-]\s{1,4}")
_OTHERS = frozenset({"dc.title", "dcterms.title", "headline", "parsely-title", "sailthru.title", "title", "twitter:title"})
_SITES = frozenset({"application-name", "apple-mobile-web-app-title", "og:site_name", "dc.publisher", "twitter:app:name:iphone"})
CUTS = 8  # separators looked at in one title, and titles of one kind
MOST = 500  # meta elements looked at for the site's name
LEAST = 12  # letters of a title that stands for a heading of the site's
PART = 0.6  # of a longer title that stands on the page as well: a heading shorter than that is a part of it
SHARED = 2  # words that two wordings of one headline share
SITE_WORDS = 5  # of a site's name at most: longer ones are slogans


def title_statements(said: Statements, data: Data | None, printed: frozenset[str] = frozenset()) -> Iterator[Statement]:
    """The statements on the title, best first, without the site's name; `printed` holds the `letters` of the page's short blocks."""
    reading = _Titles(said, data, printed)
    seen: set[tuple[str, str]] = set()
    for rule, one in reading.preferred():
        if (rule, one.text) not in seen:
            seen.add((rule, one.text))
            yield Statement(rule, reading.plain(one.text), one.line)


def site_names(said: Statements, data: Data | None) -> Iterator[Statement]:
    """The site's name as the title element has it, beside a headline that another statement gives alone."""
    known = _Titles(said, data, frozenset()).known
    for title in said.titles:
        for headline, site in splits(title.text):
            if letters(headline) in known and len(site.split()) <= SITE_WORDS:
                yield Statement("page title suffix", site, title.line)
                return


def splits(title: str) -> Iterator[tuple[str, str]]:
    """A title parted at each separator: (headline, site), the site last, then the site first."""
    cuts = [match.span() for match in _SEPARATOR.finditer(title)][:CUTS]
    for start, end in reversed(cuts):
        yield title[:start], title[end:]
    for start, end in cuts:
        yield title[end:], title[:start]


class _Titles:
    """All titles of a page by where they stand, and what is known of the site's name."""

    def __init__(self, said: Statements, data: Data | None, printed: frozenset[str]) -> None:
        self.printed = printed
        self.headings = said.headings[:CUTS]
        self.cards = [s for s in said.meta if s.name == "og:title"][:CUTS]
        self.others = [s for s in said.meta if s.name in _OTHERS][:CUTS]
        self.elements = said.titles
        self.headline = _data(data, "headline")
        self.name = _data(data, "name")
        self.is_news = bool(data) and any("News" in kind or kind == "LiveBlogPosting" for kind in types_of(data.article if data else {}))
        self.sites = {letters(s.text) for s in said.meta[:MOST] if s.name in _SITES}
        self.sites |= {letters(text) for text in islice(texts(data.article.get("publisher")), CUTS)} if data else set()
        everything = [*self.headings, *self.cards, *self.others, *self.elements, *self.headline]
        self.known = {letters(s.text) for s in everything} - {""}

    def preferred(self) -> Iterator[tuple[str, Said]]:
        """As `ordered`, what stands on the page before what does not: a first heading may be the site's or the section's."""
        ordered = list(self.ordered())
        best = self.best(ordered)
        if best:
            yield best
        yield from ordered

    def best(self, ordered: list[tuple[str, Said]]) -> tuple[str, Said] | None:
        """The statement that goes before the first in order, if any."""
        if not ordered:
            return None
        rule, first = ordered[0]
        key = letters(self.plain(first.text))
        others = [(r, s, k) for r, s in ordered if (k := letters(self.plain(s.text))) and k != key and k in self.printed]
        if rule == "h1":
            kicked = self._without_kicker(first)
            if kicked:
                return rule, kicked
            held = any(key in k for _, _, k in others)
            lone = sum(1 for _, s in ordered if s is not first and key in letters(s.text)) == 0
            for r, s, k in others:
                if r != "h1" and len(k) >= LEAST and (lone or (held and key in k and len(key) < PART * len(k))):
                    return r, s
        elif key not in self.printed:
            own = _words(first.text)
            for r, s, k in others:
                if r == "h1" and len(own & _words(s.text)) >= SHARED and self.agreeing(k) >= self.agreeing(key):
                    return r, s
        return None

    def _without_kicker(self, heading: Said) -> Said | None:
        """The heading without the kicker before it, where the card has the same headline behind another kicker."""
        whole = letters(heading.text)
        if self.agreeing(whole):
            return None
        behind = {letters(card.text[end:]) for card in self.cards for _, end in _kickers(card.text)}
        for start, end in _kickers(heading.text):
            if len(letters(heading.text[end:])) >= LEAST and letters(heading.text[end:]) in behind and start:
                return Said(heading.name, heading.text[end:], heading.line)
        return None

    def agreeing(self, key: str) -> int:
        """How many kinds of statements hold a title."""
        kinds = (self.headline, self.cards, self.others, self.elements)
        return sum(1 for kind in kinds if any(key in letters(s.text) for s in kind))

    def ordered(self) -> Iterator[tuple[str, Said]]:
        """(rule, statement), best first; some come twice."""
        if self.is_news:
            yield from (("JSON-LD headline", s) for s in self.headline)
            if not self.headline:
                yield from (("meta og:title", s) for s in self.cards)
        seen = self.visible()
        for heading in seen:
            for card in self.cards:
                shown, short = letters(heading.text), letters(self.plain(card.text))
                if short and shown != short and shown.endswith(short):
                    yield "meta og:title", card
            yield "h1", heading
        yield from (("JSON-LD headline", s) for s in self.headline)
        yield from (("meta og:title", s) for s in self.cards)
        yield from ((f"meta {s.name}", s) for s in self.others)
        yield from (("JSON-LD name", s) for s in self.name)
        yield from (("page title", s) for s in self.elements)
        yield from (("h1", s) for s in self.headings)

    def visible(self) -> list[Said]:
        """The first-level heading that other titles repeat or hold; the only one of a page in any case."""
        others = [letters(self.plain(s.text)) for s in (*self.headline, *self.cards, *self.others, *self.name, *self.elements)]
        agreed = [h for h in self.headings if (key := letters(h.text)) and any(o and (key in o or o in key) for o in others)]
        return agreed[:1] or (self.headings if len(self.headings) == 1 else [])

    def plain(self, text: str) -> str:
        """A title without the site's name."""
        for headline, site in splits(text):
            if (key := letters(headline)) and (letters(site) in self.sites or key in self.known):
                return headline
            if key in self.printed and len(key) >= LEAST and letters(text) not in self.printed:
                return headline
        return text


def _data(data: Data | None, key: str) -> list[Said]:
    """The texts of a key of the article's object; entities that were escaped twice are resolved."""
    return [Said(key, html.unescape(text), data.line_of(key, text)) for text in islice(texts(data.article.get(key)), CUTS)] if data else []


def _words(text: str) -> set[str]:
    """The longer words of a title, without case."""
    return {word.group().casefold() for word in words(text) if len(word.group()) > 3}


def _kickers(text: str) -> list[tuple[int, int]]:
    """Where what stands before a headline may end: 'Kicker: Headline', 'Kicker - Headline'."""
    return [match.span() for match in islice(_KICKER.finditer(text), CUTS)]
