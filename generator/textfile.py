"""The editor's own text files: site.yaml, content/*.md, a theme's texts. Decides which may be read, and how they decode.

Only regular files are opened (a named pipe would hang the build), nothing above its limit is read into memory, and the
text must be UTF-8: these files are written for newsdigest, so a guess at an older encoding would hide a mistake. Raw
articles, which come in any encoding, are the business of `generator.read`.
"""

from __future__ import annotations

import stat
from pathlib import Path

from generator.problems import Problem

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def load(file: Path, shown: str, limit: int) -> tuple[str, Problem | None]:
    """The text of a file without its byte order mark, or '' and what is wrong. Raises `FileNotFoundError` where there is none.

    Args:
        file: where it is.
        shown: its path as messages show it.
        limit: how many bytes it may have.
    """
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return "", Problem("file-irregular", shown, 0, 0, "is not a regular file")
        with file.open("rb") as stream:
            data = stream.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileNotFoundError(file) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name is not valid"
        return "", Problem("file-unreadable", shown, 0, 0, f"cannot be read: {reason}")
    if len(data) > limit:
        return "", Problem("file-too-large", shown, 0, 0, f"is larger than {limit // 1000:,} kB")
    return decode(data, shown)


def decode(data: bytes, shown: str) -> tuple[str, Problem | None]:
    """UTF-8 bytes as text without a byte order mark, or '' and the place of the first byte that is not UTF-8."""
    if data.startswith(_UTF16):
        return "", Problem("file-encoding", shown, 1, 1, "is encoded as UTF-16, not as UTF-8")
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        start = before.rfind(b"\n") + 1
        line = before.count(b"\n") + 1
        column = len(before[start:].decode("utf-8", "replace")) + 1
        return "", Problem("file-encoding", shown, line, column, f"byte {error.object[error.start]:#04x} is not UTF-8")
