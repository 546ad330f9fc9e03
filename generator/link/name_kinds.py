"""Which kind a name of several articles has, from what each of them tells; and which names have no page though they recur.

Left out are names on whose kind the articles do not agree or too few tell it, names known by weak evidence alone, a person with
one name ('Smith' may be anyone), an office that every country has ('Foreign Ministry'), and what a page glued together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.model import Name, NameKind
from generator.text import fold

FOUND = (NameKind.PERSON, NameKind.PLACE, NameKind.ORGANIZATION)
AGREED = 0.8  # share of the articles that tell a kind and tell this one
TOLD = 1 / 3  # share of all its articles that tell a kind
WEAK = frozenset(["family", "inside", "speaks"])  # rules that need another beside them
OFTENER = {NameKind.PERSON: 1, NameKind.ORGANIZATION: 5}  # how much commoner a name is for a longer form of it to be a slip
LONGEST = 5  # words of a person's name
_GLUED = re.compile(r"[a-zß-ÿ](?:[A-Z]{2}|[a-zß-ÿ]{3}[A-Z])|\d|[^\W\d_]{25}")  # 'SmithDemocrat': a word ran into the next
_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMON = _words(  # words of which the name of an office is made that many countries, states and cities have
    "administration affairs agency air and appeals appropriations armed army assembly attorney authority bank bipartisan board branch "
    "bureau cabinet capitol central chamber chancellery circuit city coast college commerce commission committee congress "
    "constitutional control corps council county court courts crown customs defence defense democratic department development "
    "directorate disease district drug education election elections emergency energy enforcement environment ethics exchange "
    "executive federal finance fire force forces foreign general gop governing government guard health high home homeland house "
    "housing human immigration information intelligence interior international joint judiciary justice labor labour law legislature "
    "lower main marine means media medical military ministry municipal national navy of office on oversight parliament pensions "
    "people's permanent police presidential press prevention prosecutor prosecutors public regional relations representatives "
    "republican reserve revenue royal school science secret security select senate service services social special state states "
    "supreme the trade transport transportation treasury union upper veterans war works"
)
NO_PERSONS = _words(  # a word that ends no person's name: 'Trump MORE', 'Sanders Democrat'
    "act administration agreement amendment amp and award bill building campaign city county court cup day deal democrat democrats "
    "foundation fund gop house jail law more news party plan prize report republican republicans river school senate show state street "
    "tower trial tv university war"
)
STORMS = _words("cyclone hurricane storm tropical typhoon")  # they bear the names of persons


def kind_of(articles: Sequence[Sequence[Name]]) -> NameKind | None:
    """The kind of a name from its names in each article; None where it has no page."""
    told = Counter(kind for names in articles for kind in {name.kind for name in names} if kind is not NameKind.OTHER)
    if not told:
        return None
    kind, count = min(told.items(), key=lambda item: (-item[1], item[0]))
    if count < AGREED * told.total() or count < TOLD * len(articles):
        return None
    rules = {rule for names in articles for name in names if name.kind is kind for rule in name.rules}
    if not rules or rules <= WEAK:
        return None
    shown = [name.shown for names in articles for name in names]
    return kind if any(_stands(kind, text) for text in shown) else None


def _stands(kind: NameKind, text: str) -> bool:
    """Whether a form can be the name of one of this kind."""
    words = fold(text).split()
    if _GLUED.search(text) or len(set(words)) < len(words):
        return False
    if kind is NameKind.PERSON:
        own = [word for word in words if word not in _SUFFIXES]
        return 2 <= len(own) <= LONGEST and "&" not in own and own[-1] not in NO_PERSONS and own[0] not in STORMS
    return kind is NameKind.PLACE or not COMMON.issuperset(words)


def is_longer(key: str, counts: Mapping[str, int], times: int) -> bool:
    """Whether a name is one that is so many times as common with words too many before or behind: 'Justices Neil Gorsuch'."""
    words = key.split()
    shorter = [words[start:] for start in range(1, len(words) - 1)]
    shorter += [words[:-1]] if times == OFTENER[NameKind.PERSON] and len(words) > 2 and words[-1] not in _SUFFIXES else []
    return any(counts.get(" ".join(part), 0) > times * counts[key] for part in shorter)


def rules_of(kind: NameKind, articles: Sequence[Sequence[Name]]) -> tuple[tuple[str, int], ...]:
    """The rules that told the kind, each with the number of articles, the commonest first."""
    found = Counter(rule for names in articles for rule in {r for name in names if name.kind is kind for r in name.rules})
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))
