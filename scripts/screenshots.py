"""Pictures of a built site: one PNG for each page kind, on a phone and on a desktop, light and dark.

    python scripts/screenshots.py _site docs/screenshots [--kinds front article] [--whole]

Of each kind the page with the most in it is taken. Needs Playwright and a Chromium on the machine.
"""

import argparse
import contextlib
import functools
import http.server
import re
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

SCREENS = {"phone": (390, 844), "desktop": (1280, 900)}
COLOURS = ("light", "dark")
KIND = re.compile(rb'<body class="kind-([a-z]+)"')
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the folder is served on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def kinds(site: Path) -> dict[str, str]:
    """The fullest page of each kind, by its path."""
    found: dict[str, tuple[int, str]] = {}
    for path in sorted(site.rglob("*.html")):
        data = path.read_bytes()
        if match := KIND.search(data):
            best = found.get(match[1].decode(), (0, ""))
            if len(data) > best[0]:
                found[match[1].decode()] = (len(data), path.relative_to(site).as_posix())
    return {kind: path for kind, (_, path) in sorted(found.items())}


def main(arguments: list[str]) -> int:
    """Take the pictures; 2 where there is no site or no browser."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("output", type=Path, help="the folder for the pictures")
    parser.add_argument("--kinds", nargs="*", help="these page kinds only")
    parser.add_argument("--screens", nargs="*", choices=SCREENS, default=list(SCREENS))
    parser.add_argument("--colours", nargs="*", choices=COLOURS, default=list(COLOURS))
    parser.add_argument("--whole", action="store_true", help="the whole page, not only what the screen shows")
    options = parser.parse_args(arguments)
    pages = {kind: path for kind, path in kinds(options.site).items() if not options.kinds or kind in options.kinds}
    chromium = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    if not pages or not chromium:
        sys.stderr.write("there is no built site in that folder\n" if not pages else "there is no Chromium on this machine\n")
        return 2
    from playwright.sync_api import sync_playwright

    options.output.mkdir(parents=True, exist_ok=True)
    with served(options.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for screen in options.screens:
            width, height = SCREENS[screen]
            for colours in options.colours:
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=colours)
                page = context.new_page()
                for kind, path in pages.items():
                    page.goto(address + path)
                    page.screenshot(path=options.output / f"{kind}-{screen}-{colours}.png", full_page=options.whole)
                context.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
