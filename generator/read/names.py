"""What a file's name says before it is opened: a project's own file, a page's furniture, or a kind that holds no article text.

Names are compared without case. What no table knows is tried as text. A file of such a kind under another name is told by
its first bytes (`magic`): the problem has the same code and the same cure.
"""

from __future__ import annotations

from typing import NamedTuple

SAVE_AS_TEXT = "save the article as text or HTML"

# Folders that browsers put beside a page saved as 'page.html' (the suffix is in the browser's language).
PAGE_FOLDERS = ("-dateien", "-filer", "_archivos", "_bestanden", "_ficheiros", "_fichiers", "_file", "_files", "_pliki")

# Folders of other tools; the second table counts only where the site's folder is also the folder of seeds.
TOOL_FOLDERS = frozenset({"__macosx", "__pycache__", "node_modules"})
ROOT_FOLDERS = frozenset({"build", "dist", "docs", "env", "htmlcov", "site-packages", "tests", "venv"})

# What desktops leave in every folder.
DESKTOP_FILES = frozenset({"desktop.ini", "thumbs.db"})

# Files that describe a project, by the first word of their name; skipped only at the site's root. Words that an article could
# be called count where they are written in capitals, as such files are.
PROJECT_FILES = frozenset(
    "brewfile changelog cname code_of_conduct codeowners contributing dockerfile gemfile justfile licence license makefile pipfile".split()
) | frozenset("procfile rakefile readme robots vagrantfile".split())
CAPITAL_FILES = frozenset("AUTHORS CHANGES COPYING HISTORY HUMANS INSTALL MAINTAINERS MANIFEST NOTICE SECURITY SUPPORT TODO".split())

# Code and settings, never an article: skipped without a word at the site's root, named elsewhere.
CODE = frozenset(
    """
    bash bat c cc cfg cjs cmd conf cpp cs css csv dart db env fish go gradle h hpp ini ipynb java js json json5 jsonl jsx kt less lock
    log lua map mjs mk php pl ps1 py pyc pyi pyproj r rb rs sass scss sh sql sqlite svelte swift tf toml ts tsv tsx vue wasm xsd xsl
    xslt zsh
    """.split()
)

MEDIA = frozenset(
    """
    3gp aac aiff avi avif bmp eot flac gif heic heif ico jfif jpe jpeg jpg m4a m4v mid mkv mov mp3 mp4 mpeg mpg oga ogg ogv opus otf png psd
    svg svgz tif tiff ttf wav weba webm webp wma wmv woff woff2
    """.split()
)

DOCUMENTS = frozenset(
    "djvu doc docm docx epub fb2 key mobi numbers odp ods odt pages pdf ppt pptx ps rtf wpd wps xls xlsm xlsx xps".split()
)

ARCHIVES = frozenset("7z bz2 deb dmg exe gz iso jar rar rpm tar tgz warc xz zip zst".split())

# Formats of texts that are not read (yet): a page or a letter in a wrapping of its own.
WRAPPED = frozenset("atom ics mbox msg opml rdf rss tex webarchive xml".split())

PARTIAL = frozenset({"bak", "crdownload", "download", "part", "partial", "swo", "swp", "tmp"})


class Kind(NamedTuple):
    """A kind of file that is no seed: the problem's code, what it is, and the cure."""

    code: str
    message: str
    cure: str


SIDECARS = frozenset({"yaml", "yml"})
DOCUMENT_CURE = f"open it in its program and {SAVE_AS_TEXT}"
ARCHIVE_CURE = "unpack it here"
CODE_CURE = "move it out of the seeds folder"


def suffix(name: str) -> str:
    """The suffix in lower case, without its dot; '' where there is none."""
    stem, dot, end = name.rpartition(".")
    return end.lower() if dot and stem else ""


def is_silent(name: str, *, at_root: bool) -> bool:
    """Whether a file is passed over without a word: sidecars, half-written files and, at the site's root, a project's own files."""
    end = suffix(name)
    if end in SIDECARS or end in PARTIAL or name.endswith("~") or name.lower() in DESKTOP_FILES:
        return True
    if not at_root:
        return False
    first = name.split(".", 1)[0]
    known = first.lower() in PROJECT_FILES or first in CAPITAL_FILES or first.lower().startswith(("constraints", "requirements"))
    return known or end in CODE or end in MEDIA


def is_furniture_folder(name: str, siblings: frozenset[str], *, at_root: bool) -> bool:
    """Whether a folder holds the pictures and scripts of a page saved beside it, or belongs to another tool."""
    low = name.lower()
    if low in TOOL_FOLDERS or (at_root and low in ROOT_FOLDERS):
        return True
    return any(
        low.endswith(end) and any(f"{name[: -len(end)]}{page}" in siblings for page in (".html", ".htm", ".HTML", ".HTM", ".xhtml"))
        for end in PAGE_FOLDERS
    )


def other_kind(name: str) -> Kind | None:
    """The kind of a file that holds no article text, from its suffix; None where it may be a seed."""
    end = suffix(name)
    if end in MEDIA:
        return Kind("media-file", "pictures, sound, film and fonts are no articles", "")
    if end in DOCUMENTS:
        return Kind("unknown-format", f"a .{end} document is not read", DOCUMENT_CURE)
    if end in ARCHIVES:
        return Kind("unknown-format", f"a .{end} archive is not read", ARCHIVE_CURE)
    if end in WRAPPED:
        return Kind("unknown-format", f"the format .{end} is not read", DOCUMENT_CURE)
    if end in CODE:
        return Kind("unknown-format", f"the format .{end} is not read", CODE_CURE)
    return None
