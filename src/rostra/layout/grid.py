"""Grid: a day as a timetable, time downwards and what is parallel side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.cells import cut, pad, wrap
from rostra.layout.boxes import Box, Boxes
from rostra.layout.captions import compose, count_rows
from rostra.layout.columns import Extent, arrange, choose_columns
from rostra.layout.frames import TIME_CELLS, Frame, make_frame
from rostra.layout.rows import Rows, fit_rows
from rostra.layout.runs import Run, blank
from rostra.layout.sheets import Sheet
from rostra.layout.slots import make_timeline, zone_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rostra.layout.captions import Row
    from rostra.layout.columns import Arrangement, Column, ColumnsBy
    from rostra.layout.look import Look
    from rostra.layout.runs import Line
    from rostra.layout.slots import Slot
    from rostra.model import Day, Session

BAR_CELLS: Final = 2
"""The bar and a blank, left of a session's text; right of it stands one blank more."""
HEADING_LINES: Final = 2
"""Longer names of columns end in an ellipsis."""


class Plan(NamedTuple):
    """The geometry of a grid: all that does not depend on marks or scrolling."""

    arrangement: Arrangement
    frame: Frame
    rows: Rows
    boxes: Boxes


def make_grid(day: Day, look: Look, by: ColumnsBy | None = None) -> Grid:
    """A day as a grid, with columns by rooms, tracks or lanes, or as suits the day."""
    timeline = make_timeline(day)
    arrangement = arrange(timeline.slots, by or choose_columns(day), look)
    frame = make_frame(look.width, arrangement.columns, look.minimum_column)
    band = _band(timeline.untimed, frame, look)
    gap = int(look.is_comfortable)
    top = (band[-1].bottom if band else 0) + (gap if band and timeline.slots else 0)
    spans = {extent: frame.whole_span(*extent) - BAR_CELLS - 1 for extent in set(arrangement.extents)}
    needs = [
        count_rows(slot.session, spans[extent], look, shows_rooms=_shows_rooms(slot.session, extent, arrangement))
        for slot, extent in zip(timeline.slots, arrangement.extents, strict=True)
    ]
    rows = fit_rows(timeline.slots, needs, look.zone or zone_of(timeline), top, gap)
    boxes = Boxes(band + _boxes(timeline.slots, arrangement, rows, gap), frame.lanes)
    return Grid(look, Plan(arrangement, frame, rows, boxes))


def _shows_rooms(session: Session, extent: Extent, arrangement: Arrangement) -> bool:
    """Whether a box must name its rooms, because the headings above it do not."""
    rooms = session.rooms
    if not rooms or arrangement.by != "rooms":
        return bool(rooms)
    if len(rooms) == 1:
        return False
    left, right = extent
    return {column.name for column in arrangement.columns if column.left < right and left < column.right} != set(rooms)


def _band(sessions: Sequence[Session], frame: Frame, look: Look) -> list[Box]:
    """Sessions without a time, across the whole width above the first checkpoint."""
    band: list[Box] = []
    top = 0
    cells = frame.whole_span(0, frame.lanes) - BAR_CELLS - 1
    for session in sessions:
        rows = count_rows(session, cells, look, shows_rooms=bool(session.rooms))
        band.append(Box(session, top, rows - look.is_comfortable, 0, frame.lanes))
        top += rows
    return band


def _boxes(slots: Sequence[Slot], arrangement: Arrangement, rows: Rows, gap: int) -> list[Box]:
    """The boxes of all slots; a gap below is theirs but not drawn."""
    tops = dict(zip(rows.minutes, rows.tops, strict=True))
    boxes = []
    for (session, start, end, is_open_ended, _), (left, right) in zip(slots, arrangement.extents, strict=True):
        top = tops[start]
        boxes.append(Box(session, top, tops[end] - top - gap, left, right, start, end, is_open_ended))
    return boxes


class Grid(Sheet):
    """A day as a timetable."""

    def __init__(self, look: Look, plan: Plan, marks: Mapping[str, str] | None = None) -> None:
        super().__init__(look, plan.boxes, marks)
        self.plan = plan
        """Where everything is."""
        self._headings: dict[int, tuple[Line, ...]] = {}

    @property
    def width(self) -> int:
        """Cells of every line."""
        return self.plan.frame.width

    @property
    def height(self) -> int:
        """Lines below the headings."""
        return self.plan.rows.height

    @property
    def columns(self) -> int:
        """Lanes there are."""
        return self.plan.frame.lanes

    @property
    def visible(self) -> int:
        """Lanes in view at once."""
        return self.plan.frame.visible

    @property
    def fits(self) -> bool:
        """Whether parallel sessions are seen side by side."""
        return self.plan.frame.fits

    def with_marks(self, marks: Mapping[str, str]) -> Grid:
        """The same grid with other marks."""
        return Grid(self.look, self.plan, marks)

    def row_of(self, minute: int) -> int | None:
        """The line on which a moment falls; none before the first start and after the last end."""
        return self.plan.rows.row_of(minute)

    def line(self, y: int, first_column: int = 0) -> Line:
        """One line: the time column, and the boxes that it crosses."""
        frame, rows = self.plan.frame, self.plan.rows
        first = frame.clamp(first_column)
        label = rows.labels.get(y)
        runs = [Run(pad(label.text, TIME_CELLS), label.role) if label and label.text else Run(" " * TIME_CELLS)]
        x = TIME_CELLS
        if y in rows.folds:
            text = cut("  " + self.look.glyphs.spell(rows.folds[y]), frame.width - x, self.look.glyphs.ellipsis)
            return (*runs, Run(pad(text, frame.width - x), "fold"))
        for box in self.boxes.at(y, first, first + frame.visible):
            left, right = frame.edge(box.left, first), frame.edge(box.right, first)
            runs += blank(left - x)
            runs += self._box_runs(box, y - box.top, right - left)
            x = right
        return (*runs, *blank(frame.width - x))

    def headings(self, first_column: int = 0) -> tuple[Line, ...]:
        """The names of the columns in view, on one or two lines, whichever the longest of all needs."""
        first = self.plan.frame.clamp(first_column)
        if first not in self._headings:
            self._headings[first] = self._compose_headings(first)
        return self._headings[first]

    def _compose_headings(self, first: int) -> tuple[Line, ...]:
        frame, columns = self.plan.frame, self.plan.arrangement.columns
        height = max([len(self._heading(column, frame.clamp(column.left))) for column in columns])
        lines: list[list[Run]] = [list(blank(TIME_CELLS)) for _ in range(height)]
        x = TIME_CELLS
        for column in columns:
            cells = frame.span(column.left, column.right, first)
            if not cells:
                continue
            texts = self._heading(column, first, height)
            for runs, text in zip(lines, [""] * (height - len(texts)) + texts, strict=True):
                runs.append(Run(pad(" " * min(BAR_CELLS, cells) + text, cells), "heading" if text else "blank"))
            x += cells
        return tuple([(*runs, *blank(frame.width - x)) for runs in lines])

    def scope(self, first_column: int = 0) -> str:
        """ "rooms 3–6 of 14"; empty where all columns are in view."""
        frame, columns = self.plan.frame, self.plan.arrangement.columns
        if frame.visible == frame.lanes:
            return ""
        first = frame.clamp(first_column)
        seen = [n for n, column in enumerate(columns, 1) if frame.span(column.left, column.right, first)]
        return self.look.glyphs.spell(f"{self.plan.arrangement.by} {seen[0]}–{seen[-1]} of {len(columns)}")

    def _heading(self, column: Column, first: int, lines: int = HEADING_LINES) -> list[str]:
        """The lines of a column's name in the cells that it has in view."""
        glyphs = self.look.glyphs
        cells = self.plan.frame.span(column.left, column.right, first) - BAR_CELLS - 1
        return wrap(glyphs.spell(column.name), cells, lines, glyphs.ellipsis)

    def _box_runs(self, box: Box, row: int, cells: int) -> Line:
        """One row of a box: bar, text, and a blank that parts it from the next."""
        session = box.session
        owner = (session.id, self._track_of(session))
        text_cells = max(0, cells - BAR_CELLS - 1)
        gap = min(1, cells - text_cells)
        bar_cells = cells - text_cells - gap
        mark = self._marks.get(session.id, "") if row == 0 else ""
        sign = self.look.glyphs.spell(mark) or self._bar(box, row)
        bar = Run(pad(cut(sign, bar_cells, ""), bar_cells), "mark" if mark else "bar", *owner)
        caption = self._remembered((box.top, box.left, text_cells), lambda: self._compose(box, text_cells))
        if row < len(caption):
            return (bar, *[Run(text, role, *owner) for text, role in caption[row]], *blank(gap))
        return (bar, *([Run(" " * text_cells, "blank", *owner)] if text_cells else []), *blank(gap))

    def _bar(self, box: Box, row: int) -> str:
        is_end = box.is_open_ended and row == box.height - 1 > 0
        return self.look.glyphs.open_bar if is_end else self.look.glyphs.bar

    def _compose(self, box: Box, cells: int) -> tuple[Row, ...]:
        shows_rooms = _shows_rooms(box.session, Extent(box.left, box.right), self.plan.arrangement)
        return compose(box.session, cells, box.height, self.look, shows_rooms=shows_rooms)
