"""Writes events as the JSON of TimelineJS 3, which knows days, months and years. Its texts are HTML: all that is quoted is escaped."""

from __future__ import annotations

from html import escape

import msgspec

from generator.plan.twins.happenings import ANNOUNCED, Happening, Happenings, Told, source

Thing = dict[str, object]
_PARTS = ("year", "month", "day")


def write(of: Happenings) -> bytes:
    """The timeline's bytes, one event a line."""
    headline = f'<a href="{escape(of.page)}">{escape(of.title)}</a>' if of.page else escape(of.title)
    title = _json({"text": _filled({"headline": headline, "text": f"<p>{escape(of.description)}</p>" if of.description else ""})})
    events = ",\n  ".join(_json(_event(happening)) for happening in of.happenings)
    return f'{{\n "title": {title},\n "events": [\n  {events}\n ]\n}}\n'.encode("utf-8", "replace")


def _event(of: Happening) -> Thing:
    event: Thing = {"unique_id": of.id, "start_date": _date(of.start)}
    if of.end != of.start:
        event["end_date"] = _date(of.end)
    told = "".join(map(_told, of.told))
    event["text"] = {"headline": escape(of.name), "text": f"<p>{ANNOUNCED}</p>{told}" if of.ahead else told}
    return event


def _date(value: str) -> Thing:
    return {name: int(part) for name, part in zip(_PARTS, value.split("-"), strict=False)}


def _told(of: Told) -> str:
    said = escape(source(of))
    link = f'<a href="{escape(of.address)}">{said}</a>' if of.address else said
    return f"<blockquote>{escape(of.text)}</blockquote><p>{link}</p>"


def _filled(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value}


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
