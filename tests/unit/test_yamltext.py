"""Strict YAML: plain data, exact places, and refusal of everything that hides mistakes."""

import subprocess
import sys

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import yamltext
from generator.yamltext import Mapping, Scalar, Sequence, parse, plain, truth, whole

PLACE = "site.yaml"


def said(text, limit=yamltext.CONFIG_LIMIT):
    return [(p.code, p.line, p.column) for p in parse(text, PLACE, limit).problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 2025-07-29", {"a": "2025-07-29"}),
        ("a: 2025-07-29 10:15:00", {"a": "2025-07-29 10:15:00"}),
        ("a: [1984, -5, 1.5, .5, 1e3, 0x1f, 1_000, 010]", {"a": [1984, -5, 1.5, 0.5, "1e3", "0x1f", "1_000", 10]}),
        ("a: [true, False, yes, no, on, off]", {"a": [True, False, "yes", "no", "on", "off"]}),
        ("a: [~, null, '', 'null', \"1\"]", {"a": [None, None, "", "null", "1"]}),
        ("1984: x\nno: y\n2025-07-29: z", {"1984": "x", "no": "y", "2025-07-29": "z"}),
        ("a: >\n  one\n  two\nb: |\n  1", {"a": "one two\n", "b": "1"}),
        ("a:\n- b: {c: d}\n- []", {"a": [{"b": {"c": "d"}}, []]}),
        ("", None),
        ("# nothing", None),
        ("99999999999999999999999", "99999999999999999999999"),
    ],
)
def test_values_are_what_is_written(text, value):
    parsed = parse(text, PLACE)
    assert parsed.problems == ()
    assert parsed.value == value


def test_every_key_and_value_has_its_place():
    root = parse("# first\né: 'x'\nlist:\n  - one\n  - two: [a, b]\n", PLACE).root
    assert isinstance(root, Mapping)
    (accent, first), (name, items) = root.entries
    assert (accent.text, accent.line, accent.column) == ("é", 2, 1)
    assert (first.text, first.quoted, first.line, first.column) == ("x", True, 2, 4)
    assert (name.line, name.column) == (3, 1)
    assert isinstance(items, Sequence)
    one, two = items.items
    assert (one.line, one.column) == (4, 5)
    ((key, value),) = two.entries
    assert (key.line, key.column, value.line, value.column) == (5, 5, 5, 10)
    assert [(item.text, item.line, item.column) for item in value.items] == [("a", 5, 11), ("b", 5, 14)]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: 1\nb: 2\na: 3", [("yaml-duplicate", 3, 1)]),
        ("{a: 1, b: 2, a: 3}", [("yaml-duplicate", 1, 14)]),
        ("x:\n  'a': 1\n  a: 2", [("yaml-duplicate", 3, 3)]),
        ("a: &x 1\nb: *x", [("yaml-alias", 1, 4), ("yaml-alias", 2, 4)]),
        ("a: &x {}\nb: [1]", [("yaml-alias", 1, 4)]),
        ("a: {<<: {b: 1}}", [("yaml-key", 1, 5)]),
        ("? [a]\n: b", [("yaml-key", 1, 3)]),
        ("?\n: b", [("yaml-key", 1, 2)]),
        ("a: !!str 5", [("yaml-tag", 1, 4)]),
        ("a: !!python/object:os.system x", [("yaml-tag", 1, 4)]),
        ("a: !own [x]", [("yaml-tag", 1, 4)]),
        ("a: 1\n---\nb: 2", [("yaml-documents", 2, 1)]),
        ('a: "\\x00"', [("yaml-character", 1, 4)]),
        ('a: "\\ufeff"', [("yaml-character", 1, 4)]),
        ("a: b\nb: \x01", [("yaml-character", 2, 4)]),
        ("a: b\r\nb: \x85", [("yaml-character", 2, 4)]),
        ("a: \u2028", [("yaml-character", 1, 4)]),
        ("a: \ud800", [("yaml-character", 1, 4)]),
        ("[" * 33 + "]" * 33, [("yaml-depth", 1, 33)]),
        ("a: 'b", [("yaml-syntax", 1, 4)]),
        ("a: [b\nc: d", [("yaml-syntax", 1, 4)]),
        ("a: b: c", [("yaml-syntax", 1, 5)]),
        ("a: @b", [("yaml-syntax", 1, 4)]),
        ("\ta: b", [("yaml-syntax", 1, 1)]),
    ],
)
def test_what_is_refused_is_told_with_its_place(text, problems):
    assert said(text) == problems
    assert parse(text, PLACE).root is None


def test_depth_up_to_the_limit_is_read():
    assert said("[" * 32 + "]" * 32) == []


def test_size_is_counted_in_bytes():
    assert said("a: éé", limit=7) == []
    assert said("a: éé", limit=6) == [("yaml-too-large", 0, 0)]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_before_it_costs_anything(opening):
    # libyaml takes quadratic time in the depth of '[': the events behind the limit must never be asked for
    assert [code for code, _, _ in said(opening * (200_000 // len(opening)))] == ["yaml-depth"]


@pytest.mark.parametrize(("text", "expected"), [("yes", True), ("On", True), ("FALSE", False), ("off", False), ("1", None), ("", None)])
def test_truth(text, expected):
    assert truth(Scalar(text, quoted=False, line=1, column=1)) is expected


@pytest.mark.parametrize(("text", "expected"), [("5", 5), ("-5", -5), ("+5", 5), ("5.0", None), ("٥", None), ("9" * 19, None)])
def test_whole(text, expected):
    assert whole(Scalar(text, quoted=False, line=1, column=1)) == expected


TREES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**17), 10**17),
        st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=12),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text("abc", min_size=1), inner, max_size=4)),
    max_leaves=12,
)


@given(TREES)
@settings(max_examples=60, deadline=None)
def test_what_a_yaml_writer_writes_is_read_back(tree):
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=False)
    assert parse(text, PLACE).value == _as_dumped(tree)


def _as_dumped(tree):
    """PyYAML leaves some texts without quotation marks that YAML 1.1 takes for texts and YAML 1.2 for numbers ('1.')."""
    if isinstance(tree, list):
        return [_as_dumped(item) for item in tree]
    if isinstance(tree, dict):
        return {key: _as_dumped(value) for key, value in tree.items()}
    return plain(parse(yaml.safe_dump(tree, allow_unicode=True), PLACE).root) if isinstance(tree, str) else tree


@given(st.one_of(st.text(max_size=200), st.text("[]{}:-?,&*!|>'\"%@`#\n\t ab1~<=\\", max_size=80)))
@settings(max_examples=200, deadline=None)
def test_no_text_makes_it_raise(text):
    parsed = parse(text, PLACE)
    assert parsed.root is None or not parsed.problems
    for problem in parsed.problems:
        assert str(problem).startswith(PLACE)
        assert "\n" not in str(problem)
        assert problem.line <= len(text.splitlines()) + 1


def test_without_the_c_parser_the_same_is_refused():
    code = (
        "import yaml; yaml.__dict__.pop('CSafeLoader', None)\n"
        "from generator.yamltext import parse, _LOADER\n"
        "assert _LOADER is yaml.SafeLoader\n"
        "for text in ('a: 1\\na: 2', 'a: &x 1', '[' * 40, 'a: !x 1', 'a: \\'b', 'a: \"\\\\ud800\"', 'a: b: c', '---\\n---\\n'):\n"
        "    print([p.code for p in parse(text, 'x').problems])\n"
        "print(parse('a: [2025-07-29, 1984]', 'x').value)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "['yaml-duplicate']",
        "['yaml-alias']",
        "['yaml-depth']",
        "['yaml-tag']",
        "['yaml-syntax']",
        "['yaml-character']",
        "['yaml-syntax']",
        "['yaml-documents']",
        "{'a': ['2025-07-29', 1984]}",
    ]
