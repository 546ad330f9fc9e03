"""Bytes to text: which encoding a seed is in, by evidence.

In this order: byte order mark, escape sequences, the zero bytes of UTF-16 and UTF-32, valid UTF-8, the charset that the
file declares, UTF-8 with a few broken bytes, and last its letters (`legacy`). Valid UTF-8 goes before a declared charset:
text in any other encoding is practically never valid UTF-8, while pages saved by tools often keep a declaration that is no
longer true. The text handed on has line feeds alone between its lines and no other control character but the tab.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from generator.problems import Problem
from generator.read.characters import C1, CONTROL, cleaned, mended, printable
from generator.read.legacy import guess
from generator.read.magic import magic
from generator.read.unreadable import unreadable

# The encodings behind the labels found in pages: the labels' own meaning in the WHATWG Encoding Standard, where 'latin-1' is cp1252
# and so on. Only those that differ from Python's.
LABELS = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "iso-8859-11": "cp874",
    "iso-8859-9": "cp1254",
    "iso8859-1": "cp1252",
    "ks_c_5601-1987": "cp949",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "shift-jis": "cp932",
    "shift_jis": "cp932",
    "sjis": "cp932",
    "tis-620": "cp874",
    "unicode": "utf-8",
    "us-ascii": "cp1252",
    "utf-16": "utf-8",  # a declaration read as ASCII cannot stand in UTF-16
    "utf-16be": "utf-8",
    "utf-16le": "utf-8",
    "utf8": "utf-8",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "windows-949": "cp949",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
}

# The encodings taken at their word when declared: those of texts. Python has others (base64, idna, unicode_escape).
CODECS = frozenset(
    {"big5", "big5hkscs", "cp1006", "cp437", "cp775", "cp850", "cp852", "cp855", "cp857", "cp864", "cp866", "cp874", "cp932", "cp949"}
    | {f"cp125{n}" for n in range(9)}
    | {f"iso8859-{n}" for n in range(1, 17)}
    | {"cp950", "euc_jis_2004", "euc_jp", "euc_kr", "gb18030", "gb2312", "gbk", "hz", "iso2022_jp", "iso2022_jp_2", "iso2022_kr", "johab"}
    | {"koi8-r", "koi8-t", "koi8-u", "kz1048", "mac-cyrillic", "mac-greek", "mac-latin2", "mac-roman", "mac-turkish", "ptcp154"}
    | {"shift_jis", "tis-620", "utf-8"}
)

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with its mark
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

ESCAPES = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$", "iso2022_jp_2"), (b"\x1b(J", "iso2022_jp_2"))

_DECLARED = (
    re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})""", re.IGNORECASE),
    re.compile(rb"""<meta\s[^>]{0,400}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE),
)
_DECLARED_WITHIN = 8192  # bytes; browsers look at 1,024, saved pages put comments first


BINARY_LEAST = 8
BINARY_SHARE = 0.02  # of control characters in the text: no encoding of prose has that many


class Decoded(NamedTuple):
    """A seed's text with line feeds alone between lines, the Python name of its encoding, and what went wrong."""

    text: str
    encoding: str
    problems: tuple[Problem, ...]


def decode(data: bytes, path: str) -> Decoded:
    """The text of a seed. Raises `Unreadable` where the bytes are no text."""
    kind = magic(data)
    if kind:
        raise unreadable(kind.code, path, kind.message, kind.cure)
    text, encoding, problems = _decoded(data, path)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if printable(text):
        return Decoded(text, encoding, problems)
    first = C1.search(text)
    text, twice = mended(text)
    if twice and first:
        what = (twice, "character was encoded twice and is read as meant", "characters were encoded twice and are read as meant")
        problems = (*problems, _counted("encoded-twice", path, what, text.count("\n", 0, first.start())))
    if CONTROL.search(text):
        problems = (*problems, _controls(text, path))
        text = cleaned(text)
    return Decoded(text, encoding, problems)


def _controls(text: str, path: str) -> Problem:
    """What to say of a text's control characters. Raises `Unreadable` where they are as many as in no text."""
    count = sum(1 for _ in CONTROL.finditer(text))
    if count > BINARY_LEAST and count > BINARY_SHARE * len(text):
        raise unreadable("not-text", path, f"the file is binary: {count:,} control characters in {len(text):,}")
    first = CONTROL.search(text)
    before = text.count("\n", 0, first.start() if first else 0)
    return _counted("control-characters", path, (count, "control character", "control characters"), before)


def _counted(code: str, path: str, what: tuple[int, str, str], before: int) -> Problem:
    """A problem in several places: how many (`what`: count, name of one, name of many), and the lines `before` the first."""
    count, one, many = what
    return Problem(code, path, before + 1, 0, f"{count:,} {one if count == 1 else many}, the first on this line")


def _decoded(data: bytes, path: str) -> tuple[str, str, tuple[Problem, ...]]:
    for bom, name in BOMS:
        if data.startswith(bom):
            return _lenient(data[len(bom) :], name, path)
    marked = _escaped(data) or (_wide(data[: 1 << 15]) if b"\0" in data else "")
    if marked:
        return _lenient(data, marked, path)
    text = _valid(data, "utf-8")
    if text is not None:
        return text, "utf-8", ()
    name = declared(data)
    text = _valid(data, name) if name else None
    if text is not None:
        return text, name, ()
    if name == "utf-8" or _is_mostly_utf8(data):
        return _lenient(data, "utf-8", path)
    name, why = guess(data)
    text, name, problems = _lenient(data, name, path)
    return text, name, (Problem("encoding-guessed", path, 0, 0, f"read as {name}: {why}"), *problems)


def _escaped(data: bytes) -> str:
    """The encoding that switches by escape sequences, '' where there are none or they do not fit."""
    return next((name for escape, name in ESCAPES if escape in data and _valid(data, name) is not None), "") if b"\x1b" in data else ""


def declared(data: bytes) -> str:
    """The Python name of the charset that a page or XML file declares, '' where it declares none that is known."""
    head = data[:_DECLARED_WITHIN]
    for pattern in _DECLARED:
        found = pattern.search(head)
        if found:
            name = codec(found[1].decode("ascii", "ignore"))
            if name is not None:
                return name
    return ""


def codec(label: str) -> str | None:
    """The Python name of the encoding of texts that a label means; '' where it means another codec, None where it means nothing."""
    try:
        name = LABELS.get(label.lower()) or codecs.lookup(label).name
    except (LookupError, ValueError):  # ValueError: a zero byte in it
        return None
    return name if name in CODECS else ""


def _valid(data: bytes, name: str) -> str | None:
    try:
        text = data.decode(name)
    except (UnicodeError, LookupError):  # LookupError: a codec that gives no text, such as base64
        return None
    return text if isinstance(text, str) else None


def _lenient(data: bytes, name: str, path: str) -> tuple[str, str, tuple[Problem, ...]]:
    """Decoded with U+FFFD for what cannot be; the first such line is named."""
    text = _valid(data, name)
    if text is not None:
        return text, name, ()
    before = data.decode(name, "ignore").count("\ufffd")
    text = data.decode(name, "replace")
    broken = max(1, text.count("\ufffd") - before)
    what = (broken, f"byte sequence not valid in {name}", f"byte sequences not valid in {name}")
    return text, name, (_counted("undecodable-bytes", path, what, text.count("\n", 0, text.find("\ufffd"))),)


def _wide(sample: bytes) -> str:
    """The byte order of UTF-16 or UTF-32 without a mark: the one under which the text has spaces, newlines and stops; '' if none."""
    if len(_NARROW.sub(b"", sample)) < NARROW_ODD * len(sample):
        return ""  # bytes of a text with some zeros in it
    sample = sample[: len(sample) // 4 * 4]
    best, name = 0, ""
    for codec in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = sample.decode(codec, "replace")
        parting = sum(text.count(c) for c in _PARTING)
        odd = sum(1 for c in text if c == "\ufffd" or (unicodedata.category(c) in {"Cc", "Cn", "Co"} and c not in "\t\n\r"))
        if parting > best and odd <= WIDE_ODD * len(text):
            best, name = parting, codec
    return name if best > 1 else ""


_PARTING = " \n.,、。，\u0964"
NARROW_ODD = 0.05  # of the bytes may be neither printable ASCII nor part of UTF-8 in a text that is not wide
WIDE_ODD = 0.02  # of the characters may be controls, unassigned or undecodable

_SEQUENCES = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|\xc2[\x80-\xbf]")
_NARROW = re.compile(rb"[\t\n\r\x20-\x7e]+|" + _SEQUENCES.pattern)
_HIGH = re.compile(rb"[\x80-\xff]")


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether at least nine in ten of the bytes above ASCII are part of valid UTF-8 sequences."""
    high = len(_HIGH.findall(data))
    return sum(len(s) for s in _SEQUENCES.findall(data)) >= 0.9 * high
