"""The last line of defence in front of the terminal: nothing that Textual paints carries a control character."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from textual.filter import LineFilter

from rostra.cells import cut, pad, width
from rostra.text import clean, to_ascii

if TYPE_CHECKING:
    from textual.color import Color


class ControlGuard(LineFilter):
    """Cleans the text of every painted segment; Rich and Textual let most control characters through."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the base class's form
        """The segments with cleaned text; those without anything odd as they are."""
        return cleaned(segments)


def guarded(segments: list[Segment], *, ascii_only: bool) -> list[Segment]:
    """The segments of a line as they may be painted: cleaned, and spelled in ASCII where only that is wanted."""
    return spelled(cleaned(segments)) if ascii_only else cleaned(segments)


def cleaned(segments: list[Segment]) -> list[Segment]:
    """The segments without control characters."""
    return [segment if segment.control or segment.text.isprintable() else _cleaned(segment) for segment in segments]


def spelled(segments: list[Segment]) -> list[Segment]:
    """The segments in ASCII, each in the cells that it had."""
    return [segment if segment.control or segment.text.isascii() else _spelled(segment) for segment in segments]


def _cleaned(segment: Segment) -> Segment:
    return Segment(clean(segment.text).replace("\n", " "), segment.style)


class AsciiOnly(LineFilter):
    """Spells the text of every painted segment in ASCII, in the cells that it had."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the base class's form
        """The segments in plain ASCII."""
        return spelled(segments)


_ONE_CELL: Final = str.maketrans({"→": ">", "←": "<", "…": "~", "↵": "=", "−": "-"})
"""Signs whose ASCII forms are longer than the one cell that they stand in."""


def _spelled(segment: Segment) -> Segment:
    cells = width(segment.text)
    return Segment(pad(cut(to_ascii(segment.text.translate(_ONE_CELL)), cells, ""), cells), segment.style)
