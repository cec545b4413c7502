"""An itinerary in words and in order, before a format gives it its signs: text, Markdown and HTML say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from rostra.addresses import is_openable
from rostra.itinerary import (
    NO_WARNINGS,
    clock_change,
    conflict_words,
    entry_time,
    gap_time,
    gap_words,
    itinerary_day_heading,
    state_words,
    summary,
    transfer_words,
    warnings_by_entry,
)
from rostra.itinerary.values import Entry
from rostra.model import Agenda
from rostra.text import one_line
from rostra.wording import date_span, day_name, person_line, revision_name, session_facts, zone_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from rostra.itinerary import Itinerary, ItineraryDay, Warnings
    from rostra.model import Document, Link, Participation, Session, Snapshot

HEADING: Final = "My itinerary"
"""What every export is headed by."""

PAPERS: Final = "Documents and links"
"""What a session's papers are headed by."""

NOTE: Final = "Note: "
"""What stands before the delegate's own words."""


class Reference(NamedTuple):
    """A paper or link; words, and an address to open where that is safe."""

    words: str
    url: str = ""
    """Only http or https with a host; everything else stands in the words."""

    def __str__(self) -> str:
        return ": ".join(part for part in (self.words, self.url) if part)


class PersonOutline(NamedTuple):
    """One line of a list of people."""

    words: str
    papers: tuple[Reference, ...] = ()


class PeopleOutline(NamedTuple):
    """People of the session, or of one of its parts."""

    part: str
    """Title of the part; empty for the session's own."""
    people: tuple[PersonOutline, ...]


class EntryOutline(NamedTuple):
    """One session or appointment."""

    title: str
    time: str
    subtitle: str = ""
    state: str = ""
    """What became of it, where it is not as it was."""
    facts: tuple[str, ...] = ()
    """Room, track, kind, access, languages; priority last."""
    people: tuple[PeopleOutline, ...] = ()
    papers: tuple[Reference, ...] = ()
    """Documents, then links."""
    note: tuple[str, ...] = ()
    """My own, line by line."""
    conflicts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """Ways without time, and what may overlap."""
    is_off: bool = False
    """Cancelled, or no longer in the programme."""


class GapOutline(NamedTuple):
    """Free time."""

    time: str
    words: str


Item: TypeAlias = EntryOutline | GapOutline


class DayOutline(NamedTuple):
    """One day."""

    heading: str
    items: tuple[Item, ...]


class EventOutline(NamedTuple):
    """One event, as it heads the page."""

    title: str
    subtitle: str
    facts: tuple[str, ...]
    """Dates, place, revision."""


class Outline(NamedTuple):
    """The whole page."""

    events: tuple[EventOutline, ...]
    zones: str
    """The zones of all times by name and offset; empty where no time is stated."""
    summary: str
    days: tuple[DayOutline, ...]
    """Without the days for which nothing is chosen."""

    @property
    def title(self) -> str:
        """What the page is called: the one event's title, or the heading."""
        return self.events[0].title if len(self.events) == 1 else HEADING


def outline(itinerary: Itinerary) -> Outline:
    """All that an itinerary says to a person, every text cleaned."""
    warnings = warnings_by_entry(itinerary)
    zones = _zones(itinerary.entries)
    shared = Shared(itinerary, warnings, are_many_zones=len(zones) > 1, are_many_events=_events_of(itinerary) > 1)
    return Outline(
        tuple(_event(agenda) for agenda in itinerary.agendas),
        "; ".join(zones.values()),
        summary(itinerary),
        tuple(_day(day, shared) for day in itinerary.days if day.entries),
    )


class Shared(NamedTuple):
    """What every entry is written beside."""

    itinerary: Itinerary
    warnings: dict[tuple[str, str], Warnings]
    are_many_zones: bool
    """Whether each time must say its zone."""
    are_many_events: bool
    """Whether each session must say its event."""


def references(items: Iterable[Document | Link]) -> tuple[Reference, ...]:
    """Papers and links as words, with their addresses where they may be opened."""
    return tuple(_reference(item) for item in items)


def _reference(item: Document | Link) -> Reference:
    title, url = one_line(item.title), one_line(item.url)
    if is_openable(url):
        return Reference("" if title == url else title, url)
    return Reference(title if url in {"", title} else f"{title}: {url}" if title else url)


def people(session: Session) -> Iterator[PeopleOutline]:
    """Who is in the session, and in which of its parts."""
    if session.people:
        yield PeopleOutline("", tuple(map(_person, session.people)))
    for part in session.parts:
        if part.people:
            yield PeopleOutline(one_line(part.title), tuple(map(_person, part.people)))


def _person(person: Participation) -> PersonOutline:
    is_said = not person.name and person.as_written.casefold().startswith(person.role[:3])  # "Mod. by a mayor"
    role = f"{person.role.capitalize()}: " if person.role and person.role != "speaker" and not is_said else ""
    remark = f" ({person.note})" if person.note else ""
    return PersonOutline(one_line(f"{role}{person_line(person)}{remark}"), references(person.documents))


def _events_of(itinerary: Itinerary) -> int:
    return len({entry.agenda_id for entry in itinerary.entries if entry.agenda_id})


def _event(agenda: Agenda) -> EventOutline:
    dates = agenda.dates
    facts = (date_span(dates[0], dates[-1]) if dates else "", agenda.place, revision_name(agenda))
    return EventOutline(
        one_line(agenda.title), one_line(agenda.subtitle), tuple(one_line(fact) for fact in facts if fact)
    )


def _zones(entries: Iterable[Entry]) -> dict[str, str]:
    """Each zone by name, with its offset, and a new offset with the day that it comes on.

    Where a zone's name says the opposite of its offset (Etc/GMT-1), the offset stands alone.
    """
    offsets: dict[str, list[str]] = {}
    for moment, name in sorted(((start, _zone_of(entry)) for entry in entries if (start := entry.when.start)),
                               key=lambda pair: pair[0].timestamp()):  # fmt: skip
        seen = offsets.setdefault(name, [])
        offset = zone_name(Agenda("", "", name), moment).removeprefix(f"{name} ")
        if not seen:
            seen.append(offset)
        elif not seen[-1].endswith(offset):
            seen.append(f"from {day_name(moment.date())} {offset}")
    return {
        name: f"{name} {', '.join(seen)}" if seen[0].startswith("(") else ", ".join(seen)
        for name, seen in offsets.items()
    }


def _zone_of(entry: Entry) -> str:
    """The zone that the entry's times are shown in."""
    shown = entry.when.start.tzinfo if entry.when.start else None
    return str(getattr(shown, "key", "") or entry.timezone)


def _day(day: ItineraryDay, shared: Shared) -> DayOutline:
    return DayOutline(
        one_line(itinerary_day_heading(day)),
        tuple(
            _entry(item, shared) if isinstance(item, Entry) else GapOutline(gap_time(item), one_line(gap_words(item)))
            for item in day.timeline
        ),
    )


def _entry(entry: Entry, shared: Shared) -> EntryOutline:
    warnings = shared.warnings.get(entry.key, NO_WARNINGS)
    session = entry.session
    return EntryOutline(
        title=one_line(entry.title),
        time=one_line(entry_time(entry)),
        subtitle=one_line(session.subtitle) if session else "",
        state=one_line(state_words(entry)),
        facts=tuple(one_line(fact) for fact in _facts(entry, shared) if fact),
        people=tuple(people(session)) if session else _names(entry),
        papers=references((*session.documents, *session.links)) if session else (),
        note=tuple(entry.note.strip().split("\n")) if entry.note.strip() else (),
        conflicts=tuple(one_line(conflict_words(conflict, entry)) for conflict in warnings.conflicts),
        remarks=(
            *(one_line(transfer_words(transfer, entry)) for transfer in warnings.transfers),
            *(one_line(conflict_words(remark, entry)) for remark in warnings.remarks),
        ),
        is_off=not entry.takes_place,
    )


def places(entry: Entry) -> tuple[str, ...]:
    """The rooms, with their buildings where those are known: "Room 1 (Annex)"."""
    return tuple(
        f"{room} ({building})" if building else room
        for room, building in zip(entry.rooms, entry.buildings, strict=True)
    )


def _names(entry: Entry) -> tuple[PeopleOutline, ...]:
    """The people of a session that is only remembered."""
    remembered: Snapshot | None = entry.snapshot
    if remembered is None or not remembered.people:
        return ()
    return (PeopleOutline("", tuple(PersonOutline(name) for name in remembered.people)),)


def _facts(entry: Entry, shared: Shared) -> Iterator[str]:
    rooms = places(entry)
    if entry.session:
        is_said = entry.standing == "cancelled"  # by the state already
        status = "confirmed" if is_said else entry.session.status
        yield from session_facts(entry.session._replace(rooms=rooms, status=status))
    else:
        yield ", ".join(rooms)
    yield entry.snapshot.track if entry.snapshot else ""
    yield "my appointment" if entry.appointment else ""
    if entry.agenda_id and (shared.are_many_events or shared.itinerary.find_agenda(entry.agenda_id) is None):
        agenda = shared.itinerary.find_agenda(entry.agenda_id)
        remembered = entry.snapshot.agenda_title if entry.snapshot else ""
        yield agenda.title if agenda else remembered or entry.agenda_id
    if shared.are_many_zones and entry.when.start:
        yield _zone_words(entry, entry.when.start)
    yield clock_change(entry)
    yield "end not stated" if entry.when.start and entry.when.end is None and not entry.when.label else ""
    yield "" if entry.appointment else entry.priority
    yield "attended" if entry.attended else ""


def _zone_words(entry: Entry, moment: datetime) -> str:
    return zone_name(Agenda("", "", _zone_of(entry)), moment)
