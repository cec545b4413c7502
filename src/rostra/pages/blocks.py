"""Text that is read from top to bottom, before it is fitted to a width."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from rostra.cells import width, wrap

Role = Literal["title", "subtitle", "meta", "heading", "body", "person", "office", "remark", "address", "alert", "gap"]


class Block(NamedTuple):
    """One paragraph, entry or heading."""

    text: str
    role: Role = "body"
    indent: int = 0
    """Cells in front of every line."""
    bullet: str = ""
    """What stands in front of the first line; the others hang below the text."""
    target: str = ""
    """What opens when it is chosen; empty where nothing does."""


GAP = Block("", "gap")
"""An empty line."""


class Line(NamedTuple):
    """One line of a page, no wider than the page."""

    text: str
    role: Role
    block: int
    """Which block it belongs to."""


def wrap_blocks(blocks: Iterable[Block], cells: int) -> tuple[Line, ...]:
    """The lines of `blocks` at a width of `cells`; two gaps in a row are one."""
    lines: list[Line] = []
    for number, block in enumerate(blocks):
        if block.role == "gap":
            if lines and lines[-1].role != "gap":
                lines.append(Line("", "gap", number))
            continue
        lines.extend(Line(text, block.role, number) for text in _wrapped(block, cells))
    while lines and lines[-1].role == "gap":
        lines.pop()
    return tuple(lines)


def _wrapped(block: Block, cells: int) -> list[str]:
    indent = " " * min(block.indent, max(0, cells - 8))
    first = indent + block.bullet
    rest = indent + " " * width(block.bullet)
    room = max(4, cells - width(first))
    wrapped = [line for paragraph in block.text.split("\n") for line in (wrap(paragraph, room) or [""])]
    return [(first if index == 0 else rest) + line for index, line in enumerate(wrapped)]
