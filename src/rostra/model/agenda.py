"""One event's programme in one revision."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rostra.model.session import Document, Link, Session


class Revision(NamedTuple):
    """Which issue of the programme this is."""

    label: str = ""
    """As the document writes it: "Provisional Agenda", "Programme (as of 14 July)"."""
    order: int = 1
    """Counts up with each issue."""
    as_of: date | None = None
    source: str = ""
    """Name of the document it was transcribed from."""


class Track(NamedTuple):
    """A thread through the programme."""

    name: str
    description: str = ""


class Room(NamedTuple):
    """A place where sessions are held."""

    name: str
    building: str = ""


class Note(NamedTuple):
    """Words of the programme that belong to no session: an overview paragraph, a footnote, a link."""

    title: str = ""
    text: tuple[str, ...] = ()
    """Paragraphs."""
    links: tuple[Link, ...] = ()
    mark: str = ""
    """The footnote mark, as written: "¹", "*"."""


class KnownPerson(NamedTuple):
    """What the file declares about a person beyond the single appearances."""

    name: str
    aliases: tuple[str, ...] = ()
    """Other spellings under which the same person appears."""
    sort_name: str = ""


class Day(NamedTuple):
    """A programme day; sessions after midnight stay on the day that the programme puts them on."""

    date: date | None
    """None for sessions that have no day yet."""
    label: str = ""
    """As written: "DAY ONE"."""
    sessions: tuple[Session, ...] = ()
    """In the programme's order."""
    notes: tuple[str, ...] = ()
    """Paragraphs that close the day: "End of Workshop"."""


class Agenda(NamedTuple):
    """One event's programme in one revision."""

    id: str
    """The same in every revision; lower-case letters, digits and hyphens."""
    title: str
    timezone: str
    """IANA name."""
    revision: Revision = Revision()
    subtitle: str = ""
    theme: str = ""
    organisers: tuple[str, ...] = ()
    venue: str = ""
    city: str = ""
    country: str = ""
    days: tuple[Day, ...] = ()
    tracks: tuple[Track, ...] = ()
    """In the file's order."""
    rooms: tuple[Room, ...] = ()
    """In the file's order."""
    notes: tuple[Note, ...] = ()
    documents: tuple[Document, ...] = ()
    people: tuple[KnownPerson, ...] = ()

    @property
    def sessions(self) -> Iterator[Session]:
        """Every session in programme order."""
        return (session for day in self.days for session in day.sessions)

    @property
    def place(self) -> str:
        """Venue, city and country in one line, whatever of them is given."""
        return ", ".join(part for part in (self.venue, self.city, self.country) if part)

    @property
    def dates(self) -> tuple[date, ...]:
        """The programme's days that have a date, in order."""
        return tuple(day.date for day in self.days if day.date is not None)

    @property
    def key(self) -> str:
        """Id and revision order, as the commands take them: `idm-2017-new-york@2`."""
        return f"{self.id}@{self.revision.order}"

    def find(self, session_id: str) -> tuple[Day, Session] | None:
        """The session with that id and its day, or none."""
        for day in self.days:
            for session in day.sessions:
                if session.id == session_id:
                    return day, session
        return None
