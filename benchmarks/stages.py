"""What read, normalize and analyze cost an article, in milliseconds of CPU: medians of several passes over the same articles.

    python benchmarks/stages.py                          # this checkout
    python benchmarks/stages.py --beside ../other        # this and another checkout in turn: A B A B, with the ratio
    python benchmarks/stages.py --folder seeds           # articles of your own instead of the corpus

Each pass runs in a process of its own, so that nothing is remembered from the pass before, and warms up on other articles
first, because a build pays for imports and expressions once. One process, no cache: what a cold build adds to this is in
`newsdigest build --timings`.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve()
STAGES = ("read", "normalize", "analyze")
_WARM = 20  # articles before the clock starts


def measure(folder: Path) -> dict[str, float]:
    """Milliseconds of CPU an article, by stage, and the characters an article's body has on average."""
    from generator.analyze import analyze
    from generator.config import SiteConfig
    from generator.normalize import normalize
    from generator.read import find, load, read

    config = SiteConfig(seeds=folder.name)
    seeds = [load(found) for found in find(folder.parent, config)[0]]
    for seed in seeds[:_WARM]:
        analyze(normalize(read(seed), config))
    gc.disable()
    clocks = [time.process_time()]
    drafts = [read(seed) for seed in seeds[_WARM:]]
    clocks.append(time.process_time())
    articles = [normalize(draft, config) for draft in drafts]
    clocks.append(time.process_time())
    for article in articles:
        analyze(article)
    clocks.append(time.process_time())
    spent = {stage: (clocks[at + 1] - clocks[at]) * 1000 / len(articles) for at, stage in enumerate(STAGES)}
    return spent | {"characters": sum(len(p.text) for article in articles for p in article.body) / len(articles)}


def make(count: int, folder: Path) -> Path:
    """The corpus's raw articles below `folder`."""
    from corpus import articles, raw

    rng = random.Random(2)
    (folder / "raw").mkdir()
    for number, text in enumerate(articles(count + _WARM)):
        (folder / "raw" / f"{number:06d}.txt").write_text(raw(text, rng), "utf-8")
    return folder / "raw"


def run(checkout: Path, folder: Path) -> dict[str, float]:
    """One pass with the program of `checkout`, in a process of its own."""
    code = f"import sys; sys.path[:0] = [{str(checkout)!r}, {str(HERE.parent)!r}]; import stages; stages.report({str(folder)!r})"
    return dict(json.loads(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout))


def report(folder: str) -> None:
    """Print one pass as JSON: what `run` reads."""
    print(json.dumps(measure(Path(folder))))


def table(passes: dict[str, list[dict[str, float]]]) -> None:
    """Print medians and, of two checkouts, the ratio of the second to the first, pass by pass."""
    names = list(passes)
    ratio = " ratio |" if len(names) > 1 else ""
    print(f"| ms an article |{''.join(f' {name} |' for name in names)}{ratio}\n|---|{'---|' * (len(names) + bool(ratio))}")
    for stage in (*STAGES, "sum"):
        rows = [[one[stage] if stage in one else sum(one[each] for each in STAGES) for one in passes[name]] for name in names]
        cells = "".join(f" {statistics.median(row):.3f} |" for row in rows)
        print(f"| {stage} |{cells}" + (f" {statistics.median(b / a for a, b in zip(*rows, strict=True)):.2f} |" if ratio else ""))
    print(f"\n{passes[names[0]][0]['characters']:.0f} characters of body an article, {len(passes[names[0]])} passes")


def main() -> None:
    """Measure, in turn where there are two checkouts, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000, help="articles of the corpus (1000)")
    parser.add_argument("--passes", type=int, default=5, help="passes of each checkout (5)")
    parser.add_argument("--folder", type=Path, help="a folder of articles instead of the corpus")
    parser.add_argument("--beside", type=Path, help="another checkout, measured before this one in every pass")
    options = parser.parse_args()
    checkouts = {"before": options.beside.resolve()} if options.beside else {}
    checkouts["now"] = HERE.parents[1]
    passes: dict[str, list[dict[str, float]]] = {name: [] for name in checkouts}
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder.resolve() if options.folder else make(options.count, Path(scratch))
        for _ in range(options.passes):
            for name, checkout in checkouts.items():
                passes[name].append(run(checkout, folder))
    table(passes)


if __name__ == "__main__":
    main()
