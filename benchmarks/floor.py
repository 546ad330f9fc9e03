"""The physical floor of a build: read all inputs, and write files of the same names and sizes as the build wrote.

python benchmarks/floor.py inputs.txt outputs.txt folder

`inputs.txt` has a path a line, `outputs.txt` a size and a path below `folder` a line.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(inputs: Path, outputs: Path, folder: Path) -> None:
    """Read, then write."""
    for path in inputs.read_text().splitlines():
        Path(path).read_bytes()
    made: set[Path] = set()
    for line in outputs.read_text().splitlines():
        size, _, name = line.partition(" ")
        file = folder / name
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_bytes(b"x" * int(size))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
