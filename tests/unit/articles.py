"""Normalized articles for tests of the stages after normalize: a body, a language, a day, and nothing else."""

from generator.model import Article, Basis, Claim, Paragraph, ParagraphKind, Place
from generator.text import digest


def claim(field: str, value: str, basis: Basis = Basis.STATED) -> Claim:
    return Claim(field, value, value, Place("seed.txt", 1), basis, "test")


def article(*body: str, title: str = "", day: str = "", language: str = "en", inferred: bool = False) -> Article:
    paragraphs = tuple(Paragraph(text, ParagraphKind.TEXT, (number + 1,), f"p-{digest(text, size=4)}") for number, text in enumerate(body))
    published = claim("published", day, Basis.INFERRED if inferred else Basis.STATED) if day else None
    return Article(
        path="seed.txt",
        digest="0" * 32,
        format="text",
        encoding="utf-8",
        language=claim("language", language),
        title=claim("title", title),
        published=published,
        updated=None,
        retrieved=None,
        source=None,
        attributed_to=None,
        url=None,
        dateline=None,
        standfirst=None,
        agencies=(),
        authors=(),
        credits=(),
        captions=(),
        related=(),
        topics=(),
        body=paragraphs,
        lines=(),
        refused=(),
    )
