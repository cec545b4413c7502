"""The programme: the main screen, one agenda as a timetable with the session under the cursor beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rostra.model import instant_minute, programme_date
from rostra.pages import agenda_page
from rostra.tui import commands
from rostra.tui.asking import ask_where_to_write
from rostra.tui.column_actions import CHOOSING, SCROLLING
from rostra.tui.drawings.page import RULE
from rostra.tui.marking import MARKING
from rostra.tui.programme_view import DETAIL_FROM, WIDE_FROM, Parts, ProgrammeView, places
from rostra.tui.screens.base import BaseScreen
from rostra.tui.screens.reading import ReadingScreen
from rostra.tui.screens.session import SessionScreen
from rostra.tui.shown import places_of
from rostra.tui.widgets.one_line import OneLine
from rostra.tui.widgets.overview import DayOverview
from rostra.tui.widgets.reader import Reader
from rostra.tui.widgets.timetable import Timetable
from rostra.tui.widgets.unscrolled import Beside

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from rostra.layout import ColumnsBy, Step
    from rostra.library import Opened
    from rostra.tui.commands import Command
    from rostra.tui.mine import Mine
    from rostra.tui.options import BrowserOptions

TICK: Final = 5.0
"""Seconds between looks at the clock: late by no more than this after the laptop was asleep."""

_HERE: tuple[type[Command], ...] = (
    commands.MoveUp, commands.MoveDown, commands.MoveLeft, commands.MoveRight, commands.PageUp, commands.PageDown,
    commands.MoveFirst, commands.MoveLast, commands.OpenSession, commands.PreviousDay, commands.NextDay,
    commands.ShowDayView, commands.ShowTrackView, commands.ToggleList, commands.CycleColumns, commands.GoToNow,
    *SCROLLING, *CHOOSING, *MARKING, commands.BookmarkAll, commands.Search, commands.ShowPeople, commands.CycleFilter,
    commands.ShowMyAgenda, commands.ShowDocuments,
    commands.ExportMyAgenda, commands.ToggleZone, commands.ToggleDensity,
    commands.ShowAbout, commands.ShowChanges, commands.SwitchRevision, commands.ShowLibrary,
)  # fmt: skip


class ProgrammeScreen(ProgrammeView, BaseScreen):
    """The programme on the screen: what keys and clicks do with it."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = _HERE
    BINDINGS: ClassVar = [
        *commands.bindings_of(_HERE),
        *[(str(number), f"show_day({number})", f"Show day {number}.") for number in range(1, 10)],
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (DETAIL_FROM, "-with-detail"), (WIDE_FROM, "-wide")]  # noqa: RUF012 - Textual's form

    @property
    def mine(self) -> Mine:
        """The delegate's own choices."""
        return self.rostra.mine

    @property
    def options(self) -> BrowserOptions:
        """What the browser was started with."""
        return self.rostra.options

    @property
    def cells(self) -> int:
        """Columns of the terminal."""
        return self.app.size.width

    def compose(self) -> ComposeResult:
        """Title, days, overview, timetable with detail, keys."""
        styles = self.rostra.styles_now
        yield OneLine(styles, id="title")
        yield OneLine(styles, fill="page", id="days")
        yield DayOverview(styles, id="overview")
        with Beside(id="body"):
            yield Timetable(styles, id="timetable")
            yield Reader(styles, rule=RULE, id="detail")
        yield OneLine(styles, id="keys")

    def on_mount(self) -> None:
        """Show the programme, and look at the clock from now on."""
        parts = Parts(
            self.query_one("#title", OneLine),
            self.query_one("#days", OneLine),
            self.query_one("#overview", DayOverview),
            self.query_one("#timetable", Timetable),
            self.query_one("#detail", Reader),
            self.query_one("#keys", OneLine),
        )
        parts.resize(places(*self.app.size))
        self.begin(parts)
        self.set_interval(TICK, self._look_at_clock)

    def on_screen_resume(self) -> None:
        """Something may have been changed on a screen above."""
        self.show_mine()
        self.show_if_stale()

    # Moving

    def on_timetable_highlighted(self) -> None:
        """The cursor was moved by a click."""
        self.follow_cursor()

    def on_timetable_opened(self) -> None:
        """A session was double-clicked."""
        self.action_open_session()

    def on_resize(self) -> None:
        """Fill another size before Textual lays out for it; it would paint once with what was there."""
        self.resize(*self.app.size)

    def on_timetable_scrolled(self) -> None:
        """Other columns are in view."""
        self.follow_cursor()

    def on_day_overview_chosen(self, message: DayOverview.Chosen) -> None:
        """A moment of the day was clicked: go to what begins then, in the columns in view."""
        self._table.go_to_minute(message.minute)
        self.follow_cursor()

    def _move(self, step: Step) -> None:
        self._table.move_cursor(step)
        self.follow_cursor()

    def action_move_up(self) -> None:
        """Move up."""
        self._move("up")

    def action_move_down(self) -> None:
        """Move down."""
        self._move("down")

    def action_move_left(self) -> None:
        """Move left."""
        self._move("left")

    def action_move_right(self) -> None:
        """Move right."""
        self._move("right")

    def action_page_up(self) -> None:
        """Move up by a page."""
        self._move("page_up")

    def action_page_down(self) -> None:
        """Move down by a page."""
        self._move("page_down")

    def action_move_first(self) -> None:
        """Move to the first session."""
        self._move("first")

    def action_move_last(self) -> None:
        """Move to the last session."""
        self._move("last")

    # Days and views

    def action_show_day(self, number: int) -> None:
        """Show the day with that number, from 1."""
        if 1 <= number <= len(self.agenda.days):
            if self._view == "tracks":
                self._view = "grid"
            if self._day != number - 1:
                self._cursor = ""
            self._day = number - 1
            self._show()

    def action_previous_day(self) -> None:
        """Show the day before."""
        self.action_show_day(self._day)

    def action_next_day(self) -> None:
        """Show the day after."""
        self.action_show_day(self._day + 2)

    def action_show_day_view(self) -> None:
        """Show the grid of the day that the cursor is on."""
        self._follow_day()
        self._view = "grid"
        self._show()

    def action_show_track_view(self) -> None:
        """Show the tracks through all days, or go back to the day."""
        if self._view == "tracks":
            self.action_show_day_view()
            return
        self._view = "tracks"
        self._show()

    def action_toggle_list(self) -> None:
        """Switch between grid and list."""
        self._view = "grid" if self._view == "list" else "list"
        self._show()

    def action_cycle_columns(self) -> None:
        """Take the next kind of columns that the day has."""
        day = self.agenda.days[self._day]
        kinds: list[ColumnsBy] = ["lanes"]
        kinds += ["rooms"] if any(session.rooms for session in day.sessions) else []
        kinds += ["tracks"] if any(session.track for session in day.sessions) else []
        current = self._columns_in_use()
        following = kinds[(kinds.index(current) + 1) % len(kinds)] if current in kinds else kinds[0]
        self._columns_by = following
        self._view = "grid"
        self._show()

    def action_go_to_now(self) -> None:
        """Go to what is running or next; where the event is not on, say so."""
        now = self.now
        dates = [day.date for day in self.agenda.days]
        programme_day = programme_date(now)
        if programme_day not in dates:
            self.notify(f"{self.agenda.title} is not on today.", markup=False, timeout=3)
            return
        self._day = dates.index(programme_day)
        self._cursor = self._current_session(now) or self._cursor
        if self._view == "tracks":
            self._view = "grid"
        self._show()
        self._table.reveal_minute(instant_minute(now))

    def action_toggle_zone(self) -> None:
        """Switch between venue time and my time."""
        self._in_my_zone = not self._in_my_zone
        self._show()

    def action_toggle_density(self) -> None:
        """Switch between comfortable and compact."""
        self._is_compact = not self._is_compact
        self.options.settings.change(density="compact" if self._is_compact else "comfortable")
        self._show()

    # Other screens

    def action_open_session(self) -> None:
        """Open the session under the cursor on its own page."""
        if not self._cursor:
            return
        order = tuple(session.id for session in self.shown_agenda(by_room=False).sessions)
        self.app.push_screen(SessionScreen(self.agenda, self._cursor, order, self._follow))

    def _follow(self, session_id: str) -> None:
        """The session screen went on to another session: the cursor goes along."""
        place = self._places.get(session_id)
        if place is None:
            return
        self._cursor = session_id
        if place[0] != self._day:
            self._day = place[0]
            self._show()
        else:
            self._table.go_to(session_id)
            self.follow_cursor()

    def action_bookmark_all(self) -> None:
        """In the track view: bookmark every session of the track under the cursor."""
        target = self.marked_target()
        if target is None or self._view != "tracks":
            self.rostra.say("B bookmarks a whole track in the track view; t shows it.")
            return
        track = target.session.track
        sessions = [(day, item) for day in self.agenda.days for item in day.sessions if item.track == track]
        if self.mine.add_all([(self.agenda, sessions)], f"bookmarked every session of {track}"):
            self.rostra.say(f"Every session of {track or 'no track'} is in my agenda; u takes that back.")
            self.rostra.mine_changed()

    def narrow(self, words: str, session_ids: frozenset[str]) -> None:
        """Show what a search found: others are dimmed."""
        self._filter, self._found, self._hides_others = words, session_ids, False
        first = next((session.id for session in self.agenda.sessions if session.id in session_ids), "")
        if first and self._cursor not in session_ids:
            self._cursor = first
            self._day = self._places[first][0]
        self._show()

    def action_go_back(self) -> None:
        """Clear the filter."""
        if self._filter:
            self._hides_others = True
            self.action_cycle_filter()

    def action_cycle_filter(self) -> None:
        """Dim the others, hide them, clear the filter; without one, show what was found last."""
        if not self._filter:
            self.rostra.narrow_to_last_search(self.agenda.id)
            return
        if not self._hides_others:
            self._hides_others = True
        else:
            self._filter, self._found, self._hides_others = "", frozenset(), False
        self._show()

    def action_export_my_agenda(self) -> None:
        """Ask where to write what is bookmarked in this agenda."""
        from rostra.itinerary import make_itinerary

        mine, agendas = self.mine, self.rostra.known.bookmarked()
        itinerary = make_itinerary(mine.bookmarks, mine.appointments, agendas, only={self.agenda.id})
        ask_where_to_write(self.rostra, itinerary)

    def action_show_documents(self) -> None:
        """Show all documents and links of the agenda."""
        from rostra.tui.screens.documents import DocumentsScreen

        self.app.push_screen(DocumentsScreen.of_agenda(self._opened, self._cursor))

    def action_show_about(self) -> None:
        """Show the facts and notes of the agenda."""
        blocks = agenda_page(self.agenda, self._opened.problems, str(self._opened.path))
        self.app.push_screen(ReadingScreen(f"About · {self.agenda.title}", blocks))

    def take_over(self, opened: Opened) -> None:
        """Show another revision in place; the cursor and what was found stay on their sessions."""
        from rostra.changes import match_sessions

        shown_date = self.agenda.days[self._day].date
        pairs = match_sessions(self.agenda, opened.agenda).pairs
        now_called = {pair.old.session.id: pair.new.session.id for pair in pairs}
        self._cursor = now_called.get(self._cursor, "")
        self._found = frozenset(now_called[one] for one in self._found if one in now_called)
        self._opened = opened
        self._places = places_of(opened.agenda)
        self.learn_hidden()
        dates = [day.date for day in opened.agenda.days]
        self._day = dates.index(shown_date) if shown_date in dates else min(self._day, len(dates) - 1)
        self._table.sign(self.signs())
        self._show()

    def action_show_library(self) -> None:
        """Go to the library."""
        self.rostra.show_library()
