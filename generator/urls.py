"""Every address and output path of the site, in one place; relative links between pages, and the base path.

Inside the program a page's address is its path in the output ('articles/2025-07-29-talks.html', 'topics/index.html').
Links between pages are relative to the page they stand on, so that the same output works at any base path and from disk.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from generator.model import NameKind
from generator.text import digest

FRONT = "index.html"
ARCHIVE = "archive/index.html"
TOPICS = "topics/index.html"
OUTLETS = "outlets/index.html"
TIMELINE = "timeline/index.html"
UNDATED = "archive/undated.html"
CORRECTIONS = "corrections.html"
MADE = "made.html"
SEARCH = "search/index.html"
SEARCH_FOLDER = "search/"
SEARCH_PROGRAM = "search/pagefind.js"
MISSING = "404.html"
ATOM = "feed.xml"
JSON_FEED = "feed.json"
OPML = "feeds.opml"
DIGEST_JSON = "data/digest.json"
SITEMAP = "sitemap.xml"
OWNED = ".newsdigest"
"""In an output folder: the list of the files that we wrote there, which also marks the folder as an output."""
ROBOTS = "robots.txt"
CNAME = "CNAME"
NO_JEKYLL = ".nojekyll"

NAME_SECTIONS = {NameKind.PERSON: "people", NameKind.PLACE: "places", NameKind.ORGANIZATION: "organizations"}
"""The section of each kind of names that has pages."""
_MANY = 16384  # addresses of one site that are likely to be asked for again
_SEGMENT = re.compile(r"[a-z0-9][a-z0-9.-]{0,84}")
_INDEX = re.compile(r"search/[a-z]{2,3}/[a-z0-9]+(?:/[a-z]+)?/[a-z][a-z0-9._-]*")  # Pagefind's own names have underscores
_NAME_LENGTH = 80
_DIRECTIVE_WORDS = 5
_PREFIX_WORDS = 3


def article(ident: str) -> str:
    """The page of an article."""
    return f"articles/{ident}.html"


def story(ident: str, number: int = 0) -> str:
    """The page of a story; the older articles of a long story are in parts, numbered from 1."""
    return part(f"stories/{ident}.html", number)


def topic(ident: str, number: int = 0) -> str:
    """The page of a topic; the older articles of a long topic are in parts, numbered from 1."""
    return part(f"topics/{ident}.html", number)


def outlet(ident: str, number: int = 0) -> str:
    """The page of an outlet; the older articles of a long list are in parts, numbered from 1."""
    return part(f"outlets/{ident}.html", number)


def names(section: str) -> str:
    """The list of a section of names: people, places, organizations."""
    return f"{section}/index.html"


def letter(section: str, character: str, number: int = 0) -> str:
    """The names of a section under one letter ('~' for those under none); many have parts, numbered from 1."""
    plain = character.lower()
    name = plain if plain.isascii() and plain.isalpha() else "other" if plain == "~" else "-".join(f"{ord(c):04x}" for c in plain)
    return part(f"{section}/letters/{name}.html", number)


def name(kind: NameKind, ident: str, number: int = 0) -> str:
    """The page of a person, a place or an organization; the older articles of a long list are in parts, numbered from 1."""
    return part(f"{NAME_SECTIONS[kind]}/{ident}.html", number)


def part(url: str, number: int) -> str:
    """The page of part `number` of a list at `url`: of 'topics/x.html' 'topics/x-part-2.html'; 0 is the list's own page.

    A name too long for the suffix is shortened and told apart by a digest of the whole.
    """
    if number == 0:
        return url
    folder, _, name = url.removesuffix(".html").rpartition("/")
    suffix = f"-part-{number}"
    if len(name) + len(suffix) > _NAME_LENGTH:
        name = f"{name[: _NAME_LENGTH - len(suffix) - 9].rstrip('-')}-{digest(name, size=4)}"
    return f"{folder}/{name}{suffix}.html" if folder else f"{name}{suffix}.html"


def feed(page_url: str, extension: str = "xml") -> str:
    """The feed beside the page of a topic or a story: Atom is 'xml', JSON Feed 'json'."""
    return f"{page_url.removesuffix('.html')}.{extension}"


def citations(name: str, extension: str) -> str:
    """A file of citations: of 'articles/<id>', 'stories/<id>', 'topics/<id>', 'outlets/<id>', 'all', a year, 'undated'; CSL is 'json'."""
    return f"cite/{name}.{extension}"


def events(name: str, extension: str) -> str:
    """A file of dated events: of 'all', a year, 'stories/<id>'; TimelineJS is 'json'."""
    return f"timeline/{name}.{extension}"


def social_card(name: str) -> str:
    """The picture of a page where it is shared: of 'site', 'stories/<id>', 'topics/<id>'."""
    return f"cards/{name}.png"


def seed(ident: str) -> str:
    """The text of an article's seed, to download."""
    return f"data/seeds/{ident}.txt"


def search_bundle(language: str, period: str) -> str:
    """The folder of a part of the search index: of a language, and of a year or another period."""
    return f"search/{language}/{period}"


def sitemap(number: int) -> str:
    """A part of a sitemap that is too long for one file."""
    return f"sitemap-{number}.xml"


def day(iso: str, number: int = 0) -> str:
    """The page of a day: '2025-07-29' is at 2025/07/29.html; '' is the page of undated articles. A long one has parts, numbered from 1."""
    return part(f"{iso.replace('-', '/')}.html" if iso else UNDATED, number)


def month(iso: str) -> str:
    """The page of a month, '2025-07'."""
    return f"{iso.replace('-', '/')}/index.html"


def year(iso: str) -> str:
    """The page of a year, '2025'."""
    return f"{iso}/index.html"


def timeline(year_: str, number: int = 0) -> str:
    """The timeline of one year; a long one has parts, numbered from 1."""
    return part(f"timeline/{year_}.html", number)


def page(name: str) -> str:
    """A page of the editor's, from content/pages."""
    return f"{name}.html"


def relative(target: str, page_url: str, fragment: str = "") -> str:
    """The link from the page at `page_url` to `target`, both paths in the output: '../topics/index.html#x'."""
    here, there = page_url.split("/")[:-1], target.split("/")
    same = 0
    while same < len(here) and same < len(there) - 1 and here[same] == there[same]:
        same += 1
    path = "/".join([".."] * (len(here) - same) + there[same:])
    if target == page_url and fragment:
        path = ""
    return f"{path}#{fragment}" if fragment else path


def root(page_url: str) -> str:
    """The way from a page to the site's root: '' or '../' repeated."""
    return "../" * page_url.count("/")


@lru_cache(maxsize=_MANY)
def absolute(base_url: str, target: str) -> str:
    """The public address of a page: 'index.html' left out at the end of a section. '' without a base URL."""
    if not base_url:
        return ""
    path = target.removesuffix("index.html") if target == FRONT or target.endswith("/index.html") else target
    return base_url.rstrip("/") + "/" + quote(path)


def base_path(base_url: str) -> str:
    """The path part of the base URL, with a slash at both ends: '/' or '/repo/'."""
    path = urlsplit(base_url).path.strip("/")
    return f"/{path}/" if path else "/"


@lru_cache(maxsize=_MANY)
def words_fragment(text: str, before: str = "") -> str:
    """The text directive that leads to these words on a page: ':~:text=start', ':~:text=start,end', ':~:text=before-,start'.

    Up to ten words stand whole; of a longer text the first and the last five, which the browser joins over what lies
    between (URL Fragment Text Directives, WICG). The last three words of `before` tell apart few words that may stand
    at several places. Everything but letters and digits is percent-encoded, since the directive's own syntax uses
    hyphen, comma and ampersand.
    """
    words = text.split()
    prefix = " ".join(before.split()[-_PREFIX_WORDS:])
    if not words:
        return ""
    start = f":~:text={_directive(prefix)}-," if prefix else ":~:text="
    if len(words) <= 2 * _DIRECTIVE_WORDS:
        return start + _directive(" ".join(words))
    return f"{start}{_directive(' '.join(words[:_DIRECTIVE_WORDS]))},{_directive(' '.join(words[-_DIRECTIVE_WORDS:]))}"


def _directive(text: str) -> str:
    return quote(text, safe="", errors="replace").replace("-", "%2D")


def is_web(url: str) -> bool:
    """Whether an address may be linked to: http or https with a host, and no white space or control character."""
    if not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def is_safe(path: str) -> bool:
    """Whether a path may be written below the output: lower-case ASCII segments, nothing that climbs or hides."""
    if path in {".nojekyll", "CNAME"} or _INDEX.fullmatch(path):
        return True
    return all(_SEGMENT.fullmatch(s) and not s.endswith(".") for s in path.split("/"))
