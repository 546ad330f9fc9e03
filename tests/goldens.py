"""What a page says, as lines of text: the form in which whole sites are kept as goldens below tests/sites/.

`python tests/goldens.py` writes the goldens anew from the program as it is; read the difference before it is committed.
"""

import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from conftest import BASE_URL, build_site, copy_demo
from site_checker import pages, parse

GOLDENS = Path(__file__).parent / "sites" / "demo"
_BLOCKS = {
    *("address article aside blockquote caption dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6".split()),
    *("header hr li main nav ol p section summary table td th tr ul".split()),
}
_SHOWN = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "h5": "##### ", "li": "* ", "td": "| ", "th": "| ", "summary": "> "}


def outline(path):
    """The text of a page's main part, a line a block, with links as [text](href)."""
    tree, _ = parse(path)
    lines = [f"title: {next(e.text for e in tree.iter('title'))}", ""]
    _walk(next(tree.iter("main")), lines, [""])
    return "\n".join(line.rstrip() for line in lines if line.strip() or line == "") + "\n"


def _walk(element, lines, line):
    if not isinstance(element.tag, str) or element.tag in {"svg", "script"}:
        return
    block, href = element.tag in _BLOCKS, element.get("href")
    if block:
        _flush(lines, line)
        line[0] = _SHOWN.get(element.tag, "")
    if href is not None:
        line[0] += "["
    line[0] += _folded(element.text)
    for child in element:
        _walk(child, lines, line)
        line[0] += _folded(child.tail)
    if href is not None:
        line[0] = line[0].rstrip() + f"]({href}) "
    if block:
        _flush(lines, line)


def _folded(text):
    """White space folded to one space, and kept at the ends where there was some."""
    return " ".join(f"x{text}x".split())[1:-1] if text else ""


def _flush(lines, line):
    if line[0].strip(" |*>#"):
        lines.append(" ".join(line[0].split()))
    line[0] = ""


def outlines(output):
    """The outline of every page of a site, and the digest as JSON, by the name of its golden."""
    made = {path.relative_to(output).as_posix() + ".txt": outline(path) for path in pages(output)}
    return made | {"digest.json": (output / "data" / "digest.json").read_text("utf-8")}


def write():
    """Make the goldens anew."""
    shutil.rmtree(GOLDENS, ignore_errors=True)
    with tempfile.TemporaryDirectory() as place:
        root = copy_demo(Path(place) / "site")
        build_site(root, base_url=BASE_URL)
        for name, text in outlines(root / "_site").items():
            (GOLDENS / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDENS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    write()
