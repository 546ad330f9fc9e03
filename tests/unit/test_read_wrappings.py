"""Wrappings: saved pages in one file and letters are opened, whatever is wrong with them; addresses of archives give the original."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Seed
from generator.read import Unreadable, read
from generator.read.archived import original
from generator.read.html_saved import told
from generator.read.moments import moment
from generator.read.wrappings import PARTS, unwrapped

HEAD = b"MIME-Version: 1.0\r\nContent-Type: %s\r\n\r\n"
TEXT = b"The ferry sails again, the harbour office said on Monday."


def letter(kind, body):
    return HEAD % kind + body


@pytest.mark.parametrize(
    "data",
    [
        TEXT,
        b"",
        b"From: somebody\n\nMIME-Version: 1.0\n",  # headers that say nothing of parts
        b"Ann: hello\nBo: hello\n\nThe scene ends.",
        letter(b"application/pdf", b"%PDF-"),
        letter(b"multipart/mixed", TEXT),  # no boundary
        letter(b'multipart/mixed; boundary="x"', b"--y\n\n" + TEXT),
    ],
)
def test_what_is_no_wrapped_text_is_left_as_it_is(data):
    assert unwrapped(data, "a.txt") is None


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        (b"base64", b"VGhlIGZlcnJ5IHNhaWxz"),
        (b"quoted-printable", b"The f=65rry s=\r\nails"),
        (b"8bit", b"The ferry sails"),
        (b"no-such", b"The ferry sails"),
    ],
)
def test_each_transfer_encoding_gives_the_text(encoding, body):
    data = b"MIME-Version: 1.0\nContent-Type: text/plain; charset=nonsense\nContent-Transfer-Encoding: " + encoding + b"\n\n" + body
    assert unwrapped(data, "a.eml").data == b"The ferry sails"


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "raw_unicode_escape", "utf-7", "rot13", "zlib"])
def test_a_charset_that_is_no_encoding_of_texts_is_not_believed(charset):
    body = rb"The ferry-sails again \u0041 +AEE-."
    assert unwrapped(letter(b"text/plain; charset=" + charset.encode(), body), "a.eml").data == body


def test_a_broken_part_is_an_empty_seed_and_no_crash():
    with pytest.raises(Unreadable):
        read(Seed("a.eml", letter(b"text/plain\r\nContent-Transfer-Encoding: base64", b"!"), "0"))


def test_a_page_goes_before_a_text_and_a_file_is_no_part():
    parts = b"--x\nContent-Type: text/plain\n\nShort.\n--x\nContent-Type: text/html\nContent-Disposition: attachment\n\nfile\n"
    data = letter(
        b"multipart/mixed; boundary=x", parts + b"--x\nContent-Type: text/html\n\n<p>Page\n--x--\n--x\nContent-Type: text/html\n\nlate"
    )
    assert unwrapped(data, "a.eml")[:2] == (b"<p>Page\n", "html")


def test_parts_within_parts_end_somewhere():
    deep = b"".join(b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" for _ in range(10_000))
    assert unwrapped(letter(b"multipart/mixed; boundary=x", deep), "a.eml") is None
    many = b"--x\nContent-Type: image/png\n\n" * (PARTS * 100)
    assert unwrapped(letter(b"multipart/mixed; boundary=x", many), "a.eml") is None


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"text/plain", b"text/html", b"multipart/mixed; boundary=a"]))
def test_any_bytes_behind_headers_are_read_or_refused(body, kind):
    try:
        draft = read(Seed("a.mht", letter(kind, body), "0"))
    except Unreadable:
        return
    assert draft.lines


def test_a_letter_names_its_day_and_a_saved_page_does_not():
    sent = read(Seed("a.eml", b"Date: Mon, 04 Mar 2024 18:00:00 +0100\n" + letter(b"text/plain", TEXT), "0"))
    saved = read(Seed("a.mht", b"From: <Saved by Blink>\nDate: Mon, 04 Mar 2024 18:00:00 +0100\n" + letter(b"text/plain", TEXT), "0"))
    assert [(c.field, c.value) for c in sent.claims] == [("published", "2024-03-04T18:00:00+01:00")]
    assert [(c.field, c.value) for c in saved.claims] == [("retrieved", "2024-03-04T18:00:00+01:00")]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "https://web.archive.org/web/20240309071500/https://news.example/a?b=c",
            ("https://news.example/a?b=c", "2024-03-09T07:15:00+00:00"),
        ),
        ("/web/20240309071500im_/http://news.example/a", ("http://news.example/a", "2024-03-09T07:15:00+00:00")),
        ("https://archive.ph/2024.03.09-071500/https://news.example/a", ("https://news.example/a", "2024-03-09T07:15:00+00:00")),
        ("https://webcache.googleusercontent.com/search?q=cache:abcdefghijkl:https://news.example/a+&cd=1", ("https://news.example/a", "")),
        ("https://www.google.com/amp/s/news.example/a", ("https://news.example/a", "")),
        ("about:reader?url=https%3A%2F%2Fnews.example%2Fa%3Fb%3Dc", ("https://news.example/a?b=c", "")),
        ("https://news.example/web/2024/a", ("https://news.example/web/2024/a", "")),
        ("", ("", "")),
    ],
)
def test_an_address_that_holds_another_gives_it(address, expected):
    assert original(address) == expected


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        (" saved from url=(0029)https://news.example/2024/03/ ", ("https://news.example/2024/03/", "")),
        (
            " Saved from https://news.example/a at 2024-03-09T07:15:00Z using monolith v2.8 ",
            ("https://news.example/a", "2024-03-09T07:15:00Z"),
        ),
        ("\n FILE ARCHIVED ON 07:15:00 Mar 09, 2024 AND RETRIEVED FROM THE\n", ("", "07:15:00 Mar 09, 2024")),
        (" saved from url=(0029) ", None),
        ("x" * 100_000, None),
    ],
)
def test_a_comment_tells_where_a_page_was_saved_from(comment, expected):
    assert told(comment) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Fri Mar 08 2024 09:12:30 GMT+0100 (Central European Standard Time)", "2024-03-08T09:12:30+01:00"),
        ("07:15:00 Mar 09, 2024", "2024-03-09T07:15:00+00:00"),
        ("Fri Xyz 08 2024 09:12:30 GMT+0100", ""),
        ("Fri, 8 Mar 2024 09:12:30 -0000", "2024-03-08T09:12:30+00:00"),
    ],
)
def test_the_moments_of_savers_are_read(written, expected):
    assert moment(written) == expected
