"""Themes: finds a theme's folder, follows what it extends, and gathers its templates, static files and texts as data.

A theme is looked for in the site's own `themes/`, then among those that come with newsdigest. `extends` in its theme.yaml
names a theme that stands behind it, file by file: a template, a static file or a text that the theme lacks is taken from
there. What templates do with it is decided in `generator.render`, what dates and numbers sound like in `generator.wording`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from generator import __version__, wording
from generator.model import OutputFile, TemplateFile, Theme, ThemeError
from generator.problems import Problem
from generator.text import digest
from generator.yamltext import parse

__all__ = ["Theme", "ThemeError", "load_theme"]

# In the wheel the shipped themes stand inside the package, in a checkout beside it.
_SHIPPED = (Path(__file__).parent / "_themes", Path(__file__).parent.parent / "themes")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_FILE = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_KEYS = {"title", "description", "extends"}
# One stylesheet goes out. A theme may bring its own tokens (colours, sizes) without its own rules, and rules beside those behind it.
_TOKENS, _STYLE, _MORE = "tokens.css", "style.css", "more.css"
_ENGLISH = "en"


class _Layer(NamedTuple):
    """One theme of a chain: its name, its folder, what its theme.yaml says."""

    name: str
    folder: Path
    settings: dict[str, str]


def load_theme(root: Path, name: str, language: str = _ENGLISH) -> Theme:
    """The theme `name` for a site in `language` (BCP 47). Raises `ThemeError` where it is missing or not sound."""
    chain = _chain(root, name)
    own, problems = _texts(chain, language)
    found = [entry for layer in reversed(chain) for entry in _files(layer, "static")]
    files = dict(found)
    if _STYLE not in files:
        raise _error("theme-invalid", f"themes/{name}/static/{_STYLE}", "the theme has no stylesheet, and extends none that has")
    files.pop(_MORE, None)
    files[_STYLE] = b"".join((files.pop(_TOKENS, b""), files[_STYLE], *(data for file, data in found if file == _MORE)))
    assets = tuple(_asset(file, files[file]) for file in sorted(files))
    templates = _templates(chain)
    return Theme(
        name=name,
        title=chain[0].settings.get("title", name),
        description=chain[0].settings.get("description", ""),
        language=own,
        templates=templates,
        texts=(texts := _forms(chain, own)),
        assets=assets,
        files={file: asset.path for file, asset in zip(sorted(files), assets, strict=True)},
        digest=_digest(own, templates, texts, assets),
        problems=problems,
    )


def _chain(root: Path, name: str) -> tuple[_Layer, ...]:
    """The theme and what it extends, most special first. A site's theme may extend the shipped one of its own name."""
    layers = [_layer(root, name, set(), "")]
    while wanted := layers[-1].settings.get("extends", ""):
        layers.append(_layer(root, wanted, {layer.folder for layer in layers}, f"themes/{layers[-1].name}/theme.yaml"))
    return tuple(layers)


def _layer(root: Path, name: str, used: set[Path], asked_by: str) -> _Layer:
    places = [root / "themes", *_SHIPPED] if _NAME.fullmatch(name) else []
    for folder in (place.resolve() / name for place in places):
        if folder not in used and (folder / "theme.yaml").is_file():
            return _Layer(name, folder, _settings(name, folder / "theme.yaml"))
    if any((place.resolve() / name) in used for place in places):
        raise _error("theme-invalid", asked_by, f"the theme extends itself through {name!r}", "let 'extends' name another theme")
    there = ", ".join(sorted({folder.parent.name for place in places for folder in place.glob("*/theme.yaml")}))
    raise _error("theme-missing", asked_by or "site.yaml", f"there is no theme {name!r}" + (f"; there are: {there}" if there else ""))


def _settings(name: str, file: Path) -> dict[str, str]:
    place = f"themes/{name}/theme.yaml"
    settings = _mapping(file, place)
    for key, value in settings.items():
        if key not in _KEYS:
            raise _error("theme-invalid", place, f"unknown key {key!r}", f"a theme has the keys {', '.join(sorted(_KEYS))}")
        if not isinstance(value, str):
            raise _error("theme-invalid", place, f"{key!r} is not a text")
    return {key: str(value) for key, value in settings.items()}


def _mapping(file: Path, place: str) -> dict[str, object]:
    document = parse(_read(file, place), place)
    if document.problems:
        raise ThemeError(document.problems[0])
    value = document.value
    if not isinstance(value, dict):
        raise _error("theme-invalid", place, "this is not a list of 'key: value' lines")
    return value


def _read(file: Path, place: str) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _error("theme-invalid", place, "the file is not UTF-8 text") from None
    except OSError as error:
        raise _error("theme-invalid", place, f"the file cannot be read: {(error.strerror or 'unknown reason').lower()}") from None


def _files(layer: _Layer, part: str) -> Iterator[tuple[str, bytes]]:
    """The regular files of one folder of a theme, by name. Hidden files and links are passed over."""
    for file in sorted((layer.folder / part).glob("*")):
        if file.name.startswith(".") or file.is_symlink() or not file.is_file():
            continue
        place = f"themes/{layer.name}/{part}/{file.name}"
        if not _FILE.fullmatch(file.name):
            raise _error("theme-invalid", place, "the file's name is not made of lower-case letters, digits, dots and hyphens", "rename it")
        try:
            yield file.name, file.read_bytes()
        except OSError as error:
            raise _error("theme-invalid", place, f"the file cannot be read: {(error.strerror or 'unknown reason').lower()}") from None


def _templates(chain: Sequence[_Layer]) -> dict[str, TemplateFile]:
    """Templates by name ('day.html'), and by theme and name ('wire/day.html': what that theme shows, be it its own or from behind it)."""
    templates: dict[str, TemplateFile] = {}
    for layer in reversed(chain):
        for name, data in _files(layer, "templates"):
            place = f"themes/{layer.name}/templates/{name}"
            try:
                templates[name] = TemplateFile(place, data.decode("utf-8-sig"))
            except UnicodeDecodeError:
                raise _error("theme-invalid", place, "the file is not UTF-8 text") from None
        templates |= {f"{layer.name}/{name}": template for name, template in templates.items() if "/" not in name}
    return templates


def _asset(name: str, data: bytes) -> OutputFile:
    stem, dot, suffix = name.partition(".")
    return OutputFile(f"assets/{stem}.{digest(data, size=4)}{dot}{suffix}", data, digest(data))


def _texts(chain: Sequence[_Layer], language: str) -> tuple[str, tuple[Problem, ...]]:
    """The language to speak: the site's, where the theme has it ('de' serves 'de-AT'), else English with a warning."""
    for tag in _tags(language):
        if wording.known(language) and any((layer.folder / "i18n" / f"{tag}.yaml").is_file() for layer in chain):
            return language, ()
    place = f"themes/{chain[0].name}/i18n"
    return _ENGLISH, (Problem("theme-language", place, 0, 0, f"the theme has no texts in {language!r}, so the interface is in English"),)


def _tags(language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((language, language.split("-", 1)[0])))


def _forms(chain: Sequence[_Layer], language: str) -> dict[str, dict[str, str]]:
    """Texts by key: from the special theme before the general one, from the language before English."""
    texts: dict[str, dict[str, str]] = {}
    for tag in dict.fromkeys((*_tags(language), _ENGLISH)):
        for layer in chain:
            file, place = layer.folder / "i18n" / f"{tag}.yaml", f"themes/{layer.name}/i18n/{tag}.yaml"
            if not file.is_file():
                continue
            for key, value in _mapping(file, place).items():
                texts.setdefault(key, _form(key, value, place))
    return texts


def _form(key: str, value: object, place: str) -> dict[str, str]:
    """A text with its plural forms: a plain text, or a mapping of CLDR's plural categories with at least 'other'."""
    forms = {"other": value} if isinstance(value, str) else value
    if not isinstance(forms, dict) or "other" not in forms or not all(isinstance(form, str) for form in forms.values()):
        cure = "give one text, or 'one' (few, many ...) and 'other'"
        raise _error("theme-invalid", place, f"{key!r} is neither a text nor its plural forms", cure)
    return {str(category): str(form) for category, form in forms.items()}


def _digest(language: str, templates: dict[str, TemplateFile], texts: dict[str, dict[str, str]], assets: Sequence[OutputFile]) -> str:
    """Everything that rendering depends on besides the view, the versions of what renders included."""
    parts = [__version__, version("jinja2"), version("babel"), language]
    parts += [part for name, template in sorted(templates.items()) for part in (name, template.source)]
    parts += [part for key, forms in sorted(texts.items()) for part in (key, *(f"{c}={text}" for c, text in sorted(forms.items())))]
    return digest(*parts, *(part for asset in assets for part in (asset.path, asset.key)))


def _error(code: str, place: str, message: str, cure: str = "") -> ThemeError:
    return ThemeError(Problem(code, place, 0, 0, message, cure))
