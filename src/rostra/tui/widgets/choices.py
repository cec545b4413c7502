"""A list to choose from, each item a few lines of text, drawn with the line API."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from rostra.cells import cut

if TYPE_CHECKING:
    from textual import events

    from rostra.tui.palettes import Styles


class Choice(NamedTuple):
    """One item."""

    key: str
    """What it stands for."""
    lines: tuple[tuple[str, str], ...]
    """Text and role of each of its lines."""


class Choices(Widget):
    """Shows choices one below the other with a blank line between; the cursor is an item."""

    DEFAULT_CSS = "Choices { width: 1fr; height: 1fr; }"

    class Chosen(Message):
        """An item was chosen by a double click; Enter belongs to the screen."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, styles: Styles, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._styles = styles
        self._choices: tuple[Choice, ...] = ()
        self._rows: list[tuple[int, int]] = []
        self._cursor = 0
        self._top = 0

    def restyle(self, styles: Styles) -> None:
        """Draw with other styles from now on."""
        self._styles = styles
        self.refresh()

    def show(self, choices: tuple[Choice, ...], cursor_key: str = "") -> None:
        """Replace the list; the cursor goes to `cursor_key`, else stays on what it was on."""
        wanted = cursor_key or self.cursor_key
        self._choices = choices
        keys = [choice.key for choice in choices]
        self._cursor = keys.index(wanted) if wanted in keys else 0
        self._rows = [(index, line) for index, choice in enumerate(choices) for line in range(len(choice.lines) + 1)]
        self._reveal()

    @property
    def cursor_key(self) -> str:
        """What the cursor is on; empty where the list is."""
        return self._choices[self._cursor].key if self._choices else ""

    def move(self, items: int) -> None:
        """Move the cursor by `items`, never past the ends."""
        if self._choices:
            self._cursor = max(0, min(len(self._choices) - 1, self._cursor + items))
            self._reveal()

    def move_pages(self, pages: int) -> None:
        """Move the cursor by about a page."""
        lines = max((len(choice.lines) + 1 for choice in self._choices), default=1)
        self.move(pages * max(1, self.size.height // lines))

    def _reveal(self) -> None:
        """Scroll so that the item under the cursor is whole on the screen."""
        height = max(1, self.size.height)
        own = [row for row, (index, _) in enumerate(self._rows) if index == self._cursor]
        if own:
            if own[-1] >= self._top + height:
                self._top = own[-1] - height + 1
            self._top = min(self._top, own[0])
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of an item, or nothing."""
        row = self._top + y
        blank = self._styles.of("page")
        if row >= len(self._rows):
            return Strip.blank(self.size.width, blank)
        index, line = self._rows[row]
        choice = self._choices[index]
        if line >= len(choice.lines):
            return Strip.blank(self.size.width, blank)
        text, role = choice.lines[line]
        state = "cursor" if index == self._cursor else ""
        segments = [
            Segment(" ", blank),
            Segment("▌" if state else " ", self._styles.of("bar", state, 0 if state else -1)),
            Segment(f" {cut(text, max(0, self.size.width - 5))}", self._styles.of(role, state)),
        ]
        strip = Strip(segments).adjust_cell_length(self.size.width - 1, self._styles.of("box", state))
        return Strip([*strip, Segment(" ", blank)])

    def on_click(self, event: events.Click) -> None:
        """Select what is clicked; a double click chooses it."""
        row = self._top + event.y
        if row < len(self._rows):
            self._cursor = self._rows[row][0]
            self._reveal()
            if event.chain > 1:
                self.post_message(self.Chosen(self.cursor_key))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move with the wheel."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move with the wheel."""
        event.stop()
        self.move(-1)

    def on_resize(self) -> None:
        """Keep the cursor on the screen."""
        self._reveal()
