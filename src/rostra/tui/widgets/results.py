"""A long list of rows, of which only those in view are ever made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.message import Message

from rostra.cells import cut, width
from rostra.tui.widgets.cursor_list import CursorList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.strip import Strip

    from rostra.tui.styles import Styles


class Span(NamedTuple):
    """A stretch of a row in one role."""

    text: str
    role: str
    gives_way: bool = False
    """Whether it is shortened first where the line is too narrow."""


SHORTEST = 20
"""Cells that a stretch which gives way keeps, so that it can still be told what it was."""


class Row(NamedTuple):
    """One item on a fixed number of lines, or a heading on one."""

    lines: tuple[tuple[Span, ...], ...]


class Results(CursorList, can_focus=True):
    """Rows of `LINES` lines and `GAP` blank ones; headings stand between them and are passed over."""

    DEFAULT_CSS = "Results { width: 1fr; height: 1fr; }"
    LINES = 2
    GAP = 1

    class Chosen(Message):
        """A row was double-clicked."""

    def __init__(self, styles: Styles, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(styles, id=id)
        self._items: Sequence[int | str] = ()
        self._make: Callable[[int], Row] = lambda _: Row(())

    def show(self, items: Sequence[int | str], make: Callable[[int], Row], *, keep: bool = False) -> None:
        """Show `items`: a text is a heading, a number is made into a row by `make` when it comes into view."""
        self._items, self._make = items, make
        if not keep or self._cursor >= len(items):
            self._cursor = self._top = 0
        self._cursor = self._selectable(self._cursor, 1)
        self.reveal()

    @property
    def chosen(self) -> int | None:
        """The number under the cursor."""
        item = self._items[self._cursor] if self._cursor < len(self._items) else None
        return item if isinstance(item, int) else None

    @property
    def count(self) -> int:
        """How many items there are, headings included."""
        return len(self._items)

    def is_heading(self, place: int) -> bool:
        """Whether an item is a text."""
        return isinstance(self._items[place], str)

    @property
    def page(self) -> int:
        """Rows that are in view at once."""
        return max(1, self.size.height // (self.LINES + self.GAP))

    def reveal(self) -> None:
        """Scroll by whole items; the first heading comes into view with the first row."""
        if self._cursor >= self._top + self.page:
            self._top = self._cursor - self.page + 1
        self._top = min(self._top, self._cursor)
        if self._top == 1:
            self._top = 0
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the row that falls on it."""
        place, line = divmod(y, self.LINES + self.GAP)
        place += self._top
        if place >= len(self._items):
            return self.blank_line()
        item = self._items[place]
        if isinstance(item, str):
            return self.heading_line(item) if line == self.LINES - 1 else self.blank_line()
        lines = self._make(item).lines
        if line >= len(lines) or line >= self.LINES:
            return self.blank_line()
        return self._row_line(lines[line], "cursor" if place == self._cursor else "")

    def _row_line(self, spans: tuple[Span, ...], state: str) -> Strip:
        segments = [Segment("▌ " if state else "  ", self._styles.of("box", state))]
        room = self.size.width - 5
        for span in _fitted(spans, room):
            text = cut(span.text, max(0, room))
            room -= width(text)
            segments.append(Segment(text, self._styles.of(span.role, state)))
            if text != span.text:
                break
        return self.item_line(segments, state)

    def on_click(self, event: events.Click) -> None:
        """Select what is clicked; a double click opens it."""
        place = self._top + event.y // (self.LINES + self.GAP)
        if place < len(self._items) and isinstance(self._items[place], int):
            self._cursor = place
            self.refresh()
            if event.chain > 1:
                self.post_message(self.Chosen())


def _fitted(spans: tuple[Span, ...], room: int) -> list[Span]:
    """The stretches, with those that give way as short as the others need."""
    excess = sum(width(span.text) for span in spans) - room
    fitted = []
    for span in spans:
        cells = width(span.text)
        kept = max(SHORTEST, cells - excess) if span.gives_way and excess > 0 else cells
        excess -= max(0, cells - kept)
        fitted.append(span._replace(text=cut(span.text, kept)) if kept < cells else span)
    return fitted
