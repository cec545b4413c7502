"""The programme in its drawings, without Textual: the timetable, the session beside it and the words around them.

The screen gives it widgets; the first frame gives it drawings before Textual is there.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from rostra.cells import width
from rostra.layout import ASCII, UNICODE, Look
from rostra.model import instant_minute, programme_date
from rostra.pages import Block, session_page
from rostra.tui import commands
from rostra.tui.day_lines import day_pieces, revision_words, view_words
from rostra.tui.drawings.one_line import Piece, pieces_of
from rostra.tui.hidden import Hidden, without_hidden
from rostra.tui.marking import Target
from rostra.tui.mine import mine_blocks, with_mine
from rostra.tui.parts import DETAIL_FROM, places
from rostra.tui.revisions import Revisions
from rostra.tui.shown import Filter, Shown, current_session, make_sheet, only, states_at
from rostra.wording import clock_time, short_day_name, zone_words

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from rostra.layout import Sheet, Step
    from rostra.library import Opened
    from rostra.model import Agenda
    from rostra.tui.command import Command
    from rostra.tui.drawings.drawing import Extent
    from rostra.tui.mine import Mine
    from rostra.tui.options import BrowserOptions
    from rostra.tui.parts import Parts

NARROW_UNTIL: Final = 70
"""Columns below which the title line says only the time."""

_KEYS: tuple[type[Command], ...] = (
    commands.OpenSession, commands.ToggleBookmark, commands.ShowMyAgenda, commands.Search, commands.ToggleList,
    commands.ShowTrackView, commands.ShowPeople, commands.ShowLibrary, commands.CycleColumns, commands.GoToColumn,
    commands.HideColumns,
)  # fmt: skip


class ProgrammeView:
    """Owns what is shown of one agenda, and draws it; the cursor is the timetable's."""

    _parts: Parts
    _size: Extent

    def __init__(self, opened: Opened, mine: Mine, options: BrowserOptions) -> None:
        self._mine = mine
        self._options = options
        self.revisions = Revisions(opened.agenda.id, options.library, mine)
        """Which are known, and what is new in the one shown."""
        hidden = Hidden.from_text(mine.recall(f"hidden {opened.agenda.id}"))
        is_compact = options.settings.current.density == "compact"
        self._shown = Shown.first(opened).with_hidden(hidden)._replace(is_compact=is_compact)
        self._minute = -1
        self._detailed = ""
        """Session under the cursor when the rest was drawn."""
        self._laid_out: tuple[Hidden, frozenset[str]] = self._shown.hidden, frozenset()
        """What was hidden when the timetable was laid out, and ids of what was there all the same."""

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self._shown

    @property
    def sheet(self) -> Sheet | None:
        """The timetable as it is laid out; none before its first size is known."""
        return self._parts.table.sheet

    @property
    def cursor(self) -> str:
        """Id of the session under the cursor; empty where there is none."""
        return self._parts.table.cursor

    @property
    def target(self) -> Target | None:
        """The session under the cursor."""
        place = self._shown.places.get(self.cursor)
        agenda = self._shown.agenda
        return Target(agenda, agenda.days[place[0]], place[1]) if place is not None else None

    @property
    def now(self) -> datetime:
        """The moment, in the agenda's zone."""
        return self._options.clock.now(ZoneInfo(self._shown.agenda.timezone))

    def _in_zone_shown(self, moment: datetime) -> datetime:
        return moment.astimezone() if self._shown.in_my_zone else moment

    @property
    def _my_zone(self) -> tzinfo | None:
        """That of this computer, where times are shown in it."""
        return self.now.astimezone().tzinfo if self._shown.in_my_zone else None

    def order(self) -> tuple[str, ...]:
        """Ids of all sessions in their order, but for those that are hidden; what is laid out is among them."""
        wanted = self._laid_out[1] | self._wanted()
        return tuple(session.id for session in self._without_hidden(wanted, by_room=False).sessions)

    def has(self, session_id: str) -> bool:
        """Whether a session stands in the timetable, and nothing has been hidden or shown since."""
        return self.sheet is not None and not self._is_stale and bool(self.sheet.span_of(session_id)[1])

    # Beginning

    def begin(self, parts: Parts, size: Extent) -> None:
        """Show the programme in `parts` on a terminal of that size: today, at what is running or next."""
        self._parts, self._size = parts, size
        parts.resize(places(*size))
        parts.table.sign(self.revisions.signs(self._shown.agenda))
        parts.keys.show(pieces_of(_KEYS), pieces_of((commands.ShowHelp, commands.LeaveRostra)))
        today, now = self._today(), self.now
        if today is None:
            self.show(self._shown)
        else:
            parts.table.reveal_minute_first(instant_minute(now))
            self.show(today, self._current_session(today.day, now))

    def resize(self, size: Extent) -> None:
        """Show the same on a terminal of another size."""
        self._size = size
        self._parts.resize(places(*size))
        self._parts.table.fit()
        self.follow_cursor()
        self.show_lines()

    def _today(self) -> Shown | None:
        """The day of now; none where the event is not on."""
        dates = [day.date for day in self._shown.agenda.days]
        today = programme_date(self.now)
        return self._shown.on_day(dates.index(today)) if today in dates else None

    def _current_session(self, day: int, now: datetime) -> str:
        """What to come for at a moment of a day."""
        agenda = self._without_hidden(self._wanted(), by_room=False)
        return current_session(agenda, day, now, self._mine.signs(self._shown.agenda))

    # Showing something else

    def show(self, shown: Shown, cursor: str | None = None) -> None:
        """Show that; the cursor goes to a session, or stays where it is, as far as the session is there."""
        self._shown = shown
        self._lay_out(self.cursor if cursor is None else cursor)
        if shown.view == "tracks":
            self._shown = shown.on_day_of(self.cursor)
        self.look_at_clock(anew=True)
        self._show_detail()

    def _lay_out(self, cursor: str) -> None:
        shown, wanted = self._shown, self._wanted()
        by_room = shown.view == "grid" and shown.day_columns == "rooms"
        agenda = self._without_hidden(wanted, by_room=by_room)
        agenda = only(agenda, shown.filter.found) if shown.filter.hides_others else agenda
        self._laid_out = shown.hidden, wanted
        self._parts.table.show(partial(make_sheet, agenda, shown.day, shown.view, shown.day_columns, self._look()),
                               cursor, self._words_where_empty())  # fmt: skip

    def show_now(self) -> bool:
        """Go to what is running or next; whether the event is on at all."""
        today, now = self._today(), self.now
        if today is None:
            return False
        self.show(today, self._current_session(today.day, now) or None)
        self._parts.table.reveal_minute(instant_minute(now))
        return True

    def narrow(self, words: str, found: frozenset[str]) -> None:
        """Show what a search found, among the others; the cursor goes to the first of it where it is on none."""
        shown = self._shown._replace(filter=Filter(words, found))
        first = next((session.id for session in shown.agenda.sessions if session.id in found), "")
        if first and self.cursor not in found:
            self.show(shown.on_day_of(first), first)
        else:
            self.show(shown)

    def take_over(self, opened: Opened) -> None:
        """Show another revision in place; the cursor and what was found stay on their sessions."""
        from rostra.changes import match_sessions

        pairs = match_sessions(self._shown.agenda, opened.agenda).pairs
        now_called = {pair.old.session.id: pair.new.session.id for pair in pairs}
        cursor = now_called.get(self.cursor, "")
        self._parts.table.sign(self.revisions.signs(opened.agenda))
        self.show(self._shown.with_revision(opened, now_called).on_day_of(cursor), cursor)

    def go_to(self, session_id: str) -> None:
        """Move the cursor to a session of any day."""
        shown = self._shown.on_day_of(session_id)
        if shown.day != self._shown.day:
            self.show(shown, session_id)
        else:
            self._parts.table.go_to(session_id)
            self.follow_cursor()

    # Moving

    def move(self, step: Step) -> None:
        """Move the cursor by one key."""
        self._parts.table.move_cursor(step)
        self.follow_cursor()

    def scroll_columns(self, columns: int) -> None:
        """Scroll sideways."""
        self._parts.table.scroll_columns(columns)
        self.follow_cursor()

    def go_to_minute(self, minute: int) -> None:
        """Go to what begins at a moment of the day, in the columns in view."""
        self._parts.table.go_to_minute(minute)
        self.follow_cursor()

    def follow_cursor(self) -> None:
        """Everything around the timetable follows its cursor, in the same frame."""
        if self._detailed != self.cursor:
            self._show_detail()
        self._shown = self._shown.on_day_of(self.cursor)
        self._show_view()

    # Hiding

    def hide(self, hidden: Hidden) -> None:
        """Hide that and nothing else from now on; it is seen with the next look at the programme."""
        self._shown = self._shown.with_hidden(hidden)
        self._mine.remember(f"hidden {self._shown.agenda.id}", hidden.as_text())

    def show_if_stale(self) -> None:
        """Lay out anew where other things are hidden by now, or something that is hidden has been bookmarked."""
        if self._is_stale or (self._shown.hidden_here and self._wanted() - self._laid_out[1]):
            self.show(self._shown)

    @property
    def _is_stale(self) -> bool:
        return self._shown.hidden != self._laid_out[0]

    def _without_hidden(self, wanted: frozenset[str], *, by_room: bool) -> Agenda:
        """The agenda without what is hidden; what is `wanted` is there all the same."""
        agenda, hidden = self._shown.agenda, self._shown.hidden_here
        if not hidden:
            return agenda
        return agenda._replace(days=without_hidden(agenda.days, hidden, wanted, by_room=by_room))

    def _wanted(self) -> frozenset[str]:
        """Ids of what is bookmarked or was searched for."""
        return self._shown.filter.found | self._mine.signs(self._shown.agenda).keys()

    # Drawing

    def _look(self) -> Look:
        return Look.from_agenda(self._shown.agenda)._replace(
            density="compact" if self._shown.is_compact else "comfortable",
            zone=self._my_zone,
            glyphs=ASCII if self._options.ascii_only else UNICODE,
        )

    def _words_where_empty(self) -> str:
        """What the timetable says where nothing is on it."""
        words, _, hides_others = self._shown.filter
        if not any(day.sessions for day in self._shown.days_shown):
            return "There is nothing here in the programme."
        if hides_others:
            return f"Nothing here has “{words}”; f shows the others again."
        return f"Nothing here is shown: {self._shown.hidden_here.words}; H shows it again."

    def show_lines(self) -> None:
        """Title, clock and days; where it is narrow, the tabs say the date and the clock only the time."""
        agenda, cells = self._shown.agenda, self._size.width
        now, is_narrow = self._in_zone_shown(self.now), cells < NARROW_UNTIL
        venue = "" if is_narrow else zone_words(agenda.timezone)
        zone = "my time" if self._shown.in_my_zone else venue
        rehearsal = "rehearsing " if self._options.clock.rehearsed is not None and not is_narrow else ""
        today = f"{short_day_name(now.date())} " if cells >= DETAIL_FROM or now.date() not in agenda.dates else ""
        self._parts.title.show(
            (Piece(f" {agenda.title}", "band-strong", gives_way=True),
             Piece(f" · {agenda.city}" if agenda.city else "", "band-dim", is_spare=True),
             Piece(revision_words(agenda, self.revisions.orders), "band-dim", "switch_revision")),
            (Piece(f"  {rehearsal}", "band-dim"), Piece(today, "band-dim"), Piece(clock_time(now), "band-strong"),
             Piece(f" {zone} ", "band-dim", "toggle_zone")),
        )  # fmt: skip
        self._show_view()

    def _show_view(self) -> None:
        shown, table = self._shown, self._parts.table
        right = [Piece(f"{view_words(shown, table.sheet, table.first_column, self._size.width)} ", "page-meta")]
        if shown.hidden_here:
            right.append(Piece(f"· {shown.hidden_here.words} ", "page-heading", "hide_columns"))
        cells = self._size.width - 1 - sum(width(piece.text) for piece in right)
        self._parts.days.show(day_pieces(shown.agenda.days, shown.day, cells), tuple(right))
        self._parts.overview.follow(table.sheet if shown.view != "tracks" else None, table.cursor, self._minute,
                                    self._my_zone or ZoneInfo(shown.agenda.timezone))  # fmt: skip

    def show_mine(self) -> None:
        """Show signs in front of bookmarked sessions, and what is mine beside."""
        self._parts.table.sign(self.revisions.signs(self._shown.agenda))
        self._show_detail()

    def _show_detail(self) -> None:
        self._detailed = self.cursor
        target = self.target
        if target is None:
            self._parts.detail.show(())
            return
        bookmark = self._mine.find(target.agenda, target.session.id)
        page = with_mine(session_page(*target, self._my_zone), mine_blocks(bookmark) if bookmark is not None else ())
        if badge := self.revisions.badges.get(target.session.id):
            page = (Block(f"{badge} since the revision looked at last; c shows how", "alert"), *page)
        self._parts.detail.show(page)

    def look_at_clock(self, *, anew: bool = False) -> None:
        """Mark what is running and past, once a minute."""
        now, shown = self.now, self._shown
        minute = instant_minute(now)
        if minute == self._minute and not anew:
            return
        self._minute = minute
        states = states_at(shown.days_shown, now, shown.agenda.dates[-1] if shown.agenda.dates else None)
        if shown.filter:
            sessions = (session.id for day in shown.days_shown for session in day.sessions)
            states |= {session_id: "other" for session_id in sessions if session_id not in shown.filter.found}
        self._parts.table.mark(states, (minute, clock_time(self._in_zone_shown(now))))
        self.show_lines()
