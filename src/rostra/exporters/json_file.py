"""An agenda as JSON: the fields of the model, documented in README.md, stable in name and order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rostra.text import printable

if TYPE_CHECKING:
    from datetime import date

    from rostra.model import Agenda, Document, Link, Part, Participation, Session, When
    from rostra.problems import Problem


def agenda_as_json(agenda: Agenda, days: tuple[int, ...] = (), track: str = "") -> str:
    """`agenda` as a JSON text.

    Args:
        agenda: What to write.
        days: 1-based days to keep; all where empty.
        track: The one track to keep; all where empty.
    """
    kept = [
        session_fields(session, number)
        for number, day in enumerate(agenda.days, 1)
        if not days or number in days
        for session in day.sessions
        if not track or session.track == track
    ]
    return dump({**head_fields(agenda), "sessions": kept})


def dump(value: Any) -> str:  # noqa: ANN401 - JSON of any shape
    """`value` as indented JSON without control characters, ending in a line break."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def head_fields(agenda: Agenda) -> dict[str, Any]:
    """Everything but the sessions."""
    revision = agenda.revision
    return {
        "id": agenda.id,
        "title": agenda.title,
        "subtitle": agenda.subtitle,
        "theme": agenda.theme,
        "organisers": list(agenda.organisers),
        "venue": agenda.venue,
        "city": agenda.city,
        "country": agenda.country,
        "timezone": agenda.timezone,
        "revision": {
            "label": revision.label,
            "order": revision.order,
            "as_of": iso(revision.as_of),
            "source": revision.source,
        },
        "days": [{"date": iso(day.date), "label": day.label, "notes": list(day.notes)} for day in agenda.days],
        "tracks": [track._asdict() for track in agenda.tracks],
        "rooms": [room._asdict() for room in agenda.rooms],
        "notes": [
            {"title": note.title, "mark": note.mark, "text": list(note.text), "links": _pairs(note.links)}
            for note in agenda.notes
        ],
        "documents": _pairs(agenda.documents),
    }


def session_fields(session: Session, day: int) -> dict[str, Any]:
    """One session; `day` counts from 1."""
    return {
        "id": session.id,
        "day": day,
        "title": session.title,
        "subtitle": session.subtitle,
        "kind": session.kind,
        **when_fields(session.when),
        "after": session.when.after or None,
        "track": session.track,
        "rooms": list(session.rooms),
        "description": list(session.description),
        "questions_intro": session.questions_intro,
        "questions": list(session.questions),
        "parts": [_part(part) for part in session.parts],
        "people": [_person(person) for person in session.people],
        "documents": _pairs(session.documents),
        "links": _pairs(session.links),
        "access": session.access._asdict(),
        "languages": list(session.languages),
        "status": session.status,
        "tags": list(session.tags),
    }


def when_fields(when: When) -> dict[str, Any]:
    """When something takes place."""
    return {"start": iso(when.start), "end": iso(when.end), "time_label": when.label}


def iso(moment: date | None) -> str | None:
    """A date, or a moment with its offset, as ISO 8601; null where there is none."""
    return moment.isoformat() if moment is not None else None


def problem_fields(problem: Problem) -> dict[str, Any]:
    """What is wrong with a file: the place by line and column, 0 where unknown, or by the item's own name."""
    line, column, item = problem.place
    return {
        "severity": problem.severity,
        "line": line,
        "column": column,
        "item": printable(item),
        "message": printable(problem.words),
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": part.title,
        **when_fields(part.when),
        "after": part.when.after or None,
        "description": list(part.description),
        "people": [_person(person) for person in part.people],
    }


def _person(person: Participation) -> dict[str, Any]:
    return {**person._asdict(), "documents": _pairs(person.documents)}


def _pairs(items: tuple[Document, ...] | tuple[Link, ...]) -> list[dict[str, str]]:
    return [item._asdict() for item in items]
