"""Quotations compared word by word: whether two print one statement, and which words one of them leaves out, changes or adds.

Two quotations are one statement when all words of the shorter stand in the longer, in one piece or with words left out between, or
when nearly all do and what differs is no figure, no name and, in less than a long quotation, no 'not'. Short ones must agree in every
word, since speakers vary a formula. Case, punctuation, hyphens and accents are no difference. Who speaks is left to the callers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from generator.link.known import Said, cite
from generator.model import Citation, Span, WordRun
from generator.text import letters

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+(?:['’.,-][^\W_{_IDEOGRAPHS}]+)*")
WHOLE = 20  # letters of a cut quotation that must be found in one piece in the whole one
LONGEST = 250  # words of a quotation that is aligned; a longer one is only found whole
CUT = 6  # words that a quotation has at least whose whole has other words between
CHANGED, ALIKE = 10, 0.85  # the same for one with changed words, and the share that is unchanged
SURE, SURELY = 15, 0.9  # the same where a 'not' is lost, or where it begins or ends differently
RUN, RUNS = 3, 0.7  # words in a row that are no chance, and the share of words that stand in such rows
NOT = frozenset(
    "no not never none nobody nothing neither nor without cannot cant dont doesnt didnt wont wouldnt isnt arent wasnt werent hasnt havent "
    "nicht kein keine keinen nie niemals ne pas jamais non mai nunca nao niet geen inte не нет".split()
)
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion first "
    "second third half".split()
)
SPELLING = 0.75  # likeness of two spellings of one name


class Block(NamedTuple):
    """Words of the whole from `at` to `to`, and of the piece from `own_at` to `own_to`; `same` when they are the same."""

    at: int
    to: int
    own_at: int
    own_to: int
    same: bool


def words(text: str) -> tuple[str, ...]:
    """The words of a quotation, as they are compared."""
    return tuple(map(_plain, WORD.findall(text)))


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    return letters(word)


def place(piece: Said, whole: Said) -> tuple[float, int, int] | None:
    """How like a piece is to the whole (at most 1), and between which words of the whole it stands; None where they are two statements."""
    if piece.words == whole.words:
        return 1.0, 0, len(whole.words)
    size = len(piece.words)
    at = _find(piece.words, whole.words, 0, len(whole.words))
    if at >= 0:
        return (1.0, at, at + size) if sum(map(len, piece.words)) >= WHOLE else None
    if not CUT <= size <= LONGEST or len(whole.words) > LONGEST:
        return None
    blocks = list(_blocks(whole.words, piece.words))
    same = [b for b in blocks if b.same]
    equal = sum(b.own_to - b.own_at for b in same)
    if sum(b.own_to - b.own_at for b in same if b.own_to - b.own_at >= RUN) < RUNS * size or len(same) > 2 + size // 8:
        return None
    return (equal / size, same[0].at, same[-1].to) if _one_statement(piece, whole, blocks, equal) else None


def _one_statement(piece: Said, whole: Said, blocks: list[Block], equal: int) -> bool:
    """Whether what differs between the first and the last common word leaves the statement what it is."""
    size = len(piece.words)
    share = equal / size
    if equal < size and (size < CHANGED or share < ALIKE):
        return False
    uneven = [b for b in (blocks[0], blocks[-1]) if not b.same and b.own_to > b.own_at]
    inner = [b for i, b in enumerate(blocks) if not b.same and (b.own_to > b.own_at or 0 < i < len(blocks) - 1)]
    lost = any(NOT & {*whole.words[b.at : b.to]} != NOT & {*piece.words[b.own_at : b.own_to]} for b in inner)
    if (uneven or lost) and (size < SURE or share < SURELY):
        return False
    texts = WORD.findall(piece.quote.span.text), WORD.findall(whole.quote.span.text)
    changed = [(texts[0][b.own_at : b.own_to], texts[1][b.at : b.to]) for b in inner if b.own_to > b.own_at and b.to > b.at]
    return not any(_other_thing(ours, theirs) for ours, theirs in changed)


def _other_thing(ours: list[str], theirs: list[str]) -> bool:
    """Whether two changed stretches name other figures or other names."""
    figures = [sorted(w for w in map(_plain, side) if w in NUMBERS or any(map(str.isdigit, w))) for side in (ours, theirs)]
    if figures[0] != figures[1] and all(figures):
        return True
    names = [[_plain(w) for w in side if w[0].isupper() and len(w) > 1] for side in (ours, theirs)]
    return all(names) and not any(SequenceMatcher(None, a, b, autojunk=False).ratio() >= SPELLING for a in names[0] for b in names[1])


def _blocks(whole: Sequence[str], piece: Sequence[str]) -> Iterator[Block]:
    """The alignment: common stretches and what stands between them, from the first to the last word of both."""
    at = own_at = 0
    for i, j, size in SequenceMatcher(None, whole, piece, autojunk=False).get_matching_blocks():
        if i > at or j > own_at:
            yield Block(at, i, own_at, j, same=False)
        if size:
            yield Block(i, i + size, j, j + size, same=True)
        at, own_at = i + size, j + size


def _find(short: Sequence[str], long: Sequence[str], start: int, stop: int) -> int:
    """Where a row of words first stands in a longer one, -1 where it does not."""
    size = len(short)
    lead = short[0] if short else None
    return next((i for i in range(start, stop - size + 1) if size and long[i] == lead and long[i : i + size] == short), -1)


def compared(whole: Said, pieces: Sequence[tuple[int, int, Said]]) -> tuple[WordRun, ...]:
    """The runs of what one article prints beside the whole; `pieces` are its quotations with their places in the whole, in its order.

    () where nothing differs. What stands between two pieces is left out only where the article's sentence does not have it there.
    """
    runs: list[WordRun] = []
    done = 0
    for at, to, piece in pieces:
        span, end = piece.quote.span, runs[-1].own if runs else None
        start = end.span.end if end and end.span.paragraph == span.paragraph else 0
        runs += _between(whole, (done, at), (start, span.start), piece)
        runs += _runs(whole, (at, to), piece)
        done = to
    span = pieces[-1][2].quote.span
    runs += _between(whole, (done, len(whole.words)), (span.end, pieces[-1][2].quote.sentence.end), pieces[-1][2])
    return tuple(runs) if any(run.kind != "same" for run in runs) else ()


def _runs(whole: Said, within: tuple[int, int], piece: Said) -> Iterator[WordRun]:
    """One piece in its place. Its runs are the whole of its text: what stands between words belongs to the common ones beside it."""
    at, to = within
    blocks = list(_blocks(whole.words[at:to], piece.words))
    ours = [m.span() for m in WORD.finditer(piece.quote.span.text)]
    edges = [0]
    for before, after in pairwise(b for b in blocks if b.own_to > b.own_at):
        edges.append(ours[after.own_at][0] if before.same else ours[before.own_to - 1][1])
    edges.append(len(piece.quote.span.text))
    own = (_part(piece, *edge) for edge in pairwise(edges))
    for b in blocks:
        theirs = _words(whole, at + b.at, at + b.to) if b.to > b.at else None
        mine = next(own) if b.own_to > b.own_at else None
        yield WordRun("same" if b.same else "changed" if theirs and mine else "cut" if theirs else "added", theirs, mine)


def _between(whole: Said, gap: tuple[int, int], room: tuple[int, int], piece: Said) -> Iterator[WordRun]:
    """Words of the whole that are in no piece: the same where the piece's sentence has them within `room`, else left out."""
    at, to = gap
    if at >= to:
        return
    sentence = piece.quote.sentence
    start, stop = (edge - sentence.start for edge in room)
    found = [m.span() for m in WORD.finditer(sentence.text) if start <= m.start() and m.end() <= stop]
    theirs = _words(whole, at, to)
    first = _find(whole.words[at:to], tuple(_plain(sentence.text[a:b]) for a, b in found), 0, len(found))
    if first < 0:
        yield WordRun("cut", theirs, None)
        return
    begin, end = found[first][0], found[first + to - at - 1][1]
    own = Span(sentence.paragraph, sentence.start + begin, sentence.start + end, sentence.text[begin:end])
    yield WordRun("same", theirs, cite(piece.entry, own))


def _words(said: Said, at: int, to: int) -> Citation:
    """Some words of a quotation, from the first letter of the first to the last of the last."""
    found = [m.span() for m in WORD.finditer(said.quote.span.text)]
    return _part(said, found[at][0], found[to - 1][1])


def _part(said: Said, start: int, end: int) -> Citation:
    span = said.quote.span
    return cite(said.entry, Span(span.paragraph, span.start + start, span.start + end, span.text[start:end]))
