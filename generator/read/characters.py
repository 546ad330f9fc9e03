"""Which characters no text of the program holds: controls other than tab and newline, lone surrogates, noncharacters.

They come as bytes, as character references of HTML and as escapes of JSON, so each way in passes here.
"""

from __future__ import annotations

import re

# U+0085, form feed, vertical tab and the information separators part words; all else is dropped.
_SPACES = "\x0b\x0c\x1c\x1d\x1e\x1f\x85"
# Unicode keeps these for programs' own use: in HTML they are errors, and XML 1.0 cannot hold the first plane's.
_NONCHARACTERS = (*range(0xFDD0, 0xFDF0), *(plane + end for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)))
_TABLE: dict[int, str | None] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))
_TABLE |= {ord(c): " " for c in _SPACES} | {ord(c): c for c in "\t\n"} | dict.fromkeys((*range(0xD800, 0xE000), *_NONCHARACTERS), "\ufffd")
C1 = re.compile("[\x80-\x9f]")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff" + "".join(map(chr, _NONCHARACTERS)) + "]")

# What HTML means by the references &#128; to &#159;: the characters of cp1252.
_REFERENCES = {i: bytes([i]).decode("cp1252", "ignore") for i in range(0x80, 0xA0)}

# A UTF-8 sequence of which each byte was read as one character of Latin-1.
_TWICE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def printable(text: str) -> bool:
    """Whether all characters but tabs, newlines and the common no-break space are printable: then none is a control.

    Told without looking at each by an expression; a text for which it says no may still hold none.
    """
    return text.replace("\n", "").replace("\t", "").replace("\xa0", "").isprintable()


def mended(text: str) -> tuple[str, int]:
    """The text with characters that were encoded twice ('â' and two controls for '’') read as meant, and how many there were.

    Only a text with such a sequence that holds a C1 control is mended: no text has those of itself, and a valid sequence
    with one in it is no accident.
    """
    if not C1.search(text) or not any(C1.search(found[0]) and _meant(found) != found[0] for found in _TWICE.finditer(text)):
        return text, 0
    count = sum(1 for found in _TWICE.finditer(text) if _meant(found) != found[0])
    return _TWICE.sub(_meant, text), count


def _meant(found: re.Match[str]) -> str:
    try:
        return found[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def cleaned(text: str) -> str:
    """The text without control characters; those that part words become spaces, surrogates and noncharacters U+FFFD."""
    return text.translate(_TABLE) if CONTROL.search(text) else text


def referred(text: str) -> str:
    """As `cleaned`, for text of a page: its references to cp1252 mean what browsers show."""
    return cleaned(text.translate(_REFERENCES)) if CONTROL.search(text) else text
