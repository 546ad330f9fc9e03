"""The tables of phrases: text files beside this module, read once. What a phrase means is decided by who looks it up.

A file holds sections ('== share'), each with one phrase a line; '#' starts a comment, '_' at a line's end is a space.
"""

from __future__ import annotations

import re
from pathlib import Path

_FOLDER = Path(__file__).with_name("tables")


def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The sections of `tables/<name>.txt`, in order, each with its phrases."""
    found: dict[str, list[str]] = {}
    here: list[str] = []
    for line in _FOLDER.joinpath(f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            here = found.setdefault(line[3:], [])
        elif line and not line.startswith("#"):
            here.append(line[:-1] + " " if line.endswith("_") else line)
    return {section: tuple(phrases) for section, phrases in found.items()}


def alternatives(phrases: tuple[str, ...]) -> str:
    """The phrases as alternatives of a regular expression, the longest first."""
    return "|".join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))
