"""What an itinerary is made of: entries, what clashes, what is too close, and what is free."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from rostra.model import Appointment, Session, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rostra.model import Agenda, Priority, When

Subject: TypeAlias = Session | Appointment | Snapshot
"""What an entry shows: the session of the newest revision, an appointment, or all that is left of a session."""

Standing = Literal["present", "cancelled", "gone", "unread"]
"""Where a session stands in the newest revision; "unread" is one whose agenda is not in the library."""

State = Literal["present", "moved", "renamed", "cancelled", "gone", "unread"]
"""The one word for an entry: the gravest of its standing and of what changed."""

Field = Literal["title", "day", "start", "end", "time", "rooms", "zone"]


class Difference(NamedTuple):
    """One thing that is not as the bookmark remembers it, in words."""

    field: Field
    """"time" for the programme's own words for a time."""
    old: str
    """Empty where it was not stated."""
    new: str
    """Empty where it is no longer stated."""


def span_of(when: When) -> tuple[int, int] | None:
    """First second and the second after the last, since 1970 UTC; none where start or end is not stated."""
    if when.start is None or when.end is None:
        return None
    start, end = int(when.start.timestamp()), int(when.end.timestamp())
    return (start, end) if start <= end else None


class Entry(NamedTuple):
    """One line of the itinerary: a bookmarked session or an appointment."""

    key: tuple[str, str]
    """Of the bookmark: agenda id and session id; of an appointment: nothing, and its id."""
    subject: Subject
    day: date | None
    """The programme day, which a session after midnight shares with the evening before; none where it has none."""
    when: When
    """Aware, in the zone that the itinerary is shown in: the agenda's own, or the one that was asked for."""
    span: tuple[int, int] | None
    """As `span_of` its time."""
    changed: datetime
    """UTC; when the delegate last changed it."""
    rooms: tuple[str, ...] = ()
    """Of an appointment: its place."""
    buildings: tuple[str, ...] = ()
    """One for each room; empty where the agenda names none."""
    priority: Priority = "want"
    note: str = ""
    attended: bool = False
    standing: Standing = "present"
    differences: tuple[Difference, ...] = ()
    """What changed since the session was last seen; empty for an appointment."""
    session_id: str = ""
    """Of the bookmark; empty for an appointment."""
    timezone: str = "UTC"
    """IANA name of the zone that the programme or the appointment is written in."""
    sorts_at: float = 0.0
    """Seconds since 1970 UTC by which it is sorted; infinite where nothing says when it takes place."""

    @property
    def title(self) -> str:
        """As the newest revision has it, else as it was."""
        return self.subject.title

    @property
    def agenda_id(self) -> str:
        """Empty for an appointment."""
        return self.key[0]

    @property
    def session(self) -> Session | None:
        """The session in the newest revision, or none."""
        return self.subject if isinstance(self.subject, Session) else None

    @property
    def appointment(self) -> Appointment | None:
        """The delegate's own appointment, or none."""
        return self.subject if isinstance(self.subject, Appointment) else None

    @property
    def snapshot(self) -> Snapshot | None:
        """All that is left of a session that is in no programme known here, or none."""
        return self.subject if isinstance(self.subject, Snapshot) else None

    @property
    def state(self) -> State:
        """The gravest that is to be said of it: gone, cancelled, moved, renamed, or as it was."""
        if self.standing != "present":
            return self.standing
        if any(difference.field != "title" for difference in self.differences):
            return "moved"
        return "renamed" if self.differences else "present"

    @property
    def takes_place(self) -> bool:
        """Whether it counts for conflicts and gaps: not when it is cancelled or no longer in the programme."""
        return self.standing in {"present", "unread"}

    @property
    def is_certain(self) -> bool:
        """Whether start and end are clock times, without words that qualify them."""
        return self.span is not None and not self.when.label


class Conflict(NamedTuple):
    """Two entries at the same time."""

    first: Entry
    """The one that starts first."""
    second: Entry
    minutes: int | None
    """How long both run, begun minutes whole; none where one of them has no stated end."""
    is_hard: bool = True
    """False where words instead of a clock, or a missing end, leave it open whether they clash."""
    gives_way: Entry | None = None
    """The one of lower priority; none where both are wanted alike."""

    def other(self, entry: Entry) -> Entry:
        """The one that `entry` clashes with."""
        return self.second if entry.key == self.first.key else self.first


class Transfer(NamedTuple):
    """Two entries in different places with no time to go from one to the other."""

    first: Entry
    second: Entry
    minutes: int
    """Between them; more than none only where the building changes."""
    is_other_building: bool = False

    def other(self, entry: Entry) -> Entry:
        """Where `entry` is reached from, or left for."""
        return self.second if entry.key == self.first.key else self.first


class Gap(NamedTuple):
    """Time of a day that nothing of mine takes."""

    start: datetime
    """Aware."""
    end: datetime
    """Aware."""
    perhaps: tuple[Entry, ...] = ()
    """Mine that began before its end and state no end, or only in words: they may go on into it."""

    @property
    def minutes(self) -> int:
        """Real length, whatever the clocks do meanwhile."""
        return int(self.end.timestamp() - self.start.timestamp()) // 60

    @property
    def length(self) -> timedelta:
        """Real length."""
        return timedelta(minutes=self.minutes)


class Fit(NamedTuple):
    """A session that is on during a gap."""

    session: Session
    day: date | None
    is_inside: bool
    """Whether it lies in the gap, from its start to its stated end."""
    minutes: int | None
    """How much of it lies in the gap; none where it states no end."""


class ItineraryDay(NamedTuple):
    """One day of all the agendas."""

    date: date | None
    """None for what has no day."""
    label: str = ""
    """The programme's own label, where the agendas of that day have but one."""
    entries: tuple[Entry, ...] = ()
    """In order of time; empty on a day of the programme for which nothing is chosen."""
    gaps: tuple[Gap, ...] = ()

    @property
    def timeline(self) -> tuple[Entry | Gap, ...]:
        """Entries and gaps in order of time."""
        both: list[tuple[float, int, Entry | Gap]] = [(entry.sorts_at, 1, entry) for entry in self.entries]
        both += [(gap.start.timestamp(), 0, gap) for gap in self.gaps]
        return tuple(item for _, _, item in sorted(both, key=lambda triple: triple[:2]))


class Itinerary(NamedTuple):
    """My bookmarks and appointments in order, with what clashes and what is free."""

    days: tuple[ItineraryDay, ...] = ()
    """All agendas' days in one order; what has no day stands last."""
    conflicts: tuple[Conflict, ...] = ()
    """Every pair that runs at the same time, in order of time."""
    remarks: tuple[Conflict, ...] = ()
    """Every pair that may run at the same time, for all that the programme says."""
    transfers: tuple[Transfer, ...] = ()
    agendas: tuple[Agenda, ...] = ()
    """The newest revisions of those that entries come from, in order of their first days."""

    @property
    def entries(self) -> Iterator[Entry]:
        """Every entry in order."""
        return (entry for day in self.days for entry in day.entries)

    def find_agenda(self, agenda_id: str) -> Agenda | None:
        """The agenda of an entry, or none where it is not in the library."""
        return next((agenda for agenda in self.agendas if agenda.id == agenda_id), None)


class Warnings(NamedTuple):
    """What is to be said of one entry beside others."""

    conflicts: tuple[Conflict, ...] = ()
    remarks: tuple[Conflict, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    """Those that lead to the entry; the way away from it is told at the next one."""


NO_WARNINGS = Warnings()
"""Of an entry that stands alone."""


def warnings_by_entry(itinerary: Itinerary) -> dict[tuple[str, str], Warnings]:
    """The warnings of each entry that has any, by its key."""
    conflicts: dict[tuple[str, str], list[Conflict]] = {}
    remarks: dict[tuple[str, str], list[Conflict]] = {}
    transfers: dict[tuple[str, str], list[Transfer]] = {}
    for found, pairs in ((conflicts, itinerary.conflicts), (remarks, itinerary.remarks)):
        for conflict in pairs:
            found.setdefault(conflict.first.key, []).append(conflict)
            found.setdefault(conflict.second.key, []).append(conflict)
    for transfer in itinerary.transfers:
        transfers.setdefault(transfer.second.key, []).append(transfer)
    return {
        key: Warnings(tuple(conflicts.get(key, ())), tuple(remarks.get(key, ())), tuple(transfers.get(key, ())))
        for key in conflicts.keys() | remarks.keys() | transfers.keys()
    }
