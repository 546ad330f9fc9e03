"""What other programs get of a hostile site: calendars, references, search records, cards, documents. Each is read by another reader
than the program's own, and may hold nothing but what its format allows; `findings(path)` tells of one file in words.
"""

import gzip
import io
import json
import re
import urllib.parse
import zipfile
from xml.etree import ElementTree as ET

import bibtexparser
import html5lib
import rispy
from PIL import Image

_SCHEMES = {"http", "https"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\u2028\u2029]")
_CALENDAR = set(
    "BEGIN END VERSION PRODID CALSCALE NAME X-WR-CALNAME URL UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION CATEGORIES".split()
) | {"STATUS", "TRANSP"}
_RIS = set("TY ID AU A2 TI T2 PY DA Y2 UR LA KW AB N1 PB ER ET M1 M3 CY C1".split())
# what LaTeX may be told by a text: signs and accents, nothing that reads, writes or runs
_LATEX = re.compile(
    r"\\(?!([%&#_${}\\\"'`^~=.,;:@/ -]|text[a-z]+\b|[a-zA-Z]{1,2}\b|(?:ldots|dots|quote\w+|guil\w+|infty|circ|ddag|dag|ss)\b))"
)
_HARMLESS = set(
    "html head body a abbr b blockquote br cite code dd del dl dt em h1 h2 h3 h4 h5 h6 hr i ins li ol p pre q s small".split()
) | set("span strong sub sup table tbody td tfoot th thead time tr u ul wbr figure figcaption".split())


def findings(path):
    """What is wrong with a file for other programs; nothing for a kind that is not known here."""
    reader = _READERS.get(path.suffix)
    return list(reader(path.read_bytes())) if reader else []


def fragment(text):
    """What a text that other programs show as mark-up holds and should not."""
    for element in html5lib.parseFragment(text, namespaceHTMLElements=False).iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.rpartition("}")[2]
        if tag not in _HARMLESS and tag != "DOCUMENT_FRAGMENT":
            yield f"the element {tag}"
        for name, value in element.attrib.items():
            if str(name).startswith("on") or name == "style":
                yield f"the attribute {name}"
            if name in {"href", "src", "cite"}:
                yield from address(value)


def address(value):
    """What is wrong with an absolute address."""
    scheme = urllib.parse.urlsplit(re.sub(r"[\x00-\x20]", "", value)).scheme.lower()
    if scheme not in {*_SCHEMES, "", "mailto", "tel"}:
        yield f"the scheme of {value[:60]!r}"


def _calendar(data):
    text = data.decode("utf-8")
    if "\n" in text.replace("\r\n", ""):
        yield "a line that does not end in CRLF"
    if any(len(line) > 75 for line in data.split(b"\r\n")):
        yield "a line of more than 75 bytes"
    nested = []
    for line in text.replace("\r\n ", "").rstrip("\r\n").split("\r\n"):
        name, _, value = line.partition(":")
        name = name.partition(";")[0]
        if name not in _CALENDAR:
            yield f"the property {name[:40]!r}"
        if name == "BEGIN":
            nested.append(value)
        elif name == "END" and (not nested or nested.pop() != value):
            yield "an END without its BEGIN"
        elif name == "URL" and urllib.parse.urlsplit(value).scheme not in _SCHEMES:
            yield f"the scheme of {value[:60]!r}"
        if name in {"BEGIN", "END"} and value not in {"VCALENDAR", "VEVENT"}:
            yield f"the part {value[:40]!r}"
        if _CONTROL.search(line):
            yield "a control character"


def _bibtex(data):
    text = data.decode("utf-8")
    library = bibtexparser.parse_string(text)
    if library.failed_blocks:
        yield f"{len(library.failed_blocks)} entries that cannot be read"
    if len(library.entries) != len(re.findall(r"(?m)^@", text)):
        yield "not as many entries as begin"
    for entry in library.entries:
        if not re.fullmatch(r"[a-z0-9-]+", entry.key):
            yield f"the key {entry.key[:40]!r}"
        for field in entry.fields:
            value = str(field.value)
            if field.key == "url" and urllib.parse.urlsplit(value).scheme not in _SCHEMES:
                yield f"the scheme of {value[:60]!r}"
            if field.key != "url" and (command := _LATEX.search(value)):
                yield f"the command {value[command.start() :][:30]!r}"
            if _CONTROL.search(value):
                yield f"a control character in {field.key}"


def _ris(data):
    text = data.decode("utf-8")
    for line in text.splitlines():
        if line and (not re.match(r"[A-Z][A-Z0-9]  - ", line) or line[:2] not in _RIS):
            yield f"the line {line[:60]!r}"
        if line.startswith("UR  - ") and urllib.parse.urlsplit(line[6:]).scheme not in _SCHEMES:
            yield f"the scheme of {line[6:66]!r}"
    if len(rispy.loads(text)) != len(re.findall(r"(?m)^TY  - ", text)):
        yield "not as many records as begin"


def _record(data):
    """A page as Pagefind keeps it."""
    record = json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
    if not re.fullmatch(r"/(?:[a-z0-9-]+/)*(?:[a-z0-9-]+\.html)?", record["url"]):
        yield f"the address {record['url'][:60]!r}"


def _picture(data):
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        if picture.info.keys() - {"transparency"} or picture.size != (1200, 630):
            yield f"a picture of {picture.size} that tells of {sorted(picture.info)}"


def _json(data):
    """In a feed and in a timeline, texts are shown as mark-up."""
    read = json.loads(data)
    if not isinstance(read, dict):
        return
    for item in read.get("items", []) if "version" in read else []:
        yield from fragment(item.get("content_html", ""))
        for url in (item.get("url", ""), item.get("external_url", "")):
            yield from address(url)
    waiting = [read] if "events" in read and "eras" not in read else []
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [inner for inner in value.values() if isinstance(inner, dict | list)]
            for key in ("headline", "text", "caption", "credit"):
                if isinstance(value.get(key), str):
                    yield from fragment(value[key])
        else:
            waiting += [inner for inner in value if isinstance(inner, dict | list)]


_READERS = {
    ".ics": _calendar,
    ".bib": _bibtex,
    ".ris": _ris,
    ".pf_fragment": _record,
    ".png": _picture,
    ".json": _json,
}


def document(data):
    """An exported page: it runs nothing, loads nothing, and holds its one style sheet."""
    tree = html5lib.parse(data.decode("utf-8"), namespaceHTMLElements=False)
    policies = [e.get("content", "") for e in tree.iter("meta") if (e.get("http-equiv") or "").lower() == "content-security-policy"]
    if len(policies) != 1 or "default-src 'none'" not in policies[0] or "unsafe" in policies[0]:
        yield f"the policy {policies}"
    yield from _elements(tree)


def explained(data):
    """A page of `explain --html`: as an exported one, with its style sheet let in by its policy, and no link that leads away."""
    tree = html5lib.parse(data.decode("utf-8"), namespaceHTMLElements=False)
    policies = [e.get("content", "") for e in tree.iter("meta") if (e.get("http-equiv") or "").lower() == "content-security-policy"]
    if len(policies) != 1 or not policies[0].startswith("default-src 'none'; style-src"):
        yield f"the policy {policies}"
    yield from _elements(tree)
    for element in tree.iter():
        if element.tag in {"link", "a"} or (element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh"):
            yield f"the element {element.tag}"
    for control in set(_CONTROL.findall(data.decode("utf-8"))) - {"\u2028", "\u2029"}:  # which part lines in scripts alone
        yield f"the control character {control!r}"


def _elements(tree):
    for element in tree.iter():
        tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if tag in {"script", "iframe", "object", "embed", "form", "math", "base", "img", "video", "audio"}:
            yield f"the element {tag}"
        for name, value in element.attrib.items():
            plain = str(name).rpartition("}")[2]
            if plain.startswith("on") or plain == "style":
                yield f"the attribute {plain}"
            if plain in {"href", "src"}:
                yield from address(value)
            if tag == "link" and plain == "href" and urllib.parse.urlsplit(value).netloc and element.get("rel") == "stylesheet":
                yield f"loads from another site: {value[:60]!r}"


def book(data):
    """An EPUB: a sound archive with safe names, each part of it XML that runs nothing."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.testzip():
            yield "a damaged archive"
        for name in archive.namelist():
            if not re.fullmatch(r"(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_.-]+", name) or ".." in name:
                yield f"the name {name[:60]!r}"
            if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
                yield from _elements(ET.fromstring(archive.read(name)))
