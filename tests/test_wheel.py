"""The built wheel, away from the source: in a folder with three text files and nothing else it builds a site."""

import os
import shutil
import subprocess
import sys
import zipfile

import pytest
from conftest import REPOSITORY


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    ignored = shutil.ignore_patterns(".git", ".venv", ".cache", "_site", "__pycache__", ".*_cache", ".hypothesis")
    shutil.copytree(REPOSITORY, source, ignore=ignored)
    build = "import hatchling.build, sys; print(hatchling.build.build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=source, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_it_holds_the_package_and_the_themes_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {"generator/_themes/broadsheet/theme.yaml", "generator/_themes/wire/theme.yaml"} <= set(names)
    package = {path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "generator").rglob("*") if path.is_file()}
    data = {"generator/py.typed", "generator/starter/pages.yml", "generator/plan/twins/cards.ttf", "generator/analyze/gazetteer.txt"}
    assert data <= {name for name in package if not name.endswith(".pyc")} <= set(names)
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"generator", "newsdigest"}


def test_installed_alone_it_builds_a_site(wheel, tmp_path):
    installed, articles = tmp_path / "installed", tmp_path / "articles"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
    subprocess.run([*pip, "--target", str(installed), str(wheel)], check=True, capture_output=True)
    articles.mkdir()
    for path in sorted((REPOSITORY / "seeds").glob("*.txt"))[:3]:
        shutil.copy(path, articles)
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    where = subprocess.run(
        [sys.executable, "-c", "import generator; print(generator.__file__)"],
        env=environment,
        cwd=articles,
        capture_output=True,
        check=True,
    )
    assert where.stdout.decode().startswith(str(installed)), "the installed package is the one under test"
    done = subprocess.run(
        [installed / "bin" / "newsdigest", "build"], env=environment, cwd=articles, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (articles / "_site" / "index.html").is_file()
    assert len(list((articles / "_site" / "articles").glob("*.html"))) == 3
