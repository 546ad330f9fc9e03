from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link.consensus import WORDS, chosen, size, taken
from generator.link.consensus import report as reported
from generator.link.consensus import statement as stated


def report(title, sentences):
    return reported(title, map(taken, sentences))


def statement(voice, text):
    return stated(voice, text, taken(text))


REPORTS = [
    report("Bridge in Elvik closed", ["The bridge in Elvik is closed until the spring.", "Lorries turn back at the river."]),
    report("Elvik closes its bridge", ["The mayor of Elvik has closed the bridge.", "Nobody was hurt."]),
    report("Cracks found in bridge", ["Engineers found cracks in the bridge of Elvik.", "Repairs will cost four million."]),
]


def texts(*pool):
    statements = [statement(voice, text) for voice, text in pool]
    return [pool[n][1] for n in chosen(statements, REPORTS, 3)]


def test_what_the_reports_agree_on_comes_first():
    pool = [("a", "Repairs will cost four million in all."), ("b", "The bridge in Elvik is closed."), ("c", "Nobody at all was hurt.")]
    assert texts(*pool)[0] == "The bridge in Elvik is closed."


def test_a_voice_is_heard_once():
    pool = [("a", "The bridge in Elvik is closed."), ("a", "The mayor of Elvik has closed the bridge.")]
    assert len(texts(*pool)) == 1


def test_a_repetition_adds_nothing():
    pool = [("a", "The bridge in Elvik is closed."), ("b", "The bridge in Elvik is closed."), ("c", "Engineers found cracks.")]
    assert texts(*pool).count("The bridge in Elvik is closed.") == 1


def test_no_sentence_begins_once_the_row_is_full():
    long = " ".join(["The bridge in Elvik is closed until the spring"] * 8)
    assert size(long) > WORDS
    assert len(texts(("a", long), ("b", long + " again"), ("c", long + " too"))) == 1


def test_nothing_is_chosen_of_nothing():
    assert chosen([], REPORTS, 3) == ()
    assert chosen([statement("a", "")], [], 3) == (0,)


def test_two_characters_count_as_a_word_where_words_are_not_parted():
    assert size("埃尔维克大桥关闭至春季，卡车在河边掉头返回。") == 11
    assert statement("a", "大桥closed now").words == ("大", "桥", "closed", "now")


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.text(max_size=60)), max_size=8))
@settings(max_examples=30, deadline=None)
def test_rows_take_one_sentence_of_a_voice(pool):
    row = chosen([statement(voice, text) for voice, text in pool], REPORTS, 3)
    assert len({pool[n][0] for n in row}) == len(row) <= 3
    assert bool(row) == bool(pool)
