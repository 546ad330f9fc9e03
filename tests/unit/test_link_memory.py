"""What a memory holds of an earlier build changes nothing, whatever was edited since; and it spares the work."""

import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import FERRY, newsroom, report

from generator.config import SiteConfig
from generator.group import group
from generator.link import _many, _story, bases, ledgers, link
from generator.link.known import know
from generator.memory import Memory

PLAIN = SiteConfig()


def built(items, memory=None):
    """Everything that grouping and linking say."""
    digest = group(items, PLAIN, memory=memory)
    return digest, link(digest, PLAIN, memory)


def after(memory):
    """The memory that the next build finds."""
    return Memory(dict(memory.fresh).get)


def edited(items, rng):
    """The articles after somebody changed one thing of one of them."""
    number = rng.randrange(len(items))
    brief, features = items[number]
    again = msgspec.structs.replace
    change = rng.randrange(6)
    if change == 0:
        return [*items[:number], *items[number + 1 :]]
    if change == 1:
        text = (
            FERRY.format(word=rng.choice(["tired", "angry"]))
            + f"\n“We {rng.choice(['sail', 'stay'])} at dawn,” Captain Ingrid Solberg said."
        )
        return [*items, report(f"new-{rng.randrange(3)}.txt", "Nordhaven ferries", text, f"2025-05-0{rng.randrange(1, 9)}", "Coast Daily")]
    made = {
        2: again(brief, title=brief.title + " now"),
        3: again(brief, day=f"2025-05-0{rng.randrange(1, 9)}"),
        4: again(brief, source=rng.choice(["Coast Daily", "Island Wire", ""])),
    }.get(change)
    if made is None:
        fewer = again(features, sentences=features.sentences[:1], quotes=features.quotes[:-1])
        return [*items[:number], (again(brief, digest=brief.digest + "x"), fewer), *items[number + 1 :]]
    return [*items[:number], (again(made, digest=made.digest + str(change) + made.day + made.source), features), *items[number + 1 :]]


@given(st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_what_an_earlier_build_remembers_changes_nothing(rng):
    items = {brief.path: (brief, features) for brief, features in newsroom()}
    memory = Memory()
    built(list(items.values()), memory)
    for _ in range(4):
        items = {brief.path: (brief, features) for brief, features in edited(list(items.values()), rng)}
        if not items:
            break
        found = dict(memory.fresh)
        memory = after(memory)
        assert built(list(items.values()), memory) == built(list(items.values()))
        memory.fresh |= {key: found[key] for key in memory.used if key in found}


def test_without_a_change_nothing_is_made_again():
    memory = Memory()
    first = built(newsroom(), memory)
    again = after(memory)
    assert built(newsroom(), again) == first
    assert (again.fresh, again.used) == ({}, memory.used)
    assert len(memory.used) > 3


def test_a_report_of_another_event_leaves_the_ledgers_of_a_story_alone(monkeypatch):
    memory = Memory()
    built(newsroom(), memory)
    again = after(memory)
    told = []
    real = ledgers.figures
    monkeypatch.setattr(ledgers, "figures", lambda known, articles: told.append(articles) or real(known, articles))
    other = report("z/new.txt", "Glacier loses a cave", "A glaciologist mapped meltwater beneath crevasses of the glacier.", "2025-05-06")
    built([*newsroom(), other], again)
    assert told == []


def test_what_does_not_decode_is_made_again():
    memory = Memory()
    first = built(newsroom(), memory)
    torn = Memory(lambda _key: b"\xc1")
    assert built(newsroom(), torn) == first
    assert torn.fresh == memory.fresh


@pytest.mark.parametrize("part", ["digest", "origin", "story", "order", "rarity", "repeated", "vector"])
def test_a_basis_holds_what_its_ledger_looks_at(part):
    digest = group(newsroom(), PLAIN)
    known = know(digest)
    articles = max(digest.stories, key=lambda s: (s.origins, s.id)).articles
    one = known.entries[articles[0]]
    changed = {
        "digest": {"entries": known.entries | {one.id: msgspec.structs.replace(one, brief=msgspec.structs.replace(one.brief, digest="x"))}},
        "origin": {"entries": known.entries | {one.id: msgspec.structs.replace(one, origin="o-x")}},
        "story": {"entries": known.entries | {one.id: msgspec.structs.replace(one, story="another")}},
        "order": {"order": {ident: -number for ident, number in known.order.items()}},
        "rarity": {"rarity": {key: 2 * rare + 1 for key, rare in known.rarity.items()}},
        "repeated": {"repeated": frozenset(s.span.text for s in one.features.sentences)},
        "vector": {"space": known.space._replace(vectors=tuple({"x": 1.0} for _ in known.space.vectors))},
    }
    other = known._replace(**changed[part])
    if part not in {"story", "vector"}:  # of few reports, all are heard; and which story they are is no matter of a story
        assert bases.story(other, articles, []) != bases.story(known, articles, [])
    if part != "repeated":  # only a story tells what one outlet has alone
        assert bases.many(other, articles) != bases.many(known, articles)


def test_a_ledger_remembered_is_the_ledger_made():
    digest = group(newsroom(), PLAIN)
    known, memory = know(digest), Memory()
    for story in digest.stories:
        assert _story(known, story.articles, {}, memory) == _story(known, story.articles, {}, after(memory))
        assert _many(known, story.articles, memory) == _many(known, story.articles, after(memory))


def test_the_order_of_the_articles_is_no_matter_to_a_memory():
    items = newsroom()
    memory = Memory()
    built(items, memory)
    random.Random(3).shuffle(items)
    again = after(memory)
    built(items, again)
    assert again.fresh == {}
