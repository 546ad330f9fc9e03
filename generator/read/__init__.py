"""Read: a seed's bytes become a `Draft`: decoded, taken apart by its format, with what the file claims of itself.

The stage finds the seeds, decodes them, tells their format and hands them to one module a format. A format says what
its own mark-up says (a heading, a caption, a declared date), never what a line means: that is for the normalizer.
To add a format: a module with a function (seed, decoded, limits) -> Draft, a line in `FORMATS`, and its mark in `formats.detect`.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from generator.config import LIMITS, Limits
from generator.model import Draft, Seed
from generator.read.editorial import editorial
from generator.read.encoding import Decoded, decode
from generator.read.files import Found, Listing, find, listing, load
from generator.read.formats import detect, foreign
from generator.read.html import read_html
from generator.read.markdown import read_markdown
from generator.read.plain_text import read_text
from generator.read.unreadable import Unreadable, check_lines, unreadable
from generator.read.wrappings import unwrapped

__all__ = ["Found", "Listing", "Unreadable", "editorial", "find", "listing", "load", "read"]

FORMATS: dict[str, Callable[[Seed, Decoded, Limits], Draft]] = {
    "html": read_html,
    "markdown": read_markdown,
    "text": read_text,
}


def read(seed: Seed, limits: Limits = LIMITS) -> Draft:
    """The draft of a seed. Raises `Unreadable` where it is no text, too long or too complex; nothing else, whatever the bytes."""
    inner = unwrapped(seed.data, seed.path)
    decoded = decode(inner.data if inner else seed.data, seed.path)
    if not decoded.text.strip():
        raise unreadable("empty-seed", seed.path, "the file has no text")
    if inner:
        draft = check_lines(FORMATS[inner.format](seed, decoded, limits), limits)
        return msgspec.structs.replace(draft, claims=(*inner.first, *draft.claims, *inner.last))
    other = foreign(decoded.text)
    if other:
        raise unreadable("unknown-format", seed.path, f"the file is {other}")
    return check_lines(FORMATS[detect(decoded.text, seed.path)](seed, decoded, limits), limits)
