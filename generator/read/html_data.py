"""Structured data in a page: the JSON-LD scripts, and which of their objects describes the article itself.

A page's graph also describes its publisher, its breadcrumbs and other articles. The article is the first object of an
article's type; one that is only an item of a list, or a part or relation of another, is not.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.read.characters import cleaned
from generator.text import squeeze

# schema.org types of a page that is one article, best first
ARTICLE_TYPES = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "AskPublicNewsArticle",
    "LiveBlogPosting",
    "Article",
    "BlogPosting",
    "SocialMediaPosting",
    "TechArticle",
    "ScholarlyArticle",
    "Report",
    "Review",
    "SatiricalArticle",
    "AdvertiserContentArticle",
    "DiscussionForumPosting",
    "WebPage",
)
_WRAPPING = re.compile(
    r"^\s{0,99}(?:<!--|//\s{0,9}<!\[CDATA\[|/\*\s{0,9}<!\[CDATA\[\s{0,9}\*/|<!\[CDATA\[)"
    r"|(?:-->|//\s{0,9}\]\]>|/\*\s{0,9}\]\]>\s{0,9}\*/|\]\]>)\s{0,99};?\s{0,99}$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_BREAK = re.compile(r"\n|</p>|<br\s{0,2}/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
OBJECTS = 2_000  # looked at in one page
SCRIPT_LIMIT = 2_000_000  # characters of one script

Object = dict[str, Any]


class Data(NamedTuple):
    """The article as structured data describes it, and the script it stands in: its text and source line."""

    article: Object
    script: str
    line: int

    def line_of(self, key: str, text: str) -> int:
        """The line of the script on which a text stands, or else its key (a text may be written with escapes)."""
        at = self.script.find(f'"{text}"')
        if at < 0:
            at = self.script.find(f'"{key}"')
        return self.line + (self.script.count("\n", 0, at) if at > 0 else 0)


def parse_json(script: str) -> Any:
    """The value of a JSON-LD script, mended where pages commonly break it (comments around, a comma too many); None where it is none."""
    if len(script) > SCRIPT_LIMIT:
        return None
    text = _WRAPPING.sub("", _WRAPPING.sub("", script)).strip().rstrip(";")
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def article_data(scripts: list[tuple[str, int]]) -> Data | None:
    """The article's own object among all scripts (text, source line) of a page; None where there is none."""
    best: tuple[int, Data] | None = None
    for script, line in scripts:
        for thing in _objects(parse_json(script)):
            rank = min((ARTICLE_TYPES.index(t) for t in types_of(thing) if t in ARTICLE_TYPES), default=-1)
            if rank < 0 or not any(key in thing for key in ("headline", "name", "datePublished", "articleBody", "author")):
                continue
            data = Data(thing, script, line)
            if best is None or _class(rank) < _class(best[0]):
                best = (rank, data)
    return best[1] if best else None


def _class(rank: int) -> int:
    """Articles before mere pages; among articles the first one in the page."""
    return int(ARTICLE_TYPES[rank] == "WebPage")


def types_of(thing: Object) -> tuple[str, ...]:
    """The types of an object, without the address of their vocabulary."""
    return tuple(str(t).rpartition("/")[2] for t in as_list(thing.get("@type")))


def _objects(value: Any) -> Iterator[Object]:
    """The objects that may describe the page: at the top, in lists and graphs, and as the main entity; breadth first."""
    waiting = [value]
    for _ in range(OBJECTS):
        if not waiting:
            return
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting.extend(thing[:OBJECTS])
        elif isinstance(thing, dict):
            yield thing
            waiting.extend(thing[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(thing.get(key), dict | list))


def as_list(value: Any) -> list[Any]:
    """A value that may be one or several, as several."""
    return value if isinstance(value, list) else [] if value is None else [value]


def texts(value: Any, key: str = "name") -> Iterator[str]:
    """The strings of a value: itself, its `@value`, or the `key` of objects; lists are walked, two levels deep at most."""
    for one in as_list(value):
        for part in as_list(one):
            found = part.get(key, part.get("@value")) if isinstance(part, dict) else part
            for text in as_list(found):
                if isinstance(text, str) and text.strip():
                    yield text.strip()


def body_text(data: Data) -> list[str]:
    """The paragraphs of the article's text where the data holds it whole; tags in it are dropped."""
    text = "\n".join(texts(data.article.get("articleBody")))
    return [line for part in _BREAK.split(text) if (line := squeeze(cleaned(html.unescape(_TAG.sub("", part)))))]
