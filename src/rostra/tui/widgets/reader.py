"""A page to read, scrolled by lines: the session pane, the session screen, help, facts of an agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from rostra.pages.blocks import wrap_blocks

if TYPE_CHECKING:
    from textual import events

    from rostra.pages.blocks import Block, Line
    from rostra.tui.palettes import Styles

MARGIN = 2
"""Cells left and right of the text."""

WIDEST = 92
"""Cells of a line of text; longer ones are hard to read."""


class Reader(Widget):
    """Shows blocks wrapped to its width; a cheap `show` makes it fit beside a moving cursor."""

    DEFAULT_CSS = "Reader { width: 1fr; height: 1fr; }"

    def __init__(self, styles: Styles, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._styles = styles
        self._blocks: tuple[Block, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._wrapped_at = -1
        self._top = 0
        self._selected: int | None = None

    def restyle(self, styles: Styles) -> None:
        """Draw with other styles from now on."""
        self._styles = styles
        self.refresh()

    def show(self, blocks: tuple[Block, ...]) -> None:
        """Replace the page and begin at its top."""
        if blocks != self._blocks:
            self._blocks = blocks
            self._wrapped_at = -1
            self._top = 0
            self._selected = None
            self.refresh()

    @property
    def selected(self) -> str:
        """What the selected block opens; empty where none is selected."""
        return self._blocks[self._selected].target if self._selected is not None else ""

    def select(self, step: int) -> None:
        """Select the next block that opens something (or the one before, where negative), and bring it into view."""
        places = [place for place, block in enumerate(self._blocks) if block.target]
        if not places:
            return
        at = places.index(self._selected) + step if self._selected is not None else min(0, step)
        self._selected = places[at % len(places)]
        rows = [row for row, line in enumerate(self.lines) if line.block == self._selected]
        if rows and not self._top <= rows[0] < self._top + self.size.height - 1:
            self._top = max(0, rows[0] - self.size.height // 3)
        self.refresh()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The page at the present width."""
        cells = max(16, min(WIDEST, self.size.width - 2 * MARGIN))
        if self._wrapped_at != cells:
            self._lines = wrap_blocks(self._blocks, cells)
            self._wrapped_at = cells
        return self._lines

    def scroll_lines(self, lines: int) -> None:
        """Move down by `lines`, up where negative, never past the ends."""
        last = max(0, len(self.lines) - self.size.height + 1)
        top = max(0, min(last, self._top + lines))
        if top != self._top:
            self._top = top
            self.refresh()

    def scroll_pages(self, pages: int) -> None:
        """Move by whole pages, less one line to keep the thread."""
        self.scroll_lines(pages * max(1, self.size.height - 1))

    @property
    def has_more(self) -> bool:
        """Whether there is text below the last visible line."""
        return self._top + self.size.height < len(self.lines)

    def render_line(self, y: int) -> Strip:
        """A line of the page; the last one says where more follows."""
        width = self.size.width
        blank = self._styles.of("page")
        number = self._top + y
        if y == self.size.height - 1 and number + 1 < len(self.lines):
            left = len(self.lines) - number
            return Strip(
                [Segment(f"{'':{MARGIN}}↓ {left} more lines", self._styles.of("page-meta"))]
            ).adjust_cell_length(width, blank)
        if number >= len(self.lines):
            return Strip.blank(width, blank)
        line = self.lines[number]
        is_selected = line.block == self._selected
        style = self._styles.of("title", "cursor") if is_selected else self._styles.of(f"page-{line.role}")
        segments = [Segment("▶ " if is_selected else " " * MARGIN, blank), Segment(line.text, style)]
        return Strip(segments).adjust_cell_length(width, blank)

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
