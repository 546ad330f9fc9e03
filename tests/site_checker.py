"""An independent look at a finished site: parses every page with html5lib, which the program itself does not use.

`findings(output)` lists what is wrong in words: markup that is not HTML5, links and anchors that lead nowhere, several
h1 or skipped heading levels, ids used twice, scripts or styles that the theme did not put there, references to other
sites' resources.
"""

import os
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LOADING = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "link": "href",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
    "embed": "src",
}
_SCHEMES = {"", "http", "https", "mailto", "tel"}


def parse(path):
    """The page's elements, and the parser's errors."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(path.read_bytes().decode("utf-8"))
    return tree, [f"{code} at {place}" for place, code, _ in parser.errors]


def pages(output):
    """Every HTML file of a site."""
    return sorted(output.rglob("*.html"))


def findings(output, base="/"):
    """Everything wrong with the site in `output`, served below `base`."""
    trees = {path: parse(path) for path in pages(output)}
    output = output.resolve()
    trees = {path.resolve(): parsed for path, parsed in trees.items()}
    ids = {path: {e.get("id") for e in tree.iter() if e.get("id")} for path, (tree, _) in trees.items()}
    found = []
    for path, (tree, errors) in trees.items():
        name = path.relative_to(output).as_posix()
        found += [
            f"{name}: {problem}"
            for problem in (*errors, *_headings(tree), *_ids(tree), *_content(tree), *_links(tree, path, output, ids, base))
        ]
    for path in sorted(output.rglob("*.xml")):
        ET.parse(path)
    return found


def _headings(tree):
    levels = [int(e.tag[1]) for e in tree.iter() if e.tag in _HEADINGS]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} h1"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"h{after} follows h{before}"


def _ids(tree):
    seen = set()
    for element in tree.iter():
        ident = element.get("id")
        if ident is not None and (ident in seen or not ident or " " in ident):
            yield f"id {ident!r} twice or malformed"
        seen.add(ident)


def _content(tree):
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in element.attrib.items():
            if str(name).lower().startswith("on"):
                yield f"event handler {name} on {element.tag}"
            if name in {"href", "src", "action", "formaction"} and urlsplit(value.strip()).scheme.lower() not in _SCHEMES:
                yield f"scheme of {value!r}"
        if element.tag == "style" or element.get("style") is not None:
            yield f"inline style on {element.tag}"
        if element.tag == "script" and not element.get("src") and element.get("type") != "application/ld+json":
            yield "inline script"
        target = element.get(_LOADING.get(element.tag, ""), "")
        if urlsplit(target).netloc and not (element.tag == "link" and element.get("rel") in {"canonical", "alternate"}):
            yield f"loads from another site: {target}"


def _links(tree, path, output, ids, base):
    for element in tree.iter():
        for name in ("href", "src"):
            value = element.get(name) if isinstance(element.tag, str) else None
            if value is None or urlsplit(value).scheme or urlsplit(value).netloc:
                continue
            problem = _target(value, path, output, ids, base)
            if problem:
                yield f"{element.tag} {name}={value!r}: {problem}"


def _target(value, path, output, ids, base):
    parts = urlsplit(value)
    if parts.path.startswith("/"):
        if not parts.path.startswith(base):
            return "leaves the base path"
        target = output / unquote(parts.path.removeprefix(base))
    else:
        target = path.parent / unquote(parts.path) if parts.path else path
    target = Path(str(target) + ("/index.html" if parts.path.endswith("/") or target == output else ""))
    target = Path(os.path.normpath(target))
    if target not in ids and (not target.is_file() or not target.is_relative_to(output)):
        return "no such file"
    anchor = unquote(parts.fragment).partition(":~:")[0]
    known = ids.get(target)
    if anchor and known is not None and anchor not in known:
        return "no such anchor"
    return None
