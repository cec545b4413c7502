"""The timetable: draws a sheet, holds the cursor, and scrolls by lines and by whole columns.

One widget on Textual's line API. Strips are made for visible lines alone and kept; moving the cursor draws again
only the lines of two sessions. Nothing here asks for a layout, so that a key costs one frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from rostra.cells import width
from rostra.layout import Grid, move

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from textual import events

    from rostra.layout import Line, Run, Sheet, Step
    from rostra.tui.palettes import Styles

MOST_STRIPS: Final = 4_000
"""Strips kept; more than anybody sees before the next change clears them."""

_IN_SESSION: Final = {"blank": "box", "time": "body"}
"""Roles of runs that look different inside a session's box."""

WHEEL_LINES: Final = 3
"""Lines that one notch of the wheel scrolls."""


class Timetable(Widget):
    """A sheet of sessions with a cursor."""

    DEFAULT_CSS = "Timetable { width: 1fr; height: 1fr; }"

    class Highlighted(Message):
        """A click moved the cursor; whoever moves it by key knows."""

        def __init__(self, session_id: str) -> None:
            super().__init__()
            self.session_id = session_id

    class Opened(Message):
        """A session was double-clicked."""

    class Scrolled(Message):
        """Other columns came into view, or the sheet was laid out anew."""

    def __init__(self, styles: Styles, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._styles = styles
        self._make_sheet: Callable[[int], Sheet] | None = None
        self._sheet: Sheet | None = None
        self._cursor = ""
        self._first_choice = ""
        """Where the cursor was put because nobody had; another width may show another first session."""
        self._top = 0
        self._first_column = 0
        self._first_minute: int | None = None
        self._when_empty = ""
        self._signs: Mapping[str, str] = {}
        self._states: Mapping[str, str] = {}
        self._now: tuple[int, str] | None = None
        self._strips: dict[tuple[int, int, bool], Strip] = {}
        self.composed = 0
        """Strips made so far, for tests of what a key costs."""

    def restyle(self, styles: Styles) -> None:
        """Draw with other styles from now on."""
        self._styles = styles
        self._strips.clear()
        self.refresh()

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

    def sign(self, signs: Mapping[str, str]) -> None:
        """Put short signs in front of sessions, by id; nothing is laid out again."""
        if signs != self._signs:
            changed = [key for key in {*signs, *self._signs} if signs.get(key) != self._signs.get(key)]
            self._signs = signs
            if self._sheet is not None:
                self._sheet = self._sheet.with_marks(signs)
                self._strips.clear()
                self._refresh_sessions(changed)

    def mark(self, states: Mapping[str, str], now: tuple[int, str] | None) -> None:
        """Say which sessions are running or past, and what time it is: minutes since 1970 (UTC), and in words."""
        if (states, now) != (self._states, self._now):
            if states != self._states:
                self._strips.clear()
            self._states, self._now = states, now
            self.refresh()

    def _lay_out(self) -> None:
        if self._make_sheet is None or self.size.width < 2:
            return
        sheet = self._make_sheet(self.size.width - 1).with_marks(self._signs)
        self._first_column = max(0, min(self._first_column, sheet.columns - sheet.visible))
        self._sheet = sheet = sheet.seen_from(self._first_column)
        self._strips.clear()
        if not sheet.span_of(self._cursor)[1]:
            self._cursor = self._first_choice = self._first_in_view(sheet)
        self._reveal()
        self._reveal_first_minute()
        self.refresh()

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

    def on_resize(self) -> None:
        """Lay out for the new width."""
        if self._cursor == self._first_choice:
            self._cursor, self._first_column = "", 0
        self._lay_out()
        self.post_message(self.Scrolled())

    @property
    def _headings(self) -> tuple[tuple[Run, ...], ...]:
        return self._sheet.headings(self._first_column) if self._sheet is not None else ()

    @property
    def _body_height(self) -> int:
        return max(1, self.size.height - len(self._headings))

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
            self.refresh()
        else:
            self._refresh_sessions((before, session_id))

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
            self._strips.clear()
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
            self.refresh()

    def scroll_columns(self, columns: int) -> None:
        """Scroll sideways by whole columns; a cursor that would be left behind goes to what is on beside it."""
        if self._sheet is None:
            return
        first = max(0, min(self._sheet.columns - self._sheet.visible, self._first_column + columns))
        if first != self._first_column:
            self._see_from(first, self._minute_to_keep)
            self._take_cursor_along()
            self.refresh()
            self.post_message(self.Scrolled())

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
            self.refresh()

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

    def _refresh_sessions(self, session_ids: Iterable[str]) -> None:
        assert self._sheet is not None
        offset = len(self._headings) - self._top
        for session_id in session_ids:
            y, height = self._sheet.span_of(session_id)
            if height:
                self.refresh(Region(0, y + offset, self.size.width, height))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """A line of headings or of the sheet."""
        headings = self._headings
        if self._sheet is None:
            return Strip.blank(self.size.width, self._styles.of("page"))
        if y < len(headings):
            return self._finished(self._segments(headings[y], ""), " ")
        row = y - len(headings) + self._top
        if self._when_empty and y == 1 and not self._sheet.boxes.in_order:
            words = Segment(f" {self._when_empty}", self._styles.of("page-meta"))
            return Strip([words]).adjust_cell_length(self.size.width, self._styles.of("page"))
        if row >= self._sheet.height:
            return Strip.blank(self.size.width, self._styles.of("page"))
        return self._strip(row, self._thumb(y - len(headings)))

    def _line(self, row: int) -> Line:
        """A line of the sheet as it is seen."""
        assert self._sheet is not None
        return self._sheet.line(row, self._first_column, is_top=row == self._top)

    def _strip(self, row: int, thumb: str) -> Strip:
        assert self._sheet is not None
        first, height = self._sheet.span_of(self._cursor)
        has_cursor = first <= row < first + height
        if row == self._now_row:
            return self._now_strip(row, thumb, has_cursor=has_cursor)
        key = (row, self._first_column, row == self._top)
        strip = None if has_cursor else self._strips.get(key)
        if strip is None:
            self.composed += 1
            strip = Strip(self._segments(self._line(row), self._cursor if has_cursor else ""))
            if not has_cursor:
                if len(self._strips) >= MOST_STRIPS:
                    self._strips.clear()
                self._strips[key] = strip
        return self._finished(list(strip), thumb)

    @property
    def _now_row(self) -> int | None:
        """The line of the present moment; in a listing the blank one above what comes next."""
        if self._now is None or self._sheet is None:
            return None
        row = self._sheet.row_of(self._now[0])
        return row if row is None or isinstance(self._sheet, Grid) else row - 1

    def _segments(self, runs: Iterable[Run], cursor: str) -> list[Segment]:
        of, states = self._styles.of, self._states
        return [
            Segment(
                run.text,
                of(
                    _IN_SESSION.get(run.role, run.role) if run.session_id else run.role,
                    "cursor" if cursor and run.session_id == cursor else states.get(run.session_id, ""),
                    run.track if run.role == "bar" else -1,
                ),
            )
            for run in runs
        ]

    def _now_strip(self, row: int, thumb: str, *, has_cursor: bool) -> Strip:
        """The line of the present moment: its time column says so."""
        assert self._sheet is not None
        assert self._now is not None
        gutter, *runs = self._line(row)
        if gutter.session_id:
            return self._finished(self._segments((gutter, *runs), self._cursor if has_cursor else ""), thumb)
        label = Segment(f"▶{self._now[1]}", self._styles.of("now"))
        page = self._styles.of("page")
        if isinstance(self._sheet, Grid):
            room = Segment(" " * (width(gutter.text) - width(label.text)), page)
            return self._finished([label, room, *self._segments(runs, self._cursor if has_cursor else "")], thumb)
        rule = Segment("─" * max(0, self.size.width - 2 - width(label.text)), self._styles.of("page-alert"))
        return self._finished([label, rule], thumb)

    def _finished(self, segments: list[Segment], thumb: str) -> Strip:
        """Exactly as wide as the widget, with the scroll mark in the last cell."""
        page = self._styles.of("page")
        strip = Strip(segments).adjust_cell_length(self.size.width - 1, page)
        return Strip([*strip, Segment(thumb, self._styles.of("rule"))])

    def _thumb(self, y: int) -> str:
        """The mark in the last column that shows which part of the sheet is in view."""
        assert self._sheet is not None
        height, body = self._sheet.height, self._body_height
        if height <= body:
            return " "
        first = self._top * body // height
        last = (self._top + body) * body // height
        return "▐" if first <= y <= last else " "

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """Select what is clicked; a double click opens it."""
        if self._sheet is None:
            return
        row = event.y - len(self._headings) + self._top
        if event.y < len(self._headings) or row >= self._sheet.height:
            return
        session_id = self._sheet.box_at(event.x, row, self._first_column)
        if session_id:
            self.go_to(session_id)
            self.post_message(self.Highlighted(session_id))
            if event.chain > 1:
                self.post_message(self.Opened())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_rows(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_rows(-WHEEL_LINES)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Scroll sideways with the wheel."""
        event.stop()
        self.scroll_columns(1)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Scroll sideways with the wheel."""
        event.stop()
        self.scroll_columns(-1)
