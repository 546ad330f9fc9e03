"""What the preview server answers: the files of the built site under its base path, and nothing else.

It shows the last good site; while there are problems, each page as served carries a section that tells them. The
section, and the script that reloads the page after a rebuild, are put into pages as they are served and never into the
output. Only local browsers are answered (the Host header is checked against DNS rebinding), only regular files inside
the site are served, and no folder is listed. When to rebuild is decided in `serve`.
"""

from __future__ import annotations

import html
import re
import secrets
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from generator.problems import Problem
from generator.text import printable

OWN = "/.newsdigest/"
EVENTS = OWN + "events"
ADDRESS = "127.0.0.1"
_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
_HOST = re.compile(r"(\[[0-9a-f:]+\]|[^:]*)(?::[0-9]{1,5})?")
_BODY = re.compile(rb"<body[^<>]*>", re.IGNORECASE)
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
  const events = new EventSource("/.newsdigest/events");
  events.onmessage = (event) => { if (event.data !== shown) { events.close(); location.reload(); } };
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
    """What is shown now: the folder of the last good site, its base path, and the problems since. Safe between threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._session = secrets.token_hex(4)
        self._count = 0
        self.output: Path | None = None
        self.base = "/"
        self.problems: tuple[Problem, ...] = ()
        self.closed = False

    @property
    def version(self) -> str:
        """What a page is compared with: another one means that it is out of date."""
        return f"{self._session}-{self._count}"

    def show(self, output: Path, base: str, *, changed: bool) -> None:
        """A build went well: show it, and reload the browsers where something differs."""
        with self._changed:
            changed = changed or bool(self.problems) or (output, base) != (self.output, self.base)
            self.output, self.base, self.problems = output, base, ()
            self._announce(changed=changed)

    def fail(self, problems: tuple[Problem, ...]) -> None:
        """A build failed: keep the last good site, with the problems on each page."""
        with self._changed:
            changed = problems != self.problems
            self.problems = problems
            self._announce(changed=changed)

    def close(self) -> None:
        """Let every waiting browser go."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    def wait(self, version: str, seconds: float) -> str:
        """The current version: at once when it differs from `version`, else when it changes or after `seconds`."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self.version != version, seconds)
            return self.version

    def _announce(self, *, changed: bool) -> None:
        self._count += changed
        self._changed.notify_all()


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
    if preview.output is None:
        return _nothing_yet(preview)
    if preview.base != "/" and path in {"/", preview.base.rstrip("/")}:
        return _redirect(preview.base)
    return _page(preview, preview.output, path)


def _page(preview: Preview, output: Path, path: str) -> Reply:
    """The file of the site at the path, which is decoded and begins with the base path, or the page for a missing one."""
    inside = path.removeprefix(preview.base)
    segments = inside.split("/")
    folder = segments[-1] == ""
    names = segments[:-1] if folder else segments
    plain = all(n and not n.startswith(".") and not set(n) & set("\\:\0") for n in names)
    if not path.startswith(preview.base) or not plain:
        return _missing(preview, output)
    file = output.joinpath(*names, *(["index.html"] if folder else []))
    try:
        if not folder and (file / "index.html").is_file():
            return _redirect(f"{path}/")
        if not file.resolve().is_relative_to(output.resolve()) or not file.is_file():
            return _missing(preview, output)
        return _served(preview, HTTPStatus.OK, file)
    except (OSError, ValueError):  # a name too long, a file deleted since
        return _missing(preview, output)


def _served(preview: Preview, status: HTTPStatus, file: Path) -> Reply:
    data = file.read_bytes()
    if file.suffix == ".html":
        data = _live(preview, data)
    return _file(file, data)._replace(status=status)


def _live(preview: Preview, page: bytes) -> bytes:
    """The page with the reloading script, and with the problems where there are any."""
    head = f'<link rel="stylesheet" href="{OWN}live.css"><script src="{OWN}live.js" data-version="{preview.version}"></script>'.encode()
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


def _nothing_yet(preview: Preview) -> Reply:
    page = (
        '<!doctype html><html lang="en"><head><title>newsdigest preview</title></head>'
        "<body><p>There is no site to show yet.</p></body></html>"
    )
    return Reply(HTTPStatus.SERVICE_UNAVAILABLE, {"Content-Type": _TYPES[".html"]}, _live(preview, page.encode()))


def _missing(preview: Preview, output: Path) -> Reply:
    try:
        return _served(preview, HTTPStatus.NOT_FOUND, output / "404.html")
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
        if self.path == EVENTS and answer.status is not HTTPStatus.FORBIDDEN:
            self._events(preview)
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

    def _events(self, preview: Preview) -> None:
        """Server-sent events (WHATWG HTML, 9.2): the version now, and again whenever it changes."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        version = ""
        while True:
            now = preview.wait(version, _HEARTBEAT)
            if preview.closed:
                return
            self.wfile.write(b": still here\n\n" if now == version else f"data: {now}\n\n".encode())
            self.wfile.flush()
            version = now
