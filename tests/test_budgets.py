"""What a page may weigh: the stylesheet, the script, and the HTML beside an article's own text, all as gzip sends them."""

import gzip
from pathlib import Path

import pytest
from samples import Samples, templates

from generator.model import Page
from generator.render import render
from generator.theme import load_theme

KB = 1024
LISTS = 25 * KB
ARTICLE = 15 * KB


@pytest.fixture(scope="module", params=["broadsheet", "wire"])
def theme(request):
    return load_theme(Path(__file__).parent, request.param)


def weight(data):
    return len(gzip.compress(data, 9, mtime=0))


def asset(theme, name):
    return next(file.data for file in theme.assets if file.path == theme.files[name])


def test_the_stylesheet_is_one_file_of_at_most_8_kb(theme):
    assert [name for name in theme.files if name.endswith(".css")] == ["style.css"]
    assert weight(asset(theme, "style.css")) <= 8 * KB


def test_the_script_is_at_most_5_kb(theme):
    assert weight(asset(theme, "app.js")) <= 5 * KB


def test_there_are_no_fonts_and_no_pictures(theme):
    assert {name.rsplit(".", 1)[-1] for name in theme.files} == {"css", "js"}
    assert b"@font-face" not in asset(theme, "style.css")
    assert b"url(" not in asset(theme, "style.css")


@pytest.mark.parametrize("template", [name for name in templates() if name != "article.html"])
def test_a_list_of_forty_is_within_its_budget(theme, template):
    view = Samples(many=6).make(templates()[template])
    page = render(Page("sample", f"sample/{template}", template, "k", lambda: view), theme)
    assert weight(page.data) <= LISTS


def test_an_article_is_within_its_budget_beside_its_text(theme):
    view = Samples(many=12).make(templates()["article.html"])
    page = render(Page("article", "articles/sample.html", "article.html", "k", lambda: view), theme)
    text = "".join(paragraph.text for paragraph in view.body)
    assert weight(page.data) - weight(text.encode()) <= ARTICLE
