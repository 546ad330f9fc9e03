"""How well copies are found when they have been worked on: `python scripts/quality_origins.py FOLDER [--floors]`; and `--read`.

Makes, from the articles of any folder, copies such as newsrooms make: sentences dropped, paragraphs in another order, cut at
the end, boilerplate before and after, typography changed, words and half-sentences left out, another headline, two reports
merged into one. Each is made of an article of its own. Prints precision and recall of the pairs found, by kind of copy. Of
a merged report nothing is asked but that it ties its two sources to nothing else. The result depends on the folder alone.

With `--read` instead of a folder: of the pairs of labelled articles that docs/origins.md lists with a reader's verdict, what
share of the shorter text's own wording (outside quotation marks) stands in the longer, and whether the program joins them. The
labelled articles stand where NEWSDIGEST_SHARED says, or in ../shared.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from generator.analyze import analyze
from generator.config import SiteConfig
from generator.group.origins import Wording, copies
from generator.model import Article, Brief, Features, Paragraph
from generator.normalize import brief, normalize
from generator.read import find, load, read
from generator.text import digest, sentences

import msgspec  # isort: skip
from quality_stories import published, shared  # isort: skip

SHORTEST = 120  # words of an article that is worked on
FLOORS = {"precision": 0.995, "recall": 0.9}
BEFORE = ("The following report reached us this morning.", "Our readers can find all earlier reports in the archive of this page.")
AFTER = ("Do you know more about this? Write to the newsroom.", "This text was edited for length. All rights remain with its authors.")
TYPOGRAPHY = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "—": "-", "–": "-", "…": "...", "\xa0": " "})

READ = re.compile(  # a row of the table of pairs that were read
    r"\| (?P<shared>[01]\.\d\d) \| (?P<own>[01]\.\d\d) \| (?P<one>\S+), (?P<other>\S+) \|.*\| (?P<verdict>[a-z ]+) \| [^|]*\|"
)

Paragraphs = list[list[str]]  # of sentences


def dropped(text: Paragraphs, rng: random.Random) -> Paragraphs:
    """Every fifth sentence left out."""
    return [[s for s in p if rng.random() > 0.2] for p in text]


def reordered(text: Paragraphs, rng: random.Random) -> Paragraphs:
    """The paragraphs after the first in another order."""
    rest = text[1:]
    rng.shuffle(rest)
    return [*text[:1], *rest]


def cut(text: Paragraphs, rng: random.Random) -> Paragraphs:
    """The last third to half left out."""
    return text[: max(1, int(len(text) * rng.uniform(0.5, 0.67)))]


def framed(text: Paragraphs, rng: random.Random) -> Paragraphs:
    """Boilerplate before and after."""
    return [[BEFORE[rng.randrange(2)]], *text, [AFTER[0]], [AFTER[1]]]


def retyped(text: Paragraphs, rng: random.Random) -> Paragraphs:
    """Straight quotation marks, other dashes, other spaces; every tenth paragraph joined to the next."""
    found: Paragraphs = []
    for paragraph in text:
        plain = [s.translate(TYPOGRAPHY) for s in paragraph]
        if found and rng.random() < 0.1:
            found[-1] += plain
        else:
            found.append(plain)
    return found


def trimmed(text: Paragraphs, rng: random.Random) -> Paragraphs:
    """One word in thirty left out, and what stands behind the last comma of every sixth sentence."""

    def sentence(s: str) -> str:
        if rng.random() < 1 / 6 and ", " in s:
            s = s[: s.rindex(", ")] + "."
        return " ".join(w for w in s.split(" ") if rng.random() > 1 / 30)

    return [[sentence(s) for s in p] for p in text]


def rewritten(text: Paragraphs, rng: random.Random) -> Paragraphs:
    """All of it, lightly: some sentences dropped, some words left out, cut at the end, with boilerplate."""
    return framed(trimmed(dropped(text[: max(2, int(len(text) * 0.85))], rng), rng), rng)


KINDS: dict[str, Callable[[Paragraphs, random.Random], Paragraphs]] = {
    "sentences dropped": dropped,
    "reordered": reordered,
    "cut": cut,
    "boilerplate": framed,
    "typography": retyped,
    "words left out": trimmed,
    "all of it": rewritten,
}


def articles(folder: Path) -> list[Article]:
    """The articles of a folder that are long enough."""
    config = SiteConfig(seeds=folder.name)
    found = [normalize(read(load(one)), config) for one in find(folder.resolve().parent, config)[0]]
    return [a for a in found if sum(len(p.text.split()) for p in a.body) >= SHORTEST]


def worked_on(article: Article, text: Paragraphs, name: str) -> Article:
    """The article with another text, path and headline."""
    kept = [" ".join(p) for p in text if p]
    body = tuple(Paragraph(t, article.body[0].kind, (n,), f"p-{n:08x}") for n, t in enumerate(kept, 1))
    title = msgspec.structs.replace(article.title, value=f"In other words: {article.title.value[::2]}")
    return msgspec.structs.replace(article, path=name, digest=digest(name), title=title, body=body)


def parted(article: Article) -> Paragraphs:
    """The sentences of an article, by paragraph."""
    return [[p.text[a:b] for a, b in sentences(p.text)] for p in article.body]


def made(originals: list[Article]) -> tuple[list[tuple[Brief, Features]], dict[int, tuple[str, int]], set[int]]:
    """All articles as grouping sees them; of each copy its kind and its original; and the merged ones."""
    rng = random.Random(7)
    items = [(brief(a), analyze(a)) for a in originals]
    origin: dict[int, tuple[str, int]] = {}
    merged: set[int] = set()
    for number, article in enumerate(originals):
        kind = [*KINDS, "merged"][number % (len(KINDS) + 1)]
        text = parted(article)
        if kind == "merged":
            other = parted(originals[number - 1])
            text = text[: max(1, len(text) // 2)] + other[: max(1, len(other) // 2)]
            merged.add(len(items))
        else:
            text = KINDS[kind](text, rng)
            origin[len(items)] = (kind, number)
        copy = worked_on(article, text, f"copy/{number:06}.txt")
        items.append((brief(copy), analyze(copy)))
    return items, origin, merged


def read_pairs() -> None:
    """Print, of each pair in docs/origins.md, its own wording's share and what the program says; then both by verdict."""
    text = (REPOSITORY / "docs" / "origins.md").read_text("utf-8")
    rows = [match for match in map(READ.fullmatch, text.splitlines()) if match]
    number = {name: n for n, name in enumerate(sorted({row[side] for row in rows for side in ("one", "other")}))}
    items: dict[int, tuple[Brief, Features]] = {}
    for name in ("allsides", "wikinews"):
        with gzip.open(shared() / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            items |= {number[row["id"]]: published(number[row["id"]], row) for row in map(json.loads, lines) if row["id"] in number}
    ordered = [items[n] for n in range(len(number))]
    wording = Wording([features for _, features in ordered])
    joined = {pair for members in copies(ordered) for pair in combinations(members, 2)}
    found: dict[str, list[tuple[float, bool]]] = {}
    for row in rows:
        one, other = sorted((number[row["one"]], number[row["other"]]))
        own, said = wording.share(one, other), (one, other) in joined
        found.setdefault(row["verdict"], []).append((own, said))
        print(f"{own:.2f} {'joined' if said else 'apart'} {row['one']}, {row['other']}: {row['verdict']}")
    print("\n| verdict | pairs | own wording shared | joined |\n|---|---|---|---|")
    for verdict, pairs in sorted(found.items()):
        shares = sorted(own for own, _ in pairs)
        middle = shares[len(shares) // 2]
        print(f"| {verdict} | {len(pairs)} | {shares[0]:.2f} to {shares[-1]:.2f}, median {middle:.2f} | {sum(said for _, said in pairs)} |")


def main() -> int:
    """Make, find, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="a folder of articles")
    parser.add_argument("--read", action="store_true", help="measure the pairs of docs/origins.md instead")
    parser.add_argument("--most", type=int, default=800, help="articles taken (800)")
    parser.add_argument("--floors", action="store_true", help="end with 1 below precision .995 or recall .9")
    options = parser.parse_args()
    if options.read:
        read_pairs()
        return 0
    if options.folder is None:
        parser.error("a folder, or --read")
    items, origin, merged = made(articles(options.folder)[: options.most])
    found = {pair for members in copies(items) for pair in combinations(members, 2)}
    gold = {(number, copy): kind for copy, (kind, number) in origin.items()}
    asked = {pair for pair in found if not merged & set(pair)}
    right = Counter(gold[pair] for pair in asked if pair in gold)
    print("| copies | made | found |\n|---|---|---|")
    for kind, count in sorted(Counter(gold.values()).items()):
        print(f"| {kind} | {count} | {right[kind] / count:.3f} |")
    precision, recall = right.total() / max(1, len(asked)), right.total() / max(1, len(gold))
    half = len(origin) + len(merged)
    tied = sum((m - half - 1, m - half) in found for m in merged)
    print(f"\nprecision {precision:.3f}, recall {recall:.3f}; {len(merged)} merged reports, {tied} of which tie their sources")
    return int(options.floors and (precision < FLOORS["precision"] or recall < FLOORS["recall"]))


if __name__ == "__main__":
    raise SystemExit(main())
