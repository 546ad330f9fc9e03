"""Promises that no other test holds by itself: what is secret stays here, and many equal titles stay apart."""

import re

import pytest
from conftest import BASE_URL, build_site, copy_demo

from generator.cli import main

SECRET = "ghs_16C7e42F292c6912E7710c838347Ae178B4a"


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def somewhere(tmp_path, monkeypatch):
    """A site in a folder with a name of its own, on a machine with a secret in its environment; the name."""
    monkeypatch.setenv("GITHUB_TOKEN", SECRET)
    monkeypatch.setenv("HOME", str(tmp_path / "home-of-somebody"))
    root = copy_demo(tmp_path / "kept-to-myself")
    (root / "seeds" / "broken.html").write_bytes(b"<div>" * 300)
    (root / "seeds" / "binary.txt").write_bytes(bytes(range(256)) * 10)
    (root / "seeds" / "out.txt").symlink_to("/etc/passwd")
    (root / "seeds" / "loop.txt").symlink_to("loop.txt")
    return root


def test_no_secret_and_no_place_of_the_machine_is_published_logged_or_cached(somewhere, capsys, monkeypatch):
    monkeypatch.chdir(somewhere)
    assert main(["build", "--base-url", BASE_URL, "--timings"]) == 0
    main(["check", "--all"])
    main(["explain", "seeds/broken.html"])
    main(["export", "edition", "2025-07", "--output", "edition.html"])
    said = capsys.readouterr()
    made = {path: data for path, data in files(somewhere).items() if path.startswith(("_site/", ".cache/", "edition"))}
    assert len(made) > 50
    assert {code for code in ("page-too-complex", "cannot-open", "link-outside", "not-text") if code not in said.err} == set()
    for name, data in {**made, "standard output": said.out.encode(), "standard error": said.err.encode()}.items():
        for private in (SECRET, "kept-to-myself", "home-of-somebody", str(somewhere.parent)):
            assert private.encode() not in data, f"{private} in {name}"


def test_three_hundred_equal_titles_have_three_hundred_addresses_that_stay(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "site.yaml").write_text("title: Harbour\n")
    for n in range(300):
        text = f"Harbour reopens\n\nMarch 3, 2025\n\nThe gate with the number {n} was opened on Monday, its keeper said.\n"
        (tmp_path / "seeds" / f"{n:03d}.txt").write_text(text)
    build_site(tmp_path)
    before = addresses(tmp_path)
    assert len(set(before.values())) == len(before) == 300
    for n in range(0, 300, 7):
        (tmp_path / "seeds" / f"{n:03d}.txt").unlink()
    (tmp_path / "seeds" / "000-new.txt").write_text("Harbour reopens\n\nMarch 3, 2025\n\nAnother gate was opened on Monday.\n")
    build_site(tmp_path)
    after = addresses(tmp_path)
    assert {gate: url for gate, url in after.items() if gate in before} == {gate: before[gate] for gate in before if gate in after}


def addresses(root):
    """The page of each gate."""
    found = {}
    for path in (root / "_site" / "articles").glob("*.html"):
        gate = re.search(r"with the number (\d+) was", path.read_text("utf-8"))
        if gate:
            found[int(gate[1])] = path.name
    return found
