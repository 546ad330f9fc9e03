"""Terms: the content words of an article with their weight.

Decides the weight of a term within its article, and which 60 an article keeps; what is one term, `stems` decides. How rare a term
is among articles is known only where all articles are seen; a table of how common words are in news at large belongs
in `weighed`, as a factor on each weight.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise
from operator import itemgetter

from generator.analyze.ground import Ground
from generator.model import Term

LIMIT = 60  # terms an article keeps: more change no grouping, measured on four sets of stories
TITLE = 3.0  # a word of the title counts as three of the body
LEAD = 2.0  # a word of the first two paragraphs counts as two
LEAD_PARAGRAPHS = 2
PAIRS = 12  # two-word terms an article keeps at most


def terms(ground: Ground) -> tuple[Term, ...]:
    """The 60 heaviest terms, heaviest first, then in order of appearance (the title's first)."""
    rows = [(passage.texts, passage.keys) for passage in (ground.reading.title, *ground.reading.passages)]
    weights: dict[str, float] = {}
    often: set[str] = set()
    for weight, part in ((TITLE, rows[:1]), (LEAD, rows[1 : 1 + LEAD_PARAGRAPHS]), (1.0, rows[1 + LEAD_PARAGRAPHS :])):
        for stem, count in Counter(chain.from_iterable(stems for _, stems in part)).items():
            if count > 1 or stem in weights:
                often.add(stem)
            weights[stem] = weights.get(stem, 0.0) + weight * count
    weights.pop("", None)
    pairs = _pairs(rows, often - {""})
    single = [(weighed(stem, weight), stem) for stem, weight in weights.items()]
    kept = sorted([*single, *((float(count), pair) for pair, (count, _) in pairs.items())], key=itemgetter(0), reverse=True)[:LIMIT]
    forms = _forms(rows, {stem for _, stem in kept})
    return tuple(Term(stem, pairs[stem][1] if stem in pairs else _shown(stem, forms.get(stem)), weight) for weight, stem in kept)


def _forms(rows: list[tuple[list[str], list[str]]], wanted: set[str]) -> dict[str, dict[str, int]]:
    """How often each of these stems stands in each form, the first form first; a stem made of two characters may have none."""
    forms: dict[str, dict[str, int]] = {}
    stems = dict(zip(chain.from_iterable(texts for texts, _ in rows), chain.from_iterable(stems for _, stems in rows), strict=True))
    for text, count in Counter(chain.from_iterable(texts for texts, _ in rows)).items():
        if (stem := stems[text]) in wanted:
            forms.setdefault(stem, {})[text] = count
    return forms


def _pairs(rows: list[tuple[list[str], list[str]]], often: set[str]) -> dict[str, tuple[int, str]]:
    """The commonest two-word terms that stand more than once, with their number and first form; two capitalized words are a name.

    `often` are the stems that stand more than once: no others can be in such a pair.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for words, found in rows:
        lower = {word for word in set(words) if word[0].islower()}
        pairs = zip(found, found[1:], words[1:], strict=False) if lower else ()
        counts.update([(one, two) for one, two, word in pairs if one in often and two in often and word in lower])
    kept = sorted((item for item in counts.items() if item[1] > 1), key=lambda item: -item[1])[:PAIRS]
    wanted = {pair for pair, _ in kept}
    forms: dict[tuple[str, str], str] = {}
    for words, found in rows:
        if len(forms) == len(wanted):
            break
        for at, pair in enumerate(pairwise(found)):
            if pair in wanted and pair not in forms:
                forms[pair] = f"{words[at]} {words[at + 1]}"
    return {" ".join(pair): (count, forms[pair]) for pair, count in kept}


def weighed(stem: str, weight: float) -> float:
    """The weight of a term in its article. The place for a factor by how common the stem is in news at large."""
    del stem
    return weight


def _shown(stem: str, forms: dict[str, int] | None) -> str:
    """The commonest form of a term, the first found among equals, without a possessive; two characters are their own form."""
    if not forms or len(next(iter(forms))) == 1:
        return stem
    form = max(forms, key=forms.__getitem__) if len(forms) > 1 else next(iter(forms))
    for ending in ("'s", "’s"):
        form = form.removesuffix(ending)
    return f"{form}." if "." in form and form.isupper() else form
