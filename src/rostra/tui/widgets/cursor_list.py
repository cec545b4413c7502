"""What lists have in common: a cursor that passes over headings, a first line in view, and lines with margins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from rostra.cells import cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events

    from rostra.tui.styles import Styles


class CursorList(Widget):
    """A list whose cursor is the number of an item; which items there are, and their lines, is its own."""

    def __init__(self, styles: Styles, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._styles = styles
        self._cursor = 0
        self._top = 0

    def restyle(self, styles: Styles) -> None:
        """Draw with other styles from now on."""
        self._styles = styles
        self.refresh()

    @property
    def count(self) -> int:
        """How many items there are, headings included."""
        raise NotImplementedError

    def is_heading(self, place: int) -> bool:
        """Whether the cursor passes over an item."""
        raise NotImplementedError

    @property
    def page(self) -> int:
        """Items that are in view at once, at least."""
        raise NotImplementedError

    def reveal(self) -> None:
        """Scroll so that the item under the cursor is in view, and draw everything again."""
        raise NotImplementedError

    # Moving

    def move(self, items: int) -> None:
        """Move the cursor by `items`, never past the ends."""
        if self.count:
            wanted = max(0, min(self.count - 1, self._cursor + items))
            self._cursor = self._selectable(wanted, 1 if items > 0 else -1)
            self.reveal()

    def _selectable(self, place: int, step: int) -> int:
        """The nearest item from `place` on that is no heading, looking the other way where there is none."""
        for direction in (step, -step):
            at = place
            while 0 <= at < self.count:
                if not self.is_heading(at):
                    return at
                at += direction
        return 0

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move with the wheel."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move with the wheel."""
        event.stop()
        self.move(-1)

    # Drawing

    def blank_line(self) -> Strip:
        """A line with nothing on it."""
        return Strip.blank(self.size.width, self._styles.of("page"))

    def heading_line(self, text: str, role: str = "heading") -> Strip:
        """A line between items."""
        heading = Segment(f" {cut(text, max(0, self.size.width - 2))}", self._styles.of(role))
        return Strip([heading]).adjust_cell_length(self.size.width, self._styles.of("page"))

    def item_line(self, segments: Iterable[Segment], state: str) -> Strip:
        """A line of an item, with a blank cell at each side; `state` is "cursor" or nothing."""
        margin, box = Segment(" ", self._styles.of("page")), self._styles.of("box", state)
        line = Strip([margin, *segments]).adjust_cell_length(max(0, self.size.width - 1), box)
        return Strip([*line, margin])
