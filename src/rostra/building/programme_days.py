"""Which programme day a session belongs to, and in which order sessions stand on it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from rostra.building.drafts import DayDraft
from rostra.model import DAY_CHANGE, programme_date
from rostra.text import counted

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from rostra.building.drafts import SessionDraft
    from rostra.problems import Problems

_LONGEST_SESSION: Final = timedelta(hours=24)
"""What lasts as long as this is probably a slip, or the whole event."""

_LAST: Final = datetime(9999, 1, 1, tzinfo=UTC)


class ProgrammeDays:
    """Gathers the sessions of an agenda by programme day.

    Args:
        zone: The agenda's zone; aware times are put on its clock.
        problems: Gets what is odd about times.
        day_change: How long after midnight a day begins.
    """

    def __init__(self, zone: ZoneInfo, problems: Problems, day_change: timedelta = DAY_CHANGE) -> None:
        self._zone = zone
        self._problems = problems
        self._day_change = day_change
        self._sessions: dict[date | None, list[tuple[datetime, SessionDraft]]] = {}
        self._labels: dict[date | None, str] = {}

    def local(self, moment: datetime) -> datetime:
        """`moment` as the clock of the place shows it; a naive one is that already."""
        return moment if moment.tzinfo is None else moment.astimezone(self._zone)

    def instant(self, moment: datetime) -> datetime:
        """`moment` in universal time, to compare by."""
        aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=self._zone)
        return aware.astimezone(UTC)

    def day_of(self, moment: datetime) -> date:
        """The programme day of what begins at `moment`."""
        return programme_date(self.local(moment), self._day_change)

    def add(self, session: SessionDraft, day: date | None = None) -> None:
        """Put `session` on `day`, else on that of its start; without either it is not scheduled."""
        position = None
        when = session.when
        if when is not None:
            position = when.start if when.start is not None else when.near
            self._look_at_length(session)
        if day is None and position is not None:
            day = self.day_of(position)
        self._sessions.setdefault(day, []).append((self.instant(position) if position is not None else _LAST, session))

    def label(self, day: date, words: str) -> None:
        """Call `day` by the source's own words."""
        self._labels.setdefault(day, words)

    def drafts(self) -> list[DayDraft]:
        """The days; sessions by start, those of one start in the order they came, those without a time last."""
        self._summarise()
        return [
            DayDraft(
                day,
                self._labels.get(day, ""),
                sessions=[session for _, session in sorted(placed, key=lambda pair: pair[0])],
            )
            for day, placed in self._sessions.items()
        ]

    def _look_at_length(self, session: SessionDraft) -> None:
        when = session.when
        if when is None or when.start is None:
            return
        length = when.length
        if when.end is not None:
            length = self.instant(when.end) - self.instant(when.start)
        if length is not None and length >= _LONGEST_SESSION:
            hours = int(length.total_seconds()) // 3600
            self._problems.warning(f"{session.title[:80]!r} lasts {hours} hours; it is kept so", when.place)

    def _summarise(self) -> None:
        """Say how many have no end or no time, in one sentence each: whole files are like that."""
        placed = [session for sessions in self._sessions.values() for _, session in sessions]
        endless = [
            session.title for session in placed
            if session.when is not None and session.when.start is not None
            and session.when.end is None and session.when.length is None
        ]  # fmt: skip
        if endless:
            verb = "has" if len(endless) == 1 else "have"
            self._problems.warning(f"{counted(len(endless), 'session')} {verb} no end, as {endless[0][:60]!r}")
        if unscheduled := self._sessions.get(None):
            verb = "is" if len(unscheduled) == 1 else "are"
            first = unscheduled[0][1].title[:60]
            self._problems.warning(
                f"{counted(len(unscheduled), 'session')} without a date or a time {verb} listed as not scheduled, "
                f"as {first!r}"
            )
