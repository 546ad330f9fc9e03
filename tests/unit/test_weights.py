"""The line model: trees become sums of tables that say the same, parts add up, and its decisions have reasons."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import SiteConfig
from generator.model import Seed
from generator.normalize import normalize
from generator.normalize.additive import additive
from generator.normalize.traits import NAMES, wording
from generator.normalize.traitwords import _WORDS, told_of
from generator.normalize.weights import weights
from generator.read import read

SIZE = 4
LEAF = st.floats(-1, 1, allow_nan=False)
NODE = st.tuples(st.integers(0, SIZE - 1), st.integers(-3, 3).map(float), LEAF, LEAF).map(list)
TREE = st.tuples(st.integers(0, SIZE - 1), st.integers(-3, 3).map(float), LEAF | NODE, LEAF | NODE).map(list)
ROW = st.lists(st.integers(-4, 4).map(float), min_size=SIZE, max_size=SIZE)


def walked(tree, row):
    while isinstance(tree, list):
        trait, cut, left, right = tree
        tree = left if row[trait] <= cut else right
    return tree


@settings(max_examples=60, deadline=None)
@given(st.lists(TREE, min_size=1, max_size=6), st.lists(ROW, max_size=5))
def test_tables_say_what_the_trees_say(trees, rows):
    model = additive(SIZE, 0.5, trees)
    scores = model.scores(rows)
    for row, score in zip(rows, scores, strict=True):
        assert abs(score - 0.5 - sum(walked(t, row) for t in trees)) < 1e-9
        assert abs(sum(model.parts(row)) - (score - 0.5)) < 1e-9


def test_a_score_does_not_hang_on_what_is_scored_with_it():
    model = weights().lines
    rows = [[float((n * 7 + trait) % 40 - 3) for trait in range(len(NAMES))] for n in range(1203)]
    assert model.scores(rows) == [score for row in rows for score in model.scores([row])]


def test_the_weights_of_the_package_are_of_the_traits_that_are_measured():
    known = weights()
    assert known.lines.cuts.shape[1] == len(NAMES)
    assert len(known.lines.one)
    assert set(_WORDS) <= set(NAMES)
    assert told_of("chars", 5.0) == "short"


PAGE = """Home
News
Sport
Council opens the second bridge over the river

By Ann Example
12 March 2024

The council opened the second bridge over the river on Monday, nine years after the works had begun.

"We have waited for this for a long time," the mayor said at the ceremony, which four thousand people attended in the rain.

{middle}

Cyclists and walkers have a lane of their own, and the old bridge will be closed for repairs until the end of the year.

Sign up to our newsletter and get the latest news delivered to your inbox every morning.
"""


def article(text):
    return normalize(read(Seed("a.txt", text.encode(), "0")), SiteConfig())


def test_a_clean_text_is_not_weighed():
    body = [p for p in PAGE.format(middle="It cost 40 million euros.").split("\n\n") if p.startswith(("The ", '"We', "It ", "Cyc"))]
    clean = article("\n\n".join(["Council opens the second bridge over the river", *body]))
    assert [p.text for p in clean.body] == body
    assert not any(line.rule == "line model" for line in clean.lines)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120))
def test_whatever_stands_between_each_line_keeps_a_rule_and_a_reason(middle):
    for line in article(PAGE.format(middle=middle)).lines:
        assert line.rule
        assert line.reason or line.label == "blank"
        if line.rule == "line model":
            assert line.reason.startswith("weighed as ")


def test_the_words_of_a_line_are_added_in_their_order():
    # the sum of numbers that are no binary fractions hangs on their order, and that of a set on the hash seed
    table = {f"word{n}": (-1) ** n * 0.1 * n**3 for n in range(40)}
    tokens = [*table, *table]
    total = 0.0
    for weight in table.values():
        total += weight
    assert wording(tokens, table) == total / (len(tokens) + 2.0) ** 0.5
