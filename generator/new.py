"""`newsdigest new`: a site folder that is ready to be filled and published.

Copies the files of `starter/` and fills in the version, and the address on GitHub Pages where the folder is a repository
whose remote tells it. Nothing that is there is overwritten.
"""

from __future__ import annotations

import errno
from pathlib import Path

from generator import __version__
from generator.deployment import pages_address
from generator.problems import Problem

STARTER = Path(__file__).parent / "starter"
FILES = {
    # where it goes: its file in starter/ (without a leading dot, so that no tool takes it for a setting of its own)
    ".github/workflows/pages.yml": "pages.yml",
    ".gitignore": "gitignore",
    "README.md": "README.md",
    "content/pages/about.md": "about.md",
    "seeds/.gitkeep": "gitkeep",
    "site.yaml": "site.yaml",
}
# What a fresh repository may hold, as the pages of code hosts offer to create them; by the name up to its first dot.
_FRESH = frozenset({"readme", "license", "licence", ".gitignore", ".gitattributes", ".git"})


class CannotCreate(Exception):
    """The folder cannot be made; `exit_code` as documented for the commands."""

    def __init__(self, problem: Problem, exit_code: int) -> None:
        """Keep what to show and how to end."""
        super().__init__(str(problem))
        self.problem = problem
        self.exit_code = exit_code


def create(target: Path) -> tuple[str, ...]:
    """Make the site folder and return the paths of the files made, below it. Raises `CannotCreate`."""
    try:
        unexpected = _unexpected(target)
        if unexpected:
            message = f"it holds {', '.join(unexpected[:5])}{' and more' if len(unexpected) > 5 else ''}"
            raise CannotCreate(Problem("folder-not-empty", str(target), 0, 0, message), 2)
        target.mkdir(parents=True, exist_ok=True)
        address = pages_address(target)
        return tuple(path for path, name in FILES.items() if _copied(target / path, STARTER / name, address))
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        code = 2 if error.errno in {errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG} else 4
        raise CannotCreate(Problem("output-unwritable", error.filename or str(target), 0, 0, f"cannot write: {reason}"), code) from None


def _unexpected(target: Path) -> list[str]:
    """What the folder holds that a fresh one would not, by name."""
    if not target.exists():
        return []
    names = sorted(path.name for path in target.iterdir())
    if ".git" not in names:
        return names
    return [name for name in names if name not in _FRESH and name.lower().split(".", 1)[0] not in _FRESH]


def _copied(target: Path, source: Path, address: str) -> bool:
    """Copy one file, unless there is one already."""
    text = source.read_text("utf-8").replace("newsdigest==VERSION", f"newsdigest=={__version__}")
    if address:
        text = text.replace('base_url: ""', f"base_url: {address}")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True
