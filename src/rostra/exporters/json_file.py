"""An agenda as JSON: the fields of the model, documented in README.md, stable in name and order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from rostra.model import Agenda, Document, Link, Part, Participation, Session, When


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
            "as_of": revision.as_of.isoformat() if revision.as_of else None,
            "source": revision.source,
        },
        "days": [
            {"date": day.date.isoformat() if day.date else None, "label": day.label, "notes": list(day.notes)}
            for day in agenda.days
        ],
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
        **_when_fields(session.when),
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


def _when_fields(when: When) -> dict[str, Any]:
    return {"start": _iso(when.start), "end": _iso(when.end), "time_label": when.label, "after": when.after or None}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": part.title,
        **_when_fields(part.when),
        "description": list(part.description),
        "people": [_person(person) for person in part.people],
    }


def _person(person: Participation) -> dict[str, Any]:
    return {**person._asdict(), "documents": _pairs(person.documents)}


def _pairs(items: tuple[Document, ...] | tuple[Link, ...]) -> list[dict[str, str]]:
    return [item._asdict() for item in items]
