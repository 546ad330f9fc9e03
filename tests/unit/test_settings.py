"""site.yaml: all errors at once and at their place, whatever the bytes."""

import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import OutletRule, SiteConfig, TopicRule
from generator.problems import Severity
from generator.read.editorial import editorial
from generator.settings import absent_seeds, load, parse, seeds_folder
from generator.settings.findings import SHOWN
from generator.settings.forms import FORMS, Misformed

CASES = sorted((Path(__file__).parent.parent / "cases" / "config").iterdir())
NOWHERE = Path("nowhere")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case):
    """Each folder of tests/cases/config holds a site.yaml and exactly what is said of it."""
    _, problems = load(case)
    assert "".join(f"{problem}\n" for problem in problems) == (case / "expected.txt").read_text(encoding="utf-8")


def config_of(text):
    config, problems = parse(text, NOWHERE)
    assert [str(p) for p in problems] == []
    return config


def test_every_key_is_read_as_written():
    config = config_of((CASES[0].parent / "sound-with-every-key" / "site.yaml").read_text(encoding="utf-8"))
    assert (config.title, config.author, config.description) == ("1984", "No", "Two lines that become one.")
    assert (config.seeds, config.output) == ("raw", "site/html")
    assert config.topics[0] == TopicRule("Peace talks", "peace", ("peace", "1984"), ("peace talks",), "On peace.", 2)
    assert config.topics[1].slug not in {"", "x"}  # a name without a letter from a to z still has a page
    assert config.outlets[0].domains == ("example.com",)
    assert config.outlets[0].rights.words == 40
    (override,) = config.overrides.items()
    assert override[0] == "raw/a.txt"
    assert (override[1].date, override[1].hide) == ("2025-07-29", False)
    assert (config.rights.mode, config.feeds.entries, config.noindex) == ("facts", 20, True)


def test_without_a_file_the_defaults_apply(tmp_path):
    assert load(tmp_path) == (SiteConfig(), ())


def test_a_key_without_a_value_is_left_out():
    assert config_of("title:\ntopics:\nlanguage: ~\nfeeds:\n  atom:\n") == SiteConfig()


def test_a_file_of_another_name_is_noticed(tmp_path):
    (tmp_path / "site.yml").write_text("title: x")
    assert [(p.code, p.path, p.severity) for p in load(tmp_path)[1]] == [("config-name", "site.yml", Severity.WARNING)]


def test_a_site_yaml_that_is_a_folder_is_told(tmp_path):
    (tmp_path / "site.yaml").mkdir()
    assert [p.code for p in load(tmp_path)[1]] == ["file-irregular"]


def test_seeds_folder(tmp_path):
    assert seeds_folder(tmp_path, SiteConfig()) == tmp_path
    (tmp_path / "seeds").mkdir()
    assert seeds_folder(tmp_path, SiteConfig()) == tmp_path / "seeds"
    assert seeds_folder(tmp_path, SiteConfig(seeds="raw")) == tmp_path / "raw"
    assert seeds_folder(tmp_path, SiteConfig(seeds=".")) == tmp_path


def test_an_override_is_found_with_and_without_the_folder_of_seeds(tmp_path):
    (tmp_path / "seeds").mkdir()
    config, _ = parse("overrides:\n  a.txt: {title: A}\n  seeds/b/c.txt: {title: B}\n", tmp_path)
    assert sorted(config.overrides) == ["seeds/a.txt", "seeds/b/c.txt"]
    assert list(parse("overrides:\n  'a  b.txt': {title: A}\n", tmp_path)[0].overrides) == ["seeds/a  b.txt"]
    _, problems = parse("overrides:\n  a.txt: {title: A}\n  seeds/a.txt: {title: B}\n", tmp_path)
    assert [(p.code, p.line, p.column) for p in problems] == [("config-conflict", 3, 3)]


def test_overrides_of_absent_seeds(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "site.yaml").write_text("overrides:\n  a.txt: {title: A}\n  intervieuw.txt: {title: B}\n  zzz.txt: {title: C}\n")
    problems = absent_seeds(tmp_path, ["seeds/a.txt", "seeds/interview.txt"])
    assert [(p.code, p.line, p.column) for p in problems] == [("config-override", 3, 3), ("config-override", 4, 3)]
    assert "did you mean 'seeds/interview.txt'?" in str(problems[0])
    assert absent_seeds(tmp_path / "seeds", []) == ()
    (tmp_path / "site.yaml").write_text("stories:\n  - articles: [a.txt, b.txt]\n")
    assert [(p.code, p.line) for p in absent_seeds(tmp_path, ["seeds/a.txt"])] == [("config-override", 2)]


def test_many_problems_are_cut_short():
    _, problems = parse("".join(f"key{number}: 1\n" for number in range(10_000)), NOWHERE)
    assert len(problems) == SHOWN + 1
    assert problems[-1].code == "config-more"
    assert "9,900 more" in problems[-1].message


def test_problems_come_in_the_order_of_the_file():
    _, problems = parse((CASES[0].parent / "topics-that-gather-nothing" / "site.yaml").read_text(), NOWHERE)
    places = [(p.line, p.column) for p in problems]
    assert places == sorted(places)
    assert len(places) > 3


@pytest.mark.parametrize(
    ("form", "good", "bad"),
    [
        (
            "address",
            {"": "", "https://a.example/b?c#d": "https://a.example/b?c#d"},
            ["https://", "//a.example", "https://a b", 'https://a.example/"', "https://a:b@c.example/"],
        ),
        (
            "base address",
            {"http://localhost:8000/x/": "http://localhost:8000/x/"},
            ["https://a.example/../b", "https://a.example//b", "https://a.example:99999/"],
        ),
        ("date", {"": "", "2024-02-29": "2024-02-29"}, ["2025-02-29", "2025-1-1", "20250101", "٢٠٢٥-٠١-٠١"]),
        ("domain", {"WWW.Example.com.": "example.com", "www.com": "www.com"}, ["example", "-a.com", "a..com", "a.com/b", "[::1"]),
        ("domain name", {"": "", "WWW.example.com": "www.example.com"}, ["a_b.com", ".com"]),
        ("folder", {"a//b/./": "a/b"}, ["", ".", "./", "a/../b", "/a", "~/a", "C:/a", "a\\b", "\\\\host\\a"]),
        ("folder or here", {"": "", "./": ".", "a": "a"}, [".."]),
        ("language", {"en": "en", "zh-Hant-TW": "zh-Hant-TW"}, ["", "English", "EN", "en_GB", "e"]),
        ("markdown", {" a  b\n\n c \n": "a  b\n\n c"}, ["", " \n"]),
        ("seed", {"./a  b.txt": "a  b.txt", "cafe\u0301.txt": "caf\u00e9.txt"}, ["../a", "."]),
        ("slug", {"": "", "a-1": "a-1"}, ["A", "a--b", "-a", "a b", "é", "a" * 81]),
        ("theme", {"broadsheet": "broadsheet"}, ["", "../x", "a/b", "A"]),
        ("word", {"U.S.": "U.S.", "制裁": "制裁"}, ["", "...", "—"]),
    ],
)
def test_forms(form, good, bad):
    rule = FORMS[form][1]
    assert {text: rule(text) for text in good} == good
    for text in bad:
        with pytest.raises(Misformed):
            rule(text)


def test_every_form_is_tried_here():
    tried = {mark.args[1][number][0] for mark in test_forms.pytestmark for number in range(len(mark.args[1]))}
    assert set(FORMS) - tried == {"phrase"}  # the rule of 'word'


FORM_TEXTS = st.one_of(st.text(max_size=30), st.text("abA-./:~\\?#www.com0129 _é\n", max_size=20))


@given(st.sampled_from(sorted(FORMS)), FORM_TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_form_gives_what_it_would_take_again(form, text):
    rule = FORMS[form][1]
    refusal = None
    once = text
    try:
        once = rule(text)
    except Misformed as error:
        refusal = error
    if refusal:
        assert refusal.wrong.startswith("must ")
        assert refusal.cure
    else:
        assert rule(once) == once


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_no_bytes_make_it_raise(tmp_path_factory, data):
    root = tmp_path_factory.getbasetemp()
    (root / "site.yaml").write_bytes(data)
    config, problems = load(root)
    assert isinstance(config, SiteConfig)
    for problem in problems:
        assert str(problem).startswith("site.yaml")
        assert "\n" not in str(problem)


WORDS = [
    *("title", "base_url", "topics", "outlets", "overrides", "rights", "feeds", "name", "terms", "phrases", "slug", "domains", "aliases"),
    *("minimum", "mode", "words", "seeds", "content", "output", "edition", "language", "hide", "date", "noindex", "a.txt", "titel"),
]
VALUES = [
    "",
    "x",
    "5",
    "-1",
    "yes",
    "[]",
    "{}",
    "[a]",
    "[[a]]",
    "{name: a}",
    "[{name: a, terms: [b]}]",
    "'#'",
    "2025-13-01",
    "..",
    "en",
    "facts",
    "https://x.example/",
    "~",
    "{a.txt: {hide: yes}}",
]
LINES = st.tuples(st.sampled_from(["", "  ", "- ", "  - ", "    "]), st.sampled_from(WORDS), st.sampled_from(VALUES))


@given(st.lists(LINES, max_size=12))
@settings(max_examples=300, deadline=None)
def test_what_has_no_errors_is_what_the_declarations_say(lines):
    """The walk and msgspec's own strict conversion agree on what a sound configuration is."""
    text = "".join(f"{indent}{word}: {value}\n" for indent, word, value in lines)
    config, problems = parse(text, NOWHERE)
    if not any(p.severity is Severity.ERROR for p in problems):
        assert msgspec.convert(msgspec.to_builtins(config), SiteConfig) == config


def test_a_sound_configuration_survives_any_order_of_its_keys():
    text = (CASES[0].parent / "sound-with-every-key" / "site.yaml").read_text(encoding="utf-8")
    blocks: list[list[str]] = []
    for line in text.splitlines(keepends=True)[1:]:
        if line.startswith((" ", "-")):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    shuffled = random.Random(7).sample(blocks, len(blocks))
    assert shuffled != blocks
    assert config_of("".join(line for block in shuffled for line in block)) == config_of(text)


def test_a_broken_setting_does_not_hide_the_others():
    config, problems = parse("title: [x]\nauthor: A. Editor\noutlets:\n  - {name: One, domains: [one.example]}\n", NOWHERE)
    assert len(problems) == 1
    assert config.author == "A. Editor"
    assert config.outlets == (OutletRule("One", ("one.example",)),)


def test_the_demo_is_sound_and_each_of_its_topics_is_introduced():
    repository = Path(__file__).parent.parent.parent
    config, problems = load(repository)
    assert [str(p) for p in problems] == []
    content, problems = editorial(repository, config)
    assert [str(p) for p in problems] == []
    assert {topic.slug for topic in config.topics} == set(content.introductions)
    assert [page.title for page in content.pages] == ["About this digest"]
