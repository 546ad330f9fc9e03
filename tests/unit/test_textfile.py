"""Reading the editor's own files: what is not a plain UTF-8 file is told of, and never hangs or raises."""

import os

import pytest

from generator.textfile import load


def write(folder, data):
    file = folder / "site.yaml"
    file.write_bytes(data)
    return file


def test_utf8_with_and_without_a_byte_order_mark(tmp_path):
    assert load(write(tmp_path, "é".encode()), "site.yaml", 100) == ("é", None)
    assert load(write(tmp_path, "é".encode("utf-8-sig")), "site.yaml", 100) == ("é", None)


def test_a_missing_file_raises(tmp_path):
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none", "none", 100)
    with pytest.raises(FileNotFoundError):
        load(write(tmp_path, b"x") / "below", "below", 100)


def test_the_first_byte_that_is_not_utf8_is_placed(tmp_path):
    _, problem = load(write(tmp_path, "a: é\nbé: ".encode() + b"\xe9\n"), "site.yaml", 100)
    assert (problem.code, problem.line, problem.column) == ("file-encoding", 2, 5)


def test_utf16_is_named(tmp_path):
    _, problem = load(write(tmp_path, "a: b".encode("utf-16")), "site.yaml", 100)
    assert "UTF-16" in problem.message


def test_size_is_limited(tmp_path):
    assert load(write(tmp_path, b"x" * 100), "site.yaml", 100)[1] is None
    assert load(write(tmp_path, b"x" * 101), "site.yaml", 100)[1].code == "file-too-large"


def test_a_folder_and_a_pipe_are_not_opened(tmp_path):
    assert load(tmp_path, "site.yaml", 100)[1].code == "file-irregular"
    os.mkfifo(tmp_path / "pipe")
    assert load(tmp_path / "pipe", "pipe", 100)[1].code == "file-irregular"


def test_what_cannot_be_opened_is_told(tmp_path):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert load(loop, "loop", 100)[1].code == "file-unreadable"
    assert load(tmp_path / "a\0b", "a?b", 100)[1].code == "file-unreadable"
