"""Utterances: which quotations of several articles are one statement of one speaker, and how each article prints it.

The longest quotation is the whole; others join the one that they are most like. An article's pieces ('“...,” he said, “...”') are taken
together, in their order, so that nothing counts as left out that the article has in its next piece. What an article says twice is heard
once; two like statements of one article that overlap are two. Who speaks is left to the callers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.link.known import Said, cite
from generator.link.wordings import compared, place, words
from generator.model import Entry, Quote, QuoteEntry, Wording

UNDATED = "~"  # after every day
_SHINGLE = 3  # words in a row by which likely wholes are found
_POSTED = 50  # wholes that are remembered by one row of words
_TRIED = 4  # wholes that a quotation is compared with


@dataclass(slots=True)
class Utterance:
    """One statement: its whole, and by article the pieces with their places in the whole (words from, to)."""

    whole: Said
    pieces: dict[str, list[tuple[int, int, Said]]] = field(default_factory=dict)

    def take(self, at: int, to: int, said: Said) -> None:
        """Take a quotation in; of what the article has already, nothing."""
        row = self.pieces.setdefault(said.entry.id, [])
        if all(to <= a or b <= at for a, b, _ in row):
            row.append((at, to, said))
            row.sort(key=lambda piece: piece[:2])

    def free(self, at: int, to: int, said: Said) -> bool:
        """Whether the article has nothing in this place yet that stands elsewhere in the order of its text."""
        row = self.pieces.get(said.entry.id, ())
        return all((to <= a and _where(said) < _where(s)) or (b <= at and _where(s) < _where(said)) for a, b, s in row)


class Utterances:
    """Wholes with the rows of words by which they are found."""

    def __init__(self) -> None:
        self.found: list[Utterance] = []
        self._rows: dict[tuple[str, ...], list[int]] = {}

    def add(self, said: Said) -> None:
        """A quotation: to the utterance that it is a piece of, or as a new one. Longer ones must come first."""
        if not self.join(said):
            number = len(self.found)
            self.found.append(Utterance(said, {said.entry.id: [(0, len(said.words), said)]}))
            for row in said.rows:
                posted = self._rows.setdefault(row, [])
                if len(posted) < _POSTED:
                    posted.append(number)

    def join(self, said: Said, least: int = 0) -> bool:
        """Join the utterance that this is a piece of; whether there is one. `least` words are needed for it."""
        if len(said.words) < least:
            return False
        counts: dict[int, int] = {}
        for row in said.rows:
            for number in self._rows.get(row, ()):
                counts[number] = counts.get(number, 0) + 1
        best: tuple[float, int, int, int] | None = None
        for number in sorted(counts, key=lambda n: (-counts[n], n))[:_TRIED]:
            home = self.found[number]
            found = place(said, home.whole)
            if found and (found[0] == 1 or home.free(found[1], found[2], said)) and (best is None or found[0] > best[0]):
                best = found[0], number, found[1], found[2]
        if best:
            self.found[best[1]].take(best[2], best[3], said)
        return best is not None


def heard(entry: Entry, quote: Quote) -> Said:
    """A quotation ready for comparing."""
    told = words(quote.span.text)
    return Said(entry, quote, told, tuple(dict.fromkeys(told[i : i + _SHINGLE] for i in range(max(1, len(told) - _SHINGLE + 1)))))


def gather(spoken: Sequence[Said]) -> Utterances:
    """The utterances of one speaker. Of quotations of one length the first printed is the whole; undated ones come last."""
    made = Utterances()
    for one in sorted(spoken, key=lambda s: (-len(s.words), s.entry.brief.day or UNDATED)):
        made.add(one)
    return made


def quoted(speaker: str, utterance: Utterance) -> QuoteEntry:
    """The utterance as links hold it: of each article its longest piece, the whole first, and where words differ the comparison."""
    whole = utterance.whole
    rows = {whole.entry.id: utterance.pieces[whole.entry.id]} | utterance.pieces
    longest = sorted((max(row, key=lambda p: len(p[2].words))[2] for row in rows.values()), key=lambda s: -len(s.words))
    longest = [whole, *(s for s in longest if s.entry.id != whole.entry.id)]
    wordings = [Wording(s.entry.id, runs) for s in longest[1:] if (runs := compared(whole, rows[s.entry.id]))]
    return QuoteEntry(
        speaker,
        "named" if any(s.quote.basis == "named" for s in longest) else "described" if _described(longest) else "inferred",
        tuple(cite(s.entry, s.quote.span) for s in longest),
        tuple(cite(s.entry, s.quote.sentence) for s in longest),
        tuple(wordings),
    )


def _described(row: Sequence[Said]) -> bool:
    return all(s.quote.basis in ("described", "none") for s in row)


def _where(said: Said) -> tuple[int, int]:
    return said.quote.span.paragraph, said.quote.span.start
