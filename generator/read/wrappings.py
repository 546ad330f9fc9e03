"""A page or a text inside a wrapping: a web page saved as one file (MHTML, .mht), a letter saved as a file (.eml).

Both are MIME (RFC 2045, RFC 2557): headers, then parts. Decides which part is the article (the first page, else the first text)
and what the headers claim: of a saved page its address and the day of saving, of a letter its subject, day and sender.
What the part itself is and claims is read by its format; lines are counted in the part.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import parseaddr
from typing import NamedTuple

from generator.model import Basis, Claim
from generator.read.encoding import codec
from generator.read.values import Claims, Statement
from generator.text import squeeze

HEADERS = 1 << 16  # bytes of headers looked at
PARTS = 200  # parts looked at: a saved page holds its pictures as well
DEPTH = 4  # of parts within parts
VALUE = 2000  # characters of one header

_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*){0,40})\r?\n?")
_END = re.compile(rb"\r?\n\r?\n")
_PARAMETER = re.compile(r";\s{0,9}([a-z]{1,20})\s{0,9}=\s{0,9}(?:\"([^\"]{0,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE)
_SAVED_BY = re.compile(r"<saved by", re.IGNORECASE)
_ROBOT = re.compile(r"no-?reply|donotreply|mailer-daemon", re.IGNORECASE)


class Unwrapped(NamedTuple):
    """The part that is the article: its bytes, its format ('html' or 'text'), and the claims of the headers.

    `first` are claims that go before what the part says itself (of a letter), `last` those that go behind it (of a saved page).
    """

    data: bytes
    format: str
    first: tuple[Claim, ...]
    last: tuple[Claim, ...]


def unwrapped(data: bytes, path: str) -> Unwrapped | None:
    """The article inside a wrapping; None where the bytes are no such file, or no part of it is text."""
    headers, body = _parted(data.removeprefix(codecs.BOM_UTF8))
    if "mime-version" not in headers or "content-type" not in headers:
        return None
    parts = list(_texts(headers, body))
    chosen = next((p for p in parts if p[0] == "text/html"), None) or next((p for p in parts if p[0] == "text/plain"), None)
    if chosen is None:
        return None
    first, last = _claims(headers, path)
    return Unwrapped(chosen[1], "html" if chosen[0] == "text/html" else "text", first, last)


def _parted(data: bytes) -> tuple[dict[str, str], bytes]:
    """The headers, by name in lower case, and what follows them; no headers where the bytes do not begin with some."""
    end = _END.search(data, 0, HEADERS)
    if not end:
        return {}, data
    headers: dict[str, str] = {}
    position = 0
    while position < end.start() and (match := _HEADER.match(data, position)):
        position = match.end()
        value = match[2][:VALUE].decode("utf-8", "replace")
        headers.setdefault(match[1].decode("ascii").lower(), squeeze(value))
    return (headers, data[end.end() :]) if position >= end.start() else ({}, data)


def _texts(headers: dict[str, str], body: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts that are pages or texts, in order, each with its type; files that came with a letter are none."""
    waiting = [(headers, body, 0)]
    for _ in range(PARTS):
        if not waiting:
            return
        headers, body, depth = waiting.pop(0)
        kind = headers.get("content-type", "text/plain").partition(";")[0].strip().lower()
        if kind.startswith("multipart/"):
            boundary = _parameters(headers).get("boundary", "")
            if boundary and depth < DEPTH:
                inner = [_parted(part) for part in _split(body, boundary.encode("utf-8", "replace"))]
                waiting[:0] = [(h, b, depth + 1) for h, b in inner]
        elif kind in {"text/html", "text/plain"} and not headers.get("content-disposition", "").lower().startswith("attachment"):
            yield kind, _decoded(headers, body)


def _parameters(headers: dict[str, str]) -> dict[str, str]:
    """The parameters of the content type: 'charset', 'boundary'."""
    return {m[1].lower(): m[2] or m[3] or "" for m in _PARAMETER.finditer(headers.get("content-type", ""))}


def _split(body: bytes, boundary: bytes) -> list[bytes]:
    """The parts between the boundaries, without what stands before the first and after the last."""
    marks = re.compile(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*\r?$\n?", re.MULTILINE)
    parts: list[bytes] = []
    start = -1
    for mark in marks.finditer(body):
        if start >= 0:
            parts.append(body[start : mark.start()])
        if mark[1] or len(parts) >= PARTS:
            return parts
        start = mark.end()
    return [*parts, body[start:]] if start >= 0 else parts


def _decoded(headers: dict[str, str], body: bytes) -> bytes:
    """The bytes of a part, as UTF-8 with its mark where the headers name an encoding that fits."""
    encoding = headers.get("content-transfer-encoding", "").lower()
    if encoding == "quoted-printable":
        body = quopri.decodestring(body)
    elif encoding == "base64":
        try:
            body = base64.b64decode(body)
        except (binascii.Error, ValueError):
            return b""
    try:
        # of texts alone: other codecs of Python take time with the square of the length, or make another text of it
        return codecs.BOM_UTF8 + str(body, codec(_parameters(headers)["charset"]) or "").encode("utf-8")
    except (LookupError, ValueError):
        return body


def _claims(headers: dict[str, str], path: str) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """What the headers of a letter claim, and what those of a saved page do."""
    page = "snapshot-content-location" in headers or bool(_SAVED_BY.search(headers.get("from", "")))
    claims = Claims(path, ("title", "published", "retrieved", "source", "url"))
    _add(claims, "title", "subject", headers)
    if page:
        _add(claims, "url", "snapshot-content-location", headers)
        _add(claims, "retrieved", "date", headers)
        return (), claims.all()
    _add(claims, "published", "date", headers)
    sender, address = parseaddr(_words(headers.get("from", "")))
    if sender and not _ROBOT.search(sender) and "@" in address:
        claims.add("source", Statement("letter from", sender, 0), basis=Basis.DERIVED)
    return claims.all(), ()


def _add(claims: Claims, field: str, name: str, headers: dict[str, str]) -> None:
    if headers.get(name):
        claims.add(field, Statement(f"header {name}", _words(headers[name]), 0))


def _words(value: str) -> str:
    """A header's text, its encoded words (RFC 2047) read."""
    try:
        return str(make_header(decode_header(value)))
    except (MessageError, LookupError, ValueError, UnicodeError):
        return value
