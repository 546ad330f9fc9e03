"""Comparing: which lines articles share, copies told apart; and what the normalizer makes of it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compare import STEPS, compare, traces
from generator.config import SiteConfig
from generator.model import Draft, DraftLine, Label, Seed, Shared
from generator.normalize import normalize
from generator.normalize.furniture import RULE
from generator.read import read
from generator.text import fingerprint, length_of

WORDS = "council harbour ferry bridge school river market winter library station engine orchard museum signal village garden".split()
MENU = ("Latest from Nordhaven", "Weather and tides", "The harbour podcast", "Letters from readers", "Puzzles for the crossing")
PLEA = "Our reporters live where you live, and the paper is paid for by the people who read it every morning."
FOOT = ("Write to the Nordhaven desk", PLEA, "The Nordhaven Press, Quay Street 4")


def sentence(rng):
    return "The {} and the {} were told on Monday that the {} would stay near the {} until the end of the {}.".format(*rng.sample(WORDS, 5))


def story(number, paragraphs=6):
    """An article of its own: a title and paragraphs that no other has."""
    rng = random.Random(number)
    body = [f"{sentence(rng)} {sentence(rng)} Officer {number} said so." for _ in range(paragraphs)]
    return [f"{rng.choice(WORDS).title()} and {rng.choice(WORDS)} are to change in year {number}", *body]


def page(number, top=MENU, foot=FOOT, inside=()):
    title, *body = story(number)
    return "\n\n".join([*top, title, *body[:3], *inside, *body[3:], *foot])


def draft(text, path="seeds/a.txt"):
    return read(Seed(path, text.encode(), f"{len(text):032}"))


def together(texts):
    """The articles of several texts, each compared with the others."""
    drafts = {f"seeds/{number:02}.txt": draft(text, f"seeds/{number:02}.txt") for number, text in enumerate(texts)}
    shared = compare({path: traces(one) for path, one in drafts.items()})
    return [normalize(one, SiteConfig(), shared[path]) for path, one in drafts.items()]


def furniture(article):
    return [line.text for line in article.lines if line.rule == RULE]


def body(article):
    return [p.text for p in article.body]


def test_menus_and_footers_of_several_articles_are_furniture_and_say_so():
    for number, article in enumerate(together([page(n) for n in range(5)])):
        assert set(MENU) | {PLEA} <= set(furniture(article))
        assert body(article) == story(number)[1:]
        assert article.title.value == story(number)[0]
        told = {line.reason for line in article.lines if line.rule == RULE}
        assert told == {"this line stands in 5 articles of the folder"}
        assert {line.label for line in article.lines if line.rule == RULE} == {Label.FURNITURE}


def test_the_site_is_named_where_all_its_articles_name_it():
    texts = [page(n) + f"\n\nOriginal url: https://www.nordhaven.example/2025/{n}" for n in range(4)]
    told = {line.reason for article in together(texts) for line in article.lines if line.rule == RULE}
    assert told == {"this line stands in 4 articles of nordhaven.example"}


def test_an_article_alone_has_no_furniture():
    assert furniture(together([page(1)])[0]) == []


@pytest.mark.parametrize("count", [2, 3, 8])
def test_copies_of_one_article_count_once(count):
    texts = [page(1, foot=(*FOOT, f"Saved by reader {n}")) for n in range(count)]
    for article in together(texts):
        assert furniture(article) == []
        assert body(article)[:6] == story(1)[1:]


def test_versions_of_an_article_keep_what_they_share():
    _, *one = story(1, 8)
    versions = ["\n\n".join([f"Version {n} of the story about the harbour", *one[: 5 + n % 3], *story(40 + n, 2)[1:]]) for n in range(6)]
    for article in together(versions):
        assert furniture(article) == []
        assert one[0] in body(article)


def test_a_paragraph_of_background_in_several_articles_is_theirs():
    background = (
        "The harbour of Nordhaven was closed in January after a storm broke the quay, and since then the ferries have left from the "
        "village of Sandby, which has neither a station nor a market, so that travellers must walk for an hour along the river."
    )
    for article in together([page(n, inside=(background,)) for n in range(5)]):
        assert background in body(article)


def test_sub_headings_that_many_articles_have_are_theirs():
    for article in together([page(n, inside=("What we know so far",)) for n in range(12)]):
        assert "What we know so far" in body(article)


def test_a_headline_that_other_pages_tease_stays_the_title_of_its_own():
    title, lead, *_ = story(7)
    teasing = [page(n, foot=(*FOOT[:1], title, lead, *FOOT[1:])) for n in range(4)]
    own = together([*teasing, page(7)])[-1]
    assert own.title.value == title
    assert lead in body(own)


def test_many_articles_make_even_a_lone_sentence_furniture():
    plea = "Sign up to the morning letter and have the news of the harbour before the ferry leaves."
    few, many = together([page(n, inside=(plea,)) for n in range(5)]), together([page(n, inside=(plea,)) for n in range(9)])
    assert all(plea not in furniture(article) for article in few)
    assert all(plea in furniture(article) for article in many)


def test_the_editor_and_the_fields_come_first():
    texts = [page(n, top=("By Jane Doe", "July 3, 2025", "Published by The Nordhaven Press")) for n in range(6)]
    for article in together(texts):
        assert [a.value for a in article.authors] == ["Jane Doe"]
        assert article.published.value == "2025-07-03"
        assert article.source.value == "The Nordhaven Press"


LINES = st.lists(st.sampled_from([*MENU, *FOOT, "", "  ", "***", "12", *story(1), *story(2)]), max_size=12).map("\n".join)
FILES = st.lists(LINES, max_size=7)


def compared(texts, order=None):
    made = [
        (
            f"{number}.txt",
            traces(Draft(f"{number}.txt", "0", "text", "utf-8", "", tuple(DraftLine(n, t) for n, t in enumerate(x.split("\n"))))),
        )
        for number, x in enumerate(texts)
    ]
    return compare(dict(made[::-1] if order else made))


@settings(max_examples=100, deadline=None)
@given(FILES)
def test_the_order_of_files_does_not_matter_and_counts_are_steps(texts):
    got = compared(texts)
    assert got == compared(texts, order="reversed")
    for number, text in enumerate(texts):
        own = {fingerprint(line) for line in text.split("\n")}
        for mark, count, _ in got[f"{number}.txt"].lines:
            holders = sum(mark in {fingerprint(line) for line in other.split("\n")} for other in texts)
            assert mark in own
            assert mark
            assert 2 <= count <= holders
            assert count in STEPS


@settings(max_examples=60, deadline=None)
@given(FILES, st.integers(2, 300))
def test_every_line_comes_out_again_whatever_is_shared(texts, count):
    for text in texts:
        lines = text.split("\n")
        shared = Shared("", tuple((mark, count, False) for mark in sorted({fingerprint(line) for line in lines} - {0})))
        one = Draft("a.txt", "0", "text", "utf-8", "", tuple(DraftLine(n, line) for n, line in enumerate(lines, 1)))
        got = normalize(one, SiteConfig(), shared)
        assert [line.text for line in got.lines] == lines
        assert all(line.rule and line.kept == bool(line.field) for line in got.lines)
        assert all(not line.kept for line in got.lines if line.rule == RULE)


@pytest.mark.parametrize(
    ("line", "same", "other"),
    [("Latest News", " latest \t NEWS ", "Latest New"), ("ÄRGER\u00a0im Hafen", "ärger im hafen", "arger im hafen")],
)
def test_fingerprints(line, same, other):
    assert fingerprint(line) == fingerprint(same) != fingerprint(other)
    assert length_of(fingerprint(line)) == len(line) // 8 * 8
    assert fingerprint(line) < 1 << 64


@pytest.mark.parametrize("line", ["", " ", "***", "___", "12", "1.", "\udcff"])
def test_lines_without_a_letter_have_none(line):
    assert fingerprint(line) == 0


def test_ten_thousand_files_with_one_footer_are_compared_in_one_pass():
    foot = [f"Line {n} of a footer that is as long as running text is and that every file of the folder has at its end" for n in range(20)]
    files = {f"{n:05}.txt": traces(draft("\n\n".join([f"Own paragraph number {n} " * 8, *foot]))) for n in range(400)}
    got = compare(files)
    assert {count for _, count, _ in got["00000.txt"].lines} == {200}
