"""What one person said, over all articles: quotations that are theirs by the article's own words, the newest first.

The same words in several articles are one entry with all who carry them. Only quotations whose speaker is the person by name, or by a
pronoun or role that fits nobody else, are listed; the marks, cuts and the sentence around are those of each article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from generator.link.known import Said
from generator.link.utterances import gather, heard, quoted
from generator.model import Entry, Name, QuoteEntry

LOOKED, MOST = 400, 40  # quotations of a person that are looked at, the newest, and entries
WORDS = 4  # words a quotation must have to be listed
BASES = frozenset(["named", "inferred"])


def sayings(articles: Iterable[tuple[Entry, list[Name]]]) -> tuple[QuoteEntry, ...]:
    """The quotations of the person whom these names mean in these articles, which come newest first."""
    spoken = list(islice(_spoken(articles), LOOKED))
    order = {id(one): number for number, one in enumerate(spoken)}
    found = sorted(gather(spoken).found, key=lambda u: min(order[id(one)] for row in u.pieces.values() for _, _, one in row))
    return tuple(quoted(u.whole.quote.speaker, u) for u in found[:MOST])


def _spoken(articles: Iterable[tuple[Entry, list[Name]]]) -> Iterator[Said]:
    for here, names in articles:
        called = {name.shown for name in names}
        for quote in here.features.quotes:
            if quote.speaker in called and quote.basis in BASES and len(quote.span.text.split()) >= WORDS:
                yield heard(here, quote)
