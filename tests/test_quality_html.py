"""Normalizing labelled pages of HTML stays above the floors measured on them, where they are at hand."""

import importlib.util
import json
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
EVERY = 3  # pages of a set: half a minute's share; the script scores all
SAMPLED = 0.03  # a share of the pages may fall so much below the floor of all


@pytest.fixture(scope="module")
def quality():
    spec = importlib.util.spec_from_file_location("quality_html", REPOSITORY / "scripts" / "quality_html.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["aeb", "fundus", "wcxb"])
def test_no_figure_is_below_its_floor(quality, name):
    try:
        score = quality.scoring()
    except ImportError as absent:
        pytest.skip(f"the labelled pages or what their scorer needs are not here: {absent}")
    gold = quality.pages(score, name, None)
    sample = {key: gold[key] for key in sorted(gold)[::EVERY]}
    floors = json.loads(quality.FLOORS.read_text("utf-8"))[name]
    lower = {figure: floor - SAMPLED for figure, floor in floors.items()}
    assert quality.fallen({name: quality.measured(score, sample, quality.ours)}, {name: lower}) == []


def test_a_fall_is_seen(quality):
    floors = {"aeb": {"F1": 0.95}}
    assert quality.fallen({"aeb": {"F1": 0.95}}, floors) == []
    assert len(quality.fallen({"aeb": {"F1": 0.94}}, floors)) == 1
    assert len(quality.fallen({"aeb": {}}, floors)) == 1


def test_floors_leave_a_margin_and_small_sets_have_none(quality):
    assert quality.floors_of({"a": {"N": 50, "F1": 0.95}, "b": {"N": 49, "F1": 0.95}}) == {"a": {"F1": 0.938}}


def test_the_halves_part_pages_by_outlet(quality):
    assert quality.half_of("https://www.news.example/a", "x") == quality.half_of("https://sport.news.example/b", "y")
    assert {quality.half_of(f"https://{name}.example/a", "x") for name in "abcdefgh"} == {0, 1}
