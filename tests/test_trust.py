"""Promises that no other test holds by itself: what is secret stays here, many equal titles stay apart, and every promise has its tests."""

import re
import tomllib
from itertools import chain

import pytest
from conftest import BASE_URL, REPOSITORY, build_site, copy_demo

from generator import markup, yamltext
from generator.analyze.figures import LIMIT as FIGURES
from generator.analyze.marks import LONGEST as QUOTATION
from generator.analyze.mentions import LIMIT as DATES
from generator.analyze.name_forms import LIMIT as NAMES
from generator.analyze.quotes import LIMIT as QUOTATIONS
from generator.analyze.reading import LONGEST as SENTENCE
from generator.cli import main
from generator.read import frontmatter, html_guard, wrappings
from generator.read.files import DEPTH_LIMIT
from generator.urls import is_safe

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


@pytest.mark.parametrize("called", ["from within", "from elsewhere"])
def test_no_secret_and_no_place_of_the_machine_is_published_logged_or_cached(called, somewhere, capsys, monkeypatch):
    if called == "from elsewhere":  # with a whole path, which errors of the system would repeat
        assert main(["build", str(somewhere), "--base-url", BASE_URL, "--timings", "--quiet"]) == 0
        main(["check", str(somewhere), "--all"])
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
        (tmp_path / "seeds" / f"{n:03d}.md").write_text(titled(f"The gate with the number {n} was opened on Monday, its keeper said."))
    build_site(tmp_path)
    before = addresses(tmp_path)
    assert len(set(before.values())) == len(before) == 300
    assert all(url.startswith("2025-03-03-harbour-reopens") for url in before.values())
    for n in range(0, 300, 7):
        if n:  # whose page has the title alone as its name, and would leave that to the next
            (tmp_path / "seeds" / f"{n:03d}.md").unlink()
    (tmp_path / "seeds" / "300.md").write_text(titled("Another gate was opened on Monday, its keeper said."))
    build_site(tmp_path)
    after = addresses(tmp_path)
    assert len(after) == 300 - 42
    assert after == {gate: before[gate] for gate in after}


def titled(text):
    """An article that declares its title: one that all files had as a line would be taken for the furniture of their site."""
    return f"---\ntitle: Harbour reopens\ndate: 2025-03-03\n---\n\n{text}\n"


def addresses(root):
    """The page of each gate."""
    found = {}
    for path in (root / "_site" / "articles").glob("*.html"):
        gate = re.search(r"with the number (\d+) was", path.read_text("utf-8"))
        if gate:
            found[int(gate[1])] = path.name
    return found


def promised():
    """The tests of docs/trust.md by the number of the promise that they hold."""
    rows = re.findall(r"^\| (\d+) \|.*\|([^|]*)\|$", (REPOSITORY / "docs" / "trust.md").read_text("utf-8"), re.MULTILINE)
    return {int(number): re.findall(r"`(tests/[^`]+)`", tests) for number, tests in rows}


def test_every_promise_names_tests_that_exist():
    named = promised()
    assert sorted(named) == list(range(1, 34))
    for test in chain.from_iterable(named.values()):
        file, _, name = test.partition("::")
        assert re.search(rf"^def {name}\(", (REPOSITORY / file).read_text("utf-8"), re.MULTILINE), test


def test_the_limits_that_are_told_are_those_that_hold():
    text = (REPOSITORY / "docs" / "trust.md").read_text("utf-8").partition("## Limits")[2].partition("## Measured")[0]
    told = [int(number.replace(",", "")) for row in text.splitlines() if row.startswith("| ") for number in re.findall(r"\d[\d,]*\b", row)]
    page = (html_guard.DEPTH_LIMIT, html_guard.TAG_LIMIT, html_guard.ATTRIBUTE_LIMIT)
    yaml = (yamltext.CONFIG_LIMIT, yamltext.FRONT_MATTER_LIMIT, frontmatter.LIMIT, yamltext.DEPTH)
    letter = (wrappings.HEADERS, wrappings.PARTS, wrappings.DEPTH)
    kept = (QUOTATIONS, NAMES, DATES, FIGURES, SENTENCE, QUOTATION)
    written = (markup.TEXT_LIMIT, markup.PARAGRAPH_LIMIT, markup.RATIO)
    assert told == [*page, *yaml, *letter, *kept, *written, DEPTH_LIMIT, 85]
    assert is_safe("a" * 85)
    assert not is_safe("a" * 86)


def test_every_promise_has_a_change_that_one_of_its_tests_must_see():
    """`make mutations` makes them; here only that each still fits the code, so that none is lost when it changes."""
    changes = tomllib.loads((REPOSITORY / "tests" / "mutations.toml").read_text("utf-8"))["mutation"]
    named = promised()
    assert {change["promise"] for change in changes} == set(named)
    for change in changes:
        assert (REPOSITORY / change["file"]).read_text("utf-8").count(change["old"]) == 1, change
        assert change["test"].partition("[")[0] in named[change["promise"]], change
