"""The domain: frozen values, standard library only."""

from rostra.model.agenda import Agenda, Day, KnownPerson, Note, Revision, Room, Track
from rostra.model.session import Access, Document, Link, Part, Participation, Session, Status
from rostra.model.when import When, instant_minute

__all__ = [
    "Access",
    "Agenda",
    "Day",
    "Document",
    "KnownPerson",
    "Link",
    "Note",
    "Part",
    "Participation",
    "Revision",
    "Room",
    "Session",
    "Status",
    "Track",
    "When",
    "instant_minute",
]
