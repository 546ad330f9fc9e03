"""News agencies credited in an article: in the dateline, in the text ('AFP reported'), in the source line or the credits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Basis, Claim
from generator.normalize.fieldwords import AGENCY_CUES
from generator.normalize.sheet import Block, Sheet

# Name as shown -> spellings, as printed. Short forms count only where an agency is credited, never in prose at large.
AGENCIES: dict[str, tuple[str, ...]] = {
    "AAP": ("AAP", "Australian Associated Press"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "AGI": ("AGI",),
    "ANI": ("ANI", "Asian News International"),
    "ANP": ("ANP",),
    "ANSA": ("ANSA", "Ansa"),
    "AP": ("AP", "The Associated Press", "Associated Press"),
    "APA": ("APA", "Austria Presse Agentur"),
    "Anadolu Ajansı": ("Anadolu Ajansı", "Anadolu Agency", "Anadolu", "AA"),
    "BNS": ("BNS",),
    "Belga": ("Belga", "BELGA"),
    "Bernama": ("Bernama", "BERNAMA"),
    "CTK": ("CTK", "ČTK"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur", "dpa-AFX"),
    "EFE": ("EFE", "Agencia EFE"),
    "Europa Press": ("Europa Press", "EUROPA PRESS"),
    "IANS": ("IANS",),
    "Interfax": ("Interfax", "Интерфакс", "Interfax-Ukraine"),
    "KNA": ("KNA",),
    "Kyodo": ("Kyodo", "Kyodo News", "KYODO"),
    "Lusa": ("Lusa", "LUSA"),
    "MTI": ("MTI",),
    "NTB": ("NTB",),
    "PA": ("PA", "PA Media", "Press Association"),
    "PAP": ("PAP",),
    "PTI": ("PTI", "Press Trust of India"),
    "RIA Novosti": ("RIA Novosti", "РИА Новости", "RIA"),
    "Reuters": ("Reuters", "REUTERS", "Thomson Reuters", "Thomson Reuters Foundation"),
    "Ritzau": ("Ritzau", "RITZAU"),
    "SDA": ("SDA", "Keystone-SDA", "sda"),
    "SID": ("SID", "sid"),
    "STT": ("STT",),
    "TASS": ("TASS", "ТАСС", "ITAR-TASS"),
    "TT": ("TT",),
    "The Canadian Press": ("The Canadian Press", "Canadian Press", "CP"),
    "UPI": ("UPI", "United Press International"),
    "Ukrinform": ("Ukrinform", "Укрінформ"),
    "Xinhua": ("Xinhua", "XINHUA", "新华社"),
    "Yonhap": ("Yonhap", "연합뉴스"),
    "epd": ("epd",),
}  # fmt: skip
SHOWN = {spelling: name for name, spellings in AGENCIES.items() for spelling in spellings}
AGENCY_WORDS = "|".join(re.escape(s) for s in sorted(SHOWN, key=lambda s: (-len(s), s)))
_IN_TEXT = re.compile(
    rf"(?<![^\W_])(?:(?P<a>{AGENCY_WORDS})(?:\snews\sagency|\snews)?(?:\s(?:has|have))?\s(?:{AGENCY_CUES})(?![^\W_])"
    rf"|(?:told|according\sto|reported\sby|quoted\sby|cited\sby|via|nach\sAngaben\sder|laut|selon|según|secondo|передает|news\sagency|Nachrichtenagentur|agencia|agence)\s(?:the\s)?(?P<b>{AGENCY_WORDS})(?![^\W_]))"
)
_PART = re.compile(r"[^\W_]+")
_MARKS = sorted({next(w for w in _PART.findall(spelling) if w != "The") for spelling in SHOWN})  # a word of each spelling
_WORDS = tuple([(mark, mark.lower()) for mark in _MARKS])
_NAME = re.compile(rf"(?<![^\W_])(?:{AGENCY_WORDS})(?![^\W_])")
_LONE = re.compile(
    rf"[(\[]?(?:von|by|par|de|with|mit|source:|quelle:|fuente:)?\s?(?P<names>(?:{AGENCY_WORDS})(?:\s?[/,;&+]\s?(?:{AGENCY_WORDS}|[\w.-]{{2,12}})){{0,4}})[)\]]?\.?$",
    re.IGNORECASE,
)


def lone(text: str) -> tuple[str, ...]:
    """The agencies of a text that is nothing but their names ('dpa/AFP', '(AP)'); () where it is more."""
    match = _LONE.match(text.strip()) if len(text) <= 60 else None
    return tuple(SHOWN[n] for n in _NAME.findall(match["names"])) if match else ()


def marks_of(words: frozenset[str]) -> list[str]:
    """Of the marks of agencies' names those that a file of these words, in lower case, may hold."""
    return [mark for mark, low in _WORDS if low in words]


def agencies(sheet: Sheet) -> tuple[Claim, ...]:
    """Every agency credited, each once, in order of evidence: dateline, text, source line, credits and bylines."""
    found = {c.value: c for c in sheet.draft.claims if c.field == "agencies"}
    for spelling, block, rule in _credited(sheet):
        name = SHOWN.get(spelling)
        if name and name not in found:
            claim = sheet.claim("agencies", spelling, block, rule)
            basis = Basis.STATED if name == spelling else Basis.DERIVED
            found[name] = Claim("agencies", name, claim.evidence, claim.place, basis, rule)
    return tuple(found.values())


def _credited(sheet: Sheet) -> Iterator[tuple[str, Block, str]]:
    """Each credit of an agency as spelt, with its block and how it is credited."""
    if sheet.dateline:
        block, end = sheet.dateline
        yield from ((s, block, "dateline") for s in _NAME.findall(block.text[:end]))
    for block in sheet.body if sheet.agencies else ():
        if block.field == "body" and any(map(block.text.__contains__, sheet.agencies)):
            yield from ((m["a"] or m["b"], block, "named in the text") for m in _IN_TEXT.finditer(block.text))
    for block in sheet.blocks:
        if block.field in {"source", "credits", "authors", "agencies"}:
            rule = {"source": "source line", "credits": "credits"}.get(block.field, "byline")
            yield from ((s, block, rule) for s in _NAME.findall(block.text[:400]))
