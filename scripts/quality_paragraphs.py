"""What keeps paragraphs from being whole: `python scripts/quality_paragraphs.py [VARIANT] [--folds DIR]`.

Pairs the paragraphs of the labels that are missing with those that were given instead, says of each pair how the two
differ, and prints what the mean F1 of whole paragraphs would gain if all of that kind were right, by set. The kinds do not
add up, for F1 is no sum. `--folds DIR` weighs each article with weights learnt without its outlet, as in
scripts/quality_articles.py. The data stand where NEWSDIGEST_SHARED says, or in ../shared beside the repository.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from scripts.labelled_articles import VARIANTS, apart, predicted, scoring

SETS = ("aeb", "fundus", "wcxb", "readability")
FIRST = 3  # paragraphs that may begin with a dateline
DATELINE = 40  # letters of a dateline at most
SHORT = 50  # letters of a short paragraph
WHOLE = 0.9  # of a text that its parts make up
LIKE = 0.5  # of the longer text that the shorter one is


class Fault(NamedTuple):
    """Paragraphs of the labels that are missing, those given in their place, and how they differ; all as letters."""

    kind: str
    missing: list[str]
    given: list[str]


def faults(labelled: list[str], found: list[str], *, dateline: bool, standfirst: str) -> list[Fault]:
    """All that is between the paragraphs of the labels and those found."""
    missing = list((Counter(labelled) - Counter(found)).elements())
    given = list((Counter(found) - Counter(labelled)).elements())
    result: list[Fault] = []
    first = found[:FIRST] if dateline else []
    for fault in chain(_fields(missing, given, first, standfirst), _parts(missing, given), _ends(missing, given)):
        result.append(fault)
        for text in fault.missing:
            missing.remove(text)
        for text in fault.given:
            given.remove(text)
    result += [Fault("short, lost" if len(m) < SHORT else "lost", [m], []) for m in missing]
    result += [Fault("short, none of the text" if len(g) < SHORT else "none of the text", [], [g]) for g in given]
    return result


def _fields(missing: list[str], given: list[str], first: list[str], standfirst: str) -> Iterator[Fault]:
    """What was made a field; as below, one at a time, for both lists shrink between."""
    for text in list(missing):
        behind = next((g for g in given if g in first and text.endswith(g) and 0 < len(text) - len(g) <= DATELINE), None)
        if behind:
            yield Fault("dateline cut", [text], [behind])
        elif text == standfirst:
            yield Fault("taken for the standfirst", [text], [])


def _parts(missing: list[str], given: list[str]) -> Iterator[Fault]:
    """What was joined, and what was parted."""
    for text in list(given):
        parts = [m for m in missing if m in text]
        if len(parts) > 1 and sum(map(len, parts)) >= WHOLE * len(text):
            yield Fault("joined", parts, [text])
    for text in list(missing):
        parts = [g for g in given if g in text]
        if len(parts) > 1 and sum(map(len, parts)) >= WHOLE * len(text):
            yield Fault("parted", [text], parts)


def _ends(missing: list[str], given: list[str]) -> Iterator[Fault]:
    """What begins or ends otherwise."""
    for text in list(missing):
        for other in given:
            short, long = sorted((text, other), key=len)
            if short in long and len(short) > LIKE * len(long):
                where = "end" if long.startswith(short) else "beginning"
                yield Fault(f"{where} {'missing' if long == text else 'too much'}", [text], [other])
                break


def mended(labelled: list[str], found: list[str], wrong: list[Fault], score: Any) -> float:
    """The F1 of whole paragraphs if these were right."""
    texts = Counter(found)
    for fault in wrong:
        texts -= Counter(fault.given)
        texts += Counter(fault.missing)
    return float(score.ms_f1(list(texts.elements()), labelled))


def table(rows: list[tuple[str, list[str], list[str], list[Fault]]], score: Any) -> str:
    """The gain of each kind by set, as a Markdown table; each row: set, paragraphs of the labels, those found, what is between them."""
    kinds = sorted({fault.kind for *_, wrong in rows for fault in wrong})
    parts = {name: [row for row in rows if row[0] == name] for name in SETS}
    lines = ["| | paragraphs | " + " | ".join(SETS) + " |", "|---|---:|" + "---:|" * len(SETS)]
    base = {name: [mended(a, b, [], score) for _, a, b, _ in part] for name, part in parts.items()}
    lines.append("| F1 of whole paragraphs | | " + " | ".join(f"{_mean(base[name]):.3f}" for name in SETS) + " |")
    for kind in kinds:
        many = sum(fault.kind == kind for *_, wrong in rows for fault in wrong)
        gains = [
            _mean([mended(a, b, [f for f in wrong if f.kind == kind], score) for _, a, b, wrong in part]) - _mean(base[name])
            for name, part in parts.items()
        ]
        lines.append(f"| {kind} | {many} | " + " | ".join(f"{gain:.3f}" for gain in gains) + " |")
    return "\n".join(lines)


def _mean(values: list[float]) -> float:
    return sum(values) / max(1, len(values))


def main() -> int:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("variant", nargs="?", default="region", choices=VARIANTS)
    parser.add_argument("--folds", type=Path)
    asked = parser.parse_args()
    score = scoring()
    gold = {key: row for key, row in score.load_gold(SETS).items() if row["gold_body"]}
    found = apart(gold, asked.variant, asked.folds) if asked.folds else predicted(gold, asked.variant)
    rows = []
    for key, got in found.items():
        labelled = [k for p in gold[key]["gold_paras"] if (k := score.key(p))]
        texts = [k for p in got.get("paragraphs", ()) if (k := score.key(p))]
        wrong = faults(labelled, texts, dateline=bool(got.get("dateline")), standfirst=score.key(got.get("standfirst")))
        rows.append((gold[key]["dataset"], labelled, texts, wrong))
    print(table(rows, score))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
