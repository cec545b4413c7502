"""Rooms and tracks that a delegate does not want to see: remembered for each agenda, and always said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from rostra.text import counted

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from rostra.model import Agenda, Day, Session

Kind = Literal["rooms", "tracks"]
"""What can be hidden."""


class Hidden(NamedTuple):
    """What is hidden in one agenda, by name."""

    rooms: frozenset[str] = frozenset()
    tracks: frozenset[str] = frozenset()

    @classmethod
    def from_text(cls, text: str) -> Hidden:
        """What `as_text` wrote; nothing is hidden where it is damaged."""
        try:
            kept: Any = json.loads(text or "{}")
            rooms, tracks = kept.get("rooms", ()), kept.get("tracks", ())
            return cls(frozenset(map(str, rooms)), frozenset(map(str, tracks)))
        except (ValueError, AttributeError, TypeError, RecursionError):
            return cls()

    def as_text(self) -> str:
        """In a form that can be kept; empty where nothing is hidden."""
        return json.dumps({kind: sorted(getattr(self, kind)) for kind in self._fields}) if self else ""

    def __bool__(self) -> bool:
        return bool(self.rooms or self.tracks)

    def names(self, kind: Kind) -> frozenset[str]:
        """Those of one kind."""
        return self.rooms if kind == "rooms" else self.tracks

    def with_names(self, kind: Kind, names: frozenset[str]) -> Hidden:
        """The same with others of one kind."""
        return self._replace(**{kind: names})

    def toggled(self, kind: Kind, name: str) -> Hidden:
        """The same with one more, or one less."""
        return self.with_names(kind, self.names(kind) ^ {name})

    def without(self, session: Session) -> Hidden:
        """The same, but for what hides a session."""
        return Hidden(self.rooms.difference(session.rooms), self.tracks - {session.track})

    def hides(self, session: Session) -> bool:
        """Whether a session is in a hidden track, or in no room that is shown."""
        if session.track in self.tracks and session.track:
            return True
        return bool(session.rooms) and self.rooms.issuperset(session.rooms)

    def known_in(self, agenda: Agenda) -> Hidden:
        """Without names that this revision of the agenda does not use."""
        if not self:
            return self
        used = {room for session in agenda.sessions for room in session.rooms}
        return Hidden(self.rooms & used, self.tracks & {session.track for session in agenda.sessions})

    @property
    def words(self) -> str:
        """ "2 rooms, 1 track hidden"; empty where nothing is."""
        counts = [counted(len(self.names(kind)), noun) for kind, noun in KINDS if self.names(kind)]
        return f"{', '.join(counts)} hidden" if counts else ""


KINDS: tuple[tuple[Kind, str], ...] = (("rooms", "room"), ("tracks", "track"))
"""What can be hidden, and what one of it is called."""


def names_in(agenda: Agenda, kind: Kind) -> tuple[str, ...]:
    """Rooms or tracks in use, in the agenda's order."""
    if kind == "rooms":
        declared = [room.name for room in agenda.rooms]
        used = dict.fromkeys(room for session in agenda.sessions for room in session.rooms)
    else:
        declared = [track.name for track in agenda.tracks]
        used = dict.fromkeys(session.track for session in agenda.sessions if session.track)
    return tuple(dict.fromkeys([*(name for name in declared if name in used), *used]))


def without_hidden(days: tuple[Day, ...], hidden: Hidden, kept: AbstractSet[str], *, by_room: bool) -> tuple[Day, ...]:
    """The days with nothing that is hidden, but for sessions whose ids are in `kept`.

    Args:
        days: What is shown.
        hidden: What is not.
        kept: Ids of sessions that are shown all the same, under the rooms that they are in.
        by_room: Whether rooms are columns: a session in several then stands under those that are shown.
    """
    return tuple(
        day._replace(
            sessions=tuple(
                _in_shown_rooms(session, hidden) if by_room and session.id not in kept else session
                for session in day.sessions
                if session.id in kept or not hidden.hides(session)
            )
        )
        for day in days
    )


def _in_shown_rooms(session: Session, hidden: Hidden) -> Session:
    if hidden.rooms.isdisjoint(session.rooms):
        return session
    return session._replace(rooms=tuple(room for room in session.rooms if room not in hidden.rooms))
