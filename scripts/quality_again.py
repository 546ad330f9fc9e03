"""Normalize what normalizing gives: `python scripts/quality_again.py [VARIANT ...] [--show]`.

Writes each labelled article's title and paragraphs out again as plain text with blank lines between, normalizes that, and
counts how many come out unchanged. `--show` prints what changed. The data stand where NEWSDIGEST_SHARED says, or in ../shared.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from generator.config import SiteConfig
from generator.model import Article, Label, Seed
from generator.normalize import normalize
from generator.read import read
from scripts.labelled_articles import VARIANTS, drafts_of, scoring

ALL = (*VARIANTS, "html")


def again(article: Article) -> Article:
    """The article of an article's own title and paragraphs."""
    text = "\n\n".join([article.title.value, *(p.text for p in article.body)])
    return normalize(read(Seed("a.txt", text.encode(), "0")), SiteConfig())


def changes(one: Article, two: Article) -> list[str]:
    """What differs: the title, the lines that were not taken for text, the texts that were joined."""
    found = [] if one.title.value == two.title.value else [f"title: {one.title.value[:70]} | {two.title.value[:70]}"]
    lost = [line for line in two.lines[1:] if line.field != "body" and line.label is not Label.BLANK]
    found += [f"{line.label}, {line.rule}: {line.text[:90]}" for line in lost]
    if not lost and [p.text for p in one.body] != [p.text for p in two.body]:
        found.append("paragraphs were joined")
    return found


def main() -> int:
    """Count and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("variants", nargs="*", default=ALL)
    asked.add_argument("--show", action="store_true")
    chosen = asked.parse_args()
    gold = scoring().load_gold()
    print("| variant | articles | unchanged | share |\n|---|---:|---:|---:|")
    for variant in chosen.variants or ALL:
        drafts = [(key, draft) for key, draft in drafts_of(gold, variant).items() if draft is not None]
        articles = [(key, article) for key, draft in drafts if (article := normalize(draft, SiteConfig())).body]
        changed = [(key, told) for key, article in articles if (told := changes(article, again(article)))]
        same = len(articles) - len(changed)
        print(f"| {variant} | {len(articles)} | {same} | {same / max(1, len(articles)):.3f} |", flush=True)
        for key, told in changed if chosen.show else []:
            print(key, *told, sep="\n    ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
