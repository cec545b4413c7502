"""A whole agenda as a calendar file (RFC 5545), every session an event."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from rostra.exporters.files import ExportError
from rostra.exporters.itinerary_zones import calendar_zone, in_calendar_zone
from rostra.wording import access_words, person_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from icalendar import Calendar, Event

    from rostra.model import Agenda, Day, Participation, Session

PRODUCT: Final = "-//Rostra//Programme//EN"
"""Who made the file (RFC 5545, 3.7.3)."""

_STATES: Final = {"confirmed": "CONFIRMED", "tentative": "TENTATIVE", "cancelled": "CANCELLED"}
_NAME_IN_A_LIST: Final = re.compile(r"[^,;()\n]+")
_WEB: Final = re.compile(r"https?://\S+")


def agenda_as_ical(agenda: Agenda) -> bytes:
    """`agenda` as a calendar; the same agenda always gives the same bytes.

    What has a day but no time is an event of that day; what has neither is left out (see `undated`).

    Raises:
        ExportError: where a value cannot be written in a calendar.
    """
    try:
        return bytes(_calendar(agenda).to_ical())
    except (ValueError, OverflowError) as error:
        raise ExportError(f"the agenda cannot be written as a calendar: {error}; try --to yaml") from error


def undated(agenda: Agenda) -> tuple[Session, ...]:
    """The sessions that no calendar can hold: they have neither a day nor a time."""
    return tuple(
        session for day in agenda.days if day.date is None for session in day.sessions if session.when.start is None
    )


def _calendar(agenda: Agenda) -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("X-WR-CALNAME", agenda.title)
    calendar.add("X-WR-TIMEZONE", agenda.timezone)
    moments = sorted(
        (moment for session in agenda.sessions for moment in (session.when.start, session.when.end) if moment),
        key=datetime.timestamp,
    )
    if moments and agenda.timezone != "UTC":
        calendar.add_component(calendar_zone(ZoneInfo(agenda.timezone), moments[0], moments[-1]))
    stamp = _stamp(agenda, moments)
    for day in agenda.days:
        for session in day.sessions:
            if session.when.start is not None or day.date is not None:
                calendar.add_component(_event(agenda, day, session, stamp))
    return calendar


def _stamp(agenda: Agenda, moments: list[datetime]) -> datetime:
    """When the calendar was made, as far as the agenda knows: the day of its revision, else its first moment."""
    if agenda.revision.as_of is not None:
        return datetime.combine(agenda.revision.as_of, time(), UTC)
    return moments[0].astimezone(UTC) if moments else datetime(2000, 1, 1, tzinfo=UTC)


def _event(agenda: Agenda, day: Day, session: Session, stamp: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("UID", f"{session.id}@{agenda.id}.rostra")
    event.add("DTSTAMP", stamp)
    event.add("SEQUENCE", agenda.revision.order)
    _add_times(event, session, day.date)
    event.add("SUMMARY", session.title)
    if session.rooms:
        event.add("LOCATION", ", ".join(session.rooms))
    if description := "\n\n".join(_description(session)):
        event.add("DESCRIPTION", description)
    if session.track:
        event.add("CATEGORIES", [session.track])
    event.add("STATUS", _STATES[session.status])
    if address := next((link.url for link in session.links if _WEB.fullmatch(link.url)), ""):
        event.add("URL", address)
    return event


def _add_times(event: Event, session: Session, day: date | None) -> None:
    start, end = session.when.start, session.when.end
    if start is None:
        if day is not None:
            event.add("DTSTART", day)
        return
    event.add("DTSTART", _moment(start))
    if end is not None and session.when.length and session.when.length > timedelta():
        event.add("DTEND", _moment(end))


def _moment(moment: datetime) -> datetime:
    """A moment in its zone; in UTC where its wall time would be one of two."""
    is_plain = isinstance(moment.tzinfo, ZoneInfo) and moment.tzinfo.key != "UTC" and not moment.fold
    return in_calendar_zone(moment) if is_plain else moment.astimezone(UTC)


def _description(session: Session) -> Iterator[str]:
    if session.people and all(_is_listable(person) for person in session.people):
        yield "Speakers: " + ", ".join(_listed(person) for person in session.people)
    elif session.people:
        yield "\n".join(_in_a_line(person) for person in session.people)
    facts = (session.subtitle, session.when.label, access_words(session.access), ", ".join(session.languages))
    yield from (fact for fact in facts if fact)
    yield from session.description
    if session.questions:
        yield "\n".join(
            [*filter(None, [session.questions_intro]), *(f"- {question}" for question in session.questions)]
        )
    for part in session.parts:
        yield "\n".join([part.title, *part.description, *(_in_a_line(person) for person in part.people)])
    papers = [f"{paper.title} {paper.url}".strip() for paper in session.documents]
    if papers:
        yield "\n".join(papers)


def _is_listable(person: Participation) -> bool:
    """Whether a reader of "Speakers: Name (Organisation), …" gets the whole of a person back."""
    given = (person.name, person.organisation)
    return (
        bool(person.name)
        and all(_NAME_IN_A_LIST.fullmatch(text) for text in given if text)
        and not (person.position or person.country or person.honorific or person.role not in {"", "speaker"})
    )


def _listed(person: Participation) -> str:
    return f"{person.name} ({person.organisation})" if person.organisation else person.name


def _in_a_line(person: Participation) -> str:
    role = f"{person.role.capitalize()}: " if person.role else ""
    return f"{role}{person_line(person)}"
