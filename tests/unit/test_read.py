"""Laws of reading: whatever the bytes, a draft or an `Unreadable`; nothing is lost, nothing of the outside gets in."""

import re
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import HINTS, Seed
from generator.problems import CODES
from generator.read import Unreadable, read
from generator.read.encoding import decode
from generator.read.formats import detect
from generator.read.moments import moment
from generator.read.plain_text import lines_of
from generator.read.values import values

FEW = settings(max_examples=60, deadline=None)
PIECES = [
    *("<p>", "</p>", "<html>", "<div a='", '"', "<script>", "<!--", "-->", "&#0;", "&#xD800;", "&#150;", "<br>", "<table><tr><td>"),
    *("---\n", "title: x\n", "# ", "\n\n", "> ", "- ", "1. ", "![a](b)", "[", "](", "```\n", "words of a sentence. ", "|"),
    *("<h1>Title", "\ufeff", "\x00", "\r", "é", "\u2028", '<meta name="date" content="2024-13-41">'),
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800\\u0000x"}</script>',
]
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a", "b/c.markdown"])


def draft_of(data, name="a.txt"):
    return read(Seed(name, data, "0"))


def strings(draft):
    yield draft.language
    for line in draft.lines:
        yield line.text
    for claim in draft.claims:
        yield from (claim.value, claim.evidence)


def check(data, name):
    try:
        draft = draft_of(data, name)
    except Unreadable:
        with pytest.raises(Unreadable) as refused:
            draft_of(data, name)
        assert refused.value.problem.code in CODES
        return
    assert draft.lines
    assert {line.hint for line in draft.lines} <= HINTS
    assert all(problem.code in CODES for problem in draft.problems)
    for text in strings(draft):
        text.encode("utf-8")  # no lone surrogates
        assert not any(unicodedata.category(c) == "Cc" for c in text if c not in "\t\n")
    assert all("\n" not in line.text for line in draft.lines)
    if draft.format != "html":
        assert [line.number for line in draft.lines] == list(range(1, len(draft.lines) + 1))
        text = decode(data, name).text
        assert "\n".join(line.text for line in draft.lines) == text.removesuffix("\n")


@FEW
@given(st.binary(max_size=400), NAMES)
def test_any_bytes_give_a_draft_or_are_unreadable(data, name):
    check(data, name)


@FEW
@given(st.lists(st.sampled_from(PIECES), max_size=30), NAMES)
def test_any_marks_give_a_draft_or_are_unreadable(pieces, name):
    check("".join(pieces).encode("utf-8"), name)


@FEW
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_a_page_is_read_the_same_twice(pieces):
    data = ("<!doctype html><html><body>" + "".join(pieces)).encode("utf-8")
    try:
        assert draft_of(data) == draft_of(data)
    except Unreadable:
        with pytest.raises(Unreadable):
            draft_of(data)


@FEW
@given(st.lists(st.text(alphabet="abc é.", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=12))
def test_every_text_of_a_page_is_a_line(paragraphs):
    tags = ["p", "div", "li", "td", "h2", "span", "blockquote"]
    page = "".join(f"<{tags[i % 7]}>{text}</{tags[i % 7]}><hr>" for i, text in enumerate(paragraphs))
    lines = [line.text for line in draft_of(f"<html><body>{page}</body></html>".encode()).lines]
    assert [re.sub(r"\s+", " ", text).strip() for text in paragraphs] == lines


def test_lines_end_at_newlines_of_all_systems_and_nowhere_else():
    draft = draft_of("one\r\ntwo\rthree\nfour\u2028still four\x0cand\x85this\n".encode())
    assert [line.text for line in draft.lines] == ["one", "two", "three", "four\u2028still four and this"]
    assert [problem.code for problem in draft.problems] == ["control-characters"]


@pytest.mark.parametrize(("text", "lines"), [("a\n", ["a"]), ("a", ["a"]), ("\na\n\n", ["", "a", ""]), ("", [])])
def test_a_newline_ends_a_line_and_opens_none(text, lines):
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("<!DOCTYPE html><p>x", "a.txt", "html"),
        ("<!-- saved from url=(0014)https://x.example -->\n<html lang=en><p>x", "a.txt", "html"),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "a.xml", "html"),
        ("Some words <p>x</p> and <b>more</b>", "a.txt", "text"),
        ("Some words <p>x</p> and <b>more</b>", "a.html", "html"),
        ("No tag at all.", "a.html", "text"),
        ("<p>one</p>\n" * 5, "a", "html"),
        ("The tag <p>.\n" * 5, "a", "text"),
        ("---\ntitle: x\n---\ntext", "a.txt", "markdown"),
        ("---\nA line between rules\n---\n", "a.txt", "text"),
        ("# Title\n\ntext", "a.txt", "markdown"),
        ("#hashtag first\n\ntext", "a.txt", "text"),
        ("text with [links](#) and [more](#)", "a.txt", "text"),
        ("plain", "a.md", "markdown"),
        ("<div>mark-up</div>\n\n# Title", "a.md", "markdown"),
        ("<!doctype html><p>x", "a.md", "html"),
    ],
)
def test_the_format_is_told_by_content_then_by_suffix(text, name, expected):
    assert detect(text, name) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2025-07-29", "2025-07-29"),
        ("2025-07-29T10:15:00Z", "2025-07-29T10:15:00+00:00"),
        ("2025-07-29T10:15:00.123+0200", "2025-07-29T10:15:00+02:00"),
        ("2025-07-29 10:15", "2025-07-29T10:15:00"),
        ("20250729", "2025-07-29"),
        ("2025/7/9", "2025-07-09"),
        ("Tue, 29 Jul 2025 10:15:00 GMT", "2025-07-29T10:15:00+00:00"),
        ("1753784100", "2025-07-29T10:15:00+00:00"),
        ("1753784100000", "2025-07-29T10:15:00+00:00"),
        ("July 29, 2025", "2025-07-29"),
        ("0001-01-01T00:00:00", ""),
        ("1970-01-01", ""),
        ("2025-02-30", ""),
        ("2025-13-01", ""),
        ("03/04/2025", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_a_declared_date_is_iso_or_none(said, expected):
    assert moment(said) == expected


@pytest.mark.parametrize(
    ("field", "said", "expected"),
    [
        ("url", "https://a.example/b?c#d", ("https://a.example/b?c",)),
        ("url", "javascript:alert(1)", ()),
        ("url", "/b", ()),
        ("url", "http://[", ()),
        ("language", "pt_BR.UTF-8", ("pt-BR",)),
        ("language", "zh-hans-cn", ("zh-Hans-CN",)),
        ("language", "*", ()),
        ("authors", "By Ann Lee", ("Ann Lee",)),
        ("authors", "https://a.example/ann", ()),
        ("authors", "ann@a.example", ()),
        ("topics", "bridges, transport; #city", ("bridges", "transport", "city")),
        ("title", "  a \n b ", ("a b",)),
        ("title", "x" * 301, ()),
    ],
)
def test_what_is_no_value_of_a_field_is_no_claim(field, said, expected):
    assert values(field, said) == expected


def test_a_text_longer_than_any_article_is_refused():
    with pytest.raises(Unreadable) as refused:
        draft_of(b"word " * 250_000)
    assert refused.value.problem.code == "text-too-long"


def test_a_text_of_more_lines_than_any_article_is_refused():
    assert len(draft_of(b"a\n" * 20_000).lines) == 20_000
    with pytest.raises(Unreadable) as refused:
        draft_of(b"a\n" * 20_001)
    assert refused.value.problem.code == "text-too-long"


def test_line_ends_do_not_move_the_places_of_front_matter():
    unix = draft_of(b"---\ntitle: A\ndate: 2024-01-02\n---\ntext\n")
    windows = draft_of(b"---\r\ntitle: A\r\ndate: 2024-01-02\r\n---\r\ntext\r\n")
    assert unix.claims == windows.claims
    assert [claim.place.line for claim in unix.claims] == [2, 3]


def test_reading_text_loads_no_parser_of_pages():
    script = "import sys; from generator.read import read; from generator.model import Seed; read(Seed('a.txt', b'words', '0'));"
    script += "sys.exit(sum(name in sys.modules for name in ('lxml', 'trafilatura', 'htmldate')))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
