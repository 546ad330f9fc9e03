"""What many tests share: the demo site built once, a Chromium, a plain web server."""

import contextlib
import functools
import http.server
import itertools
import os
import re
import runpy
import shutil
import threading
import time
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
BASE_URL = "https://digest.example/repo/"
# Counts what moves after it was painted, as Chromium itself does.
SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shifted += entry.value; })
    .observe({type: "layout-shift", buffered: true});
"""
SETTLED = 0.0005  # a row of which half has arrived when it is painted may settle by a pixel
CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Silent:
    """A progress that nobody watches."""

    def stage(self, name, total):
        pass

    def step(self, n=1):
        pass


def build_site(root, **options):
    """Build the site of a folder and return the report."""
    from generator.build import BuildOptions, build
    from generator.settings import load

    config, problems = load(root)
    assert [str(p) for p in problems if p.severity == "error"] == []
    return build(root, config, BuildOptions(**options), Silent())


def copy_demo(root):
    """The demo's inputs, as the repository has them."""
    root.mkdir(parents=True, exist_ok=True)
    for name in ("seeds", "content"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "site.yaml", root)
    return root


furnish = runpy.run_path(str(REPOSITORY / "scripts" / "screenshots.py"))["furnish"]


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo site, built as for publishing below /repo/; the folder of the site, its output at `_site`."""
    root = copy_demo(tmp_path_factory.mktemp("demo") / "site")
    build_site(root, base_url=BASE_URL)
    return root


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args, base="/", **kwargs):
        self.base = base
        super().__init__(*args, **kwargs)

    def translate_path(self, path):
        if not path.startswith(self.base):
            return str(Path(self.directory) / "no-such-file")
        return super().translate_path("/" + path.removeprefix(self.base))

    def log_message(self, *args):
        pass


class _Slow(_Quiet):
    """Pages arrive as over a slow line: their head at once, the rest in pieces that end with a line of a list."""

    def copyfile(self, source, outputfile):
        data = source.read()
        ends = [match.end() for match in re.finditer(rb"</li>\n|</section>\n", data[: -len(data) // 5])][6:]
        pieces = (0, *ends[:: max(1, len(ends) // 4)], len(data)) if self.path.endswith(".html") else (0, len(data))
        for start, end in itertools.pairwise(pieces):
            outputfile.write(data[start:end])
            outputfile.flush()
            time.sleep(0.05)


@contextlib.contextmanager
def served(folder, base="/", *, slow=False):
    """Serve a folder on 127.0.0.1 below `base` and give its address."""
    handler = functools.partial(_Slow if slow else _Quiet, directory=str(folder), base=base)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium. Without one the test is skipped, and on CI it fails."""
    if CHROMIUM is None:
        reason = "there is no Chromium on this machine"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe():
    """The rules of accessibility that pages are held to in a browser."""
    from axe_playwright_python.sync_playwright import Axe

    return Axe()
