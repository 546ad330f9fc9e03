"""Stories, copies and found topics on labelled articles, with floors a little below what was measured.

The articles are their publishers' and stand outside the repository, beside it; without them there is nothing to measure on.
"""

import gzip
import json
import math
from collections import Counter
from contextlib import suppress
from itertools import combinations
from pathlib import Path

import pytest
from reports import report

from generator.analyze import analyze
from generator.config import SiteConfig
from generator.group import group
from generator.model import Seed
from generator.normalize import brief, normalize
from generator.read import Unreadable, read
from generator.text import digest

DATA = Path(__file__).parents[3] / "shared" / "data" / "stories"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"the labelled articles are not at {DATA}")


def rows(name):
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def published(number, row):
    """A labelled article read from Markdown, with what is known of it up front."""
    head = "".join(f"{key}: {json.dumps(row[key], ensure_ascii=False)}\n" for key in ("title", "date", "source") if row.get(key))
    text = "\n\n".join(line for line in row["text"].split("\n") if line.strip())
    data = f"---\n{head}---\n\n{text}\n".encode()
    article = normalize(read(Seed(f"{number:06}.md", data, digest(data))), SiteConfig())
    return brief(article), analyze(article)


def bare(number, row):
    """A labelled article whose text is taken as it stands."""
    return report(f"{number:06}.md", row.get("title") or row["text"][:80], row["text"])


def grouped(items):
    """The digest of articles, and the entry of each."""
    made = group(items, SiteConfig())
    entries = {e.brief.path: e for e in made.entries}
    return made, [entries[b.path] for b, _ in items]


def bcubed(gold, given):
    """BCubed precision and recall (Amigó and others, 2009)."""
    cells, here, there = Counter(zip(given, gold, strict=True)), Counter(given), Counter(gold)
    precision = sum(n * n / here[a] for (a, _), n in cells.items()) / len(gold)
    recall = sum(n * n / there[b] for (_, b), n in cells.items()) / len(gold)
    return precision, recall


# set, floors of precision and recall
@pytest.mark.parametrize(
    ("name", "precise", "complete"), [("basil", 0.99, 0.98), ("ecbplus", 0.90, 0.91), ("wikinews", 0.87, 0.77), ("allsides", 0.91, 0.93)]
)
def test_stories_of_labelled_events(name, precise, complete):
    found, items = [], []
    for number, row in enumerate(rows(name)):
        with suppress(Unreadable):
            items.append(published(number, row))
            found.append(row)
    _, entries = grouped(items)
    labelled = [(r["story"], e.story or e.id) for r, e in zip(found, entries, strict=True) if r["story"] is not None]
    precision, recall = bcubed(*zip(*labelled, strict=True))
    assert precision >= precise
    assert recall >= complete


def test_known_copies_are_found_and_no_others():
    found = rows("neardup")
    made, entries = grouped([bare(n, row) for n, row in enumerate(found)])
    number = {row["id"]: n for n, row in enumerate(found)}
    gold = {frozenset((n, number[d])) for n, row in enumerate(found) for d in row["dup"]}
    place = {e.id: n for n, e in enumerate(entries)}
    assert {frozenset(place[a] for a in pair) for o in made.origins for pair in combinations(o.articles, 2)} == gold


def test_themes_are_found_without_being_told_how_many():
    found = rows("bbc_topics")
    made, entries = grouped([bare(n, row) for n, row in enumerate(found)])
    gold = [r["topic"] for r in found]
    given = [e.topics[0].topic if e.topics else e.id for e in entries]
    assert len(made.topics) == len(set(gold))

    def entropy(labels):
        return -sum(n / len(labels) * math.log(n / len(labels)) for n in Counter(labels).values())

    mutual = entropy(gold) + entropy(given) - entropy(list(zip(gold, given, strict=True)))
    assert 2 * mutual / (entropy(gold) + entropy(given)) >= 0.87  # the V-measure
