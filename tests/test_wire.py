"""The second shipped theme: whole, provable, readable and at ease in both directions, and what a site's own theme may build on it."""

import re

import pytest
from conftest import build_site, copy_demo
from site_checker import findings

from generator.settings import load
from generator.theme import load_theme
from generator.verify import verify


def made(folder, **settings):
    """The demo, built with some of its settings changed."""
    root = copy_demo(folder / "site")
    text = (root / "site.yaml").read_text("utf-8")
    for key, value in settings.items():
        text = re.sub(rf"(?m)^{key}:.*\n", "", text) + f"{key}: {value}\n"
    (root / "site.yaml").write_text(text, "utf-8")
    return root


@pytest.fixture(scope="module", params=["en", "ar"])
def wired(request, tmp_path_factory):
    root = made(tmp_path_factory.mktemp(f"wire-{request.param}"), theme="wire", language=request.param)
    build_site(root)
    return root / "_site"


def test_its_pages_are_sound(wired):
    assert findings(wired) == []


def test_what_it_shows_can_be_proved(wired, demo):
    proof = verify(wired, lambda _: None, lambda: None)
    assert proof.problems == []
    theirs = verify(demo / "_site", lambda _: None, lambda: None)
    assert (proof.articles, proof.lines_kept, proof.lines_removed) == (theirs.articles, theirs.lines_kept, theirs.lines_removed)
    assert proof.statements >= theirs.statements * 0.9, "a theme that prints its statements without their places proves nothing"


def own_theme(root, files):
    """A theme in the site's own folder, chosen in its settings."""
    for name, text in files.items():
        path = root / "themes" / "mine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


@pytest.mark.parametrize("behind", ["broadsheet", "wire"])
def test_a_site_s_own_theme_changes_one_template_one_colour_and_one_rule(tmp_path, behind):
    root = own_theme(
        made(tmp_path, theme="mine"),
        {
            "theme.yaml": f"title: Mine\nextends: {behind}\n",
            "templates/made.html": f'{{% extends "{behind}/made.html" %}}{{% block end %}}<p class="mine">Ours</p>{{% endblock %}}',
            "static/more.css": ":root { --accent: #00695c; }\n",
        },
    )
    build_site(root)
    assert '<p class="mine">Ours</p>' in (root / "_site/made.html").read_text("utf-8")
    css = next((root / "_site/assets").glob("style.*.css")).read_text("utf-8")
    assert css.endswith(":root { --accent: #00695c; }\n")
    theirs = load_theme(root, behind)
    assert css.startswith(next(file.data for file in theirs.assets if file.path == theirs.stylesheet).decode())
    assert not list((root / "_site").rglob("more*.css"))
    assert verify(root / "_site", lambda _: None, lambda: None).problems == []


def test_tokens_of_one_s_own_replace_those_behind(tmp_path):
    tokens = ":root { --paper: #ffe; }\n"
    root = own_theme(made(tmp_path, theme="mine"), {"theme.yaml": "extends: wire\n", "static/tokens.css": tokens})
    theme = load_theme(root, load(root)[0].theme)
    css = next(file.data for file in theme.assets if file.path == theme.stylesheet).decode()
    assert css.startswith(tokens)
    assert css.count("color-scheme: dark") == 0
    assert "### " in css, "the rules of wire are there still"
