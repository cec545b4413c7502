"""Times, days and people as they are shown: one wording for the screen, the command line and the exports.

Names of days and months are English, like the programme's own, whatever the locale of the machine.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from rostra.text import counted

if TYPE_CHECKING:
    from datetime import date

    from rostra.model import Access, Agenda, Day, Participation, Revision, Session, When
    from rostra.model.counts import Counts

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


_DATE_IN_LABEL: Final = rf"(?:(?:{'|'.join(_WEEKDAYS)}),?\s+)?\d{{1,2}}\s+(?:{'|'.join(_MONTHS)})(?:\s+\d{{4}})?"
"""A date inside a day's label, which the heading says already; compiled where a day has one."""


_PLAIN_ROLES: Final = frozenset({"", "speaker"})
"""Roles that say no more than that somebody is there."""


def day_name(day: date) -> str:
    """The date in full: "Thursday 16 November 2017"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day_name(day: date) -> str:
    """The date in short: "Thu 16 Nov"."""
    return f"{_WEEKDAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1][:3]}"


def day_heading(day: Day) -> str:
    """The day's date with the programme's own label, where that says more."""
    if day.date is None:
        return day.label or "Not scheduled"
    name = day_name(day.date)
    label = re.sub(_DATE_IN_LABEL, "", day.label, flags=re.IGNORECASE).strip(" –—-:,·") if day.label else ""
    return f"{name} · {label}" if label else name


def night_date(day: date | None, when: When) -> date | None:
    """The date on the calendar of what begins after the midnight that ends its programme day; none of all else."""
    start = when.start
    return start.date() if day is not None and start is not None and start.date() > day else None


def dated_heading(day: Day, when: When) -> str:
    """The day of a session in full; after midnight that of the calendar: "Saturday 28 December 2019, after …"."""
    night = night_date(day.date, when)
    if night is None or day.date is None:
        return day_heading(day)
    return f"{day_name(night)}, after the midnight of {short_day_name(day.date)}"


def short_date(day: date, when: When) -> str:
    """The day of a session in short, after midnight that of the calendar: "Sat 28 Dec"."""
    return short_day_name(night_date(day, when) or day)


def dated(day: date, when: When) -> str:
    """The day of a session in short with its year, after midnight that of the calendar: "Sat 28 Dec 2019"."""
    shown = night_date(day, when) or day
    return f"{short_day_name(shown)} {shown.year}"


def time_on(day: date | None, when: When) -> str:
    """The time as it stands below the heading of a day; after midnight with its date: "00:00–02:00 (Sat 28 Dec)"."""
    night = night_date(day, when)
    return f"{time_range(when)} ({short_day_name(night)})" if night is not None else time_range(when)


def date_span(first: date | None, last: date | None) -> str:
    """First and last day: "16–17 November 2017", "30 March – 2 April 2017"."""
    if first is None or last is None:
        return ""
    end = f"{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {_MONTHS[first.month - 1]}{year} – {end}"


def clock_time(moment: datetime) -> str:
    """The time of day: "09:00"."""
    return f"{moment.hour:02}:{moment.minute:02}"


def time_range(when: When) -> str:
    """The time: "15:00–16:30", "from 09:00", the programme's own words, or nothing."""
    if when.start is None:
        return when.label
    start = clock_time(when.start)
    if when.end is not None:
        start = f"{start}–{clock_time(when.end)}{_later_day(when.start, when.end)}"
    elif not when.label:
        return f"from {start}"
    return f"{start} {when.label}" if when.label and start not in when.label else when.label or start


def _later_day(start: datetime, end: datetime) -> str:
    """A mark as " (+2)" where the end lies further off than the next morning."""
    days = (end.date() - start.date()).days
    return f" (+{days})" if days > 1 or (days == 1 and end - start >= timedelta(days=1)) else ""


def length(span: timedelta) -> str:
    """A length of time: "45 min", "1 h", "1 h 30 min"."""
    minutes = int(span.total_seconds()) // 60
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def zone_name(agenda: Agenda, moment: datetime | None = None) -> str:
    """The zone of the agenda by name and its offset at a moment of it: "Europe/Brussels (UTC+1)"."""
    when = moment or next((s.when.start for s in agenda.sessions if s.when.start is not None), None)
    if when is None:
        return agenda.timezone
    offset = when.utcoffset() or timedelta()
    sign = "-" if offset < timedelta() else "+"
    hours, rest = divmod(abs(int(offset.total_seconds())) // 60, 60)
    minutes = f":{rest:02}" if rest else ""
    name = "" if agenda.timezone.startswith("Etc/GMT") else agenda.timezone
    words = f"UTC{sign}{hours}{minutes}"
    return f"{name} ({words})" if name else words


def zone_words(timezone: str) -> str:
    """A zone in a word or two: "New York"; "UTC+1" for the names that count the other way round (POSIX: Etc/GMT-1)."""
    offset = re.fullmatch(r"Etc/GMT([+-])(\d{1,2})", timezone)
    if offset is not None:
        return f"UTC{'-' if offset[1] == '+' else '+'}{offset[2]}"
    return timezone.rpartition("/")[2].replace("_", " ")


def revision_name(agenda: Agenda) -> str:
    """The revision's own label, or its number."""
    return revision_label(agenda.revision)


def revision_label(revision: Revision) -> str:
    """A revision's own label, or its number."""
    return revision.label or f"revision {revision.order}"


def access_words(access: Access) -> str:
    """Who may come in: "closed", "by invitation – members only"; nothing for an open session."""
    if access.kind == "open":
        return access.text
    return f"{access.kind} – {access.text}" if access.text else access.kind


def person_line(person: Participation) -> str:
    """Name with honorific, and office: one line of a session's list of people."""
    return ", ".join(part for part in (person.full_name, person.office if person.name else "") if part)


def size_words(counts: Counts) -> str:
    """How large an agenda is, in a few words: "2 days, 10 sessions, 27 people"."""
    people = counted(counts.people, "person", "people")
    return f"{counted(counts.days, 'day')}, {counted(counts.sessions, 'session')}, {people}"


def contents_words(counts: Counts) -> str:
    """How much was read of an agenda: "12 sessions, 3 people, 2 days, 4 rooms"."""
    return (
        f"{counted(counts.sessions, 'session')}, {counted(counts.people, 'person', 'people')}, "
        f"{counted(counts.days, 'day')}, {counted(counts.rooms, 'room')}"
    )


def everybody_once(session: Session) -> tuple[Participation, ...]:
    """The people of a session as short lists name them: each once, in whatever parts; a leading role is kept."""
    kept: dict[str, Participation] = {}
    for person in session.everybody:
        name = (person.name or person.full_name).casefold()
        if name not in kept or (kept[name].role in _PLAIN_ROLES and person.role not in _PLAIN_ROLES):
            kept[name] = person
    return tuple(kept.values())


def session_facts(session: Session) -> tuple[str, ...]:
    """Rooms, track, kind, access, languages and status, those that are given."""
    facts = (
        ", ".join(session.rooms),
        session.track,
        session.kind if session.kind.casefold() not in session.track.casefold() else "",
        access_words(session.access),
        ", ".join(session.languages),
        session.status if session.status != "confirmed" else "",
    )
    return tuple(fact for fact in facts if fact)
