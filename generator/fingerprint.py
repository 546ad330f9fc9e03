"""Which program this is: another version of it, or of a library that shapes its results, must not trust an old cache."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.text import digest

# Libraries whose results are kept in the cache or whose output is written into pages.
_SHAPING = ("babel", "jinja2", "lxml", "markdown-it-py", "msgspec", "nh3", "numpy", "pillow", "pystemmer", "pyyaml", "trafilatura")


@cache
def program_fingerprint() -> str:
    """A digest of the package's own files (by name and bytes) and of the versions of what shapes its results."""
    package = Path(__file__).parent
    parts: list[str | bytes] = [sys.version, unicodedata.unidata_version]
    for path in sorted(package.rglob("*")):
        if path.is_file() and "_themes" not in path.parts and path.suffix not in {".pyc", ".pyo"}:
            parts += [path.relative_to(package).as_posix(), path.read_bytes()]
    parts += [_version(name) for name in _SHAPING]
    return digest(*parts)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
