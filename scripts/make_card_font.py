"""Makes generator/plan/twins/cards.ttf, the letters that social cards are drawn with, from DejaVu Serif Bold.

    python scripts/make_card_font.py /usr/share/fonts/truetype/dejavu/DejaVuSerif-Bold.ttf

Latin, Greek and Cyrillic with their marks, without hints (so that drawing does not depend on a hinting engine) and under
another name, as the font's licence asks of a changed font. Needs fonttools. Prints the table of letters for `cards.py`.
"""

import argparse
import sys
from itertools import groupby
from pathlib import Path

TARGET = Path(__file__).parents[1] / "generator" / "plan" / "twins" / "cards.ttf"
WANTED = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),  # Latin, with the letters of all Latin alphabets of Europe, Turkish and Vietnamese
    *range(0x370, 0x400),  # Greek
    *range(0x400, 0x530),  # Cyrillic
    *range(0x1E00, 0x1F00),  # Latin with two marks
    *range(0x2010, 0x2028),
    *range(0x2030, 0x203B),
    *range(0x20A0, 0x20C0),  # currencies
    0x2116,
    0x2122,
    0x2212,
]
NAME = "Newsdigest Card Serif"


def main() -> None:
    """Write the font and print what it covers."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("source", type=Path, help="the file of DejaVu Serif Bold")
    source = asked.parse_args().source
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(source)
    options = subset.Options(hinting=False, layout_features=[], name_IDs=[0, 13, 14], notdef_outline=True, glyph_names=False)
    maker = subset.Subsetter(options)
    maker.populate(unicodes=WANTED)
    maker.subset(font)
    names = font["name"]
    for number, text in ((1, NAME), (2, "Bold"), (3, NAME), (4, NAME), (6, NAME.replace(" ", ""))):
        names.setName(text, number, 3, 1, 0x409)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(TARGET)
    points = sorted(font.getBestCmap())
    runs = [[point for _, point in run] for _, run in groupby(enumerate(points), lambda pair: pair[1] - pair[0])]
    sys.stdout.write(" ".join(f"{run[0]:x}-{run[-1]:x}" if len(run) > 1 else f"{run[0]:x}" for run in runs) + "\n")


if __name__ == "__main__":
    main()
