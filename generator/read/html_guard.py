"""Whether a page is simple enough to be parsed: one linear scan over the text, before any tree is made.

Parsers and extractors take minutes over mark-up that no article has (a hundred thousand nested elements, a tag with a
million attributes), and a call into C cannot be interrupted. So tags, attributes and depth are counted first, on a
reading of the mark-up that closes elements as browsers do.
"""

from __future__ import annotations

import re

from generator.problems import Problem
from generator.read.unreadable import Unreadable

DEPTH_LIMIT = 256
TAG_LIMIT = 20_000
ATTRIBUTE_LIMIT = 200

# Without content, so nothing nests in them.
VOID = frozenset({"area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"})
# Closed by the next of their kind: they cannot nest without one of the others between.
SELF_CLOSING = frozenset(
    {"body", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr"}
)
# What stands in them is text, whatever it looks like.
RAW = frozenset({"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"})

_OPEN = re.compile(r"<(?:(!--)|(/?)([A-Za-z][A-Za-z0-9:-]{0,60})|[!?])")
_ATTRIBUTE = re.compile(r"""[\s/]*(?:(>)|[^\s>/=][^\s>/=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?|=)""")


def check_complexity(text: str, path: str) -> None:
    """Raise `Unreadable` where a page is beyond the limits; time is linear in its length."""
    nesting = _Nesting()
    tags = position = 0
    while match := _OPEN.search(text, position):
        position = match.end()
        comment, closing, name = match[1], match[2], (match[3] or "").lower()
        if comment:
            position = _after(text, "-->", position)
            continue
        tags += 1
        if tags > TAG_LIMIT:
            raise _complex(path, text, position, f"more than {TAG_LIMIT:,} tags")
        if not name:
            position = _after(text, ">", position)
            continue
        if closing:
            nesting.close(name)
            position = _after(text, ">", position)
            continue
        position, count = _attributes(text, position)
        if count > ATTRIBUTE_LIMIT:
            raise _complex(path, text, position, f"a tag with more than {ATTRIBUTE_LIMIT} attributes")
        if name in RAW:
            position = _raw_end(text, name, position)
        elif nesting.open(name) > DEPTH_LIMIT:
            raise _complex(path, text, position, f"elements nested more than {DEPTH_LIMIT} deep")


class _Nesting:
    """The open elements. An end tag closes everything opened since its start tag; one without a start tag, nothing."""

    def __init__(self) -> None:
        self.stack: list[str] = []
        self.counts: dict[str, int] = {}

    def open(self, name: str) -> int:
        """The depth with this element."""
        if name not in VOID and name not in SELF_CLOSING:
            self.stack.append(name)
            self.counts[name] = self.counts.get(name, 0) + 1
        return len(self.stack)

    def close(self, name: str) -> None:
        """Each element is closed once, so that all closings together are linear."""
        if not self.counts.get(name):
            return
        while True:
            last = self.stack.pop()
            self.counts[last] -= 1
            if last == name:
                return


def _after(text: str, mark: str, position: int) -> int:
    end = text.find(mark, position)
    return len(text) if end < 0 else end + len(mark)


def _attributes(text: str, position: int) -> tuple[int, int]:
    """Where a start tag ends, and how many attributes it has (counting stops beyond the limit)."""
    count = 0
    while match := _ATTRIBUTE.match(text, position):
        position = match.end()
        if match[1]:
            break
        count += 1
        if count > ATTRIBUTE_LIMIT:
            break
    return position, count


def _raw_end(text: str, name: str, position: int) -> int:
    """Where the text of a script or style ends: at its end tag, else at the end of the page."""
    end = re.compile(f"</{name}", re.IGNORECASE).search(text, position)
    return end.start() if end else len(text)


def _complex(path: str, text: str, position: int, what: str) -> Unreadable:
    line = text.count("\n", 0, position) + 1
    return Unreadable(Problem("page-too-complex", path, line, 0, f"the page has {what}"))
