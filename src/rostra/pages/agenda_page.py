"""About an agenda: the facts of the event and the words of the programme that belong to no session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostra.pages.blocks import GAP, Block
from rostra.text import counted
from rostra.wording import date_span, day_name, revision_name, zone_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rostra.model import Agenda, Note
    from rostra.problems import Problem


def agenda_page(agenda: Agenda, problems: Sequence[Problem] = (), source: str = "") -> tuple[Block, ...]:
    """The event's facts, notes and documents, and what was wrong with its file."""
    return tuple(_agenda(agenda, problems, source))


def _agenda(agenda: Agenda, problems: Sequence[Problem], source: str) -> Iterator[Block]:
    yield Block(agenda.title, "title")
    if agenda.subtitle:
        yield Block(agenda.subtitle, "subtitle")
    if agenda.theme:
        yield Block(agenda.theme, "subtitle")
    yield GAP
    for name, value in _facts(agenda):
        if value:
            yield Block(value, bullet=f"{name:<11}")
    yield from _days(agenda)
    for note in agenda.notes:
        yield from _note(note)
    if agenda.documents:
        yield GAP
        yield Block("Documents", "heading")
        for document in agenda.documents:
            yield Block(document.title, bullet="• ")
            if document.url and document.url != document.title:
                yield Block(document.url, "address", 2)
    yield from _problems(problems, source)


def _days(agenda: Agenda) -> Iterator[Block]:
    """The days with their labels as written, and the words that close them."""
    yield GAP
    for number, day in enumerate(agenda.days, 1):
        label = day.label or (day_name(day.date) if day.date else "Not scheduled")
        yield Block(f"{label} · {counted(len(day.sessions), 'session')}", bullet=f"{f'Day {number}':<11}")
        for note in day.notes:
            yield Block(note, bullet=f"{'':<11}")


def _facts(agenda: Agenda) -> tuple[tuple[str, str], ...]:
    dates = agenda.dates
    revision = agenda.revision
    as_of = f", as of {day_name(revision.as_of)}" if revision.as_of else ""
    return (
        ("When", date_span(dates[0], dates[-1]) if dates else ""),
        ("Where", agenda.place),
        ("Time zone", zone_name(agenda)),
        ("Held by", ", ".join(agenda.organisers)),
        ("Programme", f"{revision_name(agenda)}{as_of}"),
        ("Revision", str(revision.order)),
        ("Source", revision.source),
        ("Agenda", agenda.key),
    )


def _note(note: Note) -> Iterator[Block]:
    yield GAP
    if note.title:
        yield Block(note.title, "heading")
    mark = f"{note.mark} " if note.mark else ""
    for index, paragraph in enumerate(note.text):
        if index and not paragraph.startswith("•"):
            yield GAP
        text = paragraph.removeprefix("•").lstrip() if paragraph.startswith("•") else paragraph
        yield Block(text, bullet="• " if paragraph.startswith("•") else mark if not index else "")
    for link in note.links:
        yield Block(link.title, bullet="• ")
        if link.url != link.title:
            yield Block(link.url, "address", 2)


def _problems(problems: Sequence[Problem], source: str) -> Iterator[Block]:
    if not problems:
        return
    yield GAP
    yield Block(f"{counted(len(problems), 'problem')} in the file", "heading")
    for problem in problems:
        yield Block(problem.described(source), bullet="! ")
