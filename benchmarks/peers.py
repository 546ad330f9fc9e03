"""Builds beside Pelican on the same corpus, in turn: A B A B; prints medians and ratios as a Markdown table.

    python benchmarks/peers.py --count 1000 --rounds 3

newsdigest starts from raw text and does all its normalizing and grouping; Pelican starts from clean Markdown with front
matter and makes article pages, home, archives, categories, tags and a feed. Needs `pelican[markdown]` (`make bench`
installs it into an environment of its own). Wall time is of the whole command, start of Python included.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from corpus import make

PELICAN_SETTINGS = """\
AUTHOR = "benchmark"
SITENAME = "benchmark"
SITEURL = "https://example.org"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
DEFAULT_PAGINATION = 50
DEFAULT_METADATA = {}
"""
SITE = """\
title: Benchmark
base_url: https://example.org/
topics:
"""
TOPICS = ("Energy", "Trade", "Health", "Harbour", "Courts", "Schools", "Water", "Rail", "Forests", "Budget", "Housing", "Weather")


class Run(NamedTuple):
    """One command: wall seconds, CPU seconds and peak memory in MB of the process and its children."""

    wall: float
    cpu: float
    peak: float


class Peer(NamedTuple):
    """A program under measurement: its folder, its command, what empties it, and what changes one article."""

    name: str
    folder: Path
    command: list[str]
    clean: Callable[[Path], None]
    touch: Callable[[Path], None]


def measure(command: list[str], folder: Path) -> Run:
    """Run a command to its end and take its resources, those of its own children included."""
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=said, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        if status:
            said.seek(0)
            raise SystemExit(f"{command} failed in {folder}:\n{said.read().decode()[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def newsdigest(folder: Path, corpus: Path) -> Peer:
    """Set newsdigest up on the raw articles."""
    folder.mkdir()
    shutil.copytree(corpus / "raw", folder / "seeds")
    rules = "".join(f"  - name: {topic}\n    terms: [{topic.lower()}]\n" for topic in TOPICS)
    (folder / "site.yaml").write_text(SITE + rules)

    def clean(where: Path) -> None:
        for name in ("_site", ".cache"):
            shutil.rmtree(where / name, ignore_errors=True)

    def touch(where: Path) -> None:
        with (where / "seeds" / "000000.txt").open("a") as seed:
            seed.write("\nOne more sentence was added to the article at the end of the day.\n")

    return Peer("newsdigest", folder, [sys.executable, "-m", "generator", "build"], clean, touch)


def pelican(folder: Path, corpus: Path, program: str) -> Peer:
    """Set Pelican up on the clean articles."""
    folder.mkdir()
    shutil.copytree(corpus / "clean", folder / "content")
    (folder / "pelicanconf.py").write_text(PELICAN_SETTINGS)

    def clean(where: Path) -> None:
        shutil.rmtree(where / "output", ignore_errors=True)

    def touch(where: Path) -> None:
        with (where / "content" / "000000.md").open("a") as article:
            article.write("\nOne more sentence was added to the article at the end of the day.\n")

    return Peer("Pelican", folder, [program, "-q", "-s", "pelicanconf.py", "content"], clean, touch)


def rounds(peers: list[Peer], count: int) -> dict[tuple[str, str], list[Run]]:
    """Each round: every peer cold, then with nothing changed, then with one article changed."""
    runs: dict[tuple[str, str], list[Run]] = {}
    for _ in range(count):
        for prepare, kind in (
            (lambda p: p.clean(p.folder), "cold"),
            (lambda _: None, "no change"),
            (lambda p: p.touch(p.folder), "one changed"),
        ):
            for peer in peers:
                prepare(peer)
                runs.setdefault((peer.name, kind), []).append(measure(peer.command, peer.folder))
    return runs


def main() -> None:
    """Make the corpus, run the pairs, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pelican", type=Path, default=Path(shutil.which("pelican") or Path(sys.executable).with_name("pelican")))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        corpus = Path(place) / "corpus"
        make(options.count, corpus)
        peers = [newsdigest(Path(place) / "ours", corpus), pelican(Path(place) / "pelican", corpus, str(options.pelican.resolve()))]
        runs = rounds(peers, options.rounds)
    print(f"{options.count:,} articles, {options.rounds} rounds, {os.cpu_count()} cores; medians\n")
    print("| | newsdigest: wall s | CPU s | peak MB | Pelican: wall s | CPU s | peak MB | wall ratio |")
    print("|---|---|---|---|---|---|---|---|")
    for kind in ("cold", "no change", "one changed"):
        ours, theirs = ([Run(*map(statistics.median, zip(*runs[name, kind], strict=True)))] for name in ("newsdigest", "Pelican"))
        a, b = ours[0], theirs[0]
        print(f"| {kind} | {a.wall:.2f} | {a.cpu:.2f} | {a.peak:.0f} | {b.wall:.2f} | {b.cpu:.2f} | {b.peak:.0f} | {a.wall / b.wall:.2f} |")


if __name__ == "__main__":
    main()
