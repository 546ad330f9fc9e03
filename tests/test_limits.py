"""The limits of site.yaml: what is over one is skipped or refused, with a word that names the place and the cure; raised, it is read."""

import pytest
from conftest import build_site, copy_demo
from test_laws import cold, tree

PROSE = "The harbour master said on Monday that the ferry sails again in the spring.\n"
LONG_TITLE = "Harbour waits for a bridge that was promised long ago"
SEEDS = {
    "file": ("b.txt", PROSE * 20_000),  # 1.5 MB
    "text": ("b.txt", "Ferry sails again\n\n" + PROSE * 20),
    "lines": ("b.txt", "Ferry sails again\n\n" + "The ferry sails.\n" * 120),
    "page": ("b.html", f"<!doctype html><title>Ferry</title><article><h1>Ferry sails</h1><p>{PROSE * 20}</p></article>"),
}
LIMITS = {
    # limit: (its setting, what it is when raised, the problem's code and words)
    "file": ("{file: 1}", "{file: 2, text: 10000000, lines: 200000}", "seed-too-large", "1,520,000 bytes, more than 1,000,000"),
    "text": ("{text: 1000}", "{text: 2000}", "text-too-long", "more than 1,000"),
    "lines": ("{lines: 100}", "{lines: 200}", "text-too-long", "122 lines, more than 100"),
    "page": ("{text: 1000}", "{text: 3000}", "text-too-long", "more than 1,000"),
}


def site(root, name, text, limits=""):
    (root / "seeds").mkdir(exist_ok=True)
    (root / "seeds" / "a.txt").write_text("Bridge opens\n\n" + PROSE)
    (root / "seeds" / name).write_text(text)
    configure(root, limits)
    return root


def configure(root, limits):
    (root / "site.yaml").write_text(f"title: Harbour\nlimits: {limits}\n" if limits else "title: Harbour\n")


@pytest.mark.parametrize("limit", LIMITS)
def test_what_is_over_a_limit_is_skipped_with_a_cure_and_read_when_it_is_raised(tmp_path, limit):
    low, high, code, words = LIMITS[limit]
    report = build_site(site(tmp_path, *SEEDS[limit], low))
    assert (report.articles, report.skipped) == (1, 1)
    (problem,) = [problem for problem in report.problems if problem.code == code]
    assert problem.path == f"seeds/{SEEDS[limit][0]}"
    assert words in problem.message
    assert "site.yaml" in str(problem)
    assert f"limits.{limit.replace('page', 'text')}" in str(problem)
    configure(tmp_path, high)
    assert build_site(tmp_path).articles == 2


@pytest.mark.parametrize("limit", LIMITS)
def test_a_limit_holds_for_what_is_cached_as_well(tmp_path, limit):
    low, high, *_ = LIMITS[limit]
    root = tmp_path / "site"
    root.mkdir()
    build_site(site(root, *SEEDS[limit], high))
    for limits in (low, high):
        configure(root, limits)
        build_site(root)
        assert tree(root / "_site") == cold(root, tmp_path / "cold")


@pytest.mark.parametrize("declared", [True, False])
def test_a_title_over_its_limit_is_no_title_and_is_not_lost(tmp_path, declared):
    text = f"---\ntitle: {LONG_TITLE}\n---\n{PROSE}" if declared else f"{LONG_TITLE}\n\n{PROSE}"
    shown = {}
    for limits in ("{title: 100}", "{title: 20}"):
        build_site(site(tmp_path, "b.md", text, limits))
        pages = "".join(path.read_text("utf-8") for path in sorted((tmp_path / "_site" / "articles").glob("*.html")))
        shown[limits] = f"<h1>{LONG_TITLE}</h1>" in pages or f">{LONG_TITLE}</h1>" in pages
        assert LONG_TITLE in pages
    assert shown == {"{title: 100}": True, "{title: 20}": False}


def test_the_limits_that_nothing_is_said_of_leave_the_demo_as_it_is(tmp_path):
    root = copy_demo(tmp_path / "site")
    build_site(root)
    before = tree(root / "_site")
    with (root / "site.yaml").open("a") as settings:
        settings.write("limits: {file: 20, text: 1000000, lines: 20000, title: 300, site: 900}\n")
    build_site(root)
    assert tree(root / "_site") == before
