"""Colours can be told apart: contrasts by WCAG 2.2, computed from the tokens of the stylesheet, light and dark."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parent.parent / "themes" / "broadsheet" / "static"
TOKENS = (STATIC / "tokens.css").read_text("utf-8")
STYLE = (STATIC / "style.css").read_text("utf-8")
DECLARED = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{3,6})\b")

# (foreground, backgrounds, least contrast): 4.5 for text, 3 for what only marks a place; ink is held to AAA.
PAIRS = [
    ("ink", ("paper", "surface", "mark"), 7),
    ("ink-2", ("paper", "surface"), 7),
    ("ink-3", ("paper", "surface", "mark", "heat-0"), 4.5),
    ("link", ("paper", "surface", "mark"), 4.5),
    ("visited", ("paper", "surface", "mark"), 4.5),
    ("accent", ("paper", "surface"), 4.5),
    ("good", ("paper", "surface"), 4.5),
    ("warn", ("paper", "surface", "mark"), 4.5),
    ("edge", ("paper", "surface"), 3),
    ("focus", ("paper", "surface", "mark", "heat-1", "heat-2", "heat-3"), 3),
    ("ink", ("heat-0", "heat-1", "heat-2", "heat-3", "heat-4"), 4.5),
    ("paper", ("ink",), 7),
]


def blocks():
    """The colours of each scheme: light, dark by the reader's system, dark by the switch."""
    parts = re.findall(r":root(?P<who>[^{]*)\{(?P<body>[^}]*)\}", TOKENS)
    found = {who.strip(): dict(DECLARED.findall(body)) for who, body in parts}
    return {"light": found[""], "system": found[":not([data-theme=light])"], "switch": found["[data-theme=dark]"]}


def luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
    channels = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_formula_is_that_of_wcag():
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "system"])
@pytest.mark.parametrize(("front", "backs", "least"), PAIRS)
def test_contrast(scheme, front, backs, least):
    colours = blocks()[scheme]
    measured = {back: round(contrast(colours[front], colours[back]), 2) for back in backs}
    assert {back: value for back, value in measured.items() if value < least} == {}


def test_dark_is_one_palette_however_it_is_chosen():
    assert blocks()["system"] == blocks()["switch"]
    assert blocks()["light"].keys() == blocks()["switch"].keys()


def test_rules_use_tokens_for_every_colour_and_every_token_is_declared():
    rules = re.sub(r"@media print \{.*\}", "", STYLE, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", rules) == []
    declared = set(re.findall(r"(--[a-z0-9-]+):", TOKENS))
    assert set(re.findall(r"var\((--[a-z0-9-]+)", STYLE + TOKENS)) <= declared


def test_no_text_is_smaller_than_the_least_size():
    sizes = re.findall(r"(?:font-size:|font:[^;]*?)\s(\.?\d[\d.]*)rem", STYLE)
    assert sizes
    assert [size for size in sizes if float(size) < 0.9375] == []
