"""From the seeds on disk to records of articles: read, compare, normalize, analyze.

All seeds are read and compared before the first is normalized; then each is worked on by itself. What the cache holds is
not done again: an unchanged file (same size and time) is not even read (`folder`), and a file with known bytes is not
normalized unless the lines that it shares with others have changed. What is left is done here or, where there is much of
it, in worker processes. A seed that cannot be read is a problem and never the end of a build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from generator.analyze import analyze
from generator.cache import Cache, Record
from generator.collector import held
from generator.config import Joined, Override, SiteConfig
from generator.folder import Crew, Folder, draft_of
from generator.model import Article, Brief, Features, Shared
from generator.normalize import brief, normalize
from generator.problems import Problem
from generator.read import Found, Unreadable
from generator.text import digest

_BATCH = 256  # records that are kept at once: what is done stays done where a build is stopped, and is not held meanwhile
_READ = frozenset({"title", "date", "outlet", "keep", "remove", "topics", "hide"})  # what normalizing reads of an override


class Light(msgspec.Struct, frozen=True, array_like=True):
    """What is held of every article while the whole is grouped and planned; `brief` is None for an unreadable seed."""

    brief: Brief | None
    features: Features | None
    problems: tuple[Problem, ...]


class Prepared(NamedTuple):
    """All readable articles with their features, a way to load one whole by its path, and what went wrong.

    `skipped` are the problems of seeds that could not be read, `problems` those of the others.
    """

    items: list[tuple[Brief, Features]]
    load: Callable[[str], Article]
    skipped: tuple[Problem, ...]
    problems: tuple[Problem, ...]


_encode = msgspec.msgpack.Encoder().encode
_light = msgspec.msgpack.Decoder(Light).decode
_article = msgspec.msgpack.Decoder(Article).decode


def prepare(folder: Folder, config: SiteConfig, cache: Cache, crew: Crew, step: Callable[[], None]) -> Prepared:
    """Bring every seed to a record; `step` is called once per finished seed."""
    folder.compare()
    own = {path: settings_for(path, config) for path in folder.found if path not in folder.problems}
    keys = {path: _key(folder.idents[path], path, settings, folder.mark(path)) for path, settings in own.items()}
    done = {path: Light(None, None, (problem,)) for path, problem in folder.problems.items()}
    wanted = {key: path for path, key in keys.items()}
    for key, light in cache.light():
        if key in wanted:
            done[wanted[key]] = _light(light)
    for _ in done:
        step()
    waiting = [
        _Task(folder.found[path], settings, folder.of(path), folder.mark(path), folder.drafts.pop(path, b""))
        for path, settings in own.items()
        if path not in done
    ]
    fresh: list[tuple[str, Record]] = []
    for task, made in zip(waiting, crew.many(_one, waiting), strict=True):
        keys[task.seed.path] = made.key
        fresh.append((made.key, made.record))
        done[task.seed.path] = _light(made.record.light)
        if len(fresh) == _BATCH:
            cache.keep_records(fresh)
            fresh.clear()
        step()
    cache.keep_records(fresh)
    cache.keep_seeds(folder.stats())
    cache.forget_records(set(keys.values()))
    return _gather(folder.found, done, _loader(keys, config, cache, folder))


def settings_for(path: str, config: SiteConfig) -> SiteConfig:
    """The part of the configuration that a single article depends on: so the rest may change without redoing it."""
    ends = [path] + [path[place + 1 :] for place, letter in enumerate(path) if letter == "/"]
    overrides = {name: _own(config.overrides[name]) for name in ends if name in config.overrides}
    return SiteConfig(language=config.language, outlets=config.outlets, overrides=overrides, seeds=config.seeds, limits=config.limits)


def _own(override: Override) -> Override:
    """An override without what is no matter of the article by itself."""
    own = msgspec.structs.replace(override, corrections=(), same_story=(), alone=False)
    return msgspec.structs.replace(own, keys=tuple(sorted({*own.keys} & _READ))) if isinstance(own, Joined) else own


class _Task(NamedTuple):
    """A seed to be worked on: its part of the configuration, what it shares and the mark of that, and its draft if it was kept."""

    seed: Found
    own: SiteConfig
    shared: Shared
    mark: str
    draft: bytes


class _Made(NamedTuple):
    """The outcome for one seed: its record and the record's key."""

    key: str
    record: Record


def _key(ident: str, path: str, own: SiteConfig, mark: str) -> str:
    return digest(path, ident, _encode(own), mark)


@held()
def _one(task: _Task) -> _Made:
    """Do the three stages for one seed; pure in what the record's key names."""
    try:
        draft = draft_of(task.seed, task.draft)
    except Unreadable as error:
        light = Light(None, None, (error.problem,))
        return _Made(digest("unreadable", task.seed.path, _encode(error.problem)), Record(_encode(light), b""))
    article = normalize(draft, task.own, task.shared)
    light = Light(brief(article), analyze(article), article.problems)
    return _Made(_key(draft.digest, draft.path, task.own, task.mark), Record(_encode(light), _encode(article)))


def _loader(keys: dict[str, str], config: SiteConfig, cache: Cache, folder: Folder) -> Callable[[str], Article]:
    def load_whole(path: str) -> Article:
        data = cache.heavy(keys[path])
        if data is not None:
            try:
                return _article(data)
            except msgspec.MsgspecError:
                pass  # a record that does not decode is a record that is not there
        return normalize(draft_of(folder.found[path], b""), settings_for(path, config), folder.of(path))

    return load_whole


def _gather(paths: Iterable[str], done: dict[str, Light], load_whole: Callable[[str], Article]) -> Prepared:
    items: list[tuple[Brief, Features]] = []
    skipped: list[Problem] = []
    problems: list[Problem] = []
    for path in paths:
        light = done[path]
        if light.brief is None or light.features is None:
            skipped.extend(light.problems)
        else:
            items.append((light.brief, light.features))
            problems.extend(light.problems)
    return Prepared(items, load_whole, tuple(skipped), tuple(problems))
