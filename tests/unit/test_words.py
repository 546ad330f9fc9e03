"""What a word is, and what a tag is: the same on every Python, in linear time whatever the text."""

import re

import pytest

from generator.analyze import words
from generator.built import _TAG

PATTERNS = [words.WORD, words._PLAIN, _TAG]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_group_is_possessive(pattern):
    # CPython 3.11.2 lets 'Feb.' keep its stop where the group of marks and letters behind a word is possessive
    assert not re.search(r"\)(?:[*+?]|\{[0-9,]*\})\+", pattern.pattern)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Feb. 27, he's", ["on", "Feb", "27", "he's"]),
        ("A.B. and R&D. AT&T & co", ["A.B", "and", "R&D", "AT&T", "co"]),
        ("l’eau 'quoted' ...", ["l’eau", "quoted"]),
        ("cafe\u0301. Ende", ["cafe\u0301", "Ende"]),
        ("हिन्दी. में", ["हिन्दी", "में"]),
        ("橋は A.", ["橋", "は", "A"]),
    ],
)
def test_a_word_keeps_inner_marks_and_no_stop(text, expected):
    found = words.words(text, "en")
    assert found.texts == expected
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == expected


@pytest.mark.parametrize(
    ("page", "tag"),
    [
        ("<a href=\"x>y\" title='>'>text", "<a href=\"x>y\" title='>'>"),
        ("<br>", "<br>"),
        ('<a href="never closed>', None),
        ("<a href='x'", None),
    ],
)
def test_a_tag_ends_at_the_first_bracket_outside_quotation_marks(page, tag):
    match = _TAG.match(page)
    assert (match.group() if match else None) == tag
