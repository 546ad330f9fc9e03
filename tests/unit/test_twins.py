"""Feeds, references, events and cards: that each is what its format asks for, whatever the texts are."""

import dataclasses
import json
import re
import xml.etree.ElementTree as ET
from urllib.parse import unquote_plus

import bibtexparser
import html5lib
import msgspec
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
from digests import material
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Feeds, Rights
from generator.model import Paragraph, ParagraphKind
from generator.plan import plan
from generator.plan.references import coins, embedded, reference
from generator.plan.times import zoned
from generator.plan.twins import bibtex, cards, citations, csl, drawing, events, opml, ris
from generator.plan.twins.citations import NOTE
from generator.plan.twins.entries import CUT

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
BASE = "https://digest.example/repo/"
HOSTILE = 'a\x00]]>"<b>&amp; \\ {x} $5 & #1_2 ~^% </script>\r\nER  - \u2028\U0001f600 z'
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


def configured(made, **changes):
    return dataclasses.replace(made, config=msgspec.structs.replace(made.config, **changes))


def briefed(made, **changes):
    """The material with fields of every article's brief changed; a function is given the old value."""

    def new(brief):
        return msgspec.structs.replace(brief, **{k: v(getattr(brief, k)) if callable(v) else v for k, v in changes.items()})

    entries = tuple(msgspec.structs.replace(e, brief=new(e.brief)) for e in made.digest.entries)
    return dataclasses.replace(made, digest=msgspec.structs.replace(made.digest, entries=entries))


def files(made, kind=""):
    return {document.url: document.content() for document in plan(made).documents if kind in {"", document.kind}}


def views(made):
    return {page.url: page.view() for page in plan(made).pages}


# Feeds


def atom_faults(data):
    """What the W3C's feed validator would refuse, or RFC 4287 forbids."""
    feed = ET.fromstring(data)
    if feed.tag != f"{ATOM}feed" or not feed.get(f"{XML}lang"):
        yield "no feed, or one without a language"
    yield from once(feed, "id", "title", "updated")
    yield from single(feed, "subtitle", "generator", "rights", "icon", "logo")
    if not feed.findall(f"{ATOM}author/{ATOM}name") and any(not e.findall(f"{ATOM}author") for e in feed.findall(f"{ATOM}entry")):
        yield "an entry without an author in a feed without one"
    yield from links(feed)
    if len(feed.findall(f"{ATOM}link[@rel='self']")) != 1:
        yield "not one link to itself"
    entries = feed.findall(f"{ATOM}entry")
    if len({entry.findtext(f"{ATOM}id") for entry in entries}) != len(entries):
        yield "an id twice"
    if feed.findtext(f"{ATOM}updated") != max((e.findtext(f"{ATOM}updated") for e in entries), default=None):
        yield "not as new as its newest entry"
    for entry in entries:
        yield from once(entry, "id", "title", "updated")
        yield from single(entry, "published", "summary", "content", "source", "rights")
        yield from links(entry)
        yield from contents(entry)
        if any(not (author.findtext(f"{ATOM}name") or "").strip() for author in entry.findall(f"{ATOM}author")):
            yield "an author without a name"
        if any(not category.get("term") for category in entry.findall(f"{ATOM}category")):
            yield "a category without a term"


def once(element, *names):
    for name in names:
        found = element.findall(f"{ATOM}{name}")
        if len(found) != 1 or not (found[0].text or "").strip():
            yield f"not one {name}"
    for name in ("updated", "published"):
        for found in element.findall(f"{ATOM}{name}"):
            if not re.fullmatch(MOMENT, found.text or ""):
                yield f"{name} is no RFC 3339 time: {found.text}"
    if not re.match(r"[a-z]+:\S+$", element.findtext(f"{ATOM}id") or ""):
        yield "an id that is no IRI"


def single(element, *names):
    yield from (f"several {name}" for name in names if len(element.findall(f"{ATOM}{name}")) > 1)


def links(element):
    found = element.findall(f"{ATOM}link")
    alternates = [(link.get("type"), link.get("hreflang")) for link in found if link.get("rel") == "alternate"]
    if not alternates or len(set(alternates)) != len(alternates):
        yield "no alternate, or two of one type"
    yield from (f"a link that is not absolute: {link.get('href')}" for link in found if not re.match(r"https?://\S+$", link.get("href")))


def contents(entry):
    for content in entry.findall(f"{ATOM}content"):
        if content.get("type") != "html" or len(content) or not content.text:
            yield "a content that is no HTML"
        yield from html_faults(content.text or "")


def html_faults(text):
    """What in a piece of HTML a feed reader would take out: we write a few tags, without attributes."""
    tree = html5lib.parseFragment(text, namespaceHTMLElements=False)
    for element in tree.iter():
        if element.tag not in {"DOCUMENT_FRAGMENT", "p", "h2", "ul", "li", "blockquote"} or element.attrib:
            yield f"{element.tag} {element.attrib}"


def json_feed_faults(data):
    """What JSON Feed 1.1 forbids."""
    feed = json.loads(data)
    if feed["version"] != "https://jsonfeed.org/version/1.1" or not feed["title"]:
        yield "no version or title"
    if not feed["feed_url"].startswith(BASE) or not feed["home_page_url"].startswith(BASE) or not feed["language"]:
        yield "no address or language"
    if len({item["id"] for item in feed["items"]}) != len(feed["items"]):
        yield "an id twice"
    for item in feed["items"]:
        if not isinstance(item["id"], str) or not re.match(r"https://", item["url"]):
            yield "an id that is no text, or an address that is not absolute"
        if not item.get("content_html") and not item.get("content_text"):
            yield "no content"
        if any(not re.fullmatch(MOMENT, item[name]) for name in ("date_published", "date_modified") if name in item):
            yield "no RFC 3339 time"
        if "author" in item or any(not author["name"] for author in item.get("authors", [])):
            yield "authors as in version 1, or without a name"
        if "" in item.values() or None in item.values():
            yield "an empty value"
        yield from html_faults(item.get("content_html", ""))


def hostile(made):
    """The material with its titles, names and texts full of mark-up and control characters."""
    changed = briefed(made, title=HOSTILE, authors=(HOSTILE,), source=HOSTILE, language="de")

    def load(path):
        article = made.load(path)
        kinds = all_kinds()
        return msgspec.structs.replace(article, body=tuple(Paragraph(HOSTILE, next(kinds), p.lines, p.anchor) for p in article.body))

    return dataclasses.replace(changed, load=load)


def all_kinds():
    while True:
        yield from ParagraphKind


@pytest.mark.parametrize("count", [1, 12, 60])
@pytest.mark.parametrize("rights", [Rights(), Rights(mode="excerpt", words=7), Rights(mode="facts")])
def test_feeds_are_what_their_formats_ask_for(count, rights):
    for made in (configured(material(count), rights=rights), hostile(configured(material(count), rights=rights))):
        for url, data in files(made, "feed").items():
            assert list(atom_faults(data) if url.endswith(".xml") else json_feed_faults(data)) == [], url


def test_both_formats_hold_the_same_and_name_each_other():
    made = files(material(8), "feed")
    assert {url.removesuffix("xml") for url in made if url.endswith("xml")} == {
        url.removesuffix("json") for url in made if url.endswith("json")
    }
    for url in (url for url in made if url.endswith("xml")):
        atom, other = ET.fromstring(made[url]), json.loads(made[url.removesuffix("xml") + "json"])
        assert [e.findtext(f"{ATOM}id") for e in atom.findall(f"{ATOM}entry")] == [item["id"] for item in other["items"]]
        assert [e.findtext(f"{ATOM}content") for e in atom.findall(f"{ATOM}entry")] == [i.get("content_html") for i in other["items"]]
        assert [e.findtext(f"{ATOM}published") for e in atom.findall(f"{ATOM}entry")] == [i.get("date_published") for i in other["items"]]
        assert atom.find(f"{ATOM}link[@type='application/feed+json']").get("href") == other["feed_url"]


def test_each_format_can_be_left_out():
    for feeds, left in ((Feeds(atom=False), ".json"), (Feeds(json=False), ".xml")):
        made = configured(material(6), feeds=feeds)
        assert {url[url.rindex(".") :] for url in files(made, "feed")} == {left}
        outlines = ET.fromstring(files(made)["feeds.opml"]).iter("outline")
        assert all(outline.get("xmlUrl").endswith(left) for outline in outlines)


def test_an_entry_keeps_its_id_when_its_article_is_corrected():
    made = material(6)
    renamed = briefed(made, title="Another title", published=lambda old: old and "2025-03-02", day=lambda old: old and "2025-03-02")
    entries = tuple(msgspec.structs.replace(e, id=f"other-{n}") for n, e in enumerate(renamed.digest.entries))
    renamed = dataclasses.replace(
        renamed, digest=msgspec.structs.replace(renamed.digest, entries=entries, topics=(), stories=(), days=("2025-03-02",))
    )
    renamed = dataclasses.replace(renamed, links=msgspec.structs.replace(renamed.links, timeline=(), names=()))

    def ids(some):
        return {item["id"] for item in json.loads(files(some)["feed.json"])["items"]}

    assert ids(renamed) == ids(made)
    assert not ids(configured(made, base_url="https://other.example/")) & ids(made)


def test_a_feed_holds_texts_as_far_as_rights_allow():
    made = material(6)
    for rights, check in (
        (Rights(), lambda html: html and CUT not in html),
        (Rights(mode="excerpt", words=5), lambda html: html.endswith(f"<p>{CUT}</p>")),
        (Rights(mode="facts"), lambda html: not html),
    ):
        for item in json.loads(files(configured(made, rights=rights))["feed.json"])["items"]:
            assert check(item.get("content_html", "")), rights
    whole = json.loads(files(made)["feed.json"])["items"][0]
    entry = next(e for e in made.digest.entries if whole["url"].endswith(f"/{e.id}.html"))
    shown = "".join(html5lib.parseFragment(whole["content_html"], namespaceHTMLElements=False).itertext())
    assert all(paragraph.text in shown for paragraph in made.load(entry.brief.path).body)


def test_without_texts_and_in_a_storys_feed_an_entry_has_its_first_sentence():
    made = material(6)
    for data in (files(configured(made, feeds=Feeds(text=False)))["feed.json"], files(made)["stories/the-strike.json"]):
        assert all("content_html" not in item and item["content_text"] for item in json.loads(data)["items"])


def test_the_list_of_feeds_names_each_that_is_worth_following(monkeypatch):
    made = material(8)
    outline = ET.fromstring(files(made)["feeds.opml"])
    assert outline.get("version") == "2.0"
    assert outline.findtext("head/title")
    named = {element.get("xmlUrl").removeprefix(BASE) for element in outline.iter("outline")}
    assert named == {url for url in files(made, "feed") if url.endswith("xml")}
    assert all(element.get("type") == "rss" and element.get("text") for element in outline.iter("outline"))
    monkeypatch.setattr(opml, "STORIES", 0)
    assert not [e for e in ET.fromstring(files(made)["feeds.opml"]).iter("outline") if e.get("category") == "/stories"]
    assert ET.fromstring(files(hostile(configured(made, title=HOSTILE)))["feeds.opml"]).findtext("head/title")


# References

TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    [HOSTILE, "A and B", "Smith, Jr.", "others", "100% & more"]
)


def made_up(title="Talks resume", authors=("Ann Example",), outlet="The Post", **changes):
    brief = material(1, seed=3).digest.entries[0].brief
    changes = {"agencies": (), "day": "2025-07-29", "language": "en", "inferred": (), **changes}
    return reference(
        msgspec.structs.replace(brief, title=title, authors=tuple(authors), source=outlet, **changes),
        "2025-07-29-talks-resume",
        "https://post.example/2025/a%20b?x=1&y={z}~_#p",
    )


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=3), TEXTS, st.booleans())
def test_bibtex_says_to_another_reader_what_was_meant(title, authors, outlet, inferred):
    of = made_up(title, authors, outlet, inferred=("published",) if inferred else ())
    written = bibtex.write([of, another(of)], NOTE).decode()
    library = bibtexparser.parse_string(written, append_middleware=[SeparateCoAuthors()])
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == [of.id, "other"]
    fields = {field.key: field.value for field in library.entries[0].fields}
    assert plain(fields["title"].removeprefix("{").removesuffix("}")) == plain(latex(of.title))
    assert [unbraced(plain(name)) for name in fields.get("author", [])] == [unbraced(plain(latex(name))) for name in of.authors]
    assert fields.get("journal") == (latex(of.outlet) if of.outlet else None)
    assert ("year" in fields) == (not inferred)
    assert fields["date"] == "2025-07-29" + "?" * inferred
    assert ("note" in fields) == inferred


def plain(text):
    return " ".join(text.split())


def unbraced(name):
    """A name without the braces around the whole of it."""
    return name[1:-1] if name.startswith("{") and name.endswith("}") else name


def latex(text):
    return text.translate(bibtex._ESCAPES)


def another(of):
    return msgspec.structs.replace(of, id="other")


@pytest.mark.parametrize("title", ["5% of $3 & more: #1_a ~c \\e", "Größe – “quoted”"])  # that reader knows no \\textbraceleft
def test_latex_reads_the_characters_that_stood_there(title):
    decoded = bibtexparser.parse_string(
        bibtex.write([made_up(title, ())], NOTE).decode(), append_middleware=[LatexDecodingMiddleware(keep_braced_groups=False)]
    )
    assert decoded.failed_blocks == []
    assert plain(decoded.entries[0].fields_dict["title"].value.strip("{}")) == title


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=3), TEXTS, st.booleans())
def test_ris_says_to_another_reader_what_was_meant(title, authors, outlet, inferred):
    of = made_up(title, authors, outlet, agencies=("Agence Presse",), inferred=("published",) if inferred else ())
    data = ris.write([of, another(of)], NOTE)
    assert data.count(b"\n") == data.count(b"\r\n")
    read = rispy.loads(data.decode())
    assert [entry["id"] for entry in read] == [of.id, "other"]
    assert read[0]["type_of_reference"] == "NEWS"
    assert read[0].get("title", "") == of.title
    assert [name for name in read[0]["authors"] if name] == [*filter(None, of.authors), "Agence Presse,"]
    assert read[0].get("secondary_title", "") == of.outlet
    assert read[0]["year"] == "2025"
    assert read[0]["date"] == "2025/07/29/"
    assert read[0]["urls"] == [of.url]
    assert ("notes" in read[0]) == inferred


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=3), TEXTS, st.booleans())
def test_csl_says_what_was_meant_and_marks_what_was_worked_out(title, authors, outlet, inferred):
    of = made_up(title, authors, outlet, inferred=("published",) if inferred else ())
    item = json.loads(csl.write([of], NOTE))[0]
    assert (item["id"], item["type"], item["title"]) == (of.id, "article-newspaper", of.title)
    assert [author["literal"] for author in item.get("author", [])] == list(of.authors)
    assert item["issued"] == {"date-parts": [[2025, 7, 29]], **({"circa": True} if inferred else {})}
    assert ("note" in item) == inferred


def zotero(context):
    """What Zotero makes of a context object, by the rules of its reader."""
    item = {"creators": []}
    names = {"rft.title": "title", "rft.source": "publicationTitle", "rft.date": "date", "rft.type": "itemType", "rft.language": "language"}
    for pair in context.split("&"):
        key, _, value = pair.partition("=")
        value = unquote_plus(value)
        if key == "rft.au":
            item["creators"].append(value)
        elif key == "rft.identifier" and value.startswith(("http://", "https://")):
            item["url"] = value
        elif key in names:
            item[names[key]] = value
        elif key == "rft_val_fmt":
            assert value == "info:ofi/fmt:kev:mtx:dc"
    return item


def test_reference_managers_find_title_outlet_date_and_address_on_pages():
    made = material(6)
    shown = views(made)
    for entry in made.digest.entries:
        view = shown[f"articles/{entry.id}.html"]
        day_page = shown["archive/undated.html" if not entry.brief.day else f"{entry.brief.day.replace('-', '/')}.html"]
        card = next(card for card in cards_in(day_page) if card.id == entry.id)
        for context in (view.coins, card.coins):
            item = zotero(context)
            assert (item["title"], item["itemType"]) == (entry.brief.title, "newspaperArticle")
            assert item.get("publicationTitle", "") == (entry.brief.source or entry.brief.attributed_to)
            assert item.get("date", "") == ("" if "published" in entry.brief.inferred else entry.brief.day)
            assert item["url"] in {entry.brief.url, f"{BASE}articles/{entry.id}.html"}
            assert item["creators"] == list(entry.brief.authors)
        meta = {m.name: m.content for m in view.frame.meta if not m.is_property}
        assert meta["citation_title"] == entry.brief.title
        assert meta["z:itemType"] == "newspaperArticle"
        assert ("citation_publication_date" in meta) == bool(entry.brief.day and "published" not in entry.brief.inferred)


def cards_in(value):
    if type(value).__name__ == "Card":
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from cards_in(getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from cards_in(inner)


@given(TEXTS, TEXTS)
def test_no_title_breaks_a_context_object_or_a_meta(title, outlet):
    of = made_up(title, (), outlet)
    assert zotero(coins(of))["title"] == of.title
    assert re.fullmatch(r"[\w.%+=&~*-]+", coins(of))
    assert dict(embedded(of))["citation_title"] == of.title
    assert "\n" not in of.title


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [("all", {"articles", "outlets", "stories", "topics", "all"}), ("lists", {"outlets", "stories", "topics", "all"}), ("none", set())],
)
def test_the_setting_says_which_files_of_references_there_are(wanted, kinds):
    made = configured(material(6), citations=wanted)
    found = files(made, "citations")
    assert {re.split(r"[/.]", url)[1] for url in found} == kinds
    assert {url[url.rindex(".") :] for url in found} == ({".bib", ".ris", ".json"} if kinds else set())
    offered = {use.use for view in views(made).values() for use in view.frame.twins}
    assert ("cite" in offered) == bool(kinds)


def test_many_references_are_in_a_file_for_each_year_which_its_page_offers(monkeypatch):
    made = material(12)
    assert len(json.loads(files(made)["cite/all.json"])) == 12
    monkeypatch.setattr(citations, "WHOLE", 5)
    parted = files(made, "citations")
    assert "cite/all.json" not in parted
    years = {url for url in parted if re.fullmatch(r"cite/(\d{4}|undated)\.json", url)}
    assert sum(len(json.loads(parted[url])) for url in years) == 12
    shown = views(made)
    assert next(use.files[0].href for use in shown["2025/index.html"].frame.twins if use.use == "cite") == "../cite/2025.bib"
    assert not [use for use in shown["index.html"].frame.twins if use.use == "cite"]
    assert ("cite/undated.json" in years) == any(not e.brief.day for e in made.digest.entries)


# Events


def calendar(data):
    """The events of a calendar as its reader has them; what RFC 5545 forbids is an assertion."""
    text = data.decode("utf-8")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", lines[2]]
    assert lines[2].startswith("PRODID:")
    found, event = [], None
    for line in lines[1:-1]:
        assert re.match(r"[A-Z-]+(;[A-Z]+=[A-Za-z]+)*:", line), line
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            found.append(event)
        elif event is not None:
            assert name not in event
            assert name not in {"SUMMARY", "DESCRIPTION"} or re.fullmatch(r"(?:[^\\;,\x00-\x1f\x7f]|\\[\\;,n])*", value), value
            event[name] = re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], value)
    return found


def told(made):
    return {event.value: event for event in made.links.timeline}


def test_a_calendar_has_the_events_whose_day_is_known():
    made = material(8)
    found = calendar(files(made)["timeline/all.ics"])
    assert [event["DTSTART;VALUE=DATE"] for event in found] == ["20250227", "20250410"]
    assert [event["DTEND;VALUE=DATE"] for event in found] == ["20250228", "20250411"]
    for event in found:
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", event["UID"])
        assert event["URL"].startswith(f"{BASE}articles/")
        assert event["STATUS"] in {"CONFIRMED", "TENTATIVE"}
        entry = told(made)[f"{event['DTSTART;VALUE=DATE'][:4]}-{event['DTSTART;VALUE=DATE'][4:6]}-{event['DTSTART;VALUE=DATE'][6:]}"]
        assert all(citation.span.text in event["DESCRIPTION"] for citation in entry.citations)
        assert event["SUMMARY"].removesuffix(" […]") in entry.citations[0].span.text
    assert len({event["UID"] for event in found}) == len(found)


def timed(made, *values):
    """The material with only the last of its events, at these dates."""
    events_ = tuple(msgspec.structs.replace(made.links.timeline[-1], id=f"t-{n}", value=value) for n, value in enumerate(values))
    return dataclasses.replace(made, links=msgspec.structs.replace(made.links, timeline=events_))


@pytest.mark.parametrize(
    ("value", "start", "end", "days"),
    [
        ("2025-02-27", {"year": 2025, "month": 2, "day": 27}, None, ("20250227", "20250228")),
        ("2025-02-27/2025-03-01", {"year": 2025, "month": 2, "day": 27}, {"year": 2025, "month": 3, "day": 1}, ("20250227", "20250302")),
        ("2025-02", {"year": 2025, "month": 2}, None, None),
        ("2025", {"year": 2025}, None, None),
        ("2024-11/2025-02", {"year": 2024, "month": 11}, {"year": 2025, "month": 2}, None),
        ("9999-12-31", {"year": 9999, "month": 12, "day": 31}, None, ("99991231", None)),
        ("2025-02-31", {"year": 2025, "month": 2, "day": 31}, None, None),
    ],
)
def test_a_date_is_as_exact_in_its_files_as_it_is_told(value, start, end, days):
    made = files(timed(material(4), value))
    event = json.loads(made["timeline/all.json"])["events"][0]
    assert event["start_date"] == start
    assert event.get("end_date") == end
    assert ("timeline/all.ics" in made) == bool(days)
    if days:
        found = calendar(made["timeline/all.ics"])[0]
        assert (found["DTSTART;VALUE=DATE"], found.get("DTEND;VALUE=DATE")) == days


def test_events_offer_their_files_where_they_are_and_nowhere_else(monkeypatch):
    made = material(6)
    for some in (made, timed(made, "2025-02"), timed(made)):
        existing = set(files(some))
        for url, view in views(some).items():
            for use in view.frame.twins:
                if use.use == "dates":
                    assert url.startswith(("timeline/", "stories/"))
        assert {url for url in existing if url.startswith("timeline/")} >= ({"timeline/all.json"} if some.links.timeline else set())
    monkeypatch.setattr(events, "WHOLE", 0)
    assert {url for url in files(made, "events") if "stories" not in url} == {"timeline/2025.ics", "timeline/2025.json"}


def test_no_text_breaks_a_calendar_or_a_timeline():
    made = material(4)
    event = made.links.timeline[0]
    spans = [msgspec.structs.replace(c, span=msgspec.structs.replace(c.span, text=HOSTILE * 9 + "é議" * 90)) for c in event.citations]
    event = msgspec.structs.replace(event, value="2025-02-27", citations=tuple(spans))
    made = dataclasses.replace(made, links=msgspec.structs.replace(made.links, timeline=(event,)))
    found = files(briefed(made, source=HOSTILE))
    calendar(found["timeline/all.ics"])
    text = json.loads(found["timeline/all.json"])["events"][0]["text"]
    for html in text.values():
        tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
        assert {element.tag for element in tree.iter()} <= {"DOCUMENT_FRAGMENT", "blockquote", "p", "a"}


def test_an_event_of_which_nothing_may_be_shown_is_in_no_file():
    made = configured(material(6), rights=Rights(mode="facts"))
    assert files(made, "events") == {}
    assert not [use for view in views(made).values() for use in view.frame.twins if use.use == "dates"]


# Cards

pillow = pytest.mark.skipif(not drawing.available(), reason="there is no Pillow")


@pillow
def test_cards_are_small_pictures_of_the_size_that_other_sites_want():
    made = configured(material(6), cards=True)
    found = files(made, "card")
    assert set(found) == {"cards/site.png", "cards/stories/the-strike.png", "cards/topics/harbour.png", "cards/topics/town.png"}
    for data in found.values():
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        assert (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")) == (1200, 630)
        assert len(data) < 40_000
    assert found == files(made, "card")
    for url, view in views(made).items():
        if url != "404.html":
            assert view.frame.image.removeprefix(BASE) in found
            assert view.frame.image_text


@pillow
def test_the_font_has_the_letters_that_the_table_says():
    from PIL import ImageFont

    font = ImageFont.truetype(str(drawing._FONT), 20)
    nothing = bytes(font.getmask("\uffff"))
    blank = {c for c in drawing._letters() if bytes(font.getmask(c)) == nothing}
    assert blank == set()
    assert "Vera" not in " ".join(font.getname())


@pillow
@pytest.mark.parametrize("title", ["会谈", "محادثات", "x" * 100_000, "", "word " * 500, "A\u200bB\u00ad"])
def test_no_title_breaks_a_card(title):
    words = drawing.Words("Site", title, "digest.example")
    if drawing.drawable(words):
        assert drawing.draw(words).startswith(b"\x89PNG")
    else:
        assert not title.isascii()


@pillow
def test_a_title_in_letters_that_the_font_lacks_has_the_sites_card_and_a_note_says_so():
    made = configured(material(6), cards=True)
    story = msgspec.structs.replace(made.digest.stories[0], title="会谈")
    foreign = dataclasses.replace(made, digest=msgspec.structs.replace(made.digest, stories=(story,)))
    assert "cards/stories/the-strike.png" not in files(foreign)
    assert views(foreign)["stories/the-strike.html"].frame.image == f"{BASE}cards/site.png"
    assert [p.code for p in plan(foreign).problems] == ["cards-letters"]


def test_without_pillow_a_note_says_so_once_and_pages_name_no_picture(monkeypatch):
    monkeypatch.setattr(cards, "available", lambda: False)
    made = configured(material(6), cards=True)
    assert files(made, "card") == {}
    assert [p.code for p in plan(made).problems] == ["cards-pillow"]
    assert {view.frame.image for view in views(made).values()} == {""}


def test_cards_are_off_unless_they_are_wanted():
    assert files(material(6), "card") == {}
    assert plan(configured(material(6), cards=True, base_url="", feeds=Feeds(atom=False, json=False))).problems == ()


# JSON-LD


@pytest.mark.parametrize(
    ("value", "given"),
    [
        ("2025-07-29", "2025-07-29"),
        ("2025-07-29T10:15:00+02:00", "2025-07-29T10:15:00+02:00"),
        ("2025-07-29T10:15Z", "2025-07-29T10:15Z"),
        ("2025-07-29T10:15", "2025-07-29"),
        ("July", ""),
        ("", ""),
    ],
)
def test_a_time_is_given_to_machines_with_its_zone_or_as_a_day(value, given):
    assert zoned(value) == given


def graph(view):
    return {thing["@type"]: thing for thing in json.loads(view.frame.structured)["@graph"]}


@pillow
def test_structured_data_has_what_search_engines_ask_of_an_article():
    made = configured(material(6), cards=True)
    for entry in made.digest.entries:
        view = views(made)[f"articles/{entry.id}.html"]
        article = graph(view)["NewsArticle"]
        assert article["headline"] == entry.brief.title
        assert article["image"]["url"] == view.frame.image
        assert article["mainEntityOfPage"] == {"@type": "WebPage", "@id": view.frame.canonical}
        assert [a["name"] for a in article.get("author", [])] == [*entry.brief.authors, *view.agencies]
        assert {a["@type"] for a in article.get("author", [])} <= {"Person", "Organization"}
        for name in ("datePublished", "dateModified"):
            assert name not in article or re.fullmatch(r"\d{4}-\d\d-\d\d(T.+([+-]\d\d:\d\d|Z))?", article[name])
        assert "" not in article.values()


def test_a_list_says_what_it_lists():
    made = material(12)
    for url, view in views(made).items():
        if view.frame.kind in {"topic", "topics", "day", "story", "front"}:
            things = graph(view)
            items = things["CollectionPage"]["mainEntity"]["itemListElement"]
            assert [item["position"] for item in items] == list(range(1, len(items) + 1))
            assert len({item["url"] for item in items}) == len(items) <= 20
            assert all(item["url"].startswith(BASE) for item in items)
            assert url == "index.html" or things["BreadcrumbList"]["itemListElement"][0]["item"] == BASE


def test_robots_that_are_to_keep_away_are_told_in_each_page_and_for_files_in_robots_txt():
    made = configured(material(4), noindex=True)
    robots = files(made)["robots.txt"].decode().splitlines()
    assert {"Disallow: /repo/cite/", "Disallow: /repo/data/", "Disallow: /repo/*.json$"} <= set(robots)
    assert not [line for line in robots if line in {"Disallow: /", "Disallow: /repo/", "Disallow:"}]
    assert all(view.frame.noindex for view in views(made).values())
    assert "Disallow:" in files(material(4))["robots.txt"].decode().splitlines()


def test_the_sitemap_says_when_each_page_changed_and_no_day_that_is_to_come():
    made = material(12)
    today = sorted(made.digest.days)[2]
    early = dataclasses.replace(made, digest=msgspec.structs.replace(made.digest, today=today))
    days = [
        element.text for element in ET.fromstring(files(early)["sitemap.xml"]).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod")
    ]
    assert max(days) == today
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)
