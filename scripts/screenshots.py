"""Pictures of every page kind of a theme: on a desktop and on a phone, light and dark, in one picture a kind, with a page that shows them.

    python scripts/screenshots.py                                 the demo in each theme, into docs/screenshots/ and docs/screenshots.md
    python scripts/screenshots.py --site _site --output pictures  another built site

Of each kind the page with the most in it is taken. The demo is furnished before with what its five articles alone do not show: a
story and a correction of the editor's, search, a dossier. Needs Playwright, Pillow and a Chromium on the machine.
"""

import argparse
import contextlib
import functools
import http.server
import io
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parent.parent
THEMES = ("broadsheet", "wire")
SCREENS = ((1280, 900), (390, 900))
COLOURS = ("light", "dark")
SCALE, GAP = 0.6, 12  # of what the screens show; pixels between them
KIND = re.compile(rb'<body class="kind-([a-z]+)"')
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
DOSSIER = "dossier.html"
QUERIES = {"search": "?q=embassies"}
TITLES = {
    "front": "The front page",
    "day": "A day",
    "month": "A month, with its heat map",
    "year": "A year",
    "archive": "The archive",
    "topics": "Topics",
    "topic": "A topic",
    "story": "A story",
    "article": "An article",
    "provenance": "The provenance at an article's end",
    "outlets": "Outlets",
    "outlet": "An outlet",
    "names": "Names",
    "name": "A person, place or organization",
    "timeline": "The timeline",
    "search": "Search",
    "corrections": "Corrections",
    "made": "How the digest was made",
    "editorial": "A page of the editor's",
    "missing": "The page of missing addresses",
    "dossier": "An exported dossier",
}
# Beyond the demo's own settings: stories that the editor decides on, and a correction.
STORIES = """
search: true
stories:
  - articles: [seeds/000_98d4364fc52d7356.txt, seeds/001_b5eae39174161514.txt]
    title: Talks on the embassies
"""
SIDECAR = """\
corrections:
  - date: 2025-10-01
    text: An earlier version of this page gave *Moscow Times* as the outlet. The file names **none**.
"""


def furnish(root: Path, **settings: str) -> Path:
    """Copy the demo into a folder, with a story, a correction and search, and these settings instead of its own."""
    for name in ("seeds", "content"):
        shutil.copytree(REPOSITORY / name, root / name)
    text = (REPOSITORY / "site.yaml").read_text("utf-8") + STORIES
    for key, value in settings.items():
        text = re.sub(rf"(?m)^{key}:.*\n", "", text) + f"{key}: {value}\n"
    (root / "site.yaml").write_text(text, "utf-8")
    (root / "seeds" / "001_b5eae39174161514.txt.yaml").write_text(SIDECAR, "utf-8")
    return root


def built(root: Path) -> Path:
    """Build the site of a folder and export a topic of it beside its pages; its output."""
    command = [sys.executable, "-m", "generator"]
    subprocess.run([*command, "build", "--quiet"], cwd=root, check=True)
    target = root / "_site" / DOSSIER
    subprocess.run([*command, "export", "topic", "sanctions", "--quiet", "--output", str(target)], cwd=root, check=True)
    return root / "_site"


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
    """The fullest page of each kind, by its path, in the order of `TITLES`."""
    found: dict[str, tuple[int, str]] = {}
    for path in sorted(site.rglob("*.html")):
        data = path.read_bytes()
        if match := KIND.search(data):
            kind = match[1].decode()
            found[kind] = max(found.get(kind, (0, "")), (len(data), path.relative_to(site).as_posix()))
    if "article" in found:
        found["provenance"] = found["article"]
    return {kind: found[kind][1] for kind in TITLES if kind in found}


def picture(browser: Any, address: str, kind: str) -> Any:
    """A page in each look, side by side: its first screen, or of the provenance that panel."""
    from PIL import Image

    rows = []
    for colours in COLOURS:
        row = []
        for width, height in SCREENS:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=colours)
            page = context.new_page()
            page.goto(address + QUERIES.get(kind, ""), wait_until="networkidle")
            if kind == "provenance":
                page.locator("details.provenance > summary").click()
                page.locator("details.provenance").evaluate("panel => panel.scrollIntoView()")
            shot = Image.open(io.BytesIO(page.screenshot()))
            row.append(shot.resize((round(width * SCALE), round(height * SCALE)), Image.Resampling.LANCZOS))
            context.close()
        rows.append(row)
    wide = sum(shot.width + GAP for shot in rows[0]) - GAP
    sheet = Image.new("RGB", (wide, sum(row[0].height + GAP for row in rows) - GAP), "#8a8a8a")
    for number, row in enumerate(rows):
        sheet.paste(row[0], (0, number * (row[0].height + GAP)))
        sheet.paste(row[1], (row[0].width + GAP, number * (row[0].height + GAP)))
    return sheet


def take(site: Path, output: Path, name: str) -> list[str]:
    """A picture of each page kind of a built site; the kinds."""
    from playwright.sync_api import sync_playwright

    chromium = next((path for each in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(each))), None)
    pages = kinds(site)
    output.mkdir(parents=True, exist_ok=True)
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for kind, path in pages.items():
            picture(browser, address + path, kind).save(output / f"{name}-{kind}.webp", quality=60, method=6)
        browser.close()
    return list(pages)


def page(shown: dict[str, list[str]]) -> str:
    """The documentation page: the pictures of each theme under their kinds' names."""
    lines = [
        "# Every page, in pictures",
        "",
        "The demo in both themes, on a desktop and on a phone, light and dark. The demo is five articles; here it has a story, a",
        "correction and search besides. `python scripts/screenshots.py` takes these pictures and writes this page.",
    ]
    for theme, found in shown.items():
        lines += ["", f"## {theme.capitalize()}"]
        for kind in found:
            lines += ["", f"### {TITLES[kind]}", "", f"![{TITLES[kind]} in {theme}](screenshots/{theme}-{kind}.webp)"]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, help="the output of another site than the demo")
    parser.add_argument("--output", type=Path, default=REPOSITORY / "docs" / "screenshots", help="the folder for the pictures")
    options = parser.parse_args(arguments)
    if options.site:
        take(options.site, options.output, "site")
        return 0
    shown = {}
    for theme in THEMES:
        with tempfile.TemporaryDirectory() as folder:
            shown[theme] = take(built(furnish(Path(folder), theme=theme)), options.output, theme)
    (REPOSITORY / "docs" / "screenshots.md").write_text(page(shown), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
