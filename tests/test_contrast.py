"""Colours can be told apart: contrasts by WCAG 2.2, computed from the tokens of the stylesheet, light and dark."""

import re
from pathlib import Path

import pytest

from generator.theme import load_theme

REPOSITORY = Path(__file__).parent.parent
THEMES = sorted(path.parent.name for path in (REPOSITORY / "themes").glob("*/theme.yaml"))
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


def style(name):
    """The one stylesheet that a theme publishes, tokens and all."""
    theme = load_theme(REPOSITORY, name)
    return next(file.data for file in theme.assets if file.path == theme.stylesheet).decode()


STYLES = {name: style(name) for name in THEMES}


def blocks(name):
    """The colours of each scheme: light, dark by the reader's system, dark by the switch."""
    parts = re.findall(r":root(?P<who>[^{\s]*)\s*\{(?P<body>[^}]*--[^}]*)\}", STYLES[name])
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


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("scheme", ["light", "system"])
@pytest.mark.parametrize(("front", "backs", "least"), PAIRS)
def test_contrast(name, scheme, front, backs, least):
    colours = blocks(name)[scheme]
    measured = {back: round(contrast(colours[front], colours[back]), 2) for back in backs}
    assert {back: value for back, value in measured.items() if value < least} == {}


@pytest.mark.parametrize("name", THEMES)
def test_dark_is_one_palette_however_it_is_chosen(name):
    assert blocks(name)["system"] == blocks(name)["switch"]
    assert blocks(name)["light"].keys() == blocks(name)["switch"].keys()


def test_the_themes_have_palettes_of_their_own():
    assert len({tuple(blocks(name)["light"].values()) for name in THEMES}) == len(THEMES) >= 2


@pytest.mark.parametrize("name", THEMES)
def test_rules_use_tokens_for_every_colour_and_every_token_is_declared(name):
    style = STYLES[name]
    rules = re.sub(r"@media print \{.*?\n\}|--[a-z0-9-]+:[^;]*;", "", style, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", rules) == []
    declared = set(re.findall(r"(--[a-z0-9-]+):", style))
    assert set(re.findall(r"var\((--[a-z0-9-]+)", style)) <= declared


@pytest.mark.parametrize("name", THEMES)
def test_no_text_is_smaller_than_the_least_size(name):
    sizes = re.findall(r"(?:font-size:|font:[^;]*?)\s(\.?\d[\d.]*)rem|--(?:meta|body|card|h[1-3]):[^;]*?(\.?\d[\d.]*)rem", STYLES[name])
    assert sizes
    assert [size for pair in sizes for size in pair if size and float(size) < 0.9375] == []
