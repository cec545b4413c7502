"""What is on in a gap of my agenda: sessions to open and to bookmark."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rostra.itinerary import fitting, gap_time, gap_words
from rostra.tui import commands
from rostra.tui.command import bindings_of
from rostra.tui.drawings.one_line import Piece
from rostra.tui.marking import MARKING, Marking, Target
from rostra.tui.moving import MOVING
from rostra.tui.screens.choosing import ChoosingScreen
from rostra.tui.screens.session import SessionScreen
from rostra.tui.widgets.choices import Choice
from rostra.wording import time_range

if TYPE_CHECKING:
    from rostra.itinerary import Fit, Gap
    from rostra.model import Agenda
    from rostra.tui.command import Command


class FittingScreen(ChoosingScreen, Marking):
    """The sessions that run in a gap, by agenda; Enter opens one."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (*MOVING, commands.OpenSession, *MARKING, commands.GoBack)
    KEYS_SHOWN = (commands.OpenSession, commands.ToggleBookmark)
    BINDINGS: ClassVar = bindings_of(COMMANDS_HERE)

    def __init__(self, gap: Gap) -> None:
        super().__init__()
        self._gap = gap
        self._found: dict[str, tuple[Agenda, Fit]] = {}

    def on_mount(self) -> None:
        """Look what there is."""
        about = f" · {gap_time(self._gap)} · {gap_words(self._gap)}"
        self.show_title((Piece(" What would fit", "band-strong"), Piece(about, "band-dim")))
        self.show_keys()
        agendas = [agenda for agenda in self.rostra.known.bookmarked().values() if agenda is not None]
        fits = [(agenda, fit) for agenda in agendas for fit in fitting(self._gap, agenda)]
        self._found = {f"{agenda.id}/{fit.session.id}": (agenda, fit) for agenda, fit in fits}
        self.show_mine()

    def show_mine(self) -> None:
        """Show the sessions, with bookmarks as they are now."""
        choices, heading = [], ""
        for key, (agenda, fit) in self._found.items():
            if agenda.title != heading:
                heading = agenda.title
                choices.append(Choice("", ((heading, "heading"),)))
            choices.append(_choice(key, fit, self.rostra.mine.signs(agenda).get(fit.session.id, "")))
        nothing = Choice("", (("Nothing in the programme falls into this time.", "heading"),))
        self.choices.show(tuple(choices) or (nothing,))

    def marked_target(self) -> Target | None:
        """The session under the cursor."""
        agenda, fit = self._found.get(self.choices.cursor_key, (None, None))
        found = agenda.find(fit.session.id) if agenda is not None and fit is not None else None
        return Target(agenda, *found) if agenda is not None and found is not None else None

    def action_open_session(self) -> None:
        """Open the session; the others that would fit are its neighbours."""
        target = self.marked_target()
        if target is not None:
            order = tuple(fit.session.id for agenda, fit in self._found.values() if agenda is target.agenda)
            self.app.push_screen(SessionScreen(target.agenda, target.session.id, order))

    def on_screen_resume(self) -> None:
        """Something may have been changed on a screen above."""
        self.show_mine()

    def on_choices_chosen(self) -> None:
        """A session was double-clicked."""
        self.action_open_session()


def _choice(key: str, fit: Fit, sign: str) -> Choice:
    session = fit.session
    place = " · ".join(part for part in (*session.rooms, session.track) if part)
    overlap = "" if fit.is_inside else "partly in this time"
    facts = " · ".join(part for part in (place, overlap) if part)
    title = f"{time_range(session.when)}  {sign}{' ' if sign else ''}{session.title}"
    return Choice(key, ((title, "title"), *(((facts, "meta"),) if facts else ())))
