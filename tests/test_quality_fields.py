"""The fields of normalizing stay above the floors measured on the labelled articles, where those are at hand."""

import importlib.util
import json
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def quality():
    spec = importlib.util.spec_from_file_location("quality_fields", REPOSITORY / "scripts" / "quality_fields.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_field_falls_below_its_floor(quality):
    try:
        score = quality.scoring()
    except ImportError as absent:
        pytest.skip(f"the labelled articles are not here: {absent}")
    floors = json.loads(quality.FLOORS.read_text("utf-8"))
    assert quality.fallen(quality.measured(score, quality.VARIANTS), floors) == []


def test_a_fall_is_seen(quality):
    floors = {"region fundus en": {"title": 0.7, "halluc": 0.1}}
    assert quality.fallen({"region fundus en": {"title": 0.7, "halluc": 0.1}}, floors) == []
    assert len(quality.fallen({"region fundus en": {"title": 0.69, "halluc": 0.11}}, floors)) == 2
    assert len(quality.fallen({"region fundus en": {}}, floors)) == 2


def test_floors_leave_a_margin(quality):
    results = {"a": {"titleN": 20, "title": 0.7, "halluc": 0.1}, "b": {"titleN": 19, "title": 0.7}}
    assert quality.floors_of(results) == {"a": {"title": 0.685, "halluc": 0.115}}
