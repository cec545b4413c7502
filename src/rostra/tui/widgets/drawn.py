"""Widgets that show a drawing, by Textual's line API: a change costs one refresh and no layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from rostra.tui.drawings.drawing import Drawing, Extent
from rostra.tui.guard import guarded
from rostra.tui.widgets.unscrolled import Unscrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.filter import LineFilter
    from textual.geometry import Size


class Drawn(Unscrolled, Widget, Drawing):
    """Mixed in front of a drawing: gives it the widget's size, and paints its spans."""

    _measured: Size | None = None
    """Textual's size when the extent was worked out."""

    @property
    def extent(self) -> Extent:
        """The room that there is; before Textual has given any, the one that is expected."""
        outer = self.outer_size
        if outer is not self._measured:  # working it out takes longer than drawing a line
            self._measured = outer
            self._extent = Extent(*self.size) if self.size else self._extent
        return self._extent

    def redraw(self, top: int = 0, lines: int | None = None) -> None:
        """Have lines drawn again."""
        if lines is None:
            self.refresh()
        else:
            self.refresh(Region(0, top, self.size.width, lines))

    def render_line(self, y: int) -> Strip:
        """A line of the drawing, guarded like everything that is painted."""
        segments = [Segment(text, look) for text, look in self.spans(y)]
        return Strip(guarded(segments, ascii_only=self._looks.is_ascii), self.size.width)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """None where there are colours: they are exact, and a filter would go through all lines for every frame."""
        return super().get_line_filters() if self.app.no_color else ()
