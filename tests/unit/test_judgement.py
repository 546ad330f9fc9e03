"""Which lines are taken: those that raise the F1 to be expected of the file, never the title, in one run."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import SiteConfig
from generator.model import Label, Seed
from generator.normalize import ruled
from generator.normalize.judgement import OUT, chance, chosen
from generator.read import read

LINE = "Number {} of these lines is as long as all the others, so that none counts for more."


def sheet(many):
    text = "\n\n".join(["A title above the lines", *[LINE.format(n) for n in range(100, 100 + many)]])
    return ruled(read(Seed("a.txt", text.encode(), "0")), SiteConfig())


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([3.0, 3.0, 3.0, -3.0], {1, 2, 3}),  # clear lines, and one that is none
        ([5.0, 5.0, 5.0, -1.0, 5.0, 5.0], {1, 2, 3, 5, 6}),  # much is clear: a doubtful line is left out
        ([-1.0, -1.0, -1.0, -1.0], {1, 2, 3, 4}),  # nothing is clear: the same score is the best there is
        ([OUT, 2.0, 2.0], {2, 3}),  # told with certainty: never asked about
    ],
)
def test_the_bar_follows_the_file(found, expected):
    assert chosen(sheet(len(found)), [4.0, *found]).body == expected


def test_a_single_line_far_away_does_not_pull():
    found = [3.0] * 6 + [-6.0] * 40 + [1.0]
    assert chosen(sheet(len(found)), [0.0, *found]).body == set(range(1, 7))


def test_below_a_mark_of_the_end_a_line_needs_a_clear_score():
    lines = sheet(6)
    lines.stop = 5
    assert chosen(lines, [0.0, 3.0, 3.0, 3.0, 3.0, 1.5, 2.5]).body == {1, 2, 3, 4, 6}


def test_what_a_rule_gave_to_a_field_stays_there():
    lines = sheet(4)
    lines.decide(lines.blocks[2], Label.CAPTION, "a rule", "its reason", "captions")
    assert chosen(lines, [8.0] * 5).body == {1, 3, 4}


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-8, 8), min_size=1, max_size=8))
def test_taken_lines_are_likelier_than_the_bar_and_none_between_them_is_left(found):
    judged = chosen(sheet(len(found)), [0.0, *found])
    assert all(chance(judged.scores[n]) >= judged.bar for n in judged.body)
    if judged.body:
        inside = range(min(judged.body), max(judged.body) + 1)
        assert all(chance(judged.scores[n]) <= judged.bar for n in inside if n not in judged.body)
