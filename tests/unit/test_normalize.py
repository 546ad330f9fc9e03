"""Normalizing: its laws for any text, and the decisions of each part."""

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.config import OutletRule, Override, SiteConfig
from generator.model import Article, Basis, Claim, Draft, DraftLine, Label, ParagraphKind, Place, Seed
from generator.normalize import brief, datelines, normalize, record
from generator.normalize.addresses import clean
from generator.normalize.agencies import lone
from generator.normalize.bylines import names
from generator.normalize.credit_lines import parse
from generator.normalize.languages import by_words
from generator.normalize.marks import plain, without
from generator.normalize.outlets import BY_DOMAIN
from generator.text import letters


def draft(text, form="text", path="seeds/a.txt", claims=(), language=""):
    lines = tuple(DraftLine(n, line) for n, line in enumerate(text.split("\n"), 1))
    return Draft(path, "0" * 32, form, "utf-8", language, lines, tuple(claims))


def article(text, config=None, **options):
    return normalize(draft(text, **options), config or SiteConfig())


PIECES = st.sampled_from(
    [
        "The council voted on Monday to keep the library open, the mayor said after the meeting.",
        "A headline about the council and the library",
        "By Jane Doe",
        "July 3, 2025",
        "Published on 3 July 2025",
        "Share",
        "Facebook Twitter",
        "Related: [Another title](#)",
        "https://outlet.example/2025/07/03/a-b-c?utm_source=x",
        "MOSCOW (Reuters) - The council voted to keep the library open, officials said.",
        "(Reporting by Jane Doe; Editing by John Roe)",
        "* one",
        "# Heading",
        "> said so",
        "and so on without an end",
        "![](picture.png)",
        "Comments",
        "",
        " ",
        "שלום עולם, זה משפט ארוך יותר.",
        "これは長い文章です。図書館は開いたままです。",
        "[[[",
        "](",
        "\u202e\x00\u200b",
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=25).map("\n".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["text", "markdown"]))
def test_every_line_comes_out_again_kept_or_removed(text, form):
    given_lines = draft(text, form).lines
    got = article(text, form=form)
    assert [(line.number, line.text) for line in got.lines] == [(line.number, line.text) for line in given_lines]
    for line in got.lines:
        assert line.rule
        assert line.kept == (line.field != "")
        assert all(0 <= cut.start < cut.end <= len(line.text) for cut in line.cuts)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["text", "markdown"]))
def test_nothing_is_invented(text, form):
    got = article(text, form=form)
    raw = {line.number: line for line in got.lines}
    for paragraph in got.body:
        source = letters("".join(without(raw[n].text, raw[n].cuts) for n in paragraph.lines))
        assert letters(paragraph.text) in source
        assert {raw[n].field for n in paragraph.lines} == {"body"}
    for name in ("standfirst", "dateline", "attributed_to"):
        claim = getattr(got, name)
        if claim:
            assert letters(claim.value) in letters(text)
    for claim in (*got.authors, *got.captions, *got.related):
        assert letters(claim.value) in letters(" ".join(without(line.text, line.cuts) for line in got.lines))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_it_is_pure_and_can_be_encoded(text):
    one, two = article(text), article(text)
    assert one == two
    assert brief(one) == brief(two)
    data = msgspec.json.encode(one)
    assert msgspec.json.decode(data, type=Article) == one
    assert msgspec.json.encode(record(one))


SENTENCES = st.sampled_from(
    [
        "The council voted on Monday to keep the library open, the mayor said after the meeting.",
        "Nobody had asked the ferrymen, who will have to leave from Sandby for the whole of the winter!",
        "“We were told nothing,” one of them said, and his neighbours agreed: the quay was theirs.",
        "It was closed in 2019, again in 2021, and is to be closed once more.",
        "Where the market will be held (it has been on the quay since 1820) is not known.",
        "What the neighbours say",
        "The ferries:",
        "1. Sandby",
        "Jane Doe",
        "The council voted to keep, the mayor said after the meeting in the town hall, the old",
        "museum of the harbour open.",
        "PARIS (AFP) - MOSCOW (Reuters) - Ministers agreed on Thursday on a fund for the railways, officials said.",
        "Am Montag beschloss der Rat, die Bücherei offen zu halten, sagte die Bürgermeisterin nach der Sitzung.",
        "これは長い文章です。図書館は開いたままです。",
    ]
)
TITLES = st.sampled_from(
    [
        "Library stays open",
        "Harbour is shut for the winter, and who asks?",
        "The library is saved, and the council pays for its roof.",
        "A > B > Title: Library stays open | The Press",
    ]
)


def again(got, path):
    """The article of an article's own title and paragraphs, as plain text."""
    return article("\n\n".join([got.title.value, *(p.text for p in got.body)]), path=path)


def same(one, two):
    return (one.title.value, [p.text for p in one.body]) == (two.title.value, [p.text for p in two.body])


INTERRUPTED = [  # a paragraph that the removed title stands within, then the third paragraph, which has a dateline
    "The council voted on Monday to keep the library open, the mayor said after the meeting.",
    "Nobody had asked the ferrymen, who will have to leave from Sandby for the whole of the winter!",
    "The council voted to keep, the mayor said after the meeting in the town hall, the old",
    "Nobody had asked the ferrymen, who will have to leave from Sandby for the whole of the winter!",
    "museum of the harbour open.",
    "PARIS (AFP) - MOSCOW (Reuters) - Ministers agreed on Thursday on a fund for the railways, officials said.",
]


@settings(max_examples=300, deadline=None)
@given(TITLES, st.lists(st.one_of(SENTENCES, PIECES), max_size=14), st.sampled_from(["\n", "\n\n"]), st.sampled_from(["text", "markdown"]))
@example("Library stays open", INTERRUPTED, "\n", "text")
@example("A > B > Title: Library stays open | The Press", ["museum of the harbour open.", "Published on 3 July 2025"], "\n", "text")
def test_normalizing_its_own_output_changes_nothing(title, texts, between, form):
    first = article(between.join([title, *texts]), form=form, path="seeds/x.txt")
    assert same(again(first, "seeds/x.txt"), first)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["text", "markdown"]))
def test_normalizing_the_output_of_any_text_changes_nothing(text, form):
    first = article(text, form=form, path="seeds/x.txt")
    assert same(again(first, "seeds/x.txt"), first)


HINTED = st.lists(st.tuples(st.one_of(SENTENCES, PIECES), st.sampled_from(["body", "heading", "item", "quote", ""])), max_size=14)


@settings(max_examples=150, deadline=None)
@given(TITLES, HINTED)
def test_normalizing_the_output_of_a_page_changes_nothing(title, lines):
    claim = Claim("title", title, title, Place("a.html", 1), Basis.STATED, "page title")
    page = Draft("seeds/x.txt", "0" * 32, "html", "utf-8", "", tuple(DraftLine(n, *line) for n, line in enumerate(lines, 1)), (claim,))
    first = normalize(page, SiteConfig())
    if first.body:  # of a page without a text only its declared title is left, and a sentence alone is a text without a title
        assert same(again(first, "seeds/x.txt"), first)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Jane Doe", "name below the title"),
        ("Library stays open", "repeated title"),
        ("Sign up for our newsletter", "words of furniture"),
        ("[[a](b)](c)", ""),
    ],
)
def test_what_would_be_removed_from_the_output_is_removed_with_its_receipt(line, rule):
    sentences = BODY.split("\n\n")
    lines = tuple(DraftLine(n, text, "item" if text == line else "body") for n, text in enumerate([line, *sentences, *sentences], 1))
    claim = Claim("title", "Library stays open", "x", Place("a.html", 1), Basis.STATED, "page title")
    got = normalize(Draft("seeds/x.html", "0" * 32, "html", "utf-8", "", lines, (claim,)), SiteConfig())
    assert same(again(got, "seeds/x.txt"), got)
    if rule:
        assert (got.lines[0].kept, got.lines[0].rule) in {(False, rule), (True, "title")}


def test_a_repeated_sub_heading_at_the_end_stays_each_time():
    text = f"Library stays open\n\n{BODY}\n\nPros\n\nCons\n\nPros\n\nPros"
    assert [p.text for p in article(text).body][2:] == ["Pros", "Cons", "Pros", "Pros"]


def test_a_paragraph_that_was_interrupted_is_made_whole():
    got = article(
        f"Library stays open\n\n{BODY}\n\nOn Monday it voted to keep the library, the market hall on the quay, the station at the end of "
        "the line to Sandby, which had been in doubt for a year, and, above all, the old\n\n"
        "Advertisement\n\nmuseum of the harbour open, the mayor said after the meeting.\n\nNobody had asked the ferrymen of Sandby.\n"
    )
    whole = got.body[-2]
    assert whole.text.startswith("On Monday it voted to keep")
    assert whole.text.endswith("above all, the old museum of the harbour open, the mayor said after the meeting.")
    assert [next(line.text for line in got.lines if line.number == n)[:9] for n in whole.lines] == ["On Monday", "museum of"]


def test_a_file_of_a_title_and_texts_is_kept_as_it_is():
    text = "Library stays open\n\nWhat the mayor says\n\nThe council voted on Monday to keep it open.\n\nShort\n\nLines\n\nat the end\n"
    got = article(text)
    assert [p.text for p in got.body] == [line for line in text.split("\n")[1:] if line]
    assert article(text + "\nAdvertisement\n").body != got.body, "where one line is furniture, others may be"


HOSTILE = {
    "empty": "",
    "white space": " \t\n" * 1000,
    "one long line": "word " * 200_000,
    "no space": "a" * 1_000_000,
    "many lines": "a line without an end\n" * 20_000,
    "punctuation": ".,;:!?" * 50_000,
    "addresses": "https://outlet.example/a?utm_source=1\n" * 5_000,
    "brackets": "[" * 200_000,
    "open links": "[x](y" * 50_000,
    "pictures": "![](" * 50_000,
    "emphasis": "*a _b " * 50_000,
    "dates": "July 29, 2025\n" * 5_000,
    "dates that read both ways": "03/04/2025\n" * 5_000,
    "names": "By " + "Aa Bb, " * 50_000,
    "capitals": "MOSCOW " * 50_000,
    "credits": "(Reporting by " + "A B; " * 50_000,
    "right to left": "שלום עולם זה משפט ארוך. " * 5_000,
    "dense script": "これは長い文章です。" * 10_000,
    "controls": "\x00\x01\x1b[31m" * 20_000,
    "lone surrogates": "\ud800 x\n" * 1000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_hostile_text_is_normalized_like_any_other(name, form):
    text = HOSTILE[name]
    got = article(text, form=form)
    assert "\n".join(line.text for line in got.lines) == text
    assert got.title.value


def test_a_title_alone():
    got = article("Council votes to keep the library open")
    assert got.title.value == "Council votes to keep the library open"
    assert got.title.basis is Basis.STATED
    assert got.body == ()


def test_a_title_from_a_name_has_no_control_characters():
    assert article("---\n", path="seeds/a\x01b\n\u202ec.txt").title.value == "ab c"
    assert article("---\n", path="seeds/\x01.txt").title.value == "untitled"


def test_a_file_without_a_word_is_known_by_its_name():
    got = article("---\n", path="seeds/empty-one.txt")
    assert (got.title.value, got.title.basis, got.title.rule) == ("empty-one", Basis.DERIVED, "file name")
    assert got.published is got.source is got.url is None


BODY = (
    "The council voted on Monday to keep the library open, the mayor said after the meeting in the town hall.\n\n"
    "The building needs a new roof, and half of the money has been found, the treasurer told the meeting."
)


@pytest.mark.parametrize(
    ("line", "published", "updated", "retrieved"),
    [
        ("Published on 3 July 2025", "2025-07-03", None, None),
        ("July 3, 2025 10:15 AM EDT", "2025-07-03", None, None),
        ("Posted: Jul 3, 2025 | Last Updated: July 4, 2025", "2025-07-03", "2025-07-04", None),
        ("Posted: Jul 3, 2025 | Last Updated: July 4", "2025-07-03", "2025-07-04", None),
        ("2 min readLast updated: July 4, 2025", None, "2025-07-04", None),
        ("03/15/2017 by Jane Doe, Representative to the Committee of Liaison", "2017-03-15", None, None),
        ("by: Jane Doe, Jul 3, 2025", "2025-07-03", None, None),
        ("2025-07-03#review#tech#garden", "2025-07-03", None, None),
        ("July 3, 2025/Living Healthy/Wellness", "2025-07-03", None, None),
        ("Written By Jul 3, 2025 · 3 min read", "2025-07-03", None, None),
        ("— Town Buses (@townbuses) July 3, 2025", None, None, None),
        ("The Paper. 2019-02-13. Retrieved 2022-03-23.", None, None, "2022-03-23"),
        ("Document Date: Sun, Aug 03 2025 03:37:46 pm", None, None, "2025-08-03"),
        ("Retrieved August 3, 2025", None, None, "2025-08-03"),
        ("By Jane Doe, July 3, 2025", "2025-07-03", None, None),
        ("3 hours ago", None, None, None),
        ("The vote of July 3, 2025, was the third on the library in ten years, and the closest of them.", None, None, None),
    ],
)
def test_dates_are_told_apart_by_what_is_said_of_them(line, published, updated, retrieved):
    got = record(article(f"Council votes to keep the library open\n\n{line}\n\n{BODY}"))
    assert (got["published"], got["updated"], got["retrieved"]) == (published, updated, retrieved)


def test_a_column_of_dates_is_a_table_and_dates_nothing():
    table = "\n\n".join(f"{month}/1/2013" for month in range(1, 13))
    assert article(f"Council votes to keep the library open\n\n{table}\n\n{BODY}").published is None


def test_a_numeric_date_follows_the_order_that_the_file_shows():
    text = "Council votes\n\nPublished on 06/01/2026\n\nUpdated on 25/01/2026\n\n" + BODY
    assert (record(article(text))["published"], record(article(text))["updated"]) == ("2026-01-06", "2026-01-25")


def test_a_line_is_kept_only_where_something_was_read_from_it():
    text = f"Council votes to keep the library open\n\nPublished by Outlet Daily\n\n{BODY}\n\nOriginal url: https://www.outlet.example/a"
    config = SiteConfig(outlets=(OutletRule(name="The Outlet", domains=("outlet.example",)),))
    got = article(text, config)
    assert got.source.value == "The Outlet"
    (line,) = [line for line in got.lines if line.text == "Published by Outlet Daily"]
    assert (line.kept, line.rule) == (False, "other source")
    assert [r.claim.value for r in got.refused if r.claim.field == "source"] == ["Outlet Daily"]


def test_a_date_in_the_headline_is_not_the_article_s():
    assert article(f"What happened on July 3, 2025, in the council and the library\n\n{BODY}").published is None


def test_a_date_on_the_address_is_derived():
    got = article(f"Council votes\n\n{BODY}\n\nOriginal url:\n\nhttps://outlet.example/2025/07/03/council-votes-on-library")
    assert (got.published.value, got.published.basis, got.published.rule) == ("2025-07-03", Basis.DERIVED, "date in the URL")


def test_european_order_is_known_by_the_clock_beside_it():
    head = "Council votes to keep the library open\n\n"
    assert record(article(f"{head}Published on 06/01/2026 - 13:55 GMT+1\n\n{BODY}"))["published"] == "2026-01-06"
    assert record(article(f"{head}Published on 06/01/2026\n\n{BODY}"))["published"] == "2026-06-01"


INFERRED = """Council votes on Friday to keep the library

The council voted Friday to keep the library open, the mayor said after the meeting.

{}"""


def test_a_date_is_inferred_from_three_facts_together():
    got = article(INFERRED.format("The first vote was on Friday, Sept. 12, 2025, in the town hall, where everybody had come to see it."))
    assert (got.published.value, got.published.basis) == ("2025-09-12", Basis.INFERRED)
    assert brief(got).inferred == ("published",)


@pytest.mark.parametrize(
    "rest",
    [
        "The first vote was on September 11, 2025, in the town hall, where everybody had come to see it.",  # a Thursday
        "The roof was found wanting in September, and nobody has mended it since, the mayor told the meeting.",
    ],
)
def test_no_date_is_inferred_from_less(rest):
    assert article(INFERRED.format(rest)).published is None


@pytest.mark.parametrize(
    ("text", "place", "agency", "rest"),
    [
        ("MOSCOW (Reuters) -The Kremlin said on Friday that it did not believe", "MOSCOW", "Reuters", "The Kremlin"),
        ("MOSCOW: The Kremlin on Wednesday said Washington was not yet ready", "MOSCOW", "", "The Kremlin"),
        ("WASHINGTON, July 29 (Reuters) - The president said that he would go", "WASHINGTON", "Reuters", "The president"),
        ("PARIS, France — The minister said that she would go to the meeting", "PARIS, France", "", "The minister"),
        ("BERLIN — Die Regierung hat am Freitag beschlossen, das Gesetz zu ändern", "BERLIN", "", "Die Regierung"),
        ("Berlin (dpa) - Die Regierung hat am Freitag beschlossen, das Gesetz", "Berlin", "dpa", "Die Regierung"),
        ("NEW YORK (AP) — The city said on Friday that it would mend the bridge", "NEW YORK", "AP", "The city"),
        ("МОСКВА, 29 июля (ТАСС) - Министр заявил, что переговоры состоятся", "МОСКВА", "ТАСС", "Министр"),
    ],
)
def test_datelines(text, place, agency, rest):
    found = datelines.find(text)
    assert (found.place, found.agency) == (place, agency)
    assert text[found.end :].startswith(rest)


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin (which said so) - and others - did not believe in the talks",
        "UPDATE: The Kremlin said on Friday that it did not believe in the talks",
        "They – and nobody else – were seen on the bridge on that evening in May",
        "A plan: the city would mend the bridge before the winter, the mayor said",
    ],
)
def test_what_is_no_dateline(text):
    assert datelines.find(text) is None


def test_the_dateline_is_cut_from_the_paragraph_and_claimed():
    got = article("Ministers agree on a fund\n\nPARIS (AFP) - Ministers agreed on Thursday on a fund for the railways, officials said.")
    assert got.body[0].text.startswith("Ministers agreed")
    assert (got.dateline.value, got.dateline.evidence) == ("PARIS", "PARIS (AFP) -")
    assert [claim.value for claim in got.agencies] == ["AFP"]


def test_agencies_are_named_as_they_name_themselves():
    got = article(f"Council votes\n\n{BODY}\n\nThe vote was close, Agence France-Presse reported from the town hall late on Monday.")
    assert [(claim.value, claim.basis) for claim in got.agencies] == [("AFP", Basis.DERIVED)]
    assert lone("dpa/AFP") == ("dpa", "AFP")
    assert lone("AP is a word here") == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "(Reporting by Dmitry Antonov; Writing by Lucy PapachristouEditing by Andrew Osborn)",
            ["Reporting by Dmitry Antonov", "Writing by Lucy Papachristou", "Editing by Andrew Osborn"],
        ),
        (
            "(Reporting by A. Roe in Paris and J. Doe, editing by R. Roe)",
            ["Reporting by A. Roe", "Reporting by J. Doe", "Editing by R. Roe"],
        ),
        ("Additional reporting by Jane Doe", ["Additional reporting by Jane Doe"]),
        ("Nothing of the kind", []),
    ],
)
def test_credits_are_parted(text, people):
    assert parse(text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe, John Roe und Anna van der Doe", ["Jane Doe", "John Roe", "Anna van der Doe"]),
        ("JANE DOE", ["JANE DOE"]),
        ("Jane Doe, Senior Reporter", ["Jane Doe"]),
        ("Jane Doe in Paris", ["Jane Doe"]),
        ("the council of the town", []),
        ("", []),
    ],
)
def test_names_of_bylines(text, people):
    assert names(text) == people


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        ("https://www.Outlet.example/a?utm_source=x&id=7&fbclid=1#top", "https://www.outlet.example/a?id=7"),
        ("http://outlet.example:80", "http://outlet.example/"),
        ("https://outlet.example:8443/a", "https://outlet.example:8443/a"),
        ("https://user:word@outlet.example/a", "https://outlet.example/a"),
        ("javascript:alert(1)", ""),
        ("ftp://outlet.example/a", ""),
        ("https://localhost/a", ""),
        ("https://[", ""),
        ("https://outlet.example:port/", ""),
    ],
)
def test_addresses_are_cleaned(raw, url):
    assert clean(raw) == url


def test_the_outlet_comes_from_the_table_by_domain_or_is_the_domain():
    text = f"Council votes\n\n{BODY}\n\nOriginal url:\n\nhttps://www.outlet.example/council"
    known = SiteConfig(outlets=(OutletRule(name="The Outlet", domains=("outlet.example",)),))
    assert (article(text, known).source.value, article(text, known).source.rule) == ("The Outlet", "canonical URL")
    assert (article(text).source.value, article(text).source.basis) == ("outlet.example", Basis.DERIVED)


def test_the_outlet_of_a_line_is_spelt_as_the_editor_spells_it():
    text = f"Council votes to keep the library open\nPublished by Outlet Daily\nPosted on July 18, 2025\n{BODY}"
    config = SiteConfig(outlets=(OutletRule(name="The Daily Outlet", aliases=("Outlet Daily",)),))
    got = article(text, config)
    assert (got.source.value, got.source.basis, got.source.rule) == ("The Daily Outlet", Basis.DERIVED, "published-by line")
    assert article(text).source.value == "Outlet Daily"


def test_the_editor_wins_and_what_lost_is_kept():
    text = f"Council votes to keep the library open\n\nJuly 3, 2025\n\n{BODY}"
    config = SiteConfig(
        overrides={"a.txt": Override(title="The vote", date="2025-07-04", outlet="The Outlet", topics=("Libraries",), hide=True)}
    )
    got = article(text, config)
    assert [got.title.value, got.published.value, got.source.value, got.topics[0].value] == [
        "The vote",
        "2025-07-04",
        "The Outlet",
        "Libraries",
    ]
    assert {got.title.basis, got.published.basis, got.source.basis} == {Basis.EDITED}
    assert got.hidden
    assert not got.lines[0].kept
    assert {(r.claim.field, r.claim.value) for r in got.refused} >= {
        ("title", "Council votes to keep the library open"),
        ("published", "2025-07-03"),
    }
    assert brief(got).edited == ("title", "published", "source", "topics")


def test_an_override_by_path_goes_before_one_by_name():
    config = SiteConfig(overrides={"a.txt": Override(title="By name"), "seeds/a.txt": Override(title="By path")})
    assert article("A title\n\n" + BODY, config).title.value == "By path"


def test_the_claims_of_the_format_are_used_and_their_lines_marked():
    claim = Claim("title", "Council votes to keep the library open | The Outlet", "<title>", Place("a.html", 3), Basis.STATED, "page title")
    got = article(f"Council votes to keep the library open\n\n{BODY}", claims=[claim])
    assert got.title.value == "Council votes to keep the library open"
    assert got.lines[0].field == "title"


def test_a_link_keeps_its_words_and_brackets_that_are_none_stay():
    got = plain("The Kremlin [said](#) that [US officials] met **him** ![x](y.png) today")
    assert got.text == "The Kremlin said that [US officials] met him today"
    assert [cut.rule for cut in got.cuts] == ["link mark", "link mark", "emphasis marks", "emphasis marks", "picture"]
    assert got.linked == 4


@pytest.mark.parametrize(
    ("raw", "mark", "text"),
    [
        ("## Aims", "heading", "Aims"),
        ("* water", "item", "water"),
        ("• water", "item", "water"),
        ("2. water", "numbered", "2. water"),
        ("> said so", "quote", "said so"),
        ("#hashtag", "", "#hashtag"),
        ("– and so on", "", "– and so on"),
    ],
)
def test_marks_at_the_start_of_a_line(raw, mark, text):
    got = plain(raw)
    assert (got.mark, got.text) == (mark, text)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("icon-facebook icon-twitter icon-whatsapp", Label.SHARE),
        ("Artikel teilen", Label.SHARE),
        ("Compartir", Label.SHARE),
        ("Lire aussi", Label.RELATED),
        ("Leggi anche", Label.RELATED),
        ("Читайте также", Label.RELATED),
        ("Lees meer", Label.NAVIGATION),
        ("Publicidade", Label.NAVIGATION),
        ("3 min read", Label.NOISE),
        ("1,204 shares", Label.NOISE),
        ("Sign up for our newsletter and get the news of the town every morning.", Label.NAVIGATION),
        ("© 2025 The Outlet. All rights reserved.", Label.TAIL),
        ("Subscribe now", Label.NAVIGATION),
    ],
)
def test_furniture_in_the_middle_of_the_text_is_removed_with_a_reason(line, label):
    first, second = BODY.split("\n\n")
    got = article(f"Council votes to keep the library open\n\n{first}\n\n{line}\n\n{second}")
    (found,) = [entry for entry in got.lines if entry.text == line]
    assert (found.label, found.kept) == (label, False)
    assert found.reason
    assert [p.text for p in got.body] == [first, second]


@pytest.mark.parametrize(
    "line",
    [
        "The mayor at the meeting on Monday. (Jane Doe/Reuters)",
        "The town hall on Monday. Photo: Jane Doe",
        "Das Rathaus am Montag. Foto: dpa",
        "The mayor looks on during a meeting in the town hall on July 3, 2025.",
        "The town hall. © Jane Doe/AFP",
    ],
)
def test_captions_are_taken_out_of_the_text(line):
    first, second = BODY.split("\n\n")
    got = article(f"Council votes to keep the library open\n\n{first}\n\n{line}\n\n{second}")
    assert [claim.value for claim in got.captions] == [line]
    assert [p.text for p in got.body] == [first, second]


def test_kinds_of_paragraphs_are_kept():
    rest = "## What is next\n\nThe town needs three things for the roof:\n\n* wood\n* slates\n\n> Nobody asked us, said the librarian."
    text = f"# Council votes\n\n{BODY}\n\n{rest}"
    kinds = [p.kind for p in article(text, form="markdown").body]
    expected = [ParagraphKind.TEXT] * 2 + [ParagraphKind.HEADING, ParagraphKind.TEXT] + [ParagraphKind.ITEM] * 2 + [ParagraphKind.QUOTE]
    assert kinds == expected


def test_anchors_stay_with_their_paragraphs():
    one, two = (
        article(f"A title for the vote\n\n{BODY}"),
        article(f"A title for the vote\n\n{BODY}\n\nThe vote was close, the mayor said late on Monday."),
    )
    assert [p.anchor for p in one.body] == [p.anchor for p in two.body][:2]
    assert len({p.anchor for p in two.body}) == 3


def test_the_digest_changes_with_anything_of_the_article():
    base = brief(article(f"A title for the vote\n\n{BODY}\n\nShare")).digest
    assert base != brief(article(f"A title for the vote\n\n{BODY}\n\nPrint")).digest
    assert base == brief(article(f"A title for the vote\n\n{BODY}\n\nShare")).digest


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council voted on Monday to keep the library open and to mend the roof of it.", "en"),
        ("Der Rat hat am Montag beschlossen, die Bibliothek zu erhalten und das Dach zu erneuern.", "de"),
        ("Le conseil a décidé lundi de garder la bibliothèque et de réparer le toit avec les voisins.", "fr"),
        ("El consejo decidió el lunes mantener la biblioteca y reparar el tejado con los vecinos.", "es"),
        ("Il consiglio ha deciso lunedì di tenere la biblioteca e di riparare il tetto con i vicini.", "it"),
        ("O conselho decidiu na segunda-feira manter a biblioteca e não fechar as portas para os vizinhos.", "pt"),
        ("Совет решил в понедельник сохранить библиотеку и не закрывать ее до весны, как и было.", "ru"),
        ("De raad heeft maandag besloten om de bibliotheek te houden en het dak niet te vergeten.", "nl"),
        ("図書館は開いたままになると市長が月曜日に述べた。", "ja"),
        ("시장은 월요일에 도서관을 계속 열기로 했다고 말했다.", "ko"),
        ("xyzzy plugh", ""),
    ],
)
def test_languages(text, language):
    assert by_words(text)[0] == language


def test_a_declared_language_is_believed_unless_the_words_say_otherwise():
    assert article(f"A title\n\n{BODY}", language="en-GB").language.value == "en-GB"
    assert article(f"A title\n\n{BODY}", language="de").language.value == "en"
    assert article("", language="fr").language.value == "fr"


def test_the_record_has_the_documented_keys():
    keys = (
        "file title published published_basis published_why updated retrieved source source_basis attributed_to url agencies dateline "
        "credits standfirst captions related body language authors removed"
    )
    got = record(article(f"A title\n\nShare\n\n{BODY}"))
    assert list(got) == keys.split()
    assert got["removed"] == [{"line": 3, "text": "Share", "rule": "known phrase"}]


def test_front_matter_that_gave_a_field_is_kept_and_the_rest_of_it_is_not():
    from generator.read import read

    text = b"---\ntitle: Talks resume\nweight: 3\n---\n\nOfficials met in Geneva on Monday, the ministry said in a statement.\n"
    lines = normalize(read(Seed("seeds/a.md", text, "0" * 32)), SiteConfig()).lines
    assert [(line.text, line.field) for line in lines[:4]] == [
        ("---", ""),
        ("title: Talks resume", "title"),
        ("weight: 3", ""),
        ("---", ""),
    ]


def test_the_first_line_above_a_date_is_the_title_of_a_short_article():
    text = (
        "Talks resume in Istanbul\n\n29 July 2025\n\n"
        "Delegations from both countries met on Tuesday for a third round after weeks of silence.\n\n"
        "Nobody expected a breakthrough, the host said.\n\nThe next meeting was not announced by either side."
    )
    got = article(text)
    assert (got.title.value, len(got.body)) == ("Talks resume in Istanbul", 3)
    assert got.refused == ()


def test_an_article_without_a_title_keeps_its_first_sentence():
    got = article(BODY)
    assert (got.title.rule, len(got.body)) == ("file name", 2)


def test_only_lines_like_titles_are_refused_as_titles():
    rival = "Treasurer finds half of the money for the library roof"
    got = article(f"Council votes to keep the library open\n\n{rival}\n\nBy Jane Doe\n\n{BODY}")
    assert got.title.value == "Council votes to keep the library open"
    refused = [r for r in got.refused if r.claim.field == "title"]
    assert [r.claim.value for r in refused] == [rival]
    assert refused[0].reason.startswith("less speaks for it")


def test_breadcrumbs_before_the_title_are_no_part_of_it():
    got = article(f"Home > News > Council votes to keep the library open\n\nBy Jane Doe\n\n{BODY}")
    assert got.title.value == "Council votes to keep the library open"


@pytest.mark.parametrize(
    ("before", "after", "name", "rule"),
    [
        ("", "\n\nOriginal url: https://www.theguardian.com/a/b", "The Guardian", "canonical URL"),
        ("", "\n\nOriginal url: https://news.outlet.example/a/b", "news.outlet.example", "canonical URL"),
        (" - The Guardian", "", "The Guardian", "name in the title"),
        ("\n\nJane Doe · CBC News · Posted: Aug 08, 2024 4:00 AM EDT", "", "CBC News", "named in the byline"),
        ("\n\nBy Jane Doe for The Guardian", "", "The Guardian", "named in the byline"),
        ("", "\n\n© 2024 The Guardian. All rights reserved.", "The Guardian", "copyright line"),
        ("", "\n\n© 2024 Firm of Papers Limited", None, None),
        ("", "\n\nSource code", None, None),
        ("", "\n\nThe Guardian", None, None),
    ],
)
def test_an_outlet_is_named_only_on_evidence(before, after, name, rule):
    got = article(f"Council votes to keep the library open{before}\n\n{BODY}{after}").source
    assert ((got.value, got.rule) if got else (None, None)) == (name, rule)


def test_the_table_of_outlets_is_sorted_and_holds_domains():
    rows = list(BY_DOMAIN)
    assert rows == sorted(rows)
    assert all("." in row and row == row.lower() for row in rows)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("By Jane DoePublished: Jun 25, 2025", ["Jane Doe"]),
        ("by Jane Doe Apr. 28, 2023 1:15 pm", ["Jane Doe"]),
        ("Posted by Jane Doe on August 21, 2019", ["Jane Doe"]),
        ("Written by Jane Doe", ["Jane Doe"]),
        ("Kommentar von Jane Doe", ["Jane Doe"]),
        ("By Jane Doe and John Roe The Associated Press", ["Jane Doe", "John Roe"]),
        ("By Jane Doe - Associated Press - Friday, April 28, 2023", ["Jane Doe"]),
        ("ByJane Doe", ["Jane Doe"]),
        ("By Ann McDonald", ["Ann McDonald"]),
        ("Jane Doe\n\nJohn Roe\n\nJuly 3, 2025", ["Jane Doe", "John Roe"]),
        ("Jane Doe", ["Jane Doe"]),
        ("Library Roof\n\nJuly 3, 2025", []),
        ("Reuters", []),
    ],
)
def test_authors_as_bylines_print_them(lines, names):
    text = f"Council votes to keep the library open\n\n{lines}\n\n{BODY} The old roof of the library leaks, the mayor said."
    assert record(article(text))["authors"] == names


def test_a_script_without_full_stops_has_running_text_too():
    first = "สะพานข้ามแม่น้ำแห่งใหม่เปิดใช้งานเมื่อวานนี้ ผู้ว่าราชการจังหวัดกล่าวว่าการเดินทางจะเร็วขึ้น"
    second = "ชาวบ้านหลายร้อยคนเดินข้ามสะพานในตอนเช้า และร้านค้าใกล้ท่าเรือเปิดเร็วกว่าปกติหนึ่งชั่วโมง"
    found = article(f"สะพานใหม่เปิดแล้ว\n\n{first}\n\n{second}\n\n[หน้าแรก](#)\n\n[ข่าว](#)\n")
    assert [p.text for p in found.body] == [first, second]
