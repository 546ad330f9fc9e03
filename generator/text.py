"""String functions without domain types: folding, words, sentences, slugs, digests.

What counts as 'the same word' is decided here once, for the whole program.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[^\W_]+(?:['’\-.&][^\W_]+)*")
SLUG_LENGTH = 80


def squeeze(text: str) -> str:
    """Fold every run of white space to one space and strip the ends."""
    return " ".join(text.split())


def digest(*parts: bytes | str, size: int = 16) -> str:
    """BLAKE2b of the parts as hex (`size` bytes); parts are length-prefixed, so ('ab', 'c') differs from ('a', 'bc')."""
    h = hashlib.blake2b(digest_size=size)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        h.update(len(data).to_bytes(8, "big"))
        h.update(data)
    return h.hexdigest()


def fold(text: str) -> str:
    """Fold to what is compared: NFKD without marks, case folded, apostrophes straight, white space squeezed."""
    if text.isascii():
        return squeeze(text.casefold())
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return squeeze(plain.replace("’", "'").casefold())


def letters(text: str) -> str:
    """Letters and digits alone, folded: the identity of a line or a title, whatever its punctuation."""
    return "".join(filter(str.isalnum, fold(text)))


def fingerprint(line: str) -> int:
    """A number of 64 bits for a line, whatever its case and white space; 0 where it has no letter.

    The upper 56 are BLAKE2b's, the lower 8 its length in steps of eight characters (`length_of`).
    """
    plain = " ".join(line.split()).casefold()
    if not any(map(str.isalpha, plain)):
        return 0
    data = hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=7).digest()
    return int.from_bytes(data, "big") << 8 | min(255, len(plain) >> 3)


def length_of(mark: int) -> int:
    """How many characters the line of a fingerprint has, rounded down to eights, 2040 at most."""
    return (mark & 255) << 3


def words(text: str) -> Iterator[re.Match[str]]:
    """Each word of the text, in order, as a match (so that its place is known): letters and digits, with inner marks."""
    return _WORD.finditer(text)


def slug(text: str, fallback: str = "x") -> str:
    """Lower-case ASCII words joined by hyphens, at most 80 characters, cut at a word; `fallback` where none is left.

    Scripts without an ASCII form leave nothing: the caller's fallback should tell them apart (a digest).
    """
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ı", "i")).encode("ascii", "ignore").decode()
    name = _NOT_SLUG.sub("-", plain.replace("'", "").lower()).strip("-")
    if len(name) > SLUG_LENGTH:
        name = name[:SLUG_LENGTH].rsplit("-", 1)[0].strip("-")
    return name or fallback


def printable(text: str) -> str:
    """Without control and bidirectional formatting characters: safe for a terminal and a log (white space becomes a space)."""
    return "".join(
        " " if c in "\t\n\r" else c for c in text if c in "\t\n\r" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )


# ------------------------------------------------------------------------------------------ sentences
#
# A stop ends a sentence unless what stands before it is one of these (without its dot, lower case).

_BEFORE_NAME = frozenset(
    # titles: the name follows ('Sen. Tillis', 'St. Petersburg', 'Hr. Meier', 'Mme. Royal')
    "adm al atty avv brig bzw ca capt cf cmdr col cpl d.h dott dr e.g fr ft g-n gen gov hon hr i.e insp lt maj messrs mgr mlle mm mme "
    "mr mrs ms mt mx pfc pr prof pvt rep reps rev sen sens sgt sig sir sr sra srta st ste supt u.a vgl vs z.b".split()
)
_BEFORE_NUMBER = frozenset(
    # a number follows ('No. 5', 'Feb. 27', 'Art. 5', 'Nr. 3', 'pp. 4')
    "abr ago apr art arts aug avr ch dec dez dic déc ene feb fig févr gen giu jan janv juil jul jun lug mag mai mar mrz no nos nov nr "
    "num oct okt ott p para pp sec sep sept set vol".split()
)
_MAYBE = frozenset(
    # may end a sentence or not: it does when a word follows that opens sentences ('Apple Inc. The ...', 'Apple Inc. Chief ...')
    "a.d a.m ave b.c blvd bros calif co colo conn corp d.c del dept e.u esq est etc fla g.m ga ill inc ind jr kan l.a ltd m.d mass md "
    "mich minn miss mo mont n.c n.d n.h n.j n.y neb nev okla ore p.m pa penn ph.d plc r.i rd s.c s.d tenn tex u.k u.n u.s usw va vt "
    "wash wis wyo".split()
)
_OPENERS = frozenset(
    "a after although and as at both but by despite during earlier even for from he her his how however i if in it its last later many "
    "meanwhile more most no not now on one only other our she since so some such that the their then there these they this those though "
    "to under until we what when where which while who why with yet you".split()
)
_SHORT = _BEFORE_NAME | _BEFORE_NUMBER | _MAYBE
_ORDINAL_DOT = frozenset("cs da de et fi fo hr hu is lb lv nb nn no pl sk sl sr tr".split())  # 'am 3. Mai': a number's dot is its ordinal
_STOP = re.compile(  # one set of marks first: the expression's engine skips to them, six times as fast as with the two kinds as branches
    r"([.!?…。！？｡؟।۔](?:(?<=[.!?…])(?<![.!?…].)[.!?…]*+[\"'”’“»›)\]]*+(?=\s|$)|(?<=[。！？｡؟।۔])[。！？｡؟।۔]*+[」』”’）»\"]*+))\s*+",
    re.DOTALL,
)
_TOKEN = re.compile(r"[^\s(\[“”\"'‘«„/–—-]*")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_OPENING = "\"'“‘«„‚»›‹([¿¡—–-•"
_LOOK = 40  # characters looked at on either side of a stop: longer than any abbreviation


def sentences(text: str, language: str = "") -> list[tuple[int, int]]:
    """The sentences of a paragraph as (start, end), in order, outer white space left out; `language` is a BCP 47 tag or ''.

    A stop with the quotation marks and brackets that close after it ends a sentence when a capital, a figure or an opening
    mark follows; abbreviations, initials and ordinals do not end one. Scripts without capitals go by their own stops.
    """
    found: list[tuple[int, int]] = []
    start, close = len(text) - len(text.lstrip()), len(text.rstrip())
    primary = language.partition("-")[0].lower()
    for stop in _STOP.finditer(text):
        first, last = stop.span(1)
        following = stop.end()
        if following >= close or _ends(text, first, last, following, primary):
            found.append((start, last))
            start = following
    if start < close:
        found.append((start, close))
    return found


def _ends(text: str, first: int, last: int, following: int, language: str) -> bool:
    """Whether the stop from `first` to `last` ends a sentence, where the text goes on at `following`."""
    mark, after = text[first], text[following]
    if mark in "。！？｡؟।۔":
        return True
    if after in ",;:)":
        return False
    if after in _OPENING:
        after = text[following : following + _LOOK].lstrip(_OPENING)[:1]
    if after.islower():
        return False
    return mark != "." or last > first + 1 or _ends_after(text[max(0, first - _LOOK) : first], text, following, language)


def _ends_after(before: str, text: str, following: int, language: str) -> bool:
    """Whether a single dot behind `before` ends a sentence: not after a title, an initial, an ordinal or an abbreviation."""
    token = before[before.rfind(" ") + 1 :].lower()
    if len(token) > 1 and token.isalpha() and token not in _SHORT:
        return True  # nearly all
    if found := _TOKEN.match(token[::-1]):  # from its end, since a search from the front would look at every place
        token = found.group()[::-1]
    number = text[following].isdigit()
    if token.isdigit():
        return not (language in _ORDINAL_DOT and len(token) <= 2)
    if token in _BEFORE_NUMBER and number:
        return False
    if token in _BEFORE_NAME:
        return False
    if token in _MAYBE or _INITIALS.fullmatch(token):
        word = _FIRST_WORD.match(text[following : following + _LOOK].lstrip(_OPENING))
        return word.group().lower() in _OPENERS if word else not number
    return True
