"""Dates and quotes against texts that people have labelled (TimeBank, AQUAINT, PolNeAR), with floors that an edit may not lower.

The texts are their publishers' and stand outside the repository, beside it; without them there is nothing to measure on.
"""

import gzip
import json
import re
from pathlib import Path

import pytest
from articles import article

from generator.analyze import analyze
from generator.text import fold

DATA = Path(__file__).parents[3] / "shared" / "data" / "spans"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the labelled texts are not beside the repository")
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
MARKED = re.compile(r"“[^“”]+”|\"[^\"\n]+\"|''(?:(?!'')[^\n])+''")
PRONOUNS = {"he", "her", "his", "i", "it", "she", "that", "they", "we", "which", "who", "you"}


def rows(name: str) -> list[dict]:
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def paragraphs(text: str, pattern: str) -> list[tuple[int, str]]:
    return [(match.start(), match.group().replace("\n", " ")) for match in re.finditer(pattern, text)]


@pytest.mark.parametrize(("corpus", "precision", "f1"), [("timebank", 0.94, 0.905), ("aquaint", 0.925, 0.895)])
def test_days_months_and_years_have_the_right_value(corpus, precision, f1):
    right = found = wanted = 0
    for row in rows("dates"):
        if row["set"] != corpus:
            continue
        parts = paragraphs(row["text"], r"(?:[^\n]+\n?)+")
        mentions = analyze(article(*[text for _, text in parts], day=row["dct"][:10])).mentions
        dates = [t for t in row["timex"] if t["type"] in {"DATE", "TIME"}]
        gold = [t for t in dates if DAY.fullmatch((t["value"] or "")[: 10 if t["type"] == "TIME" else None])]
        used: set[int] = set()
        for mention in mentions:
            start, end = parts[mention.span.paragraph][0] + mention.span.start, parts[mention.span.paragraph][0] + mention.span.end
            over = [t for t in row["timex"] if start < t["end"] and t["start"] < end]
            if over and not any(t in gold for t in over):
                continue  # weeks, quarters and spans: neither right nor wrong here
            found += 1
            hit = next((n for n, t in enumerate(gold) if t in over and n not in used), None)
            if hit is not None:
                used.add(hit)
                right += gold[hit]["value"][:10] == mention.value
        wanted += len(gold)
    assert right / found >= precision
    assert 2 * right / (found + wanted) >= f1


def attributed(row: dict) -> list[tuple[int, int, str]]:
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


def test_direct_quotes_are_found_and_their_speakers_right():
    right = wrong = stray = hits = found = wanted = 0
    for row in rows("quotes"):
        parts = paragraphs(row["text"], r"[^\n]+")
        quotes = analyze(article(*[text for _, text in parts], day=row["date"])).quotes
        gold = attributed(row)
        wanted += len(gold)
        for quote in quotes:
            if len(quote.span.text.split()) < 5:
                continue
            found += 1
            start = parts[quote.span.paragraph][0] + quote.span.start
            speaker = next((who for first, last, who in gold if first <= start < last), None)
            hits += speaker is not None
            stray += speaker is None and bool(quote.speaker)
            if speaker and quote.speaker and fold(speaker) not in PRONOUNS:
                shared = set(re.findall(r"\w{3,}", fold(speaker))) & set(re.findall(r"\w{3,}", fold(quote.speaker))) - {
                    "the",
                    "and",
                    "said",
                }
                right += bool(shared)
                wrong += not shared
    assert 2 * hits / (found + wanted) >= 0.968
    assert right / (right + wrong) >= 0.98
    assert right / (right + wrong + stray) >= 0.94
    assert right >= 1850
