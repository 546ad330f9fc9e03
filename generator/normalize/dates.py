"""The article's own dates: which line states when it was published, updated or saved. Inferred dates are `inferred`'s.

A date counts only on a line that is about dates: little else stands there. Dates in headlines, captions, prose and
below the article are dates of something else and are refused by their place.
"""

from __future__ import annotations

import re

from generator.datetext import Written, find_dates
from generator.model import Basis, Claim, Label, Place
from generator.normalize.addresses import dated_path
from generator.normalize.fieldwords import AGO_WORDS, ANNOUNCING, BY, CLOCK, MINUTES, PUBLISHED, READING, RETRIEVED, UNITS, UPDATED
from generator.normalize.people import names
from generator.normalize.sheet import Block, Sheet


def _label(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[^\w])|(?<=[a-zß-ÿ])(?=[A-Z]))(?P<label>(?i:{words}))(?:\s(?:on|at|am|le|el|il|em|den))?\s?[:.|·•–—-]?\s{{0,3}}$"
    )


_KINDS = (("retrieved", _label(RETRIEVED)), ("updated", _label(UPDATED)), ("published", _label(PUBLISHED)))
_NOISE = re.compile(
    rf"[0-9]{{1,3}}[\s-]?(?:{MINUTES})\b\.?(?:\s(?:{READING}))?|[0-9][0-9.,]{{0,9}}\s?(?:{UNITS}|years?|months?|weeks?|days?)(?![^\W_])"
    rf"|(?<![^\W_])(?:{READING}|{AGO_WORDS}|{CLOCK})(?![^\W_])",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?:(?:this|the)\s(?:entry|post|article|story|page)\s(?:was|is)\s)?(?:on\s)?$", re.IGNORECASE)
_PARTED = re.compile(
    r",?\s{0,3}(?:[|•·–—⋅]|-\s|\s/|(?:by|von|par|por|di|door)\s)", re.IGNORECASE
)  # what may follow a date that opens a line
_STOP = re.compile(r"[.!?]\s")
_WORDS = re.compile(r"[^\W_]+")
_BY = re.compile(rf"[\s,|•·–—-]{{0,4}}(?:{BY})(?:\s?:)?\s{{1,3}}", re.IGNORECASE)
_TAG = re.compile(r"#[^\s#]{1,40}")
_EMBEDDED = re.compile(r"\(@\w|[—–-]\s.{0,80}@\w|pic\.twitter\.com")  # a post quoted in the text: its date is not the article's
_ANNOUNCED = frozenset(ANNOUNCING)
_NUMERIC = re.compile(r"(?<![0-9])([0-9]{1,2})[/.-]\s?[0-9]{1,2}[/.-]\s?[0-9]{2}")
_EARLY = 2  # paragraphs above a date that is still at the head of the article
_CLOSE = 6  # blocks from the title, or from the end of the text
_COLUMN = 7  # lines of which most are dates: a table's column
_AWAY = 4  # the rank from which a date counts only if no other day is printed there: teasers have dates too
_FAR = 5


def voice(block: Block, sheet: Sheet) -> tuple[Label, str, str, str] | None:
    """A line that is about when the article was published, updated or saved."""
    if not block.shape.digits:
        if block.shape.words <= 4 and block.low.rstrip(" :") in _ANNOUNCED and len(block.low) > 3:
            return Label.DATE, "date label", "it announces a date", ""
        return None
    block.dates = tuple(w for w in find_dates(block.text, _language(sheet)) if w.day)
    if not block.dates or block.text[0] in ".,;)":
        return None  # the rest of a reference: '. 24 August 2021.'
    kinds = labelled(block)
    if _EMBEDDED.search(block.text):
        return Label.DATE, "date of a post", "it dates a post that the article shows", ""
    stray = _stray(block)
    timed = any(w.time for w in block.dates) and not block.shape.sentence
    if (
        stray <= (6 if timed else 2)
        or (stray <= 9 and any(k for k, _ in kinds))
        or (_stray(block, _sentence(block)) <= 9 and _byline(block))
        or (stray <= 6 and _listed(block))
        or _opens(block, kinds[0][0])
    ):
        name = next((k for k, _ in kinds if k), "published")
        return Label.DATE, "date line", f"little but a date stands on it ({block.dates[0].text})", name
    return None


def _language(sheet: Sheet) -> str:
    return "en" if sheet.language.value == "und" else sheet.language.value


def unlabelled(text: str) -> str:
    """A text without the words at its end that announce a date."""
    for _, pattern in _KINDS:
        text = pattern.sub("", text)
    return text


def labelled(block: Block) -> list[tuple[str, Written]]:
    """Each date of a line with what the words before it say it is: 'published', 'updated', 'retrieved', or ''."""
    found, reached = [], 0
    for date in block.dates:
        before = block.text[reached : date.start]
        kind = next((kind for kind, pattern in _KINDS if pattern.search(before)), "")
        found.append((kind, date))
        reached = date.end
    return found


def _stray(block: Block, end: int | None = None) -> int:
    """How many words of a line up to `end` are neither dates, times, labels, counts nor reading times."""
    rest, reached = [], 0
    for date in block.dates:
        rest.append(unlabelled(block.text[reached : date.start]))
        reached = date.end
    rest.append(block.text[reached:end])
    return len([w for w in _WORDS.findall(_NOISE.sub(" ", _TAG.sub(" ", " ".join(rest)))) if not w.isdigit()])


def _sentence(block: Block) -> int | None:
    """Where the sentence with the line's last date ends ('Posted by A on 3 May 2025. Filed under B.'), None at the line's end."""
    stop = _STOP.search(block.text, block.dates[-1].end)
    return stop.start() if stop else None


def _byline(block: Block) -> bool:
    """Whether the words around the date are a byline."""
    date = block.dates[0]
    lead = unlabelled(block.text[: date.start])
    return (
        bool(_BY.match(block.text))
        or bool(names(re.split(r"[|•·]", lead)[0]))
        or (len(lead.split()) <= 1 and bool(_BY.match(block.text, block.dates[-1].end)) and not block.shape.closed)
    )


def _opens(block: Block, kind: str) -> bool:
    """Whether the line begins with a full date, announced or followed by a mark or a byline: 'May 3, 2025 · A, B and others'."""
    first, last = block.dates[0], block.dates[-1]
    if not first.iso or block.rows[0].index == 0:
        return False
    lead = block.text[: first.start]
    if kind:
        return bool(_LEADS.match(unlabelled(lead).strip() + " ")) or not unlabelled(lead).strip()
    end = last.end if block.text[first.end : last.start].strip() == "" else first.end
    return not lead.replace("On ", "").strip() and bool(_PARTED.match(block.text, end))


def _listed(block: Block) -> bool:
    """Whether the line is a list of short things set apart by marks: 'Name | 3 May 2025 | News'."""
    return bool(re.search(r"\s/\s|[|•·]|\s[-–—]\s|[0-9]/[^\W\d_]", block.text)) and not block.shape.sentence


def published(sheet: Sheet) -> tuple[Claim, ...]:
    """The day of publication: the best of the stated ones; the address's day where none is stated."""
    chosen = _choose(sheet, "published")
    if chosen:
        return chosen
    for address in sheet.found.get("url", ()):
        day = dated_path(address.value)
        if day and find_dates(day):
            return (
                Claim("published", day, address.evidence, address.place, Basis.DERIVED, "date in the URL", "the address carries the day"),
            )
    return ()


def updated(sheet: Sheet) -> tuple[Claim, ...]:
    """The day of the last change, where a line says so."""
    return _choose(sheet, "updated")


def retrieved(sheet: Sheet) -> tuple[Claim, ...]:
    """The day the text was saved, where the file says so."""
    return _choose(sheet, "retrieved")


def _choose(sheet: Sheet, name: str) -> tuple[Claim, ...]:
    """The best claim of one kind of date; the others are refused with the reason."""
    ranked = [(-1, n, c) for n, c in enumerate(c for c in sheet.draft.claims if c.field == name)]
    ranked += _candidates(sheet, name)
    ranked.sort(key=lambda r: (r[0], r[1]))
    if not ranked:
        return ()
    best = ranked[0][2]
    away = {c.place.line: c.value[:10] for rank, _, c in reversed(ranked) if rank >= _AWAY}
    if ranked[0][0] >= _AWAY and len(set(away.values())) > 1:
        for _, _, loser in ranked:
            sheet.refuse(loser, "it stands among other dates, away from the head of the article")
        return ()
    for _, _, loser in ranked[1:]:
        if loser.value[:10] != best.value[:10]:
            sheet.refuse(loser, f"'{best.evidence[:80]}' stands in a better place")
    return (best,)


def _candidates(sheet: Sheet, name: str) -> list[tuple[int, int, Claim]]:
    """Claims of the date lines with their rank: announced above the body, plain above it, announced below it, plain below."""
    found: list[tuple[int, int, Claim]] = []
    title = next((n for n, b in enumerate(sheet.blocks) if b.field == "title"), 0)
    running = 0
    dated = [bool(b.dates) and b.label is Label.DATE for b in sheet.blocks]
    if not any(dated):
        return found
    for number, block in enumerate(sheet.blocks):
        running += block.field == "body" and sheet.first <= number < sheet.last
        if not dated[number] or block.rule == "date of a post" or _column(dated, number):
            continue
        kinds = labelled(block)
        reference = any(k == "retrieved" for k, _ in kinds)  # 'The Guardian. 2019-02-13. Retrieved 2022-03-23.'
        if number < title - _CLOSE and _visit(block, kinds):
            continue
        for kind, date in kinds:
            if reference and not kind:
                continue
            if (kind or ("published" if name == "published" else "")) != name:
                continue
            value = _value(date, sheet)
            rank = _rank(sheet, number - title, number, running)
            if value and (kind or number < sheet.last + _CLOSE or not running):
                row = next((r for r in block.rows if date.text in r.line.text), block.rows[0])
                place = Place(sheet.draft.path, row.line.number, row.line.text.find(date.text) + 1 or 1)
                claim = Claim(name, value, row.line.text.strip(), place, Basis.STATED, f"{name} line" if kind else "date line")
                found.append((rank + (0 if kind else 1), abs(number - title), claim))
    return found


def _visit(block: Block, kinds: list[tuple[str, Written]]) -> bool:
    """Whether a line is the weekday and date at the head of a site, far above the title: the day it was looked at."""
    kind, date = kinds[0]
    return len(kinds) == 1 and not kind and date.weekday is not None and not block.text[: date.start].strip(" *|•·")


def _column(dated: list[bool], number: int) -> bool:
    """Whether most of the lines before or after are dates too, as in a table."""
    ahead, behind = dated[number : number + _COLUMN], dated[max(0, number - _COLUMN + 1) : number + 1]
    return max(sum(ahead), sum(behind)) > _COLUMN // 2


def _rank(sheet: Sheet, distance: int, number: int, running: int) -> int:
    """How good a date line's place is, 0 the best: below the title and above the text, above the title, early, late, below."""
    if running <= _EARLY and number < max(sheet.last, 1):
        return 0 if distance >= 0 else 2 if distance >= -_CLOSE else 4
    if number >= sheet.last and running:
        return 3 if number < sheet.last + _CLOSE else _FAR + 1
    return 3 if running <= 3 * _EARLY else _FAR - 1


def _value(date: Written, sheet: Sheet) -> str:
    """The date's ISO form; a missing year is taken from the stated day of publication."""
    if date.iso:
        return (_day_first(date, sheet) if date.ambiguous else date).moment
    known = next(iter(sheet.found.get("published", ())), None)
    if date.month and date.day and known and known.field == "published":
        return f"{known.value[:4]}-{date.month:02d}-{date.day:02d}"
    return ""


def _day_first(date: Written, sheet: Sheet) -> Written:
    """A numeric date that reads both ways, with day and month exchanged where the file shows the other order.

    Shown by an unambiguous numeric date elsewhere in it, or by a clock of Europe, Africa, Asia or Australia beside it.
    """
    if sheet.order is None:
        orders = {_order(w) for b in sheet.blocks for w in b.dates if not w.ambiguous} - {""}
        sheet.order = orders.pop() if len(orders) == 1 else ""
    east = date.time[-6:-5] == "+" or date.time.endswith("Z") or "GMT" in date.text
    wanted = sheet.order or ("day" if east else "")
    if wanted and wanted != _order(date) and date.month and date.day:
        return date._replace(month=date.day, day=date.month)
    return date


def _order(date: Written) -> str:
    """'day' or 'month', what a numeric date puts first; '' for other forms."""
    match = _NUMERIC.search(date.text)
    if not match or date.day == date.month:
        return ""
    return "day" if int(match[1]) == date.day else "month"
