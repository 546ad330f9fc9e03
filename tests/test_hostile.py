"""Hostile articles in every format and field: nothing of them runs, nothing else is lost, and the site stays well formed.

A small set; `make hostile` runs the same checks on thousands.
"""

import contextlib
import gzip
import io
import json
import unicodedata
import zipfile

import hostile
import hostile_bombs
import hostile_twins
import pytest
from conftest import REPOSITORY, build_site, served
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from site_checker import findings

from generator.cli import main
from generator.verify import verify

WORDS = hostile.vocabulary(REPOSITORY / "themes" / "broadsheet")
BENIGN = "Bridge opens again\n\nBy Ann Example\nMarch 3, 2025\n\nThe bridge opened again on Monday, the council said.\n"
SETTINGS = "title: Harbour\nbase_url: https://digest.example/repo/\ncards: true\nsearch: true\n"


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """A site of hostile articles, bombs and a harmless one; the report, and the marker of each file."""
    root = tmp_path_factory.mktemp("attacked")
    (root / "seeds").mkdir()
    (root / "site.yaml").write_text(SETTINGS)
    (root / "seeds" / "benign.txt").write_text(BENIGN)
    markers = {}
    for name, data, marker in hostile.articles(11, 100):
        (root / "seeds" / name).write_bytes(data)
        markers[f"seeds/{unicodedata.normalize('NFC', name)}"] = marker
    for name, (data, _) in hostile_bombs.BOMBS.items():
        (root / "seeds" / name).write_bytes(data)
        markers[f"seeds/{name}"] = hostile_bombs.SENTENCE
    return root / "_site", build_site(root), markers


def test_pages_hold_nothing_but_what_the_theme_put_there(attacked):
    site, _, _ = attacked
    assert hostile.findings(site, WORDS) == []


def test_what_is_exported_runs_nothing_and_loads_nothing(attacked):
    site, _, _ = attacked
    assert hostile.exported(site.parent) == []


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
    refused = {f"seeds/{name}": code for name, (_, code) in hostile_bombs.BOMBS.items() if code}
    told = {problem.path: problem.code for problem in report.problems}
    assert {path: told.get(path) for path in refused} == refused
    assert report.skipped < 10 + len(refused)


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


def test_what_explain_writes_runs_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    names = []
    for name, data, _ in hostile.articles(13, 60):
        (tmp_path / "seeds" / name).write_bytes(data)
        names.append(f"seeds/{name}")
    assert main(["explain", *names, "--html", "page.html"]) in {0, 3}
    assert list(hostile_twins.explained((tmp_path / "page.html").read_bytes())) == []


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
        page.goto(f"{address}search/index.html?q=window+script")
        page.locator(".results h3 a").first.wait_for(timeout=20_000)
        assert page.evaluate("window.pwned") is None
        assert [url for url in asked if not url.startswith(address)] == []
        page.close()


@pytest.mark.browser
def test_nothing_of_an_exported_document_runs(attacked, browser, tmp_path):
    site, _, _ = attacked
    for kind, name, data in hostile.documents(site.parent, "html"):
        (tmp_path / f"{kind}-{name}.html").write_bytes(data)
    with served(tmp_path) as address:
        page = browser.new_page()
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        for path in sorted(tmp_path.iterdir()):
            page.goto(f"{address}{path.name}")
            assert page.evaluate("window.pwned") is None, path.name
        assert [url for url in asked if not url.startswith(address)] == []
        page.close()


def entry(text):
    return json.dumps({"version": "x", "items": [{"content_html": text, "url": "data:x"}]}).encode()


def picture(text):
    info, file = PngInfo(), io.BytesIO()
    info.add_text("Comment", text)
    Image.new("L", (1200, 630)).save(file, "png", pnginfo=info)
    return file.getvalue()


def archived(name, page):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, page)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.ics", b"BEGIN:VCALENDAR\r\nX-EVIL:1\r\nEND:VCALENDAR\r\n", "the property 'X-EVIL'"),
        ("a.ics", b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n", "without its BEGIN"),
        ("a.ics", b"BEGIN:VALARM\r\nEND:VALARM\r\n", "the part 'VALARM'"),
        ("a.ics", b"URL:javascript:x\r\n", "the scheme"),
        ("a.ics", b"SUMMARY:a\nb\r\n", "CRLF"),
        ("a.ics", b"SUMMARY:" + b"a" * 80 + b"\r\n", "75 bytes"),
        ("a.ics", b"SUMMARY:\x1b\r\n", "a control character"),
        ("a.bib", b"@article{a,\n  title = {\\input{/etc/passwd}},\n}\n", "the command"),
        ("a.bib", b"@article{a,\n  url = {javascript:x},\n}\n", "the scheme"),
        ("a.bib", b"@article{a,\n  title = {x},\n}\n@article{a,\n  title = {y},\n}\n", "cannot be read"),
        ("a.bib", b"@article{A/b,\n  title = {x},\n}\n", "the key"),
        ("a.ris", b"TY  - NEWS\nTI  - x\nXX  - y\nER  - \n", "the line 'XX"),
        ("a.ris", b"TY  - NEWS\nTI  - x\nand more\nER  - \n", "the line 'and"),
        ("a.ris", b"TY  - NEWS\nUR  - data:x\nER  - \n", "the scheme"),
        ("a.json", entry("<svg></svg>"), "the element svg"),
        ("a.json", entry("<p onclick=x>"), "the attribute onclick"),
        ("a.json", entry("<a href=' javascript:x'>y</a>"), "the scheme of ' javascript"),
        ("a.json", entry(""), "the scheme of 'data:x'"),
        ("a.json", b'{"events": [{"text": {"headline": "<script>x</script>"}}]}', "the element script"),
        ("a.png", picture("from /home/someone"), "Comment"),
        ("a.pf_fragment", gzip.compress(b'pagefind_dcd{"url": "//evil.example/"}'), "the address"),
    ],
)
def test_the_check_of_files_for_other_programs_sees_what_it_should(name, data, told, tmp_path):
    (tmp_path / name).write_bytes(data)
    assert any(told in problem for problem in hostile_twins.findings(tmp_path / name))


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<p>", "the policy"),
        ("<script>", "the element script"),
        ("<p style='x'>", "the attribute style"),
        ("<a href=javascript:x>", "the scheme"),
        ("<link rel=stylesheet href=//evil.example/x>", "loads from another site"),
    ],
)
def test_the_check_of_exported_documents_sees_what_it_should(page, told):
    assert any(told in problem for problem in hostile_twins.document(page.encode()))


@pytest.mark.parametrize("told", ["the policy", "script", "the attribute onload", "the element a", "the element meta", "control"])
def test_the_check_of_what_explain_writes_sees_what_it_should(told):
    page = b"<body onload=x><script>x</script><a href=x>y</a><meta http-equiv=refresh content=x>\x1b"
    assert any(told in problem for problem in hostile_twins.explained(page))


def test_the_check_of_books_sees_what_it_should():
    assert any("the name" in problem for problem in hostile_twins.book(archived("../x", "")))
    assert any("script" in problem for problem in hostile_twins.book(archived("a.xhtml", "<html><script/></html>")))
    assert any("onload" in problem for problem in hostile_twins.book(archived("a.xhtml", "<html onload='x'/>")))


def test_the_check_itself_sees_what_it_should(tmp_path):
    (tmp_path / "index.html").write_text(
        "<!doctype html><script src=x.js></script><title>x</title><p onclick=x>a</p>"
        "<img src=https://evil.example/x><a href='java\tscript:x'>b</a><iframe></iframe>"
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
        "the policy []",
        "a script before",
        "the scheme of 'java",
    ):
        assert part in told, part
