"""The sandbox that templates run in, with short ways to what they mostly do: read views, call macros, print texts.

What is allowed is Jinja's decision (`ImmutableSandboxedEnvironment`), and here only narrower: of a view nothing but its
declared fields. A short way is taken only for types that cannot be anything else, and gives what the long way would; for
everything else there is the long way. Which functions and filters there are is decided by `render`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from generator.model import View

_OURS = frozenset([LoopContext, TemplateModule])
_PLAIN = frozenset([int, bool, Macro])  # what loops and imported templates mostly hold
_SHORT = 96  # characters of a text whose escaped form is worth keeping: names, dates, addresses, labels

_kept = functools.lru_cache(maxsize=16384)(escape)


def _printed(value: Any) -> str:
    """What `escape` gives: as a template prints it, no other type is asked for."""
    kind = type(value)
    if kind is str:
        return _kept(value) if len(value) <= _SHORT else escape(value)
    return value if kind is Markup else escape(value)


class _Quick(Template):
    """A template whose output is escaped by `_printed`."""

    @classmethod
    def from_code(cls, environment: Environment, code: CodeType, globals: Any, uptodate: Any = None) -> Template:  # noqa: A002 - its name in Jinja
        """The template of its compiled code, which imports `escape` by that name."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _printed
        return template


class Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox; `offer` names the functions that templates may call."""

    template_class = _Quick

    def __init__(self, **options: Any) -> None:
        """Jinja's options."""
        super().__init__(**options)
        self._offered: dict[int, Callable[..., Any]] = {}
        self._fields: dict[type, frozenset[str]] = {}

    def offer(self, functions: Mapping[str, Callable[..., Any]]) -> None:
        """Make functions of ours known to all templates. They take no context of Jinja's."""
        self.globals.update(functions)
        self._offered.update((id(function), function) for function in functions.values())

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a view, and of a view nothing else; for other objects what the sandbox allows."""
        kind = type(obj)
        fields = self._fields.get(kind)
        if fields is None:
            if not isinstance(obj, View):
                return self._other(obj, attribute)
            fields = self._fields[kind] = frozenset(obj.__struct_fields__)
        return getattr(obj, attribute) if attribute in fields else self.undefined(obj=obj, name=attribute)

    def _other(self, obj: Any, attribute: str) -> Any:
        if type(obj) in _OURS and not attribute.startswith("_"):
            value = getattr(obj, attribute, None)
            if type(value) in _PLAIN:
                return value
        return super().getattr(obj, attribute)

    def call(self, context: Context, function: Any, /, *args: Any, **named: Any) -> Any:
        """Call a macro or a function of ours; anything else where the sandbox allows it."""
        if type(function) is Macro:
            args = (context.eval_ctx, *args)
        elif id(function) not in self._offered:
            return super().call(context, function, *args, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return function(*args, **named)
