"""People's names as bylines print them: which words are a name, and how a list of names is parted."""

from __future__ import annotations

import re

from generator.normalize.agencies import AGENCY_WORDS
from generator.normalize.fieldwords import FOLLOW, MINUTES, ROLES
from generator.normalize.functionwords import ALL

_WORD = re.compile(r"[^\W\d_][\w.'’\-]{0,24}$")
_PARTICLES = frozenset("af al av bin da de del della den der di do dos e el la le st. ten ter van von y zu".split())
_LINE = 400  # characters of a byline at most
_SHORTEST = 2  # characters of a name
_MOST = 5  # words of a name, particles counted
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s|und\s|et\s)?|;|\s(?:and|und|et|y|e|en|og|och|и|&|with|mit)\s|\||•|·|/)\s*")
_END = re.compile(
    rf"\s+(?-i:(?:in|aus|à|en|[Ff]or|on)\s+[A-Z].*$|(?:(?:mit|with|and|und|et|e|y)\s)?(?:The\s)?(?:{AGENCY_WORDS})$)"
    rf"|\s*[,|•·–—]\s*(?:updated|published|posted|for\s|@|[0-9]|{ROLES}).*$|\s*\(.*$|\s*@\S+.*$"
    rf"|\s+(?:updated|published|posted|{FOLLOW})\b.*$|\s+[0-9]+[\s-]?(?:{MINUTES})\b.*$|\s+\S+@\S+.*$",
    re.IGNORECASE,
)
_ROLE = re.compile(rf"\s(?P<role>{ROLES})$", re.IGNORECASE)
_MODIFIERS = frozenset("associate chief deputy freelance senior special staff volontär volontärin".split())
_UNCASED = re.compile(r"[^\W\d_a-zA-Z]{1,12}(?:[ ·・][^\W\d_a-zA-Z]{1,12}){0,3}$")  # a name in a script without capitals
_LISTED = re.compile(r"\s*[、,，;；/／]\s*")
_CLOSE = re.compile(r"[)）】\]].*$|\s*(?:기자|記者|记者)(?:\s.*)?$")
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


def names(text: str, *, announced: bool = False) -> list[str]:
    """The people a byline's rest names, in order; [] where a part of it is no name.

    Names in scripts without capitals are known only where they are `announced`, by a word before them.
    """
    found: list[str] = []
    if len(text) > _LINE:
        return found
    glued = _GLUED.search(text)
    if glued:
        text = text[: glued.end()]
    if announced and text[:1].isalpha() and text[:1].lower() == text[:1].upper():
        return uncased(text)
    for part in _BETWEEN.split(_END.sub("", text.strip(" :.,;-–—|•·")).strip(" :.,;-–—|•·")):
        name = _bare(part.strip(" .,;:-–—|•·"))
        if is_name(name):
            found.append(name)
        elif found:
            break
        else:
            return []
    return list(dict.fromkeys(found))


def _bare(text: str) -> str:
    """A name without a role glued to it ('Jane Doe Sports Editor') and without its repetition ('Jane Doe Jane Doe')."""
    words = text.split()
    if len(words) in {4, 6} and words[: len(words) // 2] == words[len(words) // 2 :]:
        return " ".join(words[: len(words) // 2])
    while match := _ROLE.search(text):
        text = text[: match.start()]
        if len(text.split()) > 2 and match["role"].lower() not in _MODIFIERS and text.split()[-2].lower() not in _PARTICLES:
            text = text.rpartition(" ")[0]  # what the role is for
    return text


def uncased(text: str) -> list[str]:
    """Names in scripts without capitals, parted by their own commas; only where a word has announced them; [] where a part is none."""
    parts = _LISTED.split(_CLOSE.sub("", text.strip(" .:：|")))
    found = [p.strip() for p in parts]
    return list(dict.fromkeys(found)) if all(len(p) >= _SHORTEST and _UNCASED.match(p) for p in found) else []
