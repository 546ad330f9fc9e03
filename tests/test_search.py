"""Search: what the index holds, when it is made anew, and the search page in a real Chromium."""

import gzip
import json

import pytest
from conftest import BASE_URL, SETTLED, SHIFTS, build_site, copy_demo, served

from generator import search
from generator.cli import main
from generator.problems import Problem

SEED = "---\ntitle: {title}\ndate: {date}\nurl: https://{outlet}.example/{date}/a\n---\n\n{text}\n\nShare on Facebook\nTweet\n"
SITE = """\
title: Lowmarsh digest
search: true
topics:
  - {name: Bridge, terms: [bridge], minimum: 1}
  - {name: "Ferries, boats", terms: [ferry], minimum: 1}
outlets:
  - {name: The Herald, domains: [herald.example]}
  - {name: Le Courrier, domains: [courrier.example]}
"""
FRENCH = (
    "Le conseil municipal a décidé mardi de fermer le pont du port aux camions, et les habitants de la ville ne savent pas encore "
    "comment ils vont traverser la rivière pendant les travaux qui doivent durer une année entière selon le maire."
)
SEEDS = {
    "old": (
        "herald",
        "2023-03-01",
        "Ferries sail again",
        "A ferry crossed the strait for the first time since the winter storms ended.\n" * 2,
    ),
    "new": (
        "herald",
        "2025-05-03",
        "Bridge closes <b>",
        "The old bridge will be closed to lorries, said the council & its mayor, for repairs.",
    ),
    "fr": ("courrier", "2025-05-04", "Le pont du port fermé aux camions", FRENCH),
}


def seeds(root, **changed):
    (root / "seeds").mkdir(parents=True, exist_ok=True)
    (root / "site.yaml").write_text(SITE, "utf-8")
    (root / "content" / "pages").mkdir(parents=True, exist_ok=True)
    (root / "content" / "pages" / "about.md").write_text("---\ntitle: About\n---\nThis digest watches the estuary.\n", "utf-8")
    for name, (outlet, date, title, text) in {**SEEDS, **changed}.items():
        (root / "seeds" / f"{name}.md").write_text(SEED.format(outlet=outlet, date=date, title=title, text=text), "utf-8")
    return root


def files(output, folder="search"):
    return {p.relative_to(output).as_posix(): p.read_bytes() for p in sorted((output / folder).rglob("*")) if p.is_file()}


def times(output):
    return {p.relative_to(output).as_posix(): p.stat().st_mtime_ns for p in (output / "search").rglob("*") if p.is_file()}


def records(output):
    """What is stored of each page: (bundle, record)."""
    for path in sorted((output / "search").rglob("*.pf_fragment")):
        data = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
        yield path.parent.parent.relative_to(output / "search").as_posix(), json.loads(data)


@pytest.fixture
def site(tmp_path):
    root = seeds(tmp_path / "site")
    build_site(root, base_url=BASE_URL)
    return root


def test_a_page_is_found_by_its_text_and_nothing_beside_it(site):
    found = {record["url"]: (bundle, record) for bundle, record in records(site / "_site")}
    kinds = {record["filters"]["kind"][0] for _, record in found.values()}
    assert kinds == {"article", "topic", "page"}
    bundle, old = found["/articles/2023-03-01-ferries-sail-again.html"]
    assert bundle == "en/2023"
    assert old["filters"] == {"kind": ["article"], "topic": ["Ferries, boats"], "outlet": ["The Herald"], "year": ["2023"]}
    assert old["meta"] == {"title": "Ferries sail again", "day": "1 March 2023"} | old["meta"]
    assert not any(word in record["content"] for _, record in found.values() for word in ("Facebook", "Tweet", "Share", "front matter"))
    assert {bundle for bundle, _ in found.values()} == {"en/2023", "en/2025", "fr/2025", "en/lasting"}
    assert next(r for b, r in found.values() if b == "fr/2025")["meta"]["language"] == "fr"


def test_the_same_pages_give_the_same_bytes(site, tmp_path):
    first = files(site / "_site")
    assert len(first) > 20
    for turn in range(3):
        other = seeds(tmp_path / f"other-{turn}")
        build_site(other, base_url=BASE_URL)
        assert files(other / "_site") == first


def test_only_the_period_with_the_change_is_indexed_again(site, tmp_path):
    output = site / "_site"
    before, old = times(output), files(output)
    build_site(site, base_url=BASE_URL)
    assert times(output) == before
    outlet, date, title, text = SEEDS["old"]
    changed = {"old": (outlet, date, title, text + "It carried a hippopotamus.\n")}
    seeds(site, **changed)
    build_site(site, base_url=BASE_URL)
    after = times(output)
    assert {name for name in after.keys() | before.keys() if after.get(name) != before.get(name)}
    assert {name for name in after if name.startswith(("search/en/2025/", "search/fr/")) and after[name] != before[name]} == set()
    gone = {name for name in old if name not in after}
    assert gone
    assert all(name.startswith(("search/en/2023/", "search/en/lasting/")) for name in gone)
    cold = seeds(tmp_path / "cold", **changed)
    build_site(cold, base_url=BASE_URL)
    assert files(cold / "_site") == files(output)


def test_labels_keep_cited_sentences_apart_in_the_index(site):
    topic = next(record for _, record in records(site / "_site") if record["filters"]["kind"] == ["topic"] and "ferry" in record["content"])
    page = (site / "_site" / topic["url"].lstrip("/")).read_text("utf-8")
    assert 'class="meta source"' in page, "the topic cites a sentence"
    assert "The Herald" in page
    assert "The Herald" in topic["content"], "an excerpt says whose words it has, and no two cited texts run together"


@pytest.mark.parametrize("name", ["search/pagefind.js", "search/fr/2025/pagefind-entry.json", "search/fr/2025/wasm.fr.pagefind"])
def test_what_was_lost_or_damaged_is_made_again(site, name):
    output = site / "_site"
    whole = files(output)
    (output / name).unlink()
    build_site(site, base_url=BASE_URL)
    assert files(output) == whole
    (output / name).write_bytes(b"no")
    build_site(site, base_url=BASE_URL)
    assert files(output) == whole


def test_the_command_indexes_the_folder_it_stands_in(tmp_path, monkeypatch):
    monkeypatch.chdir(seeds(tmp_path / "site"))
    assert main(["build", "--quiet"]) == 0
    assert {bundle for bundle, _ in records(tmp_path / "site/_site")} == {"en/2023", "en/2025", "fr/2025", "en/lasting"}


def test_without_the_setting_nothing_of_it_is_left(site):
    (site / "site.yaml").write_text(SITE.replace("search: true\n", ""), "utf-8")
    build_site(site, base_url=BASE_URL)
    assert not (site / "_site" / "search").exists()
    assert "pagefind" not in "".join(path.read_text("utf-8") for path in (site / "_site").rglob("*.html"))


def test_without_pagefind_the_build_stops_and_says_what_to_do(site, monkeypatch):
    from generator.build import BuildError

    before = files(site / "_site", ".")
    monkeypatch.setattr(search, "program", lambda: None)
    (site / "seeds" / "old.md").unlink()
    with pytest.raises(BuildError) as stopped:
        build_site(site, base_url=BASE_URL)
    (problem,) = stopped.value.problems
    assert isinstance(problem, Problem)
    assert (problem.code, stopped.value.exit_code) == ("search-pagefind", 2)
    assert "pip install newsdigest[search]" in str(problem)
    assert files(site / "_site", ".") == before


@pytest.mark.parametrize("number", [0, 23, 24, 255, 256, 65535, 65536, 2**32 - 1, 2**32])
def test_what_is_written_reads_back(number):
    items = [number, "Трамвай", [], ["x" * 300, [number, ["a"] * 30]]]
    assert search._read(search._written(items)) == items


@pytest.mark.parametrize("data", [b"", b"\x01", b"\x82\x01", b"\xa1\x01\x02", b"\x81\xfb" + b"\0" * 8, b"\x9f\x01\xff", b"\x81\x42ab"])
def test_another_form_of_index_is_refused(data):
    with pytest.raises(search.SearchError):
        search._read(data)


# ---------------------------------------------------------------------------------------- in a browser


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    root = seeds(copy_demo(tmp_path_factory.mktemp("search") / "demo"))
    (root / "site.yaml").write_text(SITE, "utf-8")
    build_site(root, base_url=BASE_URL)
    with served(root / "_site", "/repo/") as address:
        yield root / "_site", address


@pytest.fixture
def page(browser, searched):
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(6000)
    page.seen, page.errors = [], []
    page.on("request", lambda request: page.seen.append(request.url))
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on(
        "console",
        lambda message: page.errors.append(message.text) if message.type == "error" and "favicon" not in message.location["url"] else None,
    )
    yield page
    context.close()
    assert page.errors == []
    assert [url for url in page.seen if not url.startswith((searched[1], "file:", "data:"))] == []


def found(page, text):
    page.get_by_role("status").get_by_text(text, exact=False).wait_for()


@pytest.mark.browser
def test_results_come_as_one_types_and_lead_to_their_page(page, searched):
    _, address = searched
    page.goto(address + "index.html")
    page.get_by_role("link", name="Search").click()
    page.wait_for_url("**/search/index.html")
    assert not [url for url in page.seen if "pagefind" in url], "nothing is loaded before it is wanted"
    page.keyboard.press("Tab")
    page.get_by_label("Words to look for").focus()
    page.keyboard.type("lorries bri")
    found(page, "Found: 2")
    assert "q=lorries+bri" in page.url
    link = page.locator(".results h3 a").first
    assert link.inner_text() == "Bridge closes <b>"
    assert page.locator(".results mark").count() >= 1
    assert "council & its mayor" in page.locator(".results .lead").first.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/2025-05-03-bridge-closes-b.html")
    page.go_back()
    found(page, "Found: 2")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("choices", "titles"),
    [
        ({"Topic": "Ferries, boats", "Kind": "Article"}, {"Ferries sail again"}),
        ({"Outlet": "Le Courrier"}, {"Le pont du port fermé aux camions"}),
        ({"Year": "2023"}, {"Ferries sail again"}),
        ({"Kind": "Editorial page"}, {"About"}),
        ({"Kind": "Topic", "Year": "2023"}, set()),
    ],
)
def test_filters_choose_among_all_pages(page, searched, choices, titles):
    page.goto(searched[1] + "search/index.html")
    for name, value in choices.items():
        page.get_by_label(name, exact=True).select_option(label=value)
    found(page, f"Found: {len(titles)}" if titles else "Nothing was found")
    assert set(page.locator(".results h3 a").all_inner_texts()) == titles


@pytest.mark.browser
def test_each_language_is_searched_by_its_own_stems(page, searched):
    page.goto(searched[1] + "search/index.html?q=traversant")
    found(page, "Found: 1")
    assert page.locator(".results h3").get_attribute("lang") == "fr"
    page.get_by_label("Words to look for").fill("crossing")
    page.locator(".results h3 a", has_text="Ferries sail again").wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_the_search_page(browser, searched, scheme, width):
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(6000)
    page.goto(searched[1] + "search/index.html?q=the")
    found(page, "Found")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    results = Axe().run(page)
    context.close()
    assert [(v["id"], [n["target"] for n in v["nodes"]][:5]) for v in results.response["violations"]] == []


@pytest.mark.browser
@pytest.mark.parametrize(("query", "answer"), [("q=the", "Found:"), ("kind=topic&year=2023", "Nothing was found")])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_where_a_search_is_opened(browser, searched, width, query, answer):
    with served(searched[0], "/repo/", slow=True) as address:
        context = browser.new_context(viewport={"width": width, "height": 1600})
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.add_init_script(SHIFTS)
        page.goto(f"{address}search/index.html?{query}")
        found(page, answer)
        page.wait_for_load_state("networkidle")
        assert page.locator("aside").is_visible()
        assert page.locator(".colophon").is_visible()
        assert page.evaluate("window.shifted") <= SETTLED
        context.close()


@pytest.mark.browser
def test_without_javascript_the_lists_lead_on(browser, searched):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(6000)
    page.goto(searched[1] + "search/index.html")
    assert not page.locator("form.search").is_visible()
    assert page.locator("noscript p").is_visible()
    page.locator("aside").get_by_role("link", name="Bridge").first.click()
    page.wait_for_url("**/topics/bridge.html")
    context.close()


@pytest.mark.browser
def test_from_disk_the_page_says_that_it_cannot_search(browser, searched):
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(6000)
    page.goto((searched[0] / "search/index.html").as_uri())
    page.get_by_label("Words to look for").fill("bridge")
    found(page, "could not be loaded")
    context.close()


@pytest.mark.browser
def test_wasm_is_allowed_on_the_search_page_alone(searched):
    output, _ = searched
    allowed = {path.relative_to(output).as_posix() for path in output.rglob("*.html") if "wasm-unsafe-eval" in path.read_text("utf-8")}
    assert allowed == {"search/index.html"}
