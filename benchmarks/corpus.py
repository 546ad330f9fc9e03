"""A deterministic corpus for the benchmarks: the same invented articles raw and messy (for newsdigest) and clean (for its peers).

    python benchmarks/corpus.py 1000 folder            # plain text
    python benchmarks/corpus.py 1000 folder --mixed    # eight texts to one web page and one Markdown file

makes `folder/raw/` and `folder/clean/*.md`. The words are made of syllables (so nothing of anybody's text is used), joined
by English function words; their frequencies follow Zipf's law. Articles belong to events of one to eight reports within a
few days of two years, so that grouping has its usual work. One in forty is a reprint of another: half of these word for
word under a new head, half with a paragraph left out and a sentence of their own. Raw articles carry what pasted articles
carry: the outlet's menu and footer, a byline, a dateline, share words, broken paragraphs, links to other articles. The
first n articles are the same whatever the count, up to the event that the count cuts off.
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
_MENUS = ("Home | News | Business | Sport", "News\nWorld\nBusiness\nOpinion", "Menu\nSearch\nSubscribe", "")
_FOOTERS = (
    "© {year} {outlet}. All rights reserved.",
    "{outlet} is a member of the regional press council. Write to the newsroom about this article.",
    "Read more from {outlet}\nFollow us on Facebook\nSign up for our newsletter",
    "",
)
_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | {outlet}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="{day}T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<article><h1>{title}</h1><p class="byline">By {author}</p>
{body}
</article><aside><p>Related: {related}</p></aside><footer><p>© {outlet}</p></footer></body></html>
"""


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
    author: str


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
                made.append(_cut(rng, copied)._replace(title=copied.title + " again", outlet=rng.choice(outlets)))
                continue
            words = (
                rng.choices(common, ranks, k=WORDS_AN_ARTICLE // 2)
                + rng.choices(by_topic[topic], k=40)
                + event.words * 4
                + [topic.lower()] * 5
            )
            made.append(_article(rng, event, words, rng.choice(outlets)))
    return made


def _cut(rng: random.Random, text: Text) -> Text:
    """The article as another outlet prints it: as it is, or without one paragraph and with a sentence of its own."""
    if rng.random() < 0.5:
        return text
    gone = rng.randrange(len(text.paragraphs))
    kept = [paragraph for at, paragraph in enumerate(text.paragraphs) if at != gone]
    own = f"The report was confirmed in {text.place} by two officials of the {text.topic.lower()} board."
    return text._replace(paragraphs=[*kept, own])


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
    day = event.day + timedelta(days=rng.choice((0, 0, 0, 1, 1, 2)))
    return Text(title, day, event.topic, outlet, event.words[-2], paragraphs, " ".join(rng.sample(event.words[-4:], 2)))


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
    house = sum(text.outlet.encode())  # an outlet has one layout
    menu, footer = _MENUS[house % len(_MENUS)], _FOOTERS[house % len(_FOOTERS)].format(outlet=text.outlet, year=text.day.year)
    byline = f"By {text.author}" if rng.random() < 0.6 else f"Published by {text.outlet}"
    head = [menu, text.title, byline, f"{text.day:%B %-d, %Y}", share]
    tail = [share, "Related article: " + " ".join(text.title.split()[::-1])] if rng.random() < 0.5 else []
    return "\n\n".join(part for part in [*head, *body, *tail, footer] if part) + "\n"


def page(text: Text) -> str:
    """The article as a saved web page."""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in text.paragraphs)
    related = " ".join(text.title.split()[::-1])
    return _PAGE.format(title=text.title, outlet=text.outlet, day=text.day, author=text.author, body=body, related=related)


def clean(text: Text, slug: str) -> str:
    """The article as Markdown with front matter that Pelican, Hugo, Zola and Eleventy all understand."""
    head = {"title": text.title, "date": f"{text.day}T08:00:00Z", "slug": slug, "category": text.topic, "topics": f'["{text.topic}"]'}
    lines = [f"{key}: {value}" for key, value in head.items()]
    lines += ["taxonomies:", f'  topics: ["{text.topic}"]', "extra:", f"  outlet: {text.outlet}"]
    return "\n".join(["---", *lines, "---", "", "\n\n".join(text.paragraphs)]) + "\n"


def make(count: int, folder: Path, *, mixed: bool = False) -> None:
    """Write both forms of the corpus below `folder`."""
    rng = random.Random(2)
    for name in ("raw", "clean"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(articles(count)):
        stem, suffix, data = f"{number:06d}", "txt", raw(text, rng)
        ready = clean(text, f"a{stem}")  # digits alone would be an octal number to YAML
        if mixed and number % 10 == 0:
            suffix, data = "html", page(text)
        elif mixed and number % 10 == 5:
            suffix, data = "md", ready
        (folder / "raw" / f"{stem}.{suffix}").write_text(data, "utf-8")
        (folder / "clean" / f"{stem}.md").write_text(ready, "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mixed", action="store_true", help="web pages and Markdown among the texts")
    options = parser.parse_args()
    make(options.count, options.folder, mixed=options.mixed)
