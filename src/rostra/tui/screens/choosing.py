"""A screen whose list is moved through by keys: library, changes, one person."""

from __future__ import annotations

from textual.screen import Screen

from rostra.tui.widgets.choices import Choices

WHOLE_LIST = 1_000_000
"""More items than any list has."""


class ChoosingScreen(Screen[None]):
    """Carries out the moving commands on its one list of choices."""

    def action_move_up(self) -> None:
        """Move up."""
        self.query_one(Choices).move(-1)

    def action_move_down(self) -> None:
        """Move down."""
        self.query_one(Choices).move(1)

    def action_page_up(self) -> None:
        """Move up by a page."""
        self.query_one(Choices).move_pages(-1)

    def action_page_down(self) -> None:
        """Move down by a page."""
        self.query_one(Choices).move_pages(1)

    def action_move_first(self) -> None:
        """Move to the first item."""
        self.query_one(Choices).move(-WHOLE_LIST)

    def action_move_last(self) -> None:
        """Move to the last item."""
        self.query_one(Choices).move(WHOLE_LIST)
