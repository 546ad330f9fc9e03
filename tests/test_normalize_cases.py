"""Kinds of pasted articles, each a folder with the input and what is expected of its record (the keys that matter there)."""

import json
from pathlib import Path

import pytest

from generator.config import SiteConfig
from generator.model import Seed
from generator.normalize import normalize, record
from generator.read import read

CASES = sorted(p for p in (Path(__file__).parent / "cases/normalize").iterdir() if p.is_dir())


def article_of(case):
    source = next(case.glob("input.*"))
    return normalize(read(Seed(source.name, source.read_bytes(), "0")), SiteConfig())


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_case(case):
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    got = record(article_of(case))
    assert {key: got[key] for key in expected} == expected


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_normalizing_the_result_changes_nothing(case):
    first = article_of(case)
    text = "\n\n".join([first.title.value, *(p.text for p in first.body)])
    again = normalize(read(Seed("again.txt", text.encode(), "0")), SiteConfig())
    assert again.title.value == first.title.value
    assert [p.text for p in again.body] == [p.text for p in first.body]
