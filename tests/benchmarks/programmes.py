"""Programmes to measure with, written once a run."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from rostra.exporters.frab_xml import agenda_as_frab_xml
from rostra.exporters.ical import agenda_as_ical
from rostra.native import read_agenda
from rostra.problems import Problems
from tests.generated import generated_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rostra.model import Agenda, Session


class Programme(NamedTuple):
    """What is measured with: a programme of some size, and a place for what is kept of it."""

    sessions: int
    file: Path
    """The programme in the native format."""
    foreign: Mapping[str, bytes]
    """The same in the formats that conferences publish, by the ending of their files."""
    data: Path
    """The folder for personal data and caches."""

    @classmethod
    def make(cls, folder: Path, sessions: int) -> Self:
        """A programme of that many sessions, its file written into `folder`."""
        return cls(sessions, make_programme(folder, sessions), foreign_files(sessions), folder / f"data-{sessions}")

    @property
    def agenda(self) -> Agenda:
        """The programme, read anew."""
        return read_generated(self.file.read_text("utf-8"))


def make_programme(folder: Path, sessions: int) -> Path:
    """A native agenda file with that many sessions."""
    path = folder / f"generated-{sessions}.yaml"
    path.write_text(generated_yaml(sessions), "utf-8")
    return path


def read_generated(text: str) -> Agenda:
    """The agenda of a generated text."""
    agenda = read_agenda(text, Problems())
    assert agenda is not None
    return agenda


def revised(text: str) -> str:
    """A generated text as its next revision: every id is another, every 20th title, and every 25th room."""
    text = re.sub(r"- id: s(\d+)", r"- id: r\1", text)
    text = re.sub(r"(- id: r\d*[02468]0\n +title: )", r"\1Again ", text)
    return re.sub(r"(- id: r\d*(?:[27]5|[05]0)\n.*\n.*\n +room: )Room \d+", r"\1Room 1", text)


def foreign_files(sessions: int) -> dict[str, bytes]:
    """The same programme in the formats that conferences publish, by the ending of their files."""
    agenda = read_generated(generated_yaml(sessions))
    return {
        "xml": agenda_as_frab_xml(agenda).encode(),
        "json": _frab_json(agenda).encode(),
        "ics": agenda_as_ical(agenda),
    }


def _frab_json(agenda: Agenda) -> str:
    days = []
    for day in agenda.days:
        rooms: dict[str, list[dict[str, Any]]] = {}
        for session in day.sessions:
            rooms.setdefault(session.rooms[0], []).append(_frab_event(session))
        days.append({"date": str(day.date), "rooms": rooms})
    conference = {"acronym": agenda.id, "title": agenda.title, "time_zone_name": agenda.timezone, "days": days}
    return json.dumps({"schedule": {"version": "1", "conference": conference}}, ensure_ascii=False)


def _frab_event(session: Session) -> dict[str, Any]:
    start, length = session.when.start, session.when.length
    assert start is not None
    assert length is not None
    return {
        "id": int(session.id[1:]),
        "guid": f"4b0d5c1e-0000-4000-8000-{session.id[1:]:0>12}",
        "date": start.isoformat(),
        "start": f"{start:%H:%M}",
        "duration": f"00:{length.seconds // 60:02}",
        "room": session.rooms[0],
        "title": session.title,
        "subtitle": "",
        "track": session.track,
        "type": "lecture",
        "language": "en",
        "abstract": "",
        "description": "\n\n".join(session.description),
        "persons": [{"id": number, "public_name": person.name} for number, person in enumerate(session.people)],
        "links": [],
        "attachments": [],
    }
