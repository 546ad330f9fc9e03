"""Files that are small and want to become large, deep or something else: what readers that unpack, nest or expand fall over.

`BOMBS` gives for each name its bytes and the problem with which it is refused, '' where it is read like any other; each that is read
holds `SENTENCE`, which must not be lost.
"""

import gzip
import io
import json
import zipfile

SENTENCE = "The harbour council said on Monday that the bridge to the island will open again."
_ENTITIES = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
_LAUGHS = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">{_ENTITIES}<!ENTITY z SYSTEM "file:///etc/passwd">]>'
_MIME = "Subject: The harbour waits for its bridge\r\nMIME-Version: 1.0\r\n"


def _page(head="", body=""):
    return (
        f"<!doctype html><html><head><title>Harbour waits</title>{head}</head>"
        f"<body><article><h1>Harbour waits</h1><p>{SENTENCE}</p>{body}</article></body></html>"
    )


def _data(text):
    return _page(f'<script type="application/ld+json">{text}</script>')


def _zipped():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../a.html", b"<p>" * 3_000_000)
    return file.getvalue()


def _front(text):
    return f"---\n{text}\n---\n\n{SENTENCE}\n"


def _parts(number):
    part = f"--m\r\nContent-Type: text/plain\r\n\r\n{SENTENCE}\r\n"
    return f"{_MIME}Content-Type: multipart/mixed; boundary=m\r\n\r\n{part * number}--m--\r\n"


def _nested(depth):
    text = f"Content-Type: text/plain\r\n\r\n{SENTENCE}"
    for n in range(depth):
        text = f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n{text}\r\n--b{n}--\r\n"
    return _MIME + text


_ALIASES = "\n".join([f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]" for n in range(9)])
_BOMBS = {
    "entities.html": (_LAUGHS + _page(body="<p>&j;&z;</p>"), ""),
    "entities.txt": (f"{_LAUGHS}<rss><channel><item><title>&j;</title></item></channel></rss>\n\n{SENTENCE}\n", ""),
    "feed.html": ("<rss version='2.0'><channel><title><script>window.pwned=1</script></title></channel></rss>", "unknown-format"),
    "feed.txt": ("<feed xmlns='http://www.w3.org/2005/Atom'><entry/></feed>", "unknown-format"),
    "list.txt": ("<opml><body><outline xmlUrl='javascript:window.pwned=1'/></body></opml>", "unknown-format"),
    "zipped.html": (_zipped(), "unknown-format"),
    "packed.txt": (gzip.compress(b"a" * 3_000_000), "unknown-format"),
    "document.txt": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>", "unknown-format"),
    "deep-data.html": (_data('{"@graph":[' * 20_000 + "]}" * 20_000), ""),
    "deep-list.html": (_data("[" * 50_000 + "]" * 50_000), ""),
    "large-data.html": (_data(json.dumps({"headline": "H" * 50_000, "author": [{"name": f"A{n} B{n}"} for n in range(20_000)]})), ""),
    "large-number.html": (_data('{"@type":"NewsArticle","datePublished":' + "9" * 50_000 + "}"), ""),
    "deep.html": (_page(body="<div>" * 50_000), "page-too-complex"),
    "attributes.html": (_page(body=f"<p {' '.join(f'a{n}=1' for n in range(50_000))}>"), "page-too-complex"),
    "seven-bits.html": (_page("<meta charset=utf-7>", "<p>+ADw-script+AD4-window.pwned=1+ADw-/script+AD4-</p>"), ""),
    "aliases.md": (_front(f"a: &a [x, x, x, x, x, x, x, x, x]\n{_ALIASES}\ntitle: *j"), ""),
    "deep.md": (_front(f"title: {'[' * 20_000}{']' * 20_000}"), ""),
    "object.md": (_front("title: !!python/object/apply:os.system ['id']"), ""),
    "number.md": (_front(f"title: 0x{'f' * 20_000}\ndate: {'1' * 20_000}"), ""),
    "parts.eml": (_parts(20_000), ""),
    "nested.eml": (_nested(1_000), ""),
    "no-boundary.mhtml": (
        f'From: <Saved by x>\r\n{_MIME}Content-Type: multipart/related; boundary=""\r\n\r\n' + "--\r\n" * 50_000,
        "unknown-format",
    ),
    "coded.eml": (f"{_MIME}Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n{'QUFB' * 400_000}", "text-too-long"),
}
BOMBS = {name: (data if isinstance(data, bytes) else data.encode(), code) for name, (data, code) in _BOMBS.items()}
