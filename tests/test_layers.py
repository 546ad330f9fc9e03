"""The layers of the program, and where foreign libraries may stand: walks every import, the lazy ones included."""

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"

LEAVES = {
    "collector",
    "datetext",
    "grid",
    "markup",
    "memory",
    "model",
    "problems",
    "reasons",
    "text",
    "textfile",
    "urls",
    "vectors",
    "wording",
    "yamltext",
}
GROUND = {"cache", "config", "fingerprint", "lock", "settings", "workers"}
STAGES = {"analyze", "compare", "group", "link", "normalize", "plan", "read", "render", "search", "theme", "write"}
# Above the stages: what each may import besides leaves and ground.
ABOVE = {
    "articles": {"analyze", "folder", "normalize", "read"},
    "build": {"articles", "folder", "group", "guard", "link", "plan", "publish", "read", "search", "theme", "write"},
    "arguments": set(),
    "built": set(),
    "check": {"articles", "build", "built", "deployment", "doubts", "folder", "group", "named", "normalize", "read", "theme"},
    "cli": {"arguments", "build", "check", "cluster", "explain", "explain_page", "export", "named", "new", "normalize", "read", "serve"}
    | {"terminal", "theme", "verify"},
    "cluster": set(),
    "deployment": set(),
    "epub": set(),
    "export": {"articles", "build", "epub", "folder", "group", "link", "plan", "read", "render", "theme"},
    "folder": {"compare", "read"},
    "guard": set(),
    "indexing": {"search", "write"},
    "doubts": set(),
    "account": {"doubts"},
    "explain": {"account", "terminal"},
    "explain_page": {"account"},
    "named": {"compare", "folder", "normalize", "read"},
    "new": {"deployment"},
    "preview": {"build"},
    "publish": {"folder", "guard", "indexing", "plan", "render", "theme", "write"},
    "schema": set(),
    "serve": {"build", "plan", "preview", "render", "terminal", "theme"},
    "terminal": set(),
    "theme_contract": {"plan"},
    "verify": set(),
    "__main__": {"cli"},
}
# Foreign libraries and the only parts that may import them; msgspec may stand anywhere.
EDGES = {
    "PIL": {"plan"},
    "Stemmer": {"analyze"},
    "babel": {"datetext", "wording"},
    "charset_normalizer": {"read"},
    "distributed": {"cluster"},
    "htmldate": {"read"},
    "jinja2": {"render"},
    "lxml": {"read"},
    "markdown_it": {"markup"},
    "markupsafe": {"render", "wording"},
    "nh3": {"markup"},
    "numpy": {"grid", "group", "normalize", "vectors"},
    "trafilatura": {"read"},
    "watchdog": {"serve"},
    "yaml": {"yamltext"},
}


def part(path):
    """The part that a file belongs to: the module, or the folder at the top of the package."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path):
    """Dotted names that a file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            yield from ([f"{node.module}.{alias.name}" for alias in node.names] if node.module == "generator" else [node.module])


def allowed(name):
    """The parts that a part may import."""
    if name in LEAVES:
        return LEAVES - {name}
    if name in GROUND:
        return LEAVES | GROUND
    if name in STAGES:
        return LEAVES | {"config", "settings", name}
    return LEAVES | GROUND | ABOVE[name] | {name}


FILES = sorted(path for path in PACKAGE.rglob("*.py") if "_themes" not in path.parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_one_way(path):
    name = part(path)
    if name == "__init__":
        assert list(imports(path)) == []
        return
    assert name in LEAVES | GROUND | STAGES | set(ABOVE), f"{name} stands in no layer"
    for imported in imports(path):
        top, *rest = imported.split(".")
        if top == "generator":
            if rest and rest[0] != "__version__":
                assert rest[0] in allowed(name) | {name}, f"{name} may not import {imported}"
        elif top not in sys.stdlib_module_names and top != "msgspec":
            assert top in EDGES, f"{top} stands in no table"
            assert name in EDGES[top], f"{name} may not import {top}"


def test_from_outside_only_the_face_of_a_folder_is_imported():
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    for path in FILES:
        for imported in imports(path):
            top, *rest = imported.split(".")
            if top == "generator" and len(rest) > 1 and rest[0] in folders and part(path) != rest[0]:
                pytest.fail(f"{path.relative_to(PACKAGE)} reaches into {imported}")


def test_leaves_do_not_import_in_circles():
    order = {
        path.stem: {name.split(".")[1] for name in imports(path) if name.startswith("generator.")} for path in FILES if path.stem in LEAVES
    }
    done: set[str] = set()
    while order:
        ready = sorted(name for name, needs in order.items() if needs & LEAVES <= done)
        assert ready, f"a circle among {sorted(order)}"
        done.update(ready)
        for name in ready:
            del order[name]
