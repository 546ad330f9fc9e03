"""Which pages exist, what they show, and that a page's key knows all of it."""

import dataclasses
import json
import re
from urllib.parse import unquote

import msgspec
import pytest
from digests import crowded_day, crowded_story, material
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import urls
from generator.config import Feeds, SiteConfig
from generator.model import Content, EditorPage, Links, Related, TimelineEntry, View
from generator.plan import PAGE_KINDS, lists, plan, timeline


def links_of(value):
    """Every address in a view."""
    if isinstance(value, View):
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if name in {"href", "stylesheet", "script"}:
                yield inner
            else:
                yield from links_of(inner)
    elif isinstance(value, tuple):
        for item in value:
            yield from links_of(item)


def resolved(page_url, link):
    """The file that a relative link on a page leads to, and the anchor."""
    path, _, fragment = link.partition("#")
    parts = page_url.split("/")[:-1]
    for part in path.split("/") if path else [page_url.split("/")[-1]]:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts), unquote(fragment.partition(":~:")[0])


def views(planned):
    return {page.url: page.view() for page in planned.pages}


@pytest.mark.parametrize("count", [0, 1, 2, 6, 30])
@pytest.mark.parametrize("edition", ["day", "week", "month"])
def test_every_link_leads_to_a_page_or_document_that_exists(count, edition):
    made = material(count)
    planned = plan(dataclasses.replace(made, config=msgspec.structs.replace(made.config, edition=edition)))
    files = {page.url for page in planned.pages} | {document.url for document in planned.documents} | {"static/site.css", "static/site.js"}
    shown = views(planned)
    anchors = {url: {p.anchor for p in view.body} for url, view in shown.items() if url.startswith("articles/")}
    for url, view in shown.items():
        if url == urls.MISSING:
            continue
        for link in filter(None, links_of(view)):
            target, anchor = resolved(url, link)
            assert target in files, (url, link)
            assert not anchor or anchor in anchors[target], (url, link)
    assert planned.problems == ()


def test_the_page_kinds_of_a_whole_site():
    planned = plan(material(30))
    assert {page.kind for page in planned.pages} == set(PAGE_KINDS) - {"undated", "search"}
    assert urls.UNDATED in {page.url for page in planned.pages}
    assert {page.template for page in planned.pages} == {f"{page.kind}.html" for page in planned.pages}
    assert all(page.view().frame.kind == page.kind for page in planned.pages)


def test_a_site_without_articles_has_a_front_page_with_nothing_on_it():
    planned = plan(material(0))
    front = views(planned)["index.html"]
    assert (front.lead, front.lead_article, front.singles, front.counts.articles, front.whole) == (None, None, (), 0, None)
    assert [link.text for link in front.frame.nav] == ["front"]
    assert {page.kind for page in planned.pages} == {"front", "archive", "made", "missing", "editorial"}


def test_a_site_of_one_article_leads_with_it():
    front = views(plan(material(1)))["index.html"]
    assert front.lead is None
    assert front.lead_article is not None
    assert front.singles == ()


def test_each_article_of_the_edition_stands_once_on_the_front_page():
    made = material(30)
    config = msgspec.structs.replace(made.config, edition="month")
    front = views(plan(dataclasses.replace(made, config=config)))["index.html"]
    told = [card.id for story in (front.lead, *front.stories) for card in (story.lead, *story.others)]
    singles = [card.id for card in front.singles]
    assert len(set(told + singles)) == len(told + singles)
    assert front.edition == made.digest.days[0][:7]


def test_the_missing_page_links_from_the_base_path():
    view = views(plan(material(6)))[urls.MISSING]
    assert view.frame.root == "/repo/"
    assert view.home.href == "/repo/"
    assert all(link.startswith("/repo/") for link in links_of(view))
    assert view.frame.canonical == ""


def test_addresses_are_unique_and_safe():
    planned = plan(material(30))
    addresses = [page.url for page in planned.pages] + [document.url for document in planned.documents]
    assert len({address.lower() for address in addresses}) == len(addresses)
    assert all(map(urls.is_safe, addresses))


def test_an_editors_page_at_an_address_of_ours_is_an_error_and_ours_stands():
    made = material(2)
    pages = (EditorPage("made", "Mine", "", "content/pages/made.md"), EditorPage("Über", "Name", "", "content/pages/Über.md"))
    planned = plan(dataclasses.replace(made, content=Content(pages, {})))
    assert [(p.code, p.path) for p in planned.problems] == [
        ("page-collision", "content/pages/made.md"),
        ("page-name", "content/pages/Über.md"),
    ]
    assert [page.kind for page in planned.pages if page.url == "made.html"] == ["made"]


def test_nothing_is_loaded_before_a_view_is_made():
    def load(path):
        raise AssertionError(path)

    planned = plan(dataclasses.replace(material(6), load=load))
    loading = {page.kind for page in planned.pages if fails(page.view)}
    assert loading == {"article"}


def fails(call):
    try:
        call()
    except AssertionError:
        return True
    return False


def test_an_article_page_has_its_text_and_its_evidence():
    made = material(6)
    planned = plan(made)
    for entry in made.digest.entries:
        article = made.load(entry.brief.path)
        view = next(page for page in planned.pages if page.url == urls.article(entry.id)).view()
        assert [p.text for p in view.body] == [p.text for p in article.body]
        assert view.minutes >= 1
        assert {row.field for row in view.fields} >= {"title", "published", "author"}
        assert next(row for row in view.fields if row.field == "author").value == ""
        assert [row.rule for row in view.removed] == ["share icons", *["dateline"] * len(article.body), "teasers"]
        assert (view.lines_total, view.lines_kept) == (len(article.lines) - 1, len(article.lines) - 3)
        assert view.original.startswith("https://") or not view.original
        assert view.foreign == (entry.brief.language != "en")
        assert view.direction == ("rtl" if entry.brief.language == "ar" else "ltr")


def test_a_citation_leads_to_its_paragraph_and_to_the_words_at_the_outlet():
    made = material(6)
    story = next(view for url, view in views(plan(made)).items() if url.startswith("stories/"))
    ledger = made.links.stories["the-strike"]
    assert [c.text for c in story.summary] == [c.span.text for c in ledger.summary]
    for shown, cited in zip(story.summary, ledger.summary, strict=True):
        assert shown.href.startswith(f"../articles/{cited.article}.html#{cited.anchor}:~:text=")
        brief = next(e.brief for e in made.digest.entries if e.id == cited.article)
        if brief.url.startswith("https"):
            assert shown.original.startswith(brief.url + "#:~:text=")
        else:
            assert shown.original == ""


def test_long_lists_are_split_into_parts_that_hold_everything_once(monkeypatch):
    monkeypatch.setattr(lists, "PART", 60)
    made = material(140)
    shown = views(plan(made))
    parts = [view for url, view in shown.items() if re.fullmatch(r"topics/town(-part-\d)?\.html", url)]
    assert [sum(len(group.cards) for group in part.days) for part in parts] == [80, 60]
    assert [part.counts.articles for part in parts] == [140, 60]
    assert [card.id for part in parts for group in part.days for card in group.cards] == [e.id for e in made.digest.entries]
    assert (parts[0].pager.later, parts[0].pager.earlier.href, parts[0].pager.earlier.text) == (None, "town-part-1.html", "1")
    assert (parts[1].pager.later.href, parts[1].pager.later.text, parts[1].pager.earlier) == ("town.html", "2", None)
    assert (parts[1].introduction, parts[1].summary) == ("", ())


@given(st.integers(0, 700))
def test_the_parts_of_a_list_keep_their_items_when_newer_ones_come(count):
    idents = [str(n) for n in range(count, 0, -1)]
    slices = lists.slices(idents)
    assert [ident for part in slices for ident in part.idents] == idents
    assert [part.number for part in slices] == [0, *range(len(slices) - 1, 0, -1)]
    assert len(slices[0].idents) < 1.5 * lists.PART
    assert len(slices) == 1 or len(slices[0].idents) >= lists.PART / 2
    older = {part.number: part.idents for part in slices[1:]}
    assert all(part.idents == older.get(part.number, part.idents) for part in lists.slices([str(count + 1), *idents])[1:])


@given(st.integers(0, 700), st.integers(0, 45))
def test_where_other_things_stand_the_first_page_has_fewer_items_and_full_parts_keep_theirs(count, beside):
    idents = [str(n) for n in range(count, 0, -1)]
    first, *older = slices = lists.slices(idents, beside)
    assert [ident for part in slices for ident in part.idents] == idents
    room = lists.PART + lists.PART // 2 - 1 - beside
    assert min(count, room // 3) <= len(first.idents) <= room
    assert all(len(part.idents) == lists.PART for part in older[1:])
    assert all(0 < len(part.idents) <= lists.PART for part in older)
    later = {part.number: part.idents for part in lists.slices([str(count + 1), *idents], beside)}
    assert all(later[part.number] == part.idents for part in older if len(part.idents) == lists.PART)


def test_a_crowded_day_keeps_its_neighbours_and_leads_to_its_parts():
    pages = [page for page in plan(crowded_day(200)).pages if page.kind == "day" and page.url.startswith("2025/03/05")]
    first, *later = (page.view() for page in pages)
    assert [page.url for page in pages] == ["2025/03/05.html", *(f"2025/03/05-part-{n}.html" for n in range(len(later), 0, -1))]
    assert (first.parts.earlier.href, first.parts.later) == (f"05-part-{len(later)}.html", None)
    assert (later[0].parts.later.href, later[-1].parts.earlier) == ("05.html", None)
    assert {view.parts.up.href for view in later} == {"05.html"}
    assert (first.pager.up.href, len(first.stories), first.counts.articles) == ("index.html", 12, 200)
    assert all(view.stories == () and view.counts.articles == sum(len(g.cards) for g in view.topics) for view in later)


def test_a_long_story_tells_all_on_its_first_page_and_counts_what_that_leaves_out():
    made = crowded_story(100)
    first, *later = (page.view() for page in plan(made).pages if page.kind == "story")
    assert [len(view.articles) for view in (first, *later)] == [20, 40, 40]
    assert [card.id for view in (first, *later) for card in view.articles] == [e.id for e in made.digest.entries]
    assert (len(first.moments), first.earlier.count, first.earlier.href) == (4, 96, "../timeline/index.html")
    assert [(len(m.citations), m.more) for m in first.moments] == [(4, 96)] * 4
    assert (len(first.quotes), first.more_quotes) == (5, 19)
    assert [(len(q.citations), q.more) for q in first.quotes] == [(4, 96)] * 5
    assert (len(first.first_reports), first.first_more) == (12, 88)
    assert [(one.kind, len(one.outlets), one.more) for one in first.several] == [
        (kind, 12, 88) for kind in ("statement", "figure", "date") for _ in range(4)
    ]
    assert {view.pager.up.href for view in later} == {"the-strike.html"}
    assert all((view.moments, view.quotes, view.summary, view.frame.facets) == ((), (), (), ()) for view in later)


def test_a_long_timeline_is_split_by_years_and_parts(monkeypatch):
    monkeypatch.setattr(timeline, "ROOM", 1)  # the last event is ahead of all articles: the section does not open with it
    pages = [page.view() for page in plan(material(6)).pages if page.kind == "timeline"]
    assert [(view.year, [m.value for m in view.moments]) for view in pages] == [
        ("2025", ["2025-02"]),
        ("2025", ["2025-02-27"]),
        ("2025", ["2025-04-10"]),
    ]
    assert [view.pager.later and view.pager.later.href for view in pages] == ["index.html", "2025-part-3.html", None]
    assert [view.pager.earlier and view.pager.earlier.text for view in pages] == [None, "1", "2"]


def test_a_topic_without_a_dated_article_has_no_feed():
    made = material(5)
    entries = tuple(msgspec.structs.replace(e, brief=msgspec.structs.replace(e.brief, day="", published="")) for e in made.digest.entries)
    undated = plan(dataclasses.replace(made, digest=msgspec.structs.replace(made.digest, entries=entries, days=())))
    assert not [document for document in undated.documents if document.kind == "feed"]
    assert all(view.frame.feeds == () for view in views(undated).values())
    one = (entries[0], *made.digest.entries[1:])
    topic = msgspec.structs.replace(made.digest.topics[0], articles=(one[0].id,))
    mixed = plan(dataclasses.replace(made, digest=msgspec.structs.replace(made.digest, entries=one, topics=(topic,))))
    assert [feed.href for feed in views(mixed)[urls.topic(topic.id)].frame.feeds] == ["../feed.xml", "../feed.json"]


def test_days_lead_to_the_days_before_and_after():
    made = material(30)
    shown = views(plan(made))
    days = [shown[urls.day(day)] for day in sorted(made.digest.days)]
    assert [day.pager.earlier and day.pager.earlier.text for day in days] == [None, *[day.day for day in days[:-1]]]
    assert [day.pager.later and day.pager.later.text for day in days] == [*[day.day for day in days[1:]], None]


def test_a_calendar_has_whole_weeks_from_monday_and_the_count_of_each_day():
    made = material(60)
    month = views(plan(made))["2025/03/index.html"].calendar
    assert month.month == "2025-03"
    assert [cell.number for cell in month.weeks[0]] == [0, 0, 0, 0, 0, 1, 2]
    assert all(len(week) == 7 for week in month.weeks)
    cells = [cell for week in month.weeks for cell in week if cell.number]
    assert [cell.number for cell in cells] == list(range(1, 32))
    assert month.count == sum(cell.count for cell in cells) == sum(e.brief.day.startswith("2025-03") for e in made.digest.entries)
    assert all((cell.heat > 0) == (cell.count > 0) == bool(cell.href) and cell.heat <= 4 for cell in cells)
    assert max(cells, key=lambda cell: cell.count).heat == max(cell.heat for cell in cells)


def test_structured_data_is_json_that_cannot_end_its_script():
    for view in views(plan(material(6))).values():
        text = view.frame.structured
        assert not set("<>&\u2028\u2029") & set(text)
        if view.frame.kind == "article":
            thing = json.loads(text)["@graph"][0]
            assert thing["@type"] == "NewsArticle"
            assert thing["headline"] == view.title
            assert thing.get("isBasedOn", "") == view.original
            assert thing["url"] == f"https://digest.example/repo/articles/{view.id}.html"
            assert "articleBody" not in thing


def test_an_inferred_date_is_not_stated_to_machines():
    made = material(1, seed=3)
    entry = made.digest.entries[0]
    assert entry.brief.published
    inferred = msgspec.structs.replace(entry, brief=msgspec.structs.replace(entry.brief, published_basis="inferred"))
    planned = plan(dataclasses.replace(made, digest=msgspec.structs.replace(made.digest, entries=(inferred,))))
    view = next(page for page in planned.pages if page.kind == "article").view()
    assert "datePublished" not in view.frame.structured
    feed = next(d for d in planned.documents if d.url == "feed.xml").content().decode()
    assert "<published>" not in feed
    assert "<updated>" in feed


def test_without_a_base_url_there_are_no_feeds_and_a_note_says_so():
    made = material(6)
    planned = plan(dataclasses.replace(made, config=SiteConfig()))
    assert [p.code for p in planned.problems] == ["base-url-missing"]
    assert {d.kind for d in planned.documents} == {"digest.json", "moved", "seed", "citations", "events", "robots", "nojekyll"}
    assert all(view.frame.feeds == () and view.frame.canonical == "" for view in views(planned).values())
    assert plan(dataclasses.replace(made, config=SiteConfig(feeds=Feeds(atom=False, json=False)))).problems == ()


# The law on which sparing pages rests: a key tells of everything that a view shows.


def mutated(value, rng):
    """The value with one leaf of it changed: the first that `rng` picks on the way down, None where there is nothing to change."""
    if isinstance(value, msgspec.Struct):
        names = list(value.__struct_fields__)
        rng.shuffle(names)
        for name in names:
            inner = mutated(getattr(value, name), rng)
            if inner is not None:
                return msgspec.structs.replace(value, **{name: inner})
        return None
    if isinstance(value, tuple) and value:
        place = rng.randrange(len(value))
        inner = mutated(value[place], rng)
        return None if inner is None else (*value[:place], inner, *value[place + 1 :])
    if isinstance(value, dict) and value:
        name = rng.choice(sorted(value))
        inner = mutated(value[name], rng)
        return None if inner is None else {**value, name: inner}
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if type(value) is str and value and value[0] not in "0123456789":
        return value + "!"
    return None


def snapshot(planned):
    made = {page.url: (page.key, page.view()) for page in planned.pages}
    return made | {document.url: (document.key, document.content()) for document in planned.documents}


PARTS = ("digest", "links", "config", "content", "assets")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 8), st.integers(0, 3), st.sampled_from(PARTS), st.randoms(use_true_random=False))
def test_a_key_is_the_same_only_where_all_that_is_shown_is_the_same(count, seed, part, rng):
    made = material(count, seed)
    changed = mutated(getattr(made, part), rng)
    if changed is None:
        return
    try:
        other = snapshot(plan(dataclasses.replace(made, **{part: changed})))
    except (KeyError, StopIteration):
        return  # the change made the digest contradict itself
    before = snapshot(plan(made))
    for url in before.keys() & other.keys():
        if before[url][0] == other[url][0]:
            assert before[url][1] == other[url][1], url


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 8), st.randoms(use_true_random=False))
def test_a_changed_text_changes_the_key_of_its_page(count, rng):
    made = material(count)
    entry = rng.choice(made.digest.entries)
    article = made.load(entry.brief.path)
    changed = msgspec.structs.replace(article, body=(msgspec.structs.replace(article.body[0], text="Other words."), *article.body[1:]))
    entries = tuple(
        msgspec.structs.replace(e, brief=msgspec.structs.replace(e.brief, digest="other")) if e is entry else e for e in made.digest.entries
    )
    other = dataclasses.replace(
        made,
        digest=msgspec.structs.replace(made.digest, entries=entries),
        load=lambda path: changed if path == article.path else made.load(path),
    )
    before, after = snapshot(plan(made)), snapshot(plan(other))
    differing = {url for url in before if before[url][1] != after[url][1]}
    feeds = {url for url in before if re.fullmatch(r"(feed|topics/.*)\.(xml|json)", url) and f"{entry.id}.html".encode() in before[url][1]}
    assert differing == {urls.article(entry.id), *feeds}
    assert {url for url in before if before[url][0] != after[url][0]} == {urls.article(entry.id), urls.seed(entry.id), *feeds}


def test_the_same_material_gives_the_same_plan():
    assert snapshot(plan(material(12))) == snapshot(plan(material(12)))


def test_a_new_article_leaves_the_pages_that_do_not_show_it_as_they_are():
    made = material(40)
    newest = made.digest.entries[0]
    links = Links({}, {}, {}, (), {}, {}, {})
    more = dataclasses.replace(made, links=links, digest=msgspec.structs.replace(made.digest, stories=(), topics=()))
    fewer = dataclasses.replace(more, digest=msgspec.structs.replace(more.digest, entries=made.digest.entries[1:]))
    before, after = ({page.url: page.key for page in plan(m).pages if page.kind in {"article", "day"}} for m in (fewer, more))
    assert {url for url in after if before.get(url) != after[url]} <= {
        urls.article(newest.id),
        urls.day(newest.brief.day),
        *(urls.day(day) for day in made.digest.days[:2]),
    }


def of(made, **changes):
    """The material with the first article's brief changed, and that article's page."""
    first, *others = made.digest.entries
    first = msgspec.structs.replace(first, brief=msgspec.structs.replace(first.brief, **changes))
    made = dataclasses.replace(made, digest=msgspec.structs.replace(made.digest, entries=(first, *others)))
    return views(plan(made))[urls.article(first.id)]


def test_an_agency_that_is_the_outlet_is_no_agency_beside_it():
    changes = {"source": "The Harbour Post", "agencies": ("the harbour post", "AFP")}
    assert of(material(6), **changes).agencies == ("AFP",)
    assert of(material(6), source="", attributed_to="AFP", agencies=("AFP",)).agencies == ()


@pytest.mark.parametrize("language", ["", "und", "und-Latn"])
def test_an_undetermined_language_is_the_sites(language):
    view = of(material(6), language=language)
    assert (view.language, view.direction, view.foreign) == ("en", "ltr", False)


def test_what_is_shared_is_not_told_twice_by_its_initials():
    made = material(6)
    ident = made.digest.entries[0].id
    tie = Related(made.digest.entries[1].id, "follow-up", ("United States", "U.S.", "US", "Usher", "UN"), 0.3)
    links = msgspec.structs.replace(made.links, related={ident: (tie,)})
    view = views(plan(dataclasses.replace(made, links=links)))[urls.article(ident)]
    assert [(r.kind, r.shared) for r in view.related] == [("follow-up", ("United States", "Usher", "UN"))]


def told(made, *values):
    """The material with a timeline of these dates, all told of by the newest article's first sentence."""
    cited = made.links.timeline[0].citations[:1]
    events = tuple(TimelineEntry(f"t-{value}", value, cited, "", ("so",), 1) for value in values)
    return dataclasses.replace(made, links=msgspec.structs.replace(made.links, timeline=events))


def test_what_lies_after_all_that_tell_of_it_is_announced_and_not_on_the_front_page():
    made = material(6)
    day = made.digest.entries[0].brief.day
    shown = views(plan(told(made, "2025-02-27", day, "2025-05/2025-07", "2030", "2030-01-01")))
    moments = shown[urls.TIMELINE].moments
    assert [m.ahead for m in moments] == [False, False, True, True, True]
    front = shown[urls.FRONT].moments
    assert [(m.value, [other.value for other in m.also]) for m in front] == [("2025-02-27", [day])]


def test_an_undated_report_may_be_as_new_as_the_newest():
    made = material(30)
    undated = next(e for e in made.digest.entries if not e.brief.day)
    cited = made.links.timeline[0].citations[0]
    event = TimelineEntry("t", made.digest.today, (msgspec.structs.replace(cited, article=undated.id),), "", ("",), 1)
    links = msgspec.structs.replace(made.links, timeline=(event, msgspec.structs.replace(event, id="u", value="2031")))
    moments = views(plan(dataclasses.replace(made, links=links)))[urls.TIMELINE].moments
    assert [m.ahead for m in moments] == [False, True]


def test_dates_of_one_sentence_stand_together_in_short_lists_and_apart_on_the_timeline():
    made = told(material(6), "2025-02", "2025-02-20", "2025-02-27", "2025-03-01")
    shown = views(plan(made))
    assert [m.value for m in shown[urls.TIMELINE].moments] == ["2025-02", "2025-02-20", "2025-02-27", "2025-03-01"]
    assert all(m.also == () for m in shown[urls.TIMELINE].moments)
    newest = made.digest.entries[0]
    for view in (shown[urls.FRONT], shown[urls.topic(newest.topics[-1].topic)]):
        assert [(m.value, [(d.value, d.why) for d in m.also]) for m in view.moments] == [
            ("2025-02-20", [("2025-02-27", "so"), ("2025-03-01", "so")])
        ]


def test_counts_know_of_articles_without_an_outlet():
    made = material(30)
    unnamed = sum(not e.brief.source for e in made.digest.entries)
    shown = views(plan(made))
    assert unnamed
    assert shown[urls.OUTLETS].counts.unnamed == unnamed
    story = next(view for url, view in shown.items() if url.startswith("stories/"))
    assert story.counts.unnamed == sum(card.outlet is None for card in story.articles)
    assert {card.unnamed for card in story_cards(shown)} == {story.counts.unnamed}


def story_cards(shown):
    return [card for url, view in shown.items() if url.startswith("topics/town") for card in view.stories]


def test_the_inferred_dates_are_counted():
    made = told(material(6), "2025-02", "2025-03")
    first, second = made.links.timeline
    links = msgspec.structs.replace(made.links, timeline=(first, msgspec.structs.replace(second, whys=("",))))
    assert views(plan(dataclasses.replace(made, links=links)))[urls.MADE].inferred_dates == 1
