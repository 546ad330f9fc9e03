"""What the preview server answers: the files of the built site under its base path, and nothing else.

It shows the last good site, and before it is written: what a running build has made first, which are the pages open in
browsers. A page is loaded anew when it has changed itself, and a changed stylesheet is exchanged without loading anything
else. While there are problems, each page as served carries a section that tells them. The section, and the script that
does all this, are put into pages as they are served and never into the output. Only local browsers are answered (the Host
header is checked against DNS rebinding), only regular files inside the site are served, and no folder is listed. When to
rebuild is decided in `serve`.
"""

from __future__ import annotations

import html
import re
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, quote, unquote

from generator.problems import Problem
from generator.text import digest, printable

OWN = "/.newsdigest/"
EVENTS = OWN + "events"
ADDRESS = "127.0.0.1"
_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
_HOST = re.compile(r"(\[[0-9a-f:]+\]|[^:]*)(?::[0-9]{1,5})?")
_BODY = re.compile(rb"<body[^<>]*>", re.IGNORECASE)
_SHEET = re.compile(r"(assets/[a-z0-9._-]+)\.[0-9a-f]{8}\.css")  # a stylesheet's address has a digest of it
_SHEETS = re.compile(_SHEET.pattern.encode())
_HEARTBEAT = 10.0  # seconds between two signs of life to a waiting browser
_IDLE = 60  # seconds after which a silent connection is closed
_TYPES = {
    # by suffix; fixed here, since the tables of operating systems differ
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
_SCRIPT = """\
(() => {
  const shown = document.currentScript.dataset.version;
  const events = new EventSource("/.newsdigest/events?page=" + encodeURIComponent(location.pathname));
  events.onmessage = (event) => { if (event.data !== shown) { events.close(); location.reload(); } };
  events.addEventListener("style", (event) => {
    for (const old of document.querySelectorAll("link[rel=stylesheet]:not([href^='/.newsdigest/'])")) {
      const fresh = old.cloneNode();
      fresh.href = old.href.split("?")[0] + "?" + event.data;
      fresh.onload = () => old.remove();
      old.after(fresh);
    }
  });
  addEventListener("pagehide", () => events.close());
})();
"""
_STYLE = """\
#newsdigest-problems { position: sticky; top: 0; z-index: 9; max-height: 50vh; overflow: auto; margin: 0; padding: 1rem;
  background: #fff1f0; color: #16181d; border-bottom: 4px solid #a8201a; font: 1rem/1.5 system-ui, sans-serif; }
#newsdigest-problems h2 { margin: 0 0 .5rem; font-size: 1.25rem; color: #a8201a; }
#newsdigest-problems li { overflow-wrap: anywhere; font-family: ui-monospace, monospace; }
"""


class Reply(NamedTuple):
    """An answer to a request: its status, header fields and bytes."""

    status: HTTPStatus
    headers: dict[str, str]
    body: bytes


class Preview:
    """What is shown now: the last good site, what the running build has made first, and problems. Safe between threads.

    `count` rises with whatever may change what is shown, `styled` with every stylesheet that is exchanged.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._open: Counter[str] = Counter()
        self._first: dict[str, bytes] = {}
        self._sheets: dict[str, bytes] = {}
        self.count = 0
        self.styled = 0
        self.output: Path | None = None
        self.base = "/"
        self.problems: tuple[Problem, ...] = ()
        self.closed = False

    def show(self, output: Path, base: str) -> None:
        """A build went well: show what it wrote."""
        with self._changed:
            self.output, self.base, self.problems = output, base, ()
            self._first, self._sheets = {}, {}
            self._announce()

    def fail(self, problems: tuple[Problem, ...]) -> None:
        """A build failed: keep the last good site, with the problems on each page."""
        with self._changed:
            self.problems, self._first = problems, {}
            self._announce()

    def first(self, files: Mapping[str, bytes]) -> None:
        """A build has made these files, by their paths in the site, and will write them with the others."""
        with self._changed:
            self._first, self.problems = dict(files), ()
            self._announce()

    def restyle(self, sheets: Mapping[str, bytes]) -> None:
        """Stylesheets as they will be, by their paths in the site: exchange them on all open pages."""
        with self._changed:
            self._sheets = {found[1]: data for path, data in sheets.items() if (found := _SHEET.fullmatch(path))}
            self.styled += 1
            self._announce()

    def close(self) -> None:
        """Let every waiting browser go."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    def made(self, path: str) -> bytes | None:
        """The file at a path of the site, where a newer one than that on disk is known."""
        sheet = _SHEET.fullmatch(path)
        with self._changed:
            return self._sheets.get(sheet[1]) or self._first.get(path) if sheet else self._first.get(path)

    def open_pages(self) -> set[str]:
        """The paths in the site of the pages that browsers show."""
        with self._changed:
            pages = set(self._open)
        return {inside(page, self.base) for page in pages if page.startswith(self.base)}

    @contextmanager
    def shown(self, page: str) -> Iterator[None]:
        """While a browser shows the page at this path of the server."""
        with self._changed:
            self._open[page] += 1
        try:
            yield
        finally:
            with self._changed:
                self._open[page] -= 1
                self._open += Counter()  # without those that nobody shows any more

    def wait(self, count: int, seconds: float) -> int:
        """The present `count`: at once when it differs from the one given, else when it changes or after `seconds`."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self.count != count, seconds)
            return self.count

    def _announce(self) -> None:
        self.count += 1
        self._changed.notify_all()


def inside(path: str, base: str) -> str:
    """The path in the site of the file that a path of the server (decoded, below `base`) names."""
    rest = path.removeprefix(base)
    return f"{rest}index.html" if rest == "" or rest.endswith("/") else rest


def reply(preview: Preview, target: str, host: str) -> Reply:
    """The answer to GET `target` (a request target as sent) with the Host header `host`."""
    name = _HOST.fullmatch(host.strip().lower())
    if not name or name[1] not in _HOSTS:
        return _text(HTTPStatus.FORBIDDEN, "This preview answers only to localhost and 127.0.0.1.")
    path = unquote(target.split("?", 1)[0].split("#", 1)[0], errors="replace")
    if path == OWN + "live.js":
        return _file(Path("live.js"), _SCRIPT.encode())
    if path == OWN + "live.css":
        return _file(Path("live.css"), _STYLE.encode())
    answer = _plain(preview, path)
    return answer._replace(body=_live(preview, answer.body)) if answer.headers.get("Content-Type") == _TYPES[".html"] else answer


def mark(preview: Preview, path: str) -> str:
    """A digest of what is shown at the path (decoded): another one means that a page is out of date. Stylesheets are exchanged."""
    return _mark(preview, _plain(preview, path).body)


def _mark(preview: Preview, body: bytes) -> str:
    return digest(_SHEETS.sub(rb"\1.css", body), *map(str, preview.problems))


def _plain(preview: Preview, path: str) -> Reply:
    """The answer without what is put into pages."""
    if preview.output is None:
        return _nothing_yet()
    if preview.base != "/" and path in {"/", preview.base.rstrip("/")}:
        return _redirect(preview.base)
    return _page(preview, preview.output, path)


def _page(preview: Preview, output: Path, path: str) -> Reply:
    """The file of the site at the path, which is decoded and begins with the base path, or the page for a missing one."""
    name = inside(path, preview.base)
    plain = all(n and not n.startswith(".") and not set(n) & set("\\:\0") for n in name.split("/"))
    if not path.startswith(preview.base) or not plain:
        return _missing(output)
    file = output / name
    made = preview.made(name)
    if made is not None:
        return _file(file, made)
    try:
        if (file / "index.html").is_file():
            return _redirect(f"{path}/")
        if not file.resolve().is_relative_to(output.resolve()) or not file.is_file():
            return _missing(output)
        return _file(file, file.read_bytes())
    except (OSError, ValueError):  # a name too long, a file deleted since
        return _missing(output)


def _live(preview: Preview, page: bytes) -> bytes:
    """The page with the script of the preview, and with the problems where there are any."""
    version = _mark(preview, page)
    head = f'<link rel="stylesheet" href="{OWN}live.css"><script src="{OWN}live.js" data-version="{version}"></script>'.encode()
    at = page.lower().find(b"</head>")
    page = page[:at] + head + page[at:] if at >= 0 else head + page
    if preview.problems:
        body = _BODY.search(page)
        at = body.end() if body else len(page)
        page = page[:at] + _told(preview).encode() + page[at:]
    return page


def _told(preview: Preview) -> str:
    items = "".join(f"<li>{html.escape(printable(str(problem)))}</li>" for problem in preview.problems)
    heading = "The last build failed" + ("; this page is from the one before" if preview.output else "")
    return f'<section id="newsdigest-problems" role="alert"><h2>{heading}</h2><ul>{items}</ul></section>'


def _nothing_yet() -> Reply:
    page = (
        '<!doctype html><html lang="en"><head><title>newsdigest preview</title></head>'
        "<body><p>There is no site to show yet.</p></body></html>"
    )
    return Reply(HTTPStatus.SERVICE_UNAVAILABLE, {"Content-Type": _TYPES[".html"]}, page.encode())


def _missing(output: Path) -> Reply:
    try:
        return _file(Path("404.html"), (output / "404.html").read_bytes())._replace(status=HTTPStatus.NOT_FOUND)
    except OSError:
        return _text(HTTPStatus.NOT_FOUND, "There is no page at this address.")


def _file(file: Path, data: bytes) -> Reply:
    return Reply(HTTPStatus.OK, {"Content-Type": _TYPES.get(file.suffix, "application/octet-stream")}, data)


def _text(status: HTTPStatus, message: str) -> Reply:
    return Reply(status, {"Content-Type": _TYPES[".txt"]}, f"{message}\n".encode())


def _redirect(path: str) -> Reply:
    return Reply(HTTPStatus.FOUND, {"Location": quote(path)}, b"")


class Server(ThreadingHTTPServer):
    """The preview server, on the loopback address only."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, preview: Preview) -> None:
        self.preview = preview
        super().__init__((ADDRESS, port), _Requests)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is nothing to speak of."""


class _Requests(BaseHTTPRequestHandler):
    """One connection of a browser."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "newsdigest"
    sys_version = ""
    timeout = _IDLE

    def do_GET(self) -> None:
        """Answer with the page, or keep the connection open for events."""
        preview = self.server.preview
        answer = reply(preview, self.path, self.headers.get("Host", ""))
        address, _, query = self.path.partition("?")
        if address == EVENTS and answer.status is not HTTPStatus.FORBIDDEN:
            page = parse_qs(query).get("page", ["/"])[0]
            with preview.shown(unquote(page, errors="replace")):
                self._events(preview, unquote(page, errors="replace"))
            return
        self._send(answer)
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Requests are not printed: the terminal tells of builds."""

    def _send(self, answer: Reply) -> None:
        self.send_response(answer.status)
        length = {"Content-Length": str(len(answer.body))}
        always = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
        for name, value in (answer.headers | length | always).items():
            self.send_header(name, value)
        self.end_headers()

    def _events(self, preview: Preview, page: str) -> None:
        """Server-sent events (WHATWG HTML, 9.2): the mark of the page, now and whenever it changes, and each change of style."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        count, shown, styled = -1, "", preview.styled
        while True:
            count = preview.wait(count, _HEARTBEAT)
            if preview.closed:
                return
            now = mark(preview, page)
            told = ": still here\n\n" if now == shown else f"data: {now}\n\n"
            if preview.styled != styled:
                styled = preview.styled
                told += f"event: style\ndata: {styled}\n\n"
            self.wfile.write(told.encode())
            self.wfile.flush()
            shown = now
