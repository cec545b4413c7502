"""A list to choose from, each item a few lines of text, drawn with the line API."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from rostra.cells import cut, wrap

if TYPE_CHECKING:
    from textual import events

    from rostra.tui.styles import Styles


LONGEST = 4
"""Lines that one line of an item may become; the rest ends in an ellipsis."""


class Choice(NamedTuple):
    """One item."""

    key: str
    """What it stands for; empty for a heading, which the cursor passes over."""
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
        self._given: tuple[Choice, ...] = ()
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
        self._given = choices
        self._fit()
        keys = [choice.key for choice in choices]
        if wanted and wanted in keys:
            self._cursor = keys.index(wanted)
        else:
            self._cursor = self._selectable(min(self._cursor, max(0, len(choices) - 1)), 1)
        self._reveal()

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
                self._reveal()

    def move(self, items: int) -> None:
        """Move the cursor by `items`, never past the ends."""
        if self._choices:
            wanted = max(0, min(len(self._choices) - 1, self._cursor + items))
            self._cursor = self._selectable(wanted, 1 if items > 0 else -1)
            self._reveal()

    def _selectable(self, place: int, step: int) -> int:
        """The nearest item from `place` on that is no heading, looking the other way where there is none."""
        for direction in (step, -step):
            at = place
            while 0 <= at < len(self._choices):
                if self._choices[at].key:
                    return at
                at += direction
        return 0

    @property
    def page(self) -> int:
        """Items that are in view at once, at least."""
        lines = max((len(choice.lines) + 1 for choice in self._choices), default=1)
        return max(1, self.size.height // lines)

    def _reveal(self) -> None:
        """Scroll so that the item under the cursor is whole on the screen."""
        height = max(1, self.size.height)
        own = [row for row, (index, _) in enumerate(self._rows) if index == self._cursor]
        if own and self._cursor and not self._choices[self._cursor - 1].key:
            own = [own[0] - len(self._choices[self._cursor - 1].lines) - 1, *own]
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
        if not choice.key:
            return Strip(
                [Segment(f" {cut(text, max(0, self.size.width - 2))}", self._styles.of(role))]
            ).adjust_cell_length(self.size.width, blank)
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
        if row < len(self._rows) and self._choices[self._rows[row][0]].key:
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
        """Wrap anew, and keep the cursor on the screen."""
        self._fit()
        self._top = 0
        self._reveal()


def _wrapped(lines: tuple[tuple[str, str], ...], cells: int) -> tuple[tuple[str, str], ...]:
    return tuple((part, role) for text, role in lines for part in wrap(text, cells, LONGEST) or [""])
