"""One line of text in parts, some of which can be clicked: title, tabs, keys.

Drawn with the line API and a fixed height, so that a change costs one refresh and no layout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from rostra.cells import cut, width
from rostra.tui.commands import key_in_words

if TYPE_CHECKING:
    from textual import events

    from rostra.tui.palettes import Styles


class Piece(NamedTuple):
    """A part of the line."""

    text: str
    role: str = "band"
    action: str = ""
    """What a click on it asks for; empty where nothing."""
    is_whole: bool = False
    """Whether it is left out, with all behind it, rather than cut."""
    is_spare: bool = False
    """Whether it is left out where not everything fits."""
    gives_way: bool = False
    """Whether it is shortened first where the line is too narrow."""


SHORTEST = 16
"""Cells that a piece which gives way keeps, so that it can still be told what it was."""


class OneLine(Widget):
    """A line with pieces at the left and at the right; the left ones give way."""

    DEFAULT_CSS = "OneLine { height: 1; width: 1fr; }"

    class Clicked(Message):
        """A piece with an action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, styles: Styles, *, fill: str = "band", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._styles = styles
        self._fill = fill
        self._left: tuple[Piece, ...] = ()
        self._right: tuple[Piece, ...] = ()

    def restyle(self, styles: Styles) -> None:
        """Draw with other styles from now on."""
        self._styles = styles
        self.refresh()

    def show(self, left: tuple[Piece, ...], right: tuple[Piece, ...] = ()) -> None:
        """Replace what the line says."""
        if self._styles.is_ascii:
            left, right = (tuple(map(_in_words, pieces)) for pieces in (left, right))
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is only one line
        """The line, exactly as wide as the widget."""
        pieces = self._fitted(self.size.width)
        segments = [Segment(piece.text, self._styles.of(piece.role)) for piece in pieces]
        return Strip(segments).adjust_cell_length(self.size.width, self._styles.of(self._fill))

    def _fitted(self, cells: int) -> list[Piece]:
        right = list(self._right)
        least = min(SHORTEST, sum(width(piece.text) for piece in self._left))
        while right and sum(width(piece.text) for piece in right) > cells - least:
            right.pop(0)
        room = cells - sum(width(piece.text) for piece in right)
        wanted = self._left
        if sum(width(piece.text) for piece in wanted) > room:
            wanted = tuple(piece for piece in wanted if not piece.is_spare)
        excess = sum(width(piece.text) for piece in wanted) - room
        left: list[Piece] = []
        for piece in wanted:
            cells = width(piece.text)
            kept = max(SHORTEST, cells - excess) if piece.gives_way and excess > 0 else cells
            excess -= cells - kept if kept < cells else 0
            fitted = piece._replace(text=cut(piece.text, min(kept, room)))
            if piece.is_whole and fitted.text != piece.text:
                while left and left[-1].is_whole and left[-1].action == piece.action:
                    room += width(left.pop().text)
                break
            room -= width(fitted.text)
            if fitted.text:
                left.append(fitted)
        return [*left, Piece(" " * max(0, room), self._fill), *right]

    def on_click(self, event: events.Click) -> None:
        """Ask for the action of the piece under the pointer."""
        x = 0
        for piece in self._fitted(self.size.width):
            x += width(piece.text)
            if event.x < x:
                if piece.action:
                    self.post_message(self.Clicked(piece.action))
                return


def _in_words(piece: Piece) -> Piece:
    return piece._replace(text=key_in_words(piece.text)) if piece.role in {"band-key", "page-key"} else piece
