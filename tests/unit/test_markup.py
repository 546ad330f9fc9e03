"""Front matter with its places, and Markdown as HTML on which nothing runs and nothing is fetched."""

import html as entities
import re
from html.parser import HTMLParser

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.markup import Field, formatted, front_matter, html, sanitized

# ------------------------------------------------------------------------------------- front matter


def test_each_value_is_a_field_with_its_place():
    head = front_matter("---\nTitle: A 'b'\ndate: 2025-07-29\nauthors:\n  - Ann\n  - name: Bob\ntags: [x, 7]\nempty:\n---\nBody\n", "a.md")
    assert head.problems == ()
    assert head.start == 10
    assert head.fields == (
        Field("title", "A 'b'", 2, 8),
        Field("date", "2025-07-29", 3, 7),
        Field("authors", "Ann", 5, 5),
        Field("authors.name", "Bob", 6, 11),
        Field("tags", "x", 7, 8),
        Field("tags", "7", 7, 11),
    )


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Plain text\n---\n", 1),
        ("", 1),
        ("---", 1),
        ("---\n\nAn ornament of hyphens above prose.\n", 1),
        ("---\nA line between two ornaments\n---\nText", 1),
        ("---\n- a\n- b\n---\nText", 1),
        ("---\n---\nText", 3),
        ("---\n# only a comment\n...\nText", 4),
        ("---  \r\ntitle: a\r\n---\t\r\nText", 4),
        ("----\ntitle: a\n----\n", 1),
        (" ---\ntitle: a\n---\n", 1),
    ],
)
def test_where_the_body_starts(text, start):
    head = front_matter(text)
    assert (head.start, head.problems) == (start, ())


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("---\ntitle: a: b\n---\nText", 2, 9),
        ("---\ntitle: a\ntitle: b\n---\nText", 3, 1),
        ("---\ntitle: &a b\n---\nText", 2, 8),
        ("---\ntitle: a\n\nText without an end", 1, 1),
        ("---\ntitle: \x00\n---\n", 2, 8),
        ("---\ntitle: " + "x" * 70_000 + "\n---\n", 1, 1),
    ],
)
def test_broken_front_matter_is_told_of_and_is_text(text, line, column):
    head = front_matter(text, "a.md")
    assert (head.fields, head.start) == ((), 1)
    assert [(p.code, p.path, p.line, p.column) for p in head.problems] == [("front-matter", "a.md", line, column)]


@given(st.text("-\n .:#ab[]{}&*'\"\r\t\x00\ud800", max_size=60).map("---\n".__add__))
@settings(max_examples=200, deadline=None)
def test_no_front_matter_makes_it_raise(text):
    head = front_matter(text, "x")
    assert 1 <= head.start <= len(re.findall(r"\r\n|\r|\n", text)) + 2
    assert not (head.problems and head.fields)


# ----------------------------------------------------------------------------------------- Markdown


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("A *b* **c** `d` ~~e~~", "<p>A <em>b</em> <strong>c</strong> <code>d</code> <s>e</s></p>\n"),
        ("3. x\n4. y", '<ol start="3">\n<li>x</li>\n<li>y</li>\n</ol>\n'),
        ("> q\n\n---", "<blockquote>\n<p>q</p>\n</blockquote>\n<hr>\n"),
        ("```html\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>\n"),
        ("|a|\n|:-:|\n|b|", "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n"),
        ("<b onclick=x>a</b>", "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>\n"),
        ("![a *cat*](cat.png)", '<p><a href="cat.png" rel="noopener noreferrer">a cat</a></p>\n'),
        ("[![a cat](cat.png)](b.html)", '<p><a href="b.html" rel="noopener noreferrer">a cat</a></p>\n'),
        ("![](cat.png)", '<p><a href="cat.png" rel="noopener noreferrer">cat.png</a></p>\n'),
        ("", ""),
    ],
)
def test_markdown(text, made):
    assert html(text) == made


@pytest.mark.parametrize(
    ("target", "stands"),
    [
        ("https://example.org/?a=b#c", True),
        ("HTTP://example.org", True),
        ("mailto:a@example.org", True),
        ("tel:+123", True),
        ("topics/index.html", True),
        ("../a.html#b", True),
        ("#b", True),
        ("/a", True),
        ("//example.org/a", False),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("http:example.org", False),
        ("blob:https://example.org/x", False),
    ],
)
def test_links(target, stands):
    assert ("href=" in html(f"[a]({target})")) is stands
    assert ("href=" in sanitized(f'<a href="{target}">a</a>')) is stands


@pytest.mark.parametrize(
    "target", ["java\nscript:alert(1)", "\x01javascript:alert(1)", "/\\example.org", "\\\\example.org", " javascript:alert(1)"]
)
def test_links_that_browsers_read_in_another_way(target):
    assert "href" not in sanitized(f'<a href="{entities.escape(target)}">a</a>')


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# A\n## B\n### C", [2, 3, 4]),
        ("## A\n#### B\n### C\n## D", [2, 3, 3, 2]),
        ("###### A\n# B\nC\n-", [2, 2, 3]),
        ("# A\n## B\n### C\n#### D\n##### E\n###### F", [2, 3, 4, 5, 6, 6]),
    ],
)
def test_headings_start_at_two_and_skip_no_level(text, levels):
    assert [int(level) for level in re.findall(r"<h(\d)>", html(text))] == levels
    assert [int(level) for level in re.findall(r"</h(\d)>", html(text))] == levels


def test_the_first_heading_is_the_title():
    made = formatted("# About *us* & `them`\n\nText\n\n# More\n")
    assert made == ("About us & them", "<p>Text</p>\n<h2>More</h2>\n", False)
    assert formatted("## About\n").title == ""
    assert formatted("Text\n\n# About\n").title == ""


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<a href='javas&#99;ript:alert(1)'>x</a>",
    "<p style='background:url(//example.org)' class=x id=y>z</p>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<form action=//example.org><input name=a></form>",
    "<base href=//example.org>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "[a](<javascript:alert(1)>)",
    "[a]: javascript:alert(1)\n\n[a]",
    "<javascript:alert(1)>",
    '[a](b "onmouseover=alert(1) x=\'")',
    '![a](x"onerror=alert(1))',
    "| <img src=x onerror=alert(1)> |\n|-|\n| <svg onload=alert(1)> |",
    "# <script>alert(1)</script>",
]


ELEMENTS = set("a blockquote br code em h2 h3 h4 h5 h6 hr li ol p pre s strong table tbody td th thead tr ul".split())


def assert_harmless(text):
    """Parsed as a browser would: only the tags and attributes of the list, only harmless links."""
    tree = html5lib.parseFragment(text, namespaceHTMLElements=False)
    for element in tree.iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag in ELEMENTS
        for name, value in element.attrib.items():
            assert name in {"href", "title", "start", "rel"}
            if name == "href":
                assert re.match(r"(?i)(https?://|mailto:|tel:)", value) or not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|[/\\]{2}", value)


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_stay_text(attack):
    for made in (html(attack), sanitized(attack)):
        assert_harmless(made)
        assert sanitized(made) == made


PIECES = [
    *ATTACKS,
    *(
        "# ",
        "## ",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "> ",
        "- ",
        "1. ",
        "|a|b|\n|-|-|\n",
        "[a](b)",
        "![c](d)",
        "[e]",
        "[e]: f\n",
        "\n",
        "\n\n",
        "&amp;",
        "&#0;",
    ),
    *(
        "<",
        ">",
        "&",
        '"',
        "'",
        "<b>",
        "</b>",
        "<p",
        "<a href=x>",
        "<!--",
        "-->",
        "<![CDATA[",
        "text ",
        "\x00",
        "é",
        "\u202e",
        "\ud800",
        "\\",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=200, deadline=None)
def test_sanitizing_twice_changes_nothing_and_nothing_else_stands(text):
    for made in (html(text), sanitized(text)):
        assert sanitized(made) == made
        assert_harmless(made)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_text_makes_it_raise(text):
    made = html(text)
    made.encode()
    assert sanitized(made) == made


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.text = []

    def handle_data(self, data):
        self.text.append(data)


@pytest.mark.parametrize(
    "bomb",
    [
        "![[](" * 15_000,
        "[" * 60_000,
        "[a]: " + "x" * 30_000 + "\n\n" + "[a]" * 5000,
        "*a **b " * 3000 + "x" + "** a*" * 3000,
        "|" + "a|" * 600 + "\n|" + "-|" * 600 + "\n" + "|a\n" * 600,
        "> " * 15 + "a\n" + "a\n" * 100_000,
        "a\n\n" * 30_000,
        "x" * 200_001,
    ],
    ids=["pictures", "brackets", "references", "emphasis", "tables", "lazy lines", "paragraphs", "length"],
)
def test_what_would_take_too_long_is_shown_as_written(bomb):
    made = formatted(bomb)
    assert made.guarded
    assert len(made.html) < 2 * len(bomb) + 1000
    assert sanitized(made.html) == made.html
    words = _Words()
    words.feed(made.html)
    assert "".join(words.text).split() == bomb.split() or "[a]" in bomb


def test_a_long_paragraph_does_not_stop_the_others():
    made = formatted("A *b*.\n\n" + "*c* " * 5000 + "\n\nD *e*.")
    assert made.guarded
    assert made.html.startswith("<p>A <em>b</em>.</p>\n<p>\n*c* *c*")
    assert made.html.endswith("<p>D <em>e</em>.</p>\n")


@pytest.mark.parametrize(
    "text",
    ["<b>" * 300 + "</b>" * 300, "<p></p>" * 20_001, "<p " + "a " * 300 + ">x</p>", "<p " + "a='>' " * 300 + ">x</p>"],
    ids=["deep", "many tags", "many attributes", "many attributes that hide"],
)
def test_html_that_a_sanitizer_could_choke_on_is_shown_as_text(text):
    assert sanitized(text).startswith("<p>&lt;")


def test_ordinary_html_is_not_taken_for_that():
    text = "<p>" + "a = b, " * 500 + '<a href="x" title="y">z</a></p>\n' * 50
    assert sanitized(text).startswith("<p>a = b")
