"""The searchable words of a session, field by field: what the index holds and what a match is shown in."""

from typing import Final, NamedTuple

from rostra.model import Participation, Session

TITLE: Final = 0
"""Column of titles and subtitles."""
PERSON: Final = 1
"""Column of the people's names, with honorifics."""
ORGANISATION: Final = 2
"""Column of organisations and countries."""
REST: Final = 3
"""Column of everything else."""

COLUMNS: Final = (TITLE, PERSON, ORGANISATION, REST)
"""From the weightiest to the lightest."""


class Field(NamedTuple):
    """One text of a session."""

    column: int
    """How much a match in it weighs: TITLE, PERSON, ORGANISATION or REST."""
    name: str
    """What it is, in a word: "title", "person", "question" …"""
    text: str
    """As written."""
    person: int = -1
    """Which of `session.everybody` it belongs to, from 0; -1 for none."""
    part: int = -1
    """Which of `session.parts` it belongs to, from 0; -1 for the session itself."""


def fields_of(session: Session) -> list[Field]:
    """Every field of the session that has a text."""
    found = [Field(TITLE, "title", session.title)]
    add = found.append
    if session.subtitle:
        add(Field(TITLE, "subtitle", session.subtitle))
    if session.track:
        add(Field(REST, "track", session.track))
    if session.kind:
        add(Field(REST, "kind", session.kind))
    if session.access.text:
        add(Field(REST, "access", session.access.text))
    if session.when.label:
        add(Field(REST, "time", session.when.label))
    found += [Field(REST, "room", text) for text in session.rooms]
    found += [Field(REST, "description", text) for text in session.description]
    if session.questions_intro:
        add(Field(REST, "question", session.questions_intro))
    found += [Field(REST, "question", text) for text in session.questions]
    for place, part in enumerate(session.parts):
        found += [Field(TITLE, "part", part.title, -1, place), Field(REST, "time", part.when.label, -1, place)]
        found += [Field(REST, "description", text, -1, place) for text in part.description]
    found += [Field(REST, "document", document.title) for document in session.documents]
    found += [Field(REST, "link", link.title) for link in session.links]
    found += [Field(REST, "language", text) for text in session.languages]
    found += [Field(REST, "tag", text) for text in session.tags]
    for number, person in enumerate(session.people):
        found += _fields_of_person(person, number, -1)
    number = len(session.people)
    for place, part in enumerate(session.parts):
        for person in part.people:
            found += _fields_of_person(person, number, place)
            number += 1
    return [field for field in found if field.text]


def _fields_of_person(person: Participation, number: int, part: int) -> list[Field]:
    found = []
    if person.name:
        found.append(Field(PERSON, "person", person.full_name, number, part))
    if person.organisation:
        found.append(Field(ORGANISATION, "organisation", person.organisation, number, part))
    if person.country:
        found.append(Field(ORGANISATION, "country", person.country, number, part))
    if person.position:
        found.append(Field(REST, "position", person.position, number, part))
    if person.role:
        found.append(Field(REST, "role", person.role, number, part))
    if person.note:
        found.append(Field(REST, "remark", person.note, number, part))
    found += [Field(REST, "document", document.title, number, part) for document in person.documents]
    if person.as_written:
        found.append(Field(REST, "as written", person.as_written, number, part))
    return found
