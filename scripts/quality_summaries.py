"""What summaries of three short texts could reach: `python scripts/quality_summaries.py [--every N]` (every fourth story unless told).

Every row that the program could choose is scored by ROUGE-1, -2 and -L as scripts/quality_spans.py does: at most three sentences,
one of an article, of its first six, cut at 55 words. Printed are the means

- of the best rows (an oracle that has read the editor's summary): of any sentences, of those that stand alone, of those that
  stand alone and are whole within the 55 words;
- of the rows that are worth most by `generator.link.consensus`, all rows being looked at instead of the few that it builds;
- of the rows that cover most concepts: pairs of stems that two reports have, by the number of reports (Gillick and Favre, 2009);
- of both together, the share of the second chosen on four fifths of the stories and tried on the fifth.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise, product
from typing import NamedTuple

import Stemmer
from quality_spans import WORDS, read, rows, scorer
from quality_spans import _lines as lines
from quality_spans import _rouge as rouge

from generator.analyze.function_words import FUNCTION_WORDS
from generator.link import consensus
from generator.link.summary import DEEP, LONG, SENTENCES, SHORT

FOLDS = 5
SHARES = (0.0, 0.1, 0.2, 0.3, 0.5, 0.8)  # of the coverage, beside the worth, both as parts of the story's best
Score = tuple[float, float, float]
Pairs = set[tuple[str, str]]


class Sentence(NamedTuple):
    """A sentence that could be told."""

    article: int
    text: str
    alone: bool


class Row(NamedTuple):
    """Sentences in a row, what they are worth, what they cover, and how they score."""

    sentences: tuple[Sentence, ...]
    worth: float
    covered: float
    score: Score

    @property
    def alone(self) -> bool:
        """Whether each stands alone."""
        return all(s.alone for s in self.sentences)

    @property
    def whole(self) -> bool:
        """Whether none is cut."""
        return sum(consensus.size(s.text) for s in self.sentences) <= WORDS


def concepts(text: str, stem: Callable[[str], str]) -> Pairs:
    """The pairs of stems of a text that are not both function words."""
    words = consensus.taken(text)
    idle = FUNCTION_WORDS["en"]
    return {(stem(a), stem(b)) for a, b in pairwise(words) if not (a in idle and b in idle)}


def orders(pool: Sequence[Sentence]) -> Iterator[tuple[int, ...]]:
    """Each choice of sentences, one of an article, with each of them last by which the row is cut; none begins behind the end."""
    of = [[n for n, s in enumerate(pool) if s.article == article] for article in sorted({s.article for s in pool})]
    for count in range(1, SENTENCES + 1):
        for chosen in (c for articles in combinations(of, count) for c in product(*articles)):
            sizes = {n: consensus.size(pool[n].text) for n in chosen}
            if sum(sizes.values()) <= WORDS:
                yield chosen
                continue
            yield from ((*(n for n in chosen if n != last), last) for last in chosen if sum(sizes.values()) - sizes[last] < WORDS)


def story(record: dict, score: object, stem: Callable[[str], str]) -> list[Row]:
    """All rows of a story."""
    pool: list[Sentence] = []
    reports = []
    found: list[Pairs] = []
    for number, one in enumerate(record["articles"]):
        sentences = read(f"{number}", one["title"], lines(one["text"]), "2020-01-01")[1].sentences[:DEEP]
        pool += [Sentence(number, s.span.text, s.standalone) for s in sentences if SHORT <= consensus.size(s.span.text) <= LONG]
        reports.append(consensus.report(one["title"], (consensus.taken(s.span.text) for s in sentences)))
        found.append(set().union(concepts(one["title"], stem), *(concepts(s.span.text, stem) for s in sentences)))
    spread = Counter(pair for pairs in found for pair in pairs)
    statements = [consensus.statement(str(s.article), s.text, consensus.taken(s.text)) for s in pool]
    worth = consensus.worth_of(statements, reports)
    made = []
    for row in orders(pool):
        told = tuple(pool[n] for n in row)
        cut = " ".join(" ".join(s.text for s in told).split()[:WORDS])
        covered = sum(spread[pair] for pair in concepts(cut, stem) if spread[pair] > 1)
        made.append(Row(told, worth(row), covered, rouge(score, record["summary"], [s.text for s in told])))
    return made


def best(stories: Sequence[list[Row]], key: Callable[[Row], float], fits: Callable[[Row], bool]) -> list[Score]:
    """The scores of the best row of each story, of those that fit where there are any."""
    return [max([row for row in made if fits(row)] or made, key=key).score for made in stories]


def mixed(stories: Sequence[list[Row]], share: float) -> list[Score]:
    """The scores of the rows that are best by worth and coverage together."""
    found = []
    for made in stories:
        most = max(row.worth for row in made) or 1.0, max(row.covered for row in made) or 1.0
        found += best([made], lambda row, most=most: row.worth / most[0] + share * row.covered / most[1], lambda row: row.alone)
    return found


def crossed(stories: Sequence[list[Row]]) -> list[Score]:
    """The same, with the share that was best on the other folds."""
    found: list[Score] = []
    for fold in range(FOLDS):
        others = [made for n, made in enumerate(stories) if n % FOLDS != fold]
        share = max(SHARES, key=lambda share: sum(map(sum, mixed(others, share))))
        found += mixed(stories[fold::FOLDS], share)
    return found


def main() -> None:
    """Score all rows and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=4, help="look at every so many stories (4)")
    options = parser.parse_args()
    stem, score = Stemmer.Stemmer("english").stemWord, scorer()
    stories = [made for n, record in enumerate(rows("spans/summaries")) if n % options.every == 0 and (made := story(record, score, stem))]
    ways = {
        "best of any sentences": best(stories, lambda row: sum(row.score), lambda _: True),
        "best that stand alone": best(stories, lambda row: sum(row.score), lambda row: row.alone),
        "best that stand alone and are whole": best(stories, lambda row: sum(row.score), lambda row: row.alone and row.whole),
        "worth, all rows": best(stories, lambda row: row.worth, lambda row: row.alone),
        "worth, all rows of any sentences": best(stories, lambda row: row.worth, lambda _: True),
        "concepts covered": best(stories, lambda row: row.covered, lambda row: row.alone),
        "worth and concepts, by folds": crossed(stories),
    }
    print(f"{len(stories)} stories, {sum(map(len, stories))} rows\n| rows | R-1 | R-2 | R-L |\n|---|---|---|---|")
    for name, scores in ways.items():
        print(f"| {name} | " + " | ".join(f"{sum(column) / len(scores):.3f}" for column in zip(*scores, strict=True)) + " |")


if __name__ == "__main__":
    main()
