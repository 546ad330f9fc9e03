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

import struct

from generator.analyze.ground import Ground

SHINGLE = 5
SIZE = 128
_MASK = (1 << 64) - 1
_NOTHING: tuple[int, ...] = (0, 0, 0, 0, 0)  # in the place of a word that a short body does not have


def sketch(ground: Ground) -> bytes:
    """The smallest 128 hashes of five-word shingles, ascending; a body of fewer words is one shingle, an empty one has none.

    Each is eight bytes, the highest first.

    A shingle's hash is the sum of its words' hashes, each times an odd number of its place, modulo 2**64: as even as the
    words' own hashes, and dependent on their order.
    """
    rows = [row for passage in ground.reading.passages for row in passage.hashes]
    if not rows:
        return b""
    rows += [_NOTHING] * (SHINGLE - len(rows))
    a, b, c, d, e = zip(*rows, strict=True)
    sums = map(sum, zip(a, b[1:], c[2:], d[3:], e[4:], strict=False))
    found = _smallest({total & _MASK for total in sums})
    return struct.pack(f">{len(found)}Q", *found)


def _smallest(hashes: set[int]) -> list[int]:
    """The smallest 128, ascending. Hashes are even, so twice the share that is wanted is nearly always enough of them to sort."""
    limit = (2 * SIZE << 64) // len(hashes)
    few = [number for number in hashes if number < limit]
    return sorted(few if len(few) >= SIZE else hashes)[:SIZE]
