"""Which bundles of the search index are made anew: those with a page that changed, or whose files are not as they were left.

Stands beside the build, between rendering and writing: a bundle is made of the finished bytes of its pages, those that wait
to be written and those that stand in the output unchanged. How an index is made is `generator.search`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator import search
from generator.cache import Made
from generator.model import OutputFile
from generator.urls import SEARCH_PROGRAM
from generator.write import Staging


@dataclass(slots=True)
class Index:
    """The files of the index: those that stay as they stand, and those that were made, with their keys, by path."""

    kept: dict[str, Made] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)


def index(pages: Mapping[str, str], bundles: Mapping[str, str], standing: Mapping[str, Made], staging: Staging) -> Index:
    """Make the index and stage its files. `pages` gives the key of each page, `bundles` the bundle of each that is found.

    `standing` are the files of the index that are as the last build left them. Raises `SearchError`.
    """
    result = Index()
    members: dict[str, dict[str, str]] = defaultdict(dict)
    for path, bundle in bundles.items():
        members[bundle][path] = pages[path]
    for number, (bundle, held) in enumerate(sorted(members.items())):
        key = search.key_of(held)
        same = {path: made for path, made in standing.items() if path.startswith(f"{bundle}/") and made.key.startswith(f"{key}:")}
        # A file that is missing is missed, as each knows how many there are.
        if same and all(made.key == f"{key}:{len(same)}" for made in same.values()):
            result.kept.update(same)
            continue
        files = tuple(_files(bundle, held, number, staging))
        _add([OutputFile(path, data, f"{key}:{len(files)}") for path, data in files], staging, result)
    if members:
        _loader(standing, staging, result)
    return result


def _files(bundle: str, held: Mapping[str, str], number: int, staging: Staging) -> Iterator[tuple[str, bytes]]:
    language = bundle.split("/")[1]
    places = {path: staging.place(path) for path in sorted(held)}
    for name, data in search.indexed(places, language, staging.room(f"index-{number}")):
        yield f"{bundle}/{name}", data


def _loader(standing: Mapping[str, Made], staging: Staging, result: Index) -> None:
    key = search.key_of({})
    if SEARCH_PROGRAM in standing and standing[SEARCH_PROGRAM].key == key:
        result.kept[SEARCH_PROGRAM] = standing[SEARCH_PROGRAM]
    else:
        _add([OutputFile(SEARCH_PROGRAM, search.loader(staging.room("loader")), key)], staging, result)


def _add(files: list[OutputFile], staging: Staging, result: Index) -> None:
    for file in files:
        staging.add(file)
        result.keys[file.path] = file.key
