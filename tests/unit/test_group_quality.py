"""Stories, copies and topics on labelled articles do not get worse: every figure kept in tests/floors is reached.

The articles are their publishers' and stand outside the repository, beside it; without them there is nothing to measure on.
"""

import importlib.util
import json
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
QUICK = ("basil", "ecbplus", "wikinews", "neardup", "bbc_topics")  # the script scores all


@pytest.fixture(scope="module")
def quality():
    spec = importlib.util.spec_from_file_location("quality_stories", REPOSITORY / "scripts/quality_stories.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", QUICK)
def test_no_figure_is_below_its_floor(quality, name):
    if not quality.shared().is_dir():
        pytest.skip(f"the labelled articles are not at {quality.shared()}")
    measure, data = quality.MEASURES[name]
    assert quality.below(name, measure(data)) == []


def test_a_figure_below_its_floor_is_told(quality):
    floors = json.loads(quality.FLOORS.read_text("utf-8"))
    assert quality.below("basil", floors["basil"]) == []
    assert quality.below("basil", floors["basil"] | {"F1": 0.5}) == ["basil F1 0.500 < 0.99"]


def test_the_rules_that_are_scored_have_at_most_fifteen_terms_a_topic(quality):
    assert all(0 < len(terms) <= 15 for terms in quality.RULES.values())
