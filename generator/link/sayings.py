"""What one person said, over all articles: quotations that are theirs by the article's own words, the newest first.

The same words in several articles are one entry with all who carry them. Only quotations whose speaker is the person by name, or by a
pronoun or role that fits nobody else, are listed; the marks, cuts and the sentence around are those of each article.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.link.known import cite
from generator.model import Entry, Name, Quote, QuoteEntry
from generator.text import letters

MOST = 40  # entries of a person
WORDS = 4  # words a quotation must have to be listed
BASES = frozenset(["named", "inferred"])


def sayings(articles: Iterable[tuple[Entry, list[Name]]]) -> tuple[QuoteEntry, ...]:
    """The quotations of the person whom these names mean in these articles, which come newest first."""
    groups: dict[str, dict[str, tuple[Entry, Quote]]] = {}
    for entry, names in articles:
        called = {name.shown for name in names}
        for quote in entry.features.quotes:
            if quote.speaker in called and quote.basis in BASES and len(quote.span.text.split()) >= WORDS:
                said = letters(quote.span.text)
                if said in groups or len(groups) < MOST:
                    groups.setdefault(said, {}).setdefault(entry.id, (entry, quote))
    return tuple(_entry(list(group.values())) for group in groups.values())


def _entry(group: list[tuple[Entry, Quote]]) -> QuoteEntry:
    basis = "named" if any(quote.basis == "named" for _, quote in group) else "inferred"
    whole = tuple(cite(entry, quote.sentence) for entry, quote in group)
    return QuoteEntry(group[0][1].speaker, basis, tuple(cite(entry, quote.span) for entry, quote in group), whole)
