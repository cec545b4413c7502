"""Which session of the newest revision a bookmark stands for, and where that is in the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from rostra.model import Agenda, Bookmark, Day, Session


class Placed(NamedTuple):
    """A session with its place in the programme."""

    day: Day
    session: Session


class Programme:
    """An agenda, for the bookmarks of it."""

    def __init__(self, agenda: Agenda, bookmarks: Iterable[Bookmark]) -> None:
        self.agenda = agenda
        self.buildings = {room.name: room.building for room in agenda.rooms if room.building}
        self._bookmarks = tuple(bookmarks)

    def match(self) -> dict[tuple[str, str], Placed]:
        """The session of each bookmark that has one: the one of its id, where the id is of this very revision.

        Another revision may have given the id to another session; a bookmark that has not followed has none here.
        """
        order = self.agenda.revision.order
        wanted = {mark.session_id: mark.key for mark in self._bookmarks if mark.snapshot.known_in == order}
        return {
            wanted[session.id]: Placed(day, session)
            for day in self.agenda.days for session in day.sessions if session.id in wanted
        }  # fmt: skip

    def position(self, placed: Placed) -> datetime | None:
        """When it is sorted: its own moment, else that of the session it follows or stands behind."""
        day, when = placed.day, placed.session.when
        if when.position is not None:
            return when.position
        before = self.agenda.find(when.after) if when.after else None
        if before is not None and before[1].when.position is not None:
            return before[1].when.end or before[1].when.position
        numbers = [number for number, session in enumerate(day.sessions) if session.id == placed.session.id]
        for session in reversed(day.sessions[: numbers[0]]):
            if session.when.position is not None:
                return session.when.position
        return None
