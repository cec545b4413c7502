"""What a careful reader finds in a document, and an agenda in the same form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime, timedelta

    from rostra.model import Agenda, Participation, Session

Bundled: TypeAlias = "Callable[[str], Agenda]"
"""Opens a bundled agenda by its key."""

NO_HEADING = ""
"""Stands for the first row of the Mechelen programme, which has two parts and no heading of its own."""


class Figures(NamedTuple):
    """What a careful reader counts in one document."""

    sessions: tuple[int, ...]
    """Per day."""
    roles: dict[str, int]
    """Participations by role, those of the parts included."""
    names: int
    """Distinct names."""
    questions: dict[str, int]
    """Guiding questions by session id, sessions without any left out."""
    parts: int
    documents: dict[str, int]
    """Papers of the participations by title."""


class Row(NamedTuple):
    """One line of a timetable in local time; no end where the document states none."""

    start: str
    end: str
    title: str


class Person(NamedTuple):
    """One participation as the document has it; no name where the document names only a role."""

    role: str
    honorific: str
    name: str
    country: str
    words: str
    """The document's words without "Moderator:" or "Moderated by" before a name and marks behind it."""


class PartOf(NamedTuple):
    """A part, the heading of the session around it, and the names in it."""

    heading: str
    title: str
    names: tuple[str, ...] = ()


People = tuple[tuple[str, tuple[Person, ...]], ...]
"""By heading of the session."""


class Document(NamedTuple):
    """One of the five documents."""

    key: str
    """Of its agenda."""
    source: str
    figures: Figures
    days: tuple[tuple[date, str], ...]
    """With their labels as written."""
    zone: tuple[str, timedelta]
    """Of the place, and what its clocks were from UTC in those days."""
    timetable: tuple[tuple[Row, ...], ...]
    people: People
    parts: tuple[PartOf, ...]
    questions: dict[str, tuple[str, ...]]
    """By session id."""
    descriptions: tuple[tuple[str, int, int, str, str], ...]
    """By session: words, characters with single spaces, how it begins and how it ends."""
    words: tuple[str, ...]
    """Odd spellings, and sentences from every page."""


def each(*documents: Document) -> pytest.MarkDecorator:
    """A test of each of `documents`, named by their keys."""
    return pytest.mark.parametrize("document", documents, ids=[one.key for one in documents])


def strings_in(value: object) -> Iterator[str]:
    """Yield every text in `value`, a domain value or a tuple of such, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings_in(item)


def flat(value: object) -> str:
    """Return all texts of `value` in one line with single spaces."""
    return " ".join(" ".join(strings_in(value)).split())


def heading(session: Session) -> str:
    """Return the session's title, or nothing for the Mechelen row whose title is not in the document."""
    first_part = session.parts[0].title if session.parts else ""
    return NO_HEADING if first_part == "Hosts’ welcoming remarks" else session.title


def clock(moment: datetime | None) -> str:
    """Return the local time as HH:MM, or nothing."""
    return "" if moment is None else f"{moment:%H:%M}"


def everybody(agenda: Agenda) -> list[Participation]:
    """Return all participations of the agenda in its order."""
    return [person for session in agenda.sessions for person in session.everybody]


def document_words(person: Participation) -> str:
    """Return a named person's words without what stands around them, and a role's as they are."""
    if not person.name:
        return person.as_written
    words = re.sub(r"^(Moderator:|Moderated by|Mod\. by) ", "", person.as_written)
    words = re.sub(r" \((Statement|Presentation|(Opening|Keynote|Closing) remarks)\)$", "", words)
    words = words.partition(" provides a short overview ")[0]
    return words.removesuffix(".")


def as_read(person: Participation) -> Person:
    """Return the participation in the form of the tables above."""
    return Person(person.role, person.honorific, person.name, person.country, document_words(person))


def described(session: Session) -> tuple[str, int, int, str]:
    """Return heading, number of words, number of characters, and text of a session's description."""
    text = flat(session.description)
    return heading(session), len(text.split()), len(text), text


def session_of(agenda: Agenda, session_id: str) -> Session:
    """Return the session with that id, which must be there."""
    found = agenda.find(session_id)
    assert found is not None, f"{agenda.key} has no session {session_id}"
    return found[1]


def person_of(agenda: Agenda, name: str) -> Participation:
    """Return the first participation of that name, which must be there."""
    return next(person for person in everybody(agenda) if person.name == name)
