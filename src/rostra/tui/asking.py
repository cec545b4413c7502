"""Lines and editors that a screen opens above itself: a note, an appointment, the name of a file to write."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rostra.errors import RostraError

if TYPE_CHECKING:
    from datetime import date

    from rostra.itinerary import Itinerary
    from rostra.model import Agenda, Snapshot
    from rostra.store import Key, NoteSaved
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
    from rostra.tui.appointments import HINT, draft_from
    from rostra.tui.screens.prompt import PromptScreen

    zone = agenda.timezone if agenda is not None else "UTC"
    first = day or app.options.clock.now(ZoneInfo(zone)).date()

    def answer(text: str) -> str:
        draft = draft_from(text, first, zone)
        if isinstance(draft, str):
            return draft
        if app.mine.add_appointment(draft):
            app.mine_changed()
        return ""

    app.push_screen(PromptScreen("An appointment of your own", HINT, f"{first:%Y-%m-%d} ", answer))


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
