"""Phrases that tell what a line is, from the tables `exact`, `opening` and `inside`: lower case, straight apostrophes."""

from __future__ import annotations

from generator.model import Label
from generator.normalize.tables import sections


def _labels(found: dict[str, tuple[str, ...]]) -> dict[str, Label]:
    """Phrase to label; the first section that lists a phrase keeps it."""
    table: dict[str, Label] = {}
    for label, phrases in found.items():
        for phrase in phrases:
            table.setdefault(phrase, Label(label))
    return table


_whole = sections("exact")
END = frozenset(_whole.pop("end"))  # after one of these, standing alone below the text, no article goes on
SERVICES = frozenset(_whole.pop("services"))  # a line of nothing but these is a share bar
EXACT = _labels(_whole)  # the whole line
OPENING = _labels(sections("opening"))  # the first words of a line that is no prose
INSIDE = _labels(sections("inside"))  # words of furniture in lines of any length
