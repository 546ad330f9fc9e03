"""The command line: runs the command asked for, prints what came of it, and decides how to end.

Every command has a function here that fronts a module, which is imported only then: `newsdigest --help` loads none of
them. Whatever happens, the user sees a result, a usage message or a Problem, never a traceback.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import io
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.arguments import Exit, nearest, parser

if TYPE_CHECKING:
    from generator.build import BuildOptions, Report
    from generator.config import SiteConfig
    from generator.problems import Problem
    from generator.terminal import Terminal

_GRACE = 0.8  # seconds that a command has to end after Ctrl-C
_FULL = frozenset({errno.EDQUOT, errno.EFBIG, errno.ENOSPC, errno.EROFS})
_MOST = 20  # problems of one kind that are printed before the rest is only counted
_FILES, _EACH = 10, 3  # articles whose decisions in doubt are printed, and decisions of each


class _Stop(Exception):
    """Ends the command with problems to print and an exit code."""

    def __init__(self, code: Exit | int, *problems: Problem) -> None:
        super().__init__()
        self.code = code
        self.problems = problems


class _Interrupted(KeyboardInterrupt):
    """Ctrl-C. A class of our own: for KeyboardInterrupt itself Python may end by the signal though it was caught."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code, as documented in docs/commands.md."""
    if arguments is None:  # called as a program, not by another one
        signal.signal(signal.SIGINT, _interrupt)
        signal.signal(signal.SIGTERM, _interrupt)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without the letters of an article is no reason to fail
    try:
        options = _parsed(sys.argv[1:] if arguments is None else arguments)
    except SystemExit as usage:
        return int(usage.code or 0)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return _guarded(options)


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    whole = parser()
    word = next((argument for argument in arguments if not argument.startswith("-")), "")
    if word and (kin := nearest(word)):
        whole.error(f"there is no command {word!r}; did you mean {kin!r}?")
    options = whole.parse_args(arguments)
    if not options.command:
        whole.print_help(sys.stderr)
        raise SystemExit(Exit.USAGE)
    return options


def _guarded(options: argparse.Namespace) -> int:
    """Run the command; everything that can go wrong ends in an exit code."""
    from generator.terminal import Terminal

    terminal = Terminal(sys.stdout, sys.stderr, os.environ, quiet=getattr(options, "quiet", False))
    try:
        return int(_COMMANDS[options.command](options, terminal))
    except _Stop as stop:
        for problem in stop.problems:
            terminal.problem(problem)
        return int(stop.code)
    except KeyboardInterrupt:
        terminal.aside("interrupted; what was there is intact")
        return Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last guard before the user
        return _failed(error, options, terminal)


def _failed(error: Exception, options: argparse.Namespace, terminal: Terminal) -> Exit:
    """What no command expects: standard output that cannot be written, and faults of our own."""
    from generator.problems import Problem

    if options.debug:
        terminal.err.write(traceback.format_exc())
    if isinstance(error, OSError) and (isinstance(error, BrokenPipeError) or error.errno in _FULL):
        with contextlib.suppress(OSError, ValueError):  # so that what is left in the buffer does not fail again at the end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return Exit.DONE  # the reader of a pipe has seen enough
        place = str(error.filename or "standard output")
        terminal.problem(Problem("output-unwritable", place, 0, 0, f"cannot write: {str(error.strerror).lower()}"))
        return Exit.UNWRITABLE
    terminal.problem(Problem("internal", f"newsdigest {options.command}", 0, 0, f"{type(error).__name__}: {error}"[:300]))
    return Exit.INTERNAL


def _interrupt(_number: int, _frame: object) -> None:
    """Ctrl-C: end in an orderly way, and after a moment in any way; a half-done build leaves the old site intact."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.excepthook = lambda _: None  # the threads that wait for the workers have nothing to say any more
    last = threading.Timer(_GRACE, os._exit, [Exit.INTERRUPTED])
    last.daemon = True
    last.start()
    if "generator.workers" in sys.modules:
        sys.modules["generator.workers"].end_workers()
    raise _Interrupted


# ---------------------------------------------------------------------------------------- commands


def _build(options: argparse.Namespace, terminal: Terminal) -> Exit:
    root, config = _site(options.folder, terminal)  # before the heavy imports: wrong settings are told at once
    from dataclasses import replace

    from generator.build import BuildError, build
    from generator.cluster import ClusterError, cluster
    from generator.terminal import Bar

    bar = Bar(terminal)
    try:
        with contextlib.ExitStack() as stack:
            choices = _build_options(options)
            if options.executor:
                root = root.resolve()  # workers stand elsewhere
                choices = replace(choices, executor=stack.enter_context(cluster(options.executor, root)))
            report = build(root, config, choices, bar)
    except BuildError as error:
        raise _Stop(error.exit_code, *error.problems) from error
    except ClusterError as error:
        raise _Stop(Exit.USAGE, error.problem) from error
    finally:
        bar.close()
    _print_problems(report.problems, terminal)
    _summary(report, options, terminal)
    return Exit.SKIPPED if options.strict and report.skipped else Exit.DONE


def _serve(options: argparse.Namespace, terminal: Terminal) -> Exit:
    root = _folder(options.folder)
    from generator.serve import PortTaken, serve

    try:
        serve(root, _build_options(options), terminal, options.port, browser=options.open)
    except PortTaken as taken:
        raise _Stop(Exit.USAGE, taken.problem) from taken
    return Exit.DONE


def _normalize(options: argparse.Namespace, terminal: Terminal) -> Exit:
    root, config = _site(options.site, terminal)
    from generator.named import STANDARD_INPUT, answers

    names = options.files or [STANDARD_INPUT]
    if STANDARD_INPUT in names and sys.stdin.isatty():
        terminal.aside("reading an article from the keyboard; end it with Ctrl-D")
    code = Exit.DONE
    for answer in answers(names, root, config, options.jobs):
        if answer.problem:
            terminal.problem(answer.problem)
            code = Exit.SKIPPED
        else:
            sys.stdout.buffer.write(answer.line + b"\n")
    sys.stdout.buffer.flush()
    return code


def _explain(options: argparse.Namespace, terminal: Terminal) -> Exit:
    root, config = _site(options.site, terminal)
    from generator.explain import explain
    from generator.named import article
    from generator.read import Unreadable

    code = Exit.DONE
    found = []
    for number, name in enumerate(options.files):
        try:
            found.append(article(name, root, config))
        except Unreadable as error:
            terminal.problem(error.problem)
            code = Exit.SKIPPED
            continue
        if options.html is None:
            if number:
                terminal.line()
            explain(found.pop(), terminal)
    if found:
        from generator.explain_page import write

        problem = write(options.html, found)
        if problem:
            raise _Stop(Exit.UNWRITABLE, problem)
    return code


def _check(options: argparse.Namespace, terminal: Terminal) -> Exit:
    root, config, said = _configured(options.folder)
    import datetime as dt

    from generator.check import check, shortened, shortened_doubts
    from generator.problems import Severity
    from generator.terminal import Bar, Styled

    bar = Bar(terminal)
    try:
        found = check(root, config, options.output, bar, dt.datetime.now(dt.UTC).date())
    finally:
        bar.close()
    problems = (*said, *found.problems)
    count = sum(map(len, found.doubts))
    files, each = (count, count) if options.all else (_FILES, _EACH)
    for title, listed in (
        ("Problems", shortened(problems, len(problems) if options.all else _MOST)),
        ("Least certain decisions", shortened_doubts(found.doubts, files, each)),
        ("What deserves a look", shortened(found.looks, len(found.looks) if options.all else _MOST)),
    ):
        for number, one in enumerate(listed):
            if not number:
                terminal.line(Styled(title, "bold"))
            terminal.line("  ", one) if isinstance(one, str) else terminal.problem(one, result=True)
    counts = {severity: sum(problem.severity is severity for problem in problems) for severity in Severity}
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    terminal.line(
        f"looked at {_count(found.articles, 'article')} and {_count(found.pages, 'page')}: "
        f"{_count(errors, 'error')}, {_count(warnings, 'warning')}, {_count(count, 'decision')} in doubt, {len(found.looks)} to look at"
    )
    return Exit.FOUND if errors or (options.strict and warnings) else Exit.DONE


def _export(options: argparse.Namespace, terminal: Terminal) -> Exit:
    root, config = _site(options.site, terminal)
    import msgspec

    from generator.export import CannotExport, Library
    from generator.problems import Problem
    from generator.terminal import Bar
    from generator.theme import ThemeError

    bar = Bar(terminal)
    try:
        library = Library(root, msgspec.structs.replace(config, base_url=options.base_url or config.base_url), bar)
        bar.close()
        if not options.name:
            for kind in (options.kind,) if options.kind else ("edition", "story", "topic", "article"):
                for one in library.subjects(kind):
                    terminal.line(f"{kind:8}{one.name}  {'' if one.title == one.name else one.title}".rstrip())
            return Exit.DONE
        form = options.format or ("epub" if (options.output or "").lower().endswith(".epub") else "html")
        made = library.write(library.subject(options.kind, options.name), form)
    except CannotExport as error:
        raise _Stop(Exit.USAGE, *error.problems) from error
    except ThemeError as error:
        raise _Stop(Exit.USAGE, error.problem) from error
    finally:
        bar.close()
    target = options.output or f"{options.name}.{form}"
    if target == "-":
        sys.stdout.buffer.write(made)
        return Exit.DONE
    try:
        Path(target).write_bytes(made)
    except OSError as error:
        reason = os.strerror(error.errno).lower() if error.errno else "unknown reason"
        raise _Stop(Exit.UNWRITABLE, Problem("output-unwritable", target, 0, 0, f"cannot write: {reason}")) from error
    terminal.aside(f"written {target}, {len(made) / 1000:,.0f} kB")
    return Exit.DONE


def _new(options: argparse.Namespace, terminal: Terminal) -> Exit:
    from generator.new import CannotCreate, create
    from generator.terminal import Styled

    target = Path(options.folder)
    try:
        created = create(target)
    except CannotCreate as error:
        raise _Stop(error.exit_code, error.problem) from error
    for path in created:
        terminal.line("  ", path)
    terminal.line(Styled("ready.", "good"), f" Put articles into {options.folder}/seeds/, then: newsdigest serve {options.folder}")
    return Exit.DONE


def _verify(options: argparse.Namespace, terminal: Terminal) -> Exit:
    site = Path(options.folder) if Path(options.folder).is_file() else _folder(options.folder)
    from generator.check import shortened
    from generator.terminal import Bar, Styled
    from generator.verify import Unverifiable, verify

    bar = Bar(terminal)
    try:
        proof = verify(site, lambda pages: bar.stage("pages", pages), bar.step)
    except Unverifiable as error:
        raise _Stop(Exit.USAGE, error.problem) from error
    finally:
        bar.close()
    for one in shortened(proof.problems, len(proof.problems) if options.all else _MOST):
        terminal.line("  ", one) if isinstance(one, str) else terminal.problem(one, result=True)
    state = Styled("does not hold", "error") if proof.problems else Styled("holds", "good")
    terminal.line("edition ", proof.edition, " ", state)
    kept, removed = proof.lines_kept, proof.lines_removed
    terminal.line(f"  {_count(proof.articles, 'article')}: {kept:,} lines kept + {removed:,} removed = {kept + removed:,} of their seeds")
    hidden = f"; {proof.withheld:,} more are of articles that may not be shown in full" if proof.withheld else ""
    compared = f"{_count(proof.statements, 'statement')} compared with the places they name"
    terminal.line(f"  {compared}, on {_count(proof.pages, 'page')} and in the data{hidden}")
    if proof.problems:
        terminal.line(f"  {_count(len(proof.problems), 'finding')}")
    return Exit.FOUND if proof.problems else Exit.DONE


def _version(_options: argparse.Namespace, terminal: Terminal) -> Exit:
    terminal.line(f"newsdigest {__version__}")
    return Exit.DONE


_COMMANDS: dict[str, Callable[[argparse.Namespace, Any], Exit]] = {
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


# -------------------------------------------------------------------------------- what they share


def _folder(name: str) -> Path:
    """The site's folder. Ends the command where there is none."""
    from generator.problems import Problem

    with contextlib.suppress(OSError, ValueError):
        if Path(name).is_dir():
            return Path(name)
    there = "this is a file, and a site is a folder" if Path(name).is_file() else "there is no such folder"
    raise _Stop(Exit.USAGE, Problem("folder-missing", name, 0, 0, there))


def _configured(name: str) -> tuple[Path, SiteConfig, tuple[Problem, ...]]:
    """The site's folder, its configuration and what is to be said of it. Ends the command where there are errors."""
    from generator import settings
    from generator.problems import Severity

    root = _folder(name)
    config, problems = settings.load(root)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise _Stop(Exit.USAGE, *problems)
    return root, config, problems


def _site(name: str, terminal: Terminal) -> tuple[Path, SiteConfig]:
    root, config, problems = _configured(name)
    _print_problems(problems, terminal)
    return root, config


def _build_options(options: argparse.Namespace) -> BuildOptions:
    from generator.build import BuildOptions

    return BuildOptions(
        today=options.today or "",
        jobs=options.jobs,
        base_url=options.base_url or "",
        output=options.output,
        cache=not getattr(options, "no_cache", False),
        shrink=getattr(options, "allow_shrink", True),
    )


def _print_problems(problems: Iterable[Problem], terminal: Terminal) -> None:
    for problem in problems:
        terminal.problem(problem)


def _summary(report: Report, options: argparse.Namespace, terminal: Terminal) -> None:
    """What a build did and where to look, on standard error: a build has no other result than the site."""
    from generator import urls
    from generator.problems import Severity
    from generator.terminal import Styled

    warnings = sum(problem.severity is Severity.WARNING for problem in report.problems)
    if options.timings:
        for name, seconds in report.seconds.items():
            terminal.line(f"{seconds:8.3f} s  {name}")
    parts = [_count(report.articles, "article"), _count(report.stories, "story"), _count(report.topics, "topic")]
    done = "nothing has changed: " if report.unchanged else "built "
    terminal.aside(Styled(done, "good"), ", ".join(parts), f" in {sum(report.seconds.values()):.2f} s")
    written, removed = _count(report.pages_written, "page"), _count(report.files_removed, "file")
    terminal.aside(f"      {written} written, {report.pages_unchanged:,} unchanged, {removed} removed")
    if warnings or report.skipped:
        told = f"{_count(warnings, 'warning')}, {_count(report.skipped, 'seed')} skipped"
        terminal.aside("      ", Styled(told, "warning"), " (newsdigest check tells more)")
    folder = "" if options.folder == "." else f" {options.folder}"
    output = f" --output {options.output}" if options.output else ""
    terminal.aside(f"look  {report.output / urls.FRONT}, or run: newsdigest serve{folder}{output}")


def _count(number: int, noun: str) -> str:
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"
