"""The timetable as a widget: what clicks and the wheel do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.message import Message

from rostra.tui.drawings.timetable import TimetableDrawing
from rostra.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual import events

    from rostra.tui.drawings.drawing import Looks

WHEEL_LINES: Final = 3
"""Lines that one notch of the wheel scrolls."""


class Timetable(Drawn, TimetableDrawing):
    """A sheet of sessions with a cursor."""

    DEFAULT_CSS = "Timetable { width: 1fr; height: 1fr; }"

    class Highlighted(Message):
        """A click moved the cursor; whoever moves it by key knows."""

        def __init__(self, session_id: str) -> None:
            super().__init__()
            self.session_id = session_id

    class Opened(Message):
        """A session was double-clicked."""

    class Scrolled(Message):
        """Other columns came into view, or the sheet was laid out anew."""

    def __init__(self, looks: Looks, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        Drawn.__init__(self, id=id)
        TimetableDrawing.__init__(self, looks)

    def on_resize(self) -> None:
        """Lay out for the new width."""
        self.fit()
        self.columns_changed()

    def columns_changed(self) -> None:
        """Say that other columns are in view."""
        self.post_message(self.Scrolled())

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """Select what is clicked; a double click opens it."""
        session_id = self.session_at(event.x, event.y)
        if session_id:
            self.go_to(session_id)
            self.post_message(self.Highlighted(session_id))
            if event.chain > 1:
                self.post_message(self.Opened())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_rows(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_rows(-WHEEL_LINES)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Scroll sideways with the wheel."""
        event.stop()
        self.scroll_columns(1)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Scroll sideways with the wheel."""
        event.stop()
        self.scroll_columns(-1)
