"""Agenda files written in a test, and what reading them gave."""

from __future__ import annotations

from textwrap import dedent, indent
from typing import TYPE_CHECKING, NamedTuple

from rostra.native import read_agenda
from rostra.problems import Problems

if TYPE_CHECKING:
    from rostra.model import Agenda, Session

HEAD = "format: 1\nid: small\ntitle: Small meeting\ntimezone: Europe/Brussels\n"
"""Four lines; what follows them begins at line 5."""


class Read(NamedTuple):
    """One agenda file, read."""

    found: Agenda | None
    problems: tuple[str, ...]
    """As `rostra check` prints them, for a file called "f"."""

    @property
    def agenda(self) -> Agenda:
        """The agenda, which must be there."""
        assert self.found is not None, self.problems
        return self.found

    @property
    def sessions(self) -> dict[str, Session]:
        """Sessions by title."""
        return {session.title: session for session in self.agenda.sessions}

    @property
    def only(self) -> Session:
        """The one session there is."""
        (session,) = self.agenda.sessions
        return session


def read(text: str) -> Read:
    """What the whole file `text` gives."""
    problems = Problems()
    agenda = read_agenda(text, problems)
    return Read(agenda, tuple(problem.described("f") for problem in problems))


def read_under_head(body: str) -> Read:
    """What a file with a plain head and `body` gives; the body begins at line 5."""
    return read(HEAD + dedent(body).lstrip("\n"))


def read_day(sessions: str, date: str = "2026-05-06", zone: str = "Europe/Brussels") -> Read:
    """What a file with one day gives; the sessions begin at line 8, each with its "- " in column 3."""
    head = HEAD.replace("Europe/Brussels", zone)
    return read(f"{head}days:\n- date: {date}\n  sessions:\n{indent(dedent(sessions).strip(), '  ')}\n")


def clocks(session: Session) -> tuple[str, str]:
    """Start and end as day of the month and time: ("6 22:00", "7 01:00"); empty where one is missing."""
    start, end = (
        f"{moment.day} {moment:%H:%M}" if moment is not None else ""
        for moment in (session.when.start, session.when.end)
    )
    return start, end
