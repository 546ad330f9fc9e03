"""`newsdigest serve`: a preview in the browser that rebuilds whenever something of the site is saved.

Watches the seeds, the content, the site's own themes and site.yaml (watchdog is imported here alone), waits until a
burst of saves is over, and runs the same `build()` as the command `build`. What a person waits for comes first: a saved
stylesheet is exchanged before the build, the pages that browsers show are made before all others, and a save ends the
writing of what is out of date by then. A failed build never replaces the last good site: its problems are shown in the
terminal and on the pages. What a browser is answered is decided in `preview`.
"""

from __future__ import annotations

import contextlib
import errno
import threading
import time
import webbrowser
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from generator import settings, urls
from generator.build import BuildError, BuildOptions, build
from generator.cache import FOLDER
from generator.model import Theme, ThemeError
from generator.plan import Plan
from generator.preview import ADDRESS, Preview, Server
from generator.problems import Problem, ProblemError, Severity
from generator.render import render
from generator.terminal import Bar, Styled, Terminal
from generator.theme import load_theme

PORT = 8000
_PORTS_TRIED = 20
_QUIET = 0.03  # seconds without an event: a burst of saves is over; what comes later ends the writing that it makes useless
_PATIENCE = 2.0  # seconds after which a burst that does not end is built in between
_OVERDUE = 120.0  # seconds after which a site is written to its end, whatever is saved meanwhile
# Reading a file makes events too (opened, closed without writing): they must not lead to another build.
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})


def _nothing() -> None:
    """Nobody is to be told."""


class _Superseded(Exception):
    """Something was saved while pages were made that are out of date by it."""


class PortTaken(ProblemError):
    """No port could be had; holds the problem to be shown."""


def serve(root: Path, options: BuildOptions, terminal: Terminal, port: int | None = None, *, browser: bool = False) -> None:
    """Build, serve and watch until interrupted (KeyboardInterrupt goes through). Raises `PortTaken`."""
    preview = Preview()
    server = _server(port, preview)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, name="answers", daemon=True).start()
    watch = Watch(root)
    try:
        rebuild = _Rebuild(root, options, preview, terminal)
        watch.styled = rebuild.restyle
        rebuild(watch)
        address = f"http://{ADDRESS}:{server.server_address[1]}{preview.base}"
        terminal.line("serving ", Styled(address, "bold"), "   rebuilds when you save; Ctrl-C ends")
        if browser:
            webbrowser.open(address)
        while True:
            watch.wait()
            rebuild(watch)
    finally:
        preview.close()
        watch.close()
        server.shutdown()
        server.server_close()


class Watch(FileSystemEventHandler):
    """The folders that a site is made from, and whether something in them has changed."""

    def __init__(self, root: Path, observer: Callable[[], BaseObserver] = Observer) -> None:
        self.root = root
        self.output = root / "_site"
        self._wanted: tuple[tuple[Path, bool, int], ...] = ()
        self._read: tuple[Path, ...] = ()  # site.yaml and the folders that a build reads, whether they are there or not
        self._changed = threading.Event()
        self.styled: Callable[[], None] = _nothing  # is called at once where a stylesheet was saved, in the observer's thread
        self._observer = observer()
        self._observer.start()

    def follow(self, output: Path, folders: tuple[Path, ...]) -> None:
        """Watch the site's folder for site.yaml and for new folders, and `folders` with all they hold, but not `output`."""
        self.output = output
        top = self.root.resolve()
        self._read = (top / "site.yaml", *(folder.resolve() for folder in folders))
        deep = tuple(sorted({folder.resolve() for folder in folders if folder.is_dir()}))
        folders_wanted = ((top, top in deep), *((folder, True) for folder in deep if folder != top))
        # With its inode: a folder deleted and made again under the same name is another one to the system.
        wanted = tuple((folder, below, folder.stat().st_ino) for folder, below in folders_wanted)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._observer.unschedule_all()
        try:
            self._schedule()
        except OSError as error:
            if error.errno not in {errno.ENOSPC, errno.EMFILE}:
                raise
            # The system allows no more watches: look at the files once a second instead.
            self._observer.stop()
            self._observer = PollingObserver()
            self._observer.start()
            self._schedule()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change, unless it is the build's own or of a file that no build reads."""
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        if paths := [str(path) for path in (event.src_path, event.dest_path) if path and self._counts(str(path))]:
            self._changed.set()
            if any(path.endswith(".css") for path in paths):
                self.styled()

    @property
    def changed(self) -> bool:
        """Whether something has changed since the last call of `wait` came back."""
        return self._changed.is_set()

    def wait(self) -> None:
        """Return when something has changed and the burst of changes is over."""
        while not self._changed.wait(0.5):  # in short steps, so that Ctrl-C is heard on every system
            pass
        end = time.monotonic() + _PATIENCE
        while True:
            self._changed.clear()
            # After too long a burst, what came meanwhile stays noted and leads to the next build.
            if not self._changed.wait(_QUIET) or time.monotonic() >= end:
                return

    def close(self) -> None:
        """Stop watching."""
        self._observer.stop()

    def _schedule(self) -> None:
        for folder, below, _ in self._wanted:
            self._observer.schedule(self, str(folder), recursive=below)

    def _counts(self, path: str) -> bool:
        try:
            inside = Path(path).relative_to(self.root.resolve())
        except ValueError:
            inside = Path(path)
        if any(part.startswith(".") for part in inside.parts) or FOLDER in inside.parts:
            return False
        if Path(path).is_relative_to(self.output.resolve()):
            return False
        return any(Path(path).is_relative_to(read) or read.is_relative_to(path) for read in self._read)


class _Shown(Bar):
    """The progress of a build, which ends it where its pages are out of date before they are written."""

    def __init__(self, terminal: Terminal, superseded: Callable[[], bool]) -> None:
        super().__init__(terminal)
        self._superseded = superseded
        self.publishing = False  # what comes before is kept in the cache and never in vain

    def step(self, n: int = 1) -> None:
        """As of a bar; raise `_Superseded`."""
        super().step(n)
        if self.publishing and self._superseded():
            raise _Superseded


class _Rebuild:
    """One build after another, each shown in the preview."""

    def __init__(self, root: Path, options: BuildOptions, preview: Preview, terminal: Terminal) -> None:
        self._root, self._options, self._preview, self._terminal = root, options, preview, terminal
        self._written = 0.0  # when a site was last written to its end

    def __call__(self, watch: Watch) -> None:
        """Build once and show the outcome; adapt what is watched to the configuration."""
        begun = time.monotonic()
        config, problems = settings.load(self._root)
        output = self._root / (self._options.output or config.output)
        folders = (settings.seeds_folder(self._root, config), self._root / config.content, self._root / "themes")
        watch.follow(output, folders)
        if any(problem.severity is Severity.ERROR for problem in problems):
            self._failed(problems)
            return
        bar = _Shown(self._terminal, lambda: watch.changed and time.monotonic() - self._written < _OVERDUE)
        try:
            report = build(self._root, config, replace(self._options, first=lambda planned, theme: self._first(planned, theme, bar)), bar)
        except _Superseded:
            return
        except BuildError as error:
            self._failed(error.problems)
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, the preview of the last good site goes on
            self._failed((Problem("internal", ".", 0, 0, f"{type(error).__name__}: {error}"),))
            return
        finally:
            bar.close()
        self._written = time.monotonic()
        for problem in (*problems, *report.problems):
            self._terminal.problem(problem)
        self._preview.show(output, unquote(urls.base_path(self._options.base_url or config.base_url)))
        self._terminal.aside(Styled("built", "good"), f" in {time.monotonic() - begun:.2f} s: {report.pages_written} pages written")

    def restyle(self) -> None:
        """Exchange the stylesheets that browsers show, whatever build is running; the next one will write them."""
        config, _ = settings.load(self._root)
        with contextlib.suppress(ThemeError):  # the build will tell of it
            theme = load_theme(self._root, config.theme, config.language)
            self._preview.restyle({asset.path: asset.data for asset in theme.assets if asset.path.endswith(".css")})

    def _first(self, planned: Plan, theme: Theme, bar: _Shown) -> None:
        """Make the pages that browsers show, with what they load, before all others."""
        bar.publishing = True
        wanted = self._preview.open_pages()
        if pages := [page for page in planned.pages if page.url in wanted]:
            files = {file.path: file.data for file in (*theme.assets, *(render(page, theme) for page in pages))}
            self._preview.first(files)

    def _failed(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            self._terminal.problem(problem)
        still = "the last good site is still served" if self._preview.output else "there is no site to show yet"
        self._terminal.aside(Styled("not built", "error"), f"; {still}")
        self._preview.fail(problems)


def _server(port: int | None, preview: Preview) -> Server:
    """The server on the port asked for, or else on the first free one from `PORT` on."""
    reason = ""
    for number in (port,) if port is not None else range(PORT, PORT + _PORTS_TRIED):
        try:
            return Server(number, preview)
        except OSError as error:
            reason = reason or (error.strerror or str(error)).lower()
    wanted = str(port) if port is not None else f"{PORT} to {PORT + _PORTS_TRIED - 1}"
    raise PortTaken(Problem("port-taken", ADDRESS, 0, 0, f"port {wanted} cannot be had: {reason}"))
