"""Which articles the editor's topic rules gather, and by which words, with their places in the body.

A term matches any inflection of it, a phrase matches word by word, a name wherever it was recognized, short forms too;
case and accents do not count. What stands in the title counts three times. Topics that an article is given by the editor
win over the rules. Which of several topics is the main one is decided in `main_topics`, topics without rules are found elsewhere.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from generator.config import TopicRule
from generator.group import identity
from generator.group.inflections import ENGLISH, stem
from generator.group.main_topics import Middles
from generator.memory import Memory
from generator.model import Brief, Features, Span, TopicMatch
from generator.text import digest, fold, letters, slug, words
from generator.vectors import Vector

TITLE = 3  # what a match in the title counts
SHOWN = 8  # different words shown as evidence
SPANS = 24  # places kept as evidence
ANY, ALL, NONE = "any", "all", "none"  # what a word of a rule is there for: it counts, it must be there, it must not


def topic_slug(name: str, wished: str = "") -> str:
    """The name of a topic's page."""
    return slug(wished or name, digest(name, size=4))


class _Rule(NamedTuple):
    """A word or a phrase of a topic's rule, and its number among those of all topics."""

    topic: int
    number: int
    words: tuple[str, ...]  # stems for a term, folded words for a phrase or a name
    exact: bool
    part: str = ANY


class _Tally(msgspec.Struct, array_like=True):
    """What of one topic's rule an article has: what its words that hit count, by the number of the word, and where they stand."""

    weight: dict[int, int] = {}
    shown: dict[str, str] = {}
    spans: list[Span] = []

    def hit(self, rule: _Rule, weight: int, text: str, span: Span | None) -> None:
        """Count one place; what must not be there is no evidence."""
        self.weight[rule.number] = self.weight.get(rule.number, 0) + weight
        if rule.part != NONE:
            self.shown.setdefault(fold(text), text)
            if span is not None and len(self.spans) < SPANS and span not in self.spans:
                self.spans.append(span)


Tallies = dict[int, _Tally]
"""By the number of the topic."""
_TALLIES = msgspec.msgpack.Decoder(Tallies)


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
        self._names: dict[str, list[_Rule]] = {}
        self._all: list[_Rule] = []
        self._needed: list[set[int]] = [set() for _ in topics]
        for number, topic in enumerate(topics):
            for texts, exact, part in (
                (topic.terms, False, ANY),
                (topic.phrases, True, ANY),
                (topic.all, False, ALL),
                (topic.none, False, NONE),
            ):
                for text in texts:
                    self._add(number, text, exact, part)
            for name in topic.names:
                self._names.setdefault(_key(name), []).append(self._rule(number, (_key(name),), exact=True))
        self._english = _Begun(self, {})
        self._others = _Begun(self, _kin(known) if self._stems else {})

    def _add(self, topic: int, text: str, exact: bool, part: str) -> None:  # noqa: FBT001 - two columns of a table
        parts = tuple(self.form(m[0])[not exact] for m in words(text))
        if parts:
            rule = self._rule(topic, parts, exact=exact, part=part)
            (self._words if exact else self._stems).setdefault(parts[0], []).append(rule)
            if part == ALL:
                self._needed[topic].add(rule.number)

    def _rule(self, topic: int, parts: tuple[str, ...], *, exact: bool, part: str = ANY) -> _Rule:
        self._all.append(_Rule(topic, len(self._all), parts, exact, part))
        return self._all[-1]

    def matches(self, items: Sequence[tuple[Brief, Features]], vectors: Sequence[Vector], memory: Memory) -> list[tuple[TopicMatch, ...]]:
        """The topics of each article, its main one first; `vectors` are those of the items."""
        edited = [self._edited(brief) for brief, _ in items]
        if not self.topics:
            return edited
        marks = memory.mark(self._all), memory.mark((self._all, self._others.kin))
        tallies = [{} if given else self._recalled(*item, memory, marks) for item, given in zip(items, edited, strict=True)]
        spread = Counter(rule for tally in tallies for one in tally.values() for rule in one.weight)
        rarity = {rule: math.log((len(items) + 1.0) / (count + 0.5)) + 1.0 for rule, count in spread.items()}
        strengths = [self._strengths(tally, rarity) for tally in tallies]
        mains = [given[0].topic if given else next(iter(found), "") for given, found in zip(edited, strengths, strict=True)]
        middles = Middles(vectors, mains)
        return [
            given or tuple(self._match(slug_, tallies[number]) for slug_ in middles.ranked(number, strengths[number]))
            for number, given in enumerate(edited)
        ]

    def _edited(self, brief: Brief) -> tuple[TopicMatch, ...]:
        return tuple(TopicMatch(s, (), (), "edited") for s in dict.fromkeys(self.given(name) for name in brief.topics))

    def _strengths(self, tallies: Tallies, rarity: dict[int, float]) -> dict[str, float]:
        """The topics that an article's words fit, the strongest first: more of them, and rarer ones, count for more."""
        strength = {
            n: math.fsum(rarity[r] * math.log1p(w) for r, w in tally.weight.items()) for n, tally in tallies.items() if self._fits(n, tally)
        }
        return {self.slugs[n]: strength[n] for n in sorted(strength, key=lambda n: (-round(strength[n], 9), n))}

    def _match(self, slug_: str, tallies: Tallies) -> TopicMatch:
        tally = tallies[self.slugs.index(slug_)]
        return TopicMatch(slug_, tuple(tally.shown.values())[:SHOWN], tuple(tally.spans), "rule")

    def _fits(self, number: int, tally: _Tally) -> bool:
        """Whether an article has enough of a topic's words, all that it must have, and none that it must not."""
        vetoed = any(self._all[rule].part == NONE for rule in tally.weight)
        return not vetoed and self._needed[number] <= tally.weight.keys() and sum(tally.weight.values()) >= self.topics[number].minimum

    def _recalled(self, brief: Brief, features: Features, memory: Memory, marks: tuple[str, str]) -> Tallies:
        """What an article has of each topic's rule, if it was found out before with the same rules then found."""
        basis = "topics", marks[not brief.language.startswith(ENGLISH)], brief.digest
        return memory.recall(basis, _TALLIES, lambda: self._tallies(brief, features))

    def _tallies(self, brief: Brief, features: Features) -> Tallies:
        """What an article has of each topic's rule."""
        found: Tallies = {}
        begun = self._english if brief.language.startswith(ENGLISH) else self._others
        for text, weight, at in _texts(brief, features):
            for rule, start, end in self._hits(text, begun):
                span = Span(at.paragraph, at.start + start, at.start + end, text[start:end]) if at is not None else None
                found.setdefault(rule.topic, _Tally()).hit(rule, weight, text[start:end], span)
        for name in features.names if self._names else ():
            for rule in self._names.get(name.key, ()):
                for span in name.spans:
                    found.setdefault(rule.topic, _Tally()).hit(rule, 1, span.text, span)
        return found

    def given(self, name: str) -> str:
        """The slug of the topic that an article names: a configured one where name or slug agree, else its own."""
        for topic, slug_ in zip(self.topics, self.slugs, strict=True):
            if letters(name) == letters(topic.name) or name == slug_:
                return slug_
        return topic_slug(name)

    def _hits(self, text: str, begun: Mapping[str, list[_Rule]]) -> Iterator[tuple[_Rule, int, int]]:
        """Rule, start and end of each match; matches of one topic that are there for the same do not overlap."""
        found = list(words(text))
        until: dict[tuple[int, str], int] = {}
        for i, word in enumerate(found):
            for rule in begun[word[0]]:
                run, purpose = found[i : i + len(rule.words)], (rule.topic, rule.part)
                fits = tuple(self.form(w[0])[not rule.exact] for w in run[1:]) == rule.words[1:]
                if fits and word.start() >= until.get(purpose, 0):
                    until[purpose] = run[-1].end()
                    yield rule, word.start(), run[-1].end()

    def beginning(self, word: str, kin: Mapping[str, str]) -> list[_Rule]:
        """The rules that can begin with a printed word, the longest of a topic first."""
        folded, stemmed = self.form(word)
        rules = {*self._words.get(folded, ()), *self._stems.get(stemmed, ()), *self._stems.get(kin.get(folded, ""), ())}
        return sorted(rules, key=lambda r: (r.topic, -len(r.words), r.words, r.exact, r.part))

    def form(self, word: str) -> tuple[str, str]:
        """A printed word folded, and its stem."""
        if word not in self._forms:
            folded = fold(word).removesuffix("'s").rstrip("'")
            self._forms[word] = (folded, stem(folded))
        return self._forms[word]


class _Begun(dict[str, list[_Rule]]):
    """The rules that can begin with each printed word of a language, found when the word is first met."""

    def __init__(self, rules: Rules, kin: Mapping[str, str]) -> None:
        """`kin` are the stems of forms that only the articles tell."""
        super().__init__()
        self._rules, self.kin = rules, kin

    def __missing__(self, word: str) -> list[_Rule]:
        self[word] = begun = self._rules.beginning(word, self.kin)
        return begun


def _key(name: str) -> str:
    """The key under which a recognized name stands."""
    return " ".join(m[0] for m in words(fold(name)))


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
