"""The day in one line: how much is parallel when, where the cursor is, and where now is."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rostra.layout import make_overview
from rostra.tui.drawings.drawing import Drawing, fitted
from rostra.wording import clock_time

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from rostra.layout import Boxes, Overview, Sheet
    from rostra.tui.drawings.drawing import Looks, Span

FROM_PARALLEL: Final = 5
"""Sessions side by side from which a day needs an overview; fewer are seen at a glance in the timetable itself."""

NOW: Final = "▼"
"""Stands where now is: without colours it is seen as well."""

LABEL_CELLS: Final = 7
"""The time in front, as wide as the timetable's time column."""

WORDS_CELLS: Final = 28
"""Room for the time and the words behind the strip."""


class OverviewDrawing(Drawing):
    """A strip of blocks over the timetable, as wide as that; blank where a day is small."""

    def __init__(self, looks: Looks) -> None:
        super().__init__(looks)
        self._boxes: Boxes | None = None
        self._overview: Overview | None = None
        self._cells = 0
        self._made_for = -1
        self._zone: tzinfo | None = None
        self._cursor: tuple[int, int] | None = None
        self._now = -1

    def follow(self, sheet: Sheet | None, cursor: str, now: int, zone: tzinfo) -> None:
        """Show the day that a sheet shows, none where there is none.

        Args:
            sheet: What is drawn below.
            cursor: Id of the session under the cursor.
            now: The moment, in minutes since 1970 (UTC).
            zone: In which times are said.
        """
        boxes = sheet.boxes if sheet is not None else None
        self._cells = sheet.width if sheet is not None else 0
        if boxes is not self._boxes:
            self._boxes, self._zone, self._made_for = boxes, zone, -1
            self.redraw()
        box = boxes.find(cursor) if boxes is not None else None
        stretch = (box.start, box.end) if box and box.start is not None and box.end is not None else None
        if (stretch, now) != (self._cursor, self._now):
            self._cursor, self._now = stretch, now
            self.redraw()

    @property
    def overview(self) -> Overview | None:
        """What is drawn; none where there is no need or no room."""
        if self._made_for != self._cells:
            self._made_for = self._cells
            timed = [(box.start, box.end) for box in (self._boxes.in_order if self._boxes is not None else ())]
            stretches = [(start, end) for start, end in timed if start is not None and end is not None]
            made = make_overview(stretches, self._cells - LABEL_CELLS - WORDS_CELLS)
            self._overview = made if made is not None and made.most >= FROM_PARALLEL else None
        return self._overview

    def spans(self, y: int) -> list[Span]:  # noqa: ARG002 - there is only one line
        """Begin, strip, end, and words for where the cursor is."""
        overview, page = self.overview, self._looks.of("page")
        if overview is None:
            return fitted((), self.extent.width, page)
        meta = self._looks.of("page-meta")
        spans: list[Span] = [(f"{self._time(overview.begin):<{LABEL_CELLS}}", meta)]
        cells = zip(self._signs(overview), self._roles(overview), strict=True)
        for role, group in groupby(cells, key=lambda cell: cell[1]):
            spans.append(("".join([sign for sign, _ in group]), self._looks.of(role)))
        spans.append((f" {self._time(overview.end)}   {self._words(overview)}", meta))
        return fitted(spans, self.extent.width, page)

    def _signs(self, overview: Overview) -> str:
        """A block for each cell, and a mark where now is."""
        signs = overview.signs(is_ascii=self._looks.is_ascii)
        now = overview.cell_of(self._now)
        return signs if now is None else f"{signs[:now]}{'v' if self._looks.is_ascii else NOW}{signs[now + 1 :]}"

    def _roles(self, overview: Overview) -> list[str]:
        """The role of each cell: now before the cursor before the rest."""
        roles = ["page-rule"] * len(overview.counts)
        for cell in overview.cells_of(*self._cursor) if self._cursor is not None else ():
            roles[cell] = "page-track"
        now = overview.cell_of(self._now)
        if now is not None:
            roles[now] = "now"
        return roles

    def _words(self, overview: Overview) -> str:
        """How many run when the session under the cursor begins, and at most."""
        here = f"{overview.at(self._cursor[0])} here, " if self._cursor is not None else ""
        return f"{here}{overview.most} at most"

    def _time(self, minute: int) -> str:
        return clock_time(_moment(minute, self._zone))

    def minute_at(self, x: int) -> int | None:
        """The moment that a cell stands for, in minutes since 1970 (UTC); none beside the strip."""
        overview = self.overview
        if overview is not None and 0 <= x - LABEL_CELLS < len(overview.counts):
            return overview.minute_of(x - LABEL_CELLS)
        return None


def _moment(minute: int, zone: tzinfo | None) -> datetime:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(minute * 60, zone or UTC)
