"""Whatever the bytes, nothing is raised but that they cannot be read; a few at random here, `make fuzz` for longer."""

from pathlib import Path

import fuzzed
import hostile
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

CASES = sorted((Path(__file__).parent / "cases" / "fuzz").iterdir())
ARTICLES = [
    (data, next(s for s in fuzzed.SUFFIXES.values() if name.endswith(s)))
    for name, data, _ in hostile.articles(3, 60)
    if not name.endswith(".text")
]
SETTINGS = [path.read_bytes() for path in sorted((Path(__file__).parent / "cases" / "config").glob("*/site.yaml"))]


def bent(data, cuts):
    """Bytes with stretches of themselves dropped, doubled or moved."""
    for kind, start, length, to in cuts:
        at, piece = start % (len(data) + 1), data[start % (len(data) + 1) :][:length]
        rest = data[:at] + data[at + len(piece) :]
        place = to % (len(rest) + 1)
        data = (rest, data + piece, rest[:place] + piece + rest[place:], rest[:place] + bytes([to % 256]) + rest[place:])[kind]
    return data


CUTS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5000), st.integers(1, 200), st.integers(0, 5000)), min_size=1, max_size=8)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_was_found_is_mended(case, tmp_path):
    kind = case.name.split("-")[0]
    if kind == "settings":
        fuzzed.settings(case.read_bytes(), tmp_path)
    else:
        fuzzed.article(case.read_bytes(), fuzzed.SUFFIXES[kind])


@limits(max_examples=60, deadline=None)
@given(st.sampled_from(ARTICLES), CUTS)
def test_no_bent_article_ends_in_a_fault(article, cuts):
    fuzzed.article(bent(article[0], cuts), article[1])


@limits(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(sorted(fuzzed.SUFFIXES.values())))
def test_no_bytes_end_in_a_fault(data, suffix):
    fuzzed.article(data, suffix)


@limits(max_examples=100, deadline=None)
@given(st.sampled_from(SETTINGS), CUTS)
def test_no_settings_end_in_a_fault(data, cuts):
    fuzzed.settings(bent(data, cuts), Path(__file__).parent)
