"""From a plan to the files of the site: renders what changed, indexes what can be searched, and writes what differs.

A page whose key is unchanged, and whose file stands as it was left, is neither rendered nor read nor written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from generator import urls
from generator.cache import Made, stat_of
from generator.folder import Crew
from generator.guard import Extent, Refused, refusal
from generator.indexing import index
from generator.model import Document, OutputFile, Page
from generator.plan import Plan
from generator.render import draw, ready, render_key
from generator.theme import Theme
from generator.write import Staging


class Published(NamedTuple):
    """The files of the site, and the paths of those that were written and of those that were deleted."""

    files: dict[str, Made]
    written: tuple[str, ...]
    removed: tuple[str, ...]


class Publication(NamedTuple):
    """What is to be published, and over what: the folder `output`, whose files the last build left as `known`.

    `limit` is the most bytes it may have, `shrink` whether a site may be replaced by one that has lost all its articles, or more
    than half of its pages.
    """

    planned: Plan
    theme: Theme
    output: Path
    known: Mapping[str, Made]
    limit: int
    shrink: bool


def publish(new: Publication, crew: Crew, step: Callable[[], None]) -> Published:
    """Bring the site to what is planned, by the workers of `crew`; `step` is called for each page and document.

    Raises `ThemeError`, `SearchError`, `WriteError`, and `Refused` where so much would vanish that a person should decide.
    """
    kept: dict[str, Made] = {}
    keys: dict[str, str] = {}
    with Staging(new.output) as staging:
        due: list[Page] = []
        others: list[Document | OutputFile] = []
        for output, key in _outputs(new):
            path = output.path if isinstance(output, OutputFile) else output.url
            made = new.known.get(path)
            if made and made.key == key and path in staging.owned and stat_of(new.output, path) == made.stat:
                kept[path] = made
                step()
                continue
            keys[path] = key
            if isinstance(output, Page):
                due.append(output)
            else:
                others.append(output)
        for file in chain(crew.stream(draw, (ready(page, new.theme) for page in due), len(due)), map(_file, others)):
            staging.add(file)
            step()
        bundles = {page.url: page.bundle for page in new.planned.pages if page.bundle}
        pages = {**{path: made.key for path, made in kept.items()}, **keys}
        found = index(pages, bundles, _standing(new, staging), staging)
        kept.update(found.kept)
        keys.update(found.keys)
        # Where the output is made anew each time, as in a workflow, the cache knows what stood there.
        extent = Extent(kept.keys() | keys.keys(), staging.size + sum(made.stat.size for made in kept.values()))
        if problem := refusal(staging.owned or new.known, extent, new.limit, shrink=new.shrink):
            raise Refused(problem)
        written = staging.commit(kept)
    fresh = {path: Made(key, stat) for path, key in {**keys, urls.OWNED: ""}.items() if (stat := stat_of(new.output, path))}
    return Published({**kept, **fresh}, written.written, written.removed)


def _standing(new: Publication, staging: Staging) -> dict[str, Made]:
    """The files of the search index that are as the last build left them."""
    index_files = ((path, made) for path, made in new.known.items() if path.startswith(urls.SEARCH_FOLDER))
    return {path: made for path, made in index_files if path in staging.owned and stat_of(new.output, path) == made.stat}


def _outputs(new: Publication) -> Iterator[tuple[Page | Document | OutputFile, str]]:
    """Everything that the site consists of, each with its key."""
    yield from ((asset, asset.key) for asset in new.theme.assets)
    yield from ((page, render_key(page, new.theme)) for page in new.planned.pages)
    yield from ((document, document.key) for document in new.planned.documents)


def _file(made: Document | OutputFile) -> OutputFile:
    return OutputFile(made.url, made.content(), made.key) if isinstance(made, Document) else made
