import re
import shutil
from pathlib import Path

import pytest

from generator.theme import ThemeError, load_theme

SHIPPED = Path(__file__).parent.parent.parent / "themes" / "broadsheet"


def write(root, files):
    for name, text in files.items():
        path = root / "themes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def failure(root, name):
    with pytest.raises(ThemeError) as caught:
        load_theme(root, name)
    return str(caught.value.problem)


SMALL = {
    "small/theme.yaml": "title: Small\ndescription: Almost nothing.\n",
    "small/templates/day.html": "{{ view.day }}",
    "small/static/style.css": "body { margin: 0 }",
    "small/i18n/en.yaml": "articles:\n  one: '{n} article'\n  other: '{n} articles'\nskip: Skip\n",
}


def test_the_shipped_theme_is_found_from_any_folder(tmp_path):
    theme = load_theme(tmp_path, "broadsheet")
    assert theme.title == "Broadsheet"
    assert theme.language == "en"
    assert theme.problems == ()
    assert "day.html" in theme.templates
    assert re.fullmatch(r"assets/style\.[0-9a-f]{8}\.css", theme.stylesheet)
    assert re.fullmatch(r"assets/app\.[0-9a-f]{8}\.js", theme.script)
    assert {file.path for file in theme.assets} == set(theme.files.values())


def test_a_theme_of_the_site_alone(tmp_path):
    theme = load_theme(write(tmp_path, SMALL), "small")
    assert (theme.title, theme.description, theme.script) == ("Small", "Almost nothing.", "")
    assert theme.texts["articles"] == {"one": "{n} article", "other": "{n} articles"}
    assert theme.templates["day.html"].path == "themes/small/templates/day.html"
    assert theme.assets[0].data == b"body { margin: 0 }"


def test_what_a_theme_lacks_comes_from_the_one_it_extends(tmp_path):
    write(
        tmp_path,
        {
            "mine/theme.yaml": "title: Mine\nextends: broadsheet\n",
            "mine/templates/day.html": '{% extends "broadsheet/day.html" %}',
            "mine/static/tokens.css": ":root { --paper: #fff }\n",
            "mine/i18n/en.yaml": "skip: Jump\n",
        },
    )
    mine, theirs = load_theme(tmp_path, "mine"), load_theme(tmp_path, "broadsheet")
    assert mine.templates["day.html"].path == "themes/mine/templates/day.html"
    assert mine.templates["broadsheet/day.html"] == theirs.templates["day.html"]
    assert mine.templates["front.html"] == theirs.templates["front.html"]
    assert mine.texts["skip"] == {"other": "Jump"}
    assert mine.texts["articles"] == theirs.texts["articles"]
    css = next(file.data for file in mine.assets if file.path == mine.stylesheet)
    assert css == b":root { --paper: #fff }\n" + (SHIPPED / "static" / "style.css").read_bytes()


def test_a_site_may_extend_the_shipped_theme_under_its_own_name(tmp_path):
    write(tmp_path, {"broadsheet/theme.yaml": "extends: broadsheet\n", "broadsheet/i18n/en.yaml": "skip: Jump\n"})
    theme = load_theme(tmp_path, "broadsheet")
    assert theme.texts["skip"] == {"other": "Jump"}
    assert "front.html" in theme.templates


def test_the_digest_knows_each_part(tmp_path):
    seen = {load_theme(write(tmp_path, SMALL), "small").digest}
    assert load_theme(tmp_path, "small").digest in seen
    for name, before in SMALL.items():
        changed = tmp_path / name.replace("/", "-")
        text = before.replace("Small", "Large").replace("0", "1").replace("view.day", "view.x").replace("Skip", "Jump")
        seen.add(load_theme(write(changed, SMALL | {name: text}), "small").digest)
    assert len(seen) == len(SMALL)  # the title and description of a theme are shown nowhere


def test_languages_fall_back_from_region_to_language_to_english(tmp_path):
    write(tmp_path, SMALL | {"small/i18n/de.yaml": "skip: Zum Text\n"})
    german = load_theme(tmp_path, "small", "de-AT")
    assert (german.language, german.problems) == ("de-AT", ())
    assert german.texts["skip"] == {"other": "Zum Text"}
    assert german.texts["articles"]["one"] == "{n} article"
    french = load_theme(tmp_path, "small", "fr")
    assert french.language == "en"
    assert [problem.code for problem in french.problems] == ["theme-language"]
    assert "the theme has no texts in 'fr'" in str(french.problems[0])


def test_hidden_files_and_links_are_not_published(tmp_path):
    write(tmp_path, SMALL | {"small/static/.secret": "x"})
    (tmp_path / "outside.txt").write_text("x", "utf-8")
    (tmp_path / "themes/small/static/link.txt").symlink_to(tmp_path / "outside.txt")
    assert set(load_theme(tmp_path, "small").files) == {"style.css"}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"small/theme.yaml": "colour: red\n"}, "themes/small/theme.yaml: error[theme-invalid]: unknown key 'colour'"),
        ({"small/theme.yaml": "title: [a]\n"}, "themes/small/theme.yaml: error[theme-invalid]: 'title' is not a text"),
        ({"small/theme.yaml": "- a\n"}, "themes/small/theme.yaml: error[theme-invalid]: this is not a list of 'key: value' lines"),
        ({"small/theme.yaml": "title: a\ntitle: b\n"}, "themes/small/theme.yaml:2:1: error[yaml-duplicate]"),
        ({"small/theme.yaml": "extends: nowhere\n"}, "themes/small/theme.yaml: error[theme-missing]: there is no theme 'nowhere'"),
        (
            {"small/theme.yaml": "extends: small\n"},
            "themes/small/theme.yaml: error[theme-invalid]: the theme extends itself through 'small'",
        ),
        ({"small/theme.yaml": "extends: ../small\n"}, "themes/small/theme.yaml: error[theme-missing]: there is no theme '../small'"),
        ({"small/i18n/en.yaml": "skip: [a]\n"}, "themes/small/i18n/en.yaml: error[theme-invalid]: 'skip' is neither a text nor"),
        ({"small/i18n/en.yaml": "skip: {one: a}\n"}, "themes/small/i18n/en.yaml: error[theme-invalid]: 'skip' is neither a text nor"),
        ({"small/templates/day.html": b"\xff"}, "themes/small/templates/day.html: error[theme-invalid]: the file is not UTF-8 text"),
        ({"small/theme.yaml": b"\xff"}, "themes/small/theme.yaml: error[theme-invalid]: the file is not UTF-8 text"),
        ({"small/static/My Logo.svg": "x"}, "themes/small/static/My Logo.svg: error[theme-invalid]: the file's name"),
    ],
)
def test_a_theme_that_is_not_sound_says_where(tmp_path, files, message):
    assert failure(write(tmp_path, SMALL | files), "small").startswith(message)


def test_a_theme_without_a_stylesheet(tmp_path):
    write(tmp_path, {"bare/theme.yaml": "title: Bare\n"})
    assert failure(tmp_path, "bare").startswith("themes/bare/static/style.css: error[theme-invalid]: the theme has no stylesheet")


def test_a_missing_theme_lists_those_there_are(tmp_path):
    write(tmp_path, SMALL)
    message = failure(tmp_path, "smal")
    assert message.startswith("site.yaml: error[theme-missing]: there is no theme 'smal'; there are: broadsheet, small")
    assert "/" not in message.split(";")[0].removeprefix("site.yaml")


@pytest.mark.parametrize("name", ["../themes/small", "/etc", "", ".", "Small", "a/b"])
def test_a_theme_s_name_never_leaves_the_folder_of_themes(tmp_path, name):
    write(tmp_path, SMALL)
    assert "error[theme-missing]" in failure(tmp_path, name)


def test_the_path_of_the_machine_is_in_no_message_and_no_digest(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for root in (one, two):
        shutil.copytree(SHIPPED, root / "themes" / "copy")
    themes = [load_theme(root, "copy") for root in (one, two)]
    assert themes[0] == themes[1]
    assert str(tmp_path) not in repr(themes[0])
