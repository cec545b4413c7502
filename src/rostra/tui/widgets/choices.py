"""A list to choose from, each item a few lines of text, drawn with the line API."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.message import Message

from rostra.cells import cut, wrap
from rostra.tui.widgets.cursor_list import CursorList

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip

    from rostra.tui.styles import Styles


LONGEST = 4
"""Lines that one line of an item may become; the rest ends in an ellipsis."""


class Choice(NamedTuple):
    """One item."""

    key: str
    """What it stands for; empty for a heading, which the cursor passes over."""
    lines: tuple[tuple[str, str], ...]
    """Text and role of each of its lines."""


class Choices(CursorList):
    """Shows choices one below the other with a blank line between; the cursor is an item."""

    DEFAULT_CSS = "Choices { width: 1fr; height: 1fr; }"

    class Chosen(Message):
        """An item was chosen by a double click; Enter belongs to the screen."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, styles: Styles, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(styles, id=id)
        self._given: tuple[Choice, ...] = ()
        self._choices: tuple[Choice, ...] = ()
        self._rows: list[tuple[int, int]] = []
        """Number of the item and of its line, for each line of the list."""

    def show(self, choices: tuple[Choice, ...], cursor_key: str = "") -> None:
        """Replace the list; the cursor goes to `cursor_key`, else stays on what it was on."""
        wanted = cursor_key or self.cursor_key
        self._given = choices
        self._fit()
        keys = [choice.key for choice in choices]
        if wanted and wanted in keys:
            self._cursor = keys.index(wanted)
        else:
            self._cursor = self._selectable(min(self._cursor, max(0, len(choices) - 1)), 1)
        self.reveal()

    def _fit(self) -> None:
        """Wrap the lines of all items to the width."""
        cells = max(16, self.size.width - 5)
        self._choices = tuple(choice._replace(lines=_wrapped(choice.lines, cells)) for choice in self._given)
        self._rows = [
            (index, line) for index, choice in enumerate(self._choices) for line in range(len(choice.lines) + 1)
        ]

    @property
    def cursor_key(self) -> str:
        """What the cursor is on; empty where the list is."""
        return self._choices[self._cursor].key if self._choices else ""

    def go_to(self, key: str) -> None:
        """Move the cursor to the item that stands for `key`, if there is one."""
        for index, choice in enumerate(self._choices):
            if key and choice.key == key:
                self._cursor = index
                self.reveal()

    @property
    def count(self) -> int:
        """How many items there are, headings included."""
        return len(self._choices)

    def is_heading(self, place: int) -> bool:
        """Whether an item stands for nothing."""
        return not self._choices[place].key

    @property
    def page(self) -> int:
        """Items that are in view at once, at least."""
        lines = max((len(choice.lines) + 1 for choice in self._choices), default=1)
        return max(1, self.size.height // lines)

    def reveal(self) -> None:
        """Scroll so that the item under the cursor is whole on the screen."""
        height = max(1, self.size.height)
        own = [row for row, (index, _) in enumerate(self._rows) if index == self._cursor]
        if own and self._cursor and self.is_heading(self._cursor - 1):
            own = [own[0] - len(self._choices[self._cursor - 1].lines) - 1, *own]
        if own:
            if own[-1] >= self._top + height:
                self._top = own[-1] - height + 1
            self._top = min(self._top, own[0])
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of an item, or nothing."""
        row = self._top + y
        if row >= len(self._rows):
            return self.blank_line()
        index, line = self._rows[row]
        choice = self._choices[index]
        if line >= len(choice.lines):
            return self.blank_line()
        text, role = choice.lines[line]
        if self.is_heading(index):
            return self.heading_line(text, role)
        state = "cursor" if index == self._cursor else ""
        bar = Segment("▌" if state else " ", self._styles.of("bar", state, 0 if state else -1))
        words = Segment(f" {cut(text, max(0, self.size.width - 5))}", self._styles.of(role, state))
        return self.item_line((bar, words), state)

    def on_click(self, event: events.Click) -> None:
        """Select what is clicked; a double click chooses it."""
        row = self._top + event.y
        if row < len(self._rows) and not self.is_heading(self._rows[row][0]):
            self._cursor = self._rows[row][0]
            self.reveal()
            if event.chain > 1:
                self.post_message(self.Chosen(self.cursor_key))

    def on_resize(self) -> None:
        """Wrap anew, and keep the cursor on the screen."""
        self._fit()
        self._top = 0
        self.reveal()


def _wrapped(lines: tuple[tuple[str, str], ...], cells: int) -> tuple[tuple[str, str], ...]:
    return tuple((part, role) for text, role in lines for part in wrap(text, cells, LONGEST) or [""])
