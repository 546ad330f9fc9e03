"""What `newsdigest verify` costs on a large site: builds the site of invented articles, proves it, and prints the figures.

    python benchmarks/verify.py [--count 10000] [--site FOLDER]

Prints articles, pages, statements, megabytes, and seconds of wall and CPU (the least of three passes).
"""

from __future__ import annotations

import argparse
import contextlib
import io
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import corpus
from generator.cli import main as newsdigest
from generator.verify import Proof, verify

PASSES = 3


def made(count: int, folder: Path) -> Path:
    """The built site of so many invented articles."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "site.yaml").write_text("title: Bench\nbase_url: https://digest.example/\n", "utf-8")
    rng = random.Random(2)
    for number, text in enumerate(corpus.articles(count)):
        (folder / "seeds" / f"{number:05d}.txt").write_text(corpus.raw(text, rng), "utf-8")
    with contextlib.redirect_stderr(io.StringIO()):
        newsdigest(["build", str(folder)])
    return folder / "_site"


def spent(site: Path) -> tuple[float, float, Proof]:
    """Wall and CPU seconds of one proof."""
    wall, cpu = time.perf_counter(), time.process_time()
    proof = verify(site, lambda _: None, lambda: None)
    return time.perf_counter() - wall, time.process_time() - cpu, proof


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000, help="articles (10000)")
    parser.add_argument("--site", type=Path, help="a built site instead")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = options.site or made(options.count, Path(folder) / "site")
        passes = [spent(site) for _ in range(PASSES)]
        size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6
    proof = passes[0][2]
    print(f"{proof.articles:,} articles, {proof.pages:,} pages with {proof.statements:,} statements, {size:,.0f} MB of files")
    print(
        f"{min(wall for wall, _, _ in passes):.2f} s wall, {min(cpu for _, cpu, _ in passes):.2f} s of CPU; {len(proof.problems)} findings"
    )


if __name__ == "__main__":
    main()
