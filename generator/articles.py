"""From the seeds on disk to records of articles: read, normalize, analyze, one article at a time.

What the cache holds is not done again: an unchanged file (same size and time) is not even read; a file with known bytes
is not normalized. What is left is done here or, where there is much of it, in worker processes. A seed that cannot be
read is a problem and never the end of a build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from typing import NamedTuple

import msgspec

from generator.analyze import analyze
from generator.cache import Cache, Record, Stat
from generator.config import SiteConfig
from generator.model import Article, Brief, Features
from generator.normalize import brief, normalize
from generator.problems import Problem
from generator.read import Found, Unreadable, load, read
from generator.text import digest

Executors = Callable[[int], Executor | None]
"""Gives the executor for a number of articles, or None where they are better done here."""

_CHUNK = 16


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


def prepare(found: Sequence[Found], config: SiteConfig, cache: Cache, executors: Executors, step: Callable[[], None]) -> Prepared:
    """Bring every seed to a record; `step` is called once per finished seed."""
    known, light = cache.seeds(), dict(cache.light())
    stats: dict[str, tuple[Stat, str]] = {}
    keys: dict[str, str] = {}
    waiting: list[tuple[Found, SiteConfig]] = []
    for seed in found:
        own = settings_for(seed.path, config)
        stat = Stat(seed.size, seed.mtime_ns)
        ident = known[seed.path][1] if seed.path in known and known[seed.path][0] == stat else _ident(seed) if light else ""
        key = _key(seed.path, ident, own)
        if ident and key in light:
            stats[seed.path], keys[seed.path] = (stat, ident), key
            step()
        else:
            waiting.append((seed, own))
    done: dict[str, Light] = {seed: _light(light[key]) for seed, key in keys.items()}
    fresh: list[tuple[str, Record]] = []
    for (seed, _), made in zip(waiting, _work(waiting, executors), strict=True):
        keys[seed.path] = made.key
        if made.ident:
            stats[seed.path] = (Stat(seed.size, seed.mtime_ns), made.ident)
        fresh.append((made.key, made.record))
        done[seed.path] = _light(made.record.light)
        step()
    cache.keep_records(fresh)
    cache.keep_seeds(stats)
    cache.forget_records(set(keys.values()))
    return _gather(found, done, _loader(found, keys, config, cache))


def settings_for(path: str, config: SiteConfig) -> SiteConfig:
    """The part of the configuration that a single article depends on: so the rest may change without redoing it."""
    overrides = {name: value for name, value in config.overrides.items() if path == name or path.endswith("/" + name)}
    return SiteConfig(language=config.language, outlets=config.outlets, overrides=overrides, seeds=config.seeds)


def whole(seed: Found, config: SiteConfig) -> Article:
    """Read and normalize one seed; raise `Unreadable`."""
    return normalize(read(load(seed)), settings_for(seed.path, config))


class _Made(NamedTuple):
    """The outcome for one seed: its record's key, the digest of its bytes ('' when it could not be read), the record."""

    key: str
    ident: str
    record: Record


def _key(path: str, ident: str, own: SiteConfig) -> str:
    return digest(path, ident, _encode(own))


def _ident(seed: Found) -> str:
    """The digest of a file's bytes, '' where it cannot be read: its times are a hint, its bytes decide."""
    try:
        return load(seed).digest
    except Unreadable:
        return ""


def _work(waiting: Sequence[tuple[Found, SiteConfig]], executors: Executors) -> Iterator[_Made]:
    executor = executors(len(waiting))
    if executor is None:
        for seed, own in waiting:
            yield _one(seed, own)
        return
    with executor:
        chunks = [waiting[i : i + _CHUNK] for i in range(0, len(waiting), _CHUNK)]
        for chunk in executor.map(_several, chunks):
            yield from chunk


def _several(waiting: Sequence[tuple[Found, SiteConfig]]) -> list[_Made]:
    """One task of a worker process."""
    return [_one(seed, own) for seed, own in waiting]


def _one(seed: Found, own: SiteConfig) -> _Made:
    """Do the three stages for one seed."""
    try:
        raw = load(seed)
        article = normalize(read(raw), own)
    except Unreadable as error:
        light = Light(None, None, (error.problem,))
        return _Made(digest("unreadable", seed.path, _encode(error.problem)), "", Record(_encode(light), b""))
    light = Light(brief(article), analyze(article), article.problems)
    return _Made(_key(seed.path, raw.digest, own), raw.digest, Record(_encode(light), _encode(article)))


def _loader(found: Sequence[Found], keys: dict[str, str], config: SiteConfig, cache: Cache) -> Callable[[str], Article]:
    by_path = {seed.path: seed for seed in found}

    def load_whole(path: str) -> Article:
        data = cache.heavy(keys[path])
        if data is not None:
            try:
                return _article(data)
            except msgspec.MsgspecError:
                pass  # a record that does not decode is a record that is not there
        return whole(by_path[path], config)

    return load_whole


def _gather(found: Sequence[Found], done: dict[str, Light], load_whole: Callable[[str], Article]) -> Prepared:
    items: list[tuple[Brief, Features]] = []
    skipped: list[Problem] = []
    problems: list[Problem] = []
    for seed in found:
        light = done[seed.path]
        if light.brief is None or light.features is None:
            skipped.extend(light.problems)
        else:
            items.append((light.brief, light.features))
            problems.extend(light.problems)
    return Prepared(items, load_whole, tuple(skipped), tuple(problems))
