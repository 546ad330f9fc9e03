"""`newsdigest export`: a story, a topic, an edition or an article as one file, HTML or EPUB.

Runs the same stages as a build, asks `plan.dossier` for the document and the theme for its look, and puts the styles into
it. Nothing of the site is written. Which names there are is told by `Unknown`, with the likely one first.
"""

from __future__ import annotations

import base64
import hashlib
from difflib import get_close_matches
from pathlib import Path

import msgspec

from generator.articles import prepare
from generator.build import Progress
from generator.cache import FOLDER, Cache
from generator.config import SiteConfig
from generator.epub import STYLE, epub
from generator.fingerprint import program_fingerprint
from generator.folder import Crew, Folder
from generator.group import group
from generator.link import link
from generator.lock import alone
from generator.model import Assets, Page
from generator.plan import DossierView, Material, Shelf, Subject
from generator.problems import Problem, Severity
from generator.read import editorial, listing
from generator.render import render
from generator.settings import sidecars
from generator.theme import Theme, load_theme

FORMATS = ("html", "epub")
_EMPTY = b"<style></style>"


class CannotExport(Exception):
    """The site cannot be read, or has nothing of that name; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems to be shown."""
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


class Library:
    """The digest of a folder, ready to be exported from."""

    def __init__(self, root: Path, config: SiteConfig, progress: Progress) -> None:
        """Read, group and link everything. Raises `CannotExport`, and `ThemeError` where the theme is not sound."""
        found, _, files = listing(root, config)
        config, said = sidecars(config, root, {seed.path for seed in found}, files)
        content, more = editorial(root, config)
        errors = [problem for problem in (*said, *more) if problem.severity is Severity.ERROR]
        if errors:
            raise CannotExport(*errors)
        self.theme: Theme = load_theme(root, config.theme, config.language)
        progress.stage("articles", len(found))
        with alone(root / FOLDER), Cache(root, program_fingerprint(), config.output) as cache:
            prepared = prepare(Folder(found, cache, Crew()), config, cache, Crew(), progress.step)
            digest = group(prepared.items, config)
            self._articles = {entry.brief.path: prepared.load(entry.brief.path) for entry in digest.entries}
        self._shelf = Shelf(Material(digest, link(digest, config), config, content, Assets("", ""), self._articles.__getitem__))

    def subjects(self, kind: str) -> tuple[Subject, ...]:
        """Everything of a kind that can be exported."""
        return self._shelf.subjects(kind)

    def subject(self, kind: str, name: str) -> Subject:
        """The subject of that name; raise `CannotExport` with the name that was likely meant."""
        known = {subject.name: subject for subject in self.subjects(kind)}
        if name in known:
            return known[name]
        titles = {subject.title.lower(): subject.name for subject in known.values()}
        likely = get_close_matches(name.lower(), [*known, *titles], n=1)
        meant = titles.get(likely[0], likely[0]) if likely else ""
        cure = f"did you mean '{meant}'?" if meant else f"`newsdigest export {kind}` lists them"
        raise CannotExport(Problem("export-unknown", kind, 0, 0, f"there is no {kind} '{name[:80]}'", cure))

    def write(self, subject: Subject, form: str) -> bytes:
        """The subject as HTML or EPUB. Raises `ThemeError`."""
        view = self._shelf.view(subject)
        if form == "html":
            style = next(asset.data for asset in self.theme.assets if asset.path == self.theme.files["style.css"])
            return self._html(view, style.replace(b"</", b"<\\/"))  # in CSS the same; in HTML no end of the element
        text = self._rendered(msgspec.structs.replace(view, book=STYLE))
        return epub(self._shelf.about(subject), text, self.theme.templates["book.css"].source.encode())

    def _html(self, view: DossierView, style: bytes) -> bytes:
        digest = base64.b64encode(hashlib.sha256(style).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        made = self._rendered(msgspec.structs.replace(view, policy=policy)).lstrip()
        before, mark, after = made.partition(_EMPTY)
        return before + b"<style>" + style + b"</style>" + after if mark else made

    def _rendered(self, view: DossierView) -> bytes:
        return render(Page("dossier", "dossier.html", "dossier.html", "", lambda: view), self.theme).data
