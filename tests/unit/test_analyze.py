import json
import os
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from articles import article
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analyze import FEATURES, analyze
from generator.config import SiteConfig
from generator.model import Features
from generator.normalize import normalize
from generator.read import find, load, read

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "analyze"


def cases(name: str) -> list[dict]:
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def seeds() -> dict[str, Features]:
    found, _ = find(ROOT, SiteConfig())
    return {Path(seed.path).stem: analyze(normalize(read(load(seed)), SiteConfig())) for seed in found}


SEEDS = seeds()


@pytest.mark.parametrize("path", sorted((CASES / "seeds").glob("*.json")), ids=lambda path: path.stem)
def test_what_each_seed_tells(path):
    """Every quote with its speaker, every date, name and figure of the seeds, read and found right by eye."""
    features = SEEDS[path.stem]
    kinds = {"people": "person", "organizations": "organization", "places": "place", "others": "name"}
    found = {
        "quotes": [[q.speaker, q.basis, q.cue, q.span.text] for q in features.quotes],
        "mentions": [[m.value, m.span.text, m.why] for m in features.mentions],
        **{
            key: [[n.shown, len(n.spans)] if key == "people" else n.shown for n in features.names if n.kind == kind]
            for key, kind in kinds.items()
        },
        "figures": [[f.span.text, f.value, f.unit, f.counted, f.qualifier] for f in features.figures],
        "not standing alone": [s.span.text[:60] for s in features.sentences if not s.standalone],
    }
    assert found == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", cases("quotes"), ids=lambda case: case["case"])
def test_direct_quotations_and_their_speakers(case):
    found = analyze(article(*case["body"], language=case.get("language", "en"), day="2025-07-18")).quotes
    assert [[quote.speaker, quote.basis, quote.span.text] for quote in found] == case["quotes"]


@pytest.mark.parametrize("case", cases("mentions"), ids=lambda case: case["case"])
def test_dates_resolved_against_the_day_of_publication(case):
    found = analyze(article(case["text"], language=case.get("language", "en"), day=case["day"])).mentions
    assert [[mention.value, mention.span.text] for mention in found] == case["mentions"]


@pytest.mark.parametrize("case", cases("names"), ids=lambda case: case["case"])
def test_names_and_their_kinds(case):
    found = analyze(article(case["text"], language=case.get("language", "en"))).names
    assert [[name.shown, str(name.kind)] for name in found] == case["names"]


@pytest.mark.parametrize("case", cases("figures"), ids=lambda case: case["text"][:40])
def test_quantities_with_what_they_count(case):
    found = analyze(article(case["text"], language=case.get("language", "en"), day="2025-07-18")).figures
    assert [[f.span.text, f.value, f.unit, f.counted, f.qualifier] for f in found] == case["figures"]


def test_a_relative_date_says_how_it_was_resolved_and_a_full_one_needs_no_reason():
    stated, inferred = (
        analyze(article("They met on Monday and on 3 May 2020.", day="2025-07-18", inferred=basis)).mentions for basis in (False, True)
    )
    assert [m.why for m in stated] == ["the last Monday not after publication (2025-07-18)", ""]
    assert inferred[0].why == "the last Monday not after publication (2025-07-18, itself inferred)"


ALONE = {
    "The ministers of both countries met in Istanbul on Monday.": True,
    "US officials have met their Russian counterparts in Istanbul.": True,
    "He warned both countries of new sanctions on Monday.": False,
    "But Moscow has openly rejected the proposals from Kyiv.": False,
    "Meanwhile, the ministers of both countries met in Istanbul.": False,
    "The latter has openly rejected the proposals from Kyiv.": False,
    "In response, the ministers of both countries left Istanbul.": False,
    "A second round of the talks took place on April 10.": False,
    "We’d like to see a bit more movement in the talks.": False,
    "The minister of the country told reporters on Monday:": False,
    "“The ministers of both countries met in Istanbul on Monday.": False,
    "The ministers of both countries (who met in Istanbul agreed.": False,
    "The ministers met.": False,
    "the ministers of both countries met in Istanbul on Monday.": False,
    "The ministers of both countries met in Istanbul on": False,
    " ".join(["The ministers", *["met"] * 70]) + ".": False,
    "“The bridge will stay closed until the spring,” he said.": False,
    "“The bridge will stay closed,” Ada Lunde said, and she left.": True,
    "“Ada Lunde knows that the bridge is closed,” she said of it.": False,
    "The council of Elvik lacks the votes to overrule her.": False,
    "In her first speech as mayor, Ada Lunde closed the bridge.": True,
    "The mayor closed the bridge before she left for Bergen.": True,
    "When the bridge closed, lorries turned back at the river.": True,
    "When the bridge closed lorries turned back at the river.": False,
    "Some lorries turned back at the river when the bridge closed.": True,
    "The two mayors closed the bridge over the river on Monday.": True,
    "The mayors of Elvik and Bergen have closed the bridge over the river for the spring": True,
    "The mayors of Elvik and Bergen have closed the bridge over the river because of the": False,
    'The mayor called the bridge over the river “a disgrace."': True,
}


@pytest.mark.parametrize("text", ALONE)
def test_a_sentence_stands_alone_when_nothing_before_it_is_needed(text):
    (sentence,) = analyze(article(text)).sentences
    assert sentence.standalone is ALONE[text]


LATER = ("Some lorries turned back at the river when the bridge closed.", "The two mayors closed the bridge over the river on Monday.")


@pytest.mark.parametrize("text", LATER)
def test_what_opens_a_body_leans_on_nothing_and_the_same_further_on_does(text):
    sentences = analyze(article("The bridge of Elvik is closed to all lorries until May.", text)).sentences
    assert [sentence.standalone for sentence in sentences] == [True, False]


def test_terms_are_stems_with_the_title_and_the_lead_heaviest():
    body = ("The talks went on.", "The talk ended.", "Talking of sanctions, sanction came.")
    terms = {term.key: term for term in analyze(article(*body, title="Talks of sanctions")).terms}
    assert (terms["talk"].weight, terms["talk"].shown) == (3 + 2 + 2 + 1, "Talks")
    assert terms["sanction"].weight == 3 + 1 + 1
    assert "the" not in terms
    assert "friday" not in {term.key for term in analyze(article("They met on Friday.")).terms}


def test_an_acronym_is_no_function_word():
    keys = {term.key for term in analyze(article("The US and the WHO told us who met it.")).terms}
    assert {"US", "WHO"} <= keys
    assert not keys & {"us", "who", "it"}


def test_two_words_that_recur_together_are_a_term():
    terms = analyze(article("The peace talks failed. New peace talks begin. Other things end.")).terms
    assert ("peac talk", "peace talks", 2.0) in [(t.key, t.shown, t.weight) for t in terms]


def test_an_article_keeps_60_terms_in_a_stable_order():
    terms = analyze(article(" ".join(f"q{chr(97 + n // 26)}z{chr(97 + n % 26)}q" for n in range(300)))).terms
    assert len(terms) == 60
    assert terms[0].shown == "qazaq"


def test_languages_have_their_own_stems_and_function_words():
    german = analyze(article("Die Verhandlungen und die Verhandlung mit der Regierung.", language="de")).terms
    assert [term.key for term in german] == ["verhandl", "regier"]


def test_scripts_without_spaces_have_terms_of_two_characters():
    assert [term.key for term in analyze(article("橋は東京に。", "橋は東京に。", language="ja")).terms] == ["橋は", "は東", "東京", "京に"]


def test_vowel_signs_belong_to_their_word_and_elided_articles_do_not():
    assert [term.shown for term in analyze(article("हिन्दी", language="hi")).terms] == ["हिन्दी"]
    assert {term.key for term in analyze(article("l’Atlantique, Atlantique", language="fr")).terms} == {"atlant"}


def resemblance(one: tuple[int, ...], two: tuple[int, ...]) -> float:
    smallest = sorted(set(one) | set(two))[:128]
    return sum(value in set(one) and value in set(two) for value in smallest) / len(smallest)


def test_sketches_of_copies_resemble_each_other_and_of_others_do_not():
    words = [f"w{n * 7919 % 1009}" for n in range(1000)]
    whole, copy = " ".join(words), " ".join([*words[:450], "new", *words[450:]])
    other = " ".join(f"v{n * 7919 % 1009}" for n in range(1000))
    first, second, third = (analyze(article(text)).hashes for text in (whole, copy, other))
    assert len(first) == 128
    assert first == tuple(sorted(set(first)))
    assert resemblance(first, second) > 0.9
    assert resemblance(first, third) == 0
    assert analyze(article(whole.upper().replace(" ", ",  "))).hashes == first


def test_a_cut_copy_is_contained_in_the_whole():
    words = [f"w{n}" for n in range(120)]
    whole, cut = (set(analyze(article(" ".join(row))).hashes) for row in (words, words[:60]))
    assert cut < whole


def test_anchors_are_those_of_the_paragraphs():
    made = article("One paragraph.", "Another one.")
    assert analyze(made).anchors == tuple(paragraph.anchor for paragraph in made.body)


def test_an_empty_body_has_no_features():
    assert analyze(article()) == Features((), (), (), (), (), (), b"", ())


PIECES = st.sampled_from(
    [
        "“", "”", '"', "'", "’", "''", "«", "»", "„", "「", "」", "(", ")", ":", ",", ".", "…", "?", " ", " ", " ", "-", "–", "said",
        " said", "told", "he ", "who ", "according to ", "Tom Berg", "Sen. ", "the ", "U.S. ", "of ", "and ", "Monday", "Feb. 29",
        "May", "2022", "in ", "two days ago", "last week", "next Friday", "$5", "12", "million", "%", "-day", "people", "é", "ß", "ﬁ",
        "İ", "橋", "。", "\u0301", "\u202e", "\ud800", "\x00", "𝔘", "ǅ", "½", "²", "١٢", "saying ", "A", "I", "_",
        "— ", "—", " – ", "dijo ", "ha dicho ", "сказал ", "Ana Ruiz", "palabra ",
        "gestern ", "il y a deux jours ", "vendredi dernier", "в пятницу", "el martes ", "Im März", "votará ", "hace 999 años",
    ],
)  # fmt: skip
DAYS = st.sampled_from(["", "2025-07-18", "0001-01-01", "9999-12-31", "2024-02-29"])
BODIES = st.lists(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=40), max_size=5)


def spans(value: object) -> list[tuple[int, int, int, str]]:
    """Every span anywhere in the features."""
    if isinstance(value, tuple):
        return [span for item in value for span in spans(item)]
    if not isinstance(value, msgspec.Struct):
        return []
    if type(value).__name__ == "Span":
        return [(value.paragraph, value.start, value.end, value.text)]
    return [span for name in value.__struct_fields__ for span in spans(getattr(value, name))]


@settings(max_examples=200, deadline=None)
@given(BODIES, st.sampled_from(["", "en", "de", "es", "fr", "it", "pt", "ru", "zh", "und", "xx-Latn"]), DAYS)
def test_every_span_is_verbatim_and_nothing_raises(body, language, day):
    features = analyze(article(*body, language=language, day=day))
    for paragraph, start, end, text in spans(features):
        assert 0 <= start <= end <= len(body[paragraph])
        assert body[paragraph][start:end] == text
    assert features == analyze(article(*body, language=language, day=day))
    assert len({name.key for name in features.names}) == len(features.names)
    for quote in features.quotes:
        assert (quote.basis == "none") == (not quote.speaker)
        assert quote.sentence.start <= quote.span.start
        assert quote.span.end <= quote.sentence.end
    for earlier, later in pairwise(quote.span for quote in features.quotes):
        assert (earlier.paragraph, earlier.end) <= (later.paragraph, later.start)
    for earlier, later in zip(features.mentions, features.mentions[1:], strict=False):
        assert (earlier.span.paragraph, earlier.span.end) <= (later.span.paragraph, later.span.start)


@settings(max_examples=60, deadline=None)
@given(BODIES)
def test_features_pass_through_the_cache_unchanged(body):
    features = analyze(article(*[text.encode("utf-8", "replace").decode() for text in body], day="2025-07-18"))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(features), type=Features) == features


HOSTILE = {
    "quotation marks": "“" * 50_000,
    "straight marks": '" ' * 50_000,
    "pairs of marks": "“a” " * 25_000,
    "single marks": "'a " * 37_000,
    "doubled marks": "''a'' " * 20_000,
    "digits": "1" * 100_000,
    "years": "in 2022 " * 12_000,
    "numbers": "12 to 13 million " * 7_000,
    "grouped digits": "1,000," * 15_000,
    "capitals": "A" * 100_000,
    "capitalized words": "Aa " * 37_000,
    "titles": "Sen. " * 25_000,
    "of": "Bank of " * 15_000,
    "stops": ". " * 50_000,
    "dots": "." * 100_000,
    "closers": ".”" * 50_000,
    "no spaces": "橋" * 50_000,
    "verbs of saying": "“a b c d e” said " * 7_000,
    "pronouns": "“a b c d e f,” he said. " * 5_000,
    "weekdays": "will Monday " * 10_000,
    "months": "Mar. 3 " * 12_000,
    "spaces": " " * 100_000,
    "commas": "Tom Berg, " * 12_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_body_is_read_to_its_end(text):
    features = analyze(article(text, day="2025-07-18"))
    assert len(features.names) <= 400
    assert len(features.terms) <= 60


DASHED = {
    "frames": "— a b c d e f, — dijo Ana Ruiz. " * 4_000,
    "verbs": "— " + "dijo " * 25_000,
    "dashes": "— a" + " — " * 40_000 + "dijo Ana",
    "points": "— a" + "." * 100_000 + " — dijo Ana",
    "spaces": "— a" + " " * 100_000 + "— dijo Ana",
}


@pytest.mark.parametrize("text", DASHED.values(), ids=DASHED)
def test_a_hostile_dialogue_is_read_to_its_end(text):
    features = analyze(article(text, language="es", day="2025-07-18"))
    assert len(features.quotes) <= 2000


def test_the_same_bytes_whatever_the_hash_seed():
    program = (
        "import sys; sys.path.insert(0, 'tests/unit'); import msgspec; from test_analyze import SEEDS; from generator.text import digest;"
        "print(digest(msgspec.msgpack.encode(SEEDS)))"
    )
    printed = Counter(
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    )
    assert len(printed) == 1


def test_every_feature_is_a_field_and_every_field_a_feature():
    assert {*FEATURES, "anchors"} == set(Features.__struct_fields__)
