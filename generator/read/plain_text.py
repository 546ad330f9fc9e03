"""Plain text: its lines as they are. It declares nothing of itself; what its lines say is for the normalizer to find."""

from __future__ import annotations

from generator.config import Limits
from generator.model import Draft, DraftLine, Seed
from generator.read.encoding import Decoded
from generator.read.unreadable import check_length


def lines_of(text: str) -> list[str]:
    """The lines of a text. A newline ends a line, so that one at the end of the file opens no further line."""
    return text.removesuffix("\n").split("\n") if text else []


def read_text(seed: Seed, decoded: Decoded, limits: Limits) -> Draft:
    """The draft of a plain text."""
    check_length(len(decoded.text), seed.path, limits)
    lines = tuple([DraftLine(number, line) for number, line in enumerate(lines_of(decoded.text), 1)])
    return Draft(seed.path, seed.digest, "text", decoded.encoding, "", lines, (), decoded.problems)
