"""People, places and organizations across articles: who meets, who never does, and what their entries say."""

import json
import random
from pathlib import Path

import msgspec
import pytest
from articles import article
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analyze import analyze
from generator.analyze.gazetteer import gazetteer, states
from generator.config import NamePages, NameRule, SiteConfig
from generator.group import group
from generator.link import link
from generator.link.known import know
from generator.link.nicknames import nicknames
from generator.model import NameKind
from generator.normalize import brief
from generator.plan.linked import Mark, marks, pieces
from generator.text import fold

CASES = json.loads((Path(__file__).parent.parent / "cases" / "names.json").read_text("utf-8"))
SECTIONS = {"people": NameKind.PERSON, "places": NameKind.PLACE, "organizations": NameKind.ORGANIZATION}


def items(texts):
    made = []
    for number, text in enumerate(texts):
        row = text if isinstance(text, dict) else {"text": text}
        one = article(row["text"], title=f"Report {number}", day=f"2025-03-{number + 1:02}", language=row.get("language", "en"))
        made.append((type(brief(one))(**{**as_dict(brief(one)), "path": f"seeds/{number:02}.txt"}), analyze(one)))
    return made


def as_dict(struct):
    return {name: getattr(struct, name) for name in struct.__struct_fields__}


def linked(made, config):
    digest = group(made, config)
    return digest, link(digest, config)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_who_has_a_page(case):
    least = NamePages(*case.get("least", (2, 2)))
    config = SiteConfig(
        names=tuple(NameRule(**{**rule, "aliases": tuple(rule.get("aliases", ()))}) for rule in case.get("names", ())), name_pages=least
    )
    _, links = linked(items(case["articles"]), config)
    for section, kind in SECTIONS.items():
        if section in case:
            found = [[e.shown, list(e.printed), len(e.articles), e.id] for e in links.names if e.kind is kind]
            assert sorted(row[: len(want)] for row, want in zip(sorted(found), sorted(case[section]), strict=False)) == sorted(
                case[section]
            )
            assert len(found) == len(case[section]), found


CHUCK, CHARLES = "Senator Chuck Sample spoke. Sample left.", "Senator Charles E. Sample spoke. Sample left."
TED, EDWARD = "Senator Ted Sample spoke.", "Senator Edward Sample Jr. spoke."


@pytest.mark.parametrize(
    ("texts", "stories", "joined"),
    [
        ([CHUCK, CHARLES], ["a", "a"], {"chuck sample": "charles e sample"}),
        ([CHUCK, CHARLES], ["a", "b"], {}),
        ([CHUCK, CHARLES], [None, None], {}),
        ([CHUCK + " " + CHARLES, CHARLES], ["a", "a"], {}),
        ([CHUCK, CHARLES, "Senator Charlie Sample spoke."], ["a", "a", "a"], {}),
        ([CHUCK.replace("Chuck", "Chuck D."), CHARLES], ["a", "a"], {}),
        ([CHUCK, CHARLES.replace("Charles", "William")], ["a", "a"], {}),
        ([TED, EDWARD], ["a", "a"], {}),
        ([TED, EDWARD, TED, EDWARD], ["a", "a", "b", "b"], {"ted sample": "edward sample jr"}),
    ],
)
def test_a_short_given_name_is_the_full_one_where_reports_of_one_event_agree(texts, stories, joined):
    digest = group(items([f"{text} It was report {number}." for number, text in enumerate(texts)]), SiteConfig())
    story = {f"seeds/{number:02}.txt": name for number, name in enumerate(stories)}
    entries = tuple(msgspec.structs.replace(e, story=story[e.brief.path], origin=None) for e in digest.entries)
    known = know(msgspec.structs.replace(digest, entries=entries))
    forms = {n.key: n.key.replace(".", "") for e in entries for n in e.features.names}
    assert nicknames(known, forms) == joined


def test_two_forms_of_one_person_have_one_page():
    ferry = "The Nordhaven ferry crews ended their strike on Monday after a deal with the harbour company. Ferries sail again at dawn. "
    _, links = linked(items([ferry + CHUCK, "Strike over: " + ferry.replace("again", "anew") + CHARLES]), SiteConfig())
    assert [(e.shown, len(e.articles)) for e in links.names if e.kind is NameKind.PERSON] == [("Charles E. Sample", 2)]


def test_the_gazetteer_is_folded_and_has_each_entry_once():
    english, others = gazetteer()
    assert all(name == fold(name).strip() and not set(name) & set("=|*(") for name in english | others)
    assert all(len({entry.ident for entry in rows}) == len(rows) for rows in [*english.values(), *others.values()])
    assert {entry.rule for rows in english.values() for entry in rows} == {"country", "state", "city"}
    assert {"texas", "georgia"} <= states()
    assert "paris" not in states()


TEXTS = [text for case in CASES for text in case["articles"] if isinstance(text, str)]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing_and_every_place_is_verbatim(texts, rng: random.Random):
    made = items(texts)
    shuffled = list(made)
    rng.shuffle(shuffled)
    config = SiteConfig(name_pages=NamePages(2, 2))
    digest, links = linked(made, config)
    assert linked(shuffled, config)[1].names == links.names
    bodies = {entry.id: texts[int(entry.brief.path[6:8])] for entry in digest.entries}
    for entity in links.names:
        assert len({named.article for named in entity.articles}) == len(entity.articles)
        for named in entity.articles:
            if named.first is not None:
                assert bodies[named.article][named.first.start : named.first.end] == named.first.text
    for article_id, row in marks(links.names).items():
        text = bodies[article_id]
        made_of = pieces(text, "text", row)
        assert "".join(piece.text for piece in made_of) == text
        assert [piece.text for piece in made_of if piece.href] == [mark.text for mark in row]


def test_a_link_is_never_within_a_quotation():
    spoken = "“Everybody knows that Ann Sample built the bridge,” the mayor said."
    _, links = linked(
        items([spoken, f"{spoken} Later Ann Sample came.", "Mayor Ann Sample spoke."]), SiteConfig(name_pages=NamePages(2, 2))
    )
    person = next(entity for entity in links.names if entity.id == "ann-sample")
    first = {named.article: named.first for named in person.articles}
    assert sorted(span is None for span in first.values()) == [False, False, True]
    assert all(span is None or span.start == 7 or span.start > len(spoken) or span.start == 6 for span in first.values())


def test_a_heading_a_quotation_and_a_text_that_is_cut_have_no_link():
    mark = Mark(0, 6, 16, "Ann Sample", "people/ann-sample.html")
    text = "Mayor Ann Sample spoke."
    assert [piece.text for piece in pieces(text, "text", (mark,))] == ["Mayor ", "Ann Sample", " spoke."]
    assert pieces(text, "heading", (mark,)) == pieces(text, "quote", (mark,)) == ()
    assert pieces("Mayor Ann", "text", (mark,)) == ()


def test_what_a_person_said_is_theirs_and_once():
    said = "Mayor Ann Sample came. “The bridge is open to all of us,” Sample said."
    other = "“The bridge is open to all of us,” said Mayor Ann Sample. “It was a long way to go,” she said."
    _, links = linked(items([said, other, "Mayor Ann Sample and Senator Bob Example met."]), SiteConfig(name_pages=NamePages(2, 2)))
    person = next(entity for entity in links.names if entity.id == "ann-sample")
    rows = [(len(quote.citations), quote.citations[0].span.text) for quote in person.quotes]
    assert sorted(rows) == [(1, "It was a long way to go"), (2, "The bridge is open to all of us")]
    assert {kind for kind, _ in person.rules} <= {"title", "given"}


def test_near_names_share_articles():
    texts = [
        "Mayor Ann Sample and Senator Bob Example met in Moscow.",
        "Mayor Ann Sample met Senator Bob Example.",
        "Moscow was cold. Moscow.",
    ]
    _, links = linked(items(texts), SiteConfig(name_pages=NamePages(2, 2)))
    near = {entity.id: [(n.id, n.articles) for n in entity.near] for entity in links.names}
    assert near == {"ann-sample": [("bob-example", 2)], "bob-example": [("ann-sample", 2)], "moscow": []}
