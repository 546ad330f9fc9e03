"""Pages: the guard before the parser, the blocks, the article among them, and what a page claims of itself."""

import json

import pytest

from generator.config import SiteConfig
from generator.model import Seed
from generator.normalize import normalize
from generator.read import Unreadable, read
from generator.read.html_alignment import aligned, tokens
from generator.read.html_blocks import blocks_of
from generator.read.html_data import article_data, body_text, parse_json
from generator.read.html_guard import check_complexity

STORY = [
    "The bridge over the harbour opened to traffic on Sunday morning, nine years after the first pile was driven into the mud.",
    "The mayor said at the opening that the city had waited long enough, and some four thousand people stood in the rain to hear it.",
    "Work began in 2015 and was halted twice, once for a lack of money and once for a rare bird that had built its nest on a crane.",
    "The old ferry, which carried its first passengers in 1871, will make its last crossing on Friday evening, the harbour master said.",
]


def page(body, head=""):
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def draft_of(html):
    return read(Seed("a.html", html.encode("utf-8"), "0"))


def claims_of(html, field):
    return [(claim.value, claim.rule) for claim in draft_of(html).claims if claim.field == field]


def tree(html):
    from lxml.html import document_fromstring

    return document_fromstring(html)


def data(value):
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize("start", ["<title>Ferry</title>", "<!doctype html><meta charset=utf-8><title>Ferry</title><link rel=x>", ""])
def test_a_page_may_leave_out_the_tags_of_head_and_body(start):
    draft = draft_of(f"{start}<article><h1>Ferry sails</h1><p>The ferry sails again.</p></article><footer>Terms of use</footer>")
    assert [line.text for line in draft.lines if line.hint != "meta"] == ["Ferry sails", "The ferry sails again.", "Terms of use"]


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<div>" * 257, "elements nested more than 256 deep"),
        ("<b>x</b>" * 10_001, "more than 20,000 tags"),
        ("<p " + "a=b " * 201 + ">", "a tag with more than 200 attributes"),
        ('<p a="' * 20_000, "a tag with more than 200 attributes"),
        ("<div>\n" * 100 + "</p></b>" + "<div>" * 157, "elements nested more than 256 deep"),
    ],
)
def test_a_page_beyond_the_limits_is_refused_before_it_is_parsed(html, message):
    with pytest.raises(Unreadable) as refused:
        check_complexity(html, "a.html")
    assert refused.value.problem.code == "page-too-complex"
    assert message in refused.value.problem.message


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 256,
        "<p>paragraph<br>" * 5_000,
        "<ul>" + "<li>item" * 5_000,
        "<div></div>" * 9_000,
        "<table>" + "<tr><td>a<td>b" * 3_000,
        "<div><b><i></div>" * 3_000,
        "<script>" + "<div>" * 30_000 + "</script><p>x",
        "<!--" + "<div>" * 30_000 + "--><p>x",
        "<STYLE>" + "<b>" * 30_000 + "</Style >",
        "a < b and c > d " * 30_000,
        "<!--" * 30_000,
        "<p " + "a=b " * 200 + ">",
        "<p a='>' b=\">\">" * 5_000,
    ],
)
def test_a_page_within_the_limits_passes(html):
    check_complexity(html, "a.html")


def test_the_place_of_what_is_too_much_is_told():
    with pytest.raises(Unreadable) as refused:
        check_complexity("<p>\n\n<p " + "a " * 300 + ">", "a.html")
    assert refused.value.problem.line == 3


def test_blocks_hold_every_text_that_is_shown_once_and_in_order():
    html = page(
        "before<div>one <b>two</b> three<p>four<br>five</p>six</div><script>no</script><style>no</style><noscript>no</noscript>"
        "<template>no</template><svg><title>no</title></svg><!-- no -->seven<ul><li>eight</ul><pre>nine\n ten</pre>"
        "&nbsp;<p> </p>eleven"
    )
    texts = [block.text for block in blocks_of(tree(html))]
    assert texts == ["before", "one two three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]


def test_blocks_say_what_their_elements_say():
    html = page("<h2>a</h2><ul><li>b<p>c</p></ul><blockquote><p>d</p></blockquote><figcaption>e</figcaption><dl><dt>f</dl><p>g")
    assert [(block.text, block.kind) for block in blocks_of(tree(html))] == [
        ("a", "h2"),
        ("b", "item"),
        ("c", "item"),
        ("d", "quote"),
        ("e", "caption"),
        ("f", "item"),
        ("g", ""),
    ]


def test_a_row_of_data_is_one_block_and_a_row_of_layout_is_not():
    data_row = "<table><tr><td>1<td><b>Petrel</b> II<td>4:01</table>"
    layout = f"<table><tr><td>Home<td><p>{STORY[0]}</p></table>"
    assert [block.text for block in blocks_of(tree(page(data_row)))] == ["1\tPetrel II\t4:01"]
    assert [block.text for block in blocks_of(tree(page(layout)))] == ["Home", STORY[0]]


def test_references_to_characters_mean_what_browsers_show_and_no_more():
    [block] = blocks_of(tree(page("<p>a&#147;b&#148;&#7;c&#133;</p>")))
    assert block.text == "a“b”c…"


def test_a_block_knows_its_line_and_its_links():
    first, second = blocks_of(tree("<html>\n<body>\n<p>one\n<p>two <a href=x>three</a>"))
    assert (first.line, first.linked, second.line, second.linked) == (3, 0, 4, 5)


def test_aligning_takes_the_places_that_keep_the_order():
    paragraphs = [STORY[0], STORY[1], "Nine years", STORY[2]]
    blocks = ["Menu", STORY[1], "Nine years", STORY[0], STORY[1], "Nine years", STORY[2], "Nine years"]
    assert aligned(paragraphs, [tokens(block) for block in blocks]) == {3, 4, 5, 6}


def test_aligning_finds_paragraphs_that_were_merged_or_cut():
    paragraphs = [f"{STORY[0]} {STORY[1]}", STORY[2][:90]]
    blocks = [STORY[0], STORY[1], "Read more", STORY[2], STORY[3]]
    assert aligned(paragraphs, [tokens(block) for block in blocks]) == {0, 1, 3}


@pytest.mark.parametrize("repeats", [1, 40])
def test_aligning_finds_a_line_each_time_it_is_repeated(repeats):
    paragraphs = [text for i in range(repeats) for text in ("What do you cook?", f"{i} {STORY[i % 4]}")]
    assert len(aligned(paragraphs, [tokens(text) for text in paragraphs])) == 2 * repeats


def test_nothing_of_nothing_is_aligned():
    assert aligned([], [["a"]]) == aligned(["a"], []) == aligned(["", "..."], [[]]) == frozenset()


def test_the_article_is_the_body_and_the_rest_is_furniture():
    links = "".join(f"<li><a href='/{i}'>Another story {i}</a></li>" for i in range(9))
    story = "".join(f"<p>{text}</p>" for text in STORY)
    article = f"<article><h1>Bridge opens</h1><p>3 March</p>{story}</article>"
    draft = draft_of(page(f"<nav><ul>{links}</ul></nav>{article}<footer>© The Gazette</footer>"))
    hints = {line.text: line.hint for line in draft.lines}
    assert [hints[text] for text in STORY] == ["body"] * 4
    assert hints["Bridge opens"] == "title"
    assert {hints["3 March"], hints["Another story 3"], hints["© The Gazette"]} == {"furniture"}


def test_an_article_that_its_data_holds_whole_is_found_by_it():
    # the mark-up says that the article is a comment and that other prose is the article
    others = [text.replace("bridge", "road").replace("ferry", "bus") + " And so on, and so forth." for text in STORY]
    other = "".join(f"<p>{text}</p>" for text in others)
    story = "".join(f"<p>{text}</p>" for text in STORY)
    body = f"<article>{other}</article><div class=comments>{story}</div>"
    declared = data({"@type": "NewsArticle", "headline": "Bridge", "articleBody": "\n".join(STORY)})
    undeclared = data({"@type": "NewsArticle", "headline": "Bridge"})
    assert [line.text for line in draft_of(page(body, declared)).lines if line.hint == "body"] == STORY
    assert [line.text for line in draft_of(page(body, undeclared)).lines if line.hint == "body"] == others


def test_a_page_filled_by_scripts_gives_the_text_of_its_data():
    head = data({"@type": "NewsArticle", "headline": "Bridge", "articleBody": "<p>One &amp; two.</p><p>Three.</p>"})
    draft = draft_of(page("<div id=root></div>", head))
    assert [(line.text, line.hint) for line in draft.lines] == [("One & two.", "body"), ("Three.", "body")]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "Article"}',
        '<!-- {"@type": "Article"} -->',
        '//<![CDATA[\n{"@type": "Article"}\n//]]>',
        '/* <![CDATA[ */ {"@type": "Article",} /* ]]> */',
        '{"@type": "Article"};',
    ],
)
def test_structured_data_is_read_as_pages_write_it(script):
    assert parse_json(script) == {"@type": "Article"}


@pytest.mark.parametrize("script", ["", "{", "[" * 100_000, '{"a": ' * 100_000, "1" * 10_000])
def test_broken_structured_data_is_none(script):
    assert parse_json(script) is None


@pytest.mark.parametrize(
    "value",
    [
        {"@type": "NewsArticle", "headline": "x"},
        [{"@type": "Organization", "name": "y"}, {"@type": ["Thing", "https://schema.org/NewsArticle"], "headline": "x"}],
        {"@graph": [{"@type": "WebPage", "name": "y"}, {"@type": "BlogPosting", "headline": "x"}]},
        {"@type": "WebPage", "name": "y", "mainEntity": {"@type": "Article", "headline": "x"}},
    ],
)
def test_the_article_is_found_among_the_objects_of_a_page(value):
    found = article_data([(json.dumps(value), 5)])
    assert found is not None
    assert found.article["headline"] == "x"
    assert body_text(found) == []


@pytest.mark.parametrize(
    "value", [{}, [], 3, "x", None, {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "x"}]}, {"@type": 5}]
)
def test_what_is_no_article_of_the_page_is_none(value):
    assert article_data([(json.dumps(value), 5)]) is None


TITLE = "Harbour bridge opens"


@pytest.mark.parametrize(
    ("head", "heading", "expected"),
    [
        (f"<title>{TITLE} | The Gazette</title>", TITLE, (TITLE, "h1")),
        (f"<title>{TITLE} - Gazette</title><meta property=og:site_name content=Gazette>", "", (TITLE, "page title")),
        (f"<meta property=og:title content='{TITLE}'>", f"City: {TITLE}", (TITLE, "meta og:title")),
        (f"<meta property=og:title content='{TITLE}'>", "Nine years of work", ("Nine years of work", "h1")),
        (data({"@type": "NewsArticle", "headline": f"{TITLE} - Gazette", "publisher": "Gazette"}), "Nine", (TITLE, "JSON-LD headline")),
        (data({"@type": "BlogPosting", "headline": "SEO"}) + f"<title>{TITLE}</title>", TITLE, (TITLE, "h1")),
        (data({"@type": "NewsArticle", "author": "A"}) + f"<meta property=og:title content='{TITLE}'>", "Nine", (TITLE, "meta og:title")),
        (data({"@type": "NewsArticle", "headline": "Q&amp;A"}), "", ("Q&A", "JSON-LD headline")),
        ("<title>One: two - three</title>", "", ("One: two - three", "page title")),
    ],
)
def test_the_best_title_is_the_headline_without_the_site(head, heading, expected):
    assert claims_of(page(f"<h1>{heading}</h1><p>{STORY[0]}", head), "title")[0] == expected


def test_the_site_named_beside_the_headline_is_a_derived_source():
    [claim] = [c for c in draft_of(page(f"<h1>{TITLE}</h1><p>x", f"<title>{TITLE} | The Gazette</title>")).claims if c.field == "source"]
    assert (claim.value, claim.basis, claim.rule) == ("The Gazette", "derived", "page title suffix")


def test_declared_dates_come_before_shown_ones_and_bad_ones_are_none():
    head = "<meta name=date content='31 June 2024'><meta property=article:published_time content=2024-03-03>"
    body = "<time datetime=2024-03-02>2 March</time><footer><time datetime=2020-01-01>2020</time></footer>"
    assert claims_of(page(body, head), "published") == [("2024-03-03", "meta article:published_time"), ("2024-03-02", "time element")]


def test_a_date_alone_beside_the_title_is_stated_and_that_of_a_change_is_told_apart():
    story = "".join(f"<p>{text}</p>" for text in STORY)
    html = page(f"<h1>{TITLE}</h1><p>3 March 2024, 14:05</p><p>Last updated: 5 March 2024</p>{story}<p>9 May 2025")
    draft = draft_of(html)
    found = [(c.field, c.value, c.evidence, c.basis) for c in draft.claims if c.field in {"published", "updated"}]
    assert found[0] == ("published", "2024-03-03T14:05", "3 March 2024, 14:05", "stated")
    assert [line.hint for line in draft.lines if "March 2024" in line.text] == ["meta", "meta"]
    [changed] = [c for c in draft_of(page(f"<h1>{TITLE}</h1><p>Last updated: 5 March 2024</p>{story}")).claims if c.field != "title"]
    assert (changed.field, changed.value) == ("updated", "2024-03-05")


def dated(published, updated):
    return data({"@type": "NewsArticle", "datePublished": published, "dateModified": updated})


@pytest.mark.parametrize(
    ("head", "shown", "day"),
    [
        (dated("2024-06-24", "2024-06-24"), "3 March 2024", "2024-03-03"),  # the record was made anew
        (dated("2024-06-24T10:00:00Z", "2024-06-10T10:00:00Z"), "3 March 2024", "2024-03-03"),
        (dated("2024-06-24T10:00:00Z", "2024-06-24T15:00:00Z"), "3 March 2024", "2024-06-24T10:00:00+00:00"),
        (dated("2024-06-24", "2024-06-24"), "Updated 3 March 2024", "2024-06-24"),
        (dated("2024-06-24", "2024-06-24"), "3 July 2024", "2024-06-24"),
        (dated("2024-06-24", "2024-06-24"), "The harbour as it was seen from the hill on 3 March 2024", "2024-06-24"),
        (data({"@type": "NewsArticle", "datePublished": "2024-06-24"}), "3 March 2024", "2024-06-24"),
    ],
)
def test_the_day_printed_beside_the_title_goes_before_a_later_record_of_the_last_change(head, shown, day):
    story = "".join(f"<p>{text}</p>" for text in STORY)
    draft = draft_of(page(f"<h1>{TITLE}</h1><p>{shown}</p>{story}", head))
    assert next(c.value for c in draft.claims if c.field == "published") == day
    got = normalize(draft, SiteConfig())
    assert got.published.value == day


def test_a_line_of_its_own_announces_the_date_below_it():
    story = "".join(f"<p>{text}</p>" for text in STORY)
    lines = "<p>Posted on</p><p>3 March 2024</p><p>Updated on</p><p>5 March 2024</p>"
    html = page(f"<h1>{TITLE}</h1><aside>{STORY[0]}</aside>{lines}{story}")
    assert [(c.field, c.value) for c in draft_of(html).claims if c.field in {"published", "updated"}] == [
        ("published", "2024-03-03"),
        ("updated", "2024-03-05"),
    ]


@pytest.mark.parametrize(
    ("named", "publisher", "outlet"),
    [
        ("Mail Online", "The Harbour Mail", "The Harbour Mail"),
        ("Security", "Harbourmail", "Harbourmail"),
        ("Harbour Mail", "Press House plc", "Harbour Mail"),
        ("The Mail of the Harbour", "harbourmail", "The Mail of the Harbour"),  # as an address is written, not a name
        ("The Mail of the Harbour", "harbourmail.example", "The Mail of the Harbour"),
        ("The Harbour", "News", "The Harbour"),
    ],
)
def test_the_declared_name_that_is_the_addresss_own_word_is_the_outlet(named, publisher, outlet):
    head = f"<link rel=canonical href='https://news.harbourmail.example/a'><meta property=og:site_name content='{named}'>"
    html = page(f"<p>{STORY[0]}", head + data({"@type": "NewsArticle", "headline": TITLE, "publisher": publisher}))
    assert claims_of(html, "source")[0][0] == outlet


def test_short_words_of_the_address_are_no_names():
    head = "<link rel=canonical href='https://www.hbm.example/a'><meta property=og:site_name content='Harbour Broadcasting (HBM)'>"
    html = page(f"<p>{STORY[0]}", head + data({"@type": "NewsArticle", "headline": TITLE, "publisher": "HBM"}))
    assert claims_of(html, "source")[0][0] == "Harbour Broadcasting (HBM)"


@pytest.mark.parametrize(
    ("stated", "outlet"),
    [("Hamburger Abendblatt", "Hamburger Abendblatt"), ("Press House plc", "Berliner Morgenpost"), ("Reuters", "Berliner Morgenpost")],
)
def test_a_known_outlet_that_the_page_states_goes_before_another_ones_address(stated, outlet):
    head = f"<link rel=canonical href='https://www.morgenpost.de/a'><meta property=og:site_name content='{stated}'>"
    assert normalize(draft_of(page(f"<p>{STORY[0]}</p><p>{STORY[1]}", head)), SiteConfig()).source.value == outlet


@pytest.mark.parametrize(
    "shown",
    [
        "<figure><figcaption>The harbour, 3 March 2024</figcaption></figure>",
        "<p>The harbour as it was seen from the hill on 3 March 2024</p>",
        "<nav>3 March 2024</nav>",
        "<p>03/04/2024</p>",
    ],
)
def test_a_date_of_something_else_or_of_two_readings_is_not_the_articles(shown):
    story = "".join(f"<p>{text}</p>" for text in STORY)
    assert claims_of(page(f"<h1>{TITLE}</h1>{shown}{story}"), "published") == []


def test_the_date_behind_the_pages_title_is_its_day():
    head = f"<title>{TITLE} | The Gazette | 3.3.2024</title>"
    [claim] = [c for c in draft_of(page("".join(f"<p>{text}</p>" for text in STORY), head)).claims if c.field == "published"]
    assert (claim.value, claim.rule) == ("2024-03-03", "date behind the page's title")


def test_a_date_that_is_only_shown_is_inferred_with_the_block_as_evidence():
    story = "".join(f"<p>{text}</p>" for text in STORY)
    html = page(f"<h1>{TITLE}</h1>{story}<div class='post-date'>Published: March 3, 2024</div>")
    [claim] = [c for c in draft_of(html).claims if c.field == "published"]
    assert (claim.value, claim.basis, claim.evidence) == ("2024-03-03", "inferred", "Published: March 3, 2024")
    assert claim.why


def test_a_page_without_a_date_has_none():
    assert claims_of(page("".join(f"<p>{text}</p>" for text in STORY)), "published") == []


def test_authors_are_those_of_the_best_place_alone():
    head = data({"@type": "NewsArticle", "author": [{"name": "Ann Lee"}, "By Bo Berg"]}) + "<meta name=author content='Web desk'>"
    found = claims_of(page("<p>x<a rel=author>C. Dale</a>", head), "authors")
    assert found == [("Ann Lee", "JSON-LD author"), ("Bo Berg", "JSON-LD author")]


def test_each_claim_stands_on_the_line_that_says_it():
    script = '{"@type": "NewsArticle",\n"headline": "A",\n"author": {"name": "B"}}'
    html = f'<html>\n<head>\n<script type="application/ld+json">\n{script}\n</script></head><p>x'
    assert [(c.field, c.place.line) for c in draft_of(html).claims if c.field in {"title", "authors"}] == [("title", 5), ("authors", 6)]


def signed(block, head=""):
    """A page whose article has a block between its title and its text."""
    story = "".join(f"<p>{text}</p>" for text in STORY)
    return page(f"<nav><a href=/>Home</a></nav><article><h1>{TITLE}</h1>{block}{story}</article>", head)


@pytest.mark.parametrize(
    ("block", "authors"),
    [
        ("<p class=byline>By Carl Stone</p>", ["Carl Stone"]),
        ("<div class='c-story__byline'><span>By</span> <a href=/x>Carl Stone</a></div>", ["Carl Stone"]),
        ("<p id=author>Carl Stone</p>", ["Carl Stone"]),
        ("<p class=meta>3 March | by <span class=authorName>Carl Stone</span> Berlin Bureau</p>", ["Carl Stone"]),
        ("<p class=author>Carl Stone <span class=author-role>Harbour Reporter</span></p>", ["Carl Stone"]),
        ("<p class=byline>By Carl Stone, Political Editor</p>", ["Carl Stone"]),
        ("<p class=byline>By Carl Stone, Ann van der Lee and Bo Berg</p>", ["Carl Stone", "Ann van der Lee", "Bo Berg"]),
        ("<ul class=authors><li class=author>Carl Stone<li class=author>Ann Lee</ul>", ["Carl Stone", "Ann Lee"]),
        ("<p class=autor>Von Jörg Stein</p>", ["Jörg Stein"]),
    ],
)
def test_an_element_that_names_the_author_is_evidence(block, authors):
    claims = [claim for claim in draft_of(signed(block)).claims if claim.field == "authors"]
    assert [(claim.value, claim.rule, claim.basis) for claim in claims] == [(name, "byline element", "stated") for name in authors]
    texts = {line.text for line in draft_of(signed(block)).lines}
    assert all(claim.evidence in texts and claim.value in claim.evidence for claim in claims)


@pytest.mark.parametrize("text", ["By Carl Stone", "BY Carl Stone and Ann Lee", "Von Carl Stone"])
def test_a_line_between_title_and_text_that_begins_with_by_is_a_byline(text):
    assert claims_of(signed(f"<p>{text}</p>"), "authors")[0] == ("Carl Stone", "byline")
    assert {line.text: line.hint for line in draft_of(signed(f"<p>{text}</p>")).lines}[text] == ""


@pytest.mark.parametrize(
    "block",
    [
        "<p>By The Numbers</p>",
        "<p>By Staff Reporter</p>",
        "<p>Carl Stone</p>",
        "<p class=byline>Follow Us</p>",
        "<p class=author-bio>Carl Stone</p>",
        "<div class=byline>3 March 2024</div>",
        "<figure><figcaption class=author>Carl Stone</figcaption></figure>",
        "<aside class=author>Carl Stone</aside>",
    ],
)
def test_what_names_no_author_is_no_byline(block):
    assert claims_of(signed(block), "authors") == []


def test_an_author_named_outside_of_the_article_is_none():
    story = "".join(f"<p>{text}</p>" for text in STORY)
    teaser = "<p class=byline>By Carl Stone</p>"
    assert claims_of(page(f"{teaser}<article class=author-carl><h1>{TITLE}</h1>{story}</article>{teaser}"), "authors") == []


def test_a_shown_byline_gives_way_to_declared_authors_and_keeps_its_line():
    html = signed("<p class=byline>Carl Stone</p><p class=author>Text Box</p>", "<meta name=author content='Carl Stone'>")
    assert claims_of(html, "authors") == [("Carl Stone", "meta author")]
    hints = {line.text: line.hint for line in draft_of(html).lines}
    assert (hints["Carl Stone"], hints["Text Box"], hints["Home"]) == ("meta", "furniture", "furniture")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<nav><a href=/a>Home</a><a href=/b>News</a></nav>", "Home News"),
        ("<nav><span><a href=/a>Home</a></span><span><a href=/b>News</a></span></nav>", "Home News"),
        ("<p><a href=/a>Home</a><a href=/a>land</a></p>", "Homeland"),
        ("<p><b>A</b>pple</p>", "Apple"),
        ("<p><a href=/a>A</a>pple</p>", "Apple"),
        ("<p>The bridge over the harbour<a href=/a>1</a><a href=/b>2</a></p>", "The bridge over the harbour12"),
    ],
)
def test_links_that_touch_are_parted_where_a_block_is_nothing_else(html, text):
    [block] = blocks_of(tree(page(html)))
    assert block.text == text
