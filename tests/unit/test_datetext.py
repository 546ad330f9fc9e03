"""Dates written out in text: what is found, with which parts, and what is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.datetext import find_dates, weekday_of

DATES = [
    ("July 29, 2025", "en", "2025-07-29", None, ""),
    ("Wed Jun 25 2025", "en", "2025-06-25", 2, ""),
    ("Sun, Aug 03 2025 03:37:46 pm", "en", "2025-08-03", 6, "15:37:46"),
    ("Friday, Sept. 12, 2025", "en", "2025-09-12", 4, ""),
    ("29 July 2025", "en", "2025-07-29", None, ""),
    ("the 3rd of March 2025", "en", "2025-03-03", None, ""),
    ("10:15 AM EDT, July 29, 2025", "en", "2025-07-29", None, "10:15-04:00"),
    ("2025-07-29T10:15:00+02:00", "en", "2025-07-29", None, "10:15:00+02:00"),
    ("2025-07-29T10:15Z", "en", "2025-07-29", None, "10:15Z"),
    ("8 Jul 2024 5:30pm GMT+2", "en", "2024-07-08", None, "17:30+02:00"),
    ("Apr 28 20232:23 PM EDT", "en", "2023-04-28", None, "14:23-04:00"),
    ("Dienstag, den 29. Juli 2025 um 10.15 Uhr", "de", "2025-07-29", 1, "10:15"),
    ("29.07.2025, 10:15 Uhr", "de", "2025-07-29", None, "10:15"),
    ("25.4.24", "de", "2024-04-25", None, ""),
    ("1er juillet 2025 à 10h15", "fr", "2025-07-01", None, "10:15"),
    ("29 de julio de 2025", "es", "2025-07-29", None, ""),
    ("5 gennaio 2025", "it", "2025-01-05", None, ""),
    ("29 de julho de 2025", "pt", "2025-07-29", None, ""),
    ("29 июля 2025, 14:30", "ru", "2025-07-29", None, "14:30"),
    ("29 juli 2025", "nl", "2025-07-29", None, ""),
    ("2025年7月29日", "zh", "2025-07-29", None, ""),
    ("2025년 7월 29일", "ko", "2025-07-29", None, ""),
    ("29/07/2025", "en", "2025-07-29", None, ""),
    ("2025/1/14 21:17（最終更新", "ja", "2025-01-14", None, "21:17"),
    ("2025-07-29 23:05", "en", "2025-07-29", None, "23:05"),
]


@pytest.mark.parametrize(("text", "language", "iso", "weekday", "time"), DATES, ids=[d[0] for d in DATES])
def test_full_dates(text, language, iso, weekday, time):
    (found,) = find_dates(text, language)
    assert (found.iso, found.weekday, found.time) == (iso, weekday, time)
    assert found.text == text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("the talks of Feb. 27, held in", (None, 2, 27)),
        ("on April 10 in Istanbul", (None, 4, 10)),
        ("in March 2025", (2025, 3, None)),
        ("on 5 May", (None, 5, 5)),
        ("met July 27-29, 2025", (2025, 7, 27)),
        ("Monday, Oct. 26: The council", (None, 10, 26)),
    ],
)
def test_partial_dates(text, parts):
    (found,) = find_dates(text)
    assert (found.year, found.month, found.day) == parts
    assert found.iso == (f"{parts[0]}-{parts[1]:02d}-{parts[2]:02d}" if all(parts) else "")


def test_a_time_with_the_month_before_it_is_no_day():
    assert find_dates("in May 10:30 trains were late") == ()


def test_two_dates_glued_together():
    assert [d.iso for d in find_dates("January 12, 2025January 22, 2025")] == ["2025-01-12", "2025-01-22"]


def test_a_weekday_alone():
    (found,) = find_dates("the Kremlin said Friday")
    assert (found.text, found.weekday, found.month, found.iso) == ("Friday", 4, None, "")


@pytest.mark.parametrize(
    "text",
    [
        "Covid-19, part 1",
        "10-12 days",
        "24/7",
        "3-2-10",
        "version 1.2.3",
        "June 31, 2025",
        "31.02.2025",
        "it may 5 times",
        "Marco 5",
        "https://outlet.example/2025/07/29/report-2025-07-29-x",
        "Mondays",
        "12:30",
    ],
)
def test_what_is_no_date(text):
    assert find_dates(text) == ()


def test_day_and_month_by_language_and_said_to_be_ambiguous():
    american, british = find_dates("03/04/2025", "en")[0], find_dates("03/04/2025", "en-GB")[0]
    assert (american.iso, british.iso) == ("2025-03-04", "2025-04-03")
    assert american.ambiguous
    assert british.ambiguous
    assert not find_dates("03.04.2025", "de")[0].ambiguous


def test_an_unknown_language_still_knows_english():
    assert find_dates("July 29, 2025", "qqq")[0].iso == "2025-07-29"


def test_full_dates_of_every_language_that_cldr_names_months_of():
    from babel import Locale, localedata

    wrong = []
    for tag in sorted(t for t in localedata.locale_identifiers() if "_" not in t):
        months = Locale.parse(tag).months["format"]["wide"]
        if any(char.isdigit() or len(months[m]) < 3 for m in months for char in months[m]) or not all(
            m.strip(" .") for m in months.values()
        ):
            continue  # the month is a number there, as in Chinese
        for number, name in sorted(months.items()):
            if [d.iso for d in find_dates(f"3 {name} 2025", tag)] != [f"2025-{number:02d}-03"]:
                wrong.append((tag, number, name))
    assert wrong == []


def test_weekday_of():
    assert weekday_of("2025-09-12") == 4
    assert weekday_of("2025-02-30") is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["July", "29", ",", " ", "2025", "Friday", "10:15", "pm", "/", "-", ".", "May", "Uhr", "x", "年"]), max_size=40
    ).map("".join)
)
def test_found_dates_are_verbatim_in_order_and_apart(text):
    found = find_dates(text, "de")
    for date in found:
        assert date.text == text[date.start : date.end]
    starts = [date.start for date in found]
    assert starts == sorted(starts)
