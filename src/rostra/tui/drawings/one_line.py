"""One line of text in parts, some of which can be clicked: title, tabs, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rostra.cells import cut, width
from rostra.tui.command import key_in_words
from rostra.tui.drawings.drawing import Drawing, fitted

if TYPE_CHECKING:
    from rostra.tui.command import Command
    from rostra.tui.drawings.drawing import Looks, Span


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


class LineDrawing(Drawing):
    """A line with pieces at the left and at the right; the left ones give way."""

    def __init__(self, looks: Looks, fill: str = "band") -> None:
        super().__init__(looks)
        self._fill = fill
        self._left: tuple[Piece, ...] = ()
        self._right: tuple[Piece, ...] = ()

    def show(self, left: tuple[Piece, ...], right: tuple[Piece, ...] = ()) -> None:
        """Replace what the line says."""
        if self._looks.is_ascii:
            left, right = (tuple(map(_in_words, pieces)) for pieces in (left, right))
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.redraw()

    def spans(self, y: int) -> list[Span]:  # noqa: ARG002 - there is only one line
        """The line."""
        looks = self._looks
        return fitted(
            [(piece.text, looks.of(piece.role)) for piece in self._fitted(self.extent.width)],
            self.extent.width,
            looks.of(self._fill),
        )

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

    def action_at(self, x: int) -> str:
        """What a click on a cell asks for; empty where nothing."""
        end = 0
        for piece in self._fitted(self.extent.width):
            end += width(piece.text)
            if x < end:
                return piece.action
        return ""


def pieces_of(commands: tuple[type[Command], ...]) -> tuple[Piece, ...]:
    """The line of keys for those commands that have a word in it."""
    pieces: list[Piece] = [Piece(" ")]
    for command in commands:
        if command.LABEL:
            action = command.action()
            pieces += [
                Piece(command.SHOWN, "band-key", action, is_whole=True),
                Piece(f" {command.LABEL}  ", "band-dim", action, is_whole=True),
            ]
    return tuple(pieces)


def _in_words(piece: Piece) -> Piece:
    return piece._replace(text=key_in_words(piece.text)) if piece.role in {"band-key", "page-key"} else piece
