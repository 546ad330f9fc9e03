"""Addresses: relative links, public addresses, text fragments, what is safe."""

from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import urls

PATHS = st.lists(st.sampled_from(["a", "b", "topics", "2025"]), max_size=3).map(lambda parts: "/".join([*parts, "index.html"]))


@given(PATHS, PATHS, st.sampled_from(["", "/", "/repo/"]))
def test_a_relative_link_leads_where_it_should_at_any_base_path(page, target, base):
    link = urls.relative(target, page)
    assert urljoin(f"https://x.example{base or '/'}{page}", link) == f"https://x.example{base or '/'}{target}"
    assert not link.startswith("/")


@pytest.mark.parametrize(
    ("target", "page", "fragment", "link"),
    [
        ("topics/index.html", "index.html", "", "topics/index.html"),
        ("index.html", "topics/a.html", "", "../index.html"),
        ("topics/b.html", "topics/a.html", "", "b.html"),
        ("topics/a.html", "topics/a.html", "", "a.html"),
        ("topics/a.html", "topics/a.html", "x", "#x"),
        ("2025/07/29.html", "2025/06/30.html", "", "../07/29.html"),
    ],
)
def test_relative_links(target, page, fragment, link):
    assert urls.relative(target, page, fragment) == link


@pytest.mark.parametrize(
    ("base", "target", "address"),
    [
        ("", "index.html", ""),
        ("https://x.example", "index.html", "https://x.example/"),
        ("https://x.example/repo/", "topics/index.html", "https://x.example/repo/topics/"),
        ("https://x.example/repo", "topics/a.html", "https://x.example/repo/topics/a.html"),
    ],
)
def test_public_addresses(base, target, address):
    assert urls.absolute(base, target) == address


@pytest.mark.parametrize(
    ("base", "path"), [("", "/"), ("https://x.example", "/"), ("https://x.example/repo/", "/repo/"), ("https://x.example/a/b", "/a/b/")]
)
def test_base_paths(base, path):
    assert urls.base_path(base) == path


def test_parts_of_a_list_have_names_that_fit_and_differ():
    assert urls.topic("talks") == "topics/talks.html"
    assert urls.topic("talks", 2) == "topics/talks-part-2.html"
    assert urls.day("", 3) == "archive/undated-part-3.html"
    long = [urls.topic("x" * 79 + end, 12) for end in "ab"]
    assert long[0] != long[1]
    assert all(urls.is_safe(url) and len(url) <= len("topics/.html") + 80 for url in long)


@pytest.mark.parametrize(
    ("text", "before", "fragment"),
    [
        ("going nowhere", "", ":~:text=going%20nowhere"),
        ("going nowhere", "the process is", ":~:text=the%20process%20is-,going%20nowhere"),
        ("going nowhere", "he said that the process is", ":~:text=the%20process%20is-,going%20nowhere"),
        ("a-b, c & d", "", ":~:text=a%2Db%2C%20c%20%26%20d"),
        ("1 2 3 4 5 6 7 8 9 10 11", "", ":~:text=1%202%203%204%205,7%208%209%2010%2011"),
        ("", "x", ""),
    ],
)
def test_text_fragments(text, before, fragment):
    assert urls.words_fragment(text, before) == fragment


@given(st.text(max_size=60))
def test_a_text_fragment_is_ascii_and_finds_its_words(text):
    fragment = urls.words_fragment(text)
    assert fragment.isascii()
    assert not set(" \"<>#-&'") & set(fragment)
    if "\ud800" not in text and not any("\ud800" <= c <= "\udfff" for c in text):
        parts = [unquote(part) for part in fragment.removeprefix(":~:text=").split(",")]
        assert all(part in " ".join(text.split()) for part in parts)


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://x.example/a?b=c#d", True),
        ("http://x.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//x.example/a", False),
        ("https://", False),
        ("https://x.example/a b", False),
        ("https://x.example/\u202ea", False),
        ("https://[broken", False),
        ("", False),
    ],
)
def test_which_addresses_may_be_linked_to(url, good):
    assert urls.is_web(url) == good


@pytest.mark.parametrize(
    ("path", "safe"),
    [
        ("a/b.html", True),
        (".nojekyll", True),
        ("../a", False),
        ("a//b", False),
        ("/a", False),
        ("A.html", False),
        ("a.", False),
        (".git/a", False),
        ("", False),
    ],
)
def test_which_paths_may_be_written(path, safe):
    assert urls.is_safe(path) == safe
