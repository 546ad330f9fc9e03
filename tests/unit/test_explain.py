"""The account of an article: in columns that fit a terminal, as a page that stands alone, and what is least certain in it."""

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Override, SiteConfig
from generator.doubts import SURE, doubts
from generator.explain import explain
from generator.explain_page import page
from generator.model import Basis, Label, Seed
from generator.normalize import normalize
from generator.read import read
from generator.terminal import Terminal, columns

PLAIN = """Sign in
Harbour <b onclick="x()">shut</b> & barred for the winter, the council of Nordhaven says
By Jane Doe
03/04/2025

NORDHAVEN (Reuters) - The harbour will be shut from Monday, the council said, and "no one" was asked before it was done.

The ferries leave from Sandby until March, an officer told the paper, and nobody knows what will become of the market there.

漁船は三月まで別の港から出ると市の職員が語り、市場がどうなるかはまだ誰にも分からない。漁船は三月まで別の港から出る。

The council meets again on Friday to hear what the captains of the ferries have to say about the matter of the quay.

Read more about the weather
"""


class Screen(io.StringIO):
    def __init__(self, *, tty):
        super().__init__()
        self.tty = tty

    def isatty(self):
        return self.tty


def article(text=PLAIN, path="seeds/a.txt", **override):
    return normalize(read(Seed(path, text.encode(), "0" * 32)), SiteConfig(overrides={path: Override(**override)} if override else {}))


def shown(found, monkeypatch=None, width=0, environment=None):
    out = Screen(tty=bool(width))
    if monkeypatch:
        monkeypatch.setenv("COLUMNS", str(width))
    explain(found, Terminal(out, Screen(tty=False), environment or {}))
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 100, 200])
def test_on_a_terminal_every_row_fits_its_width(monkeypatch, width):
    told = shown(article(remove=(1,)), monkeypatch, width)
    assert "\x1b[" in told
    for row in re.sub(r"\x1b\[[0-9;]*m", "", told).splitlines():
        assert columns(row) <= width, row


def test_without_colour_there_is_none(monkeypatch):
    assert "\x1b" not in shown(article(), monkeypatch, 80, {"NO_COLOR": "1"})
    assert "\x1b" not in shown(article())


def test_in_a_pipe_nothing_is_shortened():
    told = shown(article())
    for line in PLAIN.splitlines():
        assert line in told


def test_the_page_stands_alone_and_holds_every_line_escaped():
    html = page([article()])
    assert html.startswith("<!doctype html>\n")
    assert "default-src 'none'" in html
    assert not re.search(r"<script|<link|<img|<b |src=|href=|url\(|@import|onclick=\"", html)
    assert "Harbour &lt;b onclick=&quot;x()&quot;&gt;shut&lt;/b&gt; &amp; barred" in html
    assert len(re.findall(r'<th scope="row">', html)) == len(PLAIN.splitlines())
    assert "kept + " in html
    assert html.count("<h1>") == page([article(), article("Another text\n", "b.txt")]).count("<h1>") == 1


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200))
def test_whatever_the_text_the_page_holds_no_mark_up_of_it(text):
    def tags(html):
        return set(re.findall(r"</?[a-z0-9]+(?=[\s>])", html))

    body = page([article(f"A headline on the harbour\n\n{text}\nThe council met on Monday, an officer said to the paper.")])
    known = tags(page([article(), article("x", "b.txt")])) | {"</ol>", "<ol>", "<li>", "</li>", "<br"}
    assert tags(body) <= known
    assert not [c for c in body if ord(c) < 32 and c != "\n"]


def test_what_the_editor_sets_wins_and_is_shown_as_edited():
    found = article(title="Harbour shut", date="2025-04-03", keep=(14,), remove=(6,))
    lines = {line.number: line for line in found.lines}
    assert (lines[14].field, lines[14].label, lines[14].rule) == ("body", Label.BODY, "override")
    assert (lines[6].field, lines[6].rule) == ("", "override")
    body = [p.text for p in found.body]
    assert body[-1] == "Read more about the weather"
    assert not any("shut from Monday" in text for text in body)
    assert found.title.basis is found.published.basis is Basis.EDITED
    told = shown(found)
    assert told.count("  14 edited  ") == told.count("   6 edited  ") == 1
    html = page([found])
    assert html.count('<span class="edited">edited</span>') == 5, "title, day, the line that was the title, and two lines"
    assert not [doubt for doubt in doubts(found) if doubt.field in {"title", "published"} or doubt.line in {6, 14}]


def test_a_line_that_is_not_there_or_blank_is_no_fault():
    found = article(keep=(5, 900), remove=(7, 901))
    assert [p.text for p in found.body] == [p.text for p in article().body]
    assert len(found.lines) == len(PLAIN.splitlines())


DOUBTED = [
    ("03/04/2025", "published", "day and month may be the other way round", "date: YYYY-MM-DD"),
    ("Published 4 March 2025\nPosted on 9 March 2025", "published", "the file states other days than", "date: YYYY-MM-DD"),
]


@pytest.mark.parametrize(("date", "field", "what", "cure"), DOUBTED)
def test_what_is_in_doubt_is_told_with_its_cure(date, field, what, cure):
    found = article(PLAIN.replace("03/04/2025", date))
    (doubt,) = [d for d in doubts(found) if d.field == field]
    assert what in doubt.what
    assert doubt.cure == f"set `{cure}` for seeds/a.txt under overrides in site.yaml"
    assert doubt.what in " ".join(shown(found).split())


@pytest.mark.parametrize("date", ["2025-03-04", "13/04/2025", "04.04.2025", "March 4, 2025"])
def test_a_plain_day_is_in_no_doubt(date):
    assert "published" not in {doubt.field for doubt in doubts(article(PLAIN.replace("03/04/2025", date)))}


def test_an_inferred_day_is_in_doubt():
    found = doubts(
        article(
            "Harbour is shut for the winter\n\nThe council met on Friday and will meet again in spring, an officer told the paper of the "
            "town.\n\nNobody had asked the ferrymen of Sandby, who had sailed for years.\n\nSource link\n\n"
            "Visited 3 times, since Friday, March 7, 2025\n"
        )
    )
    assert {doubt.code for doubt in found if doubt.field == "published"} == {"look-inferred"}


def test_a_file_s_name_for_a_title_is_in_doubt():
    found = doubts(article("The council met on Friday and will meet again, an officer said to the paper.\n"))
    assert [doubt.line for doubt in found if doubt.field == "title"] == [0]


def test_doubts_come_with_the_least_certain_first_and_name_front_matter_where_there_is_some():
    found = doubts(article(f"---\ntitle: Harbour\ndate: 03/04/2025\n---\n{PLAIN}", "seeds/a.md"))
    certainties = [doubt.certainty for doubt in found]
    assert certainties == sorted(certainties)
    assert all(0.0 <= certainty < SURE for certainty in certainties)
    assert all("front matter" in doubt.cure for doubt in found if doubt.field != "body")
