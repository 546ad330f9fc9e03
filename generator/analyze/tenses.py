"""Tenses: whether what is told beside a date has happened or is to come, by the last verb before it, else the first after it.

English only, and by form alone: a modal or a word of plan is future, a verb in the past form is past. Everything else tells nothing (0).
"""

from __future__ import annotations

import re

_FUTURE = (
    r"(?:will|won['’]t|shall|['’]ll|going\s+to|(?:is|are|be|was|were|been)\s+(?:still\s+)?(?:expected|scheduled|slated|due|set|planned|poised|likely|to)|plans?\s+to|expects?\s+to|hopes?\s+to|intends?\s+to|aims?\s+to|"
    r"(?:planned|scheduled|slated|due|expected|likely|poised)\s+(?:to|for|on|a|an|the)|set\s+(?:to|for)|as\s+soon\s+as(?:\s+\w+){0,2}|payable|due|would|upcoming|forthcoming|expects|anticipates|deadline|expires?|effective)(?:\s+(?:not|be|have|been|also|then|still|now|soon|only|probably|likely)){0,3}(?:\s+\w+)?"
)
_IRREGULAR = (
    ""
    "said|was|were|had|did|met|told|held|began|went|came|took|made|got|won|lost|saw|fell|rose|sold|sent|gave|ran|led|left|hit|struck|shot|wrote|spoke|broke|became|brought|bought|built|drove|flew|fought|found|"
    "grew|heard|kept|knew|laid|lay|paid|sat|sank|shook|spent|stood|stole|swore|taught|thought|threw|understood|withdrew|has|have|been|sought|fled|hurt|shut|spread|taught|felt|flew|froze|hung|rode|rang|slept|spent|sprang|stuck|swept|tore|woke|won"
)
_PLANS = r"(?:agree[ds]?|agreement|deal|intention|offer|plan|plans|planning|proposal|promised?|ready|vowed)\s+to"  # of what stands after it
_NO_VERB = r"un(?:determined|disclosed|expected|identified|named|related|specified)\b"
_OVER = r"had\s+(?:\w+\s+)?been\s+(?:due|expected|planned|scheduled|set|slated)(?:\s+\w+){0,2}"  # 'had been due to expire Friday'
_REGULAR = r"[a-z]\w{1,19}(?:[^\Wea]ed|ied|eed|ated|ised|ized)"  # no 'United'
_PAST = rf"(?:{_OVER}|{_IRREGULAR}|(?!{_NO_VERB}){_REGULAR})"
_BEFORE = re.compile(rf"\b(?:(?P<future>(?i:{_FUTURE})|{_PLANS})|(?P<past>{_PAST}))\b")
_AFTER = re.compile(rf"\b(?:(?P<future>(?i:{_FUTURE}))|(?P<past>{_PAST}))\b")
_LOOK = 160  # characters on either side


def tense(text: str, start: int, end: int, bound: tuple[int, int]) -> int:
    """-1 past, 1 future, 0 unknown, for the expression from `start` to `end` in the sentence `bound`."""
    before = text[max(bound[0], start - _LOOK) : start]
    verdict = 0
    for cue in _BEFORE.finditer(before):
        verdict = 1 if cue["future"] else -1
    if verdict:
        return verdict
    after = text[end : min(bound[1], end + _LOOK)]
    found = _AFTER.search(after)
    return 0 if found is None else 1 if found["future"] else -1
