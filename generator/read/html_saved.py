"""What tools that save or archive pages write into them: the page's address, and when it was saved.

Browsers, extensions and mirrors leave a comment; archives put a bar of their own above the page. The day of saving is never the
day of publication, so it has its own field. Addresses that archives give are read by `archived`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST = 4000  # characters of a comment looked at

# The comments, each with the tool that writes it.
COMMENTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("saved from url", re.compile(r"saved from url=\(\d{1,6}\)(?P<url>\S{4,2000})")),  # Chrome, Edge, Internet Explorer
    ("SingleFile", re.compile(r"Page saved with SingleFile\s+url:\s*(?P<url>\S{4,2000})(?:\s+saved date:\s*(?P<date>[^\n]{6,120}))?")),
    ("monolith", re.compile(r"Saved from (?P<url>https?://\S{4,2000}) at (?P<date>\S{6,40}) using monolith")),
    ("HTTrack", re.compile(r"Mirrored from (?P<url>\S{4,2000}) by HTTrack [^\n]{0,80}?, (?P<date>[A-Z][a-z]{2}, [^\n]{10,40} GMT)")),
    ("Wayback Machine", re.compile(r"FILE ARCHIVED ON (?P<date>[\d:]{8} \w{3} \d{1,2}, \d{4}) AND RETRIEVED FROM")),
)
# The ids of the bars that archives put above a page.
BARS = frozenset({"donato", "wm-ipp", "wm-ipp-base", "wm-ipp-inside", "wm-ipp-print"})
_CACHE_BAR = "google-cache-hdr"


def told(comment: str) -> tuple[str, str] | None:
    """What a comment tells: (the address or '', the date as written or ''); None where it is no such comment."""
    text = comment[:LONGEST]
    for _, pattern in COMMENTS:
        found = pattern.search(text)
        if found:
            parts = found.groupdict()
            url = parts.get("url") or ""
            return url if "//" in url or not url else f"http://{url}", (parts.get("date") or "").strip()
    return None


def set_bars_aside(root: _Element) -> None:
    """Make the bars of archives what they are, asides: their text is on the page and no part of it."""
    for element in root.iter("div"):
        name = element.get("id") or ""
        if name in BARS or name.endswith(_CACHE_BAR):
            element.tag = "aside"
