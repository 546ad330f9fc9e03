"""Tenses: whether what is told beside a date has happened or is to come, by the last verb before it, else the first after it.

English only, and by form alone: a modal or a word of plan is future, a verb in the past form is past. Everything else tells nothing (0).
"""

from __future__ import annotations

import re

_FUTURE = (
    r"(?:will|won['’]t|shall|['’]ll|going\s+to|(?:is|are|be|was|were|been)\s+(?:expected|scheduled|slated|due|set|planned|poised|likely|to)|plans?\s+to|expects?\s+to|hopes?\s+to|intends?\s+to|aims?\s+to|"
    r"(?:planned|scheduled|slated|set|due|expected|likely|poised)\s+(?:to|for|on|a|an|the)|as\s+soon\s+as|payable|due|would|upcoming|forthcoming|expects|anticipates|deadline|expires?|effective)(?:\s+(?:not|be|have|been|also|then)){0,3}(?:\s+\w+)?"
)
_IRREGULAR = (
    ""
    "said|was|were|had|did|met|told|held|began|went|came|took|made|got|won|lost|saw|fell|rose|sold|sent|gave|ran|led|left|hit|struck|shot|wrote|spoke|broke|became|brought|bought|built|drove|flew|fought|found|"
    "grew|heard|kept|knew|laid|lay|paid|sat|sank|shook|spent|stood|stole|swore|taught|thought|threw|understood|withdrew|has|have|been"
)
_PAST = rf"(?:{_IRREGULAR}|\w{{2,20}}[^\Wea]ed|\w{{2,20}}(?:ied|eed|ated|ised|ized))"
_CUE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b", re.IGNORECASE)
_LOOK = 160  # characters on either side


def tense(text: str, start: int, end: int, bound: tuple[int, int]) -> int:
    """-1 past, 1 future, 0 unknown, for the expression from `start` to `end` in the sentence `bound`."""
    before = text[max(bound[0], start - _LOOK) : start]
    verdict = 0
    for cue in _CUE.finditer(before):
        verdict = 1 if cue["future"] else -1
    if verdict:
        return verdict
    after = text[end : min(bound[1], end + _LOOK)]
    found = _CUE.search(after)
    return 0 if found is None else 1 if found["future"] else -1
