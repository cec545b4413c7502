"""Everything about a session, as a page to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rostra.pages.blocks import GAP, Block
from rostra.wording import dated_heading, length, session_facts, time_range

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo

    from rostra.model import Agenda, Day, Document, Link, Part, Participation, Session


FROM_TALKS: Final = 3
"""Parts from which a session with abstracts begins with a list of them."""


def session_page(agenda: Agenda, day: Day, session: Session, zone: tzinfo | None = None) -> tuple[Block, ...]:
    """The session whole: when and where, who, what, with questions and papers; times in `zone`, else as written."""
    if zone is not None:
        session = _in_zone(session, zone)
    return tuple(_session(agenda, day, session))


def _in_zone(session: Session, zone: tzinfo) -> Session:
    parts = tuple(part._replace(when=part.when.in_zone(zone)) for part in session.parts)
    return session._replace(when=session.when.in_zone(zone), parts=parts)


def _session(agenda: Agenda, day: Day, session: Session) -> Iterator[Block]:
    if session.is_cancelled:
        yield Block("CANCELLED", "alert")
    yield Block(session.title, "title")
    if session.subtitle:
        yield Block(session.subtitle, "subtitle")
    yield Block(_time(agenda, session), "person")
    yield Block(dated_heading(day, session.when), "meta")
    if session.rooms:
        yield Block(", ".join(session.rooms), "person")
    if facts := session_facts(session._replace(rooms=())):
        yield Block(" · ".join(facts), "meta")
    if session.description:
        yield GAP
        yield from _paragraphs(session.description)
    yield from _people(session.people)
    yield from _contents(session.parts)
    for part in session.parts:
        yield from _part(part)
    yield from _questions(session)
    yield from _addresses("Documents", session.documents)
    yield from _addresses("Links", session.links)
    if session.tags:
        yield GAP
        yield Block(" · ".join(session.tags), "meta")


def _time(agenda: Agenda, session: Session) -> str:
    """ "10:30–13:00 (2 h 30 min), Europe/Brussels", or what there is of it."""
    words = time_range(session.when)
    span = session.when.length
    after = agenda.find(session.when.after) if session.when.after else None
    return " ".join(
        part
        for part in (
            words or ("" if after else "time not stated"),
            f"({length(span)})" if span else "",
            "· end not stated" if session.when.start is not None and session.when.end is None else "",
            f"after {after[1].title}" if after else "",
        )
        if part
    )


def _paragraphs(paragraphs: Iterable[str]) -> Iterator[Block]:
    for index, paragraph in enumerate(paragraphs):
        if index:
            yield GAP
        yield Block(paragraph)


def _people(people: tuple[Participation, ...]) -> Iterator[Block]:
    """People under the headings of their roles, in the programme's order."""
    previous = None
    for person in people:
        if person.role != previous:
            yield GAP
            yield Block(_role_heading(person.role, people), "heading")
            previous = person.role
        yield from _person(person)


def _role_heading(role: str, people: tuple[Participation, ...]) -> str:
    if not role:
        return "People"
    number = sum(person.role == role for person in people)
    return role.capitalize() + ("s" if number > 1 and not role.endswith("s") else "")


def _person(person: Participation, indent: int = 0) -> Iterator[Block]:
    named = bool(person.name)
    yield Block(person.full_name, "person", indent, target=person.name)
    if named and person.office:
        yield Block(person.office, "office", indent + 2)
    marks = [f"({person.note})"] if person.note else []
    marks += [f"[{document.title}]" for document in person.documents]
    if marks:
        yield Block(" ".join(marks), "remark", indent + 2)


def _contents(parts: tuple[Part, ...]) -> Iterator[Block]:
    """What is in a block of talks, a line each, where abstracts would keep the talks apart."""
    if len(parts) < FROM_TALKS or not any(part.description for part in parts):
        return
    yield GAP
    yield Block(f"{len(parts)} talks", "heading")
    for part in parts:
        names = ", ".join(dict.fromkeys(person.full_name for person in part.people))
        words = "  ".join(word for word in (time_range(part.when), part.title) if word)
        yield Block(f"{words} · {names}" if names else words, bullet="• ")


def _part(part: Part) -> Iterator[Block]:
    yield GAP
    time = time_range(part.when)
    yield Block(f"{time}  {part.title}" if time else part.title, "heading")
    yield from _paragraphs(part.description)
    for person in part.people:
        yield from _person(person)


def _questions(session: Session) -> Iterator[Block]:
    if session.questions or session.questions_intro:
        yield GAP
        yield Block(session.questions_intro or "Guiding questions", "heading")
    for question in session.questions:
        yield Block(question, bullet="• ")


def _addresses(heading: str, items: tuple[Document, ...] | tuple[Link, ...]) -> Iterator[Block]:
    if not items:
        return
    yield GAP
    yield Block(heading, "heading")
    for item in items:
        yield Block(item.title, bullet="• ")
        if item.url and item.url != item.title:
            yield Block(item.url, "address", 2)
