"""The sitemap (sitemaps.org, protocol 0.9): every page but 404.html, with the newest day that it tells of.

No day is given that is to come, as no page has changed tomorrow. It needs absolute addresses, so there is none without a
base_url, nor where search engines are asked to keep away. Above 45,000 pages it is an index of several files: the
protocol allows 50,000 addresses in one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from generator import urls
from generator.model import Value
from generator.plan.catalog import Catalog
from generator.plan.sheet import Leaf, Load, Sheet

LIMIT = 45_000
MUTE = ("cards/", "cite/", "data/", "*.ics$", "*.json$", "*.opml$", "*.xml$")
"""What has no way to ask not to be indexed, as pages do."""
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Listed(Value, frozen=True):
    """An address, and the day of its newest change ('' unknown)."""

    address: str
    day: str


class MapBasis(Value, frozen=True):
    """A sitemap, or an index of sitemaps."""

    index: bool
    listed: tuple[Listed, ...]


class RobotsBasis(Value, frozen=True):
    """robots.txt: the address of the sitemap, '' for none; and the paths that robots are asked to leave alone."""

    sitemap: str
    refused: tuple[str, ...] = ()


def leaves(catalog: Catalog, sheets: Sequence[Sheet[Any]]) -> Iterator[Leaf[Any]]:
    """The sitemap in as many files as it needs, and robots.txt."""
    config = catalog.config
    wanted = bool(config.base_url) and not config.noindex
    if wanted:
        today = catalog.digest.today
        listed = [(sheet.url, min(sheet.changed, today) if today else sheet.changed) for sheet in sheets if sheet.listed]
        pieces = [listed[start : start + LIMIT] for start in range(0, len(listed), LIMIT)]
        if len(pieces) == 1:
            yield Leaf("sitemap", urls.SITEMAP, partial(_basis, config.base_url, pieces[0], index=False), _write)
        else:
            files = [(urls.sitemap(number), max(day for _, day in piece)) for number, piece in enumerate(pieces, 1)]
            yield Leaf("sitemap", urls.SITEMAP, partial(_basis, config.base_url, files, index=True), _write)
            for (url, _), piece in zip(files, pieces, strict=True):
                yield Leaf("sitemap", url, partial(_basis, config.base_url, piece, index=False), _write)
    refused = tuple(urls.base_path(config.base_url) + path for path in MUTE) if config.noindex else ()
    yield Leaf(
        "robots", urls.ROBOTS, partial(RobotsBasis, urls.absolute(config.base_url, urls.SITEMAP) if wanted else "", refused), _robots
    )


def _basis(base_url: str, listed: Sequence[tuple[str, str]], *, index: bool) -> MapBasis:
    return MapBasis(index, tuple(Listed(urls.absolute(base_url, url), day) for url, day in listed))


def _write(basis: MapBasis, load: Load) -> bytes:
    outer, inner = ("sitemapindex", "sitemap") if basis.index else ("urlset", "url")
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<{outer} xmlns="{_NAMESPACE}">']
    for listed in basis.listed:
        day = f"<lastmod>{listed.day}</lastmod>" if listed.day else ""
        lines.append(f"<{inner}><loc>{escape(listed.address)}</loc>{day}</{inner}>")
    return "\n".join([*lines, f"</{outer}>", ""]).encode("utf-8", "replace")


def _robots(basis: RobotsBasis, load: Load) -> bytes:
    """No page is disallowed even with `noindex`: a robot must read it to see that it asks not to be indexed."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}".rstrip() for path in basis.refused or ("",)),
        *(["", f"Sitemap: {basis.sitemap}"] if basis.sitemap else []),
        "",
    ]
    return "\n".join(lines).encode("utf-8", "replace")
