"""What may speak against a line that the format itself has chosen as the text: less than against a line of a pasted text.

A page's mark-up and its extractor have weighed the line already, by evidence that a pasted text has lost. So words that are
also subjects ('app store') do not remove it, a list of dates stays a list, and a row of a table a row; credits, addresses,
share bars and the notes at the end are removed as ever. Decides on verdicts of `lines` alone, never on a line without one.
"""

from __future__ import annotations

from generator.model import Label
from generator.normalize.phrases import INSIDE
from generator.normalize.sheet import Block, Sheet

FORMATS = frozenset({"html"})  # whose hint 'body' was weighed; Markdown's marks say less
HINTS = frozenset({"body", "heading", "item", "quote"})
ENDS = 2  # lines at the end of the text, where notes stand
SHORT = 32  # words of a line that one phrase of furniture removes anywhere
WEAK = 2  # phrases that are needed elsewhere
LISTED = 3  # lines of one kind in the text (dates, addresses) that are a list of the article's

# Phrases of furniture that articles are also about; the case of each: an article on apps, on subscriptions, on privacy, on programming.
SUBJECTS = frozenset(
    {
        "(function",
        "addeventlistener",
        "affiliate link",
        "app store",
        "by clicking",
        "document.getelement",
        "free trial",
        "google play",
        "live updates",
        "our facebook",
        "personal information",
        "push notifications",
        "terms of service",
        "terms of use",
        "unlimited access",
        "use cookies",
        "window.",
        "your browser",
    }
)
_GUESSED = frozenset({"announced picture", "present tense and date", "picture source"})  # captions by their words: mark-up tells captions


def trusted(sheet: Sheet) -> frozenset[int]:
    """The numbers of the blocks that the format has chosen; none where its hints say little."""
    if sheet.draft.format not in FORMATS:
        return frozenset()
    return frozenset(n for n, block in enumerate(sheet.blocks) if block.hint in HINTS)


def ends(numbers: frozenset[int]) -> frozenset[int]:
    """Those of the chosen blocks that end the text."""
    return frozenset(sorted(numbers)[-ENDS:])


def heeded(block: Block, label: Label, rule: str, *, hint: str, at_end: bool) -> bool:
    """Whether a verdict counts against a chosen block, which the format's `hint` says to be this."""
    if rule in {"words of furniture", "known opening"} and label is not Label.COMMENT:
        return _furniture(block, rule, hint=hint, at_end=at_end)
    if hint in {"item", "quote", "heading"} or "\t" in block.text:
        return label not in {Label.DATE, Label.CAPTION, Label.BYLINE} or rule in {"picture credit alone", "agency line"}
    return rule not in _GUESSED


def relist(sheet: Sheet, numbers: frozenset[int]) -> None:
    """Take back the verdict on dates and addresses of which the chosen text holds several: tour dates, what to buy where."""
    for label in (Label.DATE, Label.URL):
        found = [sheet.blocks[n] for n in sorted(numbers) if sheet.blocks[n].label is label]
        for block in found if len(found) >= LISTED else ():
            block.label, block.field, block.rule, block.reason, block.spoken, block.dates = None, "", "", "", False, ()


def _furniture(block: Block, rule: str, *, hint: str, at_end: bool) -> bool:
    """Whether the words of furniture in a chosen line are more than its subject."""
    if rule == "known opening":
        return hint in {"body", "heading"}
    said = [p for p in INSIDE if p in block.low and p not in SUBJECTS]
    distinct = sum(1 for p in said if not any(p != q and p in q for q in said))
    if hint == "body" and (at_end or block.shape.words <= SHORT):
        return distinct >= 1
    return distinct >= WEAK
