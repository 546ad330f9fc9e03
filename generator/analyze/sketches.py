"""Sketches: a small, deterministic sample of a body's word shingles, by which copies are found without comparing texts.

The body is the set of its runs of five folded words, each hashed to 64 bits; its sketch is the 128 smallest hashes (a
bottom-k sketch: Broder, 'On the resemblance and containment of documents', 1997; Cohen and Kaplan, 'Summarizing data
using bottom-k sketches', 2007). Because all bodies keep the smallest hashes under one hash function, two sketches can be compared:

- resemblance (Jaccard) of A and B: among the 128 smallest hashes of both sketches together, the share that is in both;
- size of a body: exactly the length of its sketch while that is under 128, else about 127 * 2**64 / largest hash;
- containment of A in B (how much of A stands in B): resemblance r and the sizes a and b give r * (a + b) / (1 + r) / a. Where
  B is short (under 128 shingles) its sketch is its whole set, and containment is exact over the hashes of A below.

Whether two articles are copies is decided where all articles are seen.
"""

from __future__ import annotations

import hashlib

from generator.analyze.ground import Ground
from generator.analyze.reading import Remembered, folded

SHINGLE = 5
SIZE = 128
_MASK = (1 << 64) - 1
_A, _B, _C, _D, _E = (
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
    0xD6E8FEB86659FD93,
    0xA0761D6478BD642F,
)  # odd: one a place


def _hash(word: str) -> tuple[int, int, int, int, int]:
    """64 bits of a folded word, the same on every machine, times the odd number of each place."""
    plain = folded(word).encode("utf-8", "surrogatepass")
    bits = int.from_bytes(hashlib.blake2b(plain, digest_size=8).digest(), "big")
    return bits * _A & _MASK, bits * _B & _MASK, bits * _C & _MASK, bits * _D & _MASK, bits * _E & _MASK


_HASHES = Remembered(_hash)
_NOTHING = (0, 0, 0, 0, 0)  # in the place of a word that a short body does not have


def sketch(ground: Ground) -> tuple[int, ...]:
    """The smallest 128 hashes of five-word shingles, ascending; a body of fewer words is one shingle, an empty one has none.

    A shingle's hash is the sum of its words' hashes, each times an odd number of its place, modulo 2**64: as even as the
    words' own hashes, and dependent on their order.
    """
    rows = [row for passage in ground.reading.passages for row in map(_HASHES.__getitem__, passage.texts)]
    if not rows:
        return ()
    rows += [_NOTHING] * (SHINGLE - len(rows))
    a, b, c, d, e = zip(*rows, strict=True)
    sums = map(sum, zip(a, b[1:], c[2:], d[3:], e[4:], strict=False))
    return _smallest({total & _MASK for total in sums})


def _smallest(hashes: set[int]) -> tuple[int, ...]:
    """The smallest 128, ascending. Hashes are even, so twice the share that is wanted is nearly always enough of them to sort."""
    limit = (2 * SIZE << 64) // len(hashes)
    few = [number for number in hashes if number < limit]
    return tuple(sorted(few if len(few) >= SIZE else hashes)[:SIZE])
