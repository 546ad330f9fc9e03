"""All drills of tests/faults.py with their figures: `python scripts/faults.py [NAME ...] [--part 0.1]`, or `make faults`.

Needs to be root for the small file systems of the full disk. The exit code is 1 when a drill failed.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from faults import DAMAGE, DRILLS


def main() -> int:
    """Run the drills and print what came of them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("names", nargs="*", help="drills to run; all when left out")
    arguments.add_argument("--part", type=float, default=1.0, help="this share of each drill's number")
    options = arguments.parse_args()
    failed = 0
    for name, (drill, number) in DRILLS.items():
        if options.names and name not in options.names:
            continue
        count = max(1, round(number * options.part))
        folder = Path(tempfile.mkdtemp(prefix="faults-"))
        began = time.monotonic()
        failures = drill(folder, count)
        shutil.rmtree(folder, ignore_errors=True)
        total = count * (len(DAMAGE) if "damage" in name else 1)
        print(f"{max(0, total - len(failures)):5d} of {total:<5d} {name} ({time.monotonic() - began:.0f} s)", flush=True)
        for failure in failures[:10]:
            print(f"      {failure}")
        failed += len(failures)
    return int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main())
