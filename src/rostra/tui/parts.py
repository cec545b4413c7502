"""The parts of the programme: the drawings that it is made of, and where each stands on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.tui.drawings.drawing import TALL_FROM, Extent

if TYPE_CHECKING:
    from rostra.tui.drawings.one_line import LineDrawing
    from rostra.tui.drawings.overview import OverviewDrawing
    from rostra.tui.drawings.page import PageDrawing
    from rostra.tui.drawings.timetable import TimetableDrawing

DETAIL_FROM: Final = 110
"""Columns of the terminal from which the session under the cursor is shown beside the timetable."""

WIDE_FROM: Final = 150
"""Columns from which it gets more room."""

_DETAIL_CELLS: Final = ((WIDE_FROM, 62), (DETAIL_FROM, 41))
"""Columns of the terminal, and of those the ones for the session beside the timetable, its rule included."""


class Place(NamedTuple):
    """Where a drawing stands, in cells from the top left."""

    x: int
    y: int
    extent: Extent


class Parts(NamedTuple):
    """The drawings of the programme, from the top down."""

    title: LineDrawing
    days: LineDrawing
    overview: OverviewDrawing
    table: TimetableDrawing
    detail: PageDrawing
    keys: LineDrawing

    def resize(self, where: tuple[Place, ...]) -> None:
        """Give them their sizes."""
        for part, place in zip(self, where, strict=True):
            part.resize(place.extent)


def places(width: int, height: int) -> tuple[Place, ...]:
    """Where the parts of the programme stand on a terminal of that size, as `app.tcss` lays them out."""
    detail = next((cells for columns, cells in _DETAIL_CELLS if width >= columns), 0)
    above = 3 if height >= TALL_FROM else 2
    body = max(0, height - above - 1)
    line = Extent(width, 1)
    return (
        Place(0, 0, line),
        Place(0, 1, line),
        Place(0, 2, line if above == 3 else Extent()),
        Place(0, above, Extent(width - detail, body)),
        Place(width - detail, above, Extent(detail, body if detail else 0)),
        Place(0, height - 1, line),
    )
