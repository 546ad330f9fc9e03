"""What reaches the terminal: no control character of an input, and colour only where it is wanted."""

import io
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.problems import CODES, Problem
from generator.terminal import Bar, Styled, Terminal, columns, fitted

HOSTILE = "a\x1b[31mred\x07\x9b2J\u202eevil\u2066\x00\r\nb"


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


def plain_terminal(**options):
    return Terminal(io.StringIO(), io.StringIO(), {}, **options)


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_a_line_holds_no_control_or_bidirectional_character(text):
    terminal = plain_terminal()
    terminal.line("x ", text, Styled(text, "bold"))
    printed = terminal.out.getvalue()
    assert printed.endswith("\n")
    assert not [c for c in printed[:-1] if unicodedata.category(c) in {"Cc", "Cf", "Cs"}]


def test_a_problem_is_printed_in_one_line_without_control_characters():
    terminal = plain_terminal()
    terminal.problem(Problem("empty-seed", f"seeds/{HOSTILE}.txt", 3, 4, HOSTILE))
    printed = terminal.err.getvalue()
    assert printed.count("\n") == 1
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert f":3:4: warning[empty-seed]: a[31mred2Jevil  b; {CODES['empty-seed'].cure}\n" in printed


def test_a_problem_is_printed_as_it_describes_itself():
    problem = Problem("empty-seed", "seeds/a.txt", 0, 0, "the file is empty")
    terminal = plain_terminal(quiet=True)
    terminal.problem(problem)
    terminal.problem(problem, result=True)
    assert terminal.err.getvalue() == terminal.out.getvalue() == f"{problem}\n"


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals_without_no_color(environment, coloured):
    terminal = Terminal(Screen(), io.StringIO(), environment)
    terminal.line(Styled("word", "good"))
    terminal.aside(Styled("word", "good"))
    assert terminal.out.getvalue() == ("\x1b[32mword\x1b[0m\n" if coloured else "word\n")
    assert terminal.err.getvalue() == "word\n"


def test_colour_is_put_around_text_that_cannot_end_it():
    terminal = Terminal(Screen(), io.StringIO(), {})
    terminal.line(Styled("a\x1b[0mb", "good"))
    assert terminal.out.getvalue() == "\x1b[32ma[0mb\x1b[0m\n"


def test_quiet_keeps_results_and_problems():
    terminal = plain_terminal(quiet=True)
    terminal.line("result")
    terminal.aside("remark")
    assert (terminal.out.getvalue(), terminal.err.getvalue()) == ("result\n", "")


def test_nothing_is_shortened_in_a_pipe():
    assert plain_terminal().width() == 0
    assert fitted("x" * 500, 0) == "x" * 500


@settings(max_examples=60)
@given(st.text(alphabet="ab \u4e2d\u0301é", max_size=40), st.integers(2, 30))
def test_fitted_text_fits(text, width):
    assert columns(fitted(text, width)) <= width
    assert columns(fitted(text, width, fill=True)) >= min(width, columns(text))


def test_wide_letters_take_two_columns_and_marks_none():
    assert columns("中a") == 3
    assert columns("e\u0301") == 1
    assert fitted("中文字", 5) == "中文…"


def test_the_bar_draws_on_a_terminal_only_and_wipes_itself_away(monkeypatch):
    clock = iter(range(100))
    monkeypatch.setattr("generator.terminal.time.monotonic", lambda: next(clock))
    for stream, drawn in ((Screen(), True), (io.StringIO(), False)):
        bar = Bar(Terminal(io.StringIO(), stream, {}))
        bar.stage("articles\x1b[2J", 4)
        bar.step(2)
        bar.close()
        assert ("2/4" in stream.getvalue()) is drawn
        assert "\x1b[2J" not in stream.getvalue()
        assert stream.getvalue().endswith("\r\x1b[K" if drawn else "")
