"""Rights: how a text is cut, whose rights hold, and that no file shows more of a restricted outlet than it may."""

import dataclasses
import re

import msgspec
import pytest
from digests import brief, material
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import OutletRule, Rights, SiteConfig
from generator.model import Basis, Claim, Place
from generator.plan import plan
from generator.plan.shown import FULL, Allowance, Rules, Shown


def excerpt(words):
    return Shown("excerpt", words)


@pytest.mark.parametrize(
    ("text", "words", "cut"),
    [
        ("one two three", 3, "one two three"),
        ("one two three", 2, "one two"),
        ("one, two. Three", 2, "one, two."),
        ("in the U.S. today", 3, "in the"),  # 'U.S.' counts as two: it is shown whole or not at all
        ("in the U.S. today", 4, "in the U.S."),
        ("a – b", 2, "a –"),
        ("议会周二通过预算", 4, "议会周二"),
        ("x" * 100, 1, "x" * 40),
        ("one", 0, ""),
        ("", 5, ""),
    ],
)
def test_a_text_is_cut_after_so_many_words(text, words, cut):
    assert Allowance().cut("a", excerpt(words), text) == cut


@given(st.text(alphabet="ab .,–’'-_議é\n", max_size=80), st.integers(0, 20))
def test_what_is_cut_is_a_prefix_of_at_most_so_many_words_by_any_count(text, words):
    cut = Allowance().cut("a", excerpt(words), text)
    assert text.startswith(cut)
    assert len(cut.split()) <= words or cut == text
    assert len(re.findall(r"\w+", cut)) <= words
    assert len(cut.split()) <= words


def test_the_texts_of_one_list_share_the_words_and_a_cut_ends_it():
    allowance = Allowance()
    assert [allowance.cut("a", excerpt(4), text) for text in ("one two", "three four five six", "seven")] == ["one two", "three four", ""]
    assert [allowance.take("b", excerpt(3), text) for text in ("one two", "three four", "five")] == [True, False, True]
    assert allowance.take("c", excerpt(3), "one two three")


def test_a_statement_is_shown_whole_or_not_at_all():
    assert excerpt(2).statement("one two") == "one two"
    assert excerpt(2).statement("one two three") == ""
    assert Shown("facts", 0).statement("one") == ""
    assert FULL.statement("one two three") == "one two three"


def test_with_facts_only_the_evidence_of_facts_is_shown():
    facts = Shown("facts", 0)
    date = Claim("published", "2025-07-29", "July 29, 2025", Place("a.txt", 1, 1), Basis.STATED, "date line")
    assert facts.evidence(date, date.evidence) == "July 29, 2025"
    assert facts.evidence(date, "word " * 30) == ""
    assert facts.evidence(msgspec.structs.replace(date, basis=Basis.INFERRED), "said Friday") == ""
    standfirst = msgspec.structs.replace(date, field="standfirst", value="Talks stall.", evidence="Talks stall.")
    assert (facts.value(standfirst), facts.evidence(standfirst, "Talks stall.")) == ("", "")
    assert facts.value(msgspec.structs.replace(date, field="title", value="word " * 30)) == "word " * 30


OUTLETS = (
    OutletRule(name="Free Press", domains=("free.example",), rights=Rights(mode="full")),
    OutletRule(name="Tight", aliases=("The Tight",), domains=("tight.example",), rights=Rights(mode="excerpt", words=20)),
    OutletRule(name="Wire", rights=Rights(mode="facts")),
    OutletRule(name="Plain"),
)


@pytest.mark.parametrize(
    ("fields", "mode"),
    [
        ({"source": "Free Press"}, "full"),
        ({"source": "the tight"}, "excerpt"),
        ({"source": "", "url": "https://www.tight.example/a"}, "excerpt"),
        ({"source": "Free Press", "url": "https://news.tight.example/a"}, "excerpt"),
        ({"source": "", "attributed_to": "Wire"}, "facts"),
        ({"source": "Free Press", "agencies": ("Wire",)}, "facts"),
        ({"source": "Free Press", "agencies": ("Plain",)}, "full"),
        ({"source": "Plain"}, "excerpt"),
        ({"source": "Unknown"}, "excerpt"),
        ({"source": "Unknown", "attributed_to": "Free Press"}, "excerpt"),
        ({"source": "Free Press", "attributed_to": "Wire"}, "facts"),
        ({"source": "", "url": "https://[broken"}, "excerpt"),
    ],
)
def test_the_strictest_rights_hold(fields, mode):
    some = material(1).digest.entries[0].brief
    plain = msgspec.structs.replace(some, source="", attributed_to="", agencies=(), url="")
    rules = Rules(SiteConfig(outlets=OUTLETS, rights=Rights(mode="excerpt", words=60)))
    assert rules.of(msgspec.structs.replace(plain, **fields)).mode == mode


# No run of more than N words of a restricted text, in any file.


def tokens(text):
    return re.findall(r"\w+", text)


def runs(words, length):
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def strings(value):
    """All text of a view in order, with a mark between two fields, as a theme could put them side by side but not join them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from strings(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)


def files(planned):
    for page in planned.pages:
        view = page.view()
        yield page.url, " ".join(text for text in strings(view) if text)
    for document in planned.documents:
        text = document.content().decode("utf-8")
        yield document.url, unfolded(text) if document.url.endswith(".ics") else text


def unfolded(calendar):
    """A calendar as its reader has it: its lines joined again, its escapes undone."""
    return calendar.replace("\r\n ", "").replace("\\n", "\n").replace("\\", "")


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 7), st.integers(0, 5), st.sampled_from([3, 8, 12, 25]), st.sampled_from(["excerpt", "facts"]))
def test_no_file_has_a_longer_run_of_a_restricted_text_than_its_rights_allow(count, seed, words, mode):
    made = material(count, seed)
    config = msgspec.structs.replace(made.config, rights=Rights(mode=mode, words=words))
    planned = plan(dataclasses.replace(made, config=config))
    limit = words if mode == "excerpt" else 2  # single words tell why an article is in a topic, and 'U.S.' is one
    held = set()
    for entry in made.digest.entries:
        article = made.load(entry.brief.path)
        parts = [article.standfirst.value if article.standfirst else "", *(p.text for p in article.body)]
        held |= runs(tokens(" ".join(parts)), limit + 1)
        held |= {run for line in article.lines if line.label != "title" for run in runs(tokens(line.text), limit + 1)}
    for url, text in files(planned):
        leaked = held & runs(tokens(text), limit + 1)
        assert not leaked, (url, leaked)
    assert not [d for d in planned.documents if d.kind == "seed"]


def test_an_excerpt_shows_so_many_words_and_says_that_there_is_more():
    made = material(6)
    config = msgspec.structs.replace(made.config, rights=Rights(mode="excerpt", words=5))
    for page in plan(dataclasses.replace(made, config=config)).pages:
        if page.kind == "article":
            view = page.view()
            assert view.cut
            assert view.rights == "excerpt"
            assert view.body or view.standfirst
            strung = [view.standfirst, view.dateline, *(p.text for p in view.body), *view.captions, *view.mentioned]
            assert len(tokens(" ".join(strung))) <= 5
            assert view.seed is None


def test_with_facts_a_page_has_title_outlet_date_and_link():
    made = material(6)
    config = msgspec.structs.replace(made.config, rights=Rights(mode="facts"))
    planned = plan(dataclasses.replace(made, config=config))
    for page in planned.pages:
        if page.kind == "article":
            view = page.view()
            assert (view.body, view.standfirst, view.captions, view.mentioned, view.key_dates, view.frame.description) == (
                (),
                "",
                (),
                (),
                (),
                config.description,
            )
            assert view.title
    assert brief(made.load("seeds/000.txt")).title in {page.view().title for page in planned.pages if page.kind == "article"}


@pytest.mark.parametrize("mode", ["excerpt", "facts"])
def test_only_what_is_cut_goes_on_elsewhere(mode):
    made = material(6)
    config = msgspec.structs.replace(made.config, rights=Rights(mode=mode, words=10_000))

    def load(path):
        return msgspec.structs.replace(made.load(path), body=(), standfirst=None)

    for load_one, cut in ((made.load, mode == "facts"), (load, False)):
        pages = plan(dataclasses.replace(made, config=config, load=load_one)).pages
        assert {page.view().cut for page in pages if page.kind == "article"} == {cut}
