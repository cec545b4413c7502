"""The papers of a programme in one list: statements, presentations, symbols and links, by session and person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from rostra.text import counted, fold
from rostra.wording import dated_heading, person_line, short_date, time_range

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from rostra.model import Agenda, Day, Document, Link, Participation, Session

PaperKind = Literal["statement", "presentation", "symbol", "document", "link"]

KINDS: Final[tuple[PaperKind, ...]] = ("statement", "presentation", "symbol", "document", "link")
"""In the order in which they are counted and offered."""

_SYMBOL: Final = re.compile(r"[A-Z][A-Za-z0-9.()-]*(?:/[A-Za-z0-9.()*-]+)+", re.ASCII)
"""A document symbol: letters and numbers parted by slashes, as "A/RES/71/1" or "A/CONF.231/3"."""

_WORDS: Final[tuple[tuple[PaperKind, frozenset[str]], ...]] = (
    ("statement", frozenset(("statement", "statements", "speech", "remarks"))),
    ("presentation", frozenset(("presentation", "presentations", "slides"))),
)
"""Words of a title that say what the paper is."""


class Paper(NamedTuple):
    """One document or link, with what it belongs to."""

    kind: PaperKind
    title: str
    address: str
    """As written; empty where the programme only marks that there is one."""
    agenda: Agenda
    day: Day | None = None
    """None for what belongs to the event as a whole."""
    session: Session | None = None
    person: Participation | None = None
    """Whose contribution it belongs to."""
    heading: str = ""
    """Of the note or part that it stands in."""

    @property
    def words(self) -> str:
        """What it is, whose and where, in one line without the address."""
        who = person_line(self.person) if self.person is not None else ""
        return " · ".join(part for part in (self.title, who, self.heading, self.place, self.agenda.title) if part)

    @property
    def place(self) -> str:
        """Its session with day and time; empty for what belongs to the event as a whole."""
        if self.session is None or self.day is None:
            return ""
        when = f"{dated_heading(self.day, self.session.when)}, {time_range(self.session.when)}".removesuffix(", ")
        return f"{self.session.title} · {when}"

    @property
    def session_heading(self) -> str:
        """What it is listed under: its session in short, or the event."""
        if self.session is None or self.day is None:
            return self.agenda.title
        day = short_date(self.day.date, self.session.when) if self.day.date is not None else self.day.label
        return " ".join(part for part in (day, time_range(self.session.when), self.session.title) if part)


def papers_of(agenda: Agenda, session_ids: Container[str] | None = None) -> tuple[Paper, ...]:
    """Every paper and link: the event's own and those of its notes, then session by session, each with its people.

    With `session_ids`, of those sessions alone.
    """
    return tuple(_papers(agenda, session_ids))


def _papers(agenda: Agenda, session_ids: Container[str] | None) -> Iterator[Paper]:
    yield from (_document(paper, agenda) for paper in agenda.documents)
    for note in agenda.notes:
        yield from (_link(link, agenda)._replace(heading=note.title) for link in note.links)
    for day in agenda.days:
        for session in day.sessions:
            if session_ids is None or session.id in session_ids:
                yield from (paper._replace(day=day, session=session) for paper in _of_session(agenda, session))


def _of_session(agenda: Agenda, session: Session) -> Iterator[Paper]:
    yield from (_document(paper, agenda) for paper in session.documents)
    yield from (_link(link, agenda) for link in session.links)
    yield from _of_people(agenda, session.people)
    for part in session.parts:
        yield from (paper._replace(heading=part.title) for paper in _of_people(agenda, part.people))


def _of_people(agenda: Agenda, people: Iterable[Participation]) -> Iterator[Paper]:
    for person in people:
        yield from (_document(paper, agenda)._replace(person=person) for paper in person.documents)


def _document(document: Document, agenda: Agenda) -> Paper:
    return Paper(kind_of(document.title), document.title, document.url, agenda)


def _link(link: Link, agenda: Agenda) -> Paper:
    return Paper("link", link.title, link.url, agenda)


def kind_of(title: str) -> PaperKind:
    """What a document is, by its title."""
    words = set(fold(title).split())
    for kind, known in _WORDS:
        if words & known:
            return kind
    is_symbol = _SYMBOL.fullmatch(title) is not None and any(char.isdigit() for char in title)
    return "symbol" if is_symbol else "document"


def papers_summary(papers: Iterable[Paper]) -> str:
    """How many there are of each kind: "18 statements, 3 presentations, 2 links"."""
    kinds = [paper.kind for paper in papers]
    return ", ".join(counted(kinds.count(kind), kind) for kind in KINDS if kind in kinds)
