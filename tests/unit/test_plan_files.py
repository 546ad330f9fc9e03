"""Feeds, sitemap, JSON and the other files that are made without a template."""

import dataclasses
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import msgspec
import pytest
from digests import material

from generator.config import Feeds, Rights
from generator.plan import plan, sitemap
from generator.plan.times import rfc3339

REPOSITORY = Path(__file__).parents[2]
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://digest.example/repo/"


def with_config(made, **changes):
    return dataclasses.replace(made, config=msgspec.structs.replace(made.config, **changes))


def files(made):
    return {document.url: document.content() for document in plan(made).documents}


def feeds(made):
    return {url: ET.fromstring(data) for url, data in files(made).items() if url.endswith(".xml") and "sitemap" not in url}


def test_the_site_each_topic_and_each_story_have_a_feed():
    assert set(feeds(material(8))) == {"feed.xml", "topics/harbour.xml", "topics/town.xml", "stories/the-strike.xml"}
    assert not feeds(with_config(material(8), feeds=Feeds(atom=False)))
    assert not feeds(with_config(material(8), base_url=""))


def test_a_feed_is_what_rfc_4287_asks():
    for url, feed in feeds(material(12)).items():
        assert [len(feed.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert feed.find(f"{ATOM}link[@rel='self']").get("href") == feed.findtext(f"{ATOM}id") == BASE + url
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        entries = feed.findall(f"{ATOM}entry")
        assert entries
        assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
        for entry in entries:
            assert [len(entry.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", entry.findtext(f"{ATOM}updated"))
            assert len(entry.findall(f"{ATOM}link[@rel='alternate']")) == 1
            assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", entry.findtext(f"{ATOM}id"))
            assert entry.find(f"{ATOM}link[@rel='alternate']").get("href").startswith(BASE + "articles/")
            assert all(link.get("href").startswith("https://") for link in entry.findall(f"{ATOM}link"))
        assert feed.findtext(f"{ATOM}updated") == max(entry.findtext(f"{ATOM}updated") for entry in entries)


def test_a_feed_holds_the_newest_dated_articles_and_no_more_than_wanted():
    made = with_config(material(30), feeds=Feeds(entries=3))
    found = [link.get("href") for link in feeds(made)["feed.xml"].findall(f"{ATOM}entry/{ATOM}link[@rel='alternate']")]
    assert len(found) == 3
    days = sorted((e.brief.day for e in made.digest.entries), reverse=True)[:3]
    assert [f"{BASE}articles/{day}" for day in days] == [ident[: len(BASE) + 19] for ident in found]


def test_no_text_breaks_a_feed():
    made = material(3)
    hostile = 'a\x00\x0b]]>"<b>&amp; \ufffe \U0001f600\n\tz'
    entries = tuple(
        msgspec.structs.replace(e, brief=msgspec.structs.replace(e.brief, title=hostile, authors=(hostile,))) for e in made.digest.entries
    )
    hurt = dataclasses.replace(made, digest=msgspec.structs.replace(made.digest, entries=entries))
    titles = {
        entry.findtext(f"{ATOM}title")
        for feed in feeds(with_config(hurt, title=hostile)).values()
        for entry in feed.findall(f"{ATOM}entry")
    }
    assert titles == {'a]]>"<b>&amp; \U0001f600 z'}
    assert all(json.loads(data) for url, data in files(hurt).items() if url.endswith(".json"))


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2025-07-29", "2025-07-29T00:00:00Z"),
        ("2025-07-29T10:15:00+02:00", "2025-07-29T08:15:00Z"),
        ("2025-07-29T10:15", "2025-07-29T10:15:00Z"),
        ("0999-01-01", "0999-01-01T00:00:00Z"),
        ("0001-01-01T00:00:00+10:00", ""),
        ("July", ""),
        ("", ""),
    ],
)
def test_a_day_or_moment_by_rfc_3339(value, moment):
    assert rfc3339(value) == moment


def test_the_sitemap_names_each_page_but_404():
    made = material(12)
    planned = plan(made)
    listed = [element.text for element in ET.fromstring(files(made)["sitemap.xml"]).iter(f"{MAP}loc")]
    assert len(listed) == len(planned.pages) - 1
    assert BASE in listed
    assert BASE + "404.html" not in listed
    assert not any("index.html" in address for address in listed)


def test_a_long_sitemap_is_an_index_of_several(monkeypatch):
    monkeypatch.setattr(sitemap, "LIMIT", 10)
    made = material(12)
    found = {url: ET.fromstring(data) for url, data in files(made).items() if url.startswith("sitemap")}
    assert found["sitemap.xml"].tag == f"{MAP}sitemapindex"
    parts = [element.text.removeprefix(BASE) for element in found["sitemap.xml"].iter(f"{MAP}loc")]
    assert set(parts) == set(found) - {"sitemap.xml"}
    assert sum(len(found[part]) for part in parts) == len(plan(made).pages) - 1
    assert all(len(found[part]) <= 10 for part in parts)


def test_robots_are_told_of_the_sitemap_unless_they_are_to_keep_away():
    assert f"Sitemap: {BASE}sitemap.xml" in files(material(2))["robots.txt"].decode()
    away = files(with_config(material(2), noindex=True))
    assert "Sitemap" not in away["robots.txt"].decode()
    assert "sitemap.xml" not in away


def test_github_pages_gets_its_files():
    assert files(material(1))[".nojekyll"] == b""
    assert "CNAME" not in files(material(1))
    assert files(with_config(material(1), cname="news.example"))["CNAME"] == b"news.example\n"


def test_a_seeds_text_is_its_lines_and_only_where_rights_are_full():
    made = material(6)
    entry = made.digest.entries[0]
    text = files(made)[f"data/seeds/{entry.id}.txt"].decode()
    assert text.splitlines() == [line.text for line in made.load(entry.brief.path).lines]
    assert not [url for url in files(with_config(made, rights=Rights(mode="excerpt", words=500))) if url.startswith("data/seeds/")]


# data/digest.json


def valid(value, schema):
    """Whether a value is what a schema says, for the words of JSON Schema that ours uses."""
    unknown = schema.keys() - {
        "$schema",
        "title",
        "description",
        "type",
        "properties",
        "required",
        "items",
        "const",
        "enum",
        "pattern",
        "minimum",
    }
    assert not unknown
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "number": float, "boolean": bool, "null": type(None)}
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    return (
        (not types or any(type(value) is kinds[name] for name in types))
        and ("const" not in schema or value == schema["const"])
        and ("enum" not in schema or value in schema["enum"])
        and ("pattern" not in schema or bool(re.search(schema["pattern"], value)))
        and ("minimum" not in schema or value >= schema["minimum"])
        and (type(value) is not dict or all(name in value for name in schema["required"]))
        and (type(value) is not dict or all(valid(inner, schema["properties"][name]) for name, inner in value.items()))
        and (type(value) is not list or all(valid(inner, schema["items"]) for inner in value))
    )


SCHEMA = json.loads((REPOSITORY / "docs/digest.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("count", [0, 1, 12])
def test_the_digest_as_json_is_what_its_schema_says(count):
    data = files(material(count))["data/digest.json"]
    assert data.endswith(b"}\n")
    digest = json.loads(data)
    assert valid(digest, SCHEMA)
    assert not valid({**digest, "version": 2}, SCHEMA)
    assert not valid({**digest, "articles": [{}]}, SCHEMA)


def test_what_the_schema_names_is_documented():
    text = (REPOSITORY / "docs/json.md").read_text("utf-8")
    for name, part in SCHEMA["properties"].items():
        assert f"`{name}`" in text
        properties = part.get("items", part).get("properties", {})
        assert [key for key in properties if f"`{key}`" not in text] == []
    assert [
        key for key in SCHEMA["properties"]["timeline"]["items"]["properties"]["citations"]["items"]["properties"] if f"`{key}`" not in text
    ] == []


def test_the_digest_as_json_has_every_article_with_unknowns_as_null():
    made = material(12)
    digest = json.loads(files(made)["data/digest.json"])
    assert [article["file"] for article in digest["articles"]] == [entry.brief.path for entry in made.digest.entries]
    for article, entry in zip(digest["articles"], made.digest.entries, strict=True):
        assert article["published"] == (entry.brief.published or None)
        assert article["source"] == (entry.brief.source or None)
        assert article["story"] == entry.story
        assert article["original"] is None or article["original"].startswith("https://")
    assert digest["stories"][0]["articles"] == list(made.digest.stories[0].articles)
    for event in digest["timeline"]:
        for cited in event["citations"]:
            path = next(article["file"] for article in digest["articles"] if article["id"] == cited["article"])
            paragraph = made.load(path).body[cited["paragraph"]]
            assert paragraph.text[cited["start"] : cited["end"]] == cited["text"]
            assert paragraph.anchor == cited["anchor"]
