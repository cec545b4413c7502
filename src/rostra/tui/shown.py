"""What the programme screen shows of an agenda: values that never change, and pure functions over its sessions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from rostra.layout import choose_columns, make_grid, make_listing
from rostra.model import running_and_next
from rostra.tui.hidden import Hidden

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from datetime import date

    from rostra.layout import ColumnsBy, Look, Sheet
    from rostra.library import Opened
    from rostra.model import Agenda, Day, Session

View = Literal["grid", "list", "tracks"]
"""A day side by side, a day by start, or the tracks through all days."""

LONG_OPEN: Final = timedelta(hours=4)
"""Length above which a session is not what one comes for at a moment."""


class Filter(NamedTuple):
    """What a search found, where the timetable shows that; none where there are no words."""

    words: str = ""
    """What was searched for."""
    found: frozenset[str] = frozenset()
    """Ids of sessions."""
    hides_others: bool = False
    """Whether the other sessions are left out; else they are dimmed."""

    def __bool__(self) -> bool:
        return bool(self.words)


class Shown(NamedTuple):
    """Which agenda is shown, what of it, and how; whoever wants something else shown makes another."""

    opened: Opened
    places: Mapping[str, tuple[int, Session]]
    """The number of its day and the session itself, by session id."""
    view: View = "grid"
    day: int = 0
    """Its number, from 0; among the tracks, of the day that the cursor is on."""
    columns_asked: ColumnsBy | None = None
    """Where none are, what suits the day."""
    is_compact: bool = False
    in_my_zone: bool = False
    filter: Filter = Filter()
    hidden: Hidden = Hidden()
    """What was hidden in any revision."""
    hidden_here: Hidden = Hidden()
    """What this revision has of it."""

    @classmethod
    def first(cls, opened: Opened) -> Shown:
        """The first day of an agenda."""
        return cls(opened, places_of(opened.agenda))

    @property
    def agenda(self) -> Agenda:
        """The agenda."""
        return self.opened.agenda

    @property
    def days_shown(self) -> Sequence[Day]:
        """All days among the tracks, else the one."""
        return self.agenda.days if self.view == "tracks" else (self.agenda.days[self.day],)

    @property
    def columns(self) -> ColumnsBy:
        """What parts the sessions into columns, or would."""
        return "tracks" if self.view == "tracks" else self.day_columns

    @property
    def day_columns(self) -> ColumnsBy:
        """What parts the sessions of the day."""
        return self.columns_asked or choose_columns(self.agenda.days[self.day])

    def on_day(self, number: int) -> Shown:
        """A day, which stands by itself."""
        return self._replace(day=number, view="grid" if self.view == "tracks" else self.view)

    def on_day_of(self, session_id: str) -> Shown:
        """The day of a session in the same view; the same day where there is no such session."""
        place = self.places.get(session_id)
        return self if place is None or place[0] == self.day else self._replace(day=place[0])

    def with_next_columns(self) -> Shown:
        """The next kind of columns that the day has, as a grid."""
        sessions = self.agenda.days[self.day].sessions
        kinds: list[ColumnsBy] = ["lanes"]
        kinds += ["rooms"] if any(session.rooms for session in sessions) else []
        kinds += ["tracks"] if any(session.track for session in sessions) else []
        now = self.day_columns
        following = kinds[(kinds.index(now) + 1) % len(kinds)] if now in kinds else kinds[0]
        return self._replace(columns_asked=following, view="grid")

    def with_hidden(self, hidden: Hidden) -> Shown:
        """The same with something else hidden."""
        return self._replace(hidden=hidden, hidden_here=hidden.known_in(self.agenda))

    def with_revision(self, opened: Opened, now_called: Mapping[str, str]) -> Shown:
        """The same of another revision, where sessions have the ids that `now_called` gives for their old ones."""
        shown_date = self.agenda.days[self.day].date
        dates = [day.date for day in opened.agenda.days]
        found = frozenset(now_called[one] for one in self.filter.found if one in now_called)
        return self._replace(
            opened=opened,
            places=places_of(opened.agenda),
            day=dates.index(shown_date) if shown_date in dates else min(self.day, len(dates) - 1),
            filter=self.filter._replace(found=found),
        ).with_hidden(self.hidden)


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
