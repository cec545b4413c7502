"""Lines and editors that a screen opens above itself: a note, an appointment, the name of a file to write."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rostra.errors import RostraError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from rostra.itinerary import Itinerary
    from rostra.model import Agenda, Appointment, Snapshot
    from rostra.store import Draft, Key, NoteSaved
    from rostra.tui.app import RostraApp


def ask_for_note(app: RostraApp, key: Key, title: str, snapshot: Snapshot | None) -> None:
    """Open the editor for the note on a session; `snapshot` bookmarks it where it is not bookmarked yet."""
    from rostra.tui.screens.note import NoteScreen

    bookmark = app.mine.get(key)

    def keep(text: str, base: str) -> NoteSaved | None:
        saved = app.mine.write_note(key, text, base, snapshot)
        app.mine_changed()
        return saved

    app.push_screen(NoteScreen(title, bookmark.note if bookmark is not None else "", keep))


def ask_for_appointment(app: RostraApp, day: date | None, agenda: Agenda | None) -> None:
    """Ask for an appointment of the delegate's own, on `day` or today, in the zone of `agenda`."""
    zone = agenda.timezone if agenda is not None else "UTC"
    first = day or app.options.clock.now(ZoneInfo(zone)).date()
    _ask_for_draft(app, f"{first:%Y-%m-%d} ", first, zone, app.mine.add_appointment)


def ask_for_change(app: RostraApp, appointment: Appointment) -> None:
    """Show the line of an appointment, to be written anew; note and priority stay."""
    from rostra.tui.appointments import line_of

    line = line_of(appointment)
    if not line:
        app.say("It lasts longer than a line can say: b takes it away, a adds another.")
        return

    def keep(draft: Draft) -> bool:
        whole = draft._replace(note=appointment.note, priority=appointment.priority)
        return app.mine.change_appointment(appointment.id, whole)

    _ask_for_draft(app, line, appointment.start.date(), appointment.timezone, keep)


def _ask_for_draft(app: RostraApp, line: str, day: date, zone: str, keep: Callable[[Draft], bool]) -> None:
    from rostra.tui.appointments import HINT, draft_from, kept_words
    from rostra.tui.screens.prompt import LinePrompt

    def answer(text: str) -> str:
        draft = draft_from(text, day, zone)
        if isinstance(draft, str):
            return draft
        if keep(draft):
            app.mine_changed()
            app.say(kept_words(draft))
        return ""

    app.push_screen(LinePrompt("An appointment of your own", HINT, line, answer))


def ask_where_to_write(app: RostraApp, itinerary: Itinerary) -> None:
    """Ask where to write an itinerary; the ending of the name says in which format."""
    from rostra.tui.exporting import HINT, proposed_name, write_itinerary
    from rostra.tui.screens.prompt import PromptScreen

    refused = ""

    def answer(text: str) -> str:
        nonlocal refused
        force, refused = text == refused, text
        try:
            app.say(f"Written: {write_itinerary(itinerary, text, force=force)}")
        except RostraError as error:
            return str(error)
        return ""

    app.push_screen(PromptScreen("Write my agenda to a file", HINT, proposed_name(itinerary), answer))
