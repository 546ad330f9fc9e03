"""The site's configuration: what may be said in site.yaml, with the documentation of each key beside its declaration.

`SiteConfig` is what the stages see. Reading site.yaml into it, with every error at its place, is `generator.settings`;
docs/configuration.md and the JSON Schema for editors are made from these declarations by `generator.schema`. A `form`
names the rule in `generator.settings.forms` that a text must keep; `of` says in a word what a list holds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

FILE = "site.yaml"
MEGABYTE = 1_000_000  # bytes


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The base of all settings: immutable, unknown keys refused."""


class Rights(Settings, frozen=True):
    """What of an outlet's text may be shown."""

    mode: Annotated[
        Literal["full", "excerpt", "facts"],
        Meta(description="`full` text, an `excerpt` of the first words, or only the `facts` (title, outlet, date, link)."),
    ] = "full"
    words: Annotated[int, Meta(ge=1, le=1000, description="With `excerpt`: how many words.")] = 60


class TopicRule(Settings, frozen=True):
    """A topic and the words that gather it. It needs at least one term, phrase or name, or a word under `all`."""

    name: Annotated[str, Meta(min_length=1, max_length=80, description="The topic's name, as printed.")]
    slug: Annotated[
        str,
        Meta(
            extra={"form": "slug"}, description="The name of its page and of its introduction, `content/topics/<slug>.md`; made of `name`."
        ),
    ] = ""
    terms: Annotated[
        tuple[Annotated[str, Meta(extra={"form": "word"})], ...],
        Meta(extra={"of": "words"}, description="Words that count for the topic, in any inflection: `embassy` also finds *embassies*."),
    ] = ()
    phrases: Annotated[
        tuple[Annotated[str, Meta(extra={"form": "phrase"})], ...],
        Meta(extra={"of": "phrases"}, description="Words in this very form and order, upper and lower case alike: `peace talks`."),
    ] = ()
    description: Annotated[str, Meta(max_length=500, description="One sentence, printed under the name.")] = ""
    minimum: Annotated[int, Meta(ge=1, le=50, description="How many matches an article needs; one in the title counts as three.")] = 3
    names: Annotated[
        tuple[Annotated[str, Meta(extra={"form": "phrase"})], ...],
        Meta(
            extra={"of": "names"},
            description="Full names of people, places and organizations, which count wherever an article names them, in short forms too.",
        ),
    ] = ()
    all: Annotated[
        tuple[Annotated[str, Meta(extra={"form": "phrase"})], ...],
        Meta(extra={"of": "words"}, description="Words, in any inflection, each of which an article must have; they count as well."),
    ] = ()
    none: Annotated[
        tuple[Annotated[str, Meta(extra={"form": "phrase"})], ...],
        Meta(extra={"of": "words"}, description="Words, in any inflection, that keep an article out of the topic."),
    ] = ()


class StoryRule(Settings, frozen=True):
    """What the editor knows better about one story. What is left out stays as it was found."""

    articles: Annotated[
        tuple[Annotated[str, Meta(extra={"form": "seed"})], ...],
        Meta(
            extra={"of": "seeds"},
            description="Paths of articles that are one story, written as under `overrides`. The stories they were found in become "
            "one, with all they hold.",
        ),
    ] = ()
    only: Annotated[bool, Meta(description="The story holds these articles and no others; a single one stands alone.")] = False
    title: Annotated[str, Meta(max_length=300, description="The story's title, instead of that of its most central article.")] = ""
    slug: Annotated[
        str,
        Meta(extra={"form": "slug"}, description="The name of its page, whatever articles join it; made of its oldest article."),
    ] = ""


class OutletRule(Settings, frozen=True):
    """An outlet: its name, the domains of its site, other spellings."""

    name: Annotated[str, Meta(min_length=1, max_length=80, description="The outlet's name, as printed.")]
    domains: Annotated[
        tuple[Annotated[str, Meta(extra={"form": "domain"})], ...],
        Meta(extra={"of": "domains"}, description="Domains whose addresses are this outlet's, with all their subdomains: `example.org`."),
    ] = ()
    aliases: Annotated[
        tuple[Annotated[str, Meta(extra={"form": "phrase"})], ...],
        Meta(extra={"of": "names"}, description="Other spellings of the name that articles use."),
    ] = ()
    home: Annotated[str, Meta(extra={"form": "address"}, description="The address of its front page.")] = ""
    rights: Annotated[Rights | None, Meta(description="What of its text may be shown; the site's `rights` when left out.")] = None


class NameRule(Settings, frozen=True):
    """What the editor knows better about a name. What is left out stays as it was found."""

    name: Annotated[str, Meta(min_length=1, max_length=120, extra={"form": "phrase"}, description="The name, as printed on its page.")]
    kind: Annotated[
        Literal["person", "place", "organization"] | None,
        Meta(description="What it names: `person`, `place` or `organization`. With it, the name is listed even where no text tells."),
    ] = None
    aliases: Annotated[
        tuple[Annotated[str, Meta(extra={"form": "phrase"})], ...],
        Meta(extra={"of": "names"}, description="Other names of the same, in all articles: `Putin`, `Wladimir Putin`."),
    ] = ()
    hide: Annotated[bool, Meta(description="Give it no page and no links.")] = False


class NamePages(Settings, frozen=True):
    """Which people, places and organizations have a page. A name must pass both counts."""

    articles: Annotated[int, Meta(ge=1, le=1000, description="In how many articles it must stand, copies of one text counted once.")] = 2
    mentions: Annotated[int, Meta(ge=1, le=1000, description="How often it must stand in all articles together.")] = 3


class Correction(Settings, frozen=True):
    """A note of the editor's that an article was put right, shown on its page and on the page of corrections."""

    date: Annotated[str, Meta(min_length=1, extra={"form": "date"}, description="The day of the correction, as YYYY-MM-DD.")]
    text: Annotated[
        str,
        Meta(min_length=1, max_length=5000, extra={"form": "markdown"}, description="What was wrong and what is right, as Markdown."),
    ]


class Override(Settings, frozen=True):
    """What the editor knows better about one seed. What is left out stays as the article says."""

    title: Annotated[str, Meta(max_length=300, description="The title to print.")] = ""
    date: Annotated[
        str,
        Meta(pattern=r"^(\d{4}-\d{2}-\d{2})?$", extra={"form": "date"}, description="The day of publication, as YYYY-MM-DD."),
    ] = ""
    outlet: Annotated[str, Meta(max_length=80, description="The outlet's name.")] = ""
    keep: Annotated[
        tuple[Annotated[int, Meta(ge=1)], ...],
        Meta(extra={"of": "numbers of lines"}, description="Lines of the file that are text of the article, by number."),
    ] = ()
    remove: Annotated[
        tuple[Annotated[int, Meta(ge=1)], ...],
        Meta(extra={"of": "numbers of lines"}, description="Lines of the file that are no part of the article, by number."),
    ] = ()
    topics: Annotated[
        tuple[str, ...],
        Meta(extra={"of": "topic names"}, description="Names of the topics it belongs to, instead of those that the rules find."),
    ] = ()
    hide: Annotated[bool, Meta(description="Leave the article out of the site.")] = False
    same_story: Annotated[
        tuple[Annotated[str, Meta(extra={"form": "seed"})], ...],
        Meta(extra={"of": "seeds"}, description="Paths of seeds that are one story with this one; beside the seed, their names will do."),
    ] = ()
    alone: Annotated[bool, Meta(description="The article is in no story with others.")] = False
    corrections: Annotated[
        tuple[Correction, ...],
        Meta(extra={"of": "corrections"}, description="Dated notes of what was put right, shown on the article's page as the editor's."),
    ] = ()


class Joined(Override, frozen=True):
    """An override of which `keys` were said in `file`, a sidecar, and the others in site.yaml. Made in `generator.settings.beside`."""

    file: str = ""
    keys: tuple[str, ...] = ()


class JoinedStory(StoryRule, frozen=True):
    """A story that overrides have made: `files` are where they stand."""

    files: tuple[str, ...] = ()


class Feeds(Settings, frozen=True):
    """Feeds on or off. They need a `base_url`."""

    atom: Annotated[bool, Meta(description="Atom feeds of the site, each topic and each story.")] = True
    json: Annotated[bool, Meta(description="The same as JSON Feeds.")] = True
    text: Annotated[
        bool,
        Meta(
            description="The feeds of the site and of topics hold the articles' texts, as far as `rights` allow; else, as those of "
            "stories, their first sentence."
        ),
    ] = True
    entries: Annotated[int, Meta(ge=1, le=500, description="How many entries a feed holds at most.")] = 50


class Limits(Settings, frozen=True):
    """What is larger than any article or site. With greater numbers a single file may take more time than is promised."""

    file: Annotated[int, Meta(ge=1, le=100, description="Megabytes of a seed; a larger one is skipped.")] = 20
    text: Annotated[
        int, Meta(ge=1000, le=10_000_000, description="Characters of text in a seed, mark-up not counted; a longer one is skipped.")
    ] = 1_000_000
    lines: Annotated[int, Meta(ge=100, le=200_000, description="Lines of a seed, empty ones among them; a longer one is skipped.")] = 20_000
    title: Annotated[
        int, Meta(ge=20, le=300, description="Characters of a title; what is longer is no title, and stays where it stands.")
    ] = 300
    site: Annotated[
        int,
        Meta(ge=1, le=1000, description="Megabytes of the whole site; a larger one is not written. GitHub Pages takes 1,000."),
    ] = 900


LIMITS = Limits()
"""The limits of a site that says nothing of them."""


class SiteConfig(Settings, frozen=True):
    """The whole of site.yaml. Every key may be left out."""

    title: Annotated[str, Meta(min_length=1, max_length=120, description="The site's name.")] = "News digest"
    description: Annotated[str, Meta(max_length=500, description="One sentence on what the site gathers.")] = ""
    base_url: Annotated[
        str,
        Meta(
            extra={"form": "base address"},
            description="Where the site will stand, with its path: `https://name.github.io/repository/`. Feeds, the sitemap "
            "and canonical addresses need it; `newsdigest build --base-url` says it for one build.",
        ),
    ] = ""
    language: Annotated[
        str,
        Meta(
            pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
            extra={"form": "language"},
            description="The language of the interface, as a BCP 47 tag: `en`, `de`, `pt-BR`.",
        ),
    ] = "en"
    author: Annotated[str, Meta(max_length=120, description="Who edits the digest.")] = ""
    seeds: Annotated[
        str,
        Meta(
            extra={"form": "folder or here"},
            description="The folder of raw articles, below the site's folder (`.` for that folder itself). "
            "When left out: `seeds` where there is one, else the site's folder.",
        ),
    ] = ""
    content: Annotated[str, Meta(extra={"form": "folder"}, description="The folder of the editor's own words.")] = "content"
    output: Annotated[
        str, Meta(extra={"form": "folder"}, description="The folder that the site is written to, apart from all that is read.")
    ] = "_site"
    theme: Annotated[
        str,
        Meta(extra={"form": "theme"}, description="The theme: a folder in the site's `themes/`, or one that comes with newsdigest."),
    ] = "broadsheet"
    edition: Annotated[Literal["day", "week", "month"], Meta(description="What the front page shows: the newest day, week or month.")] = (
        "day"
    )
    topics: Annotated[
        tuple[TopicRule, ...],
        Meta(extra={"of": "topics"}, description="The topics and their rules, in any order. Without any, topics are found."),
    ] = ()
    media_topics: Annotated[
        bool,
        Meta(description="Give each topic the nearest of the 17 top-level IPTC Media Topics (CC BY 4.0), on its page and in the data."),
    ] = False
    stories: Annotated[
        tuple[StoryRule, ...],
        Meta(extra={"of": "stories"}, description="Stories to merge, to split, to rename or to pin; all others are found."),
    ] = ()
    outlets: Annotated[
        tuple[OutletRule, ...],
        Meta(extra={"of": "outlets"}, description="The outlets, known by domain or name."),
    ] = ()
    names: Annotated[
        tuple[NameRule, ...],
        Meta(extra={"of": "names"}, description="People, places and organizations with aliases, or to be hidden; all others are found."),
    ] = ()
    name_pages: Annotated[NamePages, Meta(description="Which people, places and organizations have a page.")] = NamePages()
    overrides: Annotated[
        dict[Annotated[str, Meta(extra={"form": "seed"})], Override],
        Meta(extra={"of": "seeds"}, description="For single seeds, by their path (`seeds/a.txt`, or `a.txt` within the folder of seeds)."),
    ] = {}
    rights: Annotated[Rights, Meta(description="What of the articles' texts may be shown, unless the outlet says otherwise.")] = Rights()
    feeds: Annotated[Feeds, Meta(description="Which feeds are made.")] = Feeds()
    citations: Annotated[
        Literal["all", "lists", "none"],
        Meta(
            description="Files for reference managers (BibTeX, RIS, CSL-JSON): for each article, story, topic and outlet and the site "
            "(`all`), without those of single articles (`lists`, three files fewer an article), or `none`."
        ),
    ] = "all"
    cards: Annotated[
        bool,
        Meta(
            description="Draw a picture of the front page, each story and each topic, to be shown where they are shared. It needs a "
            "`base_url`, and Pillow (`pip install newsdigest[cards]`)."
        ),
    ] = False
    search: Annotated[
        bool,
        Meta(description="Make a page that searches the full text. It needs Pagefind (`pip install newsdigest[search]`)."),
    ] = False
    limits: Annotated[Limits, Meta(description="How large a seed and the site may be.")] = LIMITS
    noindex: Annotated[bool, Meta(description="Ask search engines not to index the site.")] = False
    cname: Annotated[
        str,
        Meta(extra={"form": "domain name"}, description="A custom domain of the site: written to the file `CNAME` for GitHub Pages."),
    ] = ""


def origin(override: Override, key: str) -> str:
    """The file in which a key of an override was said."""
    return override.file if isinstance(override, Joined) and key in override.keys else FILE


def seeds_folder(root: Path, config: SiteConfig) -> Path:
    """The folder of raw articles: as configured, else `seeds` where there is such a folder, else the site's folder itself."""
    if config.seeds:
        return root / config.seeds
    usual = root / "seeds"
    return usual if usual.is_dir() else root
