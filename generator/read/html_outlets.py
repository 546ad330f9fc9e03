"""The name of the outlet in what a page declares of its site: 'Outlet – its slogan', 'Section--Outlet', 'outlet.example'.

A declared name often carries the section, the slogan or the town. Of its parts that one is the outlet's which the address
or another declaration repeats; without such a part the name stays as it is. A bare domain goes behind a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from generator.model import Basis
from generator.read.values import Statement
from generator.text import letters

_SEPARATOR = re.compile(r"\s{1,4}[|–—·•:/»-]\s{1,4}|\s?[|：｜]\s?|--")
_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}$", re.IGNORECASE)
PARTS = 6  # of a name looked at
LONGEST = 200  # characters of a declared name
_ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|el|il|o|a)\s", re.IGNORECASE)
CLEAR = 4  # letters of a word of the address that is a name's
LEAST = 3  # letters of a part that the address may hold
# What stands where a site's name should: nobody's name.
NO_NAME = frozenset(
    "accueil blog default home homepage inicio mysite news newsletter none null page start startseite unknown untitled website".split()
)


def outlets(declared: Sequence[Statement], titled: Sequence[Statement], url: str) -> Iterator[tuple[Basis, Statement]]:
    """The statements on the outlet, best first, each with how it is known; `titled` are those from the page's title.

    A declared name that is the address's own word goes first: others name the company, the section or the edition.
    """
    address = urlsplit(url).hostname or ""
    host, words = letters(address), {letters(label) for label in address.split(".")[:-1]}
    known = [letters(s.text) for s in (*declared, *titled) if len(s.text) <= LONGEST]
    own, others, bare = list[tuple[Basis, Statement]](), list[tuple[Basis, Statement]](), list[tuple[Basis, Statement]]()
    for basis, statements in ((Basis.STATED, declared), (Basis.DERIVED, titled)):
        for one in statements:
            name = _name(one.text, host, known)
            if letters(name) in NO_NAME:
                continue
            found = (basis, Statement(one.rule, name, one.line, one.column))
            (bare if _DOMAIN.fullmatch(name) else own if basis is Basis.STATED and _is_word(name, words) else others).append(found)
    yield from (*own, *others, *bare)


def _is_word(name: str, words: set[str]) -> bool:
    """Whether a name, written as one, is a word of the address, with its article or without; short words are others' too."""
    return not name.islower() and any(len(key) >= CLEAR and key in words for key in (letters(name), letters(_ARTICLE.sub("", name))))


def _name(text: str, host: str, known: Sequence[str]) -> str:
    """The part of a declared name that is the outlet's, the whole where no part is told from the others."""
    parts = [part.strip() for part in _SEPARATOR.split(text[:LONGEST])[:PARTS] if part.strip()]
    if len(parts) < 2 or len(text) > LONGEST:
        return text
    keys = [letters(part) for part in parts]
    for part, key in zip(parts, keys, strict=True):
        if len(key) >= LEAST and (key in known or (key.isascii() and key in host)):
            return part
    return parts[-1] if "--" in text else text  # 'Section--Outlet', as Chinese sites write
