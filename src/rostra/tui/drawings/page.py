"""A page to read, scrolled by lines: the session pane, the session screen, help, facts of an agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.pages.blocks import wrap_blocks
from rostra.tui.drawings.drawing import Drawing, fitted

if TYPE_CHECKING:
    from rostra.pages.blocks import Block, Line
    from rostra.tui.drawings.drawing import Looks, Span

RULE = "▏"
"""Between a page and what stands at its left."""

MARGIN = 2
"""Cells left and right of the text."""

WIDEST = 92
"""Cells of a line of text; longer ones are hard to read."""


class PageDrawing(Drawing):
    """Blocks wrapped to the width; a cheap `show` makes it fit beside a moving cursor."""

    def __init__(self, looks: Looks, rule: str = "") -> None:
        super().__init__(looks)
        self._rule = rule
        self._blocks: tuple[Block, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._wrapped_at = -1
        self._top = 0
        self._selected: int | None = None

    def show(self, blocks: tuple[Block, ...]) -> None:
        """Replace the page and begin at its top."""
        if blocks != self._blocks:
            self._blocks = blocks
            self._wrapped_at = -1
            self._top = 0
            self._selected = None
            self.redraw()

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
        if rows and not self._top <= rows[0] < self._top + self.extent.height - 1:
            self._top = max(0, rows[0] - self.extent.height // 3)
        self.redraw()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The page at the present width."""
        cells = max(16, min(WIDEST, self.extent.width - len(self._rule) - 2 * MARGIN))
        if self._wrapped_at != cells:
            self._lines = wrap_blocks(self._blocks, cells)
            self._wrapped_at = cells
        return self._lines

    def scroll_lines(self, lines: int) -> None:
        """Move down by `lines`, up where negative, never past the ends."""
        last = max(0, len(self.lines) - self.extent.height + 1)
        top = max(0, min(last, self._top + lines))
        if top != self._top:
            self._top = top
            self.redraw()

    def scroll_pages(self, pages: int) -> None:
        """Move by whole pages, less one line to keep the thread."""
        self.scroll_lines(pages * max(1, self.extent.height - 1))

    @property
    def has_more(self) -> bool:
        """Whether there is text below the last visible line."""
        return self._top + self.extent.height < len(self.lines)

    def spans(self, y: int) -> list[Span]:
        """A line of the page behind its rule; the last one says where more follows."""
        line = self._line(y, self.extent.width - len(self._rule))
        return [(self._rule, self._looks.of("edge")), *line] if self._rule else line

    def _line(self, y: int, cells: int) -> list[Span]:
        looks = self._looks
        blank = looks.of("page")
        number = self._top + y
        if y == self.extent.height - 1 and number + 1 < len(self.lines):
            left = len(self.lines) - number
            return fitted([(f"{'':{MARGIN}}↓ {left} more lines", looks.of("page-meta"))], cells, blank)
        if number >= len(self.lines):
            return fitted((), cells, blank)
        line = self.lines[number]
        is_selected = line.block == self._selected
        look = looks.of("title", "cursor") if is_selected else looks.of(f"page-{line.role}")
        return fitted([("▶ " if is_selected else " " * MARGIN, blank), (line.text, look)], cells, blank)
