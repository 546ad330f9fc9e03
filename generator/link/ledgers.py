"""What a story, a topic or a day holds: who said what, figures, and what only one outlet has.

The same words in several articles are one entry with all who carry them, whole or cut. Figures stand side by side only
within a story. Nothing is reworded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from generator.link.known import Known, Said, cite, voice
from generator.link.utterances import UNDATED, gather, heard, quoted
from generator.model import Citation, Entry, Figure, FigureEntry, QuoteEntry
from generator.text import fold, letters

ARTICLES = 200  # articles of a topic that are looked at, the newest
QUOTES, EACH = 24, 6  # entries of a ledger, and of one speaker in it
FIGURES = 8
ONLY = 5
TERMS = 5  # different content words of a sentence that can be an outlet's own
SPOKEN = 60  # quotations of an article that are looked at
WORDS = 4  # words a quotation must have to be listed
PART = re.compile(r"\b(?:including|includes|included|among them|of them|of whom|of which),?\s(?:at\sleast\s|about\s|some\s)?$")
NAMED = frozenset(["named", "inferred"])
UNNAMED = 8  # words of a quotation without a name that joins those of a named speaker


def quotes(known: Known, articles: Sequence[str]) -> tuple[QuoteEntry, ...]:
    """Who said what in these articles: speakers in the order of their first words; of each the words that most carry first.

    A quotation whose speaker is not named joins the words of a named one where they are the same at some length.
    """
    said = [said for i in articles[:ARTICLES] for said in _spoken(known, known.entries[i])]
    order = {id(one): number for number, one in enumerate(said)}
    full = _full_names(s.quote.speaker for s in said)
    speakers: dict[str, list[Said]] = {}
    for one in said:
        if one.quote.basis != "none":
            speakers.setdefault(full.get(_tokens(one.quote.speaker), one.quote.speaker), []).append(one)
    named = {who: gather(row) for who, row in speakers.items() if any(s.quote.basis in NAMED for s in row)}
    joined = {id(s) for s in said if s.quote.basis not in NAMED and any(u.join(s, UNNAMED) for u in named.values())}
    made = []
    for speaker, row in speakers.items():
        gathered = named.get(speaker) or gather([s for s in row if id(s) not in joined])
        found = sorted(gathered.found, key=lambda u: (-len(u.pieces), order[id(u.whole)]))
        made += [quoted(speaker, utterance) for utterance in found[:EACH]]
    return tuple(made[:QUOTES])


def _spoken(known: Known, entry: Entry) -> list[Said]:
    """The quotations of an article that can be listed; looked up once for its story, its topics and its day."""
    found = known.spoken.get(entry.id)
    if found is None:
        row = [q for q in entry.features.quotes[:SPOKEN] if len(q.span.text.split()) >= WORDS]
        found = known.spoken[entry.id] = [heard(entry, q) for q in row]
    return found


def _full_names(speakers: Iterable[str]) -> dict[tuple[str, ...], str]:
    """For each form of a speaker's name the one to print: the first full form with the same first and last word.

    A surname alone is printed in full where only one person with it speaks in these articles.
    """
    printed: dict[tuple[str, ...], str] = {}
    bearers: dict[str, set[tuple[str, ...]]] = {}
    for speaker in speakers:
        tokens = _tokens(speaker)
        if len(tokens) > 1:
            printed.setdefault(tokens, speaker)
            bearers.setdefault(tokens[-1], set()).add(tokens)
    return printed | {(surname,): printed[next(iter(who))] for surname, who in bearers.items() if len(who) == 1}


def _tokens(speaker: str) -> tuple[str, ...]:
    """First and last word of a name, folded; a single word alone."""
    parts = fold(speaker).split()
    return (parts[0], parts[-1]) if len(parts) > 1 else tuple(parts)


def figures(known: Known, articles: Sequence[str]) -> tuple[FigureEntry, ...]:
    """Figures on what several articles of a story count, by article; copies are heard once."""
    groups: dict[tuple[str, str], dict[tuple[str, str], tuple[Entry, Figure]]] = {}
    for entry in _voices(known, articles):
        for figure in entry.features.figures:
            if figure.counted and not _is_part(figure):
                group = groups.setdefault((letters(figure.counted), figure.unit), {})
                group.setdefault((entry.id, figure.value), (entry, figure))
    shared = [tuple(group.values()) for group in groups.values() if len({ident for ident, _ in group}) > 1]
    made = [_figure_entry(sorted(g, key=lambda one: one[0].brief.day or UNDATED)) for g in shared]
    return tuple(sorted(made, key=lambda f: -len(f.citations))[:FIGURES])


def _figure_entry(group: Sequence[tuple[Entry, Figure]]) -> FigureEntry:
    values = tuple(figure.span.text for _, figure in group)
    citations = tuple(cite(entry, figure.sentence) for entry, figure in group)
    return FigureEntry(group[0][1].counted, values, citations, len({figure.value for _, figure in group}) > 1)


def _is_part(figure: Figure) -> bool:
    """Whether a figure is told as a part of another one ('40 people, including three children'): parts are not set beside totals."""
    return PART.search(figure.sentence.text[: figure.span.start - figure.sentence.start]) is not None


def _voices(known: Known, articles: Sequence[str]) -> list[Entry]:
    """The articles, of copies only the first."""
    first: dict[str, Entry] = {}
    for ident in articles:
        first.setdefault(voice(known.entries[ident]), known.entries[ident])
    return list(first.values())


def only(known: Known, articles: Sequence[str]) -> tuple[Citation, ...]:
    """Sentences of a story that only one outlet has: most of their words stand in no other outlet's report.

    At most one of an article, those with the rarest words first. What copies carry is no outlet's own, nor is a
    sentence that stands in any other article: boilerplate is as rare within a story as news is.
    """
    entries = [known.entries[i] for i in articles]
    outlets: dict[str, set[str]] = {}
    for entry in entries:
        outlets.setdefault(_outlet(entry), set()).update(*(s.terms for s in entry.features.sentences))
    if len(outlets) < 2:
        return ()
    counts = Counter(chain.from_iterable(outlets.values()))
    found = [_own(known, e, counts) for e in entries if e.origin is None]
    ranked = sorted((f for f in found if f), key=lambda f: (-round(f[0], 9), known.order[f[1].article]))
    return tuple(citation for _, citation in ranked[:ONLY])


def _own(known: Known, entry: Entry, counts: Counter[str]) -> tuple[float, Citation] | None:
    """The sentence of an article that has the most of its own, with how much; None where each repeats the others."""
    best: tuple[float, Citation] | None = None
    for sentence in entry.features.sentences:
        if not sentence.standalone or sentence.span.text in known.repeated:
            continue
        terms = set(sentence.terms)
        new = sorted(k for k in terms if counts[k] == 1)
        if len(terms) >= TERMS and 2 * len(new) >= len(terms):
            worth = sum(known.rarity[k] for k in new) / len(terms)
            if best is None or worth > best[0]:
                best = worth, cite(entry, sentence.span)
    return best


def _outlet(entry: Entry) -> str:
    """What counts as one outlet; an article whose outlet is unknown stands for itself."""
    return fold(entry.brief.source) or entry.id
