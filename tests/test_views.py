"""Views hold plain frozen data and nothing else, so a key can tell of all of it and no template can look anything up."""

import importlib
import pkgutil
from typing import Union, get_args, get_origin, get_type_hints

import msgspec
import pytest

import generator.plan
from generator.model import View
from generator.plan import PAGE_KINDS
from generator.plan.placing import ADDRESSES

PLAIN = {str, int, bool, type(None)}


def view_types():
    for module in pkgutil.iter_modules(generator.plan.__path__):
        importlib.import_module(f"generator.plan.{module.name}")
    found, waiting = [], [View]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("generator.plan."):
            found.append(kind)
    return sorted(found, key=lambda kind: kind.__qualname__)


def refused(hint):
    """The parts of a type that a view may not have."""
    if hint in PLAIN or (isinstance(hint, type) and issubclass(hint, View) and hint is not View):
        return []
    if get_origin(hint) is tuple or get_origin(hint) is Union or "UnionType" in type(hint).__name__:
        return [inner for part in get_args(hint) if part is not Ellipsis for inner in refused(part)]
    return [hint]


def test_there_are_views():
    assert {"Card", "Frame", "ArticleView", "FrontView", "StoryView"} <= {kind.__name__ for kind in view_types()}


@pytest.mark.parametrize("kind", view_types(), ids=lambda kind: kind.__name__)
def test_a_view_holds_only_plain_frozen_data(kind):
    assert kind.__struct_config__.frozen
    assert {name: bad for name, hint in get_type_hints(kind).items() if (bad := refused(hint))} == {}


@pytest.mark.parametrize("hint", [list[str], dict[str, str], float, object, View, tuple[list[str], ...], str | bytes])
def test_what_a_view_may_not_hold_is_seen(hint):
    assert refused(hint)


@pytest.mark.parametrize("kind", [kind for kind in view_types() if kind.__name__.endswith("View")], ids=lambda kind: kind.__name__)
def test_a_page_view_begins_with_its_frame_and_is_documented(kind):
    assert kind.__struct_fields__[0] == "frame"
    assert kind.__doc__


def test_a_view_with_a_field_of_each_address_name_is_text():
    for kind in view_types():
        for name, hint in get_type_hints(kind).items():
            if name in ADDRESSES:
                assert hint is str, (kind, name)


def test_every_page_kind_has_its_function():
    assert all(map(callable, PAGE_KINDS.values()))
    assert msgspec.structs.fields(View) == ()
