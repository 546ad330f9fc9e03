"""A deterministic corpus for the benchmarks: the same invented articles raw and messy (for newsdigest) and clean (for its peers).

    python benchmarks/corpus.py 1000 /tmp/corpus

makes `/tmp/corpus/raw/*.txt` and `/tmp/corpus/clean/*.md`. The words are made of syllables (so nothing of anybody's text
is used), joined by English function words; their frequencies follow Zipf's law. Articles belong to events of one to
eight reports within a few days, so that grouping has its usual work; one in forty is a copy of another with a new head.
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

WORDS_AN_ARTICLE = 450
_SYLLABLES = [c + v for c in "b c d f g l m n p r s t v br cl dr gr pl st tr".split() for v in "a e i o u ai ou".split()]
_ENDINGS = ["n", "r", "l", "s", "t", "nd", "rt", "ment", "tion", "ing", "ed", "al"]
_FUNCTION = "the of and to in a that for on with as by at from it was is are be has had which after before over under".split()
_VERBS = "said told announced rejected agreed reported added warned confirmed denied".split()
_TOPICS = ("Energy", "Trade", "Health", "Harbour", "Courts", "Schools", "Water", "Rail", "Forests", "Budget", "Housing", "Weather")
_SHARE = ("Share on Facebook", "Share\nTweet\nEmail", "icon-facebook icon-twitter icon-whatsapp", "")


class Story(NamedTuple):
    """One event: its day, its topic, the words that its reports share."""

    day: date
    topic: str
    words: list[str]


class Text(NamedTuple):
    """One article before it is written out."""

    title: str
    day: date
    topic: str
    outlet: str
    place: str
    paragraphs: list[str]


def vocabulary(rng: random.Random, size: int) -> list[str]:
    """`size` different words made of syllables."""
    words: dict[str, None] = {}
    while len(words) < size:
        words["".join(rng.choices(_SYLLABLES, k=rng.choice((2, 2, 3)))) + rng.choice(_ENDINGS)] = None
    return list(words)


def articles(count: int, seed: int = 1) -> list[Text]:
    """`count` articles over two years, the same for the same `count` and `seed`."""
    rng = random.Random(seed)
    common = vocabulary(rng, 9000)
    names = [word.capitalize() for word in vocabulary(rng, 1500)]
    outlets = [f"The {names[i]} Post" for i in range(24)]
    by_topic = {topic: rng.sample(common, 120) for topic in _TOPICS}
    ranks = [1 / (i + 8) for i in range(len(common))]
    made: list[Text] = []
    while len(made) < count:
        topic = rng.choice(_TOPICS)
        event = Story(date(2024, 1, 1) + timedelta(days=rng.randrange(700)), topic, rng.sample(common, 12) + rng.sample(names, 4))
        for _ in range(min(rng.choice((1, 1, 1, 2, 2, 3, 5, 8)), count - len(made))):
            if made and rng.random() < 1 / 40:
                copied = rng.choice(made[-50:])
                made.append(copied._replace(title=copied.title + " again", outlet=rng.choice(outlets)))
                continue
            words = (
                rng.choices(common, ranks, k=WORDS_AN_ARTICLE // 2)
                + rng.choices(by_topic[topic], k=40)
                + event.words * 4
                + [topic.lower()] * 5
            )
            made.append(_article(rng, event, words, rng.choice(outlets)))
    return made


def _article(rng: random.Random, event: Story, words: list[str], outlet: str) -> Text:
    rng.shuffle(words)
    stream = iter(words * 2)
    paragraphs: list[str] = []
    left = WORDS_AN_ARTICLE
    while left > 0:
        sentences = [_sentence(rng, stream, event) for _ in range(rng.choice((1, 2, 2, 3)))]
        paragraphs.append(" ".join(sentences))
        left -= sum(len(s.split()) for s in sentences)
    title = " ".join([event.words[-1], rng.choice(_VERBS), *rng.sample(event.words, 3), "in", event.words[-2]])
    return Text(title, event.day + timedelta(days=rng.choice((0, 0, 0, 1, 1, 2))), event.topic, outlet, event.words[-2], paragraphs)


def _sentence(rng: random.Random, stream: object, event: Story) -> str:
    parts: list[str] = []
    for _ in range(rng.choice((7, 9, 11, 13))):
        parts += [rng.choice(_FUNCTION), next(stream)]  # type: ignore[call-overload]
    text = " ".join(parts)
    shape = rng.random()
    if shape < 0.12:
        return f"“The {text},” {event.words[-1]} {rng.choice(_VERBS)}."
    if shape < 0.2:
        return f"{event.words[-1]} {rng.choice(_VERBS)} on {event.day - timedelta(days=rng.randrange(40)):%B %-d} that {text}."
    if shape < 0.26:
        return f"At least {rng.randrange(2, 900)} {parts[1]} were {parts[3]}, {text}."
    return text.capitalize() + "."


def raw(text: Text, rng: random.Random) -> str:
    """The article as somebody would paste it: header, share words, broken paragraphs, tail."""
    body = []
    for paragraph in text.paragraphs:
        words = paragraph.split(" ")
        if len(words) > 40 and rng.random() < 0.1:
            cut = rng.randrange(15, len(words) - 10)
            body += [" ".join(words[:cut]), " ".join(words[cut:])]
        else:
            body.append(paragraph)
    body[0] = f"{text.place.upper()} (Reuters) - {body[0]}" if rng.random() < 0.3 else body[0]
    share = rng.choice(_SHARE)
    head = [text.title, f"Published by {text.outlet}", f"{text.day:%B %-d, %Y}", share]
    tail = [share, "Related article: " + " ".join(text.title.split()[::-1]), "Sign up for our newsletter"] if rng.random() < 0.5 else []
    return "\n\n".join(part for part in [*head, *body, *tail] if part) + "\n"


def clean(text: Text) -> str:
    """The article as clean Markdown with front matter, for programs that need it so."""
    head = {"Title": text.title, "Date": f"{text.day} 08:00", "Category": text.topic, "Tags": f"{text.topic}, {text.outlet}"}
    return "".join(f"{key}: {value}\n" for key, value in head.items()) + "\n" + "\n\n".join(text.paragraphs) + "\n"


def make(count: int, folder: Path) -> None:
    """Write both forms of the corpus below `folder`."""
    rng = random.Random(2)
    for name in ("raw", "clean"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for i, text in enumerate(articles(count)):
        (folder / "raw" / f"{i:06d}.txt").write_text(raw(text, rng), "utf-8")
        (folder / "clean" / f"{i:06d}.md").write_text(f"Slug: {i:06d}\n" + clean(text), "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    make(options.count, options.folder)
