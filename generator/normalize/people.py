"""People's names as bylines print them: which words are a name, and how a list of names is parted."""

from __future__ import annotations

import re

from generator.normalize.agencies import AGENCY_WORDS
from generator.normalize.fieldwords import ROLES
from generator.normalize.functionwords import ALL

_WORD = re.compile(r"[^\W\d_][\w.'’\-]{0,24}$")
_PARTICLES = frozenset("af al av bin da de del della den der di do dos e el la le st. ten ter van von y zu".split())
_LINE = 400  # characters of a byline at most
_MOST = 5  # words of a name, particles counted
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s|und\s|et\s)?|;|\s(?:and|und|et|y|e|en|og|och|и|&|with|mit)\s|\||•|·|/)\s*")
_END = re.compile(
    rf"\s+(?-i:(?:in|aus|à|en|[Ff]or|on)\s+[A-Z].*$|(?:The\s)?(?:{AGENCY_WORDS})$)|\s*[,|•·–—]\s*(?:updated|published|posted|for\s|@|{ROLES}).*$|\s*\(.*$|\s*@\S+.*$|\s+(?:updated|published|posted)\b.*$",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?<![^\W_])(?!(?:De|Del|Di|Du|Fitz|La|Le|Mac|Mc|Van|Von)[A-Z])[A-ZÄÖÜ][a-zß-ÿ]+(?=[A-ZÄÖÜ][a-zß-ÿ])"
)  # 'Jane DoePublished'


def is_name(text: str) -> bool:
    """Whether a text looks like a person's name: two to five words, each with a capital but for 'van', 'de' and their like."""
    words = text.split() if len(text) <= 50 else []
    return (
        2 <= len(words) <= _MOST
        and words[0][:1].isupper()
        and words[-1][:1].isupper()
        and all(_WORD.match(w) and (w[:1].isupper() or w in _PARTICLES) for w in words)
        and not any(w.lower() in ALL and w[:1].isupper() for w in words)
    )


def names(text: str) -> list[str]:
    """The people a byline's rest names, in order; [] where a part of it is no name."""
    found: list[str] = []
    if len(text) > _LINE:
        return found
    glued = _GLUED.search(text)
    if glued:
        text = text[: glued.end()]
    for part in _BETWEEN.split(_END.sub("", text.strip(" :.,;-–—|•·")).strip(" :.,;-–—|•·")):
        name = part.strip(" .,;:-–—|•·")
        if is_name(name):
            found.append(name)
        elif found:
            break
        else:
            return []
    return list(dict.fromkeys(found))
