import os
from pathlib import Path

import faults
import pytest

from generator.model import OutputFile
from generator.write import OWNED, Staging, WriteError, owned, refuse_unsafe


def put(output, files, keep=()):
    staging = Staging(output)
    for path, text in files.items():
        staging.add(OutputFile(path, text.encode(), "key"))
    return staging.commit(keep)


def tree(output):
    return {p.relative_to(output).as_posix(): p.read_text() for p in sorted(output.rglob("*")) if p.is_file() and p.name != OWNED}


def test_files_are_written_once_and_listed(tmp_path):
    out = tmp_path / "site"
    files = {"index.html": "front", "topics/talks.html": "talks"}
    assert put(out, files).written == ("index.html", "topics/talks.html")
    assert tree(out) == files
    assert owned(out) == set(files)
    again = put(out, files)
    assert again.written == ()
    assert again.same == ("index.html", "topics/talks.html")


def test_equal_bytes_leave_the_file_alone(tmp_path):
    out = tmp_path / "site"
    put(out, {"index.html": "front"})
    os.utime(out / "index.html", (1, 1))
    os.utime(out / OWNED, (1, 1))
    put(out, {"index.html": "front"})
    assert (out / "index.html").stat().st_mtime == 1
    assert (out / OWNED).stat().st_mtime == 1


def test_what_is_no_longer_part_of_the_site_goes_with_its_empty_folder(tmp_path):
    out = tmp_path / "site"
    put(out, {"index.html": "a", "2025/07/29.html": "b", "2025/07/30.html": "c"})
    assert put(out, {"index.html": "a"}, keep=["2025/07/30.html"]).removed == ("2025/07/29.html",)
    assert put(out, {"index.html": "a"}).removed == ("2025/07/30.html",)
    assert not (out / "2025").exists()


def test_files_of_others_survive(tmp_path):
    out = tmp_path / "site"
    out.mkdir()
    (out / "mine.html").write_text("mine")
    put(out, {"index.html": "a", "old.html": "b"})
    put(out, {"index.html": "a"})
    assert tree(out) == {"index.html": "a", "mine.html": "mine"}


def test_a_file_of_others_is_never_overwritten(tmp_path):
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("mine")
    with pytest.raises(WriteError) as error:
        put(out, {"about.html": "x", "index.html": "ours"})
    assert error.value.problem.code == "output-foreign"
    assert tree(out) == {"index.html": "mine"}


def test_nothing_is_touched_before_the_commit(tmp_path):
    out = tmp_path / "site"
    put(out, {"index.html": "old"})
    staging = Staging(out)
    staging.add(OutputFile("index.html", b"new", "key"))
    assert (out / "index.html").read_text() == "old"
    staging.abandon()
    assert tree(out) == {"index.html": "old"}


def test_killed_at_any_change_each_file_is_old_or_new(tmp_path):
    """As by kill -9, just before each change that writing makes to files, one after another; the next writing ends well."""
    old = {"index.html": "a", "2025/29.html": "b", "gone.html": "c"}
    new = {"index.html": "A", "2025/29.html": "B", "2025/30.html": "D"}
    struck = 0
    for number in range(1, 1000):
        out = tmp_path / str(number)
        put(out, old)
        child = os.fork()
        if not child:
            faults.die_at(number)
            put(out, new)
            os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            break
        struck += 1
        left = {path: text for path, text in tree(out).items() if not path.startswith(".newsdigest")}
        assert all(text in (old.get(path), new.get(path)) for path, text in left.items()), number
        assert old.keys() - {"gone.html"} <= left.keys()
        put(out, new)
        assert tree(out) == new
    assert struck > 10


def test_left_over_staging_of_a_killed_build_is_cleared(tmp_path):
    out = tmp_path / "site"
    staging = Staging(out)
    staging.add(OutputFile("index.html", b"new", "key"))
    assert put(out, {"index.html": "other"}).written == ("index.html",)
    assert tree(out) == {"index.html": "other"}


@pytest.mark.parametrize("path", ["../up.html", "/etc/x", "a//b", "UPPER.html", "a/../b", ".hidden", "a\\b", "", "x.", "a/" + "b" * 90])
def test_paths_that_could_leave_the_output_are_refused(tmp_path, path):
    with pytest.raises(ValueError, match="unsafe"):
        Staging(tmp_path / "site").add(OutputFile(path, b"x", "k"))


def test_a_tampered_list_deletes_nothing_outside(tmp_path):
    out = tmp_path / "site"
    put(out, {"index.html": "a"})
    (tmp_path / "precious").write_text("keep")
    (out / OWNED).write_text("header\n../precious\n/etc/passwd\nindex.html\n")
    put(out, {"about.html": "b"})
    assert (tmp_path / "precious").read_text() == "keep"
    assert tree(out) == {"about.html": "b"}


@pytest.mark.parametrize("output", [".", "seeds", "seeds/sub", "..", ".git/x", "content"])
def test_outputs_that_hold_other_things_are_refused(tmp_path, output):
    root = tmp_path / "digest"
    for name in ("seeds", "content", "themes"):
        (root / name).mkdir(parents=True)
    problem = refuse_unsafe(root / output, root, (root / "seeds", root / "content", root / "themes"))
    assert problem is not None
    assert problem.code == "output-unsafe"


def test_home_is_refused_and_a_folder_of_its_own_is_not(tmp_path):
    assert refuse_unsafe(Path.home(), tmp_path, ()) is not None
    assert refuse_unsafe(tmp_path / "_site", tmp_path, (tmp_path / "seeds",)) is None
    assert refuse_unsafe(tmp_path / "_site", tmp_path, (tmp_path,)) is None, "the site's folder may itself be the seeds folder"


def test_a_symbolic_link_as_output_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WriteError):
        Staging(tmp_path / "site")


def test_a_place_that_cannot_be_written_is_one_problem(tmp_path):
    (tmp_path / "site").write_text("a file")
    with pytest.raises(WriteError) as error:
        put(tmp_path / "site", {"index.html": "x"})
    assert error.value.problem.code == "output-unwritable"
