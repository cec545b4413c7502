"""What the programme screen shows, without Textual: which day, view and session, and the words around them.

The screen draws it with widgets; the first frame draws it before Textual is there.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from rostra.cells import cut, width
from rostra.layout import ASCII, UNICODE, Grid, Look, choose_columns
from rostra.model import instant_minute, programme_date
from rostra.pages import Block, session_page
from rostra.tui import commands
from rostra.tui.column_actions import ColumnActions
from rostra.tui.day_lines import day_pieces, revision_words
from rostra.tui.drawings.drawing import TALL_FROM, Extent
from rostra.tui.drawings.one_line import Piece, pieces_of
from rostra.tui.marking import Marking, Target
from rostra.tui.mine import mine_blocks, with_mine
from rostra.tui.revision_actions import RevisionActions
from rostra.tui.shown import current_session, make_sheet, only, places_of, states_at
from rostra.wording import clock_time, short_day_name, zone_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

    from rostra.layout import ColumnsBy
    from rostra.library import Opened
    from rostra.model import Agenda, Day
    from rostra.tui.commands import Command
    from rostra.tui.drawings.one_line import LineDrawing
    from rostra.tui.drawings.overview import OverviewDrawing
    from rostra.tui.drawings.page import PageDrawing
    from rostra.tui.drawings.timetable import TimetableDrawing
    from rostra.tui.shown import View

DETAIL_FROM: Final = 110
"""Columns of the terminal from which the session under the cursor is shown beside the timetable."""

WIDE_FROM: Final = 150
"""Columns from which it gets more room."""

_DETAIL_CELLS: Final = ((WIDE_FROM, 62), (DETAIL_FROM, 41))
"""Columns of the terminal, and of those the ones for the session beside the timetable, its rule included."""

NARROW_UNTIL: Final = 70
"""Columns below which the title line says only the time."""

FILTER_WORDS_FROM: Final = 100
"""Columns from which there is room to say what a filter shows and what can be done with it."""

LONGEST_FILTER: Final = 20
"""Cells of what was searched for, where there is less."""


_KEYS: tuple[type[Command], ...] = (
    commands.OpenSession, commands.ToggleBookmark, commands.ShowMyAgenda, commands.Search, commands.ToggleList,
    commands.ShowTrackView, commands.ShowPeople, commands.ShowLibrary, commands.CycleColumns, commands.GoToColumn,
    commands.HideColumns,
)  # fmt: skip


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


class ProgrammeView(Marking, RevisionActions, ColumnActions):
    """One agenda; owns which day, view and session are shown."""

    _parts: Parts
    _title: LineDrawing
    _days: LineDrawing
    _overview: OverviewDrawing
    _table: TimetableDrawing
    _detail: PageDrawing

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._view: View = "grid"
        self._day = 0
        self._cursor = ""
        self._columns_by: ColumnsBy | None = None
        self._is_compact = False
        self._in_my_zone = False
        self._minute = -1
        self._places = places_of(opened.agenda)
        self._filter = ""
        self._found: frozenset[str] = frozenset()
        self._hides_others = False

    @property
    def agenda(self) -> Agenda:
        """The agenda shown."""
        return self._opened.agenda

    @property
    def now(self) -> datetime:
        """The moment, in the agenda's zone."""
        return self.options.clock.now(ZoneInfo(self.agenda.timezone))

    @property
    def cells(self) -> int:
        """Columns of the terminal."""
        raise NotImplementedError

    def begin(self, parts: Parts) -> None:
        """Show the programme in `parts`, beginning at today, at what is running or next."""
        self._parts = parts
        self._title, self._days, self._overview, self._table, self._detail, keys = parts
        self._is_compact = self.options.settings.current.density == "compact"
        self.recall_hidden()
        self.learn_revisions()
        self.look_for_changes()
        self._table.sign(self.signs())
        self._begin()
        keys.show(pieces_of(_KEYS), pieces_of((commands.ShowHelp, commands.LeaveRostra)))

    def resize(self, width: int, height: int) -> None:
        """Show the same on a terminal of another size."""
        self._parts.resize(places(width, height))
        self._table.fit()
        self.follow_cursor()
        self.show_lines()

    def _begin(self) -> None:
        now = self.now
        dates = [day.date for day in self.agenda.days]
        programme_day = programme_date(now)
        if programme_day in dates:
            self._day = dates.index(programme_day)
            self._cursor = self._current_session(now)
            self._table.reveal_minute_first(instant_minute(now))
        self._show()

    def _current_session(self, now: datetime) -> str:
        """What to come for at a moment of the day shown."""
        mine = self.mine.signs(self.agenda)
        return current_session(self.shown_agenda(by_room=False), self._day, now, mine)

    # What is shown

    def _show(self) -> None:
        """Draw the day and view anew; the cursor stays on its session."""
        by_room = self._view == "grid" and self._columns_in_use() == "rooms"
        agenda = self.shown_agenda(by_room=by_room)
        agenda = only(agenda, self._found) if self._filter and self._hides_others else agenda
        self._table.show(partial(make_sheet, agenda, self._day, self._view, self._columns_in_use(), self._look()),
                         self._cursor, self._words_where_empty())  # fmt: skip
        if self._table.sheet is not None:
            self._cursor = self._table.cursor
        self._look_at_clock(anew=True)
        self.show_lines()
        self._show_detail()

    def show_anew(self) -> None:
        """Draw the day and view anew."""
        self._show()

    def _words_where_empty(self) -> str:
        """What the timetable says where nothing is on it."""
        if self._filter and self._hides_others:
            return f"Nothing here has “{self._filter}”; f shows the others again."
        if not any(day.sessions for day in self.days_shown):
            return "There is nothing here in the programme."
        return f"Nothing here is shown: {self.hidden_words}; H shows it again."

    def _look(self) -> Look:
        look = Look.from_agenda(self.agenda)
        zone = self.now.astimezone().tzinfo if self._in_my_zone else None
        return look._replace(
            density="compact" if self._is_compact else "comfortable",
            zone=zone,
            glyphs=ASCII if self.options.ascii_only else UNICODE,
        )

    def show_lines(self) -> None:
        """Title, clock and days; where it is narrow, the tabs say the date and the clock only the time."""
        now = self.now.astimezone() if self._in_my_zone else self.now
        zone = "my time" if self._in_my_zone else zone_words(self.agenda.timezone)
        is_wide = self.cells >= DETAIL_FROM
        is_rehearsed = self.options.clock.rehearsed is not None
        rehearsal = "rehearsing " if is_rehearsed and self.cells >= NARROW_UNTIL else ""
        zone = zone if self._in_my_zone or self.cells >= NARROW_UNTIL else ""
        today = f"{short_day_name(now.date())} " if is_wide or now.date() not in self.agenda.dates else ""
        self._title.show(
            (Piece(f" {self.agenda.title}", "band-strong", gives_way=True),
             Piece(f" · {self.agenda.city}" if self.agenda.city else "", "band-dim", is_spare=True),
             Piece(revision_words(self.agenda, self._orders), "band-dim", "switch_revision")),
            (Piece(f"  {rehearsal}", "band-dim"), Piece(today, "band-dim"), Piece(clock_time(now), "band-strong"),
             Piece(f" {zone} ", "band-dim", "toggle_zone")),
        )  # fmt: skip
        self._show_view()

    def _show_view(self) -> None:
        right = [Piece(f"{self._view_words()} ", "page-meta")]
        if self.hidden_words:
            right.append(Piece(f"· {self.hidden_words} ", "page-heading", "hide_columns"))
        cells = self.cells - 1 - sum(width(piece.text) for piece in right)
        self._days.show(day_pieces(self.agenda.days, self._day, cells), tuple(right))
        self._overview.follow(self._table.sheet if self._view != "tracks" else None, self._cursor, self._minute,
                              self._zone)  # fmt: skip

    @property
    def _zone(self) -> tzinfo:
        """In which times are shown."""
        return (self.now.astimezone().tzinfo if self._in_my_zone else None) or ZoneInfo(self.agenda.timezone)

    def _view_words(self) -> str:
        if self._filter:
            return self._filter_words()
        if self._view == "tracks":
            return "tracks through all days"
        sheet = self._table.sheet
        if self._view == "list" or not isinstance(sheet, Grid):
            return "list by start"
        dense = ", dense" if self._is_compact else ""
        by = {"lanes": "parallel lanes", "rooms": "by room", "tracks": "by track"}
        return (sheet.scope(self._table.first_column) or by[self._columns_in_use()]) + dense

    def _filter_words(self) -> str:
        """What was searched for, how much of it is here, and the ways on; in short where it is narrow."""
        here = sum(session_id in self._places for session_id in self._found)
        if self.cells < FILTER_WORDS_FROM:
            return f"“{cut(self._filter, LONGEST_FILTER)}” {here} here; f, Esc"
        shown = "alone" if self._hides_others else "among the others"
        elsewhere = len(self._found) - here
        found = f"{here} here, {shown}" if here else f"none here, {elsewhere} in other agendas"
        return f"“{self._filter}”: {found}; f goes on, Esc clears"

    @property
    def columns_shown(self) -> ColumnsBy:
        """What parts the sessions into columns, or would."""
        return "tracks" if self._view == "tracks" else self._columns_in_use()

    @property
    def days_shown(self) -> Sequence[Day]:
        """All days in the view of tracks, else the one."""
        return self.agenda.days if self._view == "tracks" else (self.agenda.days[self._day],)

    @property
    def found_now(self) -> frozenset[str]:
        """What a search found, while that is shown."""
        return self._found if self._filter else frozenset()

    def _columns_in_use(self) -> ColumnsBy:
        return self._columns_by or choose_columns(self.agenda.days[self._day])

    def marked_target(self) -> Target | None:
        """The session under the cursor."""
        place = self._places.get(self._cursor)
        return Target(self.agenda, self.agenda.days[place[0]], place[1]) if place is not None else None

    def show_mine(self) -> None:
        """Show signs in front of bookmarked sessions, and what is mine beside."""
        self._table.sign(self.signs())
        self._show_detail()

    def _show_detail(self) -> None:
        target = self.marked_target()
        if target is None:
            self._detail.show(())
            return
        bookmark = self.mine.find(target.agenda, target.session.id)
        page = session_page(*target, self._zone if self._in_my_zone else None)
        page = with_mine(page, mine_blocks(bookmark) if bookmark is not None else ())
        if badge := self.badges.get(target.session.id):
            page = (Block(f"{badge} since the revision looked at last; c shows how", "alert"), *page)
        self._detail.show(page)

    def _look_at_clock(self, *, anew: bool = False) -> None:
        """Mark what is running and past, once a minute."""
        now = self.now
        minute = instant_minute(now)
        if minute == self._minute and not anew:
            return
        self._minute = minute
        shown = now.astimezone() if self._in_my_zone else now
        states = states_at(self.days_shown, now, self.agenda.dates[-1] if self.agenda.dates else None)
        if self._filter:
            others = (
                session.id for day in self.days_shown for session in day.sessions if session.id not in self._found
            )
            states |= dict.fromkeys(others, "other")
        self._table.mark(states, (minute, clock_time(shown)))
        self.show_lines()

    def follow_cursor(self) -> None:
        """Everything around the timetable follows its cursor, in the same frame."""
        if self._cursor != self._table.cursor:
            self._cursor = self._table.cursor
            self._show_detail()
        self._follow_day()
        self._show_view()

    def _follow_day(self) -> None:
        place = self._places.get(self._cursor)
        if place is not None:
            self._day = place[0]
