"""What a file's first bytes say: a kind that holds no article text, whatever its name is.

The problems are those that its own suffix would make of the same file (`names`), so that a file is named alike when it is
listed and when it is opened.
"""

from __future__ import annotations

import re

from generator.read.names import ARCHIVE_CURE, CODE_CURE, DOCUMENT_CURE, Kind

MAGIC = (
    (b"%PDF-", "unknown-format", "a PDF document", DOCUMENT_CURE),
    (b"\x89PNG", "media-file", "a picture", ""),
    (b"\xff\xd8\xff", "media-file", "a picture", ""),
    (b"GIF8", "media-file", "a picture", ""),
    (b"RIFF", "media-file", "a picture, sound or film", ""),
    (b"\x1f\x8b", "unknown-format", "a compressed file", ARCHIVE_CURE),
    (b"BZh", "unknown-format", "a compressed file", ARCHIVE_CURE),
    (b"\xfd7zXZ", "unknown-format", "a compressed file", ARCHIVE_CURE),
    (b"7z\xbc\xaf", "unknown-format", "an archive", ARCHIVE_CURE),
    (b"Rar!", "unknown-format", "an archive", ARCHIVE_CURE),
    (b"\xd0\xcf\x11\xe0", "unknown-format", "an office document", DOCUMENT_CURE),
    (b"\x7fELF", "unknown-format", "a program", CODE_CURE),
    (b"SQLite format 3\0", "unknown-format", "a database", CODE_CURE),
    (b"{\\rtf", "unknown-format", "an RTF document", DOCUMENT_CURE),
    (b"bplist", "unknown-format", "a property list or web archive", DOCUMENT_CURE),
    (b"wOFF", "media-file", "a font", ""),
    (b"OggS", "media-file", "sound or film", ""),
    (b"ID3", "media-file", "sound", ""),
)
WORDS = (b"%PDF-", b"{\\rtf")  # that no text begins with; the others could be its first letters

# An office document is a zip archive whose first entries tell it.
_ZIP = b"PK\x03\x04"
_OFFICE = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"mimetype", b"word/", b"xl/", b"ppt/", b"Index/")
_NAME = 30  # bytes of a zip archive before the name of its first entry

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a]")


def magic(data: bytes) -> Kind | None:
    """The kind of a file that is plainly no text; None where its first bytes say nothing."""
    if data.startswith(_ZIP):
        if data.startswith(_OFFICE, _NAME):
            return Kind("unknown-format", "the file is an office document or a book", DOCUMENT_CURE)
        return Kind("unknown-format", "the file is a zip archive", ARCHIVE_CURE)
    for begins, code, what, cure in MAGIC:
        if data.startswith(begins) and (begins in WORDS or _BINARY.search(data[:64])):
            return Kind(code, f"the file is {what}", cure)
    return None
