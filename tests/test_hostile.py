"""Hostile articles in every format and field: nothing of them runs, nothing else is lost, and the site stays well formed.

A small set; `make hostile` runs the same checks on thousands.
"""

import contextlib
import io
import json
import unicodedata

import hostile
import pytest
from conftest import REPOSITORY, build_site, served
from site_checker import findings

from generator.cli import main
from generator.verify import verify

WORDS = hostile.vocabulary(REPOSITORY / "themes" / "broadsheet")
BENIGN = "Bridge opens again\n\nBy Ann Example\nMarch 3, 2025\n\nThe bridge opened again on Monday, the council said.\n"
SETTINGS = "title: Harbour\nbase_url: https://digest.example/repo/\n"


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """A site of hostile articles and a harmless one; the report, and the marker of each file."""
    root = tmp_path_factory.mktemp("attacked")
    (root / "seeds").mkdir()
    (root / "site.yaml").write_text(SETTINGS)
    (root / "seeds" / "benign.txt").write_text(BENIGN)
    markers = {}
    for name, data, marker in hostile.articles(11, 100):
        (root / "seeds" / name).write_bytes(data)
        markers[f"seeds/{unicodedata.normalize('NFC', name)}"] = marker
    return root / "_site", build_site(root), markers


def test_pages_hold_nothing_but_what_the_theme_put_there(attacked):
    site, _, _ = attacked
    assert hostile.findings(site, WORDS) == []


def test_pages_are_well_formed_and_linked(attacked):
    site, _, _ = attacked
    assert findings(site, "/repo/") == []


def test_what_the_articles_say_is_still_there(attacked):
    site, report, markers = attacked
    digest = json.loads((site / "data" / "digest.json").read_bytes())
    pages = {article["file"]: (site / article["url"]).read_text("utf-8") for article in digest["articles"]}
    assert "The bridge opened again on Monday" in pages["seeds/benign.txt"]
    skipped = {problem.path for problem in report.problems}
    assert not [path for path in markers if path not in pages and path not in skipped]
    assert not [path for path, marker in markers.items() if path in pages and marker not in pages[path]]
    assert report.skipped < 10


def test_every_statement_of_the_site_is_proven(attacked):
    site, _, _ = attacked
    assert verify(site, lambda _: None, lambda: None).problems == []


def test_nothing_of_an_article_reaches_the_terminal_as_a_command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = []
    for name, data, _ in hostile.articles(12, 30):
        (tmp_path / name).write_bytes(data)
        names.append(name)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        codes = {main(["explain", f"./{name}"]) for name in names}
        codes.add(main(["build", ".", "--output", "site"]))
        main(["check", ".", "--output", "site", "--all"])
    assert codes <= {0, 3}
    printed = out.getvalue() + err.getvalue()
    bad = {char for char in printed if unicodedata.category(char) in {"Cc", "Cf"} and char not in "\n\u00ad\u200b\u200c\u200d"}
    assert bad == set()


@pytest.mark.browser
def test_nothing_runs_in_a_browser_and_nothing_is_fetched_from_elsewhere(attacked, browser):
    site, _, _ = attacked
    with served(site, "/repo/") as address:
        page = browser.new_page()
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: asked.append(f"a dialog: {dialog.message}"))
        pages = [path for path in sorted(site.rglob("*.html")) if 'http-equiv="refresh"' not in path.read_text("utf-8")]
        names = [path.relative_to(site).as_posix() for path in pages]
        kinds = {name.split("/")[0]: name for name in names}
        for name in [*kinds.values(), *[name for name in names if name.startswith("articles/")][::5]]:
            page.goto(f"{address}{name}")
            page.mouse.move(200, 300)
            assert page.evaluate("window.pwned") is None, name
        assert [url for url in asked if not url.startswith(address)] == []
        page.close()


def test_the_check_itself_sees_what_it_should(tmp_path):
    (tmp_path / "index.html").write_text(
        "<!doctype html><title>x</title><p onclick=x>a</p><img src=https://evil.example/x><a href='java\tscript:x'>b</a><iframe></iframe>"
        "<script>x</script><p style='x'>\x01</p>"
    )
    (tmp_path / "UPPER.txt").write_text("x")
    (tmp_path / "bad.json").write_text('{"url": "javascript:x"}')
    (tmp_path / "feed.xml").write_text("<feed><link href='data:x'/><content type='html'>&lt;img src=x onerror=y&gt;</content></feed>")
    told = "\n".join(hostile.findings(tmp_path, WORDS))
    for part in (
        "onclick",
        "img",
        "iframe",
        "not the theme's",
        "style",
        "'\\x01'",
        "UPPER.txt",
        "bad.json",
        "data:x",
        "onerror",
        "the scheme of 'java",
    ):
        assert part in told, part
