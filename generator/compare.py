"""Compare: which lines of a seed stand in other seeds as well, and in how many that are articles of their own.

What many articles share is furniture, but so is a text that was printed twice, unless it is told apart: files that share
most of their running text are copies and count once. Knows files by their paths and lines by their fingerprints alone,
so an unchanged file is neither read nor parsed for this. What follows for a line is the normalizer's to decide.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from math import sqrt

from generator.model import Draft, Shared, Traces
from generator.text import fingerprint, length_of

LONG = 80  # characters from which a line counts as running text when copies are told
COPY = 0.4  # share of the shorter file's running text, what many files hold counting less, from which two files are copies
MOST = 4000  # different lines of one file that are compared: the first and the last
# In how many articles a line stands is rounded down to one of these, so that one file more does not change every article.
STEPS = (2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000)

_HOST = re.compile(r"https?://(?:[^\s/@]{1,200}@)?(?:www\.|m\.|amp\.|mobile\.)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})(?=[:/?#\s]|$)")
_ADDRESS = re.compile(r"\s*(?:[^\W\d]{2,20}\s){0,2}(?:[^\W\d]{2,20}\s?:)?\s{0,3}<?(https?://\S{4,2000})>?\s*$", re.IGNORECASE)
_SKIPPED = frozenset({"meta", "title"})  # what a format declares of the article is no furniture


def traces(draft: Draft) -> Traces:
    """What comparing needs of a draft."""
    lines = draft.lines if len(draft.lines) <= MOST else (*draft.lines[: MOST // 2], *draft.lines[-MOST // 2 :])
    found = {fingerprint(line.text) for line in lines if line.hint not in _SKIPPED}
    found.discard(0)
    return Traces(_host(draft), array("Q", sorted(found)).tobytes())


def _host(draft: Draft) -> str:
    """The host of the article's address as the format claims it, else of the only site that lines of nothing but an address name."""
    claimed = [c.value for c in draft.claims if c.field == "url"]
    if not claimed and draft.format != "html":
        claimed = [match[1] for line in draft.lines if "://" in line.text[:80] and (match := _ADDRESS.match(line.text[:2000]))]
    hosts = {match[1] for address in claimed if (match := _HOST.match(address.lower()))}
    return hosts.pop() if len(hosts) == 1 else ""


def compare(files: Mapping[str, Traces]) -> dict[str, Shared]:
    """For every file, by path, the lines that it shares with other articles; the order of `files` does not matter."""
    paths = sorted(files)
    lines = [array("Q", files[path].lines) for path in paths]
    totals: Counter[int] = Counter()
    for marks in lines:
        totals.update(marks)
    repeated = [[line for line in marks if totals[line] > 1] for marks in lines]
    holders: dict[int, list[int]] = {}
    for number, held in enumerate(repeated):
        for line in held:
            holders.setdefault(line, []).append(number)
    origin = _origins(lines, holders, totals)
    hosts = [files[path].host for path in paths]
    told = {line: _told(numbers, origin, hosts) for line, numbers in holders.items()}
    return {
        path: Shared(hosts[number], tuple((line, *told[line]) for line in held if told[line][0]))
        for number, (path, held) in enumerate(zip(paths, repeated, strict=True))
    }


def _told(numbers: list[int], origin: list[int], hosts: list[str]) -> tuple[int, bool]:
    """In how many articles of their own a line stands (a step; 0: in one only), and whether all are known to be of one site."""
    count = len({origin[number] for number in numbers})
    sites = {hosts[number] for number in numbers}
    return STEPS[bisect_right(STEPS, count) - 1] if count > 1 else 0, len(sites) == 1 and "" not in sites


def _origins(lines: list[array[int]], holders: dict[int, list[int]], totals: Counter[int]) -> list[int]:
    """For each file the number of the first one that it is a copy of, in steps: copies of copies are one article.

    Only neighbours in a line's list of files are compared, so that a footer of ten thousand files costs ten thousand
    comparisons: copies share many lines, and are neighbours in the lists of those that nobody else has.
    """
    origin = list(range(len(lines)))
    weighed: dict[int, tuple[dict[int, float], float]] = {}
    looked: set[tuple[int, int]] = set()

    def first(number: int) -> int:
        while origin[number] != number:
            origin[number] = number = origin[origin[number]]
        return number

    def weigh(number: int) -> tuple[dict[int, float], float]:
        if number not in weighed:
            own = {line: size / sqrt(totals[line]) for line in lines[number] if (size := length_of(line)) >= LONG}
            weighed[number] = own, sum(own.values())
        return weighed[number]

    for line in sorted(line for line in holders if length_of(line) >= LONG):
        numbers = holders[line]
        for pair in pairwise(numbers):
            one, two = first(pair[0]), first(pair[1])
            if one != two and pair not in looked:
                looked.add(pair)
                if _alike(weigh(pair[0]), weigh(pair[1])):
                    origin[max(one, two)] = min(one, two)
    return [first(number) for number in range(len(lines))]


def _alike(one: tuple[dict[int, float], float], two: tuple[dict[int, float], float]) -> bool:
    """Whether two files are copies, or one holds the other."""
    small, large = (one, two) if len(one[0]) <= len(two[0]) else (two, one)
    shared = sum(weight for line, weight in small[0].items() if line in large[0])
    return shared >= COPY * min(one[1], two[1]) > 0.0
