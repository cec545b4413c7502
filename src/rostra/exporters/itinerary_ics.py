"""My itinerary as a calendar file (RFC 5545), for the calendar of a phone or an office.

The file names no METHOD: it is a calendar, not an invitation. Every event keeps its UID for as long as the bookmark
or appointment lives, so that a newer file replaces what an older one brought; SEQUENCE counts with the revisions.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from rostra.addresses import is_openable
from rostra.exporters.files import ExportError
from rostra.exporters.itinerary_outline import people, places, references
from rostra.exporters.itinerary_zones import calendar_zone, in_calendar_zone
from rostra.itinerary import NO_WARNINGS, conflict_words, state_words, transfer_words, warnings_by_entry
from rostra.text import clean, one_line
from rostra.wording import access_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icalendar import Alarm, Calendar, Event, Timezone

    from rostra.itinerary import Entry, Itinerary, Warnings
    from rostra.model import Agenda, Priority

PRODUCT: Final = "-//Rostra//My itinerary//EN"
"""Who made the file (RFC 5545, 3.7.3)."""

_PRIORITIES: Final[dict[Priority, int]] = {"must": 1, "want": 5, "maybe": 9}
"""As RFC 5545, 3.8.1.9, ranks them: 1 is the highest, 9 the lowest."""

_LAST_SEQUENCE: Final = 2**31 - 1
"""The greatest whole number that the standard has (3.3.8)."""


def itinerary_as_ics(itinerary: Itinerary, *, alarm: int | None = None) -> bytes:
    """`itinerary` as a calendar; the same itinerary always gives the same bytes.

    What has a day but no time is an event of that day; what has neither is left out (see `undated`).

    Args:
        itinerary: What to write.
        alarm: Minutes before each event at which the calendar is to give notice; none where none.

    Raises:
        ExportError: where a value cannot be written in a calendar.
    """
    try:
        return bytes(_calendar(itinerary, alarm).to_ical())
    except (ValueError, OverflowError) as error:
        raise ExportError(f"the itinerary cannot be written as a calendar: {error}; try --format text") from error


def undated(itinerary: Itinerary) -> tuple[Entry, ...]:
    """The entries that no calendar can hold: they have neither a day nor a time."""
    return tuple(entry for entry in itinerary.entries if entry.when.start is None and entry.day is None)


def _calendar(itinerary: Itinerary, alarm: int | None) -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    titles = [one_line(agenda.title) for agenda in itinerary.agendas]
    calendar.add("X-WR-CALNAME", titles[0] if len(titles) == 1 else "My itinerary")
    for zone in _zones(itinerary):
        calendar.add_component(zone)
    warnings = warnings_by_entry(itinerary)
    for entry in itinerary.entries:
        if entry.when.start is not None or entry.day is not None:
            agenda = itinerary.find_agenda(entry.agenda_id)
            calendar.add_component(_event(entry, agenda, warnings.get(entry.key, NO_WARNINGS), alarm))
    return calendar


def _zones(itinerary: Itinerary) -> Iterator[Timezone]:
    """The zones that events are told in, by name; moments with a bare offset are written in UTC and need none."""
    moments: dict[str, list[datetime]] = {}
    zones: dict[str, ZoneInfo] = {}
    for entry in itinerary.entries:
        for moment in (entry.when.start, entry.when.end):
            if moment is not None and isinstance(moment.tzinfo, ZoneInfo) and _is_named(moment.tzinfo):
                zones[moment.tzinfo.key] = moment.tzinfo
                moments.setdefault(moment.tzinfo.key, []).append(moment)
    for name in sorted(zones):
        found = sorted(moments[name], key=datetime.timestamp)
        yield calendar_zone(zones[name], found[0], found[-1])


def _is_named(zone: ZoneInfo) -> bool:
    return bool(zone.key) and zone.key != "UTC"


def _event(entry: Entry, agenda: Agenda | None, warnings: Warnings, alarm: int | None) -> Event:
    from icalendar import Event

    event = Event()
    changed = _changed(entry, agenda)
    event.add("UID", _uid(entry))
    event.add("DTSTAMP", changed)
    event.add("LAST-MODIFIED", changed)
    event.add("SEQUENCE", _sequence(entry, agenda))
    _add_times(event, entry)
    event.add("SUMMARY", one_line(entry.title))
    if place := _place(entry, agenda):
        event.add("LOCATION", place)
    if description := "\n".join(_description(entry, warnings)):
        event.add("DESCRIPTION", description)
    event.add("STATUS", _status(entry))
    event.add("PRIORITY", _PRIORITIES[entry.priority])
    if not entry.takes_place or not entry.is_certain:
        event.add("TRANSP", "TRANSPARENT")
    if entry.appointment is not None:
        event.add("CLASS", "PRIVATE")
    if entry.session is not None:
        if topics := [one_line(topic) for topic in (entry.session.track, entry.session.kind) if topic]:
            event.add("CATEGORIES", topics)
        if address := next((link.url for link in entry.session.links if is_openable(link.url)), ""):
            event.add("URL", address)
    if alarm is not None and entry.takes_place and entry.when.start is not None:
        event.add_component(_alarm(entry, alarm))
    return event


def _uid(entry: Entry) -> str:
    """The same for as long as the bookmark or appointment lives, whatever the revision.

    Another delegate's appointment may have the same short id, so that the moment of its making belongs to it.
    """
    if entry.appointment is not None:
        made = entry.appointment.created.astimezone(UTC)
        return one_line(f"appointment/{entry.key[1]}/{made:%Y%m%dT%H%M%S%fZ}@rostra")
    return one_line(f"{entry.agenda_id}/{entry.key[1]}@rostra")


def _changed(entry: Entry, agenda: Agenda | None) -> datetime:
    """When it last changed, by the delegate or by a dated revision; to the second, as the standard has it."""
    changed = entry.changed.astimezone(UTC).replace(microsecond=0)
    if agenda is None or agenda.revision.as_of is None:
        return changed
    return max(changed, datetime.combine(agenda.revision.as_of, time(), UTC))


def _sequence(entry: Entry, agenda: Agenda | None) -> int:
    """Counts up with the revisions; of an appointment, the seconds from its making to its latest change do."""
    if entry.appointment is not None:
        passed = entry.appointment.changed - entry.appointment.created
        return min(max(0, int(passed.total_seconds())), _LAST_SEQUENCE)
    order = agenda.revision.order if agenda is not None else entry.snapshot.revision_order if entry.snapshot else 0
    return min(max(0, order), _LAST_SEQUENCE)


def _add_times(event: Event, entry: Entry) -> None:
    """Start and end with their zone; a day alone where no clock time is stated."""
    start, end = entry.when.start, entry.when.end
    if start is None:
        if entry.day is not None:
            event.add("DTSTART", entry.day)
        return
    event.add("DTSTART", _moment(start))
    if end is not None and entry.span is not None and end.timestamp() > start.timestamp():
        event.add("DTEND", _moment(end))


def _moment(moment: datetime) -> datetime:
    if isinstance(moment.tzinfo, ZoneInfo) and _is_named(moment.tzinfo):
        return in_calendar_zone(moment.replace(microsecond=0))
    return moment.astimezone(UTC).replace(microsecond=0)


def _place(entry: Entry, agenda: Agenda | None) -> str:
    parts = (*places(entry), agenda.place if agenda is not None else "")
    return one_line(", ".join(part for part in parts if part))


def _status(entry: Entry) -> str:
    """CANCELLED is what the programme says; what it no longer mentions is in doubt."""
    if entry.standing == "cancelled":
        return "CANCELLED"
    if entry.standing == "gone" or (entry.session is not None and entry.session.status == "tentative"):
        return "TENTATIVE"
    return "CONFIRMED"


def _description(entry: Entry, warnings: Warnings) -> Iterator[str]:
    yield from (clean(line) for line in _about(entry, warnings) if line)
    if entry.note.strip():
        yield clean(f"My note: {entry.note.strip()}")


def _about(entry: Entry, warnings: Warnings) -> Iterator[str]:
    session = entry.session
    yield _sentence(state_words(entry))
    yield entry.when.label
    if session is not None:
        yield session.subtitle
        yield access_words(session.access)
        yield ", ".join(session.languages)
        for group in people(session):
            yield group.part
            for person in group.people:
                papers = ", ".join(map(str, person.papers))
                yield f"{person.words} [{papers}]" if papers else person.words
        yield from map(str, references((*session.documents, *session.links)))
    elif entry.snapshot is not None:
        yield from entry.snapshot.people
    yield from (_sentence(conflict_words(pair, entry)) for pair in (*warnings.conflicts, *warnings.remarks))
    yield from (_sentence(transfer_words(way, entry)) for way in warnings.transfers)


def _alarm(entry: Entry, minutes: int) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("TRIGGER", timedelta(minutes=-minutes))
    alarm.add("DESCRIPTION", one_line(entry.title))
    return alarm


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
