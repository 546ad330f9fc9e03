"""What stands around a line, as numbers: whether the text comes back to its words, furniture near it, how its neighbours are worded.

Teasers of other stories, notes on authors and firms share few words with the text beside them; that is what recurrence
measures. All sums go along the file once, so the cost is linear in its lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, chain, compress
from math import log2

from generator.normalize.seen import Seen
from generator.normalize.sheet import Block

WORDED = "words-1 words+1 words-before4 words-after4 words-all words-above".split()
AROUND = "furniture-above furniture-below furniture-before furniture-share alike".split()
RECURRING = "recurring recurring-share recurring-near texts".split()
NO_WORDS = -2.0  # the wording of a line that a rule told with certainty
_FAR = 30  # lines: farther is as far
_HEAD = 8  # lines below a short line that its words may still be about
_NEAR = 3  # texts each way that are near
_STEM = 7  # characters by which words are the same
_LETTERS = 4  # a word of fewer says nothing
_STEMS = Seen(lambda word: word[:_STEM] if len(word) >= _LETTERS else "")
_TEXT = 60  # characters of a text that other lines' words are looked for in


def worded(scores: Sequence[float], prose: Sequence[float]) -> list[list[float]]:
    """The traits `WORDED` of each line: the wording of neighbours, of all lines, and of the last line above that is no sentence."""
    size = len(scores)
    sums = [0.0, *accumulate(scores)]
    mean = sums[-1] / size if size else 0.0
    found = []
    above, distance = 0.0, _HEAD + 1
    for number in range(size):
        distance += 1
        found.append(
            [
                scores[number - 1] if number else 0.0,
                scores[number + 1] if number + 1 < size else 0.0,
                (sums[number] - sums[max(0, number - 4)]) / 4,
                (sums[min(size, number + 5)] - sums[number + 1]) / 4,
                mean,
                above if distance <= _HEAD else 0.0,
            ]
        )
        if not prose[number]:
            above, distance = scores[number], 0
    return found


def around(blocks: list[Block]) -> list[list[float]]:
    """The traits `AROUND` of each line: how far and how many the lines are that a rule took for furniture, and lines of its form nearby."""
    size = len(blocks)
    furniture = [b.spoken and b.field != "body" for b in blocks]
    share = sum(furniture) / size if size else 0.0
    below = _distances(furniture[::-1])[::-1]
    numbers: dict[tuple[int, bool, str, bool], int] = {}
    forms = [numbers.setdefault((b.shape.chars.bit_length(), b.shape.closed, b.mark, b.linked > 0.5), len(numbers)) for b in blocks]
    found = []
    before = 0
    for number, above in enumerate(_distances(furniture)):
        alike = forms[max(0, number - 6) : number + 7].count(forms[number]) - 1
        found.append([float(above), float(below[number]), float(min(before, 60)), share, float(alike)])
        before += furniture[number]
    return found


def _distances(flags: list[bool]) -> list[int]:
    """For each place, how many steps back the last flag is."""
    found, steps = [], _FAR
    for flag in flags:
        found.append(steps)
        steps = 0 if flag else min(_FAR, steps + 1)
    return found


def recurring(blocks: list[Block], words: list[list[str]]) -> list[list[float]]:
    """The traits `RECURRING` of each line: how many of its words other texts have, their share, their share near it."""
    stems = [set(map(_STEMS.__getitem__, some)) for some in words]
    for some in stems:
        some.discard("")
    texts = [bool(some) and b.shape.sentence and b.shape.chars >= _TEXT for b, some in zip(blocks, words, strict=True)]
    counts = dict(Counter(chain.from_iterable(compress(stems, texts))))
    places = [n for n, text in enumerate(texts) if text]
    many = log2(len(places) + 1)
    found = []
    passed = 0
    for number, some in enumerate(stems):
        own = texts[number]
        if not some:
            found.append([0.0, -1.0, -1.0, many])
            continue
        least = 1 + own
        again = [s for s in some if counts.get(s, 0) >= least]
        far = set(again)
        if again:
            far.difference_update(*[stems[n] for n in places[max(0, passed - _NEAR) : passed + _NEAR + own] if n != number])
        close = len(again) - len(far)
        found.append([float(len(again)), len(again) / len(some), close / len(some), many])
        passed += own
    return found
