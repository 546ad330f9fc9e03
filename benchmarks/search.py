"""What the search index costs a build: made whole, and again after one article changed.

    python benchmarks/search.py               # 2,000 articles of the corpus, over 8 years
    python benchmarks/search.py --count 10000

Builds a site with search, changes a sentence of one article of the first year, and builds again. Told are the parts of the index that
were made, the pages in them, and the seconds that making them took, Pagefind's own among them.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]

from corpus import articles, clean

from generator import search
from generator.cli import main as newsdigest

YEARS = 8
_DATE = re.compile(r"(?m)^date: ([0-9]{4})")


class Meter:
    """Counts the parts of the index that are made, the pages in them, and the seconds that takes."""

    def __init__(self) -> None:
        """Stand between the build and `search.indexed`."""
        self.parts, self.pages, self.seconds = 0, 0, 0.0
        self._indexed = search.indexed
        search.indexed = self._measured

    def _measured(self, pages: Mapping[str, Path], language: str, work: Path) -> Iterator[tuple[str, bytes]]:
        begun = time.monotonic()
        files = list(self._indexed(pages, language, work))
        self.parts, self.pages, self.seconds = self.parts + 1, self.pages + len(pages), self.seconds + time.monotonic() - begun
        return iter(files)

    def told(self, name: str) -> None:
        """Print what was counted, and begin anew."""
        print(f"| {name} | {self.parts} | {self.pages:,} | {self.seconds:.1f} s |")
        self.parts, self.pages, self.seconds = 0, 0, 0.0


def make(count: int, root: Path) -> None:
    """The corpus as a site with search, its two years spread over `YEARS`."""
    (root / "seeds").mkdir()
    for number, text in enumerate(articles(count)):
        spread = 2 * (number * YEARS // (2 * count))
        dated = _DATE.sub(lambda found, more=spread: f"date: {int(found[1]) - more}", clean(text, f"{number:06d}"), count=1)  # type: ignore[misc]
        (root / "seeds" / f"{number:06d}.md").write_text(dated, "utf-8")
    (root / "site.yaml").write_text("title: Corpus\nsearch: true\n", "utf-8")


def main(arguments: list[str]) -> int:
    """Build, change an article, build again."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    options = parser.parse_args(arguments)
    meter, here = Meter(), Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make(options.count, root)
        os.chdir(root)
        print("| build | parts made | pages in them | time |\n|---|---|---|---|")
        newsdigest(["build", "--quiet"])
        meter.told("the whole index")
        newsdigest(["build", "--quiet"])
        meter.told("nothing changed")
        changed = root / "seeds" / f"{options.count - 1:06d}.md"
        changed.write_text(changed.read_text("utf-8").rstrip() + " Then the ferry sailed again.\n", "utf-8")
        newsdigest(["build", "--quiet"])
        meter.told("one article changed")
        os.chdir(here)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
