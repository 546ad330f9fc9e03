"""The line model's weights: a sum of small tables over the traits of a line, learnt from labelled pages and kept as data.

The file holds the model (`additive`) as decision trees of two levels, which are put together to one table a pair of traits
when it is read. What a score means for a line is decided by `judgement`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from generator.normalize.additive import Additive

_FILE = Path(__file__).with_name("tables") / "lines.json"


class Weights(NamedTuple):
    """All that was learnt: what rules' verdicts and words weigh, and the model of lines."""

    said: Mapping[str, float]
    words: Mapping[str, float]
    lines: Additive


def read(data: Mapping[str, Any]) -> Weights:
    """The weights of a file's object."""
    from generator.normalize.additive import additive

    lines = data["lines"]
    return Weights(data["said"], _words(data["words"]), additive(len(lines["traits"]), lines["bias"], lines["trees"]))


def _words(table: Mapping[str, str]) -> dict[str, float]:
    """Word to weight; the file lists the words of each weight in tenths."""
    return {word: int(tenths) / 10 for tenths, line in table.items() for word in line.split()}


@cache
def weights() -> Weights:
    """The weights of the package."""
    return read(json.loads(_FILE.read_text("utf-8")))
