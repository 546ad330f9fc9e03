"""What a person sees, in a real Chromium: every page kind, light and dark, phone and desktop."""

import pytest
from conftest import REPOSITORY, served

pytestmark = pytest.mark.browser

KINDS = {
    "front": "index.html",
    "day": "2025/07/29.html",
    "month": "2025/07/index.html",
    "year": "2025/index.html",
    "archive": "archive/index.html",
    "topics": "topics/index.html",
    "topic": "topics/*.html",
    "story": "stories/*.html",
    "article": "articles/*.html",
    "outlets": "outlets/index.html",
    "outlet": "outlets/*.html",
    "names": "people/index.html",
    "name": "people/*.html",
    "place": "places/*.html",
    "timeline": "timeline/index.html",
    "made": "made.html",
    "editorial": "about.html",
    "missing": "404.html",
}
SIZES = {"phone": (320, 700), "desktop": (1280, 900)}


def one_of(output, pattern):
    """The page of a kind that has most to show."""
    found = [path for path in output.glob(pattern) if path.name != "index.html" or "*" not in pattern]
    return max(found, key=lambda path: path.stat().st_size).relative_to(output).as_posix() if found else None


@pytest.fixture(scope="module")
def address(demo):
    with served(demo / "_site", "/repo/") as url:
        yield url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_page_kind(browser, demo, address, axe, kind, size, scheme):
    url = one_of(demo / "_site", KINDS[kind])
    if url is None:
        assert kind == "story", "only stories may be missing from the demo: its five articles tell of five events"
        return
    width, height = SIZES[size]
    look = {"viewport": {"width": width, "height": height}, "color_scheme": scheme}
    page, requests, errors = opened(browser, address + url, **look)
    assert [request for request in requests if not request.startswith(address)] == [], "nothing is loaded from elsewhere"
    assert errors == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "no sideways scroll"
    page.context.close()
    page, _, _ = opened(browser, address + url, bypass_csp=True, **look)  # axe itself is a script from elsewhere
    results = axe.run(page)
    page.context.close()
    assert_no_violations(results)


def opened(browser, url, **look):
    """A page in a context of its own, with the requests it made and the errors it logged."""
    page = browser.new_context(**look).new_page()
    requests, errors = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(url)
    return page, requests, errors


def assert_no_violations(results):
    found = [(v["id"], [node["target"] for node in v["nodes"]][:5], v["help"]) for v in results.response["violations"]]
    assert found == []


def test_a_citation_leads_to_its_paragraph(browser, address, demo):
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(address + "timeline/index.html")
        link = page.locator("main a[href*='articles/'][href*='#p-']").first
        href = link.get_attribute("href")
        link.click()
        page.wait_for_load_state()
        anchor = href.split("#")[1].split(":~:")[0]
        assert page.locator(f"[id='{anchor}']").count() == 1
    finally:
        context.close()


def test_it_opens_from_disk(browser, demo):
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto((demo / "_site/index.html").as_uri())
        page.locator("nav a", has_text="Topics").first.click()
        page.wait_for_load_state()
        assert page.url.endswith("topics/index.html")
        assert page.evaluate("getComputedStyle(document.body).fontFamily").count("serif")
    finally:
        context.close()


def test_the_content_security_policy_blocks_what_the_theme_did_not_bring(browser, address):
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(address + "index.html")
        page.evaluate("const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)")
        assert page.evaluate("window.ran") is None
    finally:
        context.close()


def test_every_page_kind_has_a_template():
    assert {"front", "article", "topic"} <= {path.stem for path in (REPOSITORY / "themes/broadsheet/templates").glob("*.html")}
