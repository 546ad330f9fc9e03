"""What a person sees, in a real Chromium: every page kind of both themes, light and dark, phone and desktop, from left and from right."""

import re

import pytest
from conftest import BASE_URL, SETTLED, SHIFTS, Silent, build_site, furnish, served

from generator.export import Library
from generator.settings import load

pytestmark = pytest.mark.browser

DOSSIER = "dossier.html"
KINDS = {
    "front": "index.html",
    "day": "2025/07/29.html",
    "undated or single day": "2025/03/11.html",
    "month": "2025/07/index.html",
    "year": "2025/index.html",
    "archive": "archive/index.html",
    "topics": "topics/index.html",
    "topic": "topics/*.html",
    "story": "stories/*.html",
    "article": "articles/*.html",
    "corrected article": "articles/2025-06-25-*.html",
    "outlets": "outlets/index.html",
    "outlet": "outlets/*.html",
    "names": "people/index.html",
    "person": "people/*.html",
    "place": "places/*.html",
    "organization": "organizations/*.html",
    "timeline": "timeline/index.html",
    "search": "search/index.html",
    "corrections": "corrections.html",
    "made": "made.html",
    "editorial": "about.html",
    "missing": "404.html",
    "dossier": DOSSIER,
}
LOOKS = [(width, scheme) for width in (320, 1280) for scheme in ("light", "dark")]
SITES = [(theme, language) for theme in ("broadsheet", "wire") for language in ("en", "ar")]
# What can be reached by keyboard: shown, and not switched off.
REACHABLE = """
() => [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true})).length
"""
FOCUSED = """
() => {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  window.reached = window.reached || [];
  const known = window.reached.includes(e);
  window.reached.push(e);
  return {known, fault: e !== document.body && !(seen && marked) ? e.outerHTML.slice(0, 120) : ""};
}
"""


def one_of(output, pattern):
    """The page of a kind that has most to show."""
    found = [path for path in output.glob(pattern) if path.name != "index.html" or "*" not in pattern]
    return max(found, key=lambda path: path.stat().st_size).relative_to(output).as_posix()


@pytest.fixture(scope="module", params=SITES, ids=["-".join(site) for site in SITES])
def site(request, tmp_path_factory):
    """A site with all page kinds: its output, a dossier beside its pages, and the address at which it stands."""
    theme, language = request.param
    root = furnish(tmp_path_factory.mktemp("-".join(request.param)) / "site", theme=theme, language=language)
    build_site(root, base_url=BASE_URL)
    shelf = Library(root, load(root)[0], Silent())
    (root / "_site" / DOSSIER).write_bytes(shelf.write(shelf.subject("topic", "sanctions"), "html"))
    with served(root / "_site", "/repo/", slow=True) as address:
        yield root / "_site", address


# What is the same from right to left.
ONE_WAY = pytest.mark.parametrize("site", SITES[::2], ids=[theme for theme, _ in SITES[::2]], indirect=True)


def opened(browser, url, **look):
    """A page in a context of its own, with the requests it made and the errors it logged."""
    page = browser.new_context(**look).new_page()
    page.set_default_timeout(20_000)
    page.requests, page.errors = [], []
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on(
        "console", lambda message: page.errors.append(message.text) if message.type == "error" and not asked_by_itself(message) else None
    )
    page.add_init_script(SHIFTS)
    page.goto(url)
    return page


def asked_by_itself(message):
    """Whether the browser asked for this without being told to: the icon of the host, above the site."""
    return message.location["url"].endswith("/favicon.ico")


def size(page, width):
    page.set_viewport_size({"width": width, "height": 900})


def assert_no_violations(results, place):
    found = [(v["id"], [node["target"] for node in v["nodes"]][:5], v["help"]) for v in results.response["violations"]]
    assert found == [], place


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_shuts_nobody_out(browser, site, axe, kind):
    output, address = site
    page = opened(browser, address + one_of(output, KINDS[kind]), bypass_csp=True)  # axe itself is a script from elsewhere
    if kind == "search":
        page.get_by_role("searchbox").fill("embassies")
        page.locator(".results li").first.wait_for()
    for width, scheme in LOOKS:
        size(page, width)
        page.emulate_media(color_scheme=scheme)
        assert_no_violations(axe.run(page), (width, scheme))
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    size(page, 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, "no sideways scroll with all panels open"
    assert_no_violations(axe.run(page), "all panels open")
    page.context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_stands_still_and_asks_nobody(browser, site, kind):
    output, address = site
    for width, scheme in (LOOKS[0], LOOKS[-1]):
        page = opened(
            browser,
            address + one_of(output, KINDS[kind]),
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            service_workers="block",
        )
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "no sideways scroll"
        assert page.evaluate("window.shifted") <= SETTLED, "nothing moves once it is painted"
        assert [request for request in page.requests if not request.startswith(address)] == [], "nothing is loaded from elsewhere"
        assert page.errors == []
        page.context.close()


@ONE_WAY
@pytest.mark.parametrize("kind", KINDS)
def test_every_control_is_reached_by_keyboard_and_shows_it(browser, site, kind):
    output, address = site
    page = opened(browser, address + one_of(output, KINDS[kind]), viewport={"width": 1280, "height": 900})
    wanted = page.evaluate(REACHABLE)
    reached = 0
    while reached <= wanted:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["fault"] == ""
        if focused["known"] or page.evaluate("document.activeElement === document.body"):
            break
        reached += 1
    assert reached == wanted
    page.context.close()


@ONE_WAY
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "search"])
def test_without_javascript_the_same_is_read(browser, site, kind):
    output, address = site
    texts = []
    for javascript in (True, False):
        context = browser.new_context(java_script_enabled=javascript)
        page = context.new_page()
        page.goto(address + one_of(output, KINDS[kind]))
        for number in range(min(2, page.locator("main > details").count())):
            page.locator("main > details > summary").nth(number).click()
        texts.append(page.locator("body").inner_text().strip())
        context.close()
    assert texts[0] == texts[1]
    assert len(texts[0]) > 100


# ---------------------------------------------------------------------------------------- in one look


@pytest.fixture(scope="module")
def address(demo):
    with served(demo / "_site", "/repo/") as url:
        yield url


def test_a_citation_leads_to_its_paragraph_and_marks_it(browser, address):
    page = opened(browser, address + "timeline/index.html")
    link = page.locator("main a[href*='articles/'][href*='#p-']").first
    href = link.get_attribute("href")
    link.click()
    page.wait_for_load_state()
    anchor = href.split("#")[1].split(":~:")[0]
    paragraph = page.locator(f"[id='{anchor}']")
    assert paragraph.count() == 1
    paragraph.wait_for()
    assert paragraph.evaluate("e => { const box = e.getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0; }")
    page.context.close()


def test_the_switch_is_kept_from_page_to_page(browser, address):
    page = opened(browser, address + "index.html", color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.locator(".switch button").focus()
    page.keyboard.press("Enter")
    dark = page.evaluate(paper)
    assert dark != light
    page.goto(address + "topics/index.html")
    assert page.evaluate(paper) == dark
    page.context.close()


def test_it_opens_from_disk(browser, demo):
    page = opened(browser, (demo / "_site/index.html").as_uri())
    page.locator("nav a", has_text="Topics").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("topics/index.html")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").count("serif")
    page.context.close()


def test_the_content_security_policy_blocks_what_the_theme_did_not_bring(browser, address):
    page = opened(browser, address + "index.html")
    page.evaluate("const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)")
    assert page.evaluate("window.ran") is None
    page.context.close()


def test_in_wire_a_closed_row_shows_its_mark_and_nothing_else(browser, tmp_path):
    root = furnish(tmp_path / "site", theme="wire")
    build_site(root)
    page = opened(browser, (root / "_site/index.html").as_uri(), viewport={"width": 1280, "height": 900})
    row = page.locator("details.more:not([open])").first
    assert row.evaluate("e => getComputedStyle(e).borderTopWidth") == "0px"
    assert row.evaluate("e => e.getBoundingClientRect().height") < 10, "its mark stands above, in the row"
    page.context.close()


def test_every_page_kind_of_the_themes_is_looked_at(site):
    output, _ = site
    seen = {re.search(rb'<body class="kind-([a-z]+)"', (output / one_of(output, pattern)).read_bytes())[1] for pattern in KINDS.values()}
    built = {kind for path in output.rglob("*.html") for kind in re.findall(rb'<body class="kind-([a-z]+)"', path.read_bytes())}
    assert seen == built
