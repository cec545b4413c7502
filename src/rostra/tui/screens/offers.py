"""Which session a bookmark is of, where the rules could not tell: candidates with their reasons, to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rostra.tui import commands
from rostra.tui.command import bindings_of
from rostra.tui.drawings.one_line import Piece
from rostra.tui.moving import MOVING
from rostra.tui.screen_commands import DecideOffer
from rostra.tui.screens.choosing import ChoosingScreen
from rostra.tui.widgets.choices import Choice
from rostra.wording import short_date, time_range

if TYPE_CHECKING:
    from rostra.changes import Offer
    from rostra.itinerary import Entry
    from rostra.model import Agenda, Day, Session
    from rostra.tui.command import Command

_NONE: Final = "none"
"""Stands for none of the candidates; a session's key has its place in the list."""


class OffersScreen(ChoosingScreen):
    """The session as it was, what it may be now, and none of these; a choice is stored before the screen goes."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (*MOVING, DecideOffer, commands.GoBack)
    KEYS_SHOWN = (DecideOffer,)
    BINDINGS: ClassVar = bindings_of(COMMANDS_HERE)

    def __init__(self, entry: Entry, agenda: Agenda, offers: tuple[Offer, ...]) -> None:
        super().__init__()
        self._entry = entry
        self._agenda = agenda
        self._offers = offers

    def on_mount(self) -> None:
        """Show the candidates."""
        self.show_title(
            (Piece(" Which session is it now?", "band-strong"), Piece(f" · {self._agenda.title}", "band-dim"))
        )
        self.show_keys()
        found = [(number, offer, self._agenda.find(offer.new_id)) for number, offer in enumerate(self._offers)]
        self.choices.show((
            Choice("", (("You bookmarked", "heading"), *_remembered(self._entry))),
            Choice("", ((f"In {self._agenda.revision.label or self._agenda.key} it may be", "heading"),)),
            *(_candidate(str(number), offer, *placed) for number, offer, placed in found if placed is not None),
            Choice(_NONE, (("None of these", "title"), ("It stays, as no longer in the programme.", "body"))),
        ))  # fmt: skip

    def action_decide_offer(self) -> None:
        """Take the candidate under the cursor, or none."""
        key, mine = self.choices.cursor_key, self.rostra.mine
        if key == _NONE:
            said = f"{self._entry.title} stays as no longer in the programme."
            is_done = mine.refuse(self._entry.key, self._agenda)
        else:
            offer = self._offers[int(key)]
            said = f"{self._entry.title} is in my agenda as that session now; u takes it back."
            is_done = mine.accept(offer, self._agenda)
        if is_done:
            self.rostra.say(said)
            self.dismiss()
            self.rostra.mine_changed()

    def on_choices_chosen(self) -> None:
        """A candidate was double-clicked."""
        self.action_decide_offer()


def _remembered(entry: Entry) -> tuple[tuple[str, str], ...]:
    """The session as it was when it was last in the programme."""
    snapshot = entry.snapshot
    day = f"{short_date(entry.day, entry.when)} " if entry.day else ""
    people = snapshot.people if snapshot is not None else ()
    return _lines(f"{day}{time_range(entry.when)}  {entry.title}", (*entry.rooms, *people), entry.note)


def _candidate(key: str, offer: Offer, day: Day, session: Session) -> Choice:
    when = f"{short_date(day.date, session.when)} {time_range(session.when)}" if day.date else time_range(session.when)
    people = tuple(person.name for person in session.everybody if person.name)
    return Choice(key, (*_lines(f"{when}  {session.title}", (*session.rooms, *people)), (offer.reason, "badge")))


def _lines(title: str, facts: tuple[str, ...], note: str = "") -> tuple[tuple[str, str], ...]:
    lines = [(title, "title"), (" · ".join(facts), "meta")]
    lines += [(f"✎ {line}", "body") for line in note.splitlines()[:2]]
    return tuple((text, role) for text, role in lines if text)
