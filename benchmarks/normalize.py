"""What normalizing costs: CPU per article of plain text, its growth with length, the worst repeated patterns, and pages.

    python benchmarks/normalize.py                    # plain text: an invented article of 3,000 characters, growth, patterns
    python benchmarks/normalize.py --instructions     # the same articles in instructions, on which other work of the machine has no say
    python benchmarks/normalize.py --pages            # labelled pages: reading now, and what faster first readers give and lose

Medians of CPU time in one process, after a warm-up. The pages stand where NEWSDIGEST_SHARED says, or in ../shared; the
faster readers (resiliparse, selectolax) are measured where they are installed, and are no part of the program. Instructions
are counted by valgrind.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "scripts")]

from generator.config import SiteConfig
from generator.model import Seed
from generator.normalize import normalize
from generator.read import Unreadable, read

SIZE = 3000  # characters of the usual article
TIMES = (1, 2, 4, 8, 16)
ROUNDS = 41
WORDS = (
    "the council harbour of ferry said winter that market and quay library was in open to people station will be river with an"
    " officer Monday school on from street by Nordhaven it for new had near year Sandby they has bridge after"
).split()
PATTERNS = {
    "one word": "word ",
    "no space": "a",
    "short lines": "a line without an end\n",
    "sentences in lines": "The council met on Monday, an officer said.\n\n",
    "open brackets": "[",
    "open links": "[x](y",
    "addresses": "https://outlet.example/a?utm_source=1\n",
    "dates": "Monday, 3 March 2025 at 10:15\n",
    "bylines": "By Jane Doe and John Roe\n",
    "stars": "*_*_ ",
    "stops": ".,;:!?",
    "capitals": "MOSCOW (Reuters) - ",
}
PATTERN = 100_000  # characters


def article(size: int, rng: random.Random) -> str:
    """A pasted article of about so many characters, with the usual lines around its text."""
    lines = ["Home", "News | Sport | Weather", "Harbour of Nordhaven is shut for the winter", "By Jane Doe", "July 3, 2025", "Share", ""]
    while sum(map(len, lines)) < size - 200:
        words = [rng.choice(WORDS) for _ in range(rng.randrange(35, 70))]
        lines += [" ".join(words).capitalize() + ".", ""]
        if rng.random() < 0.1:
            lines += ["Advertisement", ""]
    return "\n".join([*lines, "Related articles", "Ferries leave from Sandby until March", "© 2025 The Nordhaven Press"])


def milliseconds(work: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """The median CPU time of the work, in milliseconds."""
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return statistics.median(spent) * 1000


def parts(text: str, rounds: int = ROUNDS) -> tuple[float, float]:
    """Milliseconds for reading and for normalizing one text."""
    seed, config = Seed("seeds/a.txt", text.encode(), "0" * 32), SiteConfig()
    draft = read(seed)
    return milliseconds(lambda: read(seed), rounds), milliseconds(lambda: normalize(draft, config), rounds)


def plain() -> None:
    """Print the tables on plain text."""
    for _ in range(3):
        parts(article(SIZE, random.Random(1)), 5)
    print("| length | characters | read ms | normalize ms | growth |\n|---|---:|---:|---:|---:|")
    before = 0.0
    for times in TIMES:
        texts = [article(SIZE * times, random.Random(seed)) for seed in range(5)]
        spent = [parts(text, max(5, ROUNDS // times)) for text in texts]
        reading, normalizing = (statistics.median(s[at] for s in spent) for at in (0, 1))
        growth = f"{normalizing / before:.2f}" if before else ""
        print(f"| {times}x | {statistics.mean(map(len, texts)):.0f} | {reading:.3f} | {normalizing:.3f} | {growth} |", flush=True)
        before = normalizing
    print(f"\n| pattern, {PATTERN:,} characters | read and normalize ms | twice as long | growth |\n|---|---:|---:|---:|")
    for name, unit in PATTERNS.items():
        one, two = (sum(parts(unit * (times * PATTERN // len(unit)), 3)) for times in (1, 2))
        print(f"| {name} | {one:.0f} | {two:.0f} | {two / one:.2f} |", flush=True)


# ------------------------------------------------------------------------------------------ instructions


def work(times: int) -> None:
    """Read and normalize five articles of the usual length, so many times."""
    seeds = [Seed("seeds/a.txt", article(SIZE, random.Random(seed)).encode(), "0" * 32) for seed in range(5)]
    for _ in range(times):
        for seed in seeds:
            normalize(read(seed), SiteConfig())


def instructions() -> None:
    """Print the instructions of reading and normalizing one article: 23 rounds less 3, in which all is loaded and warm."""
    few, many = (_counted(times) for times in (3, 23))
    print(f"{(many - few) / 100 / 1e6:.2f} million instructions an article")


def _counted(times: int) -> int:
    """The instructions of a process that does the work so many times."""
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    command = [*valgrind, sys.executable, __file__, "--work", str(times)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": "1"}).stderr
    return int(re.findall(r"I +refs: +([0-9,]+)", told)[0].replace(",", ""))


# ------------------------------------------------------------------------------------------ pages


def _now(data: str) -> list[str]:
    found = normalize(read(Seed("a.html", data.encode(), "0")), SiteConfig())
    return [p.text for p in found.body]


def _trafilatura(data: str) -> list[str]:
    import trafilatura

    return (trafilatura.extract(data, include_comments=False) or "").split("\n")


def _resiliparse(data: str) -> list[str]:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    return str(extract_plain_text(HTMLTree.parse(data), main_content=True, alt_texts=False, links=False)).split("\n")


def _selectolax(data: str) -> list[str]:
    """The parser alone with a plain rule: paragraphs of the element that holds most of them."""
    from selectolax.lexbor import LexborHTMLParser

    held: dict[Any, list[str]] = {}
    for node in LexborHTMLParser(data).css("p"):
        text = node.text(strip=True)
        if node.parent is not None and len(text) > 40:
            held.setdefault(node.parent.mem_id, []).append(text)
    return max(held.values(), key=lambda texts: sum(map(len, texts)), default=[])


def _resiliparse_text(data: str) -> list[str]:
    """Its text of the page through the program's reading of plain text."""
    return _given("\n\n".join(line for line in _resiliparse(data) if line.strip()))


def _given(text: str) -> list[str]:
    return [p.text for p in normalize(read(Seed("a.txt", text.encode(), "0")), SiteConfig()).body] if text.strip() else []


READERS: dict[str, Callable[[str], list[str]]] = {
    "newsdigest, all it does with a page": _now,
    "trafilatura alone": _trafilatura,
    "resiliparse, main content": _resiliparse,
    "resiliparse, then read as plain text": _resiliparse_text,
    "selectolax, the element with most paragraphs": _selectolax,
}


def pages(most: int) -> None:
    """Print what each reader makes of the labelled pages: body P, R, F1 by set, CPU milliseconds a page, pages a second."""
    from labelled_articles import scoring

    score = scoring()
    gold = {key: row for key, row in score.load_gold().items() if "html" in row["inputs"] and row["gold_body"]}
    sets = sorted({row["dataset"] for row in gold.values()})
    chosen = [key for name in sets for key in [k for k, row in gold.items() if row["dataset"] == name][:most]]
    print("| reader | ms a page (median) | pages a second | " + " | ".join(f"{name} F1" for name in sets) + " |")
    print("|---|---:|---:|" + "---:|" * len(sets))
    for name, reader in READERS.items():
        try:
            reader("<p>A page to warm up with.</p>")
        except ImportError:
            print(f"| {name} | not installed |")
            continue
        except Unreadable:
            pass
        found, spent = {}, []
        for key in chosen:
            start = time.process_time()
            try:
                texts = reader(gold[key]["inputs"]["html"])
            except (Unreadable, ValueError):
                texts = []
            spent.append(time.process_time() - start)
            found[key] = {"id": key, "paragraphs": [text for text in texts if text.strip()]}
        f1 = [score.score({k: gold[k] for k in chosen if gold[k]["dataset"] == s}, found, "html", 0)["F1"] for s in sets]
        cells = " | ".join(f"{value:.3f}" for value in f1)
        print(f"| {name} | {statistics.median(spent) * 1000:.1f} | {len(spent) / sum(spent):.0f} | {cells} |", flush=True)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", action="store_true")
    asked.add_argument("--most", type=int, default=1000, help="pages of each set")
    asked.add_argument("--instructions", action="store_true")
    asked.add_argument("--work", type=int, default=0, help="only do the work, so many times")
    options = asked.parse_args()
    gc.disable()
    if options.pages:
        pages(options.most)
    elif options.instructions:
        instructions()
    elif options.work:
        work(options.work)
    else:
        plain()


if __name__ == "__main__":
    main()
