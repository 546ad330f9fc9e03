"""Addresses that hold another one: of archives, caches and readers, with the moment of the copy where the address tells it.

Decides what the original address is; a page's own day is never read from an archive's.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

# Addresses that hold the original one; a group 'day' is when the archive took its copy.
_HOLDERS = (
    re.compile(r"(?:https?:)?(?://web\.archive\.org)?/web/(?P<day>\d{14})[a-z_]{0,4}/(?P<url>https?:/{1,2}.+)", re.IGNORECASE),
    re.compile(
        r"https?://archive\.(?:today|ph|is|li|md|vn|fo)/(?P<day>\d{4}\.\d\d\.\d\d-\d{6}|\d{14})/(?P<url>https?:/{1,2}.+)", re.IGNORECASE
    ),
    re.compile(r"https?://webcache\.googleusercontent\.com/search\?q=cache:(?:[\w-]{6,20}:)?(?P<url>[^+&\s]+)", re.IGNORECASE),
    re.compile(r"https?://[\w-]{1,80}\.cdn\.ampproject\.org/[cv]/s/(?P<url>.+)", re.IGNORECASE),
    re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/s/(?P<url>.+)", re.IGNORECASE),
    re.compile(r"about:reader\?url=(?P<url>.+)", re.IGNORECASE),
)
_SCHEME = re.compile(r"(https?):/{1,2}", re.IGNORECASE)


class Original(NamedTuple):
    """An address taken out of another: the original one, and the archive's day and time as ISO 8601 in UTC ('' if it names none)."""

    url: str
    moment: str


def original(address: str) -> Original:
    """The address that an archive's or a cache's address holds; the address itself where it holds none."""
    for holder in _HOLDERS:
        found = holder.match(address)
        if found:
            inner = found["url"]
            if "%3a" in inner[:12].lower():
                inner = unquote(inner)
            scheme = _SCHEME.match(inner)
            url = f"{scheme[1].lower()}://{inner[scheme.end() :]}" if scheme else f"https://{inner}"
            digits = re.sub(r"\D", "", found.groupdict().get("day") or "")
            return Original(url, _moment(digits) if digits else "")
    return Original(address, "")


def _moment(digits: str) -> str:
    day, clock = digits[:8], digits[8:]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}+00:00"
