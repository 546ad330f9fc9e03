"""Learn the weights of the line model: `python scripts/train_lines.py [--folds DIR]`.

Needs the dependency group 'train' and the labelled articles (NEWSDIGEST_SHARED or ../shared, data/articles). Labels come
from the gold paragraphs: a line is body where at least half of its 4-word shingles stand in them and no longer line has
used those up. Outlets never stand on both sides: a line's words are weighed by a table
learnt without its outlet. With `--folds` the same is done once more without each fifth of the outlets, and the
weights written to DIR, for evaluation by `scripts/quality_articles.py --folds DIR`. Seeded and sorted: the same data give
the same file.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from generator.config import SiteConfig
from generator.model import Seed
from generator.normalize import judgement, ruled, surroundings, traits
from generator.normalize.additive import additive
from generator.read import read
from scripts.labelled_articles import FOLDS, fold_of, labelled, outlet_of, scoring

OUT = REPOSITORY / "generator" / "normalize" / "tables" / "lines.json"
VARIANTS = {"region": ".txt", "insc": ".txt", "md": ".md"}
VARIANT_WEIGHT = {"region": 1.5, "insc": 1.0, "md": 1.0}
INNER = 3
THINNED = 3  # of the furniture far from the body one line in so many is learnt from, and counts for all
NEAR = 12  # lines from the body that are not far
OUTLETS = 8  # a word is learnt where this many outlets use it
BASE = {
    "learning_rate": 0.08, "max_depth": 2, "num_leaves": 4, "max_bin": 32, "min_data_in_leaf": 60, "lambda_l2": 5.0,
    "feature_fraction": 0.4, "bagging_fraction": 0.7, "bagging_freq": 1,
}  # fmt: skip
FIXED = {"objective": "binary", "verbosity": -1, "seed": 1, "deterministic": True, "num_threads": 1, "force_row_wise": True}
ROUNDS = 500
PAIRS = 150


class Page(NamedTuple):
    """One text: the outlet's fold, its lines' labels and weights, their words and their traits (words and verdicts not yet weighed)."""

    fold: int
    outlet: str
    labels: np.ndarray
    worth: np.ndarray
    tokens: list[list[str] | None]
    said: list[str]
    rows: list[list[float] | None]
    chars: list[int]


def pages(score: Any) -> list[Page]:
    """All texts, sorted by set and row."""
    found = []
    for key, gold in sorted(score.load_gold().items()):
        if not gold["gold_body"]:
            continue
        outlet = outlet_of(gold["url"] or "", key)
        for variant, suffix in VARIANTS.items():
            text = gold["inputs"].get(variant) or ""
            if not text.strip():
                continue
            sheet = ruled(read(Seed(f"a{suffix}", text.encode(), "0")), SiteConfig())
            measured = traits.Measured(sheet, {}, {})
            labels = np.array(labelled([b.text for b in sheet.blocks], gold, score))
            sizes = np.array([max(1, len(score.toks(b.text))) for b in sheet.blocks], float)
            body = max(1.0, sizes[labels == 1].sum())
            lines = max(1, (labels == 1).sum())
            # half by share of the text (body F1), half by line (whole paragraphs); no line more than a fifth of its page
            worth = VARIANT_WEIGHT[variant] * np.minimum(0.5 * sizes / body + 0.5 / lines, 0.2) * (labels >= 0)
            inside = np.flatnonzero(labels == 1)
            far = np.abs(np.arange(len(labels))[:, None] - inside[None, :]).min(axis=1) > NEAR if len(inside) else labels < 2
            thin = np.where(far, np.where(np.arange(len(labels)) % THINNED == 0, float(THINNED), 0.0), 1.0)
            found.append(
                Page(
                    fold_of(outlet),
                    outlet,
                    (labels == 1).astype(int),
                    worth * thin,
                    [traits.tokens_of(b) if d else None for b, d in zip(sheet.blocks, measured.doubtful, strict=True)],
                    [f"{b.label}/{b.rule}" if b.label is not None else "" for b in sheet.blocks],
                    [measured.row(n) if d else None for n, d in enumerate(measured.doubtful)],
                    [b.shape.chars for b in sheet.blocks],
                )
            )
    return found


def said_table(some: list[Page]) -> dict[str, float]:
    """Log odds of body for each rule's verdict, and for each label over its rules; smoothed."""
    counts: dict[str, list[float]] = defaultdict(lambda: [1.0, 1.0])
    for page in some:
        for verdict, label, worth in zip(page.said, page.labels, page.worth, strict=True):
            if verdict and worth:
                for key in (verdict, verdict.partition("/")[0]):
                    counts[key][label] += 1
    return {key: round(float(np.clip(np.log(one / none), -5, 5)), 1) for key, (none, one) in sorted(counts.items())}


def word_table(some: list[Page]) -> dict[str, float]:
    """Weights of words by logistic regression over bags of words, of words that several outlets use."""
    outlets: dict[str, set[str]] = defaultdict(set)
    bags, labels, worths = [], [], []
    for page in some:
        for tokens, label, worth in zip(page.tokens, page.labels, page.worth, strict=True):
            if not tokens or not worth:
                continue
            bag = {*tokens, "^" + tokens[0], "$" + tokens[-1]}
            for token in bag:
                outlets[token].add(page.outlet)
            bags.append(bag)
            labels.append(label)
            worths.append(worth)
    vocabulary = {t: n for n, t in enumerate(sorted(t for t, o in outlets.items() if len(o) >= OUTLETS))}
    rows, columns, values = [], [], []
    for n, bag in enumerate(bags):
        known = sorted(vocabulary[t] for t in bag if t in vocabulary)
        rows += [n] * len(known)
        columns += known
        values += [1.0 / (len(bag) + 2.0) ** 0.5] * len(known)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(bags), len(vocabulary)))
    weight = np.array(worths) / np.mean(worths)
    model = LogisticRegression(C=0.5, max_iter=300, solver="lbfgs").fit(matrix, labels, sample_weight=weight)
    return {t: w for t, n in vocabulary.items() if abs(w := round(float(model.coef_[0][n]), 1)) >= 0.3}


def weighed(page: Page, said: dict[str, float], words: dict[str, float]) -> list[list[float] | None]:
    """The page's rows with the weights of words and verdicts set, as `traits` sets them."""
    wordings, two = [], []
    for tokens, verdict in zip(page.tokens, page.said, strict=True):
        wordings.append(surroundings.NO_WORDS if tokens is None else traits.wording(tokens, words))
        heard = said.get(verdict, said.get(verdict.partition("/")[0], -2.0)) if verdict else 0.0
        two.append(traits.FURNITURE if tokens is None else heard)
    worded = surroundings.worded(wordings, [row[INDEX["sentence"]] if row else 0.0 for row in page.rows])
    b = [-8.0, -8.0, *two, -8.0, -8.0]
    found: list[list[float] | None] = []
    for n, row in enumerate(page.rows):
        if row is None:
            found.append(None)
            continue
        known = list(row)
        for name, value in (
            ("phrase-words", wordings[n]), *zip(surroundings.WORDED, worded[n], strict=True),
            ("said", b[n + 2]), ("said-1", b[n + 1]), ("said+1", b[n + 3]), ("said-2", b[n]), ("said+2", b[n + 4]),
        ):  # fmt: skip
            known[INDEX[name]] = value
        found.append(known)
    return found


INDEX = {name: n for n, name in enumerate(traits.NAMES)}


def fit(some: list[tuple[Page, list[list[float] | None]]]) -> list[Any]:
    """Boosted trees of two levels; fitted twice, the second time with the strongest pairs of traits only."""
    x, y, w = gathered(some)
    params = {**FIXED, **BASE}
    data = lightgbm.Dataset(x, y, weight=w / w.mean(), params={"max_bin": BASE["max_bin"]}, free_raw_data=False)
    free = lightgbm.train(params, data, ROUNDS // 2)
    gains: dict[tuple[int, int], float] = defaultdict(float)
    for tree in free.dump_model()["tree_info"]:
        root = tree["tree_structure"]
        for side in ("left_child", "right_child"):
            if "split_feature" in root.get(side, {}):
                pair = sorted((root["split_feature"], root[side]["split_feature"]))
                gains[pair[0], pair[1]] += root[side]["split_gain"] + root["split_gain"] / 2
    best = sorted(gains, key=lambda p: (-gains[p], p))[:PAIRS]
    singles = [[n] for n in range(x.shape[1])]
    model = lightgbm.train({**params, "interaction_constraints": [list(p) for p in best] + singles}, data, ROUNDS)
    return [plain(t["tree_structure"]) for t in model.dump_model()["tree_info"]]


def plain(node: dict[str, Any]) -> Any:
    """A tree as `weights.additive` reads it."""
    if "split_feature" not in node:
        return round(node["leaf_value"], 4)
    left, right = plain(node["left_child"]), plain(node["right_child"])
    return [node["split_feature"], float(f"{node['threshold']:.5g}"), left, right]


def gathered(some: list[tuple[Page, list[list[float] | None]]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows, labels and weights of the lines in doubt that count."""
    x, y, w = [], [], []
    for page, rows in some:
        for row, label, worth in zip(rows, page.labels, page.worth, strict=True):
            if row is not None and worth:
                x.append(row)
                y.append(label)
                w.append(worth)
    return np.array(x), np.array(y), np.array(w)


def fast(trees: list[Any], x: np.ndarray) -> np.ndarray:
    """What trees say of many rows."""
    total = np.zeros(len(x))
    for tree in trees:
        total += _fast(tree, x)
    return total


def _fast(node: Any, x: np.ndarray) -> Any:
    if not isinstance(node, list):
        return node
    return np.where(x[:, node[0]] <= node[1], _fast(node[2], x), _fast(node[3], x))


def scored(rows: list[list[float] | None], trees: list[Any]) -> list[float]:
    """The scores of a page's lines."""
    x = [r for r in rows if r is not None]
    values = iter(fast(trees, np.array(x)).tolist() if x else [])
    return [judgement.OUT if r is None else next(values) for r in rows]


def learn(some: list[Page], key: int) -> dict[str, Any]:
    """The whole model from some pages; inner folds keep the weights of words away from the outlets they are tried on."""
    said = said_table(some)
    folds = [fold_of(f"{key}{p.outlet}", INNER) for p in some]
    rows: dict[int, list[list[float] | None]] = {}
    for fold in range(INNER):
        words = word_table([p for p, f in zip(some, folds, strict=True) if f != fold])
        rows |= {n: weighed(p, said, words) for n, (p, f) in enumerate(zip(some, folds, strict=True)) if f == fold}
    words = word_table(some)
    by_weight: dict[int, list[str]] = defaultdict(list)
    for word, weight in words.items():
        by_weight[round(weight * 10)].append(word)
    return {
        "said": said,
        "words": {str(t): " ".join(sorted(by_weight[t])) for t in sorted(by_weight)},
        "lines": {"traits": list(traits.NAMES), "bias": 0.0, "trees": fit([(p, rows[n]) for n, p in enumerate(some)])},
    }


def main() -> None:
    """Learn from all, and for the folds."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--folds", type=Path)
    asked.add_argument("--only", action="store_true", help="leave the file of the package as it is")
    chosen = asked.parse_args()
    some = pages(scoring())
    print(len(some), "texts,", sum(r is not None for p in some for r in p.rows), "lines in doubt", flush=True)
    errors = []
    if chosen.folds:
        chosen.folds.mkdir(parents=True, exist_ok=True)
        for fold in range(FOLDS):
            model = learn([p for p in some if p.fold != fold], fold)
            chosen.folds.joinpath(f"{fold}.json").write_text(json.dumps(model, ensure_ascii=False))
            errors.append(report(model, [p for p in some if p.fold == fold]))
    if not chosen.only:
        about = {
            "made by": "scripts/train_lines.py from labelled articles; no text of theirs is in here but single words that many outlets use",
            "error": "share of lines judged wrongly, weighed half by length and half by line, on outlets not learnt from, by fold",
            "errors": [round(e, 4) for e in errors],
        }
        text = json.dumps({"about": about, **learn(some, 9)}, ensure_ascii=False, separators=(",", ":"))
        OUT.write_text(text + "\n", "utf-8")


def report(model: dict[str, Any], some: list[Page]) -> float:
    """How the model does on lines of other outlets."""
    words = {w: int(t) / 10 for t, line in model["words"].items() for w in line.split()}
    wrong = whole = 0.0
    for page in some:
        scores = np.array(scored(weighed(page, model["said"], words), model["lines"]["trees"]))
        wrong += float((page.worth * ((scores > -judgement.SHIFT / judgement.SLOPE) != page.labels)).sum())
        whole += float(page.worth.sum())
    terms = len(additive(len(traits.NAMES), 0.0, model["lines"]["trees"]).one)
    print(f"wrong, weighed: {wrong / whole:.4f}; words {len(words)}, terms {terms}", flush=True)
    return wrong / whole


if __name__ == "__main__":
    main()
