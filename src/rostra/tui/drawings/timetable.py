"""The timetable: draws a sheet, holds the cursor, and scrolls by lines and by whole columns.

Lines are made for what is visible alone and kept; moving the cursor draws again only the lines of two sessions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.cells import width
from rostra.layout import Grid, move
from rostra.tui.drawings.drawing import Drawing, Extent, fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from rostra.layout import Line, Run, Sheet, Step
    from rostra.tui.drawings.drawing import Looks, Span

MOST_LINES: Final = 4_000
"""Lines kept; more than anybody sees before the next change clears them."""

_IN_SESSION: Final = {"blank": "box", "time": "body"}
"""Roles of runs that look different inside a session's box."""


class TimetableDrawing(Drawing):
    """A sheet of sessions with a cursor."""

    def __init__(self, looks: Looks) -> None:
        super().__init__(looks)
        self._make_sheet: Callable[[int], Sheet] | None = None
        self._sheet: Sheet | None = None
        self._cursor = ""
        self._first_choice = ""
        """Where the cursor was put because nobody had; another width may show another first session."""
        self._top = 0
        self._first_column = 0
        self._first_minute: int | None = None
        self._fitted_to = Extent()
        self._when_empty = ""
        self._signs: Mapping[str, str] = {}
        self._states: Mapping[str, str] = {}
        self._now: tuple[int, str] | None = None
        self._kept_lines: dict[tuple[int, int, bool], list[Span]] = {}
        """By row, first column, and whether it is the top one."""
        self.composed = 0
        """Lines made so far, for tests of what a key costs."""

    def restyle(self, looks: Looks) -> None:
        """Draw with other looks from now on."""
        self._kept_lines.clear()
        super().restyle(looks)

    @property
    def sheet(self) -> Sheet | None:
        """What is drawn; none before the first size is known."""
        return self._sheet

    @property
    def cursor(self) -> str:
        """Id of the session under the cursor; empty where there is none."""
        return self._cursor

    @property
    def first_column(self) -> int:
        """Number of the first column in view, from 0."""
        return self._first_column

    def show(self, make_sheet: Callable[[int], Sheet], cursor: str, when_empty: str = "") -> None:
        """Draw what `make_sheet` gives for a width in cells; the cursor goes to `cursor` where that is on it.

        `when_empty` is said where there is nothing on it.
        """
        self._make_sheet = make_sheet
        self._cursor = cursor
        self._when_empty = when_empty
        self._lay_out()
        self.redraw()

    def sign(self, signs: Mapping[str, str]) -> None:
        """Put short signs in front of sessions, by id; nothing is laid out again."""
        if signs != self._signs:
            changed = [key for key in {*signs, *self._signs} if signs.get(key) != self._signs.get(key)]
            self._signs = signs
            if self._sheet is not None:
                self._sheet = self._sheet.with_marks(signs)
                self._kept_lines.clear()
                self._redraw_sessions(changed)

    def mark(self, states: Mapping[str, str], now: tuple[int, str] | None) -> None:
        """Say which sessions are running or past, and what time it is: minutes since 1970 (UTC), and in words."""
        if (states, now) != (self._states, self._now):
            if states != self._states:
                self._kept_lines.clear()
            self._states, self._now = states, now
            self.redraw()

    def _lay_out(self) -> None:
        if self._make_sheet is None or self.extent.width < 2:
            return
        self._fitted_to = self.extent
        sheet = self._make_sheet(self.extent.width - 1).with_marks(self._signs)
        self._first_column = max(0, min(self._first_column, sheet.columns - sheet.visible))
        self._sheet = sheet = sheet.seen_from(self._first_column)
        self._kept_lines.clear()
        if not sheet.span_of(self._cursor)[1]:
            self._cursor = self._first_choice = self._first_in_view(sheet)
        self._reveal()
        self._reveal_first_minute()

    def _first_in_view(self, sheet: Sheet) -> str:
        """The first session of the columns in view; those that begin the day may stand far from them."""
        first = self._first_column
        aligned = (box for box in sheet.boxes.in_order if box.is_aligned(first, first + sheet.visible))
        box = next(aligned, None)
        return box.session.id if box is not None else move(sheet, "", "first")

    def _reveal_first_minute(self) -> None:
        """What runs for hours may begin far above the moment: scroll on to that, once."""
        row = self._sheet.row_of(self._first_minute) if self._sheet and self._first_minute is not None else None
        if row is not None and not self._top <= row <= self._top + self._body_height * 2 // 3:
            self._top = self._clamped(row - self._body_height // 3)
        self._first_minute = None

    def fit(self) -> None:
        """Lay out where the size is another one."""
        if self._fitted_to == self.extent:
            return
        if self._cursor == self._first_choice:
            self._cursor, self._first_column = "", 0
        self._lay_out()

    @property
    def _headings(self) -> tuple[tuple[Run, ...], ...]:
        return self._sheet.headings(self._first_column) if self._sheet is not None else ()

    @property
    def _body_height(self) -> int:
        return max(1, self.extent.height - len(self._headings))

    # Moving

    def move_cursor(self, step: Step) -> None:
        """Move the cursor by one key."""
        if self._sheet is not None and self._cursor:
            lines = -self._body_height if step == "page_up" else self._body_height
            self.go_to(move(self._sheet, self._cursor, step, self._sheet.page_of(self._cursor, lines)))

    def go_to(self, session_id: str) -> None:
        """Move to a session of the sheet."""
        sheet = self._sheet
        if sheet is None or session_id == self._cursor or not sheet.span_of(session_id)[1]:
            return
        before = self._cursor
        self._cursor, self._first_choice = session_id, ""
        if self._reveal():
            self.redraw()
        else:
            self._redraw_sessions((before, session_id))

    def _reveal(self) -> bool:
        """Scroll so that the cursor is in view; whether that moved anything."""
        sheet = self._sheet
        if sheet is None or not self._cursor:
            return False
        before = (self._top, self._first_column)
        box = sheet.boxes.find(self._cursor)
        self._see_from(sheet.reveal(self._cursor, self._first_column), box.start if box is not None else None)
        y, height = self._sheet.span_of(self._cursor) if self._sheet is not None else (0, 0)
        body = self._body_height
        bottom = y + min(height, body)
        if bottom > self._top + body:
            self._top = bottom - body
        if y < self._top:
            self._top = y if y > 2 else 0
        self._top = self._clamped(self._top)
        return before != (self._top, self._first_column)

    def _see_from(self, first_column: int, minute: int | None) -> None:
        """Bring other columns into view; their lines are fitted anew, and `minute` stays where it is."""
        sheet = self._sheet
        if sheet is None or first_column == self._first_column:
            return
        self._first_column = first_column
        self._sheet = seen = sheet.seen_from(first_column)
        if seen is not sheet:
            self._kept_lines.clear()
            before, after = (one.row_of(minute) if minute is not None else None for one in (sheet, seen))
            if before is not None and after is not None:
                self._top += after - before
            self._top = self._clamped(self._top)

    @property
    def _minute_to_keep(self) -> int | None:
        """What stays on its line when columns scroll: the session under the cursor, else the top of the view."""
        sheet = self._sheet
        box = sheet.boxes.find(self._cursor) if sheet is not None else None
        if sheet is None or box is None or box.start is None:
            return None
        is_seen = self._top <= sheet.span_of(self._cursor)[0] < self._top + self._body_height
        return box.start if is_seen else sheet.minute_at(self._top)

    def _clamped(self, top: int) -> int:
        last = self._sheet.height - self._body_height if self._sheet is not None else 0
        return max(0, min(top, last))

    def scroll_rows(self, rows: int) -> None:
        """Scroll without moving the cursor."""
        top = self._clamped(self._top + rows)
        if top != self._top:
            self._top = top
            self.redraw()

    def scroll_columns(self, columns: int) -> None:
        """Scroll sideways by whole columns; a cursor that would be left behind goes to what is on beside it."""
        if self._sheet is None:
            return
        first = max(0, min(self._sheet.columns - self._sheet.visible, self._first_column + columns))
        if first != self._first_column:
            self._see_from(first, self._minute_to_keep)
            self._take_cursor_along()
            self.redraw()
            self.columns_changed()

    def columns_changed(self) -> None:
        """Called when other columns have come into view."""

    def _take_cursor_along(self) -> None:
        """Move the cursor to the session in view that begins nearest to its own, where that is out of view."""
        sheet = self._sheet
        box = sheet.boxes.find(self._cursor) if sheet is not None else None
        if sheet is None or box is None or box.is_aligned(self._first_column, self._first_column + sheet.visible):
            return
        start = box.start if box.start is not None else 0
        seen = [
            other for other in sheet.boxes.in_order
            if other.start is not None
            and other.is_aligned(self._first_column, self._first_column + sheet.visible)
        ]  # fmt: skip
        nearest = min(seen, key=lambda other: (abs((other.start or 0) - start), other.left), default=None)
        if nearest is not None:
            self._cursor = nearest.session.id
            self._reveal()

    def reveal_minute(self, minute: int) -> None:
        """Scroll so that a moment stands in the upper third."""
        row = self._sheet.row_of(minute) if self._sheet is not None else None
        if row is not None:
            self._top = self._clamped(row - self._body_height // 3)
            self.redraw()

    def reveal_minute_first(self, minute: int) -> None:
        """Let a moment be in view when the sheet is laid out the next time."""
        self._first_minute = minute

    def go_to_minute(self, minute: int) -> None:
        """Move to the first session from a moment on, among the columns in view where something begins there."""
        if self._sheet is None:
            return
        first, last = self._first_column, self._first_column + self._sheet.visible
        later = [box for box in self._sheet.boxes.in_order if box.start is not None and box.start >= minute]
        box = next((box for box in later if box.is_aligned(first, last)), next(iter(later), None))
        if box is not None:
            self.go_to(box.session.id)
            self.reveal_minute(minute)

    def _redraw_sessions(self, session_ids: Iterable[str]) -> None:
        assert self._sheet is not None
        offset = len(self._headings) - self._top
        for session_id in session_ids:
            y, height = self._sheet.span_of(session_id)
            if height:
                self.redraw(y + offset, height)

    # Drawing

    def spans(self, y: int) -> list[Span]:
        """A line of headings or of the sheet, laid out for the size that there is by now."""
        self.fit()
        headings, page, cells = self._headings, self._looks.of("page"), self.extent.width
        if self._sheet is None:
            return fitted((), cells, page)
        if y < len(headings):
            return self._finished(self._spans_of(headings[y], ""), " ")
        row = y - len(headings) + self._top
        if self._when_empty and y == 1 and not self._sheet.boxes.in_order:
            return fitted([(f" {self._when_empty}", self._looks.of("page-meta"))], cells, page)
        if row >= self._sheet.height:
            return fitted((), cells, page)
        return self._row(row, self._thumb(y - len(headings)))

    def _line(self, row: int) -> Line:
        """A line of the sheet as it is seen."""
        assert self._sheet is not None
        return self._sheet.line(row, self._first_column, is_top=row == self._top)

    def _row(self, row: int, thumb: str) -> list[Span]:
        assert self._sheet is not None
        first, height = self._sheet.span_of(self._cursor)
        has_cursor = first <= row < first + height
        if row == self._now_row:
            return self._now_line(row, thumb, has_cursor=has_cursor)
        key = (row, self._first_column, row == self._top)
        line = None if has_cursor else self._kept_lines.get(key)
        if line is None:
            self.composed += 1
            line = self._padded(self._spans_of(self._line(row), self._cursor if has_cursor else ""))
            if not has_cursor:
                if len(self._kept_lines) >= MOST_LINES:
                    self._kept_lines.clear()
                self._kept_lines[key] = line
        return [*line, (thumb, self._looks.of("rule"))]

    def session_at(self, x: int, y: int) -> str:
        """Id of the session that is drawn on a cell; empty where there is none."""
        row = y - len(self._headings) + self._top
        if self._sheet is None or y < len(self._headings) or row >= self._sheet.height:
            return ""
        return self._sheet.box_at(x, row, self._first_column)

    def words_of(self, row: int) -> str:
        """The text of a line of the sheet, in view or not."""
        return "".join([text for text, _ in self._row(row, "")])

    @property
    def _now_row(self) -> int | None:
        """The line of the present moment; in a listing the blank one above what comes next."""
        if self._now is None or self._sheet is None:
            return None
        row = self._sheet.row_of(self._now[0])
        return row if row is None or isinstance(self._sheet, Grid) else row - 1

    def _spans_of(self, runs: Iterable[Run], cursor: str) -> list[Span]:
        of, states = self._looks.of, self._states
        return [
            (
                run.text,
                of(
                    _IN_SESSION.get(run.role, run.role) if run.session_id else run.role,
                    "cursor" if cursor and run.session_id == cursor else states.get(run.session_id, ""),
                    run.track if run.role == "bar" else -1,
                ),
            )
            for run in runs
        ]

    def _now_line(self, row: int, thumb: str, *, has_cursor: bool) -> list[Span]:
        """The line of the present moment: its time column says so."""
        assert self._sheet is not None
        assert self._now is not None
        gutter, *runs = self._line(row)
        cursor = self._cursor if has_cursor else ""
        if gutter.session_id:
            return self._finished(self._spans_of((gutter, *runs), cursor), thumb)
        label = f"▶{self._now[1]}"
        now, page = self._looks.of("now"), self._looks.of("page")
        if isinstance(self._sheet, Grid):
            room = " " * (width(gutter.text) - width(label))
            return self._finished([(label, now), (room, page), *self._spans_of(runs, cursor)], thumb)
        rule = "─" * max(0, self.extent.width - 2 - width(label))
        return self._finished([(label, now), (rule, self._looks.of("page-alert"))], thumb)

    def _finished(self, spans: list[Span], thumb: str) -> list[Span]:
        """Exactly as wide as the drawing, with the scroll mark in the last cell."""
        return [*self._padded(spans), (thumb, self._looks.of("rule"))]

    def _padded(self, spans: list[Span]) -> list[Span]:
        return fitted(spans, self.extent.width - 1, self._looks.of("page"))

    def _thumb(self, y: int) -> str:
        """The mark in the last column that shows which part of the sheet is in view."""
        assert self._sheet is not None
        height, body = self._sheet.height, self._body_height
        if height <= body:
            return " "
        first = self._top * body // height
        last = (self._top + body) * body // height
        return "▐" if first <= y <= last else " "
