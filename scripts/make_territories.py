"""Write generator/analyze/territories.py: countries and cities by which places are known without evidence in the text.

Countries and regions are the English territory names of Unicode CLDR (through Babel), cities those after which the IANA
time zone database names its zones. Run it with the project's environment after an update of Babel:

    python scripts/make_territories.py
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from zoneinfo import available_timezones

from babel import Locale, __version__

TARGET = Path(__file__).resolve().parent.parent / "generator" / "analyze" / "territories.py"
HEADER = '''"""Countries, regions and cities: English names, folded. Made by scripts/make_territories.py; do not edit by hand.

Sources: territory names and exemplar cities of Unicode CLDR (Unicode License v3) as in Babel {version}; names of zones of
the IANA time zone database (public domain).
"""

from __future__ import annotations

'''
AREAS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
NO_PLACES = frozenset(  # organizations, common words, and what is oftener a person's name than a place's
    """
    acre act canary catamarca central chatham christmas continental creston currie darwin davis dawson easter eastern enderbury
    european_union eurozone gambier general jersey johnston king knox knox_in lhi lindeman lord marengo mendoza merida midway
    monticello mountain north nsw oral pacific pitcairn regina resolute rosario samara sark sofia south stanley tell_city troll truk
    united_nations unknown unknown_city unknown_region vevay victoria vincennes virgin wake wallis west world yancowinna yap
    """.split(),
)
EXCLUDED = {name.replace("_", " ") for name in NO_PLACES}


def plain(name: str) -> str:
    """Folded as the analyzer folds names, without what stands in brackets."""
    from generator.text import fold

    return fold(name.replace("_", " ")).partition(" (")[0].replace("&", "and").replace("st. ", "st ")


def collect() -> tuple[list[str], list[str]]:
    """Territory names, and city names that are no territory."""
    locale = Locale("en")
    territories = {plain(name) for code, name in locale.territories.items() if not (code.isdigit() and code == "001")} - EXCLUDED
    cities = {plain(entry["city"]) for entry in locale.time_zones.values() if "city" in entry}
    cities |= {plain(zone.rpartition("/")[2]) for zone in available_timezones() if "/" in zone and zone.startswith(AREAS)}
    named = {city for city in cities - territories - EXCLUDED if city.isascii() and re.fullmatch(r"[a-z][a-z '-]*", city)}
    return sorted(territories), sorted(named)


def table(name: str, entries: list[str]) -> str:
    """One table as Python source: a frozen set of a string cut at bars."""
    lines, line = [], ""
    for entry in entries:
        if len(line) + len(entry) > 126:
            lines.append(line)
            line = ""
        line += entry + "|"
    lines.append(line.rstrip("|"))
    text = "\n".join(f'    "{part}"' for part in lines)
    return f"{name}: frozenset[str] = frozenset(\n    (\n" + text.replace('    "', '        "') + '\n    ).split("|"),\n)\n'


def main() -> int:
    """Write the module."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    territories, cities = collect()
    TARGET.write_text(HEADER.format(version=__version__) + table("TERRITORIES", territories) + table("CITIES", cities), encoding="utf-8")
    print(f"{TARGET}: {len(territories)} territories, {len(cities)} cities")
    return 0


if __name__ == "__main__":
    sys.exit(main())
