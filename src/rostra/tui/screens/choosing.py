"""A screen that is a line of title, a list to choose from and a line of keys: library, changes, one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rostra.tui import commands
from rostra.tui.drawings.one_line import pieces_of
from rostra.tui.screens.base import BaseScreen
from rostra.tui.widgets.choices import Choices
from rostra.tui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from rostra.tui.commands import Command
    from rostra.tui.drawings.one_line import Piece

MOVING: tuple[type[Command], ...] = (
    commands.MoveUp, commands.MoveDown, commands.PageUp, commands.PageDown, commands.MoveFirst, commands.MoveLast,
)  # fmt: skip
"""The commands that move through a list, which `ChoosingScreen` carries out."""

WHOLE_LIST = 1_000_000
"""More items than any list has."""


class ChoosingScreen(BaseScreen):
    """Carries out the moving commands on its one list; what an item is and does is the screen's own."""

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

    def show_title(self, left: tuple[Piece, ...], right: tuple[Piece, ...] = ()) -> None:
        """Say what the list is of."""
        self.query_one("#title", OneLine).show(left, right)

    def show_keys(self) -> None:
        """Say what the keys do."""
        self.query_one("#keys", OneLine).show(
            pieces_of(self.KEYS_SHOWN), pieces_of((commands.GoBack, commands.ShowHelp))
        )

    def action_move_up(self) -> None:
        """Move up."""
        self.choices.move(-1)

    def action_move_down(self) -> None:
        """Move down."""
        self.choices.move(1)

    def action_page_up(self) -> None:
        """Move up by a page."""
        self.choices.move_pages(-1)

    def action_page_down(self) -> None:
        """Move down by a page."""
        self.choices.move_pages(1)

    def action_move_first(self) -> None:
        """Move to the first item."""
        self.choices.move(-WHOLE_LIST)

    def action_move_last(self) -> None:
        """Move to the last item."""
        self.choices.move(WHOLE_LIST)
