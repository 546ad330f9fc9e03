"""What a build reports and refuses, and what it leaves alone when it stops."""

import os

import pytest
from conftest import Silent, build_site, copy_demo

from generator.build import BuildError, BuildOptions, build
from generator.settings import load


def codes(report):
    return [problem.code for problem in report.problems]


def test_an_override_for_a_seed_that_is_not_there_is_told(tmp_path):
    root = copy_demo(tmp_path / "site")
    with (root / "site.yaml").open("a") as settings:
        settings.write("overrides:\n  001_b5eae39174161515.txt:\n    title: Another\n")
    report = build_site(root)
    told = [problem for problem in report.problems if problem.code == "config-override"]
    assert len(told) == 1
    assert "001_b5eae39174161514.txt" in str(told[0]), "the seed that was likely meant is named"
    assert told[0].line == len((root / "site.yaml").read_text().splitlines()) - 1


def test_an_override_is_obeyed_and_shown_as_edited(tmp_path):
    root = copy_demo(tmp_path / "site")
    with (root / "site.yaml").open("a") as settings:
        settings.write(
            "overrides:\n  001_b5eae39174161514.txt: {title: Embassies wait, date: 2025-06-26}\n  002_f3e1aca80388200e.txt: {hide: true}\n"
        )
    assert build_site(root).articles == 4
    page = (root / "_site/articles/2025-06-26-embassies-wait.html").read_text("utf-8")
    assert "edited" in page.lower()
    assert "Russia Says US Not Ready to Fully Restore Work of Embassies" in page, "what the file says stays visible"


def test_seeds_that_cannot_be_read_are_skipped_with_a_reason_and_the_rest_is_built(tmp_path):
    root = copy_demo(tmp_path / "site")
    (root / "seeds/deep.html").write_text("<!doctype html>" + "<div>" * 100_000)
    (root / "seeds/picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (root / "seeds/empty.txt").write_text("")
    report = build_site(root)
    assert report.articles == 5
    assert report.skipped == 3
    assert {problem.path for problem in report.problems} >= {"seeds/deep.html", "seeds/picture.txt", "seeds/empty.txt"}
    made = (root / "_site/made.html").read_text("utf-8")
    assert "3 files that could not be read" in made
    assert "the file is empty" in made, "readers are told why"
    assert not [name for name in ("deep.html", "picture.txt", "empty.txt") if name in made], "and not what the editor calls them"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_template_that_fails_stops_the_build_and_leaves_the_site(tmp_path, monkeypatch, jobs):
    monkeypatch.setattr("generator.folder.WORKERS_PAY_FROM", 2)
    root = copy_demo(tmp_path / "site")
    build_site(root)
    before = {path: path.read_bytes() for path in (root / "_site").rglob("*") if path.is_file()}
    theme = root / "themes" / "mine"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.yaml").write_text("title: Mine\nextends: broadsheet\n")
    (theme / "templates" / "timeline.html").write_text("{{ view.no_such_field }}\n")
    with (root / "site.yaml").open("a") as settings:
        settings.write("theme: mine\n")
    config, _ = load(root)
    with pytest.raises(BuildError) as stopped:
        build(root, config, BuildOptions(jobs=jobs), Silent())
    (problem,) = stopped.value.problems
    assert problem.path == "themes/mine/templates/timeline.html"
    assert problem.line == 1
    assert "moments" in str(problem), "the fields that there are, are named"
    assert {path: path.read_bytes() for path in (root / "_site").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("output", [".", "seeds", "content/site"])
def test_an_output_that_holds_other_things_is_refused(tmp_path, output):
    root = copy_demo(tmp_path / "site")
    config, _ = load(root)
    with pytest.raises(BuildError) as stopped:
        build(root, config, BuildOptions(output=output), Silent())
    assert stopped.value.exit_code == 2
    assert codes_of(stopped.value) == ["output-unsafe"]


def codes_of(error):
    return [problem.code for problem in error.problems]


def test_timings_name_every_stage(tmp_path):
    assert list(build_site(tmp_path).seconds) == ["find", "read", "articles", "group", "link", "plan", "render and write"]


def test_without_a_cache_nothing_is_left_but_the_site_and_a_lock(tmp_path):
    root = copy_demo(tmp_path / "site")
    report = build_site(root, cache=False)
    assert codes(report) == codes(build_site(root, cache=False))
    assert [path.name for path in (root / ".cache").iterdir()] == ["lock"]


def test_a_seeds_folder_that_is_not_there_ends_the_build_and_keeps_the_site(tmp_path):
    root = copy_demo(tmp_path / "site")
    build_site(root)
    before = sorted((root / "_site").rglob("*"))
    settings = root / "site.yaml"
    settings.write_text(settings.read_text("utf-8") + "seeds: sedes\n", "utf-8")
    config, _ = load(root)
    with pytest.raises(BuildError) as stopped:
        build(root, config, BuildOptions(), Silent())
    assert codes_of(stopped.value) == ["no-seeds-folder"]
    assert stopped.value.exit_code == 2
    assert sorted((root / "_site").rglob("*")) == before


def test_the_output_of_an_earlier_build_into_another_folder_is_no_article(tmp_path):
    (tmp_path / "one.txt").write_text(
        "Talks resume in Istanbul\n\nMarch 3, 2025\n\n" + "Officials met again on Monday, the ministry said. " * 9
    )
    build_site(tmp_path)
    assert build_site(tmp_path, output="elsewhere").articles == 1


def test_a_list_of_owned_files_that_is_no_file_is_a_problem_and_no_fault(tmp_path):
    root = copy_demo(tmp_path / "site")
    (root / "_site" / ".newsdigest").mkdir(parents=True)
    config, _ = load(root)
    with pytest.raises(BuildError) as stopped:
        build(root, config, BuildOptions(), Silent())
    assert stopped.value.exit_code == 4
    assert codes_of(stopped.value) == ["output-unwritable"]


def test_a_file_with_known_bytes_is_not_normalized_again(tmp_path, monkeypatch):
    root = copy_demo(tmp_path / "site")
    build_site(root)
    for path in (root / "seeds").iterdir():
        os.utime(path, (1, 1))  # as after a fresh checkout
    monkeypatch.setattr("generator.articles.normalize", None)
    assert build_site(root).articles == 5


PLEA = ["The Nordhaven Press", "Weather and tides", "Letters to the desk", "Puzzles for the crossing"]


def outlet_page(root, number, furniture):
    own = [f"Officer {number} told the council on day {n} that gate {number * n} would be shut at once." for n in range(1, 7)]
    (root / f"{number}.txt").write_text("\n\n".join([*furniture, f"Harbour shuts gate {number} for the winter", *own]), "utf-8")


def test_a_new_article_changes_only_those_with_which_it_shares_lines(tmp_path, monkeypatch):
    from generator import articles

    done = []
    normalize = articles.normalize
    monkeypatch.setattr(articles, "normalize", lambda draft, *rest: done.append(draft.path) or normalize(draft, *rest))
    for number in range(1, 5):
        outlet_page(tmp_path, number, PLEA)
    outlet_page(tmp_path, 9, [])
    build_site(tmp_path)
    assert sorted(done) == ["1.txt", "2.txt", "3.txt", "4.txt", "9.txt"]
    done.clear()
    outlet_page(tmp_path, 8, [])
    build_site(tmp_path)
    assert done == ["8.txt"]
    done.clear()
    outlet_page(tmp_path, 5, PLEA)
    build_site(tmp_path)
    assert sorted(done) == ["1.txt", "2.txt", "3.txt", "4.txt", "5.txt"]
    for number in (6, 7):
        outlet_page(tmp_path, number, PLEA)
        build_site(tmp_path)
    done.clear()
    monkeypatch.setattr("generator.folder.read", None)  # nothing is read anew
    build_site(tmp_path)
    assert done == []


def test_pages_are_parsed_once(tmp_path, monkeypatch):
    from generator import folder

    parsed = []
    read = folder.read
    monkeypatch.setattr(folder, "read", lambda seed, limits: parsed.append(seed.path) or read(seed, limits))
    for number in range(3):
        text = f"Officer {number} told the council that gate {number} of the harbour would be shut at once. " * 4
        (tmp_path / f"{number}.html").write_text(
            f"<html><body><article><h1>Gate {number} is shut</h1><p>{text}</p></article></body></html>"
        )
    build_site(tmp_path)
    assert parsed == ["0.html", "1.html", "2.html"]
