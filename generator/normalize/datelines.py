"""Datelines: the place (and agency, and day) set before the first sentence, 'MOSCOW (Reuters) -The' or 'PARIS, July 3 -'.

Finds it at the start of a body paragraph and says where the sentence begins; the place becomes a field, the agency is
claimed by `agencies`.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from generator.datetext import find_dates
from generator.model import Basis, Claim, Label
from generator.normalize import passages
from generator.normalize.agencies import AGENCY_WORDS
from generator.normalize.sheet import Block, Sheet

# A place: capitals ('MOSCOW', 'ST. PETERSBURG', 'NEW YORK'), or capitalized words when an agency or a dash follows.
_UPPER = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ.'’\-]{1,24}(?:[ ,/]{1,2}[^\W\d_a-zß-öø-ÿ(][^\W\d_a-zß-öø-ÿ.'’\-]{0,24}){0,4}"
_TITLE = r"[^\W\d_][\w.'’\-]{1,24}(?:(?:, | / |/| )(?:[^\W\d_][\w.'’\-]{0,24})){0,4}"
_AGENCY = rf"\((?P<agency>(?:{AGENCY_WORDS})(?:[/,; ]{{1,3}}(?:{AGENCY_WORDS}|[A-Z]\w{{1,12}})){{0,2}})\)"
_DASH = r"(?:--|[-–—―:])"
_FULL = re.compile(rf"\s{{0,3}}(?P<place>{_TITLE})(?:,\s(?P<day>[^()\n]{{3,24}}?))?\s{{0,2}}{_AGENCY}\.?\s{{0,2}}{_DASH}?\s{{0,2}}(?=\S)")
_BARE = re.compile(
    rf"\s{{0,3}}(?P<place>{_UPPER}(?:,\s[^\W\d_][\w.'’-]{{1,20}}(?:\s[^\W\d_][\w.'’-]{{1,20}})?)?)"
    r"(?:,\s(?P<day>[A-Z][^()\n:]{2,24}?))?"
    r"(?::\s|\s(?:--|[-–—―])\s?|[–—―]\s)\s{0,2}(?=[^\W_]|[\"“‘'„«])"
)
_AGENCY_FIRST = re.compile(rf"\s{{0,3}}\(?(?P<agency>{AGENCY_WORDS})\)?\s{{0,2}}(?:--|[-–—])\s{{0,2}}(?=[A-Z\"“‘'])")
_FIRST = 3  # paragraphs that may begin with a dateline
_STOP = frozenset(  # capitals before a colon or a dash that are no place
    "ACHTUNG ANALYSIS ANSWER ATENÇÃO BREAKING CORRECTION DEAR EDITOR FACT HINWEIS LIVE NOTE OPINION PHOTOS QUESTION READ UPDATE VIDEO "
    "WARNING WATCH".split()
)


class Dateline(NamedTuple):
    """A dateline at the start of a text: the place as printed, the agency ('' where none), and where the sentence begins."""

    place: str
    agency: str
    end: int
    written: str


def find(text: str) -> Dateline | None:
    """The dateline `text` begins with, if any."""
    head = text[:160]
    if "(" in head:
        match = _FULL.match(head)
        if match and _is_place(match["place"]) and _is_day(match["day"]):
            return Dateline(match["place"].strip(" ,"), match["agency"], match.end(), match.group())
    match = _BARE.match(head)
    if match and _shouted(match["place"]) and _is_day(match["day"]) and len(text) > match.end() + 30:
        return Dateline(match["place"].strip(" ,"), "", match.end(), match.group())
    match = _AGENCY_FIRST.match(head)
    if match and len(text) > match.end() + 30:
        return Dateline("", match["agency"], match.end(), match.group())
    return None


def _is_place(place: str) -> bool:
    words = place.replace(",", " ").split()
    return 0 < len(words) <= 6 and words[0].strip(".:") not in _STOP and len(words[0]) > 1


def _shouted(place: str) -> bool:
    """Whether a place without an agency is in capitals ('MOSCOW', 'PARIS, France'), as only datelines are."""
    return _is_place(place) and place.partition(",")[0].isupper()


def _is_day(day: str | None) -> bool:
    return not day or bool(find_dates(day)) or len(day.split()) <= 2


def voice(block: Block, sheet: Sheet) -> tuple[Label, str, str, str] | None:
    """A sentence that begins with a dateline is the body's, whatever else it looks like."""
    if block.shape.sentence and block.shape.words >= 12 and (found := find(block.text)) and (found.agency or sheet.dateline is None):
        return Label.BODY, "dateline", f"it begins with the dateline '{found.written.strip()}'", "body"
    return None


def dateline(sheet: Sheet) -> tuple[Claim, ...]:
    """The place of the dateline of the first paragraph that has one among the body's first three; notes what to cut."""
    found = cut(sheet)
    for other in found[1:]:
        sheet.refuse(other, "another dateline comes first")
    return tuple(c for c in found[:1] if c.value)


def cut(sheet: Sheet) -> list[Claim]:
    """Note every dateline that one of the body's first three paragraphs begins with, until none is left; the claims of their places."""
    claims: list[Claim] = []
    for position, (_, (block, *_)) in enumerate(islice(passages.texts(sheet), _FIRST)):
        while (found := find(block.text[block.led :])) and (found.agency or position == 0):
            sheet.dateline = sheet.dateline or (block, found.end)
            block.led += found.end
            claim = sheet.claim("dateline", found.place, block, "dateline", Basis.STATED)
            claims.append(Claim(claim.field, claim.value, found.written.strip(), claim.place, claim.basis, claim.rule))
    return claims
