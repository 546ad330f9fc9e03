"""Score what is found in texts on the labelled sets: `python scripts/quality_spans.py [PART ...] [--floors] [--write]`.

Parts, all of them unless some are named:

- `dates`: days, months and years of TimeBank and AQUAINT, value by value; and `shown`, those of them that a timeline shows;
- `quotes`: direct quotations of five words or more of PolNeAR, and their speakers;
- `summaries`: stories of three short texts against an editor's summary, cut at 55 words as the measured baselines are, with
  the round-robin lead (first sentences in turn, then second ones) and the three first sentences beside them; `long` is the
  same for the stories of whole articles that these summaries are of. The interval is of the difference to the round-robin
  lead, a paired bootstrap over stories.

`--floors` compares with tests/floors/spans.json and ends with 1 where a figure fell; `--write` writes that file anew, each
floor a margin below what was measured. The data stand where NEWSDIGEST_SHARED says, or in ../shared beside the repository.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from generator.analyze import analyze
from generator.config import SiteConfig
from generator.group import group
from generator.link import summary
from generator.link.known import know
from generator.link.timeline import timeline
from generator.model import Article, Basis, Brief, Claim, Digest, Entry, Features, Paragraph, ParagraphKind, Place, Story, Why
from generator.normalize import brief
from generator.text import digest, fold, sentences

FLOORS = REPOSITORY / "tests" / "floors" / "spans.json"
MARGIN = 0.004  # below what was measured
WORDS = 55
RESAMPLES = 1000
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
MARKED = re.compile(r"“[^“”]+”|\"[^\"\n]+\"|''(?:(?!'')[^\n])+''")
PRONOUNS = {"he", "her", "his", "i", "it", "she", "that", "they", "we", "which", "who", "you"}

Figures = dict[str, float]


def shared() -> Path:
    """Where the labelled data stand."""
    return Path(os.environ.get("NEWSDIGEST_SHARED") or REPOSITORY.parent / "shared") / "data"


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The records of a labelled set, 'spans/dates' for instance."""
    with gzip.open(shared() / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def article(path: str, title: str, body: Sequence[str], day: str) -> Article:
    """A normalized article of a title, paragraphs and a day, in English."""

    def claim(field: str, value: str) -> Claim:
        return Claim(field, value, value, Place(path, 1), Basis.STATED, "labelled text")

    empty = dict.fromkeys("agencies authors credits captions related topics lines refused".split(), ())
    unknown = dict.fromkeys("updated retrieved source attributed_to url dateline standfirst".split())
    paragraphs = tuple(Paragraph(text, ParagraphKind.TEXT, (n + 1,), f"p-{n}") for n, text in enumerate(body))
    fields = {"language": claim("language", "en"), "title": claim("title", title), "published": claim("published", day) if day else None}
    return Article(path=path, digest=digest(path), format="text", encoding="utf-8", body=paragraphs, **fields, **empty, **unknown)


def read(path: str, title: str, body: Sequence[str], day: str) -> tuple[Brief, Features]:
    """What grouping and linking need of an article."""
    one = article(path, title, body, day)
    return brief(one), analyze(one)


def placed(text: str, pattern: str) -> list[tuple[int, str]]:
    """The paragraphs of a labelled text with where each starts."""
    return [(match.start(), match.group().replace("\n", " ")) for match in re.finditer(pattern, text)]


def f1(right: float, found: float, wanted: float) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (found + wanted) if found + wanted else 0.0


# --------------------------------------------------------------------------------------------- dates


def dates() -> dict[str, Figures]:
    """By set, and `shown` for what the timeline of both sets together shows."""
    parts = {row["id"]: (row, placed(row["text"], r"(?:[^\n]+\n?)+")) for row in rows("spans/dates")}
    items = [read(key, row["title"], [text for _, text in found], row["dct"][:10]) for key, (row, found) in parts.items()]
    told = group(items, SiteConfig())
    path = {entry.id: entry.brief.path for entry in told.entries}
    shown = {(path[c.article], event.value, c.span) for event in timeline(know(told)) for c in event.citations}
    counts: dict[str, Counter[str]] = {"timebank": Counter(), "aquaint": Counter(), "shown": Counter()}
    for one, features in items:
        row, found = parts[one.path]
        _count_dates(row, found, features, {(v, s) for p, v, s in shown if p == one.path}, counts)
    results = {}
    for name, count in counts.items():
        right, made, wanted = count["right"], count["found"], count["wanted"]
        results[f"dates {name}"] = {"n": made, "precision": right / made}
        if wanted:
            results[f"dates {name}"] |= {"recall": right / wanted, "f1": f1(right, made, wanted)}
    return results


def _count_dates(
    row: dict[str, Any], parts: list[tuple[int, str]], features: Features, shown: set[Any], counts: dict[str, Counter[str]]
) -> None:
    """Compare an article's mentions with its labels: days, months and years, each label met once."""
    labelled = [t for t in row["timex"] if t["type"] in {"DATE", "TIME"}]
    gold = [t for t in labelled if DAY.fullmatch((t["value"] or "")[: 10 if t["type"] == "TIME" else None])]
    used: set[int] = set()
    counts[row["set"]]["wanted"] += len(gold)
    for mention in features.mentions:
        base = parts[mention.span.paragraph][0]
        over = [t for t in row["timex"] if base + mention.span.start < t["end"] and t["start"] < base + mention.span.end]
        if over and not any(t in gold for t in over):
            continue  # weeks, quarters and spans: neither right nor wrong here
        hit = next((n for n, t in enumerate(gold) if t in over and n not in used), None)
        right = hit is not None and gold[hit]["value"][:10] == mention.value
        used |= {hit} if hit is not None else set()
        for name in (row["set"], *(["shown"] if (mention.value, mention.sentence) in shown else [])):
            counts[name]["found"] += 1
            counts[name]["right"] += right


# -------------------------------------------------------------------------------------------- quotes


def quotes() -> dict[str, Figures]:
    """Quotations found; speakers right where the label names one; both, as far as it names one."""
    right = wrong = stray = hits = found = wanted = silent = 0
    for row in rows("spans/quotes"):
        parts = placed(row["text"], r"[^\n]+")
        made = analyze(article(row["id"], row["title"], [text for _, text in parts], row["date"])).quotes
        gold = attributed(row)
        wanted += len(gold)
        for quote in made:
            if len(quote.span.text.split()) < 5:
                continue
            found += 1
            start = parts[quote.span.paragraph][0] + quote.span.start
            speaker = next((who for first, last, who in gold if first <= start < last), None)
            hits += speaker is not None
            stray += speaker is None and bool(quote.speaker)
            if speaker and fold(speaker) not in PRONOUNS:
                shares = _names(speaker) & _names(quote.speaker)
                silent += not quote.speaker
                right += bool(quote.speaker) and bool(shares)
                wrong += bool(quote.speaker) and not shares
    speaker = {"speaker": right / (right + wrong), "both": right / (right + wrong + stray), "told": right / (right + wrong + silent)}
    return {"quotes": {"n": wanted, "f1": f1(hits, found, wanted), **speaker}}


def attributed(row: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Stretches of five words or more in quotation marks that an annotator gave a source, with that source."""
    gold = []
    for match in MARKED.finditer(row["text"]):
        fitting = [
            (sum(end - start for start, end in item["content"]), item["source"])
            for item in row["attributions"]
            if sum(max(0, min(end, match.end()) - max(start, match.start())) for start, end in item["content"]) >= 0.6 * len(match.group())
        ]
        if len(match.group().split()) >= 5 and fitting:
            gold.append((match.start(), match.end(), " ".join(row["text"][start:end] for start, end in min(fitting)[1])))
    return gold


def _names(speaker: str) -> set[str]:
    """The words of a speaker's name that can tell who it is."""
    return set(re.findall(r"\w{3,}", fold(speaker))) - {"the", "and", "said"}


# ----------------------------------------------------------------------------------------- summaries


def scorer() -> Any:
    """The package rouge-score with the settings of the labelled data's own scorer; ImportError where it is not installed."""
    from rouge_score import rouge_scorer

    return rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeLsum"], use_stemmer=True)


def summaries() -> dict[str, Figures]:
    """Stories of three short texts."""
    found = [(r["summary"], [(a["title"], _lines(a["text"]), "2020-01-01") for a in r["articles"]]) for r in rows("spans/summaries")]
    return {"summaries short": _summarized(found)}


def long() -> dict[str, Figures]:
    """Stories of whole articles: those of the AllSides set that the short ones are of, by their titles."""
    stories: dict[str, list[dict[str, Any]]] = {}
    for row in rows("stories/allsides"):
        stories.setdefault(row["story"], []).append(row)
    by_title: dict[str, list[str]] = {}
    for row in rows("spans/summaries"):
        for one in row["articles"]:
            by_title.setdefault(fold(one["title"]), []).append(row["summary"])
    found = []
    for articles in stories.values():
        votes = Counter(text for a in articles for text in set(by_title.get(fold(a["title"]), [])))
        if len(articles) > 1 and votes:
            reference, shares = votes.most_common(1)[0]
            if shares == len(articles):
                found.append((reference, [(a["title"], _lines(a["text"]), a["date"]) for a in articles]))
    return {"summaries long": _summarized(found)}


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _summarized(stories: Sequence[tuple[str, list[tuple[str, list[str], str]]]]) -> Figures:
    """The program's summaries of these stories beside the two leads."""
    score = scorer()
    entries: list[Entry] = []
    made: list[Story] = []
    for number, (_, articles) in enumerate(stories):
        names = [f"{number}-{n}" for n in range(len(articles))]
        for name, one in zip(names, articles, strict=True):
            entries.append(Entry(name, *read(name, *one), (), f"s{number}", None))
        made.append(Story(f"s{number}", "", tuple(names), "", "", (), len(names), Why((), (), (), (), 0.0, 0.0)))
    known = know(Digest(tuple(entries), (), tuple(made), (), (), ""))
    ours, lead, first = [], [], []
    standing = count = 0
    for story, (reference, articles) in zip(made, stories, strict=True):
        cited = summary.summary(known, story.articles)
        alone = {(i, s.span) for i in story.articles for s in known.entries[i].features.sentences if s.standalone}
        count += len(cited)
        standing += sum((c.article, c.span) in alone for c in cited)
        split = [[line[a:b] for line in body for a, b in sentences(line, "en")] for _, body, _ in articles]
        ours.append(_rouge(score, reference, [c.span.text for c in cited]))
        lead.append(_rouge(score, reference, _in_turn(split)))
        first.append(_rouge(score, reference, [part[0] for part in split if part]))
    figures: Figures = {"n": len(stories), "standing": standing / count}
    for at, name in enumerate(("r1", "r2", "rl")):
        figures[name] = _mean([row[at] for row in ours])
        figures[f"{name}_low"], figures[f"{name}_high"] = _interval([row[at] for row in ours])
        figures[f"{name}_lead"] = _mean([row[at] for row in lead])
        figures[f"{name}_first"] = _mean([row[at] for row in first])
        figures[f"{name}_from"], figures[f"{name}_to"] = _interval([a[at] - b[at] for a, b in zip(ours, lead, strict=True)])
    return figures


def _in_turn(split: list[list[str]]) -> list[str]:
    """First sentences, then second ones, until there are 55 words."""
    found: list[str] = []
    for place in range(max(map(len, split), default=0)):
        for part in split:
            if place < len(part) and sum(len(s.split()) for s in found) < WORDS:
                found.append(part[place])
    return found


def _rouge(score: Any, reference: str, told: Sequence[str]) -> tuple[float, float, float]:
    """ROUGE-1, -2 and -L (of sentences on lines) of the first 55 words."""
    lines: list[str] = []
    left = WORDS
    for text in told:
        words = text.split()[:left]
        left -= len(words)
        lines += [" ".join(words)] if words else []
    got = score.score("\n".join(reference[a:b] for a, b in sentences(reference, "en")), "\n".join(lines))
    return got["rouge1"].fmeasure, got["rouge2"].fmeasure, got["rougeLsum"].fmeasure


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _interval(values: Sequence[float]) -> tuple[float, float]:
    """The middle 95 % of the mean, by resampling the stories."""
    rng = random.Random(1)
    means = sorted(_mean(rng.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return means[RESAMPLES // 40], means[-RESAMPLES // 40]


# -------------------------------------------------------------------------------------------- floors

PARTS = {"dates": dates, "quotes": quotes, "summaries": summaries, "long": long}
HELD = ("precision", "f1", "speaker", "both", "r1", "r2", "rl", "standing")


def fallen(results: dict[str, Figures], floors: dict[str, Figures]) -> list[str]:
    """Each figure that is under its floor, in words; and summaries that are not better than the leads."""
    found = [
        f"{name}: {figure} is {results[name][figure]:.4f}, its floor is {floor}"
        for name, held in floors.items()
        for figure, floor in held.items()
        if name in results and results[name][figure] < floor
    ]
    found += [
        f"{name}: {figure} may be no better than the lead"
        for name, got in results.items()
        for figure in got
        if figure.endswith("_from") and got[figure] <= 0
    ]
    return found


def floors_of(results: dict[str, Figures]) -> dict[str, Figures]:
    """The floors that the measured figures allow: a margin below them."""
    return {name: {k: round(v - MARGIN, 3) for k, v in got.items() if k in HELD} for name, got in results.items()}


def main() -> int:
    """Measure, print, compare or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--floors", action="store_true", help="compare with the floors in the repository")
    parser.add_argument("--write", action="store_true", help="write the floors anew")
    arguments = parser.parse_args()
    results: dict[str, Figures] = {}
    for name in arguments.parts or PARTS:
        results |= PARTS[name]()
    for name, got in results.items():
        print(name, " ".join(f"{key}={value:.4g}" for key, value in got.items()), sep=": ")
    held = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    if arguments.write:
        FLOORS.write_text(json.dumps(held | floors_of(results), indent=1, sort_keys=True) + "\n", "utf-8")
    fell = fallen(results, held) if arguments.floors else []
    print("\n".join(fell))
    return 1 if fell else 0


if __name__ == "__main__":
    raise SystemExit(main())
