"""How much an agenda holds."""

from typing import NamedTuple

from rostra.model.agenda import Agenda


class Counts(NamedTuple):
    """How many of each there are."""

    days: int = 0
    """With a date."""
    sessions: int = 0
    rooms: int = 0
    """In which something takes place."""
    people: int = 0
    """By name."""


def counts_of(agenda: Agenda) -> Counts:
    """How much `agenda` holds."""
    sessions = tuple(agenda.sessions)
    return Counts(
        days=len(agenda.dates),
        sessions=len(sessions),
        rooms=len({room for session in sessions for room in session.rooms}),
        people=len({person.name for session in sessions for person in session.everybody if person.name}),
    )
