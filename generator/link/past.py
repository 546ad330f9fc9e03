"""Whether a sentence tells of something that has happened: a weekday in it is then hardly one that is still to come.

Only what is plain is told: past forms of verbs that a table holds, or that end in '-ed'. Verbs of saying are left out,
since 'said he will come on Friday' tells of what comes; so are participles that announce ('scheduled', 'expected').
"""

from __future__ import annotations

from generator.link.reporting import REPORTING
from generator.text import words

# Past forms that do not end in '-ed', sorted: the verbs that news tells of events with.
PAST = frozenset({
    "ate", "beat", "became", "began", "blew", "bought", "broke", "brought", "built", "came", "caught", "chose", "cut", "did", "drew",
    "drove", "fell", "felt", "flew", "fought", "found", "gave", "got", "grew", "had", "heard", "held", "hit", "hurt", "kept", "knew",
    "laid", "led", "left", "lost", "made", "met", "paid", "put", "ran", "rose", "sank", "sat", "saw", "sent", "shook", "shot", "shut",
    "sold", "sought", "spent", "split", "stole", "stood", "struck", "sued", "swept", "swore", "took", "tore", "was", "went", "were",
    "withdrew", "won",
})  # fmt: skip
# Forms that end in '-ed' or look like past forms, and announce what is to come.
ANNOUNCED = frozenset({
    "anticipated", "asked", "booked", "delayed", "expected", "extended", "intended", "invited", "moved", "need", "needed", "ordered",
    "planned", "postponed", "promised", "proposed", "rescheduled", "scheduled", "slated", "speed", "supposed", "unprecedented",
    "unscheduled", "vowed",
})  # fmt: skip
SHORT = 3  # letters of words like 'red' and 'bed'
PURPOSE = frozenset({"for", "to"})  # 'is set to open', 'set for Tuesday'


def happened(sentence: str) -> bool:
    """Whether some verb of the sentence is plainly a past form, verbs of saying aside."""
    found = [m[0] for m in words(sentence.casefold())]
    for word, after in zip(found, [*found[1:], ""], strict=True):
        if word in REPORTING or word in ANNOUNCED:
            continue
        if word in PAST or (word.endswith("ed") and len(word) > SHORT) or (word == "set" and after not in PURPOSE):
            return True
    return False
