"""The working sheet of one article: its lines, the blocks they form, and what was decided on each so far.

The one mutable thing of this stage, and it never leaves it. A row is a raw line; a block is one or more rows that are
one text (a paragraph broken over lines); decisions are made on blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as fresh
from itertools import chain

from generator.config import Override, SiteConfig
from generator.datetext import Written
from generator.model import Basis, Claim, Draft, DraftLine, Label, Place, Refusal, Shared
from generator.normalize.marks import Plain
from generator.normalize.shapes import Shape

_NO_OVERRIDE = Override()


def beginning(lines: Iterable[tuple[str, list[str]]], most: int) -> Iterator[str]:
    """The words of the first `most` characters of lines, each given with its words, that are joined by spaces."""
    left = most
    found: list[list[str]] = []
    for text, words in lines:
        found.append(words if len(text) <= left else text[: max(0, left)].split())
        left -= len(text) + 1
    return chain.from_iterable(found)


@dataclass(slots=True)
class Row:
    """A line of the draft that is not blank, without its marks. `gap` counts the blank lines before it."""

    index: int  # into draft.lines
    line: DraftLine
    plain: Plain
    gap: int
    tokens: list[str] = fresh(init=False)  # of its text, as parted by spaces

    def __post_init__(self) -> None:
        """Part its text."""
        self.tokens = self.plain.text.split()


@dataclass(slots=True)
class Block:
    """Rows that are one text, what they look like, and the decision on them.

    `label` None: nothing decided. `field` '' with a label: removed. `spoken` marks labels that hold by the line's own
    words, against those by its surroundings.
    """

    rows: list[Row]
    text: str
    low: str  # lower case, straight apostrophes, ends stripped of marks
    shape: Shape
    dates: tuple[Written, ...] = ()
    label: Label | None = None
    field: str = ""
    rule: str = ""
    reason: str = ""
    spoken: bool = False
    led: int = 0  # characters of all datelines that are cut from its start
    margin: float | None = None  # how far its score is from the opposite decision, where it was weighed
    # Told by its rows and its text, which many ask for:
    words: list[str] = fresh(init=False)  # of `low`, as parted by spaces
    mark: str = fresh(init=False)  # of its first row: '', 'heading', 'item', 'numbered', 'quote'
    level: int = fresh(init=False)  # the depth of its heading mark, 0 where it has none
    hint: str = fresh(init=False)  # what the format said of it
    linked: float = fresh(init=False)  # the share of its characters that are words of links
    gap: int = fresh(init=False)  # blank lines before it
    number: int = fresh(init=False)  # of its first line

    def __post_init__(self) -> None:
        """Look at its rows and its text; again where they changed."""
        self.words = self.low.split()
        first = self.rows[0]
        plain, line = first.plain, first.line
        self.mark, self.level, self.hint = plain.mark, plain.level, line.hint
        self.gap, self.number = first.gap, line.number
        linked = first.plain.linked if len(self.rows) == 1 else sum([r.plain.linked for r in self.rows])
        self.linked = linked / max(1, self.shape.chars) if linked else 0.0


@dataclass(slots=True)
class Sheet:
    """One article while it is being decided on."""

    draft: Draft
    config: SiteConfig
    language: Claim
    blocks: list[Block]
    sample: str = ""  # of its texts: what the language was told from
    style: str = ""  # how the file breaks paragraphs: 'wrap', 'blank', 'inline', 'single'
    first: int = 0  # blocks of the body's extent: first, and one after the last
    last: int = 0
    stop: int = -1  # the block with a mark after which no article goes on; -1: none
    title: str = ""
    refused: list[Refusal] = fresh(default_factory=list)
    order: str | None = None  # of numeric dates: 'day' or 'month' first, '' where the file does not show it, None not looked yet
    dateline: tuple[Block, int] | None = None  # the block that begins with it, and its characters
    found: dict[str, tuple[Claim, ...]] = fresh(default_factory=dict)  # fields decided so far
    clean: bool = False  # nothing in the file is anything but a title and texts
    shared: Shared = fresh(default_factory=Shared)  # the lines that other articles have too
    words: frozenset[str] = frozenset()  # of all lines in lower case, as parted by spaces and by any marks
    agencies: Sequence[str] = ()  # words of agencies' names that the file may hold
    phrases: tuple[tuple[str, Label], ...] = ()  # of furniture that the file holds, each with what a line with it is

    @property
    def override(self) -> Override:
        """What the editor set for this seed, by its path or its file name."""
        known, path = self.config.overrides, self.draft.path
        return (known.get(path) or known.get(path.rpartition("/")[2]) or _NO_OVERRIDE) if known else _NO_OVERRIDE

    @property
    def header(self) -> list[Block]:
        """The blocks above the body."""
        return self.blocks[: self.first]

    @property
    def body(self) -> list[Block]:
        """The blocks of the body's extent, removed ones included."""
        return self.blocks[self.first : self.last]

    @property
    def tail(self) -> list[Block]:
        """The blocks below the body."""
        return self.blocks[self.last :]

    def decide(self, block: Block, label: Label, rule: str, reason: str = "", to: str = "") -> None:
        """Label a block; `to` names the field it goes to, '' removes it."""
        block.label, block.field, block.rule, block.reason = label, to, rule, reason

    def claim(self, name: str, value: str, block: Block, rule: str, basis: Basis = Basis.STATED) -> Claim:
        """A claim read from a block, its evidence the block's first raw line that is not blank."""
        row = block.rows[0]
        column = row.line.text.find(value) + 1 or len(row.line.text) - len(row.line.text.lstrip()) + 1
        return Claim(
            name,
            value,
            row.line.text.strip() if len(block.rows) == 1 else block.text,
            Place(self.draft.path, row.line.number, column),
            basis,
            rule,
        )

    def refuse(self, claim: Claim, reason: str, margin: float | None = None) -> None:
        """Keep a claim that lost, with the reason, and by how much where it was weighed."""
        self.refused.append(Refusal(claim, reason, margin))
