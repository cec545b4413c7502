"""One line of text in parts, some of which can be clicked: title, tabs, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from rostra.tui.drawings.one_line import LineDrawing
from rostra.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual import events

    from rostra.tui.drawings.drawing import Looks


class OneLine(Drawn, LineDrawing):
    """A line with pieces at the left and at the right."""

    DEFAULT_CSS = "OneLine { height: 1; width: 1fr; }"

    class Clicked(Message):
        """A piece with an action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, looks: Looks, *, fill: str = "band", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        Drawn.__init__(self, id=id)
        LineDrawing.__init__(self, looks, fill)

    def on_click(self, event: events.Click) -> None:
        """Ask for the action of the piece under the pointer."""
        action = self.action_at(event.x)
        if action:
            self.post_message(self.Clicked(action))
