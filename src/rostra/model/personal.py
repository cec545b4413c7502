"""What belongs to the delegate: choices, notes and appointments of their own."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from rostra.model.when import When

if TYPE_CHECKING:
    from rostra.model.agenda import Agenda, Day
    from rostra.model.session import Session

Priority = Literal["must", "want", "maybe"]

PRIORITIES: tuple[Priority, ...] = get_args(Priority)
"""From the highest to the lowest."""


Key = tuple[str, str]
"""What identifies a bookmark: agenda id and session id."""


class Snapshot(NamedTuple):
    """A session as it was when it was last seen: enough to show it, and to find it again in another revision."""

    title: str
    day: date | None = None
    when: When = When()
    """Start and end aware, in the agenda's zone."""
    rooms: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Names without honorifics."""
    track: str = ""
    agenda_title: str = ""
    revision_order: int = 1
    timezone: str = "UTC"
    """IANA name of the agenda's zone."""
    guid: str = ""
    id_revision: int = 0
    """Order of the revision that the bookmark's id is of, where it has followed its session into another one than
    this picture is of; 0 where it has not. Another revision may have given the id to another session."""

    @property
    def known_in(self) -> int:
        """Order of the revision in which the bookmark's id means this session."""
        return self.id_revision or self.revision_order

    def now_known_in(self, order: int) -> "Snapshot":
        """The same picture, under an id of the revision `order`."""
        return self._replace(id_revision=0 if order == self.revision_order else order)

    @classmethod
    def of(cls, agenda: "Agenda", day: "Day", session: "Session") -> "Snapshot":
        """The session as it is now."""
        return cls(
            title=session.title,
            day=day.date,
            when=session.when,
            rooms=session.rooms,
            people=tuple(person.name for person in session.everybody if person.name),
            track=session.track,
            agenda_title=agenda.title,
            revision_order=agenda.revision.order,
            timezone=agenda.timezone,
            guid=session.guid,
        )


class FieldTimes(NamedTuple):
    """When each of a bookmark's own fields was last changed, in UTC; none means when it was made."""

    priority: datetime | None = None
    note: datetime | None = None
    attended: datetime | None = None


class Bookmark(NamedTuple):
    """A session that the delegate has chosen."""

    agenda_id: str
    session_id: str
    snapshot: Snapshot
    created: datetime
    """UTC."""
    changed: datetime
    """UTC; of the latest change to any field."""
    priority: Priority = "want"
    note: str = ""
    """Lines of text of the delegate's own."""
    attended: bool = False
    times: FieldTimes = FieldTimes()
    """Which lets two copies be joined field by field."""

    @property
    def key(self) -> Key:
        """Agenda and session."""
        return (self.agenda_id, self.session_id)


class Appointment(NamedTuple):
    """An entry of the delegate's own: "bilateral with Ecuador, 14:00–14:30, Café"."""

    id: str
    """Short and unique among the delegate's appointments."""
    title: str
    start: datetime
    """Aware."""
    end: datetime
    """Aware, later than the start."""
    created: datetime
    """UTC."""
    changed: datetime
    """UTC."""
    place: str = ""
    note: str = ""
    timezone: str = "UTC"
    """IANA name of the zone that it is written in."""
    priority: Priority = "must"
