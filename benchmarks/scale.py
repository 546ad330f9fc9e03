"""What a site of so many articles takes: seconds, memory, files and megabytes, by how much it shows.

    python benchmarks/scale.py 1000 10000
    python benchmarks/scale.py 10000 --modes full

Builds the corpus once for each size and mode, from cold and again with one article changed, and prints what came of it: the
files and bytes by folder of the site, what the largest files are, what the cache takes. The modes are those of `rights`;
`lean` is an excerpt without the references of single articles (`citations: lists`).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from corpus import make
from peers import SITE, Bench, Measured, ours

MODES = {
    "full": "",
    "excerpt": "rights:\n  mode: excerpt\n",
    "facts": "rights:\n  mode: facts\n",
    "lean": "rights:\n  mode: excerpt\ncitations: lists\n",
}


def sizes(folder: Path) -> dict[str, int]:
    """Bytes by path below the folder."""
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}


def row(count: int, mode: str, builds: tuple[Measured, Measured], site: dict[str, int], cache: int) -> str:
    """One row of the first table."""
    cold, changed = builds
    per = f"{len(site) / count:.1f} | {sum(site.values()) / 1e6:,.1f} | {sum(site.values()) / count / 1e3:.1f}"
    took = f"{cold.run.wall:.1f} | {cold.run.cpu:.1f} | {cold.run.peak:.0f} | {changed.run.wall:.1f} | {changed.run.cpu:.1f}"
    return f"| {count:,} | {mode} | {took} | {changed.files.written} | {len(site):,} | {per} | {cache / 1e6:,.1f} |"


def parts(site: dict[str, int]) -> str:
    """Files and megabytes by the folder at the top, and the largest files."""
    files = Counter(path.split("/")[0] if "/" in path else "." for path in site)
    space = Counter[str]()
    for path, size in site.items():
        space[path.split("/")[0] if "/" in path else "."] += size
    lines = [f"| {name} | {files[name]:,} | {size / 1e6:,.2f} |" for name, size in space.most_common()]
    largest = ", ".join(f"{path} {size / 1e6:,.2f} MB" for path, size in sorted(site.items(), key=lambda one: -one[1])[:5])
    return "\n".join(["| folder | files | MB |", "|---|---:|---:|", *lines, "", f"Largest: {largest}."])


def main() -> None:
    """Build each size in each mode, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="+", help="how many articles")
    parser.add_argument("--modes", nargs="+", choices=MODES, default=list(MODES), help="how much is shown")
    options = parser.parse_args()
    rows: list[str] = []
    details: list[str] = []
    busy = os.getloadavg()[0]
    for count in options.counts:
        for mode in options.modes:
            with tempfile.TemporaryDirectory() as scratch:
                place = Path(scratch)
                make(count, place / "corpus")
                bench = Bench(ours(), place, place / "corpus", count, SITE + MODES[mode])
                builds = bench.build("cold", 0), bench.build("one changed", 0)
                site = sizes(bench.folder / "_site")
                rows.append(row(count, mode, builds, site, sum(sizes(bench.folder / ".cache").values())))
                print(rows[-1], file=sys.stderr)
                details.append(f"\n{count:,} articles, {mode}\n\n{parts(site)}")
    print(f"{os.cpu_count()} cores, load at the start {busy:.1f}\n")
    took = "cold s | CPU s | peak MB | one changed s | CPU s | written"
    print(f"| articles | rights | {took} | files | files an article | MB | kB an article | cache MB |\n|---:|---|{'---:|' * 11}")
    print("\n".join([*rows, *details]))


if __name__ == "__main__":
    main()
