"""The names of things: each article, story and topic has one, short, ASCII, unique, and the same from build to build.

An article is named for its day and title, so its address survives every change of the rest. Equal names are told apart
by a digest of the path; only the first of them, by path, keeps the plain name.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.text import SLUG_LENGTH, digest, slug


def article(day: str, title: str) -> str:
    """`<day>-<slug of the title>`, 'undated-' without a day, at most 80 characters; a digest for titles without Latin letters."""
    return cut(f"{day or 'undated'}-{slug(title, digest(title, size=4))}")


def cut(name: str, room: int = SLUG_LENGTH) -> str:
    """A name of at most `room` characters, cut at a word where there is one."""
    if len(name) <= room:
        return name
    return name[: room + 1].rsplit("-", 1)[0][:room].strip("-") or name[:room]


def unique(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """One name for each path, from (path, wished name) pairs, whatever their order.

    The first path keeps the wished name; the others add six hex digits of their path's digest, more where even those meet.
    """
    ordered = sorted(named)
    names: dict[str, str] = {}
    taken: set[str] = set()
    rest: list[tuple[str, str]] = []
    for path, wish in ordered:
        if wish in taken:
            rest.append((path, wish))
        else:
            names[path] = wish
            taken.add(wish)
    for path, wish in rest:
        names[path] = name = _apart(wish, path, taken)
        taken.add(name)
    return names


def _apart(wish: str, path: str, taken: set[str]) -> str:
    whole = digest(path, size=16)
    for length in range(6, len(whole) + 1, 2):
        name = f"{cut(wish, SLUG_LENGTH - 1 - length)}-{whole[:length]}"
        if name not in taken:
            return name
    return f"{cut(wish, SLUG_LENGTH - 1 - len(whole))}-{digest(path, wish, size=16)}"
