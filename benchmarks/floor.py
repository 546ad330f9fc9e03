"""The physical floor of a build: read all inputs, and write files of the same names and sizes as the build wrote.

`inputs` has a path a line, `outputs` a size and a path below `folder` a line.
"""

from __future__ import annotations

import argparse
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
    asked = argparse.ArgumentParser(description=__doc__)
    for name in ("inputs", "outputs", "folder"):
        asked.add_argument(name, type=Path)
    main(**vars(asked.parse_args()))
