"""Origins, stories and topics as records of data/digest.json, with all that says why they are what they are."""

from __future__ import annotations

from generator import urls
from generator.model import Origin, Story, Topic, TopicMatch
from generator.plan.catalog import Catalog


def story(catalog: Catalog, told: Story) -> dict[str, object]:
    """A story: its articles oldest first, why they are one, how it runs, and who was first with it."""
    why = told.why
    return {
        "id": told.id,
        "url": urls.story(told.id),
        "title": told.title,
        "articles": told.articles,
        "first": told.first or None,
        "last": told.last or None,
        "outlets": told.outlets,
        "origins": told.origins,
        "edited": told.edited,
        "former": told.former,
        "why": {
            "terms": why.terms,
            "names": why.names,
            "dates": why.dates,
            "figures": why.figures,
            "score": why.score,
            "needed": why.needed,
            "nearest": why.nearest if why.nearest in catalog.entries else None,
            "nearest_score": why.nearest_score,
        },
        "spells": [{"after": s.after, "until": s.until, "days": s.days} for s in told.spells],
        "follows": told.follows or None,
        "followed": told.followed,
    }


def topic(themed: Topic) -> dict[str, object]:
    """A topic: its articles newest first, what gathers it, how it rises."""
    return {
        "id": themed.id,
        "url": urls.topic(themed.id),
        "name": themed.name,
        "description": themed.description,
        "found": themed.found,
        "rule": themed.rule,
        "articles": themed.articles,
        "stories": themed.stories,
        "near": themed.near,
        "recent": themed.recent,
        "earlier": themed.earlier,
        "rising": themed.rising,
        "subject": f"medtop:{themed.subject}" if themed.subject else None,
        "subject_name": themed.subject_name or None,
    }


def origin(copied: Origin) -> dict[str, object]:
    """A set of copies of one text, oldest first."""
    return {"id": copied.id, "articles": copied.articles, "agency": copied.agency or None, "reason": copied.reason}


def match(catalog: Catalog, ident: str, found: TopicMatch) -> dict[str, object]:
    """By what an article belongs to a topic; its words with their places only where its text may be shown in full."""
    full = catalog.shown[ident].full
    spans = [{"paragraph": s.paragraph, "start": s.start, "end": s.end, "text": s.text} for s in found.spans if full]
    return {"topic": found.topic, "basis": found.basis, "words": found.words, "spans": spans}
