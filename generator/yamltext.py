"""Strict YAML: a small, safe part of the language, with the line and column of every key and value.

YAML guesses: `2025-07-29` becomes a date, `no` becomes false, `1_000` a number, an alias copies a tree a million times
over. Here a value is the text as written, and what it means is decided by whoever knows what was wanted (`Scalar.text`,
or `plain` for data without a declaration). Refused, each with its place: anchors and aliases, tags, merge keys, keys said
twice, keys that are no text, characters that no text needs, more than one document, too much depth, too much text.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
import yaml

from generator.problems import Problem
from generator.text import printable

CONFIG_LIMIT = 256_000  # bytes
FRONT_MATTER_LIMIT = 64_000
DEPTH = 32

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Controls, lone surrogates and non-characters; also NEL and the Unicode line separators, which YAML takes for line ends
# and editors do not, so that every line number after them would be wrong.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(?:[0-9]{1,18}\.[0-9]{0,18}|\.[0-9]{1,18})(?:[eE][-+]?[0-9]{1,3})?")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})

# libyaml's words for the mistakes that people make, in plain words with a cure; others are shown as libyaml says them
_PLAIN_WORDS = {
    "could not find expected ':'": (
        "this line is neither a 'key: value' nor part of the text above it",
        "write 'key: value', or indent it",
    ),
    "did not find expected ',' or ']'": ("a list opened with '[' is not closed", "close it with ']', with commas between its items"),
    "did not find expected ',' or '}'": ("a group opened with '{' is not closed", "close it with '}', with commas between its parts"),
    "did not find expected '-' indicator": ("this line is no item of the list above it", "start it with '- ', or move it to the left"),
    "block sequence entries are not allowed in this context": (
        "a list starts in the middle of a line",
        "start the list on a line of its own",
    ),
    "did not find expected key": (
        "this line does not fit the lines above it",
        "give keys of one group the same indentation, and close quotation marks",
    ),
    "found a tab character where an indentation space is expected": ("a tab is used to indent", "indent with spaces"),
    "found a tab character that violates indentation": ("a tab is used to indent", "indent with spaces"),
    "found unexpected end of stream": ("a quotation mark is opened here and not closed", "close it"),
    "mapping values are not allowed in this context": (
        "a ': ' stands inside a value, or the line is indented too far",
        "put a value that holds ': ' in quotation marks, or align the line with its group",
    ),
}

# what is not closed is better shown where it was opened than where the text ends
_OPENED = frozenset({"did not find expected ',' or ']'", "did not find expected ',' or '}'", "found unexpected end of stream"})


class Scalar(msgspec.Struct, frozen=True):
    """A single value as written; `quoted` when it stands in quotation marks or in a block (`|`, `>`). Lines count from 1."""

    text: str
    quoted: bool
    line: int
    column: int

    @property
    def empty(self) -> bool:
        """Whether nothing was said: `key:`, `key: ~` or `key: null`."""
        return not self.quoted and self.text in _NULL


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(msgspec.Struct, frozen=True):
    """Keys and their values, in the order of the text; no key stands twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


class Parsed(msgspec.Struct, frozen=True):
    """A document: `root` is None where the text holds nothing, or where `problems` tell why it could not be read."""

    root: Node | None
    problems: tuple[Problem, ...] = ()

    @property
    def value(self) -> Any:
        """The document as plain data: see `plain`."""
        return plain(self.root)


def parse(text: str, path: str, limit: int = CONFIG_LIMIT) -> Parsed:
    """Read one YAML document. Never raises: what is refused is in `problems`, and then `root` is None.

    Args:
        text: the document, without a byte order mark.
        path: what the problems call it.
        limit: how many bytes of UTF-8 it may have.
    """
    if len(text) > limit or len(text.encode("utf-8", "surrogatepass")) > limit:
        return Parsed(None, (Problem("yaml-too-large", path, 0, 0, f"holds more than {limit // 1000} kB of YAML"),))
    if bad := _REFUSED.search(text):
        line = len(re.findall(r"\r\n|\r|\n", text[: bad.start()])) + 1
        column = bad.start() - max(text.rfind("\n", 0, bad.start()), text.rfind("\r", 0, bad.start()))
        return Parsed(None, (Problem("yaml-character", path, line, column, f"the character U+{ord(bad[0]):04X} is not allowed"),))
    composer = _Composer(path)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not composer.take(event):
                break
    except yaml.MarkedYAMLError as error:
        composer.problems.append(_syntax(error, path, text))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        composer.problems.append(Problem("yaml-syntax", path, 0, 0, printable(str(error)) or "is not YAML"))
    return Parsed(None if composer.problems else composer.root, tuple(composer.problems))


def plain(node: Node | None) -> Any:
    """A node as dicts, lists, str, int, float, bool and None. Only `true` and `false` are truth values; dates stay text."""
    if node is None:
        return None
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if node.quoted:
        return node.text
    if node.empty:
        return None
    if node.text in _TRUE or node.text in _FALSE:
        return node.text in _TRUE
    if _INTEGER.fullmatch(node.text):
        return int(node.text)
    return float(node.text) if _FLOAT.fullmatch(node.text) else node.text


def truth(node: Scalar) -> bool | None:
    """What a scalar says where a truth value is wanted: true, yes, on, false, no, off in any case; None for anything else."""
    word = node.text.lower()
    return word in {"true", "yes", "on"} if word in {"true", "yes", "on", "false", "no", "off"} else None


def whole(node: Scalar) -> int | None:
    """What a scalar says where a whole number is wanted; None for anything else."""
    return int(node.text) if _INTEGER.fullmatch(node.text) else None


class _Open:
    """A list or group whose end has not come yet."""

    __slots__ = ("column", "entries", "items", "key", "keys", "line", "mapping")

    def __init__(self, event: Any) -> None:
        self.mapping = isinstance(event, yaml.MappingStartEvent)
        self.line, self.column = event.start_mark.line + 1, event.start_mark.column + 1
        self.items: list[Node] = []
        self.entries: list[tuple[Scalar, Node]] = []
        self.keys: dict[str, int] = {}
        self.key: Scalar | None = None

    def closed(self) -> Node:
        if self.mapping:
            return Mapping(tuple(self.entries), self.line, self.column)
        return Sequence(tuple(self.items), self.line, self.column)


class _Composer:
    """Builds nodes from the parser's events, one at a time, so that depth is refused before anything recurses."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.documents = 0
        self.stack: list[_Open] = []

    def take(self, event: Any) -> bool:
        """Take the next event; False where reading on makes no sense."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._check_properties(event)
            self.stack.append(_Open(event))
            if len(self.stack) > DEPTH:
                self._problem("yaml-depth", event, f"is nested more than {DEPTH} levels deep")
                return False
        elif isinstance(event, yaml.CollectionEndEvent):
            self._place(self.stack.pop().closed())
        elif isinstance(event, yaml.AliasEvent):
            self._problem("yaml-alias", event, f"'*{_clip(event.anchor or '')}' is an alias")
            self._place(Scalar("", quoted=True, line=0, column=0))
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._problem("yaml-documents", event, "a second document starts here")
                return False
        return True

    def _scalar(self, event: Any) -> None:
        self._check_properties(event)
        if bad := _REFUSED.search(event.value):
            self._problem("yaml-character", event, f"the character U+{ord(bad[0]):04X} is not allowed")
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        self._place(Scalar(event.value, quoted=bool(event.style), line=line, column=column))

    def _check_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._problem("yaml-alias", event, f"'&{_clip(event.anchor)}' is an anchor")
        if event.tag is not None:
            self._problem("yaml-tag", event, f"'{_clip(event.tag)}' is a tag")

    def _place(self, node: Node) -> None:
        """Put a finished node where it belongs: a key, a value, an item, or the root."""
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if not top.mapping:
            top.items.append(node)
        elif top.key is None:
            top.key = self._key(node, top)
        else:
            top.entries.append((top.key, node))
            top.key = None

    def _key(self, node: Node, top: _Open) -> Scalar:
        if not isinstance(node, Scalar) or (not node.quoted and node.text in {"", "~", "<<"}):
            self.problems.append(Problem("yaml-key", self.path, node.line, node.column, "this key is no text"))
            return Scalar("", quoted=True, line=node.line, column=node.column)
        if node.text in top.keys:
            message = f"'{_clip(node.text)}' is said twice, first on line {top.keys[node.text]}"
            self.problems.append(Problem("yaml-duplicate", self.path, node.line, node.column, message))
        else:
            top.keys[node.text] = node.line
        return node

    def _problem(self, code: str, event: Any, message: str) -> None:
        self.problems.append(Problem(code, self.path, event.start_mark.line + 1, event.start_mark.column + 1, message))


def _clip(text: str) -> str:
    """A piece of the user's text as a message may show it."""
    return printable(text[:60]) + ("…" if len(text) > 60 else "")


def _syntax(error: yaml.MarkedYAMLError, path: str, text: str) -> Problem:
    """What the parser stumbled over, at the place that helps most."""
    mark = error.problem_mark or error.context_mark
    said = error.problem or "is not YAML"
    if said in _OPENED and error.context_mark:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    if said.startswith("found character") and "start any token" in said and mark:
        lines = re.split(r"\r\n|\r|\n", text)
        character = lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""
        if character == "\t":
            return Problem("yaml-syntax", path, line, column, "a tab stands where spaces are needed", "indent with spaces")
        message = f"a value cannot start with '{printable(character)}'"
        return Problem("yaml-syntax", path, line, column, message, "put the value in quotation marks")
    message, cure = _PLAIN_WORDS.get(said, (printable(said), ""))
    return Problem("yaml-syntax", path, line, column, message, cure)
