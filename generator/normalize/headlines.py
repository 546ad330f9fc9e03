"""How much speaks for each line's being the title: its traits, each times its weight.

Only weighs; `titles` chooses. The weights in `tables/headline_weights.txt` were fitted to labelled pages by
`scripts/fit_headlines.py`: a conditional logit (McFadden 1974) of which line of a page is its title. The traits that
speak loudest for a line are the reason that is shown.
"""

from __future__ import annotations

from operator import mul
from typing import NamedTuple

from generator.normalize.headline_traits import NEAR, TRAITS, crumb, known_of, of_place, of_words
from generator.normalize.sheet import Block, Sheet
from generator.normalize.tables import sections

INTO = 4  # blocks of the body that may still be the title, where a caption or lead stands first
LONGEST = 300  # characters
_REACH = 600  # blocks above the text among which the title is looked for
_MOST = 40  # words
_SEVERAL = 4  # words from which a line can well be a title
_BORNE = 0.3  # share of its words that must return in the text for a line to be a likely title
_LONGER = 1.3  # times as many words as the title has the standfirst
_LOUD = 0.25  # what a trait must add to be told as a reason


def _weights() -> tuple[float, ...]:
    table = dict(line.split() for line in sections("headline_weights")["weights"])
    return tuple(float(table.get(name, 0)) for name in TRAITS)


WEIGHTS = _weights()


class Candidate(NamedTuple):
    """A possible title with its weight and its traits, in the order of `TRAITS`."""

    weight: float
    number: int
    block: Block
    traits: tuple[float, ...]

    @property
    def reason(self) -> str:
        """What speaks for it most, in words."""
        shares = [(w * t, says) for w, t, says in zip(WEIGHTS, self.traits, TRAITS.values(), strict=True) if w * t >= _LOUD]
        return ", ".join(says for _, says in sorted(shares, key=lambda share: -share[0])[:3])


def candidates_of(sheet: Sheet) -> list[Candidate]:
    """Every line that could be the title, weighed, in order."""
    limit = min(len(sheet.blocks), sheet.first + INTO) if sheet.last else min(len(sheet.blocks), _REACH)
    start = max(0, limit - _REACH)
    known = known_of(sheet, start, limit)
    found: list[Candidate] = []
    led = -NEAR - 1  # the last line that could be the title by its words
    running, opened = 0, False
    for number, block in enumerate(sheet.blocks[start:limit], start):
        inside = number >= sheet.first and sheet.last > 0
        if (block.spoken and block.field != "title") or not 3 <= block.shape.chars <= LONGEST or block.shape.words > _MOST:
            running += inside and not block.spoken
            continue
        several = block.shape.words >= _SEVERAL
        likely = several and not crumb(sheet, number)
        words = of_words(block, known)
        traits = (
            *words,
            *of_place(number, running, sheet, known),
            float(likely and not opened),
            float(follows := number - led <= NEAR and known.counts[block.low] == 1),
            float(follows and number - led == 1),
            float(follows and block.shape.words > _LONGER * sheet.blocks[led].shape.words),
        )
        running += inside and block.shape.sentence
        opened = opened or likely
        if likely and not block.shape.closed and number not in known.held[0] and (words[0] >= _BORNE or number == 0):
            led = number
        found.append(Candidate(sum(map(mul, WEIGHTS, traits)), number, block, traits))
    return found
