"""The article's own address: what the file gives as its original, cleaned of trackers; http and https only."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from generator.model import Claim, Label
from generator.normalize.sheet import Block, Sheet
from generator.normalize.tables import sections

_URL = re.compile(r"https?://[^\s<>\"'\[\]()]{4,2000}")
_PARAMETERS = sections("trackers")["parameters"]
TRACKERS = frozenset(p for p in _PARAMETERS if not p.endswith("*"))
_PREFIXES = tuple(p[:-1] for p in _PARAMETERS if p.endswith("*"))
_LONGEST = 2000


def clean(url: str) -> str:
    """The address without trackers, user names, default ports and fragments; '' where it is no http(s) address."""
    try:
        parts = urlsplit(url.strip()[:_LONGEST])
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").lower()
    if parts.scheme.lower() not in {"http", "https"} or "." not in host:
        return ""
    if port and port != {"http": 80, "https": 443}[parts.scheme.lower()]:
        host = f"{host}:{port}"
    query = [
        (k, v)
        for k, v in parse_qsl(parts.query, keep_blank_values=True)
        if k.lower() not in TRACKERS and not k.lower().startswith(_PREFIXES)
    ]
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", urlencode(query), ""))


def domain(url: str) -> str:
    """The host without 'www.' and its likes; '' where there is none."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
    for prefix in ("www.", "m.", "amp.", "mobile."):
        host = host.removeprefix(prefix)
    return host


def url(sheet: Sheet) -> tuple[Claim, ...]:
    """The address of the format's own claim, else of the line that announces it, else of a lone address outside the body."""
    stated = [c for c in sheet.draft.claims if c.field == "url" and clean(c.value)]
    candidates: list[Claim] = [Claim("url", clean(c.value), c.evidence, c.place, c.basis, c.rule) for c in stated]
    announced = False
    for number, block in enumerate(sheet.blocks):
        if block.label is not Label.URL:
            announced = False
            continue
        value = _in(block)
        if not value:
            announced = True
            continue
        told = announced or block.rule == "announced address" or block.low.startswith(("original", "url", "source url"))
        if told or number >= sheet.last or number < sheet.first:
            candidates.append(sheet.claim("url", value, block, "original URL line" if told else "address alone"))
        announced = False
    candidates.sort(key=lambda c: c.rule == "address alone")
    for loser in candidates[1:]:
        if loser.value != candidates[0].value:
            sheet.refuse(loser, "another address was announced as the article's own")
    for block in sheet.blocks:
        if block.label is Label.URL and (not candidates or (_in(block) not in {"", candidates[0].value})):
            sheet.decide(block, Label.URL, "address", "not the article's own address")
    return tuple(candidates[:1])


def _in(block: Block) -> str:
    match = _URL.search(block.text)
    return clean(match.group()) if match else ""


def slug_words(address: str) -> frozenset[str]:
    """The words of an address's last long segment: a hint to the title."""
    segments = [s for s in urlsplit(address).path.lower().split("/") if s.count("-") + s.count("_") >= 2]
    return (
        frozenset(w for w in re.split(r"[^a-z0-9]+", segments[-1].rpartition(".")[0] or segments[-1]) if len(w) > 2)
        if segments
        else frozenset()
    )


def dated_path(address: str) -> str:
    """The day an address carries in its path (/2025/07/29/), as YYYY-MM-DD; ''."""
    match = re.search(r"/((?:19|20)[0-9]{2})[/-]?([01][0-9])[/-]?([0-3][0-9])(?=[/_-]|$|[a-z])", urlsplit(address).path)
    return "-".join(match.groups()) if match else ""
