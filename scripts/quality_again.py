"""Normalize what normalizing gives: `python scripts/quality_again.py [VARIANT ...] [--show]`.

Writes each labelled article's title and paragraphs out again as plain text with blank lines between, normalizes that, and
counts how many come out unchanged. `--show` prints what changed. The data stand where NEWSDIGEST_SHARED says, or in ../shared.
"""

from __future__ import annotations

import argparse
import sys

from quality_articles import VARIANTS, scoring
from quality_furniture import drafts_of

from generator.config import SiteConfig
from generator.model import Article, Label, Seed
from generator.normalize import normalize
from generator.read import read


def again(article: Article) -> Article:
    """The article of an article's own title and paragraphs."""
    text = "\n\n".join([article.title.value, *(p.text for p in article.body)])
    return normalize(read(Seed(f"{article.path}.txt", text.encode(), "0")), SiteConfig())


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
    asked.add_argument("variants", nargs="*", default=VARIANTS)
    asked.add_argument("--show", action="store_true")
    chosen = asked.parse_args()
    gold = scoring().load_gold()
    print("| variant | articles | unchanged | share |\n|---|---:|---:|---:|")
    for variant in chosen.variants or VARIANTS:
        articles = [a for d in drafts_of(gold, variant).values() if (a := normalize(d, SiteConfig())).body]
        changed = [(a.path, told) for a in articles if (told := changes(a, again(a)))]
        same = len(articles) - len(changed)
        print(f"| {variant} | {len(articles)} | {same} | {same / max(1, len(articles)):.3f} |", flush=True)
        for path, told in changed if chosen.show else []:
            print(path, *told, sep="\n    ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
