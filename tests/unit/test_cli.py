"""The command line: results, usage messages, problems, exit codes, and never a traceback."""

import contextlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from generator import build, cli
from generator.arguments import EXITS, Exit, parser
from generator.named import answers
from generator.problems import Problem
from generator.settings import load
from generator.workers import _undisturbed, workers

REPOSITORY = Path(__file__).parents[2]
SEED = (REPOSITORY / "seeds" / "001_b5eae39174161514.txt").read_text("utf-8")
TITLE = "Russia Says US Not Ready to Fully Restore Work of Embassies"
HEAVY = {"babel", "jinja2", "lxml", "markdown_it", "msgspec", "nh3", "sqlite3", "Stemmer", "trafilatura", "watchdog", "yaml"}


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A folder with one seed, as the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "talks.txt").write_text(SEED, "utf-8")
    return tmp_path


class Standard(io.TextIOWrapper):
    """A standard stream that remembers what was written to it."""

    def __init__(self, data=b""):
        super().__init__(io.BytesIO(data), "utf-8", write_through=True)

    @property
    def text(self):
        return self.buffer.getvalue().decode("utf-8")


@pytest.fixture
def run(monkeypatch):
    """Runs a command in this process: exit code, standard output, standard error."""

    def running(*arguments, stdin=b""):
        out, err = Standard(), Standard()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", Standard(stdin))
            code = cli.main(arguments)
        return code, out.text, err.text

    return running


@pytest.fixture
def program(site):
    """Starts the command as a process of its own, which does not outlive the test."""
    started = []

    def starting(*arguments):
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        command = [sys.executable, "-m", "generator", *arguments]
        started.append(subprocess.Popen(command, cwd=site, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, **pipes))
        return started[-1]

    yield starting
    for process in started:
        process.kill()
        with contextlib.suppress(ValueError):  # a stream that the test has closed
            process.communicate()


# ------------------------------------------------------------------------------------------ usage


def test_help_loads_nothing_heavy():
    code = "import sys\nfrom generator.cli import main\nmain(['--help'])\nprint('LOADED', *{n.split('.')[0] for n in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.rsplit("LOADED", 1)[1].split())
    assert "argparse" in loaded
    assert loaded & HEAVY == set()


def test_help_teaches(run):
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    for word in ("build", "serve", "normalize", "explain", "check", "new", "start here:", "exit codes:"):
        assert word in out
    for command in ("build", "serve", "normalize", "explain", "check", "new", "version"):
        assert f"examples:\n  newsdigest {command}" in run(command, "--help")[1] or command == "new"


def test_version_is_said_twice_alike(run):
    assert run("version")[:2] == run("--version")[:2]


def test_without_a_command_the_help_is_shown(run):
    code, out, err = run()
    assert (code, out) == (Exit.USAGE, "")
    assert "start here:" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bulid"], "did you mean 'build'?"),
        (["x\x1b[2J\u202ey"], "invalid choice"),
        (["build", "--nonsense"], "--nonsense"),
        (["build", "--base", "x"], "--base"),
        (["build", "--today", "yesterday"], "'yesterday' is no day"),
        (["build", "--today", "2025-02-30"], "is no day"),
        (["build", "--base-url", "example.org"], "is no web address"),
        (["build", "--base-url", "ftp://example.org/"], "is no web address"),
        (["build", "--base-url", "http://[x"], "is no web address"),
        (["build", "--jobs", "-1"], "--jobs"),
        (["build", "--jobs", "9" * 5000], "is not a count"),
        (["serve", "--port", "70000"], "is not a port"),
        (["explain"], "FILE"),
        (["new"], "DIR"),
    ],
)
def test_wrong_usage_is_explained_in_two_lines(run, arguments, told):
    code, out, err = run(*arguments)
    assert (code, out) == (Exit.USAGE, "")
    assert told in err
    assert len(err.splitlines()) == 2
    assert not [c for c in err.replace("\n", "") if unicodedata.category(c) in {"Cc", "Cf"}]


@pytest.mark.parametrize("command", ["build", "check", "serve"])
def test_a_missing_folder_is_a_problem(run, command, tmp_path):
    code, _, err = run(command, str(tmp_path / "nowhere"))
    assert code == Exit.USAGE
    assert "error[folder-missing]" in err


@pytest.mark.parametrize("command", [["build"], ["check"], ["normalize", "seeds/talks.txt"], ["explain", "seeds/talks.txt"]])
def test_wrong_settings_end_every_command_with_their_place(run, site, command):
    (site / "site.yaml").write_text("title: x\ntitel: y\n")
    code, out, err = run(*command)
    assert (code, out) == (Exit.USAGE, "")
    assert err.startswith("site.yaml:2:1: error[")
    assert "Traceback" not in err


# ------------------------------------------------------------------------------------------ build


def test_a_build_says_what_it_did_and_where_to_look(run, site):
    code, out, err = run("build")
    assert (code, out) == (0, "")
    assert "built 1 article, 0 stories" in err
    assert " written, 0 unchanged, 0 files removed" in err
    assert "look  _site/index.html, or run: newsdigest serve\n" in err
    assert (site / "_site" / "index.html").is_file()
    again = run("build")[2]
    assert "0 pages written" in again


def test_quiet_and_timings(run, site):
    code, out, _ = run("build", "--timings")
    assert code == 0
    assert " s  articles\n" in out
    assert run("build", "--quiet") == (0, "", "")


def test_where_nothing_changed_that_is_said(run, site):
    assert "nothing" not in run("build")[2]
    assert "\nnothing has changed: " in run("build")[2]


def test_a_skipped_seed_is_named_and_counts_only_when_strict(run, site):
    (site / "seeds" / "empty.txt").touch()
    code, _, err = run("build")
    assert code == 0
    assert "seeds/empty.txt: warning[empty-seed]" in err
    assert "1 warning, 1 seed skipped" in err
    assert run("build", "--strict")[0] == Exit.SKIPPED
    assert (site / "_site" / "index.html").is_file()


def test_an_output_that_cannot_be_written_is_one_line_and_code_4(run, site):
    (site / "_site").write_text("a file where the folder belongs")
    code, out, err = run("build")
    assert (code, out) == (Exit.UNWRITABLE, "")
    assert len(err.splitlines()) == 1
    assert "error[output-" in err


# -------------------------------------------------------------------------------------- normalize


def test_normalize_prints_one_object_a_line_with_the_name_as_given(run, site):
    (site / "other.txt").write_text(SEED.replace("Embassies", "Consulates"), "utf-8")
    code, out, err = run("normalize", "./seeds/talks.txt", str(site / "other.txt"))
    first, second = map(json.loads, out.splitlines())
    assert (code, err) == (0, "")
    assert first["file"] == "./seeds/talks.txt"
    assert second["file"] == str(site / "other.txt")
    assert first["title"] == TITLE
    assert second["published"] == "2025-06-25"


def test_an_unreadable_file_does_not_keep_the_others_from_being_printed(run, site):
    (site / "empty.txt").touch()
    code, out, err = run("normalize", "missing.txt", "seeds/talks.txt", "seeds", "empty.txt", "a\0b")
    assert code == Exit.SKIPPED
    assert [json.loads(line)["file"] for line in out.splitlines()] == ["seeds/talks.txt"]
    assert [line.split(":")[0] for line in err.splitlines()] == ["missing.txt", "seeds", "empty.txt", "ab"]


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_normalize_reads_standard_input(run, site, arguments):
    code, out, _ = run("normalize", *arguments, stdin=SEED.encode())
    found = json.loads(out)
    assert (code, found["file"], found["title"]) == (0, "-", TITLE)


def test_normalize_of_nothing_is_a_problem(run, site):
    code, out, err = run("normalize", stdin=b"")
    assert (code, out) == (Exit.SKIPPED, "")
    assert err.startswith("-: warning[empty-seed]")


def test_overrides_apply_to_a_named_file_as_in_a_build(run, site, monkeypatch):
    (site / "site.yaml").write_text("overrides:\n  seeds/talks.txt:\n    date: 2025-04-01\n")
    assert json.loads(run("normalize", "seeds/talks.txt")[1])["published"] == "2025-04-01"
    assert json.loads(run("normalize", "--site", str(site), str(site / "seeds" / "talks.txt"))[1])["published"] == "2025-04-01"
    monkeypatch.chdir(site / "seeds")
    assert json.loads(run("normalize", "talks.txt")[1])["published"] == "2025-06-25"
    assert json.loads(run("normalize", "--site", "..", "talks.txt")[1])["published"] == "2025-04-01"


def test_worker_processes_give_the_same_lines_in_the_same_order(site):
    names = [f"{number}.txt" for number in range(12)]
    for number, name in enumerate(names):
        Path(name).write_text(SEED.replace("Embassies", f"Embassies {number}") if number != 5 else "", "utf-8")
    config, _ = load(site)
    here = list(answers(names, site, config, jobs=1))
    assert list(answers(names, site, config, jobs=2)) == here
    assert [answer.problem is None for answer in here] == [number != 5 for number in range(12)]


def test_worker_processes_do_not_hear_ctrl_c():
    with workers(1) as pool:
        os.kill(pool.submit(os.getpid).result(), signal.SIGINT)
        assert pool.submit(abs, -3).result() == 3


def test_an_interrupt_while_workers_start_is_put_off_and_not_lost():
    heard = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        with _undisturbed():
            os.kill(os.getpid(), signal.SIGINT)
            assert heard == []
        assert heard == [signal.SIGINT]
    finally:
        signal.signal(signal.SIGINT, before)


# ---------------------------------------------------------------------------------------- explain


def test_explain_accounts_for_every_line(run, site):
    code, out, err = run("explain", "seeds/talks.txt")
    assert (code, err) == (0, "")
    rows = out.split("Lines\n")[1].split("\n\n")[0].splitlines()
    numbered = [row.split() for row in rows if row[:5].strip().isdigit()]
    assert [int(row[0]) for row in numbered] == list(range(1, SEED.count("\n") + 2))
    kept = sum(row[1] == "kept" for row in numbered)
    assert f"{kept} kept + {len(numbered) - kept} removed" in out
    assert f"= {len(numbered)} lines of the file" in out
    assert TITLE in out
    assert "stated, line 3" in out


def test_explain_speaks_of_the_blocks_of_a_page(run, site):
    Path("page.html").write_text("<h1>Ferry reopens</h1><p>The ferry line reopened on Wednesday after a storm closed it.</p>", "utf-8")
    out = run("explain", "page.html")[1]
    assert "(html, utf-8, 2 blocks, " in out
    assert " removed = 2 blocks of the page" in out
    assert "blank" not in out


def test_explain_shows_no_value_that_nothing_told(run, site):
    Path("head.txt").write_text("Ferry reopens\n", "utf-8")
    out = run("explain", "head.txt")[1]
    assert "und" not in out.split()
    assert "language" in out.split("no evidence for: ")[1].splitlines()[0]


def test_explain_writes_a_page(run, site):
    code, out, err = run("explain", "seeds/talks.txt", "--html", "talks.html")
    assert (code, out, err) == (0, "", "")
    assert TITLE in Path("talks.html").read_text("utf-8")
    code, out, err = run("explain", "seeds/talks.txt", "missing.txt", "--html", "no/folder.html")
    assert (code, out) == (Exit.UNWRITABLE, "")
    assert "output-unwritable" in err
    assert "input-unreadable" in err


def test_explain_compares_a_seed_with_its_folder_as_a_build_does(run, site):
    menu = ["Weather and tides", "The harbour podcast", "Letters to the desk", "Puzzles for the crossing"]
    for number in range(4):
        own = [f"Officer {number} told the council on day {n} that gate {number * n} would be shut at once." for n in range(1, 7)]
        text = "\n\n".join([*menu, f"Harbour shuts gate {number} for the winter", *own])
        (site / "seeds" / f"{number}.txt").write_text(text, "utf-8")
    told = "this line stands in 4 articles of the folder"
    assert told not in run("explain", "seeds/1.txt")[1]
    (site / "site.yaml").write_text("title: Harbour news\n", "utf-8")
    assert run("explain", "seeds/1.txt")[1].count(told) == 4
    shutil.copy(site / "seeds/1.txt", site / "elsewhere.txt")
    assert told not in run("explain", "elsewhere.txt")[1]
    names = [f"seeds/{number}.txt" for number in range(4)]
    rules = [[line["rule"] for line in json.loads(row)["removed"]] for row in run("normalize", *names)[1].splitlines()]
    assert rules == [["stands in many articles"] * 4] * 4


def test_explain_shows_claims_that_lost(run, site):
    (site / "site.yaml").write_text("overrides:\n  seeds/talks.txt:\n    date: 2025-04-01\n")
    out = run("explain", "seeds/talks.txt")[1]
    assert "2025-04-01" in out
    assert "edited" in out
    assert "refused 2025-06-25 (line 3)" in out


def test_no_control_character_of_an_article_or_a_name_is_printed(run, site):
    hostile = SEED.replace("ministry", "min\x1b[31mistry\x07\x9b2J\u202e\U000e0041") + "\nshare\x1b]0;owned\x07\n"
    Path("evil\x1b[2J\u202e.txt").write_text(hostile, "utf-8")
    for command in ("explain", "normalize"):
        code, out, err = run(command, "evil\x1b[2J\u202e.txt", "missing\x1b[2J\u202e.txt")
        assert code == Exit.SKIPPED
        assert not [c for c in (out + err).replace("\n", "") if unicodedata.category(c) in {"Cc", "Cf"}]
    assert json.loads(run("normalize", "evil\x1b[2J\u202e.txt")[1])["file"] == "evil\x1b[2J\u202e.txt"


# ------------------------------------------------------------------------------------ the end of it


def test_every_exit_code_has_a_meaning():
    assert set(EXITS) == set(Exit)
    assert all(EXITS.values())
    assert parser().epilog.count("\n  ") >= len(Exit)


def test_a_fault_of_the_program_is_one_line_and_a_traceback_only_on_demand(run, monkeypatch):
    def broken(_options, _terminal):
        raise RuntimeError("x\x1b[2J" * 100)

    monkeypatch.setitem(cli._COMMANDS, "version", broken)
    code, out, err = run("version")
    assert (code, out, len(err.splitlines())) == (Exit.INTERNAL, "", 1)
    assert err.startswith("newsdigest version: error[internal]: RuntimeError: x[2J")
    code, _, err = run("version", "--debug")
    assert code == Exit.INTERNAL
    assert "Traceback" in err


def test_a_stopped_build_ends_with_its_own_code(run, site, monkeypatch):
    def stopped(*_):
        raise build.BuildError((Problem("output-unwritable", "_site", 0, 0, "cannot write: no space left on device"),), 4)

    monkeypatch.setattr(build, "build", stopped)
    code, out, err = run("build")
    assert (code, out) == (Exit.UNWRITABLE, "")
    assert err.count("\n") == 1
    assert err.startswith("_site: error[output-unwritable]: cannot write: no space left on device")


def test_a_closed_pipe_is_no_failure(program):
    for number in range(40):
        Path(f"seeds/{number}.txt").write_text(SEED * 20, "utf-8")
    process = program("normalize", *(f"seeds/{number}.txt" for number in range(40)))
    process.stdout.read(10)
    process.stdout.close()
    assert (process.wait(60), process.stderr.read()) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_behind_standard_output_is_code_4(site):
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "generator", "normalize", "seeds/talks.txt"]
        done = subprocess.run(
            command, check=False, cwd=site, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == Exit.UNWRITABLE
    assert done.stderr.startswith(b"standard output: error[output-unwritable]: cannot write: no space left on device")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("signal_", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("command", [["normalize"], ["serve", "--port", "0"]])
def test_an_interrupted_command_ends_quietly(program, command, signal_):
    process = program(*command)
    if command[0] == "serve":
        assert b"serving http://127.0.0.1:" in process.stdout.readline()
    else:
        time.sleep(1.0)  # so that it has begun; Python itself, as it starts, does not end quietly
    process.send_signal(signal_)
    out, err = process.communicate(timeout=30)
    assert process.returncode == Exit.INTERRUPTED
    assert b"Traceback" not in out + err
    assert b"interrupted" in err
