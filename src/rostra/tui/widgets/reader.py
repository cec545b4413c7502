"""A page to read, scrolled by keys and by the wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.tui.drawings.page import PageDrawing
from rostra.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual import events

    from rostra.tui.drawings.drawing import Looks


class Reader(Drawn, PageDrawing):
    """A page that fills its place."""

    DEFAULT_CSS = "Reader { width: 1fr; height: 1fr; }"

    def __init__(self, looks: Looks, *, rule: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        Drawn.__init__(self, id=id)
        PageDrawing.__init__(self, looks, rule)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(-3)

    def on_resize(self) -> None:
        """Wrap anew, and keep what is visible within the page."""
        self.scroll_lines(0)
