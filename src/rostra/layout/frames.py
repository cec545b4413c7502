"""Frames: from lanes to cells, at one width of the sheet."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from rostra.layout.columns import Column

TIME_CELLS: Final = 7
""""09:00" and a gap."""
NARROWEST: Final = 16
"""Cells of the narrowest sheet; in a smaller window a part of it is out of sight."""
NARROWEST_LANE: Final = 13
"""Cells of the narrowest lane: bar, gap and a word of ten letters."""


class Frame(NamedTuple):
    """The time column, and beside it as many lanes as fit."""

    width: int
    """Cells of the whole line."""
    edges: tuple[int, ...]
    """Cells from the first lane to each lane, and to the end of the last."""
    visible: int
    """Lanes that are seen at once."""

    @property
    def lanes(self) -> int:
        """Lanes that there are."""
        return len(self.edges) - 1

    @property
    def fits(self) -> bool:
        """Whether parallel sessions are seen side by side; where not, a list says more."""
        return self.visible > 1 or self.lanes == 1

    def clamp(self, first: int) -> int:
        """The first lane in view, so that no room is left empty at the right."""
        return max(0, min(first, self.lanes - self.visible))

    def edge(self, lane: int, first: int = 0) -> int:
        """Cells from the left of the line to a lane, at most to the edges of the view."""
        lane = max(first, min(lane, first + self.visible))
        return TIME_CELLS + self.edges[lane] - self.edges[first]

    def span(self, left: int, right: int, first: int = 0) -> int:
        """Cells that a stretch of lanes takes in the view."""
        return self.edge(right, first) - self.edge(left, first)

    def whole_span(self, left: int, right: int) -> int:
        """Cells that it takes where scrolling sideways shows as much of it as can be."""
        return self.span(left, right, self.clamp(left))


def make_frame(width: int, columns: Sequence[Column], minimum: int) -> Frame:
    """The frame of a sheet whose columns are not narrower than `minimum` cells.

    Where they all fit, they share the width. One with several lanes gets a column's width for each of these, also at
    the cost of others; where that is too much, the lanes are narrowed first. Where it is still too much, every
    lane is as wide as a column, and only whole ones are in view.
    """
    width, minimum = max(width, NARROWEST), max(minimum, NARROWEST_LANE)
    room = width - TIME_CELLS
    lanes = columns[-1].right
    for lane in (minimum, NARROWEST_LANE):
        needs = [max(minimum, lane * column.lanes) for column in columns]
        if sum(needs) <= room or lanes == 1:
            parts = zip(_share_fairly(room, needs), columns, strict=True)
            widths = [cells for part, column in parts for cells in _share(part, column.lanes)]
            return Frame(width, (0, *accumulate(widths)), lanes)
    visible = max(1, room // minimum)
    cells = room // visible
    return Frame(width, tuple(range(0, cells * lanes + 1, cells)), visible)


def _share_fairly(room: int, needs: Sequence[int]) -> list[int]:
    """Equal parts of `room`, but never less than what each needs."""
    rest, sharers = room, len(needs)
    needy: set[int] = set()
    for index in sorted(range(len(needs)), key=needs.__getitem__, reverse=True):
        if needs[index] * sharers <= rest or sharers == 1:
            break
        needy.add(index)
        rest -= needs[index]
        sharers -= 1
    parts = iter(_share(rest, sharers))
    return [needs[index] if index in needy else next(parts) for index in range(len(needs))]


def _share(cells: int, parts: int) -> list[int]:
    """`cells` in equal parts; what is left over goes to the first ones."""
    part, rest = divmod(cells, parts)
    return [part + 1] * rest + [part] * (parts - rest)
