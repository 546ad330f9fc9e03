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
from generator.text import letters

_SEPARATOR = re.compile(r"\s{1,4}(?:[|–—·•»:/ㅣ-]|::|\|\|)\s{1,4}|(?<=\S)(?:[|ㅣ]|--)(?=\S)")
_OTHERS = frozenset({"dc.title", "dcterms.title", "headline", "parsely-title", "sailthru.title", "title", "twitter:title"})
_SITES = frozenset({"application-name", "apple-mobile-web-app-title", "og:site_name", "dc.publisher", "twitter:app:name:iphone"})
CUTS = 8  # separators looked at in one title, and titles of one kind
MOST = 500  # meta elements looked at for the site's name
SITE_WORDS = 5  # of a site's name at most: longer ones are slogans


def title_statements(said: Statements, data: Data | None) -> Iterator[Statement]:
    """The statements on the title, best first, without the site's name."""
    reading = _Titles(said, data)
    seen: set[tuple[str, str]] = set()
    for rule, one in reading.ordered():
        if (rule, one.text) not in seen:
            seen.add((rule, one.text))
            yield Statement(rule, reading.plain(one.text), one.line)


def site_names(said: Statements, data: Data | None) -> Iterator[Statement]:
    """The site's name as the title element has it, beside a headline that another statement gives alone."""
    known = _Titles(said, data).known
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

    def __init__(self, said: Statements, data: Data | None) -> None:
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
            if letters(headline) and (letters(site) in self.sites or letters(headline) in self.known):
                return headline
        return text


def _data(data: Data | None, key: str) -> list[Said]:
    """The texts of a key of the article's object; entities that were escaped twice are resolved."""
    return [Said(key, html.unescape(text), data.line_of(key, text)) for text in islice(texts(data.article.get(key)), CUTS)] if data else []
