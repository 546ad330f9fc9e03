"""An article as something to cite: what reference managers want to know of it, and no more than its file says.

Names stand as the file has them: which part of a name is the family's is not guessed. The address is the original's,
where it is known. A day that was worked out is kept apart from one that the file states, and each format either marks it
or leaves it out. Title, outlet, names, date and address are facts, so the rights of an outlet do not touch them.
"""

from __future__ import annotations

from urllib.parse import quote_plus

from generator.model import Brief, Value

_SPACES = str.maketrans(dict.fromkeys("\r\n\t\x0b\x0c\x85\u2028\u2029", " "))


class Reference(Value, frozen=True):
    """An article to cite. `day` is YYYY-MM-DD, '' when unknown; `inferred` names the fields that were worked out."""

    id: str
    title: str
    outlet: str
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    day: str
    url: str
    language: str
    inferred: tuple[str, ...]

    @property
    def stated_day(self) -> str:
        """The day, '' where it was worked out."""
        return "" if "published" in self.inferred else self.day


def reference(brief: Brief, ident: str, url: str) -> Reference:
    """An article's reference; `url` is the address to give. The outlet is that which the file names, else which the text does."""
    outlet = _line(brief.source or brief.attributed_to)
    return Reference(
        id=ident,
        title=_line(brief.title) or _line(brief.path) or ident,
        outlet=outlet,
        authors=_lines(brief.authors),
        agencies=tuple(name for name in _lines(brief.agencies) if name != outlet),
        day=brief.day,
        url=url,
        language="" if brief.language.lower().partition("-")[0] == "und" else brief.language,
        inferred=tuple(name for name in ("title", "published", "source", "authors") if name in brief.inferred),
    )


def coins(of: Reference) -> str:
    """The reference as an OpenURL context object (ANSI/NISO Z39.88), for a COinS span: the form in which Zotero writes its own."""
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", of.title),
        ("rft.source", of.outlet),
        *(("rft.au", name) for name in of.authors),
        ("rft.date", of.stated_day),
        ("rft.identifier", of.url),
        ("rft.language", of.language),
    ]
    return "&".join(f"{key}={quote_plus(value, errors='replace')}" for key, value in pairs if value)


def embedded(of: Reference) -> tuple[tuple[str, str], ...]:
    """The reference as (name, content) of `<meta>` elements: Highwire's names, which scholarly tools read, and Zotero's type."""
    pairs = [
        ("citation_title", of.title),
        *(("citation_author", name) for name in of.authors),
        ("citation_publication_date", of.stated_day.replace("-", "/")),
        ("citation_journal_title", of.outlet),
        ("citation_language", of.language),
        ("citation_public_url", of.url),
        ("z:itemType", "newspaperArticle"),
    ]
    return tuple((name, content) for name, content in pairs if content)


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := _line(text)))


def _line(text: str) -> str:
    """The text on one line: in these formats a line break ends a field."""
    return " ".join("".join(c for c in text.translate(_SPACES) if c.isprintable()).split())
