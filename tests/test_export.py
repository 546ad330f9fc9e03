"""What `newsdigest export` writes: files that stand alone, whose statements hold, in HTML and as EPUB."""

import base64
import hashlib
import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest
from conftest import Silent, copy_demo

from generator.cli import main
from generator.export import CannotExport, Library
from generator.settings import load
from generator.verify import verify

BASE = "https://digest.example/repo/"
KINDS = ("story", "topic", "edition", "article")
CHECKER = Path("/usr/share/java/epubcheck.jar")
OPF = {"o": "http://www.idpf.org/2007/opf", "d": "http://purl.org/dc/elements/1.1/"}
CORRECTED = 'corrections: [{date: 2025-10-01, text: "A **day**, <br> & more."}]\nsame_story: [002_f3e1aca80388200e.txt]\n'


def library(root, settings=""):
    if not root.exists():
        copy_demo(root)
        (root / "seeds/001_b5eae39174161514.txt.yaml").write_text(CORRECTED)
    with (root / "site.yaml").open("a") as site:
        site.write(settings)
    config, problems = load(root)
    assert not problems
    return Library(root, config, Silent())


@pytest.fixture(scope="module")
def offline(tmp_path_factory):
    return library(tmp_path_factory.mktemp("offline") / "site")


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    return library(tmp_path_factory.mktemp("published") / "site", f"base_url: {BASE}\n")


def biggest(shelf, kind):
    return max(shelf.subjects(kind), key=lambda subject: len(subject.articles))


def parsed(data):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(data.decode())


def targets(tree):
    return [element.get("id") for element in tree.iter() if element.get("id")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_asks_for_nothing_and_its_links_hold(offline, published, kind):
    for shelf, outside in ((offline, ()), (published, (BASE,))):
        data = shelf.write(biggest(shelf, kind), "html")
        tree = parsed(data)
        idents = targets(tree)
        assert len(idents) == len(set(idents))
        assert [e.tag for e in tree.iter() if e.tag in {"script", "link", "img", "iframe", "object", "base"} or e.get("src")] == []
        for address in (element.get("href") for element in tree.iter("a")):
            if address.startswith("#"):
                assert address[1:] in idents, address
            else:
                assert address.startswith((*outside, "https://", "http://")), address
        (style,) = tree.iter("style")
        assert "url(" not in style.text
        assert "@import" not in style.text
        (policy,) = [e.get("content") for e in tree.iter("meta") if e.get("http-equiv")]
        mark = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
        assert policy.startswith(f"default-src 'none'; style-src 'sha256-{mark}'")


@pytest.mark.parametrize("kind", KINDS)
def test_every_statement_holds_within_the_file(published, tmp_path, kind):
    file = tmp_path / "dossier.html"
    data = published.write(biggest(published, kind), "html")
    file.write_bytes(data)
    proof = verify(file, lambda _: None, lambda: None)
    assert proof.problems == []
    assert proof.articles == len(biggest(published, kind).articles)
    assert proof.statements == data.count(b" data-cite=")
    if proof.statements:
        text = data.decode()
        place = re.search(r'data-cite="([^"#]+)#([^":]+):', text)
        at = re.search(rf'data-text="{place[1]}#{place[2]}">', text).end()
        file.write_text(text[:at] + "§" + text[at:], encoding="utf-8")
        assert {p.code for p in verify(file, lambda _: None, lambda: None).problems} == {"statement-broken"}
    else:
        assert kind == "article"


def test_what_is_no_dossier_is_told(tmp_path, capsys):
    file = tmp_path / "page.html"
    file.write_text("<!DOCTYPE html><title>x</title><p>y")
    assert main(["verify", str(file)]) == 2
    assert "verify-no-digest" in capsys.readouterr().err


def test_corrections_and_provenance_stand_in_the_file(published):
    (subject,) = [one for one in published.subjects("article") if one.name.startswith("2025-06-25")]
    text = published.write(subject, "html").decode()
    assert "<strong>day</strong>" in text
    assert 'class="removed"' in text
    assert "<br>" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_book_is_a_sound_epub(published, offline, kind, tmp_path):
    for shelf in (published, offline):
        subject = biggest(shelf, kind)
        data = shelf.write(subject, "epub")
        assert data == shelf.write(subject, "epub")
        assert data[30:58] == b"mimetypeapplication/epub+zip", "the first file, stored, without an extra field"
        archive = zipfile.ZipFile(io.BytesIO(data))
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        trees = {name: ET.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(("xml", "opf", "xhtml"))}
        package = trees["EPUB/package.opf"]
        held = {f"EPUB/{item.get('href')}" for item in package.iterfind(".//o:item", OPF)}
        assert held == set(archive.namelist()) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
        (moment,) = [e.text for e in package.iterfind(".//o:meta", OPF) if e.get("property") == "dcterms:modified"]
        assert re.fullmatch(r"2025-\d\d-\d\dT00:00:00Z", moment)
        assert package.find(".//d:identifier", OPF).text.startswith("urn:uuid:")
        idents = {element.get("id") for element in trees["EPUB/dossier.xhtml"].iter()}
        for name in ("EPUB/dossier.xhtml", "EPUB/nav.xhtml"):
            for element in trees[name].iter("{http://www.w3.org/1999/xhtml}a"):
                path, mark, fragment = element.get("href").partition("#")
                assert path.startswith("http") or (mark and path in {"", "dossier.xhtml"} and fragment in idents)


@pytest.mark.skipif(not (CHECKER.exists() and shutil.which("java")) and os.environ.get("CI") != "true", reason="no epubcheck here")
def test_epubcheck_finds_nothing(published, tmp_path):
    for kind in KINDS:
        file = tmp_path / f"{kind}.epub"
        file.write_bytes(published.write(biggest(published, kind), "epub"))
        done = subprocess.run(["java", "-jar", str(CHECKER), str(file)], capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "0 errors / 0 warnings" in done.stdout + done.stderr


@pytest.mark.parametrize("rights", ["{mode: facts}", "{mode: excerpt, words: 9}"])
def test_no_text_leaks_into_a_dossier(offline, tmp_path, rights):
    root = copy_demo(tmp_path / "site")
    site = (root / "site.yaml").read_text()
    (root / "site.yaml").write_text(re.sub(r"(?m)^rights:.*\n(?: .*\n)*", "", site))
    shelf = library(root, f"rights: {rights}\n")
    topic = biggest(shelf, "topic")
    whole = re.findall(r'data-text="[^"]+">([^<]{90,})<', offline.write(biggest(offline, "topic"), "html").decode())
    assert len(whole) > 20
    shown = (
        shelf.write(topic, "html").decode() + zipfile.ZipFile(io.BytesIO(shelf.write(topic, "epub"))).read("EPUB/dossier.xhtml").decode()
    )
    assert [text for text in whole if " ".join(text.split()[:12]) in shown] == []
    (tmp_path / "dossier.html").write_bytes(shelf.write(topic, "html"))
    assert verify(tmp_path / "dossier.html", lambda _: None, lambda: None).problems == []


def test_it_speaks_the_language_of_the_site_and_runs_its_way(tmp_path):
    shelf = library(tmp_path / "site", "")
    root = tmp_path / "site"
    (root / "site.yaml").write_text((root / "site.yaml").read_text() + "\n")
    theme = root / "themes/mine"
    (theme / "i18n").mkdir(parents=True)
    (theme / "theme.yaml").write_text("title: Mine\nextends: broadsheet\n")
    (theme / "i18n/ar.yaml").write_text('in_short: "باختصار"\narticles_head: "مقالات"\n')
    text = (root / "site.yaml").read_text()
    (root / "site.yaml").write_text(re.sub(r"(?m)^language:.*\n", "", text) + "language: ar\ntheme: mine\n")
    shelf = library(root)
    tree = parsed(shelf.write(biggest(shelf, "topic"), "html"))
    assert (tree.get("dir"), tree.get("lang")) == ("rtl", "ar")
    assert "باختصار" in "".join(tree.itertext())
    assert any(element.get("dir") == "ltr" for element in tree.iter("div")), "an English text keeps its way"
    archive = zipfile.ZipFile(io.BytesIO(shelf.write(biggest(shelf, "topic"), "epub")))
    assert 'page-progression-direction="rtl"' in archive.read("EPUB/package.opf").decode()


def test_an_unknown_name_is_told_with_the_one_that_was_meant(offline):
    with pytest.raises(CannotExport) as stopped:
        offline.subject("topic", "sanction")
    assert "did you mean 'sanctions'?" in str(stopped.value)
    with pytest.raises(CannotExport) as stopped:
        offline.subject("topic", "zzzzzz")
    assert "newsdigest export topic" in str(stopped.value)


def test_the_command_lists_and_writes(tmp_path, capsys, monkeypatch):
    root = copy_demo(tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    assert main(["export", "--site", str(root), "--quiet"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in listed} == set(KINDS) - {"story"}  # the demo has none
    assert main(["export", "topic", "sanctions", "--site", str(root), "--quiet"]) == 0
    assert main(["export", "topic", "sanctions", "--site", str(root), "--output", "b.EPUB", "--quiet"]) == 0
    assert (tmp_path / "sanctions.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert (tmp_path / "b.EPUB").read_bytes().startswith(b"PK")
    assert main(["export", "topic", "sanctions", "--site", str(root), "--output", "no/such/folder.html", "--quiet"]) == 4
    assert main(["export", "topic", "sanctons", "--site", str(root), "--quiet"]) == 2
    assert "did you mean 'sanctions'?" in capsys.readouterr().err
