"""A new site folder: what is made, where it is refused, and that it builds."""

import os
import re
from pathlib import Path

import pytest

from generator import __version__, cache, yamltext
from generator.build import BuildOptions, build
from generator.cli import main
from generator.config import SiteConfig
from generator.deployment import check_deployment
from generator.new import FILES, STARTER, CannotCreate, create
from generator.settings import load

REPOSITORY = Path(__file__).parents[2]


class Silent:
    def stage(self, name, total): ...
    def step(self, n=1): ...


def everything(folder):
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}


def test_the_folder_holds_a_whole_site(tmp_path):
    made = create(tmp_path / "a" / "digest")
    assert sorted(made) == sorted(FILES)
    assert sorted(everything(tmp_path / "a" / "digest")) == sorted(FILES)
    assert {path.name for path in STARTER.iterdir()} == set(FILES.values())


def test_the_settings_are_sound_and_say_nothing_new(tmp_path):
    create(tmp_path)
    config, problems = load(tmp_path)
    assert problems == ()
    assert (config.title, config.topics, config.rights.mode) == (SiteConfig().title, (), "excerpt")


def test_the_commented_settings_are_sound_too(tmp_path):
    create(tmp_path)
    lines = (tmp_path / "site.yaml").read_text("utf-8").splitlines()
    starts = ("# topics:", "# outlets:", "# overrides:", "#   ", "# -")
    (tmp_path / "site.yaml").write_text("\n".join(line.removeprefix("# ") if line.startswith(starts) else line for line in lines))
    config, problems = load(tmp_path)
    assert [str(problem) for problem in problems] == []
    assert (len(config.topics), len(config.outlets), len(config.overrides)) == (1, 1, 1)


def test_it_builds_empty_and_with_an_article(tmp_path):
    create(tmp_path)
    config, _ = load(tmp_path)
    assert build(tmp_path, config, BuildOptions(), Silent()).articles == 0
    assert (tmp_path / "_site" / "about.html").is_file()
    seed = REPOSITORY / "seeds" / "001_b5eae39174161514.txt"
    (tmp_path / "seeds" / seed.name).write_bytes(seed.read_bytes())
    report = build(tmp_path, config, BuildOptions(), Silent())
    assert (report.articles, report.skipped) == (1, 0)


def test_the_workflow_installs_this_version_and_is_faultless(tmp_path):
    (tmp_path / ".git").mkdir()
    create(tmp_path)
    workflow = (tmp_path / ".github" / "workflows" / "pages.yml").read_text("utf-8")
    assert f'pip install "newsdigest=={__version__}"' in workflow
    assert [str(problem) for problem in check_deployment(tmp_path, load(tmp_path)[0])] == []


def test_the_repository_publishes_by_the_same_workflow():
    """But for what it installs, and from where."""
    ours = (REPOSITORY / ".github" / "workflows" / "pages.yml").read_text("utf-8")
    starter = (STARTER / "pages.yml").read_text("utf-8")
    actions = [[line for line in text.splitlines() if "uses:" in line] for text in (ours, starter)]
    assert actions[0] == actions[1]
    assert len(actions[0]) == 6
    assert all(re.search(r"uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v\d+$", line) for line in actions[0])
    for text in (ours, starter):
        plan = yamltext.parse(text, "pages.yml").value
        assert plan["permissions"] == {}
        assert set(plan["jobs"]) == {"build", "deploy"}
        kept = next(step["with"] for step in plan["jobs"]["build"]["steps"] if step.get("uses", "").startswith("actions/cache@"))
        assert kept["path"] == cache.FOLDER
        assert kept["key"].startswith(kept["restore-keys"]), "the next run finds what this one kept"
        assert plan["jobs"]["build"]["permissions"] == {"contents": "read", "pages": "read"}
        assert plan["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_a_fresh_clone_is_filled_and_nothing_in_it_overwritten(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text('[remote "origin"]\n\turl = git@github.com:Me/repo.git\n')
    for name in ("README.md", "LICENSE", ".gitignore"):
        (tmp_path / name).write_text("mine")
    made = create(tmp_path)
    assert set(FILES) - set(made) == {"README.md", ".gitignore"}
    assert {(tmp_path / name).read_text() for name in ("README.md", "LICENSE", ".gitignore")} == {"mine"}
    config, problems = load(tmp_path)
    assert (config.base_url, problems) == ("https://me.github.io/repo/", ())


@pytest.mark.parametrize("name", ["notes.txt", "seeds", "README.md", ".env"])
def test_a_folder_that_holds_something_is_refused(tmp_path, name):
    (tmp_path / name).write_text("mine")
    with pytest.raises(CannotCreate, match="folder-not-empty") as refused:
        create(tmp_path)
    assert refused.value.exit_code == 2
    assert everything(tmp_path) == {name: "mine"}


def test_a_repository_with_work_in_it_is_refused(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "main.py").write_text("mine")
    with pytest.raises(CannotCreate, match=r"it holds main\.py"):
        create(tmp_path)


def test_a_file_in_the_way_is_refused(tmp_path):
    (tmp_path / "digest").write_text("mine")
    with pytest.raises(CannotCreate) as refused:
        create(tmp_path / "digest")
    assert refused.value.exit_code == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_place_that_cannot_be_written_is_code_4(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(CannotCreate) as refused:
        create(tmp_path / "digest")
    tmp_path.chmod(0o700)
    assert refused.value.exit_code == 4


def test_the_command_lists_what_it_made(tmp_path, capsys):
    assert main(["new", str(tmp_path / "digest")]) == 0
    out = capsys.readouterr().out
    assert all(f"  {path}\n" in out for path in FILES)
    assert "newsdigest serve" in out
    assert main(["new", str(tmp_path / "digest")]) == 2
