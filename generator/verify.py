"""`newsdigest verify SITE`: proves a built site from its own files alone, as anybody who holds a copy of it can.

What is proven: each statement on a page, and in data/digest.json, stands word for word at the place of the article that
it names; each article's text is the one that the digest was made from; each paragraph is made of the lines of the
published seed that it names; kept and removed lines together are all lines of that seed. Pages say what they cite by
three attributes, which every theme prints (themes/README.md): `data-cite` on a statement, `data-text` and `data-lines`
on a paragraph, and `data-kept` and `data-removed` on the receipt. Pages are scanned, not parsed: linear in their length.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from generator import urls
from generator.problems import Problem, ProblemError
from generator.text import letters

STANDFIRST = "standfirst"
"""The place of an article's standfirst, beside those of its paragraphs."""
_MARKUP = re.compile(r"<[^<>]*>")
_OWN = re.compile(r'<article data-article="([a-z0-9-]{1,90})"')
_CUT = re.compile(r'<article data-article="([a-z0-9-]{1,90})" data-rights="(?:excerpt|facts)"')
_PLACE = re.compile(r"([a-z0-9-]{1,90})#([a-z0-9-]{1,40}):(\d{1,9})-(\d{1,9})")
_RANGE = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")
_SHOWN = 80  # characters of a statement in a message


@dataclass(slots=True)
class Proof:
    """What was proven of a site. `withheld` statements are of articles whose whole text the site may not show."""

    edition: str
    articles: int = 0
    statements: int = 0
    withheld: int = 0
    pages: int = 0
    lines_kept: int = 0
    lines_removed: int = 0
    problems: list[Problem] = field(default_factory=list)


class Stored(NamedTuple):
    """An article as the site holds it: its paragraphs by anchor; whether that is all; whether it is what the digest was made from."""

    page: str
    paragraphs: dict[str, str]
    whole: bool
    sound: bool


class Element(NamedTuple):
    """An element with a wanted attribute: its start tag, the text in it, and the line it begins on."""

    tag: str
    text: str
    line: int


class Unverifiable(ProblemError):
    """There is no digest to verify; `problem` says what is missing."""


def verify(site: Path, total: Callable[[int], None], step: Callable[[], None]) -> Proof:
    """Prove the site in the folder `site`; `total` is told the number of pages, `step` called once for each. Raises `Unverifiable`.

    Of a file, as `export` writes it, each statement is compared with the paragraphs that it holds itself; the edition is its hash.
    """
    if site.is_file():
        return _dossier(site)
    data, digest = _digest(site)
    proof = Proof(hashlib.sha256(data).hexdigest())
    pages = sorted(path for path in site.rglob("*.html") if path.is_file() and not path.is_symlink())
    total(len(pages))
    stored = {ident: _article(site, record, proof) for record in digest["articles"] if (ident := str(record.get("id", "")))}
    proof.articles = len(stored)
    for path in pages:
        _page(path.relative_to(site).as_posix(), _text(path), stored, proof)
        step()
    for statement in _citations(digest):
        _data(statement, stored, proof)
    return proof


def _dossier(file: Path) -> Proof:
    """A document that stands alone. It has no hashes of its articles to be held against."""
    data = _bytes(file)
    text = data.decode("utf-8", "replace")
    proof = Proof(hashlib.sha256(data).hexdigest())
    paragraphs: dict[str, dict[str, str]] = {}
    for ident in _OWN.findall(text):
        paragraphs.setdefault(ident, {})
    for element in _elements(text, "data-text"):
        ident, _, anchor = _attribute(element.tag, "data-text").partition("#")
        paragraphs.setdefault(ident, {})[anchor] = element.text
    if not paragraphs:
        raise Unverifiable(Problem("verify-no-digest", file.as_posix(), 0, 0, "this is neither a site nor a file that `export` wrote"))
    cut = frozenset(_CUT.findall(text))
    stored = {ident: Stored(file.name, held, whole=ident not in cut, sound=True) for ident, held in paragraphs.items()}
    proof.articles = len(stored)
    _page(file.name, text, stored, proof)
    return proof


def _digest(site: Path) -> tuple[bytes, dict[str, Any]]:
    """The bytes of digest.json and what they say."""
    path = site / urls.DIGEST_JSON
    try:
        data = path.read_bytes()
    except OSError:
        raise Unverifiable(Problem("verify-no-digest", path.as_posix(), 0, 0, "there is no digest to verify")) from None
    try:
        digest = msgspec.json.decode(data)
        if isinstance(digest, dict) and all(isinstance(record, dict) for record in digest["articles"]):
            return data, digest
    except (msgspec.DecodeError, KeyError, TypeError, RecursionError):
        pass
    raise Unverifiable(Problem("verify-no-digest", path.as_posix(), 0, 0, "this is not a digest that newsdigest wrote"))


# ------------------------------------------------------------------------------------------- articles


def _article(site: Path, record: dict[str, Any], proof: Proof) -> Stored:
    """An article of the digest, compared with its hash and its seed."""
    page = str(record.get("url", ""))
    whole = record.get("rights") == "full"
    text = _text(site / page) if urls.is_safe(page) else ""
    if not text:
        proof.problems.append(Problem("article-missing", page or urls.DIGEST_JSON, 0, 0, "an article of the digest has no page"))
        return Stored(page, {}, whole=False, sound=False)
    elements = list(_elements(text, "data-text"))
    paragraphs = {_attribute(element.tag, "data-text"): element.text for element in elements}
    elements = [element for element in elements if _attribute(element.tag, "data-text") != STANDFIRST]
    sound = True
    if whole:
        sound = _sha256("\n\n".join(element.text for element in elements)) == record.get("text_sha256")
        if not sound:
            proof.problems.append(Problem("article-changed", page, 0, 0, "its text is not the one that the digest was made from"))
        sound = _seed(site, record, text, elements, proof) and sound
    return Stored(page, paragraphs, whole, sound)


def _seed(site: Path, record: dict[str, Any], page: str, elements: list[Element], proof: Proof) -> bool:
    """Whether the published seed is the one that the digest was made from; whether every line of it is accounted for is told."""
    path = urls.seed(str(record["id"]))
    data = _bytes(site / path) if urls.is_safe(path) else b""
    if hashlib.sha256(data).hexdigest() != record.get("seed_sha256"):
        proof.problems.append(Problem("article-changed", path, 0, 0, "these are not the lines that the digest was made from"))
        return False
    lines = data.decode("utf-8", "replace").split("\n")[:-1]
    receipt = next(_elements(page, "data-kept"), None)
    kept, removed = (_numbers(_attribute(receipt.tag, name)) for name in ("data-kept", "data-removed")) if receipt else ([], [])
    if sorted(kept + removed) != list(range(1, len(lines) + 1)):
        message = f"{len(kept)} lines kept and {len(removed)} removed are not the {len(lines)} lines of the seed"
        proof.problems.append(Problem("lines-unaccounted", str(record["url"]), receipt.line if receipt else 0, 0, message))
    proof.lines_kept += len(kept)
    proof.lines_removed += len(removed)
    own = set(kept)
    for element in elements:
        numbers = _numbers(_attribute(element.tag, "data-lines"))
        source = letters(" ".join(lines[number - 1] for number in numbers if number in own and number <= len(lines)))
        if not _made_of(letters(element.text), source):
            message = "a paragraph is not made of the lines of the seed that it names"
            proof.problems.append(Problem("lines-unaccounted", str(record["url"]), element.line, 0, message))
    return True


def _made_of(text: str, source: str) -> bool:
    """Whether the letters of a text stand in the source in this order, with nothing added (a mark-up's address may be left out)."""
    if text in source:
        return True
    rest = iter(source)
    return all(letter in rest for letter in text)


# ----------------------------------------------------------------------------------------- statements


def _page(path: str, text: str, stored: dict[str, Stored], proof: Proof) -> None:
    """Every statement of a page."""
    found = False
    for element in _elements(text, "data-cite"):
        found = True
        place = _PLACE.fullmatch(_attribute(element.tag, "data-cite"))
        if place is None:
            proof.problems.append(Problem("statement-broken", path, element.line, 0, f"'{_short(element.text)}' names no place"))
            continue
        _statement((path, element.line), element.text, (place[1], place[2], int(place[3]), int(place[4])), stored, proof)
    proof.pages += found


def _citations(value: object) -> Iterator[dict[str, Any]]:
    """Every citation in the digest, wherever it stands (a stack, since the file is not trusted)."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting.extend(reversed(here))
        elif isinstance(here, dict):
            if {"article", "anchor", "start", "end", "text"} <= here.keys():
                yield here
            waiting.extend(reversed([inner for inner in here.values() if isinstance(inner, list | dict)]))


def _data(statement: dict[str, Any], stored: dict[str, Stored], proof: Proof) -> None:
    start, end = statement["start"], statement["end"]
    if not (isinstance(start, int) and isinstance(end, int)):
        start = end = -1
    place = (str(statement["article"]), str(statement["anchor"]), start, end)
    _statement((urls.DIGEST_JSON, 0), str(statement["text"]), place, stored, proof)


def _statement(where: tuple[str, int], text: str, place: tuple[str, str, int, int], stored: dict[str, Stored], proof: Proof) -> None:
    """Compare one statement with its place."""
    ident, anchor, start, end = place
    article = stored.get(ident)
    paragraph = article.paragraphs.get(anchor, "") if article else ""
    proof.statements += 1
    if text and 0 <= start < end and paragraph[start:end] == text:
        if article and not article.sound:
            proof.problems.append(Problem("statement-shaken", *where, 0, f"'{_short(text)}' rests on {article.page}, which was changed"))
        return
    if article and article.sound and not article.whole:
        proof.statements -= 1
        proof.withheld += 1
        return
    page = article.page if article else f"an article '{ident}' that is not there"
    message = f"'{_short(text)}' does not stand at characters {start} to {end} of {anchor} of {page}"
    proof.problems.append(Problem("statement-broken", *where, 0, message))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


# -------------------------------------------------------------------------------------------- scanning


def _elements(page: str, attribute: str) -> Iterator[Element]:
    """The elements with an attribute, in order. Elements of one name may nest."""
    wanted = f' {attribute}="'
    at, line, counted = 0, 1, 0
    while (at := page.find(wanted, at)) >= 0:
        start, close = page.rfind("<", 0, at), page.find(">", at)
        if close < 0:
            return
        name = re.match(r"[a-zA-Z0-9]+", page[start + 1 : at])
        if start >= 0 and name and ">" not in page[start:at]:
            line, counted = line + page.count("\n", counted, start), start
            inner = page[close + 1 : _end(page, close + 1, name[0])]
            yield Element(page[start : close + 1], html.unescape(_MARKUP.sub("", inner)), line)
        at += len(wanted)


def _end(page: str, at: int, name: str) -> int:
    """Where the element whose start tag ends at `at` ends."""
    tags = re.compile(rf"<(/?){name}(?=[\s>])")
    depth = 1
    for tag in tags.finditer(page, at):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.start()
    return len(page)


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""


def _numbers(text: str) -> list[int]:
    """The numbers of ranges like '1-3,7'; a range longer than any seed is none."""
    numbers: list[int] = []
    for part in text.split(","):
        found = _RANGE.fullmatch(part)
        if found and int(found[2] or found[1]) - int(found[1]) < 10_000_000:
            numbers.extend(range(int(found[1]), int(found[2] or found[1]) + 1))
    return numbers


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _text(path: Path) -> str:
    return _bytes(path).decode("utf-8", "replace")
