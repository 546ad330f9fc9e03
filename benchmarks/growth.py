"""How grouping and linking grow with the number of articles: seconds of CPU by part, and the exponent from one size to the next.

    python benchmarks/growth.py                                      # 2,500, 5,000 and 10,000 articles of the corpus
    python benchmarks/growth.py 1000 3000 10000 30000 100000 --cold  # without second builds; 100,000: some gigabytes

The corpus's events fall on two years whatever their number, so days grow fuller up to 10,000 articles (14 a day). Beyond,
the archive grows longer: the same articles come again two years later in half other words, with other names and sentences,
and tell of days two years later.
An exponent of 1 is linear growth. Articles are read and analyzed once, before the clock starts; one process. The last two
rows are a second build with the memory of the first, after a newest article was added, and the newest edited; `--cold`
leaves them out. A size is printed as soon as it is measured.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import math
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import msgspec

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]

from corpus import articles, raw

from generator.analyze import analyze
from generator.config import SiteConfig
from generator.group import found, group, origins
from generator.group.likeness import likeness
from generator.link import link, names, related, timeline
from generator.link.known import know
from generator.memory import Memory
from generator.model import Brief, Features, Seed
from generator.normalize import brief, normalize
from generator.read import read
from generator.text import digest
from generator.vectors import space

Items = list[tuple[Brief, Features]]
SIZES, MADE = (2500, 5000, 10000), 10000  # articles: those measured unless told, and those that the corpus makes
YEARS = dt.timedelta(days=720)


def made(number: int) -> Items:
    """The corpus's articles as grouping sees them, and from `MADE` on the same again, later and in other words."""
    config, rng, items = SiteConfig(), random.Random(2), []
    for place, text in enumerate(articles(min(number, MADE))):
        data = raw(text, rng).encode()
        article = normalize(read(Seed(f"{place:06d}.txt", data, digest(data))), config)
        items.append((brief(article), analyze(article)))
    for times in count(1):
        if len(items) >= number:
            return items
        items += later(items[: min(MADE, number - len(items))], times)
    return items


def later(items: Items, times: int) -> Iterator[tuple[Brief, Features]]:
    """Articles so many times two years later: half of their words, all names of several words, all sentences are others."""
    again = msgspec.structs.replace

    @cache
    def other(key: str) -> str:
        return f"{key}~{times}" if " " in key or digest(key, size=1) < "80" else key

    for one, features in items:
        day = (dt.date.fromisoformat(one.day) + times * YEARS).isoformat() if one.day else ""
        sentences = tuple(
            again(s, span=again(s.span, text=f"{s.span.text} {times}"), keys=" ".join(map(other, s.terms))) for s in features.sentences
        )
        mentions = tuple(again(m, value=moved_day(m.value, times)) for m in features.mentions)
        moved = again(
            features,
            mentions=mentions,
            terms=tuple(again(t, key=other(t.key)) for t in features.terms),
            names=tuple(again(n, key=other(n.key)) for n in features.names),
            sentences=sentences,
            sketch=b"".join(h.to_bytes(8, "big") for h in sorted(h ^ times for h in features.hashes)),
        )
        yield again(one, path=f"{times}/{one.path}", digest=f"{one.digest}{times}", day=day, published=day), moved


def moved_day(value: str, times: int) -> str:
    """A day so many times two years later; months and years stay as they are."""
    try:
        return (dt.date.fromisoformat(value) + times * YEARS).isoformat()
    except ValueError:
        return value


def spent(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of CPU, and the result."""
    gc.collect()
    gc.disable()  # as in a build
    start = time.process_time()
    result = work()
    seconds = time.process_time() - start
    gc.enable()
    return seconds, result


def whole(items: Items, memory: Memory) -> float:
    """Seconds of CPU for grouping and linking."""
    return spent(lambda: link(group(items, SiteConfig(), memory=memory), SiteConfig(), memory))[0]


def measure(items: Items, *, cold: bool) -> dict[str, float]:
    """Seconds of CPU by part, and unless `cold` of both stages with what an earlier build remembers."""
    *old, newest = sorted(items, key=lambda item: item[0].day)
    config, before = SiteConfig(), Memory()
    vectors, measured = spent(lambda: space([f for _, f in old]))
    grouping, grouped = spent(lambda: group(old, config, memory=before))
    knowing, known = spent(lambda: know(grouped))
    seconds = {
        "group: vectors": vectors,
        "group: copies": spent(lambda: origins.copies(old))[0],
        "group: likeness": spent(lambda: likeness(old, measured))[0],
        "group: themes": spent(lambda: found.themes(old, measured, Memory()))[0],
        "group": grouping,
        "link: vectors and rarity": knowing,
        "link: related articles": spent(lambda: related.related(known))[0],
        "link: timeline": spent(lambda: timeline.timeline(known))[0],
        "link: names": spent(lambda: names.names(known, config))[0],
        "link": spent(lambda: link(grouped, config, before))[0],
    }
    if not cold:
        one, features = old[-1]
        edited = msgspec.structs.replace(one, digest="edited"), msgspec.structs.replace(features, terms=features.terms[1:])
        seconds["both, a newest article added"] = whole([*old, newest], Memory(before.fresh.get))
        seconds["both, the newest article edited"] = whole([*old[:-1], edited], Memory(before.fresh.get))
    return seconds


def peak() -> float:
    """The most memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure each size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help=f"articles, ascending ({' '.join(map(str, SIZES))})")
    parser.add_argument("--cold", action="store_true", help="leave out the second builds")
    options = parser.parse_args()
    items = made(options.sizes[-1])
    held = peak()
    gc.freeze()
    rows = []
    for size in options.sizes:
        rows.append((size, measure(items[:size], cold=options.cold)))
        told = ", ".join(f"{part} {seconds:.2f}" for part, seconds in rows[-1][1].items())
        print(f"{size:,}: {told}; peak {peak():.0f} MB", file=sys.stderr, flush=True)
    print("| part |" + "".join(f" {size:,} |" for size, _ in rows) + " exponent |\n|---|" + "---|" * (len(rows) + 1))
    for part in rows[0][1]:
        first, last = rows[max(0, len(rows) - 3)], rows[-1]
        exponent = math.log(last[1][part] / first[1][part]) / math.log(last[0] / first[0]) if len(rows) > 1 else math.nan
        print(f"| {part} |" + "".join(f" {row[part]:.2f} |" for _, row in rows) + f" {exponent:.2f} |")
    print(f"\npeak memory {peak():.0f} MB, {held:.0f} MB of them the articles; exponents over the last three sizes")


if __name__ == "__main__":
    main()
