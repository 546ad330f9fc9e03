"""The demo site as a whole: well-formed, linked, the same at every base path, and what the issue of the day is."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import BASE_URL, REPOSITORY, Silent, build_site, copy_demo, furnish
from samples import templates
from site_checker import findings, pages

from generator.export import Library
from generator.settings import load

VNU = Path(os.environ.get("NEWSDIGEST_VNU") or REPOSITORY / ".cache/vnu/vnu.jar")


def test_nothing_is_wrong_with_any_page(demo):
    assert findings(demo / "_site", "/repo/") == []


def test_without_a_base_url_nothing_is_wrong_either(tmp_path):
    root = copy_demo(tmp_path / "site")
    build_site(root)
    assert findings(root / "_site") == []


def test_every_page_kind_is_there(demo):
    names = {path.relative_to(demo / "_site").as_posix() for path in pages(demo / "_site")}
    assert {"index.html", "2025/07/29.html", "2025/07/index.html", "2025/index.html", "archive/index.html", "topics/index.html"} <= names
    assert {"outlets/index.html", "outlets/the-moscow-times.html", "timeline/index.html", "made.html", "about.html", "404.html"} <= names
    assert sum(name.startswith("articles/") for name in names) == 5


def test_links_are_relative_but_for_the_page_of_missing_addresses(demo):
    for path in pages(demo / "_site"):
        text = path.read_text("utf-8")
        assert ('href="/' in text) == (path.name == "404.html"), path


def test_the_talks_of_february_and_april_meet_with_both_sources(demo):
    digest = json.loads((demo / "_site/data/digest.json").read_text("utf-8"))
    articles = {article["id"]: article["file"] for article in digest["articles"]}
    told = {
        entry["value"]: {articles[citation["article"]] for citation in entry["citations"]}
        for entry in digest["timeline"]
        if entry["value"] in {"2025-02-27", "2025-04-10"}
    }
    both = {"seeds/000_98d4364fc52d7356.txt", "seeds/001_b5eae39174161514.txt"}
    assert told == {"2025-02-27": both, "2025-04-10": both}
    assert [entry["value"] for entry in digest["timeline"]].count("2025-02-27") == 1


def test_the_digest_as_json_says_what_scripts_rely_on(demo):
    digest = json.loads((demo / "_site/data/digest.json").read_text("utf-8"))
    by_file = {article["file"]: article for article in digest["articles"]}
    assert set(by_file) == {f"seeds/{path.name}" for path in (REPOSITORY / "seeds").glob("*.txt")}
    first = by_file["seeds/000_98d4364fc52d7356.txt"]
    assert first["published"] == "2025-07-29"
    assert first["published_basis"] == "stated"
    assert first["source"] == "The Moscow Times"
    assert first["url"] == f"articles/{first['id']}.html"
    assert (demo / "_site" / first["url"]).is_file()
    assert by_file["seeds/004_8e9bfbc65cdd10c8.txt"]["published_basis"] == "inferred"


@pytest.mark.skipif(not VNU.exists() and not os.environ.get("CI"), reason="the Nu checker is not at .cache/vnu/vnu.jar; .ci/run fetches it")
@pytest.mark.parametrize(("theme", "language"), [("broadsheet", "en"), ("wire", "ar")])
def test_the_nu_html_checker_finds_no_error(tmp_path, theme, language):
    root = furnish(tmp_path / "site", theme=theme, language=language)
    build_site(root, base_url=BASE_URL)
    shelf = Library(root, load(root)[0], Silent())
    for kind in ("story", "topic", "edition", "article"):
        (root / "_site" / f"dossier-{kind}.html").write_bytes(shelf.write(shelf.subjects(kind)[0], "html"))
    kinds = {kind for path in pages(root / "_site") for kind in re.findall(r'<body class="kind-([a-z]+)"', path.read_text("utf-8"))}
    assert kinds | {"missing"} == {name.removesuffix(".html") for name in templates()}
    java = shutil.which("java")
    assert java, "the Nu checker needs java"
    command = [java, "-Xss8m", "-jar", str(VNU), "--errors-only", "--skip-non-html", str(root / "_site")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
    assert done.returncode == 0


def test_atom_feeds_name_public_addresses(demo):
    feed = (demo / "_site/feed.xml").read_text("utf-8")
    assert f"{BASE_URL}articles/" in feed
