"""What `check` finds: links and anchors of the built site, mistakes in publishing, articles that deserve a look."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import built, check
from generator.config import OutletRule, SiteConfig, TopicRule
from generator.deployment import check_deployment, pages_address
from generator.problems import CODES, Problem

REPOSITORY = Path(__file__).parents[2]
WORKFLOW = (REPOSITORY / "generator" / "starter" / "pages.yml").read_text("utf-8")
TODAY = dt.date(2026, 1, 31)
BASE = "https://me.github.io/repo/"


class Silent:
    def stage(self, name, total): ...
    def step(self, n=1): ...


# ------------------------------------------------------------------------------------- built site


def page(body="", canonical=""):
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return f"<!doctype html><html><head><title>a < b</title>{link}</head><body id=top>\n{body}\n</body></html>"


def site(folder, **files):
    """A site with a front page, and with `files` by name ('a__b' for 'a/b')."""
    for name, text in {"index.html": page(), ".nojekyll": "", **files}.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def found(folder, base_url=""):
    return [f"{p.path}:{p.line} {p.code}" for p in built.check_site(folder, base_url, lambda _: None, lambda: None)]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="b/c.html">x</a>',
        "<a href=b/c.html#here>x</a>",
        "<a href='#top'>x</a>",
        '<a href="">x</a>',
        '<a href="b/">x</a>',
        '<a href="./b/../b/index.html?q=1">x</a>',
        '<a href="b/c.html#:~:text=a,b">x</a>',
        '<a href="b/c.html#here:~:text=a">x</a>',
        '<a href="b/c.html#a%20%26">x</a>',
        '<a href="https://elsewhere.example/x">x</a>',
        '<a href="//elsewhere.example/">x</a>',
        '<a href="http://[">x</a>',
        '<a href="mailto:a@b.example">x</a>',
        "<!-- <a href=gone.html> -->",
        '<script>"<a href=gone.html>"</script>',
        '<textarea><a href="gone.html"></textarea>',
        '<p title="see <a href=gone.html>">x</p>',
        '<p title="x href=gone.html id=none">x</p>',
        '<img src="p.png" srcset="p.png 1x, p.png 2x">',
        "3 < 4 <a",
    ],
)
def test_good_links_are_not_found_fault_with(tmp_path, body):
    site(
        tmp_path,
        **{"index.html": page(body), "b__c.html": page("<i id=here></i><i id='a &amp;'></i>"), "b__index.html": page(), "p.png": ""},
    )
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<a href="gone.html">x</a>', "link-broken"),
        ("<a\nhref = 'gone.html'>x</a>", "link-broken"),
        ("<A HREF=GONE.html>x</A>", "link-broken"),
        ('<a href="Index.html">x</a>', "link-broken"),
        ('<a href="b/">x</a>', "link-broken"),
        ('<a href="../index.html">x</a>', "link-broken"),
        ('<a href="/gone.html">x</a>', "link-broken"),
        ('<img src="gone.png">', "link-broken"),
        ('<img srcset="index.html 1x, gone.png 2x">', "link-broken"),
        ('<a href="#nowhere">x</a>', "anchor-missing"),
        ('<a href="index.html#nowhere">x</a>', "anchor-missing"),
        ('<a href="index.html#TOP:~:text=x">x</a>', "anchor-missing"),
        ('<script src="gone.js"></script>', "link-broken"),
        ('<!-- > --><a title=">" href="gone.html">', "link-broken"),
    ],
)
def test_broken_links_are_found_once_with_their_line(tmp_path, body, code):
    site(tmp_path, **{"index.html": page(body + "\n" + body)})
    assert found(tmp_path) == [f"index.html:2 {code}"]


def test_links_are_followed_under_the_base_path_that_the_site_was_built_for(tmp_path):
    links = "".join(
        f'<a href="{target}">x</a>\n'
        for target in ("/repo/a.html", BASE, BASE + "a.html", BASE + "gone.html", "/a.html", "/repo/gone.html")
    )
    site(tmp_path, **{"index.html": page(canonical=BASE), "a.html": page(links)})
    assert found(tmp_path, BASE) == ["a.html:5 link-broken", "a.html:6 link-broken", "a.html:7 link-broken"]
    assert found(tmp_path) == found(tmp_path, BASE)


def test_feeds_and_sitemap_are_followed(tmp_path):
    sitemap = f"<urlset>\n<loc>{BASE}</loc>\n<loc>{BASE}gone.html</loc>\n</urlset>"
    feed = f'<feed>\n<link rel="alternate" href="{BASE}"/>\n<link href="{BASE}lost.html"/></feed>'
    site(tmp_path, **{"index.html": page(canonical=BASE), "sitemap.xml": sitemap, "feed.xml": feed})
    assert found(tmp_path, BASE) == ["feed.xml:3 link-broken", "sitemap.xml:3 link-broken"]


@pytest.mark.parametrize("canonical", ["https://me.github.io/other/", ""])
def test_a_site_built_for_another_address_is_found(tmp_path, canonical):
    site(tmp_path, **{"index.html": page(canonical=canonical)})
    assert found(tmp_path, BASE) == ["index.html:0 built-elsewhere"]
    assert found(tmp_path, canonical) == []


def test_what_pages_will_not_take_is_found(tmp_path, monkeypatch):
    site(tmp_path, **{"big.bin": "x" * 500})
    (tmp_path / ".nojekyll").unlink()
    (tmp_path / "link.html").symlink_to(tmp_path / "index.html")
    (tmp_path / "folder").symlink_to(tmp_path)
    monkeypatch.setattr(built, "FILE_LIMIT", 400)
    monkeypatch.setattr(built, "SITE_LIMIT", 700)
    assert sorted(found(tmp_path)) == sorted(
        [
            "big.bin:0 output-file-too-large",
            "folder:0 output-link",
            "link.html:0 output-link",
            f"{tmp_path.name}:0 site-large",
            ".nojekyll:0 nojekyll-missing",
        ]
    )
    monkeypatch.setattr(built, "SITE_LIMIT", 500)
    assert f"{tmp_path.name}:0 site-too-large" in found(tmp_path)


def test_a_site_without_a_front_page_is_found(tmp_path):
    site(tmp_path)
    (tmp_path / "index.html").unlink()
    assert found(tmp_path) == ["index.html:0 link-broken"]


@settings(max_examples=100)
@given(st.text(alphabet="<>ab='\"/! -\n", max_size=60))
def test_scanning_takes_any_text(text):
    marks = built.scan(text)
    assert all(1 <= reference.line <= text.count("\n") + 1 for reference in marks.references)


@pytest.mark.parametrize("piece", ['<p a="', "<a href=", "<a b='", "<!--", "<script>", "<a ", "< a", "<a href=x "])
def test_scanning_stops_at_a_tag_that_is_never_closed(piece):
    assert built.scan(piece * 50_000).references == ()


# -------------------------------------------------------------------------------------- publishing


def folder(path, workflow=WORKFLOW, remote="https://github.com/Me/repo.git", name="pages.yml"):
    """A repository with a workflow and a remote."""
    (path / ".github" / "workflows").mkdir(parents=True)
    if workflow:
        (path / ".github" / "workflows" / name).write_text(workflow, "utf-8")
    (path / ".git").mkdir()
    (path / ".git" / "config").write_text(f'[core]\n\tbare = false\n[remote "origin"]\n\turl = {remote}\n\tfetch = x\n')
    return path


def codes(path, **keys):
    return sorted({problem.code for problem in check_deployment(path, SiteConfig(**keys))})


def test_the_workflows_that_come_with_newsdigest_are_faultless(tmp_path):
    assert codes(folder(tmp_path)) == []
    assert [p.code for p in check_deployment(REPOSITORY, SiteConfig()) if p.code.startswith("workflow-")] == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("      pages: write\n", "", ["workflow-permission"]),
        ("      id-token: write\n", "      id-token: read\n", ["workflow-permission"]),
        ("    environment:\n      name: github-pages\n      url: ${{ steps.deployment.outputs.page_url }}\n", "", ["workflow-environment"]),
        ("          path: _site\n", "          path: public\n", ["workflow-path"]),
        ("          path: _site\n", "          path: ./_site/\n", []),
        ("@fc324d3547104276b827a68afc52ff2a11cc49c9", "@v5", ["workflow-unpinned"]),
        ("concurrency:\n  group: pages\n  cancel-in-progress: false\n", "", ["workflow-concurrency"]),
        ("    timeout-minutes: 15\n", "", ["workflow-timeout"]),
        ("  deploy:\n", "  deploy: *x\n", ["workflow-missing", "workflow-unreadable"]),
        (' --base-url "$BASE_URL"', "", ["base-url-missing"]),
        ("uses: actions/deploy-pages", "uses: actions/other", ["workflow-missing"]),
        ("jobs:", "jobs: []\nold:", ["base-url-missing", "workflow-missing"]),
    ],
)
def test_mistakes_in_the_workflow_are_found(tmp_path, old, new, expected):
    assert old in WORKFLOW
    given = codes(folder(tmp_path, WORKFLOW.replace(old, new)))
    assert [code for code in given if code != "base-url-missing" or code in expected] == expected


def test_one_job_that_uploads_and_deploys_is_found(tmp_path):
    start = WORKFLOW.index("\n  deploy:\n")
    step = WORKFLOW[WORKFLOW.index("      - id: deployment") :]
    merged = (
        WORKFLOW[:start].replace("      pages: read\n", "      pages: write\n      id-token: write\n    environment: github-pages\n")
        + "\n"
        + step
    )
    assert codes(folder(tmp_path, merged)) == ["workflow-one-job"]


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "jobs: 3\n", "jobs:\n  a: 1\n  b:\n    steps: 4\n", "a: [\n", "\x00", "x: &a 1\n"])
def test_other_workflows_are_no_reason_to_fail(tmp_path, text):
    folder(tmp_path)
    (tmp_path / ".github" / "workflows" / "other.yaml").write_text(text)
    assert set(codes(tmp_path)) <= {"workflow-unreadable"}


def test_a_repository_without_a_workflow_and_a_folder_without_git(tmp_path):
    assert codes(folder(tmp_path / "repository", workflow="")) == ["base-url-missing", "workflow-missing"]
    (tmp_path / "plain").mkdir()
    assert codes(tmp_path / "plain", base_url=BASE) == []


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/Me/repo.git", "https://me.github.io/repo/"),
        ("https://github.com/me/repo", "https://me.github.io/repo/"),
        ("https://user:token@github.com/me/My.Repo/", "https://me.github.io/My.Repo/"),
        ("git@github.com:me/repo.git", "https://me.github.io/repo/"),
        ("ssh://git@github.com/me/repo.git", "https://me.github.io/repo/"),
        ("git@github.com:Me/me.github.io.git", "https://me.github.io/"),
        ("https://gitlab.example/me/repo.git", ""),
        ("https://github.com.evil.example/me/repo.git", ""),
    ],
)
def test_the_address_on_pages_is_read_from_the_remote(tmp_path, remote, address):
    assert pages_address(folder(tmp_path, remote=remote)) == address
    assert pages_address(tmp_path / "nowhere") == ""


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"base_url": "https://me.github.io/repo/"}, []),
        ({"base_url": "https://me.github.io/repo"}, []),
        ({"base_url": "https://me.github.io/other/"}, ["base-url-mismatch"]),
        ({"base_url": "https://digest.example/"}, []),
        ({"base_url": "https://digest.example/", "cname": "digest.example"}, []),
        ({"base_url": "https://me.github.io/repo/", "cname": "digest.example"}, ["cname-mismatch"]),
    ],
)
def test_the_address_is_compared_with_the_repository(tmp_path, keys, expected):
    silent = WORKFLOW.replace(' --base-url "$BASE_URL"', "")
    assert codes(folder(tmp_path, silent), **keys) == expected


# ------------------------------------------------------------------------------------------- looks


@pytest.fixture
def digest_folder(tmp_path):
    """Real articles and some that deserve a look."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for seed in sorted((REPOSITORY / "seeds").glob("*.txt")):
        (seeds / seed.name).write_bytes(seed.read_bytes())
    (seeds / "short.txt").write_text("Hello\n\nOnly this one sentence is in the file, and nothing else.\n")
    (seeds / "empty.txt").touch()
    return tmp_path


def test_what_deserves_a_look_comes_first_when_most_doubtful(digest_folder):
    config = SiteConfig(
        topics=(TopicRule(name="Embassies", terms=("embassy",)),),
        outlets=(OutletRule(name="The Moscow Times", domains=("themoscowtimes.com",)),),
    )
    result = check.check(digest_folder, config, "", Silent(), TODAY)
    looks = {(p.code, p.path) for p in result.looks}
    assert ("look-short", "seeds/short.txt") in looks
    assert ("look-undated", "seeds/short.txt") in looks
    doubted = {(p.code, p.path) for told in result.doubts for p in told}
    assert ("look-inferred", "seeds/004_8e9bfbc65cdd10c8.txt") in doubted
    assert ("look-outlet", "seeds/004_8e9bfbc65cdd10c8.txt") in looks
    assert ("look-topic", "seeds/short.txt") in looks
    assert not [path for code, path in looks if path.startswith("seeds/000_") and code != "look-topic"]
    order = [check.LOOKS.index(p.code) for p in result.looks]
    assert order == sorted(order)
    assert {(p.code, p.path) for p in result.problems} >= {("empty-seed", "seeds/empty.txt"), ("site-missing", "_site")}
    assert (result.articles, result.pages) == (6, 0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Ferry line reopens after the storm\n", "no text was found beside the headline"),
        ("Hello\n\nOnly this one sentence is in the file, and nothing else.\n", "only 11 words were kept"),
    ],
)
def test_an_article_of_few_words_deserves_a_look(tmp_path, text, message):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(text, "utf-8")
    looks = check.check(tmp_path, SiteConfig(), "", Silent(), TODAY).looks
    assert [p.message for p in looks if p.code == "look-short"] == [message]


def test_a_date_to_come_deserves_a_look(digest_folder):
    result = check.check(digest_folder, SiteConfig(), "", Silent(), dt.date(2025, 6, 24))
    assert [p.path for p in result.looks if p.code == "look-future"][:1] == ["seeds/000_98d4364fc52d7356.txt"]
    assert "seeds/001_b5eae39174161514.txt" not in [p.path for p in result.looks if p.code == "look-future"]


def test_problems_are_sorted_with_the_worst_first(digest_folder):
    site(digest_folder / "_site", **{"index.html": page('<a href="gone.html">x</a>')})
    result = check.check(digest_folder, SiteConfig(), "", Silent(), TODAY)
    ranks = [["error", "warning", "note"].index(problem.severity) for problem in result.problems]
    assert ranks == sorted(ranks)
    assert result.problems[0].code == "link-broken"
    assert result.pages == 1


def test_decisions_in_doubt_are_told_by_file_the_least_certain_first(digest_folder):
    doubted = check.check(digest_folder, SiteConfig(), "", Silent(), TODAY).doubts
    assert doubted
    for told in doubted:
        assert len({p.path for p in told}) == 1
        assert all(p.cure.startswith("set `") and p.path in p.cure for p in told)
    words = ["a close call", "unsure", "fairly sure"]
    nearness = [[words.index(p.message.split(": ")[0].split(", ")[-1]) for p in told] for told in doubted]
    assert [n[0] for n in nearness] == sorted(n[0] for n in nearness)
    assert all(n == sorted(n) for n in nearness)
    assert len({n for told in nearness for n in told}) > 1


@pytest.mark.parametrize(
    ("files", "each", "names", "rest"),
    [
        (2, 2, ["a", "a", "b"], "... and 4 more in 2 files; --all shows them"),
        (9, 2, ["a", "a", "b", "c", "c"], "... and 2 more in 2 files; --all shows them"),
        (9, 3, ["a", "a", "a", "b", "c", "c", "c"], ""),
        (1, 3, ["a", "a", "a"], "... and 4 more in 2 files; --all shows them"),
    ],
)
def test_decisions_in_doubt_are_shortened_by_file(files, each, names, rest):
    doubted = [tuple(Problem("look-uncertain", name, 0, 0, "x") for _ in range(count)) for name, count in (("a", 3), ("b", 1), ("c", 3))]
    *shown, last = [*check.shortened_doubts(doubted, files, each), ""]
    assert [p.path for p in shown if isinstance(p, Problem)] == names
    assert [p for p in shown if isinstance(p, str)] == ([rest] if rest else [])
    assert last == ""


def test_long_lists_are_shortened_by_kind():
    problems = [Problem("look-topic", f"{number}.txt", 0, 0, "x") for number in range(5)] + [Problem("look-short", "a.txt", 0, 0, "x")]
    shown = list(check.shortened(problems, 2))
    assert shown == [*problems[:2], "... and 3 more with the code look-topic; --all shows them", problems[5]]
    assert list(check.shortened(problems, 9)) == problems


def test_every_look_has_a_code():
    assert set(check.LOOKS) == {code for code in CODES if code.startswith("look-")}


def test_a_theme_that_is_not_there_is_an_error(digest_folder):
    result = check.check(digest_folder, SiteConfig(theme="fancy"), "", Silent(), TODAY)
    assert "theme-missing" in {problem.code for problem in result.problems}
