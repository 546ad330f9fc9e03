"""Which words are inflections of one word, for matching the editor's terms in English.

It is meant for single words that somebody chose, so it takes off endings and no more. Other languages' forms are told by
the articles' own terms, elsewhere.
"""

from __future__ import annotations

ENGLISH = "en"  # the language whose inflections are known here
# Its endings and what stands in their place, longest first; a stem keeps three letters at least.
ENDINGS = (
    ("ches", "ch"),  # speeches
    ("shes", "sh"),  # clashes
    ("sses", "ss"),  # passes
    ("ying", "y"),  # denying
    ("ied", "y"),  # denied
    ("ies", "y"),  # embassies
    ("ing", ""),  # sanctioning
    ("xes", "x"),  # taxes
    ("ed", ""),  # sanctioned
    ("is", "is"),  # crisis
    ("ss", "ss"),  # press
    ("us", "us"),  # virus
    ("s", ""),  # sanctions
)


def stem(word: str) -> str:
    """A folded word without its inflection, for matching the editor's terms: 'embassies' and 'embassy' meet."""
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: len(word) - len(ending)] + instead
            if ending in {"ing", "ed"} and len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]  # banned, banning
            break
    return word.removesuffix("e") if len(word) > 3 else word
