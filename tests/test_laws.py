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


def write(root, place, text):
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).write_text(text, "utf-8")


def same_size_and_time(root):
    """As a file unpacked over the old one from an archive whose files all have one time."""
    path = min((root / "seeds").glob("*.txt"))
    before = path.stat()
    text = path.read_text("utf-8")
    path.write_text(text.replace("e", "o", 40), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def reversed_page(root):
    """An output file of the same size, but another time."""
    path = root / "_site/index.html"
    path.write_bytes(path.read_bytes()[::-1])


THINGS_THAT_A_SITE_IS_MADE_FROM = {
    "a seed of the same size and time": same_size_and_time,
    "a seed": lambda root: write(root, "seeds/one-more.txt", TEXTS[0].read_text("utf-8").replace("Kremlin", "Senate")),
    "a seed less": lambda root: min((root / "seeds").glob("*.txt")).unlink(),
    "an editor's page": lambda root: write(root, "content/pages/more.md", "# More\n\nText.\n"),
    "a setting": lambda root: write(root, "site.yaml", "title: Another name\n"),
    "a sidecar": lambda root: write(root, min((root / "seeds").glob("*.txt")).with_suffix(".yaml"), "title: Another title\n"),
    "a template": lambda root: (
        write(root, "themes/mine/theme.yaml", "extends: broadsheet\n"),
        write(root, "themes/mine/templates/404.html", "gone"),
        write(root, "site.yaml", "theme: mine\n"),
    ),
    "a page of the output": lambda root: (root / "_site/index.html").unlink(),
    "a page of the output, damaged": reversed_page,
    "the list of what was written": lambda root: (root / "_site/.newsdigest").unlink(),
}


@pytest.mark.parametrize("change", THINGS_THAT_A_SITE_IS_MADE_FROM.values(), ids=THINGS_THAT_A_SITE_IS_MADE_FROM.keys())
def test_whatever_changes_is_seen(tmp_path, change):
    root = copy_demo(tmp_path / "site")
    build_site(root)
    assert build_site(root).unchanged
    change(root)
    assert not build_site(root).unchanged
    assert tree(root / "_site") == cold(root, tmp_path / "cold")
    assert build_site(root).unchanged


def test_where_nothing_changes_no_stage_is_run_and_the_same_is_told(tmp_path, monkeypatch):
    root = copy_demo(tmp_path / "site")
    (root / "seeds/empty.txt").write_bytes(b"\0\0\0\0")
    first = build_site(root)
    for path in (root / "seeds").iterdir():
        os.utime(path, (1, 1))  # as after a fresh checkout
    monkeypatch.setattr("generator.group.group", None)
    again = build_site(root)
    assert again.unchanged
    assert (again.problems, again.skipped, again.stories, again.topics) == (first.problems, first.skipped, first.stories, first.topics)
    assert first.skipped == 1


def test_another_day_and_another_folder_are_no_unchanged_site(tmp_path):
    root = copy_demo(tmp_path / "site")
    build_site(root)
    assert not build_site(root, today="2026-01-01").unchanged
    assert not build_site(root).unchanged
    assert not build_site(root, output="elsewhere").unchanged
    assert not build_site(root).unchanged
    assert build_site(root).unchanged


def test_an_edit_taken_back_after_a_build_that_did_not_end_is_seen(tmp_path, monkeypatch):
    root = copy_demo(tmp_path / "site")
    build_site(root)
    good = tree(root / "_site")
    settings = (root / "site.yaml").read_text("utf-8")
    (root / "site.yaml").write_text("title: Another name\n", "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("generator.cache.Cache.keep_site", None)
        with pytest.raises(TypeError):
            build_site(root)
    (root / "site.yaml").write_text(settings, "utf-8")
    build_site(root)
    assert tree(root / "_site") == good


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
    monkeypatch.setattr("generator.folder.WORKERS_PAY_FROM", 2)
    root = copy_demo(tmp_path / "site")
    build_site(root, base_url="https://digest.example/repo/", jobs=2)
    assert tree(root / "_site") == tree(demo / "_site")


def test_workers_compare_as_one_process_does(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.folder.WORKERS_PAY_FROM", 2)
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
