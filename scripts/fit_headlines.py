"""Fits the weights of `generator/normalize/tables/headline_weights.txt` to labelled pages, by outlet-disjoint cross-validation.

    python scripts/fit_headlines.py [--write] [--folds DIR]

Looks for the labelled articles in $NEWSDIGEST_SHARED or in ../shared beside the repository, and needs numpy. For each page
the candidates are the lines that normalizing weighs, in three variants (the pasted part, the whole page's text, Markdown);
the likelihood is that of a conditional logit, the sum over the lines that print the title, with a Gaussian prior. Prints how
often the heaviest line is the title, on folds of outlets not fitted to, and with --write fits all and writes the table.
With --folds writes the weights of each fold, for `quality_articles.py --folds` and `quality_fields.py --folds`; the folds
are those of `train_lines.py`. Deterministic: no random numbers.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.config import SiteConfig
from generator.model import Seed
from generator.normalize import ALONE, addresses, extents, heard
from generator.normalize.breaks import rows_of
from generator.normalize.headline_traits import TRAITS
from generator.normalize.headlines import candidates_of
from generator.read import read
from generator.text import letters
from scripts.labelled_articles import FOLDS, VARIANTS, fold_of, outlet_of, scoring

SETS = ("fundus", "wcxb")
TABLE = ROOT / "generator/normalize/tables/headline_weights.txt"
NEWS = 2.0  # what a page of the news set counts against one of the general set: digests are of news
PRIOR = 0.003  # of the squared weights, a page
STEPS, RATE = 800, 0.05


def pages() -> list[tuple[int, str, np.ndarray[Any, Any], np.ndarray[Any, Any]]]:
    """Each page as (fold, 'set variant', traits of its candidates, which of them print the title); those that print none left out."""
    found = []
    for key, gold in scoring().load_gold(SETS).items():
        title, fold = letters(gold["gold_title"] or ""), fold_of(outlet_of(gold["url"] or "", key))
        for variant in VARIANTS:
            text = gold["inputs"].get(variant, "")
            if not title or not text.strip():
                continue
            candidates = candidates_of(_prepared(text, variant))
            right = np.array([letters(c.block.text) == title for c in candidates], bool)
            if right.any():
                found.append((fold, f"{gold['dataset']} {variant}", np.array([c.traits for c in candidates]), right))
    return found


def _prepared(text: str, variant: str) -> Any:
    data = text.encode()
    draft = read(Seed("page.md" if variant == "md" else "page.txt", data, ""))
    sheet = heard(draft, SiteConfig(), ALONE, rows_of(draft))
    sheet.first, sheet.last = extents.extent(sheet)
    sheet.first = extents.trimmed(sheet)
    sheet.found["url"] = addresses.url(sheet)
    return sheet


def fit(sample: list[tuple[int, str, np.ndarray[Any, Any], np.ndarray[Any, Any]]]) -> np.ndarray[Any, Any]:
    """The weights of greatest posterior, by Adam (Kingma and Ba 2015) over all pages at once."""
    traits = np.concatenate([p[2] for p in sample])
    right = np.concatenate([p[3] for p in sample])
    sizes = [len(p[3]) for p in sample]
    starts = np.cumsum([0, *sizes[:-1]])
    share = np.repeat([NEWS if p[1].startswith("fundus") else 1.0 for p in sample], sizes)
    weights = np.zeros(len(TRAITS))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = traits @ weights
        chance = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        among = np.where(right, chance, 1e-300)
        off = chance / np.repeat(np.add.reduceat(chance, starts), sizes) - among / np.repeat(np.add.reduceat(among, starts), sizes)
        slope = traits.T @ (share * off) / len(sample) + PRIOR * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def main() -> int:
    """Cross-validate, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="fit to all folds and write the table")
    parser.add_argument("--folds", type=Path, metavar="DIR", help="write the weights of each fold as DIR/headlines-N.json")
    arguments = parser.parse_args()
    sample = pages()
    hits: dict[str, list[bool]] = {}
    for fold in range(FOLDS):
        weights = fit([p for p in sample if p[0] != fold])
        for page in sample:
            if page[0] == fold:
                hits.setdefault(page[1], []).append(bool(page[3][np.argmax(page[2] @ weights)]))
        if arguments.folds:
            arguments.folds.mkdir(parents=True, exist_ok=True)
            learnt = {name: round(weight, 2) for name, weight in zip(TRAITS, weights.tolist(), strict=True)}
            arguments.folds.joinpath(f"headlines-{fold}.json").write_text(json.dumps(learnt), "utf-8")
    for name, found in sorted(hits.items()):
        print(f"{name:16} pages {len(found):4}  heaviest line is the title {np.mean(found):.3f}")
    if arguments.write:
        rows = [f"{name} {weight:.2f}" for name, weight in zip(TRAITS, fit(sample), strict=True)]
        head = "# What each trait of a line weighs when the title is chosen, fitted by scripts/fit_headlines.py. 0 would say nothing.\n"
        TABLE.write_text("\n".join([head, "== weights", *rows, ""]), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
