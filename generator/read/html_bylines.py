"""The authors that a page shows where it declares none: blocks between the title and the text that say who wrote it.

Either an element says so ('byline' or 'author' in its class), or the block begins with 'By' and goes on with names. Names are
two to five words with capitals; what is no name by these words alone is no author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.model import Basis, Claim, Place
from generator.read.html_blocks import HEADINGS, Block
from generator.text import letters, squeeze

NEAR = 4  # blocks above the text looked at where the page has no title
LONGEST = 160  # characters of a block that names authors
BY_WORDS = 8  # words of a block that begins with 'By' and that no element marks
NAME_WORDS = 5
AROUND = frozenset({"aside", "button", "figcaption", "figure", "footer", "form", "nav", "table"})  # what names others stands in these

_BY = re.compile(r"(?:(?:written|words|text|story|reported|posted)\s)?(?:by|von|par|por|di|av|af)(?:\s?:\s?|\s+)(?=\S)", re.IGNORECASE)
_MARK = re.compile(r"(?:by|von|par|por)(?:\s?:\s?|\s+)(?=\S)", re.IGNORECASE)  # that opens a block which nothing else marks
_AND = re.compile(r"\s(?:and|und|et|y|e|&)\s")
_COMMA = re.compile(r"\s?[,;|•·–—]\s?|\s{2,}|\s-\s|\s?\(|\s@")
_WORD = re.compile(r"[^\W\d_][\w.'’-]{0,24}$")
_PARTICLES = frozenset("af al av bin da de del della den der di do dos du el la le ten ter van von y zu".split())
# Words of what stands where names do: posts, houses, buttons, and the small words that no name begins with.
NO_NAME = frozenset(
    """
    a about admin advertiser agencies agency all an analyst and associate at author autor bureau by checked chief columnist comments
    contact contributor contributors correspondent correspondents deputy desk digital director disclosure edited editor editorial
    editors email fact follow for freelance from guest head home in intern journalist log menu min minutes more my news newsletter
    newsroom of on our photographer politics popular posted press producer published read redaktion reporter reporters reviewed see
    senior services share sign size special sports staff subscribe team text the this to updated via view web wire with writer
    writers your
    """.split()
)


class Bylines(NamedTuple):
    """Who signed the text, and what the blocks are that say so, by their numbers."""

    claims: tuple[Claim, ...]
    hints: dict[int, str]


def bylines(blocks: Sequence[Block], body: frozenset[int], title: int, path: str, known: Sequence[str]) -> Bylines:
    """The authors named between the title and the text, each once; none where the page declares some (`known`).

    Where elements name authors, other blocks do not count.
    """
    found = [(n, rule, names) for n in _between(body, title) for rule, names in [_signed(blocks[n])] if names]
    rules = [] if known else [rule for _, rule, _ in found]
    best = "byline element" if "byline element" in rules else next(iter(rules), "")
    declared = letters(" ".join(known))
    claims: dict[str, Claim] = {}
    hints: dict[int, str] = {}
    for number, rule, names in found:
        block = blocks[number]
        if _MARK.match(block.text):
            hints[number] = ""  # the normalizer sees by the word itself that it is a byline
        elif rule == best or any(letters(name) in declared for name in names):
            hints[number] = "meta"
        for name in names if rule == best else ():
            place = Place(path, block.line, block.text.find(name) + 1)
            claims.setdefault(letters(name), Claim("authors", name, block.text, place, Basis.STATED, rule))
    return Bylines(tuple(claims.values()), hints)


def _between(body: frozenset[int], title: int) -> range:
    """The blocks between the title and the text, without both."""
    below = [number for number in body if number > title]
    if not below:
        return range(0)
    first = min(below)
    return range(title + 1 if title >= 0 else max(0, first - NEAR), first)


def _signed(block: Block) -> tuple[str, list[str]]:
    """By which rule a block names authors, and whom; no one where it does not."""
    if len(block.text) > LONGEST or block.inside & AROUND or block.kind in HEADINGS or block.kind == "caption":
        return "", []
    marked = [name for text in block.authors for name in _names(text)]
    if marked:
        return "byline element", marked
    mark = _MARK.match(block.text)
    if mark and len(block.text.split()) <= BY_WORDS:
        return "byline", list(_names(block.text))
    return "", []


def _names(text: str) -> Iterator[str]:
    """The people a text names, in order, without what stands before and behind: 'By Ann Lee and Bo Berg, Berlin'.

    After a comma there may be a post or a place as well as another name: only a list that ends with 'and' goes on there.
    """
    mark = _BY.match(text)
    text = text[mark.end() :] if mark else text
    ands = _AND.split(text)
    for number, part in enumerate(ands):
        pieces = _COMMA.split(part)
        for piece in pieces[:1] if number == len(ands) - 1 else pieces:
            name = squeeze(piece).strip(" .:")
            if not _is_name(name):
                return
            yield name


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        2 <= len(words) <= NAME_WORDS
        and words[0][:1].isupper()
        and words[-1][:1].isupper()
        and all(_WORD.match(word) and (word[:1].isupper() or word in _PARTICLES) for word in words)
        and not any(word.casefold() in NO_NAME for word in words)
    )
