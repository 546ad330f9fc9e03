"""Leaning: whether a sentence speaks of a 'he' or 'she' whom only the text before it can name.

English, by form: such a pronoun stands by itself where a person, or a word for one, comes before it in the sentence, or
where it is in an opening phrase that the person follows ('In her first speech, Ada Lunde ...'). Whoever is named inside quotation
marks is not the one who speaks outside them. Pronouns of things are left alone: most point within their sentence.
"""

from __future__ import annotations

from bisect import bisect_left

from generator.analyze.ground import Ground
from generator.analyze.name_words import ROLES
from generator.analyze.reading import Passage
from generator.model import NameKind

PRONOUNS = frozenset("he he'd he'll he's her hers herself him himself his she she'd she'll she's".split())
_OPENING = 20  # words of a sentence in which a pronoun may point ahead
_AHEAD = 200  # characters of a phrase at the opening, after which the person is named
_NEXT = 60  # characters after it within which that is
_PERSONS = ROLES | frozenset(  # beside roles: words for somebody whom a sentence may bring in by itself
    "anchor assassin attacker baby ballplayer billionaire boy bride brother celebrity child client colleague convict cop customer dad "
    "daughter democrat employee entrepreneur everyone girl girlfriend gunman hostage individual inmate juror killer man marine "
    "millionaire mom musician neighbor nobody parent passenger patient person philanthropist plaintiff pilot policeman policewoman "
    "priest prisoner rabbi recruit republican resident rival rookie runner scholar shooter sister soldier somebody someone son staffer "
    "suspect survivor teenager teen tourist uncle voter whoever widow woman worker youth".split(),
)
Stretch = tuple[int, int]


class Lookout:
    """Where persons are named, and where quotations lie, in each passage of an article; looked up once a pronoun needs it."""

    __slots__ = ("_ground", "_named", "_quoted")

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._named: dict[int, list[int]] | None = None
        self._quoted: dict[int, list[Stretch]] = {}

    def leans(self, passage: Passage, first: int, last: int) -> bool:
        """Whether the words `first` to `last` of a passage hold a pronoun of somebody who is not named before it there."""
        if PRONOUNS.isdisjoint(passage.plain[first:last]):
            return False
        named, quoted = self._places(passage, first, last)
        return any(not self._known(passage, first, at, named, quoted) for at in range(first, last) if passage.plain[at] in PRONOUNS)

    def _known(self, passage: Passage, first: int, at: int, named: list[int], quoted: list[Stretch]) -> bool:
        """Whether somebody is named for the pronoun that is word `at`."""
        place = passage.starts[at]
        within = _around(quoted, place)
        if any(start < place and (_around(quoted, start) is None or within is not None) for start in named):
            return True
        comma = passage.text.find(", ", place, passage.ends[at] + _AHEAD)
        opening = at - first < _OPENING and comma >= 0
        return opening and any(comma < start < comma + _NEXT and _around(quoted, start) is None for start in named)

    def _places(self, passage: Passage, first: int, last: int) -> tuple[list[int], list[Stretch]]:
        """Where the sentence names persons or has words for them, in order, and the passage's quotations."""
        if self._named is None:
            self._look()
        start, end = passage.starts[first], passage.ends[last - 1]
        found = [place for place in (self._named or {}).get(passage.number, []) if start <= place < end]
        found += [passage.starts[n] for n in range(first, last) if passage.plain[n] in _PERSONS]
        return sorted(found), self._quoted.get(passage.number, [])

    def _look(self) -> None:
        self._named = {}
        for name in self._ground.names:
            if name.kind is NameKind.PERSON or (name.kind is NameKind.OTHER and " " in name.shown):
                for span in name.spans:
                    self._named.setdefault(span.paragraph, []).append(span.start)
        for quotation in self._ground.quotations:
            self._quoted.setdefault(quotation.passage.number, []).append((quotation.start, quotation.end))


def _around(quoted: list[Stretch], place: int) -> Stretch | None:
    """The quotation that a place lies in."""
    at = bisect_left(quoted, (place + 1, 0)) - 1
    return quoted[at] if at >= 0 and quoted[at][0] <= place < quoted[at][1] else None
