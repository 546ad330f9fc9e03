"""Markdown: its front matter as claims, its lines as they are, each with what its mark says it is.

The marks stay in the text: the normalizer cuts them, with a receipt. Lines that hold nothing but mark-up (a rule, the
underline of a heading, the fence of a code block, a link's definition) are furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.config import Limits
from generator.model import Claim, Draft, DraftLine, Seed
from generator.read.encoding import Decoded
from generator.read.frontmatter import Said, above
from generator.read.plain_text import lines_of
from generator.read.unreadable import check_length
from generator.read.values import Claims, Statement, is_address

# Names of front matter fields, by field of an article, best first: of the static site generators, note-taking programs
# and web clippers. '.' parts nested names.
FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "full_title"),
    "language": ("lang", "language", "locale"),
    "published": (
        "published",
        "published_at",
        "publisheddate",
        "date_published",
        "datepublished",
        "date-published",
        "published_time",
        "publication_date",
        "publicationdate",
        "publish_date",
        "publishdate",
        "pubdate",
        "pub_date",
        "date",
    ),
    "updated": (
        "updated",
        "updated_at",
        "modified",
        "lastmod",
        "last_modified",
        "last_modified_at",
        "last_updated",
        "lastupdated",
        "date_modified",
        "datemodified",
        "date_updated",
    ),
    # 'created' is when the note was made: web clippers write it beside 'published'
    "retrieved": ("retrieved", "accessed", "clipped", "saved", "date_saved", "date_added", "captured", "created", "created_at"),
    "source": ("outlet", "publisher", "publication", "newspaper", "source", "source.name", "site_name", "sitename", "site", "website"),
    "url": (
        "canonical",
        "canonical_url",
        "canonicalurl",
        "original",
        "original_url",
        "source_url",
        "source.url",
        "url",
        "link",
        "permalink",
        "source",
    ),
    "authors": ("authors", "authors.name", "author", "author.name", "byline", "creator"),
    "agencies": ("agency", "agencies"),
    "dateline": ("dateline",),
    "standfirst": ("standfirst", "dek", "subtitle", "description", "summary", "excerpt", "abstract", "lede", "lead"),
    "topics": ("topics", "topic", "tags", "categories", "category", "keywords", "section", "tag"),
    "type": ("type",),
}

NAMES = frozenset(name for names in FIELDS.values() for name in names)

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t:-]*)+$")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S")
_COMMENT = re.compile(r"[ \t]*<!--.*-->[ \t]*$")
_QUOTE = re.compile(r" {0,3}>")
_ITEM = re.compile(r"[ \t]*[-*+][ \t]+\S")
_NUMBERED = re.compile(r"[ \t]*([0-9]{1,4})[.)][ \t]+\S")
_PICTURE = re.compile(
    r"[ \t]*(?:\[[ \t]*)?!\[[^\]\n]{0,2000}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])(?:[ \t]*\]\([^()\n]{0,2000}\))?[ \t]*$"
)
_EMPHASIZED = re.compile(r"[ \t]*(\*|_)(?![*_\s])[^*_\n]{2,400}\1[ \t]*$")


def read_markdown(seed: Seed, decoded: Decoded, limits: Limits) -> Draft:
    """The draft of a Markdown file; a front matter that is no YAML is read as lines of 'key: value'."""
    check_length(len(decoded.text), seed.path, limits)
    lines = lines_of(decoded.text)
    head = above(decoded.text, lines, seed.path, NAMES)
    claims = _claims(head.fields, seed.path)
    language = next((claim.value for claim in claims if claim.field == "language"), "")
    hinted = zip(lines, _hints(lines, head.lines), strict=True)
    read = tuple([DraftLine(number, line, hint) for number, (line, hint) in enumerate(hinted, 1)])
    return Draft(seed.path, seed.digest, "markdown", decoded.encoding, language, read, claims, (*decoded.problems, *head.problems))


def _claims(fields: Sequence[Said], path: str) -> tuple[Claim, ...]:
    """The claims of what stands above the text."""
    claims = Claims(path, tuple(FIELDS))
    for field, names in FIELDS.items():
        for name in names:
            for said, text, line, column in fields:
                if said == name and (field != "source" or not is_address(text)):
                    claims.add(field, Statement(f"front matter {name}", text, line, column))
        if field == "language":
            claims.language = claims.first("language")
    return claims.all()


def _hints(lines: Sequence[str], head: frozenset[int]) -> Iterator[str]:
    """The hint of each line; those of `head` (numbers from 0) say something about the text."""
    marks = _Marks()
    for number, line in enumerate(lines):
        if number in head:
            yield "meta"
            continue
        following = lines[number + 1] if number + 1 < len(lines) else ""
        yield marks.hint(line, lines[number - 1] if number and number - 1 not in head else "", following)


class _Marks:
    """What the lines before one say about it: an open code block, the title seen, the number of the last item, a picture."""

    def __init__(self) -> None:
        self.fence = ""
        self.titled = False
        self.number = 0
        self.picture = 0

    def hint(self, line: str, before: str, following: str) -> str:
        """The hint of one line, given its neighbours."""
        if not line.strip():
            self.picture = max(0, self.picture - 1)
            return ""
        fenced = self._fenced(line)
        if fenced is not None:
            return fenced
        picture, self.picture = self.picture, 0
        if _PICTURE.match(line):
            self.picture = 2
            return "caption"
        if picture and _EMPHASIZED.match(line):
            return "caption"
        return self._heading(line, before, following) or self._mark(line, before)

    def _fenced(self, line: str) -> str | None:
        """Inside a code block nothing is a mark; None outside."""
        fence = _FENCE.match(line)
        if self.fence:
            if fence and fence[1].startswith(self.fence) and line.strip() == fence[1]:
                self.fence = ""
                return "furniture"
            return ""
        if fence:
            self.fence = fence[1]
            return "furniture"
        return None

    def _heading(self, line: str, before: str, following: str) -> str:
        atx = _HEADING.match(line)
        first = bool(atx and len(atx[1]) == 1)
        if not atx:
            if _UNDERLINE.match(line):
                return "furniture"
            plain = not (_QUOTE.match(line) or _ITEM.match(line) or _NUMBERED.match(line) or "|" in line)
            if not (plain and _UNDERLINE.match(following) and not before.strip()):
                return ""
            first = following.lstrip().startswith("=")
        if first and not self.titled:
            self.titled = True
            return "title"
        return "heading"

    def _mark(self, line: str, before: str) -> str:
        if _RULE.match(line) or _TABLE_RULE.match(line) or _DEFINITION.match(line) or _COMMENT.match(line):
            return "furniture"
        if _QUOTE.match(line):
            return "quote"
        if _ITEM.match(line):
            return "item"
        numbered = _NUMBERED.match(line)
        # '30. June' begins a line as well: a list begins with 1 and goes on
        number = int(numbered[1]) if numbered else 0
        if number and (number == self.number + 1 or (number == 1 and not before.strip())):
            self.number = number
            return "item"
        return ""
