"""The interface in every shipped language: each key, each hole, each plural form; dates, numbers, lists, weeks; sound pages."""

import re
from pathlib import Path

import html5lib
import pytest
from babel import Locale
from conftest import build_site, copy_demo
from samples import Samples, templates

from generator.model import Page
from generator.reasons import PATTERNS, PREFIX, WORDS
from generator.render import render
from generator.theme import load_theme
from generator.wording import Wording, week_start
from generator.yamltext import parse

I18N = Path(__file__).parent.parent / "themes" / "broadsheet" / "i18n"
OTHERS = ("ar", "de", "es", "fr", "ru")
HOLE = re.compile(r"\{([a-z_]+)\}")
# What may say its number in a word: 'two articles' has a form of its own in Arabic, and so has 'one' where no other number shares it.
WORDED = {"zero", "one", "two"}
# Words that are spelled alike in English and in another language, and the name of a foreign list.
COGNATES = {"subject", "at_outlet", "introduction", "kind_person", "field_url", "home_page", "via", "twins_dates", "articles_head"}
COGNATES |= {"articles", "word_article", "word_articles", "word_organizations"}
# Names of rules and reasons of dates are the program's own words, so English has no texts for them.
RULE = ("receipt_", PREFIX)


def texts(language):
    path = I18N / f"{language}.yaml"
    document = parse(path.read_text("utf-8"), path.name)
    assert document.problems == ()
    return {key: {"": value} if isinstance(value, str) else value for key, value in document.value.items()}


ENGLISH = texts("en")
SAID = {language: texts(language) for language in OTHERS}


def holes(text):
    return set(HOLE.findall(text))


def numbers(language, category):
    form = Locale.parse(language).plural_form
    return [n for n in range(1, 300) if form(n) == category]


def test_the_languages_are_those_that_the_theme_says():
    assert sorted(path.stem for path in I18N.glob("*.yaml")) == sorted((*OTHERS, "en"))


@pytest.mark.parametrize("language", OTHERS)
def test_every_key_of_english_and_no_other(language):
    said = {key for key in SAID[language] if not key.startswith(RULE)}
    assert said ^ ENGLISH.keys() == set()


def test_every_language_names_the_same_rules():
    rules = {language: {key for key in said if key.startswith(RULE)} for language, said in SAID.items()}
    assert all(found == rules["de"] for found in rules.values())
    assert rules["de"]


@pytest.mark.parametrize("language", OTHERS)
def test_reasons_of_dates_have_the_holes_of_their_patterns_and_the_plurals(language):
    said = {key.removeprefix(PREFIX): forms for key, forms in SAID[language].items() if key.startswith(PREFIX)}
    assert said.keys() == {*PATTERNS, *WORDS}
    categories = {*Locale.parse(language).plural_form.tags, "other"}
    for name, pattern in PATTERNS.items():
        assert set(said[name]) == (categories if "n" in pattern.groupindex else {""}), name
        for category, text in said[name].items():
            free = {"n"} if category in WORDED else set()
            assert set(pattern.groupindex) - free <= holes(text) <= set(pattern.groupindex), (name, category)


@pytest.mark.parametrize("language", OTHERS)
def test_plurals_have_the_categories_of_the_language(language):
    categories = {*Locale.parse(language).plural_form.tags, "other"}
    for key, forms in ENGLISH.items():
        assert set(SAID[language][key]) == ({""} if set(forms) == {""} else categories), key


@pytest.mark.parametrize("language", OTHERS)
def test_holes_are_those_of_english(language):
    for key, forms in ENGLISH.items():
        wanted = set().union(*(holes(text) for text in forms.values()))
        for category, text in SAID[language][key].items():
            free = {"n"} if category in WORDED and len(numbers(language, category)) <= 1 else set()
            assert wanted - free <= holes(text) <= wanted, (key, category)


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(language):
    same = {key for key, forms in ENGLISH.items() if forms == SAID[language][key]}
    assert same <= COGNATES
    if language in {"ar", "ru"}:
        assert same == {"subject"}


DATES = [
    ("de", "Dienstag, 29. Juli 2025", "29. Juli 2025", "29.07.2025", "Juli 2025", "28. Juli – 3. Aug. 2025"),
    ("es", "martes, 29 de julio de 2025", "29 de julio de 2025", "29 jul 2025", "julio de 2025", "28 jul – 3 ago 2025"),
    ("fr", "mardi 29 juillet 2025", "29 juillet 2025", "29 juil. 2025", "juillet 2025", "28 juil. – 3 août 2025"),
    ("ru", "вторник, 29 июля 2025 г.", "29 июля 2025 г.", "29 июл. 2025 г.", "июль 2025 г.", "28 июл. – 3 авг. 2025 г."),
    ("ar", "الثلاثاء، 29 يوليو 2025", "29 يوليو 2025", "29\u200f/07\u200f/2025", "يوليو 2025", "28 يوليو – 3 أغسطس 2025"),
]


@pytest.mark.parametrize(("language", "full", "long", "short", "month", "week"), DATES)
def test_dates_in_each_style(language, full, long, short, month, week):
    words = Wording(language, {})

    def said(value, style):
        return words.date(value, style).replace("\u2009", " ").replace("\u202f", " ").replace("\xa0", " ")

    assert [said("2025-07-29", style) for style in ("full", "long", "short", "month")] == [full, long, short, month]
    assert said("2025-W31", "long") == week


@pytest.mark.parametrize(
    ("language", "number", "names"),
    [
        ("de", "12.345,5", "A, B und C"),
        ("es", "12.345,5", "A, B y C"),
        ("fr", "12 345,5", "A, B et C"),
        ("ru", "12 345,5", "A, B и C"),
        ("ar", "12,345.5", "A وB وC"),
    ],
)
def test_numbers_and_lists(language, number, names):
    words = Wording(language, {})
    assert words.number(12345.5).replace("\xa0", " ").replace("\u202f", " ") == number
    assert words.listed(("A", "B", "C")) == names


@pytest.mark.parametrize(
    ("language", "first"), [("de", 0), ("fr", 0), ("es", 0), ("ru", 0), ("en", 0), ("en-US", 6), ("ar", 5), ("ar-MA", 0), ("xx", 0)]
)
def test_weeks_begin_where_the_language_is_spoken(language, first):
    assert week_start(language) == first


def test_weekdays_follow_the_first():
    assert [full for _, full in Wording("en", {}).weekdays(6)][:2] == ["Sunday", "Monday"]


@pytest.mark.parametrize("language", OTHERS)
def test_every_template_speaks_the_language(language):
    theme = load_theme(I18N, "broadsheet", language)
    assert (theme.language, theme.problems) == (language, ())
    for name, kind in templates().items():
        if name == "dossier.html":  # a file of its own, without the frame of a page
            continue
        view = Samples().make(kind)
        html = render(Page("sample", f"sample/{name}", name, "k", lambda view=view: view), theme).data.decode()
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
        skip = next(e for e in tree.iter("a") if e.get("class") == "skip")
        assert skip.text == SAID[language]["skip"][""]


@pytest.fixture(scope="module")
def arabic(tmp_path_factory):
    root = copy_demo(tmp_path_factory.mktemp("arabic") / "site")
    settings = (root / "site.yaml").read_text("utf-8")
    (root / "site.yaml").write_text(settings.replace("language: en", "language: ar"), "utf-8")
    build_site(root)
    return root / "_site"


def elements(path):
    return html5lib.parse(path.read_bytes(), transport_encoding="utf-8", namespaceHTMLElements=False)


def test_a_site_from_right_to_left_with_articles_from_left_to_right(arabic):
    for path in sorted((arabic / "articles").glob("*.html")):
        tree = elements(path)
        html = next(tree.iter("html")) if tree.tag != "html" else tree
        assert (html.get("lang"), html.get("dir")) == ("ar", "rtl")
        title = next(tree.iter("h1"))
        assert (title.get("lang"), title.get("dir")) == ("en", "ltr")


def test_the_programs_own_words_are_in_the_language_or_marked_as_english(arabic):
    rules = set(SAID["ar"])
    seen = 0
    for path in sorted((arabic / "articles").glob("*.html")):
        for line in (li for ol in elements(path).iter("ol") if ol.get("class") == "removed" for li in ol):
            word = next(e for e in line if e.get("class") == "meta")
            marked = [e for e in word if e.get("lang") == "en"]
            seen += 1
            assert bool(marked) != any(word.text == SAID["ar"][key].get("") for key in rules if key.startswith(RULE))
    assert seen


def test_the_stylesheet_knows_no_left_and_right():
    for path in sorted(I18N.parent.parent.glob("*/static/*.css")):
        physical = r"(?:margin|padding|border)-(?:left|right)|[;{\s](?:left|right):|text-align:\s*(?:left|right)|float:"
        assert re.findall(physical, re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)) == [], path.name
