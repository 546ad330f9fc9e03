"""Score grouping on the labelled articles: `python scripts/quality_stories.py [SET ...] [--floors]`.

Every article becomes a Markdown file with front matter and goes through the whole line, as `newsdigest build` has it.
Prints BCubed precision, recall and F1 of stories, with F1 of two halves of the events; pairs of known copies; the
V-measure of found topics; the accuracy of topics by rules of at most 15 terms, an editor's and such as are drawn by chance
from the telling words of one half of the articles and tried on the other; and how many found topics change their address
when articles are added. `--floors` compares with tests/floors/stories.json and ends with 1 below one of them.
The data stand where NEWSDIGEST_SHARED says, or in ../shared.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import combinations
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from generator.analyze import analyze
from generator.config import SiteConfig, TopicRule
from generator.group import group
from generator.group.rules import Rules
from generator.memory import Memory
from generator.model import Brief, Digest, Entry, Features, Seed, TopicMatch
from generator.normalize import brief, normalize
from generator.read import Unreadable, read
from generator.text import digest
from generator.vectors import space

FLOORS = REPOSITORY / "tests" / "floors" / "stories.json"
DRAWS = 8  # of rules, and of articles, by chance
Items = list[tuple[Brief, Features]]
Rows = list[dict[str, Any]]

# What an editor might write for five general themes: at most 15 terms each.
RULES = {
    "business": (
        "profit",
        "shares",
        "investor",
        "economy",
        "economic",
        "bank",
        "dollar",
        "company",
        "oil",
        "stock",
        "inflation",
        "export",
        "market",
        "airline",
        "price",
    ),
    "sport": (
        "match",
        "coach",
        "cup",
        "champion",
        "rugby",
        "player",
        "injury",
        "striker",
        "tournament",
        "win",
        "olympic",
        "tennis",
        "club",
        "athlete",
        "season",
    ),
    "politics": (
        "labour",
        "tory",
        "election",
        "MP",
        "blair",
        "chancellor",
        "lib dem",
        "party",
        "parliament",
        "voter",
        "conservative",
        "lord",
        "howard",
        "asylum",
        "minister",
    ),
    "entertainment": (
        "film",
        "actor",
        "actress",
        "album",
        "band",
        "singer",
        "oscar",
        "chart",
        "star",
        "music",
        "award",
        "song",
        "comedy",
        "TV",
        "theatre",
    ),
    "tech": (
        "software",
        "computer",
        "user",
        "technology",
        "microsoft",
        "mobile",
        "gamer",
        "internet",
        "gadget",
        "pc",
        "broadband",
        "virus",
        "web",
        "device",
        "digital",
    ),
}


def shared() -> Path:
    """Where the labelled data stand."""
    return Path(os.environ.get("NEWSDIGEST_SHARED") or REPOSITORY.parent / "shared") / "data" / "stories"


def load(name: str) -> tuple[Items, Rows]:
    """The articles of a set as grouping sees them, with their labels."""
    items: Items = []
    rows: Rows = []
    with gzip.open(shared() / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            with suppress(Unreadable):
                items.append(published(number, row))
                rows.append(row)
    return items, rows


def published(number: int, row: dict[str, Any]) -> tuple[Brief, Features]:
    """A labelled article read from Markdown, with what is known of it up front."""
    known = {key: row[key] for key in ("title", "date", "source", "url") if row.get(key)}
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in known.items())
    text = "\n\n".join(line for line in row["text"].split("\n") if line.strip())
    data = f"---\n{head}---\n\n{text}\n".encode()
    article = normalize(read(Seed(f"{number:06}.md", data, digest(data))), SiteConfig())
    return brief(article), analyze(article)


def grouped(items: Items, config: SiteConfig | None = None) -> tuple[Digest, list[Entry]]:
    """The digest of articles, and the entry of each."""
    made = group(items, config or SiteConfig())
    entries = {e.brief.path: e for e in made.entries}
    return made, [entries[b.path] for b, _ in items]


def bcubed(gold: Sequence[str], given: Sequence[str]) -> tuple[float, float, float]:
    """BCubed precision, recall and F1 (Amigó and others, 2009)."""
    cells, here, there = Counter(zip(given, gold, strict=True)), Counter(given), Counter(gold)
    precision = sum(n * n / here[a] for (a, _), n in cells.items()) / len(gold)
    recall = sum(n * n / there[b] for (_, b), n in cells.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def v_measure(gold: Sequence[str], given: Sequence[str]) -> float:
    """The harmonic mean of homogeneity and completeness (Rosenberg and Hirschberg, 2007)."""

    def entropy(labels: Sequence[object]) -> float:
        return -sum(n / len(labels) * math.log(n / len(labels)) for n in Counter(labels).values())

    mutual = entropy(gold) + entropy(given) - entropy(list(zip(gold, given, strict=True)))
    return 2 * mutual / (entropy(gold) + entropy(given))


def stories(name: str) -> dict[str, float]:
    """Stories against labelled events; articles without a label are grouped and not scored."""
    items, rows = load(name)
    _, entries = grouped(items)
    labelled = [(r["story"], e.story or e.id) for r, e in zip(rows, entries, strict=True) if r["story"] is not None]
    precision, recall, f1 = bcubed(*zip(*labelled, strict=True))
    events = sorted({gold for gold, _ in labelled})
    halves = [bcubed(*zip(*[p for p in labelled if p[0] in part], strict=True))[2] for part in (set(events[::2]), set(events[1::2]))]
    return {"precision": precision, "recall": recall, "F1": f1, "first half": halves[0], "second half": halves[1]}


def copies(name: str) -> dict[str, float]:
    """Pairs of known copies."""
    items, rows = load(name)
    made, entries = grouped(items)
    number = {row["id"]: n for n, row in enumerate(rows)}
    gold = {frozenset((n, number[d])) for n, row in enumerate(rows) for d in row["dup"]}
    place = {e.id: n for n, e in enumerate(entries)}
    found = {frozenset(place[a] for a in pair) for o in made.origins for pair in combinations(o.articles, 2)}
    return {"precision": len(gold & found) / max(1, len(found)), "recall": len(gold & found) / len(gold)}


def topics(name: str) -> dict[str, float]:
    """Found topics, topics by rules, and how steady the addresses of the found ones are."""
    items, rows = load(name)
    gold = [r["topic"] for r in rows]
    made, entries = grouped(items)
    config = SiteConfig(topics=tuple(TopicRule(name=n, terms=terms, minimum=1) for n, terms in RULES.items()))
    _, ruled = grouped(items, config)
    return {
        "topics": len(made.topics),
        "V": v_measure(gold, [e.topics[0].topic if e.topics else e.id for e in entries]),
        "accuracy by rules": right([e.topics for e in ruled], gold),
        "by drawn rules": sum(by_drawn(items, gold, random.Random(seed)) for seed in range(DRAWS)) / DRAWS,
    }


def right(matches: Sequence[Sequence[TopicMatch]], gold: Sequence[str]) -> float:
    """The share of articles whose main topic is the labelled one."""
    return sum(bool(found) and found[0].topic == label for found, label in zip(matches, gold, strict=True)) / len(gold)


def by_drawn(items: Items, gold: Sequence[str], rng: random.Random) -> float:
    """The accuracy on half of the articles, by rules of 15 words of each theme, drawn from the 30 that tell most in the other half."""
    order = list(range(len(items)))
    rng.shuffle(order)
    learnt, tried = order[: len(order) // 2], order[len(order) // 2 :]
    printed = {t.key: t.shown for i in learnt for t in items[i][1].terms if " " not in t.key}
    sizes = Counter(gold[i] for i in learnt)
    counts = Counter((gold[i], t.key) for i in learnt for t in items[i][1].terms)
    spread = Counter(t.key for i in learnt for t in items[i][1].terms)

    def telling(theme: str, key: str) -> float:
        inside = (counts[theme, key] + 0.5) / (sizes[theme] + 1)
        outside = (spread[key] - counts[theme, key] + 0.5) / (len(learnt) - sizes[theme] + 1)
        return inside * math.log(inside / outside)

    topics = []
    for theme in sorted(sizes):
        best = sorted(printed, key=lambda key: (-telling(theme, key), key))[:30]
        topics.append(TopicRule(name=theme, terms=tuple(printed[key] for key in rng.sample(best, 15)), minimum=1))
    half = [items[i] for i in tried]
    return right(Rules(topics, half).matches(half, space([f for _, f in half]).vectors, Memory()), [gold[i] for i in tried])


def steadiness(name: str) -> dict[str, float]:
    """The share of found topics that keep their address when the newest 1 % is added, and when any 1 % is."""
    items, _ = load(name)
    slugs = {t.id for t in grouped(items)[0].topics}
    oldest = sorted(items, key=lambda item: (item[0].day, item[0].path))
    before = [{t.id for t in grouped(oldest[: len(oldest) * 99 // 100])[0].topics}]
    kept = [len(before[0] & slugs) / len(before[0])]
    for seed in range(DRAWS):
        chance = random.Random(seed)
        some = {t.id for t in grouped([item for item in items if chance.random() > 0.01])[0].topics}
        kept.append(len(some & slugs) / len(some))
    return {"newest": kept[0], "any": sum(kept[1:]) / DRAWS}


MEASURES: dict[str, tuple[Callable[[str], dict[str, float]], str]] = {
    "basil": (stories, "basil"),
    "ecbplus": (stories, "ecbplus"),
    "wikinews": (stories, "wikinews"),
    "allsides": (stories, "allsides"),
    "neardup": (copies, "neardup"),
    "bbc_topics": (topics, "bbc_topics"),
    "steadiness": (steadiness, "allsides"),
}


def below(name: str, found: dict[str, float]) -> list[str]:
    """What lies below its floor."""
    floors = json.loads(FLOORS.read_text("utf-8"))
    return [f"{name} {key} {found[key]:.3f} < {least}" for key, least in floors.get(name, {}).items() if found[key] < least]


def main() -> int:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help=f"of {', '.join(MEASURES)}; all when none is given")
    parser.add_argument("--floors", action="store_true", help="end with 1 below a floor")
    options = parser.parse_args()
    missed: list[str] = []
    for name in options.sets or MEASURES:
        measure, data = MEASURES[name]
        found = measure(data)
        print(f"| {name} | " + " | ".join(f"{key} {value:.3f}" for key, value in found.items()) + " |", flush=True)
        missed += below(name, found)
    print("\n".join(missed))
    return 1 if missed and options.floors else 0


if __name__ == "__main__":
    raise SystemExit(main())
