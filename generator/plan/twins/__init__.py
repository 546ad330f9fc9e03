"""twins: the same content for programs: feeds, references, events, and the pictures by which pages are shared.

The table is the open set: a kind of twin is a file of this folder that gives its documents, and one line here. Which of
them a page offers to its reader is decided in `offers`. All of them pass through the rights of the articles, as pages do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator.plan.catalog import Catalog
from generator.plan.sheet import Leaf
from generator.plan.twins import cards, citations, events, feeds, opml

KINDS: dict[str, Callable[[Catalog], Iterator[Leaf[Any]]]] = {
    "citations": citations.leaves,
    "events": events.leaves,
    "cards": cards.leaves,
    "feeds": feeds.leaves,
    "opml": opml.leaves,
}


def leaves(catalog: Catalog) -> Iterator[Leaf[Any]]:
    """All documents of all kinds."""
    for kind in KINDS.values():
        yield from kind(catalog)
