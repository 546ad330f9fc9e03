"""The editor's layer: sidecars beside seeds and corrections, from the file to the page, and with site.yaml."""

import json
import re
import shutil

import pytest
from conftest import build_site, copy_demo

from generator.build import BuildError
from generator.normalize import normalize
from generator.settings import load, sidecars

SEEDS = {"seeds/talks.txt", "seeds/talks.html", "seeds/vote.txt", "seeds/deep/rain.md", "seeds/plain"}


def read(tmp_path, files, site="", seeds=SEEDS):
    """The configuration of a site with these sidecars, and the problems as text."""
    (tmp_path / "seeds").mkdir(exist_ok=True)
    (tmp_path / "site.yaml").write_text(site)
    paths = {}
    for name, text in files.items():
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        paths[f"seeds/{name}"] = path
    config, problems = load(tmp_path)
    assert not problems
    config, problems = sidecars(config, tmp_path, seeds, paths)
    return config, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("name", "seed"),
    [
        ("talks.txt.yaml", "seeds/talks.txt"),
        ("talks.html.yml", "seeds/talks.html"),
        ("vote.yaml", "seeds/vote.txt"),
        ("vote.txt.yaml", "seeds/vote.txt"),
        ("deep/rain.yaml", "seeds/deep/rain.md"),
        ("plain.yaml", "seeds/plain"),
    ],
)
def test_a_sidecar_is_for_the_seed_of_its_name(tmp_path, name, seed):
    config, told = read(tmp_path, {name: "title: Another\n"})
    assert told == []
    assert config.overrides[seed].title == "Another"


@pytest.mark.parametrize(
    ("files", "site", "told"),
    [
        ({"talks.yaml": "title: A\n"}, "", ["seeds/talks.yaml: error[sidecar-ambiguous]", "'talks.html' and 'talks.txt'"]),
        ({"vote.yaml": "", "vote.txt.yaml": ""}, "", ["seeds/vote.yaml: error[sidecar-ambiguous]", "has another one"]),
        ({"votes.yaml": "title: A\n"}, "", ["seeds/votes.yaml: warning[sidecar-unmatched]", "did you mean 'seeds/vote.yaml'?"]),
        (
            {"vote.yaml": "hide: true\ntitel: A\n"},
            "",
            ["seeds/vote.yaml:2:1: error[config-unknown]", "no key of seeds/vote.yaml", "'title'"],
        ),
        ({"vote.yaml": "date: 29.07.2025\n"}, "", ["seeds/vote.yaml:1:7: error[config-value]"]),
        ({"vote.yaml": "[a]\n"}, "", ["seeds/vote.yaml:1:1: error[config-type]: seeds/vote.yaml must be a group of keys"]),
        ({"vote.yaml": "title: [a\n"}, "", ["seeds/vote.yaml:1:8: error[yaml-syntax]"]),
        ({"vote.yaml": "correction: x\n"}, "", ["did you mean 'corrections'?"]),
        ({"vote.yaml": "corrections:\n  - date: 2025-01-02\n"}, "", ["error[config-missing]: 'text' is missing"]),
        (
            {"vote.yaml": "topics: [Harbors]\n"},
            "topics: [{name: Harbour, terms: [quay]}]",
            ["seeds/vote.yaml:1:10: warning[config-unmatched]"],
        ),
        ({"vote.yaml": "\ntitle: A\n"}, "overrides: {vote.txt: {title: B}}", ["seeds/vote.yaml:2:8: note[sidecar-overruled]"]),
        (
            {"vote.yaml": "same_story: [tal.txt]\n"},
            "",
            ["seeds/vote.yaml:1:13: warning[config-override]", "did you mean 'seeds/talks.txt'?"],
        ),
        ({"vote.yaml": "alone: true\nsame_story: [talks.txt]\n"}, "", ["seeds/vote.yaml:1:8: error[config-conflict]"]),
        ({"vote.yaml": "alone: true\n"}, "stories: [{articles: [vote.txt], title: T}]", ["seeds/vote.yaml:1:8: note[sidecar-overruled]"]),
    ],
)
def test_what_is_wrong_with_a_sidecar_is_told_at_its_place(tmp_path, files, site, told):
    _, problems = read(tmp_path, files, site)
    assert len(problems) == 1, problems
    for part in told:
        assert part in problems[0]


def test_site_yaml_wins_key_by_key_and_corrections_are_gathered(tmp_path):
    beside = "title: A\ndate: 2025-01-02\ncorrections: [{date: 2025-02-01, text: One.}]\n"
    ours = "overrides: {vote.txt: {title: B, corrections: [{date: 2025-01-30, text: Two.}]}}"
    config, _ = read(tmp_path, {"vote.yaml": beside}, ours)
    override = config.overrides["seeds/vote.txt"]
    assert (override.title, override.date) == ("B", "2025-01-02")
    assert [note.text for note in override.corrections] == ["Two.", "One."]


def test_stories_that_seeds_ask_for_are_joined_and_split(tmp_path):
    files = {
        "vote.yaml": "same_story: [talks.txt]\n",
        "talks.txt.yaml": "same_story: [talks.html]\n",
        "plain.yaml": "alone: yes\n",
        "deep/rain.yaml": "same_story: [plain]\n",
    }
    config, told = read(tmp_path, files)
    assert told == []
    rules = {(story.articles, story.only) for story in config.stories}
    assert rules == {(("seeds/plain",), True), (("seeds/talks.html", "seeds/talks.txt", "seeds/vote.txt"), False)}


def test_yaml_of_other_tools_among_seeds_at_the_root_is_passed_over(tmp_path):
    (tmp_path / "site.yaml").write_text("")
    (tmp_path / "compose.yaml").write_text("services: {}\n")
    (tmp_path / "a.txt.yaml").write_text("title: B\n")
    config, problems = sidecars(load(tmp_path)[0], tmp_path, {"a.txt"}, {n: tmp_path / n for n in ("compose.yaml", "a.txt.yaml")})
    assert problems == ()
    assert config.overrides["a.txt"].title == "B"


SEED = "001_b5eae39174161514.txt"
SIDECAR = """\
title: Embassies wait
remove: [3]
corrections:
  - date: 2025-08-01
    text: |
      An earlier version gave a **wrong** day.

      <script>alert(1)</script>
  - {date: 2025-08-03, text: The outlet is "right" now.}
"""


def files(root):
    return {path.relative_to(root): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    root = copy_demo(tmp_path_factory.mktemp("corrected") / "site")
    with (root / "site.yaml").open("a") as settings:
        settings.write("base_url: https://example.org/\n")
    build_site(root)
    (root / f"seeds/{SEED}.yaml").write_text(SIDECAR)
    report = build_site(root)
    return root, report


def test_a_sidecar_is_no_seed(corrected):
    _, report = corrected
    assert report.articles == 5
    assert report.skipped == 0


def test_its_change_normalizes_its_article_alone_and_a_correction_none(tmp_path, monkeypatch):
    root = copy_demo(tmp_path / "site")
    build_site(root)
    done = []

    def counted(draft, *rest):
        done.append(draft.path)
        return normalize(draft, *rest)

    monkeypatch.setattr("generator.articles.normalize", counted)
    beside = root / f"seeds/{SEED}.yaml"
    beside.write_text("title: Embassies wait\n")
    build_site(root)
    assert set(done) == {f"seeds/{SEED}"}
    done.clear()
    beside.write_text("title: Embassies wait\ncorrections: [{date: 2025-08-01, text: So it is.}]\n")
    build_site(root)
    assert done == []


def test_warm_and_cold_are_the_same_with_sidecars(corrected, tmp_path):
    root, _ = corrected
    warm = files(root / "_site")
    cold = copy_demo(tmp_path / "cold")
    shutil.copy(root / "site.yaml", cold / "site.yaml")
    (cold / f"seeds/{SEED}.yaml").write_text(SIDECAR)
    build_site(cold)
    assert files(cold / "_site") == warm
    (root / f"seeds/{SEED}.yaml").unlink()
    try:
        build_site(root)
        assert not (root / "_site/corrections.html").exists()
        (cold / f"seeds/{SEED}.yaml").unlink()
        shutil.rmtree(cold / ".cache")
        build_site(cold)
        assert files(cold / "_site") == files(root / "_site")
    finally:
        (root / f"seeds/{SEED}.yaml").write_text(SIDECAR)
        build_site(root)


def test_corrections_stand_wherever_the_article_is_told_of(corrected):
    root, _ = corrected
    site = root / "_site"
    (page,) = [path for path in (site / "articles").glob("*.html") if "embassies-wait" in path.name]
    html = page.read_text("utf-8")
    assert html.index('id="corrections"') < html.index('class="body"') < html.index('href="#corrections"')
    assert "<strong>wrong</strong>" in html
    assert "<script>alert" not in html
    assert html.index("3 August 2025") < html.index("1 August 2025"), "the newest comes first"
    assert f"seeds/{SEED}.yaml" in html, "provenance names the file that was heard"
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    notes = data["@graph"][0]["correction"]
    assert [note["datePublished"] for note in notes] == ["2025-08-03", "2025-08-01"]
    assert all("<" not in note["text"] for note in notes[:1])
    record = next(a for a in json.loads((site / "data/digest.json").read_text("utf-8"))["articles"] if a["file"].endswith(SEED))
    assert [note["date"] for note in record["corrections"]] == ["2025-08-03", "2025-08-01"]
    assert "2025-08-03T00:00:00Z" in (site / "feed.xml").read_text("utf-8")
    assert "2025-08-03T00:00:00Z" in (site / "feed.json").read_text("utf-8")
    assert "embassies-wait.html" in (site / "corrections.html").read_text("utf-8")
    assert 'href="corrections.html"' in (site / "made.html").read_text("utf-8")


def test_a_broken_sidecar_stops_the_build(tmp_path):
    root = copy_demo(tmp_path / "site")
    (root / f"seeds/{SEED}.yaml").write_text("titel: x\n")
    with pytest.raises(BuildError) as stopped:
        build_site(root)
    assert str(stopped.value.problems[0]).startswith(f"seeds/{SEED}.yaml:1:1: error[config-unknown]")
