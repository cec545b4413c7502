"""An appointment written on one line: "2017-11-16 14:00-14:30 Bilateral with Ecuador @ Café"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from rostra.building.appointment_times import moments_of, parse_span
from rostra.building.clock import ClockError, is_like_date, parse_date
from rostra.building.zones import find_zone
from rostra.model import When
from rostra.store import Draft
from rostra.text import one_line
from rostra.wording import short_day_name, time_range

if TYPE_CHECKING:
    from datetime import date

    from rostra.model import Appointment

HINT: Final = "Date, from–to, what, and the place behind @:  2017-11-16 14:00-14:30 Bilateral with Ecuador @ Café"


def draft_from(text: str, default_day: date, timezone: str) -> Draft | str:
    """The appointment that a line describes, or what is wrong with it.

    Args:
        text: Date (may be missing), range of times, title, and "@" with a place (may be missing).
        default_day: Where no date is written.
        timezone: IANA name of the zone in which the times are meant.
    """
    words = one_line(text)
    day = default_day
    try:
        first, _, behind = words.partition(" ")
        if is_like_date(first):
            day, words = parse_date(first), behind
        written, _, named = words.partition(" ")
        span = parse_span(written)
    except ClockError as error:
        return str(error)
    title, _, place = named.rpartition("@") if "@" in named else (named, "", "")
    if not title.strip():
        return "write what it is behind the times"
    start, end = moments_of(span, day, find_zone(timezone))
    return Draft(title.strip(), start, end, place.strip(), timezone=timezone)


def line_of(appointment: Appointment) -> str:
    """The line that describes an appointment, with its date; nothing where it would describe another one."""
    zone = ZoneInfo(appointment.timezone)
    start, end = appointment.start.astimezone(zone), appointment.end.astimezone(zone)
    place = f" @ {appointment.place}" if appointment.place or "@" in appointment.title else ""
    line = f"{start:%Y-%m-%d %H:%M}-{end:%H:%M} {appointment.title}{place}"
    draft = draft_from(line, start.date(), appointment.timezone)
    is_same = not isinstance(draft, str) and (draft.start, draft.end) == (appointment.start, appointment.end)
    return line if is_same else ""


def kept_words(draft: Draft) -> str:
    """What is said when an appointment is kept: on which day above all, since that may be a slip."""
    day, times = draft.start.date(), time_range(When(draft.start, draft.end))
    return f"{draft.title}: {short_day_name(day)} {day.year}, {times}; u takes that back."
