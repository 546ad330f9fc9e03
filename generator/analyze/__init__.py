"""What is found in one article's body, all as spans of it: terms, names, dated mentions, quotes, figures, sentences, a sketch.

To add a feature: a module here with one function of the `Ground`, a field in `model.Features`, and one line in `FEATURES`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.analyze.figures import figures
from generator.analyze.ground import Ground, survey
from generator.analyze.mentions import mentions
from generator.analyze.quotes import quotes
from generator.analyze.sentences import sentences
from generator.analyze.sketches import sketch
from generator.analyze.terms import terms
from generator.model import Article, Features

__all__ = ["analyze"]

FEATURES: dict[str, Callable[[Ground], Any]] = {
    "terms": terms,
    "names": lambda ground: ground.names,
    "mentions": mentions,
    "quotes": quotes,
    "figures": figures,
    "sentences": sentences,
    "sketch": sketch,
}


def analyze(article: Article) -> Features:
    """All features of the article; the same for the same article, and none for a body without text."""
    ground = survey(article)
    anchors = tuple(paragraph.anchor for paragraph in article.body)
    return Features(anchors=anchors, **{field: find(ground) for field, find in FEATURES.items()})
