"""Every template with every field its view has, and with none: sound HTML, one h1, nothing empty, nothing let through."""

import re
from itertools import pairwise
from pathlib import Path

import html5lib
import msgspec
import pytest
from samples import HOSTILE, Samples, templates

from generator import theme_contract
from generator.model import Page
from generator.render import render
from generator.theme import load_theme

REPOSITORY = Path(__file__).parent.parent
TEMPLATES = REPOSITORY / "themes" / "broadsheet" / "templates"
VARIANTS = {"full": {}, "minimal": {"many": 0}, "hostile": {"hostile": True}}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Elements that must hold something: an empty one is a section printed for nothing.
HOLDERS = ("ul", "ol", "dl", "section", "p", "h1", "h2", "h3", "h4", "li", "dd", "dt", "aside", "nav", "figure", "caption", "summary")
# Texts whose key a template builds: by group and value.
BUILT = ("basis_", "field_", "filter_", "kind_", "known_", "label_", "made_", "place_", "related_", "topic_", "twins_", "word_", "part")


@pytest.fixture(scope="module")
def theme():
    return load_theme(REPOSITORY, "broadsheet")


@pytest.fixture(scope="module", params=["broadsheet", "wire"])
def pages(request):
    """Each template rendered in each variant: its tree and its text, parsed strictly."""
    theme = load_theme(REPOSITORY, request.param)
    made = {}
    for name, kind in templates().items():
        for variant, options in VARIANTS.items():
            view = Samples(**options).make(kind)
            html = render(Page("sample", f"sample/{name}", name, "k", lambda view=view: view), theme).data.decode()
            made[name, variant] = (html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html), html)
    return made


ALL = [(name, variant) for name in templates() for variant in VARIANTS]
ALONE = "dossier.html"  # a file of its own, with its style in it and no script: tests/test_export.py


def body(tree):
    return tree.find("body")


def words(element):
    return "".join(element.itertext()).strip()


def test_each_view_has_a_template_and_each_template_a_view():
    partial = {"base.html", "parts.html"}
    assert {path.name for path in TEMPLATES.glob("*.html")} - partial == set(templates())


@pytest.mark.parametrize(("name", "variant"), ALL)
def test_one_h1_and_no_level_skipped(pages, name, variant):
    tree, _ = pages[name, variant]
    levels = [HEADINGS.index(element.tag) + 1 for element in body(tree).iter() if element.tag in HEADINGS]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


@pytest.mark.parametrize(("name", "variant"), ALL)
def test_ids_are_unique_and_labels_point_to_one(pages, name, variant):
    tree, _ = pages[name, variant]
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    labelled = [element.get("aria-labelledby") for element in tree.iter() if element.get("aria-labelledby")]
    assert set(labelled) <= set(ids)


@pytest.mark.parametrize(("name", "variant"), ALL)
def test_nothing_is_printed_empty(pages, name, variant):
    tree, _ = pages[name, variant]
    filled = {"results"} if name == "search.html" else set()  # what its script fills stays hidden until then
    hidden = {
        e for section in tree.iter("section") if section.get("class") in filled and "hidden" in section.attrib for e in section.iter()
    }
    assert [e.tag for e in body(tree).iter() if e.tag in HOLDERS and not words(e) and e not in hidden] == []
    assert [element.get("href") for element in tree.iter("a") if not element.get("href")] == []
    assert [element for element in body(tree).iter("a") if not words(element) and not element.get("aria-label")] == []


@pytest.mark.parametrize(("name", "variant"), ALL)
def test_sections_hold_more_than_their_heading(pages, name, variant):
    tree, _ = pages[name, variant]
    assert [words(section) for section in tree.iter("section") if len(section) < 2] == []


@pytest.mark.parametrize(("name", "variant"), [pair for pair in ALL if pair[0] != ALONE])
def test_no_style_and_no_script_but_the_theme_s(pages, name, variant):
    tree, html = pages[name, variant]
    assert [e.tag for e in tree.iter() if e.tag == "style" or e.get("style") or any(key.startswith("on") for key in e.attrib)] == []
    scripts = [(e.get("src"), e.get("type")) for e in tree.iter("script")]
    assert all(src or kind == "application/ld+json" for src, kind in scripts)
    policy = [e.get("content") for e in tree.iter("meta") if e.get("http-equiv") == "Content-Security-Policy"]
    assert len(policy) == 1
    assert policy[0].startswith("default-src 'self';")
    assert "unsafe" not in html.replace("'wasm-unsafe-eval'", "", name == "search.html")


@pytest.mark.parametrize("name", templates())
def test_text_of_articles_stays_text(pages, name):
    tree, _ = pages[name, "hostile"]
    assert [element.tag for element in body(tree).iter("script")] == []
    assert [element.tag for element in tree.iter("img")] == []
    shown = "".join(body(tree).itertext()) + "".join(value for element in tree.iter() for value in element.attrib.values())
    assert HOSTILE in shown


@pytest.mark.parametrize("name", sorted({*templates()} - {ALONE}))
def test_structured_data_cannot_end_its_element(pages, name):
    _, html = pages[name, "full"]
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[1]
    assert "<" not in data
    assert "alert(1)" in data


@pytest.mark.parametrize("name", templates())
def test_a_page_without_anything_says_so_in_a_sentence(pages, name):
    tree, _ = pages[name, "minimal"]
    main = next(element for element in tree.iter("main"))
    assert len(words(main)) > 20 or name in {"editorial.html", "month.html", "year.html"}


@pytest.mark.parametrize("name", templates())
def test_lists_name_no_day_without_saying_that_it_is_inferred(pages, name):
    tree, _ = pages[name, "full"]
    for line in (
        e for e in tree.iter("p") if "meta" in (e.get("class") or "").split() and "outlet" in {a.get("class") for a in e.iter("a")}
    ):
        assert "inferred" in words(line)


def test_templates_use_no_unescaped_door_but_the_two_that_are_named():
    for path in TEMPLATES.parent.parent.glob("*/templates/*.html"):
        source = path.read_text("utf-8")
        assert set(re.findall(r"([\w.]+)\|trusted", source)) <= {"view.introduction", "view.html", "note.html"}, path.name
        assert not re.search(r"autoescape|\|\s*safe\b", source), path.name


def test_every_text_that_a_template_asks_for_is_there_and_none_is_idle(theme):
    source = "".join(path.read_text("utf-8") for path in TEMPLATES.glob("*.html"))
    asked = set(re.findall(r"\bt\('([a-z_]+)'[,)]", source))
    assert asked <= set(theme.texts)
    idle = {key for key in theme.texts if key not in asked and not key.startswith(BUILT)}
    assert idle == set()


def test_every_section_of_the_site_has_a_word(theme):
    for path in (REPOSITORY / "generator" / "plan").glob("*.py"):
        for word in re.findall(
            r"""(?:Link|word_link)\(\s*"([a-z_]+)"[^)]*kind="word"|word_link\(\s*"([a-z_]+)\"""", path.read_text("utf-8")
        ):
            assert f"word_{word[0] or word[1]}" in theme.texts, path.name


def test_the_contract_is_written_down_as_it_is():
    written = (REPOSITORY / "themes" / "README.md").read_text("utf-8")
    assert written == theme_contract.contract(), "run: python -m generator.theme_contract > themes/README.md"
    for name in templates():
        assert f"### `{name}`" in written


def shown(theme, kind, **changes):
    """The text of the page of a full view with some of its fields changed, and its tree."""
    view = msgspec.structs.replace(Samples().make(templates()[kind]), **changes)
    html = render(Page("sample", f"sample/{kind}", kind, "k", lambda: view), theme).data.decode()
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return " ".join("".join(body(tree).itertext()).split()), tree


@pytest.mark.parametrize("rights", ["full", "excerpt", "facts"])
def test_an_article_shown_whole_is_called_no_excerpt(theme, rights):
    excerpt, facts, empty = (str(theme.texts[key]["other"]) for key in ("rights_excerpt", "rights_facts", "no_body"))
    text, _ = shown(theme, "article.html", rights=rights, cut=False)
    assert not [note for note in (excerpt, facts, empty) if note in text]
    text, _ = shown(theme, "article.html", rights=rights, cut=False, body=())
    assert [note for note in (excerpt, facts, empty) if note in text] == [empty]
    text, _ = shown(theme, "article.html", rights=rights, cut=True)
    assert [note for note in (excerpt, facts, empty) if note in text] == [facts if rights == "facts" else excerpt]


def test_a_raw_file_that_is_kept_back_is_so_by_this_digest(theme):
    assert (
        "seeds/sample.txt, is not published here: this digest shows excerpts"
        in shown(theme, "article.html", rights="excerpt", seed=None)[0]
    )
    assert (
        "seeds/sample.txt, is not published here: this digest shows only facts"
        in shown(theme, "article.html", rights="facts", seed=None)[0]
    )


def test_a_dateline_is_set_off_from_the_text_it_is_no_part_of(theme):
    view = Samples().make(templates()["article.html"])
    paragraph = msgspec.structs.replace(view.body[0], kind="text", text="The Kremlin said.")
    text, tree = shown(theme, "article.html", dateline="MOSCOW", body=(paragraph,))
    assert "MOSCOW – The Kremlin said." in text
    assert [words(e) for e in tree.iter("span") if e.get("class") == "dateline"] == ["MOSCOW"]


def test_one_of_a_thing_is_worded_as_one(theme):
    view = Samples().make(templates()["article.html"])
    reason = msgspec.structs.replace(view.topics[0], words=("peace",))
    text, _ = shown(theme, "article.html", topics=(reason,), lines_total=1, lines_kept=1)
    assert "for the word peace" in text
    assert "1 of 1 line of the file belongs to the article" in text


@pytest.mark.parametrize(("kind", "idle"), [("outlet.html", "7 outlets"), ("story.html", "8 stories"), ("topic.html", "9 topics")])
def test_a_page_does_not_count_what_it_is_one_of(theme, kind, idle):
    counts = msgspec.structs.replace(Samples().make(templates()[kind]).counts, outlets=7, stories=8, topics=9, unnamed=0)
    _, tree = shown(theme, kind, counts=counts)
    meta = next(words(e) for e in tree.iter("p") if e.get("class") == "meta")
    assert [count for count in ("7 outlets", "8 stories", "9 topics") if count not in meta] == [idle]


def test_outlets_beside_unnamed_ones_are_called_named(theme):
    view = Samples().make(templates()["story.html"])
    assert "1 named outlet" in shown(theme, "story.html", counts=msgspec.structs.replace(view.counts, outlets=1, unnamed=2))[0]
    assert "1 named outlet" not in shown(theme, "story.html", counts=msgspec.structs.replace(view.counts, outlets=1, unnamed=0))[0]


@pytest.mark.parametrize("kind", ["timeline.html", "story.html", "topic.html"])
def test_what_is_announced_is_marked_as_such(theme, kind):
    moment = msgspec.structs.replace(Samples().make(templates()[kind]).moments[0], ahead=True, value="2030-01-01")
    heads = [words(e) for e in shown(theme, kind, moments=(moment,))[1].iter() if e.tag in HEADINGS]
    assert [head for head in heads if head.startswith("1 January 2030 announced")]


def test_the_dates_of_one_sentence_stand_in_one_heading(theme):
    view = Samples().make(templates()["front.html"])
    also = msgspec.structs.replace(view.moments[0].also[0], value="2025-04-10", why="so")
    moment = msgspec.structs.replace(view.moments[0], value="2025-02-27", whys=("",), also=(also,))
    assert "27 February 2025, 10 April 2025 inferred" in shown(theme, "front.html", moments=(moment,))[0]


def test_the_footer_has_the_pages_about_the_digest_in_one_group(theme):
    _, tree = shown(theme, "front.html")
    group = next(e for e in tree.iter("nav") if e.get("aria-label") == str(theme.texts["pages"]["other"]))
    assert len(list(group.iter("li"))) == 3
    assert words(list(group.iter("li"))[-1]) == "How this digest was made"
