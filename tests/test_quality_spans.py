"""Dates, quotes and summaries stay above the floors measured on the labelled texts, where those are at hand."""

import importlib.util
import json
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def quality():
    spec = importlib.util.spec_from_file_location("quality_spans", REPOSITORY / "scripts" / "quality_spans.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("part", ["dates", "quotes", "long"])  # 'summaries' takes as long as these together: the script runs it
def test_nothing_falls_below_its_floor(quality, part):
    if not quality.shared().is_dir():
        pytest.skip("the labelled texts are not beside the repository")
    if part == "long":
        pytest.importorskip("rouge_score")
    floors = json.loads(quality.FLOORS.read_text("utf-8"))
    results = quality.PARTS[part]()
    assert set(results) <= set(floors)
    assert quality.fallen(results, floors) == []


def test_a_fall_is_seen(quality):
    floors = {"dates": {"f1": 0.9}}
    assert quality.fallen({"dates": {"f1": 0.9}}, floors) == []
    assert len(quality.fallen({"dates": {"f1": 0.89}}, floors)) == 1
    assert len(quality.fallen({"summaries": {"r1_from": -0.001}}, floors)) == 1


def test_floors_leave_a_margin(quality):
    assert quality.floors_of({"dates": {"n": 9, "f1": 0.9}}) == {"dates": {"f1": 0.896}}


def test_quotations_are_given_to_the_closest_label(quality):
    text = 'Ann said, "one two three four five six" and left.'
    row = {"text": text, "attributions": [{"source": [[0, 3]], "content": [[10, 39]]}, {"source": [[0, 8]], "content": [[0, 49]]}]}
    assert quality.attributed(row) == [(10, 39, "Ann")]
