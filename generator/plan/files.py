"""The table of the files made without a template: data, twins, sitemap, and what GitHub Pages asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from generator import urls
from generator.model import Value
from generator.plan import data, moved, sitemap, twins
from generator.plan.catalog import Catalog
from generator.plan.sheet import Leaf, Load, Sheet


class TextBasis(Value, frozen=True):
    """A file of a few words."""

    text: str


def documents(catalog: Catalog, sheets: Sequence[Sheet[Any]]) -> Iterator[Leaf[Any]]:
    """All documents, in the order in which they are written: data and twins, then what points to pages."""
    yield from data.leaves(catalog)
    yield from moved.leaves(catalog)
    yield from twins.leaves(catalog)
    yield from sitemap.leaves(catalog, sheets)
    yield Leaf("nojekyll", urls.NO_JEKYLL, partial(TextBasis, ""), _write)  # or GitHub Pages runs Jekyll over the site
    if catalog.config.cname:
        yield Leaf("cname", urls.CNAME, partial(TextBasis, f"{catalog.config.cname}\n"), _write)


def _write(basis: TextBasis, load: Load) -> bytes:
    return basis.text.encode("utf-8", "replace")
