"""The promise of `rights`, on whole built sites: of an outlet that is shown in part, no file holds a longer run of its words.

Every file that is published is read as its reader reads it (HTML with its attributes, JSON, feeds with the HTML in them,
unfolded calendars, references, decoded addresses), and searched for runs of words of the articles' bodies and of the lines
that were removed.
"""

import gzip
import json
import re
import xml.etree.ElementTree as ET
from urllib.parse import unquote_plus

import html5lib
import pytest
from conftest import BASE_URL, build_site

OUTLETS = {
    "open.example": ("The Open Herald", "full", 0),
    "brief.example": ("The Brief", "excerpt", 12),
    "digest.example": ("The Long Excerpt", "excerpt", 40),
    "closed.example": ("The Closed Post", "facts", 0),
}
FACTS = 5  # words: names and the words that put an article into a topic may stand side by side
TEXTS = {
    "open.example": """
Council of Lowmarsh votes to close the harbour bridge
The harbour bridge of Lowmarsh will be closed to lorries from May 3, 2025, the town council decided on Tuesday.
Mayor Ada Fenwick said: “We cannot wait until a pillar gives way and somebody is hurt.” She spoke after a session of five hours.
Engineers found 14 cracks in the northern pillars when they inspected the bridge on April 10, 2025.
The ferry company of Lowmarsh wants to double its crossings while the harbour bridge is closed.
Repairs will cost 6 million pounds and take until the summer of next year, according to the council.
""",
    "brief.example": """
Lowmarsh closes its cracked harbour bridge to lorries
Lorries have to stay away from the harbour bridge in Lowmarsh as of May 3, 2025, councillors ruled in a late vote.
“Nobody on this council sleeps well while those pillars carry forty tonnes,” councillor Tom Bask told reporters outside the hall.
A survey on April 10, 2025 had counted 14 cracks in the pillars of the bridge, more than twice as many as ten years before.
Shops along the quay fear for their trade, and several of them hung black cloth from their windows on Wednesday.
The mayor promised to pay for a second ferry out of the reserves of the town until the harbour bridge opens again.
""",
    "digest.example": """
Harbour bridge in Lowmarsh shut to heavy traffic after inspection
After an inspection on April 10, 2025 turned up 14 cracks, Lowmarsh is shutting its harbour bridge to heavy traffic in May.
The decision of the council takes effect on May 3, 2025 and was carried by nine votes to four, with two members absent.
Haulage firms called the vote a disaster: “Every load now travels sixty miles around the estuary,” said Ivy Marlow, who speaks for them.
Mayor Ada Fenwick answered that the pillars of the bridge were built for horse carts and have carried lorries for eighty years.
The harbour bridge was last repaired in 1987, when the town replaced its deck and two of the iron railings on the sea side.
""",
    "closed.example": """
Anger at the quay as Lowmarsh bars lorries from harbour bridge
Drivers sounded their horns for an hour at the quay of Lowmarsh after the council barred lorries from the harbour bridge.
The ban begins on May 3, 2025, and it follows the inspection of April 10, 2025 in which divers saw 14 cracks below the water.
“They knew about this for years and painted over it,” said a driver, Len Coyle, who crosses the harbour bridge twice a day.
The council of Lowmarsh rejected the charge and published the reports of all inspections since the bridge was built.
A second ferry could start next month if the harbour master finds a pilot who knows the sandbanks of the northern channel.
""",
}
UNREAD = {".png", ".pf_index", ".pf_meta", ".pf_filter", ".pagefind"}
TEASERS = "Read also: fishermen of the eastern shore complain about the dredging of the old channel again\nShare on Facebook\nTweet\n"


def seed(domain, text):
    title, *body = text.strip().split("\n")
    head = f"---\ntitle: {title}\ndate: 2025-04-16\nurl: https://{domain}/2025/04/16/bridge\n---\n\n"
    return head + "\n\n".join(body) + f"\n\n{TEASERS}"


def settings(rights):
    """site.yaml: the outlets with these rights."""
    lines = ["title: Lowmarsh digest", "topics:", "  - name: Bridge", "    terms: [bridge, ferry]", "outlets:"]
    for domain, (name, _, _) in OUTLETS.items():
        mode, words = rights[domain]
        lines += [f"  - name: {name}", f"    domains: [{domain}]", f"    rights: {{mode: {mode}{f', words: {words}' if words else ''}}}"]
    return "\n".join([*lines, "cards: true", "search: true", ""])


def site(root, rights):
    """A built site with these rights by domain: its output."""
    (root / "seeds").mkdir(parents=True)
    for domain, text in TEXTS.items():
        (root / "seeds" / f"{domain}.md").write_text(seed(domain, text), "utf-8")
    (root / "site.yaml").write_text(settings(rights), "utf-8")
    build_site(root, base_url=BASE_URL)
    return root / "_site"


def words(text):
    return re.findall(r"\w+", text.lower())


def runs(text, length):
    found = words(text)
    return {tuple(found[start : start + length]) for start in range(len(found) - length + 1)}


def html_text(text):
    """All words of a page in their order: texts, then attributes, with addresses decoded, data blocks as their own text."""
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    attributes = [unquote_plus(value) for element in tree.iter() for value in element.attrib.values()]
    blocks = [" ".join(strings(json.loads(e.text))) for e in tree.iter("script") if e.get("type") == "application/ld+json"]
    return " ".join([*tree.itertext(), " | ", *attributes, *blocks])


def strings(value):
    if isinstance(value, str):
        yield " ".join(html5lib.parseFragment(value, namespaceHTMLElements=False).itertext()) if "<" in value else value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def read(path):
    """The words of a published file as its reader has them."""
    if path.suffix == ".pf_fragment":
        return " ".join(strings(json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))))
    text = path.read_bytes().decode("utf-8")
    if path.suffix == ".html":
        return html_text(text)
    if path.suffix == ".json":
        return " ".join(strings(json.loads(text)))
    if path.suffix in {".xml", ".opml"}:
        return " ".join(strings([piece for e in ET.fromstring(text).iter() for piece in (*e.attrib.values(), e.text or "")]))
    if path.suffix == ".ics":
        return text.replace("\r\n ", "").replace("\\n", " ").replace("\\", "")
    return text


def published(output):
    """Every public file but the theme's own, pictures, and of the search index what holds no runs of words."""
    for path in sorted(output.rglob("*")):
        if path.is_file() and path.suffix not in UNREAD and path.name != "pagefind.js" and "assets" not in path.parts:
            yield path.relative_to(output).as_posix(), read(path)


def leaks(output, rights):
    """Where runs of words stand that may not: (file, run)."""
    held = {}
    for domain, (mode, most) in rights.items():
        title, *body = TEXTS[domain].strip().split("\n")
        limit = {"full": None, "facts": FACTS}.get(mode, most)
        if limit is not None:
            held.setdefault(limit + 1, set()).update(runs(" ".join(body), limit + 1) - runs(title, limit + 1))
            held[limit + 1] |= (
                runs(TEASERS.split("\n", maxsplit=1)[0], limit + 1) if "full" not in {m for m, _ in rights.values()} else set()
            )
    for name, text in published(output):
        for length, forbidden in held.items():
            yield from ((name, " ".join(run)) for run in sorted(forbidden & runs(text, length)))


OWN = {domain: (mode, most) for domain, (_, mode, most) in OUTLETS.items()}
ALL_FACTS = dict.fromkeys(OUTLETS, ("facts", 0))
ALL_SHORT = dict.fromkeys(OUTLETS, ("excerpt", 8))
ALL_LONG = dict.fromkeys(OUTLETS, ("excerpt", 30))


@pytest.mark.parametrize("rights", [OWN, ALL_FACTS, ALL_SHORT, ALL_LONG], ids=["each its own", "facts", "8 words", "30 words"])
def test_no_published_file_has_a_longer_run_of_words_than_the_rights_allow(tmp_path, rights):
    output = site(tmp_path / "site", rights)
    assert list(leaks(output, rights)) == []
    whole = {path.stem for path in (output / "data").rglob("*.txt")}
    assert len(whole) == sum(mode == "full" for mode, _ in rights.values())


def test_the_search_for_leaks_finds_them_in_every_kind_of_file(tmp_path):
    """With full rights the same texts stand in each kind of file: so the search sees into all of them."""
    output = site(tmp_path / "site", dict.fromkeys(OUTLETS, ("full", 0)))
    found = {name for name, _ in leaks(output, ALL_SHORT)}
    kinds = {re.sub(r"[^/]+(?=\.[a-z]+$)", "*", name) for name in found}
    assert {"*.html", "*.xml", "*.json", "articles/*.html", "stories/*.html", "topics/*.html", "timeline/*.html"} <= kinds
    assert {"topics/*.xml", "topics/*.json", "stories/*.xml", "data/*.json", "data/seeds/*.txt"} <= kinds
    assert {"timeline/*.ics", "timeline/*.json", "timeline/stories/*.ics", "timeline/stories/*.json"} <= kinds
    assert {"search/en/2025/fragment/*.pf_fragment"} <= {re.sub(r"[^/]+(?=\.pf_fragment$)", "*", name) for name in found}
    story = html5lib.parse((output / next(n for n in found if n.startswith("stories/") and n.endswith("html"))).read_bytes())
    ids = {element.get("id") for element in story.iter()}
    assert {"short", "timeline", "quotes", "articles"} <= ids


def test_facts_alone_still_make_a_story_that_can_be_followed_and_cited(tmp_path):
    output = site(tmp_path / "site", ALL_FACTS)
    items = json.loads((output / "feed.json").read_text("utf-8"))["items"]
    assert {item["content_text"] for item in items} == {text.strip().split("\n")[0] for text in TEXTS.values()}
    assert len(json.loads((output / "cite/all.json").read_text("utf-8"))) == len(TEXTS)
    assert not list((output / "timeline").rglob("*.ics")) if (output / "timeline").exists() else True


def files(output):
    """Each file's bytes and the time at which it was written."""
    return {p.relative_to(output).as_posix(): (p.read_bytes(), p.stat().st_mtime_ns) for p in output.rglob("*") if p.is_file()}


def test_only_the_files_that_tell_of_a_change_are_written_again(tmp_path):
    output = site(tmp_path / "site", dict.fromkeys(OUTLETS, ("full", 0)))
    before = files(output)
    build_site(tmp_path / "site", base_url=BASE_URL)
    assert files(output) == before
    path = tmp_path / "site" / "seeds" / "open.example.md"
    path.write_text(path.read_text("utf-8").replace("wants to double its crossings", "will not add to its crossings"), "utf-8")
    build_site(tmp_path / "site", base_url=BASE_URL)
    after = files(output)
    assert {name for name in after.keys() ^ before.keys() if not name.startswith("search/en/2025/")} == set()  # named by what they hold
    written = {name for name in after if name not in before or after[name][1] != before[name][1]}
    assert {name for name in after if name not in before or after[name][0] != before[name][0]} == written
    assert {"feed.xml", "feed.json", "data/digest.json"} <= written
    assert not [name for name in written if name.startswith(("cite/", "cards/")) or name.endswith((".opml", "robots.txt"))]


def test_a_cold_build_gives_the_same_files(tmp_path):
    rights = {**OWN, "open.example": ("excerpt", 20)}
    warm = site(tmp_path / "warm", OWN)
    (tmp_path / "warm" / "site.yaml").write_text(settings(rights), "utf-8")
    build_site(tmp_path / "warm", base_url=BASE_URL)
    cold = site(tmp_path / "cold", rights)
    assert {name: data for name, (data, _) in files(warm).items()} == {name: data for name, (data, _) in files(cold).items()}
