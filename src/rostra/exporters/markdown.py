"""An agenda as Markdown: headings by day and session, everything from files escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rostra.addresses import is_openable
from rostra.wording import date_span, day_heading, person_line, revision_name, session_facts, time_range, zone_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rostra.model import Agenda, Day, Document, Link, Note, Part, Participation, Session

_SPECIAL: Final = re.compile(r"(?P<sign>[\\`*_{}\[\]<>|~$&]|(?<=\s)#)|^(?P<start>[ ]*(?:[#+=-]|\d+[.)]))", re.MULTILINE)
"""What Markdown reads as more than a character: anywhere, or at the start of a line even behind blanks."""


def agenda_as_markdown(agenda: Agenda, days: tuple[int, ...] = (), track: str = "") -> str:
    """`agenda` as a Markdown text.

    Args:
        agenda: What to write.
        days: 1-based days to keep; all where empty.
        track: The one track to keep; all where empty.
    """
    blocks = [*_head(agenda)]
    for number, day in enumerate(agenda.days, 1):
        if not days or number in days:
            blocks.extend(_day(day, track))
    blocks.extend(block for note in agenda.notes for block in _note(note))
    blocks.extend(_addresses(agenda.documents))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """`text` so that Markdown shows it character for character."""
    return _SPECIAL.sub(_escaped, text).replace("\n", "  \n")


def _escaped(match: re.Match[str]) -> str:
    start = match["start"]
    return f"{start[:-1]}\\{start[-1]}" if start else f"\\{match['sign']}"


def _head(agenda: Agenda) -> Iterator[str]:
    yield f"# {escape(agenda.title)}"
    if agenda.subtitle:
        yield f"**{escape(agenda.subtitle)}**"
    if agenda.theme:
        yield escape(agenda.theme)
    dates = agenda.dates
    facts = (
        revision_name(agenda),
        date_span(dates[0], dates[-1]) if dates else "",
        agenda.place,
        zone_name(agenda),
        ", ".join(agenda.organisers),
    )
    yield "\n".join(f"- {escape(fact)}" for fact in facts if fact)


def _day(day: Day, track: str) -> Iterator[str]:
    sessions = [session for session in day.sessions if not track or session.track == track]
    if not sessions and track:
        return
    yield f"## {escape(day_heading(day))}"
    for session in sessions:
        yield from _session(session)
    yield from (escape(note) for note in day.notes)


def _session(session: Session) -> Iterator[str]:
    time = time_range(session.when)
    yield f"### {escape(f'{time} · {session.title}' if time else session.title)}"
    if session.subtitle:
        yield f"**{escape(session.subtitle)}**"
    if facts := session_facts(session):
        yield f"*{escape(' · '.join(facts))}*"
    yield from (escape(paragraph) for paragraph in session.description)
    if session.people:
        yield _people(session.people)
    for part in session.parts:
        yield from _part(part)
    if session.questions_intro:
        yield escape(session.questions_intro)
    if session.questions:
        yield "\n".join(f"- {escape(question)}" for question in session.questions)
    yield from _addresses(session.documents)
    yield from _addresses(session.links)


def _part(part: Part) -> Iterator[str]:
    time = time_range(part.when)
    yield f"#### {escape(f'{time} · {part.title}' if time else part.title)}"
    yield from (escape(paragraph) for paragraph in part.description)
    if part.people:
        yield _people(part.people)


def _people(people: tuple[Participation, ...]) -> str:
    return "\n".join(f"- {_person(person)}" for person in people)


def _person(person: Participation) -> str:
    role = f"{person.role.capitalize()}: " if person.role and person.role != "speaker" else ""
    remark = f" ({person.note})" if person.note else ""
    papers = ", ".join(_address(document) for document in person.documents)
    return escape(f"{role}{person_line(person)}{remark}") + (f" \\[{papers}\\]" if papers else "")


def _addresses(items: tuple[Document, ...] | tuple[Link, ...]) -> Iterator[str]:
    if items:
        yield "\n".join(f"- {_address(item)}" for item in items)


def _address(item: Document | Link) -> str:
    """A link where the address is one that may be opened; else the words as they stand."""
    if is_openable(item.url):
        return f"<{item.url}>" if item.url == item.title else f"{escape(item.title)}: <{item.url}>"
    return escape(item.title if item.url in {"", item.title} else f"{item.title}: {item.url}")


def _note(note: Note) -> Iterator[str]:
    if note.title:
        yield f"## {escape(note.title)}"
    mark = f"{note.mark} " if note.mark else ""
    yield from (escape(f"{mark if index == 0 else ''}{text}") for index, text in enumerate(note.text))
    yield from _addresses(note.links)
