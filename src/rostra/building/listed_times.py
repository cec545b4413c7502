"""Times as schedules list them: a moment, a bare clock time and a length beside each other, under a day with bounds.

Real files contradict themselves; which of the three is right is decided here, in one place.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rostra.building.clock import LONGEST_DURATION, MOST_REMEMBERED, ClockError, parse_duration
from rostra.building.drafts import WhenDraft
from rostra.building.programme_days import ProgrammeDays
from rostra.model import DAY_CHANGE
from rostra.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from zoneinfo import ZoneInfo

    from rostra.building.drafts import SessionDraft
    from rostra.problems import Place, Problems

_LENGTH: Final = re.compile(r"(\d{1,4}):([0-5]?\d)(?::([0-5]?\d))?", re.ASCII)


def parse_length(text: str, *, has_days: bool = False) -> timedelta:
    """A length written as 0:45, 00:45, 26:00 or 01:30:00; also as 45, PT45M or 1h30, as few write it.

    Args:
        text: The length.
        has_days: Whether three numbers are days, hours and minutes, as pretalx writes from 24 hours up.

    Raises:
        ClockError: where it is none, negative, or longer than sixty days.
    """
    return _length_of(text.strip(), has_days)


@lru_cache(maxsize=MOST_REMEMBERED)
def _length_of(text: str, has_days: bool) -> timedelta:  # noqa: FBT001 - lru_cache takes a keyword for another call
    match = _LENGTH.fullmatch(text)
    if match is None:
        minutes = _minutes_in(text)
        if minutes is None:
            raise ClockError(f"{text[:40]!r} is no length; hours and minutes are expected, as 0:45")
        return timedelta(minutes=minutes)
    first, second = int(match[1]), int(match[2])
    if match[3] is not None and has_days:
        found = timedelta(days=first, hours=second, minutes=int(match[3]))
    else:
        found = timedelta(hours=first, minutes=second)
    if found > timedelta(minutes=LONGEST_DURATION):
        raise ClockError(f"{text[:40]!r} is longer than sixty days")
    return found


def _minutes_in(text: str) -> int | None:
    """The minutes of a length in another form; none for a single digit, which may mean hours as well."""
    try:
        return parse_duration(text) if len(text) > 1 else None
    except ClockError:
        return None


class Listed(NamedTuple):
    """The time of one session as a schedule lists it; every part may be missing."""

    moment: datetime | None = None
    """Date and time, aware or not."""
    clock: int | None = None
    """Minutes after midnight, on the clock of the place."""
    length: timedelta | None = None
    end: datetime | None = None


class ListedDay(NamedTuple):
    """A day of a schedule with its bounds, as far as the file gives them."""

    date: date | None = None
    start: datetime | None = None
    end: datetime | None = None


def evident_moments(listed: Iterable[Listed]) -> list[datetime]:
    """The times that tell which zone a schedule is in; naive where only a bare clock time says what the place sees."""
    found = []
    for one in listed:
        moment = one.moment
        if moment is None:
            if one.clock is not None:
                found.append(_NOWHERE)
        elif one.clock is not None and not _shows(moment, one.clock) and not _is_clock_universal(moment, one.clock):
            found.append(moment.replace(tzinfo=None))
        else:
            found.append(moment)
    return found


def _shows(moment: datetime, clock: int) -> bool:
    return moment.hour * 60 + moment.minute == clock


def _is_clock_universal(moment: datetime, clock: int) -> bool:
    """Whether it is the bare clock time that is universal, as OSEM writes it, and the moment that of the place."""
    return bool(moment.utcoffset()) and _shows(moment.astimezone(UTC), clock)


_NOWHERE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - stands for any local time


class ListedTimes:
    """Puts listed sessions on their days.

    Args:
        zone: The agenda's zone.
        listed: All times of the schedule, from which it is seen whether its offsets can be true.
        problems: Gets what is contradictory.
        day_change: How long after midnight a day begins.
    """

    def __init__(
        self, zone: ZoneInfo, listed: Sequence[Listed], problems: Problems, day_change: timedelta = DAY_CHANGE
    ) -> None:
        self._problems = problems
        self._day_change = day_change
        self._days = ProgrammeDays(zone, problems)
        self._dates: dict[ListedDay, tuple[date | None, datetime | None, datetime | None]] = {}
        self._contradictions: list[str] = []
        self._offsets_are_false = _are_offsets_false(zone, listed)
        if self._offsets_are_false:
            problems.warning(
                f"the file gives its times in UTC, and as clock times of the place as well, which in {zone.key} "
                "cannot both be true; the clock times are taken"
            )

    @property
    def days(self) -> ProgrammeDays:
        """The days so far; each one's sessions in order."""
        if self._contradictions:
            number = counted(len(self._contradictions), "session")
            self._problems.warning(
                f"{number} with a start that is not the time of its date; the date is taken "
                f"(first {self._contradictions[0]})"
            )
            self._contradictions.clear()
        return self._days

    def add(self, session: SessionDraft, listed: Listed, day: ListedDay, place: Place) -> None:
        """Give `session` its time and put it on its day."""
        moment, end = listed.moment, listed.end
        if moment is not None and self._offsets_are_false:
            moment = moment.replace(tzinfo=None)
            end = end.replace(tzinfo=None) if end is not None else None
        dated, begin, limit = self._bounds(day)
        if moment is None and listed.clock is not None and dated is not None:
            since_midnight = timedelta(minutes=listed.clock)
            after_midnight = since_midnight < self._day_change
            moment = datetime.combine(dated, time.min) + since_midnight + timedelta(days=int(after_midnight))
        elif moment is not None:
            local = self._days.local(moment)
            if listed.clock is not None and not _shows(local, listed.clock):
                self._contradict(local, listed.clock, session.title)
            dated = self._programme_date(moment, local, dated, begin, limit)
        if moment is not None:
            session.when = WhenDraft(moment, end, length=listed.length if end is None else None, place=place)
        self._days.add(session, dated)

    def _contradict(self, local: datetime, clock: int, title: str) -> None:
        self._contradictions.append(f"{title[:60]!r}: {clock // 60:02}:{clock % 60:02}, not {local:%H:%M}")

    def _programme_date(
        self, moment: datetime, local: datetime, dated: date | None, begin: datetime | None, limit: datetime | None
    ) -> date:
        """The day that the source puts it on, where that is possible."""
        if dated is not None:
            if begin is not None and limit is not None:
                if begin <= self._days.instant(moment) < limit:
                    return dated
            elif local.date() == dated or (
                local.date() == dated + timedelta(days=1)
                and timedelta(hours=local.hour, minutes=local.minute) < self._day_change
            ):
                return dated
        return self._days.day_of(moment)

    def _bounds(self, day: ListedDay) -> tuple[date | None, datetime | None, datetime | None]:
        """The date that a listed day means, and its bounds in universal time."""
        known = self._dates.get(day)
        if known is None:
            begin = self._days.instant(day.start) if day.start is not None else None
            limit = self._days.instant(day.end) if day.end is not None else None
            known = (self._date(day, begin, limit), begin, limit)
            self._dates[day] = known
        return known

    def _date(self, day: ListedDay, begin: datetime | None, limit: datetime | None) -> date | None:
        """The label's date unless the bounds show that it is another day's, as where dates are counted in UTC."""
        if day.start is None or begin is None:
            return day.date
        first = self._days.local(day.start)
        if day.date is None or limit is None:
            return day.date or first.date()
        noon = self._days.instant(datetime.combine(day.date, time(12)))
        if begin <= noon < limit or first.date() == day.date:
            return day.date
        return (first + (limit - begin) / 2).date()


def _are_offsets_false(zone: ZoneInfo, listed: Sequence[Listed]) -> bool:
    """Whether every moment claims to be in UTC and is yet the clock time of a place that is elsewhere."""
    compared = [(one.moment, one.clock) for one in listed if one.moment is not None and one.clock is not None]
    return bool(compared) and all(
        moment.utcoffset() == timedelta()
        and _shows(moment, clock)
        and moment.astimezone(zone).utcoffset() != timedelta()
        for moment, clock in compared
    )
