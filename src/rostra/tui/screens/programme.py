"""The programme: the main screen, one agenda as a timetable with the session under the cursor beside it."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final
from zoneinfo import ZoneInfo

from textual.containers import Horizontal
from textual.screen import Screen

from rostra.cells import width
from rostra.layout import ASCII, UNICODE, Grid, Look, choose_columns
from rostra.model import instant_minute
from rostra.pages import Block, agenda_page, session_page
from rostra.tui import commands
from rostra.tui.column_actions import CHOOSING, SCROLLING, ColumnActions
from rostra.tui.day_lines import day_pieces, revision_words
from rostra.tui.marking import MARKING, Marking, Target
from rostra.tui.mine import mine_blocks
from rostra.tui.revision_actions import RevisionActions
from rostra.tui.screens.reading import ROOMY_FROM, ReadingScreen, pieces_of
from rostra.tui.screens.session import SessionScreen
from rostra.tui.shown import current_session, make_sheet, only, places_of, states_at
from rostra.tui.widgets.one_line import OneLine, Piece
from rostra.tui.widgets.overview import DayOverview
from rostra.tui.widgets.reader import Reader
from rostra.tui.widgets.timetable import Timetable
from rostra.wording import clock_time, short_day_name, zone_words

if TYPE_CHECKING:
    from datetime import tzinfo

    from textual.app import ComposeResult

    from rostra.layout import ColumnsBy, Step
    from rostra.library import Opened
    from rostra.model import Agenda
    from rostra.tui.app import RostraApp
    from rostra.tui.commands import Command
    from rostra.tui.shown import View

DETAIL_FROM: Final = 110
"""Columns of the terminal from which the session under the cursor is shown beside the timetable."""

WIDE_FROM: Final = 150
"""Columns from which it gets more room."""

NARROW_UNTIL: Final = 70
"""Columns below which the title line says only the time."""

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


class ProgrammeScreen(Marking, RevisionActions, ColumnActions, Screen[None]):
    """One agenda; owns which day, view and session are shown."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = _HERE
    VERTICAL_BREAKPOINTS = ROOMY_FROM
    BINDINGS: ClassVar = [
        *commands.bindings_of(_HERE),
        *[(str(number), f"show_day({number})", f"Show day {number}.") for number in range(1, 10)],
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (DETAIL_FROM, "-with-detail"), (WIDE_FROM, "-wide")]  # noqa: RUF012 - Textual's form

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
    def rostra(self) -> RostraApp:
        """The app, by its own type."""
        return self.app  # type: ignore[return-value]

    @property
    def agenda(self) -> Agenda:
        """The agenda shown."""
        return self._opened.agenda

    @property
    def now(self) -> datetime:
        """The moment, in the agenda's zone."""
        return self.rostra.options.clock.now(ZoneInfo(self.agenda.timezone))

    def compose(self) -> ComposeResult:
        """Title, days, overview, timetable with detail, keys."""
        styles = self.rostra.styles_now
        yield OneLine(styles, id="title")
        yield OneLine(styles, fill="page", id="days")
        yield DayOverview(styles, is_ascii=self.rostra.options.ascii_only, id="overview")
        with Horizontal(id="body"):
            yield Timetable(styles, id="timetable")
            yield Reader(styles, id="detail")
        yield OneLine(styles, id="keys")

    def on_mount(self) -> None:
        """Begin at today, at what is running or next."""
        settings = self.rostra.options.settings.current
        self._is_compact = settings.density == "compact"
        self._title = self.query_one("#title", OneLine)
        self._days = self.query_one("#days", OneLine)
        self._table = self.query_one("#timetable", Timetable)
        self._detail = self.query_one("#detail", Reader)
        self._overview = self.query_one("#overview", DayOverview)
        self.recall_hidden()
        self.learn_revisions()
        self.look_for_changes()
        self._table.sign(self.signs())
        self._begin()
        self.query_one("#keys", OneLine).show(
            pieces_of((commands.OpenSession, commands.ToggleBookmark, commands.ShowMyAgenda, commands.Search,
                       commands.ToggleList, commands.ShowTrackView, commands.ShowPeople, commands.ShowLibrary,
                       commands.CycleColumns, commands.GoToColumn, commands.HideColumns)),
            pieces_of((commands.ShowHelp, commands.LeaveRostra)),
        )  # fmt: skip
        self.set_interval(TICK, self._look_at_clock)

    def _begin(self) -> None:
        now = self.now
        dates = [day.date for day in self.agenda.days]
        programme_day = (now - timedelta(hours=6)).date()
        if programme_day in dates:
            self._day = dates.index(programme_day)
            self._cursor = self._current_session(now)
            self._table.reveal_minute_first(instant_minute(now))
        self._show()

    def _current_session(self, now: datetime) -> str:
        """What to come for at a moment of the day shown."""
        mine = self.rostra.mine.signs(self.agenda)
        return current_session(self.shown_agenda(by_room=False), self._day, now, mine)

    # What is shown

    def _show(self) -> None:
        """Draw the day and view anew; the cursor stays on its session."""
        by_room = self._view == "grid" and self._columns_in_use() == "rooms"
        agenda = self.shown_agenda(by_room=by_room)
        agenda = only(agenda, self._found) if self._filter and self._hides_others else agenda
        self._table.show(partial(make_sheet, agenda, self._day, self._view, self._columns_in_use(), self._look()),
                         self._cursor, self._words_where_empty())  # fmt: skip
        self._cursor = self._table.cursor or self._cursor
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
        return f"Nothing else is on this day: {self.hidden_words}; H shows it again." if self.hidden_words else ""

    def _look(self) -> Look:
        look = Look.from_agenda(self.agenda)
        zone = self.now.astimezone().tzinfo if self._in_my_zone else None
        return look._replace(
            density="compact" if self._is_compact else "comfortable",
            zone=zone,
            glyphs=ASCII if self.rostra.options.ascii_only else UNICODE,
        )

    def show_lines(self) -> None:
        """Title, clock and days; where it is narrow, the tabs say the date and the clock only the time."""
        now = self.now.astimezone() if self._in_my_zone else self.now
        zone = "my time" if self._in_my_zone else zone_words(self.agenda.timezone)
        is_wide = self.size.width >= DETAIL_FROM
        is_rehearsed = self.rostra.options.clock.rehearsed is not None
        rehearsal = "rehearsing " if is_rehearsed and self.size.width >= NARROW_UNTIL else ""
        zone = zone if self._in_my_zone or self.size.width >= NARROW_UNTIL else ""
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
        cells = self.size.width - 1 - sum(width(piece.text) for piece in right)
        chosen = self._day if self._view != "tracks" else None
        self._days.show(day_pieces(self.agenda.days, chosen, cells), tuple(right))
        self._overview.follow(self._table.sheet if self._view != "tracks" else None, self._cursor, self._minute,
                              self._zone)  # fmt: skip

    @property
    def _zone(self) -> tzinfo:
        """In which times are shown."""
        return (self.now.astimezone().tzinfo if self._in_my_zone else None) or ZoneInfo(self.agenda.timezone)

    def _view_words(self) -> str:
        if self._filter:
            here = sum(session_id in self._places for session_id in self._found)
            shown = "alone" if self._hides_others else "among the others"
            elsewhere = len(self._found) - here
            found = f"{here} here, {shown}" if here else f"none here, {elsewhere} in other agendas"
            return f"“{self._filter}”: {found}; f goes on, Esc clears"
        if self._view == "tracks":
            return "tracks through all days"
        sheet = self._table.sheet
        if self._view == "list" or not isinstance(sheet, Grid):
            return "list by start"
        dense = ", dense" if self._is_compact else ""
        by = {"lanes": "parallel lanes", "rooms": "by room", "tracks": "by track"}
        return (sheet.scope(self._table.first_column) or by[self._columns_in_use()]) + dense

    @property
    def columns_shown(self) -> ColumnsBy:
        """What parts the sessions into columns, or would."""
        return "tracks" if self._view == "tracks" else self._columns_in_use()

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

    def on_screen_resume(self) -> None:
        """Something may have been changed on a screen above."""
        self.show_mine()
        self.show_if_stale()

    def _show_detail(self) -> None:
        target = self.marked_target()
        if target is None:
            self._detail.show(())
            return
        bookmark = self.rostra.mine.find(target.agenda, target.session.id)
        mine = mine_blocks(bookmark) if bookmark is not None else ()
        if badge := self.badges.get(target.session.id):
            mine = (Block(f"{badge} since the revision looked at last; c shows how", "alert"), *mine)
        self._detail.show((*mine, *session_page(*target, self._zone if self._in_my_zone else None)))

    def _look_at_clock(self, *, anew: bool = False) -> None:
        """Mark what is running and past, once a minute."""
        now = self.now
        minute = instant_minute(now)
        if minute == self._minute and not anew:
            return
        self._minute = minute
        shown = now.astimezone() if self._in_my_zone else now
        shown_days = self.agenda.days if self._view == "tracks" else (self.agenda.days[self._day],)
        states = states_at(shown_days, now, self.agenda.dates[-1] if self.agenda.dates else None)
        if self._filter:
            others = (session.id for day in shown_days for session in day.sessions if session.id not in self._found)
            states |= dict.fromkeys(others, "other")
        self._table.mark(states, (minute, clock_time(shown)))
        self.show_lines()

    # Moving

    def on_timetable_highlighted(self) -> None:
        """The cursor was moved by a click."""
        self.follow_cursor()

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

    def on_timetable_opened(self) -> None:
        """A session was double-clicked."""
        self.action_open_session()

    def on_resize(self) -> None:
        """Other words fit into the title line."""
        self.show_lines()

    def on_timetable_scrolled(self) -> None:
        """Other columns are in view."""
        self.follow_cursor()

    def on_day_overview_chosen(self, message: DayOverview.Chosen) -> None:
        """A moment of the day was clicked: go to what begins then, in the columns in view."""
        self._table.go_to_minute(message.minute)
        self.follow_cursor()

    def on_one_line_clicked(self, message: OneLine.Clicked) -> None:
        """A day or a key was clicked."""
        self.call_later(self.run_action, message.action)

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
        programme_day = (now - timedelta(hours=6)).date()
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
        self.rostra.options.settings.change(density="compact" if self._is_compact else "comfortable")
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
        if self.rostra.mine.add_all(self.agenda, sessions, f"bookmarked every session of {track}"):
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
        """Ask where to write my agenda."""
        self.rostra.export_mine(self.agenda)

    def action_show_documents(self) -> None:
        """Show all documents and links of the agenda."""
        from rostra.tui.screens.documents import DocumentsScreen

        self.app.push_screen(DocumentsScreen.of_agenda(self._opened, self._cursor))

    def action_show_about(self) -> None:
        """Show the facts and notes of the agenda."""
        blocks = agenda_page(self.agenda, self._opened.problems, str(self._opened.path))
        self.app.push_screen(ReadingScreen(f"About · {self.agenda.title}", blocks))

    def take_over(self, opened: Opened) -> None:
        """Show another revision in place."""
        shown_date = self.agenda.days[self._day].date
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
