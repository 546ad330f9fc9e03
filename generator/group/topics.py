"""The topics of the digest: those of the editor's rules and of the articles' own front matter, or those found.

An article may be in several topics, or in none. A topic without an article stays out. Near topics are those that share
articles.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from generator.config import SiteConfig
from generator.group import found, identity
from generator.group.likeness import Items
from generator.group.rules import SHOWN, Rules, topic_slug
from generator.memory import Memory
from generator.model import Topic, TopicMatch
from generator.vectors import NAME, Space

NEAR = 5  # near topics at most


class Gathered(NamedTuple):
    """The topics in order, still without articles and stories, and the topics of each article by its number."""

    topics: tuple[Topic, ...]
    matches: tuple[tuple[TopicMatch, ...], ...]


def gather(items: Items, config: SiteConfig, space: Space, memory: Memory) -> Gathered:
    """Which topics there are, and which article is in which."""
    rules = Rules(config.topics, items)
    matches = rules.matches(items, space.vectors, memory)
    topics = [
        Topic(s, t.name, t.description, (*t.terms, *t.phrases, *t.names, *t.all), found=False, articles=(), stories=(), near=())
        for t, s in zip(config.topics, rules.slugs, strict=True)
    ]
    known = {t.id for t in topics}
    named = sorted({(rules.given(name), name) for b, _ in items for name in b.topics})
    for slug_, name in named:
        if slug_ not in known:
            known.add(slug_)
            topics.append(Topic(slug_, name, "", (), found=False, articles=(), stories=(), near=()))
    if not config.topics:
        topics += _found(items, space, matches, known, memory)
    return Gathered(tuple(topics), tuple(matches))


def _found(items: Items, space: Space, matches: list[tuple[TopicMatch, ...]], known: set[str], memory: Memory) -> list[Topic]:
    """Found topics; articles that have no topic of the editor's get theirs in `matches`."""
    themes = found.themes(items, space, memory)
    wished = [(f"{i:06d}", topic_slug(t.called.first)) for i, t in enumerate(themes)]
    names = identity.unique([*((f" {k}", k) for k in sorted(known)), *wished])
    topics = []
    for (path, _), theme in zip(wished, themes, strict=True):
        called = theme.called
        topics.append(Topic(names[path], called.name, "", called.words, found=True, articles=(), stories=(), near=()))
        for i in theme.members:
            if not matches[i]:
                features = items[i][1]
                shown = {t.key: t.shown for t in features.terms} | {NAME + n.key: n.shown for n in features.names}
                words = tuple(shown[k] for k in called.keys if k in shown)[:SHOWN]
                matches[i] = (TopicMatch(names[path], words, (), "found"),)
    return topics


def near(shared: Counter[tuple[str, str]], sizes: dict[str, int]) -> dict[str, tuple[str, ...]]:
    """For each topic those that share the most articles with it, as a share of the smaller of both."""
    score: dict[str, dict[str, float]] = {topic: {} for topic in sizes}
    for (a, b), count in shared.items():
        score[a][b] = score[b][a] = count / min(sizes[a], sizes[b])
    return {topic: tuple(sorted(others, key=lambda s: (-others[s], s))[:NEAR]) for topic, others in score.items()}
