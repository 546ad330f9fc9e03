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
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import hostile
import hostile_bombs
import hostile_patterns
from conftest import CHROMIUM, build_site, served

import generator.articles
import generator.folder
from generator.analyze import analyze
from generator.collector import held
from generator.config import SiteConfig
from generator.model import Seed
from generator.normalize import normalize
from generator.read import Unreadable, read
from generator.text import digest
from generator.verify import verify

BATCH = 500
FIRST = 1000  # the number that the first site is made from
MOST_CPU = 2.0  # seconds for one article
MOST_GROWTH = 2.6  # time for twice the length
NOTEWORTHY = 0.1  # seconds: below, a ratio is noise
THEMES = ("broadsheet", "wire")
NONE_OF = (  # of these there may be none
    "faults",
    "findings",
    "findings in exported documents",
    "statements not proven",
    "texts lost",
    "payloads that ran",
    "requests elsewhere",
)


def batch(seed: int) -> Counter:
    """One site of hostile articles; what was counted of it."""
    root = Path(tempfile.mkdtemp(prefix="hostile-"))
    (root / "seeds").mkdir()
    theme = THEMES[seed % len(THEMES)]
    settings = f"title: Hostile\nbase_url: https://digest.example/repo/\ntheme: {theme}\ncards: true\nsearch: true\n"
    (root / "site.yaml").write_text(settings)
    markers = {}
    for name, data, marker in hostile.articles(seed, BATCH):
        (root / "seeds" / name).write_bytes(data)
        markers[f"seeds/{unicodedata.normalize('NFC', name)}"] = marker
    for name, (data, _) in hostile_bombs.BOMBS.items() if seed < FIRST + len(THEMES) else ():  # once in each theme
        (root / "seeds" / name).write_bytes(data)
        markers[f"seeds/{name}"] = hostile_bombs.SENTENCE
    costs = _watch()
    report = build_site(root, jobs=1)
    found = Counter(
        {"inputs": len(markers), "skipped with a reason": report.skipped, "slowest, ms of CPU": round(max(costs.values()) * 1000)}
    )
    found["faults"] = sum(problem.code == "internal" for problem in report.problems)
    told = hostile.findings(root / "_site", hostile.vocabulary(*(ROOT / "themes" / name for name in THEMES)))
    found["findings"] = len(told)
    found["files looked at"] = sum(path.is_file() for path in (root / "_site").rglob("*"))
    exported = hostile.exported(root)
    found["findings in exported documents"] = len(exported)
    proof = verify(root / "_site", lambda _: None, lambda: None)
    found["statements proven"] = proof.statements
    found["statements not proven"] = len(proof.problems)
    lost = _lost(root / "_site", markers, {problem.path for problem in report.problems})
    found["texts lost"] = len(lost)
    found.update(_opened(root / "_site"))
    for line in [*told[:10], *exported[:10], *map(str, proof.problems[:3]), *lost]:
        print(f"  of seed {seed}: {line}", flush=True)
    shutil.rmtree(root)
    return found


def _lost(site: Path, markers: dict[str, str], skipped: set[str]) -> list[str]:
    """The files whose own sentence their page does not have, or that are neither a page nor a problem."""
    pages = {record["file"]: record["url"] for record in json.loads((site / "data/digest.json").read_bytes())["articles"]}
    return [
        f"{path}: its text is lost"
        for path, marker in markers.items()
        if (marker not in (site / pages[path]).read_text("utf-8") if path in pages else path not in skipped)
    ]


def _watch() -> dict[str, float]:
    """Measure the CPU that each article costs from here on: reading, normalizing and analyzing."""
    costs: Counter[str] = Counter()

    def watched(module: ModuleType, name: str, path: Callable[[Any], str]) -> None:
        one = getattr(getattr(module, name), "unwatched", getattr(module, name))

        def measured(task: Any) -> object:
            start = time.process_time()
            try:
                return one(task)
            finally:
                costs[path(task)] += time.process_time() - start

        measured.unwatched = one  # type: ignore[attr-defined]
        setattr(module, name, measured)

    watched(generator.folder, "see", lambda seed: seed.path)  # the two places where work on an article begins
    watched(generator.articles, "_one", lambda task: task.seed.path)
    return costs


def _opened(site: Path) -> Counter:
    """Each fortieth page in a Chromium: what ran there, and what it asked of other hosts."""
    if CHROMIUM is None:
        return Counter()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, served(site, "/repo/") as address:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        ran = opened = 0
        still = [path for path in sorted(site.rglob("*.html")) if 'http-equiv="refresh"' not in path.read_text("utf-8")]
        for path in still[::40]:
            page.goto(f"{address}{path.relative_to(site).as_posix()}")
            ran += page.evaluate("window.pwned") is not None
            opened += 1
        browser.close()
    return Counter(
        {"pages opened": opened, "payloads that ran": ran, "requests elsewhere": sum(not url.startswith(address) for url in asked)}
    )


def growth(kind: str, length: int) -> tuple[float, float, list[str]]:
    """The greatest ratio and the slowest pattern in a kind of files, and what breaks a promise."""
    worst = slowest = 0.0
    broken = []
    for name in hostile_patterns.PATTERNS:
        whole, ratio = _grown(name, kind, length, 2)
        if ratio > MOST_GROWTH or whole > MOST_CPU:  # other work on the machine makes times longer, never shorter
            whole, ratio = _grown(name, kind, length, 6)
        worst, slowest = max(worst, ratio), max(slowest, whole)
        if ratio > MOST_GROWTH or whole > MOST_CPU:
            broken.append(f"{kind}, {name}: {whole:.2f} s, {ratio:.1f} times that of half of it")
    return worst, slowest, broken


def _grown(name: str, kind: str, length: int, rounds: int) -> tuple[float, float]:
    """The CPU seconds of a pattern, the least of some rounds, and how that grows with each doubling (over two of them)."""
    quarter, whole = (min(_cost(hostile_patterns.text(name, n), kind) for _ in range(rounds)) for n in (length // 4, length))
    return whole, math.sqrt(whole / quarter) if whole > NOTEWORTHY else 1.0


def _cost(text: str, kind: str) -> float:
    suffix, made = hostile_patterns.KINDS[kind]
    data = made(text)
    start = time.process_time()
    with contextlib.suppress(Unreadable), held():  # as in a build
        analyze(normalize(read(Seed(f"seeds/x{suffix}", data, digest(data))), SiteConfig()))
    return time.process_time() - start


def sites(count: int, jobs: int) -> tuple[Counter, list[str]]:
    """Everything counted of so many hostile articles, and what is not as promised."""
    total: Counter = Counter(dict.fromkeys(NONE_OF, 0))
    slowest = 0
    with ProcessPoolExecutor(jobs) as pool:
        for found in pool.map(batch, range(FIRST, FIRST + max(1, count // BATCH))):
            slowest = max(slowest, found.pop("slowest, ms of CPU"))
            total.update(found)
            print(f"{total['inputs']:,} inputs, {sum(total[name] for name in NONE_OF)} findings", file=sys.stderr, flush=True)
    total["slowest, ms of CPU"] = slowest
    broken = [name for name in NONE_OF if total[name]]
    return total, [*broken, "an article over two seconds"] if slowest > MOST_CPU * 1000 else broken


def main() -> int:
    """Run everything and print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=10_000, help="hostile articles, in sites of 500; 0 for the patterns alone")
    arguments.add_argument("--length", type=int, default=1_000_000, help="characters of each repeated pattern; 0 for the articles alone")
    arguments.add_argument("--jobs", type=int, default=2, help="sites at once")
    options = arguments.parse_args()
    broken = []
    if options.count:
        total, broken = sites(options.count, options.jobs)
        for name, number in sorted(total.items()):
            print(f"{number:10,d}  {name}", flush=True)
    for kind in hostile_patterns.KINDS if options.length else ():
        worst, slowest, told = growth(kind, options.length)
        broken += told
        count = len(hostile_patterns.PATTERNS)
        print(f"{'':>10}  {kind}, {count} patterns of {options.length:,} characters: slowest {slowest:.2f} s of CPU")
        print(f"{'':>10}  twice the length at most {worst:.1f} times the time", flush=True)
    for line in broken:
        print(f"not as promised: {line}")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
