"""Whether every address is safe and used once: two that differ only by case would be one file on some file systems."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator import urls
from generator.plan.catalog import Catalog
from generator.plan.sheet import Leaf, Sheet
from generator.problems import Problem

Sheets = list[Sheet[Any]]
Leaves = list[Leaf[Any]]


def settled(sheets: Sheets, leaves: Leaves, catalog: Catalog) -> tuple[Sheets, Leaves, tuple[Problem, ...]]:
    """Those pages and documents that may stand, in their order: the first at an address keeps it; and the problems."""
    register = Register({page.name: page.path for page in catalog.content.pages})
    kept = [sheet for sheet in sheets if register.admits(sheet.url, sheet.kind)]
    return kept, [leaf for leaf in leaves if register.admits(leaf.url, leaf.kind)], tuple(register.problems)


@dataclass(slots=True)
class Register:
    """The addresses given out: `files` are the editor's files by the name of their page."""

    files: dict[str, str]
    taken: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def admits(self, address: str, kind: str) -> bool:
        """Whether a page or document may stand at an address; if so, it is taken."""
        path = self.files.get(address.removesuffix(".html"), "site.yaml") if kind == "editorial" else "site.yaml"
        if not urls.is_safe(address):
            self.problems.append(Problem("page-name", path, 0, 0, f"'{address}' cannot be the address of a page"))
            return False
        other = self.taken.get(address.lower())
        if other is not None:
            self.problems.append(Problem("page-collision", path, 0, 0, f"'{address}' is already the address of a page of kind '{other}'"))
            return False
        self.taken[address.lower()] = kind
        return True
