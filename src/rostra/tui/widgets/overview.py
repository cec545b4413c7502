"""The day in one line, over the timetable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from rostra.tui.drawings.overview import OverviewDrawing
from rostra.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual import events

    from rostra.tui.drawings.drawing import Looks


class DayOverview(Drawn, OverviewDrawing):
    """A strip of blocks; a click goes to a moment."""

    DEFAULT_CSS = "DayOverview { height: 1; width: 1fr; }"

    class Chosen(Message):
        """A moment was clicked."""

        def __init__(self, minute: int) -> None:
            super().__init__()
            self.minute = minute

    def __init__(self, looks: Looks, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        Drawn.__init__(self, id=id)
        OverviewDrawing.__init__(self, looks)

    def on_click(self, event: events.Click) -> None:
        """Ask for the moment under the pointer."""
        minute = self.minute_at(event.x)
        if minute is not None:
            self.post_message(self.Chosen(minute))
