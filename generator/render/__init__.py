"""Rendering: one page's view and a theme's template give the bytes of one file.

Templates are run in a sandbox with autoescaping and see nothing but `view` and the few pure functions listed here: no
globals, no clock, no files, no randomness. Texts of articles are never templates. `trusted` is the only way to print
HTML as it is, for the two kinds of field that were sanitized before: an introduction and an editor's page.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from generator import reasons, wording
from generator.model import OutputFile, Page, TemplateFile, Theme, ThemeError, View
from generator.problems import Problem
from generator.text import digest
from generator.wording import Wording

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["Ready", "draw", "ready", "render", "render_key"]

# Filters of Jinja that are left out: they print unescaped HTML, or not the same thing twice.
_REFUSED_FILTERS = (
    "safe",
    "tojson",
    "urlize",
    "xmlattr",
    "random",
    "pprint",
    "forceescape",
    "attr",
    "format",
    "center",
    "filesizeformat",
    "wordwrap",
    "striptags",
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SCRIPT_END = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def render_key(page: Page, theme: Theme) -> str:
    """The fingerprint of everything that a page's bytes depend on: its view's, its template's, the theme's."""
    return digest(page.key, page.url, page.template, theme.digest)


class Ready(NamedTuple):
    """A page with its view made: what a worker process needs to draw it."""

    url: str
    template: str
    key: str
    view: View
    theme: Theme


def ready(page: Page, theme: Theme) -> Ready:
    """Make the page's view."""
    return Ready(page.url, page.template, render_key(page, theme), page.view(), theme)


def draw(page: Ready) -> OutputFile:
    """The page as a file. Raises `ThemeError`, naming the template's file and line and the fields the view has."""
    from jinja2 import TemplateError

    try:
        html = _environment(page.theme.digest, _Themed(page.theme)).get_template(page.template).render(view=page.view)
    except (TemplateError, LookupError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError) as error:
        raise ThemeError(_problem(error, page)) from error
    return OutputFile(page.url, _CONTROL.sub("�", html).encode("utf-8", "replace"), page.key)


def render(page: Page, theme: Theme) -> OutputFile:
    """The page as a file, in one step."""
    return draw(ready(page, theme))


class _Themed:
    """A theme as the argument of a cached function: the digest beside it tells two themes apart."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Themed)

    def __hash__(self) -> int:
        return 0


@functools.lru_cache(maxsize=4)
def _environment(_digest: str, themed: _Themed) -> Environment:
    """Jinja with the theme's templates, compiled at first use and kept for the process."""
    from jinja2 import FunctionLoader, StrictUndefined

    from generator.render.sandbox import Sandbox

    theme = themed.theme

    def source(name: str) -> tuple[str, str, Any] | None:
        template = theme.templates.get(name)
        return (template.source, template.path, lambda: True) if template else None

    environment = Sandbox(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    words = Wording(theme.language, theme.texts)
    for name in _REFUSED_FILTERS:
        environment.filters.pop(name, None)
    environment.globals.clear()
    environment.offer({"t": words.text, "name": words.name, "weekdays": words.weekdays, "asset": functools.partial(_asset, theme)})
    environment.filters.update(
        {
            "date": words.date,
            "number": words.number,
            "label": words.label,
            "reason": functools.partial(reasons.worded, words=words),
            "listed": words.listed,
            "ends": wording.ends,
            "web": web,
            "trusted": trusted,
            "script_data": script_data,
        }
    )
    return environment


def trusted(html: str) -> Markup:
    """HTML that was sanitized when it was read, printed as it is. For `introduction` and `html`, and nothing else."""
    return Markup(html)  # noqa: S704 - the one door, and the contract names what may pass


def script_data(json: str) -> Markup:
    """JSON for a data block in a page: whatever it holds, it can neither end the element nor open a comment."""
    return Markup(json.translate(_SCRIPT_END))  # noqa: S704 - every character that HTML could read is escaped


def web(address: str) -> str:
    """An address at another site if it is http or https, else ''."""
    return address if address[:8].lower().startswith(("http://", "https://")) else ""


def _asset(theme: Theme, name: str) -> str:
    """The path of a static file below the site's root."""
    if name not in theme.files:
        raise LookupError(f"the theme has no static file {name!r}")
    return theme.files[name]


def _problem(error: Exception, page: Ready) -> Problem:
    """What failed, at the template's own line: Jinja leaves it in the traceback or, for syntax, in the error."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

    theme, view = page.theme, page.view
    if isinstance(error, TemplateNotFound):
        message = f"the theme has no template {error.name!r}, which {page.url} needs"
        return Problem("theme-template", _path(theme, page.template), 0, 0, message, "add it, or let the theme extend broadsheet")
    if isinstance(error, TemplateSyntaxError):
        return Problem("theme-template", error.filename or _path(theme, page.template), error.lineno, 0, f"syntax: {error.message}")
    path, line = _path(theme, page.template), 0
    ours = {template.path for template in theme.templates.values()}
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename in ours:
            path, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    reason = str(error) or type(error).__name__
    has = f"; the view of {page.url} has: {', '.join(view.__struct_fields__)}" if isinstance(error, UndefinedError) else f", on {page.url}"
    return Problem("theme-template", path, line, 0, f"{reason}{has}")


def _path(theme: Theme, template: str) -> str:
    return theme.templates.get(template, TemplateFile(f"themes/{theme.name}/templates/{template}", "")).path
