"""Quotations of several articles as one statement, compared word by word."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import report

from generator.config import SiteConfig
from generator.group import group
from generator.link import link
from generator.link.utterances import gather, heard, quoted
from generator.model import Entry, Quote, Span

CASES = json.loads((Path(__file__).parents[1] / "cases" / "wordings.json").read_text("utf-8"))


def spoken(path, *texts, lead="She said: “", tail="”", between="”, she said, “"):
    """The quotations of one article that stand in one sentence."""
    sentence = lead + between.join(texts) + tail
    brief, features = report(path, "Title", sentence, "2025-05-01", path)
    entry = Entry(path, brief, features, (), None, None)
    at, row = 0, []
    for text in texts:
        at = sentence.index(text, at)
        row.append(
            heard(entry, Quote(Span(0, at, at + len(text), text), "Ada Lunde", None, "said", "named", Span(0, 0, len(sentence), sentence)))
        )
        at += len(text)
    return row


def pairs(runs):
    """Runs as the cases write them: the words, of a change both."""
    texts = {"same": lambda r: [r.own], "cut": lambda r: [r.whole], "added": lambda r: [r.own], "changed": lambda r: [r.whole, r.own]}
    return [[run.kind, *(citation.span.text for citation in texts[run.kind](run))] for run in runs]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_two_quotations_are_compared_word_by_word_or_are_two_statements(case):
    found = gather([*spoken("b", case["whole"]), *spoken("a", case["own"])]).found
    if case["runs"] is None:
        assert len(found) == 2
        return
    (utterance,) = found
    entry = quoted("Ada Lunde", utterance)
    assert pairs([run for wording in entry.wordings for run in wording.runs]) == case["runs"]


def test_what_an_article_has_in_its_next_piece_is_not_left_out():
    whole = spoken("b", "The bridge will stay closed until spring, and we will pay for the ferry, so help me God")
    halves = spoken("a", "The bridge will stay closed until spring", "and we will pay for the ferry")
    (utterance,) = gather([*halves, *whole]).found
    (wording,) = quoted("Ada Lunde", utterance).wordings
    assert pairs(wording.runs) == [
        ["same", "The bridge will stay closed until spring"],
        ["same", "and we will pay for the ferry"],
        ["cut", "so help me God"],
    ]


def test_what_the_sentence_has_outside_its_marks_is_not_left_out():
    whole = spoken("b", "Yes, the bridge will stay closed until spring")
    short = spoken("a", "the bridge will stay closed until spring", lead="“Yes,” she said, “")
    (utterance,) = gather([*short, *whole]).found
    assert not quoted("Ada Lunde", utterance).wordings


def test_like_statements_of_one_article_are_two():
    first = "We will mend the bridge at the harbour, and then we will rest"
    second = "We will mend the road at the harbour, and then we will rest"
    assert len(gather(spoken("a", first, second)).found) == 2


WORDS = st.lists(st.sampled_from("we will mend the old bridge in Elvik not 12 now and then again for you".split()), min_size=4, max_size=24)


@settings(max_examples=60, deadline=None)
@given(WORDS, st.lists(WORDS, min_size=1, max_size=3))
def test_every_run_is_verbatim_and_runs_hold_all_words(whole, others):
    row = [one for number, other in enumerate([whole, *others]) for one in spoken(str(number), " ".join(other))]
    bodies = {one.entry.id: one.quote.sentence.text for one in row}
    for utterance in gather(row).found:
        entry = quoted("Ada Lunde", utterance)
        for wording in entry.wordings:
            sides = {"own": wording.article, "whole": entry.citations[0].article}
            for side, article in sides.items():
                cited = [getattr(run, side) for run in wording.runs if getattr(run, side)]
                assert all(bodies[article][c.span.start : c.span.end] == c.span.text for c in cited)
                (said,) = [c.span.text for c in entry.citations if c.article == article]
                assert " ".join(" ".join(c.span.text for c in cited).split()) == said


def test_an_unnamed_quotation_joins_the_words_of_a_named_speaker():
    words = "The bridge at Elvik will stay closed until the spring comes"
    items = [
        report(
            "1",
            "Bridge closed in Elvik",
            f"The Elvik bridge is closed.\n“{words},” Mayor Ada Lunde said.\nLorries turn back.",
            "2025-05-01",
            "A",
        ),
        report(
            "2",
            "Elvik bridge is closed",
            f"Lorries turn back: the Elvik bridge is closed.\n“{words},” a county official said.",
            "2025-05-01",
            "B",
        ),
    ]
    links = link(group(items, SiteConfig()), SiteConfig())
    (entry,) = links.days["2025-05-01"].quotes
    assert (entry.speaker, entry.basis, len(entry.citations)) == ("Ada Lunde", "named", 2)
