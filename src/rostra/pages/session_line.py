"""A session in one line, to be pasted into a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.wording import dated_heading, person_line, time_range

if TYPE_CHECKING:
    from rostra.model import Agenda, Day, Participation, Session


def session_line(agenda: Agenda, day: Day, session: Session) -> str:
    """Title, day and time, rooms, people with role and office, and the event: "Panel 5 · Wednesday 19 April …"."""
    state = "CANCELLED" if session.is_cancelled else ""
    has_day = day.date is not None or bool(day.label)
    when = ", ".join(
        part for part in (dated_heading(day, session.when) if has_day else "", time_range(session.when)) if part
    )
    people = "; ".join(_with_role(person) for person in session.everybody)
    facts = (state, session.title, session.subtitle, when, ", ".join(session.rooms), people, agenda.title)
    return " · ".join(fact for fact in facts if fact)


def _with_role(person: Participation) -> str:
    line = person_line(person)
    return f"{person.role.capitalize()}: {line}" if person.role and person.name else line
