"""Which articles the editor's topic rules gather, and by which words, with their places in the body.

A term matches any inflection of it, a phrase matches word by word; case and accents do not count. What stands in the
title counts three times. Topics that an article is given by the editor win over the rules. Topics without rules are
found elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.config import TopicRule
from generator.group import identity
from generator.model import Brief, Features, Span, TopicMatch
from generator.text import digest, fold, letters, slug, words

TITLE = 3  # what a match in the title counts
SHOWN = 8  # different words shown as evidence
SPANS = 24  # places kept as evidence


def topic_slug(name: str, wished: str = "") -> str:
    """The name of a topic's page."""
    return slug(wished or name, digest(name, size=4))


class _Rule(NamedTuple):
    number: int
    words: tuple[str, ...]  # stems for a term, folded words for a phrase
    exact: bool


class Rules:
    """The rules of all topics, ready to be matched: each word of a text is looked up once."""

    def __init__(self, topics: Sequence[TopicRule], known: Iterable[tuple[Brief, Features]]) -> None:
        """`known` are the articles: in languages other than English, they tell which printed forms are one word."""
        wished = [(f"{i:06d}", topic_slug(t.name, t.slug)) for i, t in enumerate(topics)]
        named = identity.unique(wished)
        self.topics = tuple(topics)
        self.slugs = tuple(named[path] for path, _ in wished)
        self._forms: dict[str, tuple[str, str]] = {}
        self._stems: dict[str, list[_Rule]] = {}
        self._words: dict[str, list[_Rule]] = {}
        for number, topic in enumerate(topics):
            for texts, exact in ((topic.terms, False), (topic.phrases, True)):
                for text in texts:
                    self._add(number, text, exact=exact)
        self._kin = _kin(known) if self._stems else {}

    def _add(self, number: int, text: str, *, exact: bool) -> None:
        parts = tuple(self._form(m[0])[0 if exact else 1] for m in words(text))
        if parts:
            (self._words if exact else self._stems).setdefault(parts[0], []).append(_Rule(number, parts, exact))

    def match(self, brief: Brief, features: Features) -> tuple[TopicMatch, ...]:
        """The topics of one article, in the order of the rules."""
        if brief.topics:
            return tuple(TopicMatch(s, (), (), "edited") for s in dict.fromkeys(self.given(name) for name in brief.topics))
        if not self.topics:
            return ()
        score = [0] * len(self.topics)
        shown: list[dict[str, str]] = [{} for _ in self.topics]
        spans: list[list[Span]] = [[] for _ in self.topics]
        for text, weight, at in _texts(brief, features):
            for number, start, end in self._hits(text, {} if brief.language.startswith(ENGLISH) else self._kin):
                score[number] += weight
                shown[number].setdefault(fold(text[start:end]), text[start:end])
                if at is not None and len(spans[number]) < SPANS:
                    spans[number].append(Span(at.paragraph, at.start + start, at.start + end, text[start:end]))
        return tuple(
            TopicMatch(self.slugs[n], tuple(shown[n].values())[:SHOWN], tuple(spans[n]), "rule")
            for n, topic in enumerate(self.topics)
            if score[n] >= topic.minimum
        )

    def given(self, name: str) -> str:
        """The slug of the topic that an article names: a configured one where name or slug agree, else its own."""
        for topic, slug_ in zip(self.topics, self.slugs, strict=True):
            if letters(name) == letters(topic.name) or name == slug_:
                return slug_
        return topic_slug(name)

    def _hits(self, text: str, kin: dict[str, str]) -> Iterator[tuple[int, int, int]]:
        """Number of the topic, start and end of each match; matches of one topic do not overlap."""
        found = [(m.start(), m.end(), *self._form(m[0])) for m in words(text)]
        until = [0] * len(self.topics)
        for i, (start, _, word, stem) in enumerate(found):
            rules = [*self._words.get(word, ()), *self._stems.get(stem, ()), *self._stems.get(kin.get(word, ""), ())]
            for rule in sorted(set(rules), key=lambda r: (r.number, -len(r.words), r.words, r.exact)):
                run = found[i : i + len(rule.words)]
                column = 2 if rule.exact else 3
                fits = len(run) == len(rule.words) and all(r[column] == w for r, w in zip(run[1:], rule.words[1:], strict=True))
                if fits and start >= until[rule.number]:
                    until[rule.number] = run[-1][1]
                    yield rule.number, start, run[-1][1]

    def _form(self, word: str) -> tuple[str, str]:
        known = self._forms.get(word)
        if known is None:
            folded = fold(word).removesuffix("'s").rstrip("'")
            known = self._forms[word] = (folded, stem(folded))
        return known


def _texts(brief: Brief, features: Features) -> Iterator[tuple[str, int, Span | None]]:
    """Each text of an article with what a match in it counts, and the span it stands in."""
    yield brief.title, TITLE, None
    if brief.standfirst:
        yield brief.standfirst, 1, None
    for sentence in features.sentences:
        yield sentence.span.text, 1, sentence.span


def _kin(known: Iterable[tuple[Brief, Features]]) -> dict[str, str]:
    """From a printed form to the stem of the shortest form that shares its key: what the language's own stemmer knows."""
    forms: dict[tuple[str, str], set[str]] = {}
    for brief, features in known:
        if not brief.language.startswith(ENGLISH):
            for term in features.terms:
                forms.setdefault((brief.language, term.key), set()).add(fold(term.shown))
    kin: dict[str, str] = {}
    for shown in forms.values():
        first = min(shown, key=lambda f: (len(f), f))
        kin |= {form: stem(first) for form in sorted(shown) if form != first}
    return kin


ENGLISH = "en"  # the language whose inflections are known here
# Its endings and what stands in their place, longest first; a stem keeps three letters at least.
ENDINGS = (
    ("ches", "ch"),  # speeches
    ("shes", "sh"),  # clashes
    ("sses", "ss"),  # passes
    ("ying", "y"),  # denying
    ("ied", "y"),  # denied
    ("ies", "y"),  # embassies
    ("ing", ""),  # sanctioning
    ("xes", "x"),  # taxes
    ("ed", ""),  # sanctioned
    ("is", "is"),  # crisis
    ("ss", "ss"),  # press
    ("us", "us"),  # virus
    ("s", ""),  # sanctions
)


def stem(word: str) -> str:
    """A folded word without its inflection, for matching the editor's terms: 'embassies' and 'embassy' meet."""
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: len(word) - len(ending)] + instead
            if ending in {"ing", "ed"} and len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]  # banned, banning
            break
    return word.removesuffix("e") if len(word) > 3 else word
