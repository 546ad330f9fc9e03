"""Score the fields of normalizing on the labelled articles: `scripts/quality_fields.py [VARIANT ...] [--floors] [--write] [--folds DIR]`.

Prints a Markdown table by variant, set and language (English, others): the title exact and nearly, the day where it is
printed, days given where the gold's day is not, outlet and authors, with the arithmetic of the data's own score.py.
`--floors` compares with tests/floors/fields.json and ends with 1 where a figure fell; `--write` writes that file anew, each
floor a margin below what was measured (a ceiling above it for days given wrongly). `--folds DIR` weighs each article
with weights learnt without its outlet, as in scripts/quality_articles.py. The data stand where NEWSDIGEST_SHARED says, or
in ../shared beside the repository.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from scripts.labelled_articles import VARIANTS, apart, predicted, scoring

FLOORS = REPOSITORY / "tests" / "floors" / "fields.json"
SETS = ("fundus", "wcxb", "readability", "newspaper4k")  # aeb has the body alone
SHOWN = ("title", "title_fz", "date_vis", "halluc", "pub", "pub_fz", "auth")
COUNTS = ("titleN", "visN")
HELD = ("title", "date_vis", "halluc", "pub", "auth")
CEILINGS = frozenset({"halluc"})  # the less the better
MARGIN = 0.015
LEAST = 20  # pages: fewer say nothing, and hold no floor


def measured(score: Any, variants: tuple[str, ...], folds: Path | None = None) -> dict[str, dict[str, Any]]:
    """The scores by 'variant set language', the language 'en' or 'other'; with `folds`, by weights learnt without each outlet."""
    results: dict[str, dict[str, Any]] = {}
    for variant in variants:
        for name in SETS:
            gold = score.load_gold([name])
            found = apart(gold, variant, folds) if folds else predicted(gold, variant)
            for part in ("en", "other"):
                rows = {k: g for k, g in gold.items() if k in found and (g["lang"] == "en") == (part == "en")}
                if rows:
                    results[f"{variant} {name} {part}"] = score.score(rows, found, variant, 0)
    return results


def table(results: dict[str, dict[str, Any]]) -> str:
    """The scores as a Markdown table; '' where a set has no gold for a figure."""
    lines = ["| variant | set | language | " + " | ".join((*COUNTS, *SHOWN)) + " |", "|---|---|---|" + "---:|" * (len(SHOWN) + len(COUNTS))]
    for name, got in results.items():
        cells = [str(got.get(k) or "") for k in COUNTS] + [f"{got[k]:.3f}" if got.get(k) is not None else "" for k in SHOWN]
        lines.append(f"| {' | '.join(name.split())} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def fallen(results: dict[str, dict[str, Any]], floors: dict[str, dict[str, float]]) -> list[str]:
    """Each figure that is on the wrong side of its floor, in words."""
    found = []
    for name, held in floors.items():
        for figure, floor in held.items():
            got = results.get(name, {}).get(figure)
            if name in results and (got is None or (got > floor if figure in CEILINGS else got < floor)):
                found.append(f"{name}: {figure} is {got}, its {'ceiling' if figure in CEILINGS else 'floor'} is {floor}")
    return found


def floors_of(results: dict[str, dict[str, Any]]) -> dict[str, dict[str, float]]:
    """The floors that the measured figures allow: a margin below them, above for ceilings."""
    return {
        name: {
            k: round(got[k] + MARGIN, 3) if k in CEILINGS else round(max(0.0, got[k] - MARGIN), 3) for k in HELD if got.get(k) is not None
        }
        for name, got in results.items()
        if (got.get("titleN") or 0) >= LEAST
    }


def main() -> int:
    """Measure, print, compare or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("variants", nargs="*", default=VARIANTS)
    parser.add_argument("--floors", action="store_true", help="compare with the floors in the repository")
    parser.add_argument("--write", action="store_true", help="write the floors anew")
    parser.add_argument("--folds", type=Path)
    arguments = parser.parse_args()
    results = measured(scoring(), tuple(arguments.variants), arguments.folds)
    print(table(results))
    if arguments.write:
        FLOORS.parent.mkdir(exist_ok=True)
        FLOORS.write_text(json.dumps(floors_of(results), indent=1, sort_keys=True) + "\n", "utf-8")
    fell = fallen(results, json.loads(FLOORS.read_text("utf-8"))) if arguments.floors else []
    print("\n".join(fell))
    return 1 if fell else 0


if __name__ == "__main__":
    raise SystemExit(main())
