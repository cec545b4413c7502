"""The domain: frozen values, standard library only; persons made up from them are in `rostra.model.people`."""

from rostra.model.agenda import Agenda, Day, KnownPerson, Note, Revision, Room, Track
from rostra.model.personal import PRIORITIES, Appointment, Bookmark, FieldTimes, Priority, Snapshot
from rostra.model.session import Access, Document, Link, Part, Participation, Session, Status, running_and_next, when_of
from rostra.model.when import DAY_CHANGE, When, instant_minute, programme_date

__all__ = [
    "DAY_CHANGE",
    "PRIORITIES",
    "Access",
    "Agenda",
    "Appointment",
    "Bookmark",
    "Day",
    "Document",
    "FieldTimes",
    "KnownPerson",
    "Link",
    "Note",
    "Part",
    "Participation",
    "Priority",
    "Revision",
    "Room",
    "Session",
    "Snapshot",
    "Status",
    "Track",
    "When",
    "instant_minute",
    "programme_date",
    "running_and_next",
    "when_of",
]
