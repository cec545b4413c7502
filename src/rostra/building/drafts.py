"""An agenda as a reader found it, before anything is checked; readers fill drafts, the builder judges them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rostra.model.session import Access, Document, Link, Participation
from rostra.problems import Place

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

    from rostra.model.agenda import KnownPerson, Note, Room, Track


_NOWHERE: Final = Place()
_OPEN: Final = Access()


@dataclass(slots=True)
class WhenDraft:
    """A time: local and naive, or aware; in the agenda's zone once built."""

    start: datetime | None = None
    end: datetime | None = None
    label: str = ""
    after: str = ""
    near: datetime | None = None
    place: Place = _NOWHERE
    length: timedelta | None = None
    """Where the source gives no end: real time, through a change of the clock."""


@dataclass(slots=True)
class PartDraft:
    """A part of a session."""

    title: str = ""
    when: WhenDraft | None = None
    people: list[Participation] = field(default_factory=list)
    description: tuple[str, ...] = ()


@dataclass(slots=True)
class SessionDraft:
    """A session; texts are clean already, everything else is unchecked."""

    place: Place
    id: str = ""
    title: str = ""
    when: WhenDraft | None = None
    kind: str = ""
    subtitle: str = ""
    track: str = ""
    rooms: tuple[str, ...] = ()
    description: tuple[str, ...] = ()
    questions_intro: str = ""
    questions: tuple[str, ...] = ()
    parts: list[PartDraft] = field(default_factory=list)
    people: list[Participation] = field(default_factory=list)
    documents: tuple[Document, ...] = ()
    links: tuple[Link, ...] = ()
    access: Access = _OPEN
    languages: tuple[str, ...] = ()
    status: str = "confirmed"
    tags: tuple[str, ...] = ()
    guid: str = ""


@dataclass(slots=True)
class DayDraft:
    """A programme day."""

    date: date | None
    label: str = ""
    notes: tuple[str, ...] = ()
    sessions: list[SessionDraft] = field(default_factory=list)
    place: Place = _NOWHERE


@dataclass(slots=True)
class AgendaDraft:
    """A whole agenda."""

    id: str = ""
    title: str = ""
    timezone: str = ""
    label: str = ""
    order: int = 1
    as_of: date | None = None
    source: str = ""
    subtitle: str = ""
    theme: str = ""
    organisers: tuple[str, ...] = ()
    venue: str = ""
    city: str = ""
    country: str = ""
    days: list[DayDraft] = field(default_factory=list)
    tracks: list[Track] = field(default_factory=list)
    rooms: list[Room] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    documents: tuple[Document, ...] = ()
    people: list[KnownPerson] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    """Where a few fields of the head stand, for messages."""

    def place_of(self, name: str) -> Place:
        """Where the field `name` stands, as far as the reader knows."""
        return self.places.get(name, Place())
