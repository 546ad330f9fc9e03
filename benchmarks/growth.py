"""How grouping grows with the number of articles: seconds of CPU by part, and the exponent from one size to the next.

    python benchmarks/growth.py                       # 1,250 to 10,000 articles of the corpus
    python benchmarks/growth.py --most 100000         # up to 100,000: some gigabytes, and half an hour to make them

The corpus's events fall on two years whatever their number, so days grow fuller with the collection. An exponent of 1 is
linear growth. Articles are read and analyzed once, before the clock starts; one process.
"""

from __future__ import annotations

import argparse
import gc
import math
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]

from corpus import articles, raw

from generator.analyze import analyze
from generator.config import SiteConfig
from generator.group import found, group, origins
from generator.group.likeness import likeness
from generator.model import Brief, Features, Seed
from generator.normalize import brief, normalize
from generator.read import read
from generator.text import digest
from generator.vectors import space

Items = list[tuple[Brief, Features]]
SMALLEST = 1250


def made(count: int) -> Items:
    """The corpus's articles as grouping sees them."""
    config, rng, items = SiteConfig(), random.Random(2), []
    for number, text in enumerate(articles(count)):
        data = raw(text, rng).encode()
        article = normalize(read(Seed(f"{number:06d}.txt", data, digest(data))), config)
        items.append((brief(article), analyze(article)))
    return items


def spent(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of CPU, and the result."""
    gc.collect()
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def measure(items: Items) -> dict[str, float]:
    """Seconds of CPU by part, and of the whole."""
    vectors, measured = spent(lambda: space([f for _, f in items]))
    return {
        "vectors": vectors,
        "copies": spent(lambda: origins.copies(items))[0],
        "likeness": spent(lambda: likeness(items, measured))[0],
        "themes": spent(lambda: found.themes(items, measured))[0],
        "the whole stage": spent(lambda: group(items, SiteConfig()))[0],
    }


def main() -> None:
    """Measure each size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=10000, help="articles of the largest collection (10000)")
    options = parser.parse_args()
    sizes = [size for power in range(12) if (size := SMALLEST * 2**power) < options.most] + [options.most]
    items = made(options.most)
    gc.freeze()
    rows = [(size, measure(items[:size])) for size in sizes]
    print("| part |" + "".join(f" {size:,} |" for size, _ in rows) + " exponent |\n|---|" + "---|" * (len(rows) + 1))
    for part in rows[0][1]:
        first, last = rows[max(0, len(rows) - 3)], rows[-1]
        exponent = math.log(last[1][part] / first[1][part]) / math.log(last[0] / first[0]) if len(rows) > 1 else math.nan
        print(f"| {part} |" + "".join(f" {row[part]:.2f} |" for _, row in rows) + f" {exponent:.2f} |")
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB; exponents over the last two doublings")


if __name__ == "__main__":
    main()
