"""Addresses in a view: made for the whole site ('topics/x.html#a'), and here turned into links from one page.

The plan shares parts between pages (the card of an article stands on ten of them), so parts hold site-wide addresses;
which fields of a part are addresses is told by their names.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, TypeVar, get_args, get_type_hints

import msgspec

from generator import urls
from generator.model import View

ADDRESSES = frozenset({"href", "stylesheet", "script"})
V = TypeVar("V", bound=View)


def placed(view: V, page_url: str) -> V:
    """The view with every address relative to the page at `page_url`, or below its frame's root where that is absolute."""
    frame: object = getattr(view, "frame", None)
    root: str = getattr(frame, "root", "")

    def move(address: str) -> str:
        path, mark, fragment = address.partition("#")
        if not path:
            return address
        if root.startswith("/"):
            return f"{root}{path.removesuffix('index.html')}{mark}{fragment}"
        return urls.relative(path, page_url, fragment)

    return _moved(view, move)


def _moved(view: V, move: Callable[[str], str]) -> V:
    changes: dict[str, object] = {}
    addresses, holders = _fields(type(view))
    for name in addresses:
        old = getattr(view, name)
        new: object = move(old)
        if new != old:
            changes[name] = new
    for name in holders:
        old = getattr(view, name)
        if old and (new := _within(old, move)) is not old:
            changes[name] = new
    return msgspec.structs.replace(view, **changes) if changes else view


def _within(value: object, move: Callable[[str], str]) -> object:
    """The value of a field with the views in it moved; views nest no deeper than their types do."""
    if isinstance(value, View):
        return _moved(value, move)
    if isinstance(value, tuple) and value:
        return tuple([_within(item, move) for item in value])
    return value


class _Fields(NamedTuple):
    """The fields of a view type that are addresses, and those that may hold views."""

    addresses: tuple[str, ...]
    holders: tuple[str, ...]


@lru_cache(maxsize=256)
def _fields(kind: type[View]) -> _Fields:
    hints = get_type_hints(kind)
    addresses = tuple(name for name in kind.__struct_fields__ if name in ADDRESSES)
    return _Fields(addresses, tuple(name for name in kind.__struct_fields__ if name not in ADDRESSES and holds(hints[name], View)))


def holds(hint: object, kind: type[View]) -> bool:
    """Whether a value of this type may be a view of the kind, or a tuple of such."""
    if isinstance(hint, type):
        return issubclass(hint, kind)
    return any(holds(part, kind) for part in get_args(hint))
