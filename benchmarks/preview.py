"""How long a person waits for the preview: from saving a file to the browser showing it; prints a Markdown table.

    python benchmarks/preview.py 1000 10000

Runs `newsdigest serve` on the corpus and opens the page of an article, or the editor's page, in the system's Chromium, with
no window. Each round saves one of each: the article's seed, an editor's page, a template and a stylesheet of the site's own
theme; the clock runs from the moment before the file is written to the moment when the page has the new words or the new
colour. Between two saves the preview has written the site to its end, except in the last column: there a second save, of
the same kind, comes as soon as the first is shown. Needs playwright and a Chromium.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus import make
from peers import REPOSITORY, SITE

if TYPE_CHECKING:
    from playwright.sync_api import Page

SETTINGS = SITE + "theme: mine\n"
THEME = "title: Mine\nextends: broadsheet\n"
MOST = 300  # seconds to wait for a first build
PORT = 8970
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


class Kind(NamedTuple):
    """Something that is saved: its file, and what the file holds for a mark of its own."""

    file: str
    text: str
    page: str = "article"


def kinds(seed: str) -> dict[str, Kind]:
    """What is saved; MARK is a number that is new each time."""
    template = '{% extends "broadsheet/article.html" %}{% block end %}<p class="end">Mark MARK.</p>{% endblock %}'
    return {
        "a seed": Kind("seeds/000001.txt", seed.replace(". ", ". Mark MARK was set at the end of the harbour. ", 1)),
        "an editor's page": Kind("content/pages/notes.md", "# Notes\n\nMark MARK.\n", "notes"),
        "a template": Kind("themes/mine/templates/article.html", template),
        "a stylesheet": Kind("themes/mine/static/more.css", ":root { --mark: MARK; }\n"),
    }


def prepare(folder: Path, count: int) -> None:
    """A site of the corpus with a theme and a page of its own."""
    make(count, folder / "corpus")
    (folder / "corpus/raw").rename(folder / "seeds")
    shutil.rmtree(folder / "corpus")
    (folder / "site.yaml").write_text(SETTINGS, "utf-8")
    for kind in kinds((folder / "seeds/000001.txt").read_text("utf-8")).values():
        (folder / kind.file).parent.mkdir(parents=True, exist_ok=True)
        (folder / kind.file).write_text(kind.text.replace("MARK", "0"), "utf-8")
    (folder / "themes/mine/theme.yaml").write_text(THEME, "utf-8")


@contextmanager
def served(folder: Path) -> Iterator[Path]:
    """Run the preview; gives the file to which it tells of its builds."""
    said = folder / ".said.log"  # hidden: nothing that a site is made from
    command = [sys.executable, "-m", "generator", "serve", str(folder), "--port", str(PORT)]
    with said.open("wb") as log:
        process = subprocess.Popen(command, stderr=log, stdout=log, env={**os.environ, "PYTHONPATH": str(REPOSITORY)})
    try:
        yield said
    finally:
        process.terminate()
        process.wait()


def until_built(said: Path, builds: int) -> None:
    """Wait until so many builds have been told of."""
    end = time.monotonic() + MOST
    while said.read_text("utf-8").count("built in") < builds:
        if time.monotonic() > end:
            raise SystemExit(f"no build in {MOST} s:\n{said.read_text('utf-8')[-2000:]}")
        time.sleep(0.1)


def show(page: Page, folder: Path, kind: Kind, mark: int) -> float:
    """Save, and wait until the browser shows it; seconds."""
    begun = time.perf_counter()
    (folder / kind.file).write_text(kind.text.replace("MARK", str(mark)), "utf-8")
    if kind.file.endswith(".css"):
        value = "getComputedStyle(document.documentElement).getPropertyValue('--mark').trim()"
        page.wait_for_function(f"{value} === '{mark}'", timeout=MOST * 1000)
    else:
        page.get_by_text(f"Mark {mark}").first.wait_for(timeout=MOST * 1000)
    return time.perf_counter() - begun


def rounds(folder: Path, count: int) -> dict[str, tuple[list[float], list[float]]]:
    """Seconds by what is saved: of a first save, and of a second one straight after it."""
    from playwright.sync_api import sync_playwright

    browser = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
    saves = kinds((folder / "seeds/000001.txt").read_text("utf-8").replace("Mark 0 was set at the end of the harbour. ", ""))
    seconds: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in saves}
    with served(folder) as said, sync_playwright() as playwright:
        until_built(said, 1)
        articles = json.loads((folder / "_site/data/digest.json").read_text("utf-8"))["articles"]
        pages = {"article": next(one["url"] for one in articles if one["file"] == "seeds/000001.txt"), "notes": "notes.html"}
        chromium = playwright.chromium.launch(executable_path=browser, args=ARGUMENTS)
        mark = 0
        for _ in range(count):
            for name, kind in saves.items():
                page = chromium.new_page(bypass_csp=True)  # so that the style can be asked for
                page.goto(f"http://127.0.0.1:{PORT}/{pages[kind.page]}")
                for times in seconds[name]:
                    mark += 1
                    builds = said.read_text("utf-8").count("built in")
                    times.append(show(page, folder, kind, mark))
                    print(f"{name}: {times[-1]:.2f} s", file=sys.stderr)
                until_built(said, builds + 1)
                time.sleep(1)  # nothing is left to be built: the next save meets a preview at rest
                page.close()
        chromium.close()
    return seconds


def main() -> None:
    """Measure each size and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="+", help="how many articles; several sizes are measured one after the other")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of all saves (5)")
    options = parser.parse_args()
    for count in options.counts:
        with tempfile.TemporaryDirectory() as scratch:
            prepare(Path(scratch), count)
            busy = os.getloadavg()[0]
            seconds = rounds(Path(scratch), options.rounds)
        print(f"\n{count:,} articles, {options.rounds} rounds, load at the start {busy:.1f}\n")
        print("| saved | shown after, s | a second save at once, s |\n|---|---:|---:|")
        for name, (first, second) in seconds.items():
            print(f"| {name} | {statistics.median(first):.2f} | {statistics.median(second):.2f} |")


if __name__ == "__main__":
    main()
