"""The domain: frozen values, standard library only."""

from rostra.model.agenda import Agenda, Day, KnownPerson, Note, Revision, Room, Track
from rostra.model.people import (
    Appearance,
    Group,
    Person,
    by_country,
    by_organisation,
    narrowed,
    people_of,
    perhaps_same,
)
from rostra.model.personal import PRIORITIES, Appointment, Bookmark, FieldTimes, Priority, Snapshot
from rostra.model.session import Access, Document, Link, Part, Participation, Session, Status
from rostra.model.when import When, instant_minute

__all__ = [
    "PRIORITIES",
    "Access",
    "Agenda",
    "Appearance",
    "Appointment",
    "Bookmark",
    "Day",
    "Document",
    "FieldTimes",
    "Group",
    "KnownPerson",
    "Link",
    "Note",
    "Part",
    "Participation",
    "Person",
    "Priority",
    "Revision",
    "Room",
    "Session",
    "Snapshot",
    "Status",
    "Track",
    "When",
    "by_country",
    "by_organisation",
    "instant_minute",
    "narrowed",
    "people_of",
    "perhaps_same",
]
