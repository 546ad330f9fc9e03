"""Laws of the whole line: warm equals cold, the same bytes everywhere, a build without a change writes nothing."""

import os
import random
import shutil
import subprocess
import sys

import pytest
from conftest import REPOSITORY, build_site, copy_demo

TEXTS = sorted((REPOSITORY / "seeds").glob("*.txt"))


def tree(output):
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()}


def stamps(output):
    return {path: path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file()}


def cold(root, scratch):
    """What a first build of the same inputs gives."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    for name in ("seeds", "content", "themes", "site.yaml"):
        source = root / name
        if source.is_dir():
            shutil.copytree(source, scratch / name)
        elif source.exists():
            shutil.copy(source, scratch / name)
    build_site(scratch)
    return tree(scratch / "_site")


def test_a_build_without_a_change_writes_no_file(tmp_path):
    root = copy_demo(tmp_path / "site")
    first = build_site(root)
    assert first.pages_written > 20
    before = stamps(root / "_site")
    again = build_site(root)
    assert stamps(root / "_site") == before
    assert (again.pages_written, again.files_removed) == (0, 0)
    assert again.pages_unchanged == first.pages_written


def add(root, rng):
    text = rng.choice(TEXTS).read_text("utf-8")
    (root / "seeds" / f"added-{rng.randrange(10)}.txt").write_text(
        text.replace("Kremlin", rng.choice(["Senate", "Kremlin", "Duma"])), "utf-8"
    )


FURNITURE = ["Weather and tides", "The harbour podcast", "Letters to the desk", "Our paper is paid for by the people who read it daily."]


def add_page(root, rng):
    """A page of an outlet whose pages share their menu and footer, which only more than one of them shows."""
    number = rng.randrange(8)
    own = [
        f"Officer {number} told the council on day {n} that gate {number * n} of the harbour would be shut at once." for n in range(1, 7)
    ]
    lines = [*FURNITURE, f"Harbour shuts gate {number} for the winter", *own, *FURNITURE[: rng.randrange(2, 5)]]
    (root / "seeds" / f"page-{number}.{rng.choice(['txt', 'md'])}").write_text("\n\n".join(lines), "utf-8")


def remove(root, rng):
    seeds = sorted((root / "seeds").iterdir())
    if len(seeds) > 2:
        rng.choice(seeds).unlink()


def edit(root, rng):
    path = rng.choice(sorted((root / "seeds").iterdir()))
    lines = path.read_text("utf-8").split("\n")
    lines.insert(
        rng.randrange(len(lines)), "Officials met on March 3, 2025 in Geneva and agreed to meet again, the ministry said in a statement."
    )
    path.write_text("\n".join(lines), "utf-8")


def rename(root, rng):
    path = rng.choice(sorted((root / "seeds").iterdir()))
    path.rename(path.with_name(f"renamed-{rng.randrange(1000)}.txt"))


def configure(root, rng):
    (root / "site.yaml").write_text(
        rng.choice(
            [
                "title: Another name\n",
                "topics:\n  - name: Sanctions\n    terms: [sanction]\n",
                "edition: month\noutlets:\n  - name: Times of Moscow\n    domains: [themoscowtimes.com]\n",
                (REPOSITORY / "site.yaml").read_text("utf-8"),
            ]
        ),
        "utf-8",
    )


def write_content(root, rng):
    (root / "content" / "pages").mkdir(parents=True, exist_ok=True)
    (root / "content" / "pages" / f"page-{rng.randrange(2)}.md").write_text(f"# Page\n\nText {rng.randrange(9)}.\n", "utf-8")


def bad_seed(root, rng):
    (root / "seeds" / "broken.html").write_bytes(b"<div>" * 300 + bytes(rng.randrange(3)))


@pytest.mark.parametrize("seed", range(5))
def test_for_any_edits_a_warm_build_equals_a_cold_one(tmp_path, seed):
    rng = random.Random(seed)
    root = copy_demo(tmp_path / "site")
    for _ in range(3):
        add_page(root, rng)
    build_site(root)
    for step in range(4):
        change = rng.choice([add, add_page, add_page, remove, edit, edit, rename, configure, write_content, bad_seed])
        change(root, rng)
        build_site(root)
        assert tree(root / "_site") == cold(root, tmp_path / "cold"), f"step {step}: {change.__name__}"


def test_a_damaged_output_is_mended(tmp_path):
    root = copy_demo(tmp_path / "site")
    build_site(root)
    good = tree(root / "_site")
    (root / "_site/index.html").write_text("torn")
    next((root / "_site/articles").iterdir()).unlink()
    build_site(root)
    assert tree(root / "_site") == good


def test_without_its_cache_a_build_writes_nothing_new_and_still_prunes(tmp_path):
    root = copy_demo(tmp_path / "site")
    build_site(root)
    before = stamps(root / "_site")
    shutil.rmtree(root / ".cache")
    build_site(root)
    assert stamps(root / "_site") == before
    shutil.rmtree(root / ".cache")
    min((root / "seeds").iterdir()).unlink()
    build_site(root)
    assert tree(root / "_site") == cold(root, tmp_path / "cold")


BUILD = [sys.executable, "-m", "generator", "build"]


@pytest.mark.parametrize(
    ("environment", "jobs"),
    [
        ({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"}, "1"),
        ({"PYTHONHASHSEED": "77", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"}, "2"),
    ],
    ids=["tokyo", "los-angeles"],
)
def test_the_same_bytes_whatever_the_surroundings(tmp_path, demo, environment, jobs):
    root = copy_demo(tmp_path / "elsewhere" / "site")
    for i, path in enumerate(sorted((root / "seeds").iterdir(), reverse=True)):
        os.utime(path, (10_000 + i, 20_000 + i))
    env = {**os.environ, **environment, "PYTHONPATH": str(REPOSITORY)}
    command = [*BUILD, str(root), "--base-url", "https://digest.example/repo/", "--jobs", jobs]
    subprocess.run(command, cwd="/", env=env, check=True, capture_output=True)
    assert tree(root / "_site") == tree(demo / "_site")


def test_workers_give_the_same_bytes(tmp_path, monkeypatch, demo):
    monkeypatch.setattr("generator.build.WORKERS_PAY_FROM", 2)
    root = copy_demo(tmp_path / "site")
    build_site(root, base_url="https://digest.example/repo/", jobs=2)
    assert tree(root / "_site") == tree(demo / "_site")


def test_workers_compare_as_one_process_does(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.build.WORKERS_PAY_FROM", 2)
    rng = random.Random(5)
    (tmp_path / "one/seeds").mkdir(parents=True)
    for _ in range(30):
        add_page(tmp_path / "one", rng)
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    build_site(tmp_path / "one", jobs=1)
    build_site(tmp_path / "two", jobs=2)
    assert tree(tmp_path / "one/_site") == tree(tmp_path / "two/_site")


def test_an_empty_folder_gives_a_site(tmp_path):
    report = build_site(tmp_path)
    assert report.articles == 0
    assert (tmp_path / "_site/index.html").is_file()


def test_a_folder_with_articles_and_nothing_else_gives_a_site(tmp_path):
    for path in TEXTS[:3]:
        shutil.copy(path, tmp_path)
    assert build_site(tmp_path).articles == 3
    assert build_site(tmp_path).articles == 3, "its own output is no article"
