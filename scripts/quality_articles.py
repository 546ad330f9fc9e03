"""Score normalizing on the labelled articles: `scripts/quality_articles.py [VARIANT ...] [--by lang] [--floors] [--folds DIR | --right]`.

Prints a Markdown table of body precision, recall and F1, whole paragraphs, title and day, by variant and set, with the
arithmetic of the data's own score.py. `--floors` compares with tests/floors/articles.json and ends with 1 below one of
them. `--folds DIR` weighs each article with weights learnt without its outlet (made by scripts/train_lines.py --folds DIR
and scripts/fit_headlines.py --folds DIR), which is the only fair figure on the pages that the weights were learnt from.
`--right` judges every line as it is labelled: what is missing then is lost by the joining of lines. The data stand where
NEWSDIGEST_SHARED says, or in ../shared.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from scripts.labelled_articles import VARIANTS, apart, predicted, rightly, scoring

FLOORS = REPOSITORY / "tests" / "floors" / "articles.json"
BODY = ("P", "R", "F1", "para")
SHOWN = (*BODY, "title", "date_vis")
HELD = ("F1", "para")  # what the floors hold


def measured(score: Any, gold: dict[str, Any], variant: str, by: str) -> dict[str, dict[str, Any]]:
    """The scores of a variant by set (or language, or style of pasting)."""
    return parted(score, gold, variant, by, predicted(gold, variant))


def parted(score: Any, gold: dict[str, Any], variant: str, by: str, found: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The scores of what was found, by part."""
    parts: dict[str, dict[str, Any]] = defaultdict(dict)
    for key in found:
        parts[str(gold[key].get(by))][key] = gold[key]
    return {part: score.score(rows, found, variant, 0) for part, rows in sorted(parts.items())}


def table(results: dict[str, dict[str, dict[str, Any]]], least: int = 1, shown: tuple[str, ...] = SHOWN) -> str:
    """The scores as a Markdown table."""
    lines = ["| variant | set | N | " + " | ".join(shown) + " |", "|---|---|" + "---:|" * (len(shown) + 1)]
    for variant, parts in results.items():
        for part, got in parts.items():
            if got.get("N", 0) >= least:
                cells = [f"{got[k]:.3f}" if got.get(k) is not None else "" for k in shown]
                lines.append(f"| {variant} | {part} | {got['N']} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def below(results: dict[str, dict[str, dict[str, Any]]]) -> list[str]:
    """What fell below its floor, in words."""
    floors = json.loads(FLOORS.read_text("utf-8"))
    return [
        f"{variant} {part}: {name} {results[variant][part][name]:.3f} is below its floor {floor:.3f}"
        for variant, parts in floors.items()
        if variant in results
        for part, names in parts.items()
        if part in results[variant]
        for name, floor in names.items()
        if results[variant][part][name] < floor
    ]


def main() -> int:
    """Score, print, compare."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("variants", nargs="*", default=VARIANTS)
    asked.add_argument("--by", default="dataset", choices=("dataset", "lang", "style"))
    asked.add_argument("--least", type=int, default=1, help="leave out parts with fewer articles")
    asked.add_argument("--floors", action="store_true")
    asked.add_argument("--write-floors", type=float, metavar="SLACK", help="write the floors this much below what is measured now")
    asked.add_argument("--folds", type=Path)
    asked.add_argument("--right", action="store_true")
    chosen = asked.parse_args()
    score = scoring()
    gold = score.load_gold()
    results = {}
    for variant in chosen.variants or VARIANTS:
        if chosen.right:
            results[variant] = parted(score, gold, variant, chosen.by, rightly(score, gold, variant))
        elif chosen.folds:
            results[variant] = parted(score, gold, variant, chosen.by, apart(gold, variant, chosen.folds))
        else:
            results[variant] = measured(score, gold, variant, chosen.by)
    print(table(results, chosen.least, BODY if chosen.right else SHOWN))
    if chosen.write_floors is not None:
        floors = {v: {p: {k: round(g[k] - chosen.write_floors, 3) for k in HELD} for p, g in parts.items()} for v, parts in results.items()}
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")
    fallen = below(results) if chosen.floors else []
    print(*fallen, sep="\n")
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
