"""Which programme day a session belongs to, and in which order sessions stand on it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from rostra.building.drafts import DayDraft

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

    from rostra.building.drafts import SessionDraft

DAY_CHANGE: Final = timedelta(hours=6)
"""What begins earlier belongs to the evening before, where the source does not group its sessions itself."""


class ProgrammeDays:
    """Gathers the sessions of an agenda by programme day.

    Args:
        zone: The agenda's zone; aware times are put on its clock.
        day_change: How long after midnight a day begins.
    """

    def __init__(self, zone: ZoneInfo, day_change: timedelta = DAY_CHANGE) -> None:
        self._zone = zone
        self._day_change = day_change
        self._sessions: dict[date | None, list[SessionDraft]] = {}
        self._labels: dict[date | None, str] = {}

    def local(self, moment: datetime) -> datetime:
        """`moment` as the clock of the place shows it, naive; a naive one is that already."""
        return moment if moment.tzinfo is None else moment.astimezone(self._zone).replace(tzinfo=None)

    def day_of(self, moment: datetime) -> date:
        """The programme day of what begins at `moment`."""
        return (self.local(moment) - self._day_change).date()

    def add(self, session: SessionDraft, day: date | None = None) -> None:
        """Put `session` on `day`, else on that of its start; without either it is not scheduled."""
        position = _position(session)
        if day is None and position is not None:
            day = self.day_of(position)
        self._sessions.setdefault(day, []).append(session)

    def label(self, day: date, words: str) -> None:
        """Call `day` by the source's own words."""
        self._labels.setdefault(day, words)

    def drafts(self) -> list[DayDraft]:
        """The days; sessions by start, those of one start in the order they came, those without a time last."""
        return [
            DayDraft(day, self._labels.get(day, ""), sessions=sorted(sessions, key=self._order))
            for day, sessions in self._sessions.items()
        ]

    def _order(self, session: SessionDraft) -> datetime:
        position = _position(session)
        if position is None:
            return _LAST
        return self.instant(position)

    def instant(self, moment: datetime) -> datetime:
        """`moment` in universal time, naive, to compare by."""
        aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=self._zone)
        return aware.astimezone(UTC).replace(tzinfo=None)


_LAST: Final = datetime.combine(datetime.max.date(), time.min)


def _position(session: SessionDraft) -> datetime | None:
    when = session.when
    if when is None:
        return None
    return when.start if when.start is not None else when.near
