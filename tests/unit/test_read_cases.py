"""Reading by example: each folder of cases/read holds a seed and the draft it must give."""

import json
from pathlib import Path

import pytest

from generator.model import HINTS, Seed
from generator.read import Unreadable, read

CASES = sorted(path for path in (Path(__file__).parent.parent / "cases" / "read").iterdir() if path.is_dir())


def outcome(file):
    """A draft as plain data, or the problem that made the seed unreadable."""
    try:
        draft = read(Seed(file.name, file.read_bytes(), "0"))
    except Unreadable as refused:
        return {"unreadable": str(refused.problem)}
    return {
        "format": draft.format,
        "encoding": draft.encoding,
        "language": draft.language,
        "lines": [[line.number, line.hint, line.text] for line in draft.lines],
        "claims": [f"{c.place.line}:{c.place.column} {c.field} = {c.value} [{c.basis}, {c.rule}]" for c in draft.claims],
        "problems": [str(problem) for problem in draft.problems],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_seed_gives_the_draft_expected(case):
    [file] = case.glob("input.*")
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    assert outcome(file) == expected
    assert {line[1] for line in expected.get("lines", ())} <= HINTS


def test_there_are_cases_of_each_format():
    formats = {json.loads((case / "expected.json").read_text("utf-8")).get("format") for case in CASES}
    assert formats == {"html", "markdown", "text", None}
