import datetime as dt
import itertools
import json
import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import FERRY, ORCHESTRA, newsroom, report

from generator.config import SiteConfig, StoryRule, TopicRule
from generator.grid import UNIT
from generator.group import days, group, identity, measure, naming, origins, rising, threads
from generator.group.chains import chained
from generator.group.clusters import average_link
from generator.group.communities import best, communities, modularity, woven
from generator.group.likeness import Clock, kernel, likeness
from generator.group.main_topics import ENOUGH, Middles
from generator.group.naming import kin
from generator.group.rules import Rules
from generator.group.settling import settled
from generator.group.stories import gathered, threshold
from generator.link import link
from generator.memory import Memory
from generator.vectors import cosine, nearest, pairs, rarity, space

CASES = Path(__file__).parent.parent / "cases" / "group"
PLAIN = SiteConfig()


def cases(name):
    return json.loads((CASES / f"{name}.json").read_text("utf-8"))


def texts(features):
    """The text of each sentence by its place."""
    return {(s.span.paragraph, s.span.start): s.span.text for s in features.sentences}


# ------------------------------------------------------------------------------------------ identity


@pytest.mark.parametrize("case", cases("identities"), ids=lambda c: c["title"][:30])
def test_an_article_is_named_for_its_day_and_title(case):
    assert identity.article(case["day"], case["title"]) == case["id"]
    assert len(case["id"]) <= 80


def test_equal_titles_get_stable_names_whatever_their_order():
    named = [(f"seeds/{n:03}.txt", "2025-07-29-talks") for n in range(300)]
    names = identity.unique(named)
    assert len(set(names.values())) == 300
    assert names["seeds/000.txt"] == "2025-07-29-talks"
    assert all(name.startswith("2025-07-29-talks-") for path, name in names.items() if path != "seeds/000.txt")
    random.Random(1).shuffle(named)
    assert identity.unique(named) == names


@given(
    st.lists(
        st.tuples(st.text("ab/.", min_size=1, max_size=6), st.sampled_from(["a", "a-b", "x" * 80, "2025-01-01-y"])),
        unique_by=lambda p: p[0],
    )
)
@settings(max_examples=60, deadline=None)
def test_names_are_unique_and_short(named):
    names = identity.unique(named)
    assert len(set(names.values())) == len(named)
    assert all(0 < len(name) <= 80 for name in names.values())


def test_a_name_that_looks_like_a_told_apart_one_is_told_apart_too():
    first = identity.unique([("1", "talks"), ("2", "talks")])
    clash = identity.unique([("1", "talks"), ("2", "talks"), ("3", first["2"])])
    assert clash["3"] == first["2"]
    assert len(set(clash.values())) == 3


# ---------------------------------------------------------------------------------------------- days


@pytest.mark.parametrize("case", cases("today"), ids=lambda c: c["case"])
def test_today_is_the_newest_plausible_day(case):
    briefs = [report(f"{n}.txt", "t", "x", day)[0] for n, day in enumerate(case["days"])]
    assert days.newest(briefs) == case["today"]


def test_newest_first_then_the_future_then_the_undated():
    dated = ["2025-05-01", "2025-05-01T08:00:00Z", "2025-05-01T10:00:00+05:00", "2025-05-02", "2031-01-01", ""]
    items = [report(f"{n}.txt", f"t{n}", "x", day) for n, day in enumerate(dated)]
    digest = group(items, PLAIN, today="2025-05-03")
    assert [e.brief.path for e in digest.entries] == ["3.txt", "1.txt", "2.txt", "0.txt", "4.txt", "5.txt"]
    assert digest.days == ("2025-05-02", "2025-05-01", "2031-01-01")
    assert digest.today == "2025-05-03"


def test_hidden_articles_are_left_out():
    items = newsroom()
    hidden = [(msgspec.structs.replace(b, hidden=b.path.startswith("c/")), f) for b, f in items]
    digest = group(hidden, PLAIN)
    assert {e.brief.path for e in digest.entries} == {b.path for b, _ in items if not b.path.startswith("c/")}


def test_nothing_gives_an_empty_digest():
    digest = group([], PLAIN)
    assert (digest.entries, digest.stories, digest.topics, digest.days, digest.today) == ((), (), (), (), "")


# ------------------------------------------------------------------------------------------- origins


def test_copies_are_one_origin_and_rewrites_are_not():
    digest = group(newsroom(), PLAIN)
    path = {e.id: e.brief.path for e in digest.entries}
    assert [[path[a] for a in o.articles] for o in digest.origins] == [["b/orchestra-1.txt", "b/orchestra-2.txt"]]


def test_a_cut_copy_is_a_copy_and_an_excerpt_is_not():
    whole = "\n".join(f"Sentence number {n} tells of harbour {n * 7} and of ship {n * 13} in the year of {n * 3}." for n in range(30))
    cut = "\n".join(whole.splitlines()[:18])
    teaser = "\n".join(whole.splitlines()[:3])
    items = [report("1", "a", whole), report("2", "b", cut), report("3", "c", teaser)]
    assert origins.copies(items) == [(0, 1)]


def test_a_collection_does_not_tie_what_it_collects():
    one, two = FERRY.format(word="first") * 2, ORCHESTRA.format(word="second") * 2
    items = [report("1", "a", one), report("2", "b", two), report("3", "c", one + "\n" + two)]
    assert all(not {0, 1} <= set(c) for c in origins.copies(items))


def test_the_agency_that_copies_credit_is_named():
    items = [(msgspec.structs.replace(b, agencies=("AFP",)), f) for b, f in newsroom() if b.path.startswith("b/")]
    (origin,) = group(items, PLAIN).origins
    assert origin.agency == "AFP"
    assert origin.reason.endswith("credited to AFP")


def test_texts_too_short_to_be_copies_are_left_alone():
    assert origins.copies([report("1", "a", "Same few words."), report("2", "b", "Same few words.")]) == []


# ------------------------------------------------------------------------------------------- stories


def test_reports_of_one_event_make_a_story_and_others_stay_alone():
    digest = group(newsroom(), PLAIN)
    path = {e.id: e.brief.path for e in digest.entries}
    told = {tuple(path[a] for a in s.articles) for s in digest.stories}
    assert told == {("a/ferry-1.txt", "a/ferry-2.txt"), ("b/orchestra-1.txt", "b/orchestra-2.txt"), ("c/quake-1.txt", "c/quake-2.txt")}


def test_a_story_says_why():
    digest = group(newsroom(), PLAIN)
    ferry = next(s for s in digest.stories if "ferry" in s.id)
    assert (ferry.first, ferry.last, ferry.outlets, ferry.origins) == ("2025-05-02", "2025-05-03", ("The Harbour Post", "Coast Daily"), 2)
    assert ferry.id == ferry.articles[0]
    assert ferry.title in {e.brief.title for e in digest.entries if e.id in ferry.articles}
    assert "Nordhaven" in ferry.why.names
    assert "strike" in ferry.why.terms
    assert 0 < ferry.why.score <= 1


def test_copies_of_one_text_are_a_story_of_one_origin():
    digest = group(newsroom(), PLAIN)
    orchestra = next(s for s in digest.stories if "lindau" in s.id)
    assert (len(orchestra.articles), orchestra.origins) == (2, 1)


def test_a_text_twice_in_one_outlet_is_no_story():
    text = ORCHESTRA.format(word="same")
    digest = group([report(f"{n}", f"Lindau {n}", text, "2025-05-03", "Lake Gazette") for n in range(2)], PLAIN)
    assert digest.stories == ()
    assert len(digest.origins) == 1


def test_a_story_keeps_its_name_as_it_grows():
    items = newsroom()
    before = {s.id for s in group(items, PLAIN).stories}
    later = report(
        "z/ferry-3.txt",
        "Nordhaven ferries sail again",
        FERRY.format(word="rested").replace("eleven", "twelve") + "\nLorries rolled.",
        "2025-05-04",
    )
    after = group([*items, later], PLAIN)
    assert before == {s.id for s in after.stories}
    assert any(len(s.articles) == 3 for s in after.stories)


def test_likeness_fades_with_the_days_between():
    same, week, month = (kernel(Clock(0, 0), Clock(d, d)) for d in (0, 7, 30))
    assert same == 1.0
    assert same > week > month
    assert month < 0.001


def test_days_told_in_the_text_stand_in_for_a_day_of_publication():
    assert kernel(Clock(None, 10), Clock(None, 12)) == 1.0
    assert kernel(Clock(None, 10), Clock(None, 400)) < kernel(Clock(None, None), Clock(None, 400)) < 1.0


def test_undated_articles_tie_no_reports_of_two_years():
    days = [700000, 700004, 700400, None, None]
    edges = {(0, 3): 0.4, (2, 3): 0.2, (2, 4): 0.3, (3, 4): 0.5}
    assert chained([(0, 1, 2, 3, 4), (5,)], [*days, None], edges, 10) == [(0, 1, 3), (2, 4), (5,)]
    assert chained([(0, 1, 3)], days, edges, 10) == [(0, 1, 3)], "one chain: nothing is parted"


@given(st.lists(st.one_of(st.none(), st.integers(1, 60)), min_size=1, max_size=12), st.integers(1, 12))
def test_chains_lose_nobody_and_have_no_gap(days, window):
    whole = tuple(range(len(days)))
    found = chained([whole], days, {}, window)
    assert sorted(i for part in found for i in part) == list(whole)
    ordered = [sorted(day for i in part if (day := days[i]) is not None) for part in found]
    assert all(after - before <= window for row in ordered for before, after in itertools.pairwise(row))
    edges = sorted((row[0], row[-1]) for row in ordered if row)
    assert all(after[0] - before[1] > window for before, after in itertools.pairwise(edges)), "no more parts than needed"


def test_few_articles_need_more_to_make_a_story():
    assert threshold(3) > threshold(30) > threshold(3000)


# ------------------------------------------------------------------------------------------- topics


@pytest.mark.parametrize("case", cases("rules"), ids=lambda c: c["case"])
def test_rules_gather_by_terms_and_phrases(case):
    texts = {part: tuple(case.get(part, ())) for part in ("terms", "phrases", "names", "all", "none")}
    rule = TopicRule(name="Topic", minimum=case["minimum"], **texts)
    item = report("1", case["title"], case["text"])
    (matches,) = Rules([rule], [item]).matches([item], [{}], Memory())
    assert [m.words for m in matches] == ([] if case["words"] is None else [tuple(case["words"])])
    for match in matches:
        for span in match.spans:
            home = next(s.span for s in item[1].sentences if s.span.paragraph == span.paragraph and s.span.start <= span.start < s.span.end)
            assert home.text[span.start - home.start : span.end - home.start] == span.text


def test_what_is_remembered_of_rules_is_of_these_rules_and_this_article():
    ferries, music = (SiteConfig(topics=(TopicRule(name=n, terms=(t,)),)) for n, t in (("Ferries", "ferry"), ("Music", "orchestra")))
    items = [report("1", "Ferry", "The ferry."), report("2", "Orchestra", "An orchestra on the ferry.")]
    memory = Memory()
    group(items, ferries, memory=memory)
    again = Memory(memory.fresh.get)
    for config in (ferries, music):
        for some in (items, items[:1], [report("2", "Hall", "A hall.")]):
            assert group(some, config, memory=again) == group(some, config)
    assert memory.fresh.keys() < again.used


def test_vectors_at_hand_change_nothing():
    items = newsroom()
    digest = group(items, PLAIN)
    assert group(items[::-1], PLAIN, measured=measure(items[::-1])) == digest
    assert link(digest, PLAIN, measured=measure(items)) == link(digest, PLAIN)


def test_what_the_editor_says_wins_over_the_rules():
    config = SiteConfig(topics=(TopicRule(name="Ferries", terms=("ferry",)), TopicRule(name="Music", terms=("orchestra",))))
    digest = group([report("1", "Ferry ferry ferry", "The ferry.", topics=("Music", "Slow news"))], config)
    assert [(m.topic, m.basis) for m in digest.entries[0].topics] == [("music", "edited"), ("slow-news", "edited")]
    assert [t.name for t in digest.topics] == ["Music", "Slow news"]


def test_the_main_topic_is_the_one_whose_articles_it_is_like_where_both_have_enough():
    film, bank = {"film": 1.0}, {"bank": 0.8, "share": 0.6}
    vectors = [film] * ENOUGH + [bank] * ENOUGH + [{"share": 1.0}]
    mains = ["films"] * ENOUGH + ["money"] * ENOUGH + ["films"]
    strengths = {"films": 2.0, "money": 1.0}
    assert Middles(vectors, mains).ranked(len(vectors) - 1, strengths) == ["money", "films"]
    assert Middles(vectors, mains).ranked(0, strengths) == ["films", "money"], "one of just enough, itself left out: by words alone"
    assert Middles(vectors[1:], mains[1:]).ranked(len(vectors) - 2, strengths) == ["films", "money"], "too few films to tell"
    assert Middles(vectors, mains).ranked(len(vectors) - 1, {"money": 1.0}) == ["money"]


def test_one_topic_named_twice_is_one_topic():
    digest = group([report("1", "Ferry", "The ferry.", topics=("Music", "music"))], PLAIN)
    assert [m.topic for m in digest.entries[0].topics] == ["music"]
    assert [len(t.articles) for t in digest.topics] == [1]


def test_in_other_languages_the_articles_tell_which_forms_are_one_word():
    items = [
        report(f"{n}", "Nachricht", f"Die {word} gelten lange. Mehr {word} folgen.") for n, word in enumerate(["Sanktion", "Sanktionen"])
    ]
    german = [(msgspec.structs.replace(b, language="de"), f) for b, f in items]
    shared = [
        (b, msgspec.structs.replace(f, terms=tuple(msgspec.structs.replace(t, key="sanktion") for t in f.terms if "ankt" in t.shown)))
        for b, f in german
    ]
    digest = group(shared, SiteConfig(topics=(TopicRule(name="S", terms=("Sanktion",), minimum=2),)))
    assert [[m.words for m in e.topics] for e in digest.entries] == [[("Sanktion",)], [("Sanktionen",)]]


def test_topics_know_their_articles_their_stories_and_their_neighbours():
    config = SiteConfig(
        topics=(TopicRule(name="Ferries", terms=("ferry",), minimum=1), TopicRule(name="Strikes", terms=("strike",), minimum=1))
    )
    digest = group(newsroom(), config)
    ferries, strikes = digest.topics
    assert ferries.articles == tuple(e.id for e in digest.entries if "ferry" in e.brief.path or e.brief.path == "d/old.txt")
    assert (ferries.near, strikes.near) == (("strikes",), ("ferries",))
    assert any("ferry" in s for s in ferries.stories)


def test_topics_are_found_where_there_are_no_rules():
    items = [report(f"{n}", t, x, "2025-05-01") for n, (t, x) in enumerate(MIXED)]
    digest = group(items, PLAIN)
    member = [{e.brief.path for e in digest.entries if any(m.topic == t.id for m in e.topics)} for t in digest.topics]
    assert {"0", "1", "2"} in member
    assert all(t.found and t.rule and len(t.articles) >= 3 for t in digest.topics)
    assert all(m.basis == "found" and m.words for e in digest.entries for m in e.topics)


MIXED = [
    ("Ferry strike", "The ferry crews of the harbour strike for wages. The harbour is quiet and the ferry waits."),
    ("Harbour ferry returns", "A ferry returned to the harbour when crews ended the strike over wages."),
    ("Ferry wages rise", "Wages of ferry crews rise after the harbour strike. The ferry sails from the harbour."),
    ("Chess master wins", "A chess master won the tournament with a daring gambit on the board."),
    ("Volcano erupts", "Ash from the volcano covered vineyards below the crater."),
]


def test_two_articles_are_no_found_topic():
    items = [report(f"{n}", t, x, "2025-05-01") for n, (t, x) in enumerate(MIXED[:2])]
    assert group(items, PLAIN).topics == ()


# ---------------------------------------------------------------------------------------------- laws


@given(st.randoms(use_true_random=False), st.integers(0, 9))
@settings(max_examples=15, deadline=None)
def test_the_digest_does_not_depend_on_the_order_of_the_articles(rng, count):
    config = SiteConfig(topics=(TopicRule(name="Ferries", terms=("ferry",)),)) if count % 2 else PLAIN
    items = newsroom()[:count]
    shuffled = items[:]
    rng.shuffle(shuffled)
    assert group(shuffled, config) == group(items, config)


graphs = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]),
    st.floats(0.01, 1.0).map(lambda x: round(x, 2)),
    max_size=28,
)


def slow_average_link(count, edges, cut):
    """Average link as the textbook has it: join the two closest clusters, again and again."""
    clusters = [(i,) for i in range(count)]
    while True:
        best = max(
            (
                (sum(edges.get((min(x, y), max(x, y)), 0.0) for x in a for y in b) / (len(a) * len(b)), -i, -j)
                for i, a in enumerate(clusters)
                for j, b in enumerate(clusters)
                if i < j
            ),
            default=(0.0, 0, 0),
        )
        if best[0] < cut:
            return clusters
        i, j = -best[1], -best[2]
        clusters[i] += clusters.pop(j)


@given(graphs, st.sampled_from([0.105, 0.305, 0.505]))
@settings(max_examples=80, deadline=None)
def test_average_link_never_leaves_two_clusters_that_should_join(edges, cut):
    found = average_link(8, [(a, b, x) for (a, b), x in edges.items()], cut)
    assert sorted(i for c in found for i in c) == list(range(8))
    for a in found:
        for b in found:
            if a < b:
                mean = sum(edges.get((min(x, y), max(x, y)), 0.0) for x in a for y in b) / (len(a) * len(b))
                assert mean < cut + 1e-9
    if len(set(edges.values())) == len(edges) and len(edges) < 5:  # few and no ties: only one answer
        assert sorted(found) == sorted(tuple(sorted(c)) for c in slow_average_link(8, edges, cut))


@given(graphs)
@settings(max_examples=50, deadline=None)
def test_communities_share_out_all_nodes(edges):
    found = communities(woven(8, [(a, b, x) for (a, b), x in edges.items()]), range(8), 1.0)
    assert sorted(i for c in found for i in c) == list(range(8))


def test_communities_part_two_cliques():
    clique = [(a, b, 1.0) for a in range(4) for b in range(a)]
    edges = clique + [(a + 4, b + 4, x) for a, b, x in clique] + [(0, 4, 0.1)]
    assert communities(woven(8, edges), range(8), 1.0) == [(0, 1, 2, 3), (4, 5, 6, 7)]


FINE = 4 / UNIT  # what counting weights in whole 16384ths may change in a likeness of four dimensions
vectors = st.lists(st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 1.0), max_size=4), max_size=8)


@given(vectors, st.data())
@settings(max_examples=60, deadline=None)
def test_pairs_are_all_pairs_of_the_window_that_are_alike_enough(found, data):
    when = data.draw(st.lists(st.one_of(st.none(), st.integers(0, 30)), min_size=len(found), max_size=len(found)))
    expected = {
        (a, b)
        for a in range(len(found))
        for b in range(a + 1, len(found))
        if (when[a] is None or when[b] is None or abs(when[a] - when[b]) <= 10) and cosine(found[a], found[b]) >= 0.3
    }
    near = {(a, b): x for a, b, x in pairs(found, when, 10, 0.3 - FINE)}
    assert {p for p in near if near[p] >= 0.3 + FINE} <= expected <= set(near)


@given(vectors)
@settings(max_examples=60, deadline=None)
def test_nearest_are_the_most_alike(found):
    for one, near in enumerate(nearest(found, 2, 1e-9, crowd=100)):
        best = sorted((-cosine(found[one], v) for n, v in enumerate(found) if n != one and cosine(found[one], v) > FINE))[:2]
        assert [-x for x, _ in near][: len(best)] == pytest.approx(best, abs=FINE)
        assert all(x <= FINE for x, _ in near[len(best) :])


@given(vectors, st.lists(st.one_of(st.none(), st.integers(0, 30)), min_size=8, max_size=8))
@settings(max_examples=60, deadline=None)
def test_likeness_is_the_same_in_blocks_of_any_size(found, when):
    with pytest.MonkeyPatch.context() as patch:
        told = []
        for cells in (1, 7, 2**20):
            patch.setattr("generator.grid.CELLS", cells)
            told.append((sorted(pairs(found, when[: len(found)], 10, 0.1)), nearest(found, 3, 0.1, crowd=4)))
    assert told[0] == told[1] == told[2]


@given(vectors, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_likeness_does_not_depend_on_the_order(found, rng):
    order = list(range(len(found)))
    rng.shuffle(order)
    here = {frozenset((p.a, p.b)): p.likeness for p in pairs(found, [None] * len(found), 10, 0.1)}
    there = pairs([found[i] for i in order], [None] * len(found), 10, 0.1)
    assert {frozenset((order[p.a], order[p.b])): p.likeness for p in there} == here


def test_rarity_seldom_moves_and_is_never_negative():
    before, after = (rarity({"a": 1, "b": 40, "c": 1000}, total, 0.5) for total in (1050.0, 1051.0))
    assert before == after
    assert before["a"] > before["b"] > before["c"] >= 0.0
    assert rarity({"a": 900}, 800.0, 0.5) == {"a": 0.0}


def test_vectors_have_unit_length_and_leave_words_of_dates_out():
    one, two = (f for _, f in newsroom()[:2])
    measured = space([one, two])
    assert all(cosine(v, v) == pytest.approx(1.0) for v in measured.vectors)
    assert cosine(*measured.vectors) > 0.2
    assert not any("april" in key for key in measured.vectors[1])


# ----------------------------------------------------------------------- what the editor says of stories


def stories_by_path(*rules, items=None):
    """The digest's stories as sets of paths, with the stories themselves."""
    digest = group(newsroom() if items is None else items, SiteConfig(stories=rules))
    path = {e.id: e.brief.path for e in digest.entries}
    return {frozenset(path[a] for a in s.articles): s for s in digest.stories}


def test_listed_articles_bring_their_stories_together():
    before = stories_by_path()
    one, two = sorted(before, key=min)[:2]
    after = stories_by_path(StoryRule(articles=(min(one), min(two)), title="Both at once", slug="both"))
    assert after[one | two].title == "Both at once"
    assert after[one | two].id == "both"
    assert after[one | two].edited
    assert not any(s.edited for members, s in after.items() if members != one | two)


def test_a_story_of_listed_articles_only_leaves_the_rest_where_it_was():
    one = max(stories_by_path(), key=lambda members: (len(members), min(members)))
    apart = min(one)
    after = stories_by_path(StoryRule(articles=(apart,), only=True))
    assert all(apart not in members for members in after)
    assert any(members >= one - {apart} for members in after) or len(one) == 2


def test_what_is_listed_goes_where_it_is_listed_and_absent_paths_are_passed_over():
    one = min(stories_by_path(), key=min)
    paths = sorted(one)
    after = stories_by_path(StoryRule(articles=(paths[0], "absent.txt")), StoryRule(articles=(paths[1], "d/alone.txt")))
    assert any({paths[1], "d/alone.txt"} <= members and paths[0] not in members for members in after)


# --------------------------------------------------------------------------------- marks of an event


def test_look_alike_events_are_told_apart_by_their_marks():
    text = "A strong earthquake shook houses and drove people out into the streets at dawn, and rescuers looked for the injured. "
    here = report("a", "Earthquake shakes houses", text + "It struck in Norway on 3 March 2021 and killed 12 people.")
    also = report("b", "Earthquake shakes houses", text + "It struck in Norway on 3 March 2021 and killed 12 people there.")
    other = report("c", "Earthquake shakes houses", text + "It struck in Portugal on 3 March 2014 and killed 90 people.")
    items = [here, also, other]
    near = likeness(items, space([f for _, f in items]))
    assert near[0][1] > 1.5 * near[0].get(2, 0.0)


def test_a_report_left_beside_a_story_joins_it_where_its_nearest_speak_for_it():
    story, beside, alone = (0, 1, 2, 3), (4,), (5,)
    edges = {(0, 4): 0.3, (1, 4): 0.3, (2, 4): 0.3, (0, 5): 0.3}
    assert gathered([story, beside, alone], edges) == [(0, 1, 2, 3, 4), (5,)]
    rival = (6, 7, 8)
    torn = edges | {(4, 6): 0.3, (4, 7): 0.3, (4, 8): 0.2}
    assert gathered([story, beside, alone, rival], torn) == [story, beside, alone, rival]


def test_words_of_one_stem_are_named_once():
    pairs = {
        ("russia", "russian"): True,
        ("ukraine", "ukrainian"): True,
        ("mp", "mps"): True,
        ("war", "warsaw"): False,
        ("gaza", "iran"): False,
    }
    assert {pair: kin(*pair) for pair in pairs} == pairs


# ------------------------------------------------------------------------------------ gaps, names, threads


def test_two_firm_clusters_with_a_gap_between_them_stay_apart():
    sides = [(a, b, 0.5) for side in (range(5), range(5, 10)) for a in side for b in side if a < b]
    between = [(a, b) for a in range(5) for b in range(5, 10)]
    assert average_link(10, [*sides, *((a, b, 0.2) for a, b in between)], 0.15) == [tuple(range(5)), tuple(range(5, 10))]
    assert average_link(10, [*sides, *((a, b, 0.4) for a, b in between)], 0.15) == [tuple(range(10))]


def test_small_clusters_are_not_asked_for_a_gap():
    edges = [(0, 1, 0.5), (2, 3, 0.5), *((a, b, 0.2) for a in (0, 1) for b in (2, 3))]
    assert average_link(4, edges, 0.15) == [(0, 1, 2, 3)]


def test_the_best_of_several_orders_is_no_worse_than_any():
    edges = [(a, b, 1.0) for a in range(6) for b in range(a + 1, 6) if (a < 3) == (b < 3)] + [(2, 3, 0.9), (0, 5, 0.4)]
    orders = [list(range(6)), [5, 4, 3, 2, 1, 0], [2, 3, 0, 5, 1, 4]]
    graph = woven(6, edges)
    found = best(graph, orders, 1.0)
    assert sorted(i for c in found for i in c) == list(range(6))
    assert all(modularity(found, graph, 1.0) >= modularity(communities(graph, order, 1.0), graph, 1.0) for order in orders)


@given(st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=3), min_size=4, max_size=10))
@settings(max_examples=40, deadline=None)
def test_settling_keeps_every_article_and_no_theme_too_small(found):
    made = [dict.fromkeys(map(str, keys), len(keys) ** -0.5) for keys in found]
    themes = [[i for i in range(len(made)) if i % 2 == side] for side in (0, 1)]
    after = settled(themes, made, 1)
    assert sorted(i for members in after for i in members) == list(range(len(made)))
    assert min(map(len, after)) >= 1


def test_an_article_is_left_out_of_the_middle_that_it_is_compared_with():
    made = [{"a": 1.0}, {"a": 1.0}, {"a": 0.6, "b": 0.8}, {"b": 1.0}, {"b": 1.0}]
    assert settled([[0, 1, 2], [3, 4]], made, 1) == [[0, 1], [2, 3, 4]]


def test_a_theme_is_named_by_phrases_and_never_by_dates_numbers_or_outlets():
    text = "Aurora Ferries sailed on 3 May 2025. The price cap of Aurora Ferries holds, and the price cap stays, said the Coast Daily."
    away = "The orchestra played a symphony in the old hall, and the violinist bowed."
    items = [report(f"f{n}", "Ferries", text, "2025-05-03", "Coast Daily") for n in range(4)]
    items += [report(f"o{n}", "Music", away, "2025-05-03", "Lake Gazette") for n in range(6)]
    given_name = naming.called(range(4), naming.tongue(items), ())
    assert "Aurora Ferries" in given_name.words
    assert "price cap" in given_name.words
    assert not {"May", "2025", "Coast Daily"} & set(given_name.words)
    other = naming.called(range(4), naming.tongue(items), (given_name.first.casefold(),))
    assert other.first != given_name.first


def test_quiet_spells_are_counted_between_days_that_have_articles():
    found = threads.spells(["2025-05-10", "2025-05-01", "2025-05-02", "2025-05-02", "2025-05-05"])
    assert [(s.after, s.until, s.days) for s in found] == [("2025-05-05", "2025-05-10", 4)]


def test_a_later_story_follows_the_earlier_one_it_is_like():
    texts = (
        (
            "Crews of the Nordhaven ferry may strike again, said Captain Ingrid Solberg of the Seafarers' Union.\n"
            "The shipping line Aurora Ferries has not paid the wages it agreed to raise, and deckhands wait at the quay."
        ),
        (
            "Aurora Ferries said that wages of its Nordhaven crews would be paid, to keep them from a new strike.\n"
            "Deckhands and the Seafarers' Union want more, said Captain Ingrid Solberg, and a ferry stays at the quay."
        ),
    )
    again = [report(f"late{n}", "Nordhaven ferry crews may strike again", t, "2025-06-20", f"Paper {n}") for n, t in enumerate(texts)]
    digest = group([*newsroom(), *again], PLAIN)
    late = next(s for s in digest.stories if s.first == "2025-06-20")
    ferry = next(s for s in digest.stories if s.id == late.follows)
    assert (ferry.first, ferry.followed) == ("2025-05-02", (late.id,))


def test_when_an_older_article_is_added_the_former_name_leads_to_the_story():
    before = next(s for s in group(newsroom(), PLAIN).stories if "ferry" in s.id)
    older = report("0/ferry-0.txt", "Nordhaven ferry crews rest", FERRY.format(word="tired"), "2025-05-01", "Early Paper")
    digest = group([*newsroom(), older], PLAIN)
    after = next(s for s in digest.stories if before.articles[0] in s.articles)
    assert after.id != before.id
    assert before.id in after.former
    assert not {s.id for s in digest.stories} & {name for s in digest.stories for name in s.former}


def test_a_pinned_story_leads_from_the_name_it_had():
    before = next(s for s in group(newsroom(), PLAIN).stories if "ferry" in s.id)
    pinned = SiteConfig(stories=(StoryRule(articles=("a/ferry-1.txt",), slug="the-strike"),))
    after = next(s for s in group(newsroom(), pinned).stories if s.id == "the-strike")
    assert before.id in after.former


def test_a_story_tells_its_score_what_was_needed_and_the_figures_it_shares():
    ferry = next(s for s in group(newsroom(), PLAIN).stories if "ferry" in s.id)
    assert ferry.why.score >= ferry.why.needed > 0
    assert any("eleven" in figure or "forty" in figure for figure in ferry.why.figures)


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        ([0, 1, 2], (3, 0, True)),
        ([0, 1], (2, 0, False)),
        ([0, 1, 2, 7, 8, 9, 10, 11, 12], (3, 6, True)),
        ([0, 1, 2, 7, 8, 9, 10, 11, 12, 13], (3, 7, False)),
        ([-1, 34, 35], (0, 1, False)),
    ],
)
def test_what_is_rising_is_counted(ages, expected):
    last = dt.date(2025, 5, 31)
    assert rising.rise([(last - dt.timedelta(days=age)).isoformat() for age in ages] + [""], last.isoformat()) == expected


def test_subjects_are_given_only_where_they_are_asked_for():
    text = "The coach praised the striker after the match, and the league champion won the cup on a cold night in the stadium."
    items = [report(f"{n}", "The match", text, "2025-05-01", f"Paper {n}") for n in range(3)]
    rule = (TopicRule(name="Games", terms=("match",), minimum=1),)
    (plain,) = group(items, SiteConfig(topics=rule)).topics
    (asked,) = group(items, SiteConfig(topics=rule, media_topics=True)).topics
    assert (plain.subject, plain.subject_name) == ("", "")
    assert (asked.subject, asked.subject_name) == ("15000000", "sport")


def test_the_main_topic_of_an_article_comes_first():
    rules = (TopicRule(name="Weather", terms=("wind",), minimum=1), TopicRule(name="Ferries", terms=("ferry", "quay", "crew"), minimum=1))
    digest = group([report("1", "Ferry crews wait", "The ferry lies at the quay. The wind rose.")], SiteConfig(topics=rules))
    assert [m.topic for m in digest.entries[0].topics] == ["ferries", "weather"]


REPORT = "\n".join(
    f"Witness {n} told of barge {n * 7} near lock {n * 13} while lamp {n * 5} was lit above gate {n * 3}." for n in range(30)
)


def test_a_light_rewrite_is_a_copy_and_common_quotations_are_not():
    lines = REPORT.splitlines()
    light = "\n".join(line.replace("told of", "spoke of") if n % 3 == 0 else line for n, line in enumerate(lines))
    assert origins.copies([report("1", "a", REPORT), report("2", "b", light)]) == [(0, 1)]
    told = "“" + " ".join(lines[:18]) + "” said the keeper."
    one = told + "\n" + "\n".join(f"Our reader {n} saw crane {n * 11} beside mill {n * 17} at hour {n}." for n in range(18))
    two = told + "\n" + "\n".join(f"Later guest {n} found bell {n * 19} under roof {n * 23} in town {n}." for n in range(18))
    assert origins.copies([report("1", "a", one), report("2", "b", two)]) == []
