"""The editor's own words: pages and introductions from the content folder."""

import pytest

from generator.config import SiteConfig, TopicRule
from generator.model import Content, EditorPage
from generator.read.editorial import editorial

CONFIG = SiteConfig(topics=(TopicRule("Peace talks", "peace-talks", ("peace",)), TopicRule("Sanctions", "", ("sanction",))))


@pytest.fixture
def site(tmp_path):
    def put(**files):
        for path, text in files.items():
            name = path.replace("__", "/") + ".md"
            file = tmp_path / "content" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return put


def test_without_a_content_folder_there_is_nothing(tmp_path):
    assert editorial(tmp_path, CONFIG) == (Content(), ())


def test_pages_in_order_of_name_with_their_titles(site):
    root = site(
        pages__imprint="No heading",
        pages__About_Us="---\ntitle: 'On: us'\n---\n# Dropped\n\nText",
        pages__contact="# Write to us\n\nAt [this](mailto:a@example.org)",
    )
    content, problems = editorial(root, CONFIG)
    assert problems == ()
    assert content.pages == (
        EditorPage("about-us", "On: us", "<p>Text</p>\n", "content/pages/About_Us.md"),
        EditorPage(
            "contact",
            "Write to us",
            '<p>At <a href="mailto:a@example.org" rel="noopener noreferrer">this</a></p>\n',
            "content/pages/contact.md",
        ),
        EditorPage("imprint", "Imprint", "<p>No heading</p>\n", "content/pages/imprint.md"),
    )


def test_introductions_by_topic(site):
    root = site(topics__sanctions="# Sanctions\n\nAll of them.", topics__peace_talks="On peace.")
    content, problems = editorial(root, CONFIG)
    assert problems == ()
    assert content.introductions == {"peace-talks": "<p>On peace.</p>\n", "sanctions": "<h2>Sanctions</h2>\n<p>All of them.</p>\n"}


def test_an_introduction_without_its_topic_is_told_of(site):
    root = site(topics__sanction="x")
    content, problems = editorial(root, CONFIG)
    assert content.introductions == {}
    assert [(p.code, p.path) for p in problems] == [("content-unmatched", "content/topics/sanction.md")]
    assert "sanctions.md" in str(problems[0])
    found, problems = editorial(root, SiteConfig())  # topics are found later, any may be introduced
    assert (list(found.introductions), problems) == (["sanction"], ())


@pytest.mark.parametrize(
    ("files", "code", "line"),
    [
        ({"pages__index": "x"}, "content-name", 0),
        ({"pages__404": "x"}, "content-name", 0),
        ({"pages__日本": "x"}, "content-name", 0),
        ({"pages__a_b": "x", "pages__a-b": "y"}, "content-name", 0),
        ({"pages__a": b"\xff"}, "file-encoding", 1),
        ({"pages__a": "x" * 1_000_001}, "file-too-large", 0),
        ({"pages__a": "---\ntitle: a\nlayout: wide\n---\n"}, "content-field", 3),
        ({"pages__a": "---\ntitle: a: b\n---\n"}, "front-matter", 2),
        ({"pages__a": "[" * 30_000}, "markup-guard", 0),
    ],
)
def test_what_is_wrong_is_told_of(site, files, code, line):
    _, problems = editorial(site(**files), CONFIG)
    assert [(p.code, p.line) for p in problems] == [(code, line)]


def test_one_bad_page_does_not_stop_the_others(site):
    content, problems = editorial(site(pages__a=b"\xff", pages__b="# B"), CONFIG)
    assert [page.name for page in content.pages] == ["b"]
    assert len(problems) == 1


def test_hidden_files_other_files_and_links_are_passed_over(site):
    root = site(pages__a="# A")
    pages = root / "content" / "pages"
    (pages / ".b.md").write_text("x")
    (pages / "_draft.md").write_text("x")
    (pages / "notes.txt").write_text("x")
    (root / "secret.md").write_text("x")
    (pages / "link.md").symlink_to(root / "secret.md")
    content, problems = editorial(root, CONFIG)
    assert ([page.name for page in content.pages], problems) == (["a"], ())


def test_a_folder_named_like_a_page_is_told_of(site):
    root = site(pages__a="# A")
    (root / "content" / "pages" / "b.md").mkdir()
    content, problems = editorial(root, CONFIG)
    assert ([page.name for page in content.pages], [p.code for p in problems]) == (["a"], ["file-irregular"])


def test_a_content_folder_that_is_a_file_is_nothing(tmp_path):
    (tmp_path / "content").write_text("x")
    assert editorial(tmp_path, CONFIG) == (Content(), ())
