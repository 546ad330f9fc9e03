"""What reaches the terminal, and how: colour, columns, the progress bar.

Everything printed passes through `text.printable`, so that no control or bidirectional character of an article, a file
name or an argument reaches the terminal; colour is added afterwards, from a fixed table, only on a terminal and without
NO_COLOR (https://no-color.org). Results go to standard output, everything about the work to standard error. What is said
is decided by the commands.
"""

from __future__ import annotations

import shutil
import time
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple, TextIO

from generator.problems import Problem, Severity
from generator.text import printable

SGR = {
    # select graphic rendition, ECMA-48 8.3.117
    "bold": "1",
    "dim": "2",
    "error": "1;31",
    "good": "32",
    "mark": "36",
    "note": "34",
    "warning": "33",
}
_SEVERITY_STYLE = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_BAR = 24  # characters
_PATIENCE = 0.4  # seconds before a bar appears: quick work stays silent
_REDRAW = 0.1  # seconds between two drawings


class Styled(NamedTuple):
    """A text with the name of its style, a key of `SGR`."""

    text: str
    style: str


class Terminal:
    """Standard output and standard error of one command."""

    def __init__(self, out: TextIO, err: TextIO, environment: Mapping[str, str], *, quiet: bool = False) -> None:
        self.out = out
        self.err = err
        self.quiet = quiet
        plain = bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
        self._coloured = {id(stream): stream.isatty() and not plain for stream in (out, err)}

    def line(self, *parts: str | Styled) -> None:
        """Print one line of a result: the parts joined as they are, each made printable."""
        self._write(self.out, parts)

    def aside(self, *parts: str | Styled) -> None:
        """Print one line about the work to standard error; left out when quiet."""
        if not self.quiet:
            self._write(self.err, parts)

    def problem(self, problem: Problem, *, result: bool = False) -> None:
        """Print a problem to standard error (notes not when quiet), or to standard output where problems are the result."""
        if self.quiet and not result and problem.severity is Severity.NOTE:
            return
        place = ":".join([problem.path, *(str(n) for n in (problem.line, problem.column) if n)])
        kind = f"{problem.severity}[{problem.code}]"
        rest = str(problem)[len(f"{place}: {kind}") :]
        parts = (Styled(place, "bold"), ": ", Styled(kind, _SEVERITY_STYLE[problem.severity]), rest)
        self._write(self.out if result else self.err, parts)

    def width(self) -> int:
        """The columns of standard output when it is a terminal, else 0: nothing is shortened in a pipe."""
        return max(40, shutil.get_terminal_size().columns) if self.out.isatty() else 0

    def _write(self, stream: TextIO, parts: tuple[str | Styled, ...]) -> None:
        coloured = self._coloured[id(stream)]
        pieces = []
        for part in parts:
            text = printable(part.text if isinstance(part, Styled) else part)
            pieces.append(f"\x1b[{SGR[part.style]}m{text}\x1b[0m" if coloured and isinstance(part, Styled) else text)
        stream.write("".join(pieces) + "\n")
        stream.flush()


class Bar:
    """A progress bar on standard error for work that takes a while; silent when quiet or not on a terminal."""

    def __init__(self, terminal: Terminal) -> None:
        self._stream = terminal.err if terminal.err.isatty() and not terminal.quiet else None
        self._name, self._total, self._done = "", 0, 0
        self._begun = self._drawn = time.monotonic()
        self._shown = False

    def stage(self, name: str, total: int) -> None:
        """Begin a stage of `total` steps (0: not known)."""
        self._name, self._total, self._done = name, total, 0
        if self._shown:
            self._draw()

    def step(self, n: int = 1) -> None:
        """Count `n` steps of the stage as done."""
        self._done += n
        now = time.monotonic()
        if now - self._begun >= _PATIENCE and now - self._drawn >= _REDRAW:
            self._drawn = now
            self._draw()

    def close(self) -> None:
        """Wipe the bar away, so that the summary stands on a clean line."""
        if self._stream and self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
        self._shown = False

    def _draw(self) -> None:
        if not self._stream:
            return
        share = min(1.0, self._done / self._total) if self._total else 0.0
        full = round(share * _BAR)
        count = f"{self._done}/{self._total}" if self._total else str(self._done)
        self._stream.write(f"\r\x1b[K{printable(self._name):<12} {'#' * full}{'.' * (_BAR - full)} {count}")
        self._stream.flush()
        self._shown = True


def columns(text: str) -> int:
    """How many terminal columns the text takes: two for East Asian wide characters, none for combining marks."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def fitted(text: str, width: int, *, fill: bool = False) -> str:
    """The printable text on at most `width` columns, with '…' where it was cut (0: never cut); `fill` pads it to `width`."""
    text = printable(text)
    if width and columns(text) > width:
        kept, used = [], 0
        for c in text:
            used += columns(c)
            if used > width - 1:
                break
            kept.append(c)
        text = "".join(kept).rstrip() + "…"
    return text + " " * max(0, width - columns(text)) if fill else text
