"""Coverage of a story: who was first, and what several outlets have in texts of their own."""

from reports import report

from generator.config import SiteConfig
from generator.group import group
from generator.link import link

LEAD = "The Elvik bridge is closed after the flood on the river, and lorries turn back at the harbour of Elvik."
AGAIN = "Lorries turn back at the harbour: the Elvik bridge is closed after the flood on the river."
SAID = "“We have asked the county to mend the bridge before the winter,” Mayor Ada Lunde said."
HEARD = "“We have asked the county to mend the bridge before the winter,” said Ada Lunde, the mayor."
HERALD = ("a.txt", "Bridge closed in Elvik after the flood", f"{LEAD}\n{SAID}\nAt least 40 families are cut off.")
TIMES = ("b.txt", "Flood closes Elvik bridge", f"{AGAIN}\n{HEARD}\nAt least 60 families are cut off, the county said.")
POST = (
    "c.txt",
    "Elvik waits for its bridge after flood",
    f"The Elvik bridge stays closed after the flood on the river.\n{AGAIN}\nSome 40 families wait.",
)


def story(*items):
    digest = group(list(items), SiteConfig())
    links = link(digest, SiteConfig())
    (found,) = digest.stories
    paths = {e.id: e.brief.path for e in digest.entries}
    return links.stories[found.id], paths


def told(ledger, paths):
    return [(one.kind, one.value, [paths[c.article] for c in one.citations]) for one in ledger.coverage.several]


def test_what_several_outlets_have_is_named_with_them_and_the_first_day_is_first():
    ledger, paths = story(
        report(*TIMES, "2025-05-02", "Coast Times"), report(*HERALD, "2025-05-01", "Herald"), report(*POST, "2025-05-03", "Post")
    )
    assert [paths[i] for i in ledger.coverage.first] == ["a.txt"]
    assert told(ledger, paths) == [("statement", "", ["a.txt", "b.txt"]), ("figure", "40 families", ["a.txt", "c.txt"])]


def test_the_same_outlet_twice_and_an_unknown_outlet_are_no_second_voice():
    ledger, paths = story(report(*HERALD, "2025-05-01", "Herald"), report(*TIMES, "2025-05-02", "Herald"), report(*POST, "2025-05-03", ""))
    assert told(ledger, paths) == []


def test_a_copy_is_no_second_voice_and_is_not_first():
    copy = ("copy.txt", *HERALD[1:])
    ledger, paths = story(
        report(*HERALD, "2025-05-01", "Herald"), report(*copy, "2025-05-02", "Mirror"), report(*TIMES, "2025-05-03", "Herald")
    )
    assert [paths[i] for i in ledger.coverage.first] == ["a.txt"]
    assert told(ledger, paths) == []


def test_nobody_is_first_where_copies_share_the_day_or_a_day_is_missing():
    copy = ("copy.txt", *HERALD[1:])
    times = report(*TIMES, "2025-05-03", "Coast Times")
    for second in (report(*copy, "2025-05-01", "Mirror"), report(*POST, "", "Post")):
        assert story(report(*HERALD, "2025-05-01", "Herald"), second, times)[0].coverage.first == ()


def test_figures_stand_oldest_first_and_say_whether_they_differ():
    ledger, paths = story(
        report(*TIMES, "2025-05-02", "Coast Times"), report(*HERALD, "2025-05-01", "Herald"), report(*POST, "2025-05-03", "Post")
    )
    (entry,) = ledger.figures
    assert ([paths[c.article] for c in entry.citations], entry.differ) == (["a.txt", "b.txt", "c.txt"], True)
