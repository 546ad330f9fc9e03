"""Front matter and Markdown: the fields at the head of a file with their places, and Markdown as HTML that is safe.

Decides which HTML may stand on a page: a small list of tags, links to http, https, mailto, tel and pages of the site, no
script, style, class or picture. Text that would take too long to format is shown as it is written. What a field means
is decided where it is read.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from generator import yamltext
from generator.problems import Problem
from generator.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

TEXT_LIMIT = 200_000  # characters of Markdown: some 30,000 words
PARAGRAPH_LIMIT = 16_000  # characters of one paragraph; brackets cost quadratic time in it, 1 s at 64,000
RATIO = 20  # output to input: link references can repeat one long address thousands of times
DEPTH = 256  # of nested tags; nh3 takes cubic time in it
TAGS = 20_000
ATTRIBUTES = 200  # of one tag

_UNPRINTED = re.compile("[\0\r\ud800-\udfff]")  # what no HTML parser leaves as it is
_BLANK_LINES = re.compile(r"\n[ \t]*\n")
_FENCE = re.compile(r"---[ \t]*")
_FENCE_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_LOOKS_LIKE_KEY = re.compile(r"[A-Za-z_][\w -]{0,40}:(?:\s|$)")
_FRONT_MATTER_LINES = 2000

_ALLOWED = frozenset(
    {"a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s", "strong"}
    | {"table", "tbody", "td", "th", "thead", "tr", "ul"}
)
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNSAFE_IN_LINK = re.compile(r"[\x00-\x20\\\x7f]")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_BETWEEN_ATTRIBUTES = re.compile(r"[\s/\"']+")
_VOID = frozenset({"br", "hr"})


class Field(NamedTuple):
    """One value at the head of a file. A list gives one field an item, a group 'author: name:' the name 'author.name'."""

    name: str  # as written, lower case
    text: str  # as written, without quotation marks
    line: int  # of the whole file, from 1
    column: int


class FrontMatter(NamedTuple):
    """The fields of a file, the line its body starts on (1 where it has none), and what is wrong with the head."""

    fields: tuple[Field, ...]
    start: int
    problems: tuple[Problem, ...]


class Formatted(NamedTuple):
    """Markdown as safe HTML. `title` is its first heading, where that is an h1 ('' else); `guarded` when it was not formatted."""

    title: str
    html: str
    guarded: bool


def front_matter(text: str, path: str = "") -> FrontMatter:
    """Read YAML between two lines of `---` at the very start of a text. Where it cannot be read, all of the file is body.

    Args:
        text: the whole file, without a byte order mark.
        path: what problems call the file.
    """
    nothing = FrontMatter((), 1, ())
    lines = _LINE_END.split(text[: yamltext.FRONT_MATTER_LIMIT + 100], maxsplit=_FRONT_MATTER_LINES)
    if not _FENCE.fullmatch(lines[0]):
        return nothing
    end = next((number for number, line in enumerate(lines) if number and _FENCE_END.fullmatch(line)), 0)
    if not end:
        if len(lines) < 2 or not _LOOKS_LIKE_KEY.match(lines[1]):
            return nothing  # a line of hyphens as an ornament
        return FrontMatter(
            (), 1, (Problem("front-matter", path, 1, 1, "the front matter that starts here does not end", "end it with ---"),)
        )
    parsed = yamltext.parse("\n".join(lines[1:end]), path, yamltext.FRONT_MATTER_LIMIT)
    if parsed.problems:
        if not any(_LOOKS_LIKE_KEY.match(line) for line in lines[1:end]):
            return nothing
        return FrontMatter((), 1, tuple(_as_front_matter(problem) for problem in parsed.problems[:10]))
    if isinstance(parsed.root, yamltext.Mapping):
        return FrontMatter(tuple(_fields(parsed.root, "")), end + 2, ())
    empty = parsed.root is None or (isinstance(parsed.root, yamltext.Scalar) and not parsed.root.text)
    return FrontMatter((), end + 2, ()) if empty else nothing  # prose between two lines of hyphens


def _as_front_matter(problem: Problem) -> Problem:
    line = problem.line + 1 if problem.line else 0
    return Problem("front-matter", problem.path, line, problem.column, f"the front matter cannot be read: {problem.message}", problem.cure)


def _fields(node: yamltext.Node, name: str) -> Iterator[Field]:
    """The values below a node, in order (at most 32 levels, see `yamltext.DEPTH`)."""
    if isinstance(node, yamltext.Mapping):
        for key, value in node.entries:
            yield from _fields(value, f"{name}.{key.text}".strip(".").lower())
    elif isinstance(node, yamltext.Sequence):
        for item in node.items:
            yield from _fields(item, name)
    elif not node.empty:
        yield Field(name, node.text, node.line + 1, node.column)


def html(markdown: str) -> str:
    """Markdown (CommonMark and tables) as safe HTML, its headings from h2 on and no level skipped."""
    return formatted(markdown, title=False).html


def formatted(markdown: str, *, title: bool = True) -> Formatted:
    """Markdown as safe HTML; with `title`, a first heading of level 1 is taken out as the page's title."""
    if len(markdown) > TEXT_LIMIT or any(len(run) > 4 * PARAGRAPH_LIMIT for run in _BLANK_LINES.split(markdown)):
        return Formatted("", _as_written(markdown), guarded=True)
    engine = _engine()
    markdown = _UNPRINTED.sub("\ufffd", _LINE_END.sub("\n", markdown))
    env: dict[str, Any] = {}
    tokens = engine.parse(markdown, env)
    name = ""
    if title and len(tokens) > 2 and tokens[0].tag == "h1":
        name, tokens = squeeze(_words(tokens[1].children or [])), tokens[3:]
    _level(tokens)
    for token in tokens:
        if token.children:
            token.children = _without_pictures(token.children)
    if not _in_proportion(tokens, len(markdown)):
        return Formatted(name, _as_written(markdown), guarded=True)
    made = engine.renderer.render(tokens, engine.options, env)
    if not _is_tame(made):
        return Formatted(name, _as_written(markdown), guarded=True)
    return Formatted(name, sanitized(made), guarded=bool(env.get("guarded")))


def sanitized(text: str) -> str:
    """HTML with only what may stand on a page; again applied, it changes nothing. Shown as text where it is too deep or large."""
    if not _is_tame(text):
        return _as_written(text)
    import nh3

    return nh3.clean(
        _UNPRINTED.sub("\ufffd", text),
        tags=set(_ALLOWED),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_attribute,
        url_schemes=set(_SCHEMES),
        link_rel="noopener noreferrer",
    )


@cache
def _engine() -> MarkdownIt:
    from markdown_it import MarkdownIt

    engine = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    engine.core.ruler.after("block", "paragraph_limit", _guard_paragraphs)
    return engine


def _guard_paragraphs(state: Any) -> None:
    """Show a paragraph that is too long as text: after blocks are known, before their inside is parsed."""
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > PARAGRAPH_LIMIT:
            token.type = "text"
            state.env["guarded"] = True


def _level(tokens: Sequence[Token]) -> None:
    """Give headings the levels from h2 on, without a gap: the page's title is the only h1."""
    above: list[int] = []
    level = ""
    for token in tokens:
        if token.type == "heading_open":
            written = int(token.tag[1])
            while above and above[-1] >= written:
                above.pop()
            above.append(written)
            level = f"h{min(len(above) + 1, 6)}"
        if token.type in {"heading_open", "heading_close"}:
            token.tag = level


def _without_pictures(children: list[Token]) -> list[Token]:
    """A picture becomes a link to it, named by its description: a page asks no other site for anything."""
    made: list[Token] = []
    within = 0
    for token in children:
        within += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type != "image":
            made.append(token)
            continue
        source = str(token.attrs.get("src", ""))
        text = token.copy(type="text", tag="", nesting=0, attrs={}, children=None, content=_words(token.children or []) or source)
        if within:
            made.append(text)
        else:
            opening = token.copy(type="link_open", tag="a", nesting=1, attrs={"href": source}, children=None)
            made += [opening, text, token.copy(type="link_close", tag="a", nesting=-1, attrs={}, children=None)]
    return made


def _words(tokens: Sequence[Token]) -> str:
    """The text of an inline run without its marks."""
    parts: list[str] = []
    todo = list(reversed(tokens))
    while todo:
        token = todo.pop()
        if token.type in {"text", "code_inline"}:
            parts.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        todo.extend(reversed(token.children or []))
    return "".join(parts)


def _in_proportion(tokens: Sequence[Token], written: int) -> bool:
    """Whether the HTML of the tokens will be in proportion to what was written: looked at before it is made."""
    size = 0
    for token in tokens:
        for part in (token, *(token.children or [])):
            size += len(part.content if part.type != "inline" else "") + 2 * len(part.tag) + 5
            size += sum(len(name) + len(str(value)) + 4 for name, value in part.attrs.items())
    return size <= RATIO * written + 1000


def _is_tame(text: str) -> bool:
    """Whether a sanitizer can take the HTML: not too many tags, not too deep, no tag of endless attributes."""
    depth = 0
    for number, match in enumerate(_TAG.finditer(text)):
        depth += -1 if match[1] else int(match[2].lower() not in _VOID)
        if number >= TAGS or depth > DEPTH:
            return False
    # up to the last '>' before the next tag, since one may stand within an attribute's quotation marks
    return all(len(_BETWEEN_ATTRIBUTES.findall(piece.rpartition(">")[0] or piece)) <= ATTRIBUTES for piece in text.split("<")[1:])


def _attribute(_tag: str, name: str, value: str) -> str | None:
    """An attribute's value, or None where it may not stand."""
    if name == "href":
        return value if _is_safe_link(value) else None
    if name == "start":
        return value if value.isascii() and value.isdigit() and len(value) < 10 else None
    return value


def _is_safe_link(target: str) -> bool:
    """Whether a link leads to the web, to mail or telephone, or stays on the site."""
    if not target or _UNSAFE_IN_LINK.search(target) or target.startswith("//"):
        return False
    scheme = _SCHEME.match(target)
    if not scheme:
        return True
    name = scheme[1].lower()
    return name in _SCHEMES and (not name.startswith("http") or target[scheme.end() :].startswith("//"))


def _as_written(text: str) -> str:
    """A text as paragraphs, every mark of it shown; as a single one where there would be too many."""
    runs = [run.strip() for run in _BLANK_LINES.split(_UNPRINTED.sub("\ufffd", text)) if run.strip()]
    if len(runs) > TAGS // 4:
        runs = ["\n".join(runs)]
    return "".join(f"<p>{escape(run, quote=False)}</p>\n" for run in runs)
