"""The parts of pages that show how articles word one statement. Which of them may be shown is decided in `wordings`."""

from __future__ import annotations

from generator.model import View


class RunOfWords(View, frozen=True):
    """Words of one article beside the longest quotation of the statement. `kind` is same, changed, cut (left out here) or added.

    `whole` are the longest quotation's words ('' where added), `own` the article's ('' where cut), `whole_cite` and `own_cite`
    their places, as in `Cited`; `words` counts those of `whole`. `apart` is whether the article has other words between this
    and the run before. The `own` of all runs that are not apart make up its quotation, so nothing may be printed between them.
    """

    kind: str
    whole: str
    whole_cite: str
    own: str
    own_cite: str
    words: int
    apart: bool


class Worded(View, frozen=True):
    """How one article words a statement: its place among the citations (from 0), and the comparison."""

    citation: int
    runs: tuple[RunOfWords, ...]
