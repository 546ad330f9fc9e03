"""Where a story may have stood before: a small page at each such address, which leads to where it stands now.

A story is named for its oldest article. When stories merge, or an older article is added, the address changes; which
names a story may have had follows from its articles alone, so a build needs to remember nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape

from generator import urls
from generator.model import Value
from generator.plan.catalog import Catalog
from generator.plan.sheet import Leaf, Load


class MovedBasis(Value, frozen=True):
    """The story that stands elsewhere: its link from here, its absolute address ('' without a base_url), its title."""

    href: str
    canonical: str
    title: str
    language: str


def leaves(catalog: Catalog) -> Iterator[Leaf[MovedBasis]]:
    """A page for each former name of a story that no story has now."""
    for story in catalog.digest.stories:
        for name in story.former:
            if name not in catalog.stories:
                here, there = urls.story(name), urls.story(story.id)
                canonical = urls.absolute(catalog.config.base_url, there)
                basis = MovedBasis(urls.relative(there, here), canonical, story.title, catalog.config.language)
                yield Leaf("moved", here, partial(_same, basis), _write)


def _same(basis: MovedBasis) -> MovedBasis:
    return basis


def _write(basis: MovedBasis, load: Load) -> bytes:
    canonical = f'<link rel="canonical" href="{escape(basis.canonical)}">\n' if basis.canonical else ""
    href, title = escape(basis.href), escape(basis.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(basis.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{title}</title>\n<meta name="robots" content="noindex">\n{canonical}'
        f'<meta http-equiv="refresh" content="0; url={href}">\n</head>\n'
        f'<body>\n<main>\n<h1><a href="{href}">{title}</a></h1>\n</main>\n</body>\n</html>\n'
    ).encode("utf-8", "replace")
