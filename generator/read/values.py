"""What a declared text is as a value of its field: a date as ISO 8601, an absolute address, a language tag, a name.

Shared by all formats that declare something. What is no value of the field (an address as an author, a date that no
calendar has) is none, and so no claim.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from generator.model import Basis, Claim, Place
from generator.read.archived import original
from generator.read.characters import cleaned
from generator.read.moments import moment
from generator.text import letters, squeeze

DATES = frozenset({"published", "retrieved", "updated"})
LONGEST = {
    "agencies": 80,
    "authors": 120,
    "dateline": 80,
    "language": 20,
    "source": 80,
    "standfirst": 1000,
    "title": 300,
    "topics": 60,
    "type": 40,
}  # characters: a longer text is no value of the field
PER_FIELD = 24  # claims kept of one field
EVIDENCE = 1000  # characters of evidence kept

_BY = re.compile(r"^(?:by|von|par|por|di|van|af|av)\s+", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?(?:[.@,-].*)?$")
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|@|^/")
_COMMAS = re.compile(r"\s{0,9}[,;|]\s{0,9}")


class Statement:
    """One thing that a file says of itself: its text verbatim, where it stands, and the short name of what read it."""

    __slots__ = ("column", "line", "rule", "text")

    def __init__(self, rule: str, text: str, line: int, column: int = 0) -> None:
        self.rule = rule
        self.text = text
        self.line = line
        self.column = column


class Claims:
    """The claims of one file, gathered field by field, each field's best first and no value twice."""

    def __init__(self, path: str, fields: tuple[str, ...], language: str = "") -> None:
        self.path = path
        self.language = language
        self.fields: dict[str, list[Claim]] = {field: [] for field in fields}
        self.known: dict[str, set[str]] = {field: set() for field in fields}

    def add(self, field: str, statement: Statement, base: str = "", basis: Basis = Basis.STATED) -> None:
        """Add a claim for each value that the statement gives the field, unless a better claim has it already."""
        text = cleaned(statement.text)
        for value in values(field, text, self.language, base):
            key = letters(value) or value
            if len(self.fields[field]) < PER_FIELD and key not in self.known[field]:
                self.known[field].add(key)
                place = Place(self.path, statement.line, statement.column)
                self.fields[field].append(Claim(field, value, text[:EVIDENCE], place, basis, statement.rule))

    def first(self, field: str) -> str:
        """The best value so far, '' where there is none."""
        return self.fields[field][0].value if self.fields[field] else ""

    def rule(self, field: str) -> str:
        """The rule of the best claim, '' where there is none."""
        return self.fields[field][0].rule if self.fields[field] else ""

    def all(self) -> tuple[Claim, ...]:
        """All claims in the order of their fields."""
        return tuple(claim for claims in self.fields.values() for claim in claims)


def values(field: str, text: str, language: str = "", base: str = "") -> tuple[str, ...]:
    """The values that a text gives a field: one or none, of topics any number.

    Args:
        field: as in `Article`.
        text: as declared.
        language: the file's BCP 47 tag, for dates in words; '' when unknown.
        base: an absolute address that relative ones stand under; '' when unknown.
    """
    if field in DATES:
        found = [moment(text, language) or (original(text).moment if field == "retrieved" else "")]
    elif field == "url":
        found = [_url(original(text.strip()).url, base)]
    elif field == "language":
        found = [_tag(squeeze(text))]
    elif field == "topics":
        found = [topic for part in _COMMAS.split(text[:2000]) if not _ADDRESS.search(topic := squeeze(part).strip("#"))]
    else:
        found = [squeeze(text)]
        if field == "authors":
            found = [_BY.sub("", found[0])]
        if field in {"authors", "source", "agencies"} and _ADDRESS.search(found[0]):
            found = []
    return tuple(value for value in found if value and len(value) <= LONGEST.get(field, 2000))


def is_address(text: str) -> bool:
    """Whether a text is a web address."""
    return bool(_url(text.strip(), ""))


def _tag(text: str) -> str:
    """A language tag in the usual letter case: 'en', 'pt-BR', 'zh-Hans'; from 'pt_BR.UTF-8' as well."""
    found = _LANGUAGE.match(text)
    return "-".join(part for part in (found[1].lower(), (found[2] or "").title(), (found[3] or "").upper()) if part) if found else ""


def _url(text: str, base: str) -> str:
    """An absolute web address without its fragment; '' for anything else."""
    try:
        url = urljoin(base, text.strip()) if base else text.strip()
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname or any(c.isspace() for c in url):
        return ""
    return parts._replace(fragment="").geturl()
