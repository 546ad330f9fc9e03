import itertools
import json
from pathlib import Path

import pytest
from articles import article
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import newsroom, report

from generator.analyze import analyze
from generator.config import SiteConfig, TopicRule
from generator.group import group
from generator.link import link, timeline
from generator.normalize import brief, normalize
from generator.read import find, load, read
from generator.settings import load as load_settings

CASES = Path(__file__).parent.parent / "cases" / "group"
REPOSITORY = Path(__file__).parents[2]
PLAIN = SiteConfig()
FERRIES = SiteConfig(topics=(TopicRule(name="Ferries", terms=("ferry",)), TopicRule(name="Harbours", terms=("harbour", "quay"), minimum=1)))


def linked(items, config=PLAIN):
    digest = group(items, config)
    return digest, link(digest, config)


def citations(links):
    """Every citation of all links."""
    for entry in links.timeline:
        yield from entry.citations
    for ledger in itertools.chain(links.stories.values(), links.topics.values(), links.days.values()):
        yield from ledger.summary
        yield from ledger.only
        for said in ledger.quotes:
            yield from said.citations
            yield from said.context
        for figure in ledger.figures:
            yield from figure.citations


def body(features):
    """The text of a body's paragraphs, as far as its sentences cover it."""
    found = {}
    for sentence in features.sentences:
        span = sentence.span
        text = found.get(span.paragraph, "")
        found[span.paragraph] = text.ljust(span.start) + span.text
    return found


@pytest.mark.parametrize("config", [PLAIN, FERRIES], ids=["found topics", "rules"])
def test_every_citation_is_verbatim_with_the_anchor_of_its_paragraph(config):
    digest, links = linked(newsroom(), config)
    entries = {e.id: e for e in digest.entries}
    cited = list(citations(links))
    assert len(cited) > 10
    for citation in cited:
        features = entries[citation.article].features
        span = citation.span
        assert body(features)[span.paragraph][span.start : span.end] == span.text
        assert features.anchors[span.paragraph] == citation.anchor


@given(st.randoms(use_true_random=False), st.integers(0, 9))
@settings(max_examples=15, deadline=None)
def test_links_do_not_depend_on_the_order_of_the_articles(rng, count):
    items = newsroom()[:count]
    shuffled = items[:]
    rng.shuffle(shuffled)
    assert linked(shuffled)[1] == linked(items)[1]


def test_all_keys_of_the_links_exist():
    digest, links = linked(newsroom(), FERRIES)
    ids = {e.id for e in digest.entries}
    assert set(links.related) == ids
    assert set(links.stories) == {s.id for s in digest.stories}
    assert set(links.topics) == {t.id for t in digest.topics}
    assert set(links.days) == set(digest.days)
    assert {*links.earlier, *links.later, *links.earlier.values(), *links.later.values()} <= ids


# ------------------------------------------------------------------------------------------- related


def test_related_articles_say_why_and_leave_out_copies():
    digest, links = linked(newsroom())
    path = {e.id: e.brief.path for e in digest.entries}
    related = {path[i]: {path[r.article]: r for r in found} for i, found in links.related.items()}
    quake = related["c/quake-1.txt"]["c/quake-2.txt"]
    assert quake.kind == "same event"
    assert "Qaramel" in quake.shared
    assert "b/orchestra-2.txt" not in related["b/orchestra-1.txt"]
    assert all(i not in {r.article for r in found} and len(found) <= 6 for i, found in links.related.items())


def test_an_older_article_is_background_and_a_newer_one_a_follow_up():
    items = [(b, f) for b, f in newsroom() if b.path in {"a/ferry-2.txt", "d/old.txt", "d/alone.txt", "c/quake-1.txt"}]
    digest, links = linked(items)
    path = {e.id: e.brief.path for e in digest.entries}
    kinds = {(path[i], path[r.article]): r.kind for i, found in links.related.items() for r in found}
    assert kinds["a/ferry-2.txt", "d/old.txt"] == "background"
    assert kinds["d/old.txt", "a/ferry-2.txt"] == "follow-up"


def test_evidence_is_words_that_both_articles_print():
    digest, links = linked(newsroom())
    printed = {e.id: {t.shown for t in e.features.terms} | {n.shown for n in e.features.names} for e in digest.entries}
    for ident, found in links.related.items():
        for relation in found:
            assert relation.shared
            assert set(relation.shared) <= printed[ident]


# ------------------------------------------------------------------------------- earlier and later


def test_earlier_and_later_follow_the_story_and_pass_over_copies():
    digest, links = linked(newsroom())
    ident = {e.brief.path: e.id for e in digest.entries}
    assert links.later[ident["c/quake-1.txt"]] == ident["c/quake-2.txt"]
    assert links.earlier[ident["c/quake-2.txt"]] == ident["c/quake-1.txt"]
    assert ident["b/orchestra-1.txt"] not in links.later


def test_an_article_alone_follows_its_main_topic():
    items = [report(f"{n}", title, text, day) for n, (title, text, day) in enumerate(ALONE)]
    digest, links = linked(items, FERRIES)
    ident = {e.brief.path: e.id for e in digest.entries}
    assert digest.stories == ()
    assert links.earlier == {ident["1"]: ident["0"], ident["2"]: ident["1"]}
    assert links.later == {ident["0"]: ident["1"], ident["1"]: ident["2"]}


ALONE = [
    ("Ferry sinks", "The ferry Elsa sank off Borkum in a gale.", "2024-01-01"),
    ("Ferry fares", "Commuters in Oslo pay twice as much.", "2024-08-01"),
    ("Ferry museum", "Volunteers in Lisbon restored a steam engine.", "2025-05-01"),
    ("Ferry poem", "Whitman wrote of crossing to Brooklyn.", ""),
]


# ------------------------------------------------------------------------------------------ timeline


@pytest.mark.parametrize("case", json.loads((CASES / "timeline.json").read_text("utf-8")), ids=lambda c: c["case"])
def test_events_meet_where_articles_tell_of_one(case):
    items = [report(f"{n}", a["title"], a["text"], a["day"]) for n, a in enumerate(case["articles"])]
    digest, links = linked(items)
    day = {e.id: e.brief.day for e in digest.entries}
    assert [[e.value, [day[c.article] for c in e.citations]] for e in links.timeline] == case["events"]


def test_an_event_knows_who_told_first_and_how_its_date_was_read():
    case = json.loads((CASES / "timeline.json").read_text("utf-8"))[0]
    _, links = linked([report(f"{n}", a["title"], a["text"], a["day"]) for n, a in enumerate(case["articles"])])
    (event,) = links.timeline
    assert (event.first_reported, event.origins) == ("2025-06-25", 2)
    assert len(event.whys) == len(event.citations)
    assert all("2025" in why for why in event.whys)


def test_copies_that_tell_of_an_event_are_one_origin():
    text = "\n".join(f"Line {n} of the ferry report tells of quay {n} and ship {n * 3} in Nordhaven." for n in range(20))
    text += "\nThe crews had walked out on Feb. 27 over wages."
    items = [report(f"{n}", "Ferry strike ends", text, f"2025-07-2{n}", f"Outlet {n}") for n in range(3)]
    _, links = linked(items)
    (event,) = links.timeline
    assert (len(event.citations), event.origins, event.first_reported) == (3, 1, "2025-07-20")


@pytest.mark.parametrize(
    ("language", "said", "event"),
    [
        (
            "de",
            "Die Brücke bleibe noch lange gesperrt, sagte Bürgermeister Weber am Mittwoch.",
            "Am Mittwoch brach die alte Brücke im Hafen zusammen.",
        ),
        (
            "es",
            "El puente seguirá cerrado, dijo el martes la alcaldesa Ana Ruiz.",
            "El viejo puente del puerto se derrumbó ayer por la tarde.",
        ),
        ("fr", "Le pont restera fermé, a déclaré mardi la maire Claire Martin.", "Le vieux pont du port de Nordhaven a cédé mardi soir."),
        (
            "it",
            "Il ponte resterà chiuso, ha detto martedì la sindaca Carla Rossi.",
            "Il vecchio ponte del porto è crollato ieri sera tardi.",
        ),
        ("pt", "A ponte ficará fechada, disse ontem o prefeito João Silva.", "A velha ponte do porto de Nordhaven caiu ontem à noite."),
        ("ru", "Мост останется закрытым, сказал во вторник мэр города Иван Петров.", "Во вторник в порту города обрушился старый мост."),
    ],
)
def test_when_somebody_spoke_is_no_event_in_other_languages(language, said, event):
    told = []
    for text in (said, event):
        one = article(text, title="Nordhaven", day="2025-07-18", language=language)
        told.append(len(linked([(brief(one), analyze(one))])[1].timeline))
    assert told == [0, 1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The harbour bridge fell on March 3, 2025, in the night.", 1),
        ("Accessed 4 Nov. 2024.", 0),
        ("(Feb. 12) AP", 0),
        ("The bridge is a disgrace — Ann Berg (@annberg) January 15, 2025", 0),
        ("Harbour Group, 22 Jan. 2025, https://harbour.example/bridge is the source.", 0),
        ("Aug 13 (Agency) - The harbour bridge was closed to all cars.", 0),
    ],
)
def test_a_date_of_a_text_is_no_event(text, shown):
    one = article(text, title="Nordhaven", day="2025-05-18")
    assert len(linked([(brief(one), analyze(one))])[1].timeline) == shown


def test_a_mention_is_compared_with_the_ones_before_it_and_no_further(monkeypatch):
    texts = ["The harbour bridge fell on March 3, 2025, in Lindau.", "A museum opened on March 3, 2025, with paintings of cats."]
    items = [report(f"{n}", f"Report {n}", texts[n % 2], f"2025-05-0{n + 1}") for n in range(3)]
    for recent, origins in ((2, [2, 1]), (1, [1, 1, 1])):
        monkeypatch.setattr(timeline, "RECENT", recent)
        assert sorted((e.origins for e in linked(items)[1].timeline if e.value == "2025-03-03"), reverse=True) == origins


def test_ids_of_events_are_unique():
    _, links = linked(
        newsroom() + [report(f"x{n}", f"Talks {n}", f"Talks number {n} began on March {n + 1}, 2025.", "2025-05-02") for n in range(9)]
    )
    assert len({e.id for e in links.timeline}) == len(links.timeline) >= 9


# ------------------------------------------------------------------------------------------- ledgers


def test_a_summary_takes_one_sentence_of_an_origin():
    digest, links = linked(newsroom())
    voices = {e.id: e.origin or e.id for e in digest.entries}
    for ledger in links.stories.values():
        assert 1 <= len(ledger.summary) <= 3
        assert len({voices[c.article] for c in ledger.summary}) == len(ledger.summary)


def test_a_day_takes_one_sentence_of_a_story():
    digest, links = linked(newsroom())
    story = {e.id: e.story or e.id for e in digest.entries}
    for ledger in links.days.values():
        assert len({story[c.article] for c in ledger.summary}) == len(ledger.summary)
    assert len(links.days["2025-05-03"].summary) == 3


def test_the_same_words_in_two_articles_are_one_entry():
    said = "“The bridge will stay closed until the spring comes,” Mayor Ada Lunde said."
    cut = "“The bridge will stay closed until the spring,” Lunde said."
    items = [
        report(
            "1", "Bridge closed in Elvik", f"The Elvik bridge is closed.\n{said}\nLorries turn back at the Elvik bridge.", "2025-05-01", "A"
        ),
        report(
            "2",
            "Elvik bridge stays closed",
            f"Lorries turn back: the Elvik bridge is closed.\nMayor Ada Lunde met drivers.\n{cut}",
            "2025-05-01",
            "B",
        ),
    ]
    digest, links = linked(items)
    (story,) = digest.stories
    (entry,) = links.stories[story.id].quotes
    assert entry.speaker == "Ada Lunde"
    quoted = [c.span.text.rstrip(",") for c in entry.citations]
    assert quoted == ["The bridge will stay closed until the spring comes", "The bridge will stay closed until the spring"]


def test_what_only_one_outlet_has_is_no_copy():
    digest, links = linked(newsroom())
    copied = {e.id for e in digest.entries if e.origin}
    only = [c for ledger in links.stories.values() for c in ledger.only]
    assert only
    assert not copied & {c.article for c in only}


def test_boilerplate_is_no_outlets_own():
    own = [c for ledger in linked(newsroom())[1].stories.values() for c in ledger.only]
    elsewhere = report("x/archive.txt", "From the archive", "\n".join(c.span.text for c in own), "2019-01-01", "Old Paper")
    after = [c for ledger in linked([*newsroom(), elsewhere])[1].stories.values() for c in ledger.only]
    assert own
    assert not {c.span.text for c in own} & {c.span.text for c in after}


@pytest.mark.parametrize(("told", "values"), [("Six people", [("6 people", "Six people")]), ("Nobody, including six people,", [])])
def test_a_part_is_not_set_beside_a_total(told, values):
    items = [
        report("1", "Bridge falls in Elvik", "The Elvik bridge fell.\nThe Elvik bridge buried 6 people.", "2025-05-01", "A"),
        report("2", "Elvik bridge falls", f"The Elvik bridge fell into the river.\n{told} fell with the Elvik bridge.", "2025-05-01", "B"),
    ]
    digest, links = linked(items)
    (story,) = digest.stories
    assert [entry.values for entry in links.stories[story.id].figures] == values


# --------------------------------------------------------------------------------------- the five seeds


@pytest.fixture(scope="module")
def seeds():
    config, _ = load_settings(REPOSITORY)
    articles = [normalize(read(load(found)), config) for found in find(REPOSITORY, config)[0]]
    return linked([(brief(a), analyze(a)) for a in articles], config)


def test_one_theme_and_five_events_are_no_story_but_all_related(seeds):
    digest, links = seeds
    assert digest.stories == ()
    ids = {e.id for e in digest.entries}
    assert {i: {r.article for r in found} for i, found in links.related.items()} == {i: ids - {i} for i in ids}


def test_the_talks_that_two_seeds_tell_of_stand_once_each(seeds):
    digest, links = seeds
    path = {e.id: e.brief.path for e in digest.entries}
    told = {e.value: [path[c.article][6:9] for c in e.citations] for e in links.timeline if e.origins > 1}
    assert told == {"2025-02": ["001", "000"], "2025-02-27": ["001", "000"], "2025-04-10": ["001", "000"]}
    assert [e.value for e in links.timeline].count("2025-02-27") == 1
    assert [e.value for e in links.timeline].count("2025-04-10") == 1


def test_each_seed_is_in_the_topics_it_is_on(seeds):
    digest, _ = seeds
    path = {e.id: e.brief.path for e in digest.entries}
    topics = {t.name: {path[i][6:9] for i in t.articles} for t in digest.topics}
    assert topics["Embassies and consulates"] == {"000", "001"}
    assert topics["Sanctions"] == {"000", "001", "003", "004"}
    assert topics["US-Russia relations"] >= {"000", "001", "002", "003"}
