"""Which lines are taken: those that raise the F1 to be expected of the file, never the title, in one run."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import SiteConfig
from generator.model import Label, Seed
from generator.normalize import ruled
from generator.normalize.judgement import OUT, chance, chosen, together
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
        ([2.0, 2.0, -0.875], {1, 2, 3}),  # few lines: the rules' decision holds a little below the bar
        ([2.0, 2.0, -1.25], {1, 2}),
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


@pytest.mark.parametrize(("score", "body"), [(0.5, {1, 3, 4}), (1.5, {1, 2, 3, 4})])
def test_a_line_with_words_of_furniture_needs_a_sure_score(score, body):
    lines = sheet(4)
    lines.decide(lines.blocks[2], Label.SHARE, "words of furniture", "it says 'app store'")
    lines.blocks[2].spoken = True
    assert chosen(lines, [0.0, 3.0, score, 3.0, 3.0]).body == body


def listed(lines):
    return ruled(read(Seed("a.txt", "\n".join(lines).encode(), "0")), SiteConfig()).blocks


SHORT, LONG = "Item of list {}", LINE


@pytest.mark.parametrize(
    ("lines", "found", "expected"),
    [
        ([SHORT] * 3, [3.0, 0.0, 0.0], [2.0, 0.5, 0.5]),  # a list is drawn together
        ([SHORT] * 2, [3.0, 0.0], [3.0, 0.0]),  # two lines are none
        ([LONG] * 3, [3.0, 0.0, 0.0], [3.0, 0.0, 0.0]),  # sentences stand for themselves
        ([SHORT, SHORT, LONG, SHORT], [3.0, 0.0, 0.0, 0.0], [3.0, 0.0, 0.0, 0.0]),  # a sentence parts lists
        (["- " + SHORT, SHORT, SHORT], [3.0, 0.0, 0.0], [3.0, 0.0, 0.0]),  # so does another mark
        ([SHORT] * 4, [3.0, OUT, 0.0, 0.0], [2.0, OUT, 0.5, 0.5]),  # a line that is not asked about passes
    ],
)
def test_a_list_is_drawn_together(lines, found, expected):
    blocks = listed([line.format(100 + n) for n, line in enumerate(lines)])
    assert len(blocks) == len(found)
    assert together(blocks, found) == expected


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-8, 8), min_size=3, max_size=12))
def test_drawing_together_keeps_the_sum_and_the_order_of_a_list(found):
    drawn = together(listed([SHORT.format(100 + n) for n in range(len(found))]), found)
    assert sum(drawn) == pytest.approx(sum(found))
    order = sorted(range(len(found)), key=found.__getitem__)
    assert all(drawn[a] <= drawn[b] + 1e-9 for a, b in pairwise(order))


def test_what_a_rule_gave_to_a_field_stays_there():
    lines = sheet(4)
    lines.decide(lines.blocks[2], Label.CAPTION, "a rule", "its reason", "captions")
    assert chosen(lines, [8.0] * 5).body == {1, 3, 4}


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-8, 8), min_size=9, max_size=16))  # of fewer lines those that rules took stay below the bar too
def test_taken_lines_are_likelier_than_the_bar_and_none_between_them_is_left(found):
    judged = chosen(sheet(len(found)), [0.0, *found])
    assert all(chance(judged.scores[n]) >= judged.bar for n in judged.body)
    if judged.body:
        inside = range(min(judged.body), max(judged.body) + 1)
        assert all(chance(judged.scores[n]) <= judged.bar for n in inside if n not in judged.body)
