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
from functools import lru_cache
from heapq import nsmallest

from generator.analyze.ground import Ground
from generator.analyze.reading import folded

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


@lru_cache(maxsize=65536)
def _hash(word: str) -> int:
    """64 bits of a folded word, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(folded(word).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def sketch(ground: Ground) -> tuple[int, ...]:
    """The smallest 128 hashes of five-word shingles, ascending; a body of fewer words is one shingle, an empty one has none.

    A shingle's hash is the sum of its words' hashes, each times an odd number of its place, modulo 2**64: as even as the
    words' own hashes, and dependent on their order.
    """
    hashes = [_hash(word.text) for passage in ground.reading.passages for word in passage.words]
    if not hashes:
        return ()
    hashes += [0] * (SHINGLE - len(hashes))
    shingles = {
        (a * _A + b * _B + c * _C + d * _D + e * _E) & _MASK
        for a, b, c, d, e in zip(hashes, hashes[1:], hashes[2:], hashes[3:], hashes[4:], strict=False)
    }
    return tuple(nsmallest(SIZE, shingles))
