"""The benchmarks measure what they say: the corpus is the same each time, and figures are of all processes and all files."""

import random
import re
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def scripts(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)


def test_the_corpus_is_the_same_each_time_and_grows_at_its_end(scripts, tmp_path):
    import corpus

    corpus.make(40, tmp_path / "one", mixed=True)
    corpus.make(40, tmp_path / "two", mixed=True)
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*"))
    assert [(tmp_path / "one" / file).read_bytes() for file in files] == [(tmp_path / "two" / file).read_bytes() for file in files]
    assert {file.suffix for file in files if file.parts[0] == "raw"} == {".txt", ".html", ".md"}
    whole = corpus.articles(400)
    assert corpus.articles(90)[:80] == whole[:80]


def test_the_corpus_has_reprints_near_reprints_and_stories_of_several_outlets(scripts):
    import corpus

    made = corpus.articles(600)
    reprints = [text for text in made if text.title.endswith(" again")]
    bodies = [tuple(text.paragraphs) for text in made]
    assert 5 <= len(reprints) <= 40
    kinds = {bodies.count(tuple(text.paragraphs)) > 1 for text in reprints}
    assert kinds == {True, False}, "word for word, and cut"
    assert len({text.outlet for text in made}) == 24
    assert len({text.day.year for text in made}) == 2


def test_raw_articles_carry_furniture_and_clean_ones_do_not(scripts):
    import corpus

    texts, rng = corpus.articles(200), random.Random(2)
    raw = "\n".join(corpus.raw(text, rng) for text in texts)
    for mess in ("Published by ", "All rights reserved", "Home | News", "Sign up for our newsletter", " (Reuters) - ", "Related article: "):
        assert mess in raw
        assert mess not in "".join(corpus.clean(text, "a1") for text in texts)


def test_a_run_counts_the_memory_of_all_processes_and_tells_of_failure(scripts, tmp_path):
    import measure

    child = "b = bytearray(b'x') * 60_000_000; import time; time.sleep(1.5)"
    parent = f"import subprocess, sys; two = [subprocess.Popen([sys.executable, '-c', {child!r}]) for _ in '12']"
    both = f"{parent}; [one.wait() for one in two]; print('said')"
    done = measure.run([sys.executable, "-c", both], tmp_path)
    assert done.peak > 120, "two children of 60 MB each"
    assert done.said == "said\n"
    with pytest.raises(SystemExit, match="failed"):
        measure.run([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)


def test_files_written_are_those_with_another_inode_or_time(scripts, tmp_path):
    import measure

    output = measure.Output(tmp_path)
    for name in "abc":
        (tmp_path / name).write_text(name)
    assert output.look() == (3, 3, 3)
    assert output.look() == (3, 3, 0)
    (tmp_path / "new").write_text("longer")
    (tmp_path / "new").replace(tmp_path / "a")
    (tmp_path / "b").unlink()
    assert output.look() == (2, 7, 1)


def test_the_whole_benchmark_runs_and_gives_every_figure(scripts, tmp_path, monkeypatch, capsys):
    import peers

    monkeypatch.setattr(sys, "argv", ["peers.py", "12", "--rounds", "1", "--tools", "--no-search", "--keep", str(tmp_path)])
    peers.main()
    said = capsys.readouterr().out
    row = r"^\| (cold|no change|one changed|one added) \| newsdigest \| [\d.]+ \| [\d.]+ \| \d+ \| ([\d,]+) \|"
    rows = re.findall(row, said, re.MULTILINE)
    assert [kind for kind, _ in rows] == list(peers.KINDS)
    written = [int(files.replace(",", "")) for _, files in rows]
    assert written[0] > 30
    assert written[1] == 0
    assert 0 < written[2] < written[0]
    assert "| cold | the floor |" in said
    assert "| group |" in said


def test_a_tool_that_is_not_there_is_named_and_left_out(scripts, monkeypatch, capsys):
    import peers

    monkeypatch.setattr(peers.shutil, "which", lambda _: None)
    monkeypatch.setattr(peers, "TOOLS", Path("nowhere"))
    for name, find in peers.PEERS.items():
        missing = find()
        assert missing.name.lower() == name
        assert "neither" in missing.reason
