"""Reads the editor's own words: pages of content/pages, introductions of topics in content/topics, corrections, as Markdown.

Decides which files are pages and what they are called. Nothing here is an article: raw articles are the seeds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

from generator import textfile
from generator.config import SiteConfig
from generator.markup import Field, Formatted, formatted, front_matter
from generator.model import Content, Correction, EditorPage
from generator.problems import Problem
from generator.text import printable, slug, squeeze

_LIMIT = 1_000_000  # bytes of one file
_SUFFIXES = frozenset({".md", ".markdown"})
_PAGE_KEYS = frozenset({"title"})
_TOPIC_KEYS = frozenset({"related"})
# pages of the program's own, at the root of the site
_TAG = re.compile(r"<[^<>]*>")  # of sanitized HTML, where a bracket within a value is escaped
_TAKEN = frozenset({"404", "index", "made"})


def editorial(root: Path, config: SiteConfig) -> tuple[Content, tuple[Problem, ...]]:
    """The editor's pages and introductions, and what is wrong with them. Without a content folder, nothing.

    Args:
        root: the site's folder.
        config: its `content` names the folder, its `topics` tell which introductions there can be.
    """
    problems: list[Problem] = []
    folder = root / config.content
    pages: dict[str, EditorPage] = {}
    for file, shown in _files(folder / "pages", f"{config.content}/pages", problems):
        page = _page(file, shown, problems.append)
        if page is None:
            continue
        if page.name in pages:
            problems.append(Problem("content-name", shown, 0, 0, f"its page is called '{page.name}', as that of {pages[page.name].path}"))
        pages.setdefault(page.name, page)
    introductions: dict[str, str] = {}
    related: dict[str, tuple[str, ...]] = {}
    known = {topic.slug or slug(topic.name) for topic in config.topics}
    for file, shown in _files(folder / "topics", f"{config.content}/topics", problems):
        name = slug(file.stem, "")
        if known and name not in known:
            problems.append(Problem("content-unmatched", shown, 0, 0, f"there is no topic '{printable(name)}'", _cure(known)))
            continue
        text = _text(file, shown, problems.append)
        if text is not None:
            said, made = _formatted(text, shown, problems.append, _TOPIC_KEYS)
            introductions[name] = made.html
            related[name] = _related(said, name, known, shown, problems)
    ordered = tuple(pages[name] for name in sorted(pages))
    return Content(ordered, dict(sorted(introductions.items())), _corrections(config), _filled(related)), tuple(problems)


def _filled(related: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {name: named for name, named in sorted(related.items()) if named}


def _related(said: tuple[Field, ...], name: str, known: set[str], shown: str, problems: list[Problem]) -> tuple[str, ...]:
    """The topics that an introduction calls related, by slug, in its order."""
    found: list[str] = []
    for field in said:
        other = slug(field.text, "")
        if field.name != "related" or not other or other == name:
            continue
        if known and other not in known:
            message = f"there is no topic '{printable(field.text[:60])}'"
            problems.append(Problem("content-unmatched", shown, field.line, field.column, message, _related_cure(known)))
        else:
            found.append(other)
    return tuple(dict.fromkeys(found))


def _corrections(config: SiteConfig) -> dict[str, tuple[Correction, ...]]:
    """The notes on each seed, oldest first; without mark-up they are what is left of the HTML."""
    found: dict[str, tuple[Correction, ...]] = {}
    for path, override in sorted(config.overrides.items()):
        notes = [(note.date, formatted(note.text).html) for note in sorted(override.corrections, key=lambda note: note.date)]
        if notes:
            found[path] = tuple(Correction(day, html, squeeze(unescape(_TAG.sub(" ", html)))) for day, html in notes)
    return found


def _files(folder: Path, shown: str, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """The Markdown files of a folder by name. Hidden files and links that lead elsewhere are passed over."""
    try:
        names = sorted(file.name for file in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        problems.append(Problem("file-unreadable", shown, 0, 0, f"cannot be listed: {error.strerror or 'unknown reason'}"))
        return
    for name in names:
        file = folder / name
        if not name.startswith((".", "_")) and file.suffix.lower() in _SUFFIXES and not file.is_symlink():
            yield file, f"{shown}/{printable(name)}"


def _page(file: Path, shown: str, tell: Callable[[Problem], None]) -> EditorPage | None:
    name = slug(file.stem, "")
    if not name:
        tell(Problem("content-name", shown, 0, 0, "its name holds no letter from a to z and no digit"))
        return None
    if name in _TAKEN:
        tell(Problem("content-name", shown, 0, 0, f"'{name}' is a page of newsdigest's own"))
        return None
    text = _text(file, shown, tell)
    if text is None:
        return None
    said, made = _formatted(text, shown, tell, _PAGE_KEYS)
    title = next((field.text for field in said if field.name == "title"), "") or made.title or name.replace("-", " ").capitalize()
    return EditorPage(name, title, made.html, shown)


def _text(file: Path, shown: str, tell: Callable[[Problem], None]) -> str | None:
    try:
        text, problem = textfile.load(file, shown, _LIMIT)
    except FileNotFoundError:
        return None  # gone since the folder was listed
    if problem:
        tell(problem)
        return None
    return text


def _formatted(text: str, shown: str, tell: Callable[[Problem], None], keys: frozenset[str]) -> tuple[tuple[Field, ...], Formatted]:
    """What the front matter says, and the rest as HTML; `keys` are those that it may have."""
    head = front_matter(text, shown)
    for problem in head.problems:
        tell(problem)
    for field in head.fields:
        if field.name not in keys:
            tell(Problem("content-field", shown, field.line, field.column, f"'{printable(field.name[:60])}' is not used here"))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    made = formatted("\n".join(lines[head.start - 1 :]), title="title" in keys)
    if made.guarded:
        tell(Problem("markup-guard", shown, 0, 0, "is too long or too tangled to be formatted in full"))
    return head.fields, made


def _cure(known: set[str]) -> str:
    return f"name the file as one of the topics: {', '.join(f'{name}.md' for name in sorted(known)[:20])}"


def _related_cure(known: set[str]) -> str:
    return f"the topics are {', '.join(sorted(known)[:20])}"
