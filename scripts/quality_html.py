"""Score normalizing of pages of HTML beside plain trafilatura: `python scripts/quality_html.py [SET ...] [--half 0|1] [--floors]`.

Prints one Markdown table: body precision, recall, F1 and whole paragraphs, title exact and nearly, day, outlet, authors, for
`newsdigest` and, in the same run, for trafilatura with its own metadata (`--beside` adds its modes for precision and
recall). `--half` takes the outlets of one half, told by their names alone, so that a rule made while looking at one half is
measured on the other. `--floors` compares with tests/floors/html.json and ends with 1 where a figure fell; `--write`
writes that file anew, each floor a margin below. The data stand where NEWSDIGEST_SHARED says, or in ../shared beside the
repository.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from scripts.labelled_articles import predicted, scoring

FLOORS = REPOSITORY / "tests" / "floors" / "html.json"
SETS = ("aeb", "fundus", "wcxb", "readability", "newspaper4k")
SHOWN = ("P", "R", "F1", "para", "title", "title_fz", "date", "dated", "pub", "pub_fz", "auth")
HELD = ("F1", "para", "title", "date", "pub_fz", "auth")
MARGIN = 0.012
LEAST = 50  # pages: fewer say nothing, and hold no floor
MODES = ("", "precision", "recall")


def half_of(url: str, page: str) -> int:
    """The half that a page's outlet belongs to: 0 or 1, by the last two labels of its host."""
    host = url.split("/")[2].partition(":")[0] if "//" in url else page
    return blake2b(".".join(host.split(".")[-2:]).encode(), digest_size=4).digest()[0] % 2


def pages(score: Any, name: str, half: int | None) -> dict[str, dict[str, Any]]:
    """The labelled pages of a set that have HTML, by their id."""
    gold = score.load_gold([name])
    return {k: g for k, g in gold.items() if "html" in g["inputs"] and (half is None or half_of(g["url"] or "", k) == half)}


Predicted = dict[str, dict[str, Any]]


def ours(gold: dict[str, dict[str, Any]]) -> Predicted:
    """What normalizing says of the pages."""
    return predicted(gold, "html")


def trafilatura(gold: dict[str, dict[str, Any]], mode: str = "") -> Predicted:
    """What trafilatura says of the pages in one of its modes."""
    return {key: {"id": key, **_extracted(row["inputs"]["html"], mode)} for key, row in gold.items()}


def _extracted(page: str, mode: str) -> dict[str, Any]:
    from trafilatura import bare_extraction

    found = bare_extraction(
        page, include_comments=False, with_metadata=True, favor_precision=mode == "precision", favor_recall=mode == "recall"
    )
    said: dict[str, Any] = found if isinstance(found, dict) else found.as_dict() if found else {}
    if not said:
        return {}
    return {
        "title": said["title"],
        "date": said["date"],
        "publisher": said["sitename"],
        "authors": (said["author"] or "").split("; "),
        "paragraphs": (said["text"] or "").split("\n"),
    }


def measured(score: Any, gold: dict[str, dict[str, Any]], reader: Callable[[dict[str, dict[str, Any]]], Predicted]) -> dict[str, Any]:
    """The scores of one reader on the pages."""
    scores: dict[str, Any] = score.score(gold, reader(gold), "html", 0)
    return scores


def table(rows: Iterable[tuple[str, str, dict[str, Any]]]) -> str:
    """The scores as a Markdown table; '' where a set has no gold for a figure."""
    lines = ["| set | reader | pages | " + " | ".join(SHOWN) + " |", "|---|---|" + "---:|" * (len(SHOWN) + 1)]
    for name, reader, got in rows:
        cells = [f"{got[k]:.3f}" if got.get(k) is not None else "" for k in SHOWN]
        lines.append(f"| {name} | {reader} | {got.get('N', 0)} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def fallen(results: dict[str, dict[str, Any]], floors: dict[str, dict[str, float]]) -> list[str]:
    """Each figure below its floor, in words."""
    return [
        f"{name}: {figure} is {results[name].get(figure)}, its floor is {floor}"
        for name, held in floors.items()
        if name in results
        for figure, floor in held.items()
        if (results[name].get(figure) or 0.0) < floor
    ]


def floors_of(results: dict[str, dict[str, Any]]) -> dict[str, dict[str, float]]:
    """The floors that the measured figures allow: a margin below them."""
    return {
        name: {k: round(max(0.0, got[k] - MARGIN), 3) for k in HELD if got.get(k) is not None}
        for name, got in results.items()
        if got.get("N", 0) >= LEAST
    }


def main() -> int:
    """Measure, print, compare or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--alone", action="store_true", help="without trafilatura")
    parser.add_argument("--beside", action="store_true", help="trafilatura's other modes as well")
    parser.add_argument("--floors", action="store_true", help="compare with the floors in the repository")
    parser.add_argument("--write", action="store_true", help="write the floors anew")
    asked = parser.parse_args()
    score = scoring()
    rows, results = [], {}
    for name in asked.sets:
        gold = pages(score, name, asked.half)
        results[name] = measured(score, gold, ours)
        rows.append((name, "newsdigest", results[name]))
        modes = () if asked.alone else MODES if asked.beside else MODES[:1]
        rows += [(name, f"trafilatura {mode}".strip(), measured(score, gold, partial(trafilatura, mode=mode))) for mode in modes]
    print(table(rows))
    if asked.write:
        FLOORS.write_text(json.dumps(floors_of(results), indent=1, sort_keys=True) + "\n", "utf-8")
    fell = fallen(results, json.loads(FLOORS.read_text("utf-8"))) if asked.floors else []
    print(*fell, sep="\n")
    return int(bool(fell))


if __name__ == "__main__":
    raise SystemExit(main())
