"""The preview as a person has it: what a save brings to the browser, in which order, and what it leaves alone."""

import io
import threading
from urllib.parse import quote

import pytest
from conftest import build_site, copy_demo
from test_laws import tree
from watchdog.events import FileModifiedEvent

from generator.build import BuildOptions
from generator.preview import Preview, Server, reply
from generator.serve import Watch, _Rebuild
from generator.terminal import Terminal

PAGE = """<!doctype html><html><head><link rel="stylesheet" href="assets/style.0123abcd.css"></head><body><h1>Front</h1></body></html>"""
COLOUR = "getComputedStyle(document.querySelector('h1')).color"


class Silent:
    """An observer that sees nothing: events are given by hand."""

    def start(self): ...
    def stop(self): ...
    def schedule(self, handler, path, *, recursive): ...
    def unschedule_all(self): ...


@pytest.fixture
def server():
    running = Server(0, Preview())
    threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield running
    running.preview.close()
    running.shutdown()
    running.server_close()


@pytest.mark.browser
def test_styles_are_exchanged_and_pages_loaded_anew_only_where_they_changed(tmp_path, browser, server):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/style.0123abcd.css").write_text("h1 { color: rgb(1, 2, 3) }")
    for name in ("index.html", "other.html"):
        (tmp_path / name).write_text(PAGE)
    preview = server.preview
    preview.show(tmp_path, "/")
    pages = [browser.new_page() for _ in range(2)]
    for page, name in zip(pages, ("", "other.html"), strict=True):
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/{name}")
        page.evaluate("window.kept = true")
        page.wait_for_function(f"{COLOUR} === 'rgb(1, 2, 3)'")
    front, other = pages
    front.wait_for_function("performance.getEntriesByType('resource').some(one => one.name.includes('live.js'))")
    while preview.open_pages() != {"index.html", "other.html"}:
        front.wait_for_timeout(20)
    preview.restyle({"assets/style.4567cdef.css": b"h1 { color: rgb(4, 5, 6) }"})
    for page in pages:
        page.wait_for_function(f"{COLOUR} === 'rgb(4, 5, 6)'")
        page.wait_for_function("document.querySelectorAll('link[href*=style]').length === 1")
    preview.first({"index.html": PAGE.replace("Front", "Fresh").encode()})
    front.get_by_text("Fresh").wait_for()
    assert front.evaluate("window.kept === undefined")
    assert other.evaluate("window.kept")
    for page in pages:
        page.close()


@pytest.fixture
def rebuilding(tmp_path):
    """A demo with a theme of its own, built once by the preview; its root, the preview, the watch and what rebuilds."""
    root = copy_demo(tmp_path / "site")
    settings = (root / "site.yaml").read_text("utf-8")
    (root / "site.yaml").write_text(f"{settings}\ntheme: mine\n", "utf-8")
    for folder in ("templates", "static"):
        (root / "themes/mine" / folder).mkdir(parents=True)
    (root / "themes/mine/theme.yaml").write_text("title: Mine\nextends: broadsheet\n", "utf-8")
    (root / "themes/mine/static/more.css").write_text("h1 { color: red }", "utf-8")
    preview, watch = Preview(), Watch(root, Silent)
    rebuild = _Rebuild(root, BuildOptions(), preview, Terminal(io.StringIO(), io.StringIO(), {}, quiet=True))
    rebuild(watch)
    return root, preview, watch, rebuild


def template(root, words):
    text = f'{{% extends "broadsheet/front.html" %}}{{% block end %}}<p class="end">{words}</p>{{% endblock %}}'
    (root / "themes/mine/templates/front.html").write_text(text, "utf-8")


def test_the_page_that_is_looked_at_is_shown_before_the_site_is_written(rebuilding, monkeypatch):
    root, preview, watch, rebuild = rebuilding
    before = tree(root / "_site")
    seen = []

    def first(files):
        seen.append((set(files), tree(root / "_site") == before))
        Preview.first(preview, files)
        seen.append(reply(preview, "/", "localhost").body)

    monkeypatch.setattr(preview, "first", first)
    template(root, "Printed first.")
    with preview.shown("/"), preview.shown("/no-such-page.html"):
        rebuild(watch)
    (files, untouched), body = seen
    assert untouched
    assert {path for path in files if path.endswith(".html")} == {"index.html"}
    assert any(path.endswith(".css") for path in files)
    assert b"Printed first." in body
    assert b"Printed first." in (root / "_site/index.html").read_bytes()


def test_without_a_browser_nothing_is_made_first(rebuilding, monkeypatch):
    root, preview, watch, rebuild = rebuilding
    monkeypatch.setattr(preview, "first", lambda _: pytest.fail("nobody looks at a page"))
    template(root, "Printed.")
    rebuild(watch)


def test_a_saved_stylesheet_is_exchanged_before_the_build(rebuilding):
    root, preview, watch, rebuild = rebuilding
    [old] = (path.name for path in (root / "_site/assets").glob("style.*.css"))
    watch.styled = rebuild.restyle
    for path in (root / "site.yaml", root / "themes/mine/theme.yaml"):
        watch.on_any_event(FileModifiedEvent(str(path)))
    assert preview.styled == 0
    (root / "themes/mine/static/more.css").write_text("h1 { color: blue }", "utf-8")
    watch.on_any_event(FileModifiedEvent(str(root / "themes/mine/static/more.css")))
    assert preview.styled == 1
    assert b"color: blue" in reply(preview, f"/assets/{quote(old)}", "localhost").body
    rebuild(Watch(root, Silent))
    [new] = (root / "_site/assets").glob("style.*.css")
    assert new.name != old
    assert b"color: blue" in new.read_bytes()


def test_a_save_ends_the_writing_of_what_is_out_of_date_but_not_for_ever(rebuilding, monkeypatch, tmp_path):
    root, preview, watch, rebuild = rebuilding
    before = tree(root / "_site")
    template(root, "Printed soon.")
    watch.on_any_event(FileModifiedEvent(str(root / "site.yaml")))
    with preview.shown("/"):
        rebuild(watch)
    assert tree(root / "_site") == before
    assert b"Printed soon." in reply(preview, "/", "localhost").body
    monkeypatch.setattr("generator.serve._OVERDUE", 0)
    rebuild(watch)
    after = tree(root / "_site")
    assert b"Printed soon." in after["index.html"]
    (tmp_path / "cold").mkdir()
    for name in ("seeds", "content", "themes", "site.yaml"):
        (tmp_path / "cold" / name).symlink_to(root / name)
    build_site(tmp_path / "cold")
    assert after == tree(tmp_path / "cold/_site")
