"""Everything between quotation marks in the seeds, as a table to be read: who said it and how that is known, or that it is not listed.

`python tests/unit/test_seed_quotes.py` writes the table anew; each row was held against the article by eye.
"""

from pathlib import Path

from generator.analyze import analyze
from generator.analyze.ground import survey
from generator.config import SiteConfig
from generator.normalize import normalize
from generator.read import find, load, read

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "tests" / "cases" / "analyze" / "seed-quotes.md"
HEAD = """# What stands between quotation marks in the seeds

*named*: the article names the speaker beside the words. *inferred*: by a pronoun, a role, or a quotation that goes on. Rows without a
speaker are too short to be listed as speech: a scare quote or a few quoted words.
"""


def rows(article):
    """Speaker, basis, verb and words of each quotation, in reading order."""
    speech = {(q.span.paragraph, q.span.start): q for q in analyze(article).quotes}
    for marked in survey(article).quotations:
        span = marked.passage.span(*marked.inside)
        quote = speech.pop((span.paragraph, span.start), None)
        yield (quote.speaker, quote.basis, quote.cue, span.text) if quote else ("", "", "", span.text)
    assert not speech


def table():
    parts = [HEAD]
    for seed in find(ROOT, SiteConfig())[0]:
        article = normalize(read(load(seed)), SiteConfig())
        lines = [f"| {' | '.join(row)} |" for row in rows(article)]
        parts.append("\n".join([f"## {article.title.value}\n", "| speaker | known | verb | words |", "|---|---|---|---|", *lines, ""]))
    return "\n".join(parts)


def test_every_quotation_of_the_seeds_stands_under_its_speaker():
    assert TABLE.read_text("utf-8") == table()


def test_those_who_speak_in_the_seeds_have_their_own_words_and_nobody_else_has_any():
    lines = (
        line.split(" | ") for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| ") and not line.startswith("| speaker")
    )
    speakers = {cells[0].removeprefix("| ").strip() for cells in lines} - {"", "|"}
    expected = {"Dmitry Peskov", "Yuri Ushakov", "Marco Rubio", "Volodymyr Zelensky", "Andriy Yermak", "Thom Tillis", "Emily Ferris"}
    assert speakers == expected


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
