"""YAML against the declarations of `generator.config`: kinds, ranges, choices, forms, unknown and missing keys.

Decides what each single value may be; the declaration is the only place that says it, and is walked here through
`msgspec.inspect`. What values mean together (two topics with one page) is decided in `generator.settings.agreement`.
A value that is wrong is told of and replaced by its default, so that one walk finds everything.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, cast

import msgspec.inspect as kinds

from generator.config import FILE, Settings
from generator.settings.findings import Findings, Steps, shown
from generator.settings.forms import FORMS, Misformed
from generator.text import squeeze
from generator.yamltext import Mapping, Node, Scalar, Sequence, truth, whole

S = TypeVar("S", bound=Settings)

_AS_WRITTEN = frozenset({"markdown", "seed"})  # forms that tell lines and spaces apart
_WRONG: Any = object()  # a value that was told of

# what people write for a key that has another name here; the nearest spelling would not find them
_OTHER_NAMES = {
    "base": "base_url",
    "category": "topics",
    "categories": "topics",
    "domain": "domains",
    "ignore": "hide",
    "input": "seeds",
    "keywords": "terms",
    "label": "name",
    "lang": "language",
    "locale": "language",
    "published": "date",
    "site": "home",
    "sources": "outlets",
    "subtitle": "description",
    "tags": "topics",
    "url": "base_url",
    "website": "home",
}


@cache
def fields_of(cls: type[Settings]) -> dict[str, kinds.Field]:
    """The fields of a group of settings by name, in the order of declaration."""
    struct = cast("kinds.StructType", kinds.type_info(cls))
    return {field.name: field for field in struct.fields}


def unwrapped(kind: kinds.Type) -> tuple[kinds.Type, dict[str, Any]]:
    """A type without its metadata, and the extras declared with it (`form`, `of`); an optional type counts as its type."""
    extra: dict[str, Any] = {}
    while True:
        if isinstance(kind, kinds.Metadata):
            extra |= kind.extra or {}
            kind = kind.type
        elif isinstance(kind, kinds.UnionType):
            kind = next(k for k in kind.types if not isinstance(k, kinds.NoneType))
        else:
            return kind, extra


def group(cls: type[S], node: Node, steps: Steps, findings: Findings) -> S:
    """A group of settings from a mapping. A missing key that is needed is told of, and stands as an empty text."""
    fields = fields_of(cls)
    values: dict[str, Any] = {}
    meant: set[str] = set()
    if not isinstance(node, Mapping):
        _mistyped(f"a group of keys ({', '.join(fields)})", node, steps, findings, _choosing(fields, node))
        meant.update(fields)
    else:
        for key, value in node.entries:
            here = (*steps, key.text)
            if key.text not in fields:
                meant.add(_unknown(key, fields, steps, findings))
                continue
            meant.add(key.text)
            if isinstance(value, Scalar) and value.empty:
                if fields[key.text].required:
                    findings.add("config-missing", here, f"'{key.text}' is left empty", "write it", (value.line, value.column))
                continue
            findings.locate(here, value.line, value.column)
            read = _value(fields[key.text].type, value, here, findings)
            if read is not _WRONG:
                values[key.text] = read
    for field in fields.values():
        if field.required and field.name not in values:
            values[field.name] = ""
            if field.name not in meant:
                findings.add("config-missing", steps, f"'{field.name}' is missing", f"add '{field.name}:' here")
    return cls(**values)


def _choosing(fields: dict[str, kinds.Field], node: Node) -> str:
    """The cure where a choice of one of the keys stands in place of the group: `rights: facts`."""
    for name, field in fields.items():
        kind, _ = unwrapped(field.type)
        if isinstance(kind, kinds.LiteralType) and isinstance(node, Scalar) and node.text in kind.values:
            return f"write {{{name}: {node.text}}}"
    return ""


def _unknown(key: Scalar, fields: dict[str, kinds.Field], steps: Steps, findings: Findings) -> str:
    """Tell of a key that is not known; return the one that was probably meant, or ''."""
    other = _OTHER_NAMES.get(key.text.lower(), "")
    likely = other if other in fields else findings.meant(key.text, fields)
    owner = next((str(s) for s in reversed(steps) if isinstance(s, str)), findings.path)
    cure = f"did you mean '{likely}'?" if likely else f"its keys are {', '.join(fields)}"
    findings.add("config-unknown", steps, f"{shown(key.text)} is no key of {owner}", cure, (key.line, key.column))
    return likely


def _value(kind: kinds.Type, node: Node, steps: Steps, findings: Findings) -> Any:
    """One value, or `_WRONG` where it was told of."""
    kind, extra = unwrapped(kind)
    if isinstance(kind, kinds.StructType):
        return group(cast("type[Settings]", kind.cls), node, steps, findings)
    if isinstance(kind, kinds.VarTupleType):
        return _list(kind, extra, node, steps, findings)
    if isinstance(kind, kinds.DictType):
        return _named(kind, extra, node, steps, findings)
    if not isinstance(node, Scalar):
        return _mistyped(described(kind, extra), node, steps, findings)
    if isinstance(kind, kinds.BoolType):
        read = truth(node)
        return _mistyped("true or false", node, steps, findings) if read is None else read
    if isinstance(kind, kinds.IntType):
        return _number(kind, node, steps, findings)
    if isinstance(kind, kinds.LiteralType):
        return _choice(kind, node, steps, findings)
    return _text(cast("kinds.StrType", kind), extra, node, steps, findings)


def _list(kind: kinds.VarTupleType, extra: dict[str, Any], node: Node, steps: Steps, findings: Findings) -> Any:
    if not isinstance(node, Sequence):
        cure = f"write it as a list: [{node.text}]" if isinstance(node, Scalar) and len(node.text) < 40 and node.text.isalnum() else ""
        return _mistyped(described(kind, extra), node, steps, findings, cure)
    read = []
    for number, item in enumerate(node.items):
        here = (*steps, number)
        findings.locate(here, item.line, item.column)
        value = _value(kind.item_type, item, here, findings)
        read.append("" if value is _WRONG else value)  # so that the numbers of the items stay what they are in the file
    return tuple(read)


def _named(kind: kinds.DictType, extra: dict[str, Any], node: Node, steps: Steps, findings: Findings) -> Any:
    if not isinstance(node, Mapping):
        return _mistyped(described(kind, extra), node, steps, findings)
    read: dict[str, Any] = {}
    for key, value in node.entries:
        here = (*steps, key.text)
        findings.locate(here, key.line, key.column)
        name = _value(kind.key_type, key, here, findings)
        if isinstance(value, Scalar) and value.empty:
            continue
        item = _value(kind.value_type, value, here, findings)
        if name is _WRONG or item is _WRONG:
            continue
        if name in read:
            findings.add("config-conflict", here, f"{shown(key.text)} stands twice, in two spellings", "keep one of the two")
        findings.locate((*steps, name), key.line, key.column)
        read[name] = item
    return read


def _number(kind: kinds.IntType, node: Scalar, steps: Steps, findings: Findings) -> Any:
    read = whole(node)
    if read is None:
        return _mistyped("a whole number", node, steps, findings)
    least, most = kind.ge, kind.le
    if (least is not None and read < least) or (most is not None and read > most):
        findings.add("config-value", steps, f"{_name(steps)} must be from {least} to {most}, not {read}", "choose a number in between")
        return _WRONG
    return read


def _choice(kind: kinds.LiteralType, node: Scalar, steps: Steps, findings: Findings) -> Any:
    choices = [str(value) for value in kind.values]
    if node.text in choices:
        return node.text
    likely = findings.meant(node.text, choices)
    cure = f"did you mean '{likely}'?" if likely else "choose one of them"
    findings.add("config-value", steps, f"{_name(steps)} must be {_either(choices)}, not {shown(node.text)}", cure)
    return _WRONG


def _text(kind: kinds.StrType, extra: dict[str, Any], node: Scalar, steps: Steps, findings: Findings) -> Any:
    text = node.text if extra.get("form") in _AS_WRITTEN else squeeze(node.text)  # a file's name may hold two spaces
    name = _name(steps)
    if "form" in extra:
        try:
            text = FORMS[extra["form"]][1](text)
        except Misformed as error:
            instead = "" if name == shown(text) else f", not {shown(text)}"  # the key of an override is its own name
            findings.add("config-value", steps, f"{name} {error.wrong}{instead}", error.cure)
            return _WRONG
    if kind.min_length is not None and len(text) < kind.min_length:
        findings.add("config-value", steps, f"{name} is empty", "write it, or leave the key out")
        return _WRONG
    if kind.max_length is not None and len(text) > kind.max_length:
        findings.add("config-value", steps, f"{name} has {len(text):,} characters, {kind.max_length} at most", "make it shorter")
        return _WRONG
    return text


def described(kind: kinds.Type, extra: dict[str, Any]) -> str:
    """A kind of value in plain words: 'a list of words', 'a whole number'."""
    if isinstance(kind, kinds.VarTupleType):
        return f"a list of {extra.get('of', 'texts')}"
    if isinstance(kind, kinds.DictType):
        return f"a group with {extra.get('of', 'names')} as keys"
    if isinstance(kind, kinds.LiteralType):
        return _either([str(value) for value in kind.values])
    if isinstance(kind, kinds.BoolType):
        return "true or false"
    if isinstance(kind, kinds.IntType):
        return "a whole number"
    return "a text"


def _either(choices: list[str]) -> str:
    return ", ".join(choices[:-1]) + f" or {choices[-1]}"


def _mistyped(wanted: str, node: Node, steps: Steps, findings: Findings, cure: str = "") -> Any:
    name = _name(steps) if steps else findings.path
    findings.add("config-type", steps, f"{name} must be {wanted}, not {_said(node)}", cure, (node.line, node.column))
    return _WRONG


def _said(node: Node) -> str:
    """What stands there, in plain words."""
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Mapping):
        return "a group of keys"
    if not node.quoted and whole(node) is not None:
        return "a number"
    if not node.quoted and truth(node) is not None:
        return f"'{node.text}'"
    return f"the text {shown(node.text)}" if node.text else "nothing"


def _name(steps: Steps) -> str:
    """What a message calls a value: the nearest key with a name, and the number of the item, counted from 1."""
    named = [(number, step) for number, step in enumerate(steps) if isinstance(step, str)]
    if not named:
        return FILE
    number, name = named[-1]
    return shown(name) if number == len(steps) - 1 else f"item {int(steps[number + 1]) + 1} of {shown(name)}"
