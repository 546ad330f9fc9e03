"""Problems: the one way in which the program talks of trouble, and the one table of their codes.

A stage adds a `Problem`; the command line prints it and decides the exit code. Nothing here prints or raises.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import msgspec


class Severity(StrEnum):
    """How bad it is: an error ends the command, a warning counts under `check --strict`, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(NamedTuple):
    """One kind of problem: its severity, what it means, and the usual cure."""

    severity: Severity
    meaning: str
    cure: str


CODES: dict[str, Code] = {
    # sorted; each is documented in docs/problems.md (generated) and covered by a test
    "anchor-missing": Code(
        Severity.ERROR,
        "A link of the built site leads to a place on a page that is not there.",
        "build again; if it stays, the theme's template or the editor's page holds the wrong link",
    ),
    "article-changed": Code(
        Severity.ERROR,
        "An article of a built site is not the one that the digest was made from: its page or its seed's text was changed.",
        "build again from the seeds; if you did not change it, ask who did",
    ),
    "article-missing": Code(
        Severity.ERROR,
        "The digest names an article that the built site does not hold.",
        "build again",
    ),
    "base-url-mismatch": Code(
        Severity.WARNING,
        "base_url is not where GitHub Pages puts this repository's site.",
        "correct base_url in site.yaml, or let the workflow pass --base-url",
    ),
    "base-url-missing": Code(
        Severity.NOTE,
        "There is no base_url, which feeds, sitemap and canonical addresses need.",
        "set base_url in site.yaml, or build with --base-url",
    ),
    "build-busy": Code(Severity.ERROR, "Another build of the same site is running.", "wait for it, or end it, and build again"),
    "built-elsewhere": Code(Severity.WARNING, "The built site stands ready for another address than base_url.", "build again"),
    "cache-unusable": Code(
        Severity.WARNING,
        "The cache under .cache/ cannot be used; the site is the same, the build slower.",
        "delete .cache, or make it writable",
    ),
    "cannot-open": Code(
        Severity.WARNING,
        "A file or folder below the seeds folder cannot be opened.",
        "check that it exists and that you may read it",
    ),
    "cards-letters": Code(
        Severity.NOTE,
        "Social cards were left out, as the font that draws them has Latin, Greek and Cyrillic letters only.",
        "nothing needs to be done; such pages are shared with the site's card",
    ),
    "cards-pillow": Code(
        Severity.NOTE,
        "site.yaml asks for social cards, and Pillow, which draws them, is not installed.",
        "run `pip install newsdigest[cards]`, or take `cards` out of site.yaml",
    ),
    "cname-mismatch": Code(
        Severity.WARNING,
        "base_url is not at the custom domain that cname names.",
        "let base_url begin with https:// and the domain of cname",
    ),
    "config-conflict": Code(
        Severity.ERROR,
        "Two settings cannot both hold: a domain claimed by two outlets, two topics with one page, an output folder within the seeds.",
        "change one of the two",
    ),
    "config-missing": Code(Severity.ERROR, "A key that is needed is left out.", "add it"),
    "config-more": Code(
        Severity.ERROR,
        "There are more problems in site.yaml than are worth showing at once.",
        "correct the ones shown, and run again",
    ),
    "config-name": Code(Severity.WARNING, "A settings file has a name under which it is not read.", "rename it to site.yaml"),
    "config-override": Code(
        Severity.WARNING,
        "An override is for a seed that does not exist.",
        "correct its path, or take the override out",
    ),
    "config-type": Code(
        Severity.ERROR,
        "A value is of the wrong kind: a text where a list is wanted, a list where a number is wanted.",
        "write it as docs/configuration.md shows",
    ),
    "config-unknown": Code(Severity.ERROR, "A key that no setting has.", "docs/configuration.md lists all keys"),
    "config-unmatched": Code(
        Severity.WARNING,
        "A setting names something that the rest of site.yaml does not know, with a spelling close to something it does.",
        "correct the spelling",
    ),
    "config-value": Code(
        Severity.ERROR,
        "A value is not one that the setting may have.",
        "docs/configuration.md says what each setting may be",
    ),
    "content-field": Code(
        Severity.WARNING,
        "The front matter of a page of the editor's has a key that is not used.",
        "a page has the key title alone, an introduction the key related",
    ),
    "content-name": Code(Severity.ERROR, "A file in the content folder cannot become a page under its name.", "rename the file"),
    "content-unmatched": Code(
        Severity.WARNING,
        "An introduction is for a topic that site.yaml does not have, or calls one related.",
        "name the file as the topic's slug, with .md",
    ),
    "control-characters": Code(
        Severity.NOTE,
        "A seed holds control characters; they were dropped or became spaces.",
        "save the article again as plain text if words are missing",
    ),
    "empty-seed": Code(Severity.WARNING, "A seed has no text.", "put the article's text into it, or delete it"),
    "encoded-twice": Code(
        Severity.NOTE,
        "Characters of a seed were encoded twice ('â' and two invisible ones for an apostrophe); they are read as they were meant.",
        "save the article again in UTF-8 if words look wrong",
    ),
    "encoding-guessed": Code(
        Severity.NOTE,
        "A seed is not in UTF-8 and does not say its encoding, so the encoding was found out from its letters.",
        "look at its accented letters; save it as UTF-8 if they are wrong",
    ),
    "executor-failed": Code(
        Severity.ERROR,
        "The cluster of `--executor` cannot be reached, differs from this machine, or was lost; nothing was written.",
        "start its scheduler and workers with the same newsdigest and Python, and with the site's folder under the same path",
    ),
    "executor-missing": Code(
        Severity.ERROR,
        "`--executor` asks for Dask, which is not installed.",
        "install it with `pip install newsdigest[dask]`, or leave --executor out",
    ),
    "export-unknown": Code(
        Severity.ERROR, "There is nothing of that name to export.", "give one of the names that `newsdigest export` lists"
    ),
    "file-encoding": Code(Severity.ERROR, "A file of the editor's is not UTF-8 text.", "save it as UTF-8"),
    "file-irregular": Code(Severity.ERROR, "What should be a file is a folder, a pipe or a device.", "put a file there"),
    "file-too-large": Code(Severity.ERROR, "A file of the editor's is too large to be read.", "split it, or take out what does not belong"),
    "file-unreadable": Code(Severity.ERROR, "A file cannot be opened.", "correct its permissions"),
    "folder-missing": Code(
        Severity.ERROR,
        "The folder named on the command line does not exist.",
        "correct its name, or make it with `newsdigest new`",
    ),
    "folder-not-empty": Code(
        Severity.ERROR,
        "`new` would write into a folder that holds other things.",
        "name an empty or missing folder, or a fresh git repository",
    ),
    "front-matter": Code(
        Severity.WARNING,
        "A file starts like one with front matter, but it cannot be read; it is taken as text.",
        "correct the YAML between the two lines of ---",
    ),
    "input-unreadable": Code(
        Severity.ERROR,
        "A file named on the command line cannot be read.",
        "name a readable article as text, Markdown or HTML",
    ),
    "internal": Code(
        Severity.ERROR,
        "A fault in newsdigest itself.",
        "please report it in the project's issue tracker with what --debug prints",
    ),
    "lines-unaccounted": Code(
        Severity.ERROR,
        "Kept and removed lines of an article are not all lines of its seed, or a paragraph holds what no line of the seed has.",
        "build again; with a theme of your own: print data-kept, data-removed and data-lines as themes/README.md says",
    ),
    "link-broken": Code(
        Severity.ERROR,
        "A link of the built site leads to a page that is not there.",
        "build again; if it stays, the theme's template or the editor's page holds the wrong link",
    ),
    "link-outside": Code(
        Severity.WARNING,
        "A symbolic link leads out of the seeds folder; it is not followed.",
        "copy the file into the seeds folder",
    ),
    "look-future": Code(Severity.NOTE, "An article's date is still to come.", "set its date under overrides in site.yaml"),
    "look-inferred": Code(
        Severity.NOTE,
        "A field of an article was worked out, since its file does not state it.",
        "look at `newsdigest explain`; set it under overrides in site.yaml if it is wrong",
    ),
    "look-outlet": Code(
        Severity.NOTE,
        "An article's file names no outlet.",
        "set it under overrides, or the domain of its address under outlets, in site.yaml",
    ),
    "look-removed": Code(
        Severity.NOTE,
        "Most of a file was removed.",
        "look at `newsdigest explain` for what was removed and by which rule",
    ),
    "look-short": Code(
        Severity.NOTE,
        "Very little text of a file was kept.",
        "look at `newsdigest explain`; save the whole article, or hide it under overrides",
    ),
    "look-topic": Code(
        Severity.NOTE,
        "An article belongs to none of the topics.",
        "add a term or a topic to site.yaml, or name its topics under overrides",
    ),
    "look-uncertain": Code(
        Severity.NOTE,
        "A decision on an article was a near thing: its title, its day, or whether a line is part of it.",
        "look at `newsdigest explain`; say what is right under overrides in site.yaml",
    ),
    "look-undated": Code(Severity.NOTE, "No date was found for an article.", "set its date under overrides in site.yaml"),
    "markup-guard": Code(
        Severity.WARNING,
        "A text would take too long to format or grow out of proportion; it is shown as it is written.",
        "split long paragraphs, and take out repeated brackets and references",
    ),
    "media-file": Code(
        Severity.NOTE,
        "A picture, sound, film or font lies among the seeds; it is not read.",
        "keep it outside of the seeds folder",
    ),
    "no-seeds": Code(
        Severity.WARNING,
        "The folder of seeds holds no article, so the site is empty.",
        "put articles into seeds/: text, Markdown or HTML, one file each",
    ),
    "no-seeds-folder": Code(Severity.ERROR, "The folder that `seeds` names does not exist.", "create it, or correct `seeds` in site.yaml"),
    "nojekyll-missing": Code(Severity.WARNING, "The built site has no .nojekyll, so GitHub Pages may leave files out.", "build again"),
    "not-a-file": Code(
        Severity.WARNING,
        "A device, pipe or socket lies among the seeds; it is not read.",
        "remove it from the seeds folder",
    ),
    "not-text": Code(Severity.WARNING, "A seed is a binary file, not text.", "save the article as text or HTML"),
    "output-file-too-large": Code(
        Severity.ERROR, "A file of the built site is larger than 100 MB, which GitHub refuses.", "make it smaller, or leave it out"
    ),
    "output-foreign": Code(
        Severity.ERROR,
        "A file that newsdigest did not write stands where one of its own belongs.",
        "move it away, or build into another folder",
    ),
    "output-link": Code(
        Severity.ERROR,
        "A symbolic link lies in the built site.",
        "delete it: publishing would put its target in its place",
    ),
    "output-unsafe": Code(
        Severity.ERROR,
        "The output folder is the site's own folder, holds its inputs, or is no folder to write to.",
        "set `output` to a folder of its own",
    ),
    "output-unwritable": Code(
        Severity.ERROR, "The output cannot be written.", "free some space or correct the permissions, and build again"
    ),
    "page-collision": Code(
        Severity.ERROR,
        "Two pages have one address: an editor's page is named like a page of the digest.",
        "give the file in content/pages another name",
    ),
    "page-name": Code(
        Severity.ERROR,
        "A page's address has characters that an output file may not have.",
        "name the file with lower-case letters, digits and hyphens",
    ),
    "page-too-complex": Code(
        Severity.WARNING,
        "A page has more or deeper mark-up than an article needs; reading it could take very long.",
        "save the article's text alone, as text or Markdown",
    ),
    "port-taken": Code(Severity.ERROR, "The preview cannot have the port.", "name another with --port, or end the program that has it"),
    "search-failed": Code(
        Severity.ERROR,
        "Pagefind, which makes the search index, has failed; the site that was there is untouched.",
        "install a version that constraints.txt names (`pip install newsdigest[search]`), or take `search` out of site.yaml",
    ),
    "search-pagefind": Code(
        Severity.ERROR,
        "site.yaml asks for search, and Pagefind, which makes its index, is not installed.",
        "run `pip install newsdigest[search]`, or take `search` out of site.yaml",
    ),
    "seed-too-large": Code(
        Severity.WARNING,
        "A seed is larger than `limits.file` says, 20 MB when left out.",
        "cut it down to the article, or raise `limits.file` in site.yaml",
    ),
    "sidecar-ambiguous": Code(
        Severity.ERROR,
        "It cannot be told which seed a YAML file among the seeds is for, or a seed has two.",
        "name it as the whole file name of the seed with .yaml: talks.txt.yaml",
    ),
    "sidecar-overruled": Code(
        Severity.NOTE,
        "What an override or a sidecar says of a seed is also said in site.yaml, and site.yaml holds.",
        "keep one of the two",
    ),
    "sidecar-unmatched": Code(
        Severity.WARNING,
        "A YAML file among the seeds is for no seed.",
        "name it as the seed with .yaml (talks.txt.yaml), or move it out of the seeds folder",
    ),
    "site-large": Code(
        Severity.WARNING,
        "The built site is near the limit of 1 GB for GitHub Pages.",
        "show excerpts (rights), or split the digest",
    ),
    "site-missing": Code(Severity.NOTE, "The site has not been built yet, so its links were not checked.", "run `newsdigest build`"),
    "site-shrunk": Code(
        Severity.ERROR,
        "The build stopped: no article is left, or more than half of the pages would vanish. The site that was there is intact.",
        "look into the seeds folder; if it is meant to be so, build with --allow-shrink",
    ),
    "site-too-large": Code(
        Severity.ERROR,
        "The site is larger than `limits.site` says (900 MB when left out) or than the 1 GB that GitHub Pages takes.",
        "show excerpts (rights) or split the digest; up to 1,000 MB, raise `limits.site` in site.yaml",
    ),
    "statement-broken": Code(
        Severity.ERROR,
        "A statement of a built site does not stand at the place that it names.",
        "do not trust it; build again from the seeds",
    ),
    "statement-shaken": Code(
        Severity.ERROR,
        "A statement of a built site rests on an article that was changed after the digest was made.",
        "do not trust it; build again from the seeds",
    ),
    "text-too-long": Code(
        Severity.WARNING,
        "A seed holds more text or more lines than `limits` says: a million characters or 20,000 lines when left out.",
        "put each article into a file of its own, or raise `limits.text` or `limits.lines` in site.yaml",
    ),
    "theme-invalid": Code(
        Severity.ERROR, "A file of the theme is not what a theme needs there.", "compare it with themes/README.md and the theme broadsheet"
    ),
    "theme-language": Code(
        Severity.WARNING,
        "The theme has no texts in the site's language, so the interface is in English.",
        "add i18n/<language>.yaml to the theme, beginning with a copy of en.yaml",
    ),
    "theme-missing": Code(
        Severity.ERROR, "There is no theme of that name.", "name a folder of the site's themes/, or a theme that comes with newsdigest"
    ),
    "theme-template": Code(Severity.ERROR, "A template cannot be read or failed on a page.", "correct the template at the place named"),
    "undecodable-bytes": Code(
        Severity.WARNING,
        "Some bytes of a seed mean nothing in its encoding; each became the replacement character U+FFFD.",
        "save the article again as UTF-8",
    ),
    "unknown-format": Code(
        Severity.WARNING,
        "A file is of a format that newsdigest does not read.",
        "save the article as text, Markdown or HTML",
    ),
    "verify-no-digest": Code(
        Severity.ERROR,
        "The folder to verify has no data/digest.json that newsdigest wrote.",
        "name the folder of a built site, such as _site",
    ),
    "workflow-concurrency": Code(
        Severity.NOTE,
        "A publishing workflow has no concurrency group.",
        "add `concurrency: { group: pages, cancel-in-progress: false }`",
    ),
    "workflow-environment": Code(
        Severity.ERROR,
        "The deploying job has no environment, which GitHub Pages demands.",
        "add `environment: { name: github-pages }` to the job",
    ),
    "workflow-missing": Code(
        Severity.NOTE,
        "No workflow publishes the site.",
        "copy .github/workflows/pages.yml from a folder made by `newsdigest new`",
    ),
    "workflow-one-job": Code(
        Severity.WARNING,
        "One job uploads and deploys; run again, it fails, since two uploads have one name.",
        "part it into two jobs, build and deploy",
    ),
    "workflow-path": Code(
        Severity.ERROR,
        "The workflow publishes another folder than the one that is built.",
        "let `path` of upload-pages-artifact be the output folder",
    ),
    "workflow-permission": Code(
        Severity.ERROR,
        "The deploying job lacks a permission.",
        "add `permissions: { pages: write, id-token: write }` to the job",
    ),
    "workflow-timeout": Code(Severity.NOTE, "A job of the publishing workflow has no time limit.", "add `timeout-minutes: 10` to the job"),
    "workflow-unpinned": Code(
        Severity.NOTE,
        "The publishing workflow uses an action by a name that may come to mean other code.",
        "name the action's commit: owner/action@<40 hex digits>",
    ),
    "workflow-unreadable": Code(
        Severity.NOTE,
        "A workflow file cannot be read, so it was not checked.",
        "correct it, or write it without anchors, aliases and tags",
    ),
    "yaml-alias": Code(
        Severity.ERROR,
        "YAML anchors (&) and aliases (*) are not read: they can blow a small file up to gigabytes.",
        "write the value out, or put it in quotation marks if it is a text",
    ),
    "yaml-character": Code(
        Severity.ERROR,
        "A control character, half of a surrogate pair or a Unicode line separator: nothing that a text needs.",
        "delete the character",
    ),
    "yaml-depth": Code(Severity.ERROR, "The YAML is nested too deeply.", "docs/configuration.md shows the form of each setting"),
    "yaml-documents": Code(Severity.ERROR, "A second YAML document starts, with a line of three hyphens.", "take the line out"),
    "yaml-duplicate": Code(
        Severity.ERROR,
        "A key stands twice in one group; YAML readers would silently drop one of the two.",
        "keep one of them",
    ),
    "yaml-key": Code(Severity.ERROR, "A key is a list, a group, empty, or the merge key <<.", "write a word as the key"),
    "yaml-syntax": Code(
        Severity.ERROR,
        "The text is not YAML.",
        "correct it at the place named; quotation marks around a value help with most characters",
    ),
    "yaml-tag": Code(
        Severity.ERROR,
        "YAML tags (!) are not read: values are what they are written as.",
        "put a text that starts with ! in quotation marks, or take the tag out",
    ),
    "yaml-too-large": Code(Severity.ERROR, "A YAML text is larger than any real one.", "take out what does not belong"),
}


class Problem(msgspec.Struct, frozen=True, array_like=True):
    """Something wrong at a place. `line` and `column` count from 1; 0 is 'the file as a whole'."""

    code: str
    path: str
    line: int
    column: int
    message: str
    cure: str = ""

    @property
    def severity(self) -> Severity:
        """The severity of its code."""
        return CODES[self.code].severity

    def __str__(self) -> str:
        """`path:line:column: severity[code]: what is wrong; what to do`."""
        place = ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])
        cure = self.cure or CODES[self.code].cure
        return f"{place}: {self.severity}[{self.code}]: {self.message}; {cure}"


class ProblemError(Exception):
    """The work cannot go on: the base of what stages and front doors raise; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        """The problem is the one argument, so that the error comes back whole from a worker process."""
        super().__init__(problem)
        self.problem = problem
