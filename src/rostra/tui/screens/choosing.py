"""A screen that is a line of title, a list to choose from and a line of keys: library, changes, one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rostra.tui import commands
from rostra.tui.drawings.one_line import pieces_of
from rostra.tui.moving import Moving
from rostra.tui.screens.base import BaseScreen
from rostra.tui.widgets.choices import Choices
from rostra.tui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from rostra.tui.command import Command
    from rostra.tui.drawings.one_line import Piece


class ChoosingScreen(Moving, BaseScreen):
    """Moves in its one list; what an item is and does is the screen's own."""

    KEYS_SHOWN: ClassVar[tuple[type[Command], ...]] = ()
    """The commands that the line of keys tells."""

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        styles = self.rostra.styles_now
        yield OneLine(styles, id="title")
        yield Choices(styles, id="entries")
        yield OneLine(styles, id="keys")

    @property
    def choices(self) -> Choices:
        """The list."""
        return self.query_one(Choices)

    @property
    def list_here(self) -> Choices:
        """The list."""
        return self.choices

    def show_title(self, left: tuple[Piece, ...], right: tuple[Piece, ...] = ()) -> None:
        """Say what the list is of."""
        self.query_one("#title", OneLine).show(left, right)

    def show_keys(self) -> None:
        """Say what the keys do."""
        self.query_one("#keys", OneLine).show(
            pieces_of(self.KEYS_SHOWN), pieces_of((commands.GoBack, commands.ShowHelp))
        )
