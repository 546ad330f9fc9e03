"""Words of quantity: numbers in words, scales, units, qualifiers, plurals without an s. English; other languages have signs alone."""

from __future__ import annotations

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "dozen": 12,
}  # fmt: skip
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "bn": 1_000_000_000,
    "m": 1_000_000,
    "k": 1_000,
    "dozen": 12,
}
CURRENCIES = {
    "$": "$",
    "€": "€",
    "£": "£",
    "¥": "¥",
    "₽": "₽",
    "₴": "₴",
    "₹": "₹",
    "dollars": "$",
    "dollar": "$",
    "euros": "€",
    "euro": "€",
    "pounds": "£",
    "rubles": "₽",
    "roubles": "₽",
    "yuan": "¥",
    "yen": "¥",
    "rupees": "₹",
}
UNITS = {  # as written -> singular
    "acres": "acre", "barrels": "barrel", "centuries": "century", "day": "day", "days": "day", "decades": "decade", "degrees": "degree",
    "feet": "foot", "foot": "foot", "gigawatts": "gigawatt",
    "hectares": "hectare", "hour": "hour", "hours": "hour", "inch": "inch", "inches": "inch", "kg": "kg", "kilograms": "kg",
    "kilometers": "km", "kilometres": "km", "km": "km",
    "kilometer": "km", "kilometre": "km", "kph": "km/h", "litres": "litre", "liters": "litre", "megawatts": "megawatt",
    "meters": "metre", "meter": "metre", "metre": "metre", "metres": "metre",
    "mile": "mile", "miles": "mile", "minute": "minute", "minutes": "minute", "month": "month", "months": "month", "mph": "mph",
    "mw": "megawatt", "nights": "night", "ounces": "ounce",
    "percent": "%", "percentage": "% point", "seconds": "second", "ton": "ton", "tonne": "tonne", "tonnes": "tonne", "tons": "ton",
    "week": "week", "weeks": "week", "yard": "yard",
    "yards": "yard", "year": "year", "years": "year",
}  # fmt: skip
QUALIFIERS = (  # longest first where one ends another
    "no fewer than", "no more than", "as many as", "as much as", "as few as", "a maximum of", "a minimum of", "an estimated",
    "a total of", "at least", "at most", "close to", "fewer than", "less than",
    "more than", "up to", "about", "almost", "approximately", "around", "exactly", "just over", "just under", "nearly", "only", "over",
    "roughly", "some", "under",
)  # fmt: skip
PLURALS = frozenset(
    "aircraft cattle children civilians dead feet fish men military missing people personnel police staff teeth troops women".split()
)
NO_PLURALS = frozenset(  # they end in s and are no plural: a count does not end at them
    "across always analysis basis business class congress consensus crisis focus glass goes less loss nervous news press previous "
    "process progress religious says serious status success versus".split(),
)
