"""My agenda: what the delegate chose, day by day, with what clashes and what is free."""

from __future__ import annotations

from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING, ClassVar
from zoneinfo import ZoneInfo

from rostra.itinerary import (
    Entry,
    Gap,
    conflict_words,
    entry_time,
    gap_time,
    gap_words,
    itinerary_day_heading,
    make_itinerary,
    state_words,
    summary,
    transfer_words,
    warnings_by_entry,
)
from rostra.layout import ASCII, UNICODE, Look, make_grid
from rostra.model import Agenda, Appointment, Day, Session, Snapshot
from rostra.pages.blocks import GAP, Block
from rostra.tui import asking, commands
from rostra.tui.command import bindings_of
from rostra.tui.copying import CopyingSession
from rostra.tui.drawings.one_line import Piece, pieces_of
from rostra.tui.marking import MARKING, Marking, Target
from rostra.tui.mine import SIGNS, sign_of
from rostra.tui.moving import MOVING, Moving
from rostra.tui.screen_commands import AddAppointment, OpenEntry, ToggleAgendas, ToggleMyGrid
from rostra.tui.screens.base import BaseScreen
from rostra.tui.screens.fitting import FittingScreen
from rostra.tui.screens.offers import OffersScreen
from rostra.tui.screens.reading import ReadingScreen
from rostra.tui.screens.session import SessionScreen
from rostra.tui.widgets.choices import Choice, Choices
from rostra.tui.widgets.one_line import OneLine
from rostra.tui.widgets.timetable import Timetable
from rostra.tui.widgets.unscrolled import Beside
from rostra.wording import short_date, short_day_name, time_range

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from rostra.changes import Offer
    from rostra.itinerary import Itinerary, ItineraryDay, Warnings
    from rostra.layout import Sheet
    from rostra.store import Key
    from rostra.tui.command import Command

_HERE: tuple[type[Command], ...] = (
    *MOVING, OpenEntry, commands.GoToNow, *MARKING, AddAppointment, commands.ExportMyAgenda, ToggleMyGrid,
    ToggleAgendas, commands.ShowDocuments, commands.CopyText, commands.GoBack,
)  # fmt: skip

BESIDE_FROM = 100
"""Columns from which there is room for a grid beside the list."""


class MyAgendaScreen(Moving, CopyingSession, Marking, BaseScreen):
    """The itinerary as a list, and as a grid beside it; owns which agendas are shown."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = _HERE
    BINDINGS: ClassVar = bindings_of(_HERE)

    def __init__(self, agenda: Agenda | None) -> None:
        super().__init__()
        self._agenda = agenda
        self._shows_all = True
        self._itinerary: Itinerary | None = None
        self._items: dict[str, tuple[ItineraryDay, Entry | Gap]] = {}
        self._grid_day: ItineraryDay | None = None

    def compose(self) -> ComposeResult:
        """Title, list with grid, keys."""
        styles = self.rostra.styles_now
        yield OneLine(styles, id="title")
        with Beside(id="body"):
            yield Choices(styles, id="entries")
            yield Timetable(styles, id="grid")
        yield OneLine(styles, id="keys")

    def on_mount(self) -> None:
        """Fill the list; the cursor begins at what comes next."""
        self._list = self.query_one("#entries", Choices)
        self._grid = self.query_one("#grid", Timetable)
        self._grid.display = False
        self.query_one("#keys", OneLine).show(
            pieces_of((OpenEntry, commands.ToggleBookmark, AddAppointment, commands.ExportMyAgenda, ToggleMyGrid)),
            pieces_of((commands.GoBack, commands.ShowHelp)),
        )  # fmt: skip
        self.show_mine()

    def on_screen_resume(self) -> None:
        """Something may have been changed on a screen above."""
        self.show_mine()

    # What is shown

    def show_mine(self) -> None:
        """Make the itinerary anew and show it; the cursor stays on its entry."""
        mine = self.rostra.mine
        only = None if self._shows_all or self._agenda is None else {self._agenda.id}
        itinerary = make_itinerary(mine.bookmarks, mine.appointments, self.rostra.known.bookmarked(), only=only)
        self._items = {}
        choices = tuple(self._choices(itinerary)) or (
            Choice(
                "",
                (
                    ("Nothing is chosen yet.", "heading"),
                    ("b or space on a session bookmarks it; a here adds an appointment of your own.", "page-meta"),
                ),
            ),
        )
        is_first_look = self._itinerary is None or not self._list.cursor_key
        self._list.show(choices, self._first_key(itinerary) if is_first_look else "")
        self._itinerary = itinerary
        self._grid_day = None
        if not self._items:
            self._show_beside(grid=False)
        self._grid.sign({"/".join(bookmark.key): sign_of(bookmark) for bookmark in mine.bookmarks})
        self._show_title()
        self._show_grid()

    def _show_title(self) -> None:
        """How much is chosen of which agendas; beside a grid its day, which nothing in the grid says."""
        words = summary(self._itinerary) if self._items and self._itinerary is not None else "empty"
        scope = "all agendas" if self._shows_all or self._agenda is None else self._agenda.title
        day = self._grid_day.date if self._grid.display and self._grid_day is not None else None
        dated = (Piece(f" {short_day_name(day)} {day.year} ·", "band-strong"),) if day is not None else ()
        self.query_one("#title", OneLine).show(
            (Piece(" My agenda", "band-strong"), Piece(f" · {words}", "band-dim", gives_way=True)),
            (*dated, Piece(f" {scope} ", "band-dim", "toggle_agendas")),
        )

    def _first_key(self, itinerary: Itinerary) -> str:
        """Key of what is on or comes next, else of the first entry; empty where there is none."""
        now = self.rostra.options.clock.now(UTC)
        entries = [entry for day in itinerary.days for entry in day.entries]
        coming = (entry for entry in entries if entry.when.start is not None and not entry.when.is_over(now))
        chosen = next(coming, entries[0] if entries else None)
        return "/".join(chosen.key) if chosen is not None else ""

    def _choices(self, itinerary: Itinerary) -> list[Choice]:
        warnings = warnings_by_entry(itinerary)
        choices = []
        for day in itinerary.days:
            choices.append(Choice("", ((itinerary_day_heading(day), "heading"), *_events_of(day, itinerary))))
            for item in day.timeline:
                key = f"{len(self._items)}" if isinstance(item, Gap) else "/".join(item.key)
                self._items[key] = (day, item)
                if isinstance(item, Gap):
                    choices.append(_gap_choice(key, item))
                else:
                    choices.append(_entry_choice(key, item, warnings.get(item.key), len(self._offers_of(item))))
        return choices

    def _offers_of(self, entry: Entry) -> tuple[Offer, ...]:
        """What an entry that is no longer in the programme may be there."""
        agenda = self.rostra.known.bookmarked().get(entry.agenda_id)
        if entry.standing != "gone" or agenda is None:
            return ()
        return self.rostra.mine.offers(agenda).get(entry.key, ())

    def _show_grid(self) -> None:
        found = self._items.get(self._list.cursor_key)
        if not self._grid.display or found is None:
            return
        day, item = found
        cursor = "" if isinstance(item, Gap) else "/".join(item.key)
        if day is not self._grid_day:
            self._grid_day = day
            self._show_title()
            glyphs = ASCII if self.rostra.options.ascii_only else UNICODE
            look = Look(glyphs=glyphs, tracks=tuple(dict.fromkeys(entry.agenda_id for entry in day.entries)))
            self._grid.show(partial(_sheet_of, day_of(day), look), cursor)
        elif cursor:
            self._grid.go_to(cursor)

    # What is under the cursor

    @property
    def _item(self) -> Entry | Gap | None:
        found = self._items.get(self._list.cursor_key)
        return found[1] if found is not None else None

    def marked_target(self) -> Target | None:
        """The session under the cursor as the newest programme has it, or as it was."""
        item = self._item
        if not isinstance(item, Entry) or not item.agenda_id:
            return None
        agenda = self.rostra.known.bookmarked().get(item.agenda_id)
        found = agenda.find(item.session_id) if agenda is not None and item.session is not None else None
        return Target(agenda, *found) if agenda is not None and found is not None else _ghost(item)

    def marked_key(self) -> Key | None:
        """Key of the bookmark under the cursor; where an appointment is there, what can be done with it is said."""
        item = self._item
        if isinstance(item, Entry) and not item.agenda_id:
            self.rostra.say("An appointment of your own: ↵ changes it, b takes it away.")
        return item.key if isinstance(item, Entry) and item.agenda_id else None

    def action_toggle_bookmark(self) -> None:
        """Take the bookmark or the appointment under the cursor away; undo brings it back."""
        item = self._item
        if isinstance(item, Entry) and self.rostra.mine.remove(item.key):
            self.rostra.say(f"{item.title} is no longer in my agenda; u brings it back.")
            self.rostra.mine_changed()

    def action_write_note(self) -> None:
        """Open the editor for the note."""
        key, item = self.marked_key(), self._item
        if key is not None and isinstance(item, Entry):
            asking.ask_for_note(self.rostra, key, item.title, None)

    def action_open_entry(self) -> None:
        """Open the session; on an appointment, write it anew; on a gap, list what is on in it."""
        item = self._item
        if isinstance(item, Gap):
            self.app.push_screen(FittingScreen(item))
        elif isinstance(item, Entry) and isinstance(item.subject, Appointment):
            asking.ask_for_change(self.rostra, item.subject)
        elif isinstance(item, Entry):
            agenda = self.rostra.known.bookmarked().get(item.agenda_id)
            if agenda is not None and item.session is not None:
                order = tuple(session.id for session in agenda.sessions)
                self.app.push_screen(SessionScreen(agenda, item.session_id, order))
            elif agenda is not None and (offers := self._offers_of(item)):
                self.app.push_screen(OffersScreen(item, agenda, offers))
            elif item.snapshot is not None:
                self.app.push_screen(ReadingScreen("As it was", _remembered_page(item, item.snapshot)))

    def action_go_to_now(self) -> None:
        """Go to what is on or comes next."""
        if self._itinerary is not None:
            self._list.go_to(self._first_key(self._itinerary))
            self._show_grid()

    def action_add_appointment(self) -> None:
        """Ask for an appointment on the day under the cursor."""
        found = self._items.get(self._list.cursor_key)
        day = found[0].date if found is not None else None
        asking.ask_for_appointment(self.rostra, day, self._agenda)

    def action_export_my_agenda(self) -> None:
        """Ask where to write my agenda."""
        if self._itinerary is not None:
            asking.ask_where_to_write(self.rostra, self._itinerary)

    def action_show_documents(self) -> None:
        """Show the documents of my day, or of all my sessions."""
        from rostra.tui.screens.documents import DocumentsScreen

        found = self._items.get(self._list.cursor_key)
        day = found[0].date if found is not None else None
        self.app.push_screen(DocumentsScreen.of_mine(self.rostra, self._itinerary, day))

    def action_toggle_my_grid(self) -> None:
        """Show or hide the grid: beside the list, or in its place where there is no room for both."""
        self._show_beside(grid=bool(self._items) and not self._grid.display)
        self._grid_day = None
        self._show_title()
        self._show_grid()

    def _show_beside(self, *, grid: bool) -> None:
        """Give the grid its place, or none: of an empty agenda the list says what can be done."""
        self._grid.display = grid
        self.on_resize()

    def on_resize(self) -> None:
        """There may be room for both now, or no more."""
        self._list.display = not self._grid.display or self.size.width >= BESIDE_FROM

    def action_toggle_agendas(self) -> None:
        """Show all agendas, or the last one alone."""
        self._shows_all = not self._shows_all
        self.show_mine()

    def on_choices_chosen(self) -> None:
        """An entry was double-clicked."""
        self.action_open_entry()

    def on_timetable_highlighted(self, message: Timetable.Highlighted) -> None:
        """An entry was clicked in the grid."""
        self._list.go_to(message.session_id)

    @property
    def list_here(self) -> Choices:
        """The entries and the free hours between them."""
        return self._list

    def follow_list(self) -> None:
        """The grid goes along."""
        self._show_grid()


def _events_of(day: ItineraryDay, itinerary: Itinerary) -> tuple[tuple[str, str], ...]:
    """A line with the events that a day belongs to, where the itinerary has several."""
    ids = {entry.agenda_id for entry in day.entries}
    titles = " · ".join(agenda.title for agenda in itinerary.agendas if agenda.id in ids)
    return ((titles, "page-meta"),) if len(itinerary.agendas) > 1 and titles else ()


def _entry_choice(key: str, entry: Entry, warnings: Warnings | None, offers: int) -> Choice:
    sign = "✓" if entry.attended else SIGNS[entry.priority] if entry.agenda_id else "■"
    time = entry_time(entry) or "no time stated"
    lines = [(f"{time}  {sign} {entry.title}", "title")]
    facts = [", ".join(entry.rooms), entry.priority if entry.agenda_id else "my own appointment"]
    lines.append((" · ".join(fact for fact in facts if fact), "meta"))
    if words := state_words(entry):
        lines.append((words, "badge"))
    if offers:
        which = "another session" if offers == 1 else f"one of {offers} sessions"
        lines.append((f"may be {which} now: ↵ decides", "badge"))
    if warnings is not None:
        clashes = (*warnings.conflicts, *warnings.remarks)
        lines += [(conflict_words(clash, entry), "badge" if clash.is_hard else "meta") for clash in clashes]
        lines += [(transfer_words(transfer, entry), "meta") for transfer in warnings.transfers]
    lines += [(f"✎ {line}", "body") for line in entry.note.splitlines()[:4]]
    return Choice(key, tuple(lines))


def _remembered_page(entry: Entry, snapshot: Snapshot) -> tuple[Block, ...]:
    """All that is known of a session that no programme here has."""
    when = " ".join(
        part for part in (short_date(entry.day, entry.when) if entry.day else "", time_range(entry.when)) if part
    )
    return (
        Block(entry.title, "title"),
        Block(" · ".join(part for part in (when, *entry.rooms, snapshot.track) if part), "meta"),
        GAP,
        *(Block(name, "person") for name in snapshot.people),
        *(Block(f"✎ {line}") for line in entry.note.splitlines()),
        GAP,
        Block(state_words(entry), "alert"),
    )


def _gap_choice(key: str, gap: Gap) -> Choice:
    return Choice(key, ((f"{gap_time(gap)}  {gap_words(gap)}", "meta"),))


def day_of(day: ItineraryDay) -> Day:
    """My entries of a day as a programme day, so that the timetable can draw them."""
    sessions = tuple(
        Session("/".join(entry.key), entry.title, entry.when, rooms=entry.rooms, track=entry.agenda_id)
        for entry in day.entries
        if entry.takes_place
    )
    return Day(day.date, day.label, sessions)


def _sheet_of(day: Day, look: Look, width: int) -> Sheet:
    return make_grid(day, look._replace(width=width), "lanes")


def _ghost(entry: Entry) -> Target | None:
    """What is left of a session that the programme no longer has: enough to change its bookmark."""
    if entry.day is None and entry.when.start is None and not isinstance(entry.subject, Snapshot):
        return None
    session = Session(entry.key[1], entry.title, entry.when, rooms=entry.rooms)
    agenda = Agenda(entry.agenda_id, entry.agenda_id, entry.timezone or ZoneInfo("UTC").key)
    return Target(agenda, Day(entry.day), session)
