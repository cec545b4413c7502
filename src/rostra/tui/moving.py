"""The keys that move through a list, for every screen that is one or has one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.tui import commands

if TYPE_CHECKING:
    from rostra.tui.command import Command
    from rostra.tui.widgets.cursor_list import CursorList

MOVING: Final[tuple[type[Command], ...]] = (
    commands.MoveUp, commands.MoveDown, commands.PageUp, commands.PageDown, commands.MoveFirst, commands.MoveLast,
)  # fmt: skip
"""The commands that `Moving` carries out."""

WHOLE_LIST: Final = 1_000_000_000
"""More items than any list has."""


class Moving:
    """Mixed into a screen, which says what its list is."""

    @property
    def list_here(self) -> CursorList:
        """What the keys move in."""
        raise NotImplementedError

    def follow_list(self) -> None:
        """Show elsewhere on the screen what the cursor is on now."""

    def _move(self, items: int) -> None:
        self.list_here.move(items)
        self.follow_list()

    def action_move_up(self) -> None:
        """Move up."""
        self._move(-1)

    def action_move_down(self) -> None:
        """Move down."""
        self._move(1)

    def action_page_up(self) -> None:
        """Move up by a page."""
        self._move(-self.list_here.page)

    def action_page_down(self) -> None:
        """Move down by a page."""
        self._move(self.list_here.page)

    def action_move_first(self) -> None:
        """Move to the first item."""
        self._move(-WHOLE_LIST)

    def action_move_last(self) -> None:
        """Move to the last item."""
        self._move(WHOLE_LIST)
