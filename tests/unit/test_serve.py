"""The preview server: what it answers, to whom, and what it does when a build fails or a file is saved."""

import contextlib
import errno
import http.client
import io
import threading
import time
from http import HTTPStatus
from pathlib import Path

import pytest
from watchdog.events import (
    DirCreatedEvent,
    DirModifiedEvent,
    FileClosedNoWriteEvent,
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
)

from generator.build import BuildOptions
from generator.preview import EVENTS, Preview, Server, mark, reply
from generator.problems import Problem
from generator.serve import PortTaken, Watch, _Rebuild, _server
from generator.terminal import Terminal

LOCAL = "127.0.0.1:8000"
PAGE = b"<!doctype html><html><head><title>x</title></head><body class='a'><h1>Front</h1></body></html>"
BROKEN = Problem("empty-seed", "seeds/<script>\u202e.txt", 0, 0, "<b>bad</b>")


@pytest.fixture
def site(tmp_path):
    """A small site beside a file that is not to be seen."""
    output = tmp_path / "_site"
    (output / "topics").mkdir(parents=True)
    (output / "empty").mkdir()
    (output / "index.html").write_bytes(PAGE)
    (output / "404.html").write_bytes(PAGE.replace(b"Front", b"Missing"))
    (output / "topics" / "index.html").write_bytes(PAGE.replace(b"Front", b"Topics"))
    (output / "style.css").write_text("a{}")
    (output / "feed.xml").write_text("<feed/>")
    (output / "a b.txt").write_text("spaced")
    (output / ".newsdigest").write_text("owned")
    (tmp_path / "secret.txt").write_text("secret")
    (output / "link.txt").symlink_to(tmp_path / "secret.txt")
    return output


@pytest.fixture
def preview(site):
    shown = Preview()
    shown.show(site, "/")
    return shown


def get(preview, target, host=LOCAL):
    return reply(preview, target, host)


@pytest.mark.parametrize(
    ("target", "content_type", "part"),
    [
        ("/", "text/html; charset=utf-8", b"Front"),
        ("/index.html?x=1", "text/html; charset=utf-8", b"Front"),
        ("/topics/", "text/html; charset=utf-8", b"Topics"),
        ("/style.css", "text/css; charset=utf-8", b"a{}"),
        ("/feed.xml", "application/xml; charset=utf-8", b"<feed/>"),
        ("/a%20b.txt", "text/plain; charset=utf-8", b"spaced"),
    ],
)
def test_files_of_the_site_are_served_with_their_types(preview, target, content_type, part):
    answer = get(preview, target)
    assert (answer.status, answer.headers["Content-Type"]) == (HTTPStatus.OK, content_type)
    assert part in answer.body


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/topics/../../secret.txt", "//etc/passwd", "/etc/passwd", "/link.txt",
        "/.newsdigest", "/..\\secret.txt", "/%00", "/empty/", "/empty", "/nothing.html", "/index.html/", "/" + "a" * 5000, "secret.txt",
        "http://127.0.0.1/index.html", "/%ff%fe", "/C:/x", "",
    ],
)  # fmt: skip
def test_nothing_else_is_served(preview, target):
    answer = get(preview, target)
    assert answer.status is HTTPStatus.NOT_FOUND
    assert b"Missing" in answer.body
    assert b"secret" not in answer.body


def test_a_folder_is_never_listed_and_has_its_slash_added(preview):
    answer = get(preview, "/topics")
    assert (answer.status, answer.headers["Location"]) == (HTTPStatus.FOUND, "/topics/")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "", "127.0.0.1.evil", "localhost@evil.example", "[::1]x"])
def test_other_hosts_are_refused(preview, host):
    for target in ("/", EVENTS, "/.newsdigest/live.js"):
        answer = get(preview, target, host)
        assert answer.status is HTTPStatus.FORBIDDEN
        assert b"Front" not in answer.body


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "LOCALHOST", "[::1]:8000"])
def test_local_hosts_are_answered(preview, host):
    assert get(preview, "/", host).status is HTTPStatus.OK


def test_the_site_stands_under_its_base_path(site):
    preview = Preview()
    preview.show(site, "/repo/")
    for target in ("/", "/repo"):
        assert (get(preview, target).status, get(preview, target).headers["Location"]) == (HTTPStatus.FOUND, "/repo/")
    assert b"Front" in get(preview, "/repo/").body
    assert b"Topics" in get(preview, "/repo/topics/index.html").body
    assert get(preview, "/repo/topics").headers["Location"] == "/repo/topics/"
    for outside in ("/topics/index.html", "/repository/index.html", "/repo/../index.html"):
        assert get(preview, outside).status is HTTPStatus.NOT_FOUND


def test_pages_get_the_reloading_script_as_served_and_files_stay_as_they_are(preview, site):
    body = get(preview, "/").body
    assert f'data-version="{mark(preview, "/")}"'.encode() in body
    assert body.index(b"live.js") < body.index(b"</head>")
    assert (site / "index.html").read_bytes() == PAGE
    assert b"EventSource" in get(preview, "/.newsdigest/live.js").body


def test_a_failed_build_shows_its_problems_on_the_last_good_page(preview):
    preview.fail((BROKEN,))
    body = get(preview, "/").body
    assert b"Front" in body
    assert b'role="alert"' in body
    assert b"&lt;b&gt;bad&lt;/b&gt;" in body
    assert b"<b>" not in body
    assert "\u202e".encode() not in body
    assert body.index(b"<body class='a'>") < body.index(b'role="alert"') < body.index(b"<h1>")


def test_a_good_build_takes_the_problems_away(preview, site):
    preview.fail((BROKEN,))
    preview.show(site, "/")
    assert b'role="alert"' not in get(preview, "/").body


def test_without_any_good_build_the_problems_are_all_there_is():
    preview = Preview()
    preview.fail((BROKEN,))
    answer = get(preview, "/anything")
    assert answer.status is HTTPStatus.SERVICE_UNAVAILABLE
    assert b"empty-seed" in answer.body
    assert b"live.js" in answer.body


def test_a_page_is_loaded_anew_when_it_changed_itself_and_only_then(preview, site):
    front, topics = mark(preview, "/"), mark(preview, "/topics/")
    (site / "topics" / "index.html").write_bytes(PAGE.replace(b"Front", b"Other topics"))
    preview.show(site, "/")
    assert mark(preview, "/") == front
    assert mark(preview, "/topics/") != topics
    preview.fail((BROKEN,))
    failed = mark(preview, "/")
    preview.fail((BROKEN,))
    assert failed == mark(preview, "/") != front
    preview.show(site, "/")
    assert mark(preview, "/") == front


def test_what_a_build_makes_first_is_shown_until_it_is_written_or_has_failed(preview, site):
    before = mark(preview, "/topics/")
    first = {"topics/index.html": PAGE.replace(b"Front", b"Fresh"), "new.html": PAGE, "assets/style.0123abcd.css": b"b{}"}
    preview.first(first)
    assert b"Fresh" in get(preview, "/topics/").body
    assert get(preview, "/new.html").status is HTTPStatus.OK
    assert get(preview, "/assets/style.0123abcd.css").body == b"b{}"
    assert mark(preview, "/topics/") != before
    preview.fail((BROKEN,))
    assert b"Fresh" not in get(preview, "/topics/").body
    preview.first(first)
    assert b'role="alert"' not in get(preview, "/topics/").body
    preview.show(site, "/")
    assert mark(preview, "/topics/") == before
    assert get(preview, "/new.html").status is HTTPStatus.NOT_FOUND


def test_a_changed_stylesheet_is_given_under_its_old_address_and_loads_no_page_anew(preview, site):
    (site / "assets").mkdir()
    (site / "assets" / "style.0123abcd.css").write_text("a{}")
    styled = PAGE.replace(b"<title>", b'<link rel="stylesheet" href="../assets/style.0123abcd.css"><title>')
    (site / "index.html").write_bytes(styled)
    before = mark(preview, "/")
    preview.restyle({"assets/style.4567cdef.css": b"b{}", "assets/site.89abcdef.js": b"alert()"})
    for address in ("/assets/style.0123abcd.css", "/assets/style.4567cdef.css"):
        assert get(preview, address).body == b"b{}"
    assert get(preview, "/assets/site.89abcdef.js").status is HTTPStatus.NOT_FOUND
    (site / "index.html").write_bytes(styled.replace(b"0123abcd", b"4567cdef"))
    preview.show(site, "/")
    assert mark(preview, "/") == before
    assert get(preview, "/assets/style.0123abcd.css").body == b"a{}"


@pytest.fixture
def server(preview):
    running = Server(0, preview)
    threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield running
    preview.close()
    running.shutdown()
    running.server_close()


@pytest.fixture
def connection(server):
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)) as made:
        yield made


def test_the_server_stands_on_the_loopback_address_and_answers(server, connection):
    assert server.server_address[0] == "127.0.0.1"
    for method, long in (("GET", True), ("HEAD", False)):
        connection.request(method, "/")
        answer = connection.getresponse()
        assert (answer.status, answer.getheader("Cache-Control"), bool(answer.read())) == (200, "no-store", long)
    connection.request("GET", "/missing")
    answer = connection.getresponse()
    assert (answer.status, b"Missing" in answer.read()) == (404, True)


def test_other_methods_are_refused(connection):
    connection.request("POST", "/", body=b"x=1")
    answer = connection.getresponse()
    assert answer.status == HTTPStatus.NOT_IMPLEMENTED
    answer.read()


def test_events_tell_of_a_page_that_changed_and_of_styles(connection, preview, site):
    connection.request("GET", f"{EVENTS}?page=%2Ftopics%2F")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream"
    assert answer.fp.readline() == f"data: {mark(preview, '/topics/')}\n".encode()
    assert answer.fp.readline() == b"\n"
    assert preview.open_pages() == {"topics/index.html"}
    (site / "topics" / "index.html").write_bytes(PAGE)
    preview.show(site, "/")
    assert answer.fp.readline() == f"data: {mark(preview, '/topics/')}\n".encode()
    assert answer.fp.readline() == b"\n"
    preview.restyle({"assets/style.0123abcd.css": b"a{}"})
    assert [answer.fp.readline() for _ in range(4)] == [b": still here\n", b"\n", b"event: style\n", b"data: 1\n"]
    preview.close()
    assert answer.read() == b"\n"


def test_pages_that_nobody_shows_any_more_are_forgotten():
    preview = Preview()
    preview.base = "/repo/"
    with preview.shown("/repo/"), preview.shown("/repo/a.html"), preview.shown("/repo/a.html"), preview.shown("/elsewhere.html"):
        assert preview.open_pages() == {"index.html", "a.html"}
    assert preview.open_pages() == set()


def test_a_taken_port_is_a_problem_and_the_usual_one_gives_way(server, preview, monkeypatch):
    taken = server.server_address[1]
    with pytest.raises(PortTaken) as refused:
        _server(taken, preview)
    assert f"port {taken} cannot be had" in str(refused.value)
    monkeypatch.setattr("generator.serve.PORT", taken)
    second = _server(None, preview)
    assert taken < second.server_address[1] < taken + 20
    second.server_close()


# ------------------------------------------------------------------------------------------ watch


class Silent:
    """An observer that sees nothing: events are given by hand."""

    def start(self): ...
    def stop(self): ...
    def schedule(self, handler, path, *, recursive): ...
    def unschedule_all(self): ...


@pytest.mark.parametrize(
    ("event", "counts"),
    [
        (FileModifiedEvent("seeds/a.txt"), True),
        (FileModifiedEvent("seeds/a.txt.yaml"), True),
        (FileModifiedEvent("site.yaml"), True),
        (FileMovedEvent("seeds/.a.txt.swp", "seeds/a.txt"), True),
        (FileMovedEvent("seeds/a.txt", "elsewhere/.a"), True),
        (FileOpenedEvent("seeds/a.txt"), False),
        (FileClosedNoWriteEvent("seeds/a.txt"), False),
        (DirModifiedEvent("seeds"), False),
        (FileModifiedEvent("_site/index.html"), False),
        (FileModifiedEvent(".cache/newsdigest.sqlite"), False),
        (FileModifiedEvent("seeds/.a.txt.swp"), False),
        (FileModifiedEvent(".git/index"), False),
    ],
)
def test_what_counts_as_a_change(tmp_path, event, counts):
    watch = Watch(tmp_path, Silent)
    watch.follow(tmp_path / "_site", (tmp_path,))
    for name in ("src_path", "dest_path"):
        path = getattr(event, name)
        setattr(event, name, str(tmp_path / path) if path else "")
    watch.on_any_event(event)
    assert watch._changed.is_set() is counts


@pytest.mark.parametrize(
    ("event", "counts"),
    [
        (FileModifiedEvent("site.yaml"), True),
        (FileModifiedEvent("seeds/a.txt.yaml"), True),
        (DirCreatedEvent("themes"), True),
        (DirCreatedEvent("words"), True),
        (FileMovedEvent("draft.txt", "seeds/a.txt"), True),
        (FileModifiedEvent("build.log"), False),
        (FileCreatedEvent("seeds.txt"), False),
        (FileModifiedEvent("README.md"), False),
        (DirCreatedEvent("node_modules"), False),
    ],
)
def test_what_no_build_reads_leads_to_none(tmp_path, event, counts):
    (tmp_path / "seeds").mkdir()
    watch = Watch(tmp_path, Silent)
    watch.follow(tmp_path / "_site", (tmp_path / "seeds", tmp_path / "words" / "content", tmp_path / "themes"))
    for name in ("src_path", "dest_path"):
        path = getattr(event, name)
        setattr(event, name, str(tmp_path / path) if path else "")
    watch.on_any_event(event)
    assert watch.changed is counts


def test_a_folder_made_again_is_watched_again(tmp_path):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    watch = Watch(tmp_path)
    try:
        watch.follow(tmp_path / "_site", (seeds,))
        seeds.rename(tmp_path / "old")
        seeds.mkdir()
        watch.follow(tmp_path / "_site", (seeds,))
        time.sleep(0.3)
        watch._changed.clear()
        (seeds / "a.txt").write_text("one")
        assert watch._changed.wait(10)
    finally:
        watch.close()


def test_where_the_system_allows_no_more_watches_the_files_are_looked_at(tmp_path):
    class Limited(Silent):
        def schedule(self, *_arguments, **_options):
            raise OSError(errno.ENOSPC, "inotify watch limit reached")

    watch = Watch(tmp_path, Limited)
    try:
        watch.follow(tmp_path / "_site", (tmp_path,))
        time.sleep(0.1)
        (tmp_path / "a.txt").write_text("one")
        assert watch._changed.wait(10)
    finally:
        watch.close()


def test_saves_of_every_kind_are_noticed(tmp_path):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    watch = Watch(tmp_path)
    watch.follow(tmp_path / "_site", (seeds, tmp_path / "content"))
    heard = threading.Event()

    def listen():
        watch.wait()
        heard.set()

    def in_place():
        (seeds / "a.txt").write_text("one")

    def atomic():
        (seeds / ".a.txt.tmp").write_text("two")
        Path(seeds / ".a.txt.tmp").replace(seeds / "a.txt")

    def settings():
        (tmp_path / "site.yaml").write_text("title: x")

    def deleted():
        (seeds / "a.txt").unlink()

    def moved_in():
        (tmp_path / "elsewhere.txt").write_text("three")
        (tmp_path / "elsewhere.txt").rename(seeds / "b.txt")

    def new_folder():
        (tmp_path / "content").mkdir()

    try:
        for save in (in_place, atomic, settings, deleted, moved_in, new_folder):
            heard.clear()
            thread = threading.Thread(target=listen, daemon=True)
            thread.start()
            save()
            assert heard.wait(10), save.__name__
            thread.join(10)
        (tmp_path / "_site").mkdir()
        while watch._changed.wait(0.5):  # what is still to come of the saves
            watch._changed.clear()
        (tmp_path / "_site" / "index.html").write_text("built")
        assert [path.read_text() for path in seeds.iterdir()] == ["three"]
        time.sleep(0.4)
        assert not watch._changed.is_set(), "the build's own reading and writing must not lead to a build"
    finally:
        watch.close()


def test_a_changed_sidecar_is_seen_and_shown(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.md").write_text(
        "---\ntitle: The first\ndate: 2025-01-02\n---\n\nThe council met on Thursday and agreed on nothing at all.\n"
    )
    preview, watch = Preview(), Watch(tmp_path)
    rebuild = _Rebuild(tmp_path, BuildOptions(), preview, Terminal(io.StringIO(), io.StringIO(), {}, quiet=True))
    try:
        rebuild(watch)
        time.sleep(0.3)  # until the system has set up its watches
        watch._changed.clear()
        before = preview.count
        (tmp_path / "seeds/a.md.yaml").write_text("title: Another title\n")
        assert watch._changed.wait(10)
        watch.wait()
        rebuild(watch)
        assert "Another title" in (tmp_path / "_site/index.html").read_text("utf-8")
        assert preview.count > before
    finally:
        watch.close()
        preview.close()
