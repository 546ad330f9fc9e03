"""The five seeds, normalized with the demo's own settings, say what was worked out from them by hand: every field, word for word."""

import json
from pathlib import Path

import pytest

from generator.model import Label
from generator.normalize import normalize, record
from generator.read import find, load, read
from generator.settings import load as load_settings

REPOSITORY = Path(__file__).parent.parent
GOLD = json.loads((REPOSITORY / "tests/cases/gold/seeds.json").read_text("utf-8"))
FREE = {"language", "authors", "removed"}  # not in the gold


@pytest.fixture(scope="module")
def articles():
    config, problems = load_settings(REPOSITORY)
    assert not problems
    found, _ = find(REPOSITORY, config)
    return {Path(seed.path).name: normalize(read(load(seed)), config) for seed in found}


@pytest.mark.parametrize("gold", GOLD, ids=lambda g: g["file"][:3])
def test_each_field_is_as_the_gold_says(gold, articles):
    got = record(articles[gold["file"]])
    assert Path(got["file"]).name == gold["file"]
    for key in (gold.keys() | got.keys()) - FREE - {"file"}:
        assert (got.get(key) or None) == (gold.get(key) or None), key


@pytest.mark.parametrize("gold", GOLD, ids=lambda g: g["file"][:3])
def test_each_line_has_a_label_and_a_rule(gold, articles):
    article = articles[gold["file"]]
    raw = (REPOSITORY / "seeds" / gold["file"]).read_text("utf-8").splitlines()
    assert [line.text for line in article.lines][: len(raw)] == raw
    for line in article.lines:
        assert line.rule
        assert line.reason or line.label is Label.BLANK, line
        assert line.kept == bool(line.field)


def test_the_seeds_are_english(articles):
    assert {article.language.value for article in articles.values()} == {"en"}


def test_what_was_removed_from_the_syndicated_seed_names_its_rules(articles):
    removed = {line["rule"] for line in record(articles["003_6309581e31d0bfa2.txt"])["removed"]}
    assert {"repeated header", "repeats the article"} <= removed


def test_dates_are_claimed_from_the_lines_that_state_them(articles):
    article = articles["002_f3e1aca80388200e.txt"]
    assert article.published.evidence == "Published on March 11, 2025"
    assert article.retrieved.evidence == "Document Date: Sun, Aug 03 2025 03:37:46 pm"
    assert article.lines[article.retrieved.place.line - 1].field == "retrieved"


def test_the_claim_of_an_inferred_date_is_marked_and_says_how(articles):
    claim = articles["004_8e9bfbc65cdd10c8.txt"].published
    assert claim.basis == "inferred"
    assert "Friday, Sept. 12, 2025" in claim.why
