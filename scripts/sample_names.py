"""Names of people, places and organizations to read by hand: `python scripts/sample_names.py SITE [COUNT] [SEED]`.

Draws so many pages of each kind at random from SITE/data/digest.json and prints, for each, the name, the number of its
articles, how its kind is known and the other forms that articles print. Whether each is of its kind, and one and the same
in all its articles, people must say; docs/names.md has the outcome of such a reading.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path


def main() -> int:
    """Print the samples."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("site", type=Path)
    asked.add_argument("count", type=int, nargs="?", default=70)
    asked.add_argument("seed", type=int, nargs="?", default=1)
    chosen = asked.parse_args()
    digest = json.loads((chosen.site / "data" / "digest.json").read_text("utf-8"))
    draw = random.Random(chosen.seed)
    for section in ("people", "places", "organizations"):
        records = digest[section]
        print(f"\n{section}: {len(records)}")
        for record in draw.sample(records, min(chosen.count, len(records))):
            rules = ", ".join(row["rule"] for row in record["known_by"])
            print(f"  {record['name']} | {len(record['articles'])} | {rules} | {', '.join(record['printed'])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
