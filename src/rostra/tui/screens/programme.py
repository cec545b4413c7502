"""The programme: the main screen, one agenda as a timetable with the session under the cursor beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rostra.pages import agenda_page
from rostra.tui import commands
from rostra.tui.asking import ask_where_to_write
from rostra.tui.column_actions import CHOOSING, SCROLLING, ColumnActions
from rostra.tui.command import bindings_of
from rostra.tui.drawings.drawing import Extent
from rostra.tui.drawings.page import RULE
from rostra.tui.marking import MARKING, Marking, Target
from rostra.tui.parts import DETAIL_FROM, WIDE_FROM, Parts
from rostra.tui.programme_view import ProgrammeView
from rostra.tui.revision_actions import RevisionActions
from rostra.tui.screens.base import BaseScreen
from rostra.tui.screens.reading import ReadingScreen
from rostra.tui.screens.session import SessionScreen
from rostra.tui.shown import Filter
from rostra.tui.widgets.one_line import OneLine
from rostra.tui.widgets.overview import DayOverview
from rostra.tui.widgets.reader import Reader
from rostra.tui.widgets.timetable import Timetable
from rostra.tui.widgets.unscrolled import Beside

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from rostra.library import Opened
    from rostra.model import Agenda
    from rostra.tui.command import Command

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


class ProgrammeScreen(ColumnActions, RevisionActions, Marking, BaseScreen):
    """The programme on the screen: what keys and clicks do with it."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = _HERE
    BINDINGS: ClassVar = [
        *bindings_of(_HERE),
        *[(str(number), f"show_day({number})", f"Show day {number}.") for number in range(1, 10)],
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (DETAIL_FROM, "-with-detail"), (WIDE_FROM, "-wide")]  # noqa: RUF012 - Textual's form

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.view = ProgrammeView(opened, self.rostra.mine, self.rostra.options)
        """What is shown; the actions here change it through its methods alone."""

    @property
    def agenda(self) -> Agenda:
        """The agenda shown."""
        return self.view.shown.agenda

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
        self.look_for_changes()
        self.view.begin(parts, Extent(*self.app.size))
        self.set_interval(TICK, self.view.look_at_clock)

    def on_screen_resume(self) -> None:
        """Something may have been changed on a screen above."""
        self.show_mine()
        self.view.show_if_stale()

    def on_resize(self) -> None:
        """Fill another size before Textual lays out for it; it would paint once with what was there."""
        self.view.resize(Extent(*self.app.size))

    def marked_target(self) -> Target | None:
        """The session under the cursor."""
        return self.view.target

    def show_mine(self) -> None:
        """Show bookmarks as they are now."""
        self.view.show_mine()

    # Moving

    def on_timetable_highlighted(self) -> None:
        """The cursor was moved by a click."""
        self.view.follow_cursor()

    def on_timetable_opened(self) -> None:
        """A session was double-clicked."""
        self.action_open_session()

    def on_timetable_scrolled(self) -> None:
        """Other columns are in view."""
        self.view.follow_cursor()

    def on_day_overview_chosen(self, message: DayOverview.Chosen) -> None:
        """A moment of the day was clicked: go to what begins then, in the columns in view."""
        self.view.go_to_minute(message.minute)

    def action_move_up(self) -> None:
        """Move up."""
        self.view.move("up")

    def action_move_down(self) -> None:
        """Move down."""
        self.view.move("down")

    def action_move_left(self) -> None:
        """Move left."""
        self.view.move("left")

    def action_move_right(self) -> None:
        """Move right."""
        self.view.move("right")

    def action_page_up(self) -> None:
        """Move up by a page."""
        self.view.move("page_up")

    def action_page_down(self) -> None:
        """Move down by a page."""
        self.view.move("page_down")

    def action_move_first(self) -> None:
        """Move to the first session."""
        self.view.move("first")

    def action_move_last(self) -> None:
        """Move to the last session."""
        self.view.move("last")

    # Days and views

    def action_show_day(self, number: int) -> None:
        """Show the day with that number, from 1."""
        shown = self.view.shown
        if 1 <= number <= len(shown.agenda.days):
            self.view.show(shown.on_day(number - 1), None if shown.day == number - 1 else "")

    def action_previous_day(self) -> None:
        """Show the day before."""
        self.action_show_day(self.view.shown.day)

    def action_next_day(self) -> None:
        """Show the day after."""
        self.action_show_day(self.view.shown.day + 2)

    def action_show_day_view(self) -> None:
        """Show the grid of the day that the cursor is on."""
        self.view.show(self.view.shown.on_day_of(self.view.cursor)._replace(view="grid"))

    def action_show_track_view(self) -> None:
        """Show the tracks through all days, or go back to the day."""
        if self.view.shown.view == "tracks":
            self.action_show_day_view()
        else:
            self.view.show(self.view.shown._replace(view="tracks"))

    def action_toggle_list(self) -> None:
        """Switch between grid and list."""
        shown = self.view.shown
        self.view.show(shown._replace(view="grid" if shown.view == "list" else "list"))

    def action_cycle_columns(self) -> None:
        """Take the next kind of columns that the day has."""
        self.view.show(self.view.shown.with_next_columns())

    def action_go_to_now(self) -> None:
        """Go to what is running or next; where the event is not on, say so."""
        if not self.view.show_now():
            self.notify(f"{self.agenda.title} is not on today.", markup=False, timeout=3)

    def action_toggle_zone(self) -> None:
        """Switch between venue time and my time."""
        shown = self.view.shown
        self.view.show(shown._replace(in_my_zone=not shown.in_my_zone))

    def action_toggle_density(self) -> None:
        """Switch between comfortable and compact."""
        shown = self.view.shown._replace(is_compact=not self.view.shown.is_compact)
        self.rostra.options.settings.change(density="compact" if shown.is_compact else "comfortable")
        self.view.show(shown)

    # Other screens

    def action_open_session(self) -> None:
        """Open the session under the cursor on its own page."""
        if self.view.cursor:
            self.app.push_screen(SessionScreen(self.agenda, self.view.cursor, self.view.order(), self.view.go_to))

    def action_bookmark_all(self) -> None:
        """In the track view: bookmark every session of the track under the cursor."""
        target = self.marked_target()
        if target is None or self.view.shown.view != "tracks":
            self.rostra.say("B bookmarks a whole track in the track view; t shows it.")
            return
        track = target.session.track
        sessions = [(day, item) for day in self.agenda.days for item in day.sessions if item.track == track]
        if self.rostra.mine.add_all([(self.agenda, sessions)], f"bookmarked every session of {track}"):
            self.rostra.say(f"Every session of {track or 'no track'} is in my agenda; u takes that back.")
            self.rostra.mine_changed()

    def narrow(self, words: str, session_ids: frozenset[str]) -> None:
        """Show what a search found: others are dimmed."""
        self.view.narrow(words, session_ids)

    def action_go_back(self) -> None:
        """Clear the filter."""
        if self.view.shown.filter:
            self._filter_by(Filter())

    def action_cycle_filter(self) -> None:
        """Dim the others, hide them, clear the filter; without one, show what was found last."""
        now = self.view.shown.filter
        if not now:
            self.rostra.narrow_to_last_search(self.agenda.id)
        else:
            self._filter_by(Filter() if now.hides_others else now._replace(hides_others=True))

    def _filter_by(self, new: Filter) -> None:
        self.view.show(self.view.shown._replace(filter=new))

    def action_export_my_agenda(self) -> None:
        """Ask where to write what is bookmarked in this agenda."""
        from rostra.itinerary import make_itinerary

        mine, agendas = self.rostra.mine, self.rostra.known.bookmarked()
        itinerary = make_itinerary(mine.bookmarks, mine.appointments, agendas, only={self.agenda.id})
        ask_where_to_write(self.rostra, itinerary)

    def action_show_documents(self) -> None:
        """Show all documents and links of the agenda."""
        from rostra.tui.screens.documents import DocumentsScreen

        self.app.push_screen(DocumentsScreen.of_agenda(self.view.shown.opened, self.view.cursor))

    def action_show_about(self) -> None:
        """Show the facts and notes of the agenda."""
        opened = self.view.shown.opened
        blocks = agenda_page(opened.agenda, opened.problems, str(opened.path))
        self.app.push_screen(ReadingScreen(f"About · {opened.agenda.title}", blocks))

    def action_show_library(self) -> None:
        """Go to the library."""
        self.rostra.show_library()
