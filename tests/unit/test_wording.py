import pytest

from generator.wording import UnknownTextError, Wording, direction, ends, known

TEXTS = {
    "articles": {"one": "{n} article", "few": "{n} few", "many": "{n} many", "other": "{n} articles"},
    "by": {"other": "By {name} & friends"},
    "basis_inferred": {"other": "inferred"},
    "word_topics": {"other": "Topics"},
    "part": {"other": "Part {n}"},
}
ENGLISH = Wording("en", TEXTS)


@pytest.mark.parametrize(
    ("value", "style", "said"),
    [
        ("2025-07-29", "full", "Tuesday, 29 July 2025"),
        ("2025-07-29", "long", "29 July 2025"),
        ("2025-07-29", "short", "29 Jul 2025"),
        ("2025-07-29", "month", "July 2025"),
        ("2025-07-29", "year", "2025"),
        ("2025-07", "long", "July 2025"),
        ("2025-07", "full", "July 2025"),
        ("2025-07", "short", "Jul 2025"),
        ("2025", "full", "2025"),
        ("0001-01-01", "year", "1"),
        ("2025-07-29T10:15:00+02:00", "time", "29 July 2025, 10:15 UTC+02:00"),
        ("2025-07-29T10:15:00Z", "time", "29 July 2025, 10:15 UTC"),
        ("2025-07-29T10:15", "time", "29 July 2025, 10:15"),
        ("2025-07-29T10:15:00+02:00", "long", "29 July 2025"),
        ("2025-07-29", "time", "29 July 2025"),
        ("2025-W31", "long", "28 Jul – 3 Aug 2025"),
        ("2025-02-27/2025-03-01", "long", "27 Feb – 1 Mar 2025"),
        ("2025-02/2025-03", "long", "Feb – Mar 2025"),
        ("2025/2026", "long", "2025–2026"),
        ("2025-02-27/2025-02-27", "long", "27 February 2025"),
        ("2025-02/2026", "long", "February 2025 – 2026"),
    ],
)
def test_dates_in_words(value, style, said):
    assert ENGLISH.date(value, style).replace("\u2009", " ") == said


@pytest.mark.parametrize(
    "value", ["", "soon", "2025-02-30", "2025-13", "2025-W54", "2025-07-29T99", "1/2/3", "2025-07-29/", "٢٠٢٥", "20251", "0000-01-01"]
)
def test_what_is_no_date_stays_as_it_is(value):
    assert ENGLISH.date(value, "long") == value
    assert ENGLISH.date(value, "time") == value
    assert ends(value) == ()


def test_ends_of_dates_for_the_datetime_attribute():
    assert ends("2025-07-29") == ("2025-07-29",)
    assert ends("2025-02-27/2025-03-01") == ("2025-02-27", "2025-03-01")
    assert ends("2025-W31") == ("2025-W31",)


@pytest.mark.parametrize(
    ("language", "day", "count"),
    [
        ("de", "29. Juli 2025", "5 articles"),
        ("en-US", "July 29, 2025", "5 articles"),
        ("ru", "29 июля 2025\u202fг.", "5 many"),
        ("fr", "29 juillet 2025", "5 articles"),
        ("ar", "29 يوليو 2025", "5 few"),
    ],
)
def test_other_languages(language, day, count):
    words = Wording(language, TEXTS)
    assert words.date("2025-07-29", "long") == day
    assert words.text("articles", n=5) == count


def test_plurals_and_numbers():
    assert ENGLISH.text("articles", n=1) == "1 article"
    assert ENGLISH.text("articles", n=0) == "0 articles"
    assert ENGLISH.text("articles", n=12345) == "12,345 articles"
    assert Wording("de", TEXTS).number(12345) == "12.345"


def test_what_fills_a_text_is_escaped_and_so_is_the_text():
    assert ENGLISH.text("by", name="<b>{n}") == "By &lt;b&gt;{n} &amp; friends"


def test_an_unknown_text_names_the_nearest():
    with pytest.raises(UnknownTextError, match=r"has no text 'article'.*'articles'"):
        ENGLISH.text("article")
    with pytest.raises(UnknownTextError, match="needs a value 'name'"):
        ENGLISH.text("by")


def test_labels_and_names():
    assert ENGLISH.label("inferred", "basis") == "inferred"
    assert ENGLISH.label("own rule", "basis") == "own rule"
    assert ENGLISH.name("topics", "word") == "Topics"
    assert ENGLISH.name("2025-07", "date") == "July 2025"
    assert ENGLISH.name("2", "part") == "Part 2"
    assert ENGLISH.name("2025-07", "") == "2025-07"


def test_lists_and_weekdays():
    assert ENGLISH.listed(("A", "B", "C")) == "A, B and C"
    assert ENGLISH.listed(()) == ""
    assert ENGLISH.weekdays()[0] == ("Mon", "Monday")
    assert len(ENGLISH.weekdays()) == 7


def test_directions_and_known_languages():
    assert (direction("ar"), direction("de"), direction("xx")) == ("rtl", "ltr", "ltr")
    assert known("pt-BR")
    assert not known("xx-nowhere")
