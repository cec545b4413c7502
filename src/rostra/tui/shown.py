"""What the programme screen shows of an agenda: pure functions over its sessions and a moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from rostra.layout import make_grid, make_listing
from rostra.model import running_and_next

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import date

    from rostra.layout import ColumnsBy, Look, Sheet
    from rostra.model import Agenda, Day, Session

View = Literal["grid", "list", "tracks"]

LONG_OPEN: Final = timedelta(hours=4)
"""Length above which a session is not what one comes for at a moment."""


def make_sheet(agenda: Agenda, day: int, view: View, columns_by: ColumnsBy | None, look: Look, width: int) -> Sheet:
    """The sheet of a day or, for "tracks", of the whole agenda, at a width in cells."""
    sized = look._replace(width=width)
    if view == "tracks":
        return make_listing(agenda.days, sized, "tracks")
    shown = agenda.days[day]
    if view == "grid":
        grid = make_grid(shown, sized, columns_by)
        if grid.fits:
            return grid
    return make_listing((shown,), sized, has_headings=False)


def only(agenda: Agenda, session_ids: frozenset[str]) -> Agenda:
    """The agenda with nothing but those sessions."""
    days = (
        day._replace(sessions=tuple(session for session in day.sessions if session.id in session_ids))
        for day in agenda.days
    )
    return agenda._replace(days=tuple(days))


def places_of(agenda: Agenda) -> dict[str, tuple[int, Session]]:
    """The number of its day and the session itself, by session id: a key press looks up, it does not search."""
    return {session.id: (number, session) for number, day in enumerate(agenda.days) for session in day.sessions}


def states_at(days: Iterable[Day], now: datetime, last_day: date | None = None) -> dict[str, str]:
    """Which sessions are "running" or "past", by id; none once the whole event is over."""
    if last_day is not None and now.date() > last_day + timedelta(days=1):
        return {}
    moment = now.astimezone(UTC)
    stated = ((session.id, _state_at(session, moment)) for day in days for session in day.sessions)
    return {session_id: state for session_id, state in stated if state}


def _state_at(session: Session, now: datetime) -> str:
    if session.when.is_over(now):
        return "past"
    return "running" if session.when.is_on(now) else ""


def current_session(agenda: Agenda, day: int, now: datetime, mine: Container[str]) -> str:
    """What runs on a day, else what begins next: mine first, then in the order of the rooms.

    What is open for half the day, such as a stand, comes last; what has no stated end is as long as it has been on.
    """
    rooms = {room.name: place for place, room in enumerate(agenda.rooms)}

    def rank(session: Session) -> tuple[bool, bool, int, float]:
        when = session.when
        assert when.start is not None
        place = min((rooms[room] for room in session.rooms if room in rooms), default=len(rooms))
        so_far = when if when.end is not None else when._replace(end=now)
        is_long = (so_far.length or timedelta()) > LONG_OPEN
        return session.id not in mine, is_long, place, -when.start.timestamp()

    running, following = running_and_next(agenda.days[day].sessions, now)
    return min(running or following, key=rank).id if running or following else ""
