"""What settings must keep among each other: pages that collide, domains claimed twice, folders within folders.

Each single value was decided on before (`generator.settings.shape`); empty texts here stand for values that were wrong
and are passed over. `filled` completes what may be left out: the slug of a topic, the full path of an override.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from generator.config import NameRule, OutletRule, Override, SiteConfig, TopicRule, seeds_folder
from generator.settings.findings import Findings, Steps, shown
from generator.text import digest, fold, letters, slug

# what stands beside site.yaml and is not for the output or the seeds to be written over or read as articles
_TAKEN = ("themes", ".git", ".github", ".cache")
_PART = re.compile(r"(.+)-part-[0-9]+")
_CLOSE = 0.8  # how alike two names must be for one to be a misspelling of the other


def check(config: SiteConfig, root: Path, findings: Findings) -> None:
    """Tell of everything in which two settings disagree."""
    _topics(config.topics, findings)
    _owned("outlets", config.outlets, findings)
    _owned("names", config.names, findings)
    _folders(config, findings)
    _overrides(config, findings)
    _same_seed(config, root, findings)
    _stories(config, root, findings)
    host = urlsplit(config.base_url).hostname if config.base_url else None
    if config.cname and host and host != config.cname:
        message = f"'cname' is {shown(config.cname)}, while 'base_url' is on {shown(host)}"
        findings.add("config-conflict", ("cname",), message, "use one domain for both")


def filled(config: SiteConfig, root: Path) -> SiteConfig:
    """The configuration with the slugs of its topics, and its overrides and stories by path below the site's folder."""
    below = _below(root, config)
    return msgspec.structs.replace(
        config,
        topics=tuple(msgspec.structs.replace(topic, slug=topic_slug(topic)) for topic in config.topics),
        overrides={_full(path, below): override for path, override in config.overrides.items()},
        stories=tuple(
            msgspec.structs.replace(story, articles=tuple(_full(path, below) for path in story.articles)) for story in config.stories
        ),
    )


def topic_slug(topic: TopicRule) -> str:
    """The name of a topic's page: as given, or made of the topic's name; a digest where that leaves no letter."""
    return topic.slug or slug(topic.name, digest(topic.name, size=4))


def _below(root: Path, config: SiteConfig) -> str:
    """The path of the seeds below the site's folder, '.' where they are the site's folder."""
    return seeds_folder(root, config).relative_to(root).as_posix()


def _full(path: str, below: str) -> str:
    return path if below == "." or path.startswith(f"{below}/") else f"{below}/{path}"


def _topics(topics: tuple[TopicRule, ...], findings: Findings) -> None:
    names: dict[str, str] = {}
    pages: dict[str, str] = {}
    for number, topic in enumerate(topics):
        if not topic.name:
            continue
        at: Steps = ("topics", number)
        if not (topic.terms or topic.phrases or topic.names or topic.all) and not findings.wrong(at):
            message = f"the topic {shown(topic.name)} has no terms, phrases or names, so it would stay empty"
            findings.add("config-missing", at, message, "add terms, phrases or names")
        name, page = letters(topic.name) or topic.name, topic_slug(topic)
        if name in names:
            findings.add("config-conflict", (*at, "name"), f"two topics have the name {shown(topic.name)}", "make one topic of them")
        elif page in pages:
            message = f"the topics {shown(pages[page])} and {shown(topic.name)} both have the page {shown(page)}"
            findings.add("config-conflict", (*at, "slug" if topic.slug else "name"), message, "give one of them another slug")
        elif page == "index":
            findings.add(
                "config-conflict", (*at, "slug" if topic.slug else "name"), "'index' is the page of all topics", "give another slug"
            )
        names.setdefault(name, topic.name)
        pages.setdefault(page, topic.name)
    for number, topic in enumerate(topics):
        part = _PART.fullmatch(topic_slug(topic)) if topic.name else None
        if part and part[1] in pages:
            message = f"the page {shown(part[0])} would be taken for a part of the topic {shown(pages[part[1]])}"
            findings.add("config-conflict", ("topics", number), message, "give another slug")


def _owned(key: str, owners: Sequence[OutletRule | NameRule], findings: Findings) -> None:
    """A name, another spelling or a domain may belong to one outlet, or one name, only."""
    first: dict[tuple[str, str], int] = {}
    for number, owner in enumerate(owners):
        claims: list[tuple[str, str, Steps]] = [("name", owner.name, ("name",))]
        claims += [("name", alias, ("aliases", i)) for i, alias in enumerate(owner.aliases)]
        claims += [("domain", domain, ("domains", i)) for i, domain in enumerate(owner.domains)] if isinstance(owner, OutletRule) else []
        for kind, text, steps in claims:
            if not text:
                continue
            other = first.setdefault((kind, fold(text)), number)
            if other != number:
                message = f"the {kind} {shown(text)} belongs to {shown(owners[other].name)} and to {shown(owner.name)}"
                findings.add("config-conflict", (key, number, *steps), message, "leave it to one of the two")


def _folders(config: SiteConfig, findings: Findings) -> None:
    """The output must lie apart from all that is read, and what is read apart from what is not for reading."""
    read = [("seeds", config.seeds or "seeds"), ("content", config.content)]
    for taken in _TAKEN:
        for key, folder in [*read, ("output", config.output)]:
            if _within(folder, taken):
                findings.add(
                    "config-conflict", (key,), f"'{key}' may not be in {taken}, which is kept for something else", "name another folder"
                )
    if config.seeds not in {"", "."} and _within(config.content, config.seeds):
        message = f"'content' is {shown(config.content)}, among the seeds: its pages would be read as articles"
        findings.add("config-conflict", ("content",), message, "name a folder of its own")
    for what, folder in read:
        if folder == ".":
            continue  # the output is passed over when the site's own folder is searched for articles
        if _within(config.output, folder) or _within(folder, config.output):
            message = f"'output' is {shown(config.output)} and '{what}' is {shown(folder)}: one is the other or lies in it"
            findings.add("config-conflict", ("output",), message, "name another folder for the output")


def _within(inner: str, outer: str) -> bool:
    """Whether a folder is another one or lies in it; upper and lower case are one on many disks."""
    return inner != "" and (inner.casefold() + "/").startswith(outer.casefold() + "/")


def _overrides(config: SiteConfig, findings: Findings) -> None:
    for path, override in config.overrides.items():
        spelled(override, ("overrides", path), config, findings)


def spelled(override: Override, at: Steps, config: SiteConfig, findings: Findings) -> None:
    """Tell of topics and outlets that an override names with a spelling close to one that site.yaml has."""
    topics = [topic.name for topic in config.topics if topic.name]
    outlets = [name for outlet in config.outlets for name in (outlet.name, *outlet.aliases) if name]
    same = {letters(name) for name in topics} | {letters(topic_slug(topic)) for topic in config.topics}, {letters(name) for name in outlets}
    named: list[tuple[Steps, str]] = [(("topics", number), name) for number, name in enumerate(override.topics)]
    for steps, name in [*named, (("outlet",), override.outlet)]:
        known, found = (outlets, same[1]) if steps == ("outlet",) else (topics, same[0])
        if not name or letters(name) in found:
            continue
        if likely := findings.meant(name, known, _CLOSE):
            message = f"{shown(name)} is not in the list of {'outlets' if known is outlets else 'topics'}"
            findings.add("config-unmatched", (*at, *steps), message, f"did you mean {shown(likely)}?")


def _stories(config: SiteConfig, root: Path, findings: Findings) -> None:
    """A seed may be listed in one story, and a page be that of one."""
    below = _below(root, config)
    seeds: dict[str, int] = {}
    pages: dict[str, int] = {}
    for number, story in enumerate(config.stories):
        at: Steps = ("stories", number)
        if not story.articles and not findings.wrong(at):
            findings.add("config-missing", at, "the story lists no articles, so it would do nothing", "list its articles")
        for place, path in enumerate(story.articles):
            if path and seeds.setdefault(_full(path, below), number) != number:
                message = f"{shown(path)} is listed in two stories"
                findings.add("config-conflict", (*at, "articles", place), message, "leave it in one of the two")
        if story.slug and pages.setdefault(story.slug, number) != number:
            findings.add(
                "config-conflict", (*at, "slug"), f"two stories have the page {shown(story.slug)}", "give one of them another slug"
            )


def _same_seed(config: SiteConfig, root: Path, findings: Findings) -> None:
    below = _below(root, config)
    first: dict[str, str] = {}
    for path in config.overrides:
        other = first.setdefault(_full(path, below), path)
        if other != path:
            findings.add("config-conflict", ("overrides", path), f"{shown(path)} and {shown(other)} are one seed", "keep one of the two")
