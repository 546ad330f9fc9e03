"""An article's short forms: the brief that lists and grouping need, and the JSON object of `newsdigest normalize`."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from generator.model import Article, Basis, Brief, Claim, Label
from generator.text import digest, words

_SINGLE = ("title", "published", "updated", "retrieved", "source", "attributed_to", "url", "dateline", "standfirst")
_MANY = ("agencies", "authors", "credits", "captions", "related", "topics")


def brief_of(article: Article) -> Brief:
    """The brief of an article; its digest changes when anything of the article does."""
    claims = _claims(article)
    published = _value(article.published)
    return Brief(
        path=article.path,
        digest=digest(msgspec.json.encode(article)),
        title=article.title.value,
        day=published[:10] or _value(article.updated)[:10],
        published=published,
        published_basis=str(article.published.basis) if article.published else "none",
        updated=_value(article.updated),
        source=_value(article.source),
        source_basis=article.source.rule if article.source else "none",
        attributed_to=_value(article.attributed_to),
        agencies=_values(article.agencies),
        authors=_values(article.authors),
        url=_value(article.url),
        language=article.language.value,
        standfirst=_value(article.standfirst),
        topics=_values(article.topics),
        words=sum(1 for p in article.body for _ in words(p.text)),
        hidden=article.hidden,
        inferred=_with(claims, Basis.INFERRED),
        edited=_with(claims, Basis.EDITED),
        removed=sum(1 for line in article.lines if not line.kept and line.label is not Label.BLANK),
        text_sha256=_sha256("\n\n".join(p.text for p in article.body)),
        seed_sha256=_sha256("".join(f"{line.text}\n" for line in article.lines)),
    )


def record_of(article: Article) -> dict[str, Any]:
    """The documented object: days as YYYY-MM-DD, unknown fields null, lists empty; removed lines without the blank ones."""
    return {
        "file": article.path,
        "title": article.title.value,
        "published": _day(article.published),
        "published_basis": str(article.published.basis) if article.published else "none",
        "published_why": (article.published.why or None) if article.published else None,
        "updated": _day(article.updated),
        "retrieved": _day(article.retrieved),
        "source": article.source.value if article.source else None,
        "source_basis": article.source.rule if article.source else "none",
        "attributed_to": article.attributed_to.value if article.attributed_to else None,
        "url": article.url.value if article.url else None,
        "agencies": [*_values(article.agencies)],
        "dateline": article.dateline.value if article.dateline else None,
        "credits": [*_values(article.credits)],
        "standfirst": article.standfirst.value if article.standfirst else None,
        "captions": [*_values(article.captions)],
        "related": [*_values(article.related)],
        "body": [p.text for p in article.body],
        "language": article.language.value,
        "authors": [*_values(article.authors)],
        "removed": [
            {"line": line.number, "text": line.text, "rule": line.rule}
            for line in article.lines
            if not line.kept and line.label is not Label.BLANK
        ],
    }


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _value(claim: Claim | None) -> str:
    return claim.value if claim else ""


def _values(claims: tuple[Claim, ...]) -> tuple[str, ...]:
    return tuple(c.value for c in claims)


def _day(claim: Claim | None) -> str | None:
    return claim.value[:10] if claim else None


def _claims(article: Article) -> list[Claim]:
    single = [c for name in _SINGLE if (c := getattr(article, name)) is not None]
    return single + [c for name in _MANY for c in getattr(article, name)]


def _with(claims: list[Claim], basis: Basis) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.field for c in claims if c.basis is basis))
