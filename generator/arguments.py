"""What may be said on the command line: the commands, their options, and examples of their use.

Only declarations and the checks of single values; what the commands do is `cli`'s. Nothing heavy is imported here, since
`newsdigest --help` must answer at once. Every command, option and exit code is described in docs/commands.md, which a
test compares with this module.
"""

from __future__ import annotations

import argparse
import datetime as dt
import difflib
import re
from collections.abc import Callable
from enum import IntEnum
from typing import NoReturn
from urllib.parse import urlsplit

from generator import __version__
from generator.text import printable


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    FOUND = 1
    USAGE = 2
    SKIPPED = 3
    UNWRITABLE = 4
    STOPPED = 5
    INTERNAL = 70
    INTERRUPTED = 130


EXITS = {
    # sorted; the texts stand in --help and in docs/commands.md
    Exit.DONE: "done",
    Exit.FOUND: "`check` found an error, or with --strict: a warning; `verify` found what does not hold",
    Exit.USAGE: "the command line or site.yaml is wrong; nothing was written",
    Exit.SKIPPED: "a named file could not be read, or `build --strict` skipped a seed",
    Exit.UNWRITABLE: "the output cannot be written; the site that was there is intact",
    Exit.STOPPED: "`build` stopped before publishing: the site would shrink or grow too much; the one that was there is intact",
    Exit.INTERNAL: "a fault in newsdigest itself",
    Exit.INTERRUPTED: "interrupted (Ctrl-C), or asked to end",
}

_LINE = "A digest that its reader can check: a folder of raw news articles in, a static site out."

_EXAMPLES = """\
start here:
  newsdigest new my-digest             make a folder that is ready for GitHub Pages
  newsdigest build my-digest           read my-digest/seeds/, write my-digest/_site/
  newsdigest serve my-digest           look at it in a browser; rebuilds when you save
  newsdigest check my-digest           what is wrong, and what deserves your look first
  newsdigest explain seeds/talks.txt   why each line of an article was kept or removed

exit codes:
"""

_EXPORTED = ("story", "topic", "edition", "article")

_COMMANDS: dict[str, tuple[str, ...]] = {
    # in the order of the help: one line, then examples
    "build": (
        "turn the folder's articles into a static site",
        "newsdigest build",
        "newsdigest build my-digest --base-url https://me.github.io/my-digest/",
        "newsdigest build --strict --today 2025-07-29",
    ),
    "serve": (
        "show the site in a browser, rebuilding on every save",
        "newsdigest serve",
        "newsdigest serve my-digest --port 8080 --open",
    ),
    "normalize": (
        "print each article as one JSON object a line",
        "newsdigest normalize seeds/*.txt",
        "newsdigest normalize seeds/*.txt | jq -r .title",
        "curl -s https://example.org/talks.html | newsdigest normalize",
    ),
    "explain": (
        "show what became of every line of an article, and why",
        "newsdigest explain seeds/talks.txt",
        "newsdigest explain seeds/talks.txt | grep removed",
        "newsdigest explain seeds/talks.txt --html talks.html",
    ),
    "check": (
        "find what is wrong, and what deserves the editor's look first",
        "newsdigest check",
        "newsdigest check my-digest --strict",
    ),
    "export": (
        "write a story, a topic, an edition or an article as one file",
        "newsdigest export",
        "newsdigest export story",
        "newsdigest export topic sanctions --format epub",
        "newsdigest export edition 2025-07 --output july.html",
    ),
    "new": (
        "make a site folder with settings, a first page and a publishing workflow",
        "newsdigest new my-digest",
        "git clone https://github.com/me/my-digest && newsdigest new my-digest",
    ),
    "verify": (
        "prove a built site: every statement, every article, every line",
        "newsdigest verify",
        "newsdigest verify my-digest/_site",
        "newsdigest verify sanctions.html",
    ),
    "version": ("print the version", "newsdigest version"),
}


def _formatter(prog: str) -> argparse.HelpFormatter:
    return argparse.RawDescriptionHelpFormatter(prog, max_help_position=24, width=100)


class Parser(argparse.ArgumentParser):
    """An argument parser whose messages are safe to print and know the next of kin of a misspelt command."""

    def error(self, message: str) -> NoReturn:
        """Print the message with a hint and end with `Exit.USAGE`."""
        self.exit(Exit.USAGE, f"{printable(message)}\ntry '{self.prog} --help'\n")


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line. Its result has `command`, and the options of that command."""
    codes = "".join(f"  {code:<5d}{text}\n" for code, text in EXITS.items())
    top = Parser(
        prog="newsdigest",
        description=_LINE,
        epilog=_EXAMPLES + codes,
        formatter_class=_formatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"newsdigest {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=Parser)
    for name, (text, *examples) in _COMMANDS.items():
        indented = "".join(f"  {line}\n" for line in examples)
        command = commands.add_parser(
            name,
            help=text,
            description=text[0].upper() + text[1:] + ".",
            epilog=f"examples:\n{indented}",
            formatter_class=_formatter,
            allow_abbrev=False,
        )
        _OPTIONS[name](command)
        command.add_argument("--debug", action="store_true", help="on a fault of newsdigest itself, show the traceback")
    return top


def nearest(word: str) -> str:
    """The command that a misspelt word most resembles, '' where none does."""
    return next(iter(difflib.get_close_matches(word, _COMMANDS, n=1)), "") if word not in _COMMANDS else ""


def _build(command: argparse.ArgumentParser) -> None:
    _folder(command)
    _site_options(command)
    command.add_argument("--strict", action="store_true", help="end with exit code 3 when a seed was skipped")
    command.add_argument("--allow-shrink", action="store_true", help="publish even when no article or less than half of the pages is left")
    command.add_argument("--no-cache", action="store_true", help="do all work anew; the result is the same")
    command.add_argument("--timings", action="store_true", help="print the seconds of each stage")
    text = "a Dask cluster to read, normalize and analyze on: dask:tcp://HOST:PORT"
    command.add_argument("--executor", type=_cluster, metavar="NAME", help=text)
    _quiet(command)


def _serve(command: argparse.ArgumentParser) -> None:
    _folder(command)
    command.add_argument("--port", type=_whole("a port", 65535), metavar="N", help="the port; 8000, or the next free one, when left out")
    command.add_argument("--open", action="store_true", help="open the site in the web browser")
    _site_options(command)
    _quiet(command)


def _normalize(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="*", metavar="FILE", help="articles; '-' or none: one article from standard input")
    _site(command)
    command.add_argument("--jobs", type=_whole("a count", 64), default=0, metavar="N", help="worker processes; 0 decides by itself")


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE", help="articles; '-': one article from standard input")
    _site(command)
    command.add_argument("--html", metavar="OUT", help="write a page that stands alone to this file; '-': to standard output")


def _check(command: argparse.ArgumentParser) -> None:
    _folder(command)
    command.add_argument("--output", metavar="DIR", help="the built site; site.yaml's `output` when left out")
    command.add_argument("--strict", action="store_true", help="warnings count as errors")
    command.add_argument("--all", action="store_true", help="print all findings, not only the first of each kind")
    _quiet(command)


def _export(command: argparse.ArgumentParser) -> None:
    command.add_argument("kind", nargs="?", choices=_EXPORTED, metavar="KIND", help="story, topic, edition or article; none: list them all")
    command.add_argument("name", nargs="?", metavar="NAME", help="its name, as in the address of its page; a day or month; none: list them")
    _site(command)
    command.add_argument("--format", choices=("html", "epub"), help="html, or what the name of the output ends with, when left out")
    command.add_argument("--output", metavar="FILE", help="the file to write; NAME with the format when left out; '-': standard output")
    command.add_argument("--base-url", type=_web_address, metavar="URL", help="where the site stands, for links to it")
    _quiet(command)


def _new(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", metavar="DIR", help="an empty or missing folder, or a fresh git repository")


def _verify(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "folder", nargs="?", default="_site", metavar="SITE", help="the built site, or a file of `export`; _site when left out"
    )
    command.add_argument("--all", action="store_true", help="print all findings of a kind, not only the first twenty")
    _quiet(command)


def _version(_command: argparse.ArgumentParser) -> None:
    """`version` has no options of its own."""


_OPTIONS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "build": _build,
    "serve": _serve,
    "normalize": _normalize,
    "explain": _explain,
    "check": _check,
    "export": _export,
    "new": _new,
    "verify": _verify,
    "version": _version,
}


def _folder(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", nargs="?", default=".", metavar="DIR", help="the site's folder; the current one when left out")


def _site(command: argparse.ArgumentParser) -> None:
    command.add_argument("--site", default=".", metavar="DIR", help="the folder whose site.yaml counts; the current one when left out")


def _quiet(command: argparse.ArgumentParser) -> None:
    command.add_argument("--quiet", action="store_true", help="print nothing but problems")


def _site_options(command: argparse.ArgumentParser) -> None:
    """What `build` and `serve` share: the same build."""
    command.add_argument("--base-url", type=_web_address, metavar="URL", help="where the site will stand")
    command.add_argument("--output", default="", metavar="DIR", help="the folder to write to")
    command.add_argument("--today", type=_day, metavar="DATE", help="today, YYYY-MM-DD; if left out, the newest article's day")
    command.add_argument("--jobs", type=_whole("a count", 64), default=0, metavar="N", help="worker processes; 0 decides by itself")


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query and not parts.fragment
    except ValueError:
        good = False
    if not good:
        raise argparse.ArgumentTypeError(f"{text!r} is no web address such as https://name.github.io/repository/")
    return text


def _day(text: str) -> str:
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=dt.UTC).date().isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2025-07-29") from None


def _cluster(text: str) -> str:
    if not re.fullmatch(r"dask:[a-z]+://[^\s/]+", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no cluster such as dask:tcp://127.0.0.1:8786")
    return text


def _whole(what: str, most: int) -> Callable[[str], int]:
    def whole(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 9 and int(text) <= most):
            raise argparse.ArgumentTypeError(f"{text!r} is not {what} from 0 to {most}")
        return int(text)

    return whole
