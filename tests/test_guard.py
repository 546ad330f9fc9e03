"""A build stops before it publishes a site that has lost its articles or most of its pages, or has grown too large."""

import shutil

import pytest
from conftest import build_site, copy_demo

from generator.build import BuildError
from generator.cli import main
from generator.guard import Extent, refusal


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def root(tmp_path):
    root = copy_demo(tmp_path / "site")
    build_site(root)
    return root


def test_a_site_that_lost_all_its_articles_is_not_published(root, capsys):
    before = tree(root / "_site")
    shutil.rmtree(root / "seeds")
    (root / "seeds").mkdir()
    assert main(["build", str(root)]) == 5
    said = capsys.readouterr().err
    assert "site-shrunk" in said
    assert "no article would be left" in said
    assert "--allow-shrink" in said
    assert tree(root / "_site") == before
    assert main(["build", str(root), "--allow-shrink"]) == 0
    assert not list((root / "_site" / "articles").glob("*")) if (root / "_site" / "articles").exists() else True


def test_a_workflow_that_builds_into_an_empty_folder_is_guarded_by_the_cache(root):
    shutil.rmtree(root / "_site")
    shutil.rmtree(root / "seeds")
    (root / "seeds").mkdir()
    with pytest.raises(BuildError) as stopped:
        build_site(root, shrink=False)
    assert stopped.value.exit_code == 5


def test_losing_one_article_of_five_is_no_reason_to_stop(root):
    min((root / "seeds").iterdir()).unlink()
    assert build_site(root, shrink=False).articles == 4


def test_a_site_that_lost_most_of_its_pages_is_not_published(tmp_path):
    root = tmp_path
    (root / "seeds").mkdir()
    (root / "site.yaml").write_text("title: Harbour\n")
    for n in range(40):
        (root / "seeds" / f"{n:02d}.txt").write_text(
            f"The ferry number {n} sails\n\nThe harbour master said on Monday that ferry {n} sails again.\n"
        )
    build_site(root)
    for seed in sorted((root / "seeds").iterdir())[4:]:
        seed.unlink()
    with pytest.raises(BuildError, match="would vanish"):
        build_site(root, shrink=False)


def test_a_site_too_large_is_not_published(root, capsys):
    before = tree(root / "_site")
    with (root / "site.yaml").open("a") as settings:
        settings.write("limits: {site: 1}\n")
    (root / "content" / "pages" / "long.md").write_text("A long page.\n\n" * 50_000)
    assert main(["build", str(root), "--allow-shrink"]) == 5
    said = capsys.readouterr().err
    assert "site-too-large" in said
    assert "more than 1" in said
    assert "limits.site" in said
    assert tree(root / "_site") == before


def page(number):
    return f"topics/t-{number}.html"


@pytest.mark.parametrize(
    ("before", "after", "stops"),
    [
        ([], [], False),
        ([page(n) for n in range(10)], [page(n) for n in range(5)], False),
        ([page(n) for n in range(10)], [page(n) for n in range(4)], True),
        ([page(n) for n in range(10)], [page(n) for n in range(10, 30)], True),
        ([page(n) for n in range(6)], [page(0)], False),
        (["articles/a.html"], ["index.html"], True),
        (["feed.xml", "data/digest.json", "assets/style.css"], ["index.html"], False),
    ],
)
def test_what_stops(before, after, stops):
    assert (refusal(before, Extent(set(after), 0), 1, shrink=False) is not None) is stops
    assert refusal(before, Extent(set(after), 0), 1, shrink=True) is None
