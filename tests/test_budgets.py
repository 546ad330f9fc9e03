"""What a page may weigh: the stylesheet, the script, and the HTML beside an article's own text, all as gzip sends them."""

import gzip
import random
import re
import typing
from functools import partial
from pathlib import Path

import digests
import pytest
from digests import crowded_day, crowded_story
from samples import Samples, templates

from generator.model import Page
from generator.plan import covered, day, front, lists, made, name, names, plan, statements, story, timeline, topic
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


def test_all_scripts_together_are_at_most_5_kb(theme):
    assert sum(weight(asset(theme, name)) for name in theme.files if name.endswith(".js")) <= 5 * KB


def test_there_are_no_fonts_and_no_pictures(theme):
    assert {name.rsplit(".", 1)[-1] for name in theme.files} == {"css", "js"}
    assert b"@font-face" not in asset(theme, "style.css")
    assert b"url(" not in asset(theme, "style.css")


def vocabulary(chance):
    """Words enough that a text of them packs no better than news."""
    return ["".join(chance.choices("etaoinshrdlu", k=chance.randint(2, 9))) for _ in range(4000)]


class Prose(Samples):
    """Views as full as the plan makes them, with texts as hard to pack as news; `full` gives lengths by type and field, or by field."""

    LONG: typing.ClassVar = {"title": 10, "lead": 26, "text": 24}  # words
    SHARED = frozenset({"Link", "Outlet"})  # types of links that lead to few places from many

    def __init__(self, full):
        super().__init__(many=2)
        self._full = full
        self._kind = ""
        self._chance = random.Random(7)
        self._vocabulary = vocabulary(self._chance)

    def make(self, kind):
        outer, self._kind = self._kind, kind.__name__
        made = super().make(kind)
        self._kind = outer
        return made

    def _length(self, name):
        return self._full.get(f"{self._kind}.{name}", self._full.get(name, super()._length(name)))

    def _text(self, name):
        if name.endswith("cite"):
            return f"{self._words(9, '-')}#p-{self._chance.getrandbits(32):08x}:0-120"
        if name in {"href", "original"} and self._kind not in self.SHARED:
            return f"https://outlet.example/{self._words(9, '-')}#p-{self._chance.getrandbits(32):08x}"
        if name in self.LONG and self._kind not in self.SHARED:
            return self._words(self.LONG[name], " ")
        return "" if name in {"coins", "context"} else super()._text(name)

    def _words(self, count, between):
        """Words of which few are frequent, as in any language."""
        return between.join(self._vocabulary[int(4000 * self._chance.random() ** 4)] for _ in range(count))


FIRST = lists.PART + lists.PART // 2  # cards on the first page of a list at the most
FULL = {
    "front.html": {"stories": front.STORIES, "singles": front.SINGLES, "recent": 1, "cards": front.RECENT_CARDS, "moments": front.EVENTS}
    | {"FrontView.topics": front.TOPICS, "summary": lists.SENTENCES, "others": 2, "Moment.citations": 1},
    "topic.html": {"days": FIRST, "cards": 1, "stories": topic.STORIES, "moments": topic.EVENTS, "quotes": topic.QUOTES, "others": 2},
    "outlet.html": {"months": FIRST // 4, "cards": 4, "OutletView.topics": 12},
    "name.html": {"months": FIRST // 4, "cards": 4, "quotes": name.QUOTES, "outlets": name.OUTLETS},
    "timeline.html": {"moments": timeline.ROOM // (timeline.SOURCE + 150), "years": 20},
    "day.html": {"stories": day.STORIES, "others": 2, "summary": lists.SENTENCES, "DayView.topics": 1}
    | {"Group.cards": FIRST - day.BESIDE * day.STORIES},
    "story.html": {"articles": FIRST - story.BESIDE, "moments": story.DATES, "quotes": story.QUOTED, "several": 3 * story.SEVERAL}
    | {"figures": 8, "only": 5, "StoryView.outlets": story.OUTLETS, "first_reports": story.FIRST}
    | {"Several.outlets": covered.VOICES, "Counted.citations": statements.REPORTS},
    "made.html": {"undated": made.LINKS},
    "names.html": {"letters": 1, "names": names.LETTER_PART},
}
ONE = {"citations": 1, "wordings": 0, "topics": 1, "copies": 0, "also": 0, "feeds": 2, "nav": 9}


@pytest.mark.parametrize("template", [name for name in templates() if name != "article.html"])
def test_a_list_is_within_its_budget_when_it_is_full(theme, template):
    view = Prose(ONE | FULL.get(template, {})).make(templates()[template])
    page = render(Page("sample", f"sample/{template}", template, "k", lambda: view), theme)
    assert weight(page.data) <= LISTS


def test_an_article_is_within_its_budget_beside_its_text(theme):
    view = Samples(many=12).make(templates()["article.html"])
    page = render(Page("article", "articles/sample.html", "article.html", "k", lambda: view), theme)
    text = "".join(paragraph.text for paragraph in view.body)
    assert weight(page.data) - weight(text.encode()) <= ARTICLE


@pytest.mark.parametrize(("crowd", "kind"), [(partial(crowded_day, 400), "day"), (partial(crowded_story, 200), "story")])
def test_a_crowded_day_and_a_long_story_are_split_and_hold_every_article(theme, monkeypatch, crowd, kind):
    monkeypatch.setattr(digests, "WORDS", vocabulary(random.Random(11)))
    material = crowd()
    pages = [page for page in plan(material).pages if page.kind == kind]
    made = {page.url: render(page, theme).data for page in pages}
    assert {url: weight(data) for url, data in made.items() if weight(data) > LISTS} == {}
    linked = {link for data in made.values() for link in re.findall(rb'articles/([^"#]+)\.html', data)}
    assert linked >= {entry.id.encode() for entry in material.digest.entries}
