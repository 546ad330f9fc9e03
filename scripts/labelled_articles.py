"""The labelled articles: where they stand, their own scorer, what normalizing makes of them, and their folds of outlets.

For the scripts that measure and train. The data stand where NEWSDIGEST_SHARED says, or in ../shared beside the repository;
they are no part of it.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections import Counter
from hashlib import blake2b
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from generator import normalize as stage
from generator.config import SiteConfig
from generator.model import Draft, Seed
from generator.normalize import bodies, headlines, judgement, ruled, weights
from generator.read import Unreadable, read

VARIANTS = ("region", "insc", "md")  # those without the page's mark-up
SUFFIXES = {"html": ".html", "md": ".md"}
FOLDS = 5


def shared() -> Path:
    """Where the labelled data stand."""
    return Path(os.environ.get("NEWSDIGEST_SHARED") or REPOSITORY.parent / "shared") / "data" / "articles"


def scoring() -> Any:
    """The data's own score.py as a module; ImportError where it or what it needs is absent."""
    if not shared().joinpath("score.py").exists():
        raise ImportError(f"{shared()} has no score.py")
    sys.path.insert(0, str(shared()))
    sys.dont_write_bytecode = True
    return importlib.import_module("score")


def outlet_of(url: str, page: str) -> str:
    """The site of an address: the last two labels of its host (three for 'co.uk' and its like)."""
    labels = (url.split("/")[2].partition(":")[0] if "//" in url else page).split(".")
    few = 3 if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 else 2
    return ".".join(labels[-few:])


def fold_of(outlet: str, folds: int = FOLDS) -> int:
    """The fold of an outlet, by its name alone."""
    return blake2b(outlet.encode(), digest_size=4).digest()[0] % folds


def labelled(texts: list[str], gold: dict[str, Any], score: Any) -> list[int]:
    """1 body, 0 not, -1 don't care (standfirst and summary) for each line."""
    paragraphs = Counter(score.key(p) for p in gold["gold_paras"])
    left, optional = score.sh(gold["gold_body"]), score.sh(gold["gold_optional"])
    keys, shingles = [score.key(t) for t in texts], [score.sh(t) for t in texts]
    times = Counter(keys)
    sure = [n for n, k in enumerate(keys) if k in paragraphs and times[k] == 1 and len(k) > 30]
    middle = sure[len(sure) // 2] if sure else len(texts) // 2
    found = [0] * len(texts)
    for n in sorted(range(len(texts)), key=lambda n: (keys[n] not in paragraphs, -len(keys[n]), abs(n - middle))):
        if not keys[n]:
            continue
        if len(score.toks(texts[n])) < 4:
            found[n] = int(paragraphs[keys[n]] > 0)
            paragraphs[keys[n]] -= 1
            continue
        whole = sum(shingles[n].values())
        if 2 * sum(min(c, left[k]) for k, c in shingles[n].items()) >= whole:
            found[n] = 1
            left -= shingles[n]
        elif 2 * sum(min(c, optional[k]) for k, c in shingles[n].items()) >= whole:
            found[n] = -1
    return found


def drafts_of(gold: dict[str, Any], variant: str) -> dict[str, Draft | None]:
    """One variant of each article that has it, read, by key; None where it cannot be. All have one name, which says nothing of them."""
    found: dict[str, Draft | None] = {}
    for key, row in gold.items():
        text = row["inputs"].get(variant)
        if text is not None:
            try:
                found[key] = read(Seed(f"a{SUFFIXES.get(variant, '.txt')}", text.encode(), "0"))
            except Unreadable:
                found[key] = None
    return found


def predicted(gold: dict[str, Any], variant: str) -> dict[str, dict[str, Any]]:
    """What normalizing makes of one variant of each article, without any table of outlets of an editor's."""
    found = {}
    for key, draft in drafts_of(gold, variant).items():
        if draft is None:
            found[key] = {"id": key}
            continue
        article = stage.normalize(draft, SiteConfig())
        found[key] = {
            "id": key,
            "title": article.title.value,
            "date": article.published.value if article.published else None,
            "publisher": article.source.value if article.source else None,
            "authors": [a.value for a in article.authors],
            "dateline": article.dateline.value if article.dateline else None,
            "standfirst": article.standfirst.value if article.standfirst else None,
            "paragraphs": [p.text for p in article.body],
        }
    return found


def apart(gold: dict[str, Any], variant: str, folds: Path) -> dict[str, dict[str, Any]]:
    """As `predicted`, each article weighed with the weights learnt without its outlet.

    `folds` holds N.json by `train_lines.py --folds` and headlines-N.json by `fit_headlines.py --folds`.
    """
    found: dict[str, dict[str, Any]] = {}
    originals = weights.weights, headlines.WEIGHTS
    for fold in range(FOLDS):
        lines = weights.read(json.loads(folds.joinpath(f"{fold}.json").read_text("utf-8")))
        weights.weights = lambda kept=lines: kept
        headlines.WEIGHTS = tuple(json.loads(folds.joinpath(f"headlines-{fold}.json").read_text("utf-8")).values())
        found |= predicted({k: g for k, g in gold.items() if fold_of(outlet_of(g["url"] or "", k)) == fold}, variant)
    weights.weights, headlines.WEIGHTS = originals
    return found


def rightly(score: Any, gold: dict[str, Any], variant: str) -> dict[str, dict[str, Any]]:
    """The paragraphs of each article if every line of it were judged rightly: what joining the lines alone still gets wrong."""
    found = {}
    for key, draft in drafts_of(gold, variant).items():
        if draft is None or not gold[key]["gold_body"]:
            continue
        sheet = ruled(draft, SiteConfig())
        for block, label in zip(sheet.blocks, labelled([b.text for b in sheet.blocks], gold[key], score), strict=True):
            block.field = "body" if label == 1 else ""
            if block.spoken or block.label is None:
                block.label = judgement.kind(block)
        found[key] = {"id": key, "paragraphs": [p.text for p in bodies.paragraphs(sheet)]}
    return found
