"""The search index: published pages in, the files that Pagefind makes of them out, the same bytes for the same pages.

Pages are indexed in bundles, one for each language and period, so that a change makes one bundle anew and not all; which
page belongs to which bundle is decided by the plan, when a bundle is made anew by the build. What of a page is indexed is
marked in the theme's templates. The one module that knows Pagefind, which is optional: its program comes as a wheel.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from generator.problems import Problem, ProblemError
from generator.text import digest

_PACKAGE = "pagefind_bin"
_PROGRAMS = ("pagefind", "pagefind.exe")
_ENTRY = "pagefind-entry.json"
_FOLDERS = ("fragment", "index")
_FILTERS = "filter"
_SIGNATURE = b"pagefind_dcd"  # begins each file of an index once it is unpacked
_PAGE = "<!DOCTYPE html><html lang=en><title>None</title><h1>None</h1>"
# Pagefind's own format is CBOR: here its three kinds that these files hold.
_NUMBER, _TEXT, _ARRAY = 0, 3, 4
UNSEARCHED = "[data-unsearched]"  # what a theme marks on pages of any site: words that only repeat others
_FILTERS_AT = 3  # in an index's head: version, pages, index files, filters, sorts, fields


class SearchError(ProblemError):
    """The index cannot be made."""


@cache
def program() -> tuple[Path, str] | None:
    """Pagefind's program and its version, None where it is not installed."""
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.origin:
        return None
    folder = Path(spec.origin).parent
    try:
        return next(((folder / name, version(_PACKAGE)) for name in _PROGRAMS if (folder / name).is_file()), None)
    except PackageNotFoundError:
        return None


def key_of(pages: Mapping[str, str]) -> str:
    """A fingerprint of a bundle, from the key of each page in it by its path."""
    return digest(_installed()[1], *(part for path, made_of in sorted(pages.items()) for part in (path, made_of)))


def loader(work: Path) -> bytes:
    """The script that searches in the browser, as Pagefind brings it; `work` is an empty folder."""
    page = work / "page.html"
    page.write_text(_PAGE, "ascii")
    return (_run({"page.html": page}, "en", work) / "pagefind.js").read_bytes()


def indexed(pages: Mapping[str, Path], language: str, work: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the index of these pages, by path within its bundle.

    `pages` are finished pages by path in the output, `language` the primary subtag whose stems count, `work` an empty folder.
    Raises `SearchError`.
    """
    made = _run(pages, language, work)
    entry = json.loads((made / _ENTRY).read_bytes())
    if len(entry["languages"]) != 1:
        raise _unknown()
    own: dict[str, Any] = next(iter(entry["languages"].values()))
    names: dict[str, str] = {}
    for file in sorted((made / _FILTERS).glob("*")):
        name, data = _filter(file, language)
        names[file.name.partition(".")[0]] = name
        yield f"{_FILTERS}/{name}.pf_filter", data
    head = _head((made / f"pagefind.{own['hash']}.pf_meta").read_bytes(), names)
    own["hash"] = f"{language}_{digest_bytes(head)}"
    yield f"pagefind.{own['hash']}.pf_meta", head
    wasm = f"wasm.{own['wasm'] or 'unknown'}.pagefind"
    yield wasm, (made / wasm).read_bytes()
    for folder in _FOLDERS:
        for file in sorted((made / folder).glob("*")):
            yield f"{folder}/{file.name}", file.read_bytes()
    yield _ENTRY, json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_bytes(data: bytes) -> str:
    """A short name for a file by what it holds."""
    return digest("", data, size=5)


def _installed() -> tuple[Path, str]:
    found = program()
    if found is None:
        raise SearchError(Problem("search-pagefind", "site.yaml", 0, 0, "search is on, but Pagefind is not installed"))
    return found


def _run(pages: Mapping[str, Path], language: str, work: Path) -> Path:
    """Pagefind's output for these pages. Neither its settings files nor its environment variables have a say."""
    work = work.resolve()  # the program runs in it, where a path relative to here leads nowhere
    site, made = work / "site", work / "made"
    for path, file in pages.items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        _borrow(file, target)
    places = ["--site", os.fspath(site), "--output-path", os.fspath(made), "--glob", "**/*.html"]
    texts = ["--force-language", language, "--keep-index-url", "--exclude-selectors", UNSEARCHED, "--quiet"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    command = [os.fspath(_installed()[0].resolve()), *places, *texts]
    ran = subprocess.run(command, cwd=work, env=environment, capture_output=True, check=False)  # noqa: S603 - a program of ours by its whole path
    if ran.returncode or not (made / _ENTRY).is_file():
        said = (ran.stderr or ran.stdout).decode("utf-8", "replace").strip().splitlines()
        raise SearchError(
            Problem("search-failed", "search", 0, 0, f"Pagefind ended with {ran.returncode}: {said[-1] if said else 'no word'}")
        )
    return made


def _borrow(file: Path, target: Path) -> None:
    """The same file at a second place: without copying where the file system can."""
    try:
        os.link(file, target)
    except OSError:
        shutil.copyfile(file, target)


# Pagefind writes the values of a filter in an order that differs from run to run, names the file by what it holds, and the
# head of the index names that file. Here they are put in order and named again. They are written unpacked, which Pagefind
# reads as well: packing gives other bytes with other versions of zlib.


def _filter(file: Path, language: str) -> tuple[str, bytes]:
    """A filter with its values in order, and its name by what it then holds."""
    name, values = _read(_unpacked(file.read_bytes()))
    data = _SIGNATURE + _written([name, sorted(values, key=lambda value: value[0])])
    return f"{language}_{digest_bytes(data)}", data


def _head(data: bytes, names: Mapping[str, str]) -> bytes:
    """The head of an index with its filters in order, under their new names."""
    head = _read(_unpacked(data))
    head[_FILTERS_AT] = sorted([name, names[hashed]] for name, hashed in head[_FILTERS_AT])
    return _SIGNATURE + _written(head)


def _unpacked(data: bytes) -> bytes:
    import gzip

    return (data if data.startswith(_SIGNATURE) else gzip.decompress(data)).removeprefix(_SIGNATURE)


def _read(data: bytes) -> list[Any]:
    """A CBOR array of numbers, texts and arrays (RFC 8949); anything else is another format than the one that is known."""
    top: list[Any] = []
    open_arrays: list[tuple[list[Any], int]] = [(top, 1)]
    at = 0
    while open_arrays:
        items, wanted = open_arrays[-1]
        if len(items) == wanted:
            open_arrays.pop()
            continue
        kind, value, at = _argument(data, at)
        if kind == _NUMBER:
            items.append(value)
        elif kind == _TEXT:
            items.append(data[at : at + value].decode())
            at += value
        else:
            inner: list[Any] = []
            items.append(inner)
            open_arrays.append((inner, value))
    (array,) = top
    if not isinstance(array, list):
        raise _unknown()
    return array


def _argument(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind and number at the head of an item, and where what follows it begins."""
    if at >= len(data):
        raise _unknown()
    kind, short = data[at] >> 5, data[at] & 31
    if kind not in {_NUMBER, _TEXT, _ARRAY} or short > 27:
        raise _unknown()
    size = 0 if short < 24 else 1 << (short - 24)
    return kind, int.from_bytes(data[at + 1 : at + 1 + size]) if size else short, at + 1 + size


def _written(item: Any) -> bytes:
    if isinstance(item, int):
        return _headed(_NUMBER, item)
    if isinstance(item, str):
        data = item.encode()
        return _headed(_TEXT, len(data)) + data
    return _headed(_ARRAY, len(item)) + b"".join(map(_written, item))


def _headed(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    power = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind << 5 | 24 + power]) + number.to_bytes(1 << power)


def _unknown() -> SearchError:
    return SearchError(Problem("search-failed", "search", 0, 0, "this version of Pagefind writes its index in a form that is not known"))
