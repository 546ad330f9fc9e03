import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text import fold, sentences

CASES = json.loads((Path(__file__).parents[1] / "cases" / "analyze" / "sentences.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentences"][0])
def test_a_paragraph_is_cut_where_its_sentences_end(case):
    text = " ".join(case["sentences"])
    assert [text[start:end] for start, end in sentences(text, case["language"])] == case["sentences"]


def test_scripts_without_spaces_are_cut_at_their_own_stops():
    text = "橋は閉まった。「開かない」と市長は述べた。なぜ？"
    assert [text[start:end] for start, end in sentences(text, "ja")] == ["橋は閉まった。", "「開かない」と市長は述べた。", "なぜ？"]


@settings(max_examples=150)
@given(st.text(alphabet=st.sampled_from("aA .!?…”“\"'()1,。؟\n\u00a0")) | st.text(), st.sampled_from(["", "en", "de", "zh-Hans"]))
def test_sentences_are_in_order_and_leave_only_white_space_out(text, language):
    found = sentences(text, language)
    at = 0
    for start, end in found:
        assert not text[at:start].strip()
        assert start < end
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_folding_ascii_takes_a_short_way_to_the_same_end(text):
    assert fold(text) == fold(text + "é").removesuffix("e").rstrip()
