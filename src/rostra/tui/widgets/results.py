"""A long list of rows, of which only those in view are ever made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from rostra.cells import cut, width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

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


class Results(Widget, can_focus=True):
    """Rows of `LINES` lines and `GAP` blank ones; headings stand between them and are passed over."""

    DEFAULT_CSS = "Results { width: 1fr; height: 1fr; }"
    LINES = 2
    GAP = 1

    class Chosen(Message):
        """A row was double-clicked."""

    def __init__(self, styles: Styles, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._styles = styles
        self._items: Sequence[int | str] = ()
        self._make: Callable[[int], Row] = lambda _: Row(())
        self._cursor = 0
        self._top = 0

    def restyle(self, styles: Styles) -> None:
        """Draw with other styles from now on."""
        self._styles = styles
        self.refresh()

    def show(self, items: Sequence[int | str], make: Callable[[int], Row], *, keep: bool = False) -> None:
        """Show `items`: a text is a heading, a number is made into a row by `make` when it comes into view."""
        self._items, self._make = items, make
        if not keep or self._cursor >= len(items):
            self._cursor = self._top = 0
        self._settle(1)

    @property
    def chosen(self) -> int | None:
        """The number under the cursor."""
        item = self._items[self._cursor] if self._cursor < len(self._items) else None
        return item if isinstance(item, int) else None

    @property
    def page(self) -> int:
        """Rows that are in view at once."""
        return max(1, self.size.height // (self.LINES + self.GAP))

    def move(self, items: int) -> None:
        """Move the cursor, never past the ends."""
        if self._items:
            self._cursor = max(0, min(len(self._items) - 1, self._cursor + items))
            self._settle(1 if items > 0 else -1)

    def _settle(self, step: int) -> None:
        """Off a heading, and into view."""
        at = self._cursor
        while 0 <= at < len(self._items) and isinstance(self._items[at], str):
            at += step
        if not 0 <= at < len(self._items):
            at = next((place for place, item in enumerate(self._items) if isinstance(item, int)), 0)
        self._cursor = at
        if at >= self._top + self.page:
            self._top = at - self.page + 1
        self._top = min(self._top, at)
        if self._top == 1:
            self._top = 0
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the row that falls on it."""
        blank = self._styles.of("page")
        place, line = divmod(y, self.LINES + self.GAP)
        place += self._top
        if place >= len(self._items):
            return Strip.blank(self.size.width, blank)
        item = self._items[place]
        if isinstance(item, str):
            if line != self.LINES - 1:
                return Strip.blank(self.size.width, blank)
            heading = Segment(f" {cut(item, max(0, self.size.width - 2))}", self._styles.of("heading"))
            return Strip([heading]).adjust_cell_length(self.size.width, blank)
        lines = self._make(item).lines
        if line >= len(lines) or line >= self.LINES:
            return Strip.blank(self.size.width, blank)
        return self._row_line(lines[line], is_cursor=place == self._cursor)

    def _row_line(self, spans: tuple[Span, ...], *, is_cursor: bool) -> Strip:
        state = "cursor" if is_cursor else ""
        box = self._styles.of("box", state)
        segments = [Segment(" ", self._styles.of("page")), Segment("▌ " if is_cursor else "  ", box)]
        room = self.size.width - 5
        for span in _fitted(spans, room):
            text = cut(span.text, max(0, room))
            room -= width(text)
            segments.append(Segment(text, self._styles.of(span.role, state)))
            if text != span.text:
                break
        strip = Strip(segments).adjust_cell_length(max(0, self.size.width - 1), box)
        return Strip([*strip, Segment(" ", self._styles.of("page"))])

    def on_click(self, event: events.Click) -> None:
        """Select what is clicked; a double click opens it."""
        place = self._top + event.y // (self.LINES + self.GAP)
        if place < len(self._items) and isinstance(self._items[place], int):
            self._cursor = place
            self.refresh()
            if event.chain > 1:
                self.post_message(self.Chosen())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move with the wheel."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move with the wheel."""
        event.stop()
        self.move(-1)


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
