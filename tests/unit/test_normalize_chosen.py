"""What a page's mark-up has chosen as its text is removed by fewer rules than a pasted line, and its receipts name fields by text."""

import pytest

from generator.config import SiteConfig
from generator.model import Draft, DraftLine, Seed
from generator.normalize import normalize
from generator.read import read

STORY = (
    "The night train to the coast will run again from May, the railway said on Monday, three years after the last one left.",
    "It leaves at ten in the evening and arrives at seven, with one stop on the way, and carries bicycles as well as people.",
    "The director of the railway said that people had asked for it every week, and named a price of thirty-nine for a berth.",
    "The old carriages were sold to a collector in the north, who keeps them in a shed and opens it to visitors in summer.",
)


def article(extra, *, form="html", hint="body", at=2):
    lines = [*((text, "body") for text in STORY[:at]), *((text, hint) for text in extra), *((text, "body") for text in STORY[at:])]
    return normalize(Draft("a", "0", form, "utf-8", "en", tuple(DraftLine(n, *line) for n, line in enumerate(lines, 1))), SiteConfig())


def kept(got, extra):
    texts = [p.text for p in got.body]
    return [text.replace("\t", " ") in texts for text in extra]


@pytest.mark.parametrize(
    "extra",
    [
        ["The ticket can be bought in the app store of any telephone, and there is a free trial of the pass."],
        ["May 3 – Harbour Hall", "May 4 – Town Theatre", "May 5 – The Old Mill"],
        ["https://news.example/one", "https://news.example/two", "https://news.example/three"],
        [STORY[0]],
    ],
)
def test_lines_that_a_page_chose_stay(extra):
    assert all(kept(article(extra), extra))


@pytest.mark.parametrize(
    "extra",
    [
        ["Sign up for our newsletter and get the day's stories in your inbox."],
        ["May 3, 2024"],
        ["Photo: Ann Lee/Reuters"],
        ["https://news.example/one"],
    ],
)
def test_lines_that_are_plainly_none_go_all_the_same(extra):
    assert not any(kept(article(extra), extra))


def test_a_pasted_text_is_heard_as_ever():
    extra = ["https://news.example/one", "https://news.example/two", "https://news.example/three"]
    assert not any(kept(article(extra, form="text", hint=""), extra))


def test_rows_and_items_at_the_end_are_text():
    extra = ["Harbour\t10:14", "Old Mill\t11:02", "Coast\t06:58"]
    assert all(kept(article(extra, at=4), extra))
    items = ["Bicycles: nine", "Dogs: six", "Berths: thirty-nine"]
    assert all(kept(article(items, hint="item", at=4), items))


def test_a_notice_at_the_end_needs_one_phrase_and_one_amid_the_text_two():
    notice = (
        "No ticket of the railway should cost more than a meal does, its readers say, and whoever wants to hear more of that "
        "can read it every morning of the week in our newsletter, as in all the years before."
    )
    assert kept(article([notice], at=1), [notice]) == [True]
    assert kept(article([notice], at=4), [notice]) == [False]


@pytest.mark.parametrize("where", ["<p>Published: 4 March 2024</p>{}", "{}<div class='post-date'>Published: 4 March 2024</div>"])
def test_the_line_that_gave_the_day_is_kept_for_it(where):
    body = "".join(f"<p>{text}</p>" for text in STORY)
    page = f"<html lang=en><title>Night train</title><body><h1>Night train</h1>{where.format(body)}</html>"
    got = normalize(read(Seed("a.html", page.encode(), "0")), SiteConfig())
    assert got.published.value == "2024-03-04"
    [line] = [line for line in got.lines if "March" in line.text]
    assert line.field == "published"


def test_the_printed_form_of_a_declared_day_is_kept_for_it_and_another_line_of_the_source_is_not():
    body = "".join(f"<p>{text}</p>" for text in STORY)
    head = "<meta property=article:published_time content=2024-03-04T18:00:00Z>"
    page = f"<html lang=en>{head}<body><h1>Night train</h1><p>4 March 2024</p><p>By Ann Lee</p>{body}<footer>2024</footer></html>"
    got = normalize(read(Seed("a.html", page.encode(), "0")), SiteConfig())
    assert [(line.text, line.field) for line in got.lines if line.number == 1 and line.field in {"published", "authors"}] == [
        ("4 March 2024", "published"),
        ("By Ann Lee", "authors"),
    ]
