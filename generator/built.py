"""The built site as it lies on disk: whether each link and anchor leads somewhere, and whether GitHub Pages will take it.

Reads the output folder as any reader would and knows nothing of how it was made. Pages are scanned, not parsed: one pass
over the tags, linear in the length of the page whatever it holds. Nothing is fetched; of absolute addresses only those
under the site's own base URL are followed.
"""

from __future__ import annotations

import html
import os
import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator import urls
from generator.problems import Problem

SITE_LIMIT = 1_000_000_000  # bytes, of a GitHub Pages site
FILE_LIMIT = 100_000_000  # bytes, of a file that can be pushed
_PLENTY = 0.8  # of SITE_LIMIT, from where on there is a warning
_DEAF = re.compile(r"<(?:!--|(script|style|textarea|title)\b)", re.IGNORECASE)
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*)>")
_ATTRIBUTE = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_LOCATION = re.compile(r"<loc>([^<]*)</loc>|<link\b[^<>]*\bhref=\"([^\"<>]*)\"")


class Reference(NamedTuple):
    """A link on a page: its target as written, and the line it stands on."""

    target: str
    line: int


class Marks(NamedTuple):
    """What a page refers to, the anchors it offers, and its canonical address ('' without one)."""

    references: tuple[Reference, ...]
    anchors: frozenset[str]
    canonical: str


def check_site(output: Path, base_url: str, total: Callable[[int], None], step: Callable[[], None]) -> list[Problem]:
    """All that is wrong with the site in `output`, which should stand at `base_url` ('' when that is not known).

    `total` is called with the number of pages once, `step` once per page.
    """
    files, problems = _files(output)
    pages = sorted(path for path in files if path.endswith(".html"))
    total(len(pages) * 2)
    marks: dict[str, Marks] = {}
    for path in pages:
        marks[path] = scan(_text(output / path))
        step()
    built_for = marks[urls.FRONT].canonical if urls.FRONT in marks else ""
    for path in pages:
        problems += _page_problems(path, marks, files, built_for)
        step()
    for path in sorted(path for path in files if path.endswith(".xml")):
        problems += _feed_problems(path, _text(output / path), files, built_for)
    if urls.FRONT not in files:
        problems.append(Problem("link-broken", urls.FRONT, 0, 0, "the site has no front page"))
    elif base_url and built_for.rstrip("/") != base_url.rstrip("/"):
        message = f"the site was built for {built_for or 'no address'}, and base_url is {base_url}"
        problems.append(Problem("built-elsewhere", urls.FRONT, 0, 0, message))
    if ".nojekyll" not in files:
        problems.append(Problem("nojekyll-missing", ".nojekyll", 0, 0, "this empty file is not in the output"))
    return problems


def scan(page: str) -> Marks:
    """The links and anchors of one page."""
    references: list[Reference] = []
    anchors: set[str] = set()
    canonical = ""
    line, counted = 1, 0
    for tag in _tags(page):
        attributes = {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag[2])}
        anchors.update(value for name, value in attributes.items() if name == "id")
        line, counted = line + page.count("\n", counted, tag.start()), tag.start()
        if "canonical" in attributes.get("rel", "").split():
            canonical = attributes.get("href", "")
        references += [Reference(target, line) for target in _targets(attributes)]
    return Marks(tuple(references), frozenset(anchors), canonical)


def _tags(page: str) -> Iterator[re.Match[str]]:
    """Each start tag, comments and the insides of scripts and styles passed over."""
    at = 0
    while (at := page.find("<", at)) >= 0:
        deaf = _DEAF.match(page, at)
        if deaf and not deaf[1]:
            at = page.find("-->", at)
            if at < 0:
                return
            continue
        tag = _TAG.match(page, at)
        if not tag:
            if page[at + 1 : at + 2].isalpha():
                return  # the tag is never closed: for a browser, too, the page ends here
            at += 1
            continue
        yield tag
        at = tag.end()
        if deaf:
            end = re.compile(rf"</{deaf[1]}", re.IGNORECASE).search(page, at)
            if not end:
                return
            at = end.end()


def _targets(attributes: dict[str, str]) -> Iterator[str]:
    for name in ("href", "src", "poster"):
        if name in attributes:
            yield attributes[name].strip()
    for candidate in attributes.get("srcset", "").split(","):
        if candidate.strip():
            yield candidate.split()[0]


def _page_problems(path: str, marks: dict[str, Marks], files: frozenset[str], base_url: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for reference in marks[path].references:
        if reference.target in seen:
            continue
        seen.add(reference.target)
        inside = _inside(reference.target, path, base_url)
        if inside is None:
            continue
        target, anchor = inside
        if target not in files:
            message = f"the link '{reference.target[:120]}' leads to '{target[:120]}', which is not there"
            yield Problem("link-broken", path, reference.line, 0, message)
        elif anchor and target in marks and anchor not in marks[target].anchors:
            message = f"the link '{reference.target[:120]}' leads to a place of '{target}' that is not there"
            yield Problem("anchor-missing", path, reference.line, 0, message)


def _feed_problems(path: str, text: str, files: frozenset[str], base_url: str) -> Iterator[Problem]:
    """A sitemap's and a feed's addresses of our own pages."""
    for match in _LOCATION.finditer(text):
        address = html.unescape(match[1] or match[2])
        inside = _inside(address, path, base_url)
        if inside and inside[0] not in files:
            yield Problem("link-broken", path, text.count("\n", 0, match.start()) + 1, 0, f"'{address[:120]}' is not there")


def _inside(target: str, page: str, base_url: str) -> tuple[str, str] | None:
    """The file of the site and the anchor that a link leads to; None when it leads elsewhere."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    fragment = unquote(parts.fragment.split(":~:", 1)[0])
    if parts.scheme or parts.netloc:
        base = base_url.rstrip("/") + "/"
        if not base_url or not (target.startswith(base) or target == base[:-1]):
            return None
        path = unquote(urlsplit(target[len(base) :]).path)
    elif parts.path.startswith("/"):
        base = urls.base_path(base_url)
        if not parts.path.startswith(base):
            return unquote(parts.path), fragment  # out of the base path: not there once it is published
        path = unquote(parts.path[len(base) :])
    else:
        path = posixpath.join(posixpath.dirname(page), unquote(parts.path)) if parts.path else page
    folder = not path or path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    path = posixpath.normpath(path) if path else ""
    if folder:
        path = posixpath.join("" if path == "." else path, "index.html")
    return path, fragment


def _files(output: Path) -> tuple[frozenset[str], list[Problem]]:
    """Every file's path, POSIX, and what Pages will not take."""
    files: set[str] = set()
    problems: list[Problem] = []
    size = 0
    for folder, folders, names in os.walk(output):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not name.startswith(".newsdigest"))
        for name in sorted({*names, *folders}):
            path = (here / name).relative_to(output).as_posix()
            if (here / name).is_symlink():
                problems.append(Problem("output-link", path, 0, 0, "a symbolic link: its target would be published in its place"))
            elif name in names:
                files.add(path)
                length = (here / name).stat().st_size
                size += length
                if length > FILE_LIMIT:
                    problems.append(Problem("output-file-too-large", path, 0, 0, f"has {length / 1e6:,.0f} MB"))
    if size > SITE_LIMIT * _PLENTY:
        code = "site-too-large" if size > SITE_LIMIT else "site-large"
        problems.append(Problem(code, output.name, 0, 0, f"the site has {size / 1e6:,.0f} MB; GitHub Pages takes {SITE_LIMIT / 1e6:,.0f}"))
    return frozenset(files), problems


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")
