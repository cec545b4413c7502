"""Entries of the itinerary: bookmarks held against the newest revision, and appointments."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rostra.itinerary.identity import Programme
from rostra.itinerary.values import Difference, Entry, span_of
from rostra.model import When, programme_date
from rostra.text import clean, one_line
from rostra.wording import clock_time, short_day_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime, tzinfo

    from rostra.itinerary.identity import Placed
    from rostra.itinerary.values import Field
    from rostra.model import Agenda, Appointment, Bookmark, Snapshot


def bookmark_entries(
    bookmarks: Iterable[Bookmark], agendas: Mapping[str, Agenda | None], zone: tzinfo | None = None
) -> Iterator[Entry]:
    """An entry for every bookmark, whatever became of its session.

    Args:
        bookmarks: In any order.
        agendas: The newest revision by agenda id; one that is missing or none is not in the library.
        zone: What to show times in; each agenda's own where none.
    """
    by_agenda: dict[str, list[Bookmark]] = {}
    for bookmark in bookmarks:
        by_agenda.setdefault(bookmark.agenda_id, []).append(bookmark)
    for agenda_id, group in by_agenda.items():
        agenda = agendas.get(agenda_id)
        if agenda is None:
            yield from (_kept_entry(bookmark, zone, is_gone=False) for bookmark in group)
            continue
        programme = Programme(agenda, group)
        found = programme.match()
        for bookmark in group:
            if bookmark.key in found:
                yield _session_entry(bookmark, programme, found[bookmark.key], zone)
            else:
                yield _kept_entry(bookmark, zone, is_gone=True)


def _session_entry(bookmark: Bookmark, programme: Programme, placed: Placed, zone: tzinfo | None) -> Entry:
    session = placed.session
    return Entry(
        key=bookmark.key,
        subject=session,
        day=_day_in(zone, placed.day.date, session.when),
        when=_when_in(zone, session.when),
        span=span_of(session.when),
        changed=bookmark.changed,
        rooms=session.rooms,
        buildings=tuple(programme.buildings.get(room, "") for room in session.rooms),
        priority=bookmark.priority,
        note=clean(bookmark.note),
        attended=bookmark.attended,
        standing="cancelled" if session.is_cancelled else "present",
        differences=differences(bookmark.snapshot, programme.agenda, placed),
        session_id=session.id,
        timezone=programme.agenda.timezone,
        sorts_at=_seconds(programme.position(placed)),
    )


def _kept_entry(bookmark: Bookmark, zone: tzinfo | None, *, is_gone: bool) -> Entry:
    """What is left of a session that is in no programme known here."""
    snapshot = _cleaned(bookmark.snapshot)
    return Entry(
        key=bookmark.key,
        subject=snapshot,
        day=_day_in(zone, snapshot.day, snapshot.when),
        when=_when_in(zone, snapshot.when),
        span=span_of(snapshot.when),
        changed=bookmark.changed,
        rooms=snapshot.rooms,
        buildings=tuple("" for _ in snapshot.rooms),
        priority=bookmark.priority,
        note=clean(bookmark.note),
        attended=bookmark.attended,
        standing="gone" if is_gone else "unread",
        session_id=bookmark.session_id,
        timezone=snapshot.timezone,
        sorts_at=_seconds(snapshot.when.position),
    )


def appointment_entry(appointment: Appointment, buildings: Mapping[str, str], zone: tzinfo | None = None) -> Entry:
    """An entry for an appointment, on the day that its clock shows.

    Args:
        appointment: The delegate's own.
        buildings: Those of the rooms that the agendas name; an appointment may be held in one of them.
        zone: What to show times in; the one it was written in where none.
    """
    own = zone or zone_named(appointment.timezone)
    start = _shifted(own, appointment.start)
    place = one_line(appointment.place)
    when = When(start, _shifted(own, appointment.end))
    cleaned = appointment._replace(title=one_line(appointment.title), place=place, note=clean(appointment.note))
    return Entry(
        key=("", appointment.id),
        subject=cleaned,
        day=start.date(),
        when=when,
        span=span_of(when),
        changed=appointment.changed,
        rooms=(place,) if place else (),
        buildings=(buildings.get(place, ""),) if place else (),
        priority=appointment.priority,
        note=cleaned.note,
        timezone=appointment.timezone,
        sorts_at=start.timestamp(),
    )


def zone_named(name: str) -> ZoneInfo | None:
    """The zone, or none where no zone goes by that name: the offset that the moment carries must do then."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None


def differences(old: Snapshot, agenda: Agenda, placed: Placed) -> tuple[Difference, ...]:
    """What the newest revision has otherwise than `old`, in words."""
    session = placed.session
    is_same_time = old.when == session.when and old.timezone == agenda.timezone and old.day == placed.day.date
    if is_same_time and old.title == session.title and old.rooms == session.rooms:
        return ()
    return tuple(_differences(_cleaned(old), agenda, placed))


def _differences(old: Snapshot, agenda: Agenda, placed: Placed) -> Iterator[Difference]:
    session, when = placed.session, placed.session.when
    pairs: tuple[tuple[Field, str, str], ...] = (
        ("title", old.title, session.title),
        ("day", _day(old.day), _day(placed.day.date)),
        ("start", _clock(old.when.start), _clock(when.start)),
        ("end", _clock(old.when.end), _clock(when.end)),
        ("time", old.when.label, when.label),
        ("rooms", ", ".join(old.rooms), ", ".join(session.rooms)),
    )
    found = [Difference(*pair) for pair in pairs if pair[1] != pair[2]]
    yield from found
    is_at_the_same_clock = not any(difference.field in {"day", "start"} for difference in found)
    if is_at_the_same_clock and old.when.start and when.start and old.when.start != when.start:
        yield Difference("zone", old.timezone, agenda.timezone)


def _cleaned(snapshot: Snapshot) -> Snapshot:
    """Cleaned, and on its own clock: it comes from a store that another program may have written to."""
    own = _when_in(zone_named(snapshot.timezone), snapshot.when)
    return snapshot._replace(
        title=one_line(snapshot.title),
        when=own._replace(label=one_line(own.label)),
        rooms=tuple(map(one_line, snapshot.rooms)),
        people=tuple(map(one_line, snapshot.people)),
        track=one_line(snapshot.track),
        agenda_title=one_line(snapshot.agenda_title),
    )


def _day(day: date | None) -> str:
    return short_day_name(day) if day is not None else ""


def _clock(moment: datetime | None) -> str:
    return clock_time(moment) if moment is not None else ""


def _seconds(moment: datetime | None) -> float:
    """Where it sorts in its day: what has no time at all comes last."""
    return moment.timestamp() if moment is not None else inf


def _when_in(zone: tzinfo | None, when: When) -> When:
    if zone is None:
        return when
    return when._replace(start=when.start and _shifted(zone, when.start), end=when.end and _shifted(zone, when.end))


def _shifted(zone: tzinfo | None, moment: datetime) -> datetime:
    try:
        return moment.astimezone(zone) if zone is not None else moment
    except OverflowError:  # the first and last days of the calendar
        return moment


def _day_in(zone: tzinfo | None, day: date | None, when: When) -> date | None:
    """The day in another zone: that of its clock, but small hours stay with the programme day before."""
    if zone is None or day is None or when.start is None:
        return day
    start = _shifted(zone, when.start)
    is_night = start.date() > day and programme_date(start) == day
    return day if is_night else start.date()
