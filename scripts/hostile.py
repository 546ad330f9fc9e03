"""The large run of the hostile articles: `python scripts/hostile.py [--count 10000]`, or `make hostile`.

Builds sites of hostile articles, looks at every page with another HTML parser, proves every statement, opens pages in a
Chromium if there is one, and measures the CPU that each article costs; then grows repeated patterns in each format.
Prints its figures; the exit code is 1 when one is not as promised in docs/trust.md.
"""

import argparse
import contextlib
import json
import math
import shutil
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import hostile
import hostile_patterns
from conftest import CHROMIUM, build_site, served

import generator.articles
from generator.analyze import analyze
from generator.config import SiteConfig
from generator.model import Seed
from generator.normalize import normalize
from generator.read import Unreadable, read
from generator.text import digest
from generator.verify import verify

BATCH = 500
MOST_CPU = 2.0  # seconds for one article
MOST_GROWTH = 2.6  # time for twice the length
NOTEWORTHY = 0.1  # seconds: below, a ratio is noise


def batch(seed: int) -> Counter:
    """One site of hostile articles; what was counted of it."""
    found = Counter(inputs=BATCH)
    root = Path(tempfile.mkdtemp(prefix="hostile-"))
    (root / "seeds").mkdir()
    (root / "site.yaml").write_text("title: Hostile\nbase_url: https://digest.example/repo/\n")
    markers = {}
    for name, data, marker in hostile.articles(seed, BATCH):
        (root / "seeds" / name).write_bytes(data)
        markers[f"seeds/{unicodedata.normalize('NFC', name)}"] = marker
    costs = _watch()
    report = build_site(root, jobs=1)
    found["slowest, ms of CPU"] = round(max(costs) * 1000)
    found["skipped with a reason"] = report.skipped
    found["faults"] = sum(problem.code == "internal" for problem in report.problems)
    told = hostile.findings(root / "_site", hostile.vocabulary(ROOT / "themes" / "broadsheet"))
    found["findings"] = len(told)
    found["statements not proven"] = len(verify(root / "_site", lambda _: None, lambda: None).problems)
    pages = {record["file"]: record["url"] for record in json.loads((root / "_site/data/digest.json").read_bytes())["articles"]}
    skipped = {problem.path for problem in report.problems}
    for path, marker in markers.items():
        page = (root / "_site" / pages[path]).read_text("utf-8") if path in pages else ""
        lost = marker not in page if page else path not in skipped
        found["texts lost"] += lost
        if lost:
            told.append(f"{path} of seed {seed}: its text is lost")
    found.update(_opened(root / "_site"))
    for line in told[:10]:
        print(f"  {line}", flush=True)
    shutil.rmtree(root)
    return found


def _watch() -> list[float]:
    """Measure the CPU of every article from here on."""
    costs: list[float] = [0.0]
    # the one place where an article's work begins
    one = getattr(generator.articles._one, "unwatched", generator.articles._one)  # noqa: SLF001

    def watched(*arguments: Any) -> object:
        start = time.process_time()
        try:
            return one(*arguments)
        finally:
            costs.append(time.process_time() - start)

    watched.unwatched = one  # type: ignore[attr-defined]
    generator.articles._one = watched  # noqa: SLF001 - as above
    return costs


def _opened(site: Path) -> Counter:
    """Each twentieth page in a Chromium: what ran there, and what it asked of other hosts."""
    if CHROMIUM is None:
        return Counter()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, served(site, "/repo/") as address:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        ran = opened = 0
        for path in sorted(site.rglob("*.html"))[::20]:
            page.goto(f"{address}{path.relative_to(site).as_posix()}")
            ran += page.evaluate("window.pwned") is not None
            opened += 1
        browser.close()
    return Counter(
        {"pages opened": opened, "payloads that ran": ran, "requests elsewhere": sum(not url.startswith(address) for url in asked)}
    )


def growth(suffix: str, length: int) -> tuple[float, float, list[str]]:
    """The greatest ratio and the slowest pattern of a format, and what breaks a promise."""
    worst = slowest = 0.0
    broken = []
    for name in hostile_patterns.PATTERNS:
        quarter, whole = (min(_cost(hostile_patterns.text(name, n), suffix) for _ in range(3)) for n in (length // 4, length))
        ratio = math.sqrt(whole / quarter) if whole > NOTEWORTHY else 1.0  # of a doubling, over two of them
        worst, slowest = max(worst, ratio), max(slowest, whole)
        if ratio > MOST_GROWTH or whole > MOST_CPU:
            broken.append(f"{suffix}, {name}: {whole:.2f} s, {ratio:.1f} times that of half of it")
    return worst, slowest, broken


def _cost(text: str, suffix: str) -> float:
    data = text.encode()
    start = time.process_time()
    with contextlib.suppress(Unreadable):
        analyze(normalize(read(Seed(f"seeds/x{suffix}", data, digest(data))), SiteConfig()))
    return time.process_time() - start


def main() -> int:
    """Run everything and print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=10_000, help="hostile articles, in sites of 500")
    arguments.add_argument("--length", type=int, default=1_000_000, help="characters of each repeated pattern")
    options = arguments.parse_args()
    total: Counter = Counter()
    with ProcessPoolExecutor(2) as pool:
        for found in pool.map(batch, range(1000, 1000 + max(1, options.count // BATCH))):
            slowest = max(total.pop("slowest, ms of CPU", 0), found.pop("slowest, ms of CPU"))
            total += Counter({name: number for name, number in found.items() if number})
            total["slowest, ms of CPU"] = slowest
    for name in ("faults", "findings", "statements not proven", "texts lost", "payloads that ran", "requests elsewhere"):
        total.setdefault(name, 0)
    for name, number in sorted(total.items()):
        print(f"{number:10,d}  {name}")
    broken = [
        name
        for name in ("faults", "findings", "statements not proven", "texts lost", "payloads that ran", "requests elsewhere")
        if total[name]
    ]
    if total["slowest, ms of CPU"] > MOST_CPU * 1000:
        broken.append("an article over two seconds")
    for suffix in (".txt", ".md", ".html"):
        worst, slowest, told = growth(suffix, options.length)
        broken += told
        count = len(hostile_patterns.PATTERNS)
        print(f"{suffix:>10}  {count} patterns of {options.length:,} characters: slowest {slowest:.2f} s")
        print(f"{'':>10}  twice the length at most {worst:.1f} times the time")
    for line in broken:
        print(f"not as promised: {line}")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
