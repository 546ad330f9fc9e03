"""Paragraphs are made whole by the file's own way of breaking them."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import SiteConfig
from generator.model import Seed
from generator.normalize import ruled
from generator.normalize.breaks import joined, rows_of
from generator.read import read

PARAGRAPHS = (
    "The city council agreed on Monday to a long-awaited plan that would rebuild the cross-town tram line in three well-funded steps.",
    "Its mayor, a one-time engineer, called the state-of-the-art design a once-in-a-generation chance for far-flung northern districts.",
    "Opponents said the so-called plan was half-finished at best, and that an easy-to-read budget had not been shown to anyone so far.",
    "Work is to begin in the spring, with a two-year closure of the old line and replacement buses that run on ten-minute intervals.",
)


def texts(text):
    return [b.text for b in ruled(read(Seed("a.txt", text.encode(), "0")), SiteConfig()).blocks]


@pytest.mark.parametrize("divides", [True, False])
@settings(max_examples=30, deadline=None)
@given(width=st.integers(60, 100), order=st.permutations(PARAGRAPHS))
def test_hard_wrap_is_undone_whether_or_not_it_breaks_words_at_their_hyphens(divides, width, order):
    wrapped = "\n\n".join(textwrap.fill(p, width, break_on_hyphens=divides) for p in order)
    assert texts(wrapped) == list(order)


@pytest.mark.parametrize(
    ("language", "last", "one"),
    [
        ("en", "and the", True),
        ("en", "into a great die", False),  # 'die' is a function word of German alone
        ("de", "und die", True),
    ],
)
def test_a_text_goes_on_after_a_function_word_of_its_own_language(language, last, one):
    begun = "A committee that looks at the rules of trade by land and by sea will meet in the week of the fair"
    rows = rows_of(read(Seed("a.txt", f"The title\n\n{begun} {last}\n\nHouse of Lords 2024\n".encode(), "0")))
    _, groups = joined(rows, "text", language)
    assert [len(group) for group in groups] == ([1, 2] if one else [1, 1, 1])
