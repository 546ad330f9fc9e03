"""The documentation says what the program does: every command, option, exit code and problem, and no others."""

import argparse
import itertools
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from generator import __version__
from generator.arguments import EXITS, parser
from generator.problems import CODES

REPOSITORY = Path(__file__).parent.parent
COMMANDS_PAGE = (REPOSITORY / "docs" / "commands.md").read_text("utf-8")
COMMANDS = next(action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)).choices
EVERYWHERE = {"--help", "--debug"}
PAGES = sorted(
    path
    for pattern in ("*.md", "docs/*.md", "generator/*.md", "generator/starter/*.md", "themes/*.md", "tests/*.md", "benchmarks/*.md")
    for path in REPOSITORY.glob(pattern)
)
FENCE = re.compile(r"^```[a-z]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
PICTURES = {"docs/images/demo-front.png"}  # made by hand from the built demo


def section(heading):
    """The text of docs/commands.md under a heading of the second level."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", COMMANDS_PAGE, re.DOTALL | re.MULTILINE)
    assert found, f"docs/commands.md has no section '{heading}'"
    return found[1]


def anchors(page):
    """The anchors that GitHub gives the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented_and_no_other(command):
    text = section(command)
    options = {string for action in COMMANDS[command]._actions for string in action.option_strings if string.startswith("--")}
    assert set(re.findall(r"^\| `(--[a-z-]+)", text, re.MULTILINE)) == options - EVERYWHERE
    assert f"newsdigest {command}" in text
    for action in COMMANDS[command]._actions:
        if not action.option_strings:
            assert action.metavar in text


def test_the_options_of_all_commands_are_documented():
    for option in (*EVERYWHERE, "--version"):
        assert f"`{option}`" in COMMANDS_PAGE or f"newsdigest {option}`" in COMMANDS_PAGE
    assert re.findall(r"^## ([a-z]+)$", COMMANDS_PAGE, re.MULTILINE) == list(COMMANDS)


def test_every_exit_code_is_documented_in_the_words_of_the_help():
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", section("Exit codes"), re.MULTILINE)
    assert rows == [(str(int(code)), text) for code, text in EXITS.items()]


def test_every_problem_is_documented():
    page = (REPOSITORY / "docs" / "problems.md").read_text("utf-8")
    assert sorted(re.findall(r"^\| `([a-z0-9-]+)` \|", page, re.MULTILINE)) == sorted(CODES)
    for code, (_, meaning, cure) in CODES.items():
        assert f"| `{code}` | {meaning} | {cure} |" in page, "docs/problems.md is out of date: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_links_between_pages_lead_somewhere(page):
    for target in LINK.findall(FENCE.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        other = (page.parent / path).resolve() if path else page
        if other.relative_to(REPOSITORY).as_posix() in PICTURES:
            continue
        assert other.exists(), f"{page.name} links to {target}"
        assert not anchor or anchor in anchors(other), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_every_command_shown_can_be_said(page):
    text = page.read_text("utf-8")
    for line in (line for block in FENCE.findall(text) for line in block.splitlines() if "newsdigest" in line):
        lexer = shlex.shlex(line, posix=True, punctuation_chars="|&")
        lexer.whitespace_split = True
        for operator, piece in itertools.groupby(lexer, lambda word: set(word) <= {"|", "&"}):
            words = [*piece]
            if not operator and Path(words[0]).name == "newsdigest" and "COMMAND" not in words and "[options]" not in words:
                parser().parse_args(words[1:])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_every_command_mentioned_exists(page):
    for mention in re.findall(r"`(newsdigest [^`]+)`", FENCE.sub("", page.read_text("utf-8"))):
        words = mention.split()
        command = COMMANDS.get(words[1])
        assert command or words[1].startswith("--") or words[1] == "COMMAND", mention
        known = {string for action in command._actions for string in action.option_strings} if command else {"--help", "--version"}
        assert {word for word in words[1:] if word.startswith("--")} <= known, mention


def test_the_make_targets_shown_exist():
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    shown = {target for page in PAGES for target in re.findall(r"^(?:\$ )?make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)}
    assert {"site", "test"} <= shown <= targets


def test_every_promise_names_tests_that_there_are():
    text = (REPOSITORY / "docs" / "trust.md").read_text("utf-8")
    promises = re.findall(r"^\| (\d+) \| (.+)$", text, re.MULTILINE)
    assert [int(number) for number, _ in promises] == list(range(1, 34))
    for number, row in promises:
        named = re.findall(r"`(tests/[a-z_/]+\.py)::(test_[a-z0-9_]+)`", row)
        assert named, f"promise {number} names no test"
        for file, test in named:
            source = (REPOSITORY / file).read_text("utf-8")
            assert f"def {test}(" in source, f"promise {number}: {file} has no {test}"


def test_the_changelog_knows_the_version():
    assert f"## [{__version__}]" in (REPOSITORY / "CHANGELOG.md").read_text("utf-8")


def test_the_constraints_name_a_version_of_everything_and_no_place():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    lines = [line for line in (REPOSITORY / "constraints.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9a-z.]*", line)] == []
    pinned = {re.sub(r"[-_.]+", "-", line.split("==")[0]).lower() for line in lines}
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    assert {re.sub(r"[-_.]+", "-", re.split(r"[\[><=!~ ;]", name)[0]).lower() for name in asked} <= pinned
