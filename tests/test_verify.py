"""A built site proves itself: `newsdigest verify` finds every changed byte, and names all that rests on it."""

import html
import json
import re
import shutil

import html5lib
import pytest
from conftest import build_site, copy_demo
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import generator.publish
from generator.cli import main
from generator.plan.parts import Card, Cited
from generator.problems import Problem
from generator.verify import Unverifiable, verify

XHTML = "{http://www.w3.org/1999/xhtml}"


def prove(site):
    return verify(site, lambda _: None, lambda: None)


def codes(proof):
    return {problem.code for problem in proof.problems}


def change(path, old, new):
    data = path.read_bytes()
    assert data.count(old) >= 1, old
    path.write_bytes(data.replace(old, new, 1))


def citing(site, ident):
    """Pages with a statement of this article, by another parser than the one that verifies."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        tree = html5lib.parse(path.read_bytes(), transport_encoding="utf-8")
        marked = [element.get("data-cite") for element in tree.iter() if element.get("data-cite", "").startswith(f"{ident}#")]
        if marked:
            found[path.relative_to(site).as_posix()] = len(marked)
    return found


@pytest.fixture
def site(demo, tmp_path):
    return shutil.copytree(demo / "_site", tmp_path / "_site")


def test_the_demo_holds(site):
    proof = prove(site)
    assert proof.problems == []
    assert proof.articles == 5
    assert proof.statements > 100
    assert proof.withheld == 0
    lines = sum(path.read_text("utf-8").count("\n") for path in (site / "data" / "seeds").iterdir())
    assert proof.lines_kept + proof.lines_removed == lines


def test_the_page_on_how_the_digest_was_made_carries_the_editions_name(site):
    assert prove(site).edition in (site / "made.html").read_text("utf-8")


def test_the_page_on_how_the_digest_was_made_links_to_all_that_it_counts(site):
    """Removed lines to the receipts that list them, inferred dates to the timeline, the edition to the file of all its statements."""
    tree = html5lib.parse((site / "made.html").read_bytes(), transport_encoding="utf-8", namespaceHTMLElements=False)
    rows = [row for row in tree.iter("li") if row.find("a") is not None]
    assert {"timeline/index.html", "data/digest.json"} <= {row.find("a").get("href") for row in rows}
    receipts = {row.find("a").get("href"): int(row.findtext("span")) for row in rows if row.findtext("span[@class='count']")}
    listed = {}
    for path in (site / "articles").glob("*.html"):
        page = html5lib.parse(path.read_bytes(), transport_encoding="utf-8", namespaceHTMLElements=False)
        rows = [row for row in page.findall(".//ol[@class='removed']/li") if row.findtext("span") != "link mark"]  # of a line that was kept
        listed[f"articles/{path.name}"] = sum(row.find("del") is not None for row in rows)
    assert receipts == {page: count for page, count in listed.items() if count}


def test_one_changed_letter_of_an_article_names_every_statement_that_rests_on_it(site):
    for page in sorted((site / "articles").iterdir()):
        ident, before = page.stem, page.read_bytes()
        text = before.decode()
        at = max(match.end() for match in re.finditer(r'data-text="p-[^>]*>', text))
        page.write_text(text[:at] + ("X" if text[at] != "X" else "Y") + text[at + 1 :], "utf-8")
        proof = prove(site)
        page.write_bytes(before)
        named = [problem for problem in proof.problems if problem.code in {"statement-broken", "statement-shaken"}]
        expected = citing(site, ident)
        assert {path: sum(problem.path == path for problem in named) for path in expected} == expected
        in_data = sum(citation["article"] == ident for citation in citations(digest(site)))
        assert sum(problem.path == "data/digest.json" for problem in named) == in_data
        assert len(named) == sum(expected.values()) + in_data
        assert "article-changed" in codes(proof)


def test_statements_of_every_kind_are_named(site):
    """Those of lists, topics, people, the timeline and the front page; sentences, quotations, their surroundings, dates, and the data."""
    kinds, places = set(), set()
    for page in sorted((site / "articles").iterdir()):
        before = page.read_bytes()
        page.write_text(re.sub(r'(data-text="[^>]*>)[^<]', r"\1¶", before.decode()), "utf-8")
        for problem in prove(site).problems:
            if problem.code.startswith("statement-"):
                places.add(problem.path.split("/")[0])
                kinds |= marked(site, problem, page.stem)
        page.write_bytes(before)
    assert places >= {"index.html", "topics", "people", "places", "organizations", "outlets", "timeline", "articles", "2025", "data"}
    assert kinds >= {"lead", "quote", "context", "summary", "date"}


def marked(site, problem, ident):
    """What kinds of statements of an article stand on the line of a page that a finding names."""
    if not problem.line:
        return set()
    lines = (site / problem.path).read_text("utf-8").split("\n")[problem.line - 1 : problem.line + 1]
    line = " ".join(lines)
    assert f'data-cite="{ident}#' in line, f"{problem.path}:{problem.line}"
    signs = {"lead": 'class="lead"', "quote": "<blockquote><p", "context": 'class="context"', "summary": "cited", "date": "<dt>"}
    return {kind for kind, sign in signs.items() if sign in line}


def citations(value):
    """Whatever in the data names an article, an anchor and a text."""
    if isinstance(value, dict):
        if {"article", "anchor", "text"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from citations(inner)


def digest(site):
    return json.loads((site / "data" / "digest.json").read_bytes())


def test_one_changed_byte_of_a_published_seed_names_what_rests_on_it(site):
    seed = next((site / "data" / "seeds").iterdir())
    data = bytearray(seed.read_bytes())
    data[len(data) // 2] ^= 1
    seed.write_bytes(data)
    proof = prove(site)
    assert codes(proof) == {"article-changed", "statement-shaken"}
    assert {problem.path for problem in proof.problems if problem.code == "statement-shaken"} >= citing(site, seed.stem).keys()


def test_a_changed_statement_is_found_where_it_stands(site):
    path = site / "timeline" / "index.html"
    text = path.read_text("utf-8")
    at = re.search(r'data-cite="[^>]*>', text).end()
    path.write_text(text[:at] + "Not " + text[at:], "utf-8")
    proof = prove(site)
    assert [(problem.code, problem.path, problem.line) for problem in proof.problems] == [
        ("statement-broken", "timeline/index.html", text.count("\n", 0, at) + 1)
    ]


def test_a_statement_moved_to_another_place_is_found(site):
    path = site / "timeline" / "index.html"
    text = path.read_text("utf-8")
    place = re.search(r'data-cite="([^"]*):(\d+)-(\d+)"', text)
    path.write_text(text.replace(place[0], f'data-cite="{place[1]}:{int(place[2]) + 1}-{int(place[3]) + 1}"', 1), "utf-8")
    assert codes(prove(site)) == {"statement-broken"}


def test_lines_that_the_receipt_leaves_out_are_missed(site):
    page = next((site / "articles").iterdir())
    text = page.read_text("utf-8")
    page.write_text(re.sub(r'data-removed="[^"]*"', 'data-removed="1"', text), "utf-8")
    proof = prove(site)
    assert codes(proof) == {"lines-unaccounted"}
    assert proof.problems[0].path == f"articles/{page.name}"


def test_a_paragraph_that_no_line_of_the_seed_has_is_found_even_when_the_digest_agrees(site):
    """Somebody adds a sentence to the article and puts its hash into the digest."""
    page = next((site / "articles").iterdir())
    text = page.read_text("utf-8")
    at = re.search(r'data-text="p-[^>]*>', text).end()
    page.write_text(text[:at] + "All of this was announced. " + text[at:], "utf-8")
    tree = html5lib.parse(page.read_bytes(), transport_encoding="utf-8")
    paragraphs = ["".join(e.itertext()) for e in tree.iter() if e.get("data-text", "").startswith("p-")]
    import hashlib

    record = next(r for r in digest(site)["articles"] if r["id"] == page.stem)
    change(
        site / "data" / "digest.json", record["text_sha256"].encode(), hashlib.sha256("\n\n".join(paragraphs).encode()).hexdigest().encode()
    )
    assert "lines-unaccounted" in codes(prove(site))


def test_an_article_that_is_gone_is_missed(site):
    page = next((site / "articles").iterdir())
    page.unlink()
    proof = prove(site)
    assert {"article-missing", "statement-broken"} <= codes(proof)
    assert {problem.path for problem in proof.problems if problem.code == "statement-broken"} >= citing(site, page.stem).keys()


@pytest.mark.parametrize("mode", ["{mode: excerpt, words: 40}", "{mode: facts}"])
def test_what_may_not_be_shown_in_full_is_counted_and_not_claimed(tmp_path, mode):
    root = copy_demo(tmp_path / "site")
    text = (root / "site.yaml").read_text("utf-8")
    (root / "site.yaml").write_text(re.sub(r"(?m)^rights:.*\n(?:[ ]+.*\n)*", f"rights: {mode}\n", text), "utf-8")
    build_site(root)
    proof = prove(root / "_site")
    assert proof.problems == []
    assert proof.lines_kept == 0
    assert bool(proof.withheld) == ("excerpt" in mode)


def views(view):
    if isinstance(view, tuple):
        for item in view:
            yield from views(item)
    elif hasattr(view, "__struct_fields__"):
        yield view
        for name in view.__struct_fields__:
            yield from views(getattr(view, name))


def test_every_statement_that_a_page_prints_names_its_place(tmp_path, monkeypatch):
    shown = []
    draw = generator.publish.draw

    def watched(page):
        file = draw(page)
        shown.append((page.view, file.data.decode()))
        return file

    monkeypatch.setattr(generator.publish, "draw", watched)
    build_site(copy_demo(tmp_path / "site"))
    unmarked = []
    for view, text in shown:
        plain = html.unescape(text)
        for part in views(view):
            words, cites = ("", ())
            if isinstance(part, Cited):
                words, cites = part.text, (part.cite, part.context_cite)
            elif isinstance(part, Card):
                words, cites = part.lead, (part.lead_cite,)
            if words and f">{words}</" in plain and not any(cite and f'data-cite="{cite}"' in text for cite in cites):
                unmarked.append((view.frame.kind, words))
    assert shown
    assert unmarked == []


DAMAGE = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"articles": 3}',
    b'{"articles": [3]}',
    b"[" * 100_000,
    b"\xff\xfe",
]


@pytest.mark.parametrize("data", DAMAGE, ids=range(len(DAMAGE)))
def test_a_digest_that_is_none_is_said_to_be_none(site, data, capsys):
    (site / "data" / "digest.json").write_bytes(data)
    with pytest.raises(Unverifiable) as caught:
        prove(site)
    assert isinstance(caught.value.problem, Problem)
    assert main(["verify", str(site)]) == 2
    assert "verify-no-digest" in capsys.readouterr().err


ODD = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3), max_leaves=6)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["id", "url", "rights", "text_sha256", "seed_sha256"]), ODD), ODD, ODD)
def test_no_digest_ends_in_a_fault(tmp_path, record, start, anchor):
    (tmp_path / "data").mkdir(exist_ok=True)
    citation = {"article": record.get("id"), "anchor": anchor, "start": start, "end": start, "text": anchor}
    (tmp_path / "data" / "digest.json").write_text(json.dumps({"articles": [record], "timeline": [citation]}))
    (tmp_path / "page.html").write_text('<p data-cite="x#p-1:0-1">a<p data-cite="nonsense" <b data-cite="a#b:0-99">')
    assert prove(tmp_path).problems


def test_the_command_ends_as_documented(site, capsys):
    assert main(["verify", str(site)]) == 0
    assert "holds" in capsys.readouterr().out
    page = next((site / "articles").iterdir())
    text = page.read_text("utf-8")
    at = re.search(r'data-text="p-[^>]*>', text).end()
    page.write_text(text[:at] + "Q" + text[at + 1 :], "utf-8")
    assert main(["verify", str(site)]) == 1
    printed = capsys.readouterr().out
    assert "does not hold" in printed
    assert f"articles/{page.name}: error[article-changed]" in printed
    assert main(["verify", str(site / "nowhere")]) == 2
