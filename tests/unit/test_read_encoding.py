"""Encodings: every common one is decoded exactly, without a declaration, from a text as long as an article."""

import codecs
import json
from pathlib import Path

import pytest

from generator.read import Unreadable
from generator.read.encoding import decode
from generator.read.names import other_kind

# one paragraph a language, with the letters and marks that the encodings of its script disagree on
TEXTS = json.loads((Path(__file__).parent.parent / "cases" / "read" / "encodings.json").read_text("utf-8"))
LEGACY = [
    ("en", "cp1252"),
    ("en", "mac-roman"),
    ("de", "cp1252"),
    ("de", "iso8859-1"),
    ("fr", "cp1252"),
    ("es", "iso8859-1"),
    ("es", "iso8859-15"),
    ("pl", "cp1250"),
    ("pl", "iso8859-2"),
    ("cs", "cp1250"),
    ("cs", "iso8859-2"),
    ("hu", "cp1250"),
    ("hu", "iso8859-2"),
    ("ru", "cp1251"),
    ("ru", "koi8-r"),
    ("ru", "iso8859-5"),
    ("ru", "cp866"),
    ("uk", "cp1251"),
    ("el", "cp1253"),
    ("el", "iso8859-7"),
    ("tr", "cp1254"),
    ("lt", "cp1257"),
    ("he", "cp1255"),
    ("ar", "cp1256"),
    ("th", "cp874"),
    ("ja", "shift_jis"),
    ("ja", "cp932"),
    ("ja", "euc_jp"),
    ("ja", "iso2022_jp"),
    ("ko", "euc_kr"),
    ("ko", "cp949"),
    ("zh", "gb18030"),
    ("zh", "gb2312"),
    ("zh-tw", "big5"),
]


def article(language):
    return "\n\n".join([TEXTS[language]] * 8)


@pytest.mark.parametrize(("language", "codec"), LEGACY)
def test_a_legacy_encoding_is_found_by_its_letters(language, codec):
    text = article(language)
    decoded = decode(text.encode(codec), "a.txt")
    assert decoded.text == text
    assert [problem.code for problem in decoded.problems] == ([] if codec == "iso2022_jp" else ["encoding-guessed"])


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_unicode_is_exact_with_and_without_a_mark(language, codec):
    text = article(language)
    decoded = decode(text.encode(codec), "a.txt")
    assert decoded.text == text
    assert decoded.problems == ()
    assert codec.startswith(decoded.encoding[:6])


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("zeros", [b"\0", b"\0\0", b" \0 \0\x08\x7f", b"\xff\0"])
def test_a_zero_byte_in_a_text_makes_it_no_utf_16(language, zeros):
    text = article(language)
    decoded = decode(b"<p>March 4, 2025" + zeros + b"</p>\n" + text.encode(), "a.html")
    assert decoded.text.endswith(text)
    assert decoded.encoding == "utf-8"


@pytest.mark.parametrize(
    ("head", "codec", "name"),
    [
        ('<meta charset="koi8-r">', "koi8-r", "koi8-r"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251", "cp1251"),
        ('<?xml version="1.0" encoding="ISO-8859-5"?>', "iso8859-5", "iso8859-5"),
        ('<meta charset="utf-8">', "utf-8", "utf-8"),
        ('<meta charset="iso-8859-1">', "utf-8", "utf-8"),  # a declaration that is no longer true
        ('<meta charset="utf-16">', "utf-8", "utf-8"),
    ],
)
def test_a_declared_charset_counts_unless_the_text_is_utf_8(head, codec, name):
    text = f"{head}<p>Мост открыт</p>"
    decoded = decode(text.encode(codec), "a.html")
    assert (decoded.text, decoded.encoding, decoded.problems) == (text, name, ())


@pytest.mark.parametrize("label", ["unicode_escape", "base64", "idna", "utf-7", "no-such-charset", "rot13"])
def test_a_declared_codec_that_is_none_of_texts_is_not_used(label):
    data = f'<meta charset="{label}">'.encode() + article("fr").encode("cp1252") + rb"\ud800"
    assert decode(data, "a.html").encoding == "cp1252"


def test_a_declared_latin_1_is_what_browsers_take_it_for():
    decoded = decode(b'<meta charset="latin1"><p>\x93Caf\xe9\x94', "a.html")
    assert decoded.text.endswith("“Café”")


def test_broken_bytes_are_marked_and_told():
    data = article("ru").encode() + b"\n\xff and \xd0"
    decoded = decode(data, "a.txt")
    assert decoded.text == article("ru") + "\n\ufffd and \ufffd"
    [problem] = decoded.problems
    assert (problem.code, problem.line) == ("undecodable-bytes", 16)
    assert problem.message == "2 byte sequences not valid in utf-8, the first on this line"


def test_utf_16_cut_in_the_middle_of_a_character_is_marked():
    decoded = decode(codecs.BOM_UTF16_LE + "text".encode("utf-16-le") + b"x", "a.txt")
    assert decoded.text == "text\ufffd"
    assert [problem.code for problem in decoded.problems] == ["undecodable-bytes"]


def test_control_characters_are_dropped_and_told():
    decoded = decode(b"one\x00\x07 \ttwo\n" * 3 + b"words " * 40, "a.txt")
    assert decoded.text == "one \ttwo\n" * 3 + "words " * 40
    [problem] = decoded.problems
    assert (problem.code, problem.line, problem.message) == ("control-characters", 1, "6 control characters, the first on this line")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n...", "a.pdf"),
        (b"PK\x03\x04\x14\x00", "a.zip"),
        (b"PK\x03\x04" + b"\x00" * 26 + b"[Content_Types].xml", "a.docx"),
        (b"PK\x03\x04" + b"\x00" * 26 + b"mimetype", "a.odt"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a.jpg"),
        (b"\xd0\xcf\x11\xe0\x00", "a.doc"),
        (b"\x1f\x8b\x00", "a.gz"),
        (b"SQLite format 3\0", "a.sqlite"),
        (b"{\\rtf1 text}", "a.rtf"),
    ],
)
@pytest.mark.parametrize("told", ["a.txt", ""])
def test_a_file_of_another_kind_is_named_by_its_bytes_as_by_its_suffix(data, name, told):
    with pytest.raises(Unreadable) as refused:
        decode(data, told or name)
    by_bytes, by_name = refused.value.problem, other_kind(name)
    assert (by_bytes.code, by_bytes.cure) == (by_name.code, by_name.cure)


def test_a_binary_file_is_no_text():
    with pytest.raises(Unreadable) as refused:
        decode(bytes(range(256)) * 8, "a.txt")
    assert refused.value.problem.code == "not-text"


@pytest.mark.parametrize("text", ["RIFF is a word", "ID3 tags explained", "BZh, GIF8 and Rar! are words, too"])
def test_a_text_may_begin_with_the_letters_of_a_binary_format(text):
    assert decode(text.encode(), "a.txt").text == text


def test_characters_that_were_encoded_twice_are_read_as_meant():
    meant = "The minister said it “won’t happen” – not in a café.\n" * 30
    decoded = decode(meant.encode().decode("latin-1").encode(), "seeds/a.txt")
    assert decoded.text == meant
    assert [problem.code for problem in decoded.problems] == ["encoded-twice"]


def test_a_text_about_mojibake_stays_as_it_is():
    meant = "The form read CafÃ© and nobody minded the Â» sign. naïve\n" * 30
    assert decode(meant.encode(), "seeds/a.txt").text == meant


def test_a_long_line_without_such_a_byte_is_passed_over_at_once():
    """Looking for the byte from every place of the line would take hours."""
    decoded = decode(b"word " * 400_000 + b"\nHe said \x93no\x94.\n", "a.txt")
    assert decoded.encoding == "cp1252"
    assert decoded.text.endswith("He said “no”.\n")
