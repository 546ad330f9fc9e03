"""Which files are seeds: everything else is passed over, with a word where a reader could miss it."""

import os
import unicodedata

import pytest

from generator.config import LIMITS, MEGABYTE, SiteConfig
from generator.problems import CODES
from generator.read import Found, Unreadable, find, load
from generator.text import digest


def site(root, *names, text="words"):
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def paths(root, **config):
    found, problems = find(root, SiteConfig(**config))
    assert all(problem.code in CODES for problem in problems)
    return [seed.path for seed in found], [(problem.path, problem.code) for problem in problems]


def test_seeds_are_found_below_the_seeds_folder_in_the_order_of_their_paths(tmp_path):
    site(tmp_path, "seeds/b.txt", "seeds/a/z.md", "seeds/a.html", "seeds/c", "other/d.txt", "e.txt")
    assert paths(tmp_path) == (["seeds/a.html", "seeds/a/z.md", "seeds/b.txt", "seeds/c"], [])


def test_a_seed_knows_its_place_and_stat(tmp_path):
    site(tmp_path, "seeds/a.txt")
    [seed], _ = find(tmp_path, SiteConfig())
    status = (tmp_path / "seeds/a.txt").stat()
    assert seed == Found("seeds/a.txt", tmp_path / "seeds" / "a.txt", status.st_size, status.st_mtime_ns, ctime_ns=status.st_ctime_ns)


@pytest.mark.parametrize(("later", "fresh"), [(0, True), (1, True), (3, False)])
def test_a_seed_just_written_may_change_within_the_same_tick(tmp_path, monkeypatch, later, fresh):
    site(tmp_path, "seeds/a.txt")
    written = (tmp_path / "seeds/a.txt").stat().st_ctime_ns
    monkeypatch.setattr("generator.read.files.time.time_ns", lambda: written + later * 1_000_000_000)
    [seed], _ = find(tmp_path, SiteConfig())
    assert seed.fresh is fresh


def test_hidden_files_sidecars_and_half_written_ones_are_passed_over(tmp_path):
    site(tmp_path, "seeds/a.txt", "seeds/a.txt.yaml", "seeds/a.yaml", "seeds/.b.txt", "seeds/.git/c.txt", "seeds/d.txt~")
    site(tmp_path, "seeds/e.txt.part", "seeds/Thumbs.db", "seeds/__MACOSX/f.txt")
    assert paths(tmp_path) == (["seeds/a.txt"], [])


def test_without_a_seeds_folder_the_site_itself_holds_the_seeds_but_not_its_own_files(tmp_path):
    site(tmp_path, "one.txt", "more/two.md", "README.md", "LICENSE", "requirements.txt", "requirements-dev.txt", "CHANGELOG.md")
    site(tmp_path, "Makefile")
    site(tmp_path, "site.yaml", "build.py", "package.json", "_site/index.html", "content/pages/about.md")
    site(tmp_path, "themes/x/base.html", ".cache/x.txt", "node_modules/x/readme.txt", "history.md", "photo.jpg")
    assert paths(tmp_path) == (["history.md", "more/two.md", "one.txt"], [])


def test_the_folders_of_the_configuration_are_no_seeds(tmp_path):
    site(tmp_path, "one.txt", "public/index.html", "words/pages/about.md")
    assert paths(tmp_path, output="public", content="words") == (["one.txt"], [])


def test_the_seeds_folder_may_have_another_name(tmp_path):
    site(tmp_path, "articles/a.txt", "seeds/b.txt")
    assert paths(tmp_path, seeds="articles") == (["articles/a.txt"], [])


def test_a_seeds_folder_that_does_not_exist_is_an_error(tmp_path):
    assert paths(tmp_path, seeds="articles") == ([], [("site.yaml", "no-seeds-folder")])


def test_the_pictures_beside_a_saved_page_are_its_furniture(tmp_path):
    site(tmp_path, "seeds/page.html", "seeds/page_files/frame.html", "seeds/page_files/x.js", "seeds/case_files/a.txt")
    assert paths(tmp_path) == (["seeds/case_files/a.txt", "seeds/page.html"], [])


def test_files_of_other_kinds_are_named(tmp_path):
    site(tmp_path, "seeds/a.txt", "seeds/b.pdf", "seeds/c.JPG", "seeds/d.docx", "seeds/e.zip", "seeds/f.xml", "seeds/g.py")
    found, problems = find(tmp_path, SiteConfig())
    assert [seed.path for seed in found] == ["seeds/a.txt"]
    assert [(problem.path[-1 - len("pdf") :].lstrip("."), problem.code) for problem in problems] == [
        ("pdf", "unknown-format"),
        ("JPG", "media-file"),
        ("docx", "unknown-format"),
        ("zip", "unknown-format"),
        ("xml", "unknown-format"),
        ("g.py", "unknown-format"),
    ]
    assert "save the article as text or HTML" in str(problems[0])


def test_empty_and_huge_files_are_named_and_not_read(tmp_path):
    site(tmp_path, "seeds/a.txt")
    site(tmp_path, "seeds/empty.txt", text="")
    with (tmp_path / "seeds/huge.txt").open("wb") as file:
        file.truncate(LIMITS.file * MEGABYTE + 1)
    assert paths(tmp_path) == (["seeds/a.txt"], [("seeds/empty.txt", "empty-seed"), ("seeds/huge.txt", "seed-too-large")])


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_links_are_followed_within_the_folder_only(tmp_path):
    site(tmp_path, "seeds/a.txt", "seeds/sub/b.txt", "secret.txt", "outside/c.txt")
    (tmp_path / "seeds/inside.txt").symlink_to("sub/b.txt")
    (tmp_path / "seeds/outside.txt").symlink_to("../secret.txt")
    (tmp_path / "seeds/folder").symlink_to("../outside", target_is_directory=True)
    (tmp_path / "seeds/loop").symlink_to(".", target_is_directory=True)
    (tmp_path / "seeds/broken.txt").symlink_to("nowhere.txt")
    (tmp_path / "seeds/itself.txt").symlink_to("itself.txt")
    found, problems = paths(tmp_path)
    assert found == ["seeds/a.txt", "seeds/inside.txt", "seeds/sub/b.txt"]
    assert problems == [
        ("seeds/broken.txt", "cannot-open"),
        ("seeds/folder", "link-outside"),
        ("seeds/itself.txt", "cannot-open"),
        ("seeds/outside.txt", "link-outside"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_a_pipe_is_not_opened(tmp_path):
    site(tmp_path, "seeds/a.txt")
    os.mkfifo(tmp_path / "seeds/pipe.txt")
    assert paths(tmp_path) == (["seeds/a.txt"], [("seeds/pipe.txt", "not-a-file")])
    with pytest.raises(Unreadable) as refused:
        load(Found("seeds/pipe.txt", tmp_path / "seeds/pipe.txt", 1, 0))
    assert refused.value.problem.code == "not-a-file"


def test_two_spellings_of_one_name_are_two_seeds(tmp_path):
    (tmp_path / "seeds").mkdir()
    names = {unicodedata.normalize(form, "é.txt") for form in ("NFC", "NFD")}
    for name in names:
        (tmp_path / "seeds" / name).write_text("words", encoding="utf-8")
    if len(list((tmp_path / "seeds").iterdir())) == 1:
        pytest.skip("this file system knows one spelling")
    found, _ = paths(tmp_path)
    assert set(found) == {f"seeds/{name}" for name in names}


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_no_text_is_shown_with_escapes(tmp_path):
    (tmp_path / "seeds").mkdir()
    try:
        (tmp_path / "seeds" / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"words")
    except (OSError, UnicodeError):
        pytest.skip("this file system has no such names")
    [seed], problems = find(tmp_path, SiteConfig())
    assert (seed.path, problems) == ("seeds/caf%e9.txt", ())
    assert load(seed).data == b"words"


def test_loading_gives_the_bytes_and_their_digest(tmp_path):
    site(tmp_path, "seeds/a.txt")
    [seed], _ = find(tmp_path, SiteConfig())
    loaded = load(seed)
    assert (loaded.path, loaded.data, loaded.digest) == ("seeds/a.txt", b"words", digest(b"words"))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda file: file.unlink(), "cannot-open"),
        (lambda file: file.write_bytes(b""), "empty-seed"),
        (lambda file: os.truncate(file, LIMITS.file * MEGABYTE + 1), "seed-too-large"),
        (lambda file: (file.unlink(), file.mkdir()), "cannot-open"),
        (lambda file: (file.unlink(), file.symlink_to("/etc/passwd")), "cannot-open"),
    ],
    ids=["gone", "emptied", "grown", "a folder", "a link"],
)
def test_a_seed_that_changed_since_it_was_found_is_unreadable(tmp_path, change, code):
    site(tmp_path, "seeds/a.txt")
    [seed], _ = find(tmp_path, SiteConfig())
    change(tmp_path / "seeds/a.txt")
    with pytest.raises(Unreadable) as refused:
        load(seed)
    assert refused.value.problem.code == code
    assert str(tmp_path) not in str(refused.value.problem)
