"""Score what comparing articles removes: `python scripts/quality_furniture.py [VARIANT ...] [--batch N]`.

Takes the labelled articles N at a time as one folder and prints, for each variant, how many lines were told to be
furniture because other articles have them, the share of these that are indeed no part of the labelled text or title, how
many the rules and weights had left in the body, and body F1 and exact titles with and without comparing. The data stand
where NEWSDIGEST_SHARED says, or in ../shared.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from generator.compare import compare, traces
from generator.config import SiteConfig
from generator.model import Article, Draft
from generator.normalize import normalize
from generator.normalize.furniture import RULE
from scripts.labelled_articles import VARIANTS, drafts_of, scoring

OUT, BODY, TITLE = "out", "body", "title"


def both(drafts: dict[str, Draft], batch: int) -> tuple[dict[str, Article], dict[str, Article]]:
    """The articles judged alone, and those judged with the others of their batch."""
    keys, shared = list(drafts), {}
    for start in range(0, len(keys), batch):
        shared |= compare({key: traces(drafts[key]) for key in keys[start : start + batch]})
    config = SiteConfig()
    return {k: normalize(d, config) for k, d in drafts.items()}, {k: normalize(d, config, shared[k]) for k, d in drafts.items()}


def is_part(score: Any, row: dict[str, Any], text: str) -> str:
    """What a line is by the labels: the title, body (half of its shingles stand in the text), or neither."""
    if score.key(text) and score.key(text) == score.key(row["gold_title"]):
        return TITLE
    own = score.sh(text)
    gold = score.gold_sh(row)[0] if row["gold_body"] else {}
    within = sum(min(count, gold.get(shingle, 0)) for shingle, count in own.items())
    return BODY if own and 2 * within >= sum(own.values()) else OUT


def counted(score: Any, gold: dict[str, Any], alone: dict[str, Article], compared: dict[str, Article]) -> Counter[str]:
    """Lines told by comparing: by what they are, and those of them that were body before."""
    found: Counter[str] = Counter()
    for key, article in compared.items():
        for before, line in zip(alone[key].lines, article.lines, strict=True):
            if line.rule == RULE:
                part = is_part(score, gold[key], line.text)
                found[part] += 1
                found["was body"] += before.field == "body"
                found["was title"] += before.field == "title"
    return found


def scored(score: Any, gold: dict[str, Any], articles: dict[str, Article], variant: str) -> tuple[float, float]:
    """Body F1 and the share of exact titles."""
    found = {k: {"id": k, "title": a.title.value, "paragraphs": [p.text for p in a.body]} for k, a in articles.items()}
    got = score.score({k: gold[k] for k in found}, found, variant, 0)
    return got["F1"], got["title"]


def main() -> int:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("variants", nargs="*", default=VARIANTS)
    asked.add_argument("--batch", type=int, default=200, help="articles that are one folder (200)")
    chosen = asked.parse_args()
    score = scoring()
    gold = score.load_gold()
    print("| variant | articles | lines told | right | of them body before | title before | F1 alone | compared | title alone | compared |")
    print("|---|" + "---:|" * 9)
    for variant in chosen.variants or VARIANTS:
        readable = {key: draft for key, draft in drafts_of(gold, variant).items() if draft is not None}
        alone, compared = both(readable, chosen.batch)
        lines = counted(score, gold, alone, compared)
        told = sum(lines[part] for part in (OUT, BODY, TITLE))
        (f1, title), (f1_with, title_with) = (scored(score, gold, articles, variant) for articles in (alone, compared))
        print(
            f"| {variant} | {len(alone)} | {told:,} | {lines[OUT] / max(1, told):.4f} | {lines['was body']} | {lines['was title']} "
            f"| {f1:.4f} | {f1_with:.4f} | {title:.3f} | {title_with:.3f} |",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
