"""How a date was worked out, in the reader's language."""

from pathlib import Path

import pytest
from articles import article

from generator.analyze import analyze
from generator.reasons import worded
from generator.theme import load_theme
from generator.wording import Wording

LANGUAGES = ("ar", "de", "es", "fr", "ru")


def words(language):
    return Wording(language, load_theme(Path(__file__).parent, "broadsheet", language).texts)


REASONS = [
    ("the last Monday not after publication (2025-07-18)", "der letzte Montag, spätestens am Tag der Veröffentlichung (18. Juli 2025)"),
    ("the first such day after publication", "der erste solche Tag nach der Veröffentlichung"),
    ("the last Thanksgiving before publication", "der letzte Thanksgiving vor der Veröffentlichung"),
    ("3 weeks before publication (2025-07-18, itself inferred)", "3 Wochen vor der Veröffentlichung (18. Juli 2025, selbst erschlossen)"),
    ("the quarter before that of publication", "das Quartal vor dem Zeitraum der Veröffentlichung"),
    ("March of the year of publication", "März des Jahres der Veröffentlichung"),
    ("a reason that nobody has translated (2025-07-18)", "a reason that nobody has translated (2025-07-18)"),
]


@pytest.mark.parametrize(("reason", "german"), REASONS)
def test_a_reason_is_worded_in_the_language(reason, german):
    assert worded(reason, words("de")) == german
    assert worded(reason, words("en")) == reason


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_that_the_program_gives_is_known(language):
    """Dates of all kinds in one text: each reason that is found is worded in the language."""
    text = (
        "They met on Monday and on March 3, as agreed in February. Yesterday and tomorrow they rest; two days ago, three weeks ago, "
        "five months ago and ten years ago they did not. Last week, next month, this year, last quarter and next weekend were told of. "
        "Last Friday and next Tuesday, last March, next May, this June and in August of last year. They will meet on Thursday and on "
        "Christmas Eve, as last Thanksgiving. In the third quarter sales rose."
    )
    reasons = {mention.why for mention in analyze(article(*text.split(". "), day="2025-07-18")).mentions if mention.why}
    reasons |= {
        mention.why
        for mention in analyze(article("In drei Wochen kommt er, sagte er vor einem Jahr.", day="2025-07-18", language="de")).mentions
    }
    assert len(reasons) > 14
    assert {reason for reason in reasons if worded(reason, words(language)) == reason} == set()
