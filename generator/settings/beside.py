"""Sidecars: a YAML file beside a seed, with the keys of an override.

Decides which seed a file is for, and what holds where site.yaml speaks of the same seed. `talks.txt.yaml` is for
`talks.txt`; so is `talks.yaml`, where no other seed of the folder is called `talks`. What site.yaml says wins, with a
note; corrections are gathered from both. Stories that single seeds ask for become rules as those of site.yaml.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator import textfile, yamltext
from generator.config import FILE, Joined, JoinedStory, Override, SiteConfig, StoryRule, origin, seeds_folder
from generator.problems import Problem
from generator.settings import agreement, shape
from generator.settings.findings import Findings, shown

LIMIT = 64_000  # bytes of one sidecar
_GATHERED = "corrections"  # the key of which both files are heard


class _Told(NamedTuple):
    """A sidecar that was read: the seed that it is for, what it says, and where."""

    seed: str
    override: Override
    findings: Findings


def sidecars(config: SiteConfig, root: Path, seeds: Collection[str], files: Mapping[str, Path]) -> tuple[SiteConfig, tuple[Problem, ...]]:
    """The configuration with what sidecars say, and what is wrong with them.

    Args:
        config: as `load` gives it.
        root: the site's folder.
        seeds: the paths of all seeds.
        files: all YAML files below the seeds folder, by path.
    """
    problems: list[Problem] = []
    told = list(_told(config, files, _Owners(seeds, at_root=seeds_folder(root, config) == root), problems))
    overrides = dict(config.overrides)
    for one in told:
        overrides[one.seed] = _joined(overrides.get(one.seed, Override()), one)
    joined = msgspec.structs.replace(config, overrides=overrides)
    if any(override.alone or override.same_story for override in overrides.values()):
        places = {one.seed: one.findings for one in told}
        joined = msgspec.structs.replace(joined, stories=_stories(joined, seeds, places, problems))
    for one in told:
        problems += one.findings.problems()
    return joined, tuple(problems)


class _Owners:
    """Which seed a sidecar is for."""

    def __init__(self, seeds: Collection[str], *, at_root: bool) -> None:
        self.seeds = frozenset(seeds)
        self._silent = at_root  # there, YAML files of other tools stand among the seeds
        self._stems: dict[str, list[str]] = defaultdict(list)
        for seed in sorted(self.seeds):
            folder, slash, name = seed.rpartition("/")
            self._stems[f"{folder}{slash}{name.rpartition('.')[0] or name}"].append(seed)

    def of(self, file: str) -> str | Problem | None:
        """The seed's path, or what is wrong; None for a file that is none of ours."""
        stem = file.rpartition(".")[0]
        if stem in self.seeds:
            return stem
        kin = self._stems.get(stem, [])
        if len(kin) == 1:
            return kin[0]
        if kin:
            named = " and ".join(shown(seed.rpartition("/")[2]) for seed in kin[:3])
            cure = f"rename it {shown(kin[0].rpartition('/')[2] + '.yaml')}, or as the other"
            return Problem("sidecar-ambiguous", file, 0, 0, f"this may be for {named}", cure)
        if self._silent:
            return None
        likely = Findings(file).meant(stem, (*self._stems, *self.seeds), 0.8)
        cure = f"did you mean {shown(likely + '.yaml')}?" if likely else ""
        return Problem("sidecar-unmatched", file, 0, 0, f"there is no seed {shown(stem)} that it could be for", cure)


def _told(config: SiteConfig, files: Mapping[str, Path], owners: _Owners, problems: list[Problem]) -> Iterator[_Told]:
    """Each sidecar, read; a second one for the same seed is refused."""
    first: dict[str, str] = {}
    for path in sorted(files):
        seed = owners.of(path)
        if not isinstance(seed, str):
            problems += [seed] if seed else []
            continue
        if seed in first:
            message = f"{shown(seed)} has another one, {shown(first[seed])}"
            problems.append(Problem("sidecar-ambiguous", path, 0, 0, message, "keep one of the two"))
            continue
        first[seed] = path
        one = _read(seed, path, files[path], problems)
        if one:
            agreement.spelled(one.override, (), config, one.findings)
            yield one


def _read(seed: str, path: str, file: Path, problems: list[Problem]) -> _Told | None:
    try:
        text, problem = textfile.load(file, path, LIMIT)
    except FileNotFoundError:
        return None  # gone since the folder was listed
    if problem:
        problems.append(problem)
        return None
    parsed = yamltext.parse(text, path, LIMIT)
    problems += parsed.problems
    if parsed.root is None or (isinstance(parsed.root, yamltext.Scalar) and parsed.root.empty):
        return None
    findings = Findings(path)
    return _Told(seed, shape.group(Override, parsed.root, (), findings), findings)


def _joined(ours: Override, told: _Told) -> Override:
    """What site.yaml says of a seed, completed by its sidecar."""
    keys: list[str] = []
    values: dict[str, object] = {}
    for key, field in shape.fields_of(Override).items():
        here, there = getattr(told.override, key), getattr(ours, key)
        if here == field.default:
            continue
        if key == _GATHERED:
            values[key] = tuple(sorted({*there, *here}, key=lambda note: (note.date, note.text)))
        elif there == field.default:
            values[key] = here
        else:
            if here != there:
                message = f"{shown(key)} is set for {shown(told.seed)} in {FILE} too, and that holds"
                told.findings.add("sidecar-overruled", (key,), message)
            continue
        keys.append(key)
    return Joined(**{**msgspec.structs.asdict(ours), **values, "file": told.findings.path, "keys": tuple(keys)})


def _stories(config: SiteConfig, seeds: Collection[str], places: Mapping[str, Findings], problems: list[Problem]) -> tuple[StoryRule, ...]:
    """The rules of site.yaml, and those that overrides ask for. An article that a rule of site.yaml lists keeps to that."""
    listed = {path for story in config.stories for path in story.articles}
    made: list[StoryRule] = []
    bonds: list[tuple[set[str], set[str]]] = []  # articles that are one story, and the files that say so
    for path, override in sorted(config.overrides.items()):
        if not (override.alone or override.same_story):
            continue
        key = "alone" if override.alone else "same_story"
        findings = places.get(path) if origin(override, key) != FILE else None
        told = Findings(FILE) if findings is None else findings  # one without problems counts as false
        others = [_seed(name, path, seeds, config, told) for name in override.same_story]
        if override.alone and override.same_story:
            told.add("config-conflict", ("alone",), f"{shown(path)} is to stand alone and in a story", "keep one of the two")
        elif path in listed:
            told.add("sidecar-overruled", (key,), f"{shown(path)} is listed under stories in {FILE}, and that holds")
        elif override.alone:
            made.append(JoinedStory(articles=(path,), only=True, files=(origin(override, key),)))
        else:
            bonds.append(({path, *(other for other in others if other and other not in listed)}, {origin(override, key)}))
        if findings is None:
            problems += told.problems()
    alone = {path for story in made for path in story.articles}
    bonds = [(paths - alone, files) for paths, files in bonds]
    made += [JoinedStory(articles=tuple(sorted(paths)), files=tuple(sorted(files))) for paths, files in _united(bonds) if len(paths) > 1]
    return (*config.stories, *made)


def _seed(name: str, beside: str, seeds: Collection[str], config: SiteConfig, findings: Findings) -> str:
    """The path of a seed as another one's override names it: in the same folder, in the seeds folder, below the site's; '' for none."""
    folder, slash, _ = beside.rpartition("/")
    for path in (f"{folder}{slash}{name}", f"{config.seeds or 'seeds'}/{name}", name):
        if path in seeds:
            return path
    likely = findings.meant(f"{folder}{slash}{name}", seeds, 0.8)
    cure = f"did you mean {shown(likely)}?" if likely else ""
    findings.add("config-override", ("same_story",), f"there is no seed {shown(name)}", cure)
    return ""


def _united(bonds: Iterable[tuple[set[str], set[str]]]) -> list[tuple[set[str], set[str]]]:
    """Groups that share a member are one."""
    owner: dict[str, int] = {}
    groups: dict[int, tuple[set[str], set[str]]] = {}
    for number, (paths, files) in enumerate(bonds):
        merged, named = set(paths), set(files)
        for group in {owner[path] for path in paths if path in owner}:
            others, more = groups.pop(group)
            merged |= others
            named |= more
        groups[number] = (merged, named)
        owner.update(dict.fromkeys(merged, number))
    return [groups[number] for number in sorted(groups)]
