"""Which of the 17 top-level IPTC Media Topics a topic is nearest to, by beginnings of words that many languages share.

Each article of the topic speaks for the subject whose words weigh most in it; a topic gets one only where a good part of its
articles agree. It is a rough label for exchange with other programs, made only where site.yaml asks for it. Codes and
names: IPTC Media Topics NewsCodes, CC BY 4.0, International Press Telecommunications Council.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.model import Features
from generator.text import fold

AGREED, AHEAD = 0.25, 1.25  # the share of articles that speak for a subject, and by how much it leads the next
# Code and name, and the beginnings of its words: folded, four letters or more, the same in several languages where possible.
SUBJECTS: dict[str, tuple[str, str]] = {
    "01000000": (
        "arts, culture, entertainment and media",
        "actor actri album arti band cinem comed concert festival film music oscar theat television",
    ),
    "02000000": (
        "crime, law and justice",
        "arrest attorney court crim gericht judge justi lawsuit murder polic poliz prison prosecut tribunal verdict",
    ),
    "03000000": (
        "disaster, accident and emergency incident",
        "accident crash derail disaster earthquake evacuat explosion firefighter quake rescue tsunami victim wildfire",
    ),
    "04000000": (
        "economy, business and finance",
        "bank business compan econom export financ inflation invest market merger profit revenue share stock tariff trade",
    ),
    "05000000": (
        "education",
        "campus college classroom curricul educat pupil school student teacher tuition universi",
    ),
    "06000000": (
        "environment",
        "biodivers carbon climat conserv ecolog emission environment pollut recycl species warming wildlife",
    ),
    "07000000": (
        "health",
        "cancer coronavirus covid disease doctor drug epidemi health hospital infection medic pandemi patient vaccin virus",
    ),
    "08000000": (
        "human interest",
        "anniversar birthday celebrit funeral royal wedding",
    ),
    "09000000": (
        "labour",
        "employ gewerkschaft layoff pension staff strike syndicat union unemploy wage worker",
    ),
    "10000000": (
        "lifestyle and leisure",
        "cuisin fashion game garden hobby holiday recipe restaurant tourism touris travel",
    ),
    "11000000": (
        "politics and government",
        (
            "ballot cabinet campaign candidat congress democrat elect govern minist parliament parlament party "
            "policy politi president republican senat voter"
        ),
    ),
    "12000000": (
        "religion",
        "bishop catholic christian church imam islam jewish kirche mosque muslim papst pope priest religi",
    ),
    "13000000": (
        "science and technology",
        (
            "asteroid astronom comput device digital internet laborator mobile orbit physic planet research robot "
            "satellit scien software technolog"
        ),
    ),
    "14000000": (
        "society",
        "abortion asylum communit discriminat equal family gender immigra migra minorit racis refugee transgender women",
    ),
    "15000000": (
        "sport",
        "champion coach cricket football goal injur league match olymp player rugby season sport stadium striker team tennis tournament",
    ),
    "16000000": (
        "conflict, war and peace",
        (
            "airstrike army attack battle bomb ceasefire hostage militant military missile nuclear peace rebel "
            "separatis soldier terror troops weapon"
        ),
    ),
    "17000000": (
        "weather",
        "blizzard cyclon flood forecast heatwave hurrican rainfall snow storm temperature tornado typhoon weather",
    ),
}


BEGINNINGS = {word: code for code, (_, words) in SUBJECTS.items() for word in words.split()}
SHORTEST, LONGEST = min(map(len, BEGINNINGS)), max(map(len, BEGINNINGS))


def subject(articles: Iterable[Features]) -> str:
    """The code of the subject of a topic, '' where its articles agree on none."""
    voices = [spoken for features in articles if (spoken := _spoken(features)) is not None]
    votes = Counter(voice for voice in voices if voice)
    ranked = sorted(votes, key=lambda code: (-votes[code], code))
    if not ranked or votes[ranked[0]] < AGREED * len(voices):
        return ""
    return ranked[0] if len(ranked) == 1 or votes[ranked[0]] >= AHEAD * votes[ranked[1]] else ""


def name(code: str) -> str:
    """The name of a subject, '' for ''."""
    return SUBJECTS[code][0] if code else ""


def _spoken(features: Features) -> str | None:
    """The subject whose words weigh most in an article, '' for none, None where the article has no words."""
    weight: dict[str, float] = {}
    for term in features.terms:
        word = fold(term.shown)
        code = next((c for n in range(LONGEST, SHORTEST - 1, -1) if n <= len(word) and (c := BEGINNINGS.get(word[:n]))), None)
        if code:
            weight[code] = weight.get(code, 0.0) + term.weight
    if not features.terms:
        return None
    return min(weight, key=lambda code: (-weight[code], code)) if weight else ""
