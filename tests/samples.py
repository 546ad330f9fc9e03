"""Sample views, made from the view types themselves: full ones, minimal ones, and ones full of markup.

A new field of a view gets a value here by its type and, where the type says too little, by its name: so every template
is rendered with every field there is, and nobody keeps a list.
"""

import itertools
import re
import types
import typing

import generator.plan  # noqa: F401 - declares the view types
from generator.model import View

# Fields whose text must be of a kind. By name, since a view is plain data.
TEXTS = {
    "anchor": "p-{n:08x}",
    "basis": "inferred",
    "canonical": "https://digest.example/repo/page.html",
    "day": "2025-07-{d:02d}",
    "day_basis": "inferred",
    "direction": "ltr",
    "edition": "2025-07-29",
    "field": "published",
    "first": "2025-06-25",
    "first_reported": "2025-06-25",
    "home": "https://outlet.example/",
    "href": "topics/sample-{n}.html",
    "id": "t-{n}",
    "introduction": "<p>The <em>editor</em> says so.</p>",
    "html": '<h2>Aims</h2><p>To <a href="index.html">read</a>.</p>',
    "language": "en",
    "last": "2025-07-29",
    "month": "2025-07",
    "original": "https://outlet.example/2025/07/29/report#:~:text=the%20words",
    "period": "2025-0{m}",
    "published": "2025-07-29T10:15:00+02:00",
    "published_basis": "inferred",
    "rights": "full",
    "root": "../",
    "script": "../assets/app.12345678.js",
    "structured": '{"@context":"https://schema.org","headline":"</script><script>alert(1)</script>"}',
    "stylesheet": "../assets/style.12345678.css",
    "today": "2025-07-29",
    "type": "application/atom+xml",
    "updated": "2025-07-30",
    "coins": "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.title=Sample",
    "image": "https://digest.example/repo/cards/site.png",
    "value": "2025-02-27",
    "version": "0.1.0",
    "year": "20{d:02d}",
}
# Texts that are short in real life. A hostile sample fills them with markup.
NAMES = {
    "agencies": "AFP",
    "attributed": "The Example Times",
    "author": "A. Editor",
    "authors": "Ann Example",
    "counted": "rounds of talks",
    "credits": "Editing by Ann Example",
    "dateline": "ISTANBUL",
    "evidence": "Published By: The Example Times, July 29, 2025",
    "kind": "follow-up",
    "name": "The Example Times",
    "outlet": "The Example Times",
    "outlets": "The Example Times {n}",
    "rule": "published-by line",
    "note": "city",
    "printed": "Mr. Example {n}",
    "seed_path": "seeds/sample.txt",
    "shared": "Istanbul {n}",
    "site_description": "What was said about embassies, and where it was said",
    "site_title": "The Embassy Digest",
    "speaker": "Dmitry Example",
    "use": "follow",
    "title": "Ministries agree on a round {n} of talks about their embassies",
    "values": "{n}",
    "via": "AFP",
    "why_names": "Istanbul",
    "why_terms": "embassies",
    "why_dates": "2025-02-27",
    "words": "embassy",
}
PROSE = "Officials of both countries met {n} times in the spring, the ministry said, and agreed to meet again before the summer."
LINK_KINDS = ("", "word", "date", "part")
LINK_TEXTS = {"": "Sanctions", "word": "topics", "date": "2025-07-28", "part": "2"}
PARAGRAPH_KINDS = ("text", "heading", "text", "item", "item", "quote", "text")
NEEDED = {
    "anchor",
    "direction",
    "href",
    "id",
    "language",
    "month",
    "name",
    "period",
    "site_title",
    "stylesheet",
    "title",
    "type",
    "value",
    "version",
    "year",
}
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ view }}{% raw %}</title>&#60;"


def templates():
    """Each template's name with its view type: `DayView` is what day.html shows."""
    found = {re.sub(r"View$", "", kind.__name__).lower() + ".html": kind for kind in _kinds(View) if kind.__name__.endswith("View")}
    return dict(sorted(found.items()))


def _kinds(base):
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds(kind)


class Samples:
    """Makes views. `many` is how long lists are; `hostile` fills every text that is no address or date with markup."""

    def __init__(self, many=2, *, hostile=False):
        self.many, self.hostile = many, hostile
        self._numbers = itertools.count(1)
        self._page = ""

    def make(self, kind):
        """A view of this type."""
        self._page = self._page or kind.__name__.removesuffix("View").lower()
        hints = typing.get_type_hints(kind)
        values = {name: self._value(hint, name, kind) for name, hint in hints.items()}
        if {"text", "kind", "href"} <= values.keys():
            values["kind"] = LINK_KINDS[next(self._numbers) % len(LINK_KINDS)] if self.many else ""
            values["text"] = LINK_TEXTS[values["kind"]]
        if kind.__name__ == "Frame":
            values |= {"kind": self._page, "title": "Sample", "title_kind": "", "nav": tuple(self._nav(hints["nav"]))}
        if kind.__name__ == "Month" and self.many:
            values["weeks"] = self._weeks(hints["weeks"])
        if kind.__name__ in {"NearNames", "NamesView"}:
            values["section"] = "people"
        if kind.__name__ == "KindRule":
            values["rule"] = "person_title"
        if kind.__name__ == "NameView":
            values["kind"] = "person"
        if kind.__name__ in {"NameView", "NameRow"} and self.many:
            values["note"] = "city"
        if kind.__name__ == "Letter":
            values["letter"] = "E"
        if kind.__name__ == "BodyParagraph":
            values["pieces"] = ()
            values["kind"] = PARAGRAPH_KINDS[next(self._numbers) % len(PARAGRAPH_KINDS)]
        return kind(**values)

    def _nav(self, hint):
        link = typing.get_args(hint)[0]
        return [
            link(text=word, href=f"../{word}/index.html", current=word == "topics", kind="word")
            for word in ("front", "topics", "timeline", "archive", "outlets")
        ]

    def _weeks(self, hint):
        cell = typing.get_args(typing.get_args(hint)[0])[0]
        return tuple(tuple(self._cell(cell, 7 * week + day - 1) for day in range(7)) for week in range(5))

    def _cell(self, kind, number):
        number = number if 1 <= number <= 31 else 0
        count = number % 5 if number else 0
        return kind(
            number=number,
            day=f"2025-07-{number:02d}" if number else "",
            href=f"2025/07/{number:02d}.html" if count else "",
            count=count,
            heat=count,
        )

    def _value(self, hint, name, kind):
        origin, args = typing.get_origin(hint), typing.get_args(hint)
        if origin in {typing.Union, types.UnionType}:
            return self._value(next(arg for arg in args if arg is not types.NoneType), name, kind) if self.many else None
        if origin is tuple:
            return tuple(self._value(args[0], name, kind) for _ in range(self._length(name)))
        if isinstance(hint, type) and issubclass(hint, View):
            return self.make(hint)
        if hint is bool:
            return bool(self.many) and name in {"found", "cut", "noindex"}
        if hint is int:
            return (next(self._numbers) % 30 + 1) if self.many else int(name == "articles")
        return self._text(name)

    def _length(self, name):
        if not self.many:
            return 1 if name == "citations" else 0
        return {"trend": 9, "body": 14, "citations": 4, "weeks": 5}.get(name, self.many)

    def _text(self, name):
        n = next(self._numbers)
        if not self.many and name not in NEEDED:
            return ""
        if name not in TEXTS and self.hostile:
            return HOSTILE
        text = TEXTS.get(name) or NAMES.get(name) or PROSE
        return text if name == "structured" else text.format(n=n, d=n % 28 + 1, m=n % 9 + 1)
