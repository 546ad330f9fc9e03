"""Reads site.yaml into a `SiteConfig`, with every error at its place and all of them at once.

The declarations are in `generator.config`. Here `shape` decides on single values, `forms` on texts of a certain form,
`agreement` on what settings mean together, and `findings` gathers what is wrong. Without a site.yaml all defaults apply.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from generator import textfile, yamltext
from generator.config import FILE, Override, SiteConfig, seeds_folder
from generator.problems import Problem
from generator.settings import agreement, shape
from generator.settings.beside import sidecars
from generator.settings.findings import Findings, Steps, shown
from generator.settings.forms import FORMS
from generator.settings.shape import described, fields_of, unwrapped

__all__ = ["FORMS", "absent_seeds", "described", "fields_of", "load", "parse", "seeds_folder", "sidecars", "unwrapped"]

_MISNAMED = ("site.yml", "Site.yaml", "config.yaml", "newsdigest.yaml", "_config.yml")


def load(root: Path) -> tuple[SiteConfig, tuple[Problem, ...]]:
    """The configuration of the site in a folder, and everything wrong with it. Where there are errors, it is not for use."""
    try:
        text, problem = textfile.load(root / FILE, FILE, yamltext.CONFIG_LIMIT)
    except FileNotFoundError:
        return SiteConfig(), _misnamed(root)
    if problem:
        return SiteConfig(), (problem,)
    return parse(text, root)


def parse(text: str, root: Path) -> tuple[SiteConfig, tuple[Problem, ...]]:
    """As `load`, from the text of a site.yaml. Of the folder only its `seeds` is looked at, where the text names none."""
    config, findings = _read(text)
    if isinstance(findings, Findings):
        agreement.check(config, root, findings)
        return agreement.filled(config, root), findings.problems()
    return config, findings


def absent_seeds(root: Path, seeds: Collection[str]) -> tuple[Problem, ...]:
    """A warning for each seed that overrides or stories name and that does not exist.

    `seeds` are the paths of all seeds below the site's folder.
    """
    try:
        text, problem = textfile.load(root / FILE, FILE, yamltext.CONFIG_LIMIT)
    except FileNotFoundError:
        return ()
    config, findings = _read(text)
    if problem or not isinstance(findings, Findings):
        return ()
    places = Findings(FILE)
    named: list[tuple[str, Steps]] = [(written, ("overrides", written)) for written in config.overrides]
    named += [(path, ("stories", n, "articles", k)) for n, story in enumerate(config.stories) for k, path in enumerate(story.articles)]
    for written, steps in named:
        one = SiteConfig(seeds=config.seeds, overrides={written: Override()})
        (path,) = agreement.filled(one, root).overrides
        if path not in seeds:
            likely = places.meant(path, seeds, 0.8)
            cure = f"did you mean {shown(likely)}?" if likely else ""
            places.add("config-override", (), f"there is no seed {shown(path)}", cure, findings.place(steps))
    return places.problems()


def _read(text: str) -> tuple[SiteConfig, Findings | tuple[Problem, ...]]:
    """The settings as written, and where they stand; or defaults and what keeps the text from being read."""
    parsed = yamltext.parse(text, FILE)
    if parsed.problems:
        return SiteConfig(), parsed.problems
    findings = Findings(FILE)
    root = parsed.root
    if root is None or (isinstance(root, yamltext.Scalar) and root.empty):
        return SiteConfig(), findings
    return shape.group(SiteConfig, root, (), findings), findings


def _misnamed(root: Path) -> tuple[Problem, ...]:
    """A warning where there is a file that was probably meant to be the site.yaml that is missing."""
    found = next((name for name in _MISNAMED if (root / name).is_file()), "")
    return (Problem("config-name", found, 0, 0, f"is not read: settings stand in {FILE}"),) if found else ()
