"""What must hold of any bytes at all, whatever made them: `scripts/fuzz.py` and hypothesis try, tests/cases/fuzz keeps what they found."""

import json

from generator.analyze import analyze
from generator.config import SiteConfig
from generator.model import Seed
from generator.normalize import brief, normalize, record
from generator.read import Unreadable, read
from generator.settings import parse

SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html", "letter": ".eml", "saved": ".mhtml"}


def article(data, suffix):
    """Take bytes through reading, normalizing and analyzing; all that may be raised is that they cannot be read."""
    try:
        draft = read(Seed(f"seeds/a{suffix}", data, "0" * 32))
    except Unreadable:
        return
    found = normalize(draft, SiteConfig())
    numbers = [line.number for line in found.lines]
    assert len(numbers) == len(draft.lines), "kept and removed lines are not all lines"
    assert [line.text for line in found.lines] == [line.text for line in draft.lines]
    features = analyze(found)
    said = json.dumps(record(found), ensure_ascii=False)
    (said + found.title.value + repr(brief(found)) + repr(features)).encode("utf-8")  # no half of a pair, which no output could hold
    for paragraph in found.body:
        assert not any(ord(c) < 32 and c not in "\t\n" for c in paragraph.text)


def settings(data, root):
    """Take bytes through the reading of site.yaml; nothing may be raised, and each problem has its place."""
    _, problems = parse(data.decode("utf-8", "replace"), root)
    for problem in problems:
        assert problem.line > 0
        assert "\n" not in str(problem)
