"""What stands around a line: wording of neighbours, furniture near it, and how often the text comes back to its words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import SiteConfig
from generator.model import Seed
from generator.normalize import ruled, traits
from generator.normalize.surroundings import AROUND, RECURRING, WORDED, around, recurring, worded
from generator.read import read

STORY = """The ferry to the island will stop running in October, the operator said on Monday.

Passengers of the ferry will have to take the bridge, which the operator of the toll road keeps open all night.

Jane Example studied chemistry in Leeds and enjoys gardening, baking and her two cats.

The bridge is older than the ferry, and the toll on it has not changed since the road was opened to passengers.
"""


def sheet(text):
    return ruled(read(Seed("a.txt", text.encode(), "0")), SiteConfig())


def column(names, rows, name):
    return [row[names.index(name)] for row in rows]


def test_a_note_on_the_author_shares_few_words_with_the_text():
    blocks = sheet(STORY).blocks
    rows = recurring(blocks, [traits.tokens_of(b) for b in blocks])
    shares = column(RECURRING, rows, "recurring-share")
    near = column(RECURRING, rows, "recurring-near")
    author = next(n for n, b in enumerate(blocks) if b.text.startswith("Jane"))
    assert all(shares[author] < share for n, share in enumerate(shares) if n != author)
    assert near[author] == 0.0 < min(n for at, n in enumerate(near) if at != author)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("words-1", [0.0, -2.0, 1.0]),
        ("words+1", [1.0, 3.0, 0.0]),
        ("words-above", [0.0, -2.0, -2.0]),
        ("words-before4", [0.0, -0.5, -0.25]),
    ],
)
def test_the_wording_of_neighbours(name, expected):
    assert column(WORDED, worded([-2.0, 1.0, 3.0], [0.0, 1.0, 1.0]), name) == expected


def test_furniture_is_measured_both_ways():
    rows = around(sheet("Share this article\n\n" + STORY + "\nShare this article\n").blocks)
    above, below = column(AROUND, rows, "furniture-above"), column(AROUND, rows, "furniture-below")
    assert above == [30.0, 0.0, 1.0, 2.0, 3.0, 4.0]
    assert below == above[::-1]


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=400))  # controls make a file binary
def test_every_line_in_doubt_has_a_number_for_every_trait(text):
    measured = traits.Measured(sheet("Words\n" + text), {}, {})
    for number, doubtful in enumerate(measured.doubtful):
        if doubtful:
            row = measured.row(number)
            assert len(row) == len(traits.NAMES)
            assert all(isinstance(value, float | int) for value in row)
