"""Which characters no text of the program holds: controls other than tab and newline, and lone surrogates.

They come as bytes, as character references of HTML and as escapes of JSON, so each way in passes here.
"""

from __future__ import annotations

import re

# U+0085, form feed, vertical tab and the information separators part words; all else is dropped.
_SPACES = "\x0b\x0c\x1c\x1d\x1e\x1f\x85"
_TABLE: dict[int, str | None] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))
_TABLE |= {ord(c): " " for c in _SPACES} | {ord(c): c for c in "\t\n"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

# What HTML means by the references &#128; to &#159;: the characters of cp1252.
_REFERENCES = {i: bytes([i]).decode("cp1252", "ignore") for i in range(0x80, 0xA0)}


def cleaned(text: str) -> str:
    """The text without control characters; those that part words become spaces, surrogates U+FFFD."""
    return text.translate(_TABLE) if CONTROL.search(text) else text


def referred(text: str) -> str:
    """As `cleaned`, for text of a page: its references to cp1252 mean what browsers show."""
    return cleaned(text.translate(_REFERENCES)) if CONTROL.search(text) else text
