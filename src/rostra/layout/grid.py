"""Grid: a day as a timetable, time downwards and what is parallel side by side."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo
from typing import Final, NamedTuple

from rostra.cells import cut, pad, wrap
from rostra.layout.boxes import Box, Boxes
from rostra.layout.captions import Row, compose, count_rows
from rostra.layout.columns import Arrangement, Column, ColumnsBy, Extent, arrange, choose_columns
from rostra.layout.frames import TIME_CELLS, Frame, make_frame
from rostra.layout.look import Look
from rostra.layout.rows import Rows, TimeLabel, fit_rows
from rostra.layout.runs import Line, Run, blank
from rostra.layout.sheets import Sheet
from rostra.layout.slots import Slot, make_timeline, zone_of
from rostra.model import Day, Session
from rostra.wording import night_date, short_day_name

BAR_CELLS: Final = 2
"""The bar and a blank, left of a session's text; right of it stands one blank more."""
REMEMBERED_WINDOWS: Final = 32
"""Plans kept for columns that were in view: going to and fro sideways lays nothing out."""
HEADING_LINES: Final = 2
"""Longer names of columns end in an ellipsis."""


class Measures(NamedTuple):
    """What a day is laid out from: its sessions under their columns, before lines are fitted to them."""

    look: Look
    arrangement: Arrangement
    frame: Frame
    band: tuple[Box, ...]
    """Sessions without a time."""
    slots: tuple[Slot, ...]
    zone: tzinfo
    date: date | None
    """Of the programme day."""

    def fitted(self, first: int, last: int) -> tuple[Rows, Boxes]:
        """Lines as the sessions need them that stand in the lanes from `first` to before `last`, and their boxes."""
        seen = [place for place, extent in enumerate(self.arrangement.extents)
                if extent.left < last and first < extent.right]  # fmt: skip
        slots = [self.slots[place] for place in seen]
        extents = [self.arrangement.extents[place] for place in seen]
        idle = "free" if last - first == self.frame.lanes else "with nothing in these columns"
        rows, boxes = self._laid_out(slots, extents, self._needs(slots, extents), idle)
        return _with_night(rows, slots, self), boxes

    def paths(self) -> tuple[Rows, Boxes]:
        """All sessions on as few rows as their times allow: the ways of the cursor, whichever columns are in view."""
        needs = [1 + int(self.look.is_comfortable)] * len(self.slots)
        return self._laid_out(self.slots, self.arrangement.extents, needs)

    def _laid_out(
        self, slots: Sequence[Slot], extents: Sequence[Extent], needs: Sequence[int], idle: str = "free"
    ) -> tuple[Rows, Boxes]:
        gap = int(self.look.is_comfortable)
        top = (self.band[-1].bottom if self.band else 0) + (gap if self.band and self.slots else 0)
        rows = fit_rows(slots, needs, self.zone, top, gap, idle)
        return rows, Boxes([*self.band, *_boxes(slots, extents, rows, gap)], self.frame.lanes)

    def _needs(self, slots: Sequence[Slot], extents: Sequence[Extent]) -> list[int]:
        """Lines that each slot needs."""
        spans = {extent: self.frame.whole_span(*extent) - BAR_CELLS - 1 for extent in set(extents)}
        return [
            count_rows(slot.session, spans[extent], self.look,
                       shows_rooms=_shows_rooms(slot.session, extent, self.arrangement))
            for slot, extent in zip(slots, extents, strict=True)
        ]  # fmt: skip


class Plan(NamedTuple):
    """The geometry of a grid: all that does not depend on marks or scrolling."""

    arrangement: Arrangement
    frame: Frame
    rows: Rows
    boxes: Boxes
    """Those that are drawn."""
    paths: Rows
    """The rows of the cursor's ways; where all columns are in view, those that are drawn."""
    measures: Measures


def make_grid(day: Day, look: Look, by: ColumnsBy | None = None) -> "Grid":
    """A day as a grid, with columns by rooms, tracks or lanes, or as suits the day; its first columns in view."""
    timeline = make_timeline(day)
    arrangement = arrange(timeline.slots, by or choose_columns(day), look)
    frame = make_frame(look.width, arrangement.columns, look.minimum_column)
    zone = look.zone or zone_of(timeline)
    band = tuple(_band(timeline.untimed, frame, look))
    measures = Measures(look, arrangement, frame, band, tuple(timeline.slots), zone, day.date)
    rows, boxes = measures.fitted(0, frame.visible)
    paths, ways = (rows, boxes) if frame.visible == frame.lanes else measures.paths()
    plan = Plan(arrangement, frame, rows, boxes, paths, measures)
    return Grid(look, plan, ways, windows={0: plan})


def _with_night(rows: Rows, slots: Iterable[Slot], measures: Measures) -> Rows:
    """The rows with the date below the first start after midnight, where nothing else starts there."""
    for slot in slots:
        night = night_date(measures.date, slot.session.when)
        if night is None or measures.look.zone is not None:
            continue
        row = rows.row_of(slot.start)
        if row is not None and (row + 1 not in rows.labels or rows.labels[row + 1].role == "tick"):
            return rows._replace(labels={**rows.labels, row + 1: TimeLabel(short_day_name(night)[:6], "tick")})
    return rows


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


def _boxes(slots: Sequence[Slot], extents: Sequence[Extent], rows: Rows, gap: int) -> list[Box]:
    """The boxes of all slots; a gap below is theirs but not drawn."""
    tops = dict(zip(rows.minutes, rows.tops, strict=True))
    boxes = []
    for (session, start, end, is_open_ended, _), (left, right) in zip(slots, extents, strict=True):
        top = tops[start]
        boxes.append(Box(session, top, tops[end] - top - gap, left, right, start, end, is_open_ended))
    return boxes


class Grid(Sheet):
    """A day as a timetable."""

    def __init__(
        self,
        look: Look,
        plan: Plan,
        boxes: Boxes,
        marks: Mapping[str, str] | None = None,
        windows: dict[int, Plan] | None = None,
    ) -> None:
        """`boxes` are those of the whole day, `windows` the plans for columns in view that were made before."""
        super().__init__(look, boxes, marks)
        self.plan = plan
        """Where everything is that is drawn."""
        self._headings: dict[int, tuple[Line, ...]] = {}
        self._windows = windows if windows is not None else {}

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

    def with_marks(self, marks: Mapping[str, str]) -> "Grid":
        """The same grid with other marks."""
        return Grid(self.look, self.plan, self.boxes, marks, self._windows)

    def seen_from(self, first_column: int) -> "Grid":
        """The same grid with its lines fitted to the columns in view: what stands elsewhere needs no room here."""
        frame, measures = self.plan.frame, self.plan.measures
        if frame.visible == frame.lanes:
            return self
        first = frame.clamp(first_column)
        if first not in self._windows:
            if len(self._windows) >= REMEMBERED_WINDOWS:
                self._windows.clear()
            rows, boxes = measures.fitted(first, first + frame.visible)
            self._windows[first] = self.plan._replace(rows=rows, boxes=boxes)
        plan = self._windows[first]
        return self if plan is self.plan else Grid(self.look, plan, self.boxes, self._marks, self._windows)

    def span_of(self, session_id: str) -> tuple[int, int]:
        """First line and number of lines of a session; of one in columns out of view about where it would begin."""
        box = self.plan.boxes.find(session_id)
        if box is not None:
            return (box.top, box.height)
        elsewhere = self.boxes.find(session_id)
        if elsewhere is None:
            return (0, 0)
        row = self.row_of(elsewhere.start) if elsewhere.start is not None else None
        return (row if row is not None else 0, 1)

    def page_of(self, session_id: str, lines: int) -> int:
        """How far a page of so many lines from a session is on the ways of the cursor; up where it is negative."""
        box, paths = self.boxes.find(session_id), self.plan.paths
        if box is None or paths is self.plan.rows:
            return abs(lines)
        minute = self.minute_at(self.span_of(session_id)[0] + lines)
        row = paths.row_of(minute) if minute is not None else None
        return max(1, abs(row - box.top)) if row is not None else paths.height

    def minute_at(self, row: int) -> int | None:
        """The moment that a line stands for, or none."""
        return self.plan.rows.minute_at(row)

    def row_of(self, minute: int) -> int | None:
        """The line on which a moment falls; none before the first start and after the last end."""
        return self.plan.rows.row_of(minute)

    def line(self, y: int, first_column: int = 0, *, is_top: bool = False) -> Line:
        """One line: the time column, and the boxes that it crosses."""
        frame, rows = self.plan.frame, self.plan.rows
        first = frame.clamp(first_column)
        label = rows.labels.get(y)
        runs = [Run(pad(label.text, TIME_CELLS), label.role) if label and label.text else Run(" " * TIME_CELLS)]
        x = TIME_CELLS
        if y in rows.folds:
            text = cut("  " + self.look.glyphs.spell(rows.folds[y]), frame.width - x, self.look.glyphs.ellipsis)
            return (*runs, Run(pad(text, frame.width - x), "fold"))
        for box in self.plan.boxes.at(y, first, first + frame.visible):
            left, right = frame.edge(box.left, first), frame.edge(box.right, first)
            runs += blank(left - x)
            runs += self._box_runs(box, y - box.top, right - left, is_top=is_top)
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
        """ "rooms 3–6 of 14", "track 19 of 28, part 2 of 9"; empty where all columns are in view."""
        frame, columns = self.plan.frame, self.plan.arrangement.columns
        if frame.visible == frame.lanes:
            return ""
        first = frame.clamp(first_column)
        seen = [n for n, column in enumerate(columns, 1) if frame.span(column.left, column.right, first)]
        by = self.plan.arrangement.by
        if len(seen) > 1:
            return self.look.glyphs.spell(f"{by} {seen[0]}–{seen[-1]} of {len(columns)}")
        column = columns[seen[0] - 1]
        parts = -(-column.lanes // frame.visible)
        part = f", part {min(parts, (first - column.left) // frame.visible + 1)} of {parts}" if parts > 1 else ""
        return f"{by.removesuffix('s')} {seen[0]} of {len(columns)}{part}"

    def _heading(self, column: Column, first: int, lines: int = HEADING_LINES) -> list[str]:
        """The lines of a column's name in the cells that it has in view."""
        glyphs = self.look.glyphs
        cells = self.plan.frame.span(column.left, column.right, first) - BAR_CELLS - 1
        return wrap(glyphs.spell(column.name), cells, lines, glyphs.ellipsis)

    def _box_runs(self, box: Box, row: int, cells: int, *, is_top: bool) -> Line:
        """One row of a box: bar, text, and a blank that parts it from the next; in the top line its title again."""
        session = box.session
        owner = (session.id, self._track_of(session))
        text_cells = max(0, cells - BAR_CELLS - 1)
        gap = min(1, cells - text_cells)
        bar_cells = cells - text_cells - gap
        mark = self._marks.get(session.id, "") if row == 0 else ""
        sign = self.look.glyphs.spell(mark) or self._bar(box, row)
        bar = Run(pad(cut(sign, bar_cells, ""), bar_cells), "mark" if mark else "bar", *owner)
        if is_top and row:
            glyphs = self.look.glyphs
            title = pad(cut(glyphs.spell(f"↑ {session.title}"), text_cells, glyphs.ellipsis), text_cells)
            return (bar, *([Run(title, "title", *owner)] if text_cells else []), *blank(gap))
        caption = self._remembered((box.top, box.left, text_cells), lambda: self._compose(box, text_cells))
        if row < len(caption):
            return (bar, *[Run(text, role, *owner) for text, role in caption[row]], *blank(gap))
        return (bar, *([Run(" " * text_cells, "blank", *owner)] if text_cells else []), *blank(gap))

    def _bar(self, box: Box, row: int) -> str:
        glyphs = self.look.glyphs
        if box.is_open_ended and row == box.height - 1 > 0:
            return glyphs.open_bar
        return glyphs.first_bar if row == 0 and not self.look.is_comfortable else glyphs.bar

    def _compose(self, box: Box, cells: int) -> tuple[Row, ...]:
        shows_rooms = _shows_rooms(box.session, Extent(box.left, box.right), self.plan.arrangement)
        return compose(box.session, cells, box.height, self.look, shows_rooms=shows_rooms)
